//! The change of the mean log deviation, divided by what changed.

use commonweal::{
    MeanLogDeviationChangeForm, MeanLogDeviationChangeModel, PeriodColumns, SampleInterval,
    missing_argument,
};
use wasm_bindgen::prelude::*;

use crate::convert::{Options, floats};
use crate::errors::Failure;
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
    let options = Options::read(options, "mean_log_deviation_change")?;
    let mut model = MeanLogDeviationChangeModel::new().level(options.levels()?);
    if let Some(form) = options.choice("form", MeanLogDeviationChangeForm::parse)? {
        model = model.form(form);
    }
    if let Some(kind) = options.choice("interval", SampleInterval::parse)? {
        model = model.interval(kind);
    }
    let texts = |name| {
        options
            .texts(name)?
            .ok_or_else(|| Failure(missing_argument(name)))
    };
    let (groups, later) = (texts("before_group")?, texts("after_group")?);
    let (before, after) = (floats(before, "before")?, floats(after, "after")?);
    let weights = (
        options.column("before_weights")?,
        options.column("after_weights")?,
    );
    let first = PeriodColumns {
        values: &before,
        group: &groups.get()?,
        weights: weights.0.as_deref(),
    };
    let second = PeriodColumns {
        values: &after,
        group: &later.get()?,
        weights: weights.1.as_deref(),
    };
    plain(&model.estimate_columns(first, second)?)
}
