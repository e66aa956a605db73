//! The steps of a trend: its points, the slope with its limits, and what the rule says of it.

use super::line::{Line, Point};
use super::{TrendModel, TrendRule, TrendScale, TrendVariance, TrendVerdict, marker};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, Interval, IntervalMethod, Level, Polarity, Text};
use crate::input::Figures;
use crate::numeric::math::{exp, exp_m1, ln};
use crate::numeric::special::t;

impl TrendModel {
    /// The points in order of time, the last so many of them, on the scale of the line.
    pub(super) fn points(&self, figures: &Figures, time: &[f64]) -> Result<Vec<Point>> {
        let mut order: Vec<usize> = (0..time.len()).collect();
        let at = |row: usize| time.get(row).copied().unwrap_or(f64::NAN);
        order.sort_by(|a, b| at(*a).total_cmp(&at(*b)));
        for pair in order.windows(2) {
            if let [first, second] = *pair
                && at(first) == at(second)
            {
                let reason = "each time may stand once; give one figure a period";
                let code = ErrorCode::DuplicateKey;
                return Err(Error::value(code, "time", second, at(second), reason));
            }
        }
        let recent = self.recent_of_rule()?;
        let wanted = recent.map_or(order.len(), |points| points as usize);
        if self.rule != TrendRule::Limits && order.len() < wanted {
            let message = format!(
                "`estimates` has {} points: the trend marker takes the last five; ask for rule=\"limits\"",
                order.len()
            );
            return Err(Error::new(ErrorCode::TooFewGroups, "estimates", message));
        }
        if recent.is_some() && !(3..=order.len()).contains(&wanted) {
            let allowed = format!("from 3 to {}, the number of points", order.len());
            return Err(Error::out_of_range("recent", wanted as f64, &allowed));
        }
        if wanted < 3 {
            let message = format!("`estimates` has {wanted} points: a trend needs at least 3");
            return Err(Error::new(ErrorCode::TooFewGroups, "estimates", message));
        }
        let limits = figures.first_limits("estimates")?;
        let z = Level::new(limits.level)?.z();
        let last = order.get(order.len() - wanted..).unwrap_or_default();
        let point = |row: &usize| {
            let figure = figures.at("estimates", limits, *row)?;
            let refuse = |value, reason| {
                let code = ErrorCode::NotComputable;
                Err(Error::value(code, "estimates", *row, value, reason))
            };
            let (low, value, high) = match self.scale {
                TrendScale::Linear => (figure.lower, figure.value, figure.upper),
                TrendScale::Log if figure.lower <= 0.0 => {
                    let reason = "its lower limit is not above zero, so that it has no logarithm; use scale=\"linear\"";
                    return refuse(figure.value, reason);
                }
                TrendScale::Log => (ln(figure.lower), ln(figure.value), ln(figure.upper)),
            };
            let error = (high / 2.0 - low / 2.0) / z;
            if error <= 0.0 {
                let reason = "its limits have no width, so that it has no weight; give more of its digits, or leave the period out";
                return refuse(figure.value, reason);
            }
            Ok(Point {
                row: *row,
                time: at(*row),
                value,
                told: figure.value,
                error,
            })
        };
        last.iter().map(point).collect()
    }

    pub(super) fn slope(
        &self,
        figures: &Figures,
        line: &Line,
        (error, spare): (f64, f64),
        points: usize,
    ) -> Result<Estimate> {
        let log = self.scale == TrendScale::Log;
        let change = |slope: f64| {
            if log { 100.0 * exp_m1(slope) } else { slope }
        };
        let mut slope = Estimate::new("trend", change(line.slope), "estimates")?;
        slope.measure = format!("trend in {}", figures.measure).into();
        slope.unit = if log {
            Text::Borrowed("per cent a unit of time")
        } else {
            format!("{} a unit of time", figures.unit).into()
        };
        slope.per = if log { 1.0 } else { figures.per };
        slope.method = Text::Borrowed(if log {
            "line through logarithms of the values, weighted by their precision; standard error of the logarithm"
        } else {
            "line through the values, weighted by their precision"
        });
        slope.citation = Text::Borrowed("cochran-1954");
        slope.direction = Text::Borrowed("above 0 means it rises");
        slope.n = points as u64;
        slope.standard_error = Some(error);
        slope.cautions.clone_from(&figures.cautions);
        let limits = self.levels.iter().map(|level| {
            let (reach, method) = match self.variance {
                TrendVariance::Sampling => (level.z(), IntervalMethod::Propagated),
                TrendVariance::ScaledNormal => (level.z(), IntervalMethod::PropagatedScaled),
                TrendVariance::Scaled => {
                    let tail = level.tail();
                    let reach = t::quantile(spare, 1.0 - tail, tail);
                    (reach, IntervalMethod::PropagatedScaled)
                }
            };
            let (lower, upper) = (line.slope - reach * error, line.slope + reach * error);
            Interval::new(change(lower), change(upper), level, method)
        });
        slope.set_intervals(limits.collect(), "estimates")?;
        Ok(slope)
    }

    pub(super) fn told(&self, value: f64) -> f64 {
        match self.scale {
            TrendScale::Linear => value,
            TrendScale::Log => exp(value),
        }
    }

    /// How many of the last periods are taken; the marker takes five, as they are.
    pub(super) fn recent_of_rule(&self) -> Result<Option<u32>> {
        if self.rule == TrendRule::Limits {
            return Ok(self.recent);
        }
        let other = [
            (
                self.recent.is_some_and(|points| points != marker::PERIODS),
                "recent",
            ),
            (self.scale != TrendScale::Linear, "scale"),
            (self.variance != TrendVariance::Sampling, "variance"),
        ];
        if let Some((_, param)) = other.into_iter().find(|(other, _)| *other) {
            let message = format!(
                "`{param}` is prescribed by the trend marker of Fingertips: leave it out, or ask for rule=\"limits\""
            );
            return Err(Error::new(ErrorCode::ConflictingArguments, param, message));
        }
        Ok(Some(marker::PERIODS))
    }

    pub(super) fn verdict(&self, rises: Option<bool>) -> TrendVerdict {
        let Some(rises) = rises else {
            return TrendVerdict::NoSignificantChange;
        };
        match (self.polarity, rises) {
            (Polarity::Neutral, true) => TrendVerdict::Increasing,
            (Polarity::Neutral, false) => TrendVerdict::Decreasing,
            (Polarity::HigherIsBetter, true) | (Polarity::LowerIsBetter, false) => {
                TrendVerdict::GettingBetter
            }
            _ => TrendVerdict::GettingWorse,
        }
    }
}

/// Whether it rises, where the limits at the first level leave out zero.
pub(super) fn beyond_zero(slope: &Estimate) -> Option<bool> {
    let limits = slope.interval?;
    let rises = limits.lower > 0.0;
    (rises || limits.upper < 0.0).then_some(rises)
}
