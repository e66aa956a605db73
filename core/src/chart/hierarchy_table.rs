//! A table of places within places, with a bar for each.

use serde_json::Value;

use super::number::{count_text, value_text};
use super::template::{Node, node, row};
use super::{Labels, config};
use crate::error::{Error, ErrorCode, Result};
use crate::input::not_negative;

/// Rows of a table of places, in the order in which they are to stand.
///
/// ```
/// use commonweal::chart::{HierarchyTable, Labels};
/// // People, and of them in national deprivation deciles 1 and 2 (ONS mid-2020, IMD 2019).
/// let table = HierarchyTable::new(&["England", "West Yorkshire", "Dorset"], &[11_301_143.0, 867_477.0, 65_020.0])
///     .depth(&[0, 1, 1])
///     .denominator(&[56_550_138.0, 2_396_517.0, 776_780.0]);
/// let specification = table.draw(&Labels::new("Most deprived national fifth"))?;
/// assert_eq!(specification["datasets"]["places"][1]["label"], "867,477 of 2,396,517 (36.2%)");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct HierarchyTable<'a> {
    names: &'a [&'a str],
    values: &'a [f64],
    depth: Option<&'a [u32]>,
    denominator: Option<&'a [f64]>,
    notes: Option<&'a [&'a str]>,
}

impl<'a> HierarchyTable<'a> {
    /// Names and counts.
    ///
    /// ```
    /// use commonweal::chart::{HierarchyTable, Labels};
    /// let chart = HierarchyTable::new(&["Leeds", "Bradford"], &[812_000.0, 546_400.0]).draw(&Labels::new("People"))?;
    /// assert_eq!(chart["datasets"]["places"][0]["words"], "Leeds: 812,000");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new(names: &'a [&'a str], values: &'a [f64]) -> Self {
        Self {
            names,
            values,
            depth: None,
            denominator: None,
            notes: None,
        }
    }

    /// How deep each row stands: 0 for the whole, 1 for its parts, and so on.
    ///
    /// ```
    /// use commonweal::chart::{HierarchyTable, Labels};
    /// let table = HierarchyTable::new(&["West Yorkshire", "Leeds"], &[2_396_517.0, 812_000.0]).depth(&[0, 1]);
    /// let chart = table.draw(&Labels::new("People"))?;
    /// assert_eq!(chart["datasets"]["places"][1]["indent"], 14); // Leeds is set in by so many pixels
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn depth(mut self, depth: &'a [u32]) -> Self {
        self.depth = Some(depth);
        self
    }

    /// Among how many: bars are percentages then, which compare between rows of different size.
    ///
    /// ```
    /// use commonweal::chart::{HierarchyTable, Labels};
    /// let table = HierarchyTable::new(&["Dorset"], &[65_020.0]).denominator(&[776_780.0]);
    /// let place = &table.draw(&Labels::new("Most deprived national fifth"))?["datasets"]["places"][0];
    /// assert!((place["value"].as_f64().unwrap() - 8.370452).abs() < 1e-6); // the bar is a percentage
    /// assert_eq!(place["label"], "65,020 of 776,780 (8.37%)");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn denominator(mut self, denominator: &'a [f64]) -> Self {
        self.denominator = Some(denominator);
        self
    }

    /// A note to stand behind each number, such as what is missing from it; empty for none.
    ///
    /// ```
    /// use commonweal::chart::{HierarchyTable, Labels};
    /// let table = HierarchyTable::new(&["Leeds", "Bradford"], &[812.0, 546.0]).notes(&["", "one practice is missing"]);
    /// let chart = table.draw(&Labels::new("Patients"))?;
    /// assert_eq!(chart["datasets"]["places"][0]["label"], "812");
    /// assert_eq!(chart["datasets"]["places"][1]["label"], "546 – one practice is missing");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn notes(mut self, notes: &'a [&'a str]) -> Self {
        self.notes = Some(notes);
        self
    }

    /// The chart.
    ///
    /// ```
    /// use commonweal::chart::{HierarchyTable, Labels};
    /// let table = HierarchyTable::new(&["Leeds", "Bradford"], &[812.0, 546.0]).denominator(&[8_120.0, 9_100.0]);
    /// let places = &table.draw(&Labels::new("Smokers"))?["datasets"]["places"];
    /// assert_eq!((places[0]["value"].as_f64(), places[1]["value"].as_f64()), (Some(10.0), Some(6.0)));
    /// assert_eq!(table.depth(&[0]).draw(&Labels::new("Smokers")).unwrap_err().code().as_str(), "length-mismatch");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch` unless all columns have a row for each name; `missing-value`, `not-finite`, `negative-value`.
    pub fn draw(&self, labels: &Labels) -> Result<Value> {
        let height = self.names.len();
        let same = |param, found: usize| {
            if found == height {
                return Ok(());
            }
            Err(Error::length(param, found, "names", height))
        };
        if height == 0 {
            return Err(Error::empty("names"));
        }
        same("values", self.values.len())?;
        same("depth", self.depth.map_or(height, <[_]>::len))?;
        same("denominator", self.denominator.map_or(height, <[_]>::len))?;
        same("notes", self.notes.map_or(height, <[_]>::len))?;
        not_negative("values", self.values)?;
        self.denominator
            .map_or(Ok(()), |column| not_negative("denominator", column))?;
        let deepest = self
            .depth
            .and_then(|depth| depth.iter().position(|&depth| depth > 8));
        if let Some(index) = deepest {
            let message =
                format!("`depth` row {index} is more than 8: a table that deep cannot be read");
            return Err(Error::new(ErrorCode::OutOfRange, "depth", message).at(index));
        }
        let mut words = Vec::with_capacity(height);
        let mut places = Vec::with_capacity(height);
        for (index, (name, &value)) in self.names.iter().zip(self.values).enumerate() {
            let depth = self
                .depth
                .and_then(|depth| depth.get(index))
                .copied()
                .unwrap_or(0);
            let below = self
                .denominator
                .and_then(|column| column.get(index))
                .copied();
            let bar = match below {
                None => value,
                // Nobody among nobody has no percentage, and no bar.
                Some(below) => value / below * 100.0,
            };
            let mut label = match below {
                None => count_text(value),
                Some(0.0) => "0 of 0".to_owned(),
                Some(below) => format!(
                    "{} of {} ({}%)",
                    count_text(value),
                    count_text(below),
                    value_text(bar)
                ),
            };
            let note = self
                .notes
                .and_then(|notes| notes.get(index))
                .copied()
                .unwrap_or("");
            if !note.is_empty() {
                label = format!("{label} – {note}");
            }
            let said = format!("{name}: {label}");
            places.push(row(&mut [
                ("row", index.into()),
                ("name", (*name).into()),
                ("indent", (depth * 14).into()),
                (
                    "value",
                    if bar.is_finite() {
                        bar.into()
                    } else {
                        Value::Null
                    },
                ),
                ("part", (depth > 0).into()),
                ("label", label.into()),
                ("words", said.as_str().into()),
            ]));
            words.push(said);
        }
        let unit = if self.denominator.is_some() {
            "percent"
        } else {
            "count"
        };
        let rows = if height == 1 { "row" } else { "rows" };
        let description = format!(
            "{}. {height} {rows}. {}",
            labels.title_text(),
            words.join("; ")
        );
        Ok(SPECIFICATION.fill(&[
            ("description", description.into()),
            ("title", labels.title("")),
            ("places", places.into()),
            ("y", Y.fill(&[])),
            ("axis", labels.value_axis(unit).into()),
            ("config", config()),
        ]))
    }
}

const Y: Node = node!({ "field": "row", "type": "ordinal", "axis": null });

const SPECIFICATION: Node = node!({
    "$schema": SCHEMA,
    "description": description,
    "title": title,
    "width": 700,
    "height": { "step": 22 },
    "datasets": { "places": places },
    "data": { "name": "places" },
    "layer": [
        {
            "name": "names",
            "mark": { "type": "text", "align": "left", "fontSize": 12, "color": "#111111", "limit": 280,
                "dx": { "expr": "datum.indent" }, "aria": false },
            "encoding": { "y": y, "x": { "value": 0 }, "text": { "field": "name", "type": "nominal" } }
        },
        {
            "name": "bars",
            "mark": { "type": "bar", "height": { "band": 0.7 } },
            "encoding": { "y": y,
                "x": { "field": "value", "type": "quantitative", "scale": { "range": [300, 520], "zero": true, "nice": false },
                    "axis": { "title": axis, "tickCount": 4 } },
                "tooltip": [{ "field": "words", "type": "nominal", "title": "Place" }],
                "color": { "condition": { "test": "datum.part", "value": QUIET }, "value": DATA },
                "description": { "field": "words", "type": "nominal" } }
        },
        {
            "name": "labels",
            "mark": { "type": "text", "align": "left", "fontSize": 12, "color": "#111111", "aria": false },
            "encoding": { "y": y, "x": { "value": 530 }, "text": { "field": "label", "type": "nominal" } }
        }
    ],
    "config": config
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_drawn_says_why() {
        let labels = Labels::new("Places");
        let code = |table: HierarchyTable<'_>| {
            let error = table.draw(&labels).unwrap_err();
            (
                error.code().as_str(),
                error.param().unwrap_or("").to_owned(),
                error.index(),
            )
        };
        let one = HierarchyTable::new(&["A"], &[1.0]);
        assert_eq!(
            code(HierarchyTable::new(&[], &[])),
            ("empty", "names".into(), None)
        );
        assert_eq!(
            code(HierarchyTable::new(&["A"], &[])),
            ("length-mismatch", "values".into(), None)
        );
        assert_eq!(
            code(HierarchyTable::new(&["A"], &[-1.0])),
            ("negative-value", "values".into(), Some(0))
        );
        assert_eq!(
            code(one.depth(&[9])),
            ("out-of-range", "depth".into(), Some(0))
        );
        assert_eq!(
            code(one.denominator(&[f64::NAN])),
            ("missing-value", "denominator".into(), Some(0))
        );
        let nobody = HierarchyTable::new(&["A"], &[0.0])
            .denominator(&[0.0])
            .draw(&labels)
            .unwrap();
        assert_eq!(nobody["datasets"]["places"][0]["label"], "0 of 0");
        assert!(nobody["datasets"]["places"][0]["value"].is_null());
    }
}
