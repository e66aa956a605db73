//! Rates.

pub mod suppression;

use commonweal::{
    CompleteRows, Counts, CrudeRate, DirectRate, Proportion, ProportionInterval, RateInterval,
    StandardPopulation, Strata,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;

/// Crude rate: events over people, per 100,000, row by row.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = crudeRate, unchecked_return_type = "Estimates")]
pub fn crude_rate(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] events: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CrudeRateOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "crude_rate")?;
    let mut metric = CrudeRate::new().level(options.levels()?);
    metric = options.number("per")?.map_or(metric, |per| metric.per(per));
    metric = options
        .choice("interval", RateInterval::parse)?
        .map_or(metric, |kind| metric.interval(kind));
    of_counts(events, population, &options, |counts| {
        metric.estimate(counts)
    })
}

/// Proportion: people with the event over people, row by row.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(unchecked_return_type = "Estimates")]
pub fn proportion(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] events: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ProportionOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "proportion")?;
    let mut metric = Proportion::new().level(options.levels()?);
    metric = options.number("per")?.map_or(metric, |per| metric.per(per));
    metric = options
        .choice("interval", ProportionInterval::parse)?
        .map_or(metric, |kind| metric.interval(kind));
    of_counts(events, population, &options, |counts| {
        metric.estimate(counts)
    })
}

fn of_counts(
    events: &JsValue,
    population: &JsValue,
    options: &Options,
    estimate: impl Fn(&Counts<'_>) -> commonweal::Result<commonweal::Estimates>,
) -> Result<JsValue, Failure> {
    let (events, population) = (floats(events, "events")?, floats(population, "population")?);
    let rows = CompleteRows::of(
        &[("events", &events), ("population", &population)],
        options.nulls()?,
    )?;
    let counts = Counts::new(rows.column(0), rows.column(1));
    let mut estimates = counts
        .and_then(|counts| estimate(&counts))
        .map_err(|error| rows.restore(error))?;
    rows.caution()
        .into_iter()
        .for_each(|caution| estimates.add_caution(caution));
    plain(&estimates)
}

/// Directly standardised rate: the rate that a standard population would have with these age-specific rates.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = directlyStandardisedRate, unchecked_return_type = "Estimate")]
pub fn directly_standardised_rate(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] events: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "DirectlyStandardisedRateOptions")]
    options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "directly_standardised_rate")?;
    let (events, population) = (floats(events, "events")?, floats(population, "population")?);
    let mut metric = DirectRate::new().level(options.levels()?);
    metric = options.number("per")?.map_or(metric, |per| metric.per(per));
    metric = options
        .number("minimum_events")?
        .map_or(metric, |least| metric.minimum_events(least));
    let (sizes, published) = sizes(&options)?;
    let columns = [
        ("events", &events[..]),
        ("population", &population),
        ("standard_population", &sizes),
        ("age", published.as_ref().map_or(&sizes, |(_, age)| age)),
    ];
    let rows = CompleteRows::of(&columns, options.nulls()?)?;
    let strata = Strata::new(rows.column(0), rows.column(1), rows.column(2));
    let mut estimate = strata
        .and_then(|strata| metric.estimate(&strata))
        .map_err(|error| rows.restore(error))?;
    if let Some((standard, _)) = published {
        standard.describe(&mut estimate, rows.column(2), rows.column(3));
    }
    rows.caution()
        .into_iter()
        .for_each(|caution| estimate.add_caution(caution));
    plain(&estimate)
}

/// A standard population that was named, and the ages at which its bands start.
type Published = (StandardPopulation, Vec<f64>);

/// The size of each stratum in the standard population that was named or given, with the ages and the name where it was named.
fn sizes(options: &Options) -> Result<(Vec<f64>, Option<Published>), Failure> {
    let (name, age) = (options.value("standard_population"), options.column("age")?);
    let published = match &name {
        None => StandardPopulation::European2013,
        Some(value) => {
            let Some(name) = value.as_string() else {
                let sizes = floats(value, "standard_population")?;
                if age.is_some() {
                    return Err(
                        commonweal::conflicting_arguments("age", "standard_population").into(),
                    );
                }
                return Ok((sizes, None));
            };
            StandardPopulation::parse(&name)?
        }
    };
    let age = age.ok_or_else(|| Failure(commonweal::missing_argument("age")))?;
    let sizes = published.weights(&age, options.number("age_end")?)?;
    Ok((sizes, Some((published, age))))
}
