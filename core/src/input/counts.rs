//! Events among people, row by row.

use super::{denominators, not_empty, not_negative, same_length};
use crate::error::Result;

/// Events and the population (or person-time) they happened in: checked once, borrowed.
///
/// ```
/// use commonweal::Counts;
/// let counts = Counts::new(&[3.0, 0.0], &[10.0, 12.5])?;
/// assert_eq!(counts.len(), 2);
/// assert_eq!(Counts::new(&[3.0], &[10.0, 12.5]).unwrap_err().code().as_str(), "length-mismatch");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Counts<'a> {
    events: &'a [f64],
    population: &'a [f64],
}

impl<'a> Counts<'a> {
    /// Checks and borrows both columns. Counts need not be whole numbers (weighted counts are common).
    ///
    /// ```
    /// use commonweal::Counts;
    /// let weighted = Counts::new(&[812.4, 700.9], &[61_234.0, 58_910.0])?; // weighted counts are no whole numbers
    /// assert_eq!(weighted.events()[0], 812.4);
    /// let error = Counts::new(&[3.0, 2.0], &[10.0, 0.0]).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("zero-denominator", Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`, `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, `zero-denominator`, each with its row.
    pub fn new(events: &'a [f64], population: &'a [f64]) -> Result<Self> {
        not_empty("events", events)?;
        same_length("population", population, "events", events.len())?;
        not_negative("events", events)?;
        denominators("population", population)?;
        Ok(Self { events, population })
    }

    /// Events, row by row.
    ///
    /// ```
    /// # use commonweal::Counts;
    /// let breaches = Counts::new(&[610.0, 455.0], &[2_212.0, 1_980.0])?;
    /// assert_eq!(breaches.events(), [610.0, 455.0]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn events(&self) -> &'a [f64] {
        self.events
    }

    /// Population, row by row.
    ///
    /// ```
    /// # use commonweal::Counts;
    /// let breaches = Counts::new(&[610.0, 455.0], &[2_212.0, 1_980.0])?;
    /// assert_eq!(breaches.population(), [2_212.0, 1_980.0]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn population(&self) -> &'a [f64] {
        self.population
    }

    /// How many rows there are.
    ///
    /// ```
    /// # use commonweal::Counts;
    /// let places = Counts::new(&[610.0, 455.0, 3.0], &[2_212.0, 1_980.0, 28.0])?;
    /// assert_eq!(places.len(), 3);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Always false: an empty input is refused.
    ///
    /// ```
    /// # use commonweal::Counts;
    /// assert!(!Counts::new(&[0.0], &[28.0])?.is_empty()); // a row without events is a row
    /// assert_eq!(Counts::new(&[], &[]).unwrap_err().code().as_str(), "empty");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
}
