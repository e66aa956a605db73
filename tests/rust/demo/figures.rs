//! The numbers: published ones from the built-in table, counted ones from files.

use serde_json::Value;
use std::path::Path;

use crate::bench::{AREAS, BOARDS, Bench};

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn near(value: &Value, expected: f64, within: f64) {
    let value = value.as_f64().unwrap();
    assert!((value - expected).abs() <= within, "{value} {expected}");
}

/// The line of a report that begins with these words, without its spaces.
fn row(report: &str, start: &str) -> Vec<String> {
    let line = report
        .lines()
        .find(|line| line.trim_start().starts_with(start))
        .unwrap_or_else(|| panic!("no line begins with {start:?} in\n{report}"));
    line.split("  ")
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .map(str::to_owned)
        .collect()
}

/// At most 100 characters a line, but for the path of the page.
fn is_narrow(report: &str) -> bool {
    report
        .lines()
        .filter(|line| !line.starts_with("Page: "))
        .all(|line| line.chars().count() <= 100)
}

#[test]
fn the_gradient_is_the_published_one() {
    let bench = Bench::new();
    let ran = bench.demo(&[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(is_narrow(&ran.out));
    // Slope index, its interval, the published one; relative index and its interval.
    let life = [
        "Life expectancy",
        "9.4",
        "7.4 to 11.4",
        "9.4",
        "1.126",
        "1.097 to 1.155",
    ];
    assert_eq!(row(&ran.out, "Life expectancy  "), life);
    let healthy = row(&ran.out, "Healthy life  ");
    assert_eq!(
        healthy[1..],
        ["19.1", "14.6 to 23.6", "19.1", "1.356", "1.257 to 1.463"]
    );
    for words in [
        "regression-hc1",
        "least deprived minus most deprived",
        "Cautions",
        "released 27 March 2019",
        "European Standard Population 2013",
        "synthetic",
        "Page: ",
    ] {
        assert!(ran.out.contains(words), "{words}");
    }
}

#[test]
fn the_gradient_as_json_has_every_digit() {
    let bench = Bench::new();
    let ran = bench.demo(&["--json"]);
    let report = json(&ran.out);
    let measures = &report["life_expectancy"]["measures"];
    for (at, slope) in [(0, 9.403_539_394), (1, 19.077_648_485)] {
        let index = &measures[at]["gradient"]["slope_index"];
        near(&index["value"], slope, 1e-9);
        assert_eq!(index["unit"], "years");
        assert_eq!(index["interval"]["method"], "regression-hc1");
        let rounded = (index["value"].as_f64().unwrap() * 10.0).round() / 10.0;
        assert_eq!(measures[at]["published_slope_index"], rounded);
        assert_eq!(
            measures[at]["gradient"]["value"].as_array().unwrap().len(),
            10
        );
    }
    // By exact fractions: the ends of the line are 74.76987 and 84.17341 years.
    let relative = &measures[0]["gradient"]["relative_index"];
    near(&relative["value"], 1.125_766_426, 1e-9);
    assert_eq!(bench.names("checkout"), ["tests"], "nothing is written");
}

#[test]
fn healthy_years_and_years_in_poorer_health_make_up_life_expectancy() {
    let file = include_str!("../../src/demo/data/life_expectancy_2015_2017.csv");
    let mut rows = 0;
    for line in file.lines().skip(1) {
        let cells: Vec<f64> = line.split(',').map(|cell| cell.parse().unwrap()).collect();
        assert!((cells[1] + cells[2] - cells[3]).abs() < 1e-9, "{line}");
        rows += 1;
    }
    assert_eq!(rows, 10);
}

#[test]
fn standardising_turns_the_order_of_the_two_places_round() {
    let places = verify::demo::two_places::places().unwrap();
    // The same on every machine.
    let deaths: Vec<f64> = places.deaths.iter().map(|d| d.iter().sum()).collect();
    assert_eq!(deaths, [3_512.0, 1_641.0]);
    assert_eq!(places.standard.iter().sum::<f64>(), 100_000.0);
    for band in 0..places.standard.len() {
        let rate = |place: usize| places.deaths[place][band] / places.people[place][band];
        assert!(rate(0) < rate(1), "band {band}");
    }
    let rates = verify::demo::two_places::rates(&places).unwrap();
    assert!(rates.crude[0].value > rates.crude[1].value);
    assert!(rates.standardised[0].value < rates.standardised[1].value);
    // The definition, written out.
    for place in [0, 1] {
        let direct: f64 = (0..places.standard.len())
            .map(|b| places.standard[b] * places.deaths[place][b] / places.people[place][b])
            .sum();
        assert!((rates.standardised[place].value - direct).abs() < 1e-9);
    }
    // The interval of one does not reach the other: the picture does not hang on the draws.
    let upper = rates.standardised[0].interval.unwrap().upper;
    assert!(upper < rates.standardised[1].interval.unwrap().lower);
}

#[test]
fn small_areas_are_counted_by_board() {
    let bench = Bench::with_files(BOARDS, AREAS);
    let ran = bench.demo(&["--england", "data", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let report = json(&ran.out);
    assert_eq!(report["england"]["people"], 1_900);
    assert_eq!(report["england"]["people_in_most_deprived_fifth"], 700);
    let systems = report["systems"].as_array().unwrap();
    let told: Vec<_> = systems
        .iter()
        .map(|s| {
            (
                s["rank"].as_u64().unwrap(),
                s["name"].as_str().unwrap(),
                s["people"].as_u64().unwrap(),
                s["people_in_most_deprived_fifth"].as_u64().unwrap(),
                s["side_by_side"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (1, "North East and North Cumbria", 1_000, 600, true),
            (2, "Dorset", 400, 100, true),
            (3, "Shropshire, Telford and Wrekin", 300, 0, false),
            (3, "Surrey Heartlands", 200, 0, true),
        ]
    );
    assert_eq!(systems[0]["share"], 0.6);
    assert_eq!(systems[0]["interval"]["method"], "wilson");
    // Wilson's formula at 600 of 1,000.
    near(&systems[0]["interval"]["lower"], 0.569_305, 1e-5);
    near(&systems[0]["interval"]["upper"], 0.629_922, 1e-5);
    assert_eq!(report["cautions"][0]["code"], "whole-population");
    let absent = report["cautions"].as_array().unwrap().iter();
    let absent: Vec<_> = absent.filter(|c| c["code"] == "systems-absent").collect();
    assert!(absent[0]["message"].as_str().unwrap().contains("E54000054"));
}

#[test]
fn the_report_of_small_areas_names_frame_interval_and_source() {
    let bench = Bench::with_files(BOARDS, AREAS);
    let ran = bench.demo(&["--england", "data"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let dorset = row(&ran.out, "B     2  Dorset");
    assert_eq!(
        dorset,
        ["B", "2", "Dorset", "400", "100", "25.00%", "21.01 to 29.47"]
    );
    let said = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "▼ England",
        "no margin of error",
        "Read from data",
        "(7 small areas)",
    ] {
        assert!(said.contains(words), "{words}");
    }
    assert!(is_narrow(&ran.out));
}

/// The figures that the issue and the research notes state, from the real files where they stand beside the checkout.
#[test]
fn the_real_files_give_the_stated_figures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    if !folder.join("england_lsoa_2011.csv").is_file() {
        eprintln!(
            "../shared/data is not beside this checkout: the figures of the real files were not compared"
        );
        return;
    }
    let bench = Bench::new();
    let ran = bench.demo(&["--england", folder.to_str().unwrap(), "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let report = json(&ran.out);
    assert_eq!(report["england"]["people"], 56_550_138);
    assert_eq!(report["england"]["small_areas"], 32_844);
    assert_eq!(
        report["england"]["people_in_most_deprived_fifth"],
        11_301_143
    );
    let systems = report["systems"].as_array().unwrap();
    assert_eq!(systems.len(), 42);
    for (code, people, deprived) in [
        ("E54000050", 3_000_432, 957_058),
        ("E54000054", 2_396_517, 867_477),
        ("E54000048", 1_701_655, 494_054),
        ("E54000041", 776_780, 65_020),
        ("E54000043", 640_650, 48_802),
        ("E54000034", 746_739, 17_299),
        ("E54000052", 1_052_425, 5_998),
    ] {
        let system = systems.iter().find(|s| s["code"] == code).unwrap();
        assert_eq!(system["people"], people, "{code}");
        assert_eq!(system["people_in_most_deprived_fifth"], deprived, "{code}");
        assert_eq!(system["side_by_side"], true, "{code}");
    }
    let sum = |key: &str| {
        systems
            .iter()
            .map(|s| s[key].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!(sum("people"), 56_550_138);
    assert_eq!(sum("people_in_most_deprived_fifth"), 11_301_143);
    let front = systems.iter().filter(|s| s["side_by_side"] == true).count();
    assert_eq!(front, verify::demo::EIGHT.len());
    let shares: Vec<f64> = systems
        .iter()
        .map(|s| s["share"].as_f64().unwrap())
        .collect();
    assert!(shares.is_sorted_by(|a, b| a >= b));
}
