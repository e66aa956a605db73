//! What Python passes in: columns, numbers, names and levels.
//!
//! Extraction of a column or number never fails: it keeps what it could not read, and the function that knows the name of
//! the parameter raises. So every message names its parameter, and every exception is ours.

use std::ops::Range;

use commonweal::{Error, ErrorCode};
use numpy::{PyReadonlyArray1, PyUntypedArray, PyUntypedArrayMethods};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;
use pyo3::types::{PyBool, PyString};

use crate::errors::Failure;

mod choices;
mod levels;

pub(crate) use choices::*;
pub(crate) use levels::{Level, Levels};

/// A column of numbers: a contiguous float64 array is borrowed, everything else is copied once.
pub(crate) enum Floats<'py> {
    Borrowed(PyReadonlyArray1<'py, f64>),
    Owned(Vec<f64>),
    Refused {
        code: ErrorCode,
        index: Option<usize>,
        reason: String,
    },
}

impl Floats<'_> {
    /// The numbers, or an error that names the parameter.
    pub(crate) fn get(&self, param: &'static str) -> Result<&[f64], Failure> {
        match self {
            Self::Borrowed(array) => array.as_slice().map_err(|_| {
                Failure(Error::new(
                    ErrorCode::WrongShape,
                    param,
                    format!("`{param}` must be one contiguous column"),
                ))
            }),
            Self::Owned(values) => Ok(values),
            Self::Refused {
                code,
                index,
                reason,
            } => {
                let place = index.map_or(String::new(), |index| format!(" row {index}"));
                let error = Error::new(*code, param, format!("`{param}`{place} {reason}"));
                Err(Failure(
                    index.map_or(error.clone(), |index| error.at(index)),
                ))
            }
        }
    }

    fn refused(code: ErrorCode, index: Option<usize>, reason: impl Into<String>) -> Self {
        Self::Refused {
            code,
            index,
            reason: reason.into(),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Floats<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Floats");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        // A subclass may mean something else by its numbers: a masked array does.
        let plain = object
            .get_type()
            .is(object.py().get_type::<PyUntypedArray>());
        if plain && let Ok(array) = object.extract::<PyReadonlyArray1<'py, f64>>() {
            if array.as_slice().is_ok() {
                return Ok(Self::Borrowed(array));
            }
            return Ok(Self::Owned(array.as_array().to_vec()));
        }
        if let Ok(array) = object.cast::<PyUntypedArray>()
            && array.ndim() != 1
        {
            let reason = format!("has {} dimensions: give one column", array.ndim());
            return Ok(Self::refused(ErrorCode::WrongShape, None, reason));
        }
        // Lists, tuples, other dtypes, Series of any dataframe library: one place in Python knows them all.
        let module = object.py().import("commonweal._columns")?;
        let (array, code, index, reason): (
            Option<Bound<'py, PyAny>>,
            String,
            Option<usize>,
            String,
        ) = module.call_method1("as_float64", (object,))?.extract()?;
        match array {
            Some(array) => Ok(Self::Borrowed(
                array.extract::<PyReadonlyArray1<'py, f64>>()?,
            )),
            None => Ok(Self::refused(
                ErrorCode::parse(&code).map_err(Failure)?,
                index,
                reason,
            )),
        }
    }
}

/// A column that may be left out.
pub(crate) fn optional<'a>(
    column: Option<&'a Floats<'_>>,
    param: &'static str,
) -> Result<Option<&'a [f64]>, Failure> {
    column.map(|column| column.get(param)).transpose()
}

/// A column that the operation cannot do without.
pub(crate) fn required<'a>(
    column: Option<&'a Floats<'_>>,
    param: &'static str,
) -> Result<&'a [f64], Failure> {
    column.ok_or_else(|| missing(param))?.get(param)
}

/// The error for an argument that was not given.
pub(crate) fn missing(param: &'static str) -> Failure {
    Failure(commonweal::missing_argument(param))
}

/// One number; bool and text are refused by name.
pub(crate) enum Real {
    Number(f64),
    Refused(String),
}

impl Real {
    pub(crate) fn get(&self, param: &'static str) -> Result<f64, Failure> {
        match self {
            Self::Number(value) => Ok(*value),
            Self::Refused(kind) => {
                let message = format!("`{param}` is of type {kind}: give a number");
                Err(Failure(Error::new(ErrorCode::WrongType, param, message)))
            }
        }
    }

    /// A whole number from 0 to 2^32 - 1.
    pub(crate) fn whole(&self, param: &'static str) -> Result<u32, Failure> {
        let value = self.get(param)?;
        if value.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&value) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "just checked"
            )]
            return Ok(value as u32);
        }
        let message = format!("`{param}` is {value}: give a whole number from 0 to 4294967295");
        Err(Failure(Error::new(ErrorCode::OutOfRange, param, message)))
    }
}

impl<'py> FromPyObject<'_, 'py> for Real {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "float");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyBool>() || object.is_instance_of::<PyString>() {
            return Ok(Self::Refused(object.get_type().name()?.to_string()));
        }
        match object.extract::<f64>() {
            Ok(value) => Ok(Self::Number(value)),
            Err(_) => Ok(Self::Refused(object.get_type().name()?.to_string())),
        }
    }
}

/// An option that knows whether it was given, for those that may be given in vain. None is no way of leaving it out.
pub(crate) struct Given<T>(pub(crate) Option<T>);

impl<'a, 'py, T: FromPyObject<'a, 'py>> FromPyObject<'a, 'py> for Given<T> {
    type Error = T::Error;
    const INPUT_TYPE: PyStaticExpr = T::INPUT_TYPE;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Self::Error> {
        object.extract().map(|value| Self(Some(value)))
    }
}

/// The unit of the values, in words.
pub(crate) struct Unit(pub(crate) String);

impl<'py> FromPyObject<'_, 'py> for Unit {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "str");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.cast::<PyString>() {
            Ok(words) => Ok(Self(words.to_str()?.to_owned())),
            Err(_) => Err(wrong_type("unit", object, "a text, such as \"years\"")?.into()),
        }
    }
}

/// A function that is told of progress.
pub(crate) struct Callback<'py>(pub(crate) Bound<'py, PyAny>);

impl<'py> FromPyObject<'_, 'py> for Callback<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Progress");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.is_callable() {
            return Ok(Self(object.to_owned()));
        }
        Err(wrong_type("progress", object, "a function of (done, total)")?.into())
    }
}

/// The error for an argument of a type that it cannot have.
fn wrong_type(
    param: &'static str,
    object: Borrowed<'_, '_, PyAny>,
    wanted: &str,
) -> PyResult<Failure> {
    let kind = object.get_type().name()?;
    let message = format!("`{param}` is of type {kind}: give {wanted}");
    Ok(Failure(Error::new(ErrorCode::WrongType, param, message)))
}

/// Where each group starts, and the end of the last.
pub(crate) fn offsets(offsets: &[u64]) -> Vec<usize> {
    offsets
        .iter()
        .map(|&offset| usize::try_from(offset).unwrap_or(usize::MAX))
        .collect()
}

/// The part of a column that belongs to a group; empty beyond its end (core then says that lengths differ).
pub(crate) fn part<'a>(column: &'a [f64], rows: &Range<usize>) -> &'a [f64] {
    column.get(rows.clone()).unwrap_or(&[])
}
