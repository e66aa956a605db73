//! The two acute trusts of the example system: their emergency departments, month by month.

use super::random::SplitMix64;

/// How many months the figures of the trusts cover.
pub(crate) const MONTHS: usize = 36;

/// The month in which the first trust opened its same-day unit: limits of its four hours start anew there.
pub(crate) const UNIT_OPENED: usize = 22;

/// The first month in which ambulances wait longer at the second trust.
const QUEUES_BEGIN: usize = 28;

/// An acute trust with its emergency department, month by month.
#[derive(Debug, Clone)]
pub(crate) struct Trust {
    /// Its code.
    pub(crate) code: &'static str,
    /// Its name.
    pub(crate) name: &'static str,
    /// Attendances in each month.
    pub(crate) attendances: Vec<u32>,
    /// Those who were admitted, transferred or sent home within four hours.
    pub(crate) within_four_hours: Vec<u32>,
    /// Patients whom ambulances brought.
    pub(crate) by_ambulance: Vec<u32>,
    /// Those of them whom the department took over more than 30 minutes after they arrived.
    pub(crate) taken_over_late: Vec<u32>,
}

impl Trust {
    /// The first word of its name.
    pub(crate) fn short_name(&self) -> &'static str {
        self.name.split(' ').next().unwrap_or(self.name)
    }
}

/// The first day of each month, as ISO text: from April 2023 on.
pub(crate) fn months() -> Vec<String> {
    (0..MONTHS)
        .map(|month| format!("{}-{:02}-01", 2023 + (month + 3) / 12, (month + 3) % 12 + 1))
        .collect()
}

/// Makes them.
pub(crate) fn trusts(random: &mut SplitMix64) -> Vec<Trust> {
    let mut trusts = vec![
        trust(random, "XT1", "Fairmere Hospitals", 11_400, |month| {
            if month < UNIT_OPENED { 0.716 } else { 0.768 }
        }),
        trust(random, "XT2", "Holt General", 7_200, |_| 0.741),
    ];
    let late: [fn(usize) -> f64; 2] = [
        |month| if month < UNIT_OPENED { 0.172 } else { 0.121 },
        |month| if month < QUEUES_BEGIN { 0.094 } else { 0.138 },
    ];
    for (trust, late) in trusts.iter_mut().zip(late) {
        for (month, &attendances) in trust.attendances.iter().enumerate() {
            let brought = random.of(attendances, 0.27);
            trust.by_ambulance.push(brought);
            let chance = late(month) + 0.008 * random.spread();
            trust.taken_over_late.push(random.of(brought, chance));
        }
    }
    trusts
}

/// One trust's months: attendances vary a little, and the share seen in time a little more than chance makes it.
fn trust(
    random: &mut SplitMix64,
    code: &'static str,
    name: &'static str,
    size: u32,
    usual: fn(usize) -> f64,
) -> Trust {
    let (mut attendances, mut within_four_hours) = (Vec::new(), Vec::new());
    for month in 0..MONTHS {
        let share = 1_000 + 30 * random.about_normal() / 1_000;
        let people = size * u32::try_from(share).unwrap_or(1_000) / 1_000;
        let chance = usual(month) + 0.011 * random.spread();
        attendances.push(people);
        within_four_hours.push(random.of(people, chance));
    }
    Trust {
        code,
        name,
        attendances,
        within_four_hours,
        by_ambulance: Vec::new(),
        taken_over_late: Vec::new(),
    }
}
