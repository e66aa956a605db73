use super::*;
use crate::CurveDominance;
use crate::input::{Ranks, SurveyDesign};
use crate::numeric::rng::Rng;
use proptest::prelude::*;

fn lorenz<'a>(values: &'a [f64], weights: &'a [f64]) -> RankedValues<'a> {
    let ranked = RankedValues::new(values, Ranks::most_deprived_first(values)).unwrap();
    ranked.with_weights(weights).unwrap()
}

fn curve<'a>(values: &'a [f64], rank: &'a [f64], weights: &'a [f64]) -> RankedValues<'a> {
    let ranked = RankedValues::new(values, Ranks::most_deprived_first(rank)).unwrap();
    ranked.with_weights(weights).unwrap()
}

type Compare<'f> = &'f dyn Fn(&CurveDominanceModel<'_>, &[f64]) -> CurveDominance;

/// The error of a difference is that of its derivatives in the direction of one more person at each row.
#[test]
fn errors_follow_from_derivatives() {
    // Few ranks, so that those who stand at a share are many, and known; the shares are within them.
    let rank = [1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0, 3.0, 3.0];
    let (a, b) = (
        [3.0, 1.0, 5.0, 20.0, 8.0, 0.0, 2.0, 4.0, 7.0],
        [1.0, 4.0, 2.0, 2.0, 9.0, 5.0, 3.0, 8.0, 1.0],
    );
    let weights = [2e5, 1.5e5, 1e5, 5e4, 2e5, 1e5, 1e5, 3e5, 1e5];
    let total: f64 = weights.iter().sum();
    for generalised in [false, true] {
        let at = [0.2, 0.5, 0.9];
        let model = CurveDominanceModel::new().generalised(generalised).at(&at);
        let plain = model.interval(SampleInterval::None);
        let equality: Compare<'_> = &|model, w| model.equality(&curve(&a, &rank, w)).unwrap();
        let outcomes: Compare<'_> = &|model, w| {
            let (one, two) = (curve(&a, &rank, w), curve(&b, &rank, w));
            model.same_people(&one, &two).unwrap()
        };
        let own_order: Compare<'_> = &|model, w| {
            let (one, two) = (curve(&a, &rank, w), lorenz(&b, w));
            model.same_people(&one, &two).unwrap()
        };
        for compare in [equality, outcomes, own_order] {
            let found = compare(&model, &weights);
            let step = 1e-7;
            let moved = |row: usize| {
                let mixed: Vec<f64> = (0..9)
                    .map(|j| {
                        total
                            * (weights[j] / total * (1.0 - step)
                                + if j == row { step } else { 0.0 })
                    })
                    .collect();
                compare(&plain, &mixed).difference
            };
            let slopes: Vec<Vec<f64>> = (0..9).map(moved).collect();
            for (point, error) in found.standard_error.iter().enumerate() {
                let squares = slopes.iter().zip(&weights).map(|(slope, w)| {
                    let slope = (slope[point] - found.difference[point]) / step;
                    w / total * slope * slope
                });
                let expected = (squares.sum::<f64>() / (total - 1.0)).sqrt();
                assert!(
                    (error / expected - 1.0).abs() < 1e-4,
                    "{point}: {error} {expected}"
                );
            }
        }
    }
}

/// The errors are those of the Lorenz curve where the other is held fixed.
#[test]
fn a_lorenz_curve_has_its_own_errors() {
    let mut rng = Rng::new(8);
    let values: Vec<f64> = (0..80).map(|_| rng.exponential()).collect();
    let ones = vec![1.0; 80];
    let at = [0.1, 0.35, 0.8];
    let found = CurveDominanceModel::new()
        .at(&at)
        .equality(&lorenz(&values, &ones))
        .unwrap();
    let given = crate::WeightedValues::new(&values, None).unwrap();
    let model = crate::LorenzCurve::new()
        .at(&at)
        .interval(SampleInterval::Linearised);
    let wanted = model.estimate(&given).unwrap();
    for (ours, theirs) in found.standard_error.iter().zip(&wanted.standard_error) {
        assert!((ours / theirs - 1.0).abs() < 1e-10, "{ours} {theirs}");
    }
    assert_eq!(found.first_measure, "Lorenz curve");
    assert_eq!(found.first, wanted.share);
}

proptest! {
    #[test]
    fn curves_compare_as_they_must(seed in 0..500_u32, n in 12..40_usize, none: bool) {
        let mut rng = Rng::new(seed);
        let rank: Vec<f64> = (0..n).map(|_| f64::from(rng.below(8))).collect();
        let a: Vec<f64> = (0..n).map(|_| rng.exponential()).collect();
        let b: Vec<f64> = (0..n).map(|_| rng.exponential()).collect();
        let weights: Vec<f64> = (0..n).map(|_| f64::from(rng.below(3)) + 1.0).collect();
        let kind = if none { SampleInterval::None } else { SampleInterval::Linearised };
        let model = CurveDominanceModel::new().interval(kind);
        let (one, two) = (curve(&a, &rank, &weights), curve(&b, &rank, &weights));
        // Turned round, everything has the other sign.
        let (here, there) = (model.same_people(&one, &two).unwrap(), model.same_people(&two, &one).unwrap());
        prop_assert!(here.difference.iter().zip(&there.difference).all(|(a, b)| *a == -b));
        prop_assert_eq!((here.points_above, here.points_below), (there.points_below, there.points_above));
        prop_assert!(here.standard_error.iter().zip(&there.standard_error).all(|(a, b)| (a.is_nan() && b.is_nan()) || (a - b).abs() < 1e-15));
        // A curve does not differ from itself.
        let same = model.same_people(&one, &one).unwrap();
        prop_assert_eq!(same.verdict, DominanceVerdict::NotShown);
        prop_assert!(same.difference.iter().all(|d| *d == 0.0));
        // The unit of the values does not count, but for generalised curves.
        let tenfold: Vec<f64> = a.iter().map(|a| a * 10.0).collect();
        let scaled = model.same_people(&curve(&tenfold, &rank, &weights), &two).unwrap();
        prop_assert_eq!(scaled.verdict, here.verdict);
        if none {
            return Ok(());
        }
        // A weight is so many rows.
        let repeat = |column: &[f64]| -> Vec<f64> {
            column.iter().zip(&weights).flat_map(|(v, w)| vec![*v; if *w > 2.5 { 3 } else if *w > 1.5 { 2 } else { 1 }]).collect()
        };
        let (c, d, r) = (repeat(&a), repeat(&b), repeat(&rank));
        let ones = vec![1.0; c.len()];
        let long = model.same_people(&curve(&c, &r, &ones), &curve(&d, &r, &ones)).unwrap();
        prop_assert!(here.standard_error.iter().zip(&long.standard_error).all(|(a, b)| (a - b).abs() < 1e-12));
        // Variances of independent samples add.
        let independent = model.other_people(&one, &two).unwrap();
        let (alone, other) = (model.equality(&one).unwrap(), model.equality(&two).unwrap());
        for point in 0..19 {
            let sum = crate::numeric::math::hypot(alone.standard_error[point], other.standard_error[point]);
            prop_assert!((independent.standard_error[point] - sum).abs() < 1e-15);
        }
        // All points together need more than each, and the limits say what the points do.
        prop_assert!(here.simultaneous[0].lower.iter().zip(&here.intervals[0].lower).all(|(a, b)| a <= b));
        let beyond = here.simultaneous[0].lower.iter().filter(|lower| **lower > 0.0).count();
        prop_assert_eq!(here.points_above, beyond as u64);
        // The stricter rule shows no more.
        let strict = model.rule(DominanceRule::IntersectionUnion).same_people(&one, &two).unwrap();
        if strict.verdict == DominanceVerdict::Dominates {
            prop_assert!(here.points_below == 0);
        }
    }
}

/// With one cluster for each row and no strata the design is that of rows drawn one by one, but for Student's t.
#[test]
fn a_survey_of_single_rows() {
    let mut rng = Rng::new(4);
    let rank: Vec<f64> = (0..30).map(f64::from).collect();
    let values: Vec<f64> = (0..30).map(|_| rng.exponential()).collect();
    let weights: Vec<f64> = (0..30).map(|_| rng.uniform() + 0.5).collect();
    let names: Vec<String> = (0..30).map(|row| row.to_string()).collect();
    let sample = SurveyDesign::new().clusters(&names).sample(30).unwrap();
    let model = CurveDominanceModel::new();
    let plain = model.interval(SampleInterval::LinearisedSampling);
    let plain = plain.equality(&curve(&values, &rank, &weights)).unwrap();
    let drawn = curve(&values, &rank, &weights)
        .with_survey(&sample)
        .unwrap();
    let design = model
        .interval(SampleInterval::SurveyDesign)
        .equality(&drawn)
        .unwrap();
    for (a, b) in plain.standard_error.iter().zip(&design.standard_error) {
        assert!((a - b).abs() < 1e-14, "{a} {b}");
    }
    assert_eq!(design.degrees_of_freedom, Some(29.0));
    assert!(design.critical_value > plain.critical_value);
    let error = model.equality(&drawn).unwrap_err();
    assert_eq!(
        plain_error(&error),
        ("conflicting-arguments", "design", None)
    );
}

fn plain_error(error: &crate::Error) -> (&str, &str, Option<usize>) {
    (
        error.code().as_str(),
        error.param().unwrap_or_default(),
        error.index(),
    )
}

#[test]
fn curves_that_cross_and_curves_that_do_not() {
    let ones = [1.0; 4];
    let rank = [1.0, 2.0, 3.0, 4.0];
    let model = CurveDominanceModel::new()
        .interval(SampleInterval::None)
        .at(&[0.25, 0.5, 0.75]);
    let verdict = |values: &[f64]| {
        model
            .equality(&curve(values, &rank, &ones))
            .unwrap()
            .verdict
    };
    assert_eq!(verdict(&[4.0, 3.0, 2.0, 1.0]), DominanceVerdict::Dominates);
    assert_eq!(verdict(&[1.0, 2.0, 3.0, 4.0]), DominanceVerdict::Dominated);
    assert_eq!(verdict(&[4.0, 1.0, 1.0, 4.0]), DominanceVerdict::Cross);
    assert_eq!(verdict(&[0.1; 4]), DominanceVerdict::NotShown);
    // On the line at one point: enough for the one rule, not for the other.
    let touching = [3.0, 1.0, 3.0, 1.0];
    assert_eq!(verdict(&touching), DominanceVerdict::Dominates);
    let strict = model.rule(DominanceRule::IntersectionUnion);
    let found = strict.equality(&curve(&touching, &rank, &ones)).unwrap();
    assert_eq!(
        (found.verdict, found.points_above),
        (DominanceVerdict::NotShown, 2)
    );
    // Nobody in the poorer half has anything: a difference without an error decides nothing.
    let (none, some) = ([0.0, 0.0, 1.0, 2.0], [0.0, 0.0, 2.0, 1.0]);
    let sampled = CurveDominanceModel::new().at(&[0.25, 0.75]);
    let found = sampled
        .same_people(&curve(&none, &none, &ones), &curve(&some, &some, &ones))
        .unwrap();
    assert!(found.statistic[0].is_nan() && found.standard_error[0] == 0.0);
    assert_eq!(found.cautions[0].row, Some(0));
}

/// Points near the ends hold too few people to trust, and say so.
#[test]
fn few_people_beyond_a_point() {
    let values: Vec<f64> = (0..200).map(|row| f64::from(row % 7)).collect();
    let rank: Vec<f64> = (0..200).map(f64::from).collect();
    let ones = vec![1.0; 200];
    let found = CurveDominanceModel::new()
        .equality(&curve(&values, &rank, &ones))
        .unwrap();
    let rows: Vec<u64> = found
        .cautions
        .iter()
        .filter_map(|caution| caution.row)
        .collect();
    assert_eq!(rows, [0, 1, 17, 18]);
    assert!(
        found
            .cautions
            .iter()
            .all(|caution| caution.code.as_str() == "few-groups")
    );
}

#[test]
fn what_is_refused() {
    let (ones, rank) = ([1.0; 3], [1.0, 2.0, 3.0]);
    let model = CurveDominanceModel::new();
    let one = curve(&[1.0, 2.0, 4.0], &rank, &ones);
    let at = |at: &[f64]| {
        let error = model.at(at).equality(&one).unwrap_err();
        (error.code().as_str(), error.index())
    };
    assert_eq!(at(&[]), ("empty", None));
    assert_eq!(at(&[0.0, 0.5]), ("out-of-range", Some(0)));
    assert_eq!(at(&[0.5, 1.0]), ("out-of-range", Some(1)));
    assert_eq!(at(&[0.5, 0.4]), ("out-of-range", Some(1)));
    let many: Vec<f64> = (1..1_002).map(|point| f64::from(point) / 1_002.0).collect();
    assert_eq!(at(&many), ("out-of-range", None));
    let negative = curve(&[1.0, -2.0, 4.0], &rank, &ones);
    assert_eq!(
        plain_error(&model.equality(&negative).unwrap_err()),
        ("negative-value", "values", Some(1))
    );
    let error = model.same_people(&one, &negative).unwrap_err();
    assert_eq!(
        plain_error(&error),
        ("negative-value", "other_values", Some(1))
    );
    let nothing = curve(&[0.0; 3], &rank, &ones);
    let error = model.other_people(&one, &nothing).unwrap_err();
    assert_eq!(
        plain_error(&error),
        ("not-computable", "other_values", None)
    );
    let twice = curve(&[1.0, 2.0, 4.0], &rank, &[2.0; 3]);
    let error = model.same_people(&one, &twice).unwrap_err();
    assert_eq!(
        plain_error(&error),
        ("conflicting-arguments", "weights", None)
    );
    let single = RankedValues::new(&[2.0], Ranks::most_deprived_first(&[1.0])).unwrap();
    assert_eq!(
        plain_error(&model.equality(&single).unwrap_err()),
        ("too-few-groups", "values", None)
    );
    let error = model.other_people(&one, &single).unwrap_err();
    assert_eq!(
        plain_error(&error),
        ("too-few-groups", "other_values", None)
    );
}

#[cfg(feature = "serde")]
#[test]
fn json_round_trip_keeps_every_bit() {
    let (ones, rank) = ([1.0; 5], [1.0, 2.0, 3.0, 4.0, 5.0]);
    let found = CurveDominanceModel::new()
        .equality(&curve(&[1.0, 2.0, 0.0, 4.0, 3.0], &rank, &ones))
        .unwrap();
    let text = serde_json::to_string(&found).unwrap();
    assert_eq!(
        serde_json::from_str::<CurveDominance>(&text).unwrap(),
        found
    );
}
