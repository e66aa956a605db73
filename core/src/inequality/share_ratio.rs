//! Ratios of what the top and the bottom of a distribution hold: S80/S20, the Palma ratio, and any other.
//!
//! ```
//! use commonweal::{QuantileShareRatio, WeightedValues};
//! // Spending per person in five areas, with their people in thousands.
//! let spending = WeightedValues::new(&[900.0, 1_100.0, 1_300.0, 1_600.0, 2_400.0], Some(&[40.0, 60.0, 50.0, 30.0, 20.0]))?;
//! let ratio = QuantileShareRatio::new().estimate(&spending)?;
//! assert!((ratio.value - 2.222222).abs() < 1e-6 && ratio.measure == "S80/S20 ratio");
//! # Ok::<(), commonweal::Error>(())
//! ```

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, Levels};
use crate::input::WeightedValues;
use crate::numeric::sum;

use super::ascending::{Ascending, Held, held_at};
use super::distribution::{Finding, SampleInterval, Sampled, mean_of_shares, option_above, rows};

/// Quantile share ratio: how many times as much of the total the top of a distribution holds as the bottom. The quintile share
/// ratio S80/S20 compares the top fifth with the bottom fifth, the Palma ratio the top tenth with the bottom two fifths.
///
/// **Use it** for a public that knows fifths and tenths, and where the two ends are the question. **Not** where the middle counts
/// (it is left out), and not where most at the bottom have nothing (their share is near zero, and the ratio without bounds).
///
/// - Formula: `(1 - L(1 - top)) / L(bottom)`, with `L(p)` the share of the total that the bottom share `p` of the people holds: the
///   Lorenz curve, straight between its points. A row that lies across the end of a share belongs to both sides in part, so that
///   ties and their order do not count. (Packages that count whole rows up to a quantile let tied values fall to one side.)
/// - Input: [`WeightedValues`]; values of zero or more.
/// - Range: `top / bottom` (all the same) upwards: 1 for S80/S20, 0.25 for the Palma ratio. Unit: ratio.
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample see
///   [`SampleInterval`].
/// - Errors: those of the input; `negative-value` with its row; `not-computable` where all values are zero, or all at the bottom
///   (a ratio to nothing); `out-of-range` for a share outside 0 to 1, `conflicting-arguments` for two shares that overlap;
///   `too-few-groups` for limits of fewer than two people.
/// - Sources: Langel & Tillé 2011, J Stat Plan Inference 141:2976 (the ratio and its linearisation); Palma 2011, Dev Change 42:87; Deville 1999,
///   Survey Methodology 25:193.
///
/// ```
/// use commonweal::{QuantileShareRatio, WeightedValues};
/// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
/// let ratio = QuantileShareRatio::new().estimate(&beds)?;
/// assert!((ratio.value - 28.0 / 6.0).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "S80/S20")]
#[doc(alias = "20:20 ratio")]
#[doc(alias = "Palma ratio")]
#[derive(Debug, Clone, Copy)]
pub struct QuantileShareRatio {
    levels: Levels,
    interval: SampleInterval,
    top: f64,
    bottom: f64,
}

impl Default for QuantileShareRatio {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
            top: 0.2,
            bottom: 0.2,
        }
    }
}

impl QuantileShareRatio {
    /// The top fifth over the bottom fifth (S80/S20), without interval; 95 % limits where one is asked for.
    ///
    /// ```
    /// use commonweal::{QuantileShareRatio, WeightedValues};
    /// let ratio = QuantileShareRatio::new().estimate(&WeightedValues::new(&[1.0, 2.0, 2.0, 2.0, 4.0], None)?)?;
    /// assert!((ratio.value - 4.0).abs() < 1e-12 && ratio.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The Palma ratio: the top tenth over the bottom two fifths.
    ///
    /// ```
    /// use commonweal::{QuantileShareRatio, WeightedValues};
    /// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
    /// let ratio = QuantileShareRatio::palma().estimate(&beds)?;
    /// assert!((ratio.value - 20.0 / 14.0).abs() < 1e-6 && ratio.measure == "Palma ratio");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn palma() -> Self {
        Self::new().top(0.1).bottom(0.4)
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{Level, QuantileShareRatio, SampleInterval, WeightedValues};
    /// # let waits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// let waits = WeightedValues::new(&waits, None)?; // weeks that 40 people waited, drawn at random
    /// let metric = QuantileShareRatio::new().interval(SampleInterval::Linearised).level(Level::P99);
    /// let interval = metric.estimate(&waits)?.interval.unwrap();
    /// assert!((interval.lower - 4.893395).abs() < 1e-6 && (interval.upper - 11.773272).abs() < 1e-6);
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
    /// use commonweal::{QuantileShareRatio, SampleInterval, WeightedValues};
    /// # let waits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// let waits = WeightedValues::new(&waits, None)?; // weeks that 40 people waited, drawn at random
    /// let ratio = QuantileShareRatio::new().interval(SampleInterval::Linearised).estimate(&waits)?;
    /// assert!((ratio.value - 8.333333).abs() < 1e-6 && (ratio.standard_error.unwrap() - 1.335468).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// The share of the people at the top.
    ///
    /// ```
    /// use commonweal::{QuantileShareRatio, WeightedValues};
    /// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
    /// let ratio = QuantileShareRatio::new().top(0.1).estimate(&beds)?;
    /// assert!((ratio.value - 20.0 / 6.0).abs() < 1e-6 && ratio.measure == "quantile share ratio");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn top(mut self, top: f64) -> Self {
        self.top = top;
        self
    }

    /// The share of the people at the bottom.
    ///
    /// ```
    /// use commonweal::{QuantileShareRatio, WeightedValues};
    /// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
    /// let ratio = QuantileShareRatio::new().bottom(0.5).estimate(&beds)?;
    /// assert!((ratio.value - 28.0 / 19.0).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn bottom(mut self, bottom: f64) -> Self {
        self.bottom = bottom;
        self
    }

    /// The ratio of these values.
    ///
    /// ```
    /// use commonweal::{QuantileShareRatio, WeightedValues};
    /// // Half of the people of the second area are in the bottom half of all.
    /// let areas = WeightedValues::new(&[1.0, 2.0, 6.0], Some(&[1.0, 2.0, 1.0]))?;
    /// let halves = QuantileShareRatio::new().top(0.5).bottom(0.5).estimate(&areas)?;
    /// assert!((halves.value - 8.0 / 3.0).abs() < 1e-12);
    /// let none = WeightedValues::new(&[0.0, 0.0, 1.0, 9.0], None)?;
    /// assert_eq!(QuantileShareRatio::new().estimate(&none).unwrap_err().code().as_str(), "not-computable");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, values: &WeightedValues<'_>) -> Result<Estimate> {
        for (name, share) in [("top", self.top), ("bottom", self.bottom)] {
            option_above(name, share, 0.0, "above 0 and below 1")?;
            if share >= 1.0 {
                return Err(Error::out_of_range(name, share, "above 0 and below 1"));
            }
        }
        if self.top + self.bottom > 1.0 {
            let message = "`top` and `bottom` overlap: together they must be 1 or less";
            return Err(Error::new(
                ErrorCode::ConflictingArguments,
                "bottom",
                message,
            ));
        }
        let mean = mean_of_shares(values)?;
        let order = Ascending::new(values);
        let [low, high] = ends(&order, mean, (self.top, self.bottom));
        if low.below == 0.0 {
            let message = format!(
                "the bottom {} of `values` are all zero: a ratio to nothing has no value; take a larger bottom, or the Gini index",
                self.bottom
            );
            return Err(Error::new(ErrorCode::NotComputable, "values", message));
        }
        let ratio = high.above / low.below;
        let (top, bottom) = (self.top, self.bottom);
        let finding = Finding {
            measure: match (top, bottom) {
                (0.2, 0.2) => "S80/S20 ratio",
                (0.1, 0.4) => "Palma ratio",
                _ => "quantile share ratio",
            },
            value: ratio,
            method: format!(
                "share of the top {top} over that of the bottom {bottom}, straight Lorenz curve"
            )
            .into(),
            citation: "langel-tille-2011",
            unit: "ratio",
            direction: "larger means more unequal; top over bottom share of the people means all have the same",
        };
        let mut estimate = finding.estimate(values)?;
        let sampled = Sampled {
            interval: self.interval,
            levels: self.levels,
            range: (top / bottom, f64::INFINITY),
            steady: 0.15,
        };
        let influence = || influence(values, mean, [low, high]);
        sampled.set(&mut estimate, values, &influence, &|again| {
            Ok(self.interval(SampleInterval::None).estimate(again)?.value)
        })?;
        Ok(estimate)
    }
}

/// What is held up to the end of the bottom, and up to the start of the top.
fn ends(order: &Ascending, mean: f64, (top, bottom): (f64, f64)) -> [Held; 2] {
    // The top may start where the bottom ends, but for rounding not before.
    let shares = [bottom, (1.0 - top).max(bottom)];
    let held = held_at(order, mean, &shares);
    let nothing = Held {
        share: 0.0,
        below: 0.0,
        above: 0.0,
        value: 0.0,
    };
    [0, 1].map(|end: usize| held.get(end).copied().unwrap_or(nothing))
}

/// Influence of one unit, row by row. With `Q` the value at the end of a share, what is held below it is `p Q - E(Q - y)+`, and
/// what is held above `p Q + E(y - Q)+`; so the ratio R moves with `z = (y - Q of the top)+ + R (Q of the bottom - y)+`, less its
/// mean, over what the bottom holds. Only differences of values enter, so that no digits are lost.
fn influence(values: &WeightedValues<'_>, mean: f64, [low, high]: [Held; 2]) -> Vec<f64> {
    let ratio = high.above / low.below;
    let moves = |y: f64| {
        let (above, below) = ((y - high.value).max(0.0), (low.value - y).max(0.0));
        (above / mean + ratio * (below / mean)) / low.below
    };
    let people = values.total_weight();
    let centre = sum::sum_of(rows(values).map(|(y, w)| moves(y) * (w / people)));
    values.values().iter().map(|y| moves(*y) - centre).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ratio(values: &[f64], weights: Option<&[f64]>, (top, bottom): (f64, f64)) -> f64 {
        let values = WeightedValues::new(values, weights).unwrap();
        let metric = QuantileShareRatio::new().top(top).bottom(bottom);
        metric.estimate(&values).unwrap().value
    }

    #[test]
    fn the_ends_and_what_is_refused() {
        assert!((ratio(&[0.1; 7], None, (0.2, 0.2)) - 1.0).abs() < 1e-15);
        assert!((ratio(&[0.1; 7], None, (0.1, 0.4)) - 0.25).abs() < 1e-15);
        for size in [1e-300, 1e300] {
            let two = [size, 3.0 * size];
            assert!(
                (ratio(&two, None, (0.5, 0.5)) - 3.0).abs() < 1e-14,
                "{size}"
            );
        }
        let code = |values: &[f64], (top, bottom)| {
            let values = WeightedValues::new(values, None).unwrap();
            let metric = QuantileShareRatio::new().top(top).bottom(bottom);
            let error = metric.estimate(&values).unwrap_err();
            (error.code().as_str(), error.param().unwrap().to_owned())
        };
        assert_eq!(code(&[1.0], (0.0, 0.2)), ("out-of-range", "top".into()));
        assert_eq!(code(&[1.0], (0.2, 1.0)), ("out-of-range", "bottom".into()));
        assert_eq!(
            code(&[1.0], (f64::NAN, 0.2)),
            ("out-of-range", "top".into())
        );
        assert_eq!(
            code(&[1.0], (0.6, 0.5)),
            ("conflicting-arguments", "bottom".into())
        );
        assert_eq!(
            code(&[0.0, 1.0], (0.5, 0.5)),
            ("not-computable", "values".into())
        );
        assert_eq!(
            code(&[0.0, 0.0], (0.5, 0.5)),
            ("not-computable", "values".into())
        );
        assert_eq!(
            code(&[1.0, -1.0], (0.5, 0.5)),
            ("negative-value", "values".into())
        );
    }

    /// The influence function is a derivative in the direction of one more person, where no share ends between two values.
    #[test]
    fn influence_is_a_derivative() {
        let (values, weights) = ([3.0, 1.0, 5.0, 20.0, 8.0], [2.0, 1.5, 1.0, 0.5, 2.0]);
        let view = WeightedValues::new(&values, Some(&weights)).unwrap();
        let mean = mean_of_shares(&view).unwrap();
        for shares in [(0.2, 0.2), (0.1, 0.4), (0.3, 0.6)] {
            let base = ratio(&values, Some(&weights), shares);
            let ends = ends(&Ascending::new(&view), mean, shares);
            for (row, expected) in influence(&view, mean, ends).into_iter().enumerate() {
                let step = 1e-7;
                let mixed: Vec<f64> = (0..5)
                    .map(|j| weights[j] / 7.0 * (1.0 - step) + if j == row { step } else { 0.0 })
                    .collect();
                let slope = (ratio(&values, Some(&mixed), shares) - base) / step;
                assert!(
                    (slope - expected).abs() < 1e-4 * (1.0 + expected.abs()),
                    "{shares:?} {row}: {slope} {expected}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn the_ratio_behaves_as_it_must(
            rows in proptest::collection::vec((0.01..100.0f64, 1u8..5), 1..20),
            factor in 0.01..100.0f64,
            top in 0.05..0.5f64,
            bottom in 0.05..0.5f64,
        ) {
            let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
            let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
            let base = ratio(&values, Some(&weights), (top, bottom));
            let close = |a: f64, b: f64| (a - b).abs() < 1e-10 * (1.0 + b.abs());
            prop_assert!(base >= top / bottom - 1e-12);
            let scaled: Vec<f64> = values.iter().map(|v| v * factor).collect();
            prop_assert!(close(ratio(&scaled, Some(&weights), (top, bottom)), base));
            let mut repeated: Vec<f64> = rows.iter().flat_map(|row| vec![row.0; usize::from(row.1)]).collect();
            prop_assert!(close(ratio(&repeated, None, (top, bottom)), base));
            // The same from the quantile function, step by step.
            repeated.sort_by(f64::total_cmp);
            let n = repeated.len() as f64;
            let held = |from: f64, to: f64| {
                let each = repeated.iter().enumerate();
                each.map(|(k, v)| v * ((k as f64 + 1.0).min(to * n) - (k as f64).max(from * n)).max(0.0)).sum::<f64>()
            };
            prop_assert!(close(base, held(1.0 - top, 1.0) / held(0.0, bottom)));
        }
    }
}
