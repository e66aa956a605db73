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
mod marker;
mod parts;
mod result;

use line::Line;
use parts::beyond_zero;

pub use result::{Trend, TrendRule, TrendScale, TrendVariance, TrendVerdict};

use crate::error::{Error, Result};
use crate::estimate::{Caution, CautionCode, Levels, Polarity};
use crate::input::{Figures, finite, same_length};
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
/// - `recent` takes the last so many periods.
/// - `rule`: what the verdict asks for. `limits`: that the limits of the slope at the first level leave out 0. `fingertips` is **the
///   trend marker of Fingertips**: five periods in a row, the last; `chi_square` above 9.55 (99.8 %), and a slope that keeps its
///   direction whichever period is left out (`steady`). `fingertips-proportions` is its marker of proportions, from counts:
///   the chi-square for trend of Cochran and Armitage,
///   `N (N sum(x t) - X sum(n t))^2 / (X (N - X) (N sum(n t^2) - sum(n t)^2))` with `x` of `n` people, `X` of `N` in all, and the
///   direction of a line through the log odds, each counted once; slope, limits and `heterogeneity` stay those of the weighted line.
///   Both take values of millions of people at their sampling error, so that almost any of them has a trend. Where Fingertips has
///   no limits of a value it shows no change, whatever the values do.
/// - Input: [`Figures`]: estimates of this library, or published values with limits; `time` in years (or any unit), in any order, one a
///   value. At least 3 points. Times need not be equally far apart.
/// - Unit: that of the values, a unit of time; `per cent a year` on the log scale. Sign: above 0 where it rises.
/// - Interval: `propagated`, or `scaled` from the scatter. `verdict` is at the first level: increasing, decreasing or no significant
///   change; with `polarity`, getting better or worse.
/// - Errors: those of the input; `too-few-groups` for fewer than 3 points; `missing-value` for a value or limits that are withheld;
///   `duplicate-key` for a time that stands twice; `not-computable` for limits without width, which leave no weight, and on the
///   log scale for a value or limit that is not above zero; `out-of-range` for `recent` below 3 or above the number of points.
/// - Sources: Cox & Hinkley 1974 (weighted least squares with known variances); Cochran 1954 (heterogeneity); Armitage 1955
///   (trend of proportions); Department of Health and Social Care, Fingertips trend markers.
///
/// ```
/// use commonweal::{Figures, Level, Polarity, TrendModel, TrendRule};
/// // Preventable sight loss from diabetic eye disease, England, per 100,000: a rate that Fingertips shows as getting worse.
/// let rates = Figures::new(&[2.935, 1.93028, 2.7567, 2.8701, 3.0121])?;
/// let (lower, upper) = ([2.7841, 1.8085, 2.6113, 2.7225, 2.8616], [3.0919, 2.058, 2.9082, 3.0237, 3.1683]);
/// let rates = rates.with_limits(&lower, &upper, Level::P95)?;
/// let marker = TrendModel::new().rule(TrendRule::Fingertips).polarity(Polarity::LowerIsBetter);
/// let trend = marker.estimate(rates, &[2020.0, 2021.0, 2022.0, 2023.0, 2024.0])?;
/// assert_eq!((trend.verdict.as_str(), trend.steady), ("getting-worse", true));
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
    rule: TrendRule,
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
            rule: TrendRule::Limits,
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

    /// What the verdict asks for; limits that leave out no change unless set.
    ///
    /// ```
    /// use commonweal::{Counts, Proportion, TrendModel, TrendRule};
    /// // Two-year-olds with a first dose against measles, Yorkshire and the Humber.
    /// let events = [57_274.0, 55_865.0, 53_681.0, 51_767.0, 53_185.0];
    /// let children = [61_834.0, 60_511.0, 59_074.0, 57_508.0, 59_028.0];
    /// let shares = Proportion::new().estimate(&Counts::new(&events, &children)?)?;
    /// let model = TrendModel::new().rule(TrendRule::FingertipsProportions);
    /// let trend = model.estimate(&shares, &[2020.0, 2021.0, 2022.0, 2023.0, 2024.0])?;
    /// assert_eq!((trend.verdict.as_str(), trend.steady), ("decreasing", true));
    /// assert!((trend.chi_square - 405.047909).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn rule(mut self, rule: TrendRule) -> Self {
        self.rule = rule;
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
        let marked = self.rule != TrendRule::Limits;
        if marked {
            marker::without_break(&points)?;
        }
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
        let (chi_square, p_value, (tilt, steady)) = match self.rule {
            TrendRule::FingertipsProportions => {
                let (chi_square, odds) = marker::of_proportions(&points, &figures)?;
                let p_value = 2.0 * normal::sf(chi_square.sqrt());
                (chi_square, p_value, marker::direction(&odds)?)
            }
            _ => (z * z, p_value, marker::direction(&points)?),
        };
        let rises = if marked {
            (steady && chi_square > marker::CHI_SQUARE && tilt != 0.0).then_some(tilt > 0.0)
        } else {
            beyond_zero(&slope)
        };
        let mut trend = Trend {
            verdict: self.verdict(rises),
            slope,
            chi_square,
            p_value,
            steady,
            rule: self.rule,
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
}

#[cfg(test)]
mod tests;
