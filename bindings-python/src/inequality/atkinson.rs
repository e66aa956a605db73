//! The Atkinson index.

use commonweal::AtkinsonIndex;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::distribution::{of_all, of_each};
use crate::convert::{Floats, IndexReport, Levels, Nulls, Real, SampleInterval};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};
use crate::survey::Design;

/// Atkinson index: the share of the total that could be given up, if the rest were shared equally, without making matters worse,
/// for someone who minds inequality as much as `epsilon` says; 0 is all the same.
///
/// A = 1 - (sum(w r^(1 - e)) / W)^(1 / (1 - e)), with r the value over the weighted mean; for epsilon 1 it is 1 less the
/// geometric mean over the mean, and no value may be zero from there on. report="equally-distributed-equivalent" tells the value
/// that would be as good if all had it, the mean times (1 - A). `weights` are the people each value stands for. Values of a whole
/// population have no interval; for a sample ask for interval="linearised", or "linearised-sampling" (rows drawn with unequal
/// chances).
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> beds = [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]
/// >>> print(f"{cw.atkinson_index(beds).value:.6f}")
/// 0.162449
/// >>> print(f"{cw.atkinson_index(beds, report='equally-distributed-equivalent').value:.6f}")
/// 5.946609
#[pyfunction]
#[pyo3(signature = (values, *, weights=None, epsilon=Real::Number(1.0), report=IndexReport::default(), level=Levels::default(), interval=SampleInterval::default(), design=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, weights=None, epsilon=1.0, report='index', level=0.95, interval='none', design=None, nulls='raise')")]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn atkinson_index(
    values: Floats,
    weights: Option<Floats>,
    epsilon: Real,
    report: IndexReport,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "atkinson_index")?;
    let metric = metric(&epsilon, report, level, interval)?;
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
#[pyo3(signature = (offsets, values, *, epsilon, report, level, interval, weights=None, design=None))]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn atkinson_index_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    values: Floats,
    epsilon: Real,
    report: IndexReport,
    level: Levels,
    interval: SampleInterval,
    weights: Option<Floats>,
    design: Option<Design>,
) -> Result<Estimates, Failure> {
    let metric = metric(&epsilon, report, level, interval)?;
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
    epsilon: &Real,
    report: IndexReport,
    level: Levels,
    interval: SampleInterval,
) -> Result<AtkinsonIndex, Failure> {
    Ok(AtkinsonIndex::new()
        .epsilon(epsilon.get("epsilon")?)
        .report(report.0)
        .level(level.0)
        .interval(interval.0))
}
