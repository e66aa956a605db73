//! The cascade of an intervention, from JSON arguments.

use commonweal::{
    CascadeModel, Costs, Doses, Order, Result, StageCounts, Suppression, complete_texts,
    missing_argument,
};
use serde_json::Value;

use super::{Arguments, json};

pub(super) fn call(arguments: &Arguments) -> Result<Value> {
    let columns = arguments.columns("stages");
    let stages: Vec<(&str, &[f64])> = columns
        .iter()
        .map(|(name, column)| (*name, column.as_slice()))
        .collect();
    let texts = |name: &'static str| {
        let cells = arguments.texts(name);
        cells.map(|cells| complete_texts(name, &cells)).transpose()
    };
    let mut counts = StageCounts::new(&stages)?;
    let strata = texts("strata")?;
    if let Some(strata) = &strata {
        counts = counts.with_strata(strata)?;
    }
    let order = arguments.choice("order", Order::parse)?;
    let rank = arguments.column("rank");
    match (&rank, order) {
        (Some(rank), Some(order)) => counts = counts.with_ranks(rank, order)?,
        (Some(_), None) => return Err(missing_argument("order")),
        (None, Some(_)) => return Err(missing_argument("rank")),
        (None, None) => {}
    }
    let planned = arguments.column("planned");
    if let Some(planned) = &planned {
        counts = counts.with_planned(planned)?;
    }
    let (dose_stage, dose_unit) = (texts("dose_stage")?, texts("dose_unit")?);
    let dose_amount = arguments.column("dose_amount");
    if let Some(doses) = Doses::from_given(
        dose_stage.as_deref(),
        dose_amount.as_deref(),
        dose_unit.as_deref(),
    )? {
        counts = counts.with_doses(doses)?;
    }
    let (payer, stage) = (texts("cost_payer")?, texts("cost_stage")?);
    let (amount, years) = (
        arguments.column("cost_amount"),
        arguments.column("cost_price_year"),
    );
    let (year, index) = (
        arguments.column("deflator_year"),
        arguments.column("deflator_index"),
    );
    let deflator = (
        year.as_deref(),
        index.as_deref(),
        arguments.number("price_year"),
    );
    let costs = Costs::from_given(
        payer.as_deref(),
        stage.as_deref(),
        amount.as_deref(),
        years.as_deref(),
        deflator,
    )?;
    if let Some(costs) = costs {
        counts = counts.with_costs(costs)?;
    }
    let mut model = CascadeModel::new().level(arguments.levels()?);
    if let Some(reached) = arguments.given("reached").and_then(Value::as_str) {
        model = model.reached(reached);
    }
    if let Some(currency) = arguments.given("currency").and_then(Value::as_str) {
        model = model.currency(currency);
    }
    model =
        model.allow_entry_later(arguments.given("allow_entry_later") == Some(&Value::Bool(true)));
    if let Some(rule) = arguments
        .choice("suppression", Suppression::named)?
        .flatten()
    {
        model = model.suppression(rule);
    }
    model.estimate(&counts).map(json)
}
