//! The page: whole in itself, safe with any name, complete for any reader.

use serde_json::Value;
use verify::demo::story::{Block, Figure, Story};
use verify::demo::vega::{Library, Script};
use verify::demo::{digest, page, tell};

use crate::bench::{AREAS, BOARDS, Bench};

fn library() -> Library {
    let script = |name: &str| Script {
        name: format!("{name} 1.2.3"),
        licence: "Free & <open>".to_owned(),
        text: format!("window.{name} = 1;\r\n//# sourceMappingURL={name}.map\n"),
    };
    Library {
        scripts: vec![script("vega"), script("vegaLite"), script("vegaEmbed")],
    }
}

fn set(story: &Story) -> String {
    page::set(story, Ok(&library()))
}

fn figures(story: &Story) -> Vec<&Figure> {
    let blocks = story.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        })
        .collect()
}

/// What stands between two texts, each time.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start)
        .skip(1)
        .map(|rest| rest.split_once(end).unwrap().0)
        .collect()
}

fn england(boards: &str) -> Story {
    let bench = Bench::with_files(boards, AREAS);
    tell(Some(&bench.at("data"))).unwrap()
}

/// A name that tries everything. In a CSV file quotation marks are doubled.
const EVIL: &str =
    "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"\"& '\u{202e}\u{1b}[31m";

fn evil() -> String {
    BOARDS.replace("NHS Dorset Integrated Care Board", &format!("\"{EVIL}\""))
}

#[test]
fn names_are_escaped_in_the_page() {
    let html = set(&england(&evil()));
    assert!(!html.contains("<script>alert") && !html.contains("<img"));
    assert!(!html.contains('\u{202e}') && !html.contains('\u{1b}'));
    let shown = "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt; &quot;&amp; \
                 &#39;\\u{202e}\\u{1b}[31m";
    // In the tables of eight and of all.
    assert_eq!(html.matches(&format!(">{shown}<")).count(), 2);
    // Every script that stands open is closed, and is one of ours: three libraries, the start and one specification.
    assert_eq!(html.matches("<script").count(), 5);
    assert_eq!(html.matches("</script").count(), 5);
}

#[test]
fn names_are_escaped_in_the_specification_and_come_back_whole() {
    let story = england(&evil());
    let html = set(&story);
    let embedded = between(
        &html,
        "<script type=\"application/json\" id=\"specification-1\">",
        "</script>",
    );
    assert!(!embedded[0].contains('<'));
    let value: Value = serde_json::from_str(embedded[0]).unwrap();
    assert_eq!(value, figures(&story)[0].specification);
    let names: Vec<_> = value["datasets"]["places"]
        .as_array()
        .unwrap()
        .iter()
        .collect();
    assert!(
        names
            .iter()
            .any(|place| place["name"].as_str().unwrap().contains("<script>alert(1)"))
    );
}

#[test]
fn names_are_escaped_on_the_terminal_and_in_json() {
    let bench = Bench::with_files(evil(), AREAS);
    let ran = bench.demo(&["--england", "data"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let tame = |c: char| c == '\n' || !(c.is_control() || c == '\u{202e}');
    assert!(ran.out.chars().all(tame));
    let ran = bench.demo(&["--england", "data", "--json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert!(ran.out.chars().all(tame));
    let name = report["systems"][1]["name"].as_str().unwrap();
    assert!(name.contains("<script>") && name.contains("\"&"), "{name}");
}

#[test]
fn nothing_is_loaded() {
    for story in [tell(None).unwrap(), england(BOARDS)] {
        let html = set(&story);
        for loading in [
            " src=", "<link", "<iframe", "<object", "<base", "@import", "url(", "fetch(", "import(",
        ] {
            assert!(!html.contains(loading), "{loading}");
        }
        // The only addresses that a browser follows are citations, when they are clicked.
        for address in between(&html, "href=\"", "\"") {
            assert!(address.starts_with("https://www.ons.gov.uk/"), "{address}");
        }
        let policy = between(
            &html,
            "http-equiv=\"Content-Security-Policy\" content=\"",
            "\"",
        );
        assert!(policy[0].starts_with("default-src &#39;none&#39;; script-src &#39;sha256-"));
        assert!(!policy[0].contains("script-src &#39;unsafe") && !policy[0].contains("http"));
    }
}

#[test]
fn the_policy_allows_the_scripts_that_stand_in_the_page_and_no_other() {
    let html = set(&tell(None).unwrap());
    let scripts = between(&html, "<script>", "</script>");
    assert_eq!(scripts.len(), 4);
    let policy = between(
        &html,
        "http-equiv=\"Content-Security-Policy\" content=\"",
        "\"",
    )[0];
    for script in scripts {
        assert!(!script.contains('\r') && !script.contains("sourceMappingURL"));
        assert!(policy.contains(&digest::policy(script)));
    }
    assert_eq!(policy.matches("sha256-").count(), 4);
    // Handlers in attributes would be forbidden, and so must not be there.
    assert!(!html.contains(" onclick=") && !html.contains(" onload="));
}

/// The charts of the report without options.
const BUILT_IN: usize = 13;

#[test]
fn every_chart_has_its_table_title_and_description() {
    for (story, count) in [(tell(None).unwrap(), BUILT_IN), (england(BOARDS), 1)] {
        let html = set(&story);
        let figures = figures(&story);
        assert_eq!(figures.len(), count);
        for (figure, shown) in figures.iter().zip(between(&html, "<figure>", "</figure>")) {
            assert!(shown.contains("data-specification=") && shown.contains("<figcaption>"));
            assert_eq!(shown.matches("<table>").count(), 1);
            assert!(!figure.table.rows.is_empty());
            assert!(!figure.caption.is_empty());
            let title = figure.specification["title"]["text"].as_str().unwrap();
            let description = figure.specification["description"].as_str().unwrap();
            assert!(description.starts_with(title), "{description}");
        }
        for wanted in [
            "lang=\"en-GB\"",
            "<title>",
            "@media print",
            "<h1>",
            "<main>",
            "scope=\"col\"",
            "<caption>",
        ] {
            assert!(html.contains(wanted), "{wanted}");
        }
        let rows = |table: &verify::demo::story::Table| {
            table
                .rows
                .iter()
                .all(|row| row.cells.len() == table.columns.len())
        };
        for block in story.sections.iter().flat_map(|section| &section.blocks) {
            match block {
                Block::Table(table) => assert!(rows(table), "{}", table.caption),
                Block::Figure(figure) => assert!(rows(&figure.table), "{}", figure.table.caption),
                _ => {}
            }
        }
    }
}

#[test]
fn a_chart_shows_as_many_marks_as_the_data_has() {
    let marks = |specification: &Value, data: &str| {
        specification["datasets"][data].as_array().map(Vec::len)
    };
    let story = tell(None).unwrap();
    for (name, data, count) in [
        ("places", "places", 4),
        ("gradient", "groups", 10),
        ("life_expectancy", "groups", 10),
        ("healthy_life_expectancy", "groups", 10),
        ("standardised-rates", "places", 4),
        ("hierarchy", "places", 29),
        ("practices", "units", 120),
        ("change-1", "points", 36),
        ("at-a-glance", "rows", 6),
        ("covered", "groups", 5),
        ("overlap", "pairs", 36),
    ] {
        let charts = figures(&story);
        let chart = charts.iter().find(|figure| figure.name == name).unwrap();
        assert_eq!(marks(&chart.specification, data), Some(count), "{name}");
    }
    let story = england(BOARDS);
    let chart = &figures(&story)[0].specification;
    assert_eq!(marks(chart, "places"), Some(4));
    assert_eq!(marks(chart, "reference"), Some(1));
    let places = chart["datasets"]["places"].as_array().unwrap();
    let front: Vec<_> = places
        .iter()
        .map(|place| place["front"].as_bool().unwrap())
        .collect();
    assert_eq!(front, [true, true, false, true]);
    assert_eq!(places[0]["value"], 60.0);
}

#[test]
fn a_folder_without_any_of_the_eight_is_told_all_the_same() {
    let boards = "icb22_code,icb22_name\nX1,One\nX2,Two\n";
    let areas = "lsoa11_code,icb22_code,imd2019_decile,population\na,X1,1,10\nb,X2,9,10\n";
    let bench = Bench::with_files(boards, areas);
    let story = tell(Some(&bench.at("data"))).unwrap();
    assert!(set(&story).contains("Not in england_icb_2022.csv"));
    let places = &figures(&story)[0].specification["datasets"]["places"];
    assert!(
        places
            .as_array()
            .unwrap()
            .iter()
            .all(|place| place["front"] == true)
    );
}
