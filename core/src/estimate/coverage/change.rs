//! Changes between two figures, trends, and the gradient of life expectancy: what is made of other results.

use super::{Outcome, Setting};
use crate::error::Result;
use crate::numeric::math::{exp, pow};
use crate::numeric::rng::Rng;
use crate::{
    Change, ChangeModel, ChangeScale, Counts, CrudeRate, Estimates, GiniIndex, GiniInterval,
    LifeExpectancyGradient, OrderedGroups, Ranks, SlopeIndex, TrendModel, TrendScale,
    TrendVariance, WeightedValues,
};

/// The one pair of figures of a sample; of figures that cannot be compared there is no interval.
impl From<Result<Change>> for Outcome {
    fn from(change: Result<Change>) -> Self {
        change.map(|change| change.estimates.row(0).unwrap()).into()
    }
}

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    for (first, second) in [(3.0, 6.0), (10.0, 15.0), (100.0, 80.0)] {
        for (scale, name) in [
            (ChangeScale::Difference, "`variance-recovery`"),
            (ChangeScale::Ratio, "`variance-recovery`, ratio"),
        ] {
            let truth = match scale {
                ChangeScale::Difference => second - first,
                ChangeScale::Ratio => second / first,
            };
            settings.push(Setting::new(
                ("change of crude rates", name),
                format!("{first} events expected, then {second}"),
                truth,
                move |rng| {
                    let (before, after) = (rate(rng, first), rate(rng, second));
                    ChangeModel::new().scale(scale).estimate(&before, &after)
                },
            ));
        }
    }
    settings.push(Setting::new(
        (
            "change of crude rates",
            "`variance-recovery`, correlation 2/3",
        ),
        "three years, 50 events expected in each, then three that share two of them",
        0.0,
        |rng| {
            let years = [0; 4].map(|_| rng.poisson(50.0));
            let of = |years: &[f64]| {
                let events = [years.iter().sum()];
                let counts = Counts::new(&events, &[3.0]).unwrap();
                CrudeRate::new().per(1.0).estimate(&counts).unwrap()
            };
            let (before, after) = (of(&years[..3]), of(&years[1..]));
            ChangeModel::new()
                .correlation(2.0 / 3.0)
                .estimate(&before, &after)
        },
    ));
    settings.push(Setting::new(
        ("change of slope indices", "`variance-recovery`"),
        "values about a line in ten groups, standard errors known, then a steeper one",
        -0.5,
        |rng| {
            let (before, after) = (slope(rng, 2.0), slope(rng, 1.5));
            ChangeModel::new().estimate(&before, &after)
        },
    ));
    settings.push(Setting::new(
        ("change of Gini indices", "`variance-recovery`"),
        "200 exponential values, then 300",
        0.0,
        |rng| {
            let (before, after) = (gini(rng, 200), gini(rng, 300));
            ChangeModel::new().estimate(&before, &after)
        },
    ));
    trends(&mut settings);
    life_gradient(&mut settings);
    settings
}

fn rate(rng: &mut Rng, mean: f64) -> Estimates {
    let counts = ([rng.poisson(mean)], [1.0]);
    let counts = Counts::new(&counts.0, &counts.1).unwrap();
    CrudeRate::new().per(1.0).estimate(&counts).unwrap()
}

fn slope(rng: &mut Rng, slope: f64) -> crate::Estimate {
    let rank: Vec<f64> = (1..=10).map(f64::from).collect();
    let line = rank.iter().map(|rank| slope * (rank - 0.5) / 10.0);
    let values: Vec<f64> = line
        .map(|value| value + 0.3 * rng.standard_normal())
        .collect();
    let groups =
        OrderedGroups::new(&values, &[1.0; 10], Ranks::most_deprived_first(&rank)).unwrap();
    let groups = groups.with_standard_errors(&[0.3; 10]).unwrap();
    SlopeIndex::new().estimate(&groups).unwrap()
}

fn gini(rng: &mut Rng, people: usize) -> crate::Estimate {
    let values: Vec<f64> = (0..people).map(|_| rng.exponential()).collect();
    let values = WeightedValues::new(&values, None).unwrap();
    let model = GiniIndex::new().interval(GiniInterval::Linearised);
    model.estimate(&values).unwrap()
}

/// Five yearly rates that fall by a tenth each year, without more scatter than chance and with it.
fn trends(settings: &mut Vec<Setting>) {
    let years = [0.0, 1.0, 2.0, 3.0, 4.0];
    let kinds = [
        (TrendVariance::Sampling, "`propagated`"),
        (TrendVariance::Scaled, "`propagated-scaled`"),
        (TrendVariance::ScaledNormal, "`propagated-scaled`, normal"),
    ];
    for (variance, name) in kinds {
        for (mean, spread) in [(30.0, 0.0), (300.0, 0.0), (300.0, 0.2)] {
            let scatter = if spread > 0.0 {
                ", which scatter more than by chance"
            } else {
                ""
            };
            settings.push(Setting::new(
                ("trend, per cent a year", name),
                format!("five years, {mean} events expected in the first{scatter}"),
                -10.0,
                move |rng| {
                    let events = years.map(|year| {
                        let noise = spread * rng.standard_normal();
                        rng.poisson(mean * pow(0.9, year) * exp(noise))
                    });
                    let counts = Counts::new(&events, &[1.0; 5]).unwrap();
                    let rates = CrudeRate::new().per(1.0).estimate(&counts).unwrap();
                    let model = TrendModel::new().scale(TrendScale::Log).variance(variance);
                    model.estimate(&rates, &years).map(|trend| trend.slope)
                },
            ));
        }
    }
}

/// Five groups whose life expectancies lie on a line, from deaths by age.
fn life_gradient(settings: &mut Vec<Setting>) {
    let (age, share) = ([0.0, 40.0, 65.0, 80.0], [0.5, 0.3, 0.15, 0.05]);
    let rates = [0.002, 0.008, 0.03, 0.12];
    let ages: Vec<f64> = age.repeat(5);
    let rank: Vec<f64> = (0..20).map(|row| f64::from(row / 4)).collect();
    for people in [20_000.0, 200_000.0] {
        // Rates fall by a twentieth from group to group; the truth is the line through what they mean for life.
        let rate = move |row: usize| rates[row % 4] * pow(0.95, rank_of(row));
        let population: Vec<f64> = (0..20).map(|row| people * share[row % 4]).collect();
        let expected: Vec<f64> = (0..20).map(|row| rate(row) * population[row]).collect();
        let model = LifeExpectancyGradient::new();
        let of = {
            let (ages, rank) = (ages.clone(), rank.clone());
            move |deaths: &[f64], people: &[f64]| {
                model.estimate(deaths, people, &ages, Ranks::most_deprived_first(&rank))
            }
        };
        let truth = of(&expected, &population).unwrap().slope_index.value;
        settings.push(Setting::new(
            ("slope index of life expectancy", "`propagated`"),
            format!("five groups of {people} people in 4 age bands"),
            truth,
            move |rng| {
                let deaths: Vec<f64> = expected.iter().map(|mean| rng.poisson(*mean)).collect();
                of(&deaths, &population).map(|gradient| gradient.slope_index)
            },
        ));
    }
}

fn rank_of(row: usize) -> f64 {
    [0.0, 1.0, 2.0, 3.0, 4.0][row / 4]
}
