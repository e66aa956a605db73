//! The Hoover index.

use commonweal::HooverIndex;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::distribution::{of_all, of_each};
use crate::convert::{Floats, HooverInterval, Levels, Nulls};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};
use crate::survey::Design;

/// Hoover index: the share of the total that would have to move for all to have the same.
///
/// H = sum(w |y - m|) / (2 sum(w y)), with m the weighted mean; 0 means all the same. `weights` are the people each value
/// stands for. Values of a whole population have no interval; for a sample of units ask for interval="linearised".
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> index = cw.hoover_index([0, 0, 1, 2, 5, 9, 9, 30])
/// >>> print(f"{index.value:.6f}")
/// 0.482143
#[pyfunction]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
#[pyo3(signature = (values, *, weights=None, level=Levels::default(), interval=HooverInterval::default(), design=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, weights=None, level=0.95, interval='none', design=None, nulls='raise')")]
pub(crate) fn hoover_index(
    values: Floats,
    weights: Option<Floats>,
    level: Levels,
    interval: HooverInterval,
    design: Option<Design>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "hoover_index")?;
    let metric = HooverIndex::new().level(level.0).interval(interval.0);
    of_all(
        &values,
        weights.as_ref(),
        nulls,
        design.as_ref(),
        &|values| metric.estimate(values),
    )
}

/// The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`).
#[pyfunction]
#[pyo3(signature = (offsets, values, *, level, interval, weights=None, design=None))]
pub(crate) fn hoover_index_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    values: Floats,
    level: Levels,
    interval: HooverInterval,
    weights: Option<Floats>,
    design: Option<Design>,
) -> Result<Estimates, Failure> {
    let metric = HooverIndex::new().level(level.0).interval(interval.0);
    of_each(
        py,
        &offsets,
        &values,
        weights.as_ref(),
        design.as_ref(),
        &|values| metric.estimate(values),
    )
}
