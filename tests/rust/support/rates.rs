//! Indirect standardisation and means from JSON arguments.

use commonweal::{
    CompleteRows, IndirectRate, IndirectRatio, Mean, MeanReport, RateInterval, ReferenceStrata,
    Result, WeightedValues, missing_argument,
};
use serde_json::Value;

use super::{Arguments, json};

pub(super) fn indirect(arguments: &Arguments, rate: bool) -> Result<Value> {
    let levels = arguments.levels()?;
    let (per, interval) = (
        arguments.number("per"),
        arguments.choice("interval", RateInterval::parse)?,
    );
    let (mut of_rate, mut of_ratio) = (
        IndirectRate::new().level(levels),
        IndirectRatio::new().level(levels),
    );
    if let Some(per) = per {
        (of_rate, of_ratio) = (of_rate.per(per), of_ratio.per(per));
    }
    if let Some(kind) = interval {
        (of_rate, of_ratio) = (of_rate.interval(kind), of_ratio.interval(kind));
    }
    let nulls = arguments.nulls()?;
    let column = |name| arguments.column(name);
    let needed = |name: &'static str| column(name).ok_or_else(|| missing_argument(name));
    let (cases, people) = (needed("reference_events")?, needed("reference_population")?);
    let (events, population) = (
        column("events").unwrap_or_default(),
        column("population").unwrap_or_default(),
    );
    let columns = [
        ("population", &population[..]),
        ("events", &events),
        ("reference_events", &cases),
        ("reference_population", &people),
    ];
    let estimate = CompleteRows::of(&columns, nulls)?.answer(|rows| {
        let [population, events, cases, people] = [0, 1, 2, 3].map(|at| rows.column(at));
        let strata = ReferenceStrata::new(events, population, cases, people)?;
        if rate {
            of_rate.estimate(&strata)
        } else {
            of_ratio.estimate(&strata)
        }
    });
    estimate.map(json)
}

pub(super) fn mean(arguments: &Arguments) -> Result<Value> {
    let mut metric = Mean::new().level(arguments.levels()?);
    metric = arguments
        .choice("report", MeanReport::parse)?
        .map_or(metric, |report| metric.report(report));
    let (values, weights) = (
        arguments.column("values").unwrap_or_default(),
        arguments.column("weights"),
    );
    let mut columns = vec![("values", values.as_slice())];
    columns.extend(weights.as_deref().map(|column| ("weights", column)));
    let rows = CompleteRows::of(&columns, arguments.nulls()?)?;
    let mean = rows.answer(|rows| {
        metric.estimate(&WeightedValues::new(rows.column(0), rows.named("weights"))?)
    });
    mean.map(json)
}
