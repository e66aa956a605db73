//! Inequality in life expectancy, from deaths and people.

use commonweal::{LifeExpectancyGradient, Ranks};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{Floats, Levels, Order, Real, missing, required};
use crate::errors::{Failure, refuse_unknown};
use crate::results::Gradient;

/// Slope and relative index of inequality of life expectancy, from deaths and people by age and deprivation.
///
/// One row for each age band of each group: `age_start` says where the band starts, `rank` which group it is of. A life table
/// for each group, and the line through their life expectancies, weighted by people, with propagated limits. `at_age=65` gives
/// the years still to live at 65. Where deaths of several years are counted, `population` is the sum of their populations.
///
/// >>> import commonweal as cw
/// >>> gradient = cw.life_expectancy_gradient([9, 900, 6, 800], [60_000, 10_000] * 2, age_start=[0, 65] * 2,
/// ...     rank=[1, 1, 2, 2], order="most-deprived-first", at_age=65)
/// >>> print(gradient.value.round(3), round(gradient.slope_index.value, 3))
/// [11.111 12.5  ] 2.778
#[pyfunction]
#[pyo3(signature = (deaths, population, *, age_start=None, rank=None, order=None, at_age=None, level=Levels::default(), **unknown), text_signature = "(deaths, population, *, age_start, rank, order, at_age=None, level=0.95)")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn life_expectancy_gradient(
    deaths: Floats,
    population: Floats,
    age_start: Option<Floats>,
    rank: Option<Floats>,
    order: Option<Order>,
    at_age: Option<Real>,
    level: Levels,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Gradient, Failure> {
    refuse_unknown(unknown.as_ref(), "life_expectancy_gradient")?;
    let mut model = LifeExpectancyGradient::new().level(level.0);
    if let Some(age) = at_age {
        model = model.at_age(age.get("at_age")?);
    }
    let (deaths, population) = (deaths.get("deaths")?, population.get("population")?);
    let age_start = required(age_start.as_ref(), "age_start")?;
    let rank = required(rank.as_ref(), "rank")?;
    let order = order.ok_or_else(|| missing("order"))?.0;
    Ok(model
        .estimate(deaths, population, age_start, Ranks::new(rank, order))?
        .into())
}
