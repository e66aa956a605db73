//! The Gini index divided by source: what each kind of income, service or cost adds to the inequality of their sum.
//!
//! ```
//! use commonweal::{GiniSourceDecompositionModel, WeightedValues};
//! let (visits, stays) = ([1.0, 2.0, 3.0, 2.0], [0.0, 0.0, 1.0, 7.0]); // of four people
//! let care = WeightedValues::new(&[1.0, 2.0, 4.0, 9.0], None)?; // both together
//! let parts = GiniSourceDecompositionModel::new().estimate(&care, &[("visits", &visits), ("stays", &stays)])?;
//! assert!((parts.total.value - 0.40625).abs() < 1e-12);
//! assert!((parts.contribution.value[0] - 0.0625).abs() < 1e-12 && (parts.contribution.value[1] - 0.34375).abs() < 1e-12);
//! # Ok::<(), commonweal::Error>(())
//! ```

use super::concentration::Absolute;
use super::distribution::{Finding, SampleInterval, Sampled, mean_of_shares, rows};
use super::gini::GiniIndex;
use crate::error::{Error, ErrorCode, Result};
#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, Estimate, Estimates, Levels, Text};
use crate::input::{WeightedValues, finite, same_length};
use crate::numeric::sum;

/// How far the sources of a row may be from its value, in parts of the largest of them: what rounding of sums leaves.
const ROUNDING: f64 = 1e-9;

/// Decomposition of the Gini index by source: how much of the inequality of a sum each of its parts adds, and what more of one of
/// them would do.
///
/// **Use it** where what each person has is a sum (of services, of costs, of incomes), to see which part makes it unequal, and whether more
/// of that part would make it more equal. **Not** for what explains one quantity (use
/// [`ConcentrationDecompositionModel`](crate::ConcentrationDecompositionModel)), nor for groups of people
/// (use [`GiniDecompositionModel`](crate::GiniDecompositionModel)).
///
/// - Formula: `G = sum(S_k G_k R_k)`: the share of the source in the total, its own Gini index, and its Gini correlation with the total,
///   `R_k = cov(x_k, F(y)) / cov(x_k, F(x_k))`. The marginal effect `S_k G_k R_k / G - S_k` is by how many per cent the index moves when the
///   source rises by one per cent for everybody.
/// - Input: [`WeightedValues`], the total of each row, zero or more; and the sources by name, which must come to it, row by row. A
///   source may be below zero (a charge). Tied values share the middle of their ranks.
/// - Range: contributions come to the index, marginal effects to zero; both may be below zero. A Gini index of a source with values
///   below zero may be above 1. Unit: none.
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample see [`SampleInterval`].
/// - Errors: as [`GiniIndex`]; `empty` without sources; `length-mismatch` and `not-finite` of a source;
///   `conflicting-arguments` with the row where sources do not come to the value.
/// - Sources: Lerman & Yitzhaki 1985, Rev Econ Stat 67:151; Deville 1999, Survey Methodology 25:193.
///
/// ```
/// use commonweal::{GiniSourceDecompositionModel, WeightedValues};
/// let (visits, stays) = ([1.0, 2.0, 3.0, 2.0], [0.0, 0.0, 1.0, 7.0]);
/// let care = WeightedValues::new(&[1.0, 2.0, 4.0, 9.0], None)?;
/// let parts = GiniSourceDecompositionModel::new().estimate(&care, &[("visits", &visits), ("stays", &stays)])?;
/// assert!((parts.correlation[0] - 2.0 / 3.0).abs() < 1e-12 && (parts.index[1] - 0.6875).abs() < 1e-12);
/// assert!((parts.marginal_effect.value[0] - -0.346154).abs() < 1e-6); // more visits for everybody: less inequality
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct GiniSourceDecompositionModel {
    levels: Levels,
    interval: SampleInterval,
}

/// The parts of a Gini index, one row a source: what [`GiniSourceDecompositionModel`] returns.
///
/// ```
/// use commonweal::{GiniSourceDecompositionModel, WeightedValues};
/// let care = WeightedValues::new(&[1.0, 3.0], None)?;
/// let parts = GiniSourceDecompositionModel::new().estimate(&care, &[("visits", &[1.0, 1.0]), ("stays", &[0.0, 2.0])])?;
/// assert_eq!((parts.source, parts.share_of_total), (vec!["visits".to_owned(), "stays".to_owned()], vec![0.5, 0.5]));
/// assert!(parts.correlation[0].is_nan()); // all have the same number of visits
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SourceDecomposition {
    /// The Gini index of the totals.
    pub total: Estimate,
    /// The sources, in the order in which they were given.
    pub source: Vec<String>,
    /// The mean of each.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub mean: Vec<f64>,
    /// Its share of the total.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub share_of_total: Vec<f64>,
    /// Its own Gini index; missing (NaN) where its mean is not above zero.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub index: Vec<f64>,
    /// Its Gini correlation with the total, from -1 to 1; missing (NaN) where all have the same of it.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub correlation: Vec<f64>,
    /// What it adds to the index.
    pub contribution: Estimates,
    /// The same as a share of the index; missing (NaN) where the index is zero.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub share_of_index: Vec<f64>,
    /// By how many per cent the index moves when the source rises by one per cent for everybody; empty where the index is zero.
    pub marginal_effect: Estimates,
}

impl SourceDecomposition {
    /// Adds a caution that the caller knows of to the index.
    ///
    /// ```
    /// use commonweal::{Caution, GiniSourceDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[2.0, 6.0], None)?;
    /// let mut parts = GiniSourceDecompositionModel::new().estimate(&values, &[("all", &[2.0, 6.0])])?;
    /// parts.add_caution(Caution::rows_omitted(3));
    /// assert_eq!(parts.total.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.total.add_caution(caution);
    }
}

impl Default for GiniSourceDecompositionModel {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
        }
    }
}

impl GiniSourceDecompositionModel {
    /// Without limits; 95 % limits where they are asked for.
    ///
    /// ```
    /// use commonweal::{GiniSourceDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[3.0, 1.0], None)?;
    /// let parts = GiniSourceDecompositionModel::new().estimate(&values, &[("all", &[3.0, 1.0])])?;
    /// assert_eq!((parts.contribution.value[0], parts.contribution.intervals.len()), (0.25, 0));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{GiniSourceDecompositionModel, Level, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// # let stays: Vec<f64> = (0..40).map(|person| f64::from(person * 7 % 5)).collect();
    /// # let care: Vec<f64> = visits.iter().zip(&stays).map(|(a, b)| a + b).collect();
    /// let care = WeightedValues::new(&care, None)?; // visits and stays in a year of 40 people drawn at random
    /// let model = GiniSourceDecompositionModel::new().interval(SampleInterval::Linearised).level(Level::P99);
    /// let limits = model.estimate(&care, &[("visits", &visits), ("stays", &stays)])?.contribution.intervals;
    /// assert!((limits[0].lower[0] - 0.201830).abs() < 1e-6 && (limits[0].upper[0] - 0.321616).abs() < 1e-6);
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
    /// use commonweal::{GiniSourceDecompositionModel, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// # let stays: Vec<f64> = (0..40).map(|person| f64::from(person * 7 % 5)).collect();
    /// # let care: Vec<f64> = visits.iter().zip(&stays).map(|(a, b)| a + b).collect();
    /// let care = WeightedValues::new(&care, None)?; // visits and stays in a year of 40 people drawn at random
    /// let model = GiniSourceDecompositionModel::new().interval(SampleInterval::Linearised);
    /// let parts = model.estimate(&care, &[("visits", &visits), ("stays", &stays)])?;
    /// assert!((parts.contribution.standard_error[0] - 0.023252).abs() < 1e-6);
    /// assert!((parts.marginal_effect.standard_error[1] - 0.052667).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// The parts of the index of these totals.
    ///
    /// ```
    /// use commonweal::{GiniSourceDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[3.0, 4.0], None)?;
    /// let error = GiniSourceDecompositionModel::new().estimate(&values, &[("visits", &[3.0, 3.0])]).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("conflicting-arguments", Some(1))); // 3 is not 4
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(
        &self,
        values: &WeightedValues<'_>,
        sources: &[(&str, &[f64])],
    ) -> Result<SourceDecomposition> {
        checked(values, sources)?;
        let mean = mean_of_shares(values)?;
        let (y, w) = (values.values(), values.weights());
        // Without a survey: of the values alone.
        let index = GiniIndex::new()
            .estimate(&WeightedValues::new(y, Some(w))?)?
            .value;
        let parts = sources.iter().map(|(_, column)| Source::new(column, y, w));
        let parts: Vec<Source> = parts.collect::<Result<_>>()?;
        let of_total = || {
            let moved = Absolute::new(y, y, w, 2.0)?.influence();
            let each = moved.into_iter().zip(y);
            Ok(each
                .map(|(u, y)| (u - index * (y - mean)) / mean)
                .collect::<Vec<f64>>())
        };
        let drawn = self.interval != SampleInterval::None;
        let all = if drawn { of_total()? } else { Vec::new() };
        let mut total = Self::told("Gini index", "", index).estimate(values)?;
        self.limits(&mut total, values, &all, &|again| {
            Ok(GiniIndex::new().estimate(again)?.value)
        })?;
        let (mut contributions, mut effects) = (Vec::new(), Vec::new());
        for (part, (_, column)) in parts.iter().zip(sources) {
            let (adds, share) = (part.ranked.index / mean, part.mean / mean);
            // Each is a ratio: it moves by what its upper part does, less its value times what its lower part does.
            let moved: Vec<f64> = if drawn {
                let each = part.ranked.influence().into_iter().zip(y);
                each.map(|(u, y)| (u - adds * (y - mean)) / mean).collect()
            } else {
                Vec::new()
            };
            let again = |again: &WeightedValues<'_>| {
                let again = (
                    Source::new(column, y, again.weights())?,
                    mean_of_shares(again)?,
                );
                Ok((again.0.ranked.index / again.1, again.0.mean / again.1))
            };
            let told = Self::told(
                "contribution to the Gini index",
                "0: it goes with the total no more than with chance; below zero it makes the total more equal",
                adds,
            );
            let mut one = told.estimate(values)?;
            self.limits(&mut one, values, &moved, &|values| Ok(again(values)?.0))?;
            contributions.push(one);
            if index == 0.0 {
                continue;
            }
            let of_share = column.iter().zip(y).map(|(x, y)| (x - share * y) / mean);
            let effect = moved.iter().zip(&all).zip(of_share);
            let effect =
                effect.map(|((u, total), share)| (u - adds / index * total) / index - share);
            let told = Self::told(
                "marginal effect on the Gini index",
                "below zero: more of it for everybody makes the total more equal",
                adds / index - share,
            );
            let mut one = told.estimate(values)?;
            self.limits(&mut one, values, &effect.collect::<Vec<f64>>(), &|values| {
                let (adds, share) = again(values)?;
                Ok(adds / GiniIndex::new().estimate(values)?.value - share)
            })?;
            effects.push(one);
        }
        let each = |of: &dyn Fn(&Source) -> f64| -> Vec<f64> { parts.iter().map(of).collect() };
        let defined = |holds: bool, value: f64| if holds { value } else { f64::NAN };
        Ok(SourceDecomposition {
            total,
            source: sources.iter().map(|(name, _)| (*name).to_owned()).collect(),
            mean: each(&|part| part.mean),
            share_of_total: each(&|part| part.mean / mean),
            index: each(&|part| defined(part.mean > 0.0, part.own / part.mean)),
            correlation: each(&|part| defined(part.own > 0.0, part.ranked.index / part.own)),
            contribution: Estimates::from_rows(contributions),
            share_of_index: each(&|part| defined(index > 0.0, part.ranked.index / mean / index)),
            marginal_effect: Estimates::from_rows(effects),
        })
    }

    fn told(measure: &'static str, direction: &'static str, value: f64) -> Finding {
        Finding {
            measure,
            value,
            method: Text::Borrowed("Gini index, divided by source"),
            citation: "lerman-yitzhaki-1985",
            unit: "index",
            direction: if direction.is_empty() {
                "0 means all have the same; larger means more unequal"
            } else {
                direction
            },
        }
    }

    fn limits(
        &self,
        part: &mut Estimate,
        values: &WeightedValues<'_>,
        moved: &[f64],
        again: &dyn Fn(&WeightedValues<'_>) -> Result<f64>,
    ) -> Result<()> {
        let sampled = Sampled {
            interval: self.interval,
            levels: self.levels,
            range: (f64::NEG_INFINITY, f64::INFINITY),
            steady: 0.1,
        };
        sampled.set(part, values, &|| moved.to_vec(), again)
    }
}

/// One source.
struct Source {
    mean: f64,
    /// Its absolute index by the rank of the total, and by its own.
    ranked: Absolute,
    own: f64,
}

impl Source {
    fn new(column: &[f64], total: &[f64], weights: &[f64]) -> Result<Self> {
        let people = sum::sum(weights);
        let mean = sum::sum_of(column.iter().zip(weights).map(|(x, w)| x * (w / people)));
        Ok(Self {
            mean,
            ranked: Absolute::new(column, total, weights, 2.0)?,
            own: Absolute::new(column, column, weights, 2.0)?.index,
        })
    }
}

/// Whether the sources come to the values.
fn checked(values: &WeightedValues<'_>, sources: &[(&str, &[f64])]) -> Result<()> {
    if sources.is_empty() {
        return Err(Error::empty("sources"));
    }
    for (name, column) in sources {
        let about = |error: Error| {
            let told = Error::new(
                error.code(),
                "sources",
                format!("{error} (column \"{name}\")"),
            );
            error
                .index()
                .map_or(told.clone(), |row| told.clone().at(row))
        };
        same_length("sources", column, "values", values.values().len()).map_err(about)?;
        finite("sources", column).map_err(about)?;
    }
    for (row, (y, _)) in rows(values).enumerate() {
        let parts = || sources.iter().filter_map(|(_, column)| column.get(row));
        let all = sum::sum_of(parts().copied());
        let largest = parts().fold(y.abs(), |most, x| most.max(x.abs()));
        if (all - y).abs() > ROUNDING * largest {
            let message = format!(
                "`sources` row {row} come to {all}, and `values` is {y}: give all sources, or as values what they come to"
            );
            let error = Error::new(ErrorCode::ConflictingArguments, "sources", message);
            return Err(error.at(row));
        }
    }
    Ok(())
}
