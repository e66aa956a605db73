//! Bars with intervals: one value a place.

use serde_json::Value;

use super::number::{level_text, value_text};
use super::template::{Node, node, row};
use super::{Labels, config};
use crate::error::{Error, ErrorCode, Result};
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
    ///
    /// ```
    /// # use commonweal::chart::{BarParts, IntervalBars, Labels};
    /// # let uptake = BarParts { value: &[0.613, 0.571], lower: &[], upper: &[], level: None, unit: "proportion" };
    /// let chart = uptake.draw(&["Dorset", "Kent"], &Labels::new("Uptake"), &IntervalBars::new())?;
    /// let places = &chart["datasets"]["places"]; // each in front, with its value
    /// assert_eq!((places[0]["label"].as_str(), places[1]["label"].as_str()), (Some("0.613"), Some("0.571")));
    /// assert_eq!(chart["datasets"]["reference"].as_array().unwrap().len(), 0);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A line to compare with, and its name.
    ///
    /// ```
    /// # use commonweal::chart::{BarParts, IntervalBars, Labels};
    /// # let uptake = BarParts { value: &[0.613, 0.571], lower: &[], upper: &[], level: None, unit: "proportion" };
    /// let options = IntervalBars::new().reference(0.602, "England");
    /// let chart = uptake.draw(&["Dorset", "Kent"], &Labels::new("Uptake"), &options)?;
    /// assert_eq!(chart["datasets"]["reference"][0]["value"], 0.602);
    /// assert_eq!(chart["datasets"]["reference"][0]["label"], "England: 0.602");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn reference(mut self, value: f64, name: impl Into<String>) -> Self {
        self.reference = Some((value, name.into()));
        self
    }

    /// The names to bring forward: darker, and labelled with their value.
    ///
    /// ```
    /// # use commonweal::chart::{BarParts, IntervalBars, Labels};
    /// # let uptake = BarParts { value: &[0.613, 0.571], lower: &[], upper: &[], level: None, unit: "proportion" };
    /// let options = IntervalBars::new().highlight(&["Kent"]);
    /// let chart = uptake.draw(&["Dorset", "Kent"], &Labels::new("Uptake"), &options)?;
    /// assert_eq!(chart["datasets"]["places"][0]["label"], ""); // Dorset, in the background
    /// assert_eq!(chart["datasets"]["places"][1]["label"], "0.571");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn highlight(mut self, names: &[&str]) -> Self {
        self.highlight = names.iter().map(|&name| name.to_owned()).collect();
        self
    }

    /// The names that are brought forward.
    ///
    /// ```
    /// # use commonweal::chart::IntervalBars;
    /// assert_eq!(IntervalBars::new().highlight(&["Kent", "Dorset"]).highlighted(), ["Kent", "Dorset"]);
    /// assert!(IntervalBars::new().highlighted().is_empty()); // all bars alike
    /// ```
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
/// `length-mismatch` unless there is one name a row, `duplicate-key` where a name stands twice.
pub fn interval_bars(
    names: &[&str],
    estimates: &Estimates,
    labels: &Labels,
    options: &IntervalBars,
) -> Result<Value> {
    let limits = estimates.intervals.first();
    let parts = BarParts {
        value: &estimates.value,
        lower: limits.map_or(&[], |limits| &limits.lower),
        upper: limits.map_or(&[], |limits| &limits.upper),
        level: limits.map(|limits| limits.level),
        unit: &estimates.unit,
    };
    parts.draw(names, labels, options)
}

/// The parts of [`Estimates`] that the chart shows, for callers who hold them in another form, such as the plain objects of
/// a page.
///
/// ```
/// use commonweal::chart::{BarParts, IntervalBars, Labels};
/// let parts = BarParts { value: &[0.3], lower: &[0.1], upper: &[0.6], level: Some(0.95), unit: "proportion" };
/// let specification = parts.draw(&["Dorset"], &Labels::new("Uptake"), &IntervalBars::new())?;
/// assert_eq!(specification["datasets"]["places"][0]["words"], "Dorset: 0.300 (95% CI 0.100 to 0.600)");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct BarParts<'a> {
    /// Values; NaN where one is withheld.
    pub value: &'a [f64],
    /// Lower limits; empty where there are no intervals.
    pub lower: &'a [f64],
    /// Upper limits.
    pub upper: &'a [f64],
    /// Level of the limits.
    pub level: Option<f64>,
    /// The unit of values and limits.
    pub unit: &'a str,
}

impl BarParts<'_> {
    /// The chart; see [`interval_bars`].
    ///
    /// ```
    /// use commonweal::chart::{BarParts, IntervalBars, Labels};
    /// let (value, lower, upper) = ([752.4, f64::NAN], [642.0, f64::NAN], [876.0, f64::NAN]);
    /// let rates = BarParts { value: &value, lower: &lower, upper: &upper, level: Some(0.95), unit: "per 100,000" };
    /// let chart = rates.draw(&["Dorset", "Isles of Scilly"], &Labels::new("Deaths"), &IntervalBars::new())?;
    /// assert_eq!(chart["datasets"]["places"][0]["words"], "Dorset: 752 (95% CI 642 to 876)");
    /// assert_eq!(chart["datasets"]["places"][1]["words"], "Isles of Scilly: withheld");
    /// let error = rates.draw(&["Dorset"], &Labels::new("Deaths"), &IntervalBars::new()).unwrap_err();
    /// assert_eq!(error.code().as_str(), "length-mismatch");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch` unless there is one name a row, `duplicate-key` where a name stands twice.
    pub fn draw(&self, names: &[&str], labels: &Labels, options: &IntervalBars) -> Result<Value> {
        if names.len() != self.value.len() {
            return Err(Error::length(
                "names",
                names.len(),
                "values",
                self.value.len(),
            ));
        }
        let mut words = Vec::with_capacity(names.len());
        let mut places = Vec::with_capacity(names.len());
        for (index, (&name, &value)) in names.iter().zip(self.value).enumerate() {
            if names.iter().take(index).any(|earlier| *earlier == name) {
                let message = format!(
                    "`names` row {index} is \"{name}\", as an earlier row is: each place needs a name of its own"
                );
                return Err(Error::new(ErrorCode::DuplicateKey, "names", message).at(index));
            }
            let front = options.highlight.is_empty()
                || options.highlight.iter().any(|wanted| wanted == name);
            let said = format!("{name}: {}", self.words(index, value));
            let label = if front {
                value_text(value)
            } else {
                String::new()
            };
            places.push(row(&mut [
                ("name", name.into()),
                ("value", value.into()),
                ("lower", at(self.lower, index).into()),
                ("upper", at(self.upper, index).into()),
                ("front", front.into()),
                ("label", label.into()),
                ("end", self.end(index, value).into()),
                ("words", said.as_str().into()),
            ]));
            words.push(said);
        }
        let reference = options.reference.iter().map(|(value, name)| {
            let label = format!("{name}: {}", value_text(*value));
            row(&mut [("value", (*value).into()), ("label", label.into())])
        });
        let below = self.level.map_or_else(String::new, |level| {
            format!("Lines: {} intervals", level_text(level))
        });
        let description = format!(
            "{}. {} {}. {}",
            labels.title_text(),
            names.len(),
            if names.len() == 1 { "place" } else { "places" },
            words.join("; ")
        );
        let mut specification = SPECIFICATION.fill(&[
            ("description", description.into()),
            ("title", labels.title(&below)),
            ("places", places.into()),
            ("reference", reference.collect()),
            ("y", Y.fill(&[("names", names.iter().copied().collect())])),
            ("axis", labels.value_axis(self.unit).into()),
            ("config", config()),
        ]);
        if options.reference.is_none()
            && let Some(layers) = specification.get_mut("layer").and_then(Value::as_array_mut)
        {
            // Layers of nothing would still ask for a scale of their own.
            let draws =
                |layer: &Value| Some(layer.get("data")?.get("name")?.as_str()? == "reference");
            layers.retain(|layer| draws(layer) != Some(true));
        }
        Ok(specification)
    }

    /// Where the bar and its interval end; a withheld value has its label where its bar would begin.
    fn end(&self, index: usize, value: f64) -> f64 {
        let upper = at(self.upper, index);
        let end = if upper.is_nan() { value } else { upper };
        if end.is_nan() { 0.0 } else { end }
    }

    fn words(&self, index: usize, value: f64) -> String {
        let limits = (at(self.lower, index), at(self.upper, index));
        match (limits, self.level) {
            ((lower, upper), Some(level)) if !lower.is_nan() && !upper.is_nan() => format!(
                "{} ({} CI {} to {})",
                value_text(value),
                level_text(level),
                value_text(lower),
                value_text(upper)
            ),
            _ => value_text(value),
        }
    }
}

/// A value of a column; NaN (in a specification: null) beyond its end.
fn at(column: &[f64], index: usize) -> f64 {
    column.get(index).copied().unwrap_or(f64::NAN)
}

/// The names are listed, so that a place whose value is withheld keeps its row.
const Y: Node = node!({ "field": "name", "type": "nominal", "sort": null, "scale": { "domain": names },
    "axis": { "title": null, "labelLimit": 420 } });

const SPECIFICATION: Node = node!({
    "$schema": SCHEMA,
    "description": description,
    "title": title,
    "width": 460,
    "height": { "step": 20 },
    "datasets": { "places": places, "reference": reference },
    "layer": [
        {
            "name": "places",
            "data": { "name": "places" },
            "mark": { "type": "bar", "height": { "band": 0.7 } },
            "encoding": { "y": y, "x": { "field": "value", "type": "quantitative", "axis": { "title": axis } },
                "tooltip": [{ "field": "words", "type": "nominal", "title": "Value" }],
                "color": { "condition": { "test": "datum.front", "value": DATA }, "value": QUIET },
                "description": { "field": "words", "type": "nominal" } }
        },
        // White under black, so that an interval can be read on a dark bar too.
        {
            "name": "interval edges",
            "data": { "name": "places" },
            "mark": { "type": "rule", "strokeWidth": 5, "color": "#ffffff", "aria": false },
            "encoding": { "y": y, "x": { "field": "lower", "type": "quantitative" }, "x2": { "field": "upper" } }
        },
        {
            "name": "intervals",
            "data": { "name": "places" },
            "mark": { "type": "rule", "strokeWidth": 2, "color": "#111111", "aria": false },
            "encoding": { "y": y, "x": { "field": "lower", "type": "quantitative" }, "x2": { "field": "upper" } }
        },
        {
            "name": "reference",
            "data": { "name": "reference" },
            "mark": { "type": "rule", "color": FITTED, "strokeWidth": 2, "strokeDash": [6, 4] },
            "encoding": { "x": { "field": "value", "type": "quantitative" },
                "tooltip": [{ "field": "label", "type": "nominal", "title": "Compared with" }] }
        },
        // Over the dashed line, with white around: a number may stand where the line runs.
        {
            "name": "label edges",
            "data": { "name": "places" },
            "mark": { "type": "text", "align": "left", "dx": 8, "fontSize": 12, "color": "#ffffff",
                "stroke": "#ffffff", "strokeWidth": 4, "aria": false },
            "encoding": { "y": y, "x": { "field": "end", "type": "quantitative" },
                "text": { "field": "label", "type": "nominal" } }
        },
        {
            "name": "labels",
            "data": { "name": "places" },
            "mark": { "type": "text", "align": "left", "dx": 8, "fontSize": 12, "color": "#111111", "aria": false },
            "encoding": { "y": y, "x": { "field": "end", "type": "quantitative" },
                "text": { "field": "label", "type": "nominal" } }
        },
        {
            "name": "reference label",
            "data": { "name": "reference" },
            "mark": { "type": "text", "color": FITTED, "fontWeight": "bold", "align": "left", "dx": 4,
                "fontSize": 12, "aria": false },
            "encoding": { "x": { "field": "value", "type": "quantitative" }, "y": { "value": -8 },
                "text": { "field": "label", "type": "nominal" } }
        }
    ],
    "config": config
});
