//! A day of the calendar: ISO text in and out.

use std::fmt;
use std::str::FromStr;

use jiff::civil;

use crate::error::{Error, ErrorCode, Result};

/// A day of the calendar, from 0001-01-01 to 9999-12-31, written year-month-day everywhere.
///
/// Other spellings are refused rather than guessed: 03/04/2024 is a day in April to one reader and in March to the next.
///
/// ```
/// use commonweal::Date;
/// let merger = Date::parse("2018-07-01")?;
/// assert_eq!((merger.year(), merger.month(), merger.day()), (2018, 7, 1));
/// assert_eq!(merger.days_since(Date::parse("2018-04-01")?), 91);
/// assert_eq!(merger.to_string(), "2018-07-01");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(into = "String", try_from = "String")
)]
pub struct Date(civil::Date);

impl Date {
    /// A day from its year, its month (1 to 12) and its day of the month.
    ///
    /// ```
    /// use commonweal::Date;
    /// assert_eq!(Date::new(2024, 2, 29)?.to_string(), "2024-02-29");
    /// let error = Date::new(2023, 2, 29).unwrap_err();
    /// assert_eq!(error.to_string(), "`date` is \"2023-02-29\": that month has 28 days");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `invalid-date` where the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self> {
        day_of(i64::from(year), i64::from(month), i64::from(day))
            .map_err(|reason| invalid(&format!("{year:04}-{month:02}-{day:02}"), &reason))
    }

    /// Reads year-month-day.
    ///
    /// ```
    /// use commonweal::Date;
    /// assert_eq!(Date::parse("2024-06-14")?, Date::new(2024, 6, 14)?);
    /// let error = Date::parse("14/06/2024").unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("invalid-date", Some("date")));
    /// assert_eq!(error.to_string(), "`date` is \"14/06/2024\": write the day as year-month-day, such as 2024-03-31");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `invalid-date` where the text is written otherwise, or where the calendar has no such day.
    pub fn parse(text: &str) -> Result<Self> {
        read(text).map_err(|reason| invalid(text, &reason))
    }

    /// Reads a column of days, in which a missing one means that the end is open.
    ///
    /// ```
    /// use commonweal::Date;
    /// let from = Date::parse_column("valid_from", &[Some("2022-07-01"), None])?;
    /// assert_eq!(from, [Some(Date::new(2022, 7, 1)?), None]);
    /// let error = Date::parse_column("valid_from", &[None, Some("2022-7-1")]).unwrap_err();
    /// assert_eq!((error.param(), error.index()), (Some("valid_from"), Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `invalid-date`, with the parameter and the row.
    pub fn parse_column(param: &'static str, column: &[Option<&str>]) -> Result<Vec<Option<Self>>> {
        let read = |(row, text): (usize, Option<&str>)| {
            let Some(text) = text else { return Ok(None) };
            read(text).map(Some).map_err(|reason| {
                let message = format!("`{param}` row {row} is \"{}\": {reason}", short(text));
                Error::new(ErrorCode::InvalidDate, param, message).at(row)
            })
        };
        column.iter().copied().enumerate().map(read).collect()
    }

    /// The year.
    ///
    /// ```
    /// # use commonweal::Date;
    /// assert_eq!(Date::parse("1948-07-05")?.year(), 1948);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn year(self) -> u16 {
        self.0.year().unsigned_abs()
    }

    /// The month, from 1 to 12.
    ///
    /// ```
    /// # use commonweal::Date;
    /// assert_eq!(Date::parse("1948-07-05")?.month(), 7);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, from 1.
    ///
    /// ```
    /// # use commonweal::Date;
    /// assert_eq!(Date::parse("1948-07-05")?.day(), 5);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// Days from `earlier` until this day; negative where it comes later.
    ///
    /// ```
    /// use commonweal::Date;
    /// assert_eq!(Date::new(2025, 4, 1)?.days_since(Date::new(2024, 4, 1)?), 365);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        // Two days of these years are at most 3,652,058 days apart.
        (self.0 - earlier.0).get_days()
    }

    /// The day so many days later, or earlier.
    ///
    /// ```
    /// use commonweal::Date;
    /// assert_eq!(Date::new(2024, 2, 28)?.plus_days(2)?.to_string(), "2024-03-01");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` beyond the years 1 to 9999.
    pub fn plus_days(self, days: i32) -> Result<Self> {
        // jiff spans hold up to 7,304,484 days, more than these years have: beyond that the answer is out of range in any case.
        let span = jiff::Span::new().try_days(days).ok();
        self.moved(span, f64::from(days), "days")
    }

    /// The same day so many months later, or earlier; the last of the month where that month is shorter.
    ///
    /// ```
    /// use commonweal::Date;
    /// assert_eq!(Date::new(2024, 1, 31)?.plus_months(1)?.to_string(), "2024-02-29");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` beyond the years 1 to 9999.
    pub fn plus_months(self, months: i32) -> Result<Self> {
        let span = jiff::Span::new().try_months(months).ok();
        self.moved(span, f64::from(months), "months")
    }

    fn moved(self, span: Option<jiff::Span>, by: f64, param: &'static str) -> Result<Self> {
        let there = span.and_then(|span| self.0.checked_add(span).ok());
        match there {
            Some(date) if date.year() >= 1 => Ok(Self(date)),
            _ => Err(Error::out_of_range(
                param,
                by,
                "small enough to stay within the years 1 to 9999",
            )),
        }
    }

    /// The first day of its month.
    ///
    /// ```
    /// # use commonweal::Date;
    /// let admitted = Date::parse("2024-02-29")?;
    /// assert_eq!(admitted.first_of_month().to_string(), "2024-02-01"); // to count admissions by month
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn first_of_month(self) -> Self {
        Self(self.0.first_of_month())
    }

    /// The day as a number of its own, growing with the days.
    pub(super) fn number(self) -> u32 {
        u32::from(self.year()) << 9 | u32::from(self.month()) << 5 | u32::from(self.day())
    }

    /// The day after; none after the last day of all.
    pub(super) fn tomorrow(self) -> Option<Self> {
        self.0.tomorrow().ok().map(Self)
    }
}

/// The parts of "2024-03-31", or why they are none.
fn read(text: &str) -> std::result::Result<Date, String> {
    let shape = || "write the day as year-month-day, such as 2024-03-31".to_owned();
    let bytes = text.as_bytes();
    let dashes = bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-');
    if text.is_empty() {
        return Err("it is empty; leave a missing day out (null)".to_owned());
    }
    if bytes.len() > 10 && dashes && matches!(bytes.get(10), Some(b'T' | b' ')) {
        return Err("a day has no time of day: keep the first ten letters".to_owned());
    }
    if bytes.len() != 10 || !dashes {
        return Err(shape());
    }
    let number = |from: usize, to: usize| {
        bytes.get(from..to)?.iter().try_fold(0_i64, |sum, digit| {
            digit
                .is_ascii_digit()
                .then(|| sum * 10 + i64::from(digit - b'0'))
        })
    };
    match (number(0, 4), number(5, 7), number(8, 10)) {
        (Some(year), Some(month), Some(day)) => day_of(year, month, day),
        _ => Err(shape()),
    }
}

/// A day that the calendar has, or why it has not.
fn day_of(year: i64, month: i64, day: i64) -> std::result::Result<Date, String> {
    let part = |value: i64| i8::try_from(value).unwrap_or(0);
    if !(1..=9999).contains(&year) {
        return Err("years go from 0001 to 9999".to_owned());
    }
    let Ok(first) = civil::Date::new(i16::try_from(year).unwrap_or(0), part(month), 1) else {
        return Err("months go from 01 to 12".to_owned());
    };
    let last = first.days_in_month();
    match civil::Date::new(first.year(), first.month(), part(day)) {
        Ok(date) => Ok(Date(date)),
        Err(_) if day == 0 => Err("days are counted from 01".to_owned()),
        Err(_) => Err(format!("that month has {last} days")),
    }
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

fn invalid(text: &str, reason: &str) -> Error {
    let message = format!("`date` is \"{}\": {reason}", short(text));
    Error::new(ErrorCode::InvalidDate, "date", message)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Date {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        Self::parse(&text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_day_says_why() {
        for (text, reason) in [
            ("", "empty"),
            ("2024-03-31T00:00:00", "time of day"),
            ("2024-03-31 00:00", "time of day"),
            ("20240331", "year-month-day"),
            ("31/03/2024", "year-month-day"),
            ("2024/03/31", "year-month-day"),
            ("2024-3-31", "year-month-day"),
            ("2024-0x-31", "year-month-day"),
            ("2024-03-31 ", "year-month-day, such"),
            ("２０２４-03", "year-month-day"),
            ("0000-01-01", "years go"),
            ("2024-13-01", "months go"),
            ("2024-00-01", "months go"),
            ("2024-01-00", "from 01"),
            ("2023-02-29", "28 days"),
            ("1900-02-29", "28 days"),
            ("2024-04-31", "30 days"),
        ] {
            let error = Date::parse(text).unwrap_err();
            let wanted = if text == "2024-03-31 " {
                "time of day"
            } else {
                reason
            };
            assert!(error.to_string().contains(wanted), "{text}: {error}");
            assert_eq!(error.code(), ErrorCode::InvalidDate);
        }
        assert_eq!(Date::parse("2000-02-29").unwrap().to_string(), "2000-02-29");
    }

    #[test]
    fn moving_beyond_the_years_is_refused() {
        let (first, last) = (
            Date::parse("0001-01-01").unwrap(),
            Date::parse("9999-12-31").unwrap(),
        );
        for result in [
            first.plus_days(-1),
            last.plus_days(1),
            first.plus_days(i32::MIN),
            last.plus_days(i32::MAX),
            first.plus_months(-1),
            last.plus_months(1),
            last.plus_months(i32::MAX),
        ] {
            assert_eq!(result.unwrap_err().code(), ErrorCode::OutOfRange);
        }
        assert_eq!(last.tomorrow(), None);
        assert_eq!(first.plus_days(last.days_since(first)).unwrap(), last);
    }

    proptest! {
        #[test]
        fn days_and_text_go_both_ways(start in 0..3_652_058_i32, step in -2_000_000..2_000_000_i32) {
            let zero = Date::parse("0001-01-01").unwrap();
            let date = zero.plus_days(start).unwrap();
            prop_assert_eq!(date.days_since(zero), start);
            prop_assert_eq!(Date::parse(&date.to_string()).unwrap(), date);
            let json = serde_json::to_string(&date).unwrap();
            prop_assert_eq!(serde_json::from_str::<Date>(&json).unwrap(), date);
            if let Ok(other) = date.plus_days(step) {
                prop_assert_eq!(other.days_since(date), step);
                prop_assert_eq!(other.cmp(&date), step.cmp(&0));
                prop_assert_eq!(other.to_string().cmp(&date.to_string()), step.cmp(&0));
            }
        }

        #[test]
        fn no_text_panics(text in ".{0,14}") {
            let _ = Date::parse(&text);
        }
    }
}
