//! Shapley decomposition, from JSON arguments.

use commonweal::{
    ConcentrationForm, DecompositionInterval, Order, Result, ShapleyColumns,
    ShapleyDecompositionModel, ShapleyIndex, ShapleyRemoval, complete_texts, missing_argument,
};
use serde_json::Value;

use super::{Arguments, json, survey};

pub(super) fn call(arguments: &Arguments) -> Result<Value> {
    let mut model = ShapleyDecompositionModel::new().level(arguments.levels()?);
    model = arguments
        .choice("index", ShapleyIndex::parse)?
        .map_or(model, |index| model.index(index));
    model = arguments
        .choice("removal", ShapleyRemoval::parse)?
        .map_or(model, |removal| model.removal(removal));
    model = arguments
        .choice("form", ConcentrationForm::parse)?
        .map_or(model, |form| model.form(form));
    model = arguments.number("lower").map_or(model, |v| model.lower(v));
    model = arguments.number("upper").map_or(model, |v| model.upper(v));
    model = arguments.number("nu").map_or(model, |v| model.nu(v));
    model = arguments.number("beta").map_or(model, |v| model.beta(v));
    model = arguments
        .choice("interval", DecompositionInterval::parse)?
        .map_or(model, |kind| model.interval(kind));
    model = arguments.whole("draws").map_or(model, |v| model.draws(v));
    model = arguments.whole("seed").map_or(model, |v| model.seed(v));
    if arguments.given("determinants").is_none() {
        return Err(missing_argument("determinants"));
    }
    let named = arguments.columns("determinants");
    let determinants: Vec<(&str, &[f64])> = named
        .iter()
        .map(|(name, column)| (*name, &column[..]))
        .collect();
    let groups = arguments.texts("groups");
    let groups = groups
        .as_ref()
        .map(|groups| complete_texts("groups", groups));
    let groups = groups.transpose()?;
    let values = arguments.column("values").unwrap_or_default();
    let (rank, weights) = (arguments.column("rank"), arguments.column("weights"));
    let survey = survey::sample(arguments, values.len())?;
    let columns = ShapleyColumns {
        survey: survey.as_ref(),
        rank: rank.as_deref(),
        order: arguments.choice("order", Order::parse)?,
        weights: weights.as_deref(),
        determinants: &determinants,
        groups: groups.as_deref(),
        ..ShapleyColumns::new(&values)
    };
    let parts = model.estimate_columns(&columns, arguments.nulls()?, &mut |_, _| true);
    parts.map(json)
}
