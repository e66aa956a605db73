//! Wolfson's index of polarisation: how far the middle has thinned out into two halves.
//!
//! ```
//! use commonweal::{WeightedValues, WolfsonPolarisation};
//! let visits = WeightedValues::new(&[1.0, 9.0], Some(&[2.0, 2.0]))?; // two halves, and nobody between them
//! assert!((WolfsonPolarisation::new().estimate(&visits)?.value - 0.8).abs() < 1e-12);
//! # Ok::<(), commonweal::Error>(())
//! ```

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, Levels, Text};
use crate::input::WeightedValues;
use crate::numeric::{math, sum};

use super::ascending::{Ascending, Running, held_at};
use super::distribution::{Finding, SampleInterval, Sampled, mean_of_shares, rows};

/// Wolfson's index of polarisation: how far people stand from the median in two camps, those below and those above it.
///
/// **Use it** to ask whether the middle is thinning out, which no measure of inequality says: where people of the same half come to have
/// more alike, inequality falls and polarisation rises. **Not** for how unequal a distribution is (use the Gini index beside it), nor
/// where more than two camps matter, nor where close to half of the people have nothing (the median, by which it is divided, is then
/// near zero).
///
/// - Formula: `P = 2 (2 T - G) m / M`, with `T = 1/2 - L(1/2)` (what the lower half of the people lacks to one half of the total), `G`
///   the Gini index, `m` the weighted mean and `M` the weighted median. Computed as `P = 2 integral(min(F, 1 - F)^2) / M`, with `F`
///   the share of people up to each value, which is the same and loses no digits.
/// - Median and halves: a row that lies across the middle is divided between both halves; where the middle lies between two values, the
///   median is half way. Packages differ: one counts the middle row wholly to the lower half, one leaves out the first 2 of the formula.
/// - Input: [`WeightedValues`]; values of zero or more; `weights` are the people each value stands for. Scale and replication of
///   the weights do not count.
/// - Range: 0 (all the same) upwards; 1 where half of the people have nothing and the others all the same; above 1 only where the
///   median lies far below the mean. Unit: none.
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample see [`SampleInterval`]. The
///   influence of a person on the median needs how dense the values are there, which is told from the distance of two quantiles
///   around it (Siddiqui 1960, with the width of Hall & Sheather 1988).
/// - Errors: those of the input; `negative-value` with its row; `not-computable` where half of the people or more have nothing;
///   `too-few-groups` for limits of fewer than two people.
/// - Sources: Wolfson 1994, Am Econ Rev 84:353; Hall & Sheather 1988, J R Stat Soc B 50:381; Deville 1999, Survey Methodology 25:193.
///
/// ```
/// use commonweal::{WeightedValues, WolfsonPolarisation};
/// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
/// let index = WolfsonPolarisation::new().estimate(&beds)?;
/// assert!((index.value - 0.323077).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "bipolarisation")]
#[derive(Debug, Clone, Copy)]
pub struct WolfsonPolarisation {
    levels: Levels,
    interval: SampleInterval,
}

impl Default for WolfsonPolarisation {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
        }
    }
}

impl WolfsonPolarisation {
    /// Without interval; 95 % limits where one is asked for.
    ///
    /// ```
    /// use commonweal::{WeightedValues, WolfsonPolarisation};
    /// let index = WolfsonPolarisation::new().estimate(&WeightedValues::new(&[3.0, 1.0], None)?)?;
    /// assert!(index.value == 0.5 && index.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{Level, SampleInterval, WeightedValues, WolfsonPolarisation};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let metric = WolfsonPolarisation::new().interval(SampleInterval::Linearised).level(Level::P99);
    /// let interval = metric.estimate(&visits)?.interval.unwrap();
    /// assert!((interval.lower - 0.397168).abs() < 1e-6 && (interval.upper - 1.045332).abs() < 1e-6);
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
    /// use commonweal::{SampleInterval, WeightedValues, WolfsonPolarisation};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let index = WolfsonPolarisation::new().interval(SampleInterval::Linearised).estimate(&visits)?;
    /// assert!((index.value - 0.72125).abs() < 1e-6 && (index.standard_error.unwrap() - 0.125817).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// The index of these values.
    ///
    /// ```
    /// use commonweal::{WeightedValues, WolfsonPolarisation};
    /// let index = WolfsonPolarisation::new().estimate(&WeightedValues::new(&[0.0, 6.0, 6.0], Some(&[2.0, 1.0, 1.0]))?)?;
    /// assert_eq!(index.value, 1.0); // half have nothing, the others all the same
    /// let error = WolfsonPolarisation::new().estimate(&WeightedValues::new(&[0.0, 0.0, 6.0], None)?).unwrap_err();
    /// assert_eq!(error.code().as_str(), "not-computable"); // a median of zero
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, values: &WeightedValues<'_>) -> Result<Estimate> {
        mean_of_shares(values)?;
        let order = Ascending::new(values);
        let median = median(&order);
        if median == 0.0 {
            let message = "half of the people or more have nothing, and the index is divided by the median: `values` have no \
                polarisation; use the Gini index";
            return Err(Error::new(ErrorCode::NotComputable, "values", message));
        }
        let distances = order.steps().map(|step| {
            let beyond = step.below.min(step.above);
            step.gap / median * (beyond * beyond)
        });
        let index = 2.0 * sum::sum_of(distances);
        let finding = Finding {
            measure: "Wolfson polarisation index",
            value: index,
            method: Text::Borrowed(
                "distances from the median less those between people, over the median",
            ),
            citation: "wolfson-1994",
            unit: "index",
            direction: "0 means all have the same; larger means further apart in two halves",
        };
        let mut estimate = finding.estimate(values)?;
        let sampled = Sampled {
            interval: self.interval,
            levels: self.levels,
            range: (0.0, f64::INFINITY),
            steady: f64::INFINITY,
        };
        let drawn = self.interval.drawn(values);
        let influence = || influence(values, &order, index, median, drawn);
        sampled.set(&mut estimate, values, &influence, &|again| {
            Ok(self.interval(SampleInterval::None).estimate(again)?.value)
        })?;
        Ok(estimate)
    }
}

/// The value that half of the people do not exceed, half way to the next where exactly half of them do not.
fn median(order: &Ascending) -> f64 {
    let (mut below, mut half) = (Running::default(), None);
    let mut all = Running::default();
    order.iter().for_each(|(_, weight)| all.add(weight));
    for (value, weight) in order.iter().filter(|(_, weight)| *weight > 0.0) {
        if let Some(lower) = half {
            return lower / 2.0 + value / 2.0;
        }
        below.add(weight);
        let above = below.until(all);
        if below.value() > above {
            return value;
        }
        if below.value() == above {
            half = Some(value);
        }
    }
    half.unwrap_or(f64::NAN)
}

/// Influence of one unit, row by row. With `A` the mean distance from the median and `D` that between people, `P = 2 (A - D / 2) / M`;
/// one more person at `y` moves `A` by `|y - M| - A` (the median itself moves nothing there, since it is where `A` is least), `D / 2` by
/// `d(y) - D` with `d` the mean distance of all from `y`, and the median by half the sparsity, up or down.
fn influence(
    values: &WeightedValues<'_>,
    order: &Ascending,
    index: f64,
    median: f64,
    drawn: f64,
) -> Vec<f64> {
    let mut all_above = Running::default();
    order
        .steps()
        .for_each(|step| all_above.add(step.gap / median * step.above));
    let (mut below, mut above) = (Running::default(), Running::default());
    let mut sorted = vec![(order.least(), all_above.value())];
    for step in order.steps() {
        below.add(step.gap / median * step.below);
        above.add(step.gap / median * step.above);
        if step.gap > 0.0 {
            sorted.push((step.next, below.value() + above.until(all_above)));
        }
    }
    let sparsity = sparsity(order, drawn) / median;
    let of = |y: f64| {
        let at = sorted.partition_point(|(value, _)| *value < y);
        let distance = sorted.get(at).map_or(0.0, |(_, distance)| *distance);
        let side = f64::from(i8::from(y > median) - i8::from(y < median)) / 2.0;
        2.0 * ((y - median).abs() / median - distance) - index * sparsity * side
    };
    let moved: Vec<f64> = values.values().iter().map(|y| of(*y)).collect();
    let people = values.total_weight();
    let centre = sum::sum_of(
        moved
            .iter()
            .zip(rows(values))
            .map(|(u, (_, w))| u * (w / people)),
    );
    moved.into_iter().map(|u| u - centre).collect()
}

/// One over the density at the median: the distance of two quantiles around it over that of their shares. Of Hall & Sheather's width
/// `n^(-1/3) z^(2/3) (1.5 f^2 / (2 q^2 + 1))^(1/3)`, with `f` and `q` the normal density and quantile at one half and `z` of 95 %, all
/// but `n` is one number.
fn sparsity(order: &Ascending, drawn: f64) -> f64 {
    let reach = (0.971_559_026_205_178_4 / math::cbrt(drawn)).min(0.4);
    let ends = held_at(order, 1.0, &[0.5 - reach, 0.5 + reach]);
    let value = |place: usize| ends.get(place).map_or(f64::NAN, |held| held.value);
    (value(1) - value(0)) / (2.0 * reach)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::GiniIndex;
    use proptest::prelude::*;

    fn index(values: &[f64], weights: Option<&[f64]>) -> f64 {
        let values = WeightedValues::new(values, weights).unwrap();
        WolfsonPolarisation::new().estimate(&values).unwrap().value
    }

    #[test]
    fn medians() {
        let of = |values: &[f64], weights: Option<&[f64]>| {
            median(&Ascending::new(
                &WeightedValues::new(values, weights).unwrap(),
            ))
        };
        assert_eq!(of(&[5.0, 1.0, 3.0], None), 3.0);
        assert_eq!(of(&[5.0, 1.0, 3.0, 4.0], None), 3.5);
        assert_eq!(of(&[5.0, 1.0], Some(&[0.3, 0.3])), 3.0);
        assert_eq!(of(&[5.0, 1.0, 9.0], Some(&[0.1, 0.2, 0.0])), 1.0);
        assert_eq!(of(&[1.0, 2.0, 9.0], Some(&[3.0, 0.0, 3.0])), 5.0);
        assert_eq!(of(&[1e300, 1.7e308], None), 8.500_000_05e307);
        assert_eq!(of(&[0.1; 10], Some(&[0.1; 10])), 0.1);
    }

    #[test]
    fn the_ends_and_what_is_refused() {
        assert_eq!(index(&[4.1; 7], None), 0.0);
        assert_eq!(index(&[0.0, 8.0], None), 1.0);
        // Above 1, where the median is far below the mean.
        assert!((index(&[1.0, 1.0, 1.0, 1.0, 96.0, 100.0], None) - 64.0 / 3.0).abs() < 1e-13);
        for size in [1e-300, 1e300] {
            assert!(
                (index(&[size, 3.0 * size, 7.0 * size], None) - index(&[1.0, 3.0, 7.0], None))
                    .abs()
                    < 1e-15,
                "{size}"
            );
        }
        let zeros = WeightedValues::new(&[0.0, 0.0, 1.0], None).unwrap();
        let error = WolfsonPolarisation::new().estimate(&zeros).unwrap_err();
        assert_eq!(error.code(), ErrorCode::NotComputable);
    }

    proptest! {
        /// As Wolfson wrote it, from the Lorenz curve and the Gini index.
        #[test]
        fn it_is_the_published_formula(
            rows in proptest::collection::vec((0.01..100.0f64, 1u8..5), 2..20),
            factor in 0.01..100.0f64,
        ) {
            let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
            let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
            let mut people: Vec<f64> = rows.iter().flat_map(|row| vec![row.0; usize::from(row.1)]).collect();
            people.sort_by(f64::total_cmp);
            let (n, total) = (people.len(), people.iter().sum::<f64>());
            let middle = f64::midpoint(people[(n - 1) / 2], people[n / 2]);
            let mut lower: f64 = people.iter().take(n / 2).sum();
            lower += if n % 2 == 1 { people[n / 2] / 2.0 } else { 0.0 };
            let all = WeightedValues::new(&people, None).unwrap();
            let gini = GiniIndex::new().estimate(&all).unwrap().value;
            let published = 2.0 * (2.0 * (0.5 - lower / total) - gini) * (total / n as f64) / middle;
            let found = index(&values, Some(&weights));
            prop_assert!((found - published).abs() < 1e-11 * (1.0 + published), "{} {}", found, published);
            let scaled: Vec<f64> = values.iter().map(|v| v * factor).collect();
            prop_assert!((index(&scaled, Some(&weights)) - found).abs() < 1e-12 * (1.0 + found));
        }

        /// The influence of all together is none.
        #[test]
        fn influences_sum_to_nothing(rows in proptest::collection::vec((0.01..100.0f64, 1u8..5), 3..20)) {
            let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
            let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
            let view = WeightedValues::new(&values, Some(&weights)).unwrap();
            let order = Ascending::new(&view);
            let found = index(&values, Some(&weights));
            let moved = influence(&view, &order, found, median(&order), view.total_weight());
            let sum: f64 = moved.iter().zip(&weights).map(|(u, w)| u * w).sum();
            let size: f64 = moved.iter().map(|u| u.abs()).sum();
            prop_assert!(sum.abs() <= 1e-12 * (1.0 + size));
        }
    }
}
