//! J-divergence.

use commonweal::{JDivergence, SampleInterval};
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::convert::Options;
use crate::errors::Failure;

/// J-divergence: the mean log deviation and Theil's index together; 0 is all the same.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = jDivergence, unchecked_return_type = "Estimate")]
pub fn j_divergence(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "JDivergenceOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "j_divergence")?;
    let mut metric = JDivergence::new().level(options.levels()?);
    if let Some(kind) = options.choice("interval", SampleInterval::parse)? {
        metric = metric.interval(kind);
    }
    of_all(values, &options, &|values| metric.estimate(values))
}
