//! The coefficient of variation.
//!
//! ```
//! use commonweal::{CoefficientOfVariation, WeightedValues};
//! // Spending per head in four areas, with their people.
//! let spending = WeightedValues::new(&[1_410.0, 1_520.0, 1_590.0, 1_730.0], Some(&[310.0, 280.0, 250.0, 160.0]))?;
//! assert!((CoefficientOfVariation::new().estimate(&spending)?.value - 0.070504).abs() < 1e-6);
//! # Ok::<(), commonweal::Error>(())
//! ```

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, Levels, Text};
use crate::input::WeightedValues;
use crate::named::named_enum;
use crate::numeric::sum;

use super::distribution::{Finding, SampleInterval, Sampled, mean_of_shares, rows};

named_enum! {
    /// What the sum of squared deviations is divided by.
    ///
    /// ```
    /// use commonweal::Divisor;
    /// assert_eq!(Divisor::PeopleLessOne.as_str(), "n-1");
    /// ```
    pub enum Divisor("divisor") {
        /// The people, that is the sum of the weights: the variance of these people.
        People = "n",
        /// One less: an unbiased variance of those from whom a sample was drawn.
        PeopleLessOne = "n-1",
    }
}

/// Coefficient of variation: the standard deviation over the mean.
///
/// **Use it** to compare how far values scatter where their means differ. **Not** where a few extreme values could decide it (it
/// squares them: use the Gini or the Hoover index), nor for values whose zero is arbitrary, such as temperatures.
///
/// - Formula: `CV = sqrt(sum(w (y - m)^2) / W) / m`, with `m` the weighted mean. Half its square is the generalised entropy index
///   of `alpha` 2.
/// - Input: [`WeightedValues`]; values of zero or more.
/// - Divisor: the people (`n`) by default, so that it describes the people given and does not change when all are counted twice;
///   `n-1` for a sample.
/// - Range: 0 (all the same) to `sqrt(n - 1)` (one has all). Unit: none (not per cent).
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample see
///   [`SampleInterval`].
/// - Errors: those of the input; `negative-value` with its row; `not-computable` where all values are zero; `too-few-groups` for
///   limits, or a divisor of `n-1`, of fewer than two people.
/// - Sources: Pearson 1896, Phil Trans R Soc A 187:253; Deville 1999, Survey Methodology 25:193.
///
/// ```
/// use commonweal::{CoefficientOfVariation, WeightedValues};
/// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
/// let coefficient = CoefficientOfVariation::new().estimate(&beds)?;
/// assert!((coefficient.value - 0.673852).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CoefficientOfVariation {
    levels: Levels,
    interval: SampleInterval,
    divisor: Divisor,
}

impl Default for CoefficientOfVariation {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
            divisor: Divisor::People,
        }
    }
}

impl CoefficientOfVariation {
    /// Of the people given, without interval; 95 % limits where one is asked for.
    ///
    /// ```
    /// use commonweal::{CoefficientOfVariation, WeightedValues};
    /// let coefficient = CoefficientOfVariation::new().estimate(&WeightedValues::new(&[1.0, 3.0], None)?)?;
    /// assert!(coefficient.value == 0.5 && coefficient.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{CoefficientOfVariation, Level, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let metric = CoefficientOfVariation::new().interval(SampleInterval::Linearised).level(Level::P99);
    /// let interval = metric.estimate(&visits)?.interval.unwrap();
    /// assert!((interval.lower - 0.506327).abs() < 1e-6 && (interval.upper - 0.961271).abs() < 1e-6);
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
    /// use commonweal::{CoefficientOfVariation, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let coefficient = CoefficientOfVariation::new().interval(SampleInterval::Linearised).estimate(&visits)?;
    /// assert!((coefficient.value - 0.733799).abs() < 1e-6);
    /// assert!((coefficient.standard_error.unwrap() - 0.088310).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// What the sum of squared deviations is divided by.
    ///
    /// ```
    /// use commonweal::{CoefficientOfVariation, Divisor, WeightedValues};
    /// let visits = WeightedValues::new(&[1.0, 3.0], None)?; // of two people drawn at random
    /// let coefficient = CoefficientOfVariation::new().divisor(Divisor::PeopleLessOne).estimate(&visits)?;
    /// assert!((coefficient.value - 0.707107).abs() < 1e-6); // not 0.5
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn divisor(mut self, divisor: Divisor) -> Self {
        self.divisor = divisor;
        self
    }

    /// The coefficient of these values.
    ///
    /// ```
    /// use commonweal::{CoefficientOfVariation, WeightedValues};
    /// let coefficient = CoefficientOfVariation::new().estimate(&WeightedValues::new(&[2.0, 8.0], Some(&[3.0, 1.0]))?)?;
    /// assert!((coefficient.value - 0.742307).abs() < 1e-6);
    /// let error = CoefficientOfVariation::new().estimate(&WeightedValues::new(&[0.0, 0.0], None)?).unwrap_err();
    /// assert_eq!(error.code().as_str(), "not-computable");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, values: &WeightedValues<'_>) -> Result<Estimate> {
        let mean = mean_of_shares(values)?;
        let people = values.total_weight();
        let factor = match self.divisor {
            Divisor::People => 1.0,
            Divisor::PeopleLessOne if people > 1.0 => (people / (people - 1.0)).sqrt(),
            Divisor::PeopleLessOne => {
                let message = "a divisor of n-1 needs more than one of the people in `values`: leave divisor out for a whole population";
                return Err(Error::new(ErrorCode::TooFewGroups, "values", message));
            }
        };
        // In shares of the mean, whose squares are numbers whatever the unit; the second sum mends the rounding of the mean.
        let rest = sum::sum_of(rows(values).map(|(y, w)| (y - mean) * (w / people)));
        let from_mean = |y: f64| ((y - mean) - rest) / mean;
        let squares =
            sum::sum_of(rows(values).map(|(y, w)| from_mean(y) * from_mean(y) * (w / people)));
        let plain = squares.sqrt();
        let finding = Finding {
            measure: "coefficient of variation",
            value: plain * factor,
            method: Text::Borrowed(match self.divisor {
                Divisor::People => "standard deviation over the mean, divisor n",
                Divisor::PeopleLessOne => "standard deviation over the mean, divisor n-1",
            }),
            citation: "pearson-1896",
            unit: "ratio",
            direction: "0 means all have the same; larger means more unequal",
        };
        let mut estimate = finding.estimate(values)?;
        let sampled = Sampled {
            interval: self.interval,
            levels: self.levels,
            range: (0.0, f64::INFINITY),
            steady: 0.03,
        };
        // Of the variance in shares of the mean (z^2 - V), and of the mean: (z^2 - V) / (2 CV) - CV z.
        let influence = |y: f64| {
            let z = from_mean(y);
            if plain > 0.0 {
                factor * ((z - plain) * (z + plain) / (2.0 * plain) - plain * z)
            } else {
                0.0
            }
        };
        let influence = || values.values().iter().map(|y| influence(*y)).collect();
        sampled.set(&mut estimate, values, &influence, &|again| {
            Ok(self.interval(SampleInterval::None).estimate(again)?.value)
        })?;
        Ok(estimate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inequality::entropy::GeneralisedEntropyIndex;
    use proptest::prelude::*;

    fn coefficient(values: &[f64], weights: Option<&[f64]>, divisor: Divisor) -> f64 {
        let values = WeightedValues::new(values, weights).unwrap();
        let metric = CoefficientOfVariation::new().divisor(divisor);
        metric.estimate(&values).unwrap().value
    }

    #[test]
    fn the_ends_and_what_is_refused() {
        assert_eq!(coefficient(&[0.1; 7], None, Divisor::People), 0.0);
        for size in [1e-300, 1.0, 1e300] {
            let two = [size, 3.0 * size];
            assert!(
                (coefficient(&two, None, Divisor::People) - 0.5).abs() < 1e-15,
                "{size}"
            );
        }
        let near = [1e9, 1e9 + 1.0, 1e9 + 2.0];
        let exact = (2.0f64 / 3.0).sqrt() / (1e9 + 1.0);
        assert!((coefficient(&near, None, Divisor::People) / exact - 1.0).abs() < 1e-14);
        let one = WeightedValues::new(&[3.0], None).unwrap();
        let metric = CoefficientOfVariation::new().divisor(Divisor::PeopleLessOne);
        let error = metric.estimate(&one).unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.param()),
            ("too-few-groups", Some("values"))
        );
    }

    proptest! {
        #[test]
        fn the_coefficient_behaves_as_it_must(
            rows in proptest::collection::vec((0.01..100.0f64, 1u8..5), 2..20),
            factor in 0.01..100.0f64,
        ) {
            let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
            let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
            let base = coefficient(&values, Some(&weights), Divisor::People);
            let close = |a: f64, b: f64| (a - b).abs() < 1e-11 * (1.0 + b.abs());
            let scaled: Vec<f64> = values.iter().map(|v| v * factor).collect();
            prop_assert!(close(coefficient(&scaled, Some(&weights), Divisor::People), base));
            let repeated: Vec<f64> = rows.iter().flat_map(|row| vec![row.0; usize::from(row.1)]).collect();
            let n = repeated.len() as f64;
            prop_assert!(close(coefficient(&repeated, None, Divisor::People), base));
            prop_assert!(close(coefficient(&repeated, None, Divisor::PeopleLessOne), base * (n / (n - 1.0)).sqrt()));
            // Half its square is an entropy, with the error that follows.
            let view = WeightedValues::new(&values, Some(&weights)).unwrap();
            let entropy = GeneralisedEntropyIndex::new().alpha(2.0).interval(SampleInterval::Linearised).estimate(&view).unwrap();
            prop_assert!(close(base * base / 2.0, entropy.value));
            let metric = CoefficientOfVariation::new().interval(SampleInterval::Linearised);
            let error = metric.estimate(&view).unwrap().standard_error.unwrap();
            prop_assert!(close(error * base, entropy.standard_error.unwrap()));
        }
    }
}
