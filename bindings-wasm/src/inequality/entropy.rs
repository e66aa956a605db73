//! The generalised entropy indices.

use commonweal::GeneralisedEntropyIndex;
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::errors::Failure;
use crate::options::{Options, set};

/// Generalised entropy index: Theil's index, the mean log deviation, and what lies between and beyond; 0 is all the same.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = generalisedEntropyIndex, unchecked_return_type = "Estimate")]
pub fn generalised_entropy_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "GeneralisedEntropyIndexOptions")]
    options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "generalised_entropy_index");
    let mut metric = GeneralisedEntropyIndex::new().level(options.levels());
    set!(metric, options: alpha number, interval choice);
    of_all(values, &options, &|values| metric.estimate(values))
}
