//! The figures of the real files, counted once more by other means, where the files stand beside the checkout.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;
use verify::demo::story::{Block, Figure, Story};
use verify::demo::tell;

use crate::bench::{BOARDS, Bench};

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let there = folder.join("england_lsoa_2011.csv").is_file();
    if !there {
        eprintln!(
            "../shared/data is not beside this checkout: the figures of the real files were not compared"
        );
    }
    there.then_some(folder)
}

/// The rows of a file without quotation marks, by the names of their columns.
fn lines(path: &Path, mut each: impl FnMut(&dyn Fn(&str) -> String)) {
    let text = std::fs::read_to_string(path).unwrap();
    let mut rows = text.lines();
    let names: Vec<&str> = rows.next().unwrap().split(',').collect();
    for row in rows {
        let cells: Vec<&str> = row.split(',').collect();
        each(&|name: &str| cells[names.iter().position(|one| *one == name).unwrap()].to_owned());
    }
}

fn figure(story: &Story, name: &str) -> Figure {
    let blocks = story.sections.iter().flat_map(|section| &section.blocks);
    let mut figures = blocks.filter_map(|block| match block {
        Block::Figure(figure) if figure.name == name => Some(figure.clone()),
        _ => None,
    });
    figures.next().unwrap()
}

fn near(value: &Value, expected: f64, within: f64) {
    let value = value.as_f64().unwrap();
    assert!((value - expected).abs() <= within, "{value} {expected}");
}

/// Attendances and breaches in type 1 departments by trust and month.
fn type_one(folder: &Path) -> BTreeMap<(String, String), (f64, f64)> {
    let mut all = BTreeMap::new();
    lines(&folder.join("nhs_england_ae_attendances.csv"), |cell| {
        let (attendances, breaches): (f64, f64) = (
            cell("attendances").parse().unwrap(),
            cell("breaches").parse().unwrap(),
        );
        if cell("type") == "1" && attendances > 0.0 {
            all.insert((cell("org_code"), cell("period")), (attendances, breaches));
        }
    });
    all
}

#[test]
fn trusts_of_march_2019_stand_where_they_were_counted() {
    let Some(folder) = folder() else { return };
    let story = tell(Some(&folder)).unwrap();
    let between = &story.data["emergency_departments"]["between_trusts"];
    let all = type_one(&folder);
    let march: Vec<(&str, f64, f64)> = all
        .iter()
        .filter(|((_, month), _)| month == "2019-03-01")
        .map(|((code, _), (attendances, breaches))| (code.as_str(), *attendances, *breaches))
        .collect();
    let (people, late) = march
        .iter()
        .fold((0.0, 0.0), |(n, x), (_, attendances, breaches)| {
            (n + attendances, x + breaches)
        });
    let target = 1.0 - late / people;
    let z = |(_, n, x): &(&str, f64, f64)| {
        (1.0 - x / n - target) / (target * (1.0 - target) / n).sqrt()
    };
    assert_eq!(march.len(), 134);
    assert_eq!(
        march
            .iter()
            .filter(|trust| z(trust).abs() > 3.090_232)
            .count(),
        124
    );
    assert_eq!(between["outside_normal_limits"], 124);
    let phi = march.iter().map(|trust| z(trust).powi(2)).sum::<f64>() / 134.0;
    near(&between["phi"], phi, 1e-6);
    assert!((phi - 573.0).abs() < 0.5);
    assert_eq!(
        (
            &between["all_types"]["outside_normal_limits"],
            &between["all_types"]["organisations"]
        ),
        (&216.into(), &226.into())
    );
    let six = &between["west_yorkshire"];
    assert_eq!(
        (&six["breaches"], &six["attendances"]),
        (&9_907.into(), &68_694.into())
    );
    let funnel = figure(&story, "trusts");
    let units = funnel.specification["datasets"]["units"]
        .as_array()
        .unwrap()
        .clone();
    assert_eq!(units.len(), 134);
    for (unit, (code, attendances, breaches)) in units.iter().zip(&march) {
        assert_eq!(unit["name"], *code);
        near(&unit["value"], 100.0 * (1.0 - breaches / attendances), 1e-9);
    }
    // By their own scatter none lies outside the widest limits.
    assert!(
        units
            .iter()
            .all(|unit| !unit["stands"].as_str().unwrap().contains("99.8"))
    );
}

#[test]
fn birmingham_is_one_series_over_its_merger() {
    let Some(folder) = folder() else { return };
    let story = tell(Some(&folder)).unwrap();
    let joined = figure(&story, "joined-trust");
    let points = joined.specification["datasets"]["points"]
        .as_array()
        .unwrap();
    let all = type_one(&folder);
    assert_eq!(points.len(), 36);
    let mut before = Vec::new();
    for point in points {
        let month = &point["at"].as_str().unwrap()[..10];
        let of = |code: &str| {
            all.get(&(code.to_owned(), month.to_owned()))
                .copied()
                .unwrap_or((0.0, 0.0))
        };
        let ((own, own_late), (other, other_late)) = (of("RRK"), of("RR1"));
        let within = 100.0 * (1.0 - (own_late + other_late) / (own + other));
        near(&point["value"], within, 1e-9);
        let merged = month >= "2018-07-01";
        assert_eq!(
            (point["phase"] == 1, other > 0.0),
            (merged, !merged),
            "{month}"
        );
        if !merged {
            before.push(within);
        }
    }
    near(
        &points[0]["centre"],
        before.iter().sum::<f64>() / before.len() as f64,
        1e-9,
    );
    let row = |month: &str| {
        joined
            .table
            .rows
            .iter()
            .find(|row| row.cells[0] == month)
            .unwrap()
            .cells[1..3]
            .to_vec()
    };
    assert_eq!(row("June 2018"), ["10,035", "30,420"]);
    assert_eq!(row("July 2018"), ["32,209", "32,209"]);
}

#[test]
fn frimley_is_the_sum_of_its_small_areas() {
    let Some(folder) = folder() else { return };
    let story = tell(Some(&folder)).unwrap();
    let frimley = &story.data["frimley"];
    let mut boards: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut all, mut deprived) = (0, 0);
    lines(&folder.join("england_lsoa_2011.csv"), |cell| {
        let of = boards.entry(cell("ltla22_code")).or_default();
        let board = cell("icb22_code");
        if !of.contains(&board) {
            of.push(board.clone());
        }
        if board == "E54000034" {
            let people: u64 = cell("population").parse().unwrap();
            all += people;
            deprived += if cell("imd2019_decile").parse::<u8>().unwrap() <= 2 {
                people
            } else {
                0
            };
        }
    });
    assert_eq!((all, deprived), (746_739, 17_299));
    near(&frimley["people"], all as f64, 0.0);
    near(
        &frimley["people_in_most_deprived_fifth"],
        deprived as f64,
        0.0,
    );
    let crossing = boards.values().filter(|boards| boards.len() > 1).count();
    assert_eq!(frimley["authorities_in_more_than_one_board"], crossing);
    assert_eq!(
        counties(frimley),
        [
            ("East Berkshire", 425_015.0),
            ("Hampshire", 167_593.0),
            ("Surrey", 154_131.0)
        ]
    );
}

/// The people of each county, in the order in which they are told.
fn counties(frimley: &Value) -> Vec<(&str, f64)> {
    let counties = frimley["counties"].as_array().unwrap();
    counties
        .iter()
        .map(|one| {
            (
                one["name"].as_str().unwrap(),
                one["people"].as_f64().unwrap(),
            )
        })
        .collect()
}

/// The same from a small file, so that it is held where the real ones are not.
#[test]
fn a_system_across_authorities_is_rolled_up_from_small_areas() {
    let areas = "\
lsoa11_code,icb22_code,ltla22_code,imd2019_decile,population
a,E54000034,E06000036,2,100
b,E54000034,E07000209,9,40
c,E54000052,E07000209,1,500
d,E54000034,E06000036,5,60
e,E54000034,E09999999,5,7
f,E54000050,E07000001,5,7
g,E54000041,E07000001,5,7
h,E54000011,E07000002,5,7
";
    let boards = format!("{BOARDS}NHS Frimley Integrated Care Board,E54000034,QNQ\n");
    let bench = Bench::with_files(boards, areas);
    let authorities = "ltla22_name,ltla22_code\nBracknell Forest,E06000036\nGuildford,E07000209\nNew,E09999999\nA,E07000001\nB,E07000002\n";
    bench.file("data/england_ltla_2022.csv", authorities);
    let ran = bench.demo(&["--england", "data", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let frimley = &serde_json::from_str::<Value>(&ran.out).unwrap()["frimley"];
    near(&frimley["people"], 207.0, 0.0);
    near(&frimley["people_in_most_deprived_fifth"], 100.0, 0.0);
    assert_eq!(frimley["authorities_in_more_than_one_board"], 2);
    assert_eq!(
        counties(frimley),
        [
            ("East Berkshire", 160.0),
            ("Surrey", 40.0),
            ("Elsewhere", 7.0)
        ]
    );
    let text = bench.demo(&["--england", "data"]).out;
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("Frimley's 207 people: 160 in East Berkshire, 40 in Surrey, 7 in Elsewhere."),
        "{said}"
    );
    assert!(said.contains("Guildford yes 40 0 0.00%"), "{said}");
    assert!(
        said.contains("what came in is what went out: 207 and 207 people"),
        "{said}"
    );
}
