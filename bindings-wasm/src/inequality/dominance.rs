//! Whether one curve lies above another.

use commonweal::{
    ComparedWith, CurveColumns, CurveDominanceModel, DominanceRule, Order, SampleInterval,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
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
    let options = Options::read(options, "curve_dominance")?;
    let at = options.column("at")?;
    let mut model = CurveDominanceModel::new().level(options.levels()?);
    if let Some(at) = &at {
        model = model.at(at);
    }
    if let Some(v) = options.choice("interval", SampleInterval::parse)? {
        model = model.interval(v);
    }
    if let Some(v) = options.choice("rule", DominanceRule::parse)? {
        model = model.rule(v);
    }
    if let Some(v) = options.flag("generalised")? {
        model = model.generalised(v);
    }
    let with = options.choice("compared_with", ComparedWith::parse)?;
    let with = with.unwrap_or(ComparedWith::Equality);
    let order = options.choice("order", Order::parse)?;
    let values = floats(values, "values")?;
    let column = |name| options.column(name);
    let (rank, weights) = (column("rank")?, column("weights")?);
    let others = column("other_values")?;
    let (other_rank, other_weights) = (column("other_rank")?, column("other_weights")?);
    let first = CurveColumns {
        values: Some(&values),
        rank: rank.as_deref(),
        weights: weights.as_deref(),
    };
    let other = CurveColumns {
        values: others.as_deref(),
        rank: other_rank.as_deref(),
        weights: other_weights.as_deref(),
    };
    let survey = survey::sample(&options, values.len())?;
    plain(&model.estimate_columns(
        with,
        order,
        (first, other),
        survey.as_ref(),
        options.nulls()?,
    )?)
}
