//! The XmR chart (individuals and moving ranges): process limits, rules for special causes, the icons for variation and
//! assurance.
//!
//! **Limits.** The centre is the mean of the values; the moving range is the distance of a value from the one before. With
//! `mR` the mean of the moving ranges, the process limits are the centre -/+ 2.66 mR, and the near limits two thirds of the way.
//! Moving ranges of 3.267 mR and more are left out of the mean, once (Nelson 1982), so that one jump does not widen the limits.
//! A missing value is a gap: its place is kept, no moving range bridges it, and runs and trends end at it.
//!
//! **Rules.** [`Rule`] lists them, [`RuleSet`] names sets of them. All are told in hindsight: every point of a pattern is marked.
//! They look at one phase at a time, and compare exactly: a value is on the centre only where it equals it to the last bit.
//!
//! **False alarms.**
#![doc = include_str!("../../docs/false_alarms.md")]
//!
//! ```
//! use commonweal::XmrModel;
//! let waits = [31.0, 28.0, 30.0, 33.0, 29.0, 30.0, 32.0, 28.0, 31.0, 30.0, 29.0, 31.0, 42.0];
//! let chart = XmrModel::new().estimate(&waits)?; // the moving range of 11 at the end is left out of their mean
//! assert!((chart.phases.mean_moving_range[0] - 2.363636).abs() < 1e-6 && (chart.phases.centre[0] - 31.076923).abs() < 1e-6);
//! assert!((chart.phases.upper_limit[0] - 37.364196).abs() < 1e-6); // centre + 2.66 of it
//! # Ok::<(), commonweal::Error>(())
//! ```
//!
//! Sources: Shewhart 1931, Economic Control of Quality; Nelson 1982, J Qual Technol 14:172; Wheeler & Chambers 1992,
//! Understanding Statistical Process Control; NHS England, Making Data Count.

mod alarm;
mod alarm_table;
mod choices;
mod each;
mod estimate;
mod fire;
mod limits;
mod model;
mod report;
mod result;
mod rows;
mod rules;
mod series;

pub use choices::{Direction, Scaling};
pub use each::{XmrColumns, XmrTable};
pub use model::XmrModel;
pub use result::{Assurance, FalseAlarms, Variation, Xmr, XmrPhases, XmrPoints};
pub use rows::{complete_dates, whole_rows};
pub use rules::{Rule, RuleSet};

#[cfg(test)]
mod tests;
