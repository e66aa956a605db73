//! The Gini index by source.

use commonweal::{GiniSourceDecompositionModel, WeightedValues};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;
use crate::survey;

/// Decomposition of the Gini index by source: how much each part of a sum adds to its inequality, and what more of it would do.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = giniSourceDecomposition, unchecked_return_type = "SourceDecomposition")]
pub fn gini_source_decomposition(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "GiniSourceDecompositionOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "gini_source_decomposition");
    let mut model = GiniSourceDecompositionModel::new().level(options.levels());
    set!(model, options: interval choice);
    let named = options.named_columns("sources");
    let sources: Vec<(&str, &[f64])> = named
        .iter()
        .map(|(name, column)| (name.as_str(), column.as_slice()))
        .collect();
    let (values, weights) = (options.data(values, "values"), options.column("weights"));
    let survey = survey::sample(&options, values.len())?;
    options.finish()?;
    let mut values = WeightedValues::new(values, weights)?;
    if let Some(survey) = &survey {
        values = values.with_survey(survey)?;
    }
    plain(&model.estimate(&values, &sources)?)
}
