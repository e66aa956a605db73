//! Years of life lost.

use commonweal::{YearsLost, YearsOfLifeLost};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;

/// Years of life lost: each death counted by the years that it came too early.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = yearsOfLifeLost, unchecked_return_type = "Estimate")]
pub fn years_of_life_lost(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] deaths: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "YearsOfLifeLostOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "years_of_life_lost");
    let mut metric = YearsOfLifeLost::new().level(options.levels());
    set!(metric, options: per number);
    let deaths = options.data(deaths, "deaths");
    let (years, age) = (options.column("years_lost"), options.column("age"));
    let up_to = options.number("up_to");
    let population = options.column("population");
    let standard = options.column("standard_population");
    options.finish()?;
    let mut lost = YearsLost::given(deaths, years, age, up_to)?;
    if let Some(population) = population {
        lost = lost.with_population(population)?;
    }
    if let Some(standard) = standard {
        lost = lost.with_standard_population(standard)?;
    }
    plain(&metric.estimate(&lost)?)
}
