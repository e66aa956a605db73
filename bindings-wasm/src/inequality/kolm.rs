//! The Kolm index.

use commonweal::KolmIndex;
use wasm_bindgen::prelude::*;

use super::distribution::of_all;
use crate::errors::Failure;
use crate::options::{Options, set};

/// Kolm index: how much of what each has inequality costs, or what would be as good (or as bad) if all had it.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = kolmIndex, unchecked_return_type = "Estimate")]
pub fn kolm_index(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] values: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "KolmIndexOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "kolm_index");
    let kappa = options.needed(options.number("kappa"), "kappa");
    let mut metric = KolmIndex::new(kappa).level(options.levels());
    set!(metric, options: report choice, interval choice);
    of_all(values, &options, &|values| metric.estimate(values))
}
