//! Poverty indices.

use commonweal::PovertyIndex;
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::errors::Failure;
use crate::options::{Options, set};

/// Poverty index: how many fall short of a line, by how much, and how unequally.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = povertyIndex, unchecked_return_type = "Estimate")]
pub fn poverty_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "PovertyIndexOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "poverty_index");
    let mut metric = PovertyIndex::new().level(options.levels());
    set!(metric, options: line number, line_share number, line_of choice, form choice);
    set!(metric, options: alpha number, at_line choice, interval choice);
    of_all(values, &options, &|values| metric.estimate(values))
}
