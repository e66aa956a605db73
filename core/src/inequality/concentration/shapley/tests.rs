use super::*;
use crate::input::Ranks;
use crate::numeric::rng::Rng;
use crate::{ConcentrationDecompositionModel, Level};
use proptest::prelude::*;

/// Rows with tied ranks, two determinants that go together and one that is rare.
fn rows(rng: &mut Rng, n: usize) -> (Vec<f64>, Vec<f64>, Vec<f64>, [Vec<f64>; 3]) {
    let rank: Vec<f64> = (0..n).map(|_| f64::from(rng.below(7))).collect();
    let weights: Vec<f64> = (0..n).map(|_| f64::from(rng.below(4)) + 0.5).collect();
    let far: Vec<f64> = rank
        .iter()
        .map(|r| 1_000.0 + r + rng.exponential())
        .collect();
    let near: Vec<f64> = far
        .iter()
        .map(|x| x / 2.0 + rng.standard_normal())
        .collect();
    let rare: Vec<f64> = (0..n).map(|i| f64::from(u8::from(i % 4 == 0))).collect();
    let y = (0..n).map(|i| {
        (far[i] / 50.0 + near[i] / 100.0 + 3.0 * rare[i] + rng.exponential() - 15.0).max(0.1)
    });
    let y = y.collect();
    (y, rank, weights, [far, near, rare])
}

fn named(columns: &[Vec<f64>; 3]) -> [(&str, &[f64]); 3] {
    let [far, near, rare] = columns;
    [("far", far), ("near", near), ("rare", rare)]
}

fn close(a: f64, b: f64, within: f64) -> bool {
    (a - b).abs() < within * a.abs().max(b.abs()).max(1.0)
}

proptest! {
    #[test]
    fn parts_behave_as_they_must(seed in 0..500_u32, n in 10..40_usize, form in 0..8_usize) {
        let (y, rank, weights, columns) = rows(&mut Rng::new(seed), n);
        let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&rank)).unwrap().with_weights(&weights).unwrap();
        let names = named(&columns);
        for index in ShapleyIndex::ALL {
            for removal in ShapleyRemoval::ALL {
                let model = ShapleyDecompositionModel::new().index(*index).removal(*removal);
                let parts = model.estimate(&ranked, &names, None).unwrap();
                let sum: f64 = parts.contribution.iter().sum();
                prop_assert!(close(sum, parts.explained.value, 1e-12));
                prop_assert!(close(parts.explained.value + parts.residual.value, parts.index.value, 1e-12));
                // Shuffled determinants keep their parts, and a group of all explains all.
                let turned = model.estimate(&ranked, &[names[2], names[0], names[1]], None).unwrap();
                prop_assert!(close(turned.contribution[1], parts.contribution[0], 1e-9));
                let whole = model.estimate(&ranked, &names, Some(&["a", "a", "a"])).unwrap();
                prop_assert!(close(whole.contribution[0], parts.explained.value, 1e-9));
                prop_assert_eq!((parts.subsets, whole.subsets), (8, 2));
                if *index == ShapleyIndex::Variance {
                    prop_assert!(close(parts.explained.value / parts.index.value, parts.r_squared, 1e-9));
                }
                if *index == ShapleyIndex::Variance && *removal == ShapleyRemoval::Refitted {
                    // Each more determinant explains more, in any order.
                    prop_assert!(parts.contribution.iter().chain(&parts.last).all(|part| *part > -1e-12));
                }
            }
        }
        // What is held at its mean adds the same in any order: the parts of Wagstaff, van Doorslaer and Watanabe.
        let form = ConcentrationForm::ALL[form];
        let model = ShapleyDecompositionModel::new().removal(ShapleyRemoval::HeldAtMean).form(form);
        let plain = ConcentrationDecompositionModel::new().form(form);
        let (model, plain) = match form {
            ConcentrationForm::Erreygers | ConcentrationForm::Wagstaff => {
                (model.lower(0.0).upper(100.0), plain.bounds(0.0, 100.0))
            }
            form if form.is_extended() => (model.nu(3.0), plain.nu(3.0)),
            form if form.is_symmetric() => (model.beta(3.0), plain.beta(3.0)),
            _ => (model, plain),
        };
        let (parts, plain) = (model.estimate(&ranked, &names, None).unwrap(), plain.estimate(&ranked, &names).unwrap());
        for (place, part) in plain.contribution.iter().enumerate() {
            prop_assert!(close(parts.contribution[place], *part, 1e-9), "{form} {} {part}", parts.contribution[place]);
            prop_assert!(close(parts.first[place], *part, 1e-9) && close(parts.last[place], *part, 1e-9));
        }
    }
}

/// Determinants that do the same get the same.
#[test]
fn symmetric_determinants_share_alike() {
    let mut rng = Rng::new(5);
    let (mut a, mut b, mut y, mut rank) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..20 {
        let (one, two) = (rng.exponential(), rng.standard_normal());
        let (outcome, place) = (9.0 + one + two + rng.uniform(), one + two + rng.uniform());
        for (x, z) in [(one, two), (two, one)] {
            a.push(x);
            b.push(z);
            y.push(outcome);
            rank.push(place);
        }
    }
    let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&rank)).unwrap();
    for index in ShapleyIndex::ALL {
        for removal in ShapleyRemoval::ALL {
            let model = ShapleyDecompositionModel::new()
                .index(*index)
                .removal(*removal);
            let parts = model
                .estimate(&ranked, &[("a", &a), ("b", &b)], None)
                .unwrap();
            assert!(
                (parts.contribution[0] - parts.contribution[1]).abs() < 1e-13,
                "{index} {removal}: {:?}",
                parts.contribution
            );
            assert!(parts.contribution[0] > 0.0);
        }
    }
}

/// Columns that nearly say the same are solved from the rows.
#[test]
fn nearly_collinear_determinants() {
    let mut rng = Rng::new(6);
    let x: Vec<f64> = (0..40).map(|_| rng.standard_normal()).collect();
    let near: Vec<f64> = x.iter().map(|x| x + 1e-5 * rng.standard_normal()).collect();
    let noise: Vec<f64> = x.iter().zip(&near).map(|(x, z)| (z - x) * 1e5).collect();
    let y: Vec<f64> = x.iter().map(|x| 9.0 + x + rng.uniform()).collect();
    let rank: Vec<f64> = x.iter().map(|x| x + rng.uniform()).collect();
    let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&rank)).unwrap();
    let model = ShapleyDecompositionModel::new();
    // The same two dimensions, well and ill told: the whole that they explain is one.
    let well = model
        .estimate(&ranked, &[("x", &x), ("noise", &noise)], None)
        .unwrap();
    let ill = model
        .estimate(&ranked, &[("x", &x), ("near", &near)], None)
        .unwrap();
    assert!(
        (well.explained.value - ill.explained.value).abs() < 1e-11,
        "{} {}",
        well.explained.value,
        ill.explained.value
    );
    assert!((ill.contribution[0] - ill.contribution[1]).abs() < 0.1 * ill.contribution[0].abs());
}

fn own<'a>(y: &'a [f64], weights: &'a [f64]) -> RankedValues<'a> {
    let ranked = RankedValues::new(y, Ranks::most_deprived_first(y)).unwrap();
    ranked.with_weights(weights).unwrap()
}

/// Each draw is the decomposition of the rows that it drew.
#[test]
fn limits_are_those_of_decompositions_of_the_drawn_rows() {
    let (y, _, weights, columns) = rows(&mut Rng::new(3), 30);
    // In the order of the values, in which the sample holds the rows.
    let mut order: Vec<usize> = (0..30).collect();
    order.sort_by(|a, b| y[*a].total_cmp(&y[*b]));
    let sorted = |column: &[f64]| -> Vec<f64> { order.iter().map(|row| column[*row]).collect() };
    let (y, weights) = (sorted(&y), sorted(&weights));
    let columns = [
        sorted(&columns[0]),
        sorted(&columns[1]),
        sorted(&columns[2]),
    ];
    let names = named(&columns);
    for index in ShapleyIndex::ALL {
        let model = ShapleyDecompositionModel::new().index(*index);
        let bootstrap = model
            .interval(DecompositionInterval::Bootstrap)
            .draws(200)
            .seed(9)
            .level(Level::P90);
        let found = bootstrap
            .estimate(&own(&y, &weights), &names, None)
            .unwrap();
        let mut rng = Rng::new(9);
        let mut draws: Vec<Vec<f64>> = vec![Vec::new(); 3];
        for _ in 0..200 {
            let mut drawn = vec![0.0; 30];
            for _ in 0..30 {
                let row = rng.below(30) as usize;
                drawn[row] += weights[row];
            }
            let one = model.estimate(&own(&y, &drawn), &names, None).unwrap();
            for (column, part) in draws.iter_mut().zip(&one.contribution) {
                column.push(*part);
            }
        }
        for (column, error) in draws.iter().zip(&found.standard_error) {
            let mean = column.iter().sum::<f64>() / 200.0;
            let square = column
                .iter()
                .map(|part| (part - mean) * (part - mean))
                .sum::<f64>()
                / 199.0;
            assert!(
                (error / square.sqrt() - 1.0).abs() < 1e-8,
                "{index}: {error} {}",
                square.sqrt()
            );
        }
        assert_eq!((found.index.draws, found.index.seed), (Some(200), Some(9)));
        assert!(found.no_interval_reason.is_none() && found.residual.interval.is_some());
    }
}

#[test]
fn what_is_refused() {
    let (y, rank, _, columns) = rows(&mut Rng::new(1), 40);
    let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&rank)).unwrap();
    let names = named(&columns);
    let model = ShapleyDecompositionModel::new();
    let facts = |error: crate::Error| {
        (
            error.code().as_str(),
            error.param().unwrap_or_default().to_owned(),
            error.index(),
        )
    };
    let grouped =
        |groups: &[&str]| facts(model.estimate(&ranked, &names, Some(groups)).unwrap_err());
    assert_eq!(
        grouped(&["a"]),
        ("length-mismatch", "groups".to_owned(), None)
    );
    assert_eq!(
        grouped(&["a", "", "b"]),
        ("missing-value", "groups".to_owned(), Some(1))
    );
    let gini = model.index(ShapleyIndex::Gini).nu(3.0);
    let error = gini.estimate(&ranked, &names, None).unwrap_err();
    assert_eq!(
        facts(error),
        ("conflicting-arguments", "nu".to_owned(), None)
    );
    let many: Vec<(String, Vec<f64>)> = (0..13)
        .map(|k| {
            (
                k.to_string(),
                (0..40).map(|i| f64::from(u8::from(i % 13 == k))).collect(),
            )
        })
        .collect();
    let many: Vec<(&str, &[f64])> = many.iter().map(|(name, x)| (&name[..], &x[..])).collect();
    let error = model.estimate(&ranked, &many, None).unwrap_err();
    assert_eq!(
        facts(error),
        ("out-of-range", "determinants".to_owned(), None)
    );
    assert_eq!(
        model.estimate(&ranked, &many[..12], None).unwrap().subsets,
        4_096
    );
    // Gini indices of millions of rows and thousands of sets would run for hours.
    let n = 200_000;
    let y: Vec<f64> = (0..n).map(|i| f64::from(i % 97)).collect();
    let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&y)).unwrap();
    let many: Vec<(String, Vec<f64>)> = (0..12)
        .map(|k| {
            (
                k.to_string(),
                (0..n).map(|i| f64::from(u8::from(i % 13 == k))).collect(),
            )
        })
        .collect();
    let many: Vec<(&str, &[f64])> = many.iter().map(|(name, x)| (&name[..], &x[..])).collect();
    let error = model
        .index(ShapleyIndex::Gini)
        .estimate(&ranked, &many, None)
        .unwrap_err();
    assert_eq!(
        facts(error),
        ("too-much-work", "determinants".to_owned(), None)
    );
}

#[cfg(feature = "serde")]
#[test]
fn json_round_trip_keeps_every_bit() {
    let (y, rank, _, columns) = rows(&mut Rng::new(2), 30);
    let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&rank)).unwrap();
    let model = ShapleyDecompositionModel::new()
        .interval(DecompositionInterval::Bootstrap)
        .draws(400);
    let parts = model.estimate(&ranked, &named(&columns), None).unwrap();
    let text = serde_json::to_string(&parts).unwrap();
    assert_eq!(
        serde_json::from_str::<ShapleyDecomposition>(&text).unwrap(),
        parts
    );
}
