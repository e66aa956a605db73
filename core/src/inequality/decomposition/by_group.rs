//! What a decomposition by group returns, and how its parts get their limits.

use std::cell::OnceCell;

use super::super::distribution::{Finding, SampleInterval, Sampled};
use super::largest::OfLargest;
use super::partition::{Group, Partition};
use crate::error::Result;
#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, Estimate, Levels, Text};
use crate::input::WeightedValues;

/// An index divided by group, with a rest: what [`GiniDecompositionModel`](crate::GiniDecompositionModel) and
/// [`AtkinsonDecompositionModel`](crate::AtkinsonDecompositionModel) return. The three parts come to the total.
///
/// ```
/// use commonweal::{GiniDecompositionModel, WeightedValues};
/// let beds = WeightedValues::new(&[1.0, 3.0, 4.0, 8.0], None)?;
/// let parts = GiniDecompositionModel::new().estimate(&beds, &["north", "north", "south", "south"])?;
/// assert_eq!((parts.within.value, parts.between.value, parts.rest.value), (0.09375, 0.25, 0.0)); // they do not overlap
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct GroupDecomposition {
    /// The index of all people.
    pub total: Estimate,
    /// What lies within groups.
    pub within: Estimate,
    /// What lies between them.
    pub between: Estimate,
    /// What is neither: how groups overlap, or what both parts have in common (below zero). Its measure says which.
    pub rest: Estimate,
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
    /// Its mean; missing (NaN) where nobody stands in it.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub mean: Vec<f64>,
    /// The index of its own people; missing (NaN) where all of them have nothing.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub index: Vec<f64>,
    /// What it adds to the part within groups; missing (NaN) where that is no sum.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub contribution: Vec<f64>,
    /// The part between groups as a share of the largest that it could be with groups of these sizes in this order of their means, were
    /// the lowest values all in the group with the lowest mean, and so on (Elbers and others 2008).
    #[cfg_attr(feature = "serde", serde(with = "real::optional"))]
    pub between_of_largest: Option<f64>,
    /// Why there is no such share, where there is none.
    pub no_largest_reason: Option<Text>,
}

impl GroupDecomposition {
    /// Adds a caution that the caller knows of to all parts.
    ///
    /// ```
    /// use commonweal::{Caution, GiniDecompositionModel, WeightedValues};
    /// let values = WeightedValues::new(&[2.0, 6.0], None)?;
    /// let mut parts = GiniDecompositionModel::new().estimate(&values, &["north", "south"])?;
    /// parts.add_caution(Caution::rows_omitted(3));
    /// assert_eq!(parts.rest.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        for part in [&mut self.within, &mut self.between, &mut self.rest] {
            part.add_caution(caution.clone());
        }
        self.total.add_caution(caution);
    }
}

/// Total, within, between and the rest.
pub(super) type Four<T> = [T; 4];

/// How the parts are told, and what limits they are to have.
pub(super) struct Told {
    pub(super) measures: Four<&'static str>,
    pub(super) method: String,
    pub(super) citation: &'static str,
    pub(super) interval: SampleInterval,
    pub(super) levels: Levels,
    pub(super) largest: OfLargest,
}

impl Told {
    pub(super) fn parts(
        self,
        values: &WeightedValues<'_>,
        (found, contribution): (Four<f64>, Vec<f64>),
        (partition, groups): (&Partition<'_>, &[Group]),
        influence: &dyn Fn() -> Result<Four<Vec<f64>>>,
        again: &dyn Fn(&WeightedValues<'_>) -> Result<Four<f64>>,
    ) -> Result<GroupDecomposition> {
        let moved: OnceCell<Four<Vec<f64>>> = OnceCell::new();
        if !matches!(
            self.interval,
            SampleInterval::None | SampleInterval::SurveyDesign
        ) || values.survey().is_some()
        {
            let _ = moved.set(influence()?);
        }
        let one = |place: usize| {
            let finding = Finding {
                measure: self.measures.get(place).copied().unwrap_or_default(),
                value: found.get(place).copied().unwrap_or(f64::NAN),
                method: self.method.clone().into(),
                citation: self.citation,
                unit: "index",
                direction: if place < 3 {
                    "0 means no inequality of this kind; larger means more"
                } else {
                    "what the total is more, or less, than the other two parts"
                },
            };
            let mut part = finding.estimate(values)?;
            let sampled = Sampled {
                interval: self.interval,
                levels: self.levels,
                range: if place < 3 {
                    (0.0, f64::INFINITY)
                } else {
                    (f64::NEG_INFINITY, f64::INFINITY)
                },
                steady: 0.06,
            };
            let influence = || {
                let moved = moved.get().and_then(|moved| moved.get(place));
                moved.cloned().unwrap_or_default()
            };
            sampled.set(&mut part, values, &influence, &|values| {
                let found = again(values)?;
                Ok(found.get(place).copied().unwrap_or(f64::NAN))
            })?;
            Ok(part)
        };
        let each = |of: &dyn Fn(&Group) -> f64| groups.iter().map(of).collect();
        let known = |group: &Group, value: f64| {
            if group.measured() { value } else { f64::NAN }
        };
        Ok(GroupDecomposition {
            total: one(0)?,
            within: one(1)?,
            between: one(2)?,
            rest: one(3)?,
            group: partition.names(),
            rows: groups.iter().map(|group| group.rows).collect(),
            people: each(&|group| group.people),
            share_of_people: each(&|group| group.share),
            share_of_total: each(&|group| group.share * group.ratio),
            mean: each(&|group| {
                if group.people > 0.0 {
                    group.mean
                } else {
                    f64::NAN
                }
            }),
            index: each(&|group| known(group, group.index)),
            contribution,
            between_of_largest: self.largest.share,
            no_largest_reason: self.largest.reason,
        })
    }
}
