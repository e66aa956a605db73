//! Lorenz and concentration curves.

use commonweal::{
    CompleteRows, ConcentrationCurve, LorenzCurve, Order, RankedValues, Ranks, SampleInterval,
    missing_argument,
};
use wasm_bindgen::prelude::*;

use super::distribution::of_rows;
use crate::convert::{Options, floats};
use crate::errors::Failure;
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
    let options = Options::read(options, "lorenz_curve")?;
    let at = options.column("at")?;
    let mut model = LorenzCurve::new().level(options.levels()?);
    if let Some(at) = &at {
        model = model.at(at);
    }
    let mut model = model;
    if let Some(kind) = options.choice("interval", SampleInterval::parse)? {
        model = model.interval(kind);
    }
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
    let options = Options::read(options, "concentration_curve")?;
    let at = options.column("at")?;
    let mut model = ConcentrationCurve::new();
    if let Some(at) = &at {
        model = model.at(at);
    }
    let missing = |param: &'static str| Failure(missing_argument(param));
    let rank = options.column("rank")?.ok_or_else(|| missing("rank"))?;
    let order = options.choice("order", Order::parse)?;
    let order = order.ok_or_else(|| missing("order"))?;
    let (values, weights) = (floats(values, "values")?, options.column("weights")?);
    let mut columns = vec![("values", values.as_slice()), ("rank", rank.as_slice())];
    columns.extend(weights.as_deref().map(|column| ("weights", column)));
    plain(
        &CompleteRows::of(&columns, options.nulls()?)?.answer(|rows| {
            let mut ranked = RankedValues::new(rows.column(0), Ranks::new(rows.column(1), order))?;
            if let Some(weights) = rows.named("weights") {
                ranked = ranked.with_weights(weights)?;
            }
            model.estimate(&ranked)
        })?,
    )
}
