//! The coefficient of variation.

use commonweal::CoefficientOfVariation;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::distribution::{of_all, of_each};
use crate::convert::{Divisor, Floats, Levels, Nulls, SampleInterval};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};
use crate::survey::Design;

/// Coefficient of variation: the standard deviation over the mean; 0 is all the same.
///
/// CV = sqrt(sum(w (y - m)^2) / W) / m, with m the weighted mean and W the people; divisor="n-1" divides by one less, for a
/// sample. `weights` are the people each value stands for. Values of a whole population have no interval; for a sample ask for
/// interval="linearised", or "linearised-sampling" (rows drawn with unequal chances).
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> beds = [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]
/// >>> print(f"{cw.coefficient_of_variation(beds).value:.6f}")
/// 0.673852
#[pyfunction]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
#[pyo3(signature = (values, *, weights=None, divisor=Divisor::default(), level=Levels::default(), interval=SampleInterval::default(), design=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, weights=None, divisor='n', level=0.95, interval='none', design=None, nulls='raise')")]
pub(crate) fn coefficient_of_variation(
    values: Floats,

    weights: Option<Floats>,
    divisor: Divisor,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "coefficient_of_variation")?;
    let metric = metric(divisor, level, interval);
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
#[pyo3(signature = (offsets, values, *, divisor, level, interval, weights=None, design=None))]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn coefficient_of_variation_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    values: Floats,

    divisor: Divisor,
    level: Levels,
    interval: SampleInterval,
    weights: Option<Floats>,
    design: Option<Design>,
) -> Result<Estimates, Failure> {
    let metric = metric(divisor, level, interval);
    of_each(
        py,
        &offsets,
        &values,
        weights.as_ref(),
        design.as_ref(),
        &|values| metric.estimate(values),
    )
}

fn metric(divisor: Divisor, level: Levels, interval: SampleInterval) -> CoefficientOfVariation {
    CoefficientOfVariation::new()
        .divisor(divisor.0)
        .level(level.0)
        .interval(interval.0)
}
