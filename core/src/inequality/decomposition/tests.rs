//! Bad input, empty groups, and the influence of one person.

use super::*;
use crate::GeneralisedEntropyIndex;
use crate::error::ErrorCode;
use proptest::prelude::*;

fn parts(
    values: &[f64],
    weights: Option<&[f64]>,
    group: &[&str],
    alpha: f64,
) -> EntropyDecomposition {
    let values = WeightedValues::new(values, weights).unwrap();
    let model = EntropyDecompositionModel::new().alpha(alpha);
    model.estimate(&values, group).unwrap()
}

#[test]
fn what_cannot_be_computed_says_why() {
    let values = WeightedValues::new(&[1.0, 0.0], None).unwrap();
    let code = |alpha, group: &[&str]| {
        let model = EntropyDecompositionModel::new().alpha(alpha);
        let error = model.estimate(&values, group).unwrap_err();
        (
            error.code(),
            error.param().unwrap().to_owned(),
            error.index(),
        )
    };
    assert_eq!(
        code(f64::NAN, &["a", "b"]),
        (ErrorCode::OutOfRange, "alpha".into(), None)
    );
    assert_eq!(
        code(0.0, &["a", "b"]),
        (ErrorCode::NotComputable, "values".into(), Some(1))
    );
    assert_eq!(
        code(1.0, &["a"]),
        (ErrorCode::LengthMismatch, "group".into(), None)
    );
}

#[test]
fn groups_of_nobody_and_of_nothing() {
    let found = parts(
        &[3.0, 5.0, 7.0],
        Some(&[1.0, 0.0, 1.0]),
        &["a", "b", "c"],
        1.0,
    );
    assert!(found.index[1].is_nan() && found.mean[1].is_nan());
    assert_eq!(
        (
            found.share_of_people[1],
            found.contribution[1],
            found.within.value
        ),
        (0.0, 0.0, 0.0)
    );
    for size in [1e-300, 1e300] {
        let found = parts(&[size, 3.0 * size, 4.0 * size], None, &["a", "a", "b"], 2.0);
        let usual = parts(&[1.0, 3.0, 4.0], None, &["a", "a", "b"], 2.0);
        assert!(
            (found.within.value - usual.within.value).abs() < 1e-14,
            "{size}"
        );
    }
}

/// The influence function is a derivative in the direction of one more person.
#[test]
fn influence_is_a_derivative() {
    let (values, weights) = ([3.0, 1.0, 5.0, 20.0, 8.0], [2.0, 1.5, 1.0, 0.5, 2.0]);
    let group = ["a", "a", "b", "b", "b"];
    let view = WeightedValues::new(&values, Some(&weights)).unwrap();
    for alpha in [-1.0, 0.0, 0.5, 1.0, 2.0] {
        let all = Entropy::new(&view, alpha, "").unwrap();
        let partition = Partition::new(&group, &view).unwrap();
        let groups = Groups::new(&view, &partition, &all).unwrap();
        let base = groups.between();
        let influence = groups.influence(&view, &partition.of_row, &all, base);
        for (row, expected) in influence.into_iter().enumerate() {
            let step = 1e-7;
            let mixed: Vec<f64> = (0..5)
                .map(|j| weights[j] / 7.0 * (1.0 - step) + if j == row { step } else { 0.0 })
                .collect();
            let moved = parts(&values, Some(&mixed), &group, alpha).between.value;
            let slope = (moved - base) / step;
            assert!(
                (slope - expected).abs() < 1e-4 * (1.0 + expected.abs()),
                "{alpha} {row}"
            );
        }
    }
}

proptest! {
    #[test]
    fn the_parts_come_to_the_whole(
        rows in proptest::collection::vec((0.01..100.0f64, 1u8..5, 0usize..3), 2..20),
        alpha in -2.0..3.0f64,
    ) {
        let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
        let group: Vec<&str> = rows.iter().map(|row| ["a", "b", "c"][row.2]).collect();
        for alpha in [alpha, 0.0, 1.0] {
            let found = parts(&values, Some(&weights), &group, alpha);
            let view = WeightedValues::new(&values, Some(&weights)).unwrap();
            let whole = GeneralisedEntropyIndex::new().alpha(alpha).estimate(&view).unwrap();
            prop_assert_eq!(found.total.value, whole.value);
            let sum = found.within.value + found.between.value;
            prop_assert!((sum - whole.value).abs() < 1e-10 * (1.0 + whole.value));
            prop_assert!(found.within.value >= 0.0 && found.between.value >= 0.0);
            prop_assert!((found.share_of_total.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            let one = parts(&values, Some(&weights), &vec!["all"; rows.len()], alpha);
            prop_assert!(one.between.value < 1e-20 && (one.within.value - whole.value).abs() < 1e-12 * (1.0 + whole.value));
        }
    }
}
