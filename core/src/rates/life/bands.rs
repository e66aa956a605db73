//! Deaths and people by age band.

use crate::error::{Error, ErrorCode, Result};
use crate::input::{not_empty, not_negative, same_length};
use crate::numeric::{rank, sum};

/// Deaths and people of one population by age band: checked once, borrowed.
///
/// A band is named by the age at which it starts and ends where the next one starts; the last is open-ended. Any bands will
/// do: single years, the twenty of the tool of the Office for Health Improvement and Disparities (0, 1, 5, 10, ... 90), or
/// nineteen that end with 85 and over.
///
/// ```
/// use commonweal::AgeBands;
/// let bands = AgeBands::new(&[40.0, 900.0], &[60_000.0, 10_000.0], &[0.0, 65.0])?;
/// assert_eq!(bands.len(), 2);
/// assert_eq!(AgeBands::new(&[40.0], &[60_000.0], &[-5.0]).unwrap_err().param(), Some("age_start"));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct AgeBands<'a> {
    deaths: &'a [f64],
    population: &'a [f64],
    age_start: &'a [f64],
    separation: Option<&'a [f64]>,
    /// Rows by age; none where they stand so already.
    order: Option<Vec<u32>>,
}

/// One band: what was counted, how wide it is, and how much of it those live who die in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Band {
    /// Its row in the input.
    pub(super) row: usize,
    pub(super) start: f64,
    /// Infinite for the open-ended band.
    pub(super) width: f64,
    pub(super) separation: f64,
    pub(super) deaths: f64,
    pub(super) population: f64,
}

/// What those live of the first year of life who die in it: most die in its first weeks.
const INFANT_SEPARATION: f64 = 0.1;

impl<'a> AgeBands<'a> {
    /// Checks and borrows the columns, one row a band, in any order. Where deaths of several years are counted, `population`
    /// is the sum of the populations of these years.
    ///
    /// ```
    /// use commonweal::{AgeBands, LifeExpectancy};
    /// // The oldest first: the order of rows does not matter.
    /// let bands = AgeBands::new(&[900.0, 30.0, 10.0], &[10_000.0, 40_000.0, 30_000.0], &[65.0, 20.0, 0.0])?;
    /// assert!((LifeExpectancy::new().estimate(&bands)?.value - 74.563697).abs() < 1e-6);
    /// let twice = AgeBands::new(&[9.0, 3.0], &[100.0, 400.0], &[65.0, 65.0]).unwrap_err();
    /// assert_eq!((twice.code().as_str(), twice.index()), ("duplicate-key", Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`, `length-mismatch`, `missing-value`, `not-finite`, `negative-value`; `duplicate-key` where two bands start at
    /// the same age; each with its row.
    pub fn new(deaths: &'a [f64], population: &'a [f64], age_start: &'a [f64]) -> Result<Self> {
        not_empty("deaths", deaths)?;
        same_length("population", population, "deaths", deaths.len())?;
        same_length("age_start", age_start, "deaths", deaths.len())?;
        not_negative("deaths", deaths)?;
        not_negative("population", population)?;
        not_negative("age_start", age_start)?;
        let sorted = age_start.is_sorted_by(|a, b| a < b);
        let bands = Self {
            deaths,
            population,
            age_start,
            separation: None,
            order: (!sorted).then(|| rank::argsort(age_start)),
        };
        bands.refuse_duplicates()?;
        Ok(bands)
    }

    /// The share of each band that those live on average who die in it: Chiang's fraction of the last age interval, or
    /// separation factor. Unless given it is 0.1 for a first year of life (a band from 0 to 1) and 0.5 for all others, as the
    /// English templates have it. The open-ended band has none: whatever stands there is not used.
    ///
    /// ```
    /// use commonweal::{AgeBands, LifeExpectancy};
    /// let (deaths, people, age) = ([60.0, 15.0, 900.0], [1_000.0, 40_000.0, 10_000.0], [0.0, 1.0, 65.0]);
    /// let usual = AgeBands::new(&deaths, &people, &age)?;
    /// assert!((LifeExpectancy::new().estimate(&usual)?.value - 70.819906).abs() < 1e-6);
    /// let later = usual.with_separation(&[0.3, 0.5, 0.0])?; // deaths of infants spread over more of the year
    /// assert!((LifeExpectancy::new().estimate(&later)?.value - 70.782261).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, `negative-value`; `out-of-range` above 1; each with its row.
    pub fn with_separation(mut self, separation: &'a [f64]) -> Result<Self> {
        same_length("separation", separation, "deaths", self.deaths.len())?;
        not_negative("separation", separation)?;
        if let Some((row, &value)) = separation.iter().enumerate().find(|(_, a)| **a > 1.0) {
            let reason = "it is a share of the band, from 0 to 1";
            return Err(Error::value(
                ErrorCode::OutOfRange,
                "separation",
                row,
                value,
                reason,
            ));
        }
        self.separation = Some(separation);
        Ok(self)
    }

    /// How many bands there are.
    ///
    /// ```
    /// # use commonweal::AgeBands;
    /// assert_eq!(AgeBands::new(&[40.0, 900.0], &[60_000.0, 10_000.0], &[0.0, 65.0])?.len(), 2);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.deaths.len()
    }

    /// Always false: an empty input is refused.
    ///
    /// ```
    /// # use commonweal::AgeBands;
    /// assert!(!AgeBands::new(&[900.0], &[10_000.0], &[65.0])?.is_empty());
    /// assert_eq!(AgeBands::new(&[], &[], &[]).unwrap_err().code().as_str(), "empty");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.deaths.is_empty()
    }

    /// People in all bands.
    pub(super) fn population(&self) -> &'a [f64] {
        self.population
    }

    /// Deaths and people of a band and of all older ones.
    pub(super) fn totals_from(&self, place: usize) -> (f64, f64) {
        if place == 0 {
            return (sum::sum(self.deaths), sum::sum(self.population));
        }
        let of = |column: &[f64]| {
            let rows = (place..self.len()).map(|place| self.row(place));
            sum::sum_of(rows.map(|row| column.get(row).copied().unwrap_or(0.0)))
        };
        (of(self.deaths), of(self.population))
    }

    /// The row of a band by its place in the order of ages.
    fn row(&self, place: usize) -> usize {
        match &self.order {
            None => place,
            Some(order) => order.get(place).map_or(0, |&row| row as usize),
        }
    }

    fn start(&self, place: usize) -> Option<f64> {
        let inside = place < self.len();
        inside.then(|| self.age_start.get(self.row(place)).copied())?
    }

    /// A band by its place in the order of ages.
    pub(super) fn band(&self, place: usize) -> Option<Band> {
        let start = self.start(place)?;
        let row = self.row(place);
        let width = self
            .start(place + 1)
            .map_or(f64::INFINITY, |end| end - start);
        let infancy = start == 0.0 && width == 1.0;
        let usual = if infancy { INFANT_SEPARATION } else { 0.5 };
        Some(Band {
            row,
            start,
            width,
            separation: self
                .separation
                .and_then(|given| given.get(row).copied())
                .unwrap_or(usual),
            deaths: self.deaths.get(row).copied()?,
            population: self.population.get(row).copied()?,
        })
    }

    /// The place of the band that starts at an age; the first one unless an age is asked for.
    pub(super) fn place_of(&self, age: Option<f64>) -> Result<usize> {
        let Some(age) = age else { return Ok(0) };
        let found = (0..self.len()).find(|&place| self.start(place) == Some(age));
        found.ok_or_else(|| {
            let starts: Vec<String> = (0..self.len())
                .filter_map(|place| self.start(place))
                .map(|start| start.to_string())
                .collect();
            let allowed = format!("an age at which a band starts ({})", starts.join(", "));
            Error::out_of_range("at_age", age, &allowed)
        })
    }

    /// The age from which a band is at least twice as wide as both of its neighbours, which are alike: one may be missing.
    pub(super) fn uneven(&self) -> Option<f64> {
        let width = |place: usize| Some(self.start(place + 1)? - self.start(place)?);
        (1..self.len())
            .find(|&place| {
                let left = width(place - 1);
                left.is_some()
                    && left == width(place + 1)
                    && width(place)
                        .zip(left)
                        .is_some_and(|(here, left)| here >= 2.0 * left)
            })
            .and_then(|place| self.start(place))
    }

    fn refuse_duplicates(&self) -> Result<()> {
        if self.order.is_none() {
            return Ok(());
        }
        let twice = (1..self.len())
            .filter(|&place| self.start(place) == self.start(place - 1))
            .map(|place| self.row(place).max(self.row(place - 1)))
            .min();
        match twice {
            None => Ok(()),
            Some(row) => Err(Error::value(
                ErrorCode::DuplicateKey,
                "age_start",
                row,
                self.age_start.get(row).copied().unwrap_or(f64::NAN),
                "another band starts at the same age; give each band once",
            )),
        }
    }
}
