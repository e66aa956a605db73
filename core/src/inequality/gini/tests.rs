use super::*;
use crate::estimate::Level;
use crate::numeric::rng::Rng;
use proptest::prelude::*;

fn gini(metric: GiniIndex, values: &[f64], weights: Option<&[f64]>) -> Result<Estimate> {
    metric.estimate(&WeightedValues::new(values, weights)?)
}

fn index(values: &[f64], weights: Option<&[f64]>, nu: f64) -> f64 {
    gini(GiniIndex::new().nu(nu), values, weights)
        .unwrap()
        .value
}

#[test]
fn the_ends_of_the_range() {
    assert_eq!(index(&[4.1; 6], None, 2.0), 0.0);
    assert_eq!(index(&[4.1; 6], Some(&[0.3; 6]), 3.7), 0.0);
    assert!((index(&[0.0, 0.0, 0.0, 8.0], None, 2.0) - 0.75).abs() < 1e-15);
    assert_eq!(index(&[7.0], None, 2.0), 0.0);
    let corrected = GiniIndex::new().correction(GiniCorrection::SampleSize);
    assert!((gini(corrected, &[0.0, 0.0, 0.0, 8.0], None).unwrap().value - 1.0).abs() < 1e-15);
}

/// Values that hardly differ lose no digits: 1e9 + {0, 1, 2} has a mean difference of 8/9.
#[test]
fn small_differences_keep_their_digits() {
    let found = index(&[1e9, 1e9 + 1.0, 1e9 + 2.0], None, 2.0);
    let truth = 4.0 / 9.0 / (1e9 + 1.0);
    assert!((found / truth - 1.0).abs() < 1e-15, "{found}");
    // One person of ten million has all.
    let found = index(&[0.0, 1.0], Some(&[9_999_999.3, 0.7]), 2.0);
    assert!((found / (9_999_999.3 / 1e7) - 1.0).abs() < 1e-15);
}

#[test]
fn what_cannot_be_computed_says_why() {
    let facts = |metric: GiniIndex, values: &[f64]| {
        let error = gini(metric, values, None).unwrap_err();
        (
            error.code().as_str(),
            error.param().unwrap().to_owned(),
            error.index(),
        )
    };
    let plain = GiniIndex::new();
    assert_eq!(
        facts(plain, &[0.0, 0.0]),
        ("not-computable", "values".into(), None)
    );
    assert_eq!(
        facts(plain, &[1.0, -2.0]),
        ("negative-value", "values".into(), Some(1))
    );
    assert_eq!(
        facts(plain.nu(1.0), &[1.0]),
        ("out-of-range", "nu".into(), None)
    );
    assert_eq!(
        facts(plain.nu(f64::NAN), &[1.0]),
        ("out-of-range", "nu".into(), None)
    );
    let corrected = plain.correction(GiniCorrection::Weights);
    assert_eq!(
        facts(corrected, &[1.0]),
        ("too-few-groups", "values".into(), None)
    );
    assert_eq!(
        facts(plain.interval(GiniInterval::Linearised), &[1.0]),
        ("too-few-groups", "values".into(), None)
    );
    let jackknife = plain.interval(GiniInterval::Jackknife);
    assert_eq!(
        facts(jackknife, &[0.0, 3.0]),
        ("not-computable", "values".into(), None)
    );
    assert_eq!(
        facts(jackknife.nu(3.0), &[1.0, 3.0]),
        ("conflicting-arguments", "interval".into(), None)
    );
    let both = plain.correction(GiniCorrection::Weights).nu(3.0);
    assert_eq!(
        facts(both, &[1.0, 3.0]),
        ("conflicting-arguments", "correction".into(), None)
    );
    let logit = plain.interval(GiniInterval::LinearisedLogit);
    assert_eq!(
        facts(logit, &[2.0, 2.0]),
        ("not-computable", "values".into(), None)
    );
}

/// The influence function is the derivative of the index in the direction of one more person.
#[test]
fn influence_is_a_derivative() {
    let (values, weights) = (
        [3.0, 0.0, 5.0, 5.0, 20.0, 8.0],
        [2.0, 1.5, 1.0, 3.0, 0.5, 2.0],
    );
    let total: f64 = weights.iter().sum();
    let view = WeightedValues::new(&values, Some(&weights)).unwrap();
    for nu in [1.5, 2.0, 3.0, 6.0] {
        let metric = GiniIndex::new().nu(nu);
        let base = metric.estimate(&view).unwrap().value;
        let mean = mean_of_shares(&view).unwrap();
        let influence = metric.influence(&view, &Ascending::new(&view), mean, base);
        for (row, expected) in influence.iter().enumerate() {
            let step = 1e-6;
            let mixed: Vec<f64> = (0..6)
                .map(|j| weights[j] / total * (1.0 - step) + if j == row { step } else { 0.0 })
                .collect();
            let slope = (index(&values, Some(&mixed), nu) - base) / step;
            assert!(
                (slope - expected).abs() < 1e-4,
                "{nu} {row}: {slope} {expected}"
            );
        }
        let sum: f64 = influence.iter().zip(weights).map(|(u, w)| u * w).sum();
        assert!(sum.abs() < 1e-14, "{sum}");
    }
}

/// Leaving rows out one by one, by computing every index anew.
#[test]
fn the_jackknife_is_what_it_says() {
    let (values, weights) = (
        [3.0, 0.0, 5.0, 5.0, 20.0, 8.0],
        [2.0, 1.5, 1.0, 3.0, 0.5, 2.0],
    );
    for correction in [
        GiniCorrection::None,
        GiniCorrection::SampleSize,
        GiniCorrection::Weights,
    ] {
        let metric = GiniIndex::new().correction(correction);
        let replicates: Vec<f64> = (0..6)
            .map(|out| {
                let keep = |column: &[f64]| -> Vec<f64> {
                    (0..6).filter(|j| *j != out).map(|j| column[j]).collect()
                };
                gini(metric, &keep(&values), Some(&keep(&weights)))
                    .unwrap()
                    .value
            })
            .collect();
        let centre = replicates.iter().sum::<f64>() / 6.0;
        let squares: f64 = replicates
            .iter()
            .map(|one| (one - centre) * (one - centre))
            .sum();
        let found = gini(
            metric.interval(GiniInterval::Jackknife),
            &values,
            Some(&weights),
        )
        .unwrap();
        let error = found.standard_error.unwrap();
        assert!(
            (error - (squares * 5.0 / 6.0).sqrt()).abs() < 1e-14,
            "{error}"
        );
    }
}

/// Exponential values have G = 1/2; 95 % limits from samples of 200 must hold it about 95 times in 100.
#[test]
fn limits_cover() {
    let kinds = [
        GiniInterval::Linearised,
        GiniInterval::LinearisedLogit,
        GiniInterval::LinearisedSampling,
        GiniInterval::Jackknife,
    ];
    for interval in kinds {
        let mut rng = Rng::new(20);
        let replicates = 1_000;
        let metric = GiniIndex::new().interval(interval);
        let covered = (0..replicates)
            .filter(|_| {
                let sample: Vec<f64> = (0..200).map(|_| rng.exponential()).collect();
                let interval = gini(metric, &sample, None).unwrap().interval.unwrap();
                interval.lower <= 0.5 && 0.5 <= interval.upper
            })
            .count();
        let share = covered as f64 / f64::from(replicates);
        assert!((0.925..0.97).contains(&share), "{interval}: {share}");
    }
}

/// A survey in which those with high values are drawn four times as often, and weighted down.
#[test]
fn limits_of_an_uneven_survey_cover() {
    let mut rng = Rng::new(31);
    let metric = GiniIndex::new().interval(GiniInterval::LinearisedSampling);
    let covered = (0..1_000)
        .filter(|_| {
            let (mut values, mut weights) = (Vec::new(), Vec::new());
            while values.len() < 300 {
                let value = rng.exponential();
                let chance = if value > 1.0 { 1.0 } else { 0.25 };
                if rng.uniform() < chance {
                    values.push(value);
                    weights.push(7.0 / chance);
                }
            }
            let interval = gini(metric, &values, Some(&weights))
                .unwrap()
                .interval
                .unwrap();
            interval.lower <= 0.5 && 0.5 <= interval.upper
        })
        .count();
    assert!((925..970).contains(&covered), "{covered}");
}

proptest! {
    #[test]
    fn the_index_behaves_as_it_must(
        rows in proptest::collection::vec((0.0..100.0f64, 1u8..5), 2..20),
        factor in 0.01..100.0f64,
        nu in 1.1..6.0f64,
    ) {
        let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
        prop_assume!(values.iter().sum::<f64>() > 1e-6);
        for nu in [2.0, nu] {
            let base = index(&values, Some(&weights), nu);
            prop_assert!((0.0..1.0).contains(&base));
            // Neither the scale of the values nor that of the weights counts, nor repeating everyone, nor the order.
            let scaled: Vec<f64> = values.iter().map(|v| v * factor).collect();
            prop_assert!((index(&scaled, Some(&weights), nu) - base).abs() < 1e-13);
            let heavier: Vec<f64> = weights.iter().map(|w| w * factor).collect();
            prop_assert!((index(&values, Some(&heavier), nu) - base).abs() < 1e-13);
            let repeated: Vec<f64> = rows.iter().flat_map(|row| vec![row.0; usize::from(row.1)]).collect();
            prop_assert!((index(&repeated, None, nu) - base).abs() < 1e-13);
            let back: (Vec<f64>, Vec<f64>) = values.iter().zip(&weights).rev().map(|(v, w)| (*v, *w)).unzip();
            prop_assert_eq!(index(&back.0, Some(&back.1), nu), base);
            // Everyone getting the same on top makes it smaller.
            let lifted: Vec<f64> = values.iter().map(|v| v + factor).collect();
            prop_assert!(index(&lifted, Some(&weights), nu) <= base);
            let wide = |values: &[f64], weights: Option<&[f64]>, level| {
                gini(GiniIndex::new().nu(nu).interval(GiniInterval::Linearised).level(level), values, weights).unwrap()
            };
            let (weighted, long) = (wide(&values, Some(&weights), Level::P95), wide(&repeated, None, Level::P95));
            prop_assert!((weighted.standard_error.unwrap() - long.standard_error.unwrap()).abs() < 1e-12);
        }
        // The mean difference over twice the mean.
        let total: f64 = weights.iter().sum();
        let mean: f64 = values.iter().zip(&weights).map(|(v, w)| v * w).sum::<f64>() / total;
        let mut difference = 0.0;
        for (a, v) in values.iter().zip(&weights) {
            for (b, w) in values.iter().zip(&weights) {
                difference += (a - b).abs() * v * w / total / total;
            }
        }
        prop_assert!((index(&values, Some(&weights), 2.0) - difference / mean / 2.0).abs() < 1e-13);
        let limits = |kind| {
            let found = gini(GiniIndex::new().interval(kind).level([Level::P95, Level::P998]), &values, Some(&weights));
            found.map(|found| (found.intervals[0], found.intervals[1]))
        };
        for kind in [GiniInterval::Linearised, GiniInterval::LinearisedLogit, GiniInterval::LinearisedSampling] {
            if let Ok((inner, outer)) = limits(kind) {
                prop_assert!(outer.lower <= inner.lower && inner.upper <= outer.upper);
            }
        }
    }
}
