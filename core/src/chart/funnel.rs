//! The funnel: units by size and value, with limits of chance and, where present, of the units' own scatter.

mod lines;
mod options;
mod specification;
#[cfg(test)]
mod tests;

pub use options::FunnelChart;

use lines::curves;
use serde_json::Value;
use specification::{LOG_SIZES, SIZES, SPECIFICATION};

use super::number::{level_text, value_text};
use super::template::row;
use super::{DATA, Labels, QUIET, config};
use crate::estimate::Level;
use crate::variation::funnel::{
    Funnel, FunnelAnswer, FunnelFlag, FunnelKind, FunnelLimits, FunnelScale, Overdispersion,
    flag_of,
};

/// The size of the picture, by which labels keep off each other.
const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 360.0;
/// Labels nearer than this to one that stands already are left out.
const NEAR: (f64, f64) = (72.0, 13.0);

/// A chart of a funnel: units by size and value, shapes by where they stand, the target, limits of chance in grey and limits
/// that allow for the units' own scatter in orange.
///
/// ```
/// use commonweal::{Counts, FunnelKind, FunnelModel, chart};
/// let counts = Counts::new(&[12.0, 30.0, 95.0], &[400.0, 620.0, 810.0])?;
/// let result = FunnelModel::new(FunnelKind::Proportion).estimate(&counts)?;
/// let specification = chart::funnel(&result, &chart::Labels::new("Breaches"), &chart::FunnelChart::new());
/// assert_eq!(specification["datasets"]["units"].as_array().unwrap().len(), 3);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[must_use]
pub fn funnel(funnel: &Funnel, labels: &Labels, options: &FunnelChart<'_>) -> Value {
    let scatter = funnel.overdispersed.as_ref();
    let asked = funnel.overdispersion != Overdispersion::None;
    let shown = match scatter {
        Some(scatter) if asked => &scatter.answer,
        _ => &funnel.naive,
    };
    let levels: Vec<f64> = funnel
        .naive
        .limits
        .iter()
        .map(|limit| limit.level)
        .collect();
    let parts = FunnelParts {
        kind: funnel.kind,
        value: &funnel.value,
        population: &funnel.population,
        tail_low: &shown.tail_low,
        tail_high: &shown.tail_high,
        target: funnel.target,
        limits: funnel.limits,
        levels: &levels,
        scatter: scatter.map(|scatter| (scatter.scale, scatter.tau2)),
        adjusted: asked,
        outside: outside(&funnel.naive),
        outside_adjusted: scatter.map(|scatter| outside(&scatter.answer)),
        unit: &funnel.unit,
        per: funnel.per,
    };
    parts.draw(labels, options)
}

/// How many units lie outside the widest limits.
fn outside(answer: &FunnelAnswer) -> u64 {
    let widest = answer
        .limits
        .iter()
        .max_by(|a, b| a.level.total_cmp(&b.level));
    widest.map_or(0, |limit| limit.below + limit.above)
}

/// The parts of a [`Funnel`] that its chart shows, for callers who hold them in another form.
///
/// ```
/// use commonweal::{FunnelKind, FunnelLimits, chart::{FunnelChart, FunnelParts, Labels}};
/// let parts = FunnelParts {
///     kind: FunnelKind::Proportion, value: &[0.2, 0.5], population: &[50.0, 80.0], tail_low: &[0.001, 0.99],
///     tail_high: &[0.999, 0.02], target: 0.4, limits: FunnelLimits::Exact, levels: &[0.95], scatter: None,
///     adjusted: false, outside: 2, outside_adjusted: None, unit: "proportion", per: 1.0,
/// };
/// let specification = parts.draw(&Labels::new("Uptake"), &FunnelChart::new());
/// assert_eq!(specification["datasets"]["units"][0]["stands"], "Below 95% limits");
/// ```
#[derive(Debug, Clone)]
pub struct FunnelParts<'a> {
    /// What stands on the vertical axis.
    pub kind: FunnelKind,
    /// Values.
    pub value: &'a [f64],
    /// Sizes.
    pub population: &'a [f64],
    /// Lower tails of the account that the shapes show.
    pub tail_low: &'a [f64],
    /// Upper tails of that account.
    pub tail_high: &'a [f64],
    /// The target.
    pub target: f64,
    /// How limits of chance are made.
    pub limits: FunnelLimits,
    /// Levels, in any order.
    pub levels: &'a [f64],
    /// Scale and variance of the units' own scatter, where there is one.
    pub scatter: Option<(FunnelScale, f64)>,
    /// Whether the shapes show the account with scatter.
    pub adjusted: bool,
    /// Units outside the widest limits of chance.
    pub outside: u64,
    /// Units outside the widest limits with scatter.
    pub outside_adjusted: Option<u64>,
    /// The unit of the values.
    pub unit: &'a str,
    /// Its multiplier.
    pub per: f64,
}

impl FunnelParts<'_> {
    /// The chart; see [`funnel`].
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/units.md")]
    /// use commonweal::chart::FunnelChart;
    /// let chart = parts.draw(&Labels::new("Uptake"), &FunnelChart::new()); // 0.2 and 0.5 about a target of 0.4
    /// let units = &chart["datasets"]["units"];
    /// assert_eq!((units[0]["value"].as_f64(), units[0]["stands"].as_str()), (Some(0.2), Some("Below 95% limits")));
    /// assert_eq!(chart["datasets"]["target"][0]["label"], "Target 0.400");
    /// ```
    #[must_use]
    pub fn draw(&self, labels: &Labels, options: &FunnelChart<'_>) -> Value {
        let (narrowest, widest) = self.ends();
        let flags: Vec<FunnelFlag> = self
            .tail_low
            .iter()
            .zip(self.tail_high)
            .map(|(&low, &high)| flag_of(low, high, narrowest.tail(), widest.tail()))
            .collect();
        let lines = self.lines(options.log_sizes);
        let name = |row: usize| {
            let name = options.names.get(row).map(|name| (*name).to_owned());
            name.unwrap_or_else(|| format!("row {row}"))
        };
        let stands = |flag: FunnelFlag| stands(flag, narrowest, widest);
        let units = self.units(&flags, &name, &stands);
        let labelled = self.labelled(&flags, options);
        let label_rows = self.label_rows(&labelled, &name);
        let present: Vec<(FunnelFlag, usize)> = FunnelFlag::ALL
            .iter()
            .map(|flag| (*flag, flags.iter().filter(|one| *one == flag).count()))
            .filter(|(_, count)| *count > 0)
            .collect();
        let summary = self.summary(widest);
        let names: Vec<String> = labelled.iter().map(|(at, _)| name(*at)).collect();
        let list = |of: &dyn Fn(FunnelFlag) -> Value| -> Value {
            present.iter().map(|(flag, _)| of(*flag)).collect()
        };
        let size = options.size.map_or_else(
            || match self.kind {
                FunnelKind::StandardisedRatio => "Expected events".to_owned(),
                _ => "Population".to_owned(),
            },
            str::to_owned,
        );
        let x = |title: &str| {
            let axis = if options.log_sizes { LOG_SIZES } else { SIZES };
            axis.fill(&[("title", title.into())])
        };
        let target = row(&mut [
            ("value", self.target.into()),
            (
                "label",
                format!("Target {}", value_text(self.target)).into(),
            ),
        ]);
        SPECIFICATION.fill(&[
            (
                "description",
                self.description(labels, &summary, &names).into(),
            ),
            ("title", labels.title(&summary)),
            ("units", units),
            ("curves", curves(&lines)),
            ("labels", label_rows),
            ("target", vec![target].into()),
            ("x", x(&size)),
            ("axis", labels.value_axis(self.unit).into()),
            (
                "account",
                if self.adjusted {
                    "By limits with scatter"
                } else {
                    "By limits of chance"
                }
                .into(),
            ),
            ("stands", list(&|flag| stands(flag).into())),
            ("shapes", list(&|flag| shape(flag).into())),
            ("colours", list(&|flag| colour(flag).into())),
            ("fills", list(&|flag| fill(flag).into())),
            (
                "lines",
                lines
                    .iter()
                    .map(|line| Value::from(line.name.as_str()))
                    .collect(),
            ),
            (
                "dashes",
                lines
                    .iter()
                    .map(|line| Value::from(line.dash.to_vec()))
                    .collect(),
            ),
            (
                "strokes",
                lines.iter().map(|line| Value::from(line.colour)).collect(),
            ),
            ("config", config()),
        ])
    }

    fn units(
        &self,
        flags: &[FunnelFlag],
        name: &dyn Fn(usize) -> String,
        stands: &dyn Fn(FunnelFlag) -> String,
    ) -> Value {
        flags
            .iter()
            .zip(self.value.iter().zip(self.population))
            .enumerate()
            .map(|(at, (&flag, (&value, &size)))| {
                let words = format!("{}: {}, {}", name(at), value_text(value), stands(flag));
                row(&mut [
                    ("name", name(at).into()),
                    ("size", size.into()),
                    ("value", value.into()),
                    ("stands", stands(flag).into()),
                    ("words", words.into()),
                ])
            })
            .collect()
    }

    fn label_rows(&self, labelled: &[(usize, bool)], name: &dyn Fn(usize) -> String) -> Value {
        labelled
            .iter()
            .map(|&(at, left)| {
                row(&mut [
                    ("size", column(self.population, at).into()),
                    ("value", column(self.value, at).into()),
                    ("label", name(at).into()),
                    ("align", if left { "right" } else { "left" }.into()),
                    ("dx", if left { -8.0 } else { 8.0 }.into()),
                ])
            })
            .collect()
    }

    /// The narrowest and the widest level.
    fn ends(&self) -> (Level, Level) {
        let mut levels: Vec<Level> = self
            .levels
            .iter()
            .filter_map(|level| Level::new(*level).ok())
            .collect();
        levels.sort_unstable_by(|a, b| a.probability().total_cmp(&b.probability()));
        let first = levels.first().copied().unwrap_or_default();
        (first, levels.last().copied().unwrap_or(first))
    }

    fn summary(&self, widest: Level) -> String {
        let level = level_text(widest.probability());
        let count = self.value.len();
        let adjusted = self.outside_adjusted.map_or_else(String::new, |outside| {
            format!("; {outside} outside those that allow for the units' own scatter")
        });
        format!(
            "{} of {count} outside the {level} limits of chance{adjusted}",
            self.outside
        )
    }

    fn description(&self, labels: &Labels, summary: &str, names: &[String]) -> String {
        let named = if names.is_empty() {
            String::new()
        } else {
            format!(" Labelled: {}.", names.join(", "))
        };
        format!(
            "{}. Funnel plot of {} units about a target of {}. {summary}.{named}",
            labels.title_text(),
            self.value.len(),
            value_text(self.target)
        )
    }

    /// Rows to label, with whether the label stands on the left: the least likely first, keeping off each other.
    fn labelled(&self, flags: &[FunnelFlag], options: &FunnelChart<'_>) -> Vec<(usize, bool)> {
        let mut outside: Vec<(f64, usize)> = flags
            .iter()
            .enumerate()
            .filter(|(_, flag)| **flag != FunnelFlag::Inside)
            .map(|(at, _)| {
                let tail = column(self.tail_low, at).min(column(self.tail_high, at));
                (tail, at)
            })
            .collect();
        outside.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let spread = |values: &[f64]| {
            let low = values.iter().copied().fold(f64::INFINITY, f64::min);
            let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            (low, (high - low).max(f64::MIN_POSITIVE))
        };
        let sizes: Vec<f64> = self
            .population
            .iter()
            .map(|n| {
                if options.log_sizes {
                    crate::numeric::math::ln(*n)
                } else {
                    *n
                }
            })
            .collect();
        let ((left, width), (bottom, height)) = (spread(&sizes), spread(self.value));
        let mut taken: Vec<(f64, f64)> = Vec::new();
        let mut rows = Vec::new();
        for (_, at) in outside {
            if rows.len() >= options.labelled {
                break;
            }
            let x = (column(&sizes, at) - left) / width * WIDTH;
            let y = (column(self.value, at) - bottom) / height * HEIGHT;
            let on_left = x > 0.72 * WIDTH;
            let label = (
                if on_left {
                    x - NEAR.0 / 2.0
                } else {
                    x + NEAR.0 / 2.0
                },
                y,
            );
            let near = |other: &(f64, f64)| {
                (label.0 - other.0).abs() < NEAR.0 && (label.1 - other.1).abs() < NEAR.1
            };
            if !taken.iter().any(near) {
                taken.push(label);
                rows.push((at, on_left));
            }
        }
        rows
    }
}

fn column(values: &[f64], row: usize) -> f64 {
    values.get(row).copied().unwrap_or(f64::NAN)
}

fn stands(flag: FunnelFlag, narrowest: Level, widest: Level) -> String {
    let (inner, outer) = (
        level_text(narrowest.probability()),
        level_text(widest.probability()),
    );
    match flag {
        FunnelFlag::Inside => format!("Inside {inner} limits"),
        FunnelFlag::Above => format!("Above {inner} limits"),
        FunnelFlag::Below => format!("Below {inner} limits"),
        FunnelFlag::FarAbove => format!("Above {outer} limits"),
        FunnelFlag::FarBelow => format!("Below {outer} limits"),
    }
}

fn shape(flag: FunnelFlag) -> &'static str {
    match flag {
        FunnelFlag::Inside => "circle",
        FunnelFlag::Above | FunnelFlag::FarAbove => "triangle-up",
        FunnelFlag::Below | FunnelFlag::FarBelow => "triangle-down",
    }
}

fn colour(flag: FunnelFlag) -> &'static str {
    match flag {
        FunnelFlag::Inside => QUIET,
        _ => DATA,
    }
}

/// Outside the widest limits shapes are filled, and so differ in grey print too.
fn fill(flag: FunnelFlag) -> &'static str {
    match flag {
        FunnelFlag::Inside => QUIET,
        FunnelFlag::Above | FunnelFlag::Below => "#ffffff",
        FunnelFlag::FarAbove | FunnelFlag::FarBelow => DATA,
    }
}
