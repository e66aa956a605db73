//! Shortfall below a line.

use commonweal::PovertyIndex;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::distribution::{of_all, of_each};
use crate::convert::{
    Floats, Levels, Nulls, PovertyAtLine, PovertyForm, PovertyLineOf, Real, SampleInterval,
};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};
use crate::survey::Design;

/// Poverty index: who falls short of a line, by how much, and how unequally; 0 is nobody.
///
/// Give a fixed `line`, in the unit of the values, or `line_share`, such as 0.6, of their median (`line_of="mean"`: of their mean). Poor is
/// who is below the line; `at_line="poor"` counts those exactly at it too, which matters for the head count and Sen's index.
///
/// With the gap g = (z - y) / z of the poor below the line z: the mean of g^alpha over all (Foster, Greer and Thorbecke), which is the
/// head count with `alpha` 0, the default, the gap with 1, and the severity with 2; form="watts" is the mean of ln(z / y); "sen" is
/// H I + H (1 - I) G, with the head count H, the mean gap I of the poor and their Gini index G; "sen-shorrocks-thon" is H I (1 + G),
/// with the Gini index G of the gaps of all. Values below zero are for the head count alone. `weights` are the people each value stands
/// for. Values of a whole population have no interval; for a sample ask for interval="linearised", or "linearised-sampling" (rows drawn
/// with unequal chances): limits allow for a relative line that is of the same sample.
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> income = [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]
/// >>> print(f"{cw.poverty_index(income, line_share=0.6).value:.6f}")
/// 0.300000
/// >>> print(f"{cw.poverty_index(income, line=6, alpha=1).value:.6f}")
/// 0.183333
#[pyfunction]
#[pyo3(signature = (values, *, line=None, line_share=None, line_of=None, weights=None, form=PovertyForm::default(), alpha=None, at_line=PovertyAtLine::default(), level=Levels::default(), interval=SampleInterval::default(), design=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, line=None, line_share=None, line_of=None, weights=None, form='foster-greer-thorbecke', alpha=None, at_line='not-poor', level=0.95, interval='none', design=None, nulls='raise')")]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn poverty_index(
    values: Floats,
    line: Option<Real>,
    line_share: Option<Real>,
    line_of: Option<PovertyLineOf>,
    weights: Option<Floats>,
    form: PovertyForm,
    alpha: Option<Real>,
    at_line: PovertyAtLine,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "poverty_index")?;
    let metric = metric((line, line_share, line_of), form, alpha, at_line)?;
    let metric = metric.level(level.0).interval(interval.0);
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
#[pyo3(signature = (offsets, values, *, line, line_share, line_of, form, alpha, at_line, level, interval, weights=None, design=None))]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn poverty_index_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    values: Floats,
    line: Option<Real>,
    line_share: Option<Real>,
    line_of: Option<PovertyLineOf>,
    form: PovertyForm,
    alpha: Option<Real>,
    at_line: PovertyAtLine,
    level: Levels,
    interval: SampleInterval,
    weights: Option<Floats>,
    design: Option<Design>,
) -> Result<Estimates, Failure> {
    let metric = metric((line, line_share, line_of), form, alpha, at_line)?;
    let metric = metric.level(level.0).interval(interval.0);
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
    (line, share, of): (Option<Real>, Option<Real>, Option<PovertyLineOf>),
    form: PovertyForm,
    alpha: Option<Real>,
    at_line: PovertyAtLine,
) -> Result<PovertyIndex, Failure> {
    let mut metric = PovertyIndex::new().form(form.0).at_line(at_line.0);
    if let Some(line) = line {
        metric = metric.line(line.get("line")?);
    }
    if let Some(share) = share {
        metric = metric.line_share(share.get("line_share")?);
    }
    if let Some(of) = of {
        metric = metric.line_of(of.0);
    }
    if let Some(alpha) = alpha {
        metric = metric.alpha(alpha.get("alpha")?);
    }
    Ok(metric)
}
