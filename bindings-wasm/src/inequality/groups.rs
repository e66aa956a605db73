//! Measures between groups without an order.

use commonweal::{
    BetweenGroupEntropy, BetweenGroupVariance, Estimate, EventDistribution, GroupDifference,
    GroupRatio, IndexOfDisparity, MeanDifference, PopulationAttributableRisk, UnorderedGroups,
};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;

/// What all of them are asked.
macro_rules! common {
    ($options:ident, $metric:expr) => {{
        let mut metric = $metric.level($options.levels());
        set!(metric, $options: interval choice, draws whole, seed whole);
        metric
    }};
}

/// What those are asked that know which group is best, and the mean of all.
macro_rules! best_and_mean {
    ($options:ident, $metric:expr) => {{
        let mut metric = common!($options, $metric);
        set!(metric, $options: polarity choice, mean number);
        metric
    }};
}

/// What the mean distances are asked.
macro_rules! distance {
    ($options:ident, $metric:expr) => {{
        let mut metric = best_and_mean!($options, $metric);
        set!(metric, $options: weighted flag, against choice);
        metric
    }};
}

/// The rows that `group` and `reference` name.
type Rows = [Option<u32>; 2];

/// Which of the two a measure knows.
const PAIR: &[&str] = &["group", "reference"];
const REFERENCE: &[&str] = &["reference"];

/// The measure of all groups, as a plain object.
fn of_all(
    values: &JsValue,
    options: &Options,
    known: &[&'static str],
    measure: &dyn Fn(&UnorderedGroups<'_>, Rows) -> commonweal::Result<Estimate>,
) -> Result<JsValue, Failure> {
    let distribution = options.choice::<EventDistribution>("event_distribution");
    let asked = ["group", "reference"].map(|name| {
        let known = known.contains(&name);
        known.then(|| options.whole(name)).flatten()
    });
    let unit = options.text("unit");
    let given = ["population", "standard_errors", "events"];
    let columns = options.columns(&[("values", values)], &[], &given);
    let estimate = options.rows(&columns)?.answer(|rows| {
        let named = [
            rows.kept_row("group", asked[0])?,
            rows.kept_row("reference", asked[1])?,
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
    let options = Options::read(options, "group_difference");
    let metric = common!(options, GroupDifference::new());
    of_all(values, &options, PAIR, &|groups, [group, reference]| {
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
    let options = Options::read(options, "group_ratio");
    let metric = common!(options, GroupRatio::new());
    of_all(values, &options, PAIR, &|groups, [group, reference]| {
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
    let options = Options::read(options, "between_group_variance");
    let mut metric = common!(options, BetweenGroupVariance::new());
    set!(metric, options: form choice);
    of_all(values, &options, &[], &|groups, _| metric.estimate(groups))
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
    let options = Options::read(options, "mean_difference");
    let metric = distance!(options, MeanDifference::new());
    of_all(values, &options, REFERENCE, &|groups, [_, reference]| {
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
    let options = Options::read(options, "index_of_disparity");
    let metric = distance!(options, IndexOfDisparity::new());
    of_all(values, &options, REFERENCE, &|groups, [_, reference]| {
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
    let options = Options::read(options, "between_group_entropy");
    let mut metric = common!(options, BetweenGroupEntropy::new());
    set!(metric, options: form choice);
    of_all(values, &options, &[], &|groups, _| metric.estimate(groups))
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
    let options = Options::read(options, "population_attributable_risk");
    let mut metric = best_and_mean!(options, PopulationAttributableRisk::new());
    set!(metric, options: form choice);
    of_all(values, &options, REFERENCE, &|groups, [_, reference]| {
        let metric = reference.map_or(metric, |row| metric.reference(row));
        metric.estimate(groups)
    })
}
