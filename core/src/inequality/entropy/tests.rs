use super::*;
use crate::inequality::atkinson::AtkinsonIndex;
use crate::numeric::rng::Rng;
use proptest::prelude::*;

fn index(values: &[f64], weights: Option<&[f64]>, alpha: f64) -> f64 {
    let values = WeightedValues::new(values, weights).unwrap();
    GeneralisedEntropyIndex::new()
        .alpha(alpha)
        .estimate(&values)
        .unwrap()
        .value
}

#[test]
fn what_cannot_be_computed_says_why() {
    let code = |values: &[f64], alpha| {
        let values = WeightedValues::new(values, None).unwrap();
        let error = GeneralisedEntropyIndex::new()
            .alpha(alpha)
            .estimate(&values)
            .unwrap_err();
        (
            error.code().as_str(),
            error.param().unwrap().to_owned(),
            error.index(),
        )
    };
    assert_eq!(
        code(&[0.0, 0.0], 1.0),
        ("not-computable", "values".into(), None)
    );
    assert_eq!(
        code(&[1.0, 0.0], -1.0),
        ("not-computable", "values".into(), Some(1))
    );
    assert_eq!(
        code(&[1.0, -1.0], 1.0),
        ("negative-value", "values".into(), Some(1))
    );
    assert_eq!(
        code(&[1.0], f64::INFINITY),
        ("out-of-range", "alpha".into(), None)
    );
    assert_eq!(
        code(&[1e-300, 1.0], -9.0),
        ("overflow", "values".into(), None)
    );
}

/// Standard exponential values: T = 1 - C (0.4227843...), MLD = C (Euler's constant), GE(2) = 1/2. Limits must hold.
#[test]
fn limits_cover() {
    let truths = [
        (0.0, 0.577_215_664_901_532_9),
        (1.0, 0.422_784_335_098_467_1),
    ];
    for (alpha, truth) in truths {
        let mut rng = Rng::new(5);
        let metric = GeneralisedEntropyIndex::new()
            .alpha(alpha)
            .interval(SampleInterval::Linearised);
        let covered = (0..1_000)
            .filter(|_| {
                let sample: Vec<f64> = (0..400).map(|_| rng.exponential()).collect();
                let estimate = metric
                    .estimate(&WeightedValues::new(&sample, None).unwrap())
                    .unwrap();
                let interval = estimate.interval.unwrap();
                interval.lower <= truth && truth <= interval.upper
            })
            .count();
        assert!((915..970).contains(&covered), "{alpha}: {covered}");
    }
}

/// The influence functions are derivatives in the direction of one more person.
#[test]
fn influence_is_a_derivative() {
    let (values, weights) = ([3.0, 1.0, 5.0, 20.0, 8.0], [2.0, 1.5, 1.0, 0.5, 2.0]);
    let view = WeightedValues::new(&values, Some(&weights)).unwrap();
    for alpha in [-1.0, 0.0, 0.5, 1.0, 1.3, 2.0, 3.0] {
        let base = Entropy::new(&view, alpha, "").unwrap();
        for (row, expected) in base.influence(&view).into_iter().enumerate() {
            let step = 1e-6;
            let mixed: Vec<f64> = (0..5)
                .map(|j| weights[j] / 7.0 * (1.0 - step) + if j == row { step } else { 0.0 })
                .collect();
            let slope = (index(&values, Some(&mixed), alpha) - base.value) / step;
            assert!(
                (slope - expected).abs() < 1e-3 * (1.0 + expected.abs()),
                "{alpha} {row}: {slope} {expected}"
            );
        }
    }
}

proptest! {
    #[test]
    fn the_indices_behave_as_they_must(
        rows in proptest::collection::vec((0.01..100.0f64, 1u8..5, 0u8..3), 2..20),
        factor in 0.01..100.0f64,
        alpha in -2.0..3.0f64,
    ) {
        let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
        let total: f64 = weights.iter().sum();
        let mean: f64 = values.iter().zip(&weights).map(|(v, w)| v * w).sum::<f64>() / total;
        let expect = |term: &dyn Fn(f64) -> f64| {
            values.iter().zip(&weights).map(|(v, w)| term(v / mean) * w).sum::<f64>() / total
        };
        let at = |alpha| index(&values, Some(&weights), alpha);
        let close = |a: f64, b: f64| (a - b).abs() < 1e-11 * (1.0 + b.abs());
        prop_assert!(close(at(0.0), expect(&|r| -math::ln(r))));
        prop_assert!(close(at(1.0), expect(&|r| r * math::ln(r))));
        prop_assert!(close(at(2.0), expect(&|r| (r - 1.0) * (r - 1.0) / 2.0)));
        for alpha in [alpha, 0.0, 1.0] {
            let base = at(alpha);
            prop_assert!(base >= 0.0);
            prop_assert!((at(alpha + 1e-9) - base).abs() < 1e-4 * (1.0 + base)); // no seam at 0 or 1
            let scaled: Vec<f64> = values.iter().map(|v| v * factor).collect();
            prop_assert!(close(index(&scaled, Some(&weights), alpha), base));
            let repeated: Vec<f64> = rows.iter().flat_map(|row| vec![row.0; usize::from(row.1)]).collect();
            prop_assert!(close(index(&repeated, None, alpha), base));
            // Within and between groups come to the whole.
            let (mut within, mut means, mut sizes) = (0.0, Vec::new(), Vec::new());
            for group in 0..3 {
                let part: Vec<_> = rows.iter().filter(|row| row.2 == group).collect();
                if part.is_empty() {
                    continue;
                }
                let v: Vec<f64> = part.iter().map(|row| row.0).collect();
                let w: Vec<f64> = part.iter().map(|row| f64::from(row.1)).collect();
                let size: f64 = w.iter().sum();
                let own: f64 = v.iter().zip(&w).map(|(v, w)| v * w).sum::<f64>() / size;
                within += size / total * math::pow(own / mean, alpha) * index(&v, Some(&w), alpha);
                means.push(own);
                sizes.push(size);
            }
            prop_assert!(close(within + index(&means, Some(&sizes), alpha), base));
        }
        // The Atkinson index is a function of the entropy.
        let view = WeightedValues::new(&values, Some(&weights)).unwrap();
        let atkinson = AtkinsonIndex::new().epsilon(1.0).estimate(&view).unwrap().value;
        prop_assert!(close(atkinson, 1.0 - math::exp(-at(0.0))));
    }
}
