//! Zenga's index.

use commonweal::ZengaIndex;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::distribution::{of_all, of_each};
use crate::convert::{Floats, Levels, Nulls, SampleInterval};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};
use crate::survey::Design;

/// Zenga's index of 2007: at every place in the order, by how much the mean of those below falls short of the mean of those above, on
/// average over all places.
///
/// Z = integral of 1 - (L(p) / p) (1 - p) / (1 - L(p)), with L the Lorenz curve, straight between its points; 0 means all the same, and 1
/// is not reached. `weights` are the people each value stands for. Values of a whole population have no interval; for a sample ask for
/// interval="linearised", or "linearised-sampling" (rows drawn with unequal chances).
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> print(f"{cw.zenga_index([3, 3, 3, 5, 5, 8, 8, 8, 8, 20]).value:.6f}")
/// 0.625367
#[pyfunction]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
#[pyo3(signature = (values, *, weights=None, level=Levels::default(), interval=SampleInterval::default(), design=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, weights=None, level=0.95, interval='none', design=None, nulls='raise')")]
pub(crate) fn zenga_index(
    values: Floats,
    weights: Option<Floats>,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "zenga_index")?;
    let metric = metric(level, interval);
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
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn zenga_index_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    values: Floats,
    level: Levels,
    interval: SampleInterval,
    weights: Option<Floats>,
    design: Option<Design>,
) -> Result<Estimates, Failure> {
    let metric = metric(level, interval);
    of_each(
        py,
        &offsets,
        &values,
        weights.as_ref(),
        design.as_ref(),
        &|values| metric.estimate(values),
    )
}

fn metric(level: Levels, interval: SampleInterval) -> ZengaIndex {
    ZengaIndex::new().level(level.0).interval(interval.0)
}
