//! The cascade of an intervention.

use commonweal::{CascadeModel, Costs, Doses, Order, StageCounts, Suppression, missing_argument};
use wasm_bindgen::prelude::*;

use crate::convert::columns;
use crate::errors::Failure;
use crate::options::{Options, set};
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
    let options = Options::read(options, "cascade");
    let stages = options.kept(columns(stages, "stages")).unwrap_or_default();
    let texts = |name| options.texts(name);
    let (strata, rank, order) = (
        texts("strata"),
        options.column("rank"),
        options.choice::<Order>("order"),
    );
    let planned = options.column("planned");
    let dose = (texts("dose_stage"), texts("dose_unit"));
    let dose_amount = options.column("dose_amount");
    let cost = (texts("cost_payer"), texts("cost_stage"));
    let (amount, years) = (
        options.column("cost_amount"),
        options.column("cost_price_year"),
    );
    let deflator = (
        options.column("deflator_year"),
        options.column("deflator_index"),
        options.number("price_year"),
    );
    let (reached, currency) = (options.text("reached"), options.text("currency"));
    let mut model = CascadeModel::new().level(options.levels());
    set!(model, options: allow_entry_later flag);
    let rule = options.parsed("suppression", &Suppression::named);
    options.finish()?;
    let stages: Vec<(&str, &[f64])> = stages
        .iter()
        .map(|(name, column)| (name.as_str(), column.as_slice()))
        .collect();
    let mut counts = StageCounts::new(&stages)?;
    let strata = filled(strata.as_ref())?;
    if let Some(strata) = &strata {
        counts = counts.with_strata(strata)?;
    }
    match (rank, order) {
        (Some(rank), Some(order)) => counts = counts.with_ranks(rank, order)?,
        (Some(_), None) => return Err(missing_argument("order").into()),
        (None, Some(_)) => return Err(missing_argument("rank").into()),
        (None, None) => {}
    }
    if let Some(planned) = planned {
        counts = counts.with_planned(planned)?;
    }
    let (stage, unit) = (filled(dose.0.as_ref())?, filled(dose.1.as_ref())?);
    if let Some(doses) = Doses::from_given(stage.as_deref(), dose_amount, unit.as_deref())? {
        counts = counts.with_doses(doses)?;
    }
    let (payer, stage) = (filled(cost.0.as_ref())?, filled(cost.1.as_ref())?);
    if let Some(costs) =
        Costs::from_given(payer.as_deref(), stage.as_deref(), amount, years, deflator)?
    {
        counts = counts.with_costs(costs)?;
    }
    if let Some(stage) = &reached {
        model = model.reached(stage);
    }
    if let Some(words) = &currency {
        model = model.currency(words);
    }
    if let Some(rule) = rule.flatten() {
        model = model.suppression(rule);
    }
    plain(&model.estimate(&counts)?)
}

fn filled(texts: Option<&Texts>) -> Result<Option<Vec<&str>>, Failure> {
    texts.map(Texts::get).transpose()
}
