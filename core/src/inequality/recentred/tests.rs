use super::*;
use crate::error::Error;
use crate::numeric::math::exp;
use crate::numeric::rng::Rng;
use crate::{AtkinsonIndex, GeneralisedEntropyIndex, GiniIndex, SurveyDesign};
use proptest::prelude::*;

/// Values above zero with weights, a determinant far from zero and a rare one.
fn rows(rng: &mut Rng, n: usize) -> (Vec<f64>, Vec<f64>, [Vec<f64>; 2]) {
    let weights: Vec<f64> = (0..n).map(|_| f64::from(rng.below(4)) + 0.5).collect();
    let far: Vec<f64> = (0..n).map(|_| 1_000.0 + rng.exponential()).collect();
    let rare: Vec<f64> = (0..n).map(|i| f64::from(u8::from(i % 4 == 0))).collect();
    let y = far.iter().zip(&rare);
    let y =
        y.map(|(far, rare)| exp((far - 1_000.0) / 3.0 + 0.5 * rare + 0.4 * rng.standard_normal()));
    (y.collect(), weights, [far, rare])
}

fn named(columns: &[Vec<f64>; 2]) -> [(&str, &[f64]); 2] {
    let [far, rare] = columns;
    [("far", far), ("rare", rare)]
}

fn plain(index: RecentredIndex) -> RecentredInfluenceModel {
    let model = RecentredInfluenceModel::new().index(index);
    model.interval(RecentredInterval::None)
}

proptest! {
    /// What makes influence recentred, and what makes a regression one of it.
    #[test]
    fn recentred_influence_is_what_it_must_be(seed in 0..1_000_u32, n in 8..60_usize, at in 0..5_usize, share in 0.05..0.95f64) {
        let (y, weights, columns) = rows(&mut Rng::new(seed), n);
        let people = WeightedValues::new(&y, Some(&weights)).unwrap();
        let index = RecentredIndex::ALL[at];
        let mut model = plain(index);
        if index == RecentredIndex::Quantile {
            model = model.quantile(share);
        }
        let found = model.estimate(&people, &named(&columns)).unwrap();
        let value = found.index.value;
        let own = match index {
            RecentredIndex::Gini => GiniIndex::new().estimate(&people).unwrap().value,
            RecentredIndex::Atkinson => AtkinsonIndex::new().estimate(&people).unwrap().value,
            RecentredIndex::GeneralisedEntropy => GeneralisedEntropyIndex::new().estimate(&people).unwrap().value,
            _ => value,
        };
        prop_assert_eq!(value, own);
        let each = model.recentred(&people).unwrap();
        let total: f64 = weights.iter().sum();
        let mean = each.iter().zip(&weights).map(|(u, w)| u * w / total).sum::<f64>();
        let size = each.iter().fold(value.abs(), |most, u| most.max(u.abs()));
        prop_assert!((mean - value).abs() < 1e-12 * size, "{mean} {value}");
        let parts = found.contribution.iter().sum::<f64>() + found.intercept.value;
        let most = found.contribution.iter().fold(size, |most, part| most.max(part.abs()));
        prop_assert!((parts - value).abs() < 1e-13 * most, "{parts} {value}");
        // Nobody lies beyond the largest value, so that none moves a quantile there.
        prop_assert!(found.r_squared.is_nan() || (-1e-12..=1.0 + 1e-12).contains(&found.r_squared));
        // A constant on a determinant goes to the intercept.
        let moved: Vec<f64> = columns[1].iter().map(|x| x + 7.0).collect();
        let again = model.estimate(&people, &[("far", &columns[0]), ("rare", &moved)]).unwrap();
        for (b, other) in found.coefficient.iter().zip(&again.coefficient) {
            prop_assert!((b - other).abs() < 1e-10 * size);
        }
        // Neither the scale of the weights nor, for what is relative, that of the values counts.
        let (tripled, doubled): (Vec<f64>, Vec<f64>) = (weights.iter().map(|w| 3.0 * w).collect(), y.iter().map(|y| 2.0 * y).collect());
        let again = model.estimate(&WeightedValues::new(&doubled, Some(&tripled)).unwrap(), &named(&columns)).unwrap();
        let factor = match index {
            RecentredIndex::Variance => 4.0,
            RecentredIndex::Quantile => 2.0,
            _ => 1.0,
        };
        for (b, other) in found.coefficient.iter().zip(&again.coefficient) {
            prop_assert!((factor * b - other).abs() < 1e-9 * size, "{b} {other}");
        }
    }
}

/// Each draw of the bootstrap is the regression of the rows that it drew.
#[test]
fn a_draw_is_the_regression_of_its_rows() {
    let (y, weights, columns) = rows(&mut Rng::new(3), 40);
    // The sample holds rows in the order of their values.
    let order = crate::numeric::rank::argsort(&y);
    let of =
        |column: &[f64]| -> Vec<f64> { order.iter().map(|row| column[*row as usize]).collect() };
    let (y, weights, columns) = (of(&y), of(&weights), columns.map(|column| of(&column)));
    let people = WeightedValues::new(&y, Some(&weights)).unwrap();
    for index in [RecentredIndex::Gini, RecentredIndex::Quantile] {
        let model = plain(index);
        let total: f64 = weights.iter().sum();
        let means = columns.clone().map(|x| {
            x.iter()
                .zip(&weights)
                .map(|(x, w)| x * w / total)
                .sum::<f64>()
        });
        let centred: Vec<Vec<f64>> = columns
            .iter()
            .zip(&means)
            .map(|(x, mean)| x.iter().map(|x| x - mean).collect())
            .collect();
        let sample = bootstrap::Sample::new(model.measure().unwrap(), &people, (&centred, &means));
        let draws = sample
            .draw((400, 9), Levels::default(), &mut |_, _| true)
            .unwrap();
        let mut rng = Rng::new(9);
        for draw in 0..5 {
            let drawn: Vec<usize> = (0..40).map(|_| rng.below(40) as usize).collect();
            let of =
                |column: &[f64]| -> Vec<f64> { drawn.iter().map(|row| column[*row]).collect() };
            let (y, w, x) = (
                of(&y),
                of(&weights),
                columns.clone().map(|column| of(&column)),
            );
            let whole = model
                .estimate(&WeightedValues::new(&y, Some(&w)).unwrap(), &named(&x))
                .unwrap();
            let told = whole
                .coefficient
                .iter()
                .chain([&whole.intercept.value, &whole.index.value]);
            for (column, expected) in draws.columns.iter().zip(told) {
                let size = 1.0 + expected.abs();
                assert!(
                    (column[draw] - expected).abs() < 1e-9 * size,
                    "{index} {draw}: {} {expected}",
                    column[draw]
                );
            }
        }
    }
}

/// A column of ones and zeros, and weights of one: the difference of two means, with its textbook error.
#[test]
fn two_groups() {
    let (y, _, [_, rare]) = rows(&mut Rng::new(8), 50);
    let people = WeightedValues::new(&y, None).unwrap();
    let model = plain(RecentredIndex::Gini).interval(RecentredInterval::Robust);
    let found = model.estimate(&people, &[("rare", &rare)]).unwrap();
    let each = model.recentred(&people).unwrap();
    let of = |group: f64| {
        let here: Vec<f64> = each
            .iter()
            .zip(&rare)
            .filter(|(_, x)| **x == group)
            .map(|(u, _)| *u)
            .collect();
        let (n, mean) = (
            here.len() as f64,
            here.iter().sum::<f64>() / here.len() as f64,
        );
        (
            mean,
            here.iter().map(|u| (u - mean) * (u - mean)).sum::<f64>() / n / n,
        )
    };
    let ((low, low_error), (high, high_error)) = (of(0.0), of(1.0));
    assert!((found.coefficient[0] - (high - low)).abs() < 1e-13);
    let error = ((low_error + high_error) * 50.0 / 48.0).sqrt();
    assert!((found.standard_error[0] - error).abs() < 1e-13);
    assert!((found.intercept.value - low).abs() < 1e-13);
    assert!(
        (found.intercept.standard_error.unwrap() - (low_error * 50.0 / 48.0).sqrt()).abs() < 1e-13
    );
}

#[test]
fn cautions_and_what_is_refused() {
    let (y, weights, columns) = rows(&mut Rng::new(1), 200);
    let people = WeightedValues::new(&y, Some(&weights)).unwrap();
    let codes = |found: &RecentredInfluence| -> Vec<&str> {
        found.cautions.iter().map(|one| one.code.as_str()).collect()
    };
    let median = RecentredInfluenceModel::new().index(RecentredIndex::Quantile);
    let robust = median
        .interval(RecentredInterval::Robust)
        .estimate(&people, &named(&columns))
        .unwrap();
    assert_eq!(codes(&robust), ["narrow-limits"]);
    let drawn = median
        .draws(400)
        .estimate(&people, &named(&columns))
        .unwrap();
    assert!(drawn.cautions.iter().all(|one| one.row.is_some()));
    // Whole visits: many people have the median itself.
    let whole: Vec<f64> = y.iter().map(|y| y.round()).collect();
    let whole = WeightedValues::new(&whole, None).unwrap();
    let found = median
        .interval(RecentredInterval::None)
        .estimate(&whole, &named(&columns))
        .unwrap();
    assert_eq!(codes(&found), ["tied-ranks"]);
    let facts = |error: Error| {
        (
            error.code().as_str(),
            error.param().unwrap_or_default().to_owned(),
        )
    };
    let constant = WeightedValues::new(&[2.0; 200], None).unwrap();
    let error = median.estimate(&constant, &named(&columns)).unwrap_err();
    assert_eq!(facts(error), ("not-computable", "values".to_owned()));
    // One person with the category: some samples have none.
    let mut lone = vec![0.0; 200];
    lone[5] = 1.0;
    let model = RecentredInfluenceModel::new().draws(400);
    let error = model.estimate(&people, &[("lone", &lone)]).unwrap_err();
    assert_eq!(facts(error), ("not-computable", "determinants".to_owned()));
    let huge = [1e200, 3e200, 2e200, 5e200, 1e199];
    let x = [1.0, 2.0, 5.0, 4.0, 3.0];
    let error = plain(RecentredIndex::Variance)
        .estimate(&WeightedValues::new(&huge, None).unwrap(), &[("x", &x)]);
    assert_eq!(facts(error.unwrap_err()).0, "overflow");
    let survey = SurveyDesign::new().sample(200).unwrap();
    let surveyed = people.clone().with_survey(&survey).unwrap();
    let error = model.estimate(&surveyed, &named(&columns)).unwrap_err();
    assert_eq!(facts(error), ("conflicting-arguments", "design".to_owned()));
    let error = model
        .draws(1_000_000)
        .estimate(&people, &named(&columns))
        .unwrap_err();
    assert_eq!(facts(error), ("too-much-work", "draws".to_owned()));
}

#[cfg(feature = "serde")]
#[test]
fn json_round_trip_keeps_every_bit() {
    let (y, _, columns) = rows(&mut Rng::new(2), 40);
    let people = WeightedValues::new(&y, None).unwrap();
    let found = RecentredInfluenceModel::new()
        .draws(400)
        .estimate(&people, &named(&columns))
        .unwrap();
    let text = serde_json::to_string(&found).unwrap();
    assert_eq!(
        serde_json::from_str::<RecentredInfluence>(&text).unwrap(),
        found
    );
}
