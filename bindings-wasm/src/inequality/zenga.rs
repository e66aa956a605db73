//! Zenga's index.

use commonweal::ZengaIndex;
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::errors::Failure;
use crate::options::{Options, set};

/// Zenga's index of 2007: how much less those below each place have than those above it; 0 is all the same.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = zengaIndex, unchecked_return_type = "Estimate")]
pub fn zenga_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ZengaIndexOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "zenga_index");
    let mut metric = ZengaIndex::new().level(options.levels());
    set!(metric, options: interval choice);
    of_all(values, &options, &|values| metric.estimate(values))
}
