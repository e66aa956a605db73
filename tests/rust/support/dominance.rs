//! Whether one curve lies above another, from JSON arguments.

use commonweal::{
    ComparedWith, CurveColumns, CurveDominanceModel, DominanceRule, Order, Result, SampleInterval,
};
use serde_json::Value;

use super::{Arguments, json, survey};

pub(super) fn call(arguments: &Arguments) -> Result<Value> {
    let at = arguments.column("at");
    let mut model = CurveDominanceModel::new().level(arguments.levels()?);
    if let Some(at) = &at {
        model = model.at(at);
    }
    model = arguments
        .choice("interval", SampleInterval::parse)?
        .map_or(model, |kind| model.interval(kind));
    model = arguments
        .choice("rule", DominanceRule::parse)?
        .map_or(model, |rule| model.rule(rule));
    model = arguments
        .given("generalised")
        .and_then(Value::as_bool)
        .map_or(model, |flag| model.generalised(flag));
    let with = arguments.choice("compared_with", ComparedWith::parse)?;
    let order = arguments.choice("order", Order::parse)?;
    let columns = |names: [&str; 3]| names.map(|name| arguments.column(name));
    let one = columns(["values", "rank", "weights"]);
    let two = columns(["other_values", "other_rank", "other_weights"]);
    let survey = survey::sample(arguments, one[0].as_ref().map_or(0, Vec::len))?;
    let found = model.estimate_columns(
        with.unwrap_or(ComparedWith::Equality),
        order,
        (curve(&one), curve(&two)),
        survey.as_ref(),
        arguments.nulls()?,
    );
    found.map(json)
}

fn curve([values, rank, weights]: &[Option<Vec<f64>>; 3]) -> CurveColumns<'_> {
    CurveColumns {
        values: values.as_deref(),
        rank: rank.as_deref(),
        weights: weights.as_deref(),
    }
}
