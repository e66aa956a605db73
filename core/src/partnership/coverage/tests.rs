//! Everybody is counted once, whatever overlaps.

use super::*;
use crate::{Date, Error};
use proptest::prelude::*;

fn facts(error: &Error) -> (&'static str, Option<&str>, Option<usize>) {
    (error.code().as_str(), error.param(), error.index())
}

/// West Yorkshire's six acute trusts work together as WYAAT; Harrogate belongs to another board.
const TRUSTS: [&str; 6] = ["RAE", "RCD", "RCF", "RR8", "RWY", "RXF"];

#[test]
fn a_trust_of_two_partnerships_is_counted_once_and_refused_in_a_sum() {
    let people = AreaValues::people(&TRUSTS, &[10.0, 20.0, 30.0, 40.0, 50.0, 60.0]).unwrap();
    let area = ["RAE", "RCD", "RCF", "RR8", "RWY", "RXF", "RCD"];
    let partnership = [
        "WYAAT",
        "WYAAT",
        "WYAAT",
        "WYAAT",
        "WYAAT",
        "WYAAT",
        "Humber and North Yorkshire",
    ];
    let members = Memberships::new(&area, &partnership).unwrap();
    let coverage = CoverageModel::new().estimate(&people, &members).unwrap();
    assert_eq!((coverage.covered, coverage.counted_twice), (210.0, 20.0));
    assert_eq!(coverage.people_covered_by, [0.0, 190.0, 20.0]);
    assert_eq!(coverage.partnership_alone, [190.0, 0.0]);
    assert_eq!(
        (coverage.pair_people[0], coverage.pair_jaccard[0]),
        (20.0, 20.0 / 210.0)
    );
    let error = CoverageModel::new().roll_up(&people, &members).unwrap_err();
    assert_eq!(
        facts(&error),
        ("not-computable", Some("member_area"), Some(6))
    );
    for word in [
        "\"RCD\"",
        "\"WYAAT\"",
        "\"Humber and North Yorkshire\"",
        "partition",
    ] {
        assert!(error.to_string().contains(word), "{error}");
    }
}

#[test]
fn memberships_hold_from_a_day_until_before_another() {
    let people = AreaValues::people(&["a", "b"], &[5.0, 7.0]).unwrap();
    let day = |text: &str| Some(Date::parse(text).unwrap());
    let (from, to) = (
        [day("2022-07-01"), None, day("2023-07-01")],
        [None, day("2023-07-01"), None],
    );
    let members = Memberships::new(&["a", "b", "b"], &["X", "X", "Y"]).unwrap();
    let members = members.with_dates(Some(&from), Some(&to)).unwrap();
    let on = |text: &str| {
        CoverageModel::new()
            .at(Date::parse(text).unwrap())
            .roll_up(&people, &members)
            .unwrap()
    };
    assert_eq!(on("2022-06-30").value, [7.0]);
    assert_eq!(
        (on("2023-06-30").value, on("2023-06-30").not_in_force),
        (vec![12.0], 1)
    );
    assert_eq!(on("2023-07-01").value, [5.0, 7.0]);
    let error = CoverageModel::new()
        .estimate(&people, &members)
        .unwrap_err();
    assert_eq!(facts(&error), ("missing-argument", Some("at"), None));
}

#[test]
fn bad_columns_are_named() {
    let people = AreaValues::people(&["a", "b"], &[5.0, 7.0]).unwrap();
    let refused = |error: Error, code: &str, param: &str, row: Option<usize>| {
        assert_eq!(facts(&error), (code, Some(param), row), "{error}");
    };
    refused(
        AreaValues::people(&[], &[]).unwrap_err(),
        "empty",
        "area",
        None,
    );
    refused(
        AreaValues::people(&["a"], &[]).unwrap_err(),
        "length-mismatch",
        "people",
        None,
    );
    refused(
        AreaValues::people(&["a", "a"], &[1.0, 1.0]).unwrap_err(),
        "duplicate-key",
        "area",
        Some(1),
    );
    refused(
        AreaValues::people(&["a", "b"], &[1.0, -1.0]).unwrap_err(),
        "negative-value",
        "people",
        Some(1),
    );
    refused(
        Memberships::new(&[], &[]).unwrap_err(),
        "empty",
        "member_area",
        None,
    );
    refused(
        Memberships::new(&["a"], &[]).unwrap_err(),
        "length-mismatch",
        "member_partnership",
        None,
    );
    refused(
        Memberships::new(&["a"], &[""]).unwrap_err(),
        "missing-value",
        "member_partnership",
        Some(0),
    );
    let coverage = |area: &[&str], partnership: &[&str]| {
        let members = Memberships::new(area, partnership).unwrap();
        CoverageModel::new()
            .estimate(&people, &members)
            .unwrap_err()
    };
    refused(
        coverage(&["a", "c"], &["X", "X"]),
        "unknown-option",
        "member_area",
        Some(1),
    );
    refused(
        coverage(&["a", "b", "a"], &["X", "X", "X"]),
        "duplicate-key",
        "member_area",
        Some(2),
    );
    let backwards = [Some(Date::parse("2023-01-01").unwrap())];
    let earlier = [Some(Date::parse("2022-01-01").unwrap())];
    let dated = Memberships::new(&["a"], &["X"])
        .unwrap()
        .with_dates(Some(&backwards), Some(&earlier));
    assert_eq!(dated.unwrap_err().index(), Some(0));
}

#[test]
fn areas_without_people_have_no_share() {
    let people = AreaValues::people(&["a"], &[0.0]).unwrap();
    let members = Memberships::new(&["a", "a"], &["X", "Y"]).unwrap();
    let coverage = CoverageModel::new().estimate(&people, &members).unwrap();
    assert!(coverage.share.is_nan() && coverage.pair_jaccard[0].is_nan());
    assert!(coverage.sentences.iter().all(|line| !line.contains("NaN")));
}

proptest! {
    /// Each person stands in exactly one row of the distribution, and is covered or not.
    #[test]
    fn everybody_is_counted_once(people in proptest::collection::vec(0u32..500, 1..8), members in proptest::collection::btree_set((0usize..8, 0usize..4), 1..20)) {
        let names: Vec<String> = (0..people.len()).map(|area| format!("area {area}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let people: Vec<f64> = people.into_iter().map(f64::from).collect();
        let rows: Vec<_> = members.into_iter().filter(|(area, _)| *area < people.len()).collect();
        prop_assume!(!rows.is_empty());
        let area: Vec<&str> = rows.iter().map(|(area, _)| names[*area]).collect();
        let partnership: Vec<&str> = rows.iter().map(|(_, index)| ["P", "Q", "R", "S"][*index]).collect();
        let values = AreaValues::people(&names, &people).unwrap();
        let members = Memberships::new(&area, &partnership).unwrap();
        let coverage = CoverageModel::new().estimate(&values, &members).unwrap();
        let all: f64 = people.iter().sum();
        prop_assert_eq!(coverage.people_covered_by.iter().sum::<f64>(), all);
        prop_assert_eq!(coverage.covered + coverage.uncovered_people.iter().sum::<f64>(), all);
        let times: f64 = coverage.covered_by.iter().zip(&coverage.people_covered_by).map(|(k, n)| *k as f64 * n).sum();
        prop_assert_eq!(coverage.covered + coverage.counted_twice, times);
        let overlaps = coverage.partnerships_of_area.iter().any(|many| *many > 1);
        prop_assert_eq!(CoverageModel::new().roll_up(&values, &members).is_err(), overlaps);
        prop_assert!(coverage.pair_jaccard.iter().all(|share| share.is_nan() || (0.0..=1.0).contains(share)));
    }
}
