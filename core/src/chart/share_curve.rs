//! Lorenz and concentration curves, with the line of equality.

use serde_json::Value;

use super::number::IndexText;
use super::template::{Node, node, row};
use super::{Labels, config};
use crate::inequality::curve::ShareCurve;

/// More points than this cannot be told apart; between them the curve is as good as straight.
const MOST_POINTS: usize = 101;

/// More points than this are drawn small.
const MANY_POINTS: usize = 25;

/// A chart of a Lorenz or concentration curve: the share of the total against the share of the people, the line on which all have
/// the same, and the index in the subtitle.
///
/// ```
/// use commonweal::{LorenzCurve, WeightedValues, chart};
/// let beds = WeightedValues::new(&[0.0, 2.0, 4.0, 10.0], None)?;
/// let curve = LorenzCurve::new().estimate(&beds)?;
/// let specification = chart::share_curve(&curve, &chart::Labels::new("Beds"));
/// assert_eq!(specification["datasets"]["points"][2]["share"], 0.125);
/// assert_eq!(specification["title"]["subtitle"][0], "Gini index 0.500");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[must_use]
pub fn share_curve(curve: &ShareCurve, labels: &Labels) -> Value {
    let limits = curve.intervals.first();
    let parts = ShareCurveParts {
        measure: &curve.measure,
        people: &curve.people,
        share: &curve.share,
        lower: limits.map_or(&[], |limits| &limits.lower),
        upper: limits.map_or(&[], |limits| &limits.upper),
        order: &curve.order,
        index_name: &curve.index.measure,
        index: IndexText::from(&curve.index),
    };
    parts.draw(labels)
}

/// The parts of a [`ShareCurve`] that its chart shows, for callers who hold them in another form, such as the plain objects of a
/// page.
///
/// ```
/// use commonweal::chart::{IndexText, Labels, ShareCurveParts};
/// let parts = ShareCurveParts {
///     measure: "Lorenz curve", people: &[0.0, 0.5, 1.0], share: &[0.0, 0.2, 1.0], lower: &[], upper: &[],
///     order: "from those who have least to those who have most", index_name: "Gini index",
///     index: IndexText { value: 0.3, unit: "index", interval: None },
/// };
/// let specification = parts.draw(&Labels::new("Beds"));
/// assert_eq!(specification["title"]["subtitle"][0], "Gini index 0.300");
/// ```
#[derive(Debug, Clone)]
pub struct ShareCurveParts<'a> {
    /// Which curve it is.
    pub measure: &'a str,
    /// Shares of the people, ascending.
    pub people: &'a [f64],
    /// The share of the total that they hold.
    pub share: &'a [f64],
    /// Its lower limits; empty without limits.
    pub lower: &'a [f64],
    /// Its upper limits; empty without limits.
    pub upper: &'a [f64],
    /// In which order the people stand.
    pub order: &'a str,
    /// What the index is called.
    pub index_name: &'a str,
    /// The index.
    pub index: IndexText<'a>,
}

impl ShareCurveParts<'_> {
    /// The chart; see [`share_curve`]. Of more than 101 points it shows about 101, evenly spread over the people.
    ///
    /// ```
    /// use commonweal::chart::{IndexText, Labels, ShareCurveParts};
    /// # let parts = ShareCurveParts {
    /// #     measure: "concentration curve", people: &[0.0, 0.5, 1.0], share: &[0.0, 0.7, 1.0], lower: &[], upper: &[],
    /// #     order: "from the most to the least deprived", index_name: "concentration index",
    /// #     index: IndexText { value: -0.2, unit: "index", interval: None },
    /// # };
    /// let chart = parts.draw(&Labels::new("Smokers")); // 70 % of them in the more deprived half
    /// let words = "Smokers. Concentration curve, people from the most to the least deprived. The first half of the people \
    ///     holds 70.0% of the total. Concentration index -0.200.";
    /// assert_eq!(chart["description"], words); // for screen readers
    /// ```
    #[must_use]
    pub fn draw(&self, labels: &Labels) -> Value {
        let mut index = IndexText {
            unit: "ratio",
            ..self.index
        }; // an index has no unit to tell
        index.value += 0.0;
        let summary = format!("{} {}", self.index_name, index.text());
        let summary = capital(&summary);
        let shown = self.shown();
        let size = if shown.len() > MANY_POINTS { 8.0 } else { 45.0 };
        let ends: Value = [(0.0, 0.0), (1.0, 1.0)]
            .into_iter()
            .map(|(people, share): (f64, f64)| {
                row(&mut [("people", people.into()), ("share", share.into())])
            })
            .collect();
        SPECIFICATION.fill(&[
            ("description", self.description(labels, &summary).into()),
            ("title", labels.title(&summary)),
            ("points", self.points(&shown)),
            ("limits", self.limits(&shown)),
            ("ends", ends),
            ("size", size.into()),
            (
                "x",
                X.fill(&[("order", format!("Share of people, {}", self.order).into())]),
            ),
            // On the other side of the line than the curve.
            (
                "beside",
                if self.at(0.5) > 0.5 { 14.0 } else { -10.0 }.into(),
            ),
            ("axis", labels.value_axis("Share of the total").into()),
            ("config", config()),
        ])
    }

    fn description(&self, labels: &Labels, summary: &str) -> String {
        format!(
            "{}. {}, people {}. The first half of the people holds {} of the total. {summary}.",
            labels.title_text(),
            capital(self.measure),
            self.order,
            percent(self.at(0.5)),
        )
    }

    /// The share held by a share of the people, on the straight line between two points (and from the corner, where the points
    /// were asked for and start later).
    fn at(&self, people: f64) -> f64 {
        let mut from = (0.0, 0.0);
        let points = self.people.iter().copied().zip(self.share.iter().copied());
        for to in points.chain([(1.0, 1.0)]) {
            if to.0 >= people {
                let width = to.0 - from.0;
                return if width > 0.0 {
                    from.1 + (to.1 - from.1) * (people - from.0) / width
                } else {
                    to.1
                };
            }
            from = to;
        }
        1.0
    }

    /// The rows that are drawn.
    fn shown(&self) -> Vec<usize> {
        let all = self.people.len().min(self.share.len());
        if all <= MOST_POINTS {
            return (0..all).collect();
        }
        let mut next = 0.0;
        let step = 1.0 / (MOST_POINTS - 1) as f64;
        let due = |(row, people): (usize, &f64)| {
            if *people >= next || row + 1 == all {
                next = people + step;
                return Some(row);
            }
            None
        };
        self.people
            .iter()
            .enumerate()
            .take(all)
            .filter_map(due)
            .collect()
    }

    fn points(&self, shown: &[usize]) -> Value {
        let of = |column: &[f64], row: usize| column.get(row).copied().unwrap_or(f64::NAN);
        let points = shown.iter().map(|at| {
            let (people, share) = (of(self.people, *at), of(self.share, *at));
            let label = format!("{} of the people hold {}", percent(people), percent(share));
            row(&mut [
                ("people", people.into()),
                ("share", share.into()),
                ("label", label.into()),
            ])
        });
        points.collect()
    }

    fn limits(&self, shown: &[usize]) -> Value {
        let limits = shown.iter().filter_map(|at| {
            let (lower, upper) = (self.lower.get(*at)?, self.upper.get(*at)?);
            let people = self.people.get(*at)?;
            Some(row(&mut [
                ("people", (*people).into()),
                ("lower", (*lower).into()),
                ("upper", (*upper).into()),
            ]))
        });
        limits.collect()
    }
}

fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

fn capital(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

const X: Node = node!({
    "field": "people", "type": "quantitative", "scale": { "domain": [0, 1], "nice": false },
    "axis": { "title": order, "format": ".0%", "values": [0, 0.2, 0.4, 0.6, 0.8, 1] }
});

const SPECIFICATION: Node = node!({
    "$schema": SCHEMA,
    "description": description,
    "title": title,
    "width": 400,
    "height": 400,
    "datasets": { "points": points, "limits": limits, "ends": ends },
    "layer": [
        {
            "name": "gap",
            "data": { "name": "points" },
            "mark": { "type": "area", "color": DATA, "opacity": 0.12, "aria": false },
            "encoding": { "x": x,
                "y": { "field": "share", "type": "quantitative", "scale": { "domain": [0, 1], "nice": false },
                    "axis": { "title": axis, "format": ".0%", "values": [0, 0.2, 0.4, 0.6, 0.8, 1] } },
                "y2": { "field": "people" } }
        },
        {
            "name": "equality",
            "data": { "name": "ends" },
            "mark": { "type": "line", "color": FITTED, "strokeWidth": 2, "strokeDash": [6, 4], "aria": false },
            "encoding": { "x": x, "y": { "field": "share", "type": "quantitative" } }
        },
        {
            "name": "limits",
            "data": { "name": "limits" },
            "mark": { "type": "rule", "color": DATA, "strokeWidth": 2, "opacity": 0.6, "aria": false },
            "encoding": { "x": x, "y": { "field": "lower", "type": "quantitative" }, "y2": { "field": "upper" } }
        },
        {
            "name": "curve",
            "data": { "name": "points" },
            "mark": { "type": "line", "color": DATA, "strokeWidth": 2, "aria": false },
            "encoding": { "x": x, "y": { "field": "share", "type": "quantitative" },
                "order": { "field": "people", "type": "quantitative" } }
        },
        {
            "name": "points",
            "data": { "name": "points" },
            "mark": { "type": "point", "filled": true, "size": size, "color": DATA, "opacity": 1 },
            "encoding": { "x": x, "y": { "field": "share", "type": "quantitative" },
                "tooltip": [
                    { "field": "people", "type": "quantitative", "title": "Share of people", "format": ".1%" },
                    { "field": "share", "type": "quantitative", "title": axis, "format": ".1%" },
                ],
                "description": { "field": "label", "type": "nominal" } }
        },
        {
            "name": "equal",
            "data": { "values": [{ "people": 0.5, "share": 0.5 }] },
            "mark": { "type": "text", "text": "All have the same", "angle": 315, "dy": beside, "color": FITTED, "fontSize": 12,
                "aria": false },
            "encoding": { "x": x, "y": { "field": "share", "type": "quantitative" } }
        }
    ],
    "config": config
});
