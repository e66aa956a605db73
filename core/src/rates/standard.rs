//! Standard populations.

use std::borrow::Cow;

use crate::error::{Error, ErrorCode, Result, conflicting_arguments, missing_argument};
use crate::estimate::{Caution, CautionCode, Estimate};
use crate::input::{finite, not_empty};
use crate::named::named_enum;
use crate::numeric::sum;

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
    /// ```
    /// use commonweal::StandardPopulation;
    /// let esp = StandardPopulation::European2013;
    /// assert_eq!(esp.weights(&[0.0, 15.0, 45.0, 65.0], None)?, [16_000.0, 38_000.0, 26_500.0, 19_500.0]);
    /// assert_eq!(esp.weights(&[65.0, 70.0], Some(75.0))?, [5_500.0, 5_000.0]); // 65 to 74 only
    /// assert_eq!(esp.weights(&[0.0, 18.0], None).unwrap_err().index(), Some(1)); // no published band starts at 18
    /// # Ok::<(), commonweal::Error>(())
    /// ```
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

impl StandardPopulation {
    /// Its name in words.
    ///
    /// ```
    /// use commonweal::StandardPopulation;
    /// assert_eq!(StandardPopulation::European2013.title(), "European Standard Population 2013");
    /// ```
    #[must_use]
    pub fn title(self) -> &'static str {
        let Self::European2013 = self;
        "European Standard Population 2013"
    }

    /// Writes into a rate which standard it was computed with, and cautions where the bands cover a part of it only or one
    /// band seems to be missing. `sizes` and `age` are those of the rows that were used.
    ///
    /// ```
    /// use commonweal::{DirectRate, StandardPopulation, Strata};
    /// let (standard, age) = (StandardPopulation::European2013, [65.0, 75.0]);
    /// let sizes = standard.weights(&age, None)?;
    /// let mut rate = DirectRate::new().estimate(&Strata::new(&[50.0, 90.0], &[1_000.0; 2], &sizes)?)?;
    /// standard.describe(&mut rate, &sizes, &age);
    /// assert_eq!(rate.method, "direct standardisation to the European Standard Population 2013");
    /// assert_eq!(rate.cautions[0].code.as_str(), "partial-standard");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn describe(self, estimate: &mut Estimate, sizes: &[f64], age: &[f64]) {
        estimate.method = self.method().into();
        for caution in self.cautions(sizes, age) {
            estimate.add_caution(caution);
        }
    }

    /// How a rate with this standard is computed, in words.
    ///
    /// ```
    /// # use commonweal::StandardPopulation;
    /// let method = StandardPopulation::European2013.method();
    /// assert_eq!(method, "direct standardisation to the European Standard Population 2013");
    /// ```
    #[must_use]
    pub fn method(self) -> String {
        format!("direct standardisation to the {}", self.title())
    }

    /// The cautions that [`describe`](Self::describe) adds, for tables of many rates.
    ///
    /// ```
    /// use commonweal::{CautionCode, StandardPopulation};
    /// let (esp, age) = (StandardPopulation::European2013, [65.0, 75.0]);
    /// let cautions = esp.cautions(&esp.weights(&age, None)?, &age);
    /// assert_eq!(cautions[0].code, CautionCode::PartialStandard);
    /// assert!(cautions[0].message.starts_with("the age bands (from age 65) cover 19.5% of the standard population"));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn cautions(self, sizes: &[f64], age: &[f64]) -> Vec<Caution> {
        let mut cautions = Vec::new();
        let whole: f64 = EUROPEAN_2013.iter().map(|(_, size)| size).sum();
        let covered = sum::sum(sizes) / whole;
        if covered < 1.0 {
            let youngest = age.iter().copied().fold(f64::INFINITY, f64::min);
            let message = format!(
                "the age bands (from age {youngest}) cover {:.1}% of the standard population: compare only with rates of \
                 the same ages",
                covered * 100.0
            );
            cautions.push(Caution::new(CautionCode::PartialStandard, message));
        }
        if let Some(start) = uneven_band(age) {
            let message = format!(
                "the band from age {start} is at least as wide as two of its neighbours: if a band without events is missing \
                 from the table, add it with its people and 0 events"
            );
            cautions.push(Caution::new(CautionCode::UnevenBands, message));
        }
        cautions
    }
}

/// What a rate is standardised to: a published standard population cut into the bands of the rows, or the size of each of
/// the caller's own strata.
///
/// ```
/// use commonweal::{Standard, StandardPopulation};
/// let published = Standard::from(StandardPopulation::European2013);
/// assert_eq!(*published.sizes(Some(&[0.0, 65.0]), None)?, [80_500.0, 19_500.0]);
/// assert_eq!(published.sizes(None, None).unwrap_err().param(), Some("age"));
/// let own = Standard::Sizes([70.0, 30.0].as_slice().into());
/// assert_eq!(*own.sizes(None, None)?, [70.0, 30.0]);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum Standard<'a> {
    /// A published one, by the age at which each row's band starts.
    Published(StandardPopulation),
    /// The size of each stratum.
    Sizes(Cow<'a, [f64]>),
}

impl Default for Standard<'_> {
    /// The European Standard Population 2013.
    fn default() -> Self {
        StandardPopulation::European2013.into()
    }
}

impl From<StandardPopulation> for Standard<'_> {
    fn from(published: StandardPopulation) -> Self {
        Self::Published(published)
    }
}

impl Standard<'_> {
    /// The size of each stratum.
    ///
    /// ```
    /// use commonweal::Standard;
    /// assert_eq!(*Standard::default().sizes(Some(&[0.0, 65.0]), Some(75.0))?, [80_500.0, 10_500.0]);
    /// let own = Standard::Sizes([70.0, 30.0].as_slice().into());
    /// assert_eq!(own.sizes(Some(&[0.0, 65.0]), None).unwrap_err().code().as_str(), "conflicting-arguments");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// Of a published one: `missing-argument` without `age`, and those of [`StandardPopulation::weights`]. Of sizes:
    /// `conflicting-arguments` where `age` or `age_end` is given, which would have no effect.
    pub fn sizes(&self, age: Option<&[f64]>, age_end: Option<f64>) -> Result<Cow<'_, [f64]>> {
        match (self, age) {
            (Self::Published(published), Some(age)) => Ok(published.weights(age, age_end)?.into()),
            (Self::Published(_), None) => Err(missing_argument("age")),
            (Self::Sizes(_), Some(_)) => Err(conflicting_arguments("age", "standard_population")),
            (Self::Sizes(_), None) if age_end.is_some() => {
                Err(conflicting_arguments("age_end", "standard_population"))
            }
            (Self::Sizes(sizes), None) => Ok(Cow::Borrowed(sizes)),
        }
    }

    /// What [`StandardPopulation::describe`] says of a published one; of sizes there is nothing to add.
    ///
    /// ```
    /// use commonweal::{DirectRate, Standard, Strata};
    /// let (standard, age) = (Standard::default(), [0.0, 65.0]);
    /// let sizes = standard.sizes(Some(&age), None)?;
    /// let mut rate = DirectRate::new().estimate(&Strata::new(&[50.0, 90.0], &[1_000.0; 2], &sizes)?)?;
    /// standard.describe(&mut rate, &sizes, &age);
    /// assert_eq!(rate.method, "direct standardisation to the European Standard Population 2013");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn describe(&self, estimate: &mut Estimate, sizes: &[f64], age: &[f64]) {
        if let Self::Published(published) = self {
            published.describe(estimate, sizes, age);
        }
    }
}

/// Where a band starts that is twice as wide as both of its neighbours, which are alike.
fn uneven_band(age: &[f64]) -> Option<f64> {
    let mut starts = age.to_vec();
    starts.sort_unstable_by(f64::total_cmp);
    let widths: Vec<f64> = starts
        .iter()
        .zip(starts.iter().skip(1))
        .map(|(a, b)| b - a)
        .collect();
    let found = widths.windows(3).position(|three| match three {
        [left, here, right] => left == right && *here >= 2.0 * left,
        _ => false,
    })?;
    starts.get(found + 1).copied()
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
    fn a_band_that_is_missing_is_noticed() {
        let five: Vec<f64> = (0..19).map(|band| f64::from(band) * 5.0).collect();
        assert_eq!(uneven_band(&five), None);
        let gap: Vec<f64> = five
            .iter()
            .copied()
            .filter(|start| *start != 80.0)
            .rev()
            .collect();
        assert_eq!(uneven_band(&gap), Some(75.0));
        assert_eq!(uneven_band(&[0.0, 15.0, 45.0, 65.0]), None);
        let under_one: Vec<f64> = [0.0, 1.0]
            .into_iter()
            .chain(five.iter().copied().skip(1))
            .collect();
        assert_eq!(uneven_band(&under_one), None);
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
