//! The six questions of improvement, each answered from the example system.

use commonweal::{
    Cascade, CascadeModel, Costs, Counts, Date, DirectRate, Direction, Doses, Estimate, Estimates,
    Funnel, FunnelKind, FunnelModel, Gradient, GradientModel, Order, OrderedGroups, Orientation,
    Overdispersion, Polarity, Proportion, Ranks, Result, StageCounts, StandardPopulation, Strata,
    SuppressedCounts, Suppression, Xmr, XmrModel,
};

use super::example_system::{AGE_FROM, ExampleSystem, Practice, Reached, SPENT, SmallArea};
use super::tree::{Branch, tree};
use super::trusts::{Trust, UNIT_OPENED};

/// One number a place, and the system as a whole.
#[derive(Debug, Clone)]
pub(crate) struct ByPlace {
    /// People.
    pub(crate) people: Vec<f64>,
    /// Deaths in one year.
    pub(crate) deaths: Vec<f64>,
    /// The share of people in the most deprived national fifth.
    pub(crate) deprived: Estimates,
    /// The system, its places and their networks, with the people of each.
    pub(crate) tree: Vec<Branch>,
    /// Deaths per 100,000, at the ages of the European Standard Population 2013.
    pub(crate) mortality: Estimates,
    /// The same for the whole system.
    pub(crate) whole: Estimate,
}

/// **Where do we stand, place by place?**
pub(crate) fn where_it_stands(system: &ExampleSystem) -> Result<ByPlace> {
    let tree = tree(system)?;
    let places = || tree.iter().filter(|branch| branch.depth == 1);
    let people: Vec<f64> = places().map(|place| place.people).collect();
    let deprived: Vec<f64> = places().map(|place| place.deprived).collect();
    let mut deaths = Vec::new();
    let (mut events, mut population) = (Vec::new(), Vec::new());
    for place in 0..system.places.len() {
        let areas = || {
            system
                .areas
                .iter()
                .filter(|area| place_of(system, area) == place)
        };
        let (died, lived) = by_age(areas());
        deaths.push(died.iter().sum());
        events.extend(died);
        population.extend(lived);
    }
    let standard = StandardPopulation::European2013.weights(&AGE_FROM, None)?;
    let weights = standard.repeat(system.places.len());
    let offsets: Vec<usize> = (0..=system.places.len())
        .map(|place| place * AGE_FROM.len())
        .collect();
    let rates = DirectRate::new().minimum_events(10.0);
    let (died, lived) = by_age(system.areas.iter());
    Ok(ByPlace {
        deprived: Proportion::new().estimate(&Counts::new(&deprived, &people)?)?,
        mortality: rates.estimate_groups(&offsets, &events, &population, &weights, None)?,
        whole: rates.estimate(&Strata::new(&died, &lived, &standard)?)?,
        people,
        deaths,
        tree,
    })
}

/// **How unequal is it?** Deaths at the same ages by national decile of deprivation, and the line through them; with the rate
/// of each decile.
pub(crate) fn how_unequal(system: &ExampleSystem) -> Result<(Gradient, Vec<Estimate>)> {
    let standard = StandardPopulation::European2013.weights(&AGE_FROM, None)?;
    let (mut ranks, mut people, mut deciles) = (Vec::new(), Vec::new(), Vec::new());
    for tenth in 1..=10 {
        let areas = || system.areas.iter().filter(|area| area.decile() == tenth);
        let (died, lived) = by_age(areas());
        // A national decile may have no area in a system: the line then has a group less, and the result says so.
        if lived.iter().all(|&band| band == 0.0) {
            continue;
        }
        ranks.push(f64::from(tenth));
        people.push(lived.iter().sum());
        deciles.push(DirectRate::new().estimate(&Strata::new(&died, &lived, &standard)?)?);
    }
    let rates: Vec<f64> = deciles.iter().map(|rate| rate.value).collect();
    let errors = deciles
        .iter()
        .map(|rate| rate.standard_error.unwrap_or(f64::NAN));
    let errors: Vec<f64> = errors.collect();
    let groups = OrderedGroups::new(&rates, &people, Ranks::most_deprived_first(&ranks))?
        .with_standard_errors(&errors)?;
    let model = GradientModel::new()
        .orientation(Orientation::Gap)
        .polarity(Polarity::LowerIsBetter);
    Ok((
        model.estimate(&groups)?.with_unit("deaths per 100,000"),
        deciles,
    ))
}

/// **Which practices differ?** People with high blood pressure who are treated to target, by practice.
pub(crate) fn which_practices_differ(system: &ExampleSystem) -> Result<Funnel> {
    let column = |pick: fn(&Practice) -> u32| {
        system
            .practices
            .iter()
            .map(|practice| f64::from(pick(practice)))
            .collect::<Vec<_>>()
    };
    let (treated, register) = (column(|p| p.treated_to_target), column(|p| p.on_register));
    let model = FunnelModel::new(FunnelKind::Proportion)
        .per(100.0)
        .polarity(Polarity::HigherIsBetter)
        .overdispersion(Overdispersion::Additive);
    model.estimate(&Counts::new(&treated, &register)?)
}

/// What the example's trusts aim at, in per cent within four hours.
pub(crate) const AIM: f64 = 78.0;

/// One series of one trust, charted.
#[derive(Debug, Clone)]
pub(crate) struct Indicator {
    /// What is measured, and where.
    pub(crate) name: String,
    /// Its unit as it stands behind a number.
    pub(crate) unit: &'static str,
    /// The chart.
    pub(crate) chart: Xmr,
}

/// **Is it changing?** The share of people who leave each emergency department within four hours, by month.
pub(crate) fn is_it_changing(system: &ExampleSystem) -> Result<Vec<Xmr>> {
    let days = days(system)?;
    let chart = |(place, trust): (usize, &Trust)| {
        let shares = percentages(&trust.within_four_hours, &trust.attendances);
        let mut model = XmrModel::new()
            .dates(&days)
            .direction(Direction::Increase)
            .target(AIM);
        if place == 0 {
            model = model.rebase(&[UNIT_OPENED]);
        }
        Ok(model.estimate(&shares)?.with_unit("% within four hours"))
    };
    system.trusts.iter().enumerate().map(chart).collect()
}

/// What the example's trusts aim at for patients who wait more than 30 minutes in an ambulance, in per cent.
pub(crate) const HANDOVER_AIM: f64 = 10.0;

/// The same months at a glance: beside the four hours, ambulances that wait, and how many people come.
pub(crate) fn at_a_glance(system: &ExampleSystem) -> Result<Vec<Indicator>> {
    let days = days(system)?;
    let mut all = Vec::new();
    for (trust, four_hours) in system.trusts.iter().zip(is_it_changing(system)?) {
        let late = percentages(&trust.taken_over_late, &trust.by_ambulance);
        let late = XmrModel::new()
            .dates(&days)
            .direction(Direction::Decrease)
            .target(HANDOVER_AIM)
            .estimate(&late)?;
        let people: Vec<f64> = trust
            .attendances
            .iter()
            .map(|&all| f64::from(all))
            .collect();
        let people = XmrModel::new().dates(&days).estimate(&people)?;
        for (what, unit, chart) in [
            ("within four hours", "%", four_hours),
            ("ambulances over 30 min", "%", late),
            ("attendances", "", people),
        ] {
            all.push(Indicator {
                name: format!("{}: {what}", trust.short_name()),
                unit,
                chart,
            });
        }
    }
    Ok(all)
}

fn days(system: &ExampleSystem) -> Result<Vec<Date>> {
    system
        .months
        .iter()
        .map(|month| Date::parse(month))
        .collect()
}

fn percentages(part: &[u32], whole: &[u32]) -> Vec<f64> {
    let months = part.iter().zip(whole);
    months
        .map(|(&part, &whole)| 100.0 * f64::from(part) / f64::from(whole))
        .collect()
}

/// **Whom did it reach?** The home monitoring programme from those it is for to those who finished, by national fifth.
pub(crate) fn whom_did_it_reach(system: &ExampleSystem) -> Result<Cascade> {
    let column = |pick: fn(&Reached) -> u32| {
        system
            .programme
            .iter()
            .map(|fifth| f64::from(pick(fifth)))
            .collect::<Vec<_>>()
    };
    let (eligible, offered, accepted) = (
        column(|r| r.eligible),
        column(|r| r.offered),
        column(|r| r.accepted),
    );
    let (started, completed) = (column(|r| r.started), column(|r| r.completed));
    let (fifths, planned) = (column(|r| r.fifth), column(|r| r.planned));
    let weeks = [column(|r| r.weeks).iter().sum::<f64>()];
    let stages = [
        ("eligible", eligible.as_slice()),
        ("offered", &offered),
        ("accepted", &accepted),
        ("started", &started),
        ("completed", &completed),
    ];
    let names: Vec<String> = fifths
        .iter()
        .map(|fifth| format!("fifth {fifth}"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let payers = SPENT.map(|spent| spent.payer);
    let paid_for = SPENT.map(|spent| spent.stage);
    let pounds = SPENT.map(|spent| f64::from(spent.pounds));
    let counts = StageCounts::new(&stages)?
        .with_strata(&names)?
        .with_ranks(&fifths, Order::MostDeprivedFirst)?
        .with_planned(&planned)?
        .with_doses(Doses::new(&["started"], &weeks, &["weeks of readings"])?)?
        .with_costs(Costs::new(
            &payers,
            &paid_for,
            &pounds,
            &[2025.0; SPENT.len()],
        )?)?;
    CascadeModel::new()
        .suppression(Suppression::hes())
        .estimate(&counts)
}

/// Admissions among those who finished: few, and so shown under the rule of small numbers.
pub(crate) fn admitted(system: &ExampleSystem) -> Result<SuppressedCounts> {
    let counts: Vec<f64> = system
        .programme
        .iter()
        .map(|fifth| f64::from(fifth.admitted))
        .collect();
    Suppression::hes().apply(&counts)
}

fn place_of(system: &ExampleSystem, area: &SmallArea) -> usize {
    let practice = &system.practices[area.practice];
    system.networks[practice.network].place
}

/// Deaths and people of some areas by age band.
fn by_age<'a>(areas: impl Iterator<Item = &'a SmallArea>) -> (Vec<f64>, Vec<f64>) {
    let mut deaths = vec![0.0; AGE_FROM.len()];
    let mut people = vec![0.0; AGE_FROM.len()];
    for area in areas {
        for band in 0..AGE_FROM.len() {
            deaths[band] += f64::from(area.deaths[band]);
            people[band] += f64::from(area.people[band]);
        }
    }
    (deaths, people)
}
