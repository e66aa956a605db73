//! The generalised entropy divided into what lies within groups and what lies between them.
//!
//! ```
//! use commonweal::{EntropyDecompositionModel, WeightedValues};
//! let beds = WeightedValues::new(&[1.0, 3.0, 4.0, 8.0], None)?;
//! let parts = EntropyDecompositionModel::new().estimate(&beds, &["north", "north", "south", "south"])?;
//! assert!((parts.total.value - 0.205990).abs() < 1e-6); // Theil's index
//! assert!((parts.within.value - 0.075178).abs() < 1e-6 && (parts.between.value - 0.130812).abs() < 1e-6);
//! # Ok::<(), commonweal::Error>(())
//! ```

mod atkinson;
mod by_group;
mod gini;
mod groups;
mod partition;
#[cfg(test)]
mod tests;

pub use atkinson::{AtkinsonDecompositionForm, AtkinsonDecompositionModel};
pub use by_group::GroupDecomposition;
pub use gini::{GiniDecompositionForm, GiniDecompositionModel};
use groups::Groups;
pub(super) use partition::Partition;

use super::distribution::{Finding, SampleInterval, Sampled};
use super::entropy::Entropy;
use crate::error::{Error, Result};
#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, Estimate, Levels};
use crate::input::WeightedValues;

/// Decomposition of a generalised entropy index: how much of the inequality between people lies within groups, and how much
/// between the means of the groups.
///
/// **Use it** to say how much would be left if all groups had the same mean (areas, deprivation fifths, years), or all within a group
/// the same. **Not** to say what groups cause: a part between groups is a difference of means, whatever made it; and with more
/// groups the part between them can only grow.
///
/// - Formula: `within = sum(p_g (m_g / m)^a GE_g)`, `between` is the index of the group means, each for all people of the group; they
///   come to the index of all people, without a rest (Shorrocks 1980). `p_g` is a group's share of the people and `m_g` its mean.
/// - Input: [`WeightedValues`] and the name of each row's group; values of zero or more, above zero for `alpha` of zero or less.
/// - `alpha`: 1 by default, Theil's index, which weighs groups by their share of the total; 0, the mean log deviation, weighs them by
///   their people, and alone lets the part within stand for "all groups had the same mean".
/// - Range: both parts are 0 or more. Unit: none.
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample see [`SampleInterval`].
///   Limits of the part between groups are too narrow where it is near zero (a caution says so).
/// - Errors: as [`GeneralisedEntropyIndex`](crate::GeneralisedEntropyIndex); `length-mismatch` where groups and values differ.
/// - Sources: Shorrocks 1980, Econometrica 48:613; Theil 1967, *Economics and Information Theory*; Deville 1999, Survey
///   Methodology 25:193.
///
/// ```
/// use commonweal::{EntropyDecompositionModel, WeightedValues};
/// let beds = WeightedValues::new(&[1.0, 3.0, 4.0, 8.0], Some(&[2.0, 1.0, 1.0, 1.0]))?;
/// let parts = EntropyDecompositionModel::new().estimate(&beds, &["north", "north", "south", "south"])?;
/// assert_eq!((parts.group, parts.mean[1]), (vec!["north".to_owned(), "south".to_owned()], 6.0));
/// assert!((parts.within.value + parts.between.value - parts.total.value).abs() < 1e-12);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "Theil decomposition")]
#[derive(Debug, Clone, Copy)]
pub struct EntropyDecompositionModel {
    levels: Levels,
    interval: SampleInterval,
    alpha: f64,
}

/// The parts of an index, and the groups: what [`EntropyDecompositionModel`] returns.
///
/// ```
/// use commonweal::{EntropyDecompositionModel, WeightedValues};
/// let beds = WeightedValues::new(&[2.0, 2.0, 6.0, 6.0], None)?;
/// let parts = EntropyDecompositionModel::new().estimate(&beds, &["north", "north", "south", "south"])?;
/// assert_eq!((parts.within.value, parts.share_of_total), (0.0, vec![0.25, 0.75])); // all have the same as their neighbours
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EntropyDecomposition {
    /// The index of all people.
    pub total: Estimate,
    /// What lies within groups.
    pub within: Estimate,
    /// What lies between them.
    pub between: Estimate,
    /// The groups, in order of first appearance.
    pub group: Vec<String>,
    /// How many rows each has.
    pub rows: Vec<u64>,
    /// Its people.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub people: Vec<f64>,
    /// Its share of the people.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub share_of_people: Vec<f64>,
    /// Its share of the total.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub share_of_total: Vec<f64>,
    /// Its mean.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub mean: Vec<f64>,
    /// The index of its own people; missing (NaN) where all of them have nothing.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub index: Vec<f64>,
    /// What it adds to the part within groups.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub contribution: Vec<f64>,
}

impl EntropyDecomposition {
    /// Adds a caution that the caller knows of to all three parts.
    ///
    /// ```
    /// use commonweal::{Caution, EntropyDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[2.0, 6.0], None)?;
    /// let mut parts = EntropyDecompositionModel::new().estimate(&values, &["north", "south"])?;
    /// parts.add_caution(Caution::rows_omitted(3));
    /// assert_eq!(parts.between.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        for part in [&mut self.within, &mut self.between] {
            part.add_caution(caution.clone());
        }
        self.total.add_caution(caution);
    }
}

impl Default for EntropyDecompositionModel {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
            alpha: 1.0,
        }
    }
}

impl EntropyDecompositionModel {
    /// Of Theil's index, without limits; 95 % limits where they are asked for.
    ///
    /// ```
    /// use commonweal::{EntropyDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[3.0, 1.0], None)?;
    /// let parts = EntropyDecompositionModel::new().estimate(&values, &["a", "b"])?;
    /// assert!((parts.between.value - 0.130812).abs() < 1e-6 && parts.between.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{EntropyDecompositionModel, Level, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// # let places: Vec<&str> = (0..40).map(|person| if person % 3 == 0 { "north" } else { "south" }).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random, in two places
    /// let model = EntropyDecompositionModel::new().interval(SampleInterval::Linearised).level(Level::P99);
    /// let interval = model.estimate(&visits, &places)?.within.interval.unwrap();
    /// assert!((interval.lower - 0.116518).abs() < 1e-6 && (interval.upper - 0.314046).abs() < 1e-6);
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
    /// use commonweal::{EntropyDecompositionModel, SampleInterval, WeightedValues};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// # let places: Vec<&str> = (0..40).map(|person| if person % 3 == 0 { "north" } else { "south" }).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random, in two places
    /// let within = EntropyDecompositionModel::new().interval(SampleInterval::Linearised).estimate(&visits, &places)?.within;
    /// assert!((within.value - 0.215282).abs() < 1e-6 && (within.standard_error.unwrap() - 0.038343).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// Where the index looks: at the bottom (below 1), or at the top (above 1).
    ///
    /// ```
    /// use commonweal::{EntropyDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[1.0, 3.0, 4.0, 8.0], None)?;
    /// let parts = EntropyDecompositionModel::new().alpha(0.0).estimate(&values, &["north", "north", "south", "south"])?;
    /// assert!((parts.within.value - 0.101366).abs() < 1e-6 && (parts.between.value - 0.143841).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn alpha(mut self, alpha: f64) -> Self {
        self.alpha = alpha;
        self
    }

    /// The parts of the index of these values.
    ///
    /// ```
    /// use commonweal::{EntropyDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[0.0, 0.0, 4.0], None)?;
    /// let parts = EntropyDecompositionModel::new().estimate(&values, &["a", "a", "b"])?;
    /// assert!(parts.index[0].is_nan()); // who all have nothing have no index of their own
    /// assert!((parts.between.value - 1.098612).abs() < 1e-6 && parts.within.value == 0.0);
    /// let error = EntropyDecompositionModel::new().estimate(&values, &["a"]).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("length-mismatch", Some("group")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate<S: AsRef<str>>(
        &self,
        values: &WeightedValues<'_>,
        group: &[S],
    ) -> Result<EntropyDecomposition> {
        if !self.alpha.is_finite() {
            return Err(Error::out_of_range("alpha", self.alpha, "a finite number"));
        }
        let partition = Partition::new(group, values)?;
        let all = Entropy::new(values, self.alpha, "`alpha` of zero or less")?;
        let groups = Groups::new(values, &partition, &all)?;
        let value = [all.value, groups.within(), groups.between()];
        let part = |name, value| self.part(name, value, values);
        let mut found = EntropyDecomposition {
            total: part("generalised entropy index", value[0])?,
            within: part("generalised entropy within groups", value[1])?,
            between: part("generalised entropy between groups", value[2])?,
            group: partition.names(),
            rows: groups.each(|one| one.rows),
            people: groups.each(|one| one.people),
            share_of_people: groups.each(|one| one.share),
            share_of_total: groups.each(|one| one.share * one.ratio),
            mean: groups.each(|one| one.mean),
            index: groups.each(|one| one.index),
            contribution: groups.each(|one| one.contribution),
        };
        let between = || groups.influence(values, &partition.of_row, &all, value[2]);
        let within = || {
            let moved = all.influence(values).into_iter().zip(between());
            moved.map(|(total, between)| total - between).collect()
        };
        let again = |values: &WeightedValues<'_>| {
            self.interval(SampleInterval::None).estimate(values, group)
        };
        self.limits(
            &mut found.total,
            values,
            &|| all.influence(values),
            &|values| Ok(again(values)?.total.value),
        )?;
        self.limits(&mut found.within, values, &within, &|values| {
            Ok(again(values)?.within.value)
        })?;
        self.limits(&mut found.between, values, &between, &|values| {
            Ok(again(values)?.between.value)
        })?;
        Ok(found)
    }

    fn part(
        &self,
        measure: &'static str,
        value: f64,
        values: &WeightedValues<'_>,
    ) -> Result<Estimate> {
        let finding = Finding {
            measure,
            value,
            method: format!(
                "generalised entropy, alpha = {}, divided by group",
                self.alpha
            )
            .into(),
            citation: "shorrocks-1980",
            unit: "index",
            direction: "0 means no inequality of this kind; larger means more",
        };
        finding.estimate(values)
    }

    fn limits(
        &self,
        part: &mut Estimate,
        values: &WeightedValues<'_>,
        influence: &dyn Fn() -> Vec<f64>,
        again: &dyn Fn(&WeightedValues<'_>) -> Result<f64>,
    ) -> Result<()> {
        let sampled = Sampled {
            interval: self.interval,
            levels: self.levels,
            range: (0.0, f64::INFINITY),
            steady: 0.1,
        };
        sampled.set(part, values, influence, again)
    }
}
