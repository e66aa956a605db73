//! The Herfindahl-Hirschman index.

use commonweal::HerfindahlHirschmanIndex;
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;

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
    let options = Options::read(options, "herfindahl_hirschman_index");
    let mut metric = HerfindahlHirschmanIndex::new().level(options.levels());
    set!(metric, options: form choice, scale choice, interval choice);
    let columns = options.columns(&[("values", values)], &[], &[]);
    let rows = options.rows(&columns)?;
    plain(&rows.answer(|rows| metric.estimate(rows.column(0)))?)
}
