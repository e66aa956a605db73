//! Inequality in life expectancy, from deaths and people.

use commonweal::{LifeExpectancyGradient, Order, Ranks};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
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
    let options = Options::read(options, "life_expectancy_gradient");
    let mut model = LifeExpectancyGradient::new().level(options.levels());
    set!(model, options: at_age number);
    let (deaths, population) = (
        options.data(deaths, "deaths"),
        options.data(population, "population"),
    );
    let age_start = options.needed_column("age_start");
    let (rank, order) = (
        options.needed_column("rank"),
        options.needed_choice::<Order>("order"),
    );
    options.finish()?;
    plain(&model.estimate(deaths, population, age_start, Ranks::new(rank, order))?)
}
