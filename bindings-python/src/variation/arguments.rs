//! What only the functions over time take: flags, rules, rows or days, and one number or a column.

use commonweal::{Date, Error, ErrorCode};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;
use pyo3::types::{PyBool, PyString};

use crate::convert::{Floats, Real};
use crate::errors::Failure;
use crate::texts::Dates;

fn wrong_type(
    param: &'static str,
    object: Borrowed<'_, '_, PyAny>,
    wanted: &str,
) -> PyResult<PyErr> {
    let kind = object.get_type().name()?;
    let message = format!("`{param}` is of type {kind}: give {wanted}");
    Ok(Failure(Error::new(ErrorCode::WrongType, param, message)).into())
}

/// True or false; a number is not one.
pub(crate) struct Screen(pub(crate) bool);

impl<'py> FromPyObject<'_, 'py> for Screen {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "bool");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.cast::<PyBool>() {
            Ok(flag) => Ok(Self(flag.is_true())),
            Err(_) => Err(wrong_type("screen", object, "True or False")?),
        }
    }
}

/// The name of a set of rules, or a list of names of rules.
#[derive(Default)]
pub(crate) struct Rules(pub(crate) commonweal::RuleSet);

impl<'py> FromPyObject<'_, 'py> for Rules {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Rules");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let wanted = "the name of a set of rules, or a list of names of rules";
        let names = if let Ok(one) = object.cast::<PyString>() {
            vec![one.to_str()?.to_owned()]
        } else if let Ok(several) = object.extract::<Vec<String>>() {
            several
        } else {
            return Err(wrong_type("rules", object, wanted)?);
        };
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        Ok(Self(commonweal::RuleSet::parse(&names).map_err(Failure)?))
    }
}

/// One number, or a column of them.
pub(crate) enum NumberOrNumbers<'py> {
    Number(f64),
    Numbers(Floats<'py>),
}

impl NumberOrNumbers<'_> {
    /// A single number is a column of one.
    pub(crate) fn get(&self, param: &'static str) -> Result<&[f64], Failure> {
        match self {
            Self::Number(number) => Ok(std::slice::from_ref(number)),
            Self::Numbers(column) => column.get(param),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for NumberOrNumbers<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "NumberOrNumbers");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match object.extract::<Real>()? {
            Real::Number(number) => Ok(Self::Number(number)),
            Real::Refused(_) => Floats::extract(object).map(Self::Numbers),
        }
    }
}

/// Rows, or days, at which phases start.
pub(crate) struct Rebase<'py> {
    rows: Floats<'py>,
    days: Dates,
}

impl Rebase<'_> {
    /// Rows and days; one of the two lists is empty.
    pub(crate) fn get(&self) -> Result<(Vec<usize>, Vec<Date>), Failure> {
        let Ok(rows) = self.rows.get("rebase") else {
            let days = self.days.get("rebase")?;
            if let Some(row) = days.iter().position(Option::is_none) {
                let message =
                    format!("`rebase` row {row} is missing: name each day, or leave it out");
                return Err(Error::new(ErrorCode::MissingValue, "rebase", message)
                    .at(row)
                    .into());
            }
            return Ok((Vec::new(), days.into_iter().flatten().collect()));
        };
        Ok((commonweal::whole_rows("rebase", rows)?, Vec::new()))
    }
}

impl<'py> FromPyObject<'_, 'py> for Rebase<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Rows");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self {
            rows: Floats::extract(object)?,
            days: Dates::extract(object)?,
        })
    }
}
