//! Core errors as Python exceptions with the same facts.

use pyo3::prelude::*;
use pyo3::types::PyDict;

pyo3::import_exception!(commonweal.errors, InputError);

/// Lets glue code write `?` on core results.
pub(crate) struct Failure(pub(crate) commonweal::Error);

impl From<commonweal::Error> for Failure {
    fn from(error: commonweal::Error) -> Self {
        Self(error)
    }
}

impl From<Failure> for PyErr {
    fn from(Failure(error): Failure) -> Self {
        let facts = (
            error.to_string(),
            error.code().as_str(),
            error.param().map(str::to_owned),
            error.index(),
        );
        InputError::new_err(facts)
    }
}

/// An option that no operation knows is named, with the one that was probably meant.
pub(crate) fn refuse_unknown(
    unknown: Option<&Bound<'_, PyDict>>,
    operation: &str,
) -> Result<(), Failure> {
    let Some(key) = unknown.and_then(|unknown| unknown.keys().iter().next()) else {
        return Ok(());
    };
    Err(Failure(commonweal::unknown_option(
        operation,
        &key.to_string(),
    )))
}
