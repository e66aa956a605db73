//! Coverage by partnerships and sums over them, from JSON arguments.

use commonweal::{
    AreaValues, CoverageModel, Memberships, Result, complete_texts, missing_argument,
};
use serde_json::Value;

use super::{Arguments, json};

pub(super) fn call(arguments: &Arguments, roll_up: bool) -> Result<Value> {
    let texts = |name: &'static str| {
        let cells = arguments
            .texts(name)
            .ok_or_else(|| missing_argument(name))?;
        complete_texts(name, &cells)
    };
    let area = texts("area")?;
    let value = arguments.column(if roll_up { "values" } else { "people" });
    let value = value.unwrap_or_default();
    let areas = if roll_up {
        AreaValues::amounts(&area, &value)?
    } else {
        AreaValues::people(&area, &value)?
    };
    let (member, partnership) = (texts("member_area")?, texts("member_partnership")?);
    let (from, to) = (
        arguments.dates("member_from")?,
        arguments.dates("member_to")?,
    );
    let mut model = CoverageModel::new();
    if let Some(day) = arguments.date("at")? {
        model = model.at(day);
    }
    let members = Memberships::new(&member, &partnership)?;
    let members = members.with_dates(from.as_deref(), to.as_deref())?;
    if roll_up {
        model.roll_up(&areas, &members).map(json)
    } else {
        model.estimate(&areas, &members).map(json)
    }
}
