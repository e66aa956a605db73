//! The cascade: reach by stage and stratum, and who was lost on the way.

use serde_json::Value;

use super::number::level_text;
use super::template::{Node, node, row};
use super::{Labels, config};
use crate::intervention::cascade::{Cascade, CascadeStages};
use crate::words::{count as people, percent};

/// More strata than this are not drawn apart: their bars would be too thin to read.
const MOST_STRATA: usize = 12;

/// A chart of a cascade: for each stage and stratum a bar of reach with its interval, and in a lighter tone those lost since
/// the stage before; below each stage, how many were lost in all. More than 12 strata are drawn together, and the subtitle
/// says so.
///
/// ```
/// use commonweal::{CascadeModel, StageCounts, chart};
/// let counts = StageCounts::new(&[("invited", &[5_000.0]), ("attended", &[1_800.0])])?;
/// let cascade = CascadeModel::new().estimate(&counts)?;
/// let specification = chart::cascade(&cascade, &chart::Labels::new("Lung health checks"));
/// assert_eq!(specification["datasets"]["stages"][1]["reach"], 0.36);
/// assert_eq!(specification["datasets"]["stages"][1]["label"], "1,800 (36.0%)");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[must_use]
pub fn cascade(cascade: &Cascade, labels: &Labels) -> Value {
    CascadeParts {
        stages: &cascade.stages,
        strata: CascadeRows::from(&cascade.strata),
        total: CascadeRows::from(&cascade.total),
        level: cascade
            .total
            .reach
            .intervals
            .first()
            .map(|limits| limits.level),
        sentences: &cascade.sentences,
    }
    .draw(labels)
}

/// The parts of a [`Cascade`] that its chart shows, for callers who hold them in another form, such as the plain objects of
/// a page.
///
/// ```
/// use commonweal::chart::{CascadeParts, CascadeRows, Labels};
/// let (stages, names) = (["invited".to_owned(), "attended".to_owned()], ["All".to_owned(), "All".to_owned()]);
/// let rows = CascadeRows {
///     stratum: &names, count: &[50.0, 18.0], lost: &[f64::NAN, 32.0],
///     reach: &[1.0, 0.36], lower: &[0.93, 0.24], upper: &[1.0, 0.5],
/// };
/// let parts = CascadeParts { stages: &stages, strata: rows, total: rows, level: Some(0.95), sentences: &[] };
/// assert_eq!(parts.draw(&Labels::new("Checks"))["datasets"]["stages"][1]["from"], 0.36);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CascadeParts<'a> {
    /// The stages in order.
    pub stages: &'a [String],
    /// One row for each stratum and stage.
    pub strata: CascadeRows<'a>,
    /// One row for each stage.
    pub total: CascadeRows<'a>,
    /// Level of the limits.
    pub level: Option<f64>,
    /// What it says in words.
    pub sentences: &'a [String],
}

/// Columns of a table of a cascade.
///
/// ```
/// use commonweal::chart::CascadeRows;
/// let names = ["All".to_owned()];
/// let rows = CascadeRows { stratum: &names, count: &[50.0], lost: &[f64::NAN], reach: &[1.0], lower: &[], upper: &[] };
/// assert_eq!(rows.stratum.len(), rows.count.len());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CascadeRows<'a> {
    /// The stratum.
    pub stratum: &'a [String],
    /// People at the stage; NaN where the count is hidden.
    pub count: &'a [f64],
    /// People lost since the stage before.
    pub lost: &'a [f64],
    /// People at the stage over people at the first stage.
    pub reach: &'a [f64],
    /// Lower limits of reach; empty where there are none.
    pub lower: &'a [f64],
    /// Upper limits of reach.
    pub upper: &'a [f64],
}

impl<'a> From<&'a CascadeStages> for CascadeRows<'a> {
    fn from(table: &'a CascadeStages) -> Self {
        let limits = table.reach.intervals.first();
        Self {
            stratum: &table.stratum,
            count: &table.count,
            lost: &table.lost,
            reach: &table.reach.value,
            lower: limits.map_or(&[], |limits| &limits.lower),
            upper: limits.map_or(&[], |limits| &limits.upper),
        }
    }
}

impl CascadeParts<'_> {
    /// The chart; see [`cascade`].
    ///
    /// ```
    /// use commonweal::chart::{CascadeParts, CascadeRows, Labels};
    /// # let (stages, names) = (["invited".to_owned(), "attended".to_owned()], ["All".to_owned(), "All".to_owned()]);
    /// # let rows = CascadeRows {
    /// #     stratum: &names, count: &[50.0, 18.0], lost: &[f64::NAN, 32.0],
    /// #     reach: &[1.0, 0.36], lower: &[0.93, 0.24], upper: &[1.0, 0.5],
    /// # };
    /// # let parts = CascadeParts { stages: &stages, strata: rows, total: rows, level: Some(0.95), sentences: &[] };
    /// let chart = parts.draw(&Labels::new("Checks")); // of 50 invited, 18 attended
    /// let attended = &chart["datasets"]["stages"][1];
    /// assert_eq!((attended["reach"].as_f64(), attended["upper"].as_f64()), (Some(0.36), Some(0.5)));
    /// assert_eq!(attended["stage"], "attended\n32 lost (64.0%)");
    /// ```
    #[must_use]
    pub fn draw(&self, labels: &Labels) -> Value {
        let width = self.stages.len().max(1);
        let strata = self.strata.count.len() / width;
        let together = strata <= 1 || strata > MOST_STRATA;
        let rows = if together { self.total } else { self.strata };
        let names: Vec<String> = (0..width).map(|place| self.stage(place)).collect();
        let data: Value = (0..rows.count.len())
            .map(|row| bar(&rows, row, width, &names, together))
            .collect();
        let mut below = self.level.map_or_else(String::new, |level| {
            format!("Lines: {} intervals. ", level_text(level))
        });
        below.push_str("Light: lost since the stage before.");
        if strata > MOST_STRATA {
            below.push_str(&format!(" All {strata} strata together."));
        }
        let description = format!(
            "{}. {} {}",
            labels.title_text(),
            stages_in_words(self.stages.len(), strata),
            self.sentences.join(" ")
        );
        let domain: Value = names
            .iter()
            .map(|name| Value::from(name.as_str()))
            .collect();
        let y = Y.fill(&[("names", domain)]);
        let offset = OFFSET.fill(&[]);
        let most = data
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|bar| bar.get("end").and_then(Value::as_f64))
            .fold(1.0, f64::max);
        // Room for the labels behind the longest bar.
        let x = X.fill(&[
            (
                "axis",
                labels
                    .value_axis("Reach: share of people at the first stage")
                    .into(),
            ),
            ("most", (most * 1.45).into()),
        ]);
        SPECIFICATION.fill(&[
            ("description", description.trim_end().into()),
            ("title", labels.title(&below)),
            ("stages", data),
            ("x", x),
            // Alone, a bar must leave room for the two lines of its stage.
            ("step", if together { 34.0 } else { 21.0 }.into()),
            ("y", y),
            ("offset", offset),
            ("config", config()),
        ])
    }

    /// A stage with the people lost before it.
    fn stage(&self, place: usize) -> String {
        let name = self.stages.get(place).map_or("", String::as_str);
        let lost = at(self.total.lost, place);
        if lost.is_nan() || lost < 0.0 {
            return name.to_owned();
        }
        let before = at(self.total.count, place.wrapping_sub(1));
        let share = if before > 0.0 {
            format!(" ({})", percent(lost / before))
        } else {
            String::new()
        };
        format!("{name}\n{} lost{share}", people(lost))
    }
}

fn stages_in_words(stages: usize, strata: usize) -> String {
    let plural = |count: usize, one: &str, more: &str| {
        format!("{count} {}", if count == 1 { one } else { more })
    };
    format!(
        "{} in {}.",
        plural(stages, "stage", "stages"),
        plural(strata, "stratum", "strata")
    )
}

fn bar(
    rows: &CascadeRows<'_>,
    row_at: usize,
    width: usize,
    names: &[String],
    together: bool,
) -> Value {
    let place = row_at % width;
    let stratum = rows.stratum.get(row_at).map_or("", String::as_str);
    let (count, reach) = (at(rows.count, row_at), at(rows.reach, row_at));
    let before = if place > 0 {
        at(rows.reach, row_at - 1)
    } else {
        f64::NAN
    };
    let (lower, upper) = (at(rows.lower, row_at), at(rows.upper, row_at));
    let said = match (count.is_nan(), reach.is_nan()) {
        (true, _) => "hidden".to_owned(),
        (_, true) => people(count),
        _ => format!("{} ({})", people(count), percent(reach)),
    };
    let label = if together {
        said
    } else {
        format!("{stratum}: {said}")
    };
    let stage = names.get(place).map_or("", String::as_str);
    let words = format!("{}, {label}", stage.split('\n').next().unwrap_or_default());
    // Where the bar, its interval and the lighter bar end, and the label begins.
    let end = [reach, upper, before]
        .into_iter()
        .filter(|end| !end.is_nan())
        .fold(0.0, f64::max);
    row(&mut [
        ("stage", stage.into()),
        ("stratum", stratum.into()),
        ("count", count.into()),
        ("reach", reach.into()),
        ("from", reach.into()),
        ("before", before.into()),
        ("lower", lower.into()),
        ("upper", upper.into()),
        ("end", end.into()),
        ("label", label.into()),
        ("words", words.into()),
    ])
}

/// A value of a column; NaN (in a specification: null) beyond its end.
fn at(column: &[f64], index: usize) -> f64 {
    column.get(index).copied().unwrap_or(f64::NAN)
}

/// The stages are listed, so that one whose counts are hidden keeps its row.
const Y: Node = node!({ "field": "stage", "type": "nominal", "sort": null, "scale": { "domain": names, "paddingInner": 0.25 },
    "axis": { "title": null, "labelLimit": 420, "labelExpr": "split(datum.label, '\\n')" } });

const OFFSET: Node = node!({ "field": "stratum", "type": "nominal", "sort": null, "scale": { "paddingInner": 0.2 } });

const X: Node = node!({ "field": "reach", "type": "quantitative", "scale": { "domain": [0, most], "nice": false },
    "axis": { "title": axis, "domain": false, "format": ".0%", "values": [0, 0.2, 0.4, 0.6, 0.8, 1] } });

const SPECIFICATION: Node = node!({
    "$schema": SCHEMA,
    "description": description,
    "title": title,
    "width": 560,
    "height": { "step": step, "for": "offset" },
    "datasets": { "stages": stages },
    "layer": [
        {
            "name": "lost",
            "data": { "name": "stages" },
            "transform": [{ "filter": "isValid(datum.before) && isValid(datum.from) && datum.before > datum.from" }],
            "mark": { "type": "bar", "color": "#c9d6e6", "aria": false },
            "encoding": { "y": y, "yOffset": offset, "x": { "field": "from", "type": "quantitative" }, "x2": { "field": "before" } }
        },
        {
            "name": "reach",
            "data": { "name": "stages" },
            "mark": { "type": "bar", "color": DATA },
            "encoding": { "y": y, "yOffset": offset, "x": x,
                "tooltip": [{ "field": "words", "type": "nominal", "title": "Reach" }],
                "description": { "field": "words", "type": "nominal" } }
        },
        {
            "name": "halo",
            "data": { "name": "stages" },
            "mark": { "type": "rule", "strokeWidth": 5, "color": "#ffffff", "aria": false },
            "encoding": { "y": y, "yOffset": offset, "x": { "field": "lower", "type": "quantitative" },
                "x2": { "field": "upper" } }
        },
        {
            "name": "intervals",
            "data": { "name": "stages" },
            "mark": { "type": "rule", "strokeWidth": 2, "color": "#111111", "aria": false },
            "encoding": { "y": y, "yOffset": offset, "x": { "field": "lower", "type": "quantitative" },
                "x2": { "field": "upper" } }
        },
        {
            "name": "labels",
            "data": { "name": "stages" },
            "mark": { "type": "text", "align": "left", "dx": 8, "fontSize": 12, "color": "#111111", "aria": false },
            "encoding": { "y": y, "yOffset": offset, "x": { "field": "end", "type": "quantitative" },
                "text": { "field": "label", "type": "nominal" } }
        }
    ],
    "config": config
});
