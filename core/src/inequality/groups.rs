//! Inequality between groups that stand in no order: regions, ethnic groups, sexes, places of one kind.
//!
//! The difference and the ratio compare two groups, named or the two extremes; the between-group variance takes all. What is
//! measured over all groups, or between extremes, is inflated by the uncertainty of the values: groups that are equal never
//! look it. Limits of these measures are therefore not those of usual errors.
//!
//! # Limits that allow for noise
//!
//! A standard error carried through such a measure says little near equality, where its derivative is zero, and percentiles of
//! drawn values add the noise a second time: where groups are equal they exclude the very estimate. `simulated` limits invert
//! a test instead (Garthwaite & Buckland 1992, Applied Statistics 41:159; Carpenter 1999, J R Stat Soc B 61:159). The groups
//! are moved towards equality or away from it, along the pattern seen; at each step their values are drawn with their standard
//! errors; and the limits are where the measure that was seen would be one of the largest or of the smallest 2.5 % of those
//! drawn. Where equal groups would give as much by chance, the lower limit is that of no inequality, and the upper one at least
//! what equal groups would give in 97.5 % of cases, so that the estimate is always inside; of the two extremes it is at least
//! that of usual errors. The seed stands in the result, and
//! the same seed gives the same limits. The table of [`IntervalMethod`](crate::IntervalMethod) shows how often they hold.
//!
//! ```
#![doc = include_str!("../../docs/examples/districts.md")]
//! use commonweal::{BetweenGroupVariance, GroupDifference};
//! let range = GroupDifference::new().estimate(&districts)?; // of the two extremes
//! let variance = BetweenGroupVariance::new().estimate(&districts)?;
//! assert!((range.value - 34.25).abs() < 1e-6 && (variance.value - 161.686983).abs() < 1e-6);
//! # Ok::<(), commonweal::Error>(())
//! ```
//!
//! Sources: Harper & Lynch 2005 (National Cancer Institute, methods for measuring cancer disparities); Schlotheuber &
//! Hosseinpoor 2022, Int J Environ Res Public Health 19:3697; Ahn and others 2018, JCO Clin Cancer Inform 2:1 (variances).

mod attributable;
mod choices;
mod distance;
mod entropy;
mod inversion;
mod limits;
mod options;
mod pair;
mod standard;
mod variance;

pub use attributable::PopulationAttributableRisk;
pub use choices::{Against, AttributableForm, BetweenGroupForm, EntropyForm, GroupInterval};
pub use distance::{IndexOfDisparity, MeanDifference};
pub use entropy::BetweenGroupEntropy;
pub use pair::{GroupDifference, GroupRatio};
pub use variance::BetweenGroupVariance;

#[cfg(test)]
mod tests;
