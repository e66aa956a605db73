//! Funnels.

use commonweal::{Counts, FunnelCurve, FunnelModel};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;

/// Funnel: units of different size about one target; who differs by more than chance, or than the units' own scatter.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(unchecked_return_type = "Funnel")]
pub fn funnel(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] events: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "FunnelOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "funnel");
    let mut model = FunnelModel::new(options.needed_choice("kind"));
    set!(model, options: limits choice, target number, overdispersion choice, scale choice);
    set!(model, options: trim number, polarity choice, per number);
    if let Some(level) = options.given_levels("level") {
        model = model.level(level);
    }
    let data = [("events", events), ("population", population)];
    let columns = options.columns(&data, &[], &[]);
    let rows = options.rows(&columns)?;
    let counts = Counts::new(rows.column(0), rows.column(1));
    let mut result = counts
        .and_then(|counts| model.estimate(&counts))
        .map_err(|error| rows.restore(error))?;
    rows.caution()
        .into_iter()
        .for_each(|caution| result.add_caution(caution));
    plain(&result)
}

/// Funnel limits at a grid of sizes, without any units.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = funnelLimits, unchecked_return_type = "FunnelCurves")]
pub fn funnel_limits(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "FunnelLimitsOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "funnel_limits");
    let target = options.needed(options.number("target"), "target");
    let mut curve = FunnelCurve::new(options.needed_choice("kind"), target);
    set!(curve, options: limits choice, axis choice, tau2 number, scale choice, per number);
    if let Some(level) = options.given_levels("level") {
        curve = curve.level(level);
    }
    let population = options.data(population, "population");
    options.finish()?;
    plain(&curve.at(population)?)
}
