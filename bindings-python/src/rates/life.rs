//! Life tables.

use commonweal::{AgeBands, LifeTableModel};
use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{Floats, Levels, Real, SmallAreaRule, optional, required};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{
    Array, Caution, Estimate, Estimates, IntervalColumn, codes_by_row, display, frozen, json,
};

frozen! {
    /// A life table, one row a band in order of age.
    LifeTable {
        /// The age at which each band starts.
        age_start: Array<'py> = |core, py| core.age_start.to_pyarray(py);
        /// The age at which it ends; NaN for the open-ended one.
        age_end: Array<'py> = |core, py| core.age_end.to_pyarray(py);
        /// The share of the band lived by those who die in it; NaN for the open-ended one.
        separation: Array<'py> = |core, py| core.separation.to_pyarray(py);
        /// Deaths as given.
        deaths: Array<'py> = |core, py| core.deaths.to_pyarray(py);
        /// People, or person-years, as given.
        population: Array<'py> = |core, py| core.population.to_pyarray(py);
        /// m: deaths per person and year.
        death_rate: Array<'py> = |core, py| core.death_rate.to_pyarray(py);
        /// q: the probability of dying in the band.
        probability_of_dying: Array<'py> = |core, py| core.probability_of_dying.to_pyarray(py);
        /// l: of 100,000, those who live to its start.
        survivors: Array<'py> = |core, py| core.survivors.to_pyarray(py);
        /// d: of them, those who die in it.
        dying: Array<'py> = |core, py| core.dying.to_pyarray(py);
        /// L: years lived in it by all of them.
        years_lived: Array<'py> = |core, py| core.years_lived.to_pyarray(py);
        /// T: years lived in it and in all later ones.
        years_above: Array<'py> = |core, py| core.years_above.to_pyarray(py);
        /// e: years still to live at its start.
        life_expectancy: Array<'py> = |core, py| core.life_expectancy.to_pyarray(py);
        /// The standard error of the life expectancy.
        standard_error: Array<'py> = |core, py| core.standard_error.to_pyarray(py);
        /// Limits of the life expectancy at the first level asked for.
        interval: Option<IntervalColumn> = |core, _| core.intervals.first().cloned().map(IntervalColumn);
        /// Limits at all levels asked for.
        intervals: Vec<IntervalColumn> = |core, _| core.intervals.iter().cloned().map(IntervalColumn).collect();
        /// How it was computed.
        method: String = |core, _| core.method.to_string();
        /// Key of the source.
        citation: String = |core, _| core.citation.to_string();
        /// What a careful reader must know, each with the row it belongs to.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.age_start.len()
        }

        /// The codes of each row's cautions, joined by commas; empty where a row has none.
        #[getter]
        fn caution_codes(&self) -> Vec<String> {
            codes_by_row(&self.0.cautions, self.0.age_start.len())
        }
    }
}

/// Deaths, people and ages of one population, as core checks them.
pub(super) fn bands<'a>(
    deaths: &'a Floats<'_>,
    population: &'a Floats<'_>,
    age_start: Option<&'a Floats<'_>>,
    separation: Option<&'a Floats<'_>>,
) -> Result<AgeBands<'a>, Failure> {
    let age_start = required(age_start, "age_start")?;
    let bands = AgeBands::new(
        deaths.get("deaths")?,
        population.get("population")?,
        age_start,
    )?;
    Ok(match optional(separation, "separation")? {
        Some(separation) => bands.with_separation(separation)?,
        None => bands,
    })
}

fn expectancy(
    at_age: Option<Real>,
    level: Levels,
    suppression: SmallAreaRule,
) -> Result<commonweal::LifeExpectancy, Failure> {
    let mut metric = commonweal::LifeExpectancy::new()
        .level(level.0)
        .suppression(suppression.0);
    if let Some(age) = at_age {
        metric = metric.at_age(age.get("at_age")?);
    }
    Ok(metric)
}

/// Life expectancy: the years that people of an age would still live at the death rates of today.
///
/// Chiang's abridged life table (1968) with the variance of Silcocks and others (2001), as the templates of the Office for
/// National Statistics and of Public Health England have it. `age_start` says where each row's age band starts, in any order;
/// the last is open-ended, at any age. `at_age=65` gives the life expectancy at 65; the first age (birth) unless given.
/// Populations of 5,000 or fewer and 95 % intervals wider than 20 years get a caution, or with suppression="phe" an error.
/// Where deaths of several years are counted, `population` is the sum of the populations of these years.
///
/// >>> import commonweal as cw
/// >>> years = cw.life_expectancy([10, 30, 900], [30_000, 40_000, 10_000], age_start=[0, 20, 65])
/// >>> print(f"{years.value:.6f} ({years.interval.lower:.6f} to {years.interval.upper:.6f})")
/// 74.563697 (73.721546 to 75.405847)
#[pyfunction]
#[pyo3(signature = (deaths, population, *, age_start=None, at_age=None, separation=None, level=Levels::default(), suppression=SmallAreaRule::default(), **unknown), text_signature = "(deaths, population, *, age_start, at_age=None, separation=None, level=0.95, suppression='none')")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn life_expectancy(
    deaths: Floats,
    population: Floats,
    age_start: Option<Floats>,
    at_age: Option<Real>,
    separation: Option<Floats>,
    level: Levels,
    suppression: SmallAreaRule,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "life_expectancy")?;
    let metric = expectancy(at_age, level, suppression)?;
    let bands = bands(
        &deaths,
        &population,
        age_start.as_ref(),
        separation.as_ref(),
    )?;
    Ok(metric.estimate(&bands)?.into())
}

/// The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`).
#[pyfunction]
#[pyo3(signature = (offsets, deaths, population, age_start, *, at_age, level, suppression, separation=None))]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn life_expectancy_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    deaths: Floats,
    population: Floats,
    age_start: Floats,
    at_age: Option<Real>,
    level: Levels,
    suppression: SmallAreaRule,
    separation: Option<Floats>,
) -> Result<Estimates, Failure> {
    let offsets = crate::convert::offsets(&offsets);
    let metric = expectancy(at_age, level, suppression)?;
    let (deaths, population) = (deaths.get("deaths")?, population.get("population")?);
    let age_start = age_start.get("age_start")?;
    let separation = optional(separation.as_ref(), "separation")?;
    let estimates =
        py.detach(|| metric.estimate_groups(&offsets, deaths, population, age_start, separation));
    Ok(estimates?.into())
}

/// Life table: what happens, band by band, to 100,000 people who meet the death rates of today.
///
/// Chiang's abridged life table: death rates, probabilities of dying, survivors, years lived and the life expectancy at every
/// age with its limits, in order of age. See `life_expectancy` for the formulas.
///
/// >>> import commonweal as cw
/// >>> table = cw.life_table([10, 30, 900], [30_000, 40_000, 10_000], age_start=[0, 20, 65])
/// >>> print(table.survivors.round(1), table.life_expectancy.round(6))
/// [100000.   99335.5  96038.6] [74.563697 54.995561 11.111111]
#[pyfunction]
#[pyo3(signature = (deaths, population, *, age_start=None, separation=None, level=Levels::default(), **unknown), text_signature = "(deaths, population, *, age_start, separation=None, level=0.95)")]
pub(crate) fn life_table(
    deaths: Floats,
    population: Floats,
    age_start: Option<Floats>,
    separation: Option<Floats>,
    level: Levels,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<LifeTable, Failure> {
    refuse_unknown(unknown.as_ref(), "life_table")?;
    let bands = bands(
        &deaths,
        &population,
        age_start.as_ref(),
        separation.as_ref(),
    )?;
    Ok(LifeTableModel::new()
        .level(level.0)
        .estimate(&bands)?
        .into())
}
