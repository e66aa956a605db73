//! What coverage and roll-up return.

use crate::estimate::Text;
use crate::system::Date;

/// People covered by partnerships, each counted once: what [`CoverageModel`](super::CoverageModel) returns.
///
/// ```
/// use commonweal::{AreaValues, CoverageModel, Memberships};
/// let people = AreaValues::people(&["a", "b", "c"], &[500.0, 300.0, 200.0])?;
/// let members = Memberships::new(&["a", "b", "b"], &["North", "North", "South"])?;
/// let coverage = CoverageModel::new().estimate(&people, &members)?;
/// assert_eq!((coverage.covered, coverage.share), (800.0, 0.8));
/// assert_eq!((coverage.counted_twice, &coverage.uncovered_area[..]), (300.0, &["c".to_owned()][..]));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Coverage {
    /// The day on which the memberships hold; none where they have no dates.
    pub at: Option<Date>,
    /// People in all areas.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub total: f64,
    /// People covered by at least one partnership, each counted once.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub covered: f64,
    /// Share of the people who are covered; NaN where there are none.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub share: f64,
    /// Why the share has no interval.
    pub no_interval_reason: Text,
    /// What adding the partnerships up would count more than once.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub counted_twice: f64,
    /// The areas, as given.
    pub area: Vec<String>,
    /// How many partnerships cover each area.
    pub partnerships_of_area: Vec<u64>,
    /// Numbers of partnerships: 0, 1, 2 and so on.
    pub covered_by: Vec<u64>,
    /// How many areas are covered by exactly so many.
    pub areas_covered_by: Vec<u64>,
    /// How many people live there.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub people_covered_by: Vec<f64>,
    /// The partnerships, in order of first appearance.
    pub partnership: Vec<String>,
    /// How many areas each has.
    pub partnership_areas: Vec<u64>,
    /// How many people live there.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub partnership_people: Vec<f64>,
    /// Those of them whom no other partnership covers.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub partnership_alone: Vec<f64>,
    /// Pairs of partnerships that share an area: the first.
    pub pair_first: Vec<String>,
    /// The second.
    pub pair_second: Vec<String>,
    /// How many areas both have.
    pub pair_areas: Vec<u64>,
    /// How many people live there.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub pair_people: Vec<f64>,
    /// People of both over people of either (Jaccard); NaN where neither has any.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub pair_jaccard: Vec<f64>,
    /// Areas that no partnership covers.
    pub uncovered_area: Vec<String>,
    /// How many people live in each.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub uncovered_people: Vec<f64>,
    /// Memberships that were given and do not hold on that day.
    pub not_in_force: u64,
    /// What it says, in sentences that may be printed.
    pub sentences: Vec<String>,
    /// Key of the source.
    pub citation: Text,
}

/// Amounts of areas added up by partnership, where the partnerships do not overlap.
///
/// ```
/// use commonweal::{AreaValues, CoverageModel, Memberships};
/// let events = AreaValues::amounts(&["a", "b", "c"], &[5.0, 3.0, 2.0])?;
/// let members = Memberships::new(&["a", "b"], &["North", "South"])?;
/// let totals = CoverageModel::new().roll_up(&events, &members)?;
/// assert_eq!(totals.value, [5.0, 3.0]);
/// assert_eq!((totals.total, totals.uncovered), (10.0, 2.0));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PartnershipTotals {
    /// The day on which the memberships hold; none where they have no dates.
    pub at: Option<Date>,
    /// The partnerships, in order of first appearance.
    pub partnership: Vec<String>,
    /// How many areas each has.
    pub areas: Vec<u64>,
    /// The sum over them.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub value: Vec<f64>,
    /// The sum over all areas: that of the partnerships and of the areas without one.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub total: f64,
    /// The sum over areas without partnership.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub uncovered: f64,
    /// Those areas.
    pub uncovered_area: Vec<String>,
    /// Memberships that were given and do not hold on that day.
    pub not_in_force: u64,
    /// Key of the source.
    pub citation: Text,
}
