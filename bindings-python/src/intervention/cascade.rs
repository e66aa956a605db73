//! The cascade of an intervention.

use commonweal::{CascadeModel, Costs, Doses, StageCounts, missing_argument};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{Floats, Levels, Order, Real, SmallCounts, optional};
use crate::errors::{Failure, refuse_unknown};
use crate::named_columns::{Columns, Flag};
use crate::results::Cascade;
use crate::texts::{Texts, Words};

/// Cascade: of those eligible, how many were offered an intervention, accepted it, started and completed, by stratum.
///
/// `stages` holds one column of people a stage, in the order in which they are passed, and one row a stratum; strata do
/// not overlap. Conversion (from the stage before) and reach (from the first stage) have Wilson limits; where nobody came,
/// the exact upper limit is given too. With `rank` and `order`, the slope of reach over deprivation; with `planned`, people
/// reached over people planned; with doses and costs, amounts for each person. suppression="hes" hides counts from 1 to 7.
///
/// >>> import commonweal as cw
/// >>> cascade = cw.cascade({"invited": [5000], "attended": [1800], "cancer found": [7]})
/// >>> print(cascade.sentences[1])
/// Most people are lost between "invited" and "attended": 3,200 (64.0% of those at "invited").
/// >>> pilot = cw.cascade({"prescribed": [28], "admitted": [0]})
/// >>> print(f"{pilot.total.reach_upper_if_none[1]:.6f}")
/// 0.123436
#[pyfunction]
#[pyo3(signature = (stages, *, strata=None, level=Levels::default(), reached=None, allow_entry_later=Flag::NO, suppression=SmallCounts::default(), rank=None, order=None, planned=None, dose_stage=None, dose_amount=None, dose_unit=None, cost_payer=None, cost_stage=None, cost_amount=None, cost_price_year=None, currency=None, deflator_year=None, deflator_index=None, price_year=None, **unknown), text_signature = "(stages, *, strata=None, level=0.95, reached=None, allow_entry_later=False, suppression='none', rank=None, order=None, planned=None, dose_stage=None, dose_amount=None, dose_unit=None, cost_payer=None, cost_stage=None, cost_amount=None, cost_price_year=None, currency=None, deflator_year=None, deflator_index=None, price_year=None)")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn cascade(
    stages: Columns,
    strata: Option<Texts>,
    level: Levels,
    reached: Option<Words>,
    allow_entry_later: Flag,
    suppression: SmallCounts,
    rank: Option<Floats>,
    order: Option<Order>,
    planned: Option<Floats>,
    dose_stage: Option<Texts>,
    dose_amount: Option<Floats>,
    dose_unit: Option<Texts>,
    cost_payer: Option<Texts>,
    cost_stage: Option<Texts>,
    cost_amount: Option<Floats>,
    cost_price_year: Option<Floats>,
    currency: Option<Words>,
    deflator_year: Option<Floats>,
    deflator_index: Option<Floats>,
    price_year: Option<Real>,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Cascade, Failure> {
    refuse_unknown(unknown.as_ref(), "cascade")?;
    let mut counts = StageCounts::new(&stages.get("stages")?)?;
    let strata = texts(strata.as_ref(), "strata")?;
    if let Some(strata) = &strata {
        counts = counts.with_strata(strata)?;
    }
    match (optional(rank.as_ref(), "rank")?, order) {
        (Some(rank), Some(order)) => counts = counts.with_ranks(rank, order.0)?,
        (Some(_), None) => return Err(missing_argument("order").into()),
        (None, Some(_)) => return Err(missing_argument("rank").into()),
        (None, None) => {}
    }
    if let Some(planned) = optional(planned.as_ref(), "planned")? {
        counts = counts.with_planned(planned)?;
    }
    let (stage, unit) = (
        texts(dose_stage.as_ref(), "dose_stage")?,
        texts(dose_unit.as_ref(), "dose_unit")?,
    );
    let amount = optional(dose_amount.as_ref(), "dose_amount")?;
    if let Some(doses) = Doses::from_given(stage.as_deref(), amount, unit.as_deref())? {
        counts = counts.with_doses(doses)?;
    }
    let (payer, stage) = (
        texts(cost_payer.as_ref(), "cost_payer")?,
        texts(cost_stage.as_ref(), "cost_stage")?,
    );
    let amount = optional(cost_amount.as_ref(), "cost_amount")?;
    let years = optional(cost_price_year.as_ref(), "cost_price_year")?;
    let deflator = (
        optional(deflator_year.as_ref(), "deflator_year")?,
        optional(deflator_index.as_ref(), "deflator_index")?,
        price_year.map(|year| year.get("price_year")).transpose()?,
    );
    let costs = Costs::from_given(payer.as_deref(), stage.as_deref(), amount, years, deflator)?;
    if let Some(costs) = costs {
        counts = counts.with_costs(costs)?;
    }
    let mut model = CascadeModel::new().level(level.0);
    model = model.allow_entry_later(allow_entry_later.get("allow_entry_later")?);
    if let Some(reached) = &reached {
        model = model.reached(reached.get("reached")?);
    }
    if let Some(currency) = &currency {
        model = model.currency(currency.get("currency")?);
    }
    if let Some(rule) = suppression.0 {
        model = model.suppression(rule);
    }
    Ok(model.estimate(&counts)?.into())
}

/// A column of text that may be left out.
fn texts<'a>(
    column: Option<&'a Texts>,
    param: &'static str,
) -> Result<Option<Vec<&'a str>>, Failure> {
    column.map(|column| column.get(param)).transpose()
}
