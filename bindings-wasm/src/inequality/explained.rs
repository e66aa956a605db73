//! What a concentration index is made of, and how two of the same people compare.

use commonweal::{
    ConcentrationComparisonModel, ConcentrationDecompositionModel, ConcentrationIndex, Order,
    SampleInterval,
};
use wasm_bindgen::prelude::*;

use super::concentration::ranked;
use crate::errors::Failure;
use crate::options::{Options, set};
use crate::progress::Progress;
use crate::results::plain;
use crate::survey;

/// Decomposition of a concentration index by regression: how much of it goes with each determinant of the outcome.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = concentrationDecomposition, unchecked_return_type = "ConcentrationDecomposition")]
pub fn concentration_decomposition(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ConcentrationDecompositionOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "concentration_decomposition");
    let mut model = ConcentrationDecompositionModel::new().level(options.levels());
    set!(model, options: form choice, lower number, upper number, nu number, beta number, interval choice, draws whole, seed whole);
    let mut progress = Progress::read(&options);
    let named = options.named_columns("determinants");
    let mut columns = options.columns(&[("values", values)], &["rank"], &["weights"]);
    let order: Order = options.needed_choice("order");
    let determinants = named
        .iter()
        .map(|(_, column)| ("determinants", &column[..]));
    columns.splice(2..2, determinants);
    let parts = survey::answer(&options, &columns, &mut |rows, survey| {
        let mut ranked = ranked(rows, order)?;
        if let Some(survey) = survey {
            ranked = ranked.with_survey(survey)?;
        }
        let names = named.iter().zip(2..);
        let named: Vec<(&str, &[f64])> = names
            .map(|((name, _), at)| (name.as_str(), rows.column(at)))
            .collect();
        model.estimate_with_progress(&ranked, &named, &mut |done, total| {
            progress.tell(done, total)
        })
    })?;
    plain(&parts)
}

/// Comparison of two concentration indices of the same people: two outcomes in one order, or one outcome in two orders.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = compareConcentrationIndices, unchecked_return_type = "ConcentrationComparison")]
pub fn compare_concentration_indices(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ConcentrationComparisonOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "compare_concentration_indices");
    let mut index = ConcentrationIndex::new().level(options.levels());
    set!(index, options: form choice, lower number, upper number, nu number, beta number);
    let interval = options.choice("interval");
    index = index.interval(interval.unwrap_or(SampleInterval::None).into());
    let model = ConcentrationComparisonModel::new().index(index);
    let given = ["other_values", "other_rank", "weights"];
    let columns = options.columns(&[("values", values)], &["rank"], &given);
    let order: Order = options.needed_choice("order");
    plain(&survey::answer(&options, &columns, &mut |rows, survey| {
        let first = (rows.column(0), rows.column(1));
        let others = (rows.named("other_values"), rows.named("other_rank"));
        model.estimate_columns(first, others, rows.named("weights"), order, survey)
    })?)
}
