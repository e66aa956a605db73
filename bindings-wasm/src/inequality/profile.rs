//! The measures that suit the data, with their sentences.

use commonweal::{
    CompleteRows, EventDistribution, InequalityProfileModel, Order, Polarity, ProfileColumns,
    ProfileRows, Ranks, SampleInterval, missing_argument,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;
use crate::survey;

/// Profile of an inequality: the measures that suit the data, why each is in, and what each says in plain words.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = inequalityProfile, unchecked_return_type = "InequalityProfile")]
pub fn inequality_profile(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "InequalityProfileOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "inequality_profile")?;
    let mut model = InequalityProfileModel::new().level(options.levels()?);
    if let Some(polarity) = options.choice("polarity", Polarity::parse)? {
        model = model.polarity(polarity);
    }
    if let Some(interval) = options.choice("interval", SampleInterval::parse)? {
        model = model.interval(interval);
    }
    if let Some(lower) = options.number("lower")? {
        model = model.lower(lower);
    }
    if let Some(upper) = options.number("upper")? {
        model = model.upper(upper);
    }
    if let Some(indicator) = options.text("indicator")? {
        model = model.indicator(indicator);
    }
    if let Some(people) = options.text("people")? {
        model = model.people(people);
    }
    if let Some(unit) = options.text("unit")? {
        model = model.unit(unit);
    }
    let order = options.choice("order", Order::parse)?;
    let mut given = vec![("values", floats(values, "values")?)];
    for name in ["population", "rank", "standard_errors", "events"] {
        given.extend(options.column(name)?.map(|column| (name, column)));
    }
    match (given.iter().any(|(name, _)| *name == "rank"), order) {
        (true, None) => return Err(Failure(missing_argument("order"))),
        (false, Some(_)) => return Err(Failure(missing_argument("rank"))),
        _ => {}
    }
    let columns: Vec<(&'static str, &[f64])> = given
        .iter()
        .map(|(name, column)| (*name, column.as_slice()))
        .collect();
    let event_distribution = options.choice("event_distribution", EventDistribution::parse)?;
    let rows = options.choice("rows", ProfileRows::parse)?;
    let survey = survey::sample(&options, columns[0].1.len())?;
    let profile = CompleteRows::of(&columns, options.nulls()?)?.answer(|complete| {
        let survey = survey.as_ref().map(|survey| survey.of_rows(complete));
        let survey = survey.transpose()?;
        let ranks = complete.named("rank").zip(order);
        model.of_columns(&ProfileColumns {
            values: complete.column(0),
            population: complete.named("population"),
            ranks: ranks.map(|(rank, order)| Ranks::new(rank, order)),
            standard_errors: complete.named("standard_errors"),
            events: complete.named("events"),
            event_distribution,
            rows: rows.unwrap_or(ProfileRows::Groups),
            survey: survey.as_deref(),
        })
    })?;
    plain(&profile)
}
