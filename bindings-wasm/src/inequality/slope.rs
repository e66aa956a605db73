//! Inequality between ordered groups.

use commonweal::{
    Cautioned, Estimate, EventDistribution, GivenUncertainty, Gradient, GradientModel, Level,
    Order, OrderedGroups, Ranks, RelativeIndex, SlopeIndex,
};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::progress::Progress;
use crate::results::plain;
use crate::survey;

/// The columns that may say how sure each group's value is.
const UNCERTAINTY: [&str; 4] = ["standard_errors", "events", "lower_limits", "upper_limits"];

/// Slope index of inequality: the difference between the two ends of deprivation, using every group.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = slopeIndex, unchecked_return_type = "Estimate")]
pub fn slope_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "SlopeOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    answer(
        [values, population],
        &Options::read(options, "slope_index"),
        |model, groups, progress| SlopeIndex::from(model).estimate_with_progress(groups, progress),
        Estimate::with_unit,
    )
}

/// Relative index of inequality: the ratio between the two ends of deprivation, using every group.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = relativeIndex, unchecked_return_type = "Estimate")]
pub fn relative_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "SlopeOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    answer(
        [values, population],
        &Options::read(options, "relative_index"),
        |model, groups, progress| {
            RelativeIndex::from(model).estimate_with_progress(groups, progress)
        },
        |ratio, _| ratio,
    )
}

/// Gradient: groups on the population scale of deprivation, the fitted line, and both indices.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = gradient, unchecked_return_type = "Gradient")]
pub fn gradient(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] population: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "SlopeOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    answer(
        [values, population],
        &Options::read(options, "gradient"),
        |model, groups, progress| model.estimate_with_progress(groups, progress),
        Gradient::with_unit,
    )
}

/// Computes a result of type `T`, telling of progress.
type Compute<T> = fn(
    GradientModel,
    &OrderedGroups<'_>,
    &mut dyn FnMut(u32, u32) -> bool,
) -> commonweal::Result<T>;

/// What the three functions share: their arguments are the same, their results differ.
fn answer<T: Cautioned + serde::Serialize>(
    [values, population]: [&JsValue; 2],
    options: &Options,
    compute: Compute<T>,
    in_unit: fn(T, String) -> T,
) -> Result<JsValue, Failure> {
    let mut model = GradientModel::new().level(options.levels());
    set!(model, options: model choice, interval choice, scale choice, noise choice, standard_errors_scale choice, variance choice);
    set!(model, options: critical choice, orientation choice, polarity choice, per number, draws whole, seed whole);
    let event_distribution = options.choice::<EventDistribution>("event_distribution");
    let limits_level = options.number("limits_level").map(Level::new).transpose();
    let limits_level = limits_level.map_err(|error| Failure(error.about("limits_level")));
    let limits_level = options.kept(limits_level).flatten();
    let mut progress = Progress::read(options);
    let unit = options.text("unit");
    let data = [("values", values), ("population", population)];
    let columns = options.columns(&data, &["rank"], &UNCERTAINTY);
    let order: Order = options.needed_choice("order");
    let result = survey::answer(options, &columns, &mut |rows, survey| {
        let given = GivenUncertainty {
            standard_errors: rows.named("standard_errors"),
            events: rows.named("events"),
            event_distribution,
            lower_limits: rows.named("lower_limits"),
            upper_limits: rows.named("upper_limits"),
            limits_level,
        };
        let ranks = Ranks::new(rows.column(2), order);
        let (values, people) = (rows.column(0), rows.column(1));
        let groups = match survey {
            None => OrderedGroups::new(values, people, ranks)?,
            Some(survey) => OrderedGroups::of_survey(values, people, ranks, survey)?,
        };
        let tell = &mut |done, total| progress.tell(done, total);
        compute(model, &groups.with_given(&given)?, tell)
    })?;
    match unit {
        Some(unit) => plain(&in_unit(result, unit)),
        None => plain(&result),
    }
}
