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

use std::collections::HashMap;

use super::distribution::{Finding, SampleInterval, Sampled, rows};
use super::entropy::Entropy;
use crate::error::{Error, Result};
#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, Estimate, Levels};
use crate::input::WeightedValues;
use crate::numeric::{math, sum};

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
        if group.len() != values.values().len() {
            return Err(Error::length(
                "group",
                group.len(),
                "values",
                values.values().len(),
            ));
        }
        let all = Entropy::new(values, self.alpha, "`alpha` of zero or less")?;
        let (names, row_groups) = numbered(group.iter().map(AsRef::as_ref));
        let groups = Groups::new(values, &row_groups, names.len(), &all)?;
        let value = [all.value, groups.within(), groups.between()];
        let part = |name, value| self.part(name, value, values);
        let mut found = EntropyDecomposition {
            total: part("generalised entropy index", value[0])?,
            within: part("generalised entropy within groups", value[1])?,
            between: part("generalised entropy between groups", value[2])?,
            group: names.into_iter().map(str::to_owned).collect(),
            rows: groups.each(|one| one.rows),
            people: groups.each(|one| one.people),
            share_of_people: groups.each(|one| one.share),
            share_of_total: groups.each(|one| one.share * one.ratio),
            mean: groups.each(|one| one.mean),
            index: groups.each(|one| one.index),
            contribution: groups.each(|one| one.contribution),
        };
        let between = || groups.influence(values, &row_groups, &all, value[2]);
        let within = || {
            let moved = all.influence(values).into_iter().zip(between());
            moved.map(|(total, between)| total - between).collect()
        };
        self.limits(&mut found.total, values, &|| all.influence(values))?;
        self.limits(&mut found.within, values, &within)?;
        self.limits(&mut found.between, values, &between)?;
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
    ) -> Result<()> {
        let sampled = Sampled {
            interval: self.interval,
            levels: self.levels,
            range: (0.0, f64::INFINITY),
            steady: 0.1,
        };
        sampled.set(part, values, influence)
    }
}

/// The names in order of first appearance, and the number of each row's.
fn numbered<'a>(group: impl Iterator<Item = &'a str>) -> (Vec<&'a str>, Vec<usize>) {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut names = Vec::new();
    let rows = group.map(|name| {
        *numbers.entry(name).or_insert_with(|| {
            names.push(name);
            names.len() - 1
        })
    });
    let rows = rows.collect();
    (names, rows)
}

/// One group, as the whole sees it.
#[derive(Clone, Copy, Default)]
struct Group {
    rows: u64,
    people: f64,
    /// Of the people.
    share: f64,
    mean: f64,
    /// Its mean over that of all, and how far that is from 1.
    ratio: f64,
    past_one: f64,
    index: f64,
    contribution: f64,
    /// What its mean adds to the part between groups, for each of its people.
    term: f64,
}

struct Groups {
    each: Vec<Group>,
    alpha: f64,
}

impl Groups {
    fn new(
        values: &WeightedValues<'_>,
        row_groups: &[usize],
        count: usize,
        all: &Entropy,
    ) -> Result<Self> {
        // Rows of each group together, in their order.
        let mut starts = vec![0_usize; count + 1];
        for group in row_groups {
            if let Some(start) = starts.get_mut(group + 1) {
                *start += 1;
            }
        }
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        let mut next = starts.clone();
        let mut sorted = vec![(0.0, 0.0); row_groups.len()];
        for (row, group) in rows(values).zip(row_groups) {
            if let Some(place) = next.get_mut(*group) {
                if let Some(cell) = sorted.get_mut(*place) {
                    *cell = row;
                }
                *place += 1;
            }
        }
        let ends = starts.iter().zip(starts.iter().skip(1));
        let each = ends.map(|(start, end)| {
            let part = sorted.get(*start..*end).unwrap_or_default();
            Self::one(part, values.total_weight(), all)
        });
        Ok(Self {
            each: each.collect::<Result<_>>()?,
            alpha: all.alpha(),
        })
    }

    fn one(part: &[(f64, f64)], everyone: f64, all: &Entropy) -> Result<Group> {
        let (y, w): (Vec<f64>, Vec<f64>) = part.iter().copied().unzip();
        let mut group = Group {
            rows: part.len() as u64,
            people: sum::sum(&w),
            ..Group::default()
        };
        if group.people == 0.0 {
            // Nobody stands in it.
            (group.mean, group.index) = (f64::NAN, f64::NAN);
            return Ok(group);
        }
        group.share = group.people / everyone;
        let own = WeightedValues::new(&y, Some(&w))?;
        if y.iter().zip(&w).all(|(y, w)| *y == 0.0 || *w == 0.0) {
            (group.index, group.past_one) = (f64::NAN, -1.0);
            group.term = all.excess_at(0.0, -1.0);
            return Ok(group);
        }
        let entropy = Entropy::new(&own, all.alpha(), "`alpha` of zero or less")?;
        group.mean = entropy.mean;
        group.ratio = entropy.mean / all.mean;
        group.past_one = all.past_one(entropy.mean) + entropy.rest() / all.mean;
        group.index = entropy.value;
        group.term = all.excess_at(group.ratio, group.past_one);
        group.contribution = group.share * math::pow(group.ratio, all.alpha()) * entropy.value;
        Ok(group)
    }

    fn each<T>(&self, of: impl Fn(&Group) -> T) -> Vec<T> {
        self.each.iter().map(of).collect()
    }

    fn within(&self) -> f64 {
        sum::sum_of(self.each.iter().map(|one| one.contribution))
    }

    fn between(&self) -> f64 {
        sum::sum_of(self.each.iter().map(|one| one.share * one.term))
    }

    /// Influence of one unit on the part between groups, row by row: `e(r) - B + e'(r) (y - m_g) / m - a B (y - m) / m`, with r the mean
    /// of its group over that of all, e what a person at the group's mean adds, and `e'(r) = (r^(a - 1) - 1) / (a - 1)`.
    fn influence(
        &self,
        values: &WeightedValues<'_>,
        row_groups: &[usize],
        all: &Entropy,
        between: f64,
    ) -> Vec<f64> {
        let less = self.alpha - 1.0;
        let slopes = self.each(|one| {
            let log = if one.past_one.abs() < 0.5 {
                math::ln_1p(one.past_one)
            } else {
                math::ln(one.ratio)
            };
            if one.ratio == 0.0 {
                // All of the group have nothing: only more could move it, which a derivative does not see.
                0.0
            } else if less == 0.0 {
                log
            } else {
                math::exp_m1(less * log) / less
            }
        });
        let of = |((y, w), group): ((f64, f64), &usize)| {
            let (Some(one), Some(slope)) = (self.each.get(*group), slopes.get(*group)) else {
                return 0.0;
            };
            if w == 0.0 {
                return 0.0;
            }
            let from_all = all.past_one(y);
            one.term - between + slope * (from_all - one.past_one) - self.alpha * between * from_all
        };
        rows(values).zip(row_groups).map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::GeneralisedEntropyIndex;
    use crate::error::ErrorCode;
    use proptest::prelude::*;

    fn parts(
        values: &[f64],
        weights: Option<&[f64]>,
        group: &[&str],
        alpha: f64,
    ) -> EntropyDecomposition {
        let values = WeightedValues::new(values, weights).unwrap();
        let model = EntropyDecompositionModel::new().alpha(alpha);
        model.estimate(&values, group).unwrap()
    }

    #[test]
    fn what_cannot_be_computed_says_why() {
        let values = WeightedValues::new(&[1.0, 0.0], None).unwrap();
        let code = |alpha, group: &[&str]| {
            let model = EntropyDecompositionModel::new().alpha(alpha);
            let error = model.estimate(&values, group).unwrap_err();
            (
                error.code(),
                error.param().unwrap().to_owned(),
                error.index(),
            )
        };
        assert_eq!(
            code(f64::NAN, &["a", "b"]),
            (ErrorCode::OutOfRange, "alpha".into(), None)
        );
        assert_eq!(
            code(0.0, &["a", "b"]),
            (ErrorCode::NotComputable, "values".into(), Some(1))
        );
        assert_eq!(
            code(1.0, &["a"]),
            (ErrorCode::LengthMismatch, "group".into(), None)
        );
    }

    #[test]
    fn groups_of_nobody_and_of_nothing() {
        let found = parts(
            &[3.0, 5.0, 7.0],
            Some(&[1.0, 0.0, 1.0]),
            &["a", "b", "c"],
            1.0,
        );
        assert!(found.index[1].is_nan() && found.mean[1].is_nan());
        assert_eq!(
            (
                found.share_of_people[1],
                found.contribution[1],
                found.within.value
            ),
            (0.0, 0.0, 0.0)
        );
        for size in [1e-300, 1e300] {
            let found = parts(&[size, 3.0 * size, 4.0 * size], None, &["a", "a", "b"], 2.0);
            let usual = parts(&[1.0, 3.0, 4.0], None, &["a", "a", "b"], 2.0);
            assert!(
                (found.within.value - usual.within.value).abs() < 1e-14,
                "{size}"
            );
        }
    }

    /// The influence function is a derivative in the direction of one more person.
    #[test]
    fn influence_is_a_derivative() {
        let (values, weights) = ([3.0, 1.0, 5.0, 20.0, 8.0], [2.0, 1.5, 1.0, 0.5, 2.0]);
        let group = ["a", "a", "b", "b", "b"];
        let view = WeightedValues::new(&values, Some(&weights)).unwrap();
        for alpha in [-1.0, 0.0, 0.5, 1.0, 2.0] {
            let all = Entropy::new(&view, alpha, "").unwrap();
            let (_, numbers) = numbered(group.into_iter());
            let groups = Groups::new(&view, &numbers, 2, &all).unwrap();
            let base = groups.between();
            let influence = groups.influence(&view, &numbers, &all, base);
            for (row, expected) in influence.into_iter().enumerate() {
                let step = 1e-7;
                let mixed: Vec<f64> = (0..5)
                    .map(|j| weights[j] / 7.0 * (1.0 - step) + if j == row { step } else { 0.0 })
                    .collect();
                let moved = parts(&values, Some(&mixed), &group, alpha).between.value;
                let slope = (moved - base) / step;
                assert!(
                    (slope - expected).abs() < 1e-4 * (1.0 + expected.abs()),
                    "{alpha} {row}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn the_parts_come_to_the_whole(
            rows in proptest::collection::vec((0.01..100.0f64, 1u8..5, 0usize..3), 2..20),
            alpha in -2.0..3.0f64,
        ) {
            let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
            let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
            let group: Vec<&str> = rows.iter().map(|row| ["a", "b", "c"][row.2]).collect();
            for alpha in [alpha, 0.0, 1.0] {
                let found = parts(&values, Some(&weights), &group, alpha);
                let view = WeightedValues::new(&values, Some(&weights)).unwrap();
                let whole = GeneralisedEntropyIndex::new().alpha(alpha).estimate(&view).unwrap();
                prop_assert_eq!(found.total.value, whole.value);
                let sum = found.within.value + found.between.value;
                prop_assert!((sum - whole.value).abs() < 1e-10 * (1.0 + whole.value));
                prop_assert!(found.within.value >= 0.0 && found.between.value >= 0.0);
                prop_assert!((found.share_of_total.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                let one = parts(&values, Some(&weights), &vec!["all"; rows.len()], alpha);
                prop_assert!(one.between.value < 1e-20 && (one.within.value - whole.value).abs() < 1e-12 * (1.0 + whole.value));
            }
        }
    }
}
