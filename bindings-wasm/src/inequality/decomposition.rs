//! Entropy within and between groups.

use commonweal::{EntropyDecompositionModel, SampleInterval, WeightedValues, missing_argument};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;
use crate::survey;

/// Decomposition of a generalised entropy index: how much lies within groups, and how much between them.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = entropyDecomposition, unchecked_return_type = "EntropyDecomposition")]
pub fn entropy_decomposition(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "EntropyDecompositionOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "entropy_decomposition")?;
    let mut model = EntropyDecompositionModel::new().level(options.levels()?);
    model = options
        .number("alpha")?
        .map_or(model, |alpha| model.alpha(alpha));
    model = options
        .choice("interval", SampleInterval::parse)?
        .map_or(model, |kind| model.interval(kind));
    let group = options
        .texts("group")?
        .ok_or_else(|| Failure(missing_argument("group")))?;
    let (values, weights) = (floats(values, "values")?, options.column("weights")?);
    let survey = survey::sample(&options, values.len())?;
    let mut values = WeightedValues::new(&values, weights.as_deref())?;
    if let Some(survey) = &survey {
        values = values.with_survey(survey)?;
    }
    plain(&model.estimate(&values, &group.get()?)?)
}
