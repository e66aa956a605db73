//! The cascade of an intervention.

use commonweal::{CascadeModel, Costs, Doses, Order, StageCounts, Suppression, missing_argument};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, columns};
use crate::errors::Failure;
use crate::results::plain;
use crate::texts::Texts;

/// Cascade: of those eligible, how many were offered an intervention, accepted it, started and completed, by stratum.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = cascade, unchecked_return_type = "Cascade")]
pub fn cascade(
    #[wasm_bindgen(unchecked_param_type = "Columns")] stages: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CascadeOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "cascade")?;
    let stages = columns(stages, "stages")?;
    let stages: Vec<(&str, &[f64])> = stages
        .iter()
        .map(|(name, column)| (name.as_str(), column.as_slice()))
        .collect();
    let mut counts = StageCounts::new(&stages)?;
    let texts = |name: &'static str| options.texts(name);
    let strata = texts("strata")?;
    let strata = filled(strata.as_ref())?;
    if let Some(strata) = &strata {
        counts = counts.with_strata(strata)?;
    }
    let order = options.choice("order", Order::parse)?;
    let rank = options.column("rank")?;
    match (&rank, order) {
        (Some(rank), Some(order)) => counts = counts.with_ranks(rank, order)?,
        (Some(_), None) => return Err(missing_argument("order").into()),
        (None, Some(_)) => return Err(missing_argument("rank").into()),
        (None, None) => {}
    }
    let planned = options.column("planned")?;
    if let Some(planned) = &planned {
        counts = counts.with_planned(planned)?;
    }
    let (stage, unit) = (texts("dose_stage")?, texts("dose_unit")?);
    let (stage, unit) = (filled(stage.as_ref())?, filled(unit.as_ref())?);
    let amount = options.column("dose_amount")?;
    if let Some(doses) = Doses::from_given(stage.as_deref(), amount.as_deref(), unit.as_deref())? {
        counts = counts.with_doses(doses)?;
    }
    let (payer, stage) = (texts("cost_payer")?, texts("cost_stage")?);
    let (payer, stage) = (filled(payer.as_ref())?, filled(stage.as_ref())?);
    let (amount, years) = (
        options.column("cost_amount")?,
        options.column("cost_price_year")?,
    );
    let (year, index) = (
        options.column("deflator_year")?,
        options.column("deflator_index")?,
    );
    let deflator = (
        year.as_deref(),
        index.as_deref(),
        options.number("price_year")?,
    );
    let (amount, years) = (amount.as_deref(), years.as_deref());
    if let Some(costs) =
        Costs::from_given(payer.as_deref(), stage.as_deref(), amount, years, deflator)?
    {
        counts = counts.with_costs(costs)?;
    }
    let (reached, currency) = (options.text("reached")?, options.text("currency")?);
    let mut model = CascadeModel::new().level(options.levels()?);
    model = model.allow_entry_later(options.flag("allow_entry_later")?.unwrap_or(false));
    model = reached
        .as_deref()
        .map_or(model, |stage| model.reached(stage));
    model = currency
        .as_deref()
        .map_or(model, |words| model.currency(words));
    let rule = options.choice("suppression", Suppression::named)?.flatten();
    model = rule.map_or(model, |rule| model.suppression(rule));
    plain(&model.estimate(&counts)?)
}

fn filled(texts: Option<&Texts>) -> Result<Option<Vec<&str>>, Failure> {
    texts.map(Texts::get).transpose()
}
