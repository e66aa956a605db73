//! Comparison with a benchmark, as public health profiles show it: better, similar, worse.
//!
//! ```
//! use commonweal::{BenchmarkModel, Figures, Level, Polarity};
//! let life = Figures::new(&[77.1, 80.4])?.with_limits(&[76.6, 79.9], &[77.6, 80.9], Level::P95)?;
//! let found = BenchmarkModel::new().polarity(Polarity::HigherIsBetter).compare(life, &[79.3])?;
//! assert_eq!((found.verdict[0].as_str(), found.verdict[1].as_str()), ("worse", "better"));
//! # Ok::<(), commonweal::Error>(())
//! ```

use crate::error::{Error, ErrorCode, Result};
#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, CautionCode, Polarity, Text};
use crate::input::{Figures, finite, not_empty};
use crate::named::named_enum;

named_enum! {
    /// How a figure stands beside its benchmark.
    ///
    /// ```
    /// use commonweal::BenchmarkVerdict;
    /// assert_eq!(BenchmarkVerdict::Better.as_str(), "better");
    /// ```
    pub enum BenchmarkVerdict("verdict") {
        /// Significantly better than the benchmark.
        Better = "better",
        /// Significantly worse.
        Worse = "worse",
        /// Significantly higher, where no judgement is made.
        Higher = "higher",
        /// Significantly lower, where no judgement is made.
        Lower = "lower",
        /// The benchmark lies within the limits, or on one of them.
        Similar = "similar",
        /// The figure or its limits are withheld; the reason stands beside it.
        NotCompared = "not-compared",
    }
}

/// Comparison of figures with a benchmark, by their confidence limits: better, similar or worse.
///
/// **Use it** to colour a table or map of areas as Fingertips and other public health profiles do. **Not** as a test of the
/// difference between an area and the benchmark: the benchmark is taken as certain, and as if the area were no part of it.
/// [`ChangeModel`](crate::ChangeModel) compares the two with the uncertainty of both. **Not** for a ranking either, nor to say
/// that areas which are similar are the same: small areas are similar to nearly everything. Of a hundred areas that are as the
/// benchmark, five have 95 % limits beside it: [`FunnelModel`](crate::FunnelModel) says which differ beyond chance.
///
/// - Rule: higher where the lower limit is above the benchmark, lower where the upper limit is below it, else similar: **a limit
///   that is equal to the benchmark is similar**, as an interval holds its ends. `polarity` says what is better; where it is
///   `neutral`, as it is unless set, the words are higher and lower.
/// - Input: [`Figures`]: estimates of this library at the first of their levels (95 % as most profiles do, or 99.8 %), or published
///   values with limits; the benchmark as one number, or one for each row, in the same unit.
/// - A figure or limits that are withheld are `not-compared`, with the reason: this is an answer about areas, one a row.
/// - Errors: those of the input; `missing-argument` for figures that have no limits at all; `length-mismatch` for benchmarks that
///   are neither one nor one a row, `missing-value` and `not-finite` for a benchmark, with its row.
/// - Source: Department of Health and Social Care, Fingertips public health technical guidance (comparing areas to benchmarks).
///
/// ```
/// use commonweal::{BenchmarkModel, Counts, Polarity, Proportion};
/// let smokers = Counts::new(&[520.0, 655.0, 820.0], &[5_000.0, 5_100.0, 5_050.0])?;
/// let areas = Proportion::new().estimate(&smokers)?;
/// let model = BenchmarkModel::new().polarity(Polarity::LowerIsBetter);
/// let found = model.compare(&areas, &[0.13])?;
/// let words: Vec<_> = found.verdict.iter().map(|verdict| verdict.as_str()).collect();
/// assert_eq!(words, ["better", "similar", "worse"]);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "Fingertips")]
#[derive(Debug, Clone, Copy)]
pub struct BenchmarkModel {
    polarity: Polarity,
}

/// How figures stand beside their benchmarks, one row each: what [`BenchmarkModel`] returns.
///
/// ```
/// use commonweal::{BenchmarkModel, Counts, CrudeRate};
/// let rates = CrudeRate::new().estimate(&Counts::new(&[812.0], &[61_234.0])?)?;
/// let found = BenchmarkModel::new().compare(&rates, &[1_200.0])?;
/// assert_eq!((found.verdict[0].as_str(), found.benchmark[0]), ("higher", 1_200.0));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BenchmarkComparison {
    /// What was measured, in words.
    pub measure: Text,
    /// The figures; NaN where one is withheld.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub value: Vec<f64>,
    /// Their lower limits.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub lower: Vec<f64>,
    /// Their upper limits.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub upper: Vec<f64>,
    /// The level of these limits.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub level: f64,
    /// The benchmark of each row.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub benchmark: Vec<f64>,
    /// How each stands beside it.
    pub verdict: Vec<BenchmarkVerdict>,
    /// Why a row was not compared; none where it was.
    pub reason: Vec<Option<Text>>,
    /// Whether more is better.
    pub polarity: Polarity,
    /// How they were compared.
    pub method: Text,
    /// Key of the source.
    pub citation: Text,
    /// The unit of figures and benchmarks.
    pub unit: Text,
    /// What a careful reader must know, each with what to do about it.
    pub cautions: Vec<Caution>,
}

impl Default for BenchmarkModel {
    fn default() -> Self {
        Self::new()
    }
}

impl BenchmarkModel {
    /// A comparison that makes no judgement: higher, similar, lower.
    ///
    /// ```
    /// use commonweal::{BenchmarkModel, Figures, Level};
    /// let share = Figures::new(&[0.2])?.with_limits(&[0.15], &[0.26], Level::P95)?;
    /// assert_eq!(BenchmarkModel::new().compare(share, &[0.3])?.verdict[0].as_str(), "lower");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self {
            polarity: Polarity::Neutral,
        }
    }

    /// Whether more of the indicator is better or worse; it belongs to the indicator, and no judgement is made unless it is set.
    ///
    /// ```
    /// use commonweal::{BenchmarkModel, Figures, Level, Polarity};
    /// let uptake = Figures::new(&[0.71])?.with_limits(&[0.69], &[0.73], Level::P95)?;
    /// let found = BenchmarkModel::new().polarity(Polarity::HigherIsBetter).compare(uptake, &[0.66])?;
    /// assert_eq!(found.verdict[0].as_str(), "better");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn polarity(mut self, polarity: Polarity) -> Self {
        self.polarity = polarity;
        self
    }

    /// How these figures stand beside the benchmark, or each beside its own.
    ///
    /// ```
    /// use commonweal::{BenchmarkModel, Figures, Level};
    /// let life = Figures::new(&[78.2, f64::NAN])?.with_limits(&[77.8, f64::NAN], &[78.6, f64::NAN], Level::P95)?;
    /// let found = BenchmarkModel::new().compare(life, &[78.6, 79.0])?;
    /// assert_eq!(found.verdict[0].as_str(), "similar"); // on its limit
    /// assert_eq!((found.verdict[1].as_str(), found.reason[1].as_deref()), ("not-compared", Some("the value is withheld")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn compare(
        &self,
        estimates: impl Into<Figures>,
        benchmark: &[f64],
    ) -> Result<BenchmarkComparison> {
        self.rows(estimates.into(), benchmark)
    }

    fn rows(self, figures: Figures, benchmark: &[f64]) -> Result<BenchmarkComparison> {
        let rows = figures.len();
        not_empty("benchmark", benchmark)?;
        finite("benchmark", benchmark)?;
        let benchmark = match *benchmark {
            [one] => vec![one; rows],
            _ if benchmark.len() == rows => benchmark.to_vec(),
            _ => {
                let message = format!(
                    "`benchmark` has {} rows but `estimates` has {rows}: give one benchmark for all, or one a row",
                    benchmark.len()
                );
                let code = ErrorCode::LengthMismatch;
                return Err(Error::new(code, "benchmark", message));
            }
        };
        let limits = figures.first_limits("estimates")?;
        let (lower, upper, level) = (limits.lower.clone(), limits.upper.clone(), limits.level);
        let (mut verdict, mut reason) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        let columns = figures.value.iter().zip(&lower).zip(&upper).zip(&benchmark);
        for (((value, low), high), benchmark) in columns {
            let missing = if value.is_nan() {
                Some("the value is withheld")
            } else if low.is_nan() || high.is_nan() {
                Some("there are no limits to compare by")
            } else {
                None
            };
            verdict.push(match missing {
                Some(_) => BenchmarkVerdict::NotCompared,
                None => self.verdict(*low, *high, *benchmark),
            });
            reason.push(missing.map(Text::Borrowed));
        }
        let mut cautions = figures.cautions;
        let beside = verdict.iter().filter(|found| {
            !matches!(
                found,
                BenchmarkVerdict::Similar | BenchmarkVerdict::NotCompared
            )
        });
        let (beside, compared) = (
            beside.count(),
            reason.iter().filter(|why| why.is_none()).count(),
        );
        // Of so many, some stand beside the benchmark by chance alone: as many as that are no finding.
        let by_chance = (1.0 - level) * compared as f64;
        if compared >= 20 && beside > 0 && beside as f64 <= 2.0 * by_chance {
            let message = format!(
                "{beside} of {compared} differ from the benchmark, and about {by_chance:.0} would by chance if all were as it: do \
                 not single them out; look at a funnel"
            );
            cautions.push(Caution::new(CautionCode::ManyComparisons, message));
        }
        Ok(BenchmarkComparison {
            measure: figures.measure,
            value: figures.value,
            lower,
            upper,
            level,
            benchmark,
            verdict,
            reason,
            polarity: self.polarity,
            method: Text::Borrowed(
                "benchmark outside the confidence limits of the figure; the benchmark is taken as certain",
            ),
            citation: Text::Borrowed("fingertips-guidance"),
            unit: figures.unit,
            cautions,
        })
    }

    fn verdict(self, lower: f64, upper: f64, benchmark: f64) -> BenchmarkVerdict {
        use BenchmarkVerdict::{Better, Higher, Lower, Similar, Worse};
        let higher = lower > benchmark;
        if !higher && upper >= benchmark {
            return Similar;
        }
        match (self.polarity, higher) {
            (Polarity::Neutral, true) => Higher,
            (Polarity::Neutral, false) => Lower,
            (Polarity::HigherIsBetter, true) | (Polarity::LowerIsBetter, false) => Better,
            _ => Worse,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::Level;

    fn of(lower: f64, upper: f64, benchmark: f64, polarity: Polarity) -> BenchmarkVerdict {
        let figures = Figures::new(&[f64::midpoint(lower, upper)])
            .unwrap()
            .with_limits(&[lower], &[upper], Level::P95)
            .unwrap();
        let found = BenchmarkModel::new()
            .polarity(polarity)
            .compare(figures, &[benchmark]);
        found.unwrap().verdict[0]
    }

    #[test]
    fn limits_on_the_benchmark_are_similar_and_polarity_turns_the_words() {
        use BenchmarkVerdict::{Better, Higher, Lower, Similar, Worse};
        for polarity in Polarity::ALL {
            assert_eq!(of(1.0, 2.0, 1.0, *polarity), Similar);
            assert_eq!(of(1.0, 2.0, 2.0, *polarity), Similar);
        }
        assert_eq!(of(1.0, 2.0, 0.999, Polarity::Neutral), Higher);
        assert_eq!(of(1.0, 2.0, 2.001, Polarity::Neutral), Lower);
        assert_eq!(of(1.0, 2.0, 0.999, Polarity::LowerIsBetter), Worse);
        assert_eq!(of(1.0, 2.0, 2.001, Polarity::LowerIsBetter), Better);
        assert_eq!(of(1.0, 2.0, 0.999, Polarity::HigherIsBetter), Better);
        assert_eq!(of(1.0, 2.0, 2.001, Polarity::HigherIsBetter), Worse);
    }

    #[test]
    fn turned_signs_turn_the_verdict() {
        for (low, high, at) in [
            (1.0, 3.0, 0.5),
            (1.0, 3.0, 2.0),
            (1.0, 3.0, 3.5),
            (-2.0, 1.0, 1.0),
        ] {
            assert_eq!(
                of(low, high, at, Polarity::HigherIsBetter),
                of(-high, -low, -at, Polarity::LowerIsBetter)
            );
        }
    }

    #[test]
    fn a_few_of_many_are_told_to_be_chance() {
        let value: Vec<f64> = (0..40)
            .map(|row| if row < 3 { 12.0 } else { 10.0 })
            .collect();
        let (lower, upper): (Vec<f64>, Vec<f64>) = value.iter().map(|v| (v - 1.0, v + 1.0)).unzip();
        let figures = Figures::new(&value)
            .unwrap()
            .with_limits(&lower, &upper, Level::P95)
            .unwrap();
        let found = BenchmarkModel::new().compare(figures, &[10.0]).unwrap();
        assert_eq!(found.cautions[0].code, CautionCode::ManyComparisons);
        assert!(
            found.cautions[0]
                .message
                .starts_with("3 of 40 differ from the benchmark, and about 2 would")
        );
    }
}
