//! Coverage by partnerships, and sums over them.

use commonweal::{AreaValues, CoverageModel, Date, Memberships};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
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
    let options = Options::read(options, "coverage");
    let (area, people) = (
        options.text_data(area, "area"),
        options.data(people, "people"),
    );
    let members = Members::read(&options)?;
    let area = area.get()?;
    let people = AreaValues::people(&area, people)?;
    members.with(&|model, members| plain(&model.estimate(&people, members)?))
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
    let options = Options::read(options, "roll_up_partnerships");
    let (area, values) = (
        options.text_data(area, "area"),
        options.data(values, "values"),
    );
    let members = Members::read(&options)?;
    let area = area.get()?;
    let values = AreaValues::amounts(&area, values)?;
    members.with(&|model, members| plain(&model.roll_up(&values, members)?))
}

/// What is computed from the memberships.
type Compute<'a> = &'a dyn Fn(CoverageModel, &Memberships<'_>) -> Result<JsValue, Failure>;

/// Who belongs to which partnership, as it was given.
struct Members {
    area: Texts,
    partnership: Texts,
    from: Option<Vec<Option<Date>>>,
    to: Option<Vec<Option<Date>>>,
    model: CoverageModel,
}

impl Members {
    /// The last that is read.
    fn read(options: &Options) -> Result<Self, Failure> {
        let needed = |name| options.needed(options.texts(name), name);
        let mut model = CoverageModel::new();
        set!(model, options: at date);
        let read = Self {
            area: needed("member_area"),
            partnership: needed("member_partnership"),
            from: options.dates("member_from"),
            to: options.dates("member_to"),
            model,
        };
        options.finish()?;
        Ok(read)
    }

    fn with(&self, compute: Compute<'_>) -> Result<JsValue, Failure> {
        let (area, partnership) = (self.area.get()?, self.partnership.get()?);
        let members = Memberships::new(&area, &partnership)?;
        let members = members.with_dates(self.from.as_deref(), self.to.as_deref())?;
        compute(self.model, &members)
    }
}
