//! Confidence levels.

use commonweal::{Error, ErrorCode};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;
use pyo3::types::PyString;

use super::Real;
use crate::errors::Failure;

/// A two-sided confidence level built from z, for limits "at three standard errors".
#[pyclass(frozen, eq, from_py_object, module = "commonweal._core")]
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Level(pub(crate) commonweal::Level);

#[pymethods]
impl Level {
    /// A level from its probability, such as 0.95.
    #[new]
    fn new(probability: f64) -> Result<Self, Failure> {
        Ok(Self(commonweal::Level::new(probability)?))
    }

    /// A level from the number of standard errors on either side, such as 3.
    #[staticmethod]
    fn from_z(z: f64) -> Result<Self, Failure> {
        Ok(Self(commonweal::Level::from_z(z)?))
    }

    /// The probability inside.
    #[getter]
    fn probability(&self) -> f64 {
        self.0.probability()
    }

    /// Standard errors on either side under a normal distribution.
    #[getter]
    fn z(&self) -> f64 {
        self.0.z()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (f64,))> {
        let level = slf.get().0;
        // A level is made from its probability or from z, and neither gives back all the digits of the other.
        if commonweal::Level::new(level.probability()).is_ok_and(|same| same == level) {
            return Ok((slf.get_type().into_any(), (level.probability(),)));
        }
        Ok((slf.get_type().getattr("from_z")?, (level.z(),)))
    }

    fn __repr__(&self) -> String {
        format!(
            "Level(probability={}, z={})",
            self.0.probability(),
            self.0.z()
        )
    }
}

/// One confidence level or a few.
pub(crate) struct Levels(pub(crate) commonweal::Levels);

impl Default for Levels {
    fn default() -> Self {
        Self(commonweal::Level::P95.into())
    }
}

impl Levels {
    fn one(object: &Bound<'_, PyAny>) -> Result<commonweal::Level, Failure> {
        if let Ok(level) = object.extract::<Level>() {
            return Ok(level.0);
        }
        let refused = || {
            Failure(Error::new(
                ErrorCode::WrongType,
                "level",
                "`level` must be a probability such as 0.95, or a list of them",
            ))
        };
        Ok(commonweal::Level::new(
            object
                .extract::<Real>()
                .map_err(|_| refused())?
                .get("level")
                .map_err(|_| refused())?,
        )?)
    }
}

impl<'py> FromPyObject<'_, 'py> for Levels {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Levels");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if !object.is_instance_of::<PyString>()
            && let Ok(several) = object.extract::<Vec<Bound<'py, PyAny>>>()
        {
            let levels = several
                .iter()
                .map(Self::one)
                .collect::<Result<Vec<_>, _>>()?;
            return Ok(Self(
                commonweal::Levels::try_from_slice(&levels).map_err(Failure)?,
            ));
        }
        Ok(Self(Self::one(&object)?.into()))
    }
}
