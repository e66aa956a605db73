//! What a cascade promises: nothing divided by zero, nothing shown that was hidden, and numbers that add up.

use super::*;
use crate::{CautionCode, Disclosure, Level, Order, Suppression};
use proptest::prelude::*;

fn warmth() -> [[f64; 4]; 3] {
    // Recipients of the Warm Home Prescription in 2022/23 by place stand at the last stage; the rest is made up.
    [
        [700.0, 400.0, 60.0, 50.0],
        [600.0, 350.0, 40.0, 30.0],
        [486.0, 292.0, 23.0, 22.0],
    ]
}

const PLACES: [&str; 4] = ["Aberdeen", "Middlesbrough", "Gloucestershire", "London"];

fn stages(columns: &[[f64; 4]; 3]) -> StageCounts<'_> {
    let [eligible, offered, accepted] = columns;
    let all: [(&str, &[f64]); 3] = [
        ("eligible", eligible),
        ("offered", offered),
        ("accepted", accepted),
    ];
    StageCounts::new(&all)
        .unwrap()
        .with_strata(&PLACES)
        .unwrap()
}

#[test]
fn totals_are_the_sums_of_the_strata() {
    let columns = warmth();
    let cascade = CascadeModel::new().estimate(&stages(&columns)).unwrap();
    assert_eq!(cascade.total.count, [1210.0, 1020.0, 823.0]);
    assert_eq!(cascade.strata.stratum[3], "Middlesbrough");
    assert!(cascade.total.conversion.value[0].is_nan());
    assert_eq!(cascade.total.reach.value[0], 1.0);
    assert_eq!(cascade.total.lost[1..], [190.0, 197.0]);
    assert_eq!(
        cascade.sentences[0],
        "Of 1,210 people at \"eligible\", 823 came to \"accepted\" (68.0%, 95% CI 65.3% to 70.6%)."
    );
    assert_eq!(
        cascade.sentences[1],
        "Most people are lost between \"offered\" and \"accepted\": 197 (19.3% of those at \"offered\")."
    );
}

#[test]
fn a_stage_with_more_people_than_before_names_row_and_stage() {
    let mut columns = warmth();
    columns[1][2] = 61.0;
    let error = CascadeModel::new().estimate(&stages(&columns)).unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.index()),
        ("out-of-range", Some(2))
    );
    let message = error.to_string();
    assert!(
        message.contains("\"offered\"") && message.contains("Gloucestershire"),
        "{message}"
    );
    let later = CascadeModel::new().allow_entry_later(true);
    let cascade = later.estimate(&stages(&columns)).unwrap();
    let row = 2 * 3 + 1;
    assert_eq!(cascade.strata.conversion.value[row], 61.0 / 60.0);
    assert!(cascade.strata.conversion.intervals[0].lower[row].is_nan());
    let caution = cascade
        .strata
        .conversion
        .cautions
        .iter()
        .find(|c| c.row == Some(row as u64));
    assert_eq!(caution.unwrap().code, CautionCode::EntryLater);
}

#[test]
fn nothing_is_divided_by_zero() {
    let counts = StageCounts::new(&[
        ("eligible", &[0.0, 9.0]),
        ("accepted", &[0.0, 0.0]),
        ("completed", &[0.0, 0.0]),
    ]);
    let counts = counts.unwrap().with_planned(&[0.0, 0.0]).unwrap();
    let counts = counts
        .with_costs(Costs::new(&["NHS"], &["accepted"], &[5.0], &[2022.0]).unwrap())
        .unwrap();
    let cascade = CascadeModel::new().estimate(&counts).unwrap();
    for (row, missing) in [(0, true), (1, true), (3, false), (4, false), (5, false)] {
        assert_eq!(cascade.strata.reach.value[row].is_nan(), missing, "{row}");
    }
    let codes: Vec<_> = cascade
        .strata
        .conversion
        .cautions
        .iter()
        .map(|c| (c.row, c.code))
        .collect();
    let none = CautionCode::NoDenominator;
    assert_eq!(codes, [(Some(1), none), (Some(2), none), (Some(5), none)]);
    assert!(
        cascade
            .delivered
            .as_ref()
            .unwrap()
            .value
            .iter()
            .all(|value| value.is_nan())
    );
    let costs = cascade.costs.unwrap();
    assert!(costs.total_per_reached.is_nan());
    assert!(costs.cautions[0].message.contains("\"completed\""));
}

#[test]
fn delivered_against_planned() {
    let counts = StageCounts::new(&[("recipients", &[23.0])])
        .unwrap()
        .with_planned(&[150.0])
        .unwrap();
    let cascade = CascadeModel::new().estimate(&counts).unwrap();
    let ratio = cascade.total_delivered.unwrap();
    assert_eq!(ratio.value, [23.0 / 150.0]);
    assert!(
        (ratio.intervals[0].lower[0] - 14.580_027 / 150.0).abs() < 1e-6,
        "{:?}",
        ratio.intervals
    );
    assert!(
        cascade
            .sentences
            .last()
            .unwrap()
            .starts_with("23 people came to \"recipients\" of 150 planned (15.3%")
    );
}

#[test]
fn the_slope_is_that_of_the_slope_index() {
    let columns = warmth();
    let rank = [1.0, 2.0, 3.0, 4.0];
    let counts = stages(&columns)
        .with_ranks(&rank, Order::MostDeprivedFirst)
        .unwrap();
    let cascade = CascadeModel::new()
        .level(Level::P99)
        .estimate(&counts)
        .unwrap();
    let slope = cascade.slope.unwrap();
    assert!(slope.interval.is_some() && slope.value < 0.0);
    assert_eq!(slope.interval.unwrap().level, 0.99);
    let first = CascadeModel::new()
        .reached("eligible")
        .estimate(&counts)
        .unwrap();
    assert!(first.slope.is_none() && first.no_slope_reason.unwrap().contains("first stage"));
    assert_eq!(
        CascadeModel::new()
            .reached("x")
            .estimate(&counts)
            .unwrap_err()
            .param(),
        Some("reached")
    );
}

#[test]
fn hidden_counts_leave_no_trace() {
    let columns = [
        [700.0, 400.0, 60.0, 50.0],
        [600.0, 350.0, 40.0, 30.0],
        [486.0, 292.0, 23.0, 5.0],
    ];
    let exact = Suppression::hes().rounding(1);
    let counts = stages(&columns)
        .with_planned(&[500.0, 300.0, 150.0, 20.0])
        .unwrap();
    let cascade = CascadeModel::new()
        .suppression(exact)
        .estimate(&counts)
        .unwrap();
    let table = &cascade.strata;
    assert_eq!(table.disclosure[11], Disclosure::Small);
    assert_eq!(table.disclosure[8], Disclosure::Secondary);
    for row in [8, 11] {
        assert!(table.count[row].is_nan() && table.lost[row].is_nan());
        assert!(
            table.reach.value[row].is_nan() && table.conversion.intervals[0].upper[row].is_nan()
        );
        assert!(
            table
                .reach
                .cautions
                .iter()
                .any(|c| c.row == Some(row as u64) && c.code == CautionCode::Suppressed)
        );
    }
    assert!(cascade.delivered.as_ref().unwrap().value[3].is_nan());
    assert_eq!(cascade.total.count[2], 806.0);
    assert_eq!(cascade.notes.len(), 2);
    let text = serde_json::to_string(&cascade).unwrap();
    for trace in ["0.1,", ":5.0", ",5.0", "23.0"] {
        assert!(!text.contains(trace), "{trace}");
    }
}

#[test]
fn what_is_computed_is_computed_from_rounded_counts() {
    let columns = warmth();
    let cascade = CascadeModel::new()
        .suppression(Suppression::hes())
        .estimate(&stages(&columns))
        .unwrap();
    assert_eq!(cascade.total.count, [1210.0, 1020.0, 825.0]);
    assert_eq!(cascade.total.reach.value[2], 825.0 / 1210.0);
    assert!(cascade.sentences[0].contains("825"));
}

#[test]
#[expect(clippy::too_many_lines, reason = "one line an error")]
fn bad_columns_are_named() {
    let two: [(&str, &[f64]); 2] = [("a", &[3.0, 2.0]), ("b", &[1.0, 1.0])];
    let counts = || StageCounts::new(&two).unwrap();
    let check = |error: crate::Error, code: &str, param: &str, index: Option<usize>| {
        assert_eq!(
            (error.code().as_str(), error.param(), error.index()),
            (code, Some(param), index),
            "{error}"
        );
    };
    check(StageCounts::new(&[]).unwrap_err(), "empty", "stages", None);
    check(
        StageCounts::new(&[("a", &[])]).unwrap_err(),
        "empty",
        "stages",
        None,
    );
    check(
        StageCounts::new(&[("", &[1.0])]).unwrap_err(),
        "missing-value",
        "stages",
        None,
    );
    check(
        StageCounts::new(&[("a", &[1.0]), ("a", &[1.0])]).unwrap_err(),
        "duplicate-key",
        "stages",
        None,
    );
    check(
        StageCounts::new(&[("a", &[1.0]), ("b", &[1.0, 2.0])]).unwrap_err(),
        "length-mismatch",
        "stages",
        None,
    );
    check(
        StageCounts::new(&[("a", &[1.0]), ("b", &[f64::NAN])]).unwrap_err(),
        "missing-value",
        "stages",
        Some(0),
    );
    check(
        StageCounts::new(&[("a", &[1.0]), ("b", &[-1.0])]).unwrap_err(),
        "negative-value",
        "stages",
        Some(0),
    );
    check(
        counts().with_strata(&["x"]).unwrap_err(),
        "length-mismatch",
        "strata",
        None,
    );
    check(
        counts().with_strata(&["x", "x"]).unwrap_err(),
        "duplicate-key",
        "strata",
        Some(1),
    );
    check(
        counts().with_strata(&["x", ""]).unwrap_err(),
        "missing-value",
        "strata",
        Some(1),
    );
    let doses = Doses::new(&["c"], &[1.0], &["hours"]).unwrap();
    check(
        counts().with_doses(doses).unwrap_err(),
        "unknown-option",
        "dose_stage",
        Some(0),
    );
    let costs =
        |years: &[f64]| Costs::new(&["x", "y"], &["a", "b"], &[1.0, 2.0], years).map(|_| ());
    check(
        costs(&[2021.0, 2022.0]).unwrap_err(),
        "not-computable",
        "cost_price_year",
        Some(1),
    );
    check(
        costs(&[2021.0]).unwrap_err(),
        "length-mismatch",
        "cost_price_year",
        None,
    );
    let deflator = Deflator::new(&[2021.0, 2021.0], &[1.0, 1.0], 2021.0).map(|_| ());
    check(
        deflator.unwrap_err(),
        "duplicate-key",
        "deflator_year",
        Some(1),
    );
    let deflator = Deflator::new(&[2021.0], &[1.0], 2022.0).map(|_| ());
    check(deflator.unwrap_err(), "out-of-range", "price_year", None);
    let short = Deflator::new(&[2021.0], &[1.0], 2021.0).unwrap();
    let costs = Costs::with_deflator(
        &["x", "y"],
        &["a", "b"],
        &[1.0, 2.0],
        &[2021.0, 2020.0],
        &short,
    );
    check(
        costs.map(|_| ()).unwrap_err(),
        "out-of-range",
        "cost_price_year",
        Some(1),
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Shares lie in their limits, and what a stratum lost is what it had.
    #[test]
    fn shares_lie_in_their_limits(rows in proptest::collection::vec((0u32..60, 0u32..60, 0u32..60), 1..6), hide in any::<bool>()) {
        let column = |pick: fn(&(u32, u32, u32)) -> u32| rows.iter().map(|row| f64::from(pick(row))).collect::<Vec<_>>();
        let (a, b, c) = (column(|r| r.0 + r.1 + r.2), column(|r| r.0 + r.1), column(|r| r.0));
        let counts = StageCounts::new(&[("a", &a), ("b", &b), ("c", &c)]).unwrap();
        let rule = Suppression::hes();
        let model = if hide { CascadeModel::new().suppression(rule) } else { CascadeModel::new() };
        let cascade = model.estimate(&counts).unwrap();
        for table in [&cascade.strata, &cascade.total] {
            for shares in [&table.conversion, &table.reach] {
                for (row, &value) in shares.value.iter().enumerate() {
                    let Some(limits) = shares.intervals.first() else { continue };
                    let (lower, upper) = (limits.lower[row], limits.upper[row]);
                    prop_assert_eq!(value.is_nan(), lower.is_nan());
                    prop_assert!(value.is_nan() || (lower <= value + 1e-15 && value <= upper + 1e-15));
                    if value.is_nan() && row % 3 > 0 {
                        prop_assert!(shares.cautions.iter().any(|c| c.row == Some(row as u64)));
                    }
                }
            }
        }
        prop_assert!(cascade.sentences.iter().all(|line| !line.contains("NaN") && !line.contains("inf")));
    }
}
