use super::*;
use crate::estimate::{Estimate, Interval, Level, Polarity};
use crate::input::UnorderedGroups;
use proptest::prelude::*;

fn groups<'a>(values: &'a [f64], errors: &'a [f64]) -> UnorderedGroups<'a> {
    UnorderedGroups::new(values, None)
        .and_then(|groups| groups.with_standard_errors(errors))
        .unwrap()
}

fn limits(estimate: &Estimate) -> (f64, f64) {
    let interval = estimate.interval.unwrap();
    (interval.lower, interval.upper)
}

/// Of groups alike in size and error, the variance over the error is a non-central chi-square; limits from scipy 1.17.
#[test]
fn limits_are_the_exact_ones_where_there_are_such() {
    for (q, lower, upper) in [
        (12.0_f64, 0.0, 3.304065),
        (20.0, 0.974011, 4.131427),
        (60.0, 3.761917, 6.613634),
    ] {
        let apart = 2.0 * (q / 8.0).sqrt();
        let values: Vec<f64> = (0..8)
            .map(|group| 50.0 + if group % 2 == 0 { apart } else { -apart })
            .collect();
        let form = BetweenGroupForm::StandardDeviation;
        let model = BetweenGroupVariance::new().form(form).draws(100_000);
        let found = limits(&model.estimate(&groups(&values, &[2.0; 8])).unwrap());
        assert!(
            (found.0 - lower).abs() < 0.02 && (found.1 - upper).abs() < 0.02,
            "{found:?}"
        );
    }
}

#[test]
fn the_estimate_is_inside_its_limits_however_equal_the_groups() {
    for scatter in [0.0, 1e-9, 0.3, 1.0, 3.0, 30.0] {
        let values: Vec<f64> = [1.0, -0.4, 0.2, -0.9, 0.1]
            .map(|part| 50.0 + scatter * part)
            .to_vec();
        let groups = groups(&values, &[1.0; 5]);
        for estimate in [
            BetweenGroupVariance::new().estimate(&groups),
            GroupDifference::new().estimate(&groups),
            GroupRatio::new().estimate(&groups),
        ] {
            let estimate = estimate.unwrap();
            let (lower, upper) = limits(&estimate);
            assert!(
                lower <= estimate.value && estimate.value <= upper,
                "{scatter}: {estimate:?}"
            );
            assert!(upper > lower);
            let cautioned = !estimate.cautions.is_empty();
            assert_eq!(cautioned, scatter < 2.0, "{scatter}: {estimate:?}");
        }
    }
}

#[test]
fn more_levels_are_one_inside_the_other_and_draws_reproducible() {
    let groups = groups(&[30.0, 24.0, 27.0, 21.5], &[1.5, 1.0, 2.0, 1.0]);
    let model = BetweenGroupVariance::new().level([Level::P90, Level::P998]);
    let estimate = model.estimate(&groups).unwrap();
    let [inner, outer] = estimate.intervals[..] else {
        panic!("two levels")
    };
    assert!(outer.lower <= inner.lower && inner.upper <= outer.upper);
    assert_eq!(model.estimate(&groups).unwrap(), estimate);
    let alone = BetweenGroupVariance::new()
        .level(Level::P998)
        .estimate(&groups)
        .unwrap();
    assert_eq!(alone.interval, Some(outer));
    assert_eq!((estimate.seed, estimate.draws), (Some(1), Some(10_000)));
}

/// Numbers as large and as small as there are: an answer, or a reason.
#[test]
fn extreme_magnitudes() {
    for scale in [1e-300, 1e-160, 1.0, 1e160, 1e300] {
        let values = [3.0, 1.0, 2.0, 2.0].map(|value| value * scale);
        let errors = [0.2, 0.1, 0.3, 0.0].map(|value| value * scale);
        let groups = groups(&values, &errors);
        let difference = GroupDifference::new().estimate(&groups).unwrap();
        assert!((difference.value / scale - 2.0).abs() < 1e-12);
        let (lower, upper) = limits(&difference);
        assert!(
            (lower / scale - 1.58).abs() < 0.05 && (upper / scale - 2.43).abs() < 0.05,
            "{lower} {upper}"
        );
        let ratio = GroupRatio::new().estimate(&groups).unwrap();
        assert!((ratio.value - 3.0).abs() < 1e-12 && limits(&ratio).0 > 2.0);
        let coefficient = BetweenGroupVariance::new()
            .form(BetweenGroupForm::CoefficientOfVariation)
            .estimate(&groups)
            .unwrap();
        assert!((coefficient.value - 0.5_f64.sqrt() / 2.0).abs() < 1e-12);
        for kind in [GroupInterval::Simulated, GroupInterval::Propagated] {
            let variance = BetweenGroupVariance::new().interval(kind).estimate(&groups);
            match variance {
                Ok(estimate) => {
                    assert!(estimate.interval.unwrap().upper.is_finite() && scale < 1e155);
                }
                Err(error) => assert!(error.code().as_str() == "overflow" && scale > 1e155),
            }
        }
    }
    let far = [f64::MAX, -f64::MAX];
    let apart = UnorderedGroups::new(&far, None).unwrap();
    for result in [
        GroupDifference::new().estimate(&apart),
        BetweenGroupVariance::new().estimate(&apart),
    ] {
        assert_eq!(result.unwrap_err().code().as_str(), "overflow");
    }
    let (least, most) = ([f64::MAX, f64::MIN_POSITIVE], [1.0, 1.0]);
    let error = GroupRatio::new()
        .estimate(&groups(&least, &most))
        .unwrap_err();
    assert_eq!(error.code().as_str(), "overflow");
}

#[test]
fn a_zero_has_a_reason_instead_of_limits() {
    let ratio = GroupRatio::new().group(0).reference(1);
    let estimate = ratio.estimate(&groups(&[0.0, 2.0], &[0.0, 1.0])).unwrap();
    assert!(estimate.interval.is_none() && estimate.no_interval_reason.is_some());
    let zeros = groups(&[0.0, 0.0], &[1.0, 1.0]);
    assert_eq!(
        GroupRatio::new()
            .estimate(&zeros)
            .unwrap_err()
            .code()
            .as_str(),
        "not-computable"
    );
    assert_eq!(GroupDifference::new().estimate(&zeros).unwrap().value, 0.0);
}

/// Standard errors against central differences of the measures themselves.
#[test]
fn propagated_errors_are_those_of_the_derivatives() {
    let (values, errors) = ([31.0, 24.0, 27.0, 21.5], [1.5, 1.0, 2.0, 1.2]);
    let people = [300.0, 100.0, 250.0, 400.0];
    let measures: [fn(&UnorderedGroups<'_>) -> Estimate; 4] = [
        |groups| {
            let model = BetweenGroupEntropy::new().interval(GroupInterval::Propagated);
            model.estimate(groups).unwrap()
        },
        |groups| {
            let model = BetweenGroupEntropy::new().form(EntropyForm::MeanLogDeviation);
            model
                .interval(GroupInterval::Propagated)
                .estimate(groups)
                .unwrap()
        },
        |groups| {
            PopulationAttributableRisk::new()
                .reference(1)
                .estimate(groups)
                .unwrap()
        },
        |groups| {
            let model = PopulationAttributableRisk::new().form(AttributableForm::Fraction);
            model.reference(1).estimate(groups).unwrap()
        },
    ];
    for (place, measure) in measures.into_iter().enumerate() {
        let of = |values: &[f64]| {
            let groups = UnorderedGroups::new(values, Some(&people)).unwrap();
            measure(&groups.with_standard_errors(&errors).unwrap())
        };
        let slopes = (0..4).map(|row| {
            let moved = |step: f64| {
                let mut values = values;
                values[row] += step;
                of(&values).value
            };
            (moved(1e-4) - moved(-1e-4)) / 2e-4 * errors[row]
        });
        let wanted = slopes.map(|slope| slope * slope).sum::<f64>().sqrt();
        let found = of(&values).standard_error.unwrap();
        assert!(
            (found / wanted - 1.0).abs() < 1e-6,
            "{place}: {found}, not {wanted}"
        );
    }
}

#[test]
fn a_mean_better_than_the_best_group_is_of_another_population() {
    let groups = groups(&[31.0, 24.0, 27.0], &[1.0; 3]);
    for (polarity, mean) in [
        (Polarity::LowerIsBetter, 23.0),
        (Polarity::HigherIsBetter, 32.0),
    ] {
        let model = PopulationAttributableRisk::new().polarity(polarity);
        let error = model.mean(mean).estimate(&groups).unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.param()),
            ("out-of-range", Some("mean"))
        );
        assert!(model.mean(27.0).estimate(&groups).is_ok());
    }
}

#[test]
fn small_differences_lose_no_digits() {
    let values = [1.0 + 3e-7, 1.0 - 3e-7];
    let groups = UnorderedGroups::new(&values, None).unwrap();
    for form in [EntropyForm::Theil, EntropyForm::MeanLogDeviation] {
        let value = BetweenGroupEntropy::new()
            .form(form)
            .estimate(&groups)
            .unwrap()
            .value;
        assert!((value / 4.5e-14 - 1.0).abs() < 1e-8, "{value}");
    }
}

/// What differs over all groups: inside its limits and cautioned near equality, an answer or a reason at the extremes.
#[test]
fn all_groups_near_equality_and_at_extreme_magnitudes() {
    type Measure = fn(&UnorderedGroups<'_>) -> crate::Result<Estimate>;
    let measures: [Measure; 7] = [
        |groups| MeanDifference::new().estimate(groups),
        |groups| {
            MeanDifference::new()
                .against(Against::Best)
                .polarity(Polarity::LowerIsBetter)
                .estimate(groups)
        },
        |groups| {
            IndexOfDisparity::new()
                .against(Against::Reference)
                .reference(0)
                .estimate(groups)
        },
        |groups| BetweenGroupEntropy::new().estimate(groups),
        |groups| {
            BetweenGroupEntropy::new()
                .form(EntropyForm::MeanLogDeviation)
                .estimate(groups)
        },
        |groups| {
            PopulationAttributableRisk::new()
                .polarity(Polarity::HigherIsBetter)
                .estimate(groups)
        },
        |groups| {
            let model = PopulationAttributableRisk::new().form(AttributableForm::Fraction);
            model.polarity(Polarity::LowerIsBetter).estimate(groups)
        },
    ];
    for (place, measure) in measures.into_iter().enumerate() {
        for scatter in [0.0, 1e-9, 0.3, 30.0] {
            let values: Vec<f64> = [1.0, -0.4, 0.2, -0.9, 0.1]
                .map(|part| 50.0 + scatter * part)
                .to_vec();
            let estimate = measure(&groups(&values, &[1.0; 5])).unwrap();
            let (lower, upper) = limits(&estimate);
            assert!(
                lower <= estimate.value && estimate.value <= upper,
                "{place} {scatter}: {estimate:?}"
            );
            assert!(upper > lower);
            assert_eq!(
                !estimate.cautions.is_empty(),
                scatter < 2.0,
                "{place} {scatter}: {estimate:?}"
            );
        }
        for scale in [1e-300, 1e-160, 1e160, 1e300] {
            let values = [3.0, 1.0, 2.0, 2.0].map(|value| value * scale);
            let errors = [0.2, 0.1, 0.3, 0.0].map(|value| value * scale);
            let estimate = measure(&groups(&values, &errors)).unwrap();
            let (lower, upper) = limits(&estimate);
            assert!(
                lower <= estimate.value && estimate.value <= upper,
                "{place} {scale}"
            );
        }
        let far = [f64::MAX, 0.5, f64::MIN_POSITIVE];
        match measure(&groups(&far, &[f64::MAX, 0.1, 1.0])) {
            Ok(estimate) => assert!(estimate.value.is_finite()),
            Err(error) => assert!(
                ["overflow", "not-computable"].contains(&error.code().as_str()),
                "{place} {error}"
            ),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_measures_behave_as_they_must(
        rows in proptest::collection::vec((1.0..100.0f64, 0.1..5.0f64, 1u8..9), 2..9),
        factor in 0.01..100.0f64,
    ) {
        let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let errors: Vec<f64> = rows.iter().map(|row| row.1).collect();
        let people: Vec<f64> = rows.iter().map(|row| f64::from(row.2)).collect();
        let of = |values: &[f64], errors: &[f64], people: &[f64]| -> Vec<(f64, Interval)> {
            let groups = UnorderedGroups::new(values, Some(people)).unwrap().with_standard_errors(errors).unwrap();
            let form = BetweenGroupForm::StandardDeviation;
            [
                GroupDifference::new().draws(1_000).estimate(&groups),
                BetweenGroupVariance::new().form(form).draws(1_000).estimate(&groups),
                GroupRatio::new().draws(1_000).estimate(&groups),
            ].map(|estimate| { let e = estimate.unwrap(); (e.value, e.interval.unwrap()) }).to_vec()
        };
        let base = of(&values, &errors, &people);
        for (value, interval) in &base {
            prop_assert!(interval.lower <= *value && *value <= interval.upper);
        }
        let times = |column: &[f64]| -> Vec<f64> { column.iter().map(|v| v * factor).collect() };
        let scaled = of(&times(&values), &times(&errors), &times(&people));
        for (place, scale) in [factor, factor, 1.0].into_iter().enumerate() {
            let (one, other) = (base[place], scaled[place]);
            prop_assert!((one.0 * scale - other.0).abs() < 1e-9 * other.0);
            prop_assert!((one.1.lower * scale - other.1.lower).abs() < 1e-2 * other.1.upper);
            prop_assert!((one.1.upper * scale - other.1.upper).abs() < 1e-2 * other.1.upper);
        }
        let deviation = base[1].0;
        // Half the range is the most that a standard deviation can be.
        prop_assert!(deviation <= base[0].0 / 2.0 + 1e-12);
    }
}
