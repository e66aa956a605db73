//! What the measures of a distribution share: values and weights.

use commonweal::{CompleteRows, Estimate, WeightedValues};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;

/// The measure of all rows, as a plain object.
pub(super) fn of_all(
    values: &JsValue,
    options: &Options,
    measure: &dyn Fn(&WeightedValues<'_>) -> commonweal::Result<Estimate>,
) -> Result<JsValue, Failure> {
    let (values, weights) = (floats(values, "values")?, options.column("weights")?);
    let mut columns = vec![("values", values.as_slice())];
    columns.extend(weights.as_deref().map(|column| ("weights", column)));
    let estimate = CompleteRows::of(&columns, options.nulls()?)?
        .answer(|rows| measure(&WeightedValues::new(rows.column(0), rows.named("weights"))?))?;
    plain(&estimate)
}
