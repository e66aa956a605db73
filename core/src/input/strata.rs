//! Strata of one population (age bands, mostly) with the weights of a standard population.

use super::{denominators, not_empty, not_negative, same_length};
use crate::error::{Error, ErrorCode, Result};
use crate::numeric::sum;

/// Events, people and standard weights by stratum: checked once, borrowed.
///
/// ```
/// use commonweal::Strata;
/// let strata = Strata::new(&[1.0, 4.0], &[900.0, 500.0], &[5_000.0, 5_500.0])?;
/// assert_eq!(strata.len(), 2);
/// assert_eq!(Strata::new(&[1.0], &[900.0], &[0.0]).unwrap_err().param(), Some("standard_population"));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Strata<'a> {
    events: &'a [f64],
    population: &'a [f64],
    standard: &'a [f64],
}

impl<'a> Strata<'a> {
    /// Checks and borrows the three columns, one row a stratum. Each stratum stands once.
    ///
    /// ```
    /// use commonweal::Strata;
    /// let strata = Strata::new(&[2.0, 120.0], &[5_000.0, 4_000.0], &[80_500.0, 19_500.0])?;
    /// assert_eq!(strata.events().iter().sum::<f64>(), 122.0);
    /// let error = Strata::new(&[2.0, 120.0], &[5_000.0, 4_000.0], &[80_500.0]).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("length-mismatch", Some("standard_population")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`, `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, `zero-denominator` (a stratum
    /// without people, or a standard population that sums to zero), each with its row.
    pub fn new(events: &'a [f64], population: &'a [f64], standard: &'a [f64]) -> Result<Self> {
        not_empty("events", events)?;
        same_length("population", population, "events", events.len())?;
        same_length("standard_population", standard, "events", events.len())?;
        not_negative("events", events)?;
        denominators("population", population)?;
        not_negative("standard_population", standard)?;
        let total = sum::sum(standard);
        if total == 0.0 {
            return Err(Error::new(
                ErrorCode::ZeroDenominator,
                "standard_population",
                "`standard_population` sums to zero: give the size of each stratum in the standard population",
            ));
        }
        if !total.is_finite() {
            return Err(Error::overflow(
                "standard_population",
                "the sum of the standard population",
            ));
        }
        Ok(Self {
            events,
            population,
            standard,
        })
    }

    /// Events by stratum.
    ///
    /// ```
    /// # use commonweal::Strata;
    /// let strata = Strata::new(&[2.0, 120.0], &[5_000.0, 4_000.0], &[80_500.0, 19_500.0])?;
    /// assert_eq!(strata.events(), [2.0, 120.0]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn events(&self) -> &'a [f64] {
        self.events
    }

    /// People by stratum.
    ///
    /// ```
    /// # use commonweal::Strata;
    /// let strata = Strata::new(&[2.0, 120.0], &[5_000.0, 4_000.0], &[80_500.0, 19_500.0])?;
    /// assert_eq!(strata.population(), [5_000.0, 4_000.0]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn population(&self) -> &'a [f64] {
        self.population
    }

    /// Standard population by stratum.
    ///
    /// ```
    /// use commonweal::{StandardPopulation, Strata};
    /// let esp = StandardPopulation::European2013.weights(&[0.0, 65.0], None)?;
    /// let strata = Strata::new(&[2.0, 120.0], &[5_000.0, 4_000.0], &esp)?;
    /// assert_eq!(strata.standard(), [80_500.0, 19_500.0]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn standard(&self) -> &'a [f64] {
        self.standard
    }

    /// How many strata there are.
    ///
    /// ```
    /// # use commonweal::Strata;
    /// let strata = Strata::new(&[2.0, 9.0, 120.0], &[5_000.0, 9_000.0, 4_000.0], &[16.0, 64.5, 19.5])?;
    /// assert_eq!(strata.len(), 3);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Always false: an empty input is refused.
    ///
    /// ```
    /// # use commonweal::Strata;
    /// assert!(!Strata::new(&[2.0], &[5_000.0], &[100_000.0])?.is_empty());
    /// assert_eq!(Strata::new(&[], &[], &[]).unwrap_err().code().as_str(), "empty");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
}
