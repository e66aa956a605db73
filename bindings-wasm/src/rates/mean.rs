//! The mean.

use commonweal::{CompleteRows, Mean, MeanReport, WeightedValues};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;

/// Mean of a sample, with limits from Student's t-distribution.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(unchecked_return_type = "Estimate")]
pub fn mean(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "MeanOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "mean")?;
    let mut metric = Mean::new().level(options.levels()?);
    if let Some(report) = options.choice("report", MeanReport::parse)? {
        metric = metric.report(report);
    }
    let (values, weights) = (floats(values, "values")?, options.column("weights")?);
    let mut columns = vec![("values", values.as_slice())];
    columns.extend(weights.as_deref().map(|column| ("weights", column)));
    let estimate = CompleteRows::of(&columns, options.nulls()?)?.answer(|rows| {
        metric.estimate(&WeightedValues::new(rows.column(0), rows.named("weights"))?)
    })?;
    plain(&estimate)
}
