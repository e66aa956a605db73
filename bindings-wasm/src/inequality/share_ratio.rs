//! Ratios of what the top and the bottom hold.

use commonweal::QuantileShareRatio;
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::errors::Failure;
use crate::options::{Options, set};

/// Quantile share ratio: how many times as much of the total the top holds as the bottom; S80/S20 as it stands.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = quantileShareRatio, unchecked_return_type = "Estimate")]
pub fn quantile_share_ratio(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "QuantileShareRatioOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "quantile_share_ratio");
    let mut metric = QuantileShareRatio::new().level(options.levels());
    set!(metric, options: top number, bottom number, interval choice);
    of_all(values, &options, &|values| metric.estimate(values))
}
