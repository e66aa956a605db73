//! Indices within and between groups.

use commonweal::{
    AtkinsonDecompositionModel, EntropyDecompositionModel, GiniDecompositionModel, WeightedValues,
};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
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
    let options = Options::read(options, "entropy_decomposition");
    let mut model = EntropyDecompositionModel::new().level(options.levels());
    set!(model, options: alpha number, interval choice, permutations whole, seed whole);
    divided(values, &options, &|values, group| {
        model.estimate(values, group)
    })
}

/// Decomposition of the Gini index: how much lies within groups, how much between them, and how far groups overlap.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = giniDecomposition, unchecked_return_type = "GroupDecomposition")]
pub fn gini_decomposition(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "GiniDecompositionOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "gini_decomposition");
    let mut model = GiniDecompositionModel::new().level(options.levels());
    set!(model, options: form choice, nu number, interval choice);
    divided(values, &options, &|values, group| {
        model.estimate(values, group)
    })
}

/// Decomposition of the Atkinson index: what inequality within groups costs, and what inequality between them does.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = atkinsonDecomposition, unchecked_return_type = "GroupDecomposition")]
pub fn atkinson_decomposition(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "AtkinsonDecompositionOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "atkinson_decomposition");
    let mut model = AtkinsonDecompositionModel::new().level(options.levels());
    set!(model, options: form choice, epsilon number, interval choice);
    divided(values, &options, &|values, group| {
        model.estimate(values, group)
    })
}

/// What is made of all rows by group, whatever it is.
fn divided<T: serde::Serialize>(
    values: &JsValue,
    options: &Options,
    measure: &dyn Fn(&WeightedValues<'_>, &[&str]) -> commonweal::Result<T>,
) -> Result<JsValue, Failure> {
    let group = options.needed(options.texts("group"), "group");
    let (values, weights) = (options.data(values, "values"), options.column("weights"));
    let survey = survey::sample(options, values.len())?;
    options.finish()?;
    let mut values = WeightedValues::new(values, weights)?;
    if let Some(survey) = &survey {
        values = values.with_survey(survey)?;
    }
    plain(&measure(&values, &group.get()?)?)
}
