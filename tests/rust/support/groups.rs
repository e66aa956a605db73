//! Measures between groups without an order.

use commonweal::{
    Against, AttributableForm, BetweenGroupEntropy, BetweenGroupForm, BetweenGroupVariance,
    CompleteRows, EntropyForm, Estimate, EventDistribution, GroupDifference, GroupInterval,
    GroupRatio, IndexOfDisparity, MeanDifference, Polarity, PopulationAttributableRisk, Result,
    UnorderedGroups,
};
use serde_json::Value;

use super::{Arguments, json};

/// What all of them are asked.
macro_rules! common {
    ($arguments:ident, $metric:expr) => {{
        let mut metric = $metric.level($arguments.levels()?);
        metric = $arguments
            .choice("interval", GroupInterval::parse)?
            .map_or(metric, |kind| metric.interval(kind));
        metric = $arguments
            .whole("draws")
            .map_or(metric, |draws| metric.draws(draws));
        $arguments
            .whole("seed")
            .map_or(metric, |seed| metric.seed(seed))
    }};
}

/// Rows that were named.
macro_rules! pair {
    ($metric:expr, $rows:ident, $arguments:ident) => {{
        let mut metric = $metric;
        if let Some(row) = $rows.kept_row("group", $arguments.whole("group"))? {
            metric = metric.group(row);
        }
        if let Some(row) = $rows.kept_row("reference", $arguments.whole("reference"))? {
            metric = metric.reference(row);
        }
        metric
    }};
}

macro_rules! from_reference {
    ($metric:expr, $rows:ident, $arguments:ident) => {{
        let reference = $rows.kept_row("reference", $arguments.whole("reference"))?;
        reference.map_or($metric, |row| $metric.reference(row))
    }};
}

macro_rules! best_and_mean {
    ($arguments:ident, $metric:expr) => {{
        let mut metric = $metric;
        metric = $arguments
            .choice("polarity", Polarity::parse)?
            .map_or(metric, |polarity| metric.polarity(polarity));
        $arguments
            .number("mean")
            .map_or(metric, |mean| metric.mean(mean))
    }};
}

macro_rules! distance {
    ($arguments:ident, $metric:expr) => {{
        let mut metric = best_and_mean!($arguments, common!($arguments, $metric));
        metric = $arguments
            .choice("against", Against::parse)?
            .map_or(metric, |against| metric.against(against));
        let weighted = $arguments.given("weighted").and_then(Value::as_bool);
        weighted.map_or(metric, |weighted| metric.weighted(weighted))
    }};
}

pub(super) fn call(operation: &str, arguments: &Arguments) -> Result<Value> {
    match operation {
        "group_difference" => {
            let metric = common!(arguments, GroupDifference::new());
            of_all(arguments, |groups, rows| {
                pair!(metric, rows, arguments).estimate(groups)
            })
        }
        "group_ratio" => {
            let metric = common!(arguments, GroupRatio::new());
            of_all(arguments, |groups, rows| {
                pair!(metric, rows, arguments).estimate(groups)
            })
        }
        "between_group_variance" => {
            let mut metric = common!(arguments, BetweenGroupVariance::new());
            metric = arguments
                .choice("form", BetweenGroupForm::parse)?
                .map_or(metric, |form| metric.form(form));
            of_all(arguments, |groups, _| metric.estimate(groups))
        }
        "mean_difference" => {
            let metric = distance!(arguments, MeanDifference::new());
            of_all(arguments, |groups, rows| {
                from_reference!(metric, rows, arguments).estimate(groups)
            })
        }
        "index_of_disparity" => {
            let metric = distance!(arguments, IndexOfDisparity::new());
            of_all(arguments, |groups, rows| {
                from_reference!(metric, rows, arguments).estimate(groups)
            })
        }
        "between_group_entropy" => {
            let mut metric = common!(arguments, BetweenGroupEntropy::new());
            metric = arguments
                .choice("form", EntropyForm::parse)?
                .map_or(metric, |form| metric.form(form));
            of_all(arguments, |groups, _| metric.estimate(groups))
        }
        "population_attributable_risk" => {
            let mut metric = common!(arguments, PopulationAttributableRisk::new());
            metric = arguments
                .choice("form", AttributableForm::parse)?
                .map_or(metric, |form| metric.form(form));
            metric = best_and_mean!(arguments, metric);
            of_all(arguments, |groups, rows| {
                from_reference!(metric, rows, arguments).estimate(groups)
            })
        }
        other => panic!("the tests cannot call {other}: add it to tests/rust/support/groups.rs"),
    }
}

fn of_all(
    arguments: &Arguments,
    measure: impl Fn(&UnorderedGroups<'_>, &CompleteRows<'_>) -> Result<Estimate>,
) -> Result<Value> {
    let distribution = arguments.choice("event_distribution", EventDistribution::parse)?;
    let mut given = vec![("values", arguments.column("values").unwrap_or_default())];
    for name in ["population", "standard_errors", "events"] {
        given.extend(arguments.column(name).map(|column| (name, column)));
    }
    let columns: Vec<_> = given
        .iter()
        .map(|(name, column)| (*name, &column[..]))
        .collect();
    let rows = CompleteRows::of(&columns, arguments.nulls()?)?;
    let estimate = rows.answer(|rows| {
        let groups = UnorderedGroups::new(rows.column(0), rows.named("population"))?.with_given(
            rows.named("standard_errors"),
            rows.named("events"),
            distribution,
        )?;
        measure(&groups, rows)
    })?;
    let unit = arguments.given("unit").and_then(Value::as_str);
    Ok(json(match unit {
        Some(unit) => estimate.with_unit_of_values(unit.to_owned()),
        None => estimate,
    }))
}
