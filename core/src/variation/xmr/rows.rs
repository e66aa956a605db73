//! Rows and days at which phases start.

use super::model::XmrModel;
use crate::error::{Error, ErrorCode, Result};
use crate::system::Date;

impl XmrModel {
    /// Adds the rows of the days in `rebase_dates`, and checks that days rise. A day outside a series is an error for one
    /// series, and nothing to one of many.
    pub(super) fn add_dated(
        &self,
        dates: Option<&[Date]>,
        one: bool,
        starts: &mut Vec<usize>,
    ) -> Result<()> {
        let Some(dates) = dates else {
            if self.rebase_dates.is_empty() {
                return Ok(());
            }
            let message = "`dates` is needed where `rebase` names days: give the day of each value";
            return Err(Error::new(ErrorCode::MissingArgument, "dates", message));
        };
        let pairs = dates.iter().zip(dates.iter().skip(1));
        if let Some((row, (before, day))) = pairs.enumerate().find(|(_, (a, b))| a >= b) {
            let row = row + 1;
            let (code, what) = if before == day {
                (
                    ErrorCode::DuplicateKey,
                    "the day of the row before too: give one value a day",
                )
            } else {
                (
                    ErrorCode::OutOfRange,
                    "earlier than the row before: sort the rows by time first",
                )
            };
            return Err(
                Error::new(code, "dates", format!("`dates` row {row} is {day}, {what}")).at(row),
            );
        }
        for (place, day) in self.rebase_dates.iter().enumerate() {
            let row = dates.partition_point(|known| known < day);
            let found = dates.get(row) == Some(day);
            if found && row > 0 {
                starts.push(row);
                continue;
            }
            if !one && (row == 0 || row == dates.len()) {
                continue;
            }
            let hint = match (found, dates.get(row)) {
                (true, _) => "the day of the first row: a new phase starts after it".to_owned(),
                (false, Some(next)) => format!("the day of no row: the next one is {next}"),
                (false, None) => "after the last row".to_owned(),
            };
            let message = format!("`rebase` names {day}, which is {hint}");
            return Err(Error::new(ErrorCode::OutOfRange, "rebase", message).at(place));
        }
        Ok(())
    }
}

/// Row numbers from a column of numbers.
///
/// ```
/// assert_eq!(commonweal::whole_rows("rebase", &[12.0, 24.0])?, [12, 24]);
/// assert_eq!(commonweal::whole_rows("rebase", &[1.5]).unwrap_err().index(), Some(0));
/// # Ok::<(), commonweal::Error>(())
/// ```
///
/// # Errors
/// `out-of-range`, with its place, for what is no whole number from 0 on.
pub fn whole_rows(param: &'static str, numbers: &[f64]) -> Result<Vec<usize>> {
    let row = |(place, &number): (usize, &f64)| {
        if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "just checked"
            )]
            return Ok(number as usize);
        }
        let reason = "give whole row numbers, counted from 0";
        Err(Error::value(
            ErrorCode::OutOfRange,
            param,
            place,
            number,
            reason,
        ))
    };
    numbers.iter().enumerate().map(row).collect()
}

/// Days of which none is missing.
///
/// ```
/// use commonweal::Date;
/// let day = Date::new(2024, 3, 31)?;
/// assert_eq!(commonweal::complete_dates("dates", &[Some(day)])?, [day]);
/// assert_eq!(commonweal::complete_dates("dates", &[Some(day), None]).unwrap_err().index(), Some(1));
/// # Ok::<(), commonweal::Error>(())
/// ```
///
/// # Errors
/// `missing-value`, with its row.
pub fn complete_dates(param: &'static str, days: &[Option<Date>]) -> Result<Vec<Date>> {
    let day = |(row, day): (usize, &Option<Date>)| {
        day.ok_or_else(|| {
            let message = format!("`{param}` row {row} is missing: give the day of each row");
            Error::new(ErrorCode::MissingValue, param, message).at(row)
        })
    };
    days.iter().enumerate().map(day).collect()
}
