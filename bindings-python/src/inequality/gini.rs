//! The Gini index.

use commonweal::GiniIndex;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::distribution::{of_all, of_each};
use crate::convert::{Floats, GiniCorrection, GiniInterval, Levels, Nulls, Real};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};
use crate::survey::Design;

/// Gini index: how far the distribution is from everyone having the same; 0 is all the same.
///
/// G = 2 cov(y, R) / m, with R the share of people below plus half of those at the same value, and m the weighted mean.
/// `weights` are the people each value stands for. `nu` above 2 looks at the bottom more closely (extended Gini index).
/// `correction` is for a small sample: "sample-size" is n / (n - 1), "weights" is 1 / (1 - sum of squared shares). Values of a
/// whole population have no interval; for a sample ask for interval="linearised", "linearised-logit", "linearised-sampling"
/// (rows drawn with unequal chances) or "jackknife".
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> index = cw.gini_index([0, 0, 1, 2, 5, 9, 9, 30])
/// >>> print(f"{index.value:.6f}")
/// 0.629464
#[pyfunction]
#[pyo3(signature = (values, *, weights=None, nu=Real::Number(2.0), correction=GiniCorrection::default(), level=Levels::default(), interval=GiniInterval::default(), design=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, weights=None, nu=2.0, correction='none', level=0.95, interval='none', design=None, nulls='raise')")]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn gini_index(
    values: Floats,
    weights: Option<Floats>,
    nu: Real,
    correction: GiniCorrection,
    level: Levels,
    interval: GiniInterval,
    design: Option<Design>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "gini_index")?;
    let metric = metric(&nu, correction, level, interval)?;
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
#[pyo3(signature = (offsets, values, *, nu, correction, level, interval, weights=None, design=None))]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn gini_index_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    values: Floats,
    nu: Real,
    correction: GiniCorrection,
    level: Levels,
    interval: GiniInterval,
    weights: Option<Floats>,
    design: Option<Design>,
) -> Result<Estimates, Failure> {
    let metric = metric(&nu, correction, level, interval)?;
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
    nu: &Real,
    correction: GiniCorrection,
    level: Levels,
    interval: GiniInterval,
) -> Result<GiniIndex, Failure> {
    Ok(GiniIndex::new()
        .nu(nu.get("nu")?)
        .correction(correction.0)
        .level(level.0)
        .interval(interval.0))
}
