use super::kernel::Kernel;
use super::walk::{Sums, Walk};
use super::*;
use crate::estimate::Estimate;
use crate::input::{EventDistribution, Order, RankedValues, Ranks};
use crate::numeric::rng::Rng;
use crate::{Critical, Variance};
use proptest::prelude::*;

fn ranked<'a>(values: &'a [f64], rank: &'a [f64], weights: &'a [f64]) -> RankedValues<'a> {
    RankedValues::new(values, Ranks::most_deprived_first(rank))
        .unwrap()
        .with_weights(weights)
        .unwrap()
}

fn in_form(form: ConcentrationForm) -> ConcentrationIndex {
    let index = ConcentrationIndex::new().form(form);
    match form {
        ConcentrationForm::Erreygers | ConcentrationForm::Wagstaff => index.bounds(0.0, 60.0),
        form if form.is_extended() => index.nu(3.5),
        form if form.is_symmetric() => index.beta(1.5),
        _ => index,
    }
}

fn code(result: crate::Result<Estimate>) -> (&'static str, String, Option<usize>) {
    let error = result.unwrap_err();
    (
        error.code().as_str(),
        error.param().unwrap().to_owned(),
        error.index(),
    )
}

#[test]
fn options_without_effect_and_values_out_of_place_are_refused() {
    let groups = ranked(&[1.0, 2.0, -3.0], &[1.0, 2.0, 3.0], &[1.0; 3]);
    let of = |index: ConcentrationIndex| code(index.estimate(&groups));
    let new = ConcentrationIndex::new;
    assert_eq!(of(new()), ("negative-value", "values".into(), Some(2)));
    assert_eq!(
        of(new().nu(2.0)),
        ("conflicting-arguments", "nu".into(), None)
    );
    assert_eq!(
        of(new().lower(0.0)),
        ("conflicting-arguments", "lower".into(), None)
    );
    assert_eq!(of(new().critical(Critical::T)).0, "conflicting-arguments");
    assert_eq!(of(new().variance(Variance::Hc3)).1, "variance");
    let extended = new().form(ConcentrationForm::Extended);
    assert_eq!(of(extended), ("missing-argument", "nu".into(), None));
    assert_eq!(of(extended.nu(1.0)), ("out-of-range", "nu".into(), None));
    assert_eq!(
        of(extended.nu(3.0).interval(ConcentrationInterval::Regression)).1,
        "interval"
    );
    let wagstaff = new().form(ConcentrationForm::Wagstaff);
    assert_eq!(of(wagstaff), ("missing-argument", "lower".into(), None));
    assert_eq!(
        of(wagstaff.bounds(0.0, 2.0)),
        ("out-of-range", "values".into(), Some(2))
    );
    assert_eq!(
        of(wagstaff.bounds(2.0, 2.0)),
        ("out-of-range", "lower".into(), None)
    );
    let generalised = new().form(ConcentrationForm::Generalised);
    assert!((generalised.estimate(&groups).unwrap().value - -8.0 / 9.0).abs() < 1e-15);
    let propagated = generalised.interval(ConcentrationInterval::Propagated);
    assert_eq!(
        of(propagated),
        ("missing-argument", "standard_errors".into(), None)
    );
    let ends = ranked(&[1.0, 1.0], &[1.0, 2.0], &[1.0; 2]);
    assert_eq!(
        code(wagstaff.bounds(0.0, 1.0).estimate(&ends)).0,
        "not-computable"
    );
    let linearised = ConcentrationInterval::Linearised;
    let one = ranked(&[1.0], &[1.0], &[1.0]);
    assert_eq!(
        code(new().interval(linearised).estimate(&one)).0,
        "too-few-groups"
    );
    assert_eq!(
        code(
            new()
                .interval(ConcentrationInterval::Regression)
                .estimate(&ends)
        )
        .0,
        "too-few-groups"
    );
}

#[test]
fn many_rows_are_summed_as_few_are() {
    let mut rng = Rng::new(8);
    let (values, tenths, _) = draw(&mut rng, 20_000);
    let rank: Vec<f64> = tenths.iter().map(|tenth| tenth + rng.uniform()).collect();
    let weights: Vec<f64> = tenths.iter().map(|_| 3.0 * rng.uniform()).collect();
    for rank in [&rank, &tenths] {
        let turned = RankedValues::new(&values, Ranks::least_deprived_first(rank)).unwrap();
        for rows in [ranked(&values, rank, &weights), turned] {
            for kernel in [
                Kernel::Standard,
                Kernel::Extended(3.5),
                Kernel::Symmetric(4.0),
            ] {
                assert_eq!(
                    Sums::of_many(&rows, kernel),
                    Walk::new(&rows, kernel).sums()
                );
            }
        }
    }
}

#[test]
fn all_the_same_is_exactly_zero() {
    let groups = ranked(
        &[45.5; 6],
        &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
        &[100.0, 250.0, 90.0, 400.0, 310.0, 50.0],
    );
    for form in ConcentrationForm::ALL {
        assert_eq!(in_form(*form).estimate(&groups).unwrap().value, 0.0);
    }
}

/// People whose value falls with their rank; the index of the law they come from by integration.
fn draw(rng: &mut Rng, people: usize) -> (Vec<f64>, Vec<f64>, Vec<f64>) {
    let mut columns = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..people {
        let place = rng.uniform();
        columns.0.push(rng.exponential() * 2.0 * (1.0 - place));
        // Ranks in ten classes, tied.
        columns.1.push((place * 10.0).floor());
        columns.2.push(1.0);
    }
    columns
}

/// Class means fall in a line from 1.9 to 0.1: the index of classes is -0.33; from the generalised curve by classes.
#[test]
fn linearised_limits_cover() {
    let truth = |form: ConcentrationForm| {
        let (values, rank): (Vec<f64>, Vec<f64>) = (0..10)
            .map(|class| (1.9 - 0.2 * f64::from(class), f64::from(class)))
            .unzip();
        let weights = vec![1.0; 10];
        in_form(form)
            .estimate(&ranked(&values, &rank, &weights))
            .unwrap()
            .value
    };
    for form in ConcentrationForm::ALL {
        let truth = truth(*form);
        let mut rng = Rng::new(31);
        let covered = (0..1_000).filter(|_| {
            let (values, rank, weights) = draw(&mut rng, 300);
            let index = in_form(*form).interval(ConcentrationInterval::Linearised);
            let interval = index
                .estimate(&ranked(&values, &rank, &weights))
                .unwrap()
                .interval
                .unwrap();
            interval.lower <= truth && truth <= interval.upper
        });
        let share = covered.count() as f64 / 1_000.0;
        assert!((0.925..0.97).contains(&share), "{form} {share}");
    }
}

/// Rows drawn with unequal chances, which their weights make good.
#[test]
fn sampling_limits_cover() {
    let mut rng = Rng::new(32);
    let covered = (0..1_000).filter(|_| {
        let (mut values, mut rank, mut weights) = (vec![], vec![], vec![]);
        while values.len() < 300 {
            let (value, place, _) = draw(&mut rng, 1);
            // The better off are drawn three times as often.
            let chance = if place[0] < 5.0 { 0.25 } else { 0.75 };
            if rng.uniform() < chance {
                values.extend(value);
                rank.extend(place);
                weights.push(1_000.0 / chance);
            }
        }
        let index = ConcentrationIndex::new().interval(ConcentrationInterval::LinearisedSampling);
        let interval = index
            .estimate(&ranked(&values, &rank, &weights))
            .unwrap()
            .interval
            .unwrap();
        interval.lower <= -0.33 && -0.33 <= interval.upper
    });
    let share = covered.count() as f64 / 1_000.0;
    assert!((0.925..0.97).contains(&share), "{share}");
}

#[test]
fn propagated_limits_cover() {
    let means = [30.0, 26.0, 21.0, 18.0, 16.0];
    let (errors, people) = ([1.5, 1.2, 1.4, 0.9, 1.1], [3.0, 2.0, 4.0, 3.0, 5.0]);
    let rank = [1.0, 2.0, 3.0, 4.0, 5.0];
    for form in ConcentrationForm::ALL {
        let truth = in_form(*form)
            .estimate(&ranked(&means, &rank, &people))
            .unwrap()
            .value;
        let mut rng = Rng::new(33);
        let covered = (0..1_000).filter(|_| {
            let values: Vec<f64> = means
                .iter()
                .zip(errors)
                .map(|(m, e)| m + e * rng.standard_normal())
                .collect();
            let groups = ranked(&values, &rank, &people)
                .with_standard_errors(&errors)
                .unwrap();
            let interval = in_form(*form).estimate(&groups).unwrap().interval.unwrap();
            interval.lower <= truth && truth <= interval.upper
        });
        let share = covered.count() as f64 / 1_000.0;
        assert!((0.93..0.97).contains(&share), "{form} {share}");
    }
}

/// A line with scatter of equal variance about it: the convenient regression's own model, with ranks and mean as known.
#[test]
fn regression_limits_cover() {
    let rank: Vec<f64> = (1..=40).map(f64::from).collect();
    let weights = vec![1.0; 40];
    let line: Vec<f64> = rank.iter().map(|rank| 20.0 - rank / 4.0).collect();
    let truth = ConcentrationIndex::new()
        .estimate(&ranked(&line, &rank, &weights))
        .unwrap()
        .value;
    let mut rng = Rng::new(34);
    let covered = (0..1_000).filter(|_| {
        let values: Vec<f64> = line.iter().map(|y| y + rng.standard_normal()).collect();
        let index = ConcentrationIndex::new().interval(ConcentrationInterval::Regression);
        let interval = index
            .estimate(&ranked(&values, &rank, &weights))
            .unwrap()
            .interval
            .unwrap();
        interval.lower <= truth && truth <= interval.upper
    });
    let share = covered.count() as f64 / 1_000.0;
    assert!((0.925..0.97).contains(&share), "{share}");
}

proptest! {
    #[test]
    fn the_index_behaves_as_it_must(
        rows in prop::collection::vec((0.0..50.0f64, 1u8..5, 1u8..4), 2..20),
        form in prop::sample::select(ConcentrationForm::ALL),
        factor in 0.01..1.0f64,
    ) {
        let columns = |rows: &[(f64, u8, u8)]| -> (Vec<f64>, Vec<f64>, Vec<f64>) {
            (
                rows.iter().map(|row| row.0).collect(),
                rows.iter().map(|row| f64::from(row.1)).collect(),
                rows.iter().map(|row| f64::from(row.2)).collect(),
            )
        };
        let (values, rank, weights) = columns(&rows);
        prop_assume!(values.iter().sum::<f64>() > 1e-6);
        let linearised = in_form(form).interval(ConcentrationInterval::Linearised);
        let base = linearised.estimate(&ranked(&values, &rank, &weights)).unwrap();
        // Rows in another order: the same bits.
        let mut turned = rows.clone();
        turned.reverse();
        let (back, rank_back, weights_back) = columns(&turned);
        let other = in_form(form).estimate(&ranked(&back, &rank_back, &weights_back)).unwrap();
        prop_assert_eq!(other.value, base.value);
        // Weights are people.
        let long: Vec<_> = rows.iter().flat_map(|row| vec![(row.0, row.1, 1); usize::from(row.2)]).collect();
        let (long_values, long_rank, ones) = columns(&long);
        let many = linearised.estimate(&ranked(&long_values, &long_rank, &ones)).unwrap();
        prop_assert!((many.value - base.value).abs() < 1e-12);
        prop_assert!((many.standard_error.unwrap() - base.standard_error.unwrap()).abs() < 1e-11);
        // The order said the other way round.
        let mirrored: Vec<f64> = rank.iter().map(|rank| 10.0 - rank).collect();
        let least = RankedValues::new(&values, Ranks::new(&mirrored, Order::LeastDeprivedFirst)).unwrap();
        let least = in_form(form).estimate(&least.with_weights(&weights).unwrap()).unwrap();
        prop_assert_eq!(least.value, base.value);
        // The unit of the values does not count, but in the absolute form and beside bounds.
        if matches!(form, ConcentrationForm::Standard | ConcentrationForm::Extended | ConcentrationForm::Symmetric) {
            let scaled: Vec<f64> = values.iter().map(|y| y * factor).collect();
            let scaled = in_form(form).estimate(&ranked(&scaled, &rank, &weights)).unwrap();
            prop_assert!((scaled.value - base.value).abs() < 1e-12);
        }
        // With a parameter of 2 both weighted forms are the standard one.
        let standard = ConcentrationIndex::new().estimate(&ranked(&values, &rank, &weights)).unwrap().value;
        for same in [in_form(ConcentrationForm::Extended).nu(2.0), in_form(ConcentrationForm::Symmetric).beta(2.0)] {
            let same = same.estimate(&ranked(&values, &rank, &weights)).unwrap().value;
            prop_assert!((same - standard).abs() < 1e-12);
        }
        // What is lacked is concentrated as much on the other side, in the forms for values between bounds.
        if matches!(form, ConcentrationForm::Erreygers | ConcentrationForm::Wagstaff) {
            let lacked: Vec<f64> = values.iter().map(|y| 60.0 - y).collect();
            let lacked = in_form(form).estimate(&ranked(&lacked, &rank, &weights)).unwrap().value;
            prop_assert!((lacked + base.value).abs() < 1e-12);
        }
    }
}

#[test]
fn events_give_the_errors_of_shares() {
    let groups = ranked(&[0.3, 0.2], &[1.0, 2.0], &[100.0, 200.0]);
    let shares = groups
        .clone()
        .with_events(&[30.0, 40.0], EventDistribution::Binomial)
        .unwrap();
    let errors = [0.045_825_756_949_558_4, 0.028_284_271_247_461_9];
    let same = groups.with_standard_errors(&errors).unwrap();
    let index = |groups| {
        ConcentrationIndex::new()
            .estimate(groups)
            .unwrap()
            .standard_error
            .unwrap()
    };
    assert!((index(&shares) - index(&same)).abs() < 1e-15);
}
