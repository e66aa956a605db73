//! Rates.

pub mod healthy_life;
pub mod indirect;
pub mod life;
pub mod lost;
pub mod mean;
pub mod suppression;

use commonweal::{
    CompleteRows, Counts, CrudeRate, DirectRate, DirectRateInterval, Proportion,
    ProportionInterval, RateInterval, Standard, StandardPopulation, Strata,
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
    if let Some(per) = options.number("per")? {
        metric = metric.per(per);
    }
    if let Some(kind) = options.choice("interval", RateInterval::parse)? {
        metric = metric.interval(kind);
    }
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
    if let Some(per) = options.number("per")? {
        metric = metric.per(per);
    }
    if let Some(kind) = options.choice("interval", ProportionInterval::parse)? {
        metric = metric.interval(kind);
    }
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
    plain(&rows.answer(|rows| estimate(&Counts::new(rows.column(0), rows.column(1))?))?)
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
    if let Some(per) = options.number("per")? {
        metric = metric.per(per);
    }
    if let Some(least) = options.number("minimum_events")? {
        metric = metric.minimum_events(least);
    }
    if let Some(kind) = options.choice("interval", DirectRateInterval::parse)? {
        metric = metric.interval(kind);
    }
    let age = options.column("age")?;
    let standard = standard(&options)?;
    let sizes = standard.sizes(age.as_deref(), options.number("age_end")?)?;
    let mut columns = vec![
        ("events", &events[..]),
        ("population", &population),
        ("standard_population", &sizes),
        ("age", age.as_deref().unwrap_or(&sizes)),
    ];
    let squares = options.column("squared_events")?;
    columns.extend(squares.as_deref().map(|column| ("squared_events", column)));
    let estimate = CompleteRows::of(&columns, options.nulls()?)?.answer(|rows| {
        let mut strata = Strata::new(rows.column(0), rows.column(1), rows.column(2))?;
        if let Some(squares) = rows.named("squared_events") {
            strata = strata.with_squared_events(squares)?;
        }
        let mut estimate = metric.estimate(&strata)?;
        standard.describe(&mut estimate, rows.column(2), rows.column(3));
        Ok(estimate)
    })?;
    plain(&estimate)
}

/// The name of a published standard population, or a column of its sizes.
fn standard(options: &Options) -> Result<Standard<'static>, Failure> {
    let Some(value) = options.value("standard_population") else {
        return Ok(Standard::default());
    };
    match value.as_string() {
        Some(name) => Ok(StandardPopulation::parse(&name)?.into()),
        None => Ok(Standard::Sizes(
            floats(&value, "standard_population")?.into(),
        )),
    }
}
