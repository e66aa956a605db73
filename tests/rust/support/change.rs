//! Change and comparison with a benchmark from JSON arguments.

use commonweal::{
    BenchmarkModel, ChangeModel, ChangeScale, Figures, Level, Polarity, Result, TrendModel,
    TrendRule, TrendScale, TrendVariance, missing_argument,
};
use serde_json::{Map, Value};

use super::{Arguments, json};

/// Published figures: an object of a value or values, their limits, level, measure, unit and multiplier.
pub(super) fn figures(arguments: &Arguments, name: &'static str) -> Result<Figures> {
    let empty = Map::new();
    let given = arguments.given(name).and_then(Value::as_object);
    let given = Arguments(given.unwrap_or(&empty).clone());
    let column = |name: &'static str| {
        let one = || given.number(name).map(|number| vec![number]);
        given.column(name).or_else(one)
    };
    let value = column("value").ok_or_else(|| missing_argument("value"))?;
    let mut figures = Figures::new(&value)?;
    if let (Some(lower), Some(upper)) = (column("lower"), column("upper")) {
        let level = given.number("level").map_or(Ok(Level::P95), Level::new)?;
        figures = figures.with_limits(&lower, &upper, level)?;
    }
    if let (Some(events), Some(population)) = (column("events"), column("population")) {
        figures = figures.with_counts(&events, &population)?;
    }
    let text = |name| given.given(name).and_then(Value::as_str).map(str::to_owned);
    if let Some(measure) = text("measure") {
        figures = figures.named(measure);
    }
    if let Some(unit) = text("unit") {
        figures = figures.with_unit(unit);
    }
    if let Some(per) = given.number("per") {
        figures = figures.with_per(per);
    }
    Ok(figures)
}

pub(super) fn change(arguments: &Arguments) -> Result<Value> {
    let mut model = ChangeModel::new();
    if let Some(scale) = arguments.choice("scale", ChangeScale::parse)? {
        model = model.scale(scale);
    }
    if let Some(correlation) = arguments.number("correlation") {
        model = model.correlation(correlation);
    }
    if let Some(allowed) = arguments.given("mixed_methods").and_then(Value::as_bool) {
        model = model.mixed_methods(allowed);
    }
    let (before, after) = (figures(arguments, "before")?, figures(arguments, "after")?);
    model.estimate(before, after).map(json)
}

pub(super) fn benchmark(arguments: &Arguments) -> Result<Value> {
    let mut model = BenchmarkModel::new();
    if let Some(polarity) = arguments.choice("polarity", Polarity::parse)? {
        model = model.polarity(polarity);
    }
    let estimates = figures(arguments, "estimates")?;
    let one = || arguments.number("benchmark").map(|number| vec![number]);
    let benchmark = arguments.column("benchmark").or_else(one);
    let benchmark = benchmark.ok_or_else(|| missing_argument("benchmark"))?;
    model.compare(estimates, &benchmark).map(json)
}

pub(super) fn trend(arguments: &Arguments) -> Result<Value> {
    let mut model = TrendModel::new().level(arguments.levels()?);
    if let Some(scale) = arguments.choice("scale", TrendScale::parse)? {
        model = model.scale(scale);
    }
    if let Some(variance) = arguments.choice("variance", TrendVariance::parse)? {
        model = model.variance(variance);
    }
    if let Some(polarity) = arguments.choice("polarity", Polarity::parse)? {
        model = model.polarity(polarity);
    }
    if let Some(rule) = arguments.choice("rule", TrendRule::parse)? {
        model = model.rule(rule);
    }
    if let Some(points) = arguments.whole("recent") {
        model = model.recent(points);
    }
    let time = arguments
        .column("time")
        .ok_or_else(|| missing_argument("time"))?;
    model
        .estimate(figures(arguments, "estimates")?, &time)
        .map(json)
}
