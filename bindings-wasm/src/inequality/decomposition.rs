//! Indices within and between groups.

use commonweal::{
    AtkinsonDecompositionForm, AtkinsonDecompositionModel, EntropyDecompositionModel,
    GiniDecompositionForm, GiniDecompositionModel, SampleInterval, WeightedValues,
    missing_argument,
};
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
    model = options
        .whole("permutations")?
        .map_or(model, |count| model.permutations(count));
    model = options
        .whole("seed")?
        .map_or(model, |seed| model.seed(seed));
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
    let options = Options::read(options, "gini_decomposition")?;
    let mut model = GiniDecompositionModel::new().level(options.levels()?);
    model = options
        .choice("form", GiniDecompositionForm::parse)?
        .map_or(model, |form| model.form(form));
    model = options.number("nu")?.map_or(model, |nu| model.nu(nu));
    model = options
        .choice("interval", SampleInterval::parse)?
        .map_or(model, |kind| model.interval(kind));
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
    let options = Options::read(options, "atkinson_decomposition")?;
    let mut model = AtkinsonDecompositionModel::new().level(options.levels()?);
    model = options
        .choice("form", AtkinsonDecompositionForm::parse)?
        .map_or(model, |form| model.form(form));
    model = options
        .number("epsilon")?
        .map_or(model, |epsilon| model.epsilon(epsilon));
    model = options
        .choice("interval", SampleInterval::parse)?
        .map_or(model, |kind| model.interval(kind));
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
    let group = options
        .texts("group")?
        .ok_or_else(|| Failure(missing_argument("group")))?;
    let (values, weights) = (floats(values, "values")?, options.column("weights")?);
    let survey = survey::sample(options, values.len())?;
    let mut values = WeightedValues::new(&values, weights.as_deref())?;
    if let Some(survey) = &survey {
        values = values.with_survey(survey)?;
    }
    plain(&measure(&values, &group.get()?)?)
}
