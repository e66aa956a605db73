//! What the charts of the improvement report show, computed once more by the formulas as they are published.

use serde_json::Value;
use verify::demo::story::{Block, Story};
use verify::demo::{page, tell};

fn chart(story: &Story, name: &str) -> Value {
    let blocks = story.sections.iter().flat_map(|section| &section.blocks);
    let mut charts = blocks.filter_map(|block| match block {
        Block::Figure(figure) if figure.name == name => Some(figure.specification.clone()),
        _ => None,
    });
    charts.next().unwrap_or_else(|| panic!("no chart {name}"))
}

fn rows(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn numbers(column: &Value) -> Vec<f64> {
    rows(column)
        .iter()
        .map(|value| value.as_f64().unwrap_or(f64::NAN))
        .collect()
}

fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} {expected}");
}

#[test]
fn the_table_of_places_adds_up_at_every_level() {
    let story = tell(None).unwrap();
    let places = &story.data["places"];
    let tree = rows(&places["hierarchy"]);
    assert_eq!(tree.len(), 1 + 4 + 24);
    for key in ["people", "people_in_most_deprived_fifth", "small_areas"] {
        let sum = |depth: u64| {
            let level = tree.iter().filter(|row| row["depth"] == depth);
            level.map(|row| row[key].as_f64().unwrap()).sum::<f64>()
        };
        assert_eq!((sum(0), sum(0)), (sum(1), sum(2)), "{key}");
    }
    // Each place is followed by its own networks.
    for at in (0..tree.len()).filter(|&at| tree[at]["depth"] == 1) {
        let own = tree[at + 1..].iter().take_while(|row| row["depth"] == 2);
        let own: f64 = own.map(|row| row["people"].as_f64().unwrap()).sum();
        assert_eq!(tree[at]["people"].as_f64().unwrap(), own);
    }
    let shown = chart(&story, "hierarchy");
    let drawn = rows(&shown["datasets"]["places"]);
    for (row, drawn) in tree.iter().zip(drawn) {
        let share = row["people_in_most_deprived_fifth"].as_f64().unwrap()
            / row["people"].as_f64().unwrap();
        near(drawn["value"].as_f64().unwrap(), 100.0 * share, 1e-12);
        assert_eq!(drawn["name"], row["name"]);
    }
    assert_eq!(drawn[0]["label"], "164,266 of 1,007,604 (16.3%)");
}

/// Exact binomial tails, from both ends: the chance of so few, and of so many.
fn tails(events: f64, n: f64, p: f64) -> (f64, f64) {
    let mut log = n * (1.0 - p).ln();
    let (mut few, mut many, mut x) = (0.0, 0.0, 0.0);
    while x <= n {
        let chance = log.exp();
        few += if x <= events { chance } else { 0.0 };
        many += if x >= events { chance } else { 0.0 };
        log += ((n - x) / (x + 1.0)).ln() + (p / (1.0 - p)).ln();
        x += 1.0;
    }
    (few, many)
}

#[test]
fn the_funnel_of_practices_has_both_limits() {
    let story = tell(None).unwrap();
    let funnel = &story.data["practices"]["funnel"];
    let (events, registers) = (numbers(&funnel["events"]), numbers(&funnel["population"]));
    let target = events.iter().sum::<f64>() / registers.iter().sum::<f64>();
    let outside = events.iter().zip(&registers).filter(|&(&x, &n)| {
        let (few, many) = tails(x, n, target);
        few < 0.001 || many < 0.001
    });
    assert_eq!(outside.count(), 19);
    // Spiegelhalter 2005 on the arcsine scale, with the variance between practices of DerSimonian & Laird 1986.
    let z: Vec<f64> = events
        .iter()
        .zip(&registers)
        .map(|(x, n)| 2.0 * n.sqrt() * ((x / n).sqrt().asin() - target.sqrt().asin()))
        .collect();
    let squares = z.iter().map(|z| z * z).sum::<f64>();
    let weight = |n: &f64| 4.0 * n;
    let sum: f64 = registers.iter().map(weight).sum();
    let sum_of_squares: f64 = registers.iter().map(|n| weight(n).powi(2)).sum();
    let angle = |(x, n): (&f64, &f64)| (x / n).sqrt().asin();
    let units = || events.iter().zip(&registers);
    let mean = units()
        .map(|unit| weight(unit.1) * angle(unit))
        .sum::<f64>()
        / sum;
    let q: f64 = units()
        .map(|unit| weight(unit.1) * (angle(unit) - mean).powi(2))
        .sum();
    let tau2 = (q - 119.0) / (sum - sum_of_squares / sum);
    near(
        funnel["overdispersed"]["tau2"].as_f64().unwrap(),
        tau2,
        1e-12,
    );
    near(
        funnel["overdispersed"]["phi"].as_f64().unwrap(),
        squares / 120.0,
        1e-9,
    );
    let shown = chart(&story, "practices");
    let data = &shown["datasets"];
    for (row, unit) in rows(&data["units"]).iter().enumerate() {
        let adjusted = z[row] / (1.0 + 4.0 * registers[row] * tau2).sqrt();
        let stands = match adjusted {
            a if a > 3.090_232 => "Above 99.8% limits",
            a if a > 1.959_964 => "Above 95% limits",
            a if a < -3.090_232 => "Below 99.8% limits",
            a if a < -1.959_964 => "Below 95% limits",
            _ => "Inside 95% limits",
        };
        assert_eq!(unit["stands"], stands, "{unit}");
    }
    let lines: Vec<&str> = rows(&data["curves"])
        .iter()
        .map(|point| point["line"].as_str().unwrap())
        .collect();
    for line in [
        "95% chance",
        "99.8% chance",
        "95% with scatter",
        "99.8% with scatter",
    ] {
        assert!(lines.contains(&line), "{line}");
    }
    for point in rows(&data["curves"])
        .iter()
        .filter(|point| point["line"] == "99.8% with scatter")
    {
        let n = point["size"].as_f64().unwrap();
        let away = 3.090_232_306 * (1.0 / (4.0 * n) + tau2).sqrt();
        let limit = |sign: f64| 100.0 * (target.sqrt().asin() + sign * away).sin().powi(2);
        let found = point["limit"].as_f64().unwrap();
        near(
            (found - limit(1.0)).abs().min((found - limit(-1.0)).abs()),
            0.0,
            1e-6,
        );
    }
}

/// Mean and process limits: 2.66 mean moving ranges on both sides, ranges beyond 3.267 of their mean left out once.
fn process_limits(values: &[f64]) -> (f64, f64, f64) {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let ranges: Vec<f64> = values
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).abs())
        .collect();
    let most = 3.267 * mean(&ranges);
    let kept: Vec<f64> = ranges.into_iter().filter(|&range| range < most).collect();
    let (centre, away) = (mean(values), 2.66 * mean(&kept));
    (centre, centre - away, centre + away)
}

#[test]
fn six_series_stand_at_a_glance() {
    let story = tell(None).unwrap();
    let series = rows(&story.data["change"]["at_a_glance"]);
    let shown = chart(&story, "at-a-glance");
    let drawn = rows(&shown["datasets"]["rows"]);
    assert_eq!((series.len(), drawn.len()), (6, 6));
    for (row, one) in series.iter().enumerate() {
        let points = &one["chart"]["points"];
        let values = numbers(&points["value"]);
        assert_eq!(values.len(), 36);
        // The limits of the first series start anew where the unit opened.
        let (centre, lower, upper) = process_limits(&values[if row == 0 { 22 } else { 0 }..]);
        let last = |key: &str| *numbers(&points[key]).last().unwrap();
        near(last("centre"), centre, 1e-9);
        near(last("lower_limit"), lower, 1e-9);
        near(last("upper_limit"), upper, 1e-9);
        assert_eq!(drawn[row]["name"], one["name"]);
    }
    let letters: Vec<&str> = rows(&shown["datasets"]["icons"])
        .iter()
        .map(|icon| icon["letter"].as_str().unwrap())
        .collect();
    // Variation and aim of each; attendances have no aim.
    assert_eq!(letters, ["~", "?", "L", "F", "~", "~", "F", "H", "?", "~"]);
}

#[test]
fn deciles_have_their_intervals() {
    let story = tell(None).unwrap();
    let html = page::set(&story, Err("without charts"));
    let rates = rows(&story.data["gradient"]["rates"]);
    assert_eq!(rates.len(), 10);
    for (rate, value) in rates.iter().zip(numbers(&story.data["gradient"]["value"])) {
        let of = |key: &str| rate[key].as_f64().unwrap();
        assert_eq!(of("value"), value);
        // Dobson's interval takes the limits of the deaths to the scale of the rate; Byar's are near the exact ones.
        let deaths = of("events");
        let byar = |d: f64, z: f64| d * (1.0 - 1.0 / (9.0 * d) + z / (3.0 * d.sqrt())).powi(3);
        let scale = of("standard_error") / deaths.sqrt();
        let (lower, upper) = (byar(deaths, -1.959_964), byar(deaths + 1.0, 1.959_964));
        let interval = &rate["interval"];
        near(
            interval["lower"].as_f64().unwrap(),
            value + scale * (lower - deaths),
            0.05,
        );
        near(
            interval["upper"].as_f64().unwrap(),
            value + scale * (upper - deaths),
            0.05,
        );
        let cell = |value: &Value| {
            let text = format!("{:.1}", value.as_f64().unwrap());
            if text.len() > 5 {
                format!("{},{}", &text[..1], &text[1..])
            } else {
                text
            }
        };
        let shown = format!(
            ">{} to {}<",
            cell(&interval["lower"]),
            cell(&interval["upper"])
        );
        assert!(html.contains(&shown), "{shown}");
    }
}

#[test]
fn the_story_is_the_same_every_time() {
    let (first, second) = (tell(None).unwrap(), tell(None).unwrap());
    assert_eq!(first.data, second.data);
    assert_eq!(
        page::set(&first, Err("no charts")),
        page::set(&second, Err("no charts"))
    );
    let charts = |story: &Story| format!("{:?}", story.sections);
    assert_eq!(charts(&first), charts(&second));
}
