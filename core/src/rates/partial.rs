//! Directly standardised rates from parts of the data.

use super::DirectRate;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::Estimate;
use crate::input::{Strata, check_squares, not_empty, not_negative, same_length};
use crate::numeric::sum::ExactSum;

/// What a directly standardised rate needs to know of the data: events and people by stratum, summed exactly.
///
/// Feed it rows in batches ([`update`](Self::update)), join what other machines found ([`merge`](Self::merge)), and ask
/// for the rate ([`finish`](Self::finish)). However the rows were split and in whatever order they came, the result is the
/// same to the last bit as [`DirectRate::estimate`] over all of them.
///
/// ```
/// use commonweal::{DirectRate, DirectRatePartial, Strata};
/// let standard = [3.0, 1.0];
/// let mut here = DirectRatePartial::new(&standard)?;
/// here.update(&[0, 1, 1], &[4.0, 10.0, 10.0], &[400.0, 700.0, 300.0])?; // stratum, events, people of each row
/// let mut there = DirectRatePartial::new(&standard)?;
/// there.update(&[0], &[6.0], &[600.0])?;
/// here.merge(&there)?;
/// let rate = here.finish(&DirectRate::new())?;
/// assert_eq!(rate.value, 1250.0);
/// let at_once = DirectRate::new().estimate(&Strata::new(&[10.0, 20.0], &[1_000.0, 1_000.0], &standard)?)?;
/// assert_eq!(rate, at_once);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "Stored")
)]
pub struct DirectRatePartial {
    standard: Vec<f64>,
    events: Vec<ExactSum>,
    population: Vec<ExactSum>,
    /// Events squared, of rows that told them; where one did, those of the others count as events of different people.
    squared: Vec<ExactSum>,
    is_repeated: bool,
    rows: u64,
}

impl DirectRatePartial {
    /// Nothing seen yet; strata are numbered from 0 in the order of the standard population.
    ///
    /// ```
    /// use commonweal::{DirectRate, DirectRatePartial};
    /// let part = DirectRatePartial::new(&[80_500.0, 19_500.0])?; // strata 0 and 1
    /// assert_eq!(part.rows(), 0);
    /// assert_eq!(part.finish(&DirectRate::new()).unwrap_err().code().as_str(), "zero-denominator"); // nobody seen yet
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`, `missing-value`, `not-finite`, `negative-value`.
    pub fn new(standard: &[f64]) -> Result<Self> {
        not_empty("standard_population", standard)?;
        not_negative("standard_population", standard)?;
        let none = vec![ExactSum::new(); standard.len()];
        Ok(Self {
            standard: standard.to_vec(),
            events: none.clone(),
            population: none.clone(),
            squared: none,
            is_repeated: false,
            rows: 0,
        })
    }

    /// Adds rows. A person is a row with a population of 1; a table has as many as it counted. Nothing is added where a
    /// row is bad.
    ///
    /// ```
    /// # use commonweal::{DirectRate, DirectRatePartial};
    /// let mut part = DirectRatePartial::new(&[80_500.0, 19_500.0])?;
    /// part.update(&[0, 1], &[6.0, 90.0], &[9_000.0, 7_000.0])?; // January: stratum, deaths, people
    /// part.update(&[1, 0], &[70.0, 5.0], &[5_000.0, 8_000.0])?; // February, in another order
    /// assert!((part.finish(&DirectRate::new())?.value - 312.088235).abs() < 1e-6);
    /// assert_eq!(part.update(&[2], &[1.0], &[1.0]).unwrap_err().code().as_str(), "out-of-range"); // no stratum 2
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, `negative-value`; `out-of-range` for a stratum that is not in the
    /// standard population; each with its row.
    pub fn update(&mut self, stratum: &[u32], events: &[f64], population: &[f64]) -> Result<()> {
        self.add(stratum, events, population, events)
    }

    /// Adds rows in which a person may have several events, with the sum over people of the square of theirs: see
    /// [`Strata::with_squared_events`]. A person is a row with a population of 1, their events, and those squared.
    ///
    /// ```
    /// # use commonweal::{DirectRate, DirectRatePartial};
    /// let mut part = DirectRatePartial::new(&[80_500.0, 19_500.0])?;
    /// part.update(&[0, 1], &[6.0, 90.0], &[9_000.0, 7_000.0])?; // nobody twice
    /// part.update_repeated(&[1, 0], &[70.0, 5.0], &[130.0, 9.0], &[5_000.0, 8_000.0])?;
    /// let rate = part.finish(&DirectRate::new())?;
    /// assert!((rate.value - 312.088235).abs() < 1e-6 && (rate.standard_error.unwrap() - 30.286675).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`update`](Self::update); those of [`Strata::with_squared_events`], with the row.
    pub fn update_repeated(
        &mut self,
        stratum: &[u32],
        events: &[f64],
        squared_events: &[f64],
        population: &[f64],
    ) -> Result<()> {
        check_squares(events, squared_events)?;
        self.add(stratum, events, population, squared_events)?;
        self.is_repeated = true;
        Ok(())
    }

    fn add(
        &mut self,
        stratum: &[u32],
        events: &[f64],
        population: &[f64],
        squared: &[f64],
    ) -> Result<()> {
        same_length("events", events, "stratum", stratum.len())?;
        same_length("population", population, "stratum", stratum.len())?;
        not_negative("events", events)?;
        not_negative("population", population)?;
        if let Some((index, &value)) = stratum
            .iter()
            .enumerate()
            .find(|&(_, &s)| s as usize >= self.standard.len())
        {
            let reason = format!(
                "the standard population has strata 0 to {}",
                self.standard.len() - 1
            );
            return Err(Error::value(
                ErrorCode::OutOfRange,
                "stratum",
                index,
                f64::from(value),
                &reason,
            ));
        }
        let rows = stratum.iter().zip(events).zip(population).zip(squared);
        for (((&stratum, &x), &n), &squares) in rows {
            let place = stratum as usize;
            if let (Some(a), Some(b), Some(c)) = (
                self.events.get_mut(place),
                self.population.get_mut(place),
                self.squared.get_mut(place),
            ) {
                a.add(x);
                b.add(n);
                c.add(squares);
            }
        }
        self.rows += stratum.len() as u64;
        Ok(())
    }

    /// Adds what another partial has seen.
    ///
    /// ```
    /// # use commonweal::{DirectRate, DirectRatePartial};
    /// let mut north = DirectRatePartial::new(&[80_500.0, 19_500.0])?;
    /// let mut south = north.clone();
    /// north.update(&[0, 1], &[6.0, 90.0], &[9_000.0, 7_000.0])?;
    /// south.update(&[0, 1], &[5.0, 70.0], &[8_000.0, 5_000.0])?;
    /// north.merge(&south)?;
    /// assert!((north.finish(&DirectRate::new())?.value - 312.088235).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` where the other has another standard population.
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        if self.standard != other.standard {
            let message = "`standard_population` of the two parts differs: use the same strata and weights in every part";
            return Err(Error::new(
                ErrorCode::OutOfRange,
                "standard_population",
                message,
            ));
        }
        for (mine, theirs) in self.events.iter_mut().zip(&other.events) {
            mine.merge(theirs);
        }
        for (mine, theirs) in self.population.iter_mut().zip(&other.population) {
            mine.merge(theirs);
        }
        for (mine, theirs) in self.squared.iter_mut().zip(&other.squared) {
            mine.merge(theirs);
        }
        self.is_repeated |= other.is_repeated;
        self.rows += other.rows;
        Ok(())
    }

    /// How many rows were seen.
    ///
    /// ```
    /// # use commonweal::DirectRatePartial;
    /// let mut part = DirectRatePartial::new(&[80_500.0, 19_500.0])?;
    /// part.update(&[0, 1, 1], &[0.0, 1.0, 0.0], &[1.0, 1.0, 1.0])?; // three people, one row each
    /// assert_eq!(part.rows(), 3);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The rate of everything seen.
    ///
    /// ```
    /// # use commonweal::{DirectRate, DirectRatePartial};
    /// # let mut part = DirectRatePartial::new(&[80_500.0, 19_500.0])?;
    /// part.update(&[0, 1], &[6.0, 90.0], &[9_000.0, 7_000.0])?;
    /// let so_far = part.finish(&DirectRate::new().per(1_000.0))?; // asking does not end it
    /// part.update(&[0, 1], &[5.0, 70.0], &[8_000.0, 5_000.0])?;
    /// let all = part.finish(&DirectRate::new().per(1_000.0))?;
    /// assert!((so_far.value - 3.043810).abs() < 1e-6 && (all.value - 3.120882).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`DirectRate::estimate`]; `zero-denominator` names the first stratum in which nobody was seen.
    pub fn finish(&self, options: &DirectRate) -> Result<Estimate> {
        let totals = |sums: &[ExactSum]| sums.iter().map(ExactSum::value).collect::<Vec<_>>();
        let (events, population) = (totals(&self.events), totals(&self.population));
        let strata = Strata::new(&events, &population, &self.standard)?;
        if !self.is_repeated {
            return options.estimate(&strata);
        }
        options.estimate(&strata.with_squared_events(&totals(&self.squared))?)
    }
}

/// What is read from storage, before it is trusted.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
struct Stored {
    standard: Vec<f64>,
    events: Vec<ExactSum>,
    population: Vec<ExactSum>,
    squared: Vec<ExactSum>,
    is_repeated: bool,
    rows: u64,
}

#[cfg(feature = "serde")]
impl TryFrom<Stored> for DirectRatePartial {
    type Error = Error;

    fn try_from(stored: Stored) -> Result<Self> {
        let mut partial = Self::new(&stored.standard)?;
        for (param, sums) in [
            ("events", &stored.events),
            ("population", &stored.population),
            ("squared_events", &stored.squared),
        ] {
            if sums.len() != stored.standard.len() {
                return Err(Error::length(
                    param,
                    sums.len(),
                    "standard_population",
                    stored.standard.len(),
                ));
            }
        }
        partial.events = stored.events;
        partial.population = stored.population;
        partial.squared = stored.squared;
        partial.is_repeated = stored.is_repeated;
        partial.rows = stored.rows;
        Ok(partial)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::sum;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_split_in_any_order_gives_the_same_bits(
            rows in proptest::collection::vec((0u32..5, 0.0..50.0f64, 0.1..9_000.0f64, 0u8..4), 5..60),
        ) {
            let standard = [5.0, 4.0, 3.0, 2.0, 1.0];
            // One row for every stratum, so that each has people.
            let mut rows = rows;
            rows.extend((0..5).map(|stratum| (stratum, 1.0, 100.0, 0)));
            let mut whole = DirectRatePartial::new(&standard).unwrap();
            let mut parts = vec![DirectRatePartial::new(&standard).unwrap(); 4];
            for &(stratum, events, people, _) in &rows {
                whole.update(&[stratum], &[events], &[people]).unwrap();
            }
            for &(stratum, events, people, part) in rows.iter().rev() {
                parts[usize::from(part)].update(&[stratum], &[events], &[people]).unwrap();
            }
            // The one-shot rate over exact totals of the strata is the same too.
            let total = |pick: fn(&(u32, f64, f64, u8)) -> f64| -> Vec<f64> {
                (0..5).map(|s| sum::sum_of(rows.iter().filter(|row| row.0 == s).map(pick))).collect()
            };
            let (events, people) = (total(|row| row.1), total(|row| row.2));
            let at_once = DirectRate::new().estimate(&Strata::new(&events, &people, &standard).unwrap()).unwrap();
            let mut left = parts[0].clone();
            for part in &parts[1..] { left.merge(part).unwrap(); }
            let mut right = parts[3].clone();
            right.merge(&parts[2]).unwrap();
            let stored = serde_json::to_string(&parts[1]).unwrap();
            right.merge(&serde_json::from_str(&stored).unwrap()).unwrap();
            right.merge(&parts[0]).unwrap();
            let options = DirectRate::new();
            let expected = whole.finish(&options).unwrap();
            prop_assert_eq!(&at_once, &expected);
            prop_assert_eq!(&left.finish(&options).unwrap(), &expected);
            prop_assert_eq!(&right.finish(&options).unwrap(), &expected);
        }
    }

    #[test]
    fn squares_of_parts_are_those_of_the_whole() {
        let standard = [5.0, 3.0];
        let mut here = DirectRatePartial::new(&standard).unwrap();
        let mut there = here.clone();
        here.update(&[0, 1], &[4.0, 7.0], &[400.0, 300.0]).unwrap();
        there
            .update_repeated(&[1, 0], &[9.0, 5.0], &[21.0, 5.0], &[200.0, 600.0])
            .unwrap();
        let stored: DirectRatePartial =
            serde_json::from_str(&serde_json::to_string(&there).unwrap()).unwrap();
        here.merge(&stored).unwrap();
        let strata = Strata::new(&[9.0, 16.0], &[1_000.0, 500.0], &standard).unwrap();
        let whole = strata.with_squared_events(&[9.0, 28.0]).unwrap();
        let options = DirectRate::new();
        assert_eq!(
            here.finish(&options).unwrap(),
            options.estimate(&whole).unwrap()
        );
        let error = here
            .update_repeated(&[0, 0], &[1.0, 3.0], &[1.0, 2.0], &[9.0, 9.0])
            .unwrap_err();
        assert_eq!(
            (error.param(), error.index()),
            (Some("squared_events"), Some(1))
        );
        assert_eq!(here.rows(), 4);
    }

    #[test]
    fn bad_rows_add_nothing() {
        let mut partial = DirectRatePartial::new(&[1.0, 2.0]).unwrap();
        let error = partial
            .update(&[0, 2], &[1.0, 1.0], &[1.0, 1.0])
            .unwrap_err();
        assert_eq!((error.param(), error.index()), (Some("stratum"), Some(1)));
        assert_eq!(partial.rows(), 0);
        assert_eq!(
            partial
                .finish(&DirectRate::new())
                .unwrap_err()
                .code()
                .as_str(),
            "zero-denominator"
        );
    }

    #[test]
    fn stored_parts_are_checked() {
        let partial = DirectRatePartial::new(&[1.0, 2.0]).unwrap();
        let text = serde_json::to_string(&partial)
            .unwrap()
            .replace("[1.0,2.0]", "[1.0]");
        assert!(serde_json::from_str::<DirectRatePartial>(&text).is_err());
    }
}
