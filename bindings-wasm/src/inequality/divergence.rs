//! J-divergence.

use commonweal::JDivergence;
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::errors::Failure;
use crate::options::{Options, set};

/// J-divergence: the mean log deviation and Theil's index together; 0 is all the same.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = jDivergence, unchecked_return_type = "Estimate")]
pub fn j_divergence(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "JDivergenceOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "j_divergence");
    let mut metric = JDivergence::new().level(options.levels());
    set!(metric, options: interval choice);
    of_all(values, &options, &|values| metric.estimate(values))
}
