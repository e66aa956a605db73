use super::*;
use crate::system::{CountRows, RollUp, RolledUp, Unmatched};
use proptest::prelude::*;

type Row<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a str);

/// Child, its level, parent, its level, from, to.
fn hierarchy(rows: &[Row<'_>]) -> Hierarchy {
    let column = |read: fn(&Row<'_>) -> String| rows.iter().map(read).collect::<Vec<_>>();
    let (a, b) = (column(|r| r.0.into()), column(|r| r.1.into()));
    let (c, d) = (column(|r| r.2.into()), column(|r| r.3.into()));
    let open = |text: &str| (!text.is_empty()).then(|| Date::parse(text).unwrap());
    let from: Vec<_> = rows.iter().map(|r| open(r.4)).collect();
    let to: Vec<_> = rows.iter().map(|r| open(r.5)).collect();
    let texts = |column: &'static [String]| column.iter().map(String::as_str).collect::<Vec<_>>();
    let (a, b, c, d) = (leak(a), leak(b), leak(c), leak(d));
    let (a, b, c, d) = (texts(a), texts(b), texts(c), texts(d));
    Hierarchy::new(&Links::new(&a, &b, &c, &d).valid(Some(&from), Some(&to), Ends::Exclusive))
        .unwrap()
}

fn leak(column: Vec<String>) -> &'static [String] {
    Box::leak(column.into_boxed_slice())
}

fn issues(rows: &[Row<'_>]) -> Vec<(HierarchyIssue, Option<u64>)> {
    let check = hierarchy(rows).check(None);
    assert_eq!(check.ok, check.issue.is_empty());
    check.issue.into_iter().zip(check.row).collect()
}

#[test]
fn every_fault_is_found_with_its_row() {
    use HierarchyIssue as I;
    let good = ("a", "place", "x", "icb", "2020-01-01", "2022-07-01");
    for (rows, expected) in [
        (vec![good], vec![]),
        (
            vec![good, ("a", "place", "y", "icb", "2022-07-01", "")],
            vec![],
        ),
        // two levels of parents at once are no overlap
        (vec![good, ("a", "place", "r", "region", "", "")], vec![]),
        (
            vec![good, ("a", "place", "y", "icb", "2022-06-30", "")],
            vec![(I::TwoParents, Some(1))],
        ),
        (
            vec![("a", "place", "y", "icb", "", ""), good],
            vec![(I::TwoParents, Some(1))],
        ),
        (
            vec![good, ("a", "place", "y", "icb", "2022-08-01", "")],
            vec![(I::Gap, Some(1))],
        ),
        (
            vec![good, ("a", "place", "x", "icb", "2021-01-01", "2021-02-01")],
            vec![(I::DuplicateLink, Some(1))],
        ),
        (
            vec![good, ("a", "place", "y", "icb", "2022-08-01", "2022-08-01")],
            vec![(I::EmptyPeriod, Some(1))],
        ),
        (
            vec![good, ("a", "place", "a", "place", "", "")],
            vec![(I::SelfLink, Some(1))],
        ),
        (
            vec![good, ("x", "icb", "b", "place", "", "")],
            vec![(I::Cycle, Some(0)), (I::Cycle, Some(1)), (I::Orphan, None)],
        ),
        (
            vec![good, ("n", "lsoa", "b", "place", "", "")],
            vec![(I::Orphan, None)],
        ),
        // A longer link hides nothing: each later one is held against the one that lasts longest.
        (
            vec![
                ("a", "place", "x", "icb", "2020-01-01", "2030-01-01"),
                ("a", "place", "x", "icb", "2021-01-01", "2022-01-01"),
                ("a", "place", "y", "icb", "2025-01-01", ""),
            ],
            vec![(I::DuplicateLink, Some(1)), (I::TwoParents, Some(2))],
        ),
    ] {
        assert_eq!(issues(&rows), expected, "{rows:?}");
    }
    let check = hierarchy(&[good]).check(Some(&["a"]));
    assert_eq!(
        (check.issue, check.code),
        (vec![I::UnknownCode], vec!["x".to_owned()])
    );
}

fn roll(hierarchy: &Hierarchy, date: &str, codes: &[&str]) -> Result<RolledUp> {
    let counts: Vec<f64> = (1_i32..).take(codes.len()).map(f64::from).collect();
    RollUp::new("icb")
        .date(Date::parse(date).unwrap())
        .apply(hierarchy, &CountRows::new(codes, &counts))
}

#[test]
fn a_code_counts_where_it_belonged_on_the_day() {
    let moved = hierarchy(&[
        ("a", "place", "x", "icb", "", "2023-04-01"),
        ("a", "place", "y", "icb", "2023-04-01", ""),
        ("b", "place", "x", "icb", "", ""),
    ]);
    assert_eq!(
        roll(&moved, "2023-03-31", &["a", "b"]).unwrap().numerator,
        [3.0]
    );
    let after = roll(&moved, "2023-04-01", &["a", "b"]).unwrap();
    assert_eq!(
        (after.code, after.numerator),
        (vec!["y".to_owned(), "x".to_owned()], vec![1.0, 2.0])
    );
    let undecided = RollUp::new("icb")
        .apply(&moved, &CountRows::new(&["a"], &[1.0]))
        .unwrap_err();
    assert_eq!(
        (undecided.code(), undecided.param()),
        (ErrorCode::MissingArgument, Some("date"))
    );
}

#[test]
fn what_would_make_a_sum_wrong_is_refused() {
    let twice = hierarchy(&[
        ("a", "place", "x", "icb", "", ""),
        ("b", "place", "x", "icb", "", ""),
        ("b", "place", "y", "icb", "2023-01-01", ""),
        ("s", "lsoa", "a", "place", "", ""),
    ]);
    let code = |result: Result<RolledUp>| {
        let error = result.unwrap_err();
        (error.code(), error.index())
    };
    assert!(roll(&twice, "2022-12-31", &["a", "b"]).is_ok());
    assert_eq!(
        code(roll(&twice, "2023-01-01", &["a", "b"])),
        (ErrorCode::Overlap, Some(1))
    );
    // a small area and the place that holds it
    assert_eq!(
        code(roll(&twice, "2022-01-01", &["a", "b", "s"])),
        (ErrorCode::Overlap, Some(2))
    );
    assert_eq!(
        code(roll(&twice, "2022-01-01", &["a", "q"])),
        (ErrorCode::UnknownCode, Some(1))
    );
    let rate = RollUp::new("icb").date(Date::parse("2022-01-01").unwrap());
    let rate = rate.apply(&twice, &CountRows::new(&["a", "b"], &[1.0, 12.5]));
    assert_eq!(code(rate), (ErrorCode::NotACount, Some(1)));
    let circle = hierarchy(&[
        ("a", "place", "x", "icb", "", ""),
        ("x", "icb", "a", "place", "", ""),
    ]);
    assert_eq!(
        roll(&circle, "2022-01-01", &["a"]).unwrap_err().code(),
        ErrorCode::Cycle
    );
}

#[test]
fn what_is_left_out_is_listed() {
    let links = hierarchy(&[
        ("a", "place", "x", "icb", "", ""),
        ("b", "place", "x", "icb", "", ""),
        ("c", "place", "x", "icb", "", "2020-01-01"),
    ]);
    let options = RollUp::new("icb").date(Date::parse("2022-01-01").unwrap());
    let rows = CountRows::new(&["a", "c", "w", "c"], &[1.0, 2.0, 4.0, 8.0]);
    let rolled = options
        .unmatched(Unmatched::Report)
        .apply(&links, &rows)
        .unwrap();
    assert_eq!(
        (
            rolled.numerator_in,
            rolled.numerator_out,
            rolled.numerator_unmatched
        ),
        (15.0, 1.0, 14.0)
    );
    assert_eq!(rolled.unmatched_code, ["c", "w"]);
    assert_eq!(rolled.unmatched_numerator, [10.0, 4.0]);
    assert_eq!(
        rolled.unmatched_reason,
        ["nothing above it on this day", "unknown code"]
    );
    assert_eq!(rolled.without_rows, ["b"]);
    assert_eq!(
        (rolled.codes_found, rolled.codes_expected),
        (vec![1], vec![2])
    );
    let codes: Vec<&str> = rolled
        .cautions
        .iter()
        .map(|caution| caution.code.as_str())
        .collect();
    assert_eq!(codes, ["unmatched", "incomplete"]);
}

#[test]
fn a_unitary_authority_stands_at_two_levels_under_one_code() {
    let links = hierarchy(&[
        ("s", "lsoa", "E06", "district", "", ""),
        ("E06", "district", "E06", "county", "", ""),
    ]);
    assert!(links.check(None).ok);
    assert_eq!(
        links.ancestor("lsoa", "s", "county", None).unwrap(),
        Some("E06")
    );
    let needed = RollUp::new("county")
        .apply(&links, &CountRows::new(&["E06"], &[1.0]))
        .unwrap_err();
    assert_eq!(needed.param(), Some("from_level"));
    let rolled = RollUp::new("county").from_level("district");
    assert_eq!(
        rolled
            .apply(&links, &CountRows::new(&["E06"], &[1.0]))
            .unwrap()
            .numerator,
        [1.0]
    );
}

#[test]
fn a_column_of_codes_taken_for_levels_is_noticed() {
    let codes: Vec<String> = (0..70).map(|number| format!("E{number}")).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let error = Hierarchy::new(&Links::new(&codes, &codes, &["x"; 70], &["icb"; 70])).unwrap_err();
    assert_eq!(
        (error.code(), error.param()),
        (ErrorCode::OutOfRange, Some("child_level"))
    );
}

proptest! {
    /// Whatever the links, a roll-up neither panics nor loses a count.
    #[test]
    fn counts_are_kept(
        links in proptest::collection::vec((0..6u8, 0..3u8, 0..4u8, 0..3u8), 1..12),
        rows in proptest::collection::vec((0..8u8, 0..1000u16, 0..3u8), 1..20),
    ) {
        let code = |prefix: &str, number: u8| format!("{prefix}{number}");
        let child: Vec<String> = links.iter().map(|l| code("c", l.0)).collect();
        let level: Vec<String> = links.iter().map(|l| code("level", l.1)).collect();
        let parent: Vec<String> = links.iter().map(|l| code("c", l.2)).collect();
        let above: Vec<String> = links.iter().map(|l| code("level", l.3)).collect();
        let texts = |column: &[String]| column.iter().map(|text| leak(vec![text.clone()])[0].as_str()).collect::<Vec<_>>();
        let (child, level, parent, above) = (texts(&child), texts(&level), texts(&parent), texts(&above));
        let hierarchy = Hierarchy::new(&Links::new(&child, &level, &parent, &above)).unwrap();
        let check = hierarchy.check(None);
        let codes: Vec<String> = rows.iter().map(|r| code("c", r.0)).collect();
        let strata: Vec<String> = rows.iter().map(|r| code("s", r.2)).collect();
        let (codes, strata) = (texts(&codes), texts(&strata));
        let counts: Vec<f64> = rows.iter().map(|r| f64::from(r.1)).collect();
        let rows = CountRows::new(&codes, &counts).denominator(&counts).stratum(&strata);
        match RollUp::new("level0").unmatched(Unmatched::Report).apply(&hierarchy, &rows) {
            Ok(rolled) => {
                let total: f64 = counts.iter().sum();
                prop_assert_eq!(rolled.numerator_in, total);
                prop_assert_eq!(rolled.numerator_out + rolled.numerator_unmatched, total);
                prop_assert_eq!(rolled.numerator.iter().sum::<f64>(), rolled.numerator_out);
                prop_assert_eq!(&rolled.denominator, &rolled.numerator);
                prop_assert!(rolled.codes_found.iter().zip(&rolled.codes_expected).all(|(a, b)| a <= b));
            }
            Err(error) => prop_assert!(
                !check.ok || matches!(error.code(), ErrorCode::UnknownOption | ErrorCode::Overlap | ErrorCode::MissingArgument),
                "{}", error
            ),
        }
    }
}
