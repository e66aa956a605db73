//! Life tables from JSON arguments.

use commonweal::{
    AgeBands, HealthMeasure, HealthShares, HealthyLifeExpectancy, LifeExpectancy, LifeTableModel,
    Result, SmallAreaRule, YearsLost, YearsOfLifeLost, missing_argument,
};
use serde_json::Value;

use super::{Arguments, json};

pub(super) fn call(operation: &str, arguments: &Arguments) -> Result<Value> {
    let levels = arguments.levels()?;
    let column = |name: &str| arguments.column(name).unwrap_or_default();
    let (deaths, population) = (column("deaths"), column("population"));
    let age_start = arguments
        .column("age_start")
        .ok_or_else(|| missing_argument("age_start"))?;
    let separation = arguments.column("separation");
    let rule = arguments.choice("suppression", SmallAreaRule::parse)?;
    let mut bands = AgeBands::new(&deaths, &population, &age_start)?;
    if let Some(separation) = &separation {
        bands = bands.with_separation(separation)?;
    }
    if operation == "life_table" {
        return LifeTableModel::new()
            .level(levels)
            .estimate(&bands)
            .map(json);
    }
    if operation == "healthy_life_expectancy" {
        return healthy(arguments, &bands, rule);
    }
    let mut metric = LifeExpectancy::new().level(levels);
    metric = arguments
        .number("at_age")
        .map_or(metric, |age| metric.at_age(age));
    metric = rule.map_or(metric, |rule| metric.suppression(rule));
    metric.estimate(&bands).map(json)
}

fn healthy(
    arguments: &Arguments,
    bands: &AgeBands<'_>,
    rule: Option<SmallAreaRule>,
) -> Result<Value> {
    let mut metric = HealthyLifeExpectancy::new().level(arguments.levels()?);
    metric = arguments
        .number("at_age")
        .map_or(metric, |age| metric.at_age(age));
    metric = rule.map_or(metric, |rule| metric.suppression(rule));
    metric = arguments
        .choice("measure", HealthMeasure::parse)?
        .map_or(metric, |measure| metric.measure(measure));
    metric = arguments
        .given("survival_variance")
        .and_then(Value::as_bool)
        .map_or(metric, |counted| metric.survival_variance(counted));
    let healthy = arguments
        .column("healthy")
        .ok_or_else(|| missing_argument("healthy"))?;
    let (asked, errors) = (
        arguments.column("asked"),
        arguments.column("standard_errors"),
    );
    let shares = HealthShares::new(&healthy)?.with_given(asked.as_deref(), errors.as_deref())?;
    metric.estimate(bands, &shares).map(json)
}

pub(super) fn lost(arguments: &Arguments) -> Result<Value> {
    let mut metric = YearsOfLifeLost::new().level(arguments.levels()?);
    metric = arguments
        .number("per")
        .map_or(metric, |per| metric.per(per));
    let column = |name: &str| arguments.column(name);
    let deaths = column("deaths").unwrap_or_default();
    let (years, age) = (column("years_lost"), column("age"));
    let (population, standard) = (column("population"), column("standard_population"));
    let up_to = arguments.number("up_to");
    let mut lost = YearsLost::given(&deaths, years.as_deref(), age.as_deref(), up_to)?;
    if let Some(population) = &population {
        lost = lost.with_population(population)?;
    }
    if let Some(standard) = &standard {
        lost = lost.with_standard_population(standard)?;
    }
    metric.estimate(&lost).map(json)
}

pub(super) fn gradient(arguments: &Arguments) -> Result<Value> {
    let mut model = commonweal::LifeExpectancyGradient::new().level(arguments.levels()?);
    if let Some(age) = arguments.number("at_age") {
        model = model.at_age(age);
    }
    let needed = |name: &'static str| {
        let column = arguments.column(name);
        column.ok_or_else(|| commonweal::missing_argument(name))
    };
    let (age_start, rank) = (needed("age_start")?, needed("rank")?);
    let order = arguments.choice("order", commonweal::Order::parse)?;
    let order = order.ok_or_else(|| commonweal::missing_argument("order"))?;
    let (deaths, people) = (needed("deaths")?, needed("population")?);
    let ranks = commonweal::Ranks::new(&rank, order);
    model
        .estimate(&deaths, &people, &age_start, ranks)
        .map(json)
}
