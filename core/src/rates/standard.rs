//! Standard populations.

use crate::error::{Error, ErrorCode, Result};
use crate::input::{finite, not_empty};
use crate::named::named_enum;

named_enum! {
    /// A published standard population.
    ///
    /// ```
    /// use commonweal::StandardPopulation;
    /// // Bands in any order of rows, named by the age at which they start; the last is open-ended.
    /// let weights = StandardPopulation::European2013.weights(&[65.0, 75.0, 85.0], None)?;
    /// assert_eq!(weights, [10_500.0, 6_500.0, 2_500.0]);
    /// let under_75 = StandardPopulation::European2013.weights(&[0.0, 65.0], Some(75.0))?;
    /// assert_eq!(under_75, [80_500.0, 10_500.0]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum StandardPopulation("standard_population") {
        /// European Standard Population 2013 (Eurostat 2013, Methodologies and working papers, KS-RA-13-028).
        European2013 = "european-2013",
    }
}

/// Where the finest published bands start, and their size per 100,000.
const EUROPEAN_2013: [(f64, f64); 21] = [
    (0.0, 1_000.0),
    (1.0, 4_000.0),
    (5.0, 5_500.0),
    (10.0, 5_500.0),
    (15.0, 5_500.0),
    (20.0, 6_000.0),
    (25.0, 6_000.0),
    (30.0, 6_500.0),
    (35.0, 7_000.0),
    (40.0, 7_000.0),
    (45.0, 7_000.0),
    (50.0, 7_000.0),
    (55.0, 6_500.0),
    (60.0, 6_000.0),
    (65.0, 5_500.0),
    (70.0, 5_000.0),
    (75.0, 4_000.0),
    (80.0, 2_500.0),
    (85.0, 1_500.0),
    (90.0, 800.0),
    (95.0, 200.0),
];

impl StandardPopulation {
    /// The size of each age band, in the order of the rows. A band runs from its start to the next one's start; the last
    /// runs to `age_end`, or is open-ended.
    ///
    /// # Errors
    /// `empty`, `missing-value`, `not-finite`; `out-of-range` with its row where no published band starts at that
    /// age; `duplicate-key` where two rows start at the same age.
    pub fn weights(self, age: &[f64], age_end: Option<f64>) -> Result<Vec<f64>> {
        let Self::European2013 = self;
        not_empty("age", age)?;
        finite("age", age)?;
        let starts_band = |value: f64| EUROPEAN_2013.iter().any(|(start, _)| *start == value);
        if let Some((index, &value)) = age
            .iter()
            .enumerate()
            .find(|&(_, value)| !starts_band(*value))
        {
            let reason =
                "bands of the European Standard Population 2013 start at 0, 1, 5, 10, ... 90, 95";
            return Err(Error::value(
                ErrorCode::OutOfRange,
                "age",
                index,
                value,
                reason,
            ));
        }
        let oldest = age.iter().copied().fold(0.0, f64::max);
        if let Some(end) = age_end.filter(|&end| !(starts_band(end) && end > oldest)) {
            return Err(Error::out_of_range(
                "age_end",
                end,
                "an age above the oldest band, at which a published band starts",
            ));
        }
        let mut weights = Vec::with_capacity(age.len());
        for (index, &start) in age.iter().enumerate() {
            if age.iter().take(index).any(|&earlier| earlier == start) {
                let reason = "another row starts at the same age; give each band once";
                return Err(Error::value(
                    ErrorCode::DuplicateKey,
                    "age",
                    index,
                    start,
                    reason,
                ));
            }
            let next = age
                .iter()
                .copied()
                .filter(|&other| other > start)
                .fold(age_end.unwrap_or(f64::INFINITY), f64::min);
            weights.push(
                EUROPEAN_2013
                    .iter()
                    .filter(|(a, _)| *a >= start && *a < next)
                    .map(|(_, size)| size)
                    .sum(),
            );
        }
        Ok(weights)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_adds_up_to_100_000_however_it_is_cut() {
        let finest: Vec<f64> = EUROPEAN_2013.iter().map(|(start, _)| *start).collect();
        let nineteen: Vec<f64> = (0..19).map(|band| f64::from(band) * 5.0).collect();
        for cut in [finest, nineteen.clone(), vec![0.0]] {
            let weights = StandardPopulation::European2013
                .weights(&cut, None)
                .unwrap();
            assert_eq!(weights.iter().sum::<f64>(), 100_000.0);
        }
        let weights = StandardPopulation::European2013
            .weights(&nineteen, None)
            .unwrap();
        assert_eq!((weights[0], weights[18]), (5_000.0, 1_000.0));
    }

    #[test]
    fn rows_may_stand_in_any_order() {
        let weights = StandardPopulation::European2013
            .weights(&[90.0, 0.0, 5.0], None)
            .unwrap();
        assert_eq!(weights, [1_000.0, 5_000.0, 94_000.0]);
    }

    #[test]
    fn bad_bands_are_named_by_row() {
        let at = |ages: &[f64]| {
            StandardPopulation::European2013
                .weights(ages, None)
                .unwrap_err()
        };
        assert_eq!(
            (at(&[0.0, 7.0]).code().as_str(), at(&[0.0, 7.0]).index()),
            ("out-of-range", Some(1))
        );
        assert_eq!(
            (
                at(&[0.0, 5.0, 0.0]).code().as_str(),
                at(&[0.0, 5.0, 0.0]).index()
            ),
            ("duplicate-key", Some(2))
        );
        let end = StandardPopulation::European2013
            .weights(&[0.0, 75.0], Some(75.0))
            .unwrap_err();
        assert_eq!(end.param(), Some("age_end"));
    }
}
