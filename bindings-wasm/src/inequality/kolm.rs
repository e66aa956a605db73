//! The Kolm index.

use commonweal::{IndexReport, KolmIndex, SampleInterval, missing_argument};
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::convert::Options;
use crate::errors::Failure;

/// Kolm index: how much of what each has inequality costs, or what would be as good (or as bad) if all had it.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = kolmIndex, unchecked_return_type = "Estimate")]
pub fn kolm_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "KolmIndexOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "kolm_index")?;
    let kappa = options
        .number("kappa")?
        .ok_or_else(|| missing_argument("kappa"))?;
    let mut metric = KolmIndex::new(kappa).level(options.levels()?);
    if let Some(report) = options.choice("report", IndexReport::parse)? {
        metric = metric.report(report);
    }
    if let Some(kind) = options.choice("interval", SampleInterval::parse)? {
        metric = metric.interval(kind);
    }
    of_all(values, &options, &|values| metric.estimate(values))
}
