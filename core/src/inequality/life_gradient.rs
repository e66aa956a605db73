//! Inequality in life expectancy, from deaths and people at once.
//!
//! ```
//! use commonweal::{LifeExpectancyGradient, Ranks};
//! let (deaths, people) = ([40.0, 900.0, 30.0, 860.0, 22.0, 800.0], [70_000.0, 10_000.0, 71_000.0, 11_000.0, 69_000.0, 12_000.0]);
//! let (age, fifth) = ([0.0, 65.0, 0.0, 65.0, 0.0, 65.0], [1.0, 1.0, 2.0, 2.0, 3.0, 3.0]);
//! let gradient = LifeExpectancyGradient::new().estimate(&deaths, &people, &age, Ranks::most_deprived_first(&fifth))?;
//! assert_eq!((gradient.rank.len(), gradient.slope_index.unit.as_ref()), (3, "years"));
//! assert!((gradient.slope_index.value - 6.738416).abs() < 1e-6);
//! # Ok::<(), commonweal::Error>(())
//! ```

use super::slope::{Gradient, GradientModel};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, Levels};
use crate::input::{OrderedGroups, Ranks, finite, not_empty, same_length};
use crate::numeric::sum;
use crate::rates::{AgeBands, LifeExpectancy};

/// The slope and relative index of inequality of life expectancy, from deaths and people by age and deprivation.
///
/// **Use it** for the inequality in life expectancy as the Office for National Statistics and Fingertips publish it, of any area
/// that has deaths by age and deprivation decile: a life table for each group, and the line through their life expectancies, in
/// one call. **Not** with fewer than some 5,000 people a group (cautions say so), and not to compare areas whose deciles were made
/// otherwise (national or local ones).
///
/// - Formula: each group's life expectancy at `at_age` and its standard error, as [`LifeExpectancy`] has them (Chiang's abridged
///   life table; Silcocks and others); then the line through them at the middle of each group's people, weighted by people, as
///   [`SlopeIndex`](crate::SlopeIndex) has it. The people of a group are those of all its age bands.
/// - Input: one row for each age band of each group, in any order: deaths, people (of several years: their sum), the age at which
///   the band starts, and the deprivation rank of the group. The bands of each group are those of its own rows.
/// - Sign: least less most deprived: +9.4 years for males in England. Unit: years. Relative index: least over most.
/// - Interval: `propagated`: the standard errors of the life expectancies through the fit. It says how sure the slope is, given the
///   deaths, not how well the groups follow a line.
/// - Errors: those of [`AgeBands`] and [`OrderedGroups`], with the row of the whole input; `not-computable` for a group that has no
///   life expectancy, with its rank; `too-few-groups` for fewer than two.
/// - Sources: Chiang 1968; Silcocks, Jenner & Reza 2001; Low & Low 2004.
///
/// ```
/// use commonweal::{LifeExpectancyGradient, Ranks};
/// let deaths = [52.0, 610.0, 1_480.0, 41.0, 480.0, 1_390.0, 36.0, 390.0, 1_330.0, 30.0, 330.0, 1_250.0];
/// let people = [61_000.0, 62_000.0, 15_000.0, 60_000.0, 61_500.0, 16_200.0, 60_500.0, 60_800.0, 17_500.0, 59_000.0, 61_000.0, 18_900.0];
/// let age: Vec<f64> = [0.0, 30.0, 70.0].repeat(4);
/// let quarter = [1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 3.0, 3.0, 4.0, 4.0, 4.0];
/// let gradient = LifeExpectancyGradient::new().estimate(&deaths, &people, &age, Ranks::most_deprived_first(&quarter))?;
/// let limits = gradient.slope_index.interval.unwrap();
/// assert!((gradient.slope_index.value - 11.217776).abs() < 1e-6);
/// assert!((limits.lower - 9.604228).abs() < 1e-6 && (limits.upper - 12.831323).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct LifeExpectancyGradient {
    levels: Levels,
    at_age: Option<f64>,
}

impl LifeExpectancyGradient {
    /// At birth (the first age), with 95 % limits.
    ///
    /// ```
    /// use commonweal::{LifeExpectancyGradient, Ranks};
    /// let (deaths, people) = ([9.0, 900.0, 6.0, 800.0], [60_000.0, 10_000.0, 60_000.0, 10_000.0]);
    /// let (age, half) = ([0.0, 65.0, 0.0, 65.0], [1.0, 1.0, 2.0, 2.0]);
    /// let gradient = LifeExpectancyGradient::new().estimate(&deaths, &people, &age, Ranks::most_deprived_first(&half))?;
    /// assert_eq!(gradient.slope_index.interval.unwrap().level, 0.95);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{Level, LifeExpectancyGradient, Ranks};
    /// let (deaths, people) = ([9.0, 900.0, 6.0, 800.0], [60_000.0, 10_000.0, 60_000.0, 10_000.0]);
    /// let (age, half) = ([0.0, 65.0, 0.0, 65.0], [1.0, 1.0, 2.0, 2.0]);
    /// let model = LifeExpectancyGradient::new().level(Level::P998);
    /// let gradient = model.estimate(&deaths, &people, &age, Ranks::most_deprived_first(&half))?;
    /// assert_eq!(gradient.slope_index.interval.unwrap().level, 0.998);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// The age from which years are counted; a band must start there. The first age unless set.
    ///
    /// ```
    /// use commonweal::{LifeExpectancyGradient, Ranks};
    /// let (deaths, people) = ([9.0, 900.0, 6.0, 800.0], [60_000.0, 10_000.0, 60_000.0, 10_000.0]);
    /// let (age, half) = ([0.0, 65.0, 0.0, 65.0], [1.0, 1.0, 2.0, 2.0]);
    /// let model = LifeExpectancyGradient::new().at_age(65.0);
    /// let gradient = model.estimate(&deaths, &people, &age, Ranks::most_deprived_first(&half))?;
    /// assert!((gradient.value[0] - 11.111111).abs() < 1e-6 && (gradient.slope_index.value - 2.777778).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn at_age(mut self, age: f64) -> Self {
        self.at_age = Some(age);
        self
    }

    /// The gradient of these deaths and people.
    ///
    /// ```
    /// use commonweal::{LifeExpectancyGradient, Ranks};
    /// let (deaths, people) = ([9.0, 900.0, 6.0, 0.0], [60_000.0, 10_000.0, 60_000.0, 10_000.0]);
    /// let (age, half) = ([0.0, 65.0, 0.0, 65.0], [1.0, 1.0, 2.0, 2.0]);
    /// let model = LifeExpectancyGradient::new();
    /// let error = model.estimate(&deaths, &people, &age, Ranks::most_deprived_first(&half)).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("not-computable", Some(3))); // nobody died in the open band
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(
        &self,
        deaths: &[f64],
        population: &[f64],
        age_start: &[f64],
        ranks: Ranks<'_>,
    ) -> Result<Gradient> {
        let rank = ranks.rank();
        not_empty("deaths", deaths)?;
        same_length("population", population, "deaths", deaths.len())?;
        same_length("age_start", age_start, "deaths", deaths.len())?;
        same_length("rank", rank, "deaths", deaths.len())?;
        finite("rank", rank)?;
        let at = |column: &[f64], row: usize| column.get(row).copied().unwrap_or(f64::NAN);
        let mut rows: Vec<usize> = (0..deaths.len()).collect();
        rows.sort_by(|a, b| at(rank, *a).total_cmp(&at(rank, *b)));
        let mut life = LifeExpectancy::new().level(self.levels);
        if let Some(age) = self.at_age {
            life = life.at_age(age);
        }
        let (mut ordered, mut people) = (Vec::new(), Vec::new());
        let (mut years, mut errors) = (Vec::new(), Vec::new());
        let mut cautions = Vec::new();
        for group in rows.chunk_by(|a, b| at(rank, *a) == at(rank, *b)) {
            let of =
                |column: &[f64]| -> Vec<f64> { group.iter().map(|row| at(column, *row)).collect() };
            let (dead, living, age) = (of(deaths), of(population), of(age_start));
            let own = group.first().map_or(f64::NAN, |row| at(rank, *row));
            let found = AgeBands::new(&dead, &living, &age)
                .and_then(|bands| life.estimate(&bands))
                .map_err(|error| of_group(&error, group, own))?;
            ordered.push(own);
            people.push(sum::sum(&living));
            years.push(found.value);
            errors.push(found.standard_error.unwrap_or(0.0));
            cautions.extend(found.cautions.into_iter().map(|caution| {
                Caution::new(caution.code, format!("rank {own}: {}", caution.message))
            }));
        }
        let groups = OrderedGroups::new(&years, &people, Ranks::new(&ordered, ranks.order()))?
            .with_standard_errors(&errors)?;
        let gradient = GradientModel::new().level(self.levels).estimate(&groups)?;
        let mut gradient = gradient.with_unit("years");
        for caution in cautions {
            gradient.add_caution(caution);
        }
        Ok(gradient)
    }
}

/// An error about the bands of a group, told of the whole input: its row there, or the rank of the group.
fn of_group(error: &Error, rows: &[usize], rank: f64) -> Error {
    if error.index().is_some() {
        let whole = |row: usize| rows.get(row).copied().unwrap_or(row);
        return error.clone().map_index(whole);
    }
    let message = format!("{error} (group of rank {rank})");
    let param = error.param().map(str::to_owned);
    match param {
        Some(param) => Error::new(error.code(), param, message),
        None => Error::general(ErrorCode::NotComputable, message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Level, SlopeIndex, SlopeInterval};

    const DEATHS: [f64; 6] = [40.0, 900.0, 30.0, 860.0, 22.0, 800.0];
    const PEOPLE: [f64; 6] = [70_000.0, 10_000.0, 71_000.0, 11_000.0, 69_000.0, 12_000.0];
    const AGE: [f64; 6] = [0.0, 65.0, 0.0, 65.0, 0.0, 65.0];
    const RANK: [f64; 6] = [1.0, 1.0, 2.0, 2.0, 3.0, 3.0];

    #[test]
    fn it_is_the_slope_through_the_life_expectancies() {
        let life = LifeExpectancy::new()
            .estimate_groups(&[0, 2, 4, 6], &DEATHS, &PEOPLE, &AGE, None)
            .unwrap();
        let people = [80_000.0, 82_000.0, 81_000.0];
        let ranks = Ranks::most_deprived_first(&[1.0, 2.0, 3.0]);
        let groups = OrderedGroups::new(&life.value, &people, ranks)
            .unwrap()
            .with_standard_errors(&life.standard_error)
            .unwrap();
        let slope = SlopeIndex::new()
            .interval(SlopeInterval::Propagated)
            .estimate(&groups)
            .unwrap();
        let at_once = LifeExpectancyGradient::new()
            .estimate(&DEATHS, &PEOPLE, &AGE, Ranks::most_deprived_first(&RANK))
            .unwrap()
            .slope_index;
        assert_eq!(
            (at_once.value, at_once.interval),
            (slope.value, slope.interval)
        );
    }

    #[test]
    fn rows_in_any_order_and_ranks_turned_give_the_same_bits_with_another_sign() {
        let turn = |column: &[f64]| -> Vec<f64> { column.iter().rev().copied().collect() };
        let model = LifeExpectancyGradient::new().level(Level::P998);
        let there = model
            .estimate(&DEATHS, &PEOPLE, &AGE, Ranks::most_deprived_first(&RANK))
            .unwrap();
        let (deaths, people, age, rank) = (turn(&DEATHS), turn(&PEOPLE), turn(&AGE), turn(&RANK));
        let back = model
            .estimate(&deaths, &people, &age, Ranks::most_deprived_first(&rank))
            .unwrap();
        assert_eq!(there, back);
        let other_end = model
            .estimate(&DEATHS, &PEOPLE, &AGE, Ranks::least_deprived_first(&RANK))
            .unwrap();
        let sum = there.slope_index.value + other_end.slope_index.value;
        assert!(sum.abs() < 1e-12);
    }
}
