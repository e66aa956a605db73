//! The share of each age band in good health, and how sure it is.

use std::ops::Range;

use super::recursion::Health;
use crate::error::{Error, ErrorCode, Result};
use crate::input::{denominators, not_empty, not_negative, same_length};

/// The share of each age band in good health, from a survey or a census: checked once, borrowed.
///
/// Its rows are those of the [`AgeBands`](crate::AgeBands) beside it. How sure the shares are is said by the people asked
/// ([`with_asked`](Self::with_asked)) or by standard errors ([`with_standard_errors`](Self::with_standard_errors)); without
/// either, a healthy life expectancy has no interval.
///
/// ```
/// use commonweal::HealthShares;
/// let shares = HealthShares::new(&[0.95, 0.60])?.with_asked(&[800.0, 400.0])?;
/// assert_eq!(shares.len(), 2);
/// assert_eq!(HealthShares::new(&[95.0, 60.0]).unwrap_err().code().as_str(), "out-of-range"); // shares, not per cent
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct HealthShares<'a> {
    healthy: &'a [f64],
    sure: Sure<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Sure<'a> {
    NotSaid,
    Asked(&'a [f64]),
    StandardErrors(&'a [f64]),
}

impl<'a> HealthShares<'a> {
    /// Checks and borrows the shares, from 0 to 1, one row a band in the order of the bands' rows.
    ///
    /// ```
    /// use commonweal::{AgeBands, HealthShares, HealthyLifeExpectancy};
    /// let bands = AgeBands::new(&[10.0, 30.0, 900.0], &[30_000.0, 40_000.0, 10_000.0], &[0.0, 20.0, 65.0])?;
    /// let years = HealthyLifeExpectancy::new().estimate(&bands, &HealthShares::new(&[0.97, 0.85, 0.55])?)?;
    /// assert!((years.value - 62.569882).abs() < 1e-6);
    /// assert!(years.interval.is_none() && years.no_interval_reason.is_some());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`, `missing-value`, `not-finite`, `negative-value`; `out-of-range` above 1; each with its row.
    pub fn new(healthy: &'a [f64]) -> Result<Self> {
        not_empty("healthy", healthy)?;
        not_negative("healthy", healthy)?;
        if let Some((row, &value)) = healthy.iter().enumerate().find(|(_, share)| **share > 1.0) {
            let reason =
                "it is the share of the band in good health, from 0 to 1: divide per cent by 100";
            return Err(Error::value(
                ErrorCode::OutOfRange,
                "healthy",
                row,
                value,
                reason,
            ));
        }
        Ok(Self {
            healthy,
            sure: Sure::NotSaid,
        })
    }

    /// The people asked in each band: the variance of a share is then `g (1 - g) / N`. For a survey with weights or clusters
    /// give the effective number, or the standard errors that its analysis returned.
    ///
    /// ```
    /// use commonweal::{AgeBands, HealthShares, HealthyLifeExpectancy};
    /// let bands = AgeBands::new(&[10.0, 30.0, 900.0], &[30_000.0, 40_000.0, 10_000.0], &[0.0, 20.0, 65.0])?;
    /// let shares = HealthShares::new(&[0.97, 0.85, 0.55])?.with_asked(&[300.0, 500.0, 200.0])?;
    /// let years = HealthyLifeExpectancy::new().estimate(&bands, &shares)?;
    /// assert!((years.standard_error.unwrap() - 0.863265).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, `zero-denominator`; each with its row.
    pub fn with_asked(mut self, asked: &'a [f64]) -> Result<Self> {
        same_length("asked", asked, "healthy", self.healthy.len())?;
        denominators("asked", asked)?;
        self.sure = Sure::Asked(asked);
        Ok(self)
    }

    /// The standard error of each share, as the analysis of a survey returns it; zeros for a census that asked everybody.
    ///
    /// ```
    /// use commonweal::{AgeBands, HealthShares, HealthyLifeExpectancy};
    /// let bands = AgeBands::new(&[10.0, 30.0, 900.0], &[30_000.0, 40_000.0, 10_000.0], &[0.0, 20.0, 65.0])?;
    /// let census = HealthShares::new(&[0.97, 0.85, 0.55])?.with_standard_errors(&[0.0; 3])?;
    /// let years = HealthyLifeExpectancy::new().estimate(&bands, &census)?; // the chance of deaths is left
    /// assert!((years.standard_error.unwrap() - 0.270195).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, `negative-value`; each with its row.
    pub fn with_standard_errors(mut self, errors: &'a [f64]) -> Result<Self> {
        same_length("standard_errors", errors, "healthy", self.healthy.len())?;
        not_negative("standard_errors", errors)?;
        self.sure = Sure::StandardErrors(errors);
        Ok(self)
    }

    /// Adds whichever was given of the people asked and the standard errors.
    ///
    /// ```
    /// use commonweal::HealthShares;
    /// let shares = HealthShares::new(&[0.95, 0.60])?;
    /// assert_eq!(shares.with_given(None, Some(&[0.01, 0.03]))?.len(), 2);
    /// let both = shares.with_given(Some(&[800.0, 400.0]), Some(&[0.01, 0.03])).unwrap_err();
    /// assert_eq!(both.code().as_str(), "conflicting-arguments");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `conflicting-arguments` where both were given, and those of the two setters.
    pub fn with_given(self, asked: Option<&'a [f64]>, errors: Option<&'a [f64]>) -> Result<Self> {
        match (asked, errors) {
            (Some(_), Some(_)) => {
                let message = "`standard_errors` and `asked` both say how sure each share is: give one of them";
                Err(Error::new(
                    ErrorCode::ConflictingArguments,
                    "standard_errors",
                    message,
                ))
            }
            (Some(asked), None) => self.with_asked(asked),
            (None, Some(errors)) => self.with_standard_errors(errors),
            (None, None) => Ok(self),
        }
    }

    /// How many bands there are.
    ///
    /// ```
    /// # use commonweal::HealthShares;
    /// assert_eq!(HealthShares::new(&[0.95, 0.60])?.len(), 2);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.healthy.len()
    }

    /// Always false: an empty input is refused.
    ///
    /// ```
    /// # use commonweal::HealthShares;
    /// assert!(!HealthShares::new(&[0.95])?.is_empty());
    /// assert_eq!(HealthShares::new(&[]).unwrap_err().code().as_str(), "empty");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.healthy.is_empty()
    }

    /// Whether anything says how sure the shares are.
    pub(super) fn has_variance(&self) -> bool {
        !matches!(self.sure, Sure::NotSaid)
    }

    /// The share of a row, and its variance.
    pub(super) fn row(&self, row: usize) -> Health {
        let of = |column: &[f64]| column.get(row).copied().unwrap_or(0.0);
        let share = of(self.healthy);
        let variance = match self.sure {
            Sure::NotSaid => 0.0,
            Sure::Asked(asked) => share * (1.0 - share) / of(asked),
            Sure::StandardErrors(errors) => of(errors) * of(errors),
        };
        Health { share, variance }
    }

    /// Whether everybody asked in a row said the same, so that the row seems to have no error.
    pub(super) fn all_alike(&self, row: usize) -> bool {
        matches!(self.sure, Sure::Asked(_)) && self.row(row).variance == 0.0
    }

    /// The rows of one group.
    pub(super) fn part(&self, rows: Range<usize>) -> Self {
        let of =
            |column: &'a [f64]| -> &'a [f64] { <[f64]>::get(column, rows.clone()).unwrap_or(&[]) };
        Self {
            healthy: of(self.healthy),
            sure: match self.sure {
                Sure::NotSaid => Sure::NotSaid,
                Sure::Asked(asked) => Sure::Asked(of(asked)),
                Sure::StandardErrors(errors) => Sure::StandardErrors(of(errors)),
            },
        }
    }
}
