//! The Hoover index: how much of the total would have to move for all to have the same.
//!
//! ```
//! use commonweal::{HooverIndex, WeightedValues};
//! // Nurses in four areas, 2,600 in all, per 1,000 people.
//! let nurses = WeightedValues::new(&[1.5, 2.0, 3.0, 4.0], Some(&[400_000.0, 300_000.0, 200_000.0, 200_000.0]))?;
//! let share = HooverIndex::new().estimate(&nurses)?.value;
//! assert!((share * 2_600.0 - 454.545455).abs() < 1e-6); // nurses who would have to move
//! # Ok::<(), commonweal::Error>(())
//! ```

use super::distribution::{Drawing, Limits, Surveyed};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, Levels, Text};
use crate::input::{WeightedValues, not_negative};
use crate::named::named_enum;
use crate::numeric::sum;

named_enum! {
    /// How the limits of the Hoover index are made.
    ///
    /// ```
    /// use commonweal::HooverInterval;
    /// assert_eq!(HooverInterval::Linearised.as_str(), "linearised");
    /// ```
    pub enum HooverInterval("interval") {
        /// None: the values are those of a whole population.
        None = "none",
        /// The values are a random sample of units: variance of the influence function (Deville 1999).
        Linearised = "linearised",
        /// The rows were drawn under a design that the values come with ([`SurveyDesign`](crate::SurveyDesign)): by its strata and
        /// clusters, or by its replicate weights.
        SurveyDesign = "survey-design",
    }
}

/// Hoover index (Robin Hood index, Schutz coefficient): the share of the total that would have to move from those above
/// the mean to those below for all to have the same.
///
/// **Use it** where the answer must be understood at once: staff, beds or money per person. **Not** to compare how the
/// bottom or the top of a distribution differ (moves within one side of the mean do not change it): use an Atkinson or
/// entropy measure.
///
/// - Formula: `H = sum(w |y - m|) / (2 sum(w y))`, with `m` the weighted mean.
/// - Input: [`WeightedValues`]; values of zero or more; `weights` are the people each value stands for.
/// - Range: 0 (all the same) to 1 - 1/n (one has all). Unit: share of the total.
/// - Interval: none by default, since values of a whole population have no sampling error; `linearised` for a sample.
/// - Errors: those of the input; `negative-value` with its row; `not-computable` where all values are zero;
///   `too-few-groups` for linearised limits of fewer than two people.
/// - Sources: Hoover 1936, Rev Econ Stat 18:162; Schutz 1951, Am Econ Rev 41:107; Deville 1999, Survey Methodology 25:193.
///
/// ```
/// use commonweal::{HooverIndex, WeightedValues};
/// let beds = WeightedValues::new(&[0.0, 0.0, 1.0, 2.0, 5.0, 9.0, 9.0, 30.0], None)?;
/// let index = HooverIndex::new().estimate(&beds)?;
/// assert!((index.value - 0.482143).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "Robin Hood index")]
#[doc(alias = "Schutz coefficient")]
#[derive(Debug, Clone, Copy)]
pub struct HooverIndex {
    levels: Levels,
    interval: HooverInterval,
}

impl Default for HooverIndex {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: HooverInterval::None,
        }
    }
}

impl HooverIndex {
    /// Without interval; 95 % limits where one is asked for.
    ///
    /// ```
    /// use commonweal::{HooverIndex, WeightedValues};
    /// // Family doctors per 10,000 people in four areas, with their people.
    /// let doctors = WeightedValues::new(&[4.1, 5.2, 5.9, 7.3], Some(&[310_000.0, 280_000.0, 250_000.0, 160_000.0]))?;
    /// let index = HooverIndex::new().estimate(&doctors)?;
    /// assert!((index.value - 0.082179).abs() < 1e-6 && index.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{HooverIndex, HooverInterval, Level, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let index = HooverIndex::new().interval(HooverInterval::Linearised).level(Level::P99).estimate(&visits)?;
    /// let interval = index.interval.unwrap();
    /// assert!((interval.lower - 0.249611).abs() < 1e-6 && (interval.upper - 0.440133).abs() < 1e-6);
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
    /// use commonweal::{HooverIndex, HooverInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let index = HooverIndex::new().interval(HooverInterval::Linearised).estimate(&visits)?;
    /// assert!((index.value - 0.344872).abs() < 1e-6 && (index.standard_error.unwrap() - 0.036983).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: HooverInterval) -> Self {
        self.interval = interval;
        self
    }

    /// The index of these values.
    ///
    /// ```
    /// use commonweal::{HooverIndex, WeightedValues};
    /// let index = HooverIndex::new().estimate(&WeightedValues::new(&[0.0, 0.0, 6.0], Some(&[2.0, 1.0, 1.0]))?)?;
    /// assert_eq!(index.value, 0.75); // one in four people has all: three quarters would have to move
    /// let error = HooverIndex::new().estimate(&WeightedValues::new(&[0.0, 0.0], None)?).unwrap_err();
    /// assert_eq!(error.code().as_str(), "not-computable");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, values: &WeightedValues<'_>) -> Result<Estimate> {
        not_negative("values", values.values())?;
        let people = values.total_weight();
        let rows = || values.values().iter().zip(values.weights());
        let mean = sum::sum_of(rows().map(|(y, w)| y * (w / people)));
        if mean == 0.0 {
            let message =
                "all `values` are zero, so there is nothing to share out: the index has no value";
            return Err(Error::new(ErrorCode::NotComputable, "values", message));
        }
        let distance = sum::sum_of(rows().map(|(y, w)| (y - mean).abs() * (w / people)));
        let index = distance / (2.0 * mean);
        let mut estimate = Estimate::new("Hoover index", index, "values")?;
        estimate.method = Text::Borrowed("mean absolute deviation over twice the mean");
        estimate.citation = Text::Borrowed("hoover-1936");
        estimate.unit = Text::Borrowed("share of the total");
        estimate.direction =
            Text::Borrowed("0 means all have the same; larger means more would have to move");
        estimate.n = values.values().len() as u64;
        estimate.population = Some(people);
        let drawing = match self.interval {
            HooverInterval::None => Drawing::None,
            HooverInterval::Linearised => Drawing::Frequency,
            HooverInterval::SurveyDesign => Drawing::Survey,
        };
        let sample = Surveyed::of(values);
        sample.check(drawing)?;
        if drawing == Drawing::None {
            estimate.no_interval_reason = Some(Text::Borrowed(
                "values of a whole population have no sampling error; for a sample ask for interval=\"linearised\"",
            ));
            return Ok(estimate);
        }
        let influence = || influence(values, index, mean, distance);
        let again = |weights: &[f64]| {
            let values = WeightedValues::new(values.values(), Some(weights))?;
            Ok(self.interval(HooverInterval::None).estimate(&values)?.value)
        };
        let spread = sample.spread(drawing, index, &influence, &again)?;
        let limits = Limits {
            levels: self.levels,
            range: (0.0, 1.0),
        };
        limits.set(&mut estimate, &spread)?;
        Ok(estimate)
    }
}

/// Influence of one unit on D = E|y - m|: |y - m| - D + (2F(m) - 1)(y - m); on H = D / 2m: that over 2m, less H (y - m) / m.
fn influence(values: &WeightedValues<'_>, index: f64, mean: f64, distance: f64) -> Vec<f64> {
    let people = values.total_weight();
    let rows = || values.values().iter().zip(values.weights());
    // Those at the mean count half below it.
    let below = sum::sum_of(rows().map(|(y, w)| {
        let side = if *y < mean {
            1.0
        } else {
            f64::from(u8::from(*y == mean)) / 2.0
        };
        side * (w / people)
    }));
    let influence = |y: f64| {
        let from_mean = y - mean;
        (from_mean.abs() - distance + (2.0 * below - 1.0) * from_mean) / (2.0 * mean)
            - index * from_mean / mean
    };
    values.values().iter().map(|y| influence(*y)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::Level;
    use crate::numeric::rng::Rng;
    use proptest::prelude::*;

    fn index(values: &[f64], weights: Option<&[f64]>) -> f64 {
        HooverIndex::new()
            .estimate(&WeightedValues::new(values, weights).unwrap())
            .unwrap()
            .value
    }

    #[test]
    fn the_ends_of_the_range() {
        assert_eq!(index(&[4.0; 6], None), 0.0);
        assert!((index(&[0.0, 0.0, 0.0, 8.0], None) - 0.75).abs() < 1e-15);
    }

    #[test]
    fn what_cannot_be_computed_says_why() {
        let code = |values: &[f64], interval| {
            let values = WeightedValues::new(values, None).unwrap();
            let error = HooverIndex::new()
                .interval(interval)
                .estimate(&values)
                .unwrap_err();
            (
                error.code().as_str(),
                error.param().unwrap().to_owned(),
                error.index(),
            )
        };
        assert_eq!(
            code(&[0.0, 0.0], HooverInterval::None),
            ("not-computable", "values".into(), None)
        );
        assert_eq!(
            code(&[1.0, -2.0], HooverInterval::None),
            ("negative-value", "values".into(), Some(1))
        );
        assert_eq!(
            code(&[1.0], HooverInterval::Linearised),
            ("too-few-groups", "values".into(), None)
        );
    }

    /// Exponential values have H = 1/e; 95 % limits from samples of 200 must hold it about 95 times in 100.
    #[test]
    fn linearised_limits_cover() {
        let truth = 0.367_879_441_171_442_33;
        let mut rng = Rng::new(20);
        let replicates = 2_000;
        let covered = (0..replicates)
            .filter(|_| {
                let sample: Vec<f64> = (0..200).map(|_| rng.exponential()).collect();
                let values = WeightedValues::new(&sample, None).unwrap();
                let estimate = HooverIndex::new()
                    .interval(HooverInterval::Linearised)
                    .estimate(&values)
                    .unwrap();
                let interval = estimate.interval.unwrap();
                interval.lower <= truth && truth <= interval.upper
            })
            .count();
        let share = covered as f64 / f64::from(replicates);
        assert!((0.93..0.965).contains(&share), "{share}");
    }

    proptest! {
        #[test]
        fn the_index_behaves_as_it_must(
            rows in proptest::collection::vec((0.0..100.0f64, 1u8..5), 2..20),
            factor in 0.01..100.0f64,
        ) {
            let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
            let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
            prop_assume!(values.iter().sum::<f64>() > 1e-6);
            let base = index(&values, Some(&weights));
            prop_assert!((0.0..1.0).contains(&base));
            let scaled: Vec<f64> = values.iter().map(|v| v * factor).collect();
            prop_assert!((index(&scaled, Some(&weights)) - base).abs() < 1e-12);
            let repeated: Vec<f64> = rows.iter().flat_map(|row| vec![row.0; usize::from(row.1)]).collect();
            prop_assert!((index(&repeated, None) - base).abs() < 1e-12);
            let mut reversed = rows.clone();
            reversed.reverse();
            let values_back: Vec<f64> = reversed.iter().map(|row| row.0).collect();
            let weights_back: Vec<f64> = reversed.iter().map(|row| f64::from(row.1)).collect();
            prop_assert_eq!(index(&values_back, Some(&weights_back)), base);
            let wide = |values: &[f64], weights: Option<&[f64]>, level| {
                let values = WeightedValues::new(values, weights).unwrap();
                HooverIndex::new().interval(HooverInterval::Linearised).level(level).estimate(&values).unwrap()
            };
            let (weighted, long) = (wide(&values, Some(&weights), Level::P95), wide(&repeated, None, Level::P95));
            prop_assert!((weighted.standard_error.unwrap() - long.standard_error.unwrap()).abs() < 1e-12);
            let (inner, outer) = (weighted.interval.unwrap(), wide(&values, Some(&weights), Level::P998).interval.unwrap());
            prop_assert!(outer.lower <= inner.lower && inner.upper <= outer.upper);
        }
    }
}
