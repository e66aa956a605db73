//! The gradient: groups on the population scale with the fitted line.

use serde_json::{Value, json};

use super::number::{estimate_text, value_text};
use super::{DATA, FITTED, Labels, SCHEMA, config};
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
    let total: f64 = gradient.population.iter().sum();
    let columns = gradient
        .rank
        .iter()
        .zip(&gradient.value)
        .zip(&gradient.population)
        .zip(&gradient.ridit);
    let groups: Vec<Value> = columns
        .map(|(((rank, value), people), ridit)| {
            let half = people / total / 2.0;
            json!({ "rank": rank, "value": value, "population": people, "ridit": ridit, "from": ridit - half,
                "to": ridit + half, "label": format!("Group {rank}: {}", value_text(*value)) })
        })
        .collect();
    let steps = if gradient.scale == Scale::Linear {
        1
    } else {
        CURVE
    };
    let line: Vec<Value> = (0..=steps)
        .map(|step| {
            let at = f64::from(step) / f64::from(steps);
            json!({ "at": at, "fitted": gradient.fitted_at(at) })
        })
        .collect();
    // Each label stands on the side of the line from which it slopes away.
    let rising = gradient.least_deprived > gradient.most_deprived;
    let ends = json!([
        { "at": 0.0, "fitted": gradient.most_deprived, "label": value_text(gradient.most_deprived), "above": !rising },
        { "at": 1.0, "fitted": gradient.least_deprived, "label": value_text(gradient.least_deprived), "above": rising },
    ]);
    let slope = format!("Slope index {}", estimate_text(&gradient.slope_index));
    let relative = gradient
        .relative_index
        .as_ref()
        .map(|index| format!("; relative index {}", estimate_text(index)));
    let summary = format!("{slope}{}", relative.unwrap_or_default());
    let description = format!(
        "{}. {} groups from the most to the least deprived. Fitted value {} at the most deprived end and {} at the least \
         deprived end. {summary}.",
        labels.title_text(),
        gradient.value.len(),
        value_text(gradient.most_deprived),
        value_text(gradient.least_deprived),
    );
    let axis = labels.value_axis(&gradient.slope_index.unit);
    let x = |field: &str| {
        json!({ "field": field, "type": "quantitative", "scale": { "domain": [0, 1], "nice": false },
            "axis": { "title": "Share of people, from the most deprived (0%) to the least deprived (100%)", "format": ".0%",
                "values": [0, 0.2, 0.4, 0.6, 0.8, 1] } })
    };
    let y = |field: &str| {
        json!({ "field": field, "type": "quantitative", "scale": { "zero": false, "nice": true },
            "axis": { "title": axis, "format": "~s" } })
    };
    let mut y_value = y("value");
    if let Some(object) = y_value.get_mut("axis").and_then(Value::as_object_mut) {
        object.remove("format");
    }
    let tooltip = json!([
        { "field": "rank", "type": "quantitative", "title": "Rank" },
        { "field": "value", "type": "quantitative", "title": axis },
        { "field": "population", "type": "quantitative", "title": "People", "format": "," },
    ]);
    json!({
        "$schema": SCHEMA,
        "description": description,
        "title": labels.title(&summary),
        "width": 560,
        "height": 320,
        "datasets": { "groups": groups, "line": line, "ends": ends },
        "layer": [
            {
                "name": "range",
                "data": { "name": "groups" },
                "mark": { "type": "rule", "strokeWidth": 7, "color": DATA, "opacity": 0.3, "aria": false },
                "encoding": { "x": x("from"), "x2": { "field": "to" }, "y": y_value }
            },
            {
                "name": "groups",
                "data": { "name": "groups" },
                "mark": { "type": "point", "filled": true, "size": 60, "color": DATA, "opacity": 1 },
                "encoding": { "x": x("ridit"), "y": y_value, "tooltip": tooltip,
                    "description": { "field": "label", "type": "nominal" } }
            },
            {
                "name": "fitted",
                "data": { "name": "line" },
                "mark": { "type": "line", "color": FITTED, "strokeWidth": 2, "strokeDash": [6, 4], "aria": false },
                "encoding": { "x": x("at"), "y": { "field": "fitted", "type": "quantitative" } }
            },
            {
                "name": "ends",
                "data": { "name": "ends" },
                "mark": { "type": "text", "color": FITTED, "fontWeight": "bold", "fontSize": 12,
                    "dy": { "expr": "datum.above ? -10 : 14" }, "align": { "expr": "datum.at < 0.5 ? 'left' : 'right'" } },
                "encoding": { "x": x("at"), "y": { "field": "fitted", "type": "quantitative" },
                    "text": { "field": "label", "type": "nominal" } }
            }
        ],
        "config": config()
    })
}
