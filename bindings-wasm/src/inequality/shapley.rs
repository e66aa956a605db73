//! Inequality in an outcome, divided among its determinants by Shapley's value.

use commonweal::{
    ConcentrationForm, DecompositionInterval, Order, ShapleyColumns, ShapleyDecompositionModel,
    ShapleyIndex, ShapleyRemoval, missing_argument,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, columns, floats};
use crate::errors::Failure;
use crate::progress::Progress;
use crate::results::plain;
use crate::survey;
use crate::texts::Texts;

/// Shapley decomposition of the inequality in an outcome: what each determinant, or group of them, adds to it.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = shapleyDecomposition, unchecked_return_type = "ShapleyDecomposition")]
pub fn shapley_decomposition(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ShapleyDecompositionOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "shapley_decomposition")?;
    let mut model = ShapleyDecompositionModel::new().level(options.levels()?);
    if let Some(v) = options.choice("index", ShapleyIndex::parse)? {
        model = model.index(v);
    }
    if let Some(v) = options.choice("removal", ShapleyRemoval::parse)? {
        model = model.removal(v);
    }
    if let Some(v) = options.choice("form", ConcentrationForm::parse)? {
        model = model.form(v);
    }
    if let Some(v) = options.number("lower")? {
        model = model.lower(v);
    }
    if let Some(v) = options.number("upper")? {
        model = model.upper(v);
    }
    if let Some(v) = options.number("nu")? {
        model = model.nu(v);
    }
    if let Some(v) = options.number("beta")? {
        model = model.beta(v);
    }
    if let Some(v) = options.choice("interval", DecompositionInterval::parse)? {
        model = model.interval(v);
    }
    if let Some(v) = options.whole("draws")? {
        model = model.draws(v);
    }
    if let Some(v) = options.whole("seed")? {
        model = model.seed(v);
    }
    let mut progress = Progress::read(&options)?;
    let missing = |param: &'static str| Failure(missing_argument(param));
    let named = options
        .value("determinants")
        .ok_or_else(|| missing("determinants"))?;
    let named = columns(&named, "determinants")?;
    let determinants: Vec<(&str, &[f64])> = named
        .iter()
        .map(|(name, column)| (name.as_str(), &column[..]))
        .collect();
    let groups = options.texts("groups")?;
    let groups = groups.as_ref().map(Texts::get).transpose()?;
    let values = floats(values, "values")?;
    let (rank, weights) = (options.column("rank")?, options.column("weights")?);
    let survey = survey::sample(&options, values.len())?;
    let columns = ShapleyColumns {
        survey: survey.as_ref(),
        rank: rank.as_deref(),
        order: options.choice("order", Order::parse)?,
        weights: weights.as_deref(),
        determinants: &determinants,
        groups: groups.as_deref(),
        ..ShapleyColumns::new(&values)
    };
    plain(
        &model.estimate_columns(&columns, options.nulls()?, &mut |done, total| {
            progress.tell(done, total)
        })?,
    )
}
