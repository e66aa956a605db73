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
    #[must_use]
    pub fn events(&self) -> &'a [f64] {
        self.events
    }

    /// Population, row by row.
    #[must_use]
    pub fn population(&self) -> &'a [f64] {
        self.population
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Always false: an empty input is refused.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
}
