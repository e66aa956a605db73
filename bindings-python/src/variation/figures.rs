//! Figures that are compared: results, or published values with limits.

use commonweal::{Error, ErrorCode, IntervalMethod, Level};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;
use pyo3::types::{PyMapping, PyString};

use super::arguments::NumberOrNumbers;
use crate::convert::Real;
use crate::errors::Failure;
use crate::results::{Estimate, Estimates};

/// What published figures may say.
const KEYS: [&str; 10] = [
    "value",
    "lower",
    "upper",
    "level",
    "measure",
    "unit",
    "per",
    "interval_method",
    "events",
    "population",
];

/// An estimate, estimates, or a mapping of value, lower, upper and what else is known of them.
pub(crate) enum Figures {
    Read(commonweal::Figures),
    Refused(String),
}

impl Figures {
    pub(crate) fn get(self, param: &'static str) -> Result<commonweal::Figures, Failure> {
        match self {
            Self::Read(figures) => Ok(figures),
            Self::Refused(kind) => {
                let message = format!(
                    "`{param}` is of type {kind}: give a result of a measure, or a mapping with value, lower and upper"
                );
                Err(Failure(Error::new(ErrorCode::WrongType, param, message)))
            }
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Figures {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Figures");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(one) = object.cast::<Estimate>() {
            return Ok(Self::Read((&one.get().0).into()));
        }
        if let Ok(many) = object.cast::<Estimates>() {
            return Ok(Self::Read((&many.get().0).into()));
        }
        match object.cast::<PyMapping>() {
            Ok(mapping) => Ok(Self::Read(published(&mapping)?)),
            Err(_) => Ok(Self::Refused(object.get_type().name()?.to_string())),
        }
    }
}

fn published(mapping: &Bound<'_, PyMapping>) -> PyResult<commonweal::Figures> {
    for key in mapping.keys()?.iter() {
        let key = key.str()?.to_string();
        if !KEYS.contains(&key.as_str()) {
            let message = format!(
                "`{key}` is not known of figures: they have {}",
                KEYS.join(", ")
            );
            return Err(Failure(Error::new(ErrorCode::UnknownOption, key, message)).into());
        }
    }
    let given = |key: &str| -> PyResult<Option<Bound<'_, PyAny>>> {
        if !mapping.contains(key)? {
            return Ok(None);
        }
        Ok(Some(mapping.get_item(key)?).filter(|value| !value.is_none()))
    };
    let column = |key: &'static str| -> PyResult<Option<Vec<f64>>> {
        let Some(found) = given(key)? else {
            return Ok(None);
        };
        let found: NumberOrNumbers<'_> = found.extract()?;
        Ok(Some(found.get(key)?.to_vec()))
    };
    let text = |key: &str| -> PyResult<Option<String>> {
        given(key)?.map(|found| found.extract()).transpose()
    };
    let needed = |key: &'static str| {
        column(key)?.ok_or_else(|| PyErr::from(Failure(commonweal::missing_argument(key))))
    };
    let core = |found: commonweal::Result<commonweal::Figures>| {
        found.map_err(|error| PyErr::from(Failure(error)))
    };
    let mut figures = core(commonweal::Figures::new(&needed("value")?))?;
    let lower = column("lower")?;
    if lower.is_some() || mapping.contains("upper")? {
        let upper = needed("upper")?;
        let lower = lower.ok_or_else(|| Failure(commonweal::missing_argument("lower")))?;
        let level = match given("level")? {
            Some(level) => level.extract::<Real>()?.get("level")?,
            None => Level::P95.probability(),
        };
        let level = Level::new(level).map_err(Failure)?;
        let methods = methods(given("interval_method")?)?;
        figures = core(figures.with_limits_made_by(&lower, &upper, level, &methods))?;
    }
    if let Some(events) = column("events")? {
        figures = core(figures.with_counts(&events, &needed("population")?))?;
    }
    if let Some(measure) = text("measure")? {
        figures = figures.named(measure);
    }
    if let Some(unit) = text("unit")? {
        figures = figures.with_unit(unit);
    }
    if let Some(per) = given("per")? {
        figures = figures.with_per(per.extract::<Real>()?.get("per")?);
    }
    Ok(figures)
}

/// One method, or one a row; of a row without limits any will do.
fn methods(given: Option<Bound<'_, PyAny>>) -> PyResult<Vec<IntervalMethod>> {
    let Some(given) = given else {
        return Ok(vec![IntervalMethod::Published]);
    };
    let names: Vec<Option<String>> = if given.is_instance_of::<PyString>() {
        vec![Some(given.extract()?)]
    } else {
        given.extract()?
    };
    let named = |name: &Option<String>| match name {
        None => Ok(IntervalMethod::Published),
        Some(name) => IntervalMethod::parse(name)
            .map_err(|error| Failure(error.about("interval_method")).into()),
    };
    names.iter().map(named).collect()
}
