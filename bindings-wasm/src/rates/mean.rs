//! The mean.

use commonweal::{Mean, WeightedValues};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
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
    let options = Options::read(options, "mean");
    let mut metric = Mean::new().level(options.levels());
    set!(metric, options: report choice);
    let columns = options.columns(&[("values", values)], &[], &["weights"]);
    let rows = options.rows(&columns)?;
    plain(&rows.answer(|rows| {
        metric.estimate(&WeightedValues::new(rows.column(0), rows.named("weights"))?)
    })?)
}
