//! `--england` with the file of emergency departments.

use std::fmt::Write as _;

use serde_json::Value;
use verify::demo::story::{Block, Figure};
use verify::demo::{page, tell};

use crate::bench::{AREAS, BOARDS, Bench, Ran};

const FILE: &str = "data/nhs_england_ae_attendances.csv";
const HEADER: &str = "period,org_code,type,attendances,breaches\n";
/// Attendances and breaches of the six trusts in the last month.
const SIX: [(&str, u32, u32); 6] = [
    ("RAE", 10_698, 3_438),
    ("RCD", 4_303, 184),
    ("RCF", 5_083, 722),
    ("RR8", 17_435, 2_258),
    ("RWY", 13_186, 731),
    ("RXF", 17_989, 2_574),
];

/// Thirty-six months of the six trusts; RR1 ends after the 27th and RRK then has its patients too.
fn file() -> String {
    let mut text = HEADER.to_owned();
    for month in 0..36 {
        let day = format!("{}-{:02}-01", 2016 + (month + 3) / 12, (month + 3) % 12 + 1);
        for (code, attendances, breaches) in SIX {
            // A little up and down before the last month, and another type of department beside.
            let breaches = breaches + (35 - month) * 7 % 40;
            writeln!(text, "{day},{code},1,{attendances},{breaches}").unwrap();
            writeln!(text, "{day},{code},other,500,0").unwrap();
        }
        let joined = month >= 27;
        writeln!(
            text,
            "{day},RRK,1,{},{}",
            if joined { 32_000 } else { 10_000 },
            2_000 + month % 5 * 30
        )
        .unwrap();
        if !joined {
            writeln!(text, "{day},RR1,1,20000,{}", 3_000 + month % 4 * 25).unwrap();
        }
    }
    text
}

fn told(file: &str) -> (Ran, Value) {
    let bench = Bench::with_files(BOARDS, AREAS);
    bench.file(FILE, file);
    let ran = bench.demo(&["--england", "data", "--json"]);
    let json = serde_json::from_str(&ran.out).unwrap_or(Value::Null);
    (ran, json)
}

#[test]
fn a_partnership_is_pooled_and_not_averaged() {
    let (ran, report) = told(&file());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let six = &report["emergency_departments"]["between_trusts"]["west_yorkshire"];
    assert_eq!(
        (&six["attendances"], &six["breaches"]),
        (&68_694.into(), &9_907.into())
    );
    let near = |value: &Value, wanted: f64| (value.as_f64().unwrap() - wanted).abs() < 0.005;
    assert!(near(&six["pooled"]["value"], 85.578_071), "{six}");
    assert!(near(&six["mean_of_percentages"], 86.096_565), "{six}");
}

#[test]
fn trusts_that_merged_are_one_chart_with_limits_anew() {
    let (_, report) = told(&file());
    let charts = &report["emergency_departments"]["over_time"];
    let codes: Vec<&str> = charts["codes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|code| code.as_str().unwrap())
        .collect();
    assert_eq!(codes, ["RAE", "RCD", "RCF", "RR8", "RRK", "RWY", "RXF"]);
    assert_eq!(charts["joined"][4], serde_json::json!(["RR1"]));
    assert_eq!(charts["rebase"][4], "2018-07-01");
    assert_eq!(charts["rebase"][0], Value::Null);
    // Before the merger both trusts' patients stand behind a month: (2,000 + 3,000) of 30,000 breached in the first.
    let row = 4 * 36;
    let first = charts["charts"]["points"]["value"][row].as_f64().unwrap();
    assert!((first - 100.0 * 25_000.0 / 30_000.0).abs() < 1e-9);
    let phases = charts["charts"]["phase_offsets"].as_array().unwrap();
    assert_eq!(phases[5].as_u64().unwrap() - phases[4].as_u64().unwrap(), 2);
}

fn figures(file: &str) -> (Vec<Figure>, String) {
    let bench = Bench::with_files(BOARDS, AREAS);
    bench.file(FILE, file);
    let story = tell(Some(&bench.at("data"))).unwrap();
    let blocks = story.sections.iter().flat_map(|section| &section.blocks);
    let figures = blocks.filter_map(|block| match block {
        Block::Figure(figure) => Some(figure.clone()),
        _ => None,
    });
    (figures.collect(), page::set(&story, Err("without charts")))
}

#[test]
fn the_joined_trust_is_drawn_with_its_break() {
    let (figures, page) = figures(&file());
    let joined = figures
        .iter()
        .find(|figure| figure.name == "joined-trust")
        .unwrap();
    let points = joined.specification["datasets"]["points"]
        .as_array()
        .unwrap();
    assert_eq!(points.len(), 36);
    let mut means = [0.0, 0.0];
    for (month, point) in points.iter().enumerate() {
        let after = month >= 27;
        // Both trusts' breaches of both trusts' attendances, as the file was made.
        let own = 2_000 + month % 5 * 30;
        let breaches = own + if after { 0 } else { 3_000 + month % 4 * 25 };
        let attendances = if after { 32_000 } else { 30_000 };
        let within = 100.0 * (attendances - breaches) as f64 / attendances as f64;
        assert!(
            (point["value"].as_f64().unwrap() - within).abs() < 1e-9,
            "{month}"
        );
        assert_eq!(
            (&point["phase"], &point["target"]),
            (&u32::from(after).into(), &95.0.into())
        );
        means[usize::from(after)] += within / if after { 9.0 } else { 27.0 };
    }
    for (month, mean) in [(0, means[0]), (35, means[1])] {
        assert!((points[month]["centre"].as_f64().unwrap() - mean).abs() < 1e-9);
    }
    assert_eq!(points[27]["at"], "2018-07-01T00:00:00");
    // What was reported under the code alone stands beside what is counted together.
    let june = &joined.table.rows[26].cells;
    assert_eq!(june[..4], ["June 2018", "10,000", "30,000", "5,080"]);
    assert_eq!(
        joined.table.rows[27].cells[..3],
        ["July 2018", "32,000", "32,000"]
    );
    assert!(page.contains("fourteen trusts, Mid Yorkshire and Frimley Health among them"));
}

#[test]
fn without_the_merger_there_is_no_joined_trust() {
    let without: String = file()
        .lines()
        .filter(|line| !line.contains(",RR1,"))
        .fold(String::new(), |all, line| all + line + "\n");
    let (figures, _) = figures(&without);
    assert!(figures.iter().all(|figure| figure.name != "joined-trust"));
}

#[test]
fn trusts_stand_in_a_funnel_with_both_limits() {
    let (figures, page) = figures(&file());
    let funnel = figures
        .iter()
        .find(|figure| figure.name == "trusts")
        .unwrap();
    let data = &funnel.specification["datasets"];
    let units = data["units"].as_array().unwrap();
    assert_eq!(units.len(), 7);
    let lines = data["curves"].as_array().unwrap();
    for line in ["99.8% chance", "99.8% with scatter"] {
        assert!(lines.iter().any(|point| point["line"] == line), "{line}");
    }
    for (code, attendances, breaches) in SIX {
        let unit = units.iter().find(|unit| unit["name"] == code).unwrap();
        let within = 100.0 - 100.0 * f64::from(breaches) / f64::from(attendances);
        assert!((unit["value"].as_f64().unwrap() - within).abs() < 1e-9);
        assert!(page.contains(&format!(">{within:.2}%<")), "{code}");
    }
    let rae = funnel
        .table
        .rows
        .iter()
        .find(|row| row.cells[0] == "RAE")
        .unwrap();
    assert_eq!(rae.cells[4], "below 99.8% limits");
    for (row, unit) in funnel.table.rows.iter().zip(units) {
        assert_eq!(
            row.cells[5],
            unit["stands"].as_str().unwrap().to_lowercase()
        );
    }
}

#[test]
fn a_month_that_is_missing_stays_a_gap() {
    let without: String = file()
        .lines()
        .filter(|line| !line.starts_with("2017-02-01,RAE,1,"))
        .fold(String::new(), |all, line| all + line + "\n");
    let (_, report) = told(&without);
    let charts = &report["emergency_departments"]["over_time"]["charts"];
    assert_eq!(charts["n"][0], 35);
    assert_eq!(charts["points"]["value"][10], "NaN");
}

#[test]
fn whatever_is_wrong_with_the_file_is_one_sentence() {
    for (line, wanted) in [
        (
            "2019-13-01,RAE,1,10,1",
            "line 2, column 1 (period): expected a date such as 2019-03-01, found \"2019-13-01\"",
        ),
        ("2019-03-02,RAE,1,10,1", "expected the first day of a month"),
        (
            "2019-03-01,RAE,3,10,1",
            "expected a type of department: 1, 2 or other, found \"3\"",
        ),
        (
            "2019-03-01,RAE,1,10,11",
            "column 5 (breaches): expected no more breaches than attendances, found \"11\"",
        ),
        ("2019-03-01,RAE,1,-5,1", "column 4 (attendances)"),
        ("2019-03-01,,1,10,1", "column 2 (org_code)"),
        (
            "2019-03-01,RAE,1,10,1\n2019-03-01,RAE,1,10,1",
            "line 3, column 2 (org_code): expected a month, organisation and type",
        ),
        ("2019-03-01,RAE,1,10", "line 2, column 5: expected 5 fields"),
        (
            "2019-03-01,RAE,2,10,1",
            "expected type 1 departments with attendances in the last month (2019-03-01), found none",
        ),
        ("2019-03-01,RAE,1,0,0", "found none"),
    ] {
        let (ran, _) = told(&format!("{HEADER}{line}\n"));
        assert_eq!(ran.code, Some(2), "{line}: {}", ran.out);
        assert!(
            ran.err.contains(wanted) && ran.out.is_empty(),
            "{line}: {}",
            ran.err
        );
        assert_eq!(ran.err.trim().lines().count(), 1);
    }
}

#[test]
fn without_the_file_the_report_says_what_is_left_out() {
    let ran = Bench::with_files(BOARDS, AREAS).demo(&["--england", "data"]);
    assert_eq!(ran.code, Some(0));
    assert!(
        ran.out
            .contains("nhs_england_ae_attendances.csv is not there"),
        "{}",
        ran.out
    );
}
