//! Healthy life expectancy.

use commonweal::{AgeBands, HealthShares, HealthyLifeExpectancy};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::life::bands;
use crate::convert::{
    Floats, HealthMeasure, Levels, Real, SmallAreaRule, offsets as starts, optional, required,
};
use crate::errors::{Failure, refuse_unknown};
use crate::named_columns::Flag;
use crate::results::{Estimate, Estimates};

fn model(
    at_age: Option<Real>,
    measure: HealthMeasure,
    survival_variance: &Flag,
    level: Levels,
    suppression: SmallAreaRule,
) -> Result<HealthyLifeExpectancy, Failure> {
    let mut metric = HealthyLifeExpectancy::new()
        .level(level.0)
        .measure(measure.0)
        .survival_variance(survival_variance.get("survival_variance")?)
        .suppression(suppression.0);
    if let Some(age) = at_age {
        metric = metric.at_age(age.get("at_age")?);
    }
    Ok(metric)
}

fn shares<'a>(
    healthy: Option<&'a Floats<'_>>,
    asked: Option<&'a Floats<'_>>,
    standard_errors: Option<&'a Floats<'_>>,
) -> Result<HealthShares<'a>, Failure> {
    let shares = HealthShares::new(required(healthy, "healthy")?)?;
    let errors = optional(standard_errors, "standard_errors")?;
    Ok(shares.with_given(optional(asked, "asked")?, errors)?)
}

/// Healthy life expectancy: the years in good health that people of an age would still live, by Sullivan's method (1971).
///
/// `healthy` is the share of each age band in good health, from 0 to 1, `asked` the people who were asked (or `standard_errors`
/// those of the shares): without either there is no interval. The variance counts the survey and the chance of deaths;
/// `survival_variance=False` leaves deaths out, as many published figures do. `measure` gives years in good health, years in
/// poor health, or the share of life in good health. Age bands and `at_age` as in `life_expectancy`.
///
/// >>> import commonweal as cw
/// >>> years = cw.healthy_life_expectancy([10, 30, 900], [30_000, 40_000, 10_000], age_start=[0, 20, 65],
/// ...     healthy=[0.97, 0.85, 0.55], asked=[300, 500, 200])
/// >>> print(f"{years.value:.6f} ({years.interval.lower:.6f} to {years.interval.upper:.6f})")
/// 62.569882 (60.877914 to 64.261850)
#[pyfunction]
#[pyo3(signature = (deaths, population, *, age_start=None, healthy=None, asked=None, standard_errors=None, measure=HealthMeasure::default(), survival_variance=Flag::YES, at_age=None, separation=None, level=Levels::default(), suppression=SmallAreaRule::default(), **unknown), text_signature = "(deaths, population, *, age_start, healthy, asked=None, standard_errors=None, measure='years-in-good-health', survival_variance=True, at_age=None, separation=None, level=0.95, suppression='none')")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn healthy_life_expectancy(
    deaths: Floats,
    population: Floats,
    age_start: Option<Floats>,
    healthy: Option<Floats>,
    asked: Option<Floats>,
    standard_errors: Option<Floats>,
    measure: HealthMeasure,
    survival_variance: Flag,
    at_age: Option<Real>,
    separation: Option<Floats>,
    level: Levels,
    suppression: SmallAreaRule,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "healthy_life_expectancy")?;
    let metric = model(at_age, measure, &survival_variance, level, suppression)?;
    let bands: AgeBands<'_> = bands(
        &deaths,
        &population,
        age_start.as_ref(),
        separation.as_ref(),
    )?;
    let shares = shares(healthy.as_ref(), asked.as_ref(), standard_errors.as_ref())?;
    Ok(metric.estimate(&bands, &shares)?.into())
}

/// The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`).
#[pyfunction]
#[pyo3(signature = (offsets, deaths, population, age_start, healthy, *, measure, survival_variance, at_age, level, suppression, asked=None, standard_errors=None, separation=None))]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn healthy_life_expectancy_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    deaths: Floats,
    population: Floats,
    age_start: Floats,
    healthy: Floats,
    measure: HealthMeasure,
    survival_variance: Flag,
    at_age: Option<Real>,
    level: Levels,
    suppression: SmallAreaRule,
    asked: Option<Floats>,
    standard_errors: Option<Floats>,
    separation: Option<Floats>,
) -> Result<Estimates, Failure> {
    let offsets = starts(&offsets);
    let metric = model(at_age, measure, &survival_variance, level, suppression)?;
    let columns = [
        deaths.get("deaths")?,
        population.get("population")?,
        age_start.get("age_start")?,
    ];
    let separation = optional(separation.as_ref(), "separation")?;
    let shares = shares(Some(&healthy), asked.as_ref(), standard_errors.as_ref())?;
    let estimates = py.detach(|| metric.estimate_groups(&offsets, columns, separation, &shares));
    Ok(estimates?.into())
}
