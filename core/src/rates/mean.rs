//! The mean of values of units.

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Interval, IntervalMethod, Levels, Text};
use crate::input::WeightedValues;
use crate::named::named_enum;
use crate::numeric::special::t;
use crate::numeric::sum;

/// Below this many people the shape of their values cannot be judged.
const FEW: f64 = 30.0;
/// Cochran (1977, Sampling Techniques, p. 42) asks for 25 times the squared skewness of the population. That of a sample falls
/// short of it: with 40 those samples are told for which the study of intervals finds too few that hold.
const PEOPLE_FOR_A_TAIL: f64 = 40.0;

named_enum! {
    /// What is told of values: their mean, what they come to, or how far they are apart.
    ///
    /// ```
    /// use commonweal::MeanReport;
    /// assert_eq!(MeanReport::StandardDeviation.as_str(), "standard-deviation");
    /// ```
    pub enum MeanReport("report") {
        /// The mean.
        Mean = "mean",
        /// The sum over all people: the mean times their number.
        Total = "total",
        /// The standard deviation of a sample, with the people less one below.
        StandardDeviation = "standard-deviation",
    }
}

/// The mean, with limits from Student's t-distribution.
///
/// **Use it** for measurements of a sample of people or units: blood pressure, days waited. **Not** for events among people
/// ([`Proportion`](crate::Proportion), [`CrudeRate`](crate::CrudeRate)), nor, without looking at the values, for a few of them
/// with a long tail: the mean follows the largest, and its limits assume that means of such samples are nearly normal.
///
/// - Formula: `m = sum(w y) / W` with `W = sum(w)`; standard error `sqrt(sum(w (y - m)^2) / (W - 1) / W)`.
/// - Weights say how many people a value stands for (3 means the same as standing three times), and are 1 unless given. They are
///   not survey weights that say how likely a person was to be asked: those would make the interval too narrow.
/// - Report: the mean; or `total`, `m W`, with the limits of the mean times `W` (of so many people drawn anew); or `standard-deviation`,
///   `sqrt(sum(w (y - m)^2) / (W - 1))`, without limits, as those that are known hold for normal values only.
/// - Interval: `m +/- t se`, `t` with `W - 1` degrees of freedom. None for a single person.
/// - Input: [`WeightedValues`]. Range: that of the values. Unit: that of the values. `population` is `W`.
/// - Errors: those of [`WeightedValues`]; `overflow`; `not-computable` for the standard deviation of a single person. Cautions: `zero-width` where all values are the same; `few-points` under
///   30 people; `long-tail` where `W` is below 40 times the squared skewness of the values (after Cochran 1977, p. 42).
/// - Source: Student 1908, Biometrika 6:1.
///
/// ```
/// use commonweal::{Mean, WeightedValues};
/// let mean = Mean::new().estimate(&WeightedValues::new(&[12.0, 15.0, 9.0, 22.0, 14.0], None)?)?;
/// let limits = mean.interval.unwrap();
/// assert!((mean.value - 14.4).abs() < 1e-6);
/// assert!((limits.lower - 8.406479).abs() < 1e-6 && (limits.upper - 20.393521).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Mean {
    levels: Levels,
    report: MeanReport,
}

impl Default for Mean {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            report: MeanReport::Mean,
        }
    }
}

impl Mean {
    /// 95 % limits.
    ///
    /// ```
    /// use commonweal::{Mean, WeightedValues};
    /// let mean = Mean::new().estimate(&WeightedValues::new(&[12.0, 15.0, 9.0, 22.0, 14.0], None)?)?;
    /// assert_eq!(mean.interval.unwrap().level, 0.95);
    /// assert!((mean.standard_error.unwrap() - 2.158703).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{Level, Mean, WeightedValues};
    /// let days = WeightedValues::new(&[12.0, 15.0, 9.0, 22.0, 14.0], None)?;
    /// let mean = Mean::new().level(Level::P99).estimate(&days)?;
    /// assert!((mean.interval.unwrap().lower - 4.461125).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// What is told.
    ///
    /// ```
    /// use commonweal::{Mean, MeanReport, WeightedValues};
    /// let days = WeightedValues::new(&[12.0, 15.0, 9.0, 22.0, 14.0], None)?;
    /// let told = |report| Mean::new().report(report).estimate(&days).unwrap();
    /// let total = told(MeanReport::Total);
    /// assert!(total.value == 72.0 && (total.interval.unwrap().lower - 42.032394).abs() < 1e-6);
    /// assert!((told(MeanReport::StandardDeviation).value - 4.827007).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn report(mut self, report: MeanReport) -> Self {
        self.report = report;
        self
    }

    /// The mean of one sample.
    ///
    /// ```
    /// use commonweal::{Mean, WeightedValues};
    /// let days = WeightedValues::new(&[2.0, 8.0], Some(&[3.0, 1.0]))?; // three waited 2 days, one 8
    /// let mean = Mean::new().estimate(&days)?;
    /// assert_eq!((mean.value, mean.population, mean.standard_error), (3.5, Some(4.0), Some(1.5)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `overflow`.
    pub fn estimate(&self, values: &WeightedValues<'_>) -> Result<Estimate> {
        let people = values.total_weight();
        let rows = || {
            let rows = values.values().iter().zip(values.weights());
            rows.filter(|(_, weight)| **weight > 0.0)
        };
        let lowest = rows().fold(f64::INFINITY, |least, (y, _)| least.min(*y));
        let highest = rows().fold(f64::NEG_INFINITY, |most, (y, _)| most.max(*y));
        // Rounding must not take the mean out of the values: equal ones are their own mean to the last bit.
        let value = (sum::sum_of(rows().map(|(y, w)| y * w)) / people).clamp(lowest, highest);
        let (measure, times) = match self.report {
            MeanReport::Total => ("total", people),
            MeanReport::StandardDeviation => ("standard deviation", 1.0),
            MeanReport::Mean => ("mean", 1.0),
        };
        let apart = self.report == MeanReport::StandardDeviation;
        if apart && people <= 1.0 {
            let message =
                "a single person has no standard deviation: at least 2 are needed in `values`";
            return Err(Error::new(ErrorCode::NotComputable, "values", message));
        }
        let mut estimate = Estimate::new(measure, value * times, "values")?;
        estimate.method = Text::Borrowed(match self.report {
            MeanReport::Total => "sum of values and weights",
            MeanReport::StandardDeviation => {
                "root of the mean squared distance from the mean, of a sample"
            }
            MeanReport::Mean => "arithmetic mean",
        });
        estimate.citation = Text::Borrowed("student-1908");
        estimate.direction = Text::Borrowed("larger means larger values");
        estimate.n = values.values().len() as u64;
        estimate.population = Some(people);
        if people <= 1.0 {
            estimate.no_interval_reason = Some(Text::Borrowed(
                "a single person says nothing of the spread: at least 2 are needed",
            ));
            return Ok(estimate);
        }
        // In units of the largest difference, whose square may be too large or too small for a number.
        let unit = (highest - value).max(value - lowest);
        let spread = |(y, _): (&f64, &f64)| if unit > 0.0 { (y - value) / unit } else { 0.0 };
        let squares = sum::sum_of(rows().map(|row| spread(row) * spread(row) * row.1));
        let cubes = sum::sum_of(rows().map(|row| spread(row) * spread(row) * spread(row) * row.1));
        if apart {
            estimate.value = (squares / (people - 1.0)).sqrt() * unit;
            estimate.direction =
                Text::Borrowed("0 means all the same; larger means values farther apart");
            estimate.no_interval_reason = Some(Text::Borrowed(
                "limits of a standard deviation that are known hold for normal values only",
            ));
            return if estimate.value.is_finite() {
                Ok(estimate)
            } else {
                Err(Error::overflow("values", measure))
            };
        }
        let error = (squares / (people - 1.0) / people).sqrt() * unit;
        let intervals = self.levels.iter().map(|level| {
            let reach = -t::quantile(people - 1.0, level.tail(), 1.0 - level.tail()) * error;
            Interval::new(
                (value - reach) * times,
                (value + reach) * times,
                level,
                IntervalMethod::StudentT,
            )
        });
        estimate.set_intervals(intervals.collect(), "values")?;
        estimate.standard_error = Some(error * times);
        if unit == 0.0 {
            estimate.add_caution(Caution::new(
                CautionCode::ZeroWidth,
                "all values are the same: the limits have no width, and say nothing of other people",
            ));
        } else if people < FEW {
            estimate.add_caution(Caution::new(
                CautionCode::FewPoints,
                "fewer than 30 values: the limits are right only where values are nearly normal, which so few cannot show",
            ));
        } else if people
            < PEOPLE_FOR_A_TAIL * (cubes / squares) * (cubes / squares) / squares * people
        {
            estimate.add_caution(Caution::new(
                CautionCode::LongTail,
                "the values have a long tail for so small a sample: the limits are too narrow towards it; look at the values, \
                 or take a median",
            ));
        }
        Ok(estimate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::rng::Rng;
    use proptest::prelude::*;

    fn mean(values: &[f64], weights: Option<&[f64]>) -> Estimate {
        Mean::new()
            .estimate(&WeightedValues::new(values, weights).unwrap())
            .unwrap()
    }

    #[test]
    fn intervals_hold_the_truth_as_often_as_they_say() {
        let mut rng = Rng::new(7);
        let mut held = 0;
        for _ in 0..2_000 {
            let sample: Vec<f64> = (0..6).map(|_| 10.0 + 3.0 * rng.standard_normal()).collect();
            let interval = mean(&sample, None).interval.unwrap();
            held += u32::from(interval.lower <= 10.0 && 10.0 <= interval.upper);
        }
        assert!((1_875..=1_925).contains(&held), "{held} of 2,000");
    }

    #[test]
    fn the_standard_error_follows_the_size_of_the_values() {
        for size in [1e-300, 1e-160, 1.0, 1e160, 1e300] {
            let found = mean(&[1.0 * size, 2.0 * size, 4.0 * size], None);
            // 1, 2 and 4: variance 7/3, standard error sqrt(7)/3.
            let error = found.standard_error.unwrap() / size;
            assert!((error - 7f64.sqrt() / 3.0).abs() < 1e-12, "{size}: {error}");
        }
        let apart = WeightedValues::new(&[1.7e308, -1.7e308], None).unwrap();
        let error = Mean::new().estimate(&apart).unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.param()),
            ("overflow", Some("values"))
        );
    }

    #[test]
    fn equal_values_are_their_own_mean() {
        for (value, rows) in [(0.1, 3), (-0.7, 10), (1e-300, 7), (0.0, 2)] {
            let found = mean(&vec![value; rows], None);
            assert_eq!((found.value, found.standard_error), (value, Some(0.0)));
            assert_eq!(found.cautions[0].code, CautionCode::ZeroWidth);
        }
    }

    #[test]
    fn a_row_of_weight_zero_counts_for_nothing() {
        let with = mean(&[3.0, 1e308, 5.0], Some(&[2.0, 0.0, 1.0]));
        let without = mean(&[3.0, 5.0], Some(&[2.0, 1.0]));
        assert_eq!(
            (with.value, with.standard_error),
            (without.value, without.standard_error)
        );
    }

    #[test]
    fn a_long_tail_is_told() {
        let codes = |values: &[f64]| -> Vec<&str> {
            let found = mean(values, None);
            found
                .cautions
                .iter()
                .map(|caution| caution.code.as_str())
                .collect()
        };
        let even: Vec<f64> = (0..40).map(f64::from).collect();
        let mut tail = even.clone();
        tail.push(900.0);
        assert_eq!(codes(&even), Vec::<&str>::new());
        assert_eq!(codes(&tail), ["long-tail"]);
        assert_eq!(codes(&even[..29]), ["few-points"]);
    }

    proptest! {
        #[test]
        fn a_weight_is_as_good_as_standing_so_often(
            rows in proptest::collection::vec((-50.0..50.0f64, 1usize..5), 2..12),
        ) {
            let (values, weights): (Vec<f64>, Vec<f64>) = rows.iter().map(|(y, w)| (*y, *w as f64)).unzip();
            let each: Vec<f64> = rows.iter().flat_map(|(y, w)| std::iter::repeat_n(*y, *w)).collect();
            let (weighted, plain) = (mean(&values, Some(&weights)), mean(&each, None));
            prop_assert!((weighted.value - plain.value).abs() < 1e-12);
            let (a, b) = (weighted.standard_error.unwrap(), plain.standard_error.unwrap());
            prop_assert!((a - b).abs() < 1e-12 * b.max(1.0));
        }
    }
}
