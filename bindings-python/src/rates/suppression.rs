//! Small counts, hidden before they are shown.

use commonweal::Suppression;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{Floats, Real};
use crate::errors::{Failure, refuse_unknown};
use crate::results::SuppressedCounts;

/// Counts of people as they may be shown with their total: small ones hidden, others rounded.
///
/// Counts from 1 to `threshold` are hidden, others rounded to the nearest multiple of `rounding` (1 for none), by default
/// as NHS Digital does for Hospital Episode Statistics. Where a hidden count could be had from the total, another one is
/// hidden with it. A zero is shown. Each hidden count says why in `disclosure`.
///
/// >>> import commonweal as cw
/// >>> shown = cw.suppress_counts([823, 23, 0, 5])
/// >>> print(shown.count.tolist(), shown.total)
/// [825.0, 25.0, 0.0, nan] 850.0
/// >>> print(cw.suppress_counts([823, 23, 0, 5], rounding=1).disclosure)
/// ['exact', 'secondary', 'exact', 'small']
#[pyfunction]
#[pyo3(signature = (counts, *, threshold=Real::Number(7.0), rounding=Real::Number(5.0), **unknown), text_signature = "(counts, *, threshold=7, rounding=5)")]
pub(crate) fn suppress_counts(
    counts: Floats,
    threshold: Real,
    rounding: Real,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<SuppressedCounts, Failure> {
    refuse_unknown(unknown.as_ref(), "suppress_counts")?;
    let rule = Suppression::hes().threshold(threshold.whole("threshold")?);
    let rule = rule.rounding(rounding.whole("rounding")?);
    Ok(rule.apply(counts.get("counts")?)?.into())
}
