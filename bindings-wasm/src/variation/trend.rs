//! Trend of any measure over time.

use commonweal::{Polarity, TrendModel, TrendRule, TrendScale, TrendVariance, missing_argument};
use wasm_bindgen::prelude::*;

use super::change::figures;
use crate::convert::Options;
use crate::errors::Failure;
use crate::results::plain;

/// Trend of any measure over time: the change a year of the line through its values, each weighted by how sure it is.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(unchecked_return_type = "Trend")]
pub fn trend(
    #[wasm_bindgen(unchecked_param_type = "Figures")] estimates: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "TrendOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "trend")?;
    let mut model = TrendModel::new().level(options.levels()?);
    if let Some(scale) = options.choice("scale", TrendScale::parse)? {
        model = model.scale(scale);
    }
    if let Some(variance) = options.choice("variance", TrendVariance::parse)? {
        model = model.variance(variance);
    }
    if let Some(rule) = options.choice("rule", TrendRule::parse)? {
        model = model.rule(rule);
    }
    if let Some(polarity) = options.choice("polarity", Polarity::parse)? {
        model = model.polarity(polarity);
    }
    if let Some(points) = options.whole("recent")? {
        model = model.recent(points);
    }
    let time = options.column("time")?;
    let time = time.ok_or_else(|| missing_argument("time"))?;
    plain(&model.estimate(figures(estimates, "estimates")?, &time)?)
}
