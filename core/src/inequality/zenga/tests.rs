//! The ends of the range, and the influence of one person.

use super::*;
use proptest::prelude::*;

fn index(values: &[f64], weights: Option<&[f64]>) -> f64 {
    let values = WeightedValues::new(values, weights).unwrap();
    ZengaIndex::new().estimate(&values).unwrap().value
}

#[test]
fn the_ends() {
    assert_eq!(index(&[0.1; 7], None), 0.0);
    assert_eq!(index(&[3.0, 0.0], Some(&[2.0, 0.0])), 0.0);
    let mut one = vec![0.0; 1_000];
    one.push(5.0);
    assert!(index(&one, None) > 0.99 && index(&one, None) < 1.0);
    for size in [1e-300, 1e300] {
        let here = [size, 3.0 * size, 7.0 * size];
        assert!(
            (index(&here, None) - index(&[1.0, 3.0, 7.0], None)).abs() < 1e-15,
            "{size}"
        );
    }
}

proptest! {
    #[test]
    fn the_index_behaves_as_it_must(
        rows in proptest::collection::vec((0.0..100.0f64, 1u8..5), 2..20),
        factor in 0.01..100.0f64,
    ) {
        let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
        let base = index(&values, Some(&weights));
        prop_assert!((0.0..1.0).contains(&base));
        let close = |other: f64| (other - base).abs() < 1e-11;
        let scaled: Vec<f64> = values.iter().map(|v| v * factor).collect();
        prop_assert!(close(index(&scaled, Some(&weights))));
        let people: Vec<f64> = rows.iter().flat_map(|row| vec![row.0; usize::from(row.1)]).collect();
        prop_assert!(close(index(&people, None)));
        let twice: Vec<f64> = weights.iter().map(|w| w * 2.5).collect();
        prop_assert!(close(index(&values, Some(&twice))));
    }

    /// The influence function is a derivative in the direction of one more person.
    #[test]
    fn influence_is_a_derivative(rows in proptest::collection::vec((1.0..100.0f64, 1u8..5), 2..8)) {
        let values: Vec<f64> = rows.iter().map(|row| row.0.round()).collect();
        let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
        let view = WeightedValues::new(&values, Some(&weights)).unwrap();
        let mean = mean_of_shares(&view).unwrap();
        let moved = influence(&view, &pieces(&view, mean), mean);
        let (total, step) = (view.total_weight(), 1e-5);
        for (row, expected) in moved.into_iter().enumerate() {
            let mixed = |by: f64| -> Vec<f64> {
                let each = weights.iter().enumerate();
                each.map(|(j, w)| w / total * (1.0 - by) + if j == row { by } else { 0.0 }).collect()
            };
            let slope = (index(&values, Some(&mixed(step))) - index(&values, Some(&mixed(-step)))) / (2.0 * step);
            prop_assert!((slope - expected).abs() < 1e-5 * (1.0 + expected.abs()), "{} {} {}", row, slope, expected);
        }
    }
}
