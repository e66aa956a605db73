//! The Herfindahl-Hirschman index.

use commonweal::{HerfindahlForm, HerfindahlHirschmanIndex, HerfindahlInterval, HerfindahlScale};
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::convert::Options;
use crate::errors::Failure;

/// Herfindahl-Hirschman index: how concentrated the provision of care is among few providers.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = herfindahlHirschmanIndex, unchecked_return_type = "Estimate")]
pub fn herfindahl_hirschman_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "HerfindahlHirschmanIndexOptions")]
    options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "herfindahl_hirschman_index")?;
    let mut metric = HerfindahlHirschmanIndex::new().level(options.levels()?);
    if let Some(form) = options.choice("form", HerfindahlForm::parse)? {
        metric = metric.form(form);
    }
    if let Some(scale) = options.choice("scale", HerfindahlScale::parse)? {
        metric = metric.scale(scale);
    }
    if let Some(kind) = options.choice("interval", HerfindahlInterval::parse)? {
        metric = metric.interval(kind);
    }
    of_all(values, &options, &|values| metric.estimate(values.values()))
}
