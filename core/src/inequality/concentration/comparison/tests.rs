use super::*;
use crate::numeric::rng::Rng;

fn linearised() -> ConcentrationComparisonModel {
    let index = ConcentrationIndex::new().interval(ConcentrationInterval::Linearised);
    ConcentrationComparisonModel::new().index(index)
}

/// The error is that of a jackknife of the difference, up to what is smaller than both.
#[test]
fn the_error_is_that_of_a_jackknife() {
    let mut rng = Rng::new(4);
    let n = 400;
    let rank: Vec<f64> = (0..n).map(|_| f64::from(rng.below(60))).collect();
    let y: Vec<f64> = rank.iter().map(|r| r / 60.0 + rng.exponential()).collect();
    let x: Vec<f64> = y.iter().map(|y| y + rng.exponential()).collect();
    let ranked = |values| RankedValues::new(values, Ranks::most_deprived_first(&rank)).unwrap();
    let whole = linearised().estimate(&ranked(&y), &ranked(&x)).unwrap();
    let mut without = Vec::new();
    for row in 0..n {
        let keep = |column: &[f64]| -> Vec<f64> {
            let rows = column.iter().enumerate().filter(|(i, _)| *i != row);
            rows.map(|(_, v)| *v).collect()
        };
        let (rank, y, x) = (keep(&rank), keep(&y), keep(&x));
        let ranked = |values| RankedValues::new(values, Ranks::most_deprived_first(&rank)).unwrap();
        let model = ConcentrationComparisonModel::new();
        without.push(
            model
                .estimate(&ranked(&y), &ranked(&x))
                .unwrap()
                .difference
                .value,
        );
    }
    let mean = without.iter().sum::<f64>() / n as f64;
    let squares = without.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>();
    let jackknife = (squares * (n as f64 - 1.0) / n as f64).sqrt();
    let ours = whole.difference.standard_error.unwrap();
    assert!((ours / jackknife - 1.0).abs() < 0.02, "{ours} {jackknife}");
    let (a, b) = (
        whole.first.standard_error.unwrap(),
        whole.second.standard_error.unwrap(),
    );
    let apart = (a * a + b * b).sqrt();
    assert!(ours < 0.8 * apart && whole.correlation.unwrap() > 0.4);
}

#[test]
fn the_ends() {
    let rank = [1.0, 2.0, 3.0, 4.0];
    let ranks = || Ranks::most_deprived_first(&rank);
    let one = RankedValues::new(&[1.0, 3.0, 2.0, 5.0], ranks()).unwrap();
    let same = linearised().estimate(&one, &one).unwrap();
    assert_eq!(
        (same.p_value, same.difference.standard_error),
        (None, Some(0.0))
    );
    assert!((same.correlation.unwrap() - 1.0).abs() < 1e-15);
    // Turned round, an index changes its sign and the difference is twice as large, without any doubt less.
    let turned =
        RankedValues::new(&[1.0, 3.0, 2.0, 5.0], Ranks::least_deprived_first(&rank)).unwrap();
    let compared = linearised().estimate(&one, &turned).unwrap();
    assert!((compared.difference.value + 2.0 * same.first.value).abs() < 1e-15);
    assert!((compared.correlation.unwrap() + 1.0).abs() < 1e-12);
    let code = |error: Error| {
        (
            error.code().as_str(),
            error.param().unwrap_or_default().to_owned(),
        )
    };
    let weighted = one.clone().with_weights(&[1.0, 1.0, 1.0, 2.0]).unwrap();
    let error = linearised().estimate(&one, &weighted).unwrap_err();
    assert_eq!(code(error), ("conflicting-arguments", "weights".into()));
    let nothing = RankedValues::new(&[0.0; 4], ranks()).unwrap();
    let error = linearised().estimate(&one, &nothing).unwrap_err();
    assert_eq!(code(error), ("not-computable", "other_values".into()));
    let index = ConcentrationIndex::new().interval(ConcentrationInterval::Regression);
    let model = ConcentrationComparisonModel::new().index(index);
    let error = model.estimate(&one, &one).unwrap_err();
    assert_eq!(code(error), ("conflicting-arguments", "interval".into()));
}

#[cfg(feature = "serde")]
#[test]
fn json_round_trip_keeps_every_bit() {
    let ranks = || Ranks::most_deprived_first(&[1.0, 2.0, 3.0, 4.0]);
    let one = RankedValues::new(&[1.0, 3.0, 2.0, 5.0], ranks()).unwrap();
    let two = RankedValues::new(&[3.0, 3.0, 2.0, 1.0], ranks()).unwrap();
    let compared = linearised().estimate(&one, &two).unwrap();
    let text = serde_json::to_string(&compared).unwrap();
    assert_eq!(
        serde_json::from_str::<ConcentrationComparison>(&text).unwrap(),
        compared
    );
}
