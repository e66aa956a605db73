//! Lorenz and concentration curves.

use commonweal::{ConcentrationCurve, LorenzCurve, Order};
use wasm_bindgen::prelude::*;

use super::concentration::ranked;
use super::distribution::of_rows;
use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;

/// Lorenz curve: what share of the total those hold who have least, for every share of the people.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = lorenzCurve, unchecked_return_type = "ShareCurve")]
pub fn lorenz_curve(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "LorenzCurveOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "lorenz_curve");
    let mut model = LorenzCurve::new().level(options.levels());
    if let Some(at) = options.column("at") {
        model = model.at(at);
    }
    set!(model, options: interval choice);
    plain(&of_rows(values, &options, &|values| {
        model.estimate(values)
    })?)
}

/// Concentration curve: what share of the total the most deprived hold, for every share of the people.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = concentrationCurve, unchecked_return_type = "ShareCurve")]
pub fn concentration_curve(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ConcentrationCurveOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "concentration_curve");
    let mut model = ConcentrationCurve::new();
    if let Some(at) = options.column("at") {
        model = model.at(at);
    }
    let columns = options.columns(&[("values", values)], &["rank"], &["weights"]);
    let order: Order = options.needed_choice("order");
    plain(&options.rows(&columns)?.answer(|rows| {
        let ranked = ranked(rows, order)?;
        model.estimate(&ranked)
    })?)
}
