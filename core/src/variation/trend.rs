//! Trend of any measure over time: a line through its values, weighted by how sure each is.
//!
//! ```
//! use commonweal::{Figures, Level, TrendModel};
//! let smoking = Figures::new(&[14.0, 13.4, 13.1, 12.2, 11.9])?;
//! let smoking = smoking.with_limits(&[13.5, 12.9, 12.6, 11.7, 11.4], &[14.5, 13.9, 13.6, 12.7, 12.4], Level::P95)?;
//! let trend = TrendModel::new().estimate(smoking, &[2019.0, 2020.0, 2021.0, 2022.0, 2023.0])?;
//! assert_eq!((trend.verdict.as_str(), format!("{:.2}", trend.slope.value)), ("decreasing", "-0.54".to_owned()));
//! # Ok::<(), commonweal::Error>(())
//! ```

mod line;
mod result;

use line::{Line, Point};

pub use result::{Trend, TrendScale, TrendVariance, TrendVerdict};

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{
    Caution, CautionCode, Estimate, Interval, IntervalMethod, Level, Levels, Polarity, Text,
};
use crate::input::{Figures, finite, same_length};
use crate::numeric::math::{exp, exp_m1, ln};
use crate::numeric::special::{gamma, normal, t};
use crate::numeric::sum;

/// Trend over time: the change a year of the line through yearly values, each weighted by how sure it is, with a test.
///
/// **Use it** for a rate, share, life expectancy or slope index of three or more periods that share no people: is it rising, and by
/// how much a year? **Not** for rolling periods that overlap (their errors follow each other: take every third of three-year
/// averages); not to find when something changed, nor for monthly counts ([`XmrModel`](crate::XmrModel) is for that); not across a
/// break of the definition, nor beyond the years seen. **A line says little of a series that turned**: look at it first, and at
/// `heterogeneity_p_value`, which is small where the values do not follow a line.
///
/// - Formula: `y = a + b t` with weights `1 / s^2`, where `s` is each value's standard error, half the width of its limits over `z`.
///   `b = sum(w (t - m) y) / sum(w (t - m)^2)`, `m` the weighted mean of the times, its standard error `1 / sqrt(sum(w (t - m)^2))`.
///   `chi_square` is the square of `b` in standard errors, and `p_value` its probability (1 degree of freedom).
/// - `heterogeneity` is the sum of the squared distances from the line in standard errors, with the probability of as much by
///   chance on `n - 2` degrees of freedom. `variance`: `sampling` takes the standard errors as the only scatter; **limits are then
///   too narrow where values scatter more** (a caution says so; fewer than ten points cannot tell, and a caution says that); `scaled` multiplies the variance by `heterogeneity / (n - 2)` where
///   that is above 1, with Student's t on `n - 2` degrees of freedom; `scaled-normal` does so with the normal distribution.
/// - `scale="log"`: the line goes through logarithms, with standard errors from the logarithms of the limits; the slope is told as
///   per cent a year, `100 (exp(b) - 1)`, and so are its limits.
/// - `recent` takes the last so many periods. **The trend marker of Fingertips** is that of `recent=5` with `level=0.998` (a
///   chi-square above 9.55): its guidance asks for five independent yearly points with confidence intervals, and gives another
///   method for proportions, from counts. For rates and other values `sampling` gives the published markers that we know; for the
///   published markers of proportions, of millions of people, `scaled-normal` does, as values of so many scatter by more than
///   chance. The formula for proportions itself was not to be had: do not expect every marker to agree.
/// - Input: [`Figures`]: estimates of this library, or published values with limits; `time` in years (or any unit), in any order, one a
///   value. At least 3 points. Times need not be equally far apart.
/// - Unit: that of the values, a unit of time; `per cent a year` on the log scale. Sign: above 0 where it rises.
/// - Interval: `propagated`, or `scaled` from the scatter. `verdict` is at the first level: increasing, decreasing or no significant
///   change; with `polarity`, getting better or worse.
/// - Errors: those of the input; `too-few-groups` for fewer than 3 points; `missing-value` for a value or limits that are withheld;
///   `duplicate-key` for a time that stands twice; `not-computable` for limits without width, which leave no weight, and on the
///   log scale for a value or limit that is not above zero; `out-of-range` for `recent` below 3 or above the number of points.
/// - Sources: Cox & Hinkley 1974 (weighted least squares with known variances); Cochran 1954 (heterogeneity); Department of Health
///   and Social Care, Fingertips trend markers.
///
/// ```
/// use commonweal::{Figures, Level, Polarity, TrendModel};
/// // Preventable sight loss from diabetic eye disease, England, per 100,000: a rate that Fingertips shows as getting worse.
/// let rates = Figures::new(&[2.935, 1.93028, 2.7567, 2.8701, 3.0121])?;
/// let (lower, upper) = ([2.7841, 1.8085, 2.6113, 2.7225, 2.8616], [3.0919, 2.058, 2.9082, 3.0237, 3.1683]);
/// let rates = rates.with_limits(&lower, &upper, Level::P95)?;
/// let marker = TrendModel::new().recent(5).level(Level::P998).polarity(Polarity::LowerIsBetter);
/// let trend = marker.estimate(rates, &[2020.0, 2021.0, 2022.0, 2023.0, 2024.0])?;
/// assert_eq!(trend.verdict.as_str(), "getting-worse");
/// assert!((trend.slope.value - 0.139844).abs() < 1e-6 && (trend.chi_square - 33.484550).abs() < 1e-6);
/// assert_eq!(trend.slope.cautions[0].code.as_str(), "overdispersed"); // 2021 stands far from any line
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "trend marker")]
#[derive(Debug, Clone, Copy)]
pub struct TrendModel {
    levels: Levels,
    scale: TrendScale,
    variance: TrendVariance,
    polarity: Polarity,
    recent: Option<u32>,
}

impl Default for TrendModel {
    fn default() -> Self {
        Self::new()
    }
}

impl TrendModel {
    /// A straight line through all points, with 95 % limits from those of the values.
    ///
    /// ```
    /// use commonweal::{Figures, Level, TrendModel};
    /// let rates = Figures::new(&[3.0, 4.0, 5.0])?.with_limits(&[2.0, 3.0, 4.0], &[4.0, 5.0, 6.0], Level::P95)?;
    /// let slope = TrendModel::new().estimate(rates, &[2021.0, 2022.0, 2023.0])?.slope;
    /// let interval = slope.interval.unwrap();
    /// assert!((interval.lower - 0.292893).abs() < 1e-6 && (interval.upper - 1.707107).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self {
            levels: Levels::default(),
            scale: TrendScale::Linear,
            variance: TrendVariance::Sampling,
            polarity: Polarity::Neutral,
            recent: None,
        }
    }

    /// Confidence level, or levels; the verdict is at the first.
    ///
    /// ```
    /// use commonweal::{Figures, Level, TrendModel};
    /// let rates = Figures::new(&[3.0, 4.0, 5.0])?.with_limits(&[2.0, 3.0, 4.0], &[4.0, 5.0, 6.0], Level::P95)?;
    /// let at = |level| TrendModel::new().level(level).estimate(rates.clone(), &[1.0, 2.0, 3.0]).unwrap().verdict;
    /// assert_eq!(at(Level::P95).as_str(), "increasing");
    /// assert_eq!(at(Level::P998).as_str(), "no-significant-change");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// Units or per cent a year; units unless set.
    ///
    /// ```
    /// use commonweal::{Figures, Level, TrendModel, TrendScale};
    /// let rates = Figures::new(&[100.0, 110.0, 121.0])?.with_limits(&[90.0, 99.0, 108.9], &[111.0, 122.1, 134.31], Level::P95)?;
    /// let slope = TrendModel::new().scale(TrendScale::Log).estimate(rates, &[2021.0, 2022.0, 2023.0])?.slope;
    /// assert!((slope.value - 10.0).abs() < 1e-6 && slope.unit == "per cent a unit of time");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn scale(mut self, scale: TrendScale) -> Self {
        self.scale = scale;
        self
    }

    /// Where the uncertainty comes from; the limits of the values unless set.
    ///
    /// ```
    /// use commonweal::{Figures, Level, TrendModel, TrendVariance};
    /// let rates = Figures::new(&[3.0, 9.0, 5.0, 8.0])?.with_limits(&[2.0, 8.0, 4.0, 7.0], &[4.0, 10.0, 6.0, 9.0], Level::P95)?;
    /// let upper = |variance| {
    ///     let model = TrendModel::new().variance(variance);
    ///     model.estimate(rates.clone(), &[1.0, 2.0, 3.0, 4.0]).unwrap().slope.interval.unwrap().upper
    /// };
    /// assert!((upper(TrendVariance::Sampling) - 1.547214).abs() < 1e-6);
    /// assert!((upper(TrendVariance::Scaled) - 6.660253).abs() < 1e-6);
    /// assert!((upper(TrendVariance::ScaledNormal) - 3.632832).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn variance(mut self, variance: TrendVariance) -> Self {
        self.variance = variance;
        self
    }

    /// Whether more of the indicator is better or worse: the verdict then is getting better or worse.
    ///
    /// ```
    /// use commonweal::{Figures, Level, Polarity, TrendModel};
    /// let uptake = Figures::new(&[71.0, 74.0, 77.0])?.with_limits(&[70.0, 73.0, 76.0], &[72.0, 75.0, 78.0], Level::P95)?;
    /// let model = TrendModel::new().polarity(Polarity::HigherIsBetter);
    /// assert_eq!(model.estimate(uptake, &[1.0, 2.0, 3.0])?.verdict.as_str(), "getting-better");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn polarity(mut self, polarity: Polarity) -> Self {
        self.polarity = polarity;
        self
    }

    /// Takes the last so many points; all unless set.
    ///
    /// ```
    /// use commonweal::{Figures, Level, TrendModel};
    /// let rates = Figures::new(&[9.0, 3.0, 4.0, 5.0])?.with_limits(&[8.0, 2.0, 3.0, 4.0], &[10.0, 4.0, 5.0, 6.0], Level::P95)?;
    /// let trend = TrendModel::new().recent(3).estimate(rates, &[2020.0, 2021.0, 2022.0, 2023.0])?;
    /// assert_eq!(trend.time, [2021.0, 2022.0, 2023.0]);
    /// assert!((trend.slope.value - 1.0).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn recent(mut self, points: u32) -> Self {
        self.recent = Some(points);
        self
    }

    /// The trend of these figures over these times.
    ///
    /// ```
    /// use commonweal::{Counts, CrudeRate, TrendModel};
    /// let rates = CrudeRate::new().estimate(&Counts::new(&[40.0, 46.0, 44.0, 57.0], &[10_000.0; 4])?)?;
    /// let trend = TrendModel::new().estimate(&rates, &[2020.0, 2021.0, 2022.0, 2023.0])?;
    /// assert!((trend.slope.value - 46.673735).abs() < 1e-6 && (trend.p_value - 0.145207).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, estimates: impl Into<Figures>, time: &[f64]) -> Result<Trend> {
        let figures = estimates.into();
        same_length("time", time, "estimates", figures.len())?;
        finite("time", time)?;
        let points = self.points(&figures, time)?;
        let line = Line::through(&points)?;
        let distances = points
            .iter()
            .map(|point| (point.value - line.at(point.time)) / point.error);
        let q = sum::sum_of(distances.map(|distance| distance * distance));
        let free = points.len() - 2;
        let spare = free as f64;
        let inflation = match self.variance {
            TrendVariance::Sampling => 1.0,
            TrendVariance::Scaled | TrendVariance::ScaledNormal => (q / spare).max(1.0),
        };
        let error = line.error * inflation.sqrt();
        let z = line.slope / error;
        let tails = gamma::chi_square_tails(spare, q);
        let p_value = match self.variance {
            TrendVariance::Scaled => 2.0 * t::sf(spare, z.abs()),
            _ => 2.0 * normal::sf(z.abs()),
        };
        let slope = self.slope(&figures, &line, (error, spare), points.len())?;
        let mut trend = Trend {
            verdict: self.verdict(&slope),
            slope,
            chi_square: z * z,
            p_value,
            heterogeneity: q,
            degrees_of_freedom: u32::try_from(free).unwrap_or(u32::MAX),
            heterogeneity_p_value: tails.1,
            time: points.iter().map(|point| point.time).collect(),
            value: points.iter().map(|point| point.told).collect(),
            fitted: points
                .iter()
                .map(|point| self.told(line.at(point.time)))
                .collect(),
            scale: self.scale,
            variance: self.variance,
            polarity: self.polarity,
        };
        if !q.is_finite() || trend.fitted.iter().any(|value| !value.is_finite()) {
            return Err(Error::overflow("estimates", "a line through the values"));
        }
        // A test of so few points seldom sees the scatter: hence 0.1, and a word where it saw none.
        if self.variance == TrendVariance::Sampling && tails.1 < 0.1 {
            let message = "the values scatter about the line by more than their limits allow, so that limits of the slope are too \
                           narrow: look whether it is a line at all, and ask for variance=\"scaled\"";
            trend.add_caution(Caution::new(CautionCode::Overdispersed, message));
        } else if self.variance == TrendVariance::Sampling && free < 8 {
            let message = "so few points cannot show whether they scatter by more than chance: limits hold only if they do not; \
                           variance=\"scaled\" allows for it";
            trend.add_caution(Caution::new(CautionCode::FewPoints, message));
        }
        if self.variance == TrendVariance::ScaledNormal && free < 8 {
            let message = "limits from the scatter of so few points about the line, by the normal distribution, are too narrow: ask \
                           for variance=\"scaled\", unless a publisher's rule is followed";
            trend.add_caution(Caution::new(CautionCode::NarrowLimits, message));
        }
        Ok(trend)
    }

    /// The points in order of time, the last so many of them, on the scale of the line.
    fn points(&self, figures: &Figures, time: &[f64]) -> Result<Vec<Point>> {
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
        let wanted = self.recent.map_or(order.len(), |points| points as usize);
        if self.recent.is_some() && !(3..=order.len()).contains(&wanted) {
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
                time: at(*row),
                value,
                told: figure.value,
                error,
            })
        };
        last.iter().map(point).collect()
    }

    fn slope(
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

    fn told(&self, value: f64) -> f64 {
        match self.scale {
            TrendScale::Linear => value,
            TrendScale::Log => exp(value),
        }
    }

    fn verdict(&self, slope: &Estimate) -> TrendVerdict {
        let rises = slope.interval.is_some_and(|limits| limits.lower > 0.0);
        if !rises && slope.interval.is_none_or(|limits| limits.upper >= 0.0) {
            return TrendVerdict::NoSignificantChange;
        }
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

#[cfg(test)]
mod tests;
