//! Small counts, hidden before they are shown.

use commonweal::Suppression;
use wasm_bindgen::prelude::*;

use crate::errors::Failure;
use crate::options::{Options, set};
use crate::results::plain;

/// Counts of people as they may be shown with their total: small ones hidden, others rounded.
///
/// # Errors
/// A `CommonwealError` with `code`, `param` and `index`.
#[wasm_bindgen(js_name = suppressCounts, unchecked_return_type = "SuppressedCounts")]
pub fn suppress_counts(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] counts: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "SuppressCountsOptions")] options: &JsValue,
) -> Result<JsValue, Failure> {
    let options = Options::read(options, "suppress_counts");
    let mut rule = Suppression::hes();
    set!(rule, options: threshold whole, rounding whole);
    let counts = options.data(counts, "counts");
    options.finish()?;
    plain(&rule.apply(counts)?)
}
