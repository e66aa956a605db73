//! Healthy life expectancy.

use commonweal::{
    HealthMeasure, HealthShares, HealthyLifeExpectancy, SmallAreaRule, missing_argument,
};
use wasm_bindgen::prelude::*;

use super::life::Columns;
use crate::convert::Options;
use crate::errors::Failure;
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
    let options = Options::read(options, "healthy_life_expectancy")?;
    let mut metric = HealthyLifeExpectancy::new().level(options.levels()?);
    if let Some(age) = options.number("at_age")? {
        metric = metric.at_age(age);
    }
    if let Some(rule) = options.choice("suppression", SmallAreaRule::parse)? {
        metric = metric.suppression(rule);
    }
    if let Some(measure) = options.choice("measure", HealthMeasure::parse)? {
        metric = metric.measure(measure);
    }
    if let Some(counted) = options.flag("survival_variance")? {
        metric = metric.survival_variance(counted);
    }
    let columns = Columns::read(deaths, population, &options)?;
    let bands = columns.bands()?;
    let healthy = options
        .column("healthy")?
        .ok_or_else(|| missing_argument("healthy"))?;
    let (asked, errors) = (options.column("asked")?, options.column("standard_errors")?);
    let shares = HealthShares::new(&healthy)?.with_given(asked.as_deref(), errors.as_deref())?;
    plain(&metric.estimate(&bands, &shares)?)
}
