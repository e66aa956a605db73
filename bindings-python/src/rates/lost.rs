//! Years of life lost.

use commonweal::{YearsLost, YearsOfLifeLost};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{Floats, Levels, Real, offsets as starts, optional};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};

/// The columns as core checks them.
fn lost<'a>(
    deaths: &'a Floats<'_>,
    years_lost: Option<&Floats<'_>>,
    (age, up_to): (Option<&Floats<'_>>, Option<Real>),
    population: Option<&'a Floats<'_>>,
    standard: Option<&'a Floats<'_>>,
) -> Result<YearsLost<'a>, Failure> {
    let years = optional(years_lost, "years_lost")?;
    let age = optional(age, "age")?;
    let up_to = up_to.map(|limit| limit.get("up_to")).transpose()?;
    let mut lost = YearsLost::given(deaths.get("deaths")?, years, age, up_to)?;
    if let Some(population) = optional(population, "population")? {
        lost = lost.with_population(population)?;
    }
    if let Some(standard) = optional(standard, "standard_population")? {
        lost = lost.with_standard_population(standard)?;
    }
    Ok(lost)
}

fn model(per: Option<Real>, level: Levels) -> Result<YearsOfLifeLost, Failure> {
    let metric = YearsOfLifeLost::new().level(level.0);
    Ok(match per {
        Some(per) => metric.per(per.get("per")?),
        None => metric,
    })
}

/// Years of life lost: each death counted by the years that it came too early.
///
/// Either `years_lost` says what each death of a row loses (the life expectancy at its age), or `age` is the mean age at death
/// and `up_to` the age up to which years count (potential years of life lost). With `population` the answer is a rate per
/// 100,000, with `standard_population` (people of each row in a standard) a directly standardised one. Dobson limits.
///
/// >>> import commonweal as cw
/// >>> years = cw.years_of_life_lost([3, 2, 9, 41, 60, 300], age=[0.2, 9, 30, 55, 70, 84], up_to=75)
/// >>> print(f"{years.value:.1f} ({years.interval.lower:.1f} to {years.interval.upper:.1f})")
/// 1881.4 (1417.1 to 2414.8)
#[pyfunction]
#[pyo3(signature = (deaths, *, years_lost=None, age=None, up_to=None, population=None, standard_population=None, per=None, level=Levels::default(), **unknown), text_signature = "(deaths, *, years_lost=None, age=None, up_to=None, population=None, standard_population=None, per=None, level=0.95)")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn years_of_life_lost(
    deaths: Floats,
    years_lost: Option<Floats>,
    age: Option<Floats>,
    up_to: Option<Real>,
    population: Option<Floats>,
    standard_population: Option<Floats>,
    per: Option<Real>,
    level: Levels,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "years_of_life_lost")?;
    let (years, age) = (years_lost.as_ref(), (age.as_ref(), up_to));
    let standard = standard_population.as_ref();
    let lost = lost(&deaths, years, age, population.as_ref(), standard)?;
    Ok(model(per, level)?.estimate(&lost)?.into())
}

/// The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`).
#[pyfunction]
#[pyo3(signature = (offsets, deaths, *, up_to, per, level, years_lost=None, age=None, population=None, standard_population=None))]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn years_of_life_lost_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    deaths: Floats,
    up_to: Option<Real>,
    per: Option<Real>,
    level: Levels,
    years_lost: Option<Floats>,
    age: Option<Floats>,
    population: Option<Floats>,
    standard_population: Option<Floats>,
) -> Result<Estimates, Failure> {
    let offsets = starts(&offsets);
    let (years, age) = (years_lost.as_ref(), (age.as_ref(), up_to));
    let standard = standard_population.as_ref();
    let lost = lost(&deaths, years, age, population.as_ref(), standard)?;
    let metric = model(per, level)?;
    Ok(py
        .detach(|| metric.estimate_groups(&offsets, &lost))?
        .into())
}
