//! The concentration index from JSON arguments.

use commonweal::{
    CompleteRows, ConcentrationForm, ConcentrationIndex, ConcentrationInterval, Critical,
    EventDistribution, Order, RankedValues, Ranks, Result, Variance, missing_argument,
};
use serde_json::Value;

use super::{Arguments, json, survey};

pub(super) fn call(arguments: &Arguments) -> Result<Value> {
    let form = arguments.choice("form", ConcentrationForm::parse)?;
    let mut metric = ConcentrationIndex::new().level(arguments.levels()?);
    metric = form.map_or(metric, |form| metric.form(form));
    metric = arguments
        .choice("interval", ConcentrationInterval::parse)?
        .map_or(metric, |kind| metric.interval(kind));
    metric = arguments
        .number("lower")
        .map_or(metric, |v| metric.lower(v));
    metric = arguments
        .number("upper")
        .map_or(metric, |v| metric.upper(v));
    metric = arguments.number("nu").map_or(metric, |v| metric.nu(v));
    metric = arguments.number("beta").map_or(metric, |v| metric.beta(v));
    metric = arguments
        .choice("variance", Variance::parse)?
        .map_or(metric, |v| metric.variance(v));
    metric = arguments
        .choice("critical", Critical::parse)?
        .map_or(metric, |v| metric.critical(v));
    let values = arguments.column("values").unwrap_or_default();
    let rank = arguments
        .column("rank")
        .ok_or_else(|| missing_argument("rank"))?;
    let order = arguments
        .choice("order", Order::parse)?
        .ok_or_else(|| missing_argument("order"))?;
    let distribution = arguments.choice("event_distribution", EventDistribution::parse)?;
    let mut given = vec![("values", values), ("rank", rank)];
    for name in ["weights", "standard_errors", "events"] {
        given.extend(arguments.column(name).map(|column| (name, column)));
    }
    let columns: Vec<_> = given
        .iter()
        .map(|(name, column)| (*name, &column[..]))
        .collect();
    let rows = CompleteRows::of(&columns, arguments.nulls()?)?;
    let survey = survey::sample(arguments, columns[0].1.len())?;
    let index = rows.answer(|rows| {
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
    let unit = arguments.given("unit").and_then(Value::as_str);
    Ok(json(match unit {
        Some(unit) if form.is_some_and(ConcentrationForm::is_generalised) => {
            index.with_unit(unit.to_owned())
        }
        _ => index,
    }))
}
