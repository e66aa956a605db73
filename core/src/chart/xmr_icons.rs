//! The icons for variation and assurance, alone and as a grid of many indicators.

use serde_json::Value;

use super::template::{Node, node, row};
use super::xmr::{real, short_text};
use super::{Labels, config};
use crate::variation::xmr::{Assurance, Variation};

const GREY: &str = "#a6a6a6";
const BLUE: &str = "#00b0f0";
const ORANGE: &str = "#e46c0a";
const PURPLE: &str = "#490092";

/// How an icon is drawn: shape, colours and letter, each of which says the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    shape: &'static str,
    fill: &'static str,
    stroke: &'static str,
    ink: &'static str,
    letter: &'static str,
    /// The letter stands lower in a triangle, in pixels.
    down: f64,
    label: &'static str,
}

impl Mark {
    pub(super) fn row(self, x: f64, y: f64) -> Value {
        row(&mut [
            ("x", x.into()),
            ("y", y.into()),
            ("shape", self.shape.into()),
            ("fill", self.fill.into()),
            ("stroke", self.stroke.into()),
            ("ink", self.ink.into()),
            ("letter", self.letter.into()),
            ("down", self.down.into()),
            ("label", self.label.into()),
        ])
    }
}

/// The kind of a point, as the legend names it.
pub(super) fn kind(variation: Option<Variation>) -> &'static str {
    match variation {
        None | Some(Variation::CommonCause) => "Common cause",
        Some(Variation::ImprovementHigh | Variation::ImprovementLow) => "Improvement",
        Some(Variation::ConcernHigh | Variation::ConcernLow) => "Concern",
        Some(_) => "Neither",
    }
}

pub(super) fn variation_mark(variation: Variation) -> Mark {
    let (shape, colour, down) = match kind(Some(variation)) {
        "Improvement" => ("triangle-up", BLUE, 4.0),
        "Concern" => ("square", ORANGE, 1.0),
        "Neither" => ("diamond", PURPLE, 1.0),
        _ => ("circle", GREY, 1.0),
    };
    let (letter, label) = match variation {
        Variation::CommonCause => ("~", "Common cause variation"),
        Variation::ImprovementHigh => ("H", "Special cause, improvement, high"),
        Variation::ImprovementLow => ("L", "Special cause, improvement, low"),
        Variation::ConcernHigh => ("H", "Special cause, concern, high"),
        Variation::ConcernLow => ("L", "Special cause, concern, low"),
        Variation::NeutralHigh => ("H", "Special cause, neither good nor bad, high"),
        Variation::NeutralLow => ("L", "Special cause, neither good nor bad, low"),
    };
    Mark {
        shape,
        fill: colour,
        stroke: colour,
        ink: if colour == PURPLE {
            "#ffffff"
        } else {
            "#000000"
        },
        letter,
        down,
        label,
    }
}

pub(super) fn assurance_mark(assurance: Assurance) -> Mark {
    let (stroke, letter, label) = match assurance {
        Assurance::ConsistentlyPasses => (BLUE, "P", "Consistently passes the target"),
        Assurance::HitOrMiss => (GREY, "?", "Hits and misses the target"),
        Assurance::ConsistentlyFails => (ORANGE, "F", "Consistently fails the target"),
    };
    Mark {
        shape: "circle",
        fill: "#ffffff",
        stroke,
        ink: "#000000",
        letter,
        down: 1.0,
        label,
    }
}

/// An icon as SVG, 32 pixels wide, with its meaning as title: for tables and pages.
///
/// ```
/// use commonweal::{Variation, chart::variation_icon};
/// let icon = variation_icon(Variation::ConcernHigh);
/// assert!(icon.starts_with("<svg") && icon.contains("#e46c0a") && icon.contains(">H<"));
/// ```
#[must_use]
pub fn variation_icon(variation: Variation) -> String {
    svg(variation_mark(variation))
}

/// An icon as SVG, 32 pixels wide, with its meaning as title.
///
/// ```
/// use commonweal::{Assurance, chart::assurance_icon};
/// let icon = assurance_icon(Assurance::ConsistentlyFails);
/// assert!(icon.contains(">F<") && icon.contains("Consistently fails the target"));
/// ```
#[must_use]
pub fn assurance_icon(assurance: Assurance) -> String {
    svg(assurance_mark(assurance))
}

fn svg(mark: Mark) -> String {
    let shape = match mark.shape {
        "triangle-up" => r#"<path d="M16 3 30 28H2z""#,
        "square" => r#"<path d="M4 4H28V28H4z""#,
        "diamond" => r#"<path d="M16 2 30 16 16 30 2 16z""#,
        _ => r#"<circle cx="16" cy="16" r="13""#,
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"32\" height=\"32\" viewBox=\"0 0 32 32\" role=\"img\">\
         <title>{}</title>{shape} fill=\"{}\" stroke=\"{}\" stroke-width=\"3\"/>\
         <text x=\"16\" y=\"{}\" text-anchor=\"middle\" font-family=\"Arial, sans-serif\" font-size=\"14\" font-weight=\"bold\" \
         fill=\"{}\">{}</text></svg>",
        mark.label,
        mark.fill,
        mark.stroke,
        20.0 + mark.down,
        mark.ink,
        mark.letter
    )
}

/// One indicator of an icon grid.
///
/// ```
/// use commonweal::chart::{IconRow, Labels, xmr_icons};
/// let row = IconRow {
///     name: "Seen within four hours", value: &[80.0, 82.0, 81.0], lower_limit: 77.0, upper_limit: 85.0, target: 95.0, unit: "%",
///     variation: None, assurance: None,
/// };
/// let specification = xmr_icons(&[row], &Labels::new("Urgent care"));
/// assert_eq!(specification["datasets"]["rows"][0]["last"], "81%");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct IconRow<'a> {
    /// What is measured.
    pub name: &'a str,
    /// Its values over time; NaN for a gap.
    pub value: &'a [f64],
    /// The lower process limit at the last value.
    pub lower_limit: f64,
    /// The upper process limit at the last value.
    pub upper_limit: f64,
    /// The target at the last value; NaN for none.
    pub target: f64,
    /// The unit, written behind values; empty for none.
    pub unit: &'a str,
    /// The icon for variation.
    pub variation: Option<Variation>,
    /// The icon for assurance.
    pub assurance: Option<Assurance>,
}

/// Height of a row, and where the small lines start and end, in pixels.
const ROW: f64 = 42.0;
const LINE: (f64, f64) = (230.0, 390.0);

/// Many indicators at a glance: a row each with its name, a small line between its limits, last value, target, and both icons.
///
/// ```
/// use commonweal::{Variation, chart::{IconRow, Labels, xmr_icons}};
/// let row = |name, variation| IconRow {
///     name, value: &[1.0, 2.0], lower_limit: 0.0, upper_limit: 3.0, target: f64::NAN, unit: "", variation: Some(variation), assurance: None,
/// };
/// let rows = [row("Falls", Variation::CommonCause), row("Sepsis", Variation::ConcernHigh)];
/// let specification = xmr_icons(&rows, &Labels::new("Safety"));
/// assert_eq!(specification["height"], 84.0);
/// assert_eq!(specification["datasets"]["icons"][1]["letter"], "H");
/// ```
#[must_use]
pub fn xmr_icons(rows: &[IconRow<'_>], labels: &Labels) -> Value {
    let height = ROW * rows.len() as f64;
    SPECIFICATION.fill(&[
        ("description", description(rows, labels).into()),
        ("title", labels.title("")),
        ("height", height.into()),
        ("rows", rows.iter().enumerate().map(table_row).collect()),
        ("lines", rows.iter().enumerate().flat_map(line).collect()),
        ("icons", rows.iter().enumerate().flat_map(icons).collect()),
        ("heads", heads()),
        ("config", config()),
    ])
}

fn middle(at: usize) -> f64 {
    (at as f64 + 0.5) * ROW
}

fn last(values: &[f64]) -> f64 {
    let present = values.iter().copied().rfind(|value| !value.is_nan());
    present.unwrap_or(f64::NAN)
}

fn with_unit(value: f64, unit: &str) -> String {
    match unit {
        _ if value.is_nan() => String::new(),
        "" | "input units" => short_text(value),
        "%" => format!("{}%", short_text(value)),
        unit => format!("{} {unit}", short_text(value)),
    }
}

/// The scale of one small line: from the lowest to the highest of values and limits.
fn scale(row: &IconRow<'_>, at: usize) -> impl Fn(f64) -> f64 {
    let drawn = row
        .value
        .iter()
        .copied()
        .chain([row.lower_limit, row.upper_limit]);
    let (low, high) = drawn
        .filter(|v| v.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| {
            (low.min(v), high.max(v))
        });
    move |value| {
        let share = if high > low {
            (value - low) / (high - low)
        } else {
            0.5
        };
        middle(at) + (0.5 - share) * (ROW - 14.0)
    }
}

fn table_row((at, icon): (usize, &IconRow<'_>)) -> Value {
    let place = scale(icon, at);
    let value = with_unit(last(icon.value), icon.unit);
    let target = with_unit(icon.target, icon.unit);
    let label = says(icon);
    row(&mut [
        ("name", icon.name.into()),
        ("y", middle(at).into()),
        ("bottom", ((at as f64 + 1.0) * ROW).into()),
        ("last", value.into()),
        ("target", target.into()),
        ("upper", real(place(icon.upper_limit))),
        ("lower", real(place(icon.lower_limit))),
        ("label", label.into()),
    ])
}

fn line((at, icon): (usize, &IconRow<'_>)) -> impl Iterator<Item = Value> {
    let place = scale(icon, at);
    let steps = icon.value.len().saturating_sub(1).max(1) as f64;
    icon.value.iter().enumerate().map(move |(step, &value)| {
        row(&mut [
            ("row", (at as u64).into()),
            (
                "x",
                (LINE.0 + (LINE.1 - LINE.0) * step as f64 / steps).into(),
            ),
            ("y", real(place(value))),
        ])
    })
}

fn icons((at, icon): (usize, &IconRow<'_>)) -> impl Iterator<Item = Value> {
    let marks = [
        (icon.variation.map(variation_mark), 495.0),
        (icon.assurance.map(assurance_mark), 565.0),
    ];
    marks
        .into_iter()
        .filter_map(move |(mark, x)| mark.map(|mark| mark.row(x, middle(at))))
}

fn heads() -> Value {
    let heads = [
        ("Trend", 310.0, "center"),
        ("Last", 455.0, "right"),
        ("Variation", 495.0, "center"),
        ("Assurance", 565.0, "center"),
        ("Target", 660.0, "right"),
    ];
    heads
        .into_iter()
        .map(|(text, x, align)| {
            row(&mut [
                ("text", text.into()),
                ("x", x.into()),
                ("align", align.into()),
            ])
        })
        .collect()
}

fn says(icon: &IconRow<'_>) -> String {
    let variation = icon
        .variation
        .map_or("no limits yet", |v| variation_mark(v).label);
    let assurance = icon.assurance.map_or_else(String::new, |assurance| {
        format!("; {}", assurance_mark(assurance).label)
    });
    let value = with_unit(last(icon.value), icon.unit);
    format!("{}: {value}. {variation}{assurance}", icon.name)
}

fn description(rows: &[IconRow<'_>], labels: &Labels) -> String {
    let what = if rows.len() == 1 {
        "indicator"
    } else {
        "indicators"
    };
    let mut text = format!("{}. {} {what}.", labels.title_text(), rows.len());
    for icon in rows {
        text.push(' ');
        text.push_str(&says(icon));
        text.push('.');
    }
    text
}

const SPECIFICATION: Node = node!({
    "$schema": SCHEMA,
    "description": description,
    "title": title,
    "width": 660,
    "height": height,
    "datasets": { "rows": rows, "lines": lines, "icons": icons, "heads": heads },
    "layer": [
        {
            "name": "heads",
            "data": { "name": "heads" },
            "mark": { "type": "text", "fontSize": 11, "color": "#555555", "aria": false,
                "x": { "expr": "datum.x" }, "y": -8, "align": { "expr": "datum.align" } },
            "encoding": { "text": { "field": "text", "type": "nominal" } }
        },
        {
            "name": "ruling",
            "data": { "name": "rows" },
            "mark": { "type": "rule", "color": "#e6e6e6", "aria": false, "x": 0, "x2": 660,
                "y": { "expr": "datum.bottom" } },
            "encoding": {}
        },
        {
            "name": "limits",
            "data": { "name": "rows" },
            "transform": [{ "filter": "datum.upper !== null" }],
            "mark": { "type": "rect", "color": "#e9eef5", "aria": false, "x": 230, "x2": 390,
                "y": { "expr": "datum.upper" }, "y2": { "expr": "datum.lower" } },
            "encoding": {}
        },
        {
            "name": "names",
            "data": { "name": "rows" },
            "mark": { "type": "text", "align": "left", "baseline": "middle", "fontSize": 12, "limit": 215,
                "x": 0, "y": { "expr": "datum.y" } },
            "encoding": { "text": { "field": "name", "type": "nominal" },
                "description": { "field": "label", "type": "nominal" },
                "tooltip": { "field": "label", "type": "nominal" } }
        },
        {
            "name": "lines",
            "data": { "name": "lines" },
            "mark": { "type": "line", "color": "#555555", "strokeWidth": 1.2, "aria": false },
            "encoding": {
                "x": { "field": "x", "type": "quantitative", "axis": null,
                    "scale": { "domain": [0, 660], "nice": false } },
                "y": { "field": "y", "type": "quantitative", "axis": null,
                    "scale": { "domain": [0, height], "nice": false, "reverse": true } },
                "detail": { "field": "row", "type": "nominal" } }
        },
        {
            "name": "last",
            "data": { "name": "rows" },
            "mark": { "type": "text", "align": "right", "baseline": "middle", "fontSize": 12, "fontWeight": "bold",
                "x": 455, "y": { "expr": "datum.y" }, "aria": false },
            "encoding": { "text": { "field": "last", "type": "nominal" } }
        },
        {
            "name": "target",
            "data": { "name": "rows" },
            "mark": { "type": "text", "align": "right", "baseline": "middle", "fontSize": 12,
                "x": 660, "y": { "expr": "datum.y" }, "aria": false },
            "encoding": { "text": { "field": "target", "type": "nominal" } }
        },
        {
            "name": "icons",
            "data": { "name": "icons" },
            "mark": { "type": "point", "filled": true, "size": 600, "opacity": 1, "strokeWidth": 3,
                "x": { "expr": "datum.x" }, "y": { "expr": "datum.y" }, "shape": { "expr": "datum.shape" },
                "fill": { "expr": "datum.fill" }, "stroke": { "expr": "datum.stroke" } },
            "encoding": { "description": { "field": "label", "type": "nominal" },
                "tooltip": { "field": "label", "type": "nominal" } }
        },
        {
            "name": "letters",
            "data": { "name": "icons" },
            "mark": { "type": "text", "fontWeight": "bold", "fontSize": 13, "baseline": "middle", "aria": false,
                "x": { "expr": "datum.x" }, "y": { "expr": "datum.y + datum.down" }, "color": { "expr": "datum.ink" } },
            "encoding": { "text": { "field": "letter", "type": "nominal" } }
        }
    ],
    "config": config
});
