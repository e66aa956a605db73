//! A health system that does not exist: about a million people, four places, 24 networks of 120 practices, two acute
//! trusts, six partnerships and one programme. Everything is made by a seeded generator of whole numbers, so that every
//! machine makes the same system to the last person.

use super::random::SplitMix64;
use super::trusts::{Trust, months, trusts};

/// The seed of the generator.
pub(crate) const SEED: u64 = 2026;

/// The system.
pub(crate) const NAME: &str = "Fairmere and Holt";

/// Ages from which the bands run.
pub(crate) const AGE_FROM: [f64; 8] = [0.0, 15.0, 30.0, 45.0, 55.0, 65.0, 75.0, 85.0];

/// Chance of dying within the year at middling deprivation, per 100,000, by age band.
const CHANCE: [f64; 8] = [32.0, 45.0, 115.0, 330.0, 780.0, 1_750.0, 4_700.0, 14_200.0];

/// What the generator is told about a place.
struct Plan {
    name: &'static str,
    areas: usize,
    practices: usize,
    networks: usize,
    /// The middle of its small areas on the national ranking, in thousandths from the most deprived end.
    middle: i64,
    /// The share of each age band, in thousandths.
    ages: [u32; 8],
}

const PLACES: [Plan; 4] = [
    Plan {
        name: "Harbourside",
        areas: 200,
        practices: 38,
        networks: 8,
        middle: 260,
        ages: [190, 235, 225, 118, 100, 75, 42, 15],
    },
    Plan {
        name: "Northmoor",
        areas: 170,
        practices: 32,
        networks: 6,
        middle: 410,
        ages: [185, 185, 195, 132, 125, 100, 58, 20],
    },
    Plan {
        name: "Holt Vale",
        areas: 145,
        practices: 27,
        networks: 5,
        middle: 670,
        ages: [150, 140, 165, 140, 145, 140, 88, 32],
    },
    Plan {
        name: "Kingsmead",
        areas: 125,
        practices: 23,
        networks: 5,
        middle: 780,
        ages: [185, 160, 200, 145, 128, 100, 60, 22],
    },
];

/// All small areas of the country.
pub(crate) const ALL_AREAS: u32 = 32_844;

/// A neighbourhood of some 1,600 people.
#[derive(Debug, Clone)]
pub(crate) struct SmallArea {
    /// Its code, which begins with X: no such code is in use.
    pub(crate) code: String,
    /// Which practice serves it.
    pub(crate) practice: usize,
    /// Its rank among all 32,844 small areas of the country, 1 for the most deprived.
    pub(crate) national_rank: u32,
    /// People by age band.
    pub(crate) people: [u32; 8],
    /// Deaths in one year by age band.
    pub(crate) deaths: [u32; 8],
}

impl SmallArea {
    /// Its national decile: 1 holds the most deprived tenth of all small areas.
    pub(crate) fn decile(&self) -> u32 {
        (self.national_rank - 1) * 10 / ALL_AREAS + 1
    }

    /// Whether it is in the most deprived national fifth.
    pub(crate) fn in_deprived_fifth(&self) -> bool {
        self.decile() <= 2
    }

    /// All its people.
    pub(crate) fn everyone(&self) -> u32 {
        self.people.iter().sum()
    }
}

/// A general practice.
#[derive(Debug, Clone)]
pub(crate) struct Practice {
    /// Its code.
    pub(crate) code: String,
    /// Which network it belongs to.
    pub(crate) network: usize,
    /// People with high blood pressure on its register.
    pub(crate) on_register: u32,
    /// Those of them who are treated to target.
    pub(crate) treated_to_target: u32,
}

/// A primary care network.
#[derive(Debug, Clone)]
pub(crate) struct Network {
    /// Its code.
    pub(crate) code: String,
    /// Which place it belongs to.
    pub(crate) place: usize,
}

/// People of one fifth of deprivation on their way through the programme.
#[derive(Debug, Clone)]
pub(crate) struct Reached {
    /// 1 for the most deprived national fifth.
    pub(crate) fifth: u32,
    /// People whom the programme is for.
    pub(crate) eligible: u32,
    /// Those who were written to.
    pub(crate) offered: u32,
    /// Those who said yes.
    pub(crate) accepted: u32,
    /// Those who were given a monitor.
    pub(crate) started: u32,
    /// Those who sent readings for eight weeks.
    pub(crate) completed: u32,
    /// Those of them who were admitted to hospital within 90 days.
    pub(crate) admitted: u32,
    /// Those whom the plan was to bring to the end.
    pub(crate) planned: u32,
    /// Weeks in which readings came in.
    pub(crate) weeks: u32,
}

/// What one payer spent on the programme at one stage, in pounds of 2025.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spent {
    /// Who paid.
    pub(crate) payer: &'static str,
    /// For which stage.
    pub(crate) stage: &'static str,
    /// How much.
    pub(crate) pounds: u32,
}

/// What the programme cost.
pub(crate) const SPENT: [Spent; 4] = [
    Spent {
        payer: "NHS",
        stage: "offered",
        pounds: 41_000,
    },
    Spent {
        payer: "NHS",
        stage: "started",
        pounds: 214_000,
    },
    Spent {
        payer: "councils",
        stage: "offered",
        pounds: 36_000,
    },
    Spent {
        payer: "charity",
        stage: "completed",
        pounds: 18_500,
    },
];

/// The whole system.
#[derive(Debug, Clone)]
pub(crate) struct ExampleSystem {
    /// The names of the places.
    pub(crate) places: Vec<&'static str>,
    /// Its networks.
    pub(crate) networks: Vec<Network>,
    /// Its practices.
    pub(crate) practices: Vec<Practice>,
    /// Its small areas.
    pub(crate) areas: Vec<SmallArea>,
    /// Its trusts.
    pub(crate) trusts: Vec<Trust>,
    /// The first day of each month of the trusts' figures, as ISO text.
    pub(crate) months: Vec<String>,
    /// The home monitoring programme by national fifth.
    pub(crate) programme: Vec<Reached>,
}

/// Makes the system.
#[must_use]
pub(crate) fn example_system() -> ExampleSystem {
    let mut random = SplitMix64(SEED);
    let (mut networks, mut practices, mut areas) = (Vec::new(), Vec::new(), Vec::new());
    for (place, plan) in PLACES.iter().enumerate() {
        let (first_network, first_practice) = (networks.len(), practices.len());
        for _ in 0..plan.networks {
            let code = format!("XN{:02}", networks.len() + 1);
            networks.push(Network { code, place });
        }
        for practice in 0..plan.practices {
            practices.push(Practice {
                code: format!("XP{:03}", practices.len() + 1),
                network: first_network + practice * plan.networks / plan.practices,
                on_register: 0,
                treated_to_target: 0,
            });
        }
        for area in 0..plan.areas {
            let made = small_area(
                &mut random,
                plan,
                areas.len() + 1,
                first_practice + area * plan.practices / plan.areas,
            );
            areas.push(made);
        }
    }
    treat(&mut random, &mut practices, &areas);
    let programme = monitor(&mut random, &areas);
    let trusts = trusts(&mut random);
    ExampleSystem {
        places: PLACES.iter().map(|place| place.name).collect(),
        networks,
        practices,
        areas,
        trusts,
        months: months(),
        programme,
    }
}

fn small_area(random: &mut SplitMix64, plan: &Plan, number: usize, practice: usize) -> SmallArea {
    // In ten thousandths of the national ranking.
    let at = (plan.middle * 10 + 21 * random.about_normal() / 10).clamp(10, 9_990);
    let at = u32::try_from(at).unwrap_or(5_000);
    let size = u32::try_from((1_575 + 24 * random.about_normal() / 100).max(400)).unwrap_or(1_575);
    let people = plan.ages.map(|share| {
        size * share * (850 + u32::try_from(random.next() % 300).unwrap_or(0)) / 1_000_000
    });
    // From 1.6 times the middling chance in the most deprived areas to half of it in the least; less steep in old age.
    let place = f64::from(at) / 10_000.0;
    let deaths = std::array::from_fn(|band| {
        let steep = if band < 6 { 1.0 } else { 0.45 };
        let times = 1.0 + steep * (0.55 - 1.05 * place + 0.2 * (0.5 - place) * (0.5 - place));
        random.of(people[band], CHANCE[band] * times / 100_000.0)
    });
    SmallArea {
        code: format!("X{number:05}"),
        practice,
        national_rank: at * ALL_AREAS / 10_000 + 1,
        people,
        deaths,
    }
}

/// High blood pressure: a register of about one adult in six, and how many are treated to target. Practices differ a
/// little more than chance; three stand apart.
fn treat(random: &mut SplitMix64, practices: &mut [Practice], areas: &[SmallArea]) {
    for (index, practice) in practices.iter_mut().enumerate() {
        let served = areas.iter().filter(|area| area.practice == index);
        let (mut adults, mut ranks, mut count) = (0, 0, 0);
        for area in served {
            adults += adults_of(area);
            ranks += area.national_rank;
            count += 1;
        }
        let deprivation = f64::from(ranks) / f64::from(count) / f64::from(ALL_AREAS);
        practice.on_register = random.of(adults, 0.215);
        let apart = match index {
            17 => -0.16,
            61 => -0.12,
            104 => 0.13,
            _ => 0.0,
        };
        let chance =
            (0.64 + 0.07 * deprivation + 0.022 * random.spread() + apart).clamp(0.05, 0.95);
        practice.treated_to_target = random.of(practice.on_register, chance);
    }
}

fn adults_of(area: &SmallArea) -> u32 {
    area.people[2..].iter().sum()
}

/// Home blood pressure monitoring by national fifth: fewer of the most deprived are offered it and finish it.
fn monitor(random: &mut SplitMix64, areas: &[SmallArea]) -> Vec<Reached> {
    let steps = [
        (0.42, 0.38, 0.80, 0.61),
        (0.49, 0.43, 0.83, 0.66),
        (0.55, 0.47, 0.86, 0.70),
        (0.60, 0.51, 0.88, 0.74),
        (0.64, 0.54, 0.90, 0.78),
    ];
    (0..)
        .zip(steps)
        .map(|(fifth, (offer, accept, start, complete))| {
            let inside = |area: &&SmallArea| (area.national_rank - 1) * 5 / ALL_AREAS == fifth;
            let adults = areas.iter().filter(inside).map(adults_of).sum();
            let eligible = random.of(adults, 0.031);
            let offered = random.of(eligible, offer);
            let accepted = random.of(offered, accept);
            let started = random.of(accepted, start);
            let completed = random.of(started, complete);
            Reached {
                fifth: fifth + 1,
                eligible,
                offered,
                accepted,
                started,
                completed,
                admitted: random.of(completed, 0.02),
                planned: [400, 800, 700, 800, 600][fifth as usize],
                weeks: completed * 8 + random.of((started - completed) * 8, 0.4),
            }
        })
        .collect()
}
