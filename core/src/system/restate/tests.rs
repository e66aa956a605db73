use super::*;
use crate::CautionCode;
use proptest::prelude::*;

fn day(month: u8) -> Date {
    Date::new(2020, month, 1).unwrap()
}

#[test]
fn a_chain_is_followed_as_far_as_the_day_asks() {
    let chain = Successions::new(&["A", "B"], &["B", "C"], &[day(3), day(6)], None).unwrap();
    let codes = |as_of: Date| {
        let series = Restate::new()
            .as_of(as_of)
            .apply(&["A"], &[day(1)], &[5.0], &chain)
            .unwrap();
        (series.code, series.change_date)
    };
    assert_eq!(codes(day(2)), (vec!["A".to_owned()], vec![]));
    assert_eq!(codes(day(3)), (vec!["B".to_owned()], vec![day(3)]));
    assert_eq!(codes(day(6)), (vec!["C".to_owned()], vec![day(6)]));
    let early = Restate::new()
        .as_of(day(2))
        .apply(&["A"], &[day(4)], &[5.0], &chain)
        .unwrap_err();
    assert_eq!(
        (early.code(), early.param()),
        (ErrorCode::OutOfRange, Some("as_of"))
    );
}

#[test]
fn what_is_reported_late_goes_to_the_successor_and_is_told() {
    let merger = Successions::new(&["A"], &["B"], &[day(3)], None).unwrap();
    let series = Restate::new()
        .apply(&["A", "B"], &[day(4), day(4)], &[5.0, 7.0], &merger)
        .unwrap();
    assert_eq!(
        (series.code, series.count, series.count_then),
        (vec!["B".to_owned()], vec![12.0], vec![7.0])
    );
    assert_eq!(series.cautions[0].code, CautionCode::LateReports);
    assert!(
        series.rebase_code.is_empty(),
        "no later report of the successor"
    );
}

#[test]
fn successions_that_say_two_things_are_refused() {
    let code = |before: &[&str], after: &[&str], days: &[Date], share: Option<&[f64]>| {
        let error = Successions::new(before, after, days, share).unwrap_err();
        (
            error.code().as_str(),
            error.param().unwrap_or("").to_owned(),
            error.index(),
        )
    };
    let text = |text: &str| text.to_owned();
    let (twice, one) = ([day(3); 2], [day(3)]);
    assert_eq!(
        code(&["A", "A"], &["B", "C"], &twice, None),
        ("missing-argument", text("share"), Some(0))
    );
    assert_eq!(
        code(&["A", "A"], &["B", "B"], &twice, Some(&[0.5, 0.5])),
        ("duplicate-key", text("successor"), Some(1))
    );
    assert_eq!(
        code(&["A", "A"], &["B", "C"], &twice, Some(&[0.5, 0.4])),
        ("out-of-range", text("share"), Some(0))
    );
    assert_eq!(
        code(&["A"], &["B"], &one, Some(&[0.5])),
        ("out-of-range", text("share"), Some(0))
    );
    assert_eq!(
        code(&["A"], &["B"], &one, Some(&[-1.0])),
        ("out-of-range", text("share"), Some(0))
    );
    assert_eq!(
        code(&["A", "B"], &["B", "C"], &twice, None),
        ("cycle", text("successor"), Some(0))
    );
    assert_eq!(
        code(&["A", "B"], &["B", "A"], &twice, None),
        ("cycle", text("successor"), Some(0))
    );
    assert_eq!(
        code(&["A"], &[], &one, None),
        ("length-mismatch", text("successor"), None)
    );
}

/// Two codes that divide into each other month after month: parts that meet again are one.
#[test]
fn splits_upon_splits_end() {
    let (mut before, mut after, mut days) = (Vec::new(), Vec::new(), Vec::new());
    for year in 0..200_u16 {
        let (one, other) = if year % 2 == 0 {
            ("A", "B")
        } else {
            ("B", "A")
        };
        before.extend([one, one]);
        after.extend([one, other]);
        days.extend([Date::new(1800 + year, 1, 1).unwrap(); 2]);
    }
    let shares = vec![0.5; days.len()];
    let splits = Successions::new(&before, &after, &days, Some(&shares)).unwrap();
    let start = Date::new(1700, 1, 1).unwrap();
    let series = Restate::new()
        .as_of(day(1))
        .apply(&["A"], &[start], &[1024.0], &splits)
        .unwrap();
    assert_eq!(series.code.len(), 2);
    assert!((series.total_now - 1024.0).abs() < 1e-9);
}

proptest! {
    #[test]
    fn totals_are_kept_over_mergers(
        rows in proptest::collection::vec((0..5usize, 1..12u8, 0..10_000u16), 1..30),
        mergers in proptest::collection::vec((0..5usize, 0..5usize, 1..12u8), 0..5),
    ) {
        let names = ["A", "B", "C", "D", "E"];
        let before: Vec<&str> = mergers.iter().map(|m| names[m.0]).collect();
        let after: Vec<&str> = mergers.iter().map(|m| names[m.1]).collect();
        let days: Vec<Date> = mergers.iter().map(|m| day(m.2)).collect();
        let Ok(successions) = Successions::new(&before, &after, &days, None) else { return Ok(()) };
        let code: Vec<&str> = rows.iter().map(|r| names[r.0]).collect();
        let date: Vec<Date> = rows.iter().map(|r| day(r.1)).collect();
        let count: Vec<f64> = rows.iter().map(|r| f64::from(r.2)).collect();
        let series = Restate::new().apply(&code, &date, &count, &successions).unwrap();
        prop_assert_eq!(series.total_then, count.iter().sum::<f64>());
        prop_assert_eq!(series.total_now, series.total_then);
        prop_assert_eq!(series.count.iter().sum::<f64>(), series.total_now);
    }
}
