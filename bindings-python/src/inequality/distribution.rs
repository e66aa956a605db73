//! What the measures of a distribution share: values and weights, of all rows or group by group.

use commonweal::{CompleteRows, WeightedValues, estimate_each};
use pyo3::prelude::*;

use crate::convert::{Floats, Nulls, optional, part};
use crate::errors::Failure;
use crate::results::{Estimate, Estimates};

type Measured = commonweal::Result<commonweal::Estimate>;

/// The measure of all rows.
pub(super) fn of_all(
    values: &Floats,
    weights: Option<&Floats>,
    nulls: Nulls,
    measure: &dyn Fn(&WeightedValues<'_>) -> Measured,
) -> Result<Estimate, Failure> {
    let mut columns = vec![("values", values.get("values")?)];
    columns.extend(optional(weights, "weights")?.map(|column| ("weights", column)));
    let estimate = CompleteRows::of(&columns, nulls.0)?
        .answer(|rows| measure(&WeightedValues::new(rows.column(0), rows.named("weights"))?))?;
    Ok(estimate.into())
}

/// The measure of each group: rows sorted by group, and where each group starts.
pub(super) fn of_each(
    py: Python<'_>,
    offsets: &[u64],
    values: &Floats,
    weights: Option<&Floats>,
    measure: &(dyn Fn(&WeightedValues<'_>) -> Measured + Sync),
) -> Result<Estimates, Failure> {
    let offsets = crate::convert::offsets(offsets);
    let values = values.get("values")?;
    let weights = optional(weights, "weights")?;
    let estimates = py.detach(|| {
        estimate_each(&offsets, values.len(), |rows| {
            let weights = weights.map(|column| part(column, &rows));
            measure(&WeightedValues::new(part(values, &rows), weights)?)
        })
    });
    Ok(estimates?.into())
}
