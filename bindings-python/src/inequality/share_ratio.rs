//! Ratios of what the top and the bottom hold.

use commonweal::QuantileShareRatio;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::distribution::{of_all, of_each};
use crate::convert::{Floats, Levels, Nulls, Real, SampleInterval};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};
use crate::survey::Design;

/// Quantile share ratio: how many times as much of the total the top of a distribution holds as the bottom: S80/S20 as it stands,
/// the Palma ratio with top=0.1 and bottom=0.4.
///
/// (1 - L(1 - top)) / L(bottom), with L the share of the total that the bottom share of the people holds (Lorenz curve, straight
/// between its points, so that ties and their order do not count). `weights` are the people each value stands for. Values of a
/// whole population have no interval; for a sample ask for interval="linearised", or "linearised-sampling" (rows drawn with
/// unequal chances).
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> beds = [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]
/// >>> palma = cw.quantile_share_ratio(beds, top=0.1, bottom=0.4)
/// >>> print(palma.measure, f"{palma.value:.6f}")
/// Palma ratio 1.428571
#[pyfunction]
#[pyo3(signature = (values, *, weights=None, top=Real::Number(0.2), bottom=Real::Number(0.2), level=Levels::default(), interval=SampleInterval::default(), design=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, weights=None, top=0.2, bottom=0.2, level=0.95, interval='none', design=None, nulls='raise')")]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn quantile_share_ratio(
    values: Floats,

    weights: Option<Floats>,
    top: Real,
    bottom: Real,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "quantile_share_ratio")?;
    let metric = metric(&top, &bottom, level, interval)?;
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
#[pyo3(signature = (offsets, values, *, top, bottom, level, interval, weights=None, design=None))]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn quantile_share_ratio_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    values: Floats,

    top: Real,
    bottom: Real,
    level: Levels,
    interval: SampleInterval,
    weights: Option<Floats>,
    design: Option<Design>,
) -> Result<Estimates, Failure> {
    let metric = metric(&top, &bottom, level, interval)?;
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
    top: &Real,
    bottom: &Real,
    level: Levels,
    interval: SampleInterval,
) -> Result<QuantileShareRatio, Failure> {
    Ok(QuantileShareRatio::new()
        .top(top.get("top")?)
        .bottom(bottom.get("bottom")?)
        .level(level.0)
        .interval(interval.0))
}
