//! The Kolm index, and the equally distributed equivalent of Kolm and Pollak.
//!
//! ```
//! use commonweal::{IndexReport, KolmIndex, WeightedValues};
//! // Metres to the nearest park, and the people who live so far from it: a burden, so that the aversion is below zero.
//! let metres = WeightedValues::new(&[200.0, 400.0, 1_500.0], Some(&[500.0, 300.0, 200.0]))?; // a mean of 520
//! let felt = KolmIndex::new(-0.001).report(IndexReport::Equivalent).estimate(&metres)?;
//! assert!((felt.value - 670.178715).abs() < 1e-6); // as bad as if all had so far to go
//! # Ok::<(), commonweal::Error>(())
//! ```

use crate::error::{Error, Result};
use crate::estimate::{Estimate, Levels};
use crate::input::WeightedValues;
use crate::numeric::{math, sum};

use super::distribution::{Finding, IndexReport, SampleInterval, Sampled, mean, rows};

/// Kolm index: how much of what each has could be given up, if the rest were shared equally, without making matters worse, for
/// someone who minds inequality as much as `kappa` says. It is in the unit of the values, and does not change when all get the
/// same more.
///
/// **Use it** where differences count and not ratios, where values may be zero or negative, and for burdens (distance,
/// pollution, waiting times), for which shares of a total make little sense. **Not** to compare figures in different units or
/// made with different `kappa`; where doubling all should change nothing use the Atkinson index.
///
/// - Formula: `K = ln(sum(w exp(kappa (m - y))) / W) / |kappa|`, with `m` the weighted mean; computed from `exp(t) - 1 - t`, which
///   is never negative, so that no digits are lost. The equally distributed equivalent is `m - K` for what is good (`kappa` above
///   zero), `m + K` for a burden (below zero): worse than the mean in both cases.
/// - Input: [`WeightedValues`]; any values.
/// - `kappa`: has no default. It is one over a number in the unit of the values, so that no number suits all: with waits in days
///   0.1 minds much, in minutes nothing. To mean the same as an Atkinson index of `epsilon` does at some reference, such as the
///   country's values, take `epsilon sum(y) / sum(y^2)` of the reference, and the same number everywhere; for a burden its negative.
/// - Range: 0 (all the same) upwards. Unit: that of the values.
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample see
///   [`SampleInterval`].
/// - Errors: those of the input; `out-of-range` for a `kappa` of zero; `overflow` where `kappa` times the values is too large
///   for a number; `too-few-groups` for limits of fewer than two people.
/// - Sources: Kolm 1976, J Econ Theory 12:416; Pollak 1971, Rev Econ Stud 38:401; Maguire & Sheriff 2011, Int J Environ Res
///   Public Health 8:1707 (burdens); Logan and others 2021, Comput Environ Urban Syst 86:101590 (`kappa` from `epsilon`); Deville
///   1999, Survey Methodology 25:193.
///
/// ```
/// use commonweal::{KolmIndex, WeightedValues};
/// let beds = WeightedValues::new(&[0.0, 0.0, 1.0, 2.0, 5.0, 9.0, 9.0, 30.0], None)?; // a mean of 7
/// let index = KolmIndex::new(0.1).estimate(&beds)?;
/// assert!((index.value - 2.678749).abs() < 1e-6); // beds for each, of seven, are what inequality costs
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "Kolm-Pollak")]
#[derive(Debug, Clone, Copy)]
pub struct KolmIndex {
    levels: Levels,
    interval: SampleInterval,
    kappa: f64,
    report: IndexReport,
}

impl KolmIndex {
    /// How much inequality is minded, in one over the unit of the values; below zero for a burden. Without interval; 95 % limits
    /// where one is asked for.
    ///
    /// ```
    /// use commonweal::{KolmIndex, WeightedValues};
    /// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
    /// let index = |kappa| KolmIndex::new(kappa).estimate(&beds).unwrap().value;
    /// assert!((index(0.1) - 0.879014).abs() < 1e-6 && (index(1.0) - 2.990617).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new(kappa: f64) -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
            kappa,
            report: IndexReport::Index,
        }
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{KolmIndex, Level, SampleInterval, WeightedValues};
    /// # let waits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// let waits = WeightedValues::new(&waits, None)?; // weeks that 40 people waited, drawn at random
    /// let index = KolmIndex::new(-0.1).interval(SampleInterval::Linearised).level(Level::P99).estimate(&waits)?;
    /// let interval = index.interval.unwrap();
    /// assert!((interval.lower - 0.673500).abs() < 1e-6 && (interval.upper - 1.153929).abs() < 1e-6);
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
    /// use commonweal::{KolmIndex, SampleInterval, WeightedValues};
    /// # let waits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// let waits = WeightedValues::new(&waits, None)?; // weeks that 40 people waited, drawn at random
    /// let index = KolmIndex::new(-0.1).interval(SampleInterval::Linearised).estimate(&waits)?;
    /// assert!((index.value - 0.913715).abs() < 1e-6 && (index.standard_error.unwrap() - 0.093257).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// Whether the index is told, or the equally distributed equivalent.
    ///
    /// ```
    /// use commonweal::{IndexReport, KolmIndex, WeightedValues};
    /// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?; // a mean of 7.1
    /// let equivalent = KolmIndex::new(0.1).report(IndexReport::Equivalent).estimate(&beds)?;
    /// assert!((equivalent.value - 6.220986).abs() < 1e-6); // would be as good if all had it
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
    /// use commonweal::{KolmIndex, WeightedValues};
    /// // The index does not change when all get the same more, and so may be taken of changes, too.
    /// let changes = WeightedValues::new(&[-2.0, 0.0, 5.0], None)?;
    /// let moved = WeightedValues::new(&[8.0, 10.0, 15.0], None)?;
    /// let index = KolmIndex::new(0.5);
    /// assert!((index.estimate(&changes)?.value - 1.472971).abs() < 1e-6);
    /// assert!((index.estimate(&moved)?.value - 1.472971).abs() < 1e-6);
    /// let error = KolmIndex::new(0.0).estimate(&changes).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("out-of-range", Some("kappa")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, values: &WeightedValues<'_>) -> Result<Estimate> {
        if !self.kappa.is_finite() || self.kappa == 0.0 {
            let allowed = "a finite number other than zero: above it where more is better, below it for a burden";
            return Err(Error::out_of_range("kappa", self.kappa, allowed));
        }
        let kolm = Kolm::new(values, self.kappa);
        if !kolm.index.is_finite() {
            return Err(Error::overflow(
                "kappa",
                "`kappa` times a difference of the values",
            ));
        }
        let whole = self.report == IndexReport::Index;
        let finding = Finding {
            measure: if whole {
                "Kolm index"
            } else {
                "equally distributed equivalent"
            },
            value: if whole { kolm.index } else { kolm.equivalent() },
            method: format!("Kolm index, kappa = {}", self.kappa).into(),
            citation: "kolm-1976",
            unit: "input units",
            direction: match (whole, self.kappa > 0.0) {
                (true, _) => "0 means all have the same; larger means more unequal",
                (false, true) => {
                    "what everyone could have instead and be as well off; never above the mean"
                }
                (false, false) => {
                    "what everyone could bear instead and be as badly off; never below the mean"
                }
            },
        };
        let mut estimate = finding.estimate(values)?;
        let sampled = Sampled {
            interval: self.interval,
            levels: self.levels,
            range: if whole {
                (0.0, f64::INFINITY)
            } else {
                (f64::NEG_INFINITY, f64::INFINITY)
            },
            steady: if whole { 0.13 } else { f64::INFINITY },
        };
        let influence = || kolm.influence(values, whole);
        sampled.set(&mut estimate, values, &influence, &|again| {
            Ok(self.interval(SampleInterval::None).estimate(again)?.value)
        })?;
        Ok(estimate)
    }
}

/// The index with what its influence function is made of.
#[derive(Clone, Copy)]
struct Kolm {
    index: f64,
    kappa: f64,
    mean: f64,
    /// What the mean lacks by its rounding.
    rest: f64,
}

impl Kolm {
    fn new(values: &WeightedValues<'_>, kappa: f64) -> Self {
        let people = values.total_weight();
        let mean = mean(values);
        let mut kolm = Self {
            index: 0.0,
            kappa,
            mean,
            rest: sum::sum_of(rows(values).map(|(y, w)| (y - mean) * (w / people))),
        };
        let counted = || rows(values).filter(|(_, w)| *w > 0.0);
        let largest = counted().fold(0.0, |most: f64, (y, _)| most.max(kolm.below_mean(y)));
        // The mean of exp(t) is 1 + that of exp(t) - 1 - t, as t is zero on average; beyond the range of exp, measured by the
        // largest.
        let log = if largest < 600.0 {
            let excess = counted().map(|(y, w)| excess(kolm.below_mean(y)) * (w / people));
            math::ln_1p(sum::sum_of(excess))
        } else {
            let terms =
                counted().map(|(y, w)| math::exp(kolm.below_mean(y) - largest) * (w / people));
            largest + math::ln(sum::sum_of(terms))
        };
        kolm.index = log / kappa.abs();
        kolm
    }

    /// `kappa (m - y)`.
    fn below_mean(&self, y: f64) -> f64 {
        self.kappa * ((self.mean - y) + self.rest)
    }

    fn equivalent(&self) -> f64 {
        self.mean - self.index.copysign(self.kappa)
    }

    /// Influence of one unit, row by row: with `t = kappa (E - y)` and E the equivalent, that of E is `-(exp(t) - 1) / kappa`, and
    /// that of the index `(exp(t) - 1 - t) / |kappa| - K`.
    fn influence(&self, values: &WeightedValues<'_>, whole: bool) -> Vec<f64> {
        let (size, log) = (self.kappa.abs(), self.index * self.kappa.abs());
        let of = |(y, w): (f64, f64)| {
            let t = self.below_mean(y) - log;
            match (w > 0.0, whole) {
                (false, _) => 0.0,
                (true, true) => excess(t) / size - self.index,
                (true, false) => -math::exp_m1(t) / self.kappa,
            }
        };
        rows(values).map(of).collect()
    }
}

/// `exp(t) - 1 - t`, which is never negative.
fn excess(t: f64) -> f64 {
    if t.abs() >= 0.125 {
        return math::exp_m1(t) - t;
    }
    let (mut term, mut total, mut k) = (t * t / 2.0, 0.0, 2.0);
    while k < 16.0 {
        total += term;
        k += 1.0;
        term *= t / k;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(values: &[f64], weights: Option<&[f64]>, kappa: f64, report: IndexReport) -> f64 {
        let values = WeightedValues::new(values, weights).unwrap();
        let index = KolmIndex::new(kappa).report(report).estimate(&values);
        index.unwrap().value
    }

    #[test]
    fn the_ends_and_what_is_refused() {
        assert_eq!(told(&[4.1; 5], None, 2.0, IndexReport::Index), 0.0);
        // Who minds without end looks at the worst off alone.
        let worst = told(&[1.0, 5.0, 9.0], None, 1e6, IndexReport::Equivalent);
        assert!((worst - 1.0).abs() < 1e-5, "{worst}");
        let worst = told(&[1.0, 5.0, 9.0], None, -1e6, IndexReport::Equivalent);
        assert!((worst - 9.0).abs() < 1e-5, "{worst}");
        // Who hardly minds sees half the variance times kappa.
        let least = told(&[1.0, 5.0, 9.0], None, 1e-9, IndexReport::Index);
        assert!((least / 1e-9 - 16.0 / 3.0).abs() < 1e-6, "{least}");
        let code = |values: &[f64], kappa| {
            let values = WeightedValues::new(values, None).unwrap();
            let error = KolmIndex::new(kappa).estimate(&values).unwrap_err();
            (error.code().as_str(), error.param().unwrap().to_owned())
        };
        assert_eq!(code(&[1.0], f64::NAN), ("out-of-range", "kappa".into()));
        assert_eq!(code(&[1.0], -0.0), ("out-of-range", "kappa".into()));
        assert_eq!(code(&[1e300, 0.0], 1e300), ("overflow", "kappa".into()));
    }

    /// The influence functions are derivatives in the direction of one more person.
    #[test]
    fn influence_is_a_derivative() {
        let (values, weights) = ([3.0, -1.0, 5.0, 20.0, 8.0], [2.0, 1.5, 1.0, 0.5, 2.0]);
        let view = WeightedValues::new(&values, Some(&weights)).unwrap();
        for (kappa, report) in [
            (0.3, IndexReport::Index),
            (-0.1, IndexReport::Index),
            (0.3, IndexReport::Equivalent),
            (-0.1, IndexReport::Equivalent),
        ] {
            let base = told(&values, Some(&weights), kappa, report);
            let influence = Kolm::new(&view, kappa).influence(&view, report == IndexReport::Index);
            for (row, expected) in influence.into_iter().enumerate() {
                let step = 1e-6;
                let mixed: Vec<f64> = (0..5)
                    .map(|j| weights[j] / 7.0 * (1.0 - step) + if j == row { step } else { 0.0 })
                    .collect();
                let slope = (told(&values, Some(&mixed), kappa, report) - base) / step;
                assert!(
                    (slope - expected).abs() < 1e-3 * (1.0 + expected.abs()),
                    "{kappa} {row}: {slope} {expected}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn the_index_behaves_as_it_must(
            rows in proptest::collection::vec((-50.0..50.0f64, 1u8..5), 1..20),
            shift in -100.0..100.0f64,
            kappa in 0.001..1.0f64,
        ) {
            let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
            let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
            let people: f64 = weights.iter().sum();
            let mean: f64 = values.iter().zip(&weights).map(|(v, w)| v * w).sum::<f64>() / people;
            let at = |values: &[f64], kappa| told(values, Some(&weights), kappa, IndexReport::Index);
            let close = |a: f64, b: f64| (a - b).abs() < 1e-10 * (1.0 + b.abs());
            let base = at(&values, kappa);
            prop_assert!(base >= 0.0);
            let plain = values.iter().zip(&weights).map(|(v, w)| math::exp(kappa * (mean - v)) * w).sum::<f64>() / people;
            prop_assert!(close(base, math::ln(plain) / kappa));
            prop_assert!(close(told(&values, Some(&weights), kappa, IndexReport::Equivalent), mean - base));
            let moved: Vec<f64> = values.iter().map(|v| v + shift).collect();
            prop_assert!(close(at(&moved, kappa), base));
            // A burden is a good of the other sign.
            let turned: Vec<f64> = values.iter().map(|v| -v).collect();
            prop_assert!(close(at(&turned, -kappa), base));
            // The unit of kappa is one over that of the values.
            let scaled: Vec<f64> = values.iter().map(|v| v * 12.0).collect();
            prop_assert!(close(at(&scaled, kappa / 12.0) / 12.0, base));
            let repeated: Vec<f64> = rows.iter().flat_map(|row| vec![row.0; usize::from(row.1)]).collect();
            prop_assert!(close(told(&repeated, None, kappa, IndexReport::Index), base));
        }
    }
}
