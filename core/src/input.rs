//! Checked views of the caller's columns. Every check of length, sign and finiteness happens here, once.

#[cfg(feature = "ndarray")]
mod array;
mod counts;
mod figures;
mod missing;
mod ordered;
mod ranked;
mod ranks;
mod strata;
mod survey;
mod texts;
mod uncertainty;
mod unordered;
mod weighted;

#[cfg(feature = "ndarray")]
pub use array::array_column;
pub use counts::Counts;
pub(crate) use figures::Figure;
pub use figures::Figures;
pub use missing::{CompleteRows, Nulls};
pub(crate) use ordered::Uncertainty;
pub use ordered::{EventDistribution, OrderedGroups};
pub use ranked::RankedValues;
pub use ranks::{Order, Ranks};
pub use strata::Strata;
pub(crate) use strata::check_squares;
pub(crate) use survey::{Again, AllAgain, Variance};
pub use survey::{ReplicateCentre, ReplicateMethod, SingleCluster, SurveyDesign, SurveySample};
pub use texts::{complete_days, complete_texts};
pub use uncertainty::GivenUncertainty;
pub use unordered::UnorderedGroups;
pub use weighted::WeightedValues;

use crate::error::{Error, ErrorCode, Result};

/// At least one row.
pub(crate) fn not_empty(param: &'static str, column: &[f64]) -> Result<()> {
    if column.is_empty() {
        Err(Error::empty(param))
    } else {
        Ok(())
    }
}

/// As many rows as another column.
pub(crate) fn same_length(
    param: &'static str,
    column: &[f64],
    other: &'static str,
    expected: usize,
) -> Result<()> {
    if column.len() == expected {
        Ok(())
    } else {
        Err(Error::length(param, column.len(), other, expected))
    }
}

/// No missing and no infinite value.
pub(crate) fn finite(param: &'static str, column: &[f64]) -> Result<()> {
    match column.iter().position(|value| !value.is_finite()) {
        None => Ok(()),
        Some(index) => Err(not_finite(param, column, index)),
    }
}

#[cold]
fn not_finite(param: &'static str, column: &[f64], index: usize) -> Error {
    let value = column.get(index).copied().unwrap_or(f64::NAN);
    if value.is_nan() {
        Error::missing(param, index)
    } else {
        Error::value(
            ErrorCode::NotFinite,
            param,
            index,
            value,
            "it must be a finite number",
        )
    }
}

/// Finite and not below zero.
pub(crate) fn not_negative(param: &'static str, column: &[f64]) -> Result<()> {
    finite(param, column)?;
    match column.iter().position(|value| *value < 0.0) {
        None => Ok(()),
        Some(index) => {
            let value = column.get(index).copied().unwrap_or(f64::NAN);
            Err(Error::value(
                ErrorCode::NegativeValue,
                param,
                index,
                value,
                "it must not be below zero",
            ))
        }
    }
}

/// Finite and above zero; zero has an error code of its own.
pub(crate) fn denominators(param: &'static str, column: &[f64]) -> Result<()> {
    not_negative(param, column)?;
    match column.iter().position(|value| *value == 0.0) {
        None => Ok(()),
        Some(index) => Err(Error::value(
            ErrorCode::ZeroDenominator,
            param,
            index,
            0.0,
            "a rate over nobody has no value; leave the row out or correct it",
        )),
    }
}
