//! The J-divergence: the mean log deviation and Theil's index in one, so that neither end of the distribution is preferred.
//!
//! ```
//! use commonweal::{JDivergence, WeightedValues};
//! let visits = WeightedValues::new(&[2.0, 8.0], Some(&[3.0, 1.0]))?; // a mean of 3.5
//! let index = JDivergence::new().estimate(&visits)?;
//! assert!((index.value - 0.445595).abs() < 1e-6);
//! # Ok::<(), commonweal::Error>(())
//! ```

use crate::error::Result;
use crate::estimate::{Estimate, Levels, Text};
use crate::input::WeightedValues;

use super::distribution::{Finding, SampleInterval, Sampled};
use super::entropy::Entropy;

/// J-divergence: how far the shares of the total are from equal ones, counted from both sides.
///
/// **Use it** where an entropy index is wanted that looks as hard at the bottom of the distribution as at its top: it is the mean
/// log deviation (which looks at the bottom) and Theil's index (which looks at the top) together, and can be divided by group as they
/// can. **Not** where some have nothing (it has no value then: use Theil's or the Gini index), nor where the number itself must be
/// understood at once (use the Hoover index).
///
/// - Formula: `J = sum(w (r - 1) ln r) / W` with `r = y / m` and `m` the weighted mean, which is `GE(0) + GE(1)` of the
///   [generalised entropy index](crate::GeneralisedEntropyIndex). Computed from terms that are never negative, so that no
///   digits are lost.
/// - Input: [`WeightedValues`]; values above zero.
/// - Range: 0 (all the same) upwards, without an end. Unit: none.
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample see
///   [`SampleInterval`].
/// - Errors: those of the input; `negative-value` with its row; `not-computable` with the row of a zero; `too-few-groups` for
///   limits of fewer than two people.
/// - Sources: Jeffreys 1946, Proc R Soc A 186:453; Rohde 2016, J R Stat Soc A 179:847 (as a measure of inequality); Deville 1999,
///   Survey Methodology 25:193.
///
/// ```
/// use commonweal::{JDivergence, WeightedValues};
/// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
/// assert!((JDivergence::new().estimate(&beds)?.value - 0.364202).abs() < 1e-6); // 0.177274 and 0.186929
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "symmetric Theil index")]
#[doc(alias = "Jeffreys divergence")]
#[derive(Debug, Clone, Copy)]
pub struct JDivergence {
    levels: Levels,
    interval: SampleInterval,
}

impl Default for JDivergence {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
        }
    }
}

impl JDivergence {
    /// Without interval; 95 % limits where one is asked for.
    ///
    /// ```
    /// use commonweal::{JDivergence, WeightedValues};
    /// let index = JDivergence::new().estimate(&WeightedValues::new(&[3.0, 1.0], None)?)?;
    /// assert!((index.value - 0.274653).abs() < 1e-6 && index.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{JDivergence, Level, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let index = JDivergence::new().interval(SampleInterval::Linearised).level(Level::P99).estimate(&visits)?;
    /// let interval = index.interval.unwrap();
    /// assert!((interval.lower - 0.275199).abs() < 1e-6 && (interval.upper - 0.718466).abs() < 1e-6);
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
    /// use commonweal::{JDivergence, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let index = JDivergence::new().interval(SampleInterval::Linearised).estimate(&visits)?;
    /// assert!((index.value - 0.496833).abs() < 1e-6 && (index.standard_error.unwrap() - 0.086043).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// The J-divergence of these values.
    ///
    /// ```
    /// use commonweal::{JDivergence, WeightedValues};
    /// let index = JDivergence::new().estimate(&WeightedValues::new(&[4.0, 1.0, 2.0], None)?)?;
    /// assert!((index.value - 0.297063).abs() < 1e-6);
    /// let error = JDivergence::new().estimate(&WeightedValues::new(&[4.0, 0.0, 2.0], None)?).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("not-computable", Some(1))); // no logarithm of zero
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, values: &WeightedValues<'_>) -> Result<Estimate> {
        let bottom = Entropy::new(values, 0.0, "the J-divergence")?;
        let top = Entropy::new(values, 1.0, "")?;
        let finding = Finding {
            measure: "J-divergence",
            value: bottom.value + top.value,
            method: Text::Borrowed("mean log deviation and Theil index together"),
            citation: "rohde-2016",
            unit: "index",
            direction: "0 means all have the same; larger means more unequal",
        };
        let mut estimate = finding.estimate(values)?;
        let sampled = Sampled {
            interval: self.interval,
            levels: self.levels,
            range: (0.0, f64::INFINITY),
            steady: 0.1,
        };
        let influence = || {
            let both = bottom.influence(values).into_iter();
            both.zip(top.influence(values))
                .map(|(a, b)| a + b)
                .collect()
        };
        sampled.set(&mut estimate, values, &influence, &|again| {
            Ok(self.interval(SampleInterval::None).estimate(again)?.value)
        })?;
        Ok(estimate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::GeneralisedEntropyIndex;
    use proptest::prelude::*;

    #[test]
    fn a_zero_of_nobody_does_not_count() {
        let values = WeightedValues::new(&[3.0, 0.0, 1.0], Some(&[1.0, 0.0, 1.0])).unwrap();
        let two = WeightedValues::new(&[3.0, 1.0], None).unwrap();
        let index = |values| JDivergence::new().estimate(values).unwrap().value;
        assert_eq!(index(&values), index(&two));
    }

    proptest! {
        #[test]
        fn it_is_the_sum_of_two_entropies(
            rows in proptest::collection::vec((0.01..100.0f64, 1u8..5), 2..20),
            factor in 0.01..100.0f64,
        ) {
            let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
            let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
            let view = WeightedValues::new(&values, Some(&weights)).unwrap();
            let index = JDivergence::new().estimate(&view).unwrap().value;
            let part = |alpha| GeneralisedEntropyIndex::new().alpha(alpha).estimate(&view).unwrap().value;
            prop_assert!((index - part(0.0) - part(1.0)).abs() <= 1e-14 * index);
            let mean = values.iter().zip(&weights).map(|(y, w)| y * w).sum::<f64>() / view.total_weight();
            let terms = values.iter().zip(&weights).map(|(y, w)| w * (y / mean - 1.0) * crate::numeric::math::ln(y / mean));
            prop_assert!((index - terms.sum::<f64>() / view.total_weight()).abs() < 1e-12 * (1.0 + index));
            let scaled: Vec<f64> = values.iter().map(|v| v * factor).collect();
            let scaled = WeightedValues::new(&scaled, Some(&weights)).unwrap();
            prop_assert!((JDivergence::new().estimate(&scaled).unwrap().value - index).abs() < 1e-12 * (1.0 + index));
        }
    }
}
