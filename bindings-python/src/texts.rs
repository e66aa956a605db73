//! What Python passes in that is not numbers: columns of text, days, and columns of days.
//!
//! As for numbers, extraction never fails: the function that knows the name of the parameter raises.

use commonweal::{Date, Error, ErrorCode, complete_texts};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;

use crate::errors::Failure;

/// The cells of a column as text, or why there is none.
struct Cells(Result<Vec<Option<String>>, Refused>);

struct Refused {
    code: ErrorCode,
    index: Option<usize>,
    reason: String,
}

impl Cells {
    /// Reads whatever holds cells; one place in Python knows them all.
    fn read(object: Borrowed<'_, '_, PyAny>, reader: &str) -> PyResult<Self> {
        type Answer = (Option<Vec<Option<String>>>, String, Option<usize>, String);
        let module = object.py().import("commonweal._columns")?;
        let (cells, code, index, reason): Answer =
            module.call_method1(reader, (object,))?.extract()?;
        Ok(Self(match cells {
            Some(cells) => Ok(cells),
            None => Err(Refused {
                code: ErrorCode::parse(&code).map_err(Failure)?,
                index,
                reason,
            }),
        }))
    }

    fn get(&self, param: &'static str) -> Result<Vec<Option<&str>>, Failure> {
        match &self.0 {
            Ok(cells) => Ok(cells.iter().map(Option::as_deref).collect()),
            Err(Refused {
                code,
                index,
                reason,
            }) => {
                let place = index.map_or(String::new(), |index| format!(" row {index}"));
                let error = Error::new(*code, param, format!("`{param}`{place} {reason}"));
                Err(Failure(
                    index.map_or(error.clone(), |index| error.at(index)),
                ))
            }
        }
    }
}

/// A column of text.
pub(crate) struct Texts(Cells);

impl Texts {
    /// The text of every row; a missing one is an error.
    pub(crate) fn get(&self, param: &'static str) -> Result<Vec<&str>, Failure> {
        Ok(complete_texts(param, &self.0.get(param)?)?)
    }
}

impl<'py> FromPyObject<'_, 'py> for Texts {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Texts");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Cells::read(object, "as_texts").map(Self)
    }
}

/// A column of names that may be numbers: of them only counts which are the same.
pub(crate) struct Labels(Cells);

impl Labels {
    /// The name of every row; a missing one is an error.
    pub(crate) fn get(&self, param: &'static str) -> Result<Vec<&str>, Failure> {
        Ok(complete_texts(param, &self.0.get(param)?)?)
    }
}

impl<'py> FromPyObject<'_, 'py> for Labels {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Labels");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Cells::read(object, "as_labels").map(Self)
    }
}

/// A column of days; a missing one is an open end.
pub(crate) struct Dates(Cells);

impl Dates {
    pub(crate) fn get(&self, param: &'static str) -> Result<Vec<Option<Date>>, Failure> {
        Ok(Date::parse_column(param, &self.0.get(param)?)?)
    }
}

impl<'py> FromPyObject<'_, 'py> for Dates {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Dates");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Cells::read(object, "as_dates").map(Self)
    }
}

/// One day.
pub(crate) struct Day(Cells);

impl Day {
    pub(crate) fn get(&self, param: &'static str) -> Result<Date, Failure> {
        let cells = self.0.get(param)?;
        let text = cells.first().copied().flatten().unwrap_or_default();
        Ok(Date::parse(text).map_err(|error| error.about(param))?)
    }
}

impl<'py> FromPyObject<'_, 'py> for Day {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Day");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Cells::read(object, "as_date").map(Self)
    }
}

/// One text.
pub(crate) struct Words(Cells);

impl Words {
    pub(crate) fn get(&self, param: &'static str) -> Result<&str, Failure> {
        Ok(self
            .0
            .get(param)?
            .first()
            .copied()
            .flatten()
            .unwrap_or_default())
    }
}

impl<'py> FromPyObject<'_, 'py> for Words {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "str");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Cells::read(object, "as_text").map(Self)
    }
}
