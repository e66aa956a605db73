//! Rates.

use commonweal::{
    CompleteRows, Counts, CrudeRate, DirectRate, Proportion, StandardPopulation, Strata,
};
use numpy::{PyArray1, ToPyArray};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;
use pyo3::types::{PyDict, PyString};

use crate::convert::{
    DirectRateInterval, Floats, Levels, Nulls, ProportionInterval, RateInterval, Real, optional,
    part,
};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};

pub(crate) mod healthy_life;
pub(crate) mod indirect;
pub(crate) mod life;
pub(crate) mod lost;
pub(crate) mod mean;
mod suppression;
pub(crate) use suppression::suppress_counts;

/// The name of a published standard population, or a column of its sizes.
pub(crate) enum Standard<'py> {
    Published(StandardPopulation),
    Sizes(Floats<'py>),
}

impl<'py> FromPyObject<'_, 'py> for Standard<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Standard");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.cast::<PyString>() {
            Ok(name) => Ok(Self::Published(
                StandardPopulation::parse(name.to_str()?).map_err(Failure)?,
            )),
            Err(_) => Ok(Self::Sizes(object.extract()?)),
        }
    }
}

impl Default for Standard<'_> {
    fn default() -> Self {
        Self::Published(StandardPopulation::European2013)
    }
}

impl Standard<'_> {
    /// What core makes of it.
    fn get(&self) -> Result<commonweal::Standard<'_>, Failure> {
        Ok(match self {
            Self::Published(published) => (*published).into(),
            Self::Sizes(sizes) => {
                commonweal::Standard::Sizes(sizes.get("standard_population")?.into())
            }
        })
    }
}

/// Crude rate: events over people, per 100,000, row by row.
///
/// rate = per * events / population. Limits treat the events as a Poisson count: exact (Garwood 1936) under ten events and
/// Byar's approximation (Breslow & Day 1987) from ten on, or one of them throughout (`interval`). Use it for the burden as
/// it is; to compare places of different age structure use `directly_standardised_rate`.
///
/// >>> import commonweal as cw
/// >>> rates = cw.crude_rate([812], [61234])
/// >>> print(f"{rates.value[0]:.6f} ({rates.interval.lower[0]:.6f} to {rates.interval.upper[0]:.6f})")
/// 1326.060685 (1236.408114 to 1420.495616)
#[pyfunction]
#[pyo3(signature = (events, population, *, per=Real::Number(100_000.0), level=Levels::default(), interval=RateInterval::default(), nulls=Nulls::default(), **unknown), text_signature = "(events, population, *, per=100000.0, level=0.95, interval='byar-exact-under-10', nulls='raise')")]
pub(crate) fn crude_rate(
    events: Floats,
    population: Floats,
    per: Real,
    level: Levels,
    interval: RateInterval,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimates, Failure> {
    refuse_unknown(unknown.as_ref(), "crude_rate")?;
    let metric = CrudeRate::new()
        .per(per.get("per")?)
        .level(level.0)
        .interval(interval.0);
    let columns = [
        ("events", events.get("events")?),
        ("population", population.get("population")?),
    ];
    of_counts(&columns, nulls, |counts| metric.estimate(counts))
}

/// Proportion: people with the event over people, row by row.
///
/// Limits are Wilson's score interval (Wilson 1927), good from the smallest numbers on. `per=100` gives a percentage. Where
/// one person can have several events use `crude_rate`.
///
/// >>> import commonweal as cw
/// >>> share = cw.proportion([0], [28])
/// >>> print(f"{share.value[0]:.6f} ({share.interval.lower[0]:.6f} to {share.interval.upper[0]:.6f})")
/// 0.000000 (0.000000 to 0.120643)
#[pyfunction]
#[pyo3(signature = (events, population, *, per=Real::Number(1.0), level=Levels::default(), interval=ProportionInterval::default(), nulls=Nulls::default(), **unknown), text_signature = "(events, population, *, per=1.0, level=0.95, interval='wilson', nulls='raise')")]
pub(crate) fn proportion(
    events: Floats,
    population: Floats,
    per: Real,
    level: Levels,
    interval: ProportionInterval,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimates, Failure> {
    refuse_unknown(unknown.as_ref(), "proportion")?;
    let metric = Proportion::new()
        .per(per.get("per")?)
        .level(level.0)
        .interval(interval.0);
    let columns = [
        ("events", events.get("events")?),
        ("population", population.get("population")?),
    ];
    of_counts(&columns, nulls, |counts| metric.estimate(counts))
}

fn of_counts(
    columns: &[(&'static str, &[f64])],
    nulls: Nulls,
    estimate: impl Fn(&Counts<'_>) -> commonweal::Result<commonweal::Estimates>,
) -> Result<Estimates, Failure> {
    let rows = CompleteRows::of(columns, nulls.0)?;
    let estimates = rows.answer(|rows| estimate(&Counts::new(rows.column(0), rows.column(1))?))?;
    Ok(estimates.into())
}

/// Directly standardised rate: the rate that a standard population would have with these age-specific rates.
///
/// DSR = sum(w x / n) / sum(w), limits by Dobson and others (1991), or gamma limits (`interval="fay-feuer"` or `"tiwari"`). The standard population is "european-2013" (then `age`
/// says at which age each row's band starts, in any order of rows) or a column with its size in each stratum.
/// `minimum_events=10` withholds rates on fewer events, as English public health does. Where a person may have several events,
/// `squared_events` gives the sum over people of the square of theirs in each stratum: 40 people admitted once and 5 three times
/// make 55 `events` and 40 + 5 * 9 = 85 `squared_events`.
///
/// >>> import commonweal as cw
/// >>> rate = cw.directly_standardised_rate([2, 9, 40, 120], [5000, 12000, 8000, 4000], age=[0, 15, 45, 65])
/// >>> print(f"{rate.value:.6f}")
/// 752.400000
#[pyfunction]
#[pyo3(signature = (events, population, *, standard_population=Standard::default(), age=None, age_end=None, per=Real::Number(100_000.0), level=Levels::default(), interval=DirectRateInterval::default(), squared_events=None, minimum_events=Real::Number(0.0), nulls=Nulls::default(), **unknown), text_signature = "(events, population, *, standard_population='european-2013', age=None, age_end=None, per=100000.0, level=0.95, interval='dobson', squared_events=None, minimum_events=0.0, nulls='raise')")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn directly_standardised_rate(
    events: Floats,
    population: Floats,
    standard_population: Standard<'_>,
    age: Option<Floats>,
    age_end: Option<Real>,
    per: Real,
    level: Levels,
    interval: DirectRateInterval,
    squared_events: Option<Floats>,
    minimum_events: Real,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "directly_standardised_rate")?;
    let metric = DirectRate::new()
        .per(per.get("per")?)
        .level(level.0)
        .interval(interval.0)
        .minimum_events(minimum_events.get("minimum_events")?);
    let age_end = age_end.map(|end| end.get("age_end")).transpose()?;
    let (events, population) = (events.get("events")?, population.get("population")?);
    let age = optional(age.as_ref(), "age")?;
    let standard = standard_population.get()?;
    let sizes = standard.sizes(age, age_end)?;
    let mut columns = vec![
        ("events", events),
        ("population", population),
        ("standard_population", &*sizes),
        ("age", age.unwrap_or(&sizes)),
    ];
    let squares = optional(squared_events.as_ref(), "squared_events")?;
    columns.extend(squares.map(|column| ("squared_events", column)));
    let estimate = CompleteRows::of(&columns, nulls.0)?.answer(|rows| {
        let mut strata = Strata::new(rows.column(0), rows.column(1), rows.column(2))?;
        if let Some(squares) = rows.named("squared_events") {
            strata = strata.with_squared_events(squares)?;
        }
        let mut estimate = metric.estimate(&strata)?;
        standard.describe(&mut estimate, rows.column(2), rows.column(3));
        Ok(estimate)
    })?;
    Ok(estimate.into())
}

/// Directly standardised rates of many groups: rows sorted by group, and where each group starts (for `cw.frames`).
#[pyfunction]
#[pyo3(signature = (offsets, events, population, standard_population, *, per, level, interval, minimum_events, published=None, age=None, squared_events=None))]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn directly_standardised_rate_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    events: Floats,
    population: Floats,
    standard_population: Floats,
    per: Real,
    level: Levels,
    interval: DirectRateInterval,
    minimum_events: Real,
    published: Option<String>,
    age: Option<Floats>,
    squared_events: Option<Floats>,
) -> Result<Estimates, Failure> {
    let metric = DirectRate::new()
        .per(per.get("per")?)
        .level(level.0)
        .interval(interval.0)
        .minimum_events(minimum_events.get("minimum_events")?);
    let (events, population) = (events.get("events")?, population.get("population")?);
    let sizes = standard_population.get("standard_population")?;
    let squares = optional(squared_events.as_ref(), "squared_events")?;
    let offsets = crate::convert::offsets(&offsets);
    let mut estimates =
        py.detach(|| metric.estimate_groups(&offsets, events, population, sizes, squares))?;
    if let (Some(name), Some(age)) = (published, optional(age.as_ref(), "age")?) {
        let standard = StandardPopulation::parse(&name)?;
        estimates.method = standard.method().into();
        // Most groups have the bands of the one before.
        let (mut last, mut cautions) = ((&[][..], &[][..]), Vec::new());
        for (row, ends) in offsets.windows(2).enumerate() {
            let bands =
                ends.iter().copied().min().unwrap_or(0)..ends.iter().copied().max().unwrap_or(0);
            let here = (part(sizes, &bands), part(age, &bands));
            if here != last {
                (last, cautions) = (here, standard.cautions(here.0, here.1));
            }
            for caution in &cautions {
                estimates.add_caution(caution.clone().in_row(row as u64));
            }
        }
    }
    Ok(estimates.into())
}

/// The exact sums of a column of counts over groups of rows; a missing, infinite or negative count is refused with its row
/// (for `cw.frames`).
#[pyfunction]
pub(crate) fn sums_of_counts<'py>(
    py: Python<'py>,
    offsets: Vec<u64>,
    column: Floats,
    param: &str,
) -> Result<Bound<'py, PyArray1<f64>>, Failure> {
    let param = if param == "events" {
        "events"
    } else {
        "population"
    };
    let column = column.get(param)?;
    // A part of a population may be empty, so the rows are checked as events are.
    Counts::new(column, &vec![1.0; column.len()]).map_err(|error| error.about(param))?;
    let offsets = crate::convert::offsets(&offsets);
    let ends = offsets.iter().skip(1);
    let sums = offsets
        .iter()
        .zip(ends)
        .map(|(&start, &end)| commonweal::exact_sum(part(column, &(start..end))));
    Ok(sums.collect::<Vec<f64>>().to_pyarray(py))
}

/// The size of each age band in a published standard population (for `cw.frames`).
#[pyfunction]
pub(crate) fn standard_population_sizes<'py>(
    py: Python<'py>,
    standard_population: &str,
    age: Floats,
    age_end: Option<Real>,
) -> Result<Bound<'py, PyArray1<f64>>, Failure> {
    let standard = StandardPopulation::parse(standard_population)?;
    let age_end = age_end.map(|end| end.get("age_end")).transpose()?;
    Ok(standard.weights(age.get("age")?, age_end)?.to_pyarray(py))
}
