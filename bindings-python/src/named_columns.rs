//! What Python passes in that has names: columns in an order that counts; and flags.

use commonweal::{Error, ErrorCode};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;
use pyo3::types::{PyDict, PyString};

use crate::convert::Floats;
use crate::errors::Failure;

/// Columns of numbers by name: a dictionary, or pairs of a name and a column.
pub(crate) struct Columns<'py>(Result<Vec<(String, Floats<'py>)>, String>);

impl Columns<'_> {
    /// The columns in their order, or an error that names the parameter.
    pub(crate) fn get(&self, param: &'static str) -> Result<Vec<(&str, &[f64])>, Failure> {
        match &self.0 {
            Ok(columns) => columns
                .iter()
                .map(|(name, column)| Ok((name.as_str(), column.get(param)?)))
                .collect(),
            Err(reason) => {
                let message = format!("`{param}` {reason}");
                Err(Failure(Error::new(ErrorCode::WrongType, param, message)))
            }
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Columns<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Columns");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let kind = object.get_type().name()?.to_string();
        let wanted = "give named columns, as a dictionary or as pairs of a name and a column";
        let refused = |found: String| Ok(Self(Err(format!("{found}: {wanted}"))));
        let pairs: Vec<(Bound<'py, PyAny>, Bound<'py, PyAny>)> = if let Ok(dictionary) =
            object.cast::<PyDict>()
        {
            dictionary.iter().collect()
        } else if object.is_instance_of::<PyString>() {
            return refused(format!("is of type {kind}"));
        } else {
            // A pair may be a tuple, or a list as JSON has it.
            let pair = |item: PyResult<Bound<'py, PyAny>>| -> PyResult<_> {
                let parts: Vec<Bound<'py, PyAny>> = item?.extract()?;
                <[_; 2]>::try_from(parts)
                    .map(|[name, column]| (name, column))
                    .map_err(|_| pyo3::exceptions::PyValueError::new_err("a pair has two parts"))
            };
            let pairs: PyResult<Vec<_>> = object
                .try_iter()
                .and_then(|items| items.map(pair).collect());
            match pairs {
                Ok(pairs) => pairs,
                Err(_) => return refused(format!("is of type {kind}")),
            }
        };
        let mut columns = Vec::with_capacity(pairs.len());
        for (name, column) in pairs {
            let Ok(text) = name.cast::<PyString>() else {
                let kind = name.get_type().name()?;
                return refused(format!("has a name of type {kind}"));
            };
            columns.push((text.to_str()?.to_owned(), column.extract()?));
        }
        Ok(Self(Ok(columns)))
    }
}

/// True or false; numbers and text are refused by name.
pub(crate) struct Flag(Result<bool, String>);

impl Flag {
    pub(crate) const NO: Self = Self(Ok(false));
    pub(crate) const YES: Self = Self(Ok(true));

    pub(crate) fn get(&self, param: &'static str) -> Result<bool, Failure> {
        self.0.clone().map_err(|kind| {
            let message = format!("`{param}` is of type {kind}: give True or False");
            Failure(Error::new(ErrorCode::WrongType, param, message))
        })
    }
}

impl<'py> FromPyObject<'_, 'py> for Flag {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "bool");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.extract::<bool>() {
            Ok(flag) => Ok(Self(Ok(flag))),
            Err(_) => Ok(Self(Err(object.get_type().name()?.to_string()))),
        }
    }
}
