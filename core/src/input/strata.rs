//! Strata of one population (age bands, mostly) with the weights of a standard population.

use super::{denominators, not_empty, not_negative, same_length};
use crate::error::{Error, ErrorCode, Result};
use crate::numeric::sum;

/// Squares of events go with their events: at least as many, and none without any.
pub(crate) fn check_squares(events: &[f64], squared_events: &[f64]) -> Result<()> {
    same_length("squared_events", squared_events, "events", events.len())?;
    not_negative("squared_events", squared_events)?;
    let rows = squared_events.iter().zip(events).enumerate();
    for (index, (&squares, events)) in rows {
        let trouble = if squares < *events {
            format!(
                "fewer than the {events} `events`: a person with 3 events counts 3 there and 9 here"
            )
        } else if squares > 0.0 && *events == 0.0 {
            "there are no `events` to square in its stratum".to_owned()
        } else {
            continue;
        };
        return Err(Error::value(
            ErrorCode::OutOfRange,
            "squared_events",
            index,
            squares,
            &trouble,
        ));
    }
    Ok(())
}

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
    squared_events: Option<&'a [f64]>,
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
            squared_events: None,
        })
    }

    /// Tells that a person may have several events, by the sum over people of the square of their events in each stratum:
    /// 40 people admitted once and 5 three times make 55 events and `40 + 5 * 9 = 85`. Where nobody has two, it equals the
    /// events.
    ///
    /// ```
    /// use commonweal::{DirectRate, Strata};
    /// let strata = Strata::new(&[55.0, 120.0], &[5_000.0, 4_000.0], &[80_500.0, 19_500.0])?;
    /// let repeated = strata.with_squared_events(&[85.0, 190.0])?;
    /// let error = |strata| DirectRate::new().estimate(strata).unwrap().standard_error.unwrap();
    /// assert!((error(&strata) - 130.799178).abs() < 1e-6 && (error(&repeated) - 162.936548).abs() < 1e-6);
    /// assert_eq!(strata.with_squared_events(&[85.0, 110.0]).unwrap_err().index(), Some(1)); // below the 120 events
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, `negative-value`; `out-of-range` for a sum of squares below the events
    /// of its stratum, or above zero without any; each with its row.
    pub fn with_squared_events(mut self, squared_events: &'a [f64]) -> Result<Self> {
        check_squares(self.events, squared_events)?;
        self.squared_events = Some(squared_events);
        Ok(self)
    }

    /// The sums of squared events by stratum, where they were given.
    ///
    /// ```
    /// # use commonweal::Strata;
    /// let strata = Strata::new(&[55.0], &[5_000.0], &[100_000.0])?;
    /// assert_eq!(strata.squared_events(), None);
    /// assert_eq!(strata.with_squared_events(&[85.0])?.squared_events(), Some([85.0].as_slice()));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn squared_events(&self) -> Option<&'a [f64]> {
        self.squared_events
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
