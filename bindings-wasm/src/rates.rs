//! Rates.

pub mod healthy_life;
pub mod indirect;
pub mod life;
pub mod lost;
pub mod mean;
pub mod suppression;

use commonweal::{
    CompleteRows, Counts, CrudeRate, DirectRate, Proportion, Standard, StandardPopulation, Strata,
};
use wasm_bindgen::prelude::*;

use crate::convert::floats;
use crate::errors::Failure;
use crate::options::{Options, set};
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
    let options = Options::read(options, "crude_rate");
    let mut metric = CrudeRate::new().level(options.levels());
    set!(metric, options: per number, interval choice);
    of_counts(events, population, &options, &|counts| {
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
    let options = Options::read(options, "proportion");
    let mut metric = Proportion::new().level(options.levels());
    set!(metric, options: per number, interval choice);
    of_counts(events, population, &options, &|counts| {
        metric.estimate(counts)
    })
}

fn of_counts(
    events: &JsValue,
    population: &JsValue,
    options: &Options,
    estimate: &dyn Fn(&Counts<'_>) -> commonweal::Result<commonweal::Estimates>,
) -> Result<JsValue, Failure> {
    let data = [("events", events), ("population", population)];
    let columns = options.columns(&data, &[], &[]);
    let rows = options.rows(&columns)?;
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
    let options = Options::read(options, "directly_standardised_rate");
    let mut metric = DirectRate::new().level(options.levels());
    set!(metric, options: per number, minimum_events number, interval choice);
    let data = [("events", events), ("population", population)];
    let mut columns = options.columns(&data, &[], &["squared_events"]);
    let (age, age_end) = (options.column("age"), options.number("age_end"));
    let (standard, nulls) = (options.kept(standard(&options)), options.nulls());
    options.finish()?;
    let standard = standard.unwrap_or_default();
    let sizes = standard.sizes(age, age_end)?;
    columns.insert(2, ("standard_population", &sizes));
    columns.insert(3, ("age", age.unwrap_or(&sizes)));
    let estimate = CompleteRows::of(&columns, nulls)?.answer(|rows| {
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
    if let Some(name) = value.as_string() {
        return Ok(StandardPopulation::parse(&name)?.into());
    }
    let sizes = floats(&value, "standard_population")?;
    Ok(Standard::Sizes(sizes.into()))
}
