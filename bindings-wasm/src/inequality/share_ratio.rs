//! Ratios of what the top and the bottom hold.

use commonweal::{QuantileShareRatio, SampleInterval};
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::convert::Options;
use crate::errors::Failure;

/// Quantile share ratio: how many times as much of the total the top holds as the bottom; S80/S20 as it stands.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = quantileShareRatio, unchecked_return_type = "Estimate")]
pub fn quantile_share_ratio(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "QuantileShareRatioOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "quantile_share_ratio")?;
    let mut metric = QuantileShareRatio::new().level(options.levels()?);
    if let Some(top) = options.number("top")? {
        metric = metric.top(top);
    }
    if let Some(bottom) = options.number("bottom")? {
        metric = metric.bottom(bottom);
    }
    if let Some(kind) = options.choice("interval", SampleInterval::parse)? {
        metric = metric.interval(kind);
    }
    of_all(values, &options, &|values| metric.estimate(values))
}
