//! Life tables from JSON arguments.

use commonweal::{
    AgeBands, LifeExpectancy, LifeTableModel, Result, SmallAreaRule, missing_argument,
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
    let mut metric = LifeExpectancy::new().level(levels);
    metric = arguments
        .number("at_age")
        .map_or(metric, |age| metric.at_age(age));
    metric = rule.map_or(metric, |rule| metric.suppression(rule));
    metric.estimate(&bands).map(json)
}
