//! A series of counts told again in the codes of a later day.

mod ledger;
mod result;
#[cfg(test)]
mod tests;

pub use result::Restated;

use ledger::{Ledger, Rules};

use super::roll_up::Fractions;
use super::succession::Successions;
use super::{Date, whole_counts};
use crate::error::{Error, ErrorCode, Result};
use crate::input::{not_negative, same_length};

/// Restates a series of counts in the codes of one day: counts of predecessors are counted with their successors.
///
/// **What**: for each code of the day and each date, the sum of all that was reported by it and by those it came from.
/// **When**: before a chart or a comparison over a merger, a split or a change of codes: without it, a merger looks like
/// an epidemic. **When not**: for rates (restate their numerators and denominators), and for splits whose shares differ
/// by what is counted.
///
/// ```
/// use commonweal::{Date, Restate, Successions};
/// // Type 1 attendances (NHS England): RR1 joined RRK; its last own month was June 2018. RR1's figures here are invented.
/// let (june, july) = (Date::new(2018, 6, 1)?, Date::new(2018, 7, 1)?);
/// let merger = Successions::new(&["RR1"], &["RRK"], &[Date::new(2018, 4, 1)?], None)?;
/// let series = Restate::new().apply(
///     &["RRK", "RR1", "RRK"], &[june, june, july], &[10_035.0, 22_000.0, 32_209.0], &merger,
/// )?;
/// assert_eq!(series.count, [32_035.0, 32_209.0]);
/// assert_eq!(series.count_then, [10_035.0, 32_209.0]);
/// assert_eq!((series.rebase_code, series.rebase_date), (vec!["RRK".to_owned()], vec![july]));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Restate {
    as_of: Option<Date>,
    fractions: Option<Fractions>,
}

impl Restate {
    /// As of the last date of the series; whole counts only.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/merger.md")]
    /// # use commonweal::Restate;
    /// let series = Restate::new().apply(&["RR1", "RRK"], &[june, july], &[22_000.0, 32_209.0], &merger)?;
    /// assert_eq!((series.as_of, series.code), (july, vec!["RRK".to_owned(), "RRK".to_owned()]));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The day whose codes are wanted; no earlier than the last date of the series.
    ///
    /// ```
    /// # use commonweal::{Date, Restate, Successions};
    /// let (march, april) = (Date::new(2018, 3, 1)?, Date::new(2018, 4, 1)?);
    /// let merger = Successions::new(&["RR1"], &["RRK"], &[april], None)?;
    /// let series = Restate::new().apply(&["RR1"], &[march], &[22_000.0], &merger)?;
    /// assert_eq!(series.code, ["RR1"]); // on 1 March it was still there
    /// let series = Restate::new().as_of(april).apply(&["RR1"], &[march], &[22_000.0], &merger)?;
    /// assert_eq!(series.code, ["RRK"]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn as_of(mut self, date: Date) -> Self {
        self.as_of = Some(date);
        self
    }

    /// What to do with counts that are not whole.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/merger.md")]
    /// # use commonweal::{Fractions, Restate};
    /// let (code, days) = (["RR1", "RRK"], [june, june]);
    /// let error = Restate::new().apply(&code, &days, &[41.25, 20.5], &merger).unwrap_err();
    /// assert_eq!(error.code().as_str(), "not-a-count"); // may be rates
    /// let series = Restate::new().fractions(Fractions::Accept).apply(&code, &days, &[41.25, 20.5], &merger)?;
    /// assert_eq!(series.count, [61.75]); // person-years
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn fractions(mut self, fractions: Fractions) -> Self {
        self.fractions = Some(fractions);
        self
    }

    /// Restates the series.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/merger.md")]
    /// # use commonweal::Restate;
    /// let (code, days) = (["RRK", "RR1", "RRK"], [june, june, july]);
    /// let series = Restate::new().apply(&code, &days, &[10_035.0, 22_000.0, 32_209.0], &merger)?;
    /// assert_eq!(series.count, [32_035.0, 32_209.0]); // as if they had always been one
    /// assert_eq!((series.total_then, series.total_now), (64_244.0, 64_244.0));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `not-a-count` for a number that is not whole, `out-of-range` for a day before the last of the series, `overflow`,
    /// and those of the columns.
    pub fn apply(
        &self,
        code: &[&str],
        date: &[Date],
        count: &[f64],
        successions: &Successions,
    ) -> Result<Restated> {
        let last = check(code, date, count)?;
        if self.fractions != Some(Fractions::Accept) {
            whole_counts("count", count)?;
        }
        let as_of = self.as_of.unwrap_or(last);
        if as_of < last {
            let message = format!(
                "`as_of` is {as_of}, before the last date of the series, {last}: what has merged cannot be taken apart; choose a later day, or leave the later rows out"
            );
            return Err(Error::new(ErrorCode::OutOfRange, "as_of", message));
        }
        let mut cells = Ledger::default();
        let rules = Rules {
            successions,
            days: successions.days(),
            as_of,
        };
        for ((code, &date), &count) in code.iter().zip(date).zip(count) {
            cells.add(code, date, count, &rules);
        }
        cells.finish(as_of, successions.is_empty())
    }
}

fn check(code: &[&str], date: &[Date], count: &[f64]) -> Result<Date> {
    if code.is_empty() {
        return Err(Error::empty("code"));
    }
    if date.len() != code.len() {
        return Err(Error::length("date", date.len(), "code", code.len()));
    }
    same_length("count", count, "code", code.len())?;
    not_negative("count", count)?;
    date.iter()
        .max()
        .copied()
        .ok_or_else(|| Error::empty("date"))
}
