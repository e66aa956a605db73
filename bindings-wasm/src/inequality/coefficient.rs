//! The coefficient of variation.

use commonweal::CoefficientOfVariation;
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::errors::Failure;
use crate::options::{Options, set};

/// Coefficient of variation: the standard deviation over the mean; 0 is all the same.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = coefficientOfVariation, unchecked_return_type = "Estimate")]
pub fn coefficient_of_variation(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CoefficientOfVariationOptions")]
    options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "coefficient_of_variation");
    let mut metric = CoefficientOfVariation::new().level(options.levels());
    set!(metric, options: divisor choice, interval choice);
    of_all(values, &options, &|values| metric.estimate(values))
}
