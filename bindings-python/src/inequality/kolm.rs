//! The Kolm index.

use commonweal::KolmIndex;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::distribution::{of_all, of_each};
use crate::convert::{Floats, IndexReport, Levels, Nulls, Real, SampleInterval, missing};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};
use crate::survey::Design;

/// Kolm index: how much of what each has could be given up, if the rest were shared equally, without making matters worse, for
/// someone who minds inequality as much as `kappa` says; in the unit of the values, 0 is all the same.
///
/// K = ln(sum(w exp(kappa (m - y))) / W) / |kappa|, with m the weighted mean. `kappa` has no default: it is one over a number in
/// the unit of the values. To mean what an Atkinson index of `epsilon` means at some reference, take epsilon sum(y) / sum(y^2) of
/// the reference, and the same number everywhere. Below zero it is for a burden, such as a distance or a wait. Values may be
/// negative. report="equally-distributed-equivalent" tells the value that would be as good (or as bad) if all had it: m - K, or
/// m + K for a burden. `weights` are the people each value stands for. Values of a whole population have no interval; for a
/// sample ask for interval="linearised", or "linearised-sampling" (rows drawn with unequal chances).
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> metres = [200, 400, 1500]
/// >>> felt = cw.kolm_index(metres, kappa=-0.001, weights=[500, 300, 200], report="equally-distributed-equivalent")
/// >>> print(f"{felt.value:.6f}")
/// 670.178715
#[pyfunction]
#[pyo3(signature = (values, *, kappa=None, weights=None, report=IndexReport::default(), level=Levels::default(), interval=SampleInterval::default(), design=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, kappa, weights=None, report='index', level=0.95, interval='none', design=None, nulls='raise')")]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn kolm_index(
    values: Floats,
    kappa: Option<Real>,
    weights: Option<Floats>,
    report: IndexReport,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "kolm_index")?;
    let metric = metric(kappa.as_ref(), report, level, interval)?;
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
#[pyo3(signature = (offsets, values, *, kappa, report, level, interval, weights=None, design=None))]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn kolm_index_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    values: Floats,
    kappa: Option<Real>,
    report: IndexReport,
    level: Levels,
    interval: SampleInterval,
    weights: Option<Floats>,
    design: Option<Design>,
) -> Result<Estimates, Failure> {
    let metric = metric(kappa.as_ref(), report, level, interval)?;
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
    kappa: Option<&Real>,
    report: IndexReport,
    level: Levels,
    interval: SampleInterval,
) -> Result<KolmIndex, Failure> {
    let kappa = kappa.ok_or_else(|| missing("kappa"))?;
    Ok(KolmIndex::new(kappa.get("kappa")?)
        .report(report.0)
        .level(level.0)
        .interval(interval.0))
}
