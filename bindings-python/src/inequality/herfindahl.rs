//! The Herfindahl-Hirschman index.

use commonweal::HerfindahlHirschmanIndex;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::distribution::{of_all, of_each};
use crate::convert::{Floats, HerfindahlForm, HerfindahlInterval, HerfindahlScale, Levels, Nulls};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};

/// Herfindahl-Hirschman index: how concentrated the provision of care is among few providers.
///
/// H = sum(s^2), with s the share of each provider in `values` (counts of care, or shares). form="normalised" runs from 0, equal shares
/// of all providers given, to 1; "effective-number" is 1 / H, the number of providers of one size that would be as concentrated;
/// "hall-tideman" counts shares by their place, the largest first (Rosenbluth's index too). scale="points" tells it out of 10,000.
///
/// What was provided is known and has no interval. Where values are counts of events, interval="multinomial" makes limits of the index
/// of the chances behind their shares; chance alone raises the index itself, which may so lie above its limits (a caution says by how
/// much). "hall-tideman" has none.
///
/// >>> import commonweal as cw
/// >>> operations = [620, 240, 90, 50]  # hip replacements of one area, by provider
/// >>> print(f"{cw.herfindahl_hirschman_index(operations).value:.6f}")
/// 0.452600
/// >>> print(f"{cw.herfindahl_hirschman_index(operations, form='effective-number').value:.6f}")
/// 2.209456
#[pyfunction]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
#[pyo3(signature = (values, *, form=HerfindahlForm::default(), scale=HerfindahlScale::default(), level=Levels::default(), interval=HerfindahlInterval::default(), nulls=Nulls::default(), **unknown), text_signature = "(values, *, form='index', scale='unit', level=0.95, interval='none', nulls='raise')")]
pub(crate) fn herfindahl_hirschman_index(
    values: Floats,
    form: HerfindahlForm,
    scale: HerfindahlScale,
    level: Levels,
    interval: HerfindahlInterval,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "herfindahl_hirschman_index")?;
    let metric = metric(form, scale, level, interval);
    of_all(&values, None, nulls, None, &|values| {
        metric.estimate(values.values())
    })
}

/// The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`).
#[pyfunction]
#[pyo3(signature = (offsets, values, *, form, scale, level, interval))]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn herfindahl_hirschman_index_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    values: Floats,
    form: HerfindahlForm,
    scale: HerfindahlScale,
    level: Levels,
    interval: HerfindahlInterval,
) -> Result<Estimates, Failure> {
    let metric = metric(form, scale, level, interval);
    of_each(py, &offsets, &values, None, None, &|values| {
        metric.estimate(values.values())
    })
}

fn metric(
    form: HerfindahlForm,
    scale: HerfindahlScale,
    level: Levels,
    interval: HerfindahlInterval,
) -> HerfindahlHirschmanIndex {
    HerfindahlHirschmanIndex::new()
        .form(form.0)
        .scale(scale.0)
        .level(level.0)
        .interval(interval.0)
}
