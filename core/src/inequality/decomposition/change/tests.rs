use super::*;
use crate::input::WeightedValues;
use crate::numeric::rng::Rng;
use proptest::prelude::*;

type Rows = Vec<(f64, f64, &'static str)>;

fn change(form: MeanLogDeviationChangeForm, before: &Rows, after: &Rows) -> MeanLogDeviationChange {
    limited(form, SampleInterval::None, before, after)
}

fn limited(
    form: MeanLogDeviationChangeForm,
    interval: SampleInterval,
    before: &Rows,
    after: &Rows,
) -> MeanLogDeviationChange {
    let split = |rows: &Rows| -> (Vec<f64>, Vec<f64>, Vec<&str>) {
        (
            rows.iter().map(|row| row.0).collect(),
            rows.iter().map(|row| row.1).collect(),
            rows.iter().map(|row| row.2).collect(),
        )
    };
    let ((y, w, group), (later, people, places)) = (split(before), split(after));
    let (first, second) = (
        WeightedValues::new(&y, Some(&w)).unwrap(),
        WeightedValues::new(&later, Some(&people)).unwrap(),
    );
    MeanLogDeviationChangeModel::new()
        .form(form)
        .interval(interval)
        .estimate((&first, &group), (&second, &places))
        .unwrap()
}

fn values(found: &MeanLogDeviationChange) -> [f64; 6] {
    [
        found.total.value,
        found.within.value,
        found.sizes_within.value,
        found.sizes_between.value,
        found.means.value,
        found.rest.value,
    ]
}

/// Standard errors are those of the derivatives by the weight of each row, taken by differences.
#[test]
fn influence_is_a_derivative() {
    let before: Rows = vec![
        (3.0, 2.0, "a"),
        (1.0, 1.5, "b"),
        (5.0, 1.0, "a"),
        (20.0, 0.5, "b"),
        (8.0, 2.0, "b"),
    ];
    let after: Rows = vec![
        (2.0, 1.0, "b"),
        (9.0, 2.5, "a"),
        (4.0, 1.0, "b"),
        (7.0, 1.5, "a"),
    ];
    for form in MeanLogDeviationChangeForm::ALL {
        let base = values(&change(*form, &before, &after));
        let found = limited(*form, SampleInterval::Linearised, &before, &after);
        let errors = [
            &found.total,
            &found.within,
            &found.sizes_within,
            &found.sizes_between,
            &found.means,
            &found.rest,
        ]
        .map(|part| part.standard_error.unwrap());
        let mut variance = [0.0; 6];
        for later in [false, true] {
            let rows = if later { &after } else { &before };
            let people: f64 = rows.iter().map(|row| row.1).sum();
            for row in 0..rows.len() {
                let step = 1e-7;
                let mut mixed = rows.clone();
                for (place, one) in mixed.iter_mut().enumerate() {
                    one.1 = one.1 / people * (1.0 - step) + if place == row { step } else { 0.0 };
                }
                let moved = if later {
                    change(*form, &before, &mixed)
                } else {
                    change(*form, &mixed, &after)
                };
                for ((sum, new), old) in variance.iter_mut().zip(values(&moved)).zip(base) {
                    let slope = (new - old) / step;
                    *sum += slope * slope * rows[row].1 / people / (people - 1.0);
                }
            }
        }
        for (place, (error, variance)) in errors.iter().zip(variance).enumerate() {
            assert!(
                (error - f64::sqrt(variance)).abs() < 1e-5,
                "{form:?} {place}: {error} {}",
                variance.sqrt()
            );
        }
    }
}

/// Exponential values, of which those of one group shrink: limits of 95 % hold what the means of groups did.
#[test]
fn limits_cover() {
    let mut rng = Rng::new(7);
    // Before the means are 1 and 3, of all 2; after 1 and 1.5, of all 1.25: -ln(1.28) / 2.
    let (replicates, truth) = (1_000, -0.123_430_038_965_762_7);
    let mut draw = |mean: f64| -> Rows {
        (0..200)
            .map(|_| {
                let group = if rng.uniform() < 0.5 { "a" } else { "b" };
                let scale = if group == "b" { mean } else { 1.0 };
                (scale * rng.exponential(), 1.0, group)
            })
            .collect()
    };
    let held = (0..replicates)
        .filter(|_| {
            let (before, after) = (draw(3.0), draw(1.5));
            let found = limited(
                MeanLogDeviationChangeForm::Exact,
                SampleInterval::Linearised,
                &before,
                &after,
            );
            let interval = found.means.interval.unwrap();
            interval.lower <= truth && truth <= interval.upper
        })
        .count();
    let share = held as f64 / f64::from(replicates);
    assert!((0.93..0.97).contains(&share), "{share}");
}

proptest! {
    #[test]
    fn the_parts_come_to_the_change(
        before in proptest::collection::vec((1u8..90, 1u8..5), 4..20),
        after in proptest::collection::vec((1u8..90, 1u8..5), 4..20),
    ) {
        let rows = |given: &[(u8, u8)]| -> Rows {
            given.iter().enumerate().map(|(place, row)| (f64::from(row.0), f64::from(row.1), ["a", "b", "c"][place % 3])).collect()
        };
        let (first, second) = (rows(&before), rows(&after));
        for form in MeanLogDeviationChangeForm::ALL {
            let found = change(*form, &first, &second);
            let [total, within, sizes_within, sizes_between, means, rest] = values(&found);
            prop_assert!((within + sizes_within + sizes_between + means + rest - total).abs() < 1e-13);
            prop_assert!((found.after - found.before - total).abs() < 1e-14);
            if *form == MeanLogDeviationChangeForm::Exact {
                prop_assert!(rest.abs() < 1e-13);
            }
            // The way back is the same with the other sign.
            let back = values(&change(*form, &second, &first));
            for (there, back) in values(&found).into_iter().zip(back) {
                prop_assert!((there + back).abs() < 1e-13);
            }
            let sum = |column: &[f64]| column.iter().sum::<f64>();
            prop_assert!((sum(&found.within_contribution) - within).abs() < 1e-13);
            prop_assert!((sum(&found.sizes_contribution) - sizes_within - sizes_between).abs() < 1e-13);
            prop_assert!((sum(&found.means_contribution) - means).abs() < 1e-13);
        }
    }
}
