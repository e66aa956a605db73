//! Inequality in an outcome, divided among its determinants by Shapley's value.

use commonweal::{ShapleyColumns, ShapleyDecompositionModel};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
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
    let options = Options::read(options, "shapley_decomposition");
    let mut model = ShapleyDecompositionModel::new().level(options.levels());
    set!(model, options: index choice, removal choice, form choice, lower number, upper number, nu number, beta number, interval choice, draws whole, seed whole);
    let mut progress = Progress::read(&options);
    let named = options.named_columns("determinants");
    let determinants: Vec<(&str, &[f64])> = named
        .iter()
        .map(|(name, column)| (name.as_str(), &column[..]))
        .collect();
    let groups = options.texts("groups");
    let values = options.data(values, "values");
    let (rank, weights) = (options.column("rank"), options.column("weights"));
    let (order, nulls) = (options.choice("order"), options.nulls());
    let survey = survey::sample(&options, values.len())?;
    options.finish()?;
    let groups = groups.as_ref().map(Texts::get).transpose()?;
    let columns = ShapleyColumns {
        survey: survey.as_ref(),
        rank,
        order,
        weights,
        determinants: &determinants,
        groups: groups.as_deref(),
        ..ShapleyColumns::new(values)
    };
    plain(
        &model.estimate_columns(&columns, nulls, &mut |done, total| {
            progress.tell(done, total)
        })?,
    )
}
