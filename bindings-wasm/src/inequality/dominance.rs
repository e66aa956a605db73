//! Whether one curve lies above another.

use commonweal::{ComparedWith, CurveColumns, CurveDominanceModel};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;
use crate::survey;

/// Test of dominance: whether a concentration or Lorenz curve lies above the line of equality, or above another curve.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = curveDominance, unchecked_return_type = "CurveDominance")]
pub fn curve_dominance(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "CurveDominanceOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "curve_dominance");
    let mut model = CurveDominanceModel::new().level(options.levels());
    if let Some(at) = options.column("at") {
        model = model.at(at);
    }
    set!(model, options: interval choice, rule choice, generalised flag);
    let with = options.choice("compared_with");
    let (order, nulls) = (options.choice("order"), options.nulls());
    let values = options.data(values, "values");
    let first = CurveColumns {
        values: Some(values),
        rank: options.column("rank"),
        weights: options.column("weights"),
    };
    let other = CurveColumns {
        values: options.column("other_values"),
        rank: options.column("other_rank"),
        weights: options.column("other_weights"),
    };
    let survey = survey::sample(&options, values.len())?;
    options.finish()?;
    let with = with.unwrap_or(ComparedWith::Equality);
    plain(&model.estimate_columns(with, order, (first, other), survey.as_ref(), nulls)?)
}
