//! The measures that suit the data, with their sentences.

use commonweal::{InequalityProfileModel, ProfileColumns, ProfileRows, Ranks, missing_argument};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;
use crate::survey;

/// Profile of an inequality: the measures that suit the data, why each is in, and what each says in plain words.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = inequalityProfile, unchecked_return_type = "InequalityProfile")]
pub fn inequality_profile(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "InequalityProfileOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "inequality_profile");
    let mut model = InequalityProfileModel::new().level(options.levels());
    set!(model, options: polarity choice, interval choice, lower number, upper number, indicator text, people text, unit text);
    let order = options.choice("order");
    let event_distribution = options.choice("event_distribution");
    let kind = options.choice("rows").unwrap_or(ProfileRows::Groups);
    let given = ["population", "rank", "standard_errors", "events"];
    let columns = options.columns(&[("values", values)], &[], &given);
    match (columns.iter().any(|(name, _)| *name == "rank"), order) {
        (true, None) => options.wrong(Failure(missing_argument("order"))),
        (false, Some(_)) => options.wrong(Failure(missing_argument("rank"))),
        _ => {}
    }
    let profile = survey::answer(&options, &columns, &mut |complete, survey| {
        let ranks = complete.named("rank").zip(order);
        model.of_columns(&ProfileColumns {
            values: complete.column(0),
            population: complete.named("population"),
            ranks: ranks.map(|(rank, order)| Ranks::new(rank, order)),
            standard_errors: complete.named("standard_errors"),
            events: complete.named("events"),
            event_distribution,
            rows: kind,
            survey,
        })
    })?;
    plain(&profile)
}
