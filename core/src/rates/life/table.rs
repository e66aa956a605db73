//! The whole life table.

use super::bands::AgeBands;
use super::recursion::{Health, walk};
use crate::error::{Error, Result};
#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, CautionCode, IntervalColumn, IntervalMethod, Levels, Text};

/// How many people a life table starts with.
const RADIX: f64 = 100_000.0;

/// The life table behind a life expectancy: what happens, band by band, to 100,000 people who meet the death rates of today.
///
/// **Use it** to see at which ages lives are lost, to check a figure against a spreadsheet, or for the life expectancy at every
/// age at once. For one age, or many populations, use [`LifeExpectancy`](crate::LifeExpectancy), which has the formulas.
///
/// | column | in life tables | what it is |
/// |---|---|---|
/// | `death_rate` | m | deaths per person and year |
/// | `probability_of_dying` | q | of those who enter the band |
/// | `survivors` | l | of 100,000, those who live to its start |
/// | `dying` | d | of them, those who die in it |
/// | `years_lived` | L | person-years in it |
/// | `years_above` | T | person-years in it and all later ones |
/// | `life_expectancy` | e | years that those who live to its start have before them |
///
/// - Input: [`AgeBands`], in any order; rows of the result stand in order of age.
/// - Interval: that of each life expectancy, as [`LifeExpectancy`](crate::LifeExpectancy) has it. Cautions: `zero-event-strata`,
///   `certain-death`, `uneven-bands`.
/// - Where nobody in the table lives to an age (`certain-death` before it), `survivors` is 0 and the life expectancy there is
///   still that of who does live to it: it depends on later ages only.
/// - Errors: as [`LifeExpectancy`](crate::LifeExpectancy).
/// - Sources: Chiang 1968; Silcocks, Jenner & Reza 2001.
///
/// ```
/// use commonweal::{AgeBands, LifeTableModel};
/// let bands = AgeBands::new(&[10.0, 30.0, 900.0], &[30_000.0, 40_000.0, 10_000.0], &[0.0, 20.0, 65.0])?;
/// let table = LifeTableModel::new().estimate(&bands)?;
/// assert!((table.survivors[2] - 96_038.609266).abs() < 1e-6);
/// assert!((table.life_expectancy[1] - 54.995561).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct LifeTableModel {
    levels: Levels,
}

/// A life table, one row a band in order of age: what [`LifeTableModel`] returns.
///
/// ```
/// use commonweal::{AgeBands, LifeTableModel};
/// let table = LifeTableModel::new().estimate(&AgeBands::new(&[40.0, 900.0], &[70_000.0, 10_000.0], &[0.0, 65.0])?)?;
/// assert_eq!((table.age_start[1], table.survivors[0]), (65.0, 100_000.0));
/// assert!(table.age_end[1].is_nan()); // open-ended
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct LifeTable {
    /// The age at which each band starts.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub age_start: Vec<f64>,
    /// The age at which it ends; missing (NaN) for the open-ended one.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub age_end: Vec<f64>,
    /// The share of the band lived by those who die in it; missing (NaN) for the open-ended one.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub separation: Vec<f64>,
    /// Deaths as given.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub deaths: Vec<f64>,
    /// People, or person-years, as given.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub population: Vec<f64>,
    /// m: deaths per person and year.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub death_rate: Vec<f64>,
    /// q: the probability of dying in the band.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub probability_of_dying: Vec<f64>,
    /// l: of 100,000, those who live to its start.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub survivors: Vec<f64>,
    /// d: of them, those who die in it.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub dying: Vec<f64>,
    /// L: years lived in it by all of them.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub years_lived: Vec<f64>,
    /// T: years lived in it and in all later ones.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub years_above: Vec<f64>,
    /// e: years still to live at its start.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub life_expectancy: Vec<f64>,
    /// The standard error of the life expectancy.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub standard_error: Vec<f64>,
    /// Limits of the life expectancy, one entry a level.
    pub intervals: Vec<IntervalColumn>,
    /// How it was computed.
    pub method: Text,
    /// Key of the source.
    pub citation: Text,
    /// What a careful reader must know, each with what to do about it; `row` is that of the table.
    pub cautions: Vec<Caution>,
}

impl LifeTableModel {
    /// 95 % limits.
    ///
    /// ```
    /// use commonweal::{AgeBands, LifeTableModel};
    /// let table = LifeTableModel::new().estimate(&AgeBands::new(&[40.0, 900.0], &[70_000.0, 10_000.0], &[0.0, 65.0])?)?;
    /// assert!((table.intervals[0].lower[0] - 73.670366).abs() < 1e-6 && table.intervals[0].level == 0.95);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{AgeBands, Level, LifeTableModel};
    /// let bands = AgeBands::new(&[40.0, 900.0], &[70_000.0, 10_000.0], &[0.0, 65.0])?;
    /// let table = LifeTableModel::new().level(Level::P998).estimate(&bands)?;
    /// assert!((table.intervals[0].lower[1] - 9.966581).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// The life table of one population.
    ///
    /// ```
    /// use commonweal::{AgeBands, LifeTableModel};
    /// let bands = AgeBands::new(&[900.0, 10.0, 0.0], &[10_000.0, 30_000.0, 40_000.0], &[65.0, 0.0, 20.0])?;
    /// let table = LifeTableModel::new().estimate(&bands)?;
    /// assert_eq!(table.age_start, [0.0, 20.0, 65.0]);
    /// assert_eq!((table.cautions[0].code.as_str(), table.cautions[0].row), ("zero-event-strata", Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`AgeBands`]; `zero-denominator` for a band without people; `numerator-above-denominator` for more deaths than
    /// people in a band; `not-computable` where the open-ended band has no deaths; `overflow`.
    pub fn estimate(&self, bands: &AgeBands<'_>) -> Result<LifeTable> {
        let mut steps = Vec::with_capacity(bands.len());
        walk(bands, 0, &|_| Health::WHOLE, &mut |_, step| {
            steps.push(step);
        })
        .map_err(|fault| fault.error())?;
        steps.reverse();
        let column = |read: &dyn Fn(&super::recursion::Step) -> f64| -> Vec<f64> {
            steps.iter().map(read).collect()
        };
        let mut left = RADIX;
        let survivors: Vec<f64> = steps
            .iter()
            .map(|step| {
                let here = left;
                left *= step.surviving;
                here
            })
            .collect();
        let of_survivors = |read: &dyn Fn(&super::recursion::Step) -> f64| -> Vec<f64> {
            survivors
                .iter()
                .zip(&steps)
                .map(|(l, step)| l * read(step))
                .collect()
        };
        let life_expectancy = column(&|step| step.expectancy);
        let standard_error = column(&|step| step.variance.sqrt());
        let whole = life_expectancy.iter().chain(&standard_error);
        if whole.clone().any(|value| !value.is_finite()) {
            return Err(Error::overflow("deaths", "a life expectancy"));
        }
        let intervals = self.levels.iter().map(|level| {
            let reach = |sign: f64| -> Vec<f64> {
                let both = life_expectancy.iter().zip(&standard_error);
                both.map(|(e, error)| (e + sign * level.z() * error).max(0.0))
                    .collect()
            };
            IntervalColumn {
                level: level.probability(),
                lower: reach(-1.0),
                upper: reach(1.0),
                method: vec![IntervalMethod::ChiangSilcocks; steps.len()],
            }
        });
        let open = |step: &super::recursion::Step| step.band.width.is_infinite();
        Ok(LifeTable {
            intervals: intervals.collect(),
            age_start: column(&|step| step.band.start),
            age_end: column(&|step| {
                if open(step) {
                    f64::NAN
                } else {
                    step.band.start + step.band.width
                }
            }),
            separation: column(&|step| {
                if open(step) {
                    f64::NAN
                } else {
                    step.band.separation
                }
            }),
            deaths: column(&|step| step.band.deaths),
            population: column(&|step| step.band.population),
            death_rate: column(&|step| step.rate),
            probability_of_dying: column(&|step| step.dying),
            dying: of_survivors(&|step| step.dying),
            years_lived: of_survivors(&|step| step.years),
            years_above: of_survivors(&|step| step.expectancy),
            survivors,
            life_expectancy,
            standard_error,
            method: Text::Borrowed("Chiang's abridged life table"),
            citation: Text::Borrowed("chiang-1968"),
            cautions: cautions(bands, &steps),
        })
    }
}

fn cautions(bands: &AgeBands<'_>, steps: &[super::recursion::Step]) -> Vec<Caution> {
    let mut cautions = Vec::new();
    for (row, step) in steps.iter().enumerate() {
        if step.band.deaths == 0.0 {
            let message = "no deaths: the band adds nothing to the variance, and intervals that rest on it are too narrow; pool \
                           years or areas, or join bands";
            cautions.push(Caution::new(CautionCode::ZeroEventStrata, message).in_row(row as u64));
        }
        if step.certain {
            let message = "so many died that nobody in the table lives through the band: check its deaths and people, or join it \
                           with the next one";
            cautions.push(Caution::new(CautionCode::CertainDeath, message).in_row(row as u64));
        }
        if bands.uneven() == Some(step.band.start) {
            let message = "at least as wide as two of its neighbours: if a band is missing from the table, add it with its people \
                           and its deaths, 0 too";
            cautions.push(Caution::new(CautionCode::UnevenBands, message).in_row(row as u64));
        }
    }
    cautions
}
