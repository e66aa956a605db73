//! Coverage: people by how many partnerships cover them, and where partnerships overlap.

use serde_json::Value;

use super::template::{Node, node, row};
use super::{Labels, config};
use crate::error::{Error, ErrorCode, Result};
use crate::partnership::coverage::Coverage;
use crate::words::{count as people, percent};

/// More partnerships than this cannot be read as a matrix.
const MOST_PARTNERSHIPS: usize = 40;

/// The parts of a [`Coverage`](crate::Coverage) that its charts show.
///
/// ```
/// use commonweal::chart::{CoverageParts, Labels};
/// let names = ["North".to_owned(), "South".to_owned()];
/// let parts = CoverageParts {
///     covered_by: &[0.0, 1.0, 2.0], people_covered_by: &[200.0, 500.0, 300.0],
///     partnership: &names, partnership_people: &[800.0, 300.0],
///     pair_first: &names[..1], pair_second: &names[1..], pair_people: &[300.0], pair_jaccard: &[0.375],
///     sentences: &[],
/// };
/// let people = parts.draw(&Labels::new("Covered"));
/// assert_eq!(people["datasets"]["groups"][2]["label"], "300 (30.0%)");
/// let overlap = parts.draw_overlap(&Labels::new("Overlap"))?;
/// assert_eq!(overlap["datasets"]["pairs"].as_array().unwrap().len(), 4);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CoverageParts<'a> {
    /// Numbers of partnerships: 0, 1, 2 and so on.
    pub covered_by: &'a [f64],
    /// People covered by exactly so many.
    pub people_covered_by: &'a [f64],
    /// The partnerships.
    pub partnership: &'a [String],
    /// People in each.
    pub partnership_people: &'a [f64],
    /// Pairs that share an area: the first.
    pub pair_first: &'a [String],
    /// The second.
    pub pair_second: &'a [String],
    /// People of both.
    pub pair_people: &'a [f64],
    /// People of both over people of either.
    pub pair_jaccard: &'a [f64],
    /// What it says in words.
    pub sentences: &'a [String],
}

/// People by how many partnerships cover them.
///
/// ```
/// use commonweal::{AreaValues, CoverageModel, Memberships, chart};
/// let people = AreaValues::people(&["a", "b"], &[30.0, 10.0])?;
/// let coverage = CoverageModel::new().estimate(&people, &Memberships::new(&["a"], &["X"])?)?;
/// let specification = chart::coverage(&coverage, &chart::Labels::new("Covered"));
/// assert_eq!(specification["datasets"]["groups"][1]["label"], "30 (75.0%)");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[must_use]
pub fn coverage(coverage: &Coverage, labels: &Labels) -> Value {
    let numbers: Vec<f64> = coverage
        .covered_by
        .iter()
        .map(|&many| many as f64)
        .collect();
    parts(coverage, &numbers).draw(labels)
}

/// Where partnerships overlap, as a matrix.
///
/// ```
/// use commonweal::{AreaValues, CoverageModel, Memberships, chart};
/// let people = AreaValues::people(&["a", "b"], &[30.0, 10.0])?;
/// let members = Memberships::new(&["a", "b", "b"], &["X", "X", "Y"])?;
/// let coverage = CoverageModel::new().estimate(&people, &members)?;
/// let specification = chart::overlap(&coverage, &chart::Labels::new("Overlap"))?;
/// assert_eq!(specification["datasets"]["pairs"][1]["label"], "10 (25.0%)");
/// # Ok::<(), commonweal::Error>(())
/// ```
///
/// # Errors
/// `out-of-range` for more than 40 partnerships.
pub fn overlap(coverage: &Coverage, labels: &Labels) -> Result<Value> {
    let numbers: Vec<f64> = coverage
        .covered_by
        .iter()
        .map(|&many| many as f64)
        .collect();
    parts(coverage, &numbers).draw_overlap(labels)
}

fn parts<'a>(coverage: &'a Coverage, covered_by: &'a [f64]) -> CoverageParts<'a> {
    CoverageParts {
        covered_by,
        people_covered_by: &coverage.people_covered_by,
        partnership: &coverage.partnership,
        partnership_people: &coverage.partnership_people,
        pair_first: &coverage.pair_first,
        pair_second: &coverage.pair_second,
        pair_people: &coverage.pair_people,
        pair_jaccard: &coverage.pair_jaccard,
        sentences: &coverage.sentences,
    }
}

impl CoverageParts<'_> {
    /// Bars of people by how many partnerships cover them; those whom none covers are drawn in grey, and so labelled.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/covered.md")]
    /// let chart = covered.draw(&Labels::new("People covered")); // by none, by one of two partnerships, by both
    /// let groups = &chart["datasets"]["groups"];
    /// assert_eq!(groups[0]["words"], "no partnership: 200 (20.0%)");
    /// assert_eq!((groups[2]["people"].as_f64(), groups[2]["covered"].as_bool()), (Some(300.0), Some(true)));
    /// ```
    #[must_use]
    pub fn draw(&self, labels: &Labels) -> Value {
        let total: f64 = self.people_covered_by.iter().sum();
        let groups = self.covered_by.iter().zip(self.people_covered_by);
        let groups: Value = groups
            .map(|(&number, &covered)| {
                let name = match number {
                    0.0 => "no partnership".to_owned(),
                    1.0 => "1 partnership".to_owned(),
                    more => format!("{more} partnerships"),
                };
                let label = if total > 0.0 {
                    format!("{} ({})", people(covered), percent(covered / total))
                } else {
                    people(covered)
                };
                row(&mut [
                    ("words", format!("{name}: {label}").into()),
                    ("name", name.into()),
                    ("people", covered.into()),
                    ("covered", (number > 0.0).into()),
                    ("label", label.into()),
                ])
            })
            .collect();
        PEOPLE.fill(&[
            ("description", self.description(labels).into()),
            (
                "title",
                labels.title("Each person counted once; no interval: these are all the people"),
            ),
            ("groups", groups),
            ("axis", labels.value_axis("People").into()),
            ("config", config()),
        ])
    }

    /// A matrix of partnerships: people of both, and their Jaccard index as shade and number; the diagonal has the people
    /// of each.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/covered.md")]
    /// let chart = covered.draw_overlap(&Labels::new("Overlap"))?; // 800 people, 300 people, 300 of them in both
    /// let pairs = &chart["datasets"]["pairs"];
    /// assert_eq!((pairs[0]["label"].as_str(), pairs[1]["label"].as_str()), (Some("800"), Some("300 (37.5%)")));
    /// assert_eq!(pairs[1]["jaccard"].as_f64(), Some(0.375));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` for more than 40 partnerships, which nobody could read.
    pub fn draw_overlap(&self, labels: &Labels) -> Result<Value> {
        let many = self.partnership.len();
        if many > MOST_PARTNERSHIPS {
            let message = format!(
                "`coverage` has {many} partnerships: a matrix of more than {MOST_PARTNERSHIPS} cannot be read, so choose some"
            );
            return Err(Error::new(ErrorCode::OutOfRange, "coverage", message));
        }
        let mut cells = Vec::with_capacity(many * many);
        for (first, &own) in self.partnership.iter().zip(self.partnership_people) {
            for second in self.partnership {
                cells.push(self.cell(first, second, own));
            }
        }
        let names: Value = self
            .partnership
            .iter()
            .map(|name| Value::from(name.as_str()))
            .collect();
        Ok(OVERLAP.fill(&[
            ("description", self.description(labels).into()),
            (
                "title",
                labels.title("People of both, and as a share of the people of either (Jaccard)"),
            ),
            ("pairs", cells.into()),
            ("names", names),
            ("config", config()),
        ]))
    }

    fn cell(&self, first: &str, second: &str, own: f64) -> Value {
        let same = |a: &str, b: &str| (a == first && b == second) || (a == second && b == first);
        let pairs = self.pair_first.iter().zip(self.pair_second);
        let place = pairs.into_iter().position(|(a, b)| same(a, b));
        let at = |column: &[f64]| place.and_then(|place| column.get(place)).copied();
        let (both, jaccard) = if first == second {
            (own, f64::NAN)
        } else {
            (
                at(self.pair_people).unwrap_or(0.0),
                at(self.pair_jaccard).unwrap_or(0.0),
            )
        };
        let label = if jaccard > 0.0 {
            format!("{} ({})", people(both), percent(jaccard))
        } else {
            people(both)
        };
        let words = if first == second {
            format!("{first}: {label}")
        } else {
            format!("{first} and {second}: {label}")
        };
        row(&mut [
            ("first", first.into()),
            ("second", second.into()),
            ("people", both.into()),
            ("jaccard", jaccard.into()),
            // White letters on the darker half of the shades.
            ("dark", (jaccard > 0.5).into()),
            ("label", label.into()),
            ("words", words.into()),
        ])
    }

    fn description(&self, labels: &Labels) -> String {
        let words = self.sentences.join(" ");
        format!("{}. {words}", labels.title_text())
            .trim_end()
            .to_owned()
    }
}

const PEOPLE: Node = node!({
    "$schema": SCHEMA,
    "description": description,
    "title": title,
    "width": 460,
    "height": { "step": 28 },
    "datasets": { "groups": groups },
    "layer": [
        {
            "name": "groups",
            "data": { "name": "groups" },
            "mark": { "type": "bar" },
            "encoding": {
                "y": { "field": "name", "type": "nominal", "sort": null, "axis": { "title": "Covered by", "labelLimit": 420 } },
                "x": { "field": "people", "type": "quantitative", "axis": { "title": axis } },
                "tooltip": [{ "field": "words", "type": "nominal", "title": "People" }],
                "color": { "condition": { "test": "datum.covered", "value": DATA }, "value": QUIET },
                "description": { "field": "words", "type": "nominal" } }
        },
        {
            "name": "labels",
            "data": { "name": "groups" },
            "mark": { "type": "text", "align": "left", "dx": 6, "fontSize": 12, "color": "#111111", "aria": false },
            "encoding": {
                "y": { "field": "name", "type": "nominal", "sort": null },
                "x": { "field": "people", "type": "quantitative" },
                "text": { "field": "label", "type": "nominal" } }
        }
    ],
    "config": config
});

const OVERLAP: Node = node!({
    "$schema": SCHEMA,
    "description": description,
    "title": title,
    "width": { "step": 120 },
    "height": { "step": 32 },
    "datasets": { "pairs": pairs },
    "layer": [
        {
            "name": "pairs",
            "data": { "name": "pairs" },
            "mark": { "type": "rect", "stroke": "#888888", "invalid": null },
            "encoding": {
                "x": { "field": "second", "type": "nominal", "sort": null, "scale": { "domain": names },
                    "axis": { "title": null, "labelAngle": 0, "labelLimit": 115, "orient": "top" } },
                "y": { "field": "first", "type": "nominal", "sort": null, "scale": { "domain": names },
                    "axis": { "title": null, "labelLimit": 320 } },
                "color": { "condition": { "test": "!isValid(datum.jaccard)", "value": "#eeeeee" },
                    "field": "jaccard", "type": "quantitative",
                    "scale": { "domain": [0, 1], "range": ["#ffffff", DATA], "interpolate": "rgb" },
                    "legend": { "title": "Jaccard", "format": ".0%" } },
                "tooltip": [{ "field": "words", "type": "nominal", "title": "People" }],
                "description": { "field": "words", "type": "nominal" } }
        },
        {
            "name": "labels",
            "data": { "name": "pairs" },
            "mark": { "type": "text", "fontSize": 12, "aria": false },
            "encoding": {
                "x": { "field": "second", "type": "nominal", "sort": null },
                "y": { "field": "first", "type": "nominal", "sort": null },
                "color": { "condition": { "test": "datum.dark", "value": "#ffffff" }, "value": "#111111" },
                "text": { "field": "label", "type": "nominal" } }
        }
    ],
    "config": config
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AreaValues, CoverageModel, Memberships};

    #[test]
    fn a_partnership_with_itself_has_a_cell() {
        let people = AreaValues::people(&["a"], &[30.0]).unwrap();
        let members = Memberships::new(&["a"], &["X"]).unwrap();
        let covered = CoverageModel::new().estimate(&people, &members).unwrap();
        let chart = overlap(&covered, &Labels::new("Overlap")).unwrap();
        // It has no Jaccard index, and Vega-Lite leaves marks without a value out unless told otherwise.
        assert!(chart["datasets"]["pairs"][0]["jaccard"].is_null());
        let mark = chart["layer"][0]["mark"].as_object().unwrap();
        assert!(mark.get("invalid").is_some_and(Value::is_null), "{mark:?}");
        assert_eq!(
            chart["layer"][0]["encoding"]["color"]["scale"]["interpolate"],
            "rgb"
        );
    }
}
