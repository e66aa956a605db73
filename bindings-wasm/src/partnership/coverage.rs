//! Coverage by partnerships, and sums over them.

use commonweal::{AreaValues, CoverageModel, Memberships, missing_argument};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
use crate::results::plain;
use crate::texts::Texts;

/// Coverage: how many people at least one partnership covers, each counted once, where partnerships overlap, and whom none
/// covers.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = coverage, unchecked_return_type = "Coverage")]
pub fn coverage(
    #[wasm_bindgen(unchecked_param_type = "Texts")] area: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] people: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "MembershipOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "coverage")?;
    let (area, people) = (Texts::read(area, "area")?, floats(people, "people")?);
    let area = area.get()?;
    let people = AreaValues::people(&area, &people)?;
    with(&options, &|model, members| {
        plain(&model.estimate(&people, members)?)
    })
}

/// Amounts of areas added up by partnership; refused where two partnerships share an area.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = rollUpPartnerships, unchecked_return_type = "PartnershipTotals")]
pub fn roll_up_partnerships(
    #[wasm_bindgen(unchecked_param_type = "Texts")] area: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "MembershipOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "roll_up_partnerships")?;
    let (area, values) = (Texts::read(area, "area")?, floats(values, "values")?);
    let area = area.get()?;
    let values = AreaValues::amounts(&area, &values)?;
    with(&options, &|model, members| {
        plain(&model.roll_up(&values, members)?)
    })
}

/// What is computed from the memberships.
type Compute<'a> = &'a dyn Fn(CoverageModel, &Memberships<'_>) -> Result<JsValue, Failure>;

/// Computes with the memberships that the options hold.
fn with(options: &Options, compute: Compute<'_>) -> Result<JsValue, Failure> {
    let needed = |name: &'static str| {
        options
            .texts(name)?
            .ok_or_else(|| Failure(missing_argument(name)))
    };
    let (area, partnership) = (needed("member_area")?, needed("member_partnership")?);
    let (from, to) = (options.dates("member_from")?, options.dates("member_to")?);
    let mut model = CoverageModel::new();
    if let Some(day) = options.date("at")? {
        model = model.at(day);
    }
    let (area, partnership) = (area.get()?, partnership.get()?);
    let members = Memberships::new(&area, &partnership)?;
    compute(model, &members.with_dates(from.as_deref(), to.as_deref())?)
}
