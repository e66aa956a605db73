use super::bootstrap::{Sample, by_regression};
use super::*;
use crate::error::Error;
use crate::estimate::Level;
use crate::inequality::concentration::ConcentrationForm;
use crate::inequality::concentration::kernel::Kernel;
use crate::inequality::concentration::walk::Walk;
use crate::input::{EventDistribution, Ranks};
use crate::numeric::rng::Rng;
use proptest::prelude::*;

/// Rows with tied ranks, a determinant far from zero, a rare one and one below zero.
fn rows(rng: &mut Rng, n: usize) -> (Vec<f64>, Vec<f64>, Vec<f64>, [Vec<f64>; 3]) {
    let rank: Vec<f64> = (0..n).map(|_| f64::from(rng.below(7))).collect();
    let weights: Vec<f64> = (0..n).map(|_| f64::from(rng.below(4)) + 0.5).collect();
    let far: Vec<f64> = (0..n).map(|_| 1_000.0 + rng.exponential()).collect();
    let rare: Vec<f64> = (0..n).map(|i| f64::from(u8::from(i % 5 == 0))).collect();
    let below: Vec<f64> = rank
        .iter()
        .map(|r| -r + rng.standard_normal() - 1.0)
        .collect();
    let y = (0..n).map(|i| {
        (20.0 + far[i] / 100.0 - below[i] + 2.0 * rare[i] + rng.standard_normal()).max(0.0)
    });
    let y = y.collect();
    (y, rank, weights, [far, rare, below])
}

fn named(columns: &[Vec<f64>; 3]) -> [(&str, &[f64]); 3] {
    let [far, rare, below] = columns;
    [("far", far), ("rare", rare), ("below", below)]
}

proptest! {
    /// The parts come to the index in every form, and to those of the index itself.
    #[test]
    fn parts_come_to_the_index(seed in 0..1_000_u32, n in 8..60_usize, form in 0..8_usize) {
        let (y, rank, weights, columns) = rows(&mut Rng::new(seed), n);
        let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&rank)).unwrap().with_weights(&weights).unwrap();
        let form = ConcentrationForm::ALL[form];
        let mut model = ConcentrationDecompositionModel::new().form(form);
        let mut metric = ConcentrationIndex::new().form(form);
        match form {
            ConcentrationForm::Erreygers | ConcentrationForm::Wagstaff => {
                model = model.bounds(0.0, 100.0);
                metric = metric.bounds(0.0, 100.0);
            }
            form if form.is_extended() => (model, metric) = (model.nu(3.0), metric.nu(3.0)),
            form if form.is_symmetric() => (model, metric) = (model.beta(3.0), metric.beta(3.0)),
            _ => {}
        }
        let parts = model.estimate(&ranked, &named(&columns)).unwrap();
        prop_assert_eq!(parts.index.value, metric.estimate(&ranked).unwrap().value);
        let scale = parts.contribution.iter().fold(1.0, |most: f64, part| most.max(part.abs()));
        let sum = parts.explained.value + parts.residual.value;
        prop_assert!((sum - parts.index.value).abs() < 1e-12 * scale, "{sum} {}", parts.index.value);
        prop_assert!((0.0..=1.0).contains(&parts.r_squared));
    }
}

/// Each draw of the bootstrap is the decomposition of the rows that it drew.
#[test]
fn a_draw_is_the_decomposition_of_its_rows() {
    let (y, rank, weights, columns) = rows(&mut Rng::new(3), 40);
    let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&rank))
        .unwrap()
        .with_weights(&weights)
        .unwrap();
    for form in [ConcentrationForm::Standard, ConcentrationForm::Extended] {
        let mut model = ConcentrationDecompositionModel::new().form(form);
        if form == ConcentrationForm::Extended {
            model = model.nu(3.0);
        }
        let walk = Walk::new(&ranked, Kernel::new(form, 3.0));
        let centred: Vec<Vec<f64>> = columns
            .iter()
            .map(|x| {
                let sorted = walk.sorted(x);
                let mean = walk.shares().zip(&sorted).map(|(p, x)| p * x).sum::<f64>();
                sorted.iter().map(|x| x - mean).collect()
            })
            .collect();
        let scale =
            |index: f64, mean: f64| (index.is_finite() && mean != 0.0).then(|| mean.recip());
        let sample = Sample::new(&walk, &centred, Kernel::new(form, 3.0), &scale).unwrap();
        let draws = sample
            .draw(
                (400, 9),
                Levels::default(),
                (3, 0, &by_regression),
                &mut |_, _| true,
            )
            .unwrap();
        // The same rows, drawn by hand: the sample holds them in the order of the ranks.
        let (y, key, w) = (walk.sorted(&y), walk.sorted(&rank), walk.sorted(&weights));
        let x: Vec<Vec<f64>> = columns.iter().map(|x| walk.sorted(x)).collect();
        let mut rng = Rng::new(9);
        for draw in 0..5 {
            let mut drawn = vec![0.0; 40];
            for _ in 0..40 {
                let row = rng.below(40) as usize;
                drawn[row] += w[row];
            }
            let again = RankedValues::new(&y, Ranks::most_deprived_first(&key)).unwrap();
            let again = again.with_weights(&drawn).unwrap();
            let names = [
                ("far", &x[0][..]),
                ("rare", &x[1][..]),
                ("below", &x[2][..]),
            ];
            let whole = model.estimate(&again, &names).unwrap();
            for (place, part) in whole.contribution.iter().enumerate() {
                let ours = draws.column(place)[draw];
                assert!(
                    (ours - part).abs() < 1e-11,
                    "{form} {draw} {place}: {ours} {part}"
                );
            }
            assert!((draws.column(4)[draw] - whole.residual.value).abs() < 1e-11);
            assert!((draws.column(5)[draw] - whole.index.value).abs() < 1e-11);
        }
    }
}

/// An outcome made of its determinants has no residual, and a determinant that it does not depend on adds nothing.
#[test]
fn a_line_without_noise() {
    let rank = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
    let (a, b) = (
        [3.0, 1.0, 4.0, 1.0, 5.0, 9.0],
        [2.0, 7.0, 1.0, 8.0, 2.0, 8.0],
    );
    let y: Vec<f64> = a.iter().map(|a| 2.0 + 3.0 * a).collect();
    let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&rank)).unwrap();
    let parts = ConcentrationDecompositionModel::new()
        .estimate(&ranked, &[("a", &a), ("b", &b)])
        .unwrap();
    assert!((parts.coefficient[0] - 3.0).abs() < 1e-13 && parts.coefficient[1].abs() < 1e-13);
    assert!((parts.share[0] - 1.0).abs() < 1e-13 && parts.residual.value.abs() < 1e-14);
    assert!((parts.r_squared - 1.0).abs() < 1e-14);
    assert!(
        (parts.mean[0] - 23.0 / 6.0).abs() < 1e-14 && (parts.mean[1] - 14.0 / 3.0).abs() < 1e-14
    );
}

/// A category that some draws miss adds nothing in them, rather than stopping the whole.
#[test]
fn a_rare_category_is_no_error() {
    let (y, rank, _, [far, _, below]) = rows(&mut Rng::new(5), 60);
    let mut rare = vec![0.0; 60];
    (rare[7], rare[30]) = (1.0, 1.0); // in about one draw of eight neither
    let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&rank)).unwrap();
    let model = ConcentrationDecompositionModel::new().interval(DecompositionInterval::Bootstrap);
    let names = [("far", &far[..]), ("rare", &rare), ("below", &below)];
    let parts = model.draws(500).estimate(&ranked, &names).unwrap();
    assert!(parts.standard_error[1] > 0.0 && parts.standard_error[1].is_finite());
    let limits = &parts.intervals[0];
    assert!(limits.lower[2] < parts.contribution[2] && parts.contribution[2] < limits.upper[2]);
}

#[test]
fn what_is_refused() {
    let (y, rank, weights, columns) = rows(&mut Rng::new(1), 12);
    let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&rank)).unwrap();
    let model = ConcentrationDecompositionModel::new();
    let facts = |error: Error| {
        let index = error.index();
        (
            error.code().as_str(),
            error.param().unwrap_or_default().to_owned(),
            index,
        )
    };
    let refused = |names: &[(&str, &[f64])]| facts(model.estimate(&ranked, names).unwrap_err());
    let about = |code, row| (code, "determinants".to_owned(), row);
    let far = &columns[0][..];
    let mut holed = columns[0].clone();
    holed[3] = f64::NAN;
    assert_eq!(refused(&[]), about("empty", None));
    assert_eq!(refused(&[("", far)]), about("missing-value", None));
    assert_eq!(
        refused(&[("a", far), ("a", far)]),
        about("duplicate-key", None)
    );
    assert_eq!(refused(&[("a", &far[1..])]), about("length-mismatch", None));
    assert_eq!(refused(&[("a", &holed)]), about("missing-value", Some(3)));
    assert_eq!(
        refused(&[("a", far), ("b", far)]),
        about("not-computable", None)
    );
    assert_eq!(
        refused(&[("same", &[2.0; 12])]),
        about("not-computable", None)
    );
    let many: Vec<(String, Vec<f64>)> = (0..11)
        .map(|k| {
            (
                k.to_string(),
                (0..12).map(|i| f64::from(u8::from(i == k))).collect(),
            )
        })
        .collect();
    let many: Vec<(&str, &[f64])> = many.iter().map(|(name, x)| (&name[..], &x[..])).collect();
    assert_eq!(
        refused(&many),
        ("too-few-groups", "values".to_owned(), None)
    );
    let names = [("far", far)];
    let error = model.draws(500).estimate(&ranked, &names).unwrap_err();
    assert_eq!(
        facts(error),
        ("conflicting-arguments", "draws".to_owned(), None)
    );
    let bootstrap = model.interval(DecompositionInterval::Bootstrap);
    let error = bootstrap.draws(100).estimate(&ranked, &names).unwrap_err();
    assert_eq!(facts(error), ("out-of-range", "draws".to_owned(), None));
    let far_out = bootstrap.draws(1_500).level(Level::new(0.998).unwrap());
    let error = far_out.estimate(&ranked, &names).unwrap_err();
    assert_eq!(facts(error), ("out-of-range", "draws".to_owned(), None));
    let grouped = ranked.clone().with_weights(&weights).unwrap();
    let grouped = grouped
        .with_events(&[3.0; 12], EventDistribution::Poisson)
        .unwrap();
    let error = model.estimate(&grouped, &names).unwrap_err();
    assert_eq!(
        facts(error),
        ("conflicting-arguments", "standard_errors".to_owned(), None)
    );
}

#[test]
fn too_much_work_is_refused_before_it_starts() {
    let n = 200_000;
    let y: Vec<f64> = (0..n).map(|i| f64::from(i % 97)).collect();
    let x: Vec<f64> = (0..n).map(|i| f64::from(i % 89)).collect();
    let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&x)).unwrap();
    let model = ConcentrationDecompositionModel::new().interval(DecompositionInterval::Bootstrap);
    let error = model
        .draws(1_000_000)
        .estimate(&ranked, &[("x", &x)])
        .unwrap_err();
    assert_eq!(error.code().as_str(), "too-much-work");
}

#[cfg(feature = "serde")]
#[test]
fn json_round_trip_keeps_every_bit() {
    let (y, rank, _, columns) = rows(&mut Rng::new(2), 30);
    let ranked = RankedValues::new(&y, Ranks::most_deprived_first(&rank)).unwrap();
    let model = ConcentrationDecompositionModel::new().interval(DecompositionInterval::Bootstrap);
    let parts = model
        .draws(400)
        .estimate(&ranked, &named(&columns))
        .unwrap();
    let text = serde_json::to_string(&parts).unwrap();
    assert_eq!(
        serde_json::from_str::<ConcentrationDecomposition>(&text).unwrap(),
        parts
    );
}
