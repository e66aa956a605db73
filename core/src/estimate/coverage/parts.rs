//! Indices in their parts.

use super::{Outcome, Setting};
use crate::{
    AtkinsonDecompositionModel, Estimate, GiniDecompositionForm, GiniDecompositionModel,
    GiniSourceDecompositionModel, Interval, Level, MeanLogDeviationChange,
    MeanLogDeviationChangeModel, SampleInterval, WeightedValues,
};

/// One part of an index divided by group, and what it is of all.
struct Part {
    measure: &'static str,
    truth: f64,
    estimate: fn(&WeightedValues<'_>, &[&str]) -> Estimate,
}

fn gini(form: GiniDecompositionForm) -> GiniDecompositionModel {
    GiniDecompositionModel::new()
        .form(form)
        .interval(SampleInterval::Linearised)
}

/// Of exponential values with means of 1 and 3 in two groups of one size: people of one group are as far apart as its mean, of both
/// 2.5, so that the Gini index is 9/16. The groups hold 1/4 and 3/4, and the mean ranks of their people are 3/8 and 5/8.
const PARTS: [Part; 6] = [
    Part {
        measure: "Gini index within groups",
        truth: 0.25,
        estimate: |values, group| {
            let model = gini(GiniDecompositionForm::BhattacharyaMahalanobis);
            model.estimate(values, group).unwrap().within
        },
    },
    Part {
        measure: "Gini index between groups",
        truth: 0.25,
        estimate: |values, group| {
            let model = gini(GiniDecompositionForm::BhattacharyaMahalanobis);
            model.estimate(values, group).unwrap().between
        },
    },
    Part {
        measure: "overlap of groups in the Gini index",
        truth: 0.0625,
        estimate: |values, group| {
            let model = gini(GiniDecompositionForm::BhattacharyaMahalanobis);
            model.estimate(values, group).unwrap().rest
        },
    },
    Part {
        measure: "Gini index between groups, by mean ranks",
        truth: 0.125,
        estimate: |values, group| {
            let model = gini(GiniDecompositionForm::YitzhakiLerman);
            model.estimate(values, group).unwrap().between
        },
    },
    Part {
        measure: "Atkinson index within groups, epsilon 1",
        truth: 0.438_540_516_433_114_9,
        estimate: |values, group| {
            let model = AtkinsonDecompositionModel::new().interval(SampleInterval::Linearised);
            model.estimate(values, group).unwrap().within
        },
    },
    // The square root of 3 over a mean of 2.
    Part {
        measure: "Atkinson index between groups, epsilon 1",
        truth: 0.133_974_596_215_561_35,
        estimate: |values, group| {
            let model = AtkinsonDecompositionModel::new().interval(SampleInterval::Linearised);
            model.estimate(values, group).unwrap().between
        },
    },
];

/// Exponential values of two groups with means of 1 and 3, half of the people each; then means of 1 and 2, with 0.7 of the people in the
/// second: the mean of all falls from 2 to 1.7, and the mean log deviation within each group stays.
pub(super) fn changes() -> Vec<Setting> {
    type Read = fn(MeanLogDeviationChange) -> Estimate;
    let mut settings = Vec::new();
    let parts: [(&str, f64, Read); 4] = [
        (
            "change of the mean log deviation",
            -0.098_415_811_555_681_8,
            |all| all.total,
        ),
        (
            "change of the mean log deviation, by inequality within groups",
            0.0,
            |all| all.within,
        ),
        (
            "change of the mean log deviation, by sizes of groups, between",
            -0.179_175_946_922_805_5,
            |all| all.sizes_between,
        ),
        (
            "change of the mean log deviation, by means of groups",
            0.080_760_135_367_123_69,
            |all| all.means,
        ),
    ];
    for (measure, truth, read) in parts {
        for n in [50, 200] {
            settings.push(Setting::new(
                (measure, "`linearised`"),
                format!("{n} exponential values, then {n}"),
                truth,
                move |rng| {
                    let mut draw = |second: f64, mean: f64| {
                        let rows = (0..n).map(|_| {
                            if rng.uniform() < second {
                                (mean * rng.exponential(), "b")
                            } else {
                                (rng.exponential(), "a")
                            }
                        });
                        rows.unzip::<f64, &str, Vec<f64>, Vec<&str>>()
                    };
                    let (before, after) = (draw(0.5, 3.0), draw(0.7, 2.0));
                    let first = WeightedValues::new(&before.0, None).unwrap();
                    let second = WeightedValues::new(&after.0, None).unwrap();
                    let model = MeanLogDeviationChangeModel::new();
                    let model = model.interval(SampleInterval::Linearised);
                    read(
                        model
                            .estimate((&first, &before.1), (&second, &after.1))
                            .unwrap(),
                    )
                },
            ));
        }
    }
    settings
}

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    for part in &PARTS {
        for n in [50, 200] {
            settings.push(Setting::new(
                (part.measure, "`linearised`"),
                format!("{n} exponential values, means 1 and 3"),
                part.truth,
                move |rng| {
                    let groups: Vec<&str> = (0..n)
                        .map(|_| if rng.uniform() < 0.5 { "a" } else { "b" })
                        .collect();
                    let mean = |group: &&str| if **group == *"a" { 1.0 } else { 3.0 };
                    let values: Vec<f64> = groups
                        .iter()
                        .map(|group| mean(group) * rng.exponential())
                        .collect();
                    let values = WeightedValues::new(&values, None).unwrap();
                    (part.estimate)(&values, &groups)
                },
            ));
        }
    }
    // A sum of two exponential values has a Gini index of 3/8, of which each adds half; more of one of them does nothing.
    for (measure, truth) in [
        ("contribution to the Gini index", 0.1875),
        ("marginal effect on the Gini index", 0.0),
    ] {
        for n in [15, 50, 200] {
            settings.push(Setting::new(
                (measure, "`linearised`"),
                format!("{n} sums of two exponential values"),
                truth,
                move |rng| {
                    let one: Vec<f64> = (0..n).map(|_| rng.exponential()).collect();
                    let two: Vec<f64> = (0..n).map(|_| rng.exponential()).collect();
                    let both: Vec<f64> = one.iter().zip(&two).map(|(a, b)| a + b).collect();
                    let values = WeightedValues::new(&both, None).unwrap();
                    let model =
                        GiniSourceDecompositionModel::new().interval(SampleInterval::Linearised);
                    let found = model.estimate(&values, &[("one", &one), ("two", &two)]);
                    let found = found.unwrap();
                    let part = if truth > 0.0 {
                        found.contribution
                    } else {
                        found.marginal_effect
                    };
                    let limits = &part.intervals[0];
                    let (lower, upper) = (limits.lower[0], limits.upper[0]);
                    Outcome {
                        interval: Some(Interval::new(lower, upper, Level::P95, limits.method[0])),
                        cautioned: !part.cautions.is_empty(),
                    }
                },
            ));
        }
    }
    settings
}
