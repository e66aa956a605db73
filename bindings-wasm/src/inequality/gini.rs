//! The Gini index.

use commonweal::GiniIndex;
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::errors::Failure;
use crate::options::{Options, set};

/// Gini index: how far the distribution is from everyone having the same; 0 is all the same.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = giniIndex, unchecked_return_type = "Estimate")]
pub fn gini_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "GiniIndexOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "gini_index");
    let mut metric = GiniIndex::new().level(options.levels());
    set!(metric, options: nu number, correction choice, interval choice);
    of_all(values, &options, &|values| metric.estimate(values))
}
