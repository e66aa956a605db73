//! The concentration index.

use commonweal::{
    CompleteRows, ConcentrationForm, ConcentrationIndex, ConcentrationInterval, Critical,
    EventDistribution, Order, RankedValues, Ranks, Variance,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;
use crate::survey;

/// Concentration index: whether something is concentrated among the worse off or the better off, and how much.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = concentrationIndex, unchecked_return_type = "Estimate")]
pub fn concentration_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ConcentrationIndexOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "concentration_index")?;
    let form = options.choice("form", ConcentrationForm::parse)?;
    let form = form.unwrap_or(ConcentrationForm::Standard);
    let mut metric = ConcentrationIndex::new()
        .level(options.levels()?)
        .form(form);
    if let Some(v) = options.choice("interval", ConcentrationInterval::parse)? {
        metric = metric.interval(v);
    }
    if let Some(v) = options.number("lower")? {
        metric = metric.lower(v);
    }
    if let Some(v) = options.number("upper")? {
        metric = metric.upper(v);
    }
    if let Some(v) = options.number("nu")? {
        metric = metric.nu(v);
    }
    if let Some(v) = options.number("beta")? {
        metric = metric.beta(v);
    }
    if let Some(v) = options.choice("variance", Variance::parse)? {
        metric = metric.variance(v);
    }
    if let Some(v) = options.choice("critical", Critical::parse)? {
        metric = metric.critical(v);
    }
    let missing = |param: &'static str| Failure(commonweal::missing_argument(param));
    let rank = options.column("rank")?.ok_or_else(|| missing("rank"))?;
    let order = options.choice("order", Order::parse)?;
    let order = order.ok_or_else(|| missing("order"))?;
    let distribution = options.choice("event_distribution", EventDistribution::parse)?;
    let mut given = vec![("values", floats(values, "values")?), ("rank", rank)];
    for name in ["weights", "standard_errors", "events"] {
        given.extend(options.column(name)?.map(|column| (name, column)));
    }
    let columns: Vec<(&'static str, &[f64])> = given
        .iter()
        .map(|(name, column)| (*name, column.as_slice()))
        .collect();
    let survey = survey::sample(&options, columns[0].1.len())?;
    let estimate = CompleteRows::of(&columns, options.nulls()?)?.answer(|rows| {
        let mut ranked = RankedValues::new(rows.column(0), Ranks::new(rows.column(1), order))?;
        if let Some(weights) = rows.named("weights") {
            ranked = ranked.with_weights(weights)?;
        }
        let (errors, events) = (rows.named("standard_errors"), rows.named("events"));
        let ranked = ranked.with_given(errors, events, distribution)?;
        match &survey {
            None => metric.estimate(&ranked),
            Some(survey) => {
                let survey = survey.of_rows(rows)?;
                metric.estimate(&ranked.with_survey(&survey)?)
            }
        }
    })?;
    match options.text("unit")? {
        // The other forms have no unit.
        Some(unit) if form.is_generalised() => plain(&estimate.with_unit(unit)),
        _ => plain(&estimate),
    }
}
