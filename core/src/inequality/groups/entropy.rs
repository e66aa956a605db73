//! Entropy between groups: the Theil index and the mean log deviation.

use super::choices::{EntropyForm, GroupInterval};
use super::inversion::Inversion;
use super::limits::{Words, set_propagated, set_simulated};
use super::options::{Options, group_setters};
use super::variance::mean_of;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, Estimate};
use crate::input::{UnorderedGroups, not_negative};
use crate::numeric::{math, sum};

/// Theil index or mean log deviation between groups: how far the shares of the total are from the shares of the people.
///
/// **Use it** for relative inequality between groups without an order, where deviations at the top (`theil`) or at the bottom
/// (`mean-log-deviation`) are to count most, and where the total over people is to be split into parts between and within
/// groups. **Not** to explain a number to a public (use the index of disparity), and not where many groups have no event.
///
/// - Formula: with `r = y / m`, `m = sum(p y)` and `p` the share of people: `T = sum(p r ln r)`, `M = -sum(p ln r)`; natural
///   logarithms, and not multiplied by 1,000 as some publish them. `0 ln 0` is 0. Computed from the distances of `r` from 1, of
///   which every term is positive, so that no digits are lost where groups are nearly equal.
/// - Input: [`UnorderedGroups`]; values of zero or more, above zero for the mean log deviation; without a population groups
///   count alike.
/// - Range: 0 (all the same) to `-ln` of the smallest share of people (`theil`); 0 upwards (`mean-log-deviation`). Unit: none.
/// - Interval: where standard errors or events are given: `simulated` (see [the module](crate::inequality::groups)), drawn on the
///   scale of the logarithm for the mean log deviation, and cut at zero for the Theil index. `propagated` is the delta method,
///   cut at zero: `sqrt(sum((p (ln r - T) s / m)^2))` and `sqrt(sum((p (1 - 1/r) s / m)^2))`. It fails near equality, where the
///   derivatives are zero, and says so where noise adds more than a hundredth of the value.
/// - Errors: those of the input; `too-few-groups` for a single group; `negative-value` with its row; `not-computable` where all
///   values are zero, for a zero in a mean log deviation, or in propagated limits of a Theil index; `missing-argument` for limits
///   without standard errors; `conflicting-arguments` for an option without effect.
/// - Sources: Theil 1967; Harper & Lynch 2005; Ahn and others 2018, JCO Clin Cancer Inform 2:1 (standard errors).
///
/// ```
#[doc = include_str!("../../../docs/examples/districts.md")]
/// use commonweal::BetweenGroupEntropy;
/// let theil = BetweenGroupEntropy::new().estimate(&districts)?;
/// let interval = theil.interval.unwrap();
/// assert!((theil.value - 0.012054).abs() < 1e-6);
/// assert!((interval.lower - 0.005446).abs() < 1e-6 && (interval.upper - 0.019749).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "Theil index")]
#[doc(alias = "mean log deviation")]
#[derive(Debug, Clone, Copy)]
pub struct BetweenGroupEntropy {
    options: Options,
    form: EntropyForm,
}

impl Default for BetweenGroupEntropy {
    fn default() -> Self {
        Self {
            options: Options::default(),
            form: EntropyForm::Theil,
        }
    }
}

group_setters!(BetweenGroupEntropy);

/// `(1 + d) ln(1 + d) - d`: what a group adds to the Theil index, `d` above its share.
fn theil_part(d: f64) -> f64 {
    if d.abs() < 0.01 {
        series(d, |n| n * (n - 1.0))
    } else if d <= -1.0 {
        1.0
    } else {
        (1.0 + d) * math::ln_1p(d) - d
    }
}

/// `d - ln(1 + d)`: what it adds to the mean log deviation.
fn deviation_part(d: f64) -> f64 {
    if d.abs() < 0.01 {
        series(d, |n| n)
    } else {
        d - math::ln_1p(d)
    }
}

/// The sum of `(-d)^n / divisor(n)` from the second power on, whose eleventh term is below rounding.
fn series(d: f64, divisor: impl Fn(f64) -> f64) -> f64 {
    let terms = (2..12).rev().map(f64::from);
    d * d * terms.fold(0.0, |sum, n| 1.0 / divisor(n) - d * sum)
}

impl BetweenGroupEntropy {
    /// Which of the two; the Theil index unless set.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/districts.md")]
    /// use commonweal::{BetweenGroupEntropy, EntropyForm};
    /// let told = |form| BetweenGroupEntropy::new().form(form).estimate(&districts).unwrap();
    /// assert!((told(EntropyForm::Theil).value - 0.012054).abs() < 1e-6);
    /// assert!((told(EntropyForm::MeanLogDeviation).value - 0.011796).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn form(mut self, form: EntropyForm) -> Self {
        self.form = form;
        self
    }

    /// The measure of these groups.
    ///
    /// ```
    /// use commonweal::{BetweenGroupEntropy, EntropyForm, UnorderedGroups};
    /// let rates = UnorderedGroups::new(&[0.0, 8.0], None)?; // one group has all
    /// assert!((BetweenGroupEntropy::new().estimate(&rates)?.value - 0.693147).abs() < 1e-6); // ln 2
    /// let model = BetweenGroupEntropy::new().form(EntropyForm::MeanLogDeviation);
    /// let error = model.estimate(&rates).unwrap_err(); // zero has no logarithm
    /// assert_eq!((error.code().as_str(), error.index()), ("not-computable", Some(0)));
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
        not_negative("values", values)?;
        let kind = self.options.kind(groups, GroupInterval::Simulated)?;
        let zero = values.iter().position(|value| *value == 0.0);
        let deviation = self.form == EntropyForm::MeanLogDeviation;
        if let (true, Some(row)) = (deviation, zero) {
            let reason = "zero has no logarithm; pool years or groups, or ask for form=\"theil\"";
            let code = ErrorCode::NotComputable;
            return Err(Error::value(code, "values", row, 0.0, reason));
        }
        let shares: Vec<f64> = groups.shares().collect();
        let mean = mean_of(values, &shares);
        if mean == 0.0 {
            let message = "all `values` are zero: there is nothing to share out, and the measure has no value";
            return Err(Error::new(ErrorCode::NotComputable, "values", message));
        }
        let part = if deviation {
            deviation_part
        } else {
            theil_part
        };
        let pairs = values.iter().zip(&shares);
        let value = sum::sum_of(pairs.map(|(y, p)| p * part((y - mean) / mean)));
        let mut estimate = self.words().estimate(value, groups, true)?;
        let errors = groups.standard_errors().unwrap_or_default();
        match kind {
            Some(GroupInterval::Simulated) if deviation => {
                let logs: Vec<f64> = values.iter().map(|y| math::ln(*y)).collect();
                let pairs = errors.iter().zip(values);
                let relative: Vec<f64> = pairs.map(|(s, y)| s / y).collect();
                let inversion = Inversion {
                    seen: &logs,
                    centre: math::ln(mean),
                    errors: &relative,
                    measure: &|drawn| deviation_of_logs(drawn, &shares),
                    reach: 0.0,
                };
                set_simulated(&mut estimate, &self.options, &inversion, &|value| value)?;
            }
            Some(GroupInterval::Simulated) => {
                let inversion = Inversion {
                    seen: values,
                    centre: mean,
                    errors,
                    measure: &|drawn| theil_in_draws(drawn, &shares),
                    reach: 0.0,
                };
                set_simulated(&mut estimate, &self.options, &inversion, &|value| value)?;
            }
            Some(_) => self.propagate(&mut estimate, groups, &shares, mean)?,
            None => {}
        }
        Ok(estimate)
    }

    fn words(&self) -> Words {
        let (measure, method) = match self.form {
            EntropyForm::Theil => (
                "Theil index between groups",
                "mean of the relative value times its logarithm",
            ),
            EntropyForm::MeanLogDeviation => (
                "mean log deviation between groups",
                "logarithm of the mean less mean of the logarithms",
            ),
        };
        Words {
            measure,
            method,
            citation: "theil-1967",
            unit: Some("index"),
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
        if let Some(row) = rows().position(|((y, _), s)| *y == 0.0 && *s > 0.0) {
            let reason =
                "at zero the index has no derivative: leave interval out for simulated limits";
            let code = ErrorCode::NotComputable;
            return Err(Error::value(code, "values", row, 0.0, reason));
        }
        let value = estimate.value;
        let squares = rows().map(|((y, p), s)| {
            let slope = match self.form {
                _ if *s == 0.0 => 0.0,
                EntropyForm::Theil => math::ln(y / mean) - value,
                EntropyForm::MeanLogDeviation => (y - mean) / y,
            };
            let term = p * slope * (s / mean);
            term * term
        });
        let error = sum::sum_of(squares).sqrt();
        let noise = sum::sum_of(rows().map(|((_, p), s)| {
            let part = s / mean;
            p * (1.0 - p) * part * part / 2.0
        }));
        let tell = |limit: f64| limit.max(0.0);
        set_propagated(estimate, &self.options, (value, error), &tell)?;
        if noise > 0.01 * value {
            let message = format!(
                "noise of the values adds about {noise:.2e} to this measure, which propagated limits ignore: ask for \
                 interval=\"simulated\""
            );
            estimate.add_caution(Caution::new(CautionCode::InflatedByNoise, message));
        }
        Ok(())
    }
}

/// The Theil index of drawn values, of which those below zero are zero.
fn theil_in_draws(values: &[f64], shares: &[f64]) -> f64 {
    let pairs = || values.iter().zip(shares);
    let mean = pairs().fold(0.0, |sum, (y, p)| sum + y.max(0.0) * p);
    if mean <= 0.0 {
        return f64::INFINITY;
    }
    pairs().fold(0.0, |sum, (y, p)| {
        sum + p * theil_part((y.max(0.0) - mean) / mean)
    })
}

/// The mean log deviation of values drawn as logarithms.
fn deviation_of_logs(logs: &[f64], shares: &[f64]) -> f64 {
    let pairs = || logs.iter().zip(shares);
    // About their mean, so that numbers beyond the largest do not arise.
    let centre = pairs().fold(0.0, |sum, (log, p)| sum + log * p);
    let excess = pairs().fold(0.0, |sum, (log, p)| sum + p * math::exp_m1(log - centre));
    math::ln_1p(excess)
}
