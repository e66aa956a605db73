//! Life tables.

use commonweal::{AgeBands, LifeExpectancy, LifeTableModel, SmallAreaRule, missing_argument};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;

/// The columns of one population.
pub(super) struct Columns {
    deaths: Vec<f64>,
    population: Vec<f64>,
    age_start: Vec<f64>,
    separation: Option<Vec<f64>>,
}

impl Columns {
    pub(super) fn read(
        deaths: &JsValue,
        population: &JsValue,
        options: &Options,
    ) -> Result<Self, Failure> {
        Ok(Self {
            deaths: floats(deaths, "deaths")?,
            population: floats(population, "population")?,
            age_start: options
                .column("age_start")?
                .ok_or_else(|| missing_argument("age_start"))?,
            separation: options.column("separation")?,
        })
    }

    pub(super) fn bands(&self) -> Result<AgeBands<'_>, Failure> {
        let bands = AgeBands::new(&self.deaths, &self.population, &self.age_start)?;
        Ok(match &self.separation {
            Some(separation) => bands.with_separation(separation)?,
            None => bands,
        })
    }
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
    let options = Options::read(options, "life_expectancy")?;
    let mut metric = LifeExpectancy::new().level(options.levels()?);
    if let Some(age) = options.number("at_age")? {
        metric = metric.at_age(age);
    }
    if let Some(rule) = options.choice("suppression", SmallAreaRule::parse)? {
        metric = metric.suppression(rule);
    }
    let columns = Columns::read(deaths, population, &options)?;
    plain(&metric.estimate(&columns.bands()?)?)
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
    let options = Options::read(options, "life_table")?;
    let model = LifeTableModel::new().level(options.levels()?);
    let columns = Columns::read(deaths, population, &options)?;
    plain(&model.estimate(&columns.bands()?)?)
}
