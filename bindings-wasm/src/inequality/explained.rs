//! What a concentration index is made of, and how two of the same people compare.

use commonweal::{
    CompleteRows, ConcentrationComparisonModel, ConcentrationDecompositionModel, ConcentrationForm,
    ConcentrationIndex, DecompositionInterval, Order, RankedValues, Ranks, SampleInterval,
    missing_argument,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, columns, floats};
use crate::errors::Failure;
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
    let options = Options::read(options, "concentration_decomposition")?;
    let mut model = ConcentrationDecompositionModel::new().level(options.levels()?);
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
    let rank = options.column("rank")?.ok_or_else(|| missing("rank"))?;
    let order = options.choice("order", Order::parse)?;
    let order = order.ok_or_else(|| missing("order"))?;
    let (values, weights) = (floats(values, "values")?, options.column("weights")?);
    let mut given: Vec<(&'static str, &[f64])> = vec![("values", &values), ("rank", &rank)];
    given.extend(
        named
            .iter()
            .map(|(_, column)| ("determinants", &column[..])),
    );
    given.extend(weights.as_deref().map(|column| ("weights", column)));
    let survey = survey::sample(&options, values.len())?;
    let parts = CompleteRows::of(&given, options.nulls()?)?.answer(|rows| {
        let mut ranked = RankedValues::new(rows.column(0), Ranks::new(rows.column(1), order))?;
        if let Some(weights) = rows.named("weights") {
            ranked = ranked.with_weights(weights)?;
        }
        let survey = survey.as_ref().map(|survey| survey.of_rows(rows));
        let survey = survey.transpose()?;
        if let Some(survey) = &survey {
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
    let options = Options::read(options, "compare_concentration_indices")?;
    let mut index = ConcentrationIndex::new().level(options.levels()?);
    if let Some(v) = options.choice("form", ConcentrationForm::parse)? {
        index = index.form(v);
    }
    if let Some(v) = options.number("lower")? {
        index = index.lower(v);
    }
    if let Some(v) = options.number("upper")? {
        index = index.upper(v);
    }
    if let Some(v) = options.number("nu")? {
        index = index.nu(v);
    }
    if let Some(v) = options.number("beta")? {
        index = index.beta(v);
    }
    let interval = options.choice("interval", SampleInterval::parse)?;
    index = index.interval(interval.unwrap_or(SampleInterval::None).into());
    let missing = |param: &'static str| Failure(missing_argument(param));
    let rank = options.column("rank")?.ok_or_else(|| missing("rank"))?;
    let order = options.choice("order", Order::parse)?;
    let order = order.ok_or_else(|| missing("order"))?;
    let mut given = vec![("values", floats(values, "values")?), ("rank", rank)];
    for name in ["other_values", "other_rank", "weights"] {
        given.extend(options.column(name)?.map(|column| (name, column)));
    }
    let columns: Vec<(&'static str, &[f64])> = given
        .iter()
        .map(|(name, column)| (*name, column.as_slice()))
        .collect();
    let model = ConcentrationComparisonModel::new().index(index);
    let survey = survey::sample(&options, columns[0].1.len())?;
    plain(
        &CompleteRows::of(&columns, options.nulls()?)?.answer(|rows| {
            let survey = survey
                .as_ref()
                .map(|survey| survey.of_rows(rows))
                .transpose()?;
            let others = (rows.named("other_values"), rows.named("other_rank"));
            let first = (rows.column(0), rows.column(1));
            model.estimate_columns(
                first,
                others,
                rows.named("weights"),
                order,
                survey.as_deref(),
            )
        })?,
    )
}
