//! Measures between groups without an order.

use commonweal::{
    Against, AttributableForm, BetweenGroupEntropy, BetweenGroupForm, BetweenGroupVariance,
    CompleteRows, EntropyForm, Estimate, EventDistribution, GroupDifference, GroupInterval,
    GroupRatio, IndexOfDisparity, MeanDifference, Polarity, PopulationAttributableRisk,
    UnorderedGroups,
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

macro_rules! best_and_mean {
    ($options:ident, $metric:expr) => {{
        let mut metric = $metric;
        metric = $options
            .choice("polarity", Polarity::parse)?
            .map_or(metric, |v| metric.polarity(v));
        $options.number("mean")?.map_or(metric, |v| metric.mean(v))
    }};
}

macro_rules! distance {
    ($options:ident, $metric:expr) => {{
        let metric = best_and_mean!($options, common!($options, $metric));
        let metric = metric.weighted($options.flag("weighted")?.unwrap_or(false));
        $options
            .choice("against", Against::parse)?
            .map_or(metric, |v| metric.against(v))
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
    if let Some(v) = options.choice("form", BetweenGroupForm::parse)? {
        metric = metric.form(v);
    }
    of_all(values, &options, &|groups, _| metric.estimate(groups))
}

/// Mean difference of all groups from the mean, from the best group or from a reference group.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = meanDifference, unchecked_return_type = "Estimate")]
pub fn mean_difference(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "GroupDistanceOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "mean_difference")?;
    let metric = distance!(options, MeanDifference::new());
    of_all(values, &options, &|groups, [_, reference]| {
        let metric = reference.map_or(metric, |row| metric.reference(row));
        metric.estimate(groups)
    })
}

/// Index of disparity: the mean difference of all groups from the mean, the best or a reference group, over that value.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = indexOfDisparity, unchecked_return_type = "Estimate")]
pub fn index_of_disparity(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "GroupDistanceOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "index_of_disparity")?;
    let metric = distance!(options, IndexOfDisparity::new());
    of_all(values, &options, &|groups, [_, reference]| {
        let metric = reference.map_or(metric, |row| metric.reference(row));
        metric.estimate(groups)
    })
}

/// Theil index or mean log deviation between groups: how far the shares of the total are from the shares of the people.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = betweenGroupEntropy, unchecked_return_type = "Estimate")]
pub fn between_group_entropy(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "BetweenGroupEntropyOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "between_group_entropy")?;
    let mut metric = common!(options, BetweenGroupEntropy::new());
    if let Some(v) = options.choice("form", EntropyForm::parse)? {
        metric = metric.form(v);
    }
    of_all(values, &options, &|groups, _| metric.estimate(groups))
}

/// Population attributable risk, or fraction: how the mean would change if all groups were as the best, or as a reference.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = populationAttributableRisk, unchecked_return_type = "Estimate")]
pub fn population_attributable_risk(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "PopulationAttributableRiskOptions")]
    options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "population_attributable_risk")?;
    let mut metric = common!(options, PopulationAttributableRisk::new());
    metric = best_and_mean!(options, metric);
    if let Some(v) = options.choice("form", AttributableForm::parse)? {
        metric = metric.form(v);
    }
    of_all(values, &options, &|groups, [_, reference]| {
        let metric = reference.map_or(metric, |row| metric.reference(row));
        metric.estimate(groups)
    })
}
