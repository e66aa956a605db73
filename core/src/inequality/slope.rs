//! The slope and relative index of inequality: one line through all groups, on the population scale of deprivation.
//!
//! Groups are placed at the midpoint of their range on a scale from 0 (most deprived) to 1 (least deprived), each as wide
//! as its share of the people (ridits; tied ranks share a midpoint). A line is fitted by least squares weighted by
//! population. Its fitted values at the two ends give the slope index (least minus most deprived) and the relative
//! index (least over most deprived).
//!
//! ```
//! use commonweal::{GradientModel, OrderedGroups, Ranks};
//! // Half of the people are in the most deprived group, so its midpoint is at a quarter of the scale.
//! let groups = OrderedGroups::new(&[30.0, 24.0, 22.0], &[2.0, 1.0, 1.0], Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?;
//! let gradient = GradientModel::new().estimate(&groups)?;
//! assert_eq!(gradient.ridit, [0.25, 0.625, 0.875]);
//! assert!((gradient.most_deprived - 33.166667).abs() < 1e-6 && (gradient.least_deprived - 19.833333).abs() < 1e-6);
//! assert!((gradient.slope_index.value - -13.333333).abs() < 1e-6); // the difference of the two ends
//! # Ok::<(), commonweal::Error>(())
//! ```
//!
//! Sources: Preston, Haines & Pamuk 1981; Mackenbach & Kunst 1997, Soc Sci Med 44:757; Low & Low 2004, Community
//! Practitioner 77:33 and J Public Health 26:388.

mod choices;
mod counts;
mod fit;
mod gradient;
mod models;
mod options;
mod report;
mod scale;
mod scatter;
mod simulate;

pub use choices::{Critical, Model, Orientation, Scale, SlopeInterval, Variance};
pub use gradient::Gradient;
pub use models::{GradientModel, RelativeIndex, SlopeIndex};

#[cfg(test)]
mod tests;
