//! The coefficient of variation.

use commonweal::{CoefficientOfVariation, Divisor, SampleInterval};
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::convert::Options;
use crate::errors::Failure;

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
    let options = Options::read(options, "coefficient_of_variation")?;
    let mut metric = CoefficientOfVariation::new().level(options.levels()?);
    if let Some(divisor) = options.choice("divisor", Divisor::parse)? {
        metric = metric.divisor(divisor);
    }
    if let Some(kind) = options.choice("interval", SampleInterval::parse)? {
        metric = metric.interval(kind);
    }
    of_all(values, &options, &|values| metric.estimate(values))
}
