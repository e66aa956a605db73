//! Healthy life expectancy.

use commonweal::{HealthShares, HealthyLifeExpectancy};
use wasm_bindgen::prelude::*;

use super::life::bands;
use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;

/// Healthy life expectancy: the years in good health that people of an age would still live, by Sullivan's method.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = healthyLifeExpectancy, unchecked_return_type = "Estimate")]
pub fn healthy_life_expectancy(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] deaths: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "HealthyLifeExpectancyOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "healthy_life_expectancy");
    let mut metric = HealthyLifeExpectancy::new().level(options.levels());
    set!(metric, options: at_age number, suppression choice, measure choice, survival_variance flag);
    let healthy = options.needed_column("healthy");
    let (asked, errors) = (options.column("asked"), options.column("standard_errors"));
    let bands = bands(deaths, population, &options)?;
    let shares = HealthShares::new(healthy)?.with_given(asked, errors)?;
    plain(&metric.estimate(&bands, &shares)?)
}
