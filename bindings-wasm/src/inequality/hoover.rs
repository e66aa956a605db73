//! The Hoover index.

use commonweal::{CompleteRows, HooverIndex, HooverInterval, WeightedValues};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;

/// Hoover index: the share of the total that would have to move for all to have the same.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = hooverIndex, unchecked_return_type = "Estimate")]
pub fn hoover_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "HooverIndexOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "hoover_index")?;
    let mut metric = HooverIndex::new().level(options.levels()?);
    metric = options
        .choice("interval", HooverInterval::parse)?
        .map_or(metric, |kind| metric.interval(kind));
    let (values, weights) = (floats(values, "values")?, options.column("weights")?);
    let mut columns = vec![("values", values.as_slice())];
    columns.extend(weights.as_deref().map(|column| ("weights", column)));
    let estimate = CompleteRows::of(&columns, options.nulls()?)?.answer(|rows| {
        metric.estimate(&WeightedValues::new(rows.column(0), rows.named("weights"))?)
    })?;
    plain(&estimate)
}
