//! Inequality in life expectancy, from deaths and people.

use commonweal::{LifeExpectancyGradient, Order, Ranks, missing_argument};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;

/// Slope and relative index of inequality of life expectancy, from deaths and people by age and deprivation.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = lifeExpectancyGradient, unchecked_return_type = "Gradient")]
pub fn life_expectancy_gradient(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] deaths: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "LifeExpectancyGradientOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "life_expectancy_gradient")?;
    let mut model = LifeExpectancyGradient::new().level(options.levels()?);
    if let Some(age) = options.number("at_age")? {
        model = model.at_age(age);
    }
    let (deaths, population) = (floats(deaths, "deaths")?, floats(population, "population")?);
    let needed = |name| {
        let column = options.column(name)?;
        column.ok_or_else(|| Failure::from(missing_argument(name)))
    };
    let (age_start, rank) = (needed("age_start")?, needed("rank")?);
    let order = options.choice("order", Order::parse)?;
    let order = order.ok_or_else(|| missing_argument("order"))?;
    plain(&model.estimate(&deaths, &population, &age_start, Ranks::new(&rank, order))?)
}
