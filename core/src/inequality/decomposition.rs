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
mod change;
mod gini;
mod groups;
mod largest;
mod partition;
mod permutation;
mod result;
#[cfg(test)]
mod tests;

pub use atkinson::{AtkinsonDecompositionForm, AtkinsonDecompositionModel};
pub use by_group::GroupDecomposition;
pub use change::{
    MeanLogDeviationChange, MeanLogDeviationChangeForm, MeanLogDeviationChangeModel, PeriodColumns,
};
pub use gini::{GiniDecompositionForm, GiniDecompositionModel};
use groups::Groups;
use largest::OfLargest;
pub(super) use partition::Partition;
pub(super) use permutation::Permutations;
pub use result::EntropyDecomposition;

use super::distribution::{Finding, SampleInterval, Sampled};
use super::entropy::Entropy;
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Levels};
use crate::input::WeightedValues;
use crate::numeric::sum;

/// When a zero has no value.
const WHEN: &str = "`alpha` of zero or less";

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
/// - Of the largest: with few groups, or groups of unequal size, the part between them cannot come near the total. `between_of_largest` is
///   its share of what it would be if people kept what they have and stood in the order of their values, the lowest in the group with the
///   lowest mean: 1 where the groups do not overlap. A row at the border of two groups is divided.
/// - P-value: with `permutations`, rows keep values and weights, and the names of the groups are dealt to them anew; `(1 + b) / (1 + r)` with
///   b of r such parts between groups as large as the one seen, or larger. It tells how often chance alone would set groups of these sizes so
///   far apart if belonging to one had nothing to do with the values; not how large or how important the part is, and it takes rows as
///   units: where weights count people, give a row a person. A whole population has it too, as a measure of surprise.
/// - Errors: as [`GeneralisedEntropyIndex`](crate::GeneralisedEntropyIndex); `length-mismatch` where groups and values differ; `out-of-range`
///   for fewer than 99 permutations, `too-much-work` for more than 100,000,000 over the rows, `conflicting-arguments` for them with a
///   survey design.
/// - Sources: Shorrocks 1980, Econometrica 48:613; Theil 1967, *Economics and Information Theory*; Elbers, Lanjouw, Mistiaen & Özler 2008,
///   J Econ Inequal 6:231; Phipson & Smyth 2010, Stat Appl Genet Mol Biol 9:39; Deville 1999, Survey Methodology 25:193.
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
    permutations: Option<u32>,
    seed: u32,
}

impl Default for EntropyDecompositionModel {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
            alpha: 1.0,
            permutations: None,
            seed: 1,
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

    /// How many times the names of the groups are dealt anew to the rows, for a p-value of the part between groups; at least 99.
    ///
    /// ```
    /// use commonweal::{EntropyDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[1.0, 2.0, 3.0, 5.0, 6.0, 8.0], None)?;
    /// let model = EntropyDecompositionModel::new().permutations(999);
    /// let parts = model.estimate(&values, &["a", "a", "a", "b", "b", "b"])?;
    /// assert!((parts.p_value.unwrap() - 0.1).abs() < 0.03); // two of twenty ways to choose three of six are as far apart
    /// assert_eq!((parts.between.draws, parts.between.seed), (Some(999), Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn permutations(mut self, permutations: u32) -> Self {
        self.permutations = Some(permutations);
        self
    }

    /// Seed of the permutations.
    ///
    /// ```
    /// use commonweal::{EntropyDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[1.0, 2.0, 3.0, 5.0, 6.0, 8.0], None)?;
    /// let p = |seed| {
    ///     let model = EntropyDecompositionModel::new().permutations(99).seed(seed);
    ///     model.estimate(&values, &["a", "a", "a", "b", "b", "b"]).unwrap().p_value
    /// };
    /// assert!(p(1) == p(1) && p(1) != p(2)); // the same again, and a little elsewhere
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn seed(mut self, seed: u32) -> Self {
        self.seed = seed;
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
        self.divide(values, &Partition::new(group, values)?)
    }

    /// The same whatever kind of text the names are.
    fn divide(
        &self,
        values: &WeightedValues<'_>,
        partition: &Partition<'_>,
    ) -> Result<EntropyDecomposition> {
        let all = Entropy::new(values, self.alpha, WHEN)?;
        let groups = Groups::new(values, partition, &all)?;
        let value = [all.value, groups.within(), groups.between()];
        let sizes = groups.each.iter().map(|one| (one.mean, one.people));
        let largest = OfLargest::new(values, sizes, value[2], &|blocks| {
            let terms = blocks.iter().map(|block| {
                let past_one = all.past_one(block.lowest) + block.above / all.mean;
                let ratio = (block.lowest + block.above) / all.mean;
                block.people / values.total_weight() * all.excess_at(ratio, past_one)
            });
            Ok(sum::sum_of(terms))
        })?;
        let p_value = self.p_value(values, partition, &all)?;
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
            between_of_largest: largest.share,
            no_largest_reason: largest.reason,
            p_value,
        };
        if p_value.is_some() {
            (found.between.seed, found.between.draws) = (Some(self.seed), self.permutations);
        }
        let between = || groups.influence(values, &partition.of_row, &all, value[2]);
        let within = || {
            let moved = all.influence(values).into_iter().zip(between());
            moved.map(|(total, between)| total - between).collect()
        };
        let again = |values: &WeightedValues<'_>| Entropy::new(values, self.alpha, WHEN);
        let divided = |values: &WeightedValues<'_>| Groups::new(values, partition, &again(values)?);
        self.limits(
            &mut found.total,
            values,
            &|| all.influence(values),
            &|values| Ok(again(values)?.value),
        )?;
        self.limits(&mut found.within, values, &within, &|values| {
            Ok(divided(values)?.within())
        })?;
        self.limits(&mut found.between, values, &between, &|values| {
            Ok(divided(values)?.between())
        })?;
        Ok(found)
    }

    fn p_value(
        &self,
        values: &WeightedValues<'_>,
        partition: &Partition<'_>,
        all: &Entropy,
    ) -> Result<Option<f64>> {
        let Some(count) = self.permutations else {
            return Ok(None);
        };
        let asked = Permutations {
            count,
            seed: self.seed,
        };
        let groups = (partition.of_row.as_slice(), partition.names.len());
        permutation::p_value(asked, values, groups, all).map(Some)
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
