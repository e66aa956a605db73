//! Wolfson's index of polarisation.

use commonweal::WolfsonPolarisation;
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::errors::Failure;
use crate::options::{Options, set};

/// Wolfson's index of polarisation: how far the middle has thinned out into two halves; 0 is all the same.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = wolfsonPolarisation, unchecked_return_type = "Estimate")]
pub fn wolfson_polarisation(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "WolfsonPolarisationOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "wolfson_polarisation");
    let mut metric = WolfsonPolarisation::new().level(options.levels());
    set!(metric, options: interval choice);
    of_all(values, &options, &|values| metric.estimate(values))
}
