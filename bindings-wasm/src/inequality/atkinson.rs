//! The Atkinson index.

use commonweal::AtkinsonIndex;
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::errors::Failure;
use crate::options::{Options, set};

/// Atkinson index: the share of the total that inequality costs, or what would be as good if all had it.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = atkinsonIndex, unchecked_return_type = "Estimate")]
pub fn atkinson_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "AtkinsonIndexOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "atkinson_index");
    let mut metric = AtkinsonIndex::new().level(options.levels());
    set!(metric, options: epsilon number, report choice, interval choice);
    of_all(values, &options, &|values| metric.estimate(values))
}
