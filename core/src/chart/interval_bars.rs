//! Bars with intervals: one value a place.

use serde_json::{Value, json};

use super::number::{interval_text, value_text};
use super::{DATA, FITTED, Labels, QUIET, SCHEMA, config};
use crate::error::{Error, Result};
use crate::estimate::Estimates;

/// Options of [`interval_bars`].
///
/// ```
/// use commonweal::chart::IntervalBars;
/// let options = IntervalBars::new().reference(0.2, "England").highlight(&["Dorset"]);
/// assert_eq!(options.highlighted(), ["Dorset"]);
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IntervalBars {
    reference: Option<(f64, String)>,
    highlight: Vec<String>,
}

impl IntervalBars {
    /// All bars alike, no reference.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A line to compare with, and its name.
    #[must_use]
    pub fn reference(mut self, value: f64, name: impl Into<String>) -> Self {
        self.reference = Some((value, name.into()));
        self
    }

    /// The names to bring forward: darker, and labelled with their value.
    #[must_use]
    pub fn highlight(mut self, names: &[&str]) -> Self {
        self.highlight = names.iter().map(|&name| name.to_owned()).collect();
        self
    }

    /// The names that are brought forward.
    #[must_use]
    pub fn highlighted(&self) -> &[String] {
        &self.highlight
    }
}

/// A chart of one value a place, in the order of the rows, each a bar from zero with its interval. A withheld value has
/// no bar, and says so.
///
/// ```
/// use commonweal::{Counts, Proportion, chart};
/// let shares = Proportion::new().estimate(&Counts::new(&[957_058.0, 65_020.0], &[3_000_432.0, 776_780.0])?)?;
/// let names = ["North East and North Cumbria", "Dorset"];
/// let specification = chart::interval_bars(&names, &shares, &chart::Labels::new("Deprivation"), &chart::IntervalBars::new())?;
/// assert_eq!(specification["datasets"]["places"][1]["name"], "Dorset");
/// # Ok::<(), commonweal::Error>(())
/// ```
///
/// # Errors
/// `length-mismatch` unless there is one name a row.
#[expect(
    clippy::too_many_lines,
    reason = "one specification reads best in one piece"
)]
pub fn interval_bars(
    names: &[&str],
    estimates: &Estimates,
    labels: &Labels,
    options: &IntervalBars,
) -> Result<Value> {
    if names.len() != estimates.len() {
        return Err(Error::length(
            "names",
            names.len(),
            "values",
            estimates.len(),
        ));
    }
    let limits = estimates.intervals.first();
    let mut places = Vec::with_capacity(names.len());
    for (row, (&name, &value)) in names.iter().zip(&estimates.value).enumerate() {
        let front =
            options.highlight.is_empty() || options.highlight.iter().any(|wanted| wanted == name);
        let limit = |column: &[f64]| column.get(row).copied().filter(|limit| limit.is_finite());
        let words = match estimates.row(row).and_then(|estimate| estimate.interval) {
            Some(interval) => format!("{} ({})", value_text(value), interval_text(&interval)),
            None => value_text(value),
        };
        places.push(json!({
            "name": name,
            "value": value.is_finite().then_some(value),
            "lower": limits.and_then(|limits| limit(&limits.lower)),
            "upper": limits.and_then(|limits| limit(&limits.upper)),
            "front": front,
            "label": if front { value_text(value) } else { String::new() },
            "words": format!("{name}: {words}"),
        }));
    }
    let reference: Vec<Value> = options
        .reference
        .iter()
        .map(|(value, name)| json!({ "value": value, "label": format!("{name}: {}", value_text(*value)) }))
        .collect();
    let level = limits.map(|limits| limits.level * 100.0);
    let below = level.map_or(String::new(), |level| {
        let level = format!("{level:.6}");
        format!(
            "Lines: {}% intervals",
            level.trim_end_matches('0').trim_end_matches('.')
        )
    });
    let description = format!(
        "{}. {} places. {}",
        labels.title_text(),
        names.len(),
        places
            .iter()
            .filter_map(|place| place.get("words")?.as_str())
            .collect::<Vec<_>>()
            .join("; "),
    );
    let axis = labels.value_axis(&estimates.unit);
    let y = json!({ "field": "name", "type": "nominal", "sort": null, "axis": { "title": null, "labelLimit": 420 } });
    let x = json!({ "field": "value", "type": "quantitative", "axis": { "title": axis } });
    let tooltip = json!([{ "field": "words", "type": "nominal", "title": "Value" }]);
    Ok(json!({
        "$schema": SCHEMA,
        "description": description,
        "title": labels.title(&below),
        "width": 460,
        "height": { "step": 20 },
        "datasets": { "places": places, "reference": reference },
        "layer": [
            {
                "name": "places",
                "data": { "name": "places" },
                "mark": { "type": "bar", "height": { "band": 0.7 } },
                "encoding": { "y": y, "x": x, "tooltip": tooltip,
                    "color": { "condition": { "test": "datum.front", "value": DATA }, "value": QUIET },
                    "description": { "field": "words", "type": "nominal" } }
            },
            {
                "name": "intervals",
                "data": { "name": "places" },
                "mark": { "type": "rule", "strokeWidth": 2, "color": "#111111", "aria": false },
                "encoding": { "y": y, "x": { "field": "lower", "type": "quantitative" }, "x2": { "field": "upper" } }
            },
            {
                "name": "labels",
                "data": { "name": "places" },
                "mark": { "type": "text", "align": "left", "dx": 8, "fontSize": 12, "color": "#111111", "aria": false },
                "encoding": { "y": y, "x": { "field": "upper", "type": "quantitative" },
                    "text": { "field": "label", "type": "nominal" } }
            },
            {
                "name": "reference",
                "data": { "name": "reference" },
                "mark": { "type": "rule", "color": FITTED, "strokeWidth": 2, "strokeDash": [6, 4] },
                "encoding": { "x": { "field": "value", "type": "quantitative" },
                    "tooltip": [{ "field": "label", "type": "nominal", "title": "Compared with" }] }
            },
            {
                "name": "reference label",
                "data": { "name": "reference" },
                "mark": { "type": "text", "color": FITTED, "fontWeight": "bold", "align": "left", "dx": 4, "fontSize": 12,
                    "aria": false },
                "encoding": { "x": { "field": "value", "type": "quantitative" }, "y": { "value": -8 },
                    "text": { "field": "label", "type": "nominal" } }
            }
        ],
        "config": config()
    }))
}
