//! Slope, relative and concentration indices: ten groups of unequal size, or persons.

use super::Setting;
use crate::numeric::math::pow;
use crate::numeric::rng::Rng;
use crate::{
    ConcentrationIndex, ConcentrationInterval, EventDistribution, Model, OrderedGroups,
    RankedValues, Ranks, RelativeIndex, Scale, SlopeIndex, SlopeInterval, Variance,
};

const RANK: [f64; 10] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0];
const PEOPLE: [f64; 10] = [
    9_000.0, 10_000.0, 12_000.0, 11_000.0, 10_000.0, 9_500.0, 8_000.0, 7_000.0, 6_500.0, 5_000.0,
];
/// The line that the values follow: its ends.
const MOST: f64 = 0.03;
const LEAST: f64 = 0.01;

/// Where each group stands: the middle of its people.
fn ridits() -> [f64; 10] {
    let all: f64 = PEOPLE.iter().sum();
    let mut before = 0.0;
    PEOPLE.map(|people| {
        let middle = (before + people / 2.0) / all;
        before += people;
        middle
    })
}

fn line() -> [f64; 10] {
    ridits().map(|at| MOST + (LEAST - MOST) * at)
}

fn curve() -> [f64; 10] {
    ridits().map(|at| MOST * pow(LEAST / MOST, at))
}

fn groups(values: &[f64]) -> OrderedGroups<'_> {
    OrderedGroups::new(values, &PEOPLE, Ranks::most_deprived_first(&RANK)).unwrap()
}

/// Values about a line, with these standard errors.
fn scattered(rng: &mut Rng, errors: &[f64; 10]) -> Vec<f64> {
    let pairs = line().into_iter().zip(errors);
    pairs
        .map(|(value, error)| value + error * rng.standard_normal())
        .collect()
}

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    known_errors(&mut settings);
    regression(&mut settings);
    events(&mut settings);
    concentration(&mut settings);
    settings
}

fn known_errors(settings: &mut Vec<Setting>) {
    // The standard error of each group, larger where fewer people are.
    let errors = PEOPLE.map(|people| 0.1 / f64::sqrt(people));
    let choices = [
        (SlopeInterval::Propagated, "`propagated`"),
        (SlopeInterval::Simulated, "`simulated`"),
    ];
    for (choice, name) in choices {
        let sample = "values about a line, standard errors known";
        settings.push(Setting::new(
            ("slope index", name),
            sample,
            LEAST - MOST,
            move |rng| {
                let values = scattered(rng, &errors);
                let groups = groups(&values).with_standard_errors(&errors).unwrap();
                let index = SlopeIndex::new().interval(choice);
                let index = if choice == SlopeInterval::Simulated {
                    index.draws(1_000)
                } else {
                    index
                };
                index.estimate(&groups).unwrap()
            },
        ));
        settings.push(Setting::new(
            ("relative index", name),
            sample,
            LEAST / MOST,
            move |rng| {
                let values = scattered(rng, &errors);
                let groups = groups(&values).with_standard_errors(&errors).unwrap();
                let index = RelativeIndex::new().interval(choice);
                let index = if choice == SlopeInterval::Simulated {
                    index.draws(1_000)
                } else {
                    index
                };
                index.estimate(&groups).unwrap()
            },
        ));
    }
}

fn regression(settings: &mut Vec<Setting>) {
    let even = ("groups scatter alike", [0.002; 10]);
    let uneven = (
        "groups scatter more where fewer people are",
        PEOPLE.map(|people| 2e5 / (people * people)),
    );
    let choices = [
        (Variance::Classical, "`regression`, `classical`"),
        (Variance::Hc0, "`regression`, `hc0`"),
        (Variance::Hc1, "`regression`, `hc1`"),
        (Variance::Hc2, "`regression`, `hc2`"),
        (Variance::Hc3, "`regression`, `hc3`"),
    ];
    for (choice, name) in choices {
        for (sample, errors) in [even, uneven] {
            settings.push(Setting::new(
                ("slope index", name),
                sample,
                LEAST - MOST,
                move |rng| {
                    let values = scattered(rng, &errors);
                    let model = SlopeIndex::new().interval(SlopeInterval::Regression);
                    model.variance(choice).estimate(&groups(&values)).unwrap()
                },
            ));
        }
    }
}

fn events(settings: &mut Vec<Setting>) {
    let models = [
        (Model::LeastSquares, Scale::Linear, "`propagated`, `linear`"),
        (Model::LeastSquares, Scale::Log, "`propagated`, `log`"),
        (Model::Poisson, Scale::Log, "`model-delta`, Poisson"),
    ];
    for (model, scale, name) in models {
        for size in [0.05, 1.0] {
            let rates = if scale == Scale::Linear {
                line()
            } else {
                curve()
            };
            let means: [f64; 10] = std::array::from_fn(|group| size * PEOPLE[group] * rates[group]);
            let fewest = means.iter().copied().fold(f64::INFINITY, f64::min);
            let sample = format!("Poisson events, {fewest:.1} or more expected in a group");
            settings.push(Setting::new(
                ("relative index", name),
                sample,
                LEAST / MOST,
                move |rng| {
                    let events = means.map(|mean| rng.poisson(mean));
                    let people = PEOPLE.map(|people| size * people);
                    let values: [f64; 10] =
                        std::array::from_fn(|group| events[group] / people[group]);
                    let groups =
                        OrderedGroups::new(&values, &people, Ranks::most_deprived_first(&RANK))
                            .and_then(|groups| {
                                groups.with_events(&events, EventDistribution::Poisson)
                            })
                            .unwrap();
                    let index = RelativeIndex::new().model(model);
                    let index = if model == Model::LeastSquares {
                        index.scale(scale)
                    } else {
                        index
                    };
                    index.estimate(&groups)
                },
            ));
        }
    }
}

fn ranked<'a>(values: &'a [f64], rank: &'a [f64]) -> RankedValues<'a> {
    RankedValues::new(values, Ranks::most_deprived_first(rank)).unwrap()
}

fn concentration(settings: &mut Vec<Setting>) {
    // Persons in fifths of deprivation; visits are Poisson, and fewer where people are better off.
    const VISITS: [f64; 5] = [2.0, 1.75, 1.5, 1.25, 1.0];
    let index = || ConcentrationIndex::new();
    let truth = index()
        .estimate(&ranked(&VISITS, &RANK[..5]))
        .unwrap()
        .value;
    let choices = [
        (ConcentrationInterval::Linearised, "`linearised`"),
        (
            ConcentrationInterval::LinearisedSampling,
            "`linearised-sampling`",
        ),
        (ConcentrationInterval::Regression, "`regression`, `hc1`"),
    ];
    for (choice, name) in choices {
        for n in [30, 300] {
            let sample = format!("visits of {n} persons in fifths");
            settings.push(Setting::new(
                ("concentration index", name),
                sample,
                truth,
                move |rng| {
                    let fifths: Vec<u32> = (0..n).map(|_| rng.below(5)).collect();
                    let values: Vec<f64> = fifths
                        .iter()
                        .map(|&fifth| rng.poisson(VISITS[fifth as usize]))
                        .collect();
                    let rank: Vec<f64> = fifths.iter().map(|&fifth| f64::from(fifth)).collect();
                    index().interval(choice).estimate(&ranked(&values, &rank))
                },
            ));
        }
    }
    let errors = PEOPLE.map(|people| 0.1 / f64::sqrt(people));
    let values = line();
    let truth = index()
        .estimate(&ranked(&values, &RANK).with_weights(&PEOPLE).unwrap())
        .unwrap()
        .value;
    let sample = "values about a line, standard errors known";
    let named = ("concentration index", "`propagated`");
    settings.push(Setting::new(named, sample, truth, move |rng| {
        let values = scattered(rng, &errors);
        let groups = ranked(&values, &RANK)
            .with_weights(&PEOPLE)?
            .with_standard_errors(&errors)?;
        index().estimate(&groups)
    }));
}
