//! The profile of an inequality from JSON arguments.

use commonweal::{
    CompleteRows, EventDistribution, InequalityProfileModel, Order, Polarity, ProfileColumns,
    ProfileRows, Ranks, Result, SampleInterval, missing_argument,
};
use serde_json::Value;

use super::{Arguments, json, survey};

pub(super) fn call(arguments: &Arguments) -> Result<Value> {
    let mut model = InequalityProfileModel::new().level(arguments.levels()?);
    if let Some(polarity) = arguments.choice("polarity", Polarity::parse)? {
        model = model.polarity(polarity);
    }
    if let Some(interval) = arguments.choice("interval", SampleInterval::parse)? {
        model = model.interval(interval);
    }
    if let Some(lower) = arguments.number("lower") {
        model = model.lower(lower);
    }
    if let Some(upper) = arguments.number("upper") {
        model = model.upper(upper);
    }
    let text = |name| {
        arguments
            .given(name)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    if let Some(indicator) = text("indicator") {
        model = model.indicator(indicator);
    }
    if let Some(people) = text("people") {
        model = model.people(people);
    }
    if let Some(unit) = text("unit") {
        model = model.unit(unit);
    }
    let order = arguments.choice("order", Order::parse)?;
    let mut given = vec![("values", arguments.column("values").unwrap_or_default())];
    for name in ["population", "rank", "standard_errors", "events"] {
        given.extend(arguments.column(name).map(|column| (name, column)));
    }
    match (given.iter().any(|(name, _)| *name == "rank"), order) {
        (true, None) => return Err(missing_argument("order")),
        (false, Some(_)) => return Err(missing_argument("rank")),
        _ => {}
    }
    let columns: Vec<_> = given
        .iter()
        .map(|(name, column)| (*name, &column[..]))
        .collect();
    let event_distribution = arguments.choice("event_distribution", EventDistribution::parse)?;
    let rows = arguments.choice("rows", ProfileRows::parse)?;
    let survey = survey::sample(arguments, columns[0].1.len())?;
    let profile = CompleteRows::of(&columns, arguments.nulls()?)?.answer(|complete| {
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
    Ok(json(profile))
}
