//! The Atkinson index, and the equally distributed equivalent that it stands for.
//!
//! ```
//! use commonweal::{AtkinsonIndex, IndexReport, WeightedValues};
//! let years = WeightedValues::new(&[60.0, 80.0], None)?; // healthy life expectancy of two halves of a place: a mean of 70
//! let equivalent = AtkinsonIndex::new().report(IndexReport::Equivalent).estimate(&years)?;
//! assert!((equivalent.value - 69.282032).abs() < 1e-6); // years for everyone that would be as good
//! # Ok::<(), commonweal::Error>(())
//! ```

use crate::error::{Error, Result};
use crate::estimate::{Estimate, Levels};
use crate::input::WeightedValues;
use crate::numeric::math;

use super::distribution::{Finding, IndexReport, SampleInterval, Sampled, option_above, rows};
use super::entropy::Entropy;

/// Atkinson index: the share of the total that could be given up, if the rest were shared equally, without making matters
/// worse, for someone who minds inequality as much as `epsilon` says.
///
/// **Use it** where the bottom of the distribution matters most and the judgement behind the number is to be stated. **Not**
/// without telling `epsilon` beside it, and not to compare figures made with different ones.
///
/// - Formula: `A = 1 - (sum(w r^(1 - e)) / W)^(1 / (1 - e))` with `r = y / m` and `m` the weighted mean; for `e = 1` it is
///   `1 - geometric mean / m`. Computed from the generalised entropy of `1 - e`, of which it is a function. The equally
///   distributed equivalent is `m (1 - A)`.
/// - Input: [`WeightedValues`]; values of zero or more, above zero for `epsilon` of 1 or more.
/// - `epsilon`: 1 by default, the choice of the inequality-adjusted Human Development Index; 0 minds nothing (the index is 0),
///   larger values look closer at the bottom. Show more than one.
/// - Range: 0 (all the same) to below 1. Unit: share of the total; that of the values for the equivalent.
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample see
///   [`SampleInterval`].
/// - Errors: those of the input; `negative-value` with its row; `not-computable` where all values are zero, or with the row of
///   a zero where `epsilon` is 1 or more (one person without anything would make the index 1, whatever the others have);
///   `too-few-groups` for limits of fewer than two people; `out-of-range` for an `epsilon` below 0.
/// - Sources: Atkinson 1970, J Econ Theory 2:244; Deville 1999, Survey Methodology 25:193.
///
/// ```
/// use commonweal::{AtkinsonIndex, WeightedValues};
/// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
/// let index = AtkinsonIndex::new().estimate(&beds)?;
/// assert!((index.value - 0.162449).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct AtkinsonIndex {
    levels: Levels,
    interval: SampleInterval,
    epsilon: f64,
    report: IndexReport,
}

impl Default for AtkinsonIndex {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
            epsilon: 1.0,
            report: IndexReport::Index,
        }
    }
}

impl AtkinsonIndex {
    /// With `epsilon` of 1, without interval; 95 % limits where one is asked for.
    ///
    /// ```
    /// use commonweal::{AtkinsonIndex, WeightedValues};
    /// let index = AtkinsonIndex::new().estimate(&WeightedValues::new(&[1.0, 4.0], None)?)?;
    /// assert!((index.value - 0.2).abs() < 1e-12 && index.interval.is_none()); // a geometric mean of 2, a mean of 2.5
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{AtkinsonIndex, Level, SampleInterval, WeightedValues};
    /// # let waits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// let waits = WeightedValues::new(&waits, None)?; // weeks that 40 people waited, drawn at random
    /// let index = AtkinsonIndex::new().interval(SampleInterval::Linearised).level(Level::P99).estimate(&waits)?;
    /// let interval = index.interval.unwrap();
    /// assert!((interval.lower - 0.150280).abs() < 1e-6 && (interval.upper - 0.339818).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// How limits are made.
    ///
    /// ```
    /// use commonweal::{AtkinsonIndex, SampleInterval, WeightedValues};
    /// # let waits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// let waits = WeightedValues::new(&waits, None)?; // weeks that 40 people waited, drawn at random
    /// let index = AtkinsonIndex::new().interval(SampleInterval::Linearised).estimate(&waits)?;
    /// assert!((index.value - 0.245049).abs() < 1e-6 && (index.standard_error.unwrap() - 0.036792).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// How much inequality is minded: 0 not at all, larger values more, and the bottom most.
    ///
    /// ```
    /// use commonweal::{AtkinsonIndex, WeightedValues};
    /// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
    /// let index = |epsilon| AtkinsonIndex::new().epsilon(epsilon).estimate(&beds).unwrap().value;
    /// assert!((index(0.5) - 0.087447).abs() < 1e-6 && (index(2.0) - 0.277718).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn epsilon(mut self, epsilon: f64) -> Self {
        self.epsilon = epsilon;
        self
    }

    /// Whether the index is told, or the equally distributed equivalent.
    ///
    /// ```
    /// use commonweal::{AtkinsonIndex, IndexReport, WeightedValues};
    /// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?; // a mean of 7.1
    /// let equivalent = AtkinsonIndex::new().epsilon(0.5).report(IndexReport::Equivalent).estimate(&beds)?;
    /// assert!((equivalent.value - 6.479129).abs() < 1e-6); // 8.7 % less, if all had it, would be as good
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn report(mut self, report: IndexReport) -> Self {
        self.report = report;
        self
    }

    /// The index of these values.
    ///
    /// ```
    /// use commonweal::{AtkinsonIndex, WeightedValues};
    /// let beds = WeightedValues::new(&[0.0, 0.0, 1.0, 2.0, 5.0, 9.0, 9.0, 30.0], None)?;
    /// assert!((AtkinsonIndex::new().epsilon(0.5).estimate(&beds)?.value - 0.419427).abs() < 1e-6);
    /// assert_eq!(AtkinsonIndex::new().estimate(&beds).unwrap_err().code().as_str(), "not-computable");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, values: &WeightedValues<'_>) -> Result<Estimate> {
        let (entropy, log) = self.entropy(values)?;
        // Less than zero, not the negative: no index is "-0".
        let (index, rest) = (0.0 - math::exp_m1(log), math::exp(log));
        let whole = self.report == IndexReport::Index;
        let finding = Finding {
            measure: if whole {
                "Atkinson index"
            } else {
                "equally distributed equivalent"
            },
            value: if whole { index } else { entropy.mean * rest },
            method: format!("Atkinson index, epsilon = {}", self.epsilon).into(),
            citation: "atkinson-1970",
            unit: if whole {
                "share of the total"
            } else {
                "input units"
            },
            direction: if whole {
                "0 means all have the same; larger means more unequal"
            } else {
                "what everyone could have instead and be as well off; never above the mean"
            },
        };
        let mut estimate = finding.estimate(values)?;
        let range = (0.0, if whole { 1.0 } else { f64::INFINITY });
        let slope = self.slope(log);
        let mean = entropy.mean;
        let influence = || {
            let moved = entropy.influence(values).into_iter().map(|u| slope * u);
            if whole {
                return moved.collect();
            }
            rows(values)
                .zip(moved)
                .map(|((y, _), u)| mean * (rest * entropy.past_one(y) - u))
                .collect()
        };
        let sampled = Sampled {
            interval: self.interval,
            levels: self.levels,
            range,
            steady: if whole { 0.1 } else { f64::INFINITY },
        };
        sampled.set(&mut estimate, values, &influence, &|again| {
            Ok(self.interval(SampleInterval::None).estimate(again)?.value)
        })?;
        Ok(estimate)
    }

    /// The index, and how far one more person at each row would move it.
    pub(super) fn with_influence(&self, values: &WeightedValues<'_>) -> Result<(f64, Vec<f64>)> {
        let (entropy, log) = self.entropy(values)?;
        let slope = self.slope(log);
        let moved = entropy.influence(values).into_iter().map(|u| slope * u);
        Ok((0.0 - math::exp_m1(log), moved.collect()))
    }

    /// The entropy that the index is made of, and the logarithm of what it leaves of the mean.
    fn entropy(&self, values: &WeightedValues<'_>) -> Result<(Entropy, f64)> {
        if self.epsilon != 0.0 {
            option_above(
                "epsilon",
                self.epsilon,
                0.0,
                "a finite number of zero or more",
            )?;
        }
        let alpha = 1.0 - self.epsilon;
        let entropy = Entropy::new(values, alpha, "`epsilon` of 1 or more")?;
        if !entropy.value.is_finite() {
            return Err(Error::overflow("values", "Atkinson index"));
        }
        // The mean of r^a is 1 + a (a - 1) GE(a).
        let log = match alpha {
            0.0 => -entropy.value,
            _ => math::ln_1p(alpha * (alpha - 1.0) * entropy.value) / alpha,
        };
        Ok((entropy, log))
    }

    /// The derivative of the index by the entropy.
    fn slope(&self, log: f64) -> f64 {
        self.epsilon * math::exp(self.epsilon * log)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::rng::Rng;

    /// Standard exponential values have a geometric mean of exp(-C): A(1) = 1 - 0.5614594..., the equivalent 0.5614594...
    #[test]
    fn limits_cover() {
        let equivalent = 0.561_459_483_566_885_1;
        for (report, truth) in [
            (IndexReport::Index, 1.0 - equivalent),
            (IndexReport::Equivalent, equivalent),
        ] {
            let mut rng = Rng::new(8);
            let metric = AtkinsonIndex::new()
                .report(report)
                .interval(SampleInterval::Linearised);
            let covered = (0..1_000)
                .filter(|_| {
                    let sample: Vec<f64> = (0..300).map(|_| rng.exponential()).collect();
                    let estimate = metric
                        .estimate(&WeightedValues::new(&sample, None).unwrap())
                        .unwrap();
                    let interval = estimate.interval.unwrap();
                    interval.lower <= truth && truth <= interval.upper
                })
                .count();
            assert!((925..970).contains(&covered), "{report}: {covered}");
        }
    }

    #[test]
    fn the_ends_and_what_is_refused() {
        let index = |values: &[f64], epsilon| {
            AtkinsonIndex::new()
                .epsilon(epsilon)
                .estimate(&WeightedValues::new(values, None).unwrap())
        };
        assert_eq!(index(&[4.1; 5], 2.0).unwrap().value, 0.0);
        assert_eq!(index(&[1.0, 3.0], 0.0).unwrap().value, 0.0);
        let error = |values: &[f64], epsilon| {
            let error = index(values, epsilon).unwrap_err();
            (
                error.code().as_str(),
                error.param().unwrap().to_owned(),
                error.index(),
            )
        };
        assert_eq!(
            error(&[1.0, 0.0], 1.0),
            ("not-computable", "values".into(), Some(1))
        );
        assert_eq!(
            error(&[1.0], -0.5),
            ("out-of-range", "epsilon".into(), None)
        );
        assert_eq!(
            error(&[1.0], f64::NAN),
            ("out-of-range", "epsilon".into(), None)
        );
    }
}
