//! The variance between groups, as such, as standard deviation, or over the mean.

use super::choices::{BetweenGroupForm, GroupInterval};
use super::inversion::Inversion;
use super::limits::{Words, set_propagated, set_simulated};
use super::options::{Options, group_setters};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, Estimate, INPUT_UNITS_SQUARED};
use crate::input::{UnorderedGroups, not_negative};
use crate::numeric::sum;

/// Variance between groups, or its root, or the coefficient of variation: how far the values of all groups are from the mean.
///
/// **Use it** for groups without an order, where large groups and outlying ones are to count most, and to follow one indicator
/// over time. **Not** to compare indicators in different units (use the coefficient of variation, for values with a true zero),
/// and not without limits where groups are small: the noise of the values adds to the variance.
///
/// - Formula: `V = sum(p (y - m)^2)`, with `p` the share of people in each group and `m = sum(p y)`; the standard deviation is
///   `sqrt(V)`, the coefficient of variation `sqrt(V) / m`.
/// - Input: [`UnorderedGroups`]; without a population groups count alike. Values of zero or more for the coefficient.
/// - Range: 0 (all the same) upwards. Unit: that of the values squared; that of the values for the standard deviation; none for
///   the coefficient (0.12, not 12 %).
/// - Interval: where standard errors or events are given: `simulated` (see [the module](crate::inequality::groups)), which holds
///   near equality too. `propagated`, for the variance alone: symmetric, cut at zero, with the variance of a quadratic form of
///   independent normal values, `4 sum(p^2 (y - m)^2 s^2) + 2 (sum((p - p^2)^2 s^4) + sum(p^2 s^2)^2 - sum(p^4 s^4))`; it does
///   not know that noise adds `sum(p (1 - p) s^2)` to the value, and says so where that is more than a hundredth of it.
/// - Errors: those of the input; `too-few-groups` for a single group; `negative-value` and `not-computable` for the coefficient
///   of values below zero, or all zero; `missing-argument` for limits without standard errors; `conflicting-arguments` for an
///   option without effect.
/// - Sources: Harper & Lynch 2005; Ahn and others 2018, JCO Clin Cancer Inform 2:1.
///
/// ```
#[doc = include_str!("../../../docs/examples/districts.md")]
/// use commonweal::BetweenGroupVariance;
/// let variance = BetweenGroupVariance::new().estimate(&districts)?;
/// let interval = variance.interval.unwrap();
/// assert!((variance.value - 161.686983).abs() < 1e-6);
/// assert!((interval.lower - 71.138613).abs() < 1e-6 && (interval.upper - 271.023726).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct BetweenGroupVariance {
    options: Options,
    form: BetweenGroupForm,
}

impl Default for BetweenGroupVariance {
    fn default() -> Self {
        Self {
            options: Options::default(),
            form: BetweenGroupForm::Variance,
        }
    }
}

group_setters!(BetweenGroupVariance);

/// The mean of groups. About the first value, so that rounding makes no difference between values that are equal.
pub(super) fn mean_of(values: &[f64], shares: &[f64]) -> f64 {
    let first = values.first().copied().unwrap_or_default();
    let pairs = values.iter().zip(shares);
    first + sum::sum_of(pairs.map(|(y, p)| (y - first) * p))
}

/// Mean and standard deviation between groups. Deviations are scaled by the largest, so that squares of large and of tiny ones
/// are numbers.
fn spread(values: &[f64], shares: &[f64]) -> (f64, f64) {
    let pairs = || values.iter().zip(shares);
    let mean = mean_of(values, shares);
    let most = values
        .iter()
        .fold(0.0_f64, |most, y| most.max((y - mean).abs()));
    if most == 0.0 || !most.is_finite() {
        return (mean, most);
    }
    let squares = sum::sum_of(pairs().map(|(y, p)| {
        let part = (y - mean) / most;
        p * part * part
    }));
    (mean, most * squares.sqrt())
}

impl BetweenGroupVariance {
    /// What is told: the variance unless set.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/districts.md")]
    /// use commonweal::{BetweenGroupForm, BetweenGroupVariance};
    /// let told = |form| BetweenGroupVariance::new().form(form).estimate(&districts).unwrap();
    /// let deviation = told(BetweenGroupForm::StandardDeviation);
    /// let coefficient = told(BetweenGroupForm::CoefficientOfVariation);
    /// assert!((deviation.value - 12.715620).abs() < 1e-6); // admissions per 1,000
    /// assert!((coefficient.value - 0.157425).abs() < 1e-6 && coefficient.unit == "share of the mean");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn form(mut self, form: BetweenGroupForm) -> Self {
        self.form = form;
        self
    }

    /// The measure of these groups.
    ///
    /// ```
    /// use commonweal::{BetweenGroupVariance, UnorderedGroups};
    /// let same = UnorderedGroups::new(&[45.5, 45.5], Some(&[100.0, 250.0]))?.with_standard_errors(&[2.0, 2.0])?;
    /// let variance = BetweenGroupVariance::new().estimate(&same)?;
    /// let interval = variance.interval.unwrap();
    /// assert_eq!((variance.value, interval.lower), (0.0, 0.0)); // inside its own limits
    /// assert!((interval.upper - 8.035103).abs() < 1e-6); // what equal groups might show by chance
    /// let error = BetweenGroupVariance::new().estimate(&UnorderedGroups::new(&[45.5], None)?).unwrap_err();
    /// assert_eq!(error.code().as_str(), "too-few-groups");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, groups: &UnorderedGroups<'_>) -> Result<Estimate> {
        let values = groups.values();
        if values.len() < 2 {
            let message = "`values` has one group: what differs between groups needs at least 2";
            return Err(Error::new(ErrorCode::TooFewGroups, "values", message));
        }
        let relative = self.form == BetweenGroupForm::CoefficientOfVariation;
        let propagated = self.options.interval == GroupInterval::Propagated;
        if propagated && self.form != BetweenGroupForm::Variance {
            let message = "`interval`=\"propagated\" is for the variance alone: at equality its root has no derivative; leave \
                           interval out for simulated limits";
            let code = ErrorCode::ConflictingArguments;
            return Err(Error::new(code, "interval", message));
        }
        let kind = self.options.kind(groups, GroupInterval::Simulated)?;
        if relative {
            not_negative("values", values)?;
        }
        let shares: Vec<f64> = groups.shares().collect();
        let (mean, deviation) = spread(values, &shares);
        if relative && mean == 0.0 {
            let message = "all `values` are zero: the coefficient, which divides by their mean, has no value; \
                           form=\"standard-deviation\" has";
            return Err(Error::new(ErrorCode::NotComputable, "values", message));
        }
        let scale: &dyn Fn(f64) -> f64 = match self.form {
            BetweenGroupForm::Variance => &|deviation| deviation * deviation,
            _ => &|deviation| deviation,
        };
        let told = if relative {
            deviation / mean
        } else {
            deviation
        };
        let mut estimate = self.words().estimate(scale(told), groups, true)?;
        let errors = groups.standard_errors().unwrap_or_default();
        match kind {
            Some(GroupInterval::Simulated) => {
                let inversion = Inversion {
                    seen: values,
                    centre: mean,
                    errors,
                    measure: &|drawn| in_draws(drawn, &shares, relative),
                    reach: 0.0,
                };
                set_simulated(&mut estimate, &self.options, &inversion, scale)?;
            }
            Some(_) => self.propagate(&mut estimate, groups, &shares, mean)?,
            None => {}
        }
        Ok(estimate)
    }

    fn words(&self) -> Words {
        let (measure, method, unit) = match self.form {
            BetweenGroupForm::Variance => (
                "between-group variance",
                "mean squared distance from the mean",
                Some(INPUT_UNITS_SQUARED),
            ),
            BetweenGroupForm::StandardDeviation => (
                "between-group standard deviation",
                "root of the mean squared distance from the mean",
                None,
            ),
            BetweenGroupForm::CoefficientOfVariation => (
                "coefficient of variation between groups",
                "root of the mean squared distance from the mean, over the mean",
                Some("share of the mean"),
            ),
        };
        Words {
            measure,
            method,
            citation: "harper-lynch-2005",
            unit,
            direction: "0 means all groups have the same; larger means they differ more",
        }
    }

    fn propagate(
        &self,
        estimate: &mut Estimate,
        groups: &UnorderedGroups<'_>,
        shares: &[f64],
        mean: f64,
    ) -> Result<()> {
        let errors = groups.standard_errors().unwrap_or_default();
        let rows = || groups.values().iter().zip(shares).zip(errors);
        // Everything over the largest error, whose fourth power need not be a number.
        let most = errors.iter().copied().fold(0.0, f64::max);
        let unit = if most > 0.0 { most } else { 1.0 };
        let linear = rows().map(|((y, p), s)| {
            let term = 2.0 * p * ((y - mean) / unit) * (s / unit);
            term * term
        });
        let fourth = rows().map(|((_, p), s)| {
            let (own, s) = (p * (1.0 - p), (s / unit) * (s / unit));
            2.0 * (own * own - p * p * p * p) * s * s
        });
        let square = sum::sum_of(rows().map(|((_, p), s)| {
            let term = p * (s / unit);
            term * term
        }));
        let scatter = sum::sum_of(linear) + sum::sum_of(fourth) + 2.0 * square * square;
        let error = scatter.max(0.0).sqrt() * unit * unit;
        let noise = sum::sum_of(rows().map(|((_, p), s)| p * (1.0 - p) * (s / unit) * (s / unit)));
        let value = estimate.value;
        set_propagated(estimate, &self.options, (value, error), &|limit| {
            limit.max(0.0)
        })?;
        if noise * unit * unit > 0.01 * value {
            let message = format!(
                "noise of the values adds about {:.3} to this variance, which propagated limits ignore: ask for \
                 interval=\"simulated\"",
                noise * unit * unit
            );
            estimate.add_caution(Caution::new(CautionCode::InflatedByNoise, message));
        }
        Ok(())
    }
}

/// The standard deviation of drawn values, over their mean if asked for. Sums run in a fixed order: an exact sum for each draw
/// would cost more than the draw.
fn in_draws(values: &[f64], shares: &[f64], relative: bool) -> f64 {
    let pairs = || values.iter().zip(shares);
    let mean = pairs().fold(0.0, |sum, (y, p)| sum + y * p);
    let most = values
        .iter()
        .fold(0.0_f64, |most, y| most.max((y - mean).abs()));
    if most == 0.0 {
        return 0.0;
    }
    let squares = pairs().fold(0.0, |sum, (y, p)| {
        let part = (y - mean) / most;
        sum + p * part * part
    });
    let deviation = most * squares.sqrt();
    match relative {
        true if mean <= 0.0 => f64::INFINITY,
        true => deviation / mean,
        false => deviation,
    }
}
