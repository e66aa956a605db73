//! What a cascade returns.

use super::per_person::{CascadeCosts, CascadeDoses};
use crate::estimate::{Caution, Estimate, Estimates, Text};
use crate::rates::Disclosure;

/// Counts at each stage with conversion and reach: a table with one row a stratum and stage.
///
/// ```
/// use commonweal::{CascadeModel, StageCounts};
/// let counts = StageCounts::new(&[("eligible", &[80.0, 120.0]), ("accepted", &[60.0, 60.0])])?;
/// let table = CascadeModel::new().estimate(&counts)?.strata;
/// assert_eq!(table.stratum, ["1", "1", "2", "2"]);
/// assert_eq!(table.lost[3], 60.0);
/// assert_eq!((table.reach.value[1], table.reach.value[3]), (0.75, 0.5));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CascadeStages {
    /// The stratum.
    pub stratum: Vec<String>,
    /// The stage.
    pub stage: Vec<String>,
    /// People at the stage; NaN where the count is hidden.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub count: Vec<f64>,
    /// What was done to the count before it was shown.
    pub disclosure: Vec<Disclosure>,
    /// People lost since the stage before; NaN at the first stage, and where a count is hidden.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub lost: Vec<f64>,
    /// People at the stage over people at the stage before; none at the first.
    pub conversion: Estimates,
    /// People at the stage over people at the first stage.
    pub reach: Estimates,
    /// Where nobody of the stage before came: the upper limit of the conversion, exact at the first level; NaN elsewhere.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub conversion_upper_if_none: Vec<f64>,
    /// Where nobody of the first stage came: the upper limit of reach, exact at the first level; NaN elsewhere.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub reach_upper_if_none: Vec<f64>,
}

/// From those eligible to those who completed, by stratum and in all: what [`CascadeModel`](super::CascadeModel) returns.
///
/// ```
/// use commonweal::{CascadeModel, StageCounts};
/// // The pilot of Gloucestershire's Warm Home Prescription: 28 people, none admitted to hospital.
/// let counts = StageCounts::new(&[("prescribed", &[28.0]), ("admitted", &[0.0])])?;
/// let cascade = CascadeModel::new().estimate(&counts)?;
/// assert!((cascade.total.reach_upper_if_none[1] - 0.123436).abs() < 1e-6);
/// assert!(cascade.sentences[1].contains("12.3%"));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Cascade {
    /// The stages in order.
    pub stages: Vec<String>,
    /// One row for each stratum and stage.
    pub strata: CascadeStages,
    /// All strata together: one row for each stage.
    pub total: CascadeStages,
    /// The stage at which a person counts as reached.
    pub reached: String,
    /// The slope index of reach over deprivation, from the counts as they are; none without ranks, or where it has no value.
    pub slope: Option<Estimate>,
    /// Why there is no slope, where there is none.
    pub no_slope_reason: Option<Text>,
    /// People reached over people planned, one row a stratum; none where no plan was given.
    pub delivered: Option<Estimates>,
    /// The same for all strata together.
    pub total_delivered: Option<Estimates>,
    /// What was given, for each person.
    pub doses: Option<CascadeDoses>,
    /// What was spent, for each person.
    pub costs: Option<CascadeCosts>,
    /// What it says, in sentences that may be printed.
    pub sentences: Vec<String>,
    /// What was hidden or rounded, and why.
    pub notes: Vec<Text>,
    /// What holds for all of it.
    pub cautions: Vec<Caution>,
}
