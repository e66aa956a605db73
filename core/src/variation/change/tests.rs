use super::*;
use crate::error::ErrorCode;
use crate::{Counts, CrudeRate};

fn figures(value: f64, lower: f64, upper: f64) -> Figures {
    Figures::new(&[value])
        .unwrap()
        .with_limits(&[lower], &[upper], Level::P95)
        .unwrap()
}

fn limits(change: &Change) -> (f64, f64) {
    let column = &change.estimates.intervals[0];
    (column.lower[0], column.upper[0])
}

fn close(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= 1e-12 * expected.abs().max(1.0),
        "{found} is not {expected}"
    );
}

#[test]
fn symmetric_limits_give_the_sum_of_variances() {
    let change = ChangeModel::new()
        .estimate(figures(5.0, 2.0, 8.0), figures(7.0, 3.0, 11.0))
        .unwrap();
    assert_eq!(limits(&change), (-3.0, 7.0)); // 2 +/- the root of 3 squared and 4 squared
    close(change.z[0], 2.0 / 5.0 * Level::P95.z());
}

#[test]
fn exchanged_figures_give_the_same_change_the_other_way() {
    let (a, b) = (figures(5.0, 2.5, 9.5), figures(7.0, 6.0, 9.0));
    for correlation in [-0.4, 0.0, 0.6, 1.0] {
        let model = ChangeModel::new().correlation(correlation);
        let there = model.estimate(a.clone(), b.clone()).unwrap();
        let back = model.estimate(b.clone(), a.clone()).unwrap();
        close(limits(&there).0, -limits(&back).1);
        close(limits(&there).1, -limits(&back).0);
        close(there.p_value[0], back.p_value[0]);
        let model = model.scale(ChangeScale::Ratio);
        let there = model.estimate(a.clone(), b.clone()).unwrap();
        let back = model.estimate(b.clone(), a.clone()).unwrap();
        close(limits(&there).0, 1.0 / limits(&back).1);
        close(limits(&there).1, 1.0 / limits(&back).0);
        close(there.p_value[0], back.p_value[0]);
    }
}

#[test]
fn the_test_agrees_with_the_limits_it_is_read_beside() {
    let before = figures(10.0, 8.0, 13.0);
    for step in 0_u32..200 {
        let value = 4.0 + 0.07 * f64::from(step);
        for scale in ChangeScale::ALL {
            let after = figures(value, 0.7 * value, 1.5 * value);
            let change = ChangeModel::new()
                .scale(*scale)
                .estimate(before.clone(), after)
                .unwrap();
            let none = if *scale == ChangeScale::Ratio {
                1.0
            } else {
                0.0
            };
            let (lower, upper) = limits(&change);
            let excluded = lower > none || upper < none;
            assert_eq!(change.p_value[0] < 0.05, excluded, "{value} {scale}");
            assert_eq!(
                change.z[0] > 0.0,
                change.estimates.value[0] > none,
                "{value} {scale}"
            );
        }
    }
}

#[test]
fn one_figure_serves_all_pairs_and_cautions_are_passed_on() {
    let rates = CrudeRate::new()
        .estimate(&Counts::new(&[50.0, 3.0, 40.0], &[1_000.0; 3]).unwrap())
        .unwrap();
    let england = CrudeRate::new()
        .estimate(&Counts::new(&[4_000.0], &[100_000.0]).unwrap())
        .unwrap();
    let change = ChangeModel::new().estimate(&england, &rates).unwrap();
    assert_eq!(change.estimates.value, [1_000.0, -3_700.0, 0.0]);
    assert_eq!(change.p_value[2], 1.0);
    let cautioned: Vec<_> = change
        .estimates
        .cautions
        .iter()
        .map(|c| (c.code, c.row))
        .collect();
    assert_eq!(cautioned, [(CautionCode::FewEvents, Some(1))]);
    let back = ChangeModel::new().estimate(&rates, &england).unwrap();
    assert_eq!(back.estimates.value, [-1_000.0, 3_700.0, 0.0]);
}

#[test]
fn wholly_shared_errors_leave_nothing_to_test() {
    let change = ChangeModel::new()
        .correlation(1.0)
        .estimate(figures(5.0, 4.0, 6.0), figures(7.0, 6.0, 8.0))
        .unwrap();
    assert_eq!(limits(&change), (2.0, 2.0));
    assert!(change.p_value[0].is_nan());
    assert_eq!(change.estimates.cautions[0].code.as_str(), "zero-width");
}

#[test]
fn a_ratio_of_a_lower_limit_of_zero_reaches_zero() {
    let ratio = ChangeModel::new().scale(ChangeScale::Ratio);
    let change = ratio
        .estimate(figures(4.0, 3.0, 5.0), figures(1.0, 0.0, 2.0))
        .unwrap();
    assert_eq!(limits(&change).0, 0.0);
    let refused = ratio
        .estimate(figures(1.0, 0.0, 2.0), figures(4.0, 3.0, 5.0))
        .unwrap_err();
    assert_eq!(
        (refused.code(), refused.param(), refused.index()),
        (ErrorCode::NotComputable, Some("before"), Some(0))
    );
}

#[test]
fn figures_that_differ_in_kind_are_refused() {
    let rate = |per: f64| {
        let counts = ([50.0], [1_000.0]);
        CrudeRate::new()
            .per(per)
            .estimate(&Counts::new(&counts.0, &counts.1).unwrap())
            .unwrap()
    };
    let model = ChangeModel::new();
    let code = |found: Result<Change>| found.unwrap_err().code();
    assert_eq!(
        code(model.estimate(&rate(1_000.0), &rate(100_000.0))),
        ErrorCode::ConflictingArguments
    );
    assert_eq!(
        code(model.estimate(figures(1.0, 0.5, 2.0), &rate(1_000.0))),
        ErrorCode::ConflictingArguments
    );
    let bare = Figures::new(&[1.0]).unwrap();
    assert_eq!(
        code(model.estimate(bare, figures(1.0, 0.5, 2.0))),
        ErrorCode::MissingArgument
    );
    let other = Figures::new(&[1.0])
        .unwrap()
        .with_limits(&[0.0], &[2.0], Level::P99)
        .unwrap();
    assert_eq!(
        code(model.estimate(other, figures(1.0, 0.5, 2.0))),
        ErrorCode::ConflictingArguments
    );
    let outside = model
        .estimate(figures(1.0, 1.5, 2.0), figures(1.0, 0.5, 2.0))
        .unwrap_err();
    assert_eq!(
        (outside.code(), outside.param(), outside.index()),
        (ErrorCode::OutOfRange, Some("before"), Some(0))
    );
    for bad in [1.01, -1.5, f64::NAN] {
        let found = model
            .correlation(bad)
            .estimate(figures(1.0, 0.5, 2.0), figures(1.0, 0.5, 2.0));
        assert_eq!(code(found), ErrorCode::OutOfRange);
    }
}

#[test]
fn huge_and_tiny_numbers_have_limits() {
    for size in [1e-300, 1e300] {
        let change = ChangeModel::new()
            .estimate(
                figures(5.0 * size, 2.0 * size, 8.0 * size),
                figures(7.0 * size, 3.0 * size, 11.0 * size),
            )
            .unwrap();
        close(change.p_value[0], 0.433_048_563_496_604_7);
    }
}
