//! The gradient: groups on the population scale with the fitted line.

use serde_json::Value;

use super::number::{IndexText, value_text};
use super::template::{Node, node, row};
use super::{Labels, config};
use crate::inequality::slope::{Gradient, Scale};

/// How many points a curved line is drawn with.
const CURVE: u32 = 40;

/// A chart of the gradient: each group as a bar as wide as its share of the people at the height of its value, the
/// fitted line through all, and both indices in the subtitle. The axis of values need not start at zero: lengths are not
/// compared, heights are.
///
/// ```
/// use commonweal::{GradientModel, OrderedGroups, Ranks, chart};
/// let groups = OrderedGroups::new(&[74.0, 79.0, 83.0], &[1.0; 3], Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?;
/// let gradient = GradientModel::new().estimate(&groups)?.with_unit("years");
/// let specification = chart::gradient(&gradient, &chart::Labels::new("Life expectancy"));
/// assert_eq!(specification["datasets"]["groups"][0]["value"], 74.0);
/// assert!(specification["description"].as_str().unwrap().contains("13.5"));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[must_use]
pub fn gradient(gradient: &Gradient, labels: &Labels) -> Value {
    let parts = GradientParts {
        rank: &gradient.rank,
        value: &gradient.value,
        population: &gradient.population,
        ridit: &gradient.ridit,
        most_deprived: gradient.most_deprived,
        least_deprived: gradient.least_deprived,
        intercept: gradient.intercept,
        slope: gradient.slope,
        scale: gradient.scale,
        per: gradient.per,
        slope_index: IndexText::from(&gradient.slope_index),
        relative_index: gradient.relative_index.as_ref().map(IndexText::from),
    };
    parts.draw(labels)
}

/// The parts of a [`Gradient`] that its chart shows, for callers who hold them in another form, such as the plain objects
/// of a page.
///
/// ```
/// use commonweal::{Scale, chart::{GradientParts, IndexText, Labels}};
/// let parts = GradientParts {
///     rank: &[1.0, 2.0], value: &[74.0, 83.0], population: &[1.0, 1.0], ridit: &[0.25, 0.75],
///     most_deprived: 69.5, least_deprived: 87.5, intercept: 69.5, slope: 18.0, scale: Scale::Linear, per: 1.0,
///     slope_index: IndexText { value: 18.0, unit: "years", interval: None }, relative_index: None,
/// };
/// let specification = parts.draw(&Labels::new("Life expectancy"));
/// assert_eq!(specification["title"]["subtitle"][0], "Slope index 18.0 years");
/// ```
#[derive(Debug, Clone)]
pub struct GradientParts<'a> {
    /// Ranks, row by row.
    pub rank: &'a [f64],
    /// Values.
    pub value: &'a [f64],
    /// People in each group.
    pub population: &'a [f64],
    /// Midpoint of each group from 0 (most deprived) to 1 (least deprived).
    pub ridit: &'a [f64],
    /// Fitted value at the most deprived end.
    pub most_deprived: f64,
    /// Fitted value at the least deprived end.
    pub least_deprived: f64,
    /// Intercept of the line on its scale.
    pub intercept: f64,
    /// Slope of the line on its scale.
    pub slope: f64,
    /// The scale on which the line is straight.
    pub scale: Scale,
    /// What 1 is in the unit of the values, on the logit scale.
    pub per: f64,
    /// The slope index.
    pub slope_index: IndexText<'a>,
    /// The relative index, where it has a value.
    pub relative_index: Option<IndexText<'a>>,
}

impl GradientParts<'_> {
    /// The chart; see [`gradient`].
    ///
    /// ```
    /// use commonweal::{Scale, chart::{GradientParts, IndexText, Labels}};
    /// # let parts = GradientParts {
    /// #     rank: &[1.0, 2.0], value: &[74.0, 83.0], population: &[1.0, 1.0], ridit: &[0.25, 0.75],
    /// #     most_deprived: 69.5, least_deprived: 87.5, intercept: 69.5, slope: 18.0, scale: Scale::Linear, per: 1.0,
    /// #     slope_index: IndexText { value: 18.0, unit: "years", interval: None }, relative_index: None,
    /// # };
    /// let chart = parts.draw(&Labels::new("Life expectancy")); // of two groups: 74 and 83 years
    /// let (groups, line) = (&chart["datasets"]["groups"], &chart["datasets"]["line"]);
    /// assert_eq!((groups[1]["from"].as_f64(), groups[1]["to"].as_f64()), (Some(0.5), Some(1.0))); // as wide as its people
    /// assert_eq!((line[0]["fitted"].as_f64(), line[1]["fitted"].as_f64()), (Some(69.5), Some(87.5)));
    /// ```
    #[must_use]
    pub fn draw(&self, labels: &Labels) -> Value {
        let summary = self.summary();
        let axis = Value::String(labels.value_axis(self.slope_index.unit));
        let x = |field: &str| X.fill(&[("field", field.into())]);
        SPECIFICATION.fill(&[
            ("description", self.description(labels, &summary).into()),
            ("title", labels.title(&summary)),
            ("groups", self.groups()),
            ("line", self.line()),
            ("ends", self.ends()),
            ("from", x("from")),
            ("ridit", x("ridit")),
            ("at", x("at")),
            ("axis", axis),
            ("config", config()),
        ])
    }

    fn summary(&self) -> String {
        let relative = self
            .relative_index
            .as_ref()
            .map_or_else(String::new, |index| {
                format!("; relative index {}", index.text())
            });
        format!("Slope index {}{relative}", self.slope_index.text())
    }

    fn description(&self, labels: &Labels, summary: &str) -> String {
        format!(
            "{}. {} groups from the most to the least deprived. Fitted value {} at the most deprived end and {} at the least \
             deprived end. {summary}.",
            labels.title_text(),
            self.value.len(),
            value_text(self.most_deprived),
            value_text(self.least_deprived),
        )
    }

    fn groups(&self) -> Value {
        let total: f64 = self.population.iter().sum();
        let columns = self
            .rank
            .iter()
            .zip(self.value)
            .zip(self.population)
            .zip(self.ridit);
        columns
            .map(|(((&rank, &value), &people), &ridit)| {
                let half = people / total / 2.0;
                let label = format!("Group {rank}: {}", value_text(value));
                row(&mut [
                    ("rank", rank.into()),
                    ("value", value.into()),
                    ("population", people.into()),
                    ("ridit", ridit.into()),
                    ("share", (people / total).into()),
                    ("from", (ridit - half).into()),
                    ("to", (ridit + half).into()),
                    ("label", label.into()),
                ])
            })
            .collect()
    }

    fn line(&self) -> Value {
        let steps = if self.scale == Scale::Linear {
            1
        } else {
            CURVE
        };
        (0..=steps)
            .map(|step| {
                let at = f64::from(step) / f64::from(steps);
                let fitted = self
                    .scale
                    .inverse(self.intercept + self.slope * at, self.per);
                row(&mut [("at", at.into()), ("fitted", fitted.into())])
            })
            .collect()
    }

    /// The label of the least deprived end stands beside the line; that of the most deprived end, where the axis leaves no
    /// room beside it, on the other side of the line than the first group, and farther off where the line runs into it.
    fn ends(&self) -> Value {
        let rises = self.least_deprived > self.most_deprived;
        let first = self
            .ridit
            .iter()
            .zip(self.value)
            .min_by(|a, b| a.0.total_cmp(b.0));
        let above = first.is_none_or(|(_, &value)| value <= self.most_deprived);
        let offset = match (above, rises) {
            (true, true) => -20.0,
            (true, false) => -8.0,
            (false, true) => 16.0,
            (false, false) => 28.0,
        };
        let ends = [
            (0.0, self.most_deprived, 0.0, offset),
            (1.0, self.least_deprived, 8.0, 0.0),
        ];
        ends.into_iter()
            .map(|(at, fitted, beside, offset)| {
                row(&mut [
                    ("at", at.into()),
                    ("fitted", fitted.into()),
                    ("label", value_text(fitted).into()),
                    ("beside", beside.into()),
                    ("offset", offset.into()),
                ])
            })
            .collect()
    }
}

/// The population scale.
const X: Node = node!({
    "field": field, "type": "quantitative", "scale": { "domain": [0, 1], "nice": false },
    "axis": { "title": "Share of people, from the most deprived (0%) to the least deprived (100%)", "format": ".0%",
        "values": [0, 0.2, 0.4, 0.6, 0.8, 1] }
});

const SPECIFICATION: Node = node!({
    "$schema": SCHEMA,
    "description": description,
    "title": title,
    "width": 560,
    "height": 320,
    "datasets": { "groups": groups, "line": line, "ends": ends },
    "layer": [
        {
            "name": "range",
            "data": { "name": "groups" },
            "mark": { "type": "rule", "strokeWidth": 7, "color": DATA, "opacity": 0.3, "aria": false },
            "encoding": { "x": from, "x2": { "field": "to" },
                "y": { "field": "value", "type": "quantitative", "scale": { "zero": false, "nice": true },
                    "axis": { "title": axis } } }
        },
        {
            "name": "groups",
            "data": { "name": "groups" },
            "mark": { "type": "point", "filled": true, "size": 60, "color": DATA, "opacity": 1 },
            "encoding": { "x": ridit,
                "y": { "field": "value", "type": "quantitative", "scale": { "zero": false, "nice": true },
                    "axis": { "title": axis } },
                "tooltip": [
                    { "field": "rank", "type": "quantitative", "title": "Rank" },
                    { "field": "value", "type": "quantitative", "title": axis },
                    { "field": "share", "type": "quantitative", "title": "Share of people", "format": ".1%" },
                ],
                "description": { "field": "label", "type": "nominal" } }
        },
        {
            "name": "fitted",
            "data": { "name": "line" },
            "mark": { "type": "line", "color": FITTED, "strokeWidth": 2, "strokeDash": [6, 4], "aria": false },
            "encoding": { "x": at, "y": { "field": "fitted", "type": "quantitative" } }
        },
        {
            "name": "ends",
            "data": { "name": "ends" },
            "mark": { "type": "text", "color": FITTED, "fontWeight": "bold", "fontSize": 12,
                "align": "left", "dx": { "expr": "datum.beside" }, "dy": { "expr": "datum.offset" } },
            "encoding": { "x": at, "y": { "field": "fitted", "type": "quantitative" },
                "text": { "field": "label", "type": "nominal" } }
        }
    ],
    "config": config
});
