//! The Gini index, and the extended (single-parameter) one that looks at the bottom more closely.
//!
//! ```
//! use commonweal::{GiniIndex, WeightedValues};
//! // Family doctors per 10,000 people in four areas, with their people.
//! let doctors = WeightedValues::new(&[4.1, 5.2, 5.9, 7.3], Some(&[310_000.0, 280_000.0, 250_000.0, 160_000.0]))?;
//! let gini = |nu| GiniIndex::new().nu(nu).estimate(&doctors).unwrap().value;
//! assert!((gini(2.0) - 0.110387).abs() < 1e-6);
//! assert!((gini(4.0) - 0.186213).abs() < 1e-6); // the areas with fewest doctors count for more
//! # Ok::<(), commonweal::Error>(())
//! ```

mod sample;

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, IntervalMethod, Levels, Text};
use crate::input::WeightedValues;
use crate::named::named_enum;
use crate::numeric::{math, sum};

use super::ascending::Ascending;
use super::distribution::{
    Drawing, Finding, Limits, SampleInterval, Surveyed, mean_of_shares, option_above, rows,
};

named_enum! {
    /// How limits of the Gini index are made.
    ///
    /// ```
    /// use commonweal::GiniInterval;
    /// assert_eq!(GiniInterval::Jackknife.as_str(), "jackknife");
    /// ```
    pub enum GiniInterval("interval") {
        /// None: the values are those of a whole population.
        None = "none",
        /// The values are a random sample of people; a weight of 3 is three people: variance of the influence function
        /// (Deville 1999).
        Linearised = "linearised",
        /// The same, with limits made on the scale of log odds (delta method), so that they stay inside 0 to 1.
        LinearisedLogit = "linearised-logit",
        /// Each row is one drawn unit, and its weight is how many it stands for (a survey without strata or clusters).
        LinearisedSampling = "linearised-sampling",
        /// Each row is one drawn unit: variance over the indices with one row left out at a time (Yitzhaki 1991).
        Jackknife = "jackknife",
        /// The rows were drawn under a design that the values come with ([`SurveyDesign`](crate::SurveyDesign)): by its strata and
        /// clusters, or by its replicate weights.
        SurveyDesign = "survey-design",
    }
}

/// What limits of a sample are called by a measure that has others too.
impl From<SampleInterval> for GiniInterval {
    fn from(interval: SampleInterval) -> Self {
        match interval {
            SampleInterval::None => Self::None,
            SampleInterval::Linearised => Self::Linearised,
            SampleInterval::LinearisedSampling => Self::LinearisedSampling,
            SampleInterval::SurveyDesign => Self::SurveyDesign,
        }
    }
}

impl GiniInterval {
    fn drawing(self) -> Drawing {
        match self {
            Self::None => Drawing::None,
            Self::Linearised | Self::LinearisedLogit => Drawing::Frequency,
            Self::LinearisedSampling | Self::Jackknife => Drawing::Sampling,
            Self::SurveyDesign => Drawing::Survey,
        }
    }
}

named_enum! {
    /// What corrects the index of a small sample, which is too low: that of two people is at most a half.
    ///
    /// ```
    /// use commonweal::GiniCorrection;
    /// assert_eq!(GiniCorrection::SampleSize.as_str(), "sample-size");
    /// ```
    pub enum GiniCorrection("correction") {
        /// Nothing: the index of these people.
        None = "none",
        /// Times n / (n - 1), with n the people (the sum of the weights).
        SampleSize = "sample-size",
        /// Times 1 / (1 - sum of squared shares of the weights): the same where all weights are equal, and free of their
        /// scale.
        Weights = "weights",
    }
}

/// Gini index: how far the distribution is from everyone having the same, on a scale from 0 to 1.
///
/// **Use it** to say how unequal a whole distribution is in the one number that most readers know, and to compare it over
/// time or between places. **Not** where inequality at the bottom is the question (it weighs the middle most: raise `nu`, or
/// use an Atkinson index), and not between groups in an order such as deprivation (use the slope index).
///
/// - Formula: `G = 2 cov(y, R) / m`, with `m` the weighted mean and `R` the mid-rank: the share of people below plus half the
///   share at the same value. It is half the mean difference between two people over the mean. Computed as
///   `sum(gap F (1 - F)) / m` over the gaps between neighbouring values with `F` the share of people below the gap: only
///   numbers of one sign are added, so that no digits are lost. With `nu` other than 2, `F (1 - F)` becomes
///   `(1 - F) - (1 - F)^nu` (Donaldson & Weymark 1980).
/// - Input: [`WeightedValues`]; values of zero or more; `weights` are the people each value stands for. Scale and replication
///   of the weights do not count.
/// - Range: 0 (all the same) to 1 - 1/n (one has all); 1 with a correction. Unit: none.
/// - Correction: none by default, so that the index is that of the people given and does not change when all are counted
///   twice. Packages differ here: some correct without being asked, and one uses whole ranks of weighted people, so that its
///   index changes with the scale of the weights.
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample see
///   [`GiniInterval`].
/// - Errors: those of the input; `negative-value` with its row; `not-computable` where all values are zero, or where a
///   correction, log odds or the jackknife have no value; `too-few-groups` for limits of fewer than two;
///   `out-of-range` for `nu` of 1 or less; `conflicting-arguments` for the jackknife or a correction with `nu` other than 2.
/// - Sources: Gini 1914; Lerman & Yitzhaki 1989, J Econometrics 42:43 (weights and mid-ranks); Donaldson & Weymark 1980,
///   J Econ Theory 22:67; Deltas 2003, Rev Econ Stat 85:226 (small samples); Langel & Tillé 2013, J R Stat Soc A 176:521
///   (linearisation); Yitzhaki 1991, J Bus Econ Stat 9:235 (jackknife).
///
/// ```
/// use commonweal::{GiniIndex, WeightedValues};
/// let beds = WeightedValues::new(&[0.0, 0.0, 1.0, 2.0, 5.0, 9.0, 9.0, 30.0], None)?;
/// let index = GiniIndex::new().estimate(&beds)?;
/// assert!((index.value - 0.629464).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "extended Gini")]
#[doc(alias = "S-Gini")]
#[derive(Debug, Clone, Copy)]
pub struct GiniIndex {
    levels: Levels,
    interval: GiniInterval,
    correction: GiniCorrection,
    nu: f64,
}

impl Default for GiniIndex {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: GiniInterval::None,
            correction: GiniCorrection::None,
            nu: 2.0,
        }
    }
}

impl GiniIndex {
    /// Of the people given, without interval; 95 % limits where one is asked for.
    ///
    /// ```
    /// use commonweal::{GiniIndex, WeightedValues};
    /// let doctors = WeightedValues::new(&[4.1, 5.2, 5.9, 7.3], Some(&[310_000.0, 280_000.0, 250_000.0, 160_000.0]))?;
    /// let index = GiniIndex::new().estimate(&doctors)?;
    /// assert!((index.value - 0.110387).abs() < 1e-6 && index.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{GiniIndex, GiniInterval, Level, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let index = GiniIndex::new().interval(GiniInterval::Linearised).level(Level::P99).estimate(&visits)?;
    /// let interval = index.interval.unwrap();
    /// assert!((interval.lower - 0.287115).abs() < 1e-6 && (interval.upper - 0.535962).abs() < 1e-6);
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
    /// use commonweal::{GiniIndex, GiniInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let error = |interval| GiniIndex::new().interval(interval).estimate(&visits).unwrap().standard_error.unwrap();
    /// assert!((error(GiniInterval::Linearised) - 0.048304).abs() < 1e-6);
    /// assert!((error(GiniInterval::Jackknife) - 0.048021).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: GiniInterval) -> Self {
        self.interval = interval;
        self
    }

    /// What corrects a small sample.
    ///
    /// ```
    /// use commonweal::{GiniCorrection, GiniIndex, WeightedValues};
    /// let visits = WeightedValues::new(&[0.0, 0.0, 1.0, 2.0, 5.0, 9.0, 9.0, 30.0], None)?; // of eight people drawn at random
    /// let index = GiniIndex::new().correction(GiniCorrection::SampleSize).estimate(&visits)?;
    /// assert!((index.value - 0.719388).abs() < 1e-6); // 8/7 of 0.629464
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn correction(mut self, correction: GiniCorrection) -> Self {
        self.correction = correction;
        self
    }

    /// How much more the bottom counts than the top: above 1; 2 is the usual index, which weighs by rank.
    ///
    /// ```
    /// use commonweal::{GiniIndex, WeightedValues};
    /// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
    /// assert!((GiniIndex::new().estimate(&beds)?.value - 0.316901).abs() < 1e-6);
    /// assert!((GiniIndex::new().nu(4.0).estimate(&beds)?.value - 0.483254).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn nu(mut self, nu: f64) -> Self {
        self.nu = nu;
        self
    }

    /// The index of these values.
    ///
    /// ```
    /// use commonweal::{GiniIndex, WeightedValues};
    /// let index = GiniIndex::new().estimate(&WeightedValues::new(&[0.0, 0.0, 6.0], Some(&[2.0, 1.0, 1.0]))?)?;
    /// assert_eq!(index.value, 0.75); // one person in four has all
    /// let error = GiniIndex::new().estimate(&WeightedValues::new(&[3.0, -1.0], None)?).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("negative-value", Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, values: &WeightedValues<'_>) -> Result<Estimate> {
        option_above("nu", self.nu, 1.0, "above 1")?;
        if self.nu != 2.0 && self.correction != GiniCorrection::None {
            let message = "`correction` is for nu = 2: an extended index has no simple one; leave correction out";
            return Err(Error::new(
                ErrorCode::ConflictingArguments,
                "correction",
                message,
            ));
        }
        let mean = mean_of_shares(values)?;
        let squares = if self.correction == GiniCorrection::Weights {
            squared_shares(values)
        } else {
            0.0
        };
        let factor = self.factor(values.total_weight(), squares);
        if factor.is_nan() {
            let message = "a correction for a small sample needs at least 2 people in `values`: leave correction out";
            return Err(Error::new(ErrorCode::TooFewGroups, "values", message));
        }
        let order = Ascending::new(values);
        let plain = self.plain(&order, mean);
        let method = match (self.nu == 2.0, self.correction) {
            (true, GiniCorrection::None) => {
                Text::Borrowed("covariance with the mid-rank, over the mean")
            }
            (true, _) => Text::Borrowed(
                "covariance with the mid-rank, over the mean; corrected for a small sample",
            ),
            (false, _) => format!("extended Gini index, nu = {}", self.nu).into(),
        };
        let finding = Finding {
            measure: "Gini index",
            value: plain * factor,
            method,
            citation: if self.nu == 2.0 {
                "gini-1914"
            } else {
                "donaldson-weymark-1980"
            },
            unit: "index",
            direction: "0 means all have the same; larger means more unequal",
        };
        let mut estimate = finding.estimate(values)?;
        let (drawing, sample) = (self.interval.drawing(), Surveyed::of(values));
        sample.check(drawing)?;
        if drawing == Drawing::None {
            return Ok(estimate);
        }
        let influence = || self.influence(values, &order, mean, plain);
        let again = |weights: &[f64]| {
            let plainly = self.interval(GiniInterval::None);
            let values = WeightedValues::new(values.values(), Some(weights))?;
            Ok(plainly.estimate(&values)?.value)
        };
        let mut spread = sample.spread(drawing, estimate.value, &influence, &again)?;
        if spread.method != IntervalMethod::ReplicateWeights {
            spread.error *= factor;
        }
        if self.interval == GiniInterval::Jackknife {
            spread.error = self.jackknife(values, &order, mean, plain)?;
            spread.method = IntervalMethod::Jackknife;
        }
        if self.interval == GiniInterval::LinearisedLogit {
            if !(estimate.value > 0.0 && estimate.value < 1.0) {
                let message =
                    "the index is 0 or 1, which has no log odds: ask for interval=\"linearised\"";
                return Err(Error::new(ErrorCode::NotComputable, "values", message));
            }
            spread.method = IntervalMethod::LinearisedLogit;
        }
        let limits = Limits {
            levels: self.levels,
            range: (0.0, 1.0),
        };
        limits.set(&mut estimate, &spread)?;
        Ok(estimate)
    }

    /// The index without a correction.
    fn plain(&self, order: &Ascending, mean: f64) -> f64 {
        let gaps = order.steps();
        sum::sum_of(gaps.map(|step| step.gap * self.loss(step.below, step.above))) / mean
    }

    /// The index without a correction, and how far one more person at each row would move it.
    pub(super) fn with_influence(&self, values: &WeightedValues<'_>) -> Result<(f64, Vec<f64>)> {
        let mean = mean_of_shares(values)?;
        let order = Ascending::new(values);
        let index = self.plain(&order, mean);
        Ok((index, self.influence(values, &order, mean, index)))
    }

    /// What a gap costs, given the shares of people below and above it: `above - above^nu`, without losing digits.
    fn loss(&self, below: f64, above: f64) -> f64 {
        if self.nu == 2.0 {
            return above * below;
        }
        -above * math::exp_m1((self.nu - 1.0) * math::ln_1p(-below))
    }

    /// What the index of a sample is multiplied by, given its people and the sum of squared shares of the weights; NaN where
    /// there is no more than one.
    fn factor(&self, people: f64, squares: f64) -> f64 {
        let rest = match self.correction {
            GiniCorrection::None => 1.0,
            GiniCorrection::SampleSize => (people - 1.0) / people,
            GiniCorrection::Weights => 1.0 - squares,
        };
        if rest > 0.0 { 1.0 / rest } else { f64::NAN }
    }
}

/// The sum of squared shares of the weights.
fn squared_shares(values: &WeightedValues<'_>) -> f64 {
    let people = values.total_weight();
    sum::sum_of(rows(values).map(|(_, w)| (w / people) * (w / people)))
}

#[cfg(test)]
mod tests;
