//! Systems: places and organisations, whose codes, names and parents are only true with a date.
//!
//! | question | answer |
//! |---|---|
//! | which day, written one way everywhere | [`Date`] |
//! | from when until when, without a doubtful last day | [`Period`] |
//! | which edition of deprivation, on which small areas | [`Edition`] |
//! | which deprivation decile, of the nation or within the area | [`AssignQuantiles`] |
//! | what belongs to what, and since when | [`Hierarchy`] |
//! | what is wrong with a lookup | [`Hierarchy::check`] |
//! | what small areas come to in places and systems | [`RollUp`] |
//! | what a series would be had the merger always been | [`Restate`] |
//! | which codes were kept, added or lost between two extracts | [`reconcile`] |
//!
//! ```
//! use commonweal::{Date, Period};
//! let year = Period::financial_year(2024)?;
//! assert_eq!(year.days(), Some(365));
//! assert!(year.contains(Date::parse("2025-03-31")?) && !year.contains(Date::parse("2025-04-01")?));
//! # Ok::<(), commonweal::Error>(())
//! ```

mod date;
mod edition;
mod hierarchy;
mod names;
mod period;
mod quantiles;
mod reconcile;
mod restate;
mod roll_up;
mod succession;

pub use date::Date;
pub use edition::Edition;
pub use hierarchy::{Ends, Hierarchy, HierarchyCheck, HierarchyIssue, Links};
pub use period::Period;
pub use quantiles::{AssignQuantiles, QuantileBasis, QuantilePlace, Quantiles, RankedAreas};
pub use reconcile::{CodeChange, Reconciliation, reconcile};
pub use restate::{Restate, Restated};
pub use roll_up::{CountRows, Fractions, RollUp, RolledUp, Unmatched};
pub use succession::Successions;

use crate::error::{Error, ErrorCode, Result};

/// Counts are whole: a rate, a mean or a percentage among them would be added as if it were one.
fn whole_counts(param: &'static str, column: &[f64]) -> Result<()> {
    let Some(row) = column.iter().position(|value| value.fract() != 0.0) else {
        return Ok(());
    };
    let value = column.get(row).copied().unwrap_or(f64::NAN);
    let reason = "only counts can be added, not rates, means or percentages: give numerator and denominator; for person-years or apportioned counts ask for fractions=\"accept\"";
    Err(Error::value(
        ErrorCode::NotACount,
        param,
        row,
        value,
        reason,
    ))
}
