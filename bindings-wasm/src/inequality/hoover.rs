//! The Hoover index.

use commonweal::HooverIndex;
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::errors::Failure;
use crate::options::{Options, set};

/// Hoover index: the share of the total that would have to move for all to have the same.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = hooverIndex, unchecked_return_type = "Estimate")]
pub fn hoover_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "HooverIndexOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "hoover_index");
    let mut metric = HooverIndex::new().level(options.levels());
    set!(metric, options: interval choice);
    of_all(values, &options, &|values| metric.estimate(values))
}
