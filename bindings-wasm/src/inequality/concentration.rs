//! The concentration index.

use commonweal::{
    CompleteRows, ConcentrationForm, ConcentrationIndex, EventDistribution, Order, RankedValues,
    Ranks,
};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;
use crate::survey;

/// Concentration index: whether something is concentrated among the worse off or the better off, and how much.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = concentrationIndex, unchecked_return_type = "Estimate")]
pub fn concentration_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ConcentrationIndexOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "concentration_index");
    let form = options.choice::<ConcentrationForm>("form");
    let form = form.unwrap_or(ConcentrationForm::Standard);
    let mut metric = ConcentrationIndex::new().level(options.levels()).form(form);
    set!(metric, options: interval choice, lower number, upper number, nu number, beta number, variance choice, critical choice);
    let distribution = options.choice::<EventDistribution>("event_distribution");
    let unit = options.text("unit");
    let given = ["weights", "standard_errors", "events"];
    let columns = options.columns(&[("values", values)], &["rank"], &given);
    let order: Order = options.needed_choice("order");
    let estimate = survey::answer(&options, &columns, &mut |rows, survey| {
        let ranked = ranked(rows, order)?;
        let (errors, events) = (rows.named("standard_errors"), rows.named("events"));
        let ranked = ranked.with_given(errors, events, distribution)?;
        match survey {
            None => metric.estimate(&ranked),
            Some(survey) => metric.estimate(&ranked.with_survey(survey)?),
        }
    })?;
    match unit {
        // The other forms have no unit.
        Some(unit) if form.is_generalised() => plain(&estimate.with_unit(unit)),
        _ => plain(&estimate),
    }
}

/// The values in the order of their ranks, with their weights: the first two columns, and one of that name.
pub(super) fn ranked<'a>(
    rows: &'a CompleteRows<'_>,
    order: Order,
) -> commonweal::Result<RankedValues<'a>> {
    let ranked = RankedValues::new(rows.column(0), Ranks::new(rows.column(1), order))?;
    match rows.named("weights") {
        Some(weights) => ranked.with_weights(weights),
        None => Ok(ranked),
    }
}
