//! Life tables.

use commonweal::{AgeBands, LifeExpectancy, LifeTableModel};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;

/// The age bands that the arguments and options describe; the last that is read.
pub(super) fn bands<'a>(
    deaths: &JsValue,
    population: &JsValue,
    options: &'a Options,
) -> Result<AgeBands<'a>, Failure> {
    let (deaths, population) = (
        options.data(deaths, "deaths"),
        options.data(population, "population"),
    );
    let age_start = options.needed_column("age_start");
    let separation = options.column("separation");
    options.finish()?;
    let bands = AgeBands::new(deaths, population, age_start)?;
    Ok(match separation {
        Some(separation) => bands.with_separation(separation)?,
        None => bands,
    })
}

/// Life expectancy: the years that people of an age would still live at the death rates of today.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = lifeExpectancy, unchecked_return_type = "Estimate")]
pub fn life_expectancy(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] deaths: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "LifeExpectancyOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "life_expectancy");
    let mut metric = LifeExpectancy::new().level(options.levels());
    set!(metric, options: at_age number, suppression choice);
    plain(&metric.estimate(&bands(deaths, population, &options)?)?)
}

/// Life table: what happens, band by band, to 100,000 people who meet the death rates of today.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = lifeTable, unchecked_return_type = "LifeTable")]
pub fn life_table(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] deaths: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "LifeTableOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "life_table");
    let model = LifeTableModel::new().level(options.levels());
    plain(&model.estimate(&bands(deaths, population, &options)?)?)
}
