//! Measures between groups without an order: equal, moderately and very unequal ones.

use super::Setting;
use crate::{
    Against, AttributableForm, BetweenGroupEntropy, BetweenGroupForm, BetweenGroupVariance,
    EntropyForm, Estimate, GroupDifference, GroupInterval, GroupRatio, IndexOfDisparity,
    MeanDifference, Polarity, PopulationAttributableRisk, Result, UnorderedGroups,
};

/// People in eight groups of unequal size; the standard errors are larger where they are fewer.
const PEOPLE: [f64; 8] = [
    9_000.0, 2_000.0, 12_000.0, 4_000.0, 10_000.0, 1_500.0, 8_000.0, 3_000.0,
];
/// Where each group stands about the mean, in parts of what is said.
const PATTERN: [f64; 8] = [0.4, -1.0, 0.7, 0.2, -0.6, 1.2, -0.3, -0.8];
const DRAWS: u32 = 1_000;

type Measure = fn(&UnorderedGroups<'_>) -> Result<Estimate>;

/// Of two groups, and of their variance.
fn first() -> [(&'static str, &'static str, Measure); 8] {
    [
        ("difference of named groups", "`propagated`", |groups| {
            GroupDifference::new()
                .group(1)
                .reference(5)
                .estimate(groups)
        }),
        ("ratio of named groups", "`propagated`", |groups| {
            GroupRatio::new().group(1).reference(5).estimate(groups)
        }),
        ("difference of the extremes", "`propagated`", |groups| {
            let model = GroupDifference::new().interval(GroupInterval::Propagated);
            model.estimate(groups)
        }),
        ("difference of the extremes", "`simulated`", |groups| {
            GroupDifference::new().draws(DRAWS).estimate(groups)
        }),
        ("ratio of the extremes", "`simulated`", |groups| {
            GroupRatio::new().draws(DRAWS).estimate(groups)
        }),
        ("between-group variance", "`propagated`", |groups| {
            let model = BetweenGroupVariance::new().interval(GroupInterval::Propagated);
            model.estimate(groups)
        }),
        ("between-group variance", "`simulated`", |groups| {
            BetweenGroupVariance::new().draws(DRAWS).estimate(groups)
        }),
        (
            "coefficient of variation between groups",
            "`simulated`",
            |groups| {
                let form = BetweenGroupForm::CoefficientOfVariation;
                BetweenGroupVariance::new()
                    .form(form)
                    .draws(DRAWS)
                    .estimate(groups)
            },
        ),
    ]
}

/// The other measures of all groups.
fn others() -> [(&'static str, &'static str, Measure); 6] {
    [
        (
            "mean difference from the best group",
            "`simulated`",
            |groups| {
                let model = MeanDifference::new().against(Against::Best).draws(DRAWS);
                model.polarity(Polarity::LowerIsBetter).estimate(groups)
            },
        ),
        ("Theil index between groups", "`propagated`", |groups| {
            let model = BetweenGroupEntropy::new().interval(GroupInterval::Propagated);
            model.estimate(groups)
        }),
        ("Theil index between groups", "`simulated`", |groups| {
            BetweenGroupEntropy::new().draws(DRAWS).estimate(groups)
        }),
        (
            "population attributable risk, named reference",
            "`propagated`",
            |groups| {
                PopulationAttributableRisk::new()
                    .reference(5)
                    .estimate(groups)
            },
        ),
        (
            "population attributable fraction, named reference",
            "`propagated`",
            |groups| {
                let model = PopulationAttributableRisk::new().reference(5);
                model.form(AttributableForm::Fraction).estimate(groups)
            },
        ),
        (
            "population attributable risk, best group",
            "`simulated`",
            |groups| {
                let model = PopulationAttributableRisk::new().draws(DRAWS);
                model.polarity(Polarity::LowerIsBetter).estimate(groups)
            },
        ),
    ]
}

/// Differences from the mean and from a reference, and the other forms.
fn forms() -> [(&'static str, &'static str, Measure); 10] {
    [
        ("mean difference from the mean", "`simulated`", |groups| {
            MeanDifference::new().draws(DRAWS).estimate(groups)
        }),
        (
            "mean difference from the mean, weighted",
            "`simulated`",
            |groups| {
                let model = MeanDifference::new().weighted(true);
                model.draws(DRAWS).estimate(groups)
            },
        ),
        (
            "mean difference from a named reference",
            "`simulated`",
            |groups| {
                let model = MeanDifference::new().against(Against::Reference);
                model.reference(5).draws(DRAWS).estimate(groups)
            },
        ),
        ("index of disparity", "`simulated`", |groups| {
            IndexOfDisparity::new().draws(DRAWS).estimate(groups)
        }),
        ("index of disparity, weighted", "`simulated`", |groups| {
            let model = IndexOfDisparity::new().weighted(true);
            model.draws(DRAWS).estimate(groups)
        }),
        (
            "standard deviation between groups",
            "`simulated`",
            |groups| {
                let model = BetweenGroupVariance::new().form(BetweenGroupForm::StandardDeviation);
                model.draws(DRAWS).estimate(groups)
            },
        ),
        ("ratio of the extremes", "`propagated`", |groups| {
            let model = GroupRatio::new().interval(GroupInterval::Propagated);
            model.estimate(groups)
        }),
        (
            "mean log deviation between groups",
            "`propagated`",
            |groups| {
                let model = BetweenGroupEntropy::new().form(EntropyForm::MeanLogDeviation);
                model.interval(GroupInterval::Propagated).estimate(groups)
            },
        ),
        (
            "mean log deviation between groups",
            "`simulated`",
            |groups| {
                let model = BetweenGroupEntropy::new().form(EntropyForm::MeanLogDeviation);
                model.draws(DRAWS).estimate(groups)
            },
        ),
        (
            "population attributable fraction, best group",
            "`simulated`",
            |groups| {
                let model = PopulationAttributableRisk::new().draws(DRAWS);
                let model = model.form(AttributableForm::Fraction);
                model.polarity(Polarity::LowerIsBetter).estimate(groups)
            },
        ),
    ]
}

pub(super) fn settings() -> Vec<Setting> {
    let unequal = [
        ("eight equal groups", 0.0),
        ("eight groups, moderately unequal", 0.06),
        ("eight groups, very unequal", 0.3),
    ];
    let mut settings = Vec::new();
    for (measure, interval, estimate) in first().into_iter().chain(others()).chain(forms()) {
        for (sample, apart) in unequal {
            let values = PATTERN.map(|part| 50.0 * (1.0 + apart * part));
            let truth = UnorderedGroups::new(&values, Some(&PEOPLE)).unwrap();
            let truth = truth.with_standard_errors(&[0.0; 8]).unwrap();
            let truth = estimate(&truth).unwrap().value;
            let errors = PEOPLE.map(|people| 100.0 / f64::sqrt(people));
            settings.push(Setting::new(
                (measure, interval),
                sample,
                truth,
                move |rng| {
                    let pairs = values.iter().zip(errors);
                    let drawn: Vec<f64> = pairs
                        .map(|(value, error)| value + error * rng.standard_normal())
                        .collect();
                    let groups = UnorderedGroups::new(&drawn, Some(&PEOPLE))?;
                    estimate(&groups.with_standard_errors(&errors)?)
                },
            ));
        }
    }
    settings
}
