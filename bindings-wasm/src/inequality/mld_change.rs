//! The change of the mean log deviation, divided by what changed.

use commonweal::{MeanLogDeviationChangeModel, PeriodColumns};
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;

/// Decomposition of the change of the mean log deviation between two periods: inequality within groups, their sizes, their means.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = meanLogDeviationChange, unchecked_return_type = "MeanLogDeviationChange")]
pub fn mean_log_deviation_change(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] before: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Numbers")] after: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "MeanLogDeviationChangeOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "mean_log_deviation_change");
    let mut model = MeanLogDeviationChangeModel::new().level(options.levels());
    set!(model, options: form choice, interval choice);
    let texts = |name| options.needed(options.texts(name), name);
    let (groups, later) = (texts("before_group"), texts("after_group"));
    let (before, after) = (options.data(before, "before"), options.data(after, "after"));
    let weights = (
        options.column("before_weights"),
        options.column("after_weights"),
    );
    options.finish()?;
    let first = PeriodColumns {
        values: before,
        group: &groups.get()?,
        weights: weights.0,
    };
    let second = PeriodColumns {
        values: after,
        group: &later.get()?,
        weights: weights.1,
    };
    plain(&model.estimate_columns(first, second)?)
}
