//! The XmR chart: values in order of time, limits that step where phases change, the target, and the two icons.

use serde_json::Value;

use super::number::value_text;
use super::template::{Node, node, row};
use super::xmr_icons::{assurance_mark, kind, variation_mark};
use super::{Labels, config};
use crate::variation::xmr::{Assurance, Variation, Xmr};
use crate::words::grouped;

/// Width and height of the plot, in pixels.
const WIDTH: u32 = 600;
const HEIGHT: u32 = 300;
/// Labels beside the lines stand at least so far apart, in pixels.
const APART: f64 = 13.0;

/// A chart of the values with their limits, the target, the points where rules fire, and the icons.
///
/// Kinds of points differ in shape as well as in colour: a circle for common cause, a triangle for improvement, a square for
/// concern, a diamond where no judgement is made.
///
/// ```
/// use commonweal::{XmrModel, chart};
/// let values = [31.0, 28.0, 30.0, 33.0, 29.0, 30.0, 32.0, 28.0, 31.0, 30.0, 29.0, 31.0, 42.0];
/// let xmr = XmrModel::new().estimate(&values)?.with_unit("days");
/// let specification = chart::xmr(&xmr, &chart::Labels::new("Days to a first appointment"));
/// assert_eq!(specification["datasets"]["points"][12]["value"], 42.0);
/// assert_eq!(specification["datasets"]["points"][12]["kind"], "Neither");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[must_use]
pub fn xmr(chart: &Xmr, labels: &Labels) -> Value {
    let points = &chart.points;
    let date: Vec<String> = points
        .date
        .iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    let rule: Vec<Option<String>> = points
        .rule
        .iter()
        .map(|rule| rule.map(|rule| rule.to_string()))
        .collect();
    XmrParts {
        date: &date,
        value: &points.value,
        phase: &points.phase,
        centre: &points.centre,
        lower_limit: &points.lower_limit,
        upper_limit: &points.upper_limit,
        target: &points.target,
        variation_of: &points.variation,
        rule: &rule,
        variation: chart.variation,
        assurance: chart.assurance,
        sentence: &chart.sentence,
        unit: &chart.unit,
    }
    .draw(labels)
}

/// The parts of an [`Xmr`] that its chart shows, for callers who hold them in another form, such as the plain objects of a page.
///
/// ```
/// use commonweal::chart::{Labels, XmrParts};
/// let (value, line) = ([5.0, 6.0], [f64::NAN; 2]);
/// let parts = XmrParts {
///     date: &[], value: &value, phase: &[0, 0], centre: &[5.5, 5.5], lower_limit: &line, upper_limit: &line, target: &line,
///     variation_of: &[None, None], rule: &[None, None], variation: None, assurance: None, sentence: "2 values.", unit: "days",
/// };
/// let specification = parts.draw(&Labels::new("Waits"));
/// assert_eq!(specification["datasets"]["points"][1]["at"], 1);
/// ```
#[derive(Debug, Clone)]
pub struct XmrParts<'a> {
    /// Days as ISO text; empty for none.
    pub date: &'a [String],
    /// Values; NaN for a gap.
    pub value: &'a [f64],
    /// Phase of each row.
    pub phase: &'a [u32],
    /// Centre line.
    pub centre: &'a [f64],
    /// Lower process limits.
    pub lower_limit: &'a [f64],
    /// Upper process limits.
    pub upper_limit: &'a [f64],
    /// Targets; NaN for none.
    pub target: &'a [f64],
    /// The kind of variation of each point.
    pub variation_of: &'a [Option<Variation>],
    /// The first rule that fires at each point.
    pub rule: &'a [Option<String>],
    /// The icon for variation.
    pub variation: Option<Variation>,
    /// The icon for assurance.
    pub assurance: Option<Assurance>,
    /// What the icons say.
    pub sentence: &'a str,
    /// The unit of the values.
    pub unit: &'a str,
}

impl XmrParts<'_> {
    /// The chart; see [`xmr`].
    ///
    /// ```
    /// use commonweal::chart::{Labels, XmrParts};
    /// # let (value, line) = ([5.0, 6.0], [f64::NAN; 2]);
    /// # let parts = XmrParts {
    /// #     date: &[], value: &value, phase: &[0, 0], centre: &[5.5, 5.5], lower_limit: &line, upper_limit: &line, target: &line,
    /// #     variation_of: &[None, None], rule: &[None, None], variation: None, assurance: None, sentence: "2 values.", unit: "days",
    /// # };
    /// let chart = parts.draw(&Labels::new("Waits")); // two values, so there are no limits
    /// let second = &chart["datasets"]["points"][1];
    /// assert_eq!((second["value"].as_f64(), second["centre"].as_f64()), (Some(6.0), Some(5.5)));
    /// assert!(second["upper"].is_null());
    /// ```
    #[must_use]
    pub fn draw(&self, labels: &Labels) -> Value {
        let dated = !self.date.is_empty();
        let x = if dated {
            DAYS.fill(&[])
        } else {
            ROWS.fill(&[])
        };
        let unit = match self.unit {
            "input units" => "Value",
            unit => unit,
        };
        SPECIFICATION.fill(&[
            ("description", self.description(labels).into()),
            ("title", self.title(labels)),
            ("width", WIDTH.into()),
            ("height", HEIGHT.into()),
            ("target", TARGET.into()),
            ("points", self.points()),
            ("ends", self.ends()),
            ("icons", self.icons()),
            ("x", x),
            ("axis", labels.value_axis(unit).into()),
            ("config", config()),
        ])
    }

    /// A line for each of the two icons.
    fn title(&self, labels: &Labels) -> Value {
        let (first, second) = match self.sentence.split_once(". ") {
            Some((first, second)) => (format!("{first}."), second),
            None => (self.sentence.to_owned(), ""),
        };
        let mut title = labels.title(&first);
        if let Some(lines) = title.get_mut("subtitle").and_then(Value::as_array_mut)
            && !second.is_empty()
        {
            lines.push(second.into());
        }
        title
    }

    fn at(&self, row: usize) -> Value {
        match self.date.get(row) {
            // With a time, the day is that of the reader's clock; without, that of Greenwich.
            Some(day) => format!("{day}T00:00:00").into(),
            None => (row as u64).into(),
        }
    }

    fn points(&self) -> Value {
        let line = |column: &[f64], row: usize| real(column.get(row).copied().unwrap_or(f64::NAN));
        let columns = self.value.iter().enumerate();
        columns
            .map(|(at, &value)| {
                let variation = self.variation_of.get(at).copied().flatten();
                let rule = self.rule.get(at).cloned().flatten();
                let place = self
                    .date
                    .get(at)
                    .cloned()
                    .unwrap_or_else(|| format!("Row {at}"));
                let told = rule
                    .as_ref()
                    .map_or_else(String::new, |rule| format!(", {rule}"));
                let label = format!("{place}: {}, {}{told}", value_text(value), kind(variation));
                row(&mut [
                    ("at", self.at(at)),
                    ("value", real(value)),
                    ("phase", self.phase.get(at).copied().unwrap_or(0).into()),
                    ("centre", line(self.centre, at)),
                    ("lower", line(self.lower_limit, at)),
                    ("upper", line(self.upper_limit, at)),
                    ("target", line(self.target, at)),
                    ("kind", kind(variation).into()),
                    ("rule", rule.into()),
                    ("label", label.into()),
                ])
            })
            .collect()
    }

    /// Names and values of the lines, beside their last point, moved apart where they would overlap.
    fn ends(&self) -> Value {
        let last = |column: &[f64]| column.last().copied().unwrap_or(f64::NAN);
        let lines = [
            (last(self.upper_limit), "Upper limit", "#555555"),
            (last(self.centre), "Mean", "#555555"),
            (last(self.lower_limit), "Lower limit", "#555555"),
            (last(self.target), "Target", TARGET),
        ];
        // From the highest down. Four lines are put in their place one by one: the sort of the standard library is made for long
        // lists, and would weigh as much in a page as the rest of this file.
        let mut ends: Vec<(f64, &str, &str)> = Vec::with_capacity(lines.len());
        for end in lines.into_iter().filter(|(line, ..)| line.is_finite()) {
            let place = ends.iter().take_while(|(line, ..)| *line >= end.0).count();
            ends.insert(place, end);
        }
        let drawn = [self.value, self.upper_limit, self.lower_limit, self.target];
        let all = || {
            drawn
                .into_iter()
                .flatten()
                .copied()
                .filter(|v| v.is_finite())
        };
        let (low, high) = (
            all().fold(f64::INFINITY, f64::min),
            all().fold(f64::NEG_INFINITY, f64::max),
        );
        let mut above = f64::NEG_INFINITY;
        let at = self.at(self.value.len().saturating_sub(1));
        ends.into_iter()
            .map(|(line, name, colour)| {
                let from_top = if high > low {
                    (high - line) / (high - low) * f64::from(HEIGHT)
                } else {
                    f64::from(HEIGHT) / 2.0
                };
                let place = from_top.max(above + APART);
                above = place;
                row(&mut [
                    ("at", at.clone()),
                    ("line", line.into()),
                    ("label", format!("{name} {}", short_text(line)).into()),
                    ("colour", colour.into()),
                    ("offset", (place - from_top).into()),
                ])
            })
            .collect()
    }

    /// The icons, at the top on the right.
    fn icons(&self) -> Value {
        let marks = [
            (self.variation.map(variation_mark), f64::from(WIDTH + 40)),
            (self.assurance.map(assurance_mark), f64::from(WIDTH + 84)),
        ];
        marks
            .into_iter()
            .filter_map(|(mark, at)| mark.map(|mark| mark.row(at, -34.0)))
            .collect()
    }

    fn description(&self, labels: &Labels) -> String {
        let n = self.value.iter().filter(|value| !value.is_nan()).count();
        let fired = self.rule.iter().flatten().count();
        let phases = self.phase.last().copied().unwrap_or(0) + 1;
        let last = |column: &[f64]| value_text(column.last().copied().unwrap_or(f64::NAN));
        let limits = if self.upper_limit.last().is_none_or(|limit| limit.is_nan()) {
            "No process limits.".to_owned()
        } else {
            format!(
                "Mean {} with process limits {} to {}{}.",
                last(self.centre),
                last(self.lower_limit),
                last(self.upper_limit),
                if phases > 1 {
                    format!(" in the last of {phases} phases")
                } else {
                    String::new()
                }
            )
        };
        format!(
            "{}. XmR chart of {n} values; rules for special causes fire at {fired}. {limits} {}",
            labels.title_text(),
            self.sentence
        )
    }
}

/// A number as it was given where that is short.
pub(super) fn short_text(value: f64) -> String {
    let written = value.to_string();
    if written.len() <= 6 {
        grouped(&written)
    } else {
        value_text(value)
    }
}

pub(super) fn real(value: f64) -> Value {
    if value.is_finite() {
        value.into()
    } else {
        Value::Null
    }
}

const TARGET: &str = "#b3002d";

const DAYS: Node =
    node!({ "field": "at", "type": "temporal", "axis": { "title": null, "grid": false } });
const ROWS: Node = node!({ "field": "at", "type": "quantitative", "scale": { "nice": false, "zero": false },
    "axis": { "title": "Row", "grid": false, "tickMinStep": 1 } });

const SPECIFICATION: Node = node!({
    "$schema": SCHEMA,
    "description": description,
    "title": title,
    "width": width,
    "height": height,
    "padding": { "left": 5, "top": 5, "bottom": 5, "right": 20 },
    "datasets": { "points": points, "ends": ends, "icons": icons },
    "data": { "name": "points" },
    "layer": [
        {
            "name": "centre",
            "mark": { "type": "line", "color": "#555555", "strokeWidth": 1, "aria": false },
            "encoding": { "x": x, "detail": { "field": "phase", "type": "nominal" },
                "y": { "field": "centre", "type": "quantitative", "scale": { "zero": false, "nice": false, "padding": 12 },
                    "axis": { "title": axis } } }
        },
        {
            "name": "upper",
            "mark": { "type": "line", "color": "#555555", "strokeWidth": 1, "strokeDash": [6, 4], "aria": false },
            "encoding": { "x": x, "detail": { "field": "phase", "type": "nominal" },
                "y": { "field": "upper", "type": "quantitative" } }
        },
        {
            "name": "lower",
            "mark": { "type": "line", "color": "#555555", "strokeWidth": 1, "strokeDash": [6, 4], "aria": false },
            "encoding": { "x": x, "detail": { "field": "phase", "type": "nominal" },
                "y": { "field": "lower", "type": "quantitative" } }
        },
        {
            "name": "target",
            "mark": { "type": "line", "color": target, "strokeWidth": 1.5, "strokeDash": [2, 3],
                "interpolate": "step-after", "aria": false },
            "encoding": { "x": x, "y": { "field": "target", "type": "quantitative" } }
        },
        {
            "name": "values",
            "mark": { "type": "line", "color": "#a6a6a6", "strokeWidth": 1.5, "aria": false },
            "encoding": { "x": x, "y": { "field": "value", "type": "quantitative" } }
        },
        {
            "name": "points",
            "mark": { "type": "point", "filled": true, "size": 60, "opacity": 1, "stroke": "#333333",
                "strokeWidth": 0.4 },
            "encoding": { "x": x, "y": { "field": "value", "type": "quantitative" },
                "color": { "field": "kind", "type": "nominal",
                    "scale": { "domain": ["Common cause", "Improvement", "Concern", "Neither"],
                        "range": ["#a6a6a6", "#00b0f0", "#e46c0a", "#490092"] },
                    "legend": { "title": null, "orient": "bottom" } },
                "shape": { "field": "kind", "type": "nominal",
                    "scale": { "domain": ["Common cause", "Improvement", "Concern", "Neither"],
                        "range": ["circle", "triangle-up", "square", "diamond"] },
                    "legend": { "title": null, "orient": "bottom" } },
                "tooltip": [
                    { "field": "label", "type": "nominal", "title": "Point" },
                    { "field": "lower", "type": "quantitative", "title": "Lower limit", "format": ".4~g" },
                    { "field": "upper", "type": "quantitative", "title": "Upper limit", "format": ".4~g" }
                ],
                "description": { "field": "label", "type": "nominal" } }
        },
        {
            "name": "ends",
            "data": { "name": "ends" },
            "mark": { "type": "text", "align": "left", "baseline": "middle", "dx": 8, "fontSize": 11,
                "dy": { "expr": "datum.offset" }, "color": { "expr": "datum.colour" } },
            "encoding": { "x": x, "y": { "field": "line", "type": "quantitative" },
                "text": { "field": "label", "type": "nominal" } }
        },
        {
            "name": "icons",
            "data": { "name": "icons" },
            "mark": { "type": "point", "filled": true, "size": 900, "opacity": 1, "strokeWidth": 3,
                "x": { "expr": "datum.x" }, "y": { "expr": "datum.y" }, "shape": { "expr": "datum.shape" },
                "fill": { "expr": "datum.fill" }, "stroke": { "expr": "datum.stroke" } },
            "encoding": { "description": { "field": "label", "type": "nominal" },
                "tooltip": { "field": "label", "type": "nominal" } }
        },
        {
            "name": "letters",
            "data": { "name": "icons" },
            "mark": { "type": "text", "fontWeight": "bold", "fontSize": 15, "baseline": "middle", "aria": false,
                "x": { "expr": "datum.x" }, "y": { "expr": "datum.y + datum.down" }, "color": { "expr": "datum.ink" } },
            "encoding": { "text": { "field": "letter", "type": "nominal" } }
        }
    ],
    "config": config
});
