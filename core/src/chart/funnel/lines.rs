//! The limits of a funnel as lines.

use serde_json::Value;

use super::super::FITTED;
use super::super::number::level_text;
use super::super::template::row;
use super::FunnelParts;
use crate::estimate::{Level, Levels};
use crate::variation::funnel::FunnelCurve;

/// How many points a limit is drawn with.
const CURVE: u32 = 120;

/// Dashes of the limits of chance and of those with scatter: of the narrowest, those between, and the widest. All differ,
/// so that they are told apart in grey print.
const DASHES: [[&[f64]; 3]; 2] = [
    [&[2.0, 3.0], &[4.0, 2.0], &[1.0, 0.0]],
    [&[8.0, 4.0], &[6.0, 2.0], &[14.0, 3.0, 2.0, 3.0]],
];

/// A limit that is drawn: its name, colour, dashes and points.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) colour: &'static str,
    pub(super) dash: &'static [f64],
    points: Vec<(f64, f64, f64)>,
}

impl FunnelParts<'_> {
    /// Limits from the smallest to the largest unit, the grey ones of chance first.
    pub(super) fn lines(&self, log_sizes: bool) -> Vec<Line> {
        let grid = self.grid(log_sizes);
        let mut sorted = self.levels.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        sorted.dedup();
        let mut lines = Vec::with_capacity(sorted.len() * 2);
        let curve = FunnelCurve::new(self.kind, self.target).per(self.per);
        let accounts = [Some(None), self.scatter.map(Some)];
        for scatter in accounts.into_iter().flatten() {
            for (place, level) in sorted.iter().enumerate() {
                let Ok(level) = Level::new(*level) else {
                    continue;
                };
                let curve = curve.level(Levels::from(level));
                let (curve, words, colour) = match scatter {
                    None => (curve.limits(self.limits), "chance", "#555555"),
                    // A tiny variance in place of none: the curve then still is that of the scale.
                    Some((scale, tau2)) => (
                        curve.scale(scale).tau2(f64::max(tau2, f64::MIN_POSITIVE)),
                        "with scatter",
                        FITTED,
                    ),
                };
                let Ok(found) = curve.at(&grid) else {
                    continue;
                };
                let Some(limit) = found.limits.first() else {
                    continue;
                };
                let points = grid
                    .iter()
                    .zip(limit.lower.iter().zip(&limit.upper))
                    .map(|(size, (lower, upper))| (*size, *lower, *upper))
                    .collect();
                let [of_chance, with_scatter] = DASHES;
                let [narrow, between, wide] = if scatter.is_some() {
                    with_scatter
                } else {
                    of_chance
                };
                let dash = match place {
                    _ if place + 1 == sorted.len() => wide,
                    0 => narrow,
                    _ => between,
                };
                lines.push(Line {
                    name: format!("{} {words}", level_text(level.probability())),
                    colour,
                    dash,
                    points,
                });
            }
        }
        lines
    }

    /// Sizes from the smallest to the largest unit, closer together where limits bend.
    fn grid(&self, log_sizes: bool) -> Vec<f64> {
        let positive = || self.population.iter().copied().filter(|n| *n > 0.0);
        let low = positive().fold(f64::INFINITY, f64::min);
        let high = positive().fold(0.0, f64::max);
        if !(low.is_finite() && high.is_finite() && low > 0.0) {
            return vec![1.0];
        }
        // A funnel on a linear axis starts left of its first unit, so that its mouth is seen.
        let low = if log_sizes {
            low
        } else {
            low.min(high / 200.0)
        };
        let ratio = high / low;
        (0..=CURVE)
            .map(|step| {
                let share = f64::from(step) / f64::from(CURVE);
                low * crate::numeric::math::pow(ratio, share)
            })
            .collect()
    }
}

/// The points of all lines.
pub(super) fn curves(lines: &[Line]) -> Value {
    let mut rows = Vec::new();
    for line in lines {
        for (side, upper) in [("lower", false), ("upper", true)] {
            for (size, low, high) in &line.points {
                let limit = if upper { *high } else { *low };
                rows.push(row(&mut [
                    ("line", line.name.as_str().into()),
                    ("side", side.into()),
                    ("size", (*size).into()),
                    ("limit", limit.into()),
                ]));
            }
        }
    }
    rows.into()
}
