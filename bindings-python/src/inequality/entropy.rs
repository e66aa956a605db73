//! The generalised entropy indices.

use commonweal::GeneralisedEntropyIndex;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::distribution::{of_all, of_each};
use crate::convert::{Floats, Levels, Nulls, Real, SampleInterval};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};
use crate::survey::Design;

/// Generalised entropy index: Theil's index (`alpha` 1), the mean log deviation (0), half the squared coefficient of variation
/// (2), and what lies between and beyond.
///
/// GE(a) = (sum(w r^a) / W - 1) / (a (a - 1)), with r the value over the weighted mean; 0 means all the same. A low `alpha` looks
/// at the bottom of the distribution, a high one at its top; for 0 or less no value may be zero. `weights` are the people each
/// value stands for. Values of a whole population have no interval; for a sample ask for interval="linearised", or
/// "linearised-sampling" (rows drawn with unequal chances).
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> theil = cw.generalised_entropy_index([0, 0, 1, 2, 5, 9, 9, 30])
/// >>> print(theil.measure, f"{theil.value:.6f}")
/// Theil index 0.750866
#[pyfunction]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
#[pyo3(signature = (values, *, weights=None, alpha=Real::Number(1.0), level=Levels::default(), interval=SampleInterval::default(), design=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, weights=None, alpha=1.0, level=0.95, interval='none', design=None, nulls='raise')")]
pub(crate) fn generalised_entropy_index(
    values: Floats,
    weights: Option<Floats>,
    alpha: Real,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "generalised_entropy_index")?;
    let metric = metric(&alpha, level, interval)?;
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
#[pyo3(signature = (offsets, values, *, alpha, level, interval, weights=None, design=None))]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn generalised_entropy_index_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    values: Floats,
    alpha: Real,
    level: Levels,
    interval: SampleInterval,
    weights: Option<Floats>,
    design: Option<Design>,
) -> Result<Estimates, Failure> {
    let metric = metric(&alpha, level, interval)?;
    of_each(
        py,
        &offsets,
        &values,
        weights.as_ref(),
        design.as_ref(),
        &|values| metric.estimate(values),
    )
}

fn metric(
    alpha: &Real,
    level: Levels,
    interval: SampleInterval,
) -> Result<GeneralisedEntropyIndex, Failure> {
    Ok(GeneralisedEntropyIndex::new()
        .alpha(alpha.get("alpha")?)
        .level(level.0)
        .interval(interval.0))
}
