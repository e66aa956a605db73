//! From one day until, not with, another.

use std::fmt;

use super::Date;
use crate::error::{Error, ErrorCode, Result};

/// The days from `from` until `to`, `from` included and `to` not; an end may be open.
///
/// Half-open periods follow on each other without a gap or a day counted twice. Where a source states its last day as
/// part of the period, [`Period::inclusive`] says so.
///
/// ```
/// use commonweal::{Date, Period};
/// let year = Period::financial_year(2024)?;
/// assert_eq!(year.to_string(), "2024-04-01 to before 2025-04-01");
/// assert_eq!(year.days(), Some(365));
/// assert!(year.contains(Date::parse("2025-03-31")?));
/// assert!(!year.contains(Date::parse("2025-04-01")?));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Period {
    from: Option<Date>,
    to: Option<Date>,
}

impl Period {
    /// All days.
    ///
    /// ```
    /// use commonweal::{Date, Period};
    /// assert!(Period::ALWAYS.contains(Date::new(1948, 7, 5)?));
    /// assert_eq!(Period::ALWAYS.days(), None);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub const ALWAYS: Self = Self {
        from: None,
        to: None,
    };

    /// From the first day until, not with, the second; none is an open end.
    ///
    /// ```
    /// use commonweal::{Date, Period};
    /// let since = Period::new(Some(Date::new(2022, 7, 1)?), None)?;
    /// assert_eq!(since.to_string(), "2022-07-01 onwards");
    /// assert!(Period::new(since.from(), since.from()).is_err()); // holds no day
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` where no day lies between.
    pub fn new(from: Option<Date>, to: Option<Date>) -> Result<Self> {
        match (from, to) {
            (Some(first), Some(end)) if end <= first => {
                let message = format!(
                    "`to` is {end}, which is not after `from`, {first}: a period ends after it begins, and does not hold its end"
                );
                Err(Error::new(ErrorCode::OutOfRange, "to", message))
            }
            _ => Ok(Self { from, to }),
        }
    }

    /// From the first day to the last, both included: for sources that state their last day.
    ///
    /// ```
    /// use commonweal::{Date, Period};
    /// let stated = Period::inclusive(Some(Date::new(2024, 4, 1)?), Some(Date::new(2025, 3, 31)?))?;
    /// assert_eq!(stated, Period::financial_year(2024)?);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` where the last day comes before the first.
    pub fn inclusive(first: Option<Date>, last: Option<Date>) -> Result<Self> {
        match (first, last) {
            (Some(first), Some(last)) if last < first => {
                let message =
                    format!("`last` is {last}, before `first`, {first}: give them in order");
                Err(Error::new(ErrorCode::OutOfRange, "last", message))
            }
            // The day after the last day of all is an open end.
            _ => Self::new(first, last.and_then(Date::tomorrow)),
        }
    }

    /// A month of the calendar.
    ///
    /// ```
    /// assert_eq!(commonweal::Period::month(2024, 2)?.days(), Some(29));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `invalid-date` unless `month` is 1 to 12 and the year 1 to 9998.
    pub fn month(year: u16, month: u8) -> Result<Self> {
        Self::months(year, month, 1)
    }

    /// A quarter of the calendar year: 1 begins in January.
    ///
    /// ```
    /// assert_eq!(commonweal::Period::quarter(2024, 4)?.to_string(), "2024-10-01 to before 2025-01-01");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` unless `quarter` is 1 to 4.
    pub fn quarter(year: u16, quarter: u8) -> Result<Self> {
        check_quarter(quarter)?;
        Self::months(year, 3 * quarter - 2, 3)
    }

    /// A year of the calendar.
    ///
    /// ```
    /// assert_eq!(commonweal::Period::year(2024)?.days(), Some(366));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `invalid-date` unless the year is 1 to 9998.
    pub fn year(year: u16) -> Result<Self> {
        Self::months(year, 1, 12)
    }

    /// A financial year of the NHS and of British public bodies, which begins on 1 April: 2024 is 2024/25.
    ///
    /// ```
    /// assert_eq!(commonweal::Period::financial_year(2023)?.days(), Some(366));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `invalid-date` unless the year is 1 to 9998.
    pub fn financial_year(start: u16) -> Result<Self> {
        Self::months(start, 4, 12)
    }

    /// A quarter of a financial year: quarter 1 begins in April of `start`, quarter 4 in January of the next year.
    ///
    /// ```
    /// assert_eq!(commonweal::Period::financial_quarter(2024, 4)?.to_string(), "2025-01-01 to before 2025-04-01");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` unless `quarter` is 1 to 4.
    pub fn financial_quarter(start: u16, quarter: u8) -> Result<Self> {
        check_quarter(quarter)?;
        let first = Date::new(start, 4, 1)?.plus_months(3 * (i32::from(quarter) - 1))?;
        Self::new(Some(first), Some(first.plus_months(3)?))
    }

    fn months(year: u16, month: u8, count: i32) -> Result<Self> {
        let first = Date::new(year, month, 1)?;
        Self::new(Some(first), Some(first.plus_months(count)?))
    }

    /// The first day; none where it is open.
    ///
    /// ```
    /// # use commonweal::{Date, Period};
    /// assert_eq!(Period::financial_year(2024)?.from(), Some(Date::new(2024, 4, 1)?));
    /// assert_eq!(Period::ALWAYS.from(), None);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn from(&self) -> Option<Date> {
        self.from
    }

    /// The day before which it ends; none where it is open.
    ///
    /// ```
    /// # use commonweal::{Date, Period};
    /// assert_eq!(Period::financial_year(2024)?.to(), Some(Date::new(2025, 4, 1)?)); // the first day that is not in it
    /// assert_eq!(Period::new(Some(Date::new(2022, 7, 1)?), None)?.to(), None); // until further notice
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn to(&self) -> Option<Date> {
        self.to
    }

    /// How many days it has; none where an end is open.
    ///
    /// ```
    /// # use commonweal::{Date, Period};
    /// assert_eq!(Period::quarter(2024, 1)?.days(), Some(91)); // a leap year
    /// assert_eq!(Period::new(Some(Date::new(2022, 7, 1)?), None)?.days(), None);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn days(&self) -> Option<i32> {
        Some(self.to?.days_since(self.from?))
    }

    /// Whether the day lies in it.
    ///
    /// ```
    /// # use commonweal::{Date, Period};
    /// let june = Period::month(2024, 6)?;
    /// assert!(june.contains(Date::new(2024, 6, 30)?));
    /// assert!(!june.contains(Date::new(2024, 7, 1)?));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date < to)
    }

    /// Whether the two have a day in common.
    ///
    /// ```
    /// use commonweal::Period;
    /// let (july, august) = (Period::month(2024, 7)?, Period::month(2024, 8)?);
    /// assert!(!july.overlaps(&august)); // one follows on the other
    /// assert!(july.overlaps(&Period::quarter(2024, 3)?));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.intersection(other).is_some()
    }

    /// The days that both have; none where there are none.
    ///
    /// ```
    /// use commonweal::Period;
    /// let common = Period::financial_year(2024)?.intersection(&Period::year(2024)?).unwrap();
    /// assert_eq!(common.days(), Some(275));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        // An open start is before every day (none is less than some); an open end is after every day.
        let from = self.from.max(other.from);
        let to = match (self.to, other.to) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self::new(from, to).ok()
    }
}

fn check_quarter(quarter: u8) -> Result<()> {
    if (1..=4).contains(&quarter) {
        return Ok(());
    }
    Err(Error::out_of_range("quarter", f64::from(quarter), "1 to 4"))
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (None, None) => f.write_str("always"),
            (Some(from), None) => write!(f, "{from} onwards"),
            (None, Some(to)) => write!(f, "before {to}"),
            (Some(from), Some(to)) => write!(f, "{from} to before {to}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(offset: i32) -> Date {
        Date::new(2020, 1, 1).unwrap().plus_days(offset).unwrap()
    }

    #[test]
    fn an_empty_period_and_the_ends_of_the_calendar() {
        assert!(Period::new(Some(day(1)), Some(day(1))).is_err());
        assert!(Period::inclusive(Some(day(1)), Some(day(1))).is_ok());
        assert_eq!(
            Period::inclusive(Some(day(2)), Some(day(1)))
                .unwrap_err()
                .param(),
            Some("last")
        );
        let last = Date::new(9999, 12, 31).unwrap();
        assert_eq!(Period::inclusive(None, Some(last)).unwrap(), Period::ALWAYS);
        assert!(Period::financial_year(9999).is_err());
        assert!(Period::quarter(2024, 0).is_err() && Period::financial_quarter(2024, 5).is_err());
        assert!(Period::month(2024, 13).is_err() && Period::year(0).is_err());
    }

    #[test]
    fn four_quarters_make_a_year() {
        let year = Period::financial_year(2023).unwrap();
        let mut at = year.from();
        for quarter in 1..=4 {
            let part = Period::financial_quarter(2023, quarter).unwrap();
            assert_eq!(part.from(), at);
            at = part.to();
        }
        assert_eq!(at, year.to());
    }

    proptest! {
        #[test]
        fn overlap_is_having_a_day_in_common(
            ends in proptest::collection::vec(proptest::option::of(0..12_i32), 4),
        ) {
            let period = |a: usize, b: usize| Period::new(ends[a].map(day), ends[b].map(day));
            if let (Ok(one), Ok(two)) = (period(0, 1), period(2, 3)) {
                let both = |date| one.contains(date) && two.contains(date);
                prop_assert_eq!(one.overlaps(&two), (-2..14).map(day).any(both));
                prop_assert_eq!(one.overlaps(&two), two.overlaps(&one));
                if let Some(common) = one.intersection(&two) {
                    prop_assert!((-2..14).map(day).all(|date| common.contains(date) == both(date)));
                }
            }
        }
    }
}
