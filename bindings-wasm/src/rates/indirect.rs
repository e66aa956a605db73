//! Indirectly standardised ratios and rates.

use commonweal::{Estimate, IndirectRate, IndirectRatio, ReferenceStrata};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
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
    let options = Options::read(options, "indirectly_standardised_ratio");
    let mut metric = IndirectRatio::new().level(options.levels());
    set!(metric, options: per number, interval choice);
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
    let options = Options::read(options, "indirectly_standardised_rate");
    let mut metric = IndirectRate::new().level(options.levels());
    set!(metric, options: per number, interval choice);
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
    let data = [("population", population), ("events", events)];
    let needed = ["reference_events", "reference_population"];
    let columns = options.columns(&data, &needed, &[]);
    plain(&options.rows(&columns)?.answer(|rows| {
        let [population, events, cases, people] = [0, 1, 2, 3].map(|at| rows.column(at));
        estimate(&ReferenceStrata::new(events, population, cases, people)?)
    })?)
}
