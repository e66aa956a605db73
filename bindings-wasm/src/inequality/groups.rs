//! Measures between groups without an order.

use commonweal::{
    BetweenGroupForm, BetweenGroupVariance, CompleteRows, Estimate, EventDistribution,
    GroupDifference, GroupInterval, GroupRatio, UnorderedGroups,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;

/// What all of them are asked.
macro_rules! common {
    ($options:ident, $metric:expr) => {{
        let mut metric = $metric.level($options.levels()?);
        metric = $options
            .choice("interval", GroupInterval::parse)?
            .map_or(metric, |v| metric.interval(v));
        metric = $options.whole("draws")?.map_or(metric, |v| metric.draws(v));
        $options.whole("seed")?.map_or(metric, |v| metric.seed(v))
    }};
}

/// The rows that `group` and `reference` name.
type Named = [Option<u32>; 2];

/// The measure of all groups, as a plain object.
fn of_all(
    values: &JsValue,
    options: &Options,
    measure: &dyn Fn(&UnorderedGroups<'_>, Named) -> commonweal::Result<Estimate>,
) -> Result<JsValue, Failure> {
    let distribution = options.choice("event_distribution", EventDistribution::parse)?;
    let (group, reference) = (options.whole("group")?, options.whole("reference")?);
    let mut given = vec![("values", floats(values, "values")?)];
    for name in ["population", "standard_errors", "events"] {
        given.extend(options.column(name)?.map(|column| (name, column)));
    }
    let columns: Vec<(&'static str, &[f64])> = given
        .iter()
        .map(|(name, column)| (*name, column.as_slice()))
        .collect();
    let unit = options.text("unit")?;
    let estimate = CompleteRows::of(&columns, options.nulls()?)?.answer(|rows| {
        let named = [
            rows.kept_row("group", group)?,
            rows.kept_row("reference", reference)?,
        ];
        let groups = UnorderedGroups::new(rows.column(0), rows.named("population"))?;
        let (errors, events) = (rows.named("standard_errors"), rows.named("events"));
        measure(&groups.with_given(errors, events, distribution)?, named)
    })?;
    match unit {
        Some(unit) => plain(&estimate.with_unit_of_values(unit)),
        None => plain(&estimate),
    }
}

/// Difference between two groups: named by their rows, or the largest less the smallest value of all (the range).
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = groupDifference, unchecked_return_type = "Estimate")]
pub fn group_difference(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "GroupPairOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "group_difference")?;
    let metric = common!(options, GroupDifference::new());
    of_all(values, &options, &|groups, [group, reference]| {
        let metric = group.map_or(metric, |row| metric.group(row));
        let metric = reference.map_or(metric, |row| metric.reference(row));
        metric.estimate(groups)
    })
}

/// Ratio of two groups: named by their rows, or the largest over the smallest value of all.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = groupRatio, unchecked_return_type = "Estimate")]
pub fn group_ratio(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "GroupPairOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "group_ratio")?;
    let metric = common!(options, GroupRatio::new());
    of_all(values, &options, &|groups, [group, reference]| {
        let metric = group.map_or(metric, |row| metric.group(row));
        let metric = reference.map_or(metric, |row| metric.reference(row));
        metric.estimate(groups)
    })
}

/// Variance between groups, or its root, or the coefficient of variation: how far the values of all groups are from the mean.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = betweenGroupVariance, unchecked_return_type = "Estimate")]
pub fn between_group_variance(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "BetweenGroupVarianceOptions")]
    options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "between_group_variance")?;
    let mut metric = common!(options, BetweenGroupVariance::new());
    metric = options
        .choice("form", BetweenGroupForm::parse)?
        .map_or(metric, |v| metric.form(v));
    of_all(values, &options, &|groups, _| metric.estimate(groups))
}
