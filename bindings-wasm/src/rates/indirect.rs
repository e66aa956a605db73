//! Indirectly standardised ratios and rates.

use commonweal::{
    CompleteRows, Estimate, IndirectRate, IndirectRatio, RateInterval, ReferenceStrata,
    missing_argument,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;

/// Indirectly standardised ratio: events observed over those expected at the rates of a reference.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = indirectlyStandardisedRatio, unchecked_return_type = "Estimate")]
pub fn indirectly_standardised_ratio(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] events: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "IndirectlyStandardisedOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "indirectly_standardised_ratio")?;
    let mut metric = IndirectRatio::new().level(options.levels()?);
    if let Some(per) = options.number("per")? {
        metric = metric.per(per);
    }
    if let Some(kind) = options.choice("interval", RateInterval::parse)? {
        metric = metric.interval(kind);
    }
    of(events, population, &options, &|strata| {
        metric.estimate(strata)
    })
}

/// Indirectly standardised rate: events observed over those expected, times the crude rate of the reference.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = indirectlyStandardisedRate, unchecked_return_type = "Estimate")]
pub fn indirectly_standardised_rate(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] events: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "IndirectlyStandardisedOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "indirectly_standardised_rate")?;
    let mut metric = IndirectRate::new().level(options.levels()?);
    if let Some(per) = options.number("per")? {
        metric = metric.per(per);
    }
    if let Some(kind) = options.choice("interval", RateInterval::parse)? {
        metric = metric.interval(kind);
    }
    of(events, population, &options, &|strata| {
        metric.estimate(strata)
    })
}

fn of(
    events: &JsValue,
    population: &JsValue,
    options: &Options,
    estimate: &dyn Fn(&ReferenceStrata) -> commonweal::Result<Estimate>,
) -> Result<JsValue, Failure> {
    let needed = |name: &'static str| -> Result<Vec<f64>, Failure> {
        let column = options.column(name)?;
        Ok(column.ok_or_else(|| missing_argument(name))?)
    };
    let (events, population) = (floats(events, "events")?, floats(population, "population")?);
    let (cases, people) = (needed("reference_events")?, needed("reference_population")?);
    let columns = [
        ("population", &population[..]),
        ("events", &events),
        ("reference_events", &cases),
        ("reference_population", &people),
    ];
    let result = CompleteRows::of(&columns, options.nulls()?)?.answer(|rows| {
        let [population, events, cases, people] = [0, 1, 2, 3].map(|at| rows.column(at));
        estimate(&ReferenceStrata::new(events, population, cases, people)?)
    })?;
    plain(&result)
}
