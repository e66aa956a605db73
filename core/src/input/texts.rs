//! Columns of text: codes, names, labels.

use crate::error::{Error, ErrorCode, Result};
use crate::system::Date;

/// A column of days in which every row has one.
///
/// ```
/// use commonweal::{Date, complete_days};
/// let day = Date::new(2024, 4, 1)?;
/// assert_eq!(complete_days("date", &[Some(day)])?, [day]);
/// assert_eq!(complete_days("date", &[Some(day), None]).unwrap_err().index(), Some(1));
/// # Ok::<(), commonweal::Error>(())
/// ```
///
/// # Errors
/// `missing-value` with the row.
pub fn complete_days(param: &'static str, column: &[Option<Date>]) -> Result<Vec<Date>> {
    let one = |(row, day): (usize, &Option<Date>)| {
        day.ok_or_else(|| {
            let message =
                format!("`{param}` row {row} is missing (null): give its day, or drop the row");
            Error::new(ErrorCode::MissingValue, param, message).at(row)
        })
    };
    column.iter().enumerate().map(one).collect()
}

/// A column of text in which every row has one.
///
/// "NaN" is refused with the missing ones: it is what a missing value becomes when a table turns numbers into text.
///
/// ```
/// let codes = commonweal::complete_texts("code", &[Some("E01000001"), Some("E01000002")])?;
/// assert_eq!(codes, ["E01000001", "E01000002"]);
/// let error = commonweal::complete_texts("code", &[Some("E01000001"), None]).unwrap_err();
/// assert_eq!((error.code().as_str(), error.param(), error.index()), ("missing-value", Some("code"), Some(1)));
/// # Ok::<(), commonweal::Error>(())
/// ```
///
/// # Errors
/// `missing-value` with the row where the text is missing, empty or "NaN".
pub fn complete_texts<'a>(param: &'static str, column: &[Option<&'a str>]) -> Result<Vec<&'a str>> {
    let one = |(row, text): (usize, Option<&'a str>)| match text {
        Some(text) if !text.is_empty() && text != "NaN" => Ok(text),
        _ => {
            let message = format!(
                "`{param}` row {row} is missing (null, empty or \"NaN\"): give its text, or drop the row"
            );
            Err(Error::new(ErrorCode::MissingValue, param, message).at(row))
        }
    };
    column.iter().copied().enumerate().map(one).collect()
}
