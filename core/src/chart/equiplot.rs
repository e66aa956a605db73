//! Groups side by side on one line a row: an equiplot.

use serde_json::Value;

use super::number::value_text;
use super::template::{Node, node, row};
use super::{Labels, config};
use crate::error::{Error, ErrorCode, Result};

/// An equiplot: a line for each place, year or indicator, with a dot for each group and its ends in numbers (as drawn by the
/// International Center for Equity in Health).
///
/// **Use it** to see gaps and who stands where in many rows at once. **Not** for whether a gap is beyond chance: it has no limits;
/// give those of the slope index or the difference beside it.
///
/// ```
/// use commonweal::chart::{Equiplot, Labels};
/// let plot = Equiplot {
///     rows: &["Dorset", "Dorset", "Kent", "Kent"],
///     groups: &["most deprived", "least deprived", "most deprived", "least deprived"],
///     values: &[0.52, 0.71, 0.61, 0.68],
///     unit: "proportion",
/// };
/// let chart = plot.draw(&Labels::new("Uptake"))?;
/// assert_eq!(chart["datasets"]["rows"][0]["words"], "Dorset: 0.520 (most deprived) to 0.710 (least deprived)");
/// assert_eq!(chart["datasets"]["dots"].as_array().unwrap().len(), 4);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Equiplot<'a> {
    /// The place, year or indicator of each dot.
    pub rows: &'a [&'a str],
    /// Its group, in an order that holds for all rows: the legend keeps that of first appearance.
    pub groups: &'a [&'a str],
    /// Its value; NaN where one is withheld.
    pub values: &'a [f64],
    /// The unit of the values.
    pub unit: &'a str,
}

impl Equiplot<'_> {
    /// The chart as a specification.
    ///
    /// ```
    /// use commonweal::chart::{Equiplot, Labels};
    /// let twice = Equiplot { rows: &["Kent", "Kent"], groups: &["poor", "poor"], values: &[1.0, 2.0], unit: "" };
    /// let error = twice.draw(&Labels::new("Uptake")).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("duplicate-key", Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch` where the columns differ, `duplicate-key` where a row has a group twice, `not-finite` for an infinite value,
    /// `empty` without any dot.
    pub fn draw(&self, labels: &Labels) -> Result<Value> {
        self.check()?;
        let (rows, groups) = (firsts(self.rows), firsts(self.groups));
        let dots = self.dots().map(|(name, group, value)| {
            row(&mut [
                ("row", name.into()),
                ("group", group.into()),
                ("value", value.into()),
                (
                    "words",
                    format!("{name}, {group}: {}", value_text(value)).into(),
                ),
            ])
        });
        let lines: Vec<Value> = rows.iter().map(|name| self.line(name)).collect();
        let words: Vec<&str> = lines
            .iter()
            .filter_map(|line| line.get("words")?.as_str())
            .collect();
        let description = format!(
            "{}. {} {}, {} groups. {}",
            labels.title_text(),
            rows.len(),
            if rows.len() == 1 { "row" } else { "rows" },
            groups.len(),
            words.join("; ")
        );
        Ok(SPECIFICATION.fill(&[
            ("description", description.into()),
            ("title", labels.title("")),
            ("dots", dots.collect()),
            ("rows", lines.clone().into()),
            ("y", Y.fill(&[("names", rows.into())])),
            ("groups", groups.into()),
            ("axis", labels.value_axis(self.unit).into()),
            ("config", config()),
        ]))
    }

    fn check(&self) -> Result<()> {
        let rows = self.rows.len();
        if rows == 0 {
            return Err(Error::empty("values"));
        }
        for (param, length) in [("groups", self.groups.len()), ("values", self.values.len())] {
            if length != rows {
                return Err(Error::length(param, length, "rows", rows));
            }
        }
        if let Some(at) = self.values.iter().position(|value| value.is_infinite()) {
            let message = format!("`values` row {at} is infinite: a dot needs a finite number");
            return Err(Error::new(ErrorCode::NotFinite, "values", message).at(at));
        }
        let mut seen: Vec<(&str, &str)> =
            self.dots().map(|(name, group, _)| (name, group)).collect();
        seen.sort_unstable();
        let Some(twice) = seen.windows(2).find(|pair| pair.first() == pair.last()) else {
            return Ok(());
        };
        let (name, group) = twice.first().copied().unwrap_or_default();
        let places = self
            .dots()
            .enumerate()
            .filter(|(_, dot)| (dot.0, dot.1) == (name, group));
        let at = places.map(|(at, _)| at).nth(1).unwrap_or_default();
        let message = format!(
            "`groups` row {at} is \"{group}\", which \"{name}\" has already: give one value a group and row"
        );
        Err(Error::new(ErrorCode::DuplicateKey, "groups", message).at(at))
    }

    fn dots(&self) -> impl Iterator<Item = (&str, &str, f64)> {
        let keys = self.rows.iter().zip(self.groups);
        keys.zip(self.values)
            .map(|((name, group), value)| (*name, *group, *value))
    }

    /// From the lowest to the highest dot of a row.
    fn line(&self, wanted: &str) -> Value {
        let mut ends: Option<(End<'_>, End<'_>)> = None;
        for (_, group, value) in self
            .dots()
            .filter(|(name, _, value)| *name == wanted && !value.is_nan())
        {
            let (low, high) = ends.get_or_insert(((value, group), (value, group)));
            if value < low.0 {
                *low = (value, group);
            }
            if value > high.0 {
                *high = (value, group);
            }
        }
        let Some((low, high)) = ends else {
            let words = format!("{wanted}: withheld");
            return row(&mut [("row", wanted.into()), ("words", words.into())]);
        };
        // One dot has one number.
        let right = if low.0 == high.0 {
            String::new()
        } else {
            value_text(high.0)
        };
        let words = format!(
            "{wanted}: {} ({}) to {} ({})",
            value_text(low.0),
            low.1,
            value_text(high.0),
            high.1
        );
        row(&mut [
            ("row", wanted.into()),
            ("low", low.0.into()),
            ("high", high.0.into()),
            ("left", value_text(low.0).into()),
            ("right", right.into()),
            ("words", words.into()),
        ])
    }
}

/// A value at an end of a row, and its group.
type End<'a> = (f64, &'a str);

/// The different names, in order of first appearance.
fn firsts<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut seen = crate::numbered::Numbered::default();
    names
        .iter()
        .copied()
        .filter(|name| seen.number(name).1)
        .collect()
}

const Y: Node = node!({ "field": "row", "type": "nominal", "sort": null, "scale": { "domain": names },
    "axis": { "title": null, "labelLimit": 420, "grid": false } });

const SPECIFICATION: Node = node!({
    "$schema": SCHEMA,
    "description": description,
    "title": title,
    "width": 460,
    "height": { "step": 28 },
    "datasets": { "dots": dots, "rows": rows },
    "layer": [
        {
            "name": "ranges",
            "data": { "name": "rows" },
            "mark": { "type": "rule", "strokeWidth": 3, "color": QUIET },
            "encoding": { "y": y,
                "x": { "field": "low", "type": "quantitative", "scale": { "zero": false, "padding": 34 }, "axis": { "title": axis } },
                "x2": { "field": "high" },
                "description": { "field": "words", "type": "nominal" } }
        },
        {
            "name": "dots",
            "data": { "name": "dots" },
            "mark": { "type": "circle", "size": 150, "opacity": 1, "stroke": "#333333", "strokeWidth": 1 },
            "encoding": { "y": y, "x": { "field": "value", "type": "quantitative" },
                "color": { "field": "group", "type": "ordinal", "sort": null,
                    "scale": { "domain": groups, "scheme": "viridis" },
                    "legend": { "title": null, "orient": "top", "symbolStrokeColor": "#333333", "symbolStrokeWidth": 1, "symbolOpacity": 1, "labelLimit": 200, "columns": 5 } },
                "tooltip": [{ "field": "words", "type": "nominal", "title": "Value" }],
                "description": { "field": "words", "type": "nominal" } }
        },
        {
            "name": "lowest",
            "data": { "name": "rows" },
            "mark": { "type": "text", "align": "right", "dx": -11, "fontSize": 12, "color": "#111111", "aria": false },
            "encoding": { "y": y, "x": { "field": "low", "type": "quantitative" }, "text": { "field": "left", "type": "nominal" } }
        },
        {
            "name": "highest",
            "data": { "name": "rows" },
            "mark": { "type": "text", "align": "left", "dx": 11, "fontSize": 12, "color": "#111111", "aria": false },
            "encoding": { "y": y, "x": { "field": "high", "type": "quantitative" }, "text": { "field": "right", "type": "nominal" } }
        }
    ],
    "config": config
});
