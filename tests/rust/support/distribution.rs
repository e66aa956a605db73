//! Measures of a distribution: values and weights.

use commonweal::{
    AtkinsonIndex, CoefficientOfVariation, CompleteRows, Divisor, Estimate,
    GeneralisedEntropyIndex, GiniCorrection, GiniIndex, GiniInterval, HooverIndex, HooverInterval,
    IndexReport, KolmIndex, QuantileShareRatio, Result, SampleInterval, WeightedValues,
    missing_argument,
};
use serde_json::Value;

use super::{Arguments, json};

pub(super) fn call(operation: &str, arguments: &Arguments) -> Result<Value> {
    match operation {
        "gini_index" => {
            let mut metric = GiniIndex::new().level(arguments.levels()?);
            metric = arguments.number("nu").map_or(metric, |nu| metric.nu(nu));
            metric = arguments
                .choice("correction", GiniCorrection::parse)?
                .map_or(metric, |kind| metric.correction(kind));
            metric = arguments
                .choice("interval", GiniInterval::parse)?
                .map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "generalised_entropy_index" => {
            let mut metric = GeneralisedEntropyIndex::new().level(arguments.levels()?);
            metric = arguments
                .number("alpha")
                .map_or(metric, |alpha| metric.alpha(alpha));
            metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "atkinson_index" => {
            let mut metric = AtkinsonIndex::new().level(arguments.levels()?);
            metric = arguments
                .number("epsilon")
                .map_or(metric, |epsilon| metric.epsilon(epsilon));
            metric = arguments
                .choice("report", IndexReport::parse)?
                .map_or(metric, |report| metric.report(report));
            metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "kolm_index" => {
            let kappa = arguments
                .number("kappa")
                .ok_or_else(|| missing_argument("kappa"))?;
            let mut metric = KolmIndex::new(kappa).level(arguments.levels()?);
            metric = arguments
                .choice("report", IndexReport::parse)?
                .map_or(metric, |report| metric.report(report));
            metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "quantile_share_ratio" => {
            let mut metric = QuantileShareRatio::new().level(arguments.levels()?);
            metric = arguments
                .number("top")
                .map_or(metric, |top| metric.top(top));
            metric = arguments
                .number("bottom")
                .map_or(metric, |bottom| metric.bottom(bottom));
            metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "coefficient_of_variation" => {
            let mut metric = CoefficientOfVariation::new().level(arguments.levels()?);
            metric = arguments
                .choice("divisor", Divisor::parse)?
                .map_or(metric, |divisor| metric.divisor(divisor));
            metric = sampled(arguments)?.map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        "hoover_index" => {
            let mut metric = HooverIndex::new().level(arguments.levels()?);
            metric = arguments
                .choice("interval", HooverInterval::parse)?
                .map_or(metric, |kind| metric.interval(kind));
            of_all(arguments, |values| metric.estimate(values))
        }
        other => {
            panic!("the tests cannot call {other}: add it to tests/rust/support/distribution.rs")
        }
    }
}

fn sampled(arguments: &Arguments) -> Result<Option<SampleInterval>> {
    arguments.choice("interval", SampleInterval::parse)
}

fn of_all(
    arguments: &Arguments,
    measure: impl Fn(&WeightedValues<'_>) -> Result<Estimate>,
) -> Result<Value> {
    let (values, weights) = (
        arguments.column("values").unwrap_or_default(),
        arguments.column("weights"),
    );
    let mut columns = vec![("values", values.as_slice())];
    columns.extend(weights.as_deref().map(|column| ("weights", column)));
    let rows = CompleteRows::of(&columns, arguments.nulls()?)?;
    rows.answer(|rows| measure(&WeightedValues::new(rows.column(0), rows.named("weights"))?))
        .map(json)
}
