//! The mean.

use commonweal::{CompleteRows, Mean, WeightedValues, estimate_each};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{Floats, Levels, MeanReport, Nulls, optional, part};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};

/// Mean of a sample, with limits from Student's t-distribution.
///
/// m = sum(w y) / sum(w), limits m +/- t se with sum(w) - 1 degrees of freedom. `weights` are the people each value stands for
/// (3 means the same as standing three times). report="total" is the sum over all people, with the limits of the mean times their number;
/// "standard-deviation" is that of a sample, without limits.
///
/// >>> import commonweal as cw
/// >>> mean = cw.mean([12, 15, 9, 22, 14])
/// >>> print(f"{mean.value:.6f} ({mean.interval.lower:.6f} to {mean.interval.upper:.6f})")
/// 14.400000 (8.406479 to 20.393521)
#[pyfunction]
#[pyo3(signature = (values, *, weights=None, report=MeanReport::default(), level=Levels::default(), nulls=Nulls::default(), **unknown), text_signature = "(values, *, weights=None, report='mean', level=0.95, nulls='raise')")]
pub(crate) fn mean(
    values: Floats,
    weights: Option<Floats>,
    report: MeanReport,
    level: Levels,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "mean")?;
    let mut columns = vec![("values", values.get("values")?)];
    columns.extend(optional(weights.as_ref(), "weights")?.map(|column| ("weights", column)));
    let metric = Mean::new().report(report.0).level(level.0);
    let estimate = CompleteRows::of(&columns, nulls.0)?.answer(|rows| {
        metric.estimate(&WeightedValues::new(rows.column(0), rows.named("weights"))?)
    })?;
    Ok(estimate.into())
}

/// The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`).
#[pyfunction]
#[pyo3(signature = (offsets, values, *, report, level, weights=None))]
pub(crate) fn mean_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    values: Floats,
    report: MeanReport,
    level: Levels,
    weights: Option<Floats>,
) -> Result<Estimates, Failure> {
    let offsets = crate::convert::offsets(&offsets);
    let metric = Mean::new().report(report.0).level(level.0);
    let values = values.get("values")?;
    let weights = optional(weights.as_ref(), "weights")?;
    let estimates = py.detach(|| {
        estimate_each(&offsets, values.len(), |rows| {
            let weights = weights.map(|column| part(column, &rows));
            metric.estimate(&WeightedValues::new(part(values, &rows), weights)?)
        })
    });
    Ok(estimates?.into())
}
