use super::*;
use crate::input::{RankedValues, Ranks, WeightedValues};
use crate::{GiniIndex, SampleInterval};
use proptest::prelude::*;

fn lorenz(values: &[f64], weights: Option<&[f64]>) -> ShareCurve {
    let values = WeightedValues::new(values, weights).unwrap();
    LorenzCurve::new().estimate(&values).unwrap()
}

/// Twice the area between the line of equality and a curve.
fn twice_the_area(curve: &ShareCurve) -> f64 {
    let points = curve.people.windows(2).zip(curve.share.windows(2));
    1.0 - points
        .map(|(p, l)| (p[1] - p[0]) * (l[0] + l[1]))
        .sum::<f64>()
}

#[test]
fn what_cannot_be_computed_says_why() {
    let values = WeightedValues::new(&[1.0, 2.0], None).unwrap();
    let facts = |error: Error| {
        (
            error.code().as_str(),
            error.param().unwrap().to_owned(),
            error.index(),
        )
    };
    let at = |at: &[f64]| facts(LorenzCurve::new().at(at).estimate(&values).unwrap_err());
    assert_eq!(at(&[]), ("empty", "at".into(), None));
    assert_eq!(at(&[0.5, 1.5]), ("out-of-range", "at".into(), Some(1)));
    assert_eq!(at(&[0.5, 0.5]), ("out-of-range", "at".into(), Some(1)));
    assert_eq!(at(&[f64::NAN]), ("missing-value", "at".into(), Some(0)));
    let limits = LorenzCurve::new().interval(SampleInterval::Linearised);
    assert_eq!(
        facts(limits.estimate(&values).unwrap_err()),
        ("missing-argument", "at".into(), None)
    );
    let negative = RankedValues::new(&[1.0, -2.0], Ranks::most_deprived_first(&[1.0, 2.0]));
    let error = ConcentrationCurve::new().estimate(&negative.unwrap());
    assert_eq!(
        facts(error.unwrap_err()),
        ("negative-value", "values".into(), Some(1))
    );
}

#[test]
fn the_ends_of_the_curve() {
    let equal = lorenz(&[0.1; 7], None);
    assert_eq!(
        (equal.people, equal.share),
        (vec![0.0, 1.0], vec![0.0, 1.0])
    );
    let one = lorenz(&[0.0, 0.0, 8.0], Some(&[0.0, 3.0, 1.0]));
    assert_eq!(
        (one.people, one.share),
        (vec![0.0, 0.75, 1.0], vec![0.0, 0.0, 1.0])
    );
    for size in [1e-300, 1e300] {
        let curve = lorenz(&[size, 3.0 * size], None);
        assert!((curve.share[1] - 0.25).abs() < 1e-15, "{size}");
    }
}

/// The error of a point is that of a derivative in the direction of one more person.
#[test]
fn errors_of_points_follow_from_derivatives() {
    let (values, weights) = ([3.0, 1.0, 5.0, 20.0, 8.0], [2.0, 1.5, 1.0, 0.5, 2.0]);
    let view = WeightedValues::new(&values, Some(&weights)).unwrap();
    let model = LorenzCurve::new().interval(SampleInterval::Linearised);
    let shares = [0.0, 0.15, 0.4, 0.8, 1.0];
    let curve = model.at(&shares).estimate(&view).unwrap();
    for (place, share) in shares.into_iter().enumerate() {
        let at = |weights: &[f64]| {
            let view = WeightedValues::new(&values, Some(weights)).unwrap();
            let curve = LorenzCurve::new().at(&[share]).estimate(&view).unwrap();
            curve.share[0]
        };
        let step = 1e-7;
        let squares = (0..5).map(|row| {
            let mixed: Vec<f64> = (0..5)
                .map(|j| weights[j] / 7.0 * (1.0 - step) + if j == row { step } else { 0.0 })
                .collect();
            let slope = (at(&mixed) - at(&weights)) / step;
            weights[row] / 7.0 * slope * slope
        });
        let expected = (squares.sum::<f64>() / 6.0).sqrt();
        let found = curve.standard_error[place];
        assert!(
            (found - expected).abs() < 1e-5,
            "{share}: {found} {expected}"
        );
    }
}

proptest! {
    #[test]
    fn curves_behave_as_they_must(
        rows in proptest::collection::vec((0.0..100.0f64, 1u8..5, 1u8..6), 2..20),
    ) {
        let values: Vec<f64> = rows.iter().map(|row| row.0.round()).collect();
        prop_assume!(values.iter().sum::<f64>() > 0.0);
        let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
        let curve = lorenz(&values, Some(&weights));
        let view = WeightedValues::new(&values, Some(&weights)).unwrap();
        let gini = GiniIndex::new().estimate(&view).unwrap();
        prop_assert!((twice_the_area(&curve) - gini.value).abs() < 1e-12);
        prop_assert!(curve.people.windows(2).all(|p| p[0] < p[1]));
        prop_assert!(curve.share.windows(2).all(|l| l[0] <= l[1]));
        prop_assert!(curve.people.iter().zip(&curve.share).all(|(p, l)| *l <= p + 1e-12));
        // It is convex: who has more adds more.
        let slopes: Vec<f64> = curve.people.windows(2).zip(curve.share.windows(2)).map(|(p, l)| (l[1] - l[0]) / (p[1] - p[0])).collect();
        prop_assert!(slopes.windows(2).all(|s| s[0] <= s[1] * (1.0 + 1e-9)));
        let repeated: Vec<f64> = values.iter().zip(&rows).flat_map(|(v, row)| vec![*v; usize::from(row.1)]).collect();
        let long = lorenz(&repeated, None);
        prop_assert_eq!(long.people.len(), curve.people.len());
        prop_assert!(long.share.iter().zip(&curve.share).all(|(a, b)| (a - b).abs() < 1e-12));
        // The same, asked for share by share.
        let again = LorenzCurve::new().at(&curve.people).estimate(&view).unwrap();
        prop_assert!(again.share.iter().zip(&curve.share).all(|(a, b)| (a - b).abs() < 1e-12));
        // Ordered by its own values a concentration curve is the Lorenz curve; by rank its area is the index.
        let own = RankedValues::new(&values, Ranks::most_deprived_first(&values)).unwrap().with_weights(&weights).unwrap();
        let own = ConcentrationCurve::new().estimate(&own).unwrap();
        prop_assert!(own.share.iter().zip(&curve.share).all(|(a, b)| (a - b).abs() < 1e-12));
        let ranks: Vec<f64> = rows.iter().map(|row| f64::from(row.2)).collect();
        let ranked = RankedValues::new(&values, Ranks::least_deprived_first(&ranks)).unwrap().with_weights(&weights).unwrap();
        let curve = ConcentrationCurve::new().estimate(&ranked).unwrap();
        prop_assert!((twice_the_area(&curve) - curve.index.value).abs() < 1e-12);
        let again = ConcentrationCurve::new().at(&curve.people).estimate(&ranked).unwrap();
        prop_assert!(again.share.iter().zip(&curve.share).all(|(a, b)| (a - b).abs() < 1e-12));
    }
}
