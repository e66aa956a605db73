//! Charts of inequality: equiplots, and the parts of an index.

use commonweal::chart::{DecompositionBars, Equiplot};
use wasm_bindgen::prelude::*;

use super::{read_labels, refs};
use crate::errors::Failure;
use crate::options::Options;
use crate::results::plain_json;

/// A Vega-Lite specification of an equiplot: a line for each row, with a dot for each group.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(unchecked_return_type = "Chart")]
pub fn equiplot(
    #[wasm_bindgen(unchecked_param_type = "readonly string[]")] rows: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "readonly string[]")] groups: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "EquiplotOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "equiplot");
    let labels = read_labels(&options);
    let rows = options.name_data(rows, "rows");
    let groups = options.name_data(groups, "groups");
    let plot = Equiplot {
        rows: &refs(&rows),
        groups: &refs(&groups),
        values: options.data(values, "values"),
        unit: &options.text("unit").unwrap_or_default(),
    };
    options.finish()?;
    Ok(plain_json(&plot.draw(&labels)?))
}

/// A Vega-Lite specification of the parts of an index as bars, each with its share of the whole.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = decompositionBars, unchecked_return_type = "Chart")]
pub fn decomposition_bars(
    #[wasm_bindgen(unchecked_param_type = "readonly string[]")] names: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] contributions: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "DecompositionBarsOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "decomposition_bars");
    let labels = read_labels(&options);
    let names = options.name_data(names, "names");
    let bars = DecompositionBars {
        names: &refs(&names),
        contributions: options.data(contributions, "contributions"),
        lower: options.column("lower").unwrap_or_default(),
        upper: options.column("upper").unwrap_or_default(),
        level: Some(options.number("level").unwrap_or(0.95)),
        total: options.number("total"),
        unit: &options.text("unit").unwrap_or_default(),
    };
    options.finish()?;
    Ok(plain_json(&bars.draw(&labels)?))
}
