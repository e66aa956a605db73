//! WebAssembly binding of `commonweal`: thin functions over the core, one file a family.
//!
//! Results are plain objects (they can be posted to workers, safe for JSON); errors are `Error` with `code`, `param` and `index`.

pub mod chart;
mod convert;
pub mod errors;
mod facts;
pub mod inequality;
pub mod intervention;
pub mod partnership;
mod progress;
pub mod rates;
mod results;
mod survey;
pub mod system;
mod texts;
mod types;
pub mod variation;

use wasm_bindgen::prelude::*;

use errors::Failure;

/// Every public operation with its parameters and defaults.
///
/// # Errors
/// Never in practice: the catalogue is fixed.
#[wasm_bindgen(unchecked_return_type = "Operation[]")]
pub fn catalog() -> Result<JsValue, Failure> {
    results::plain(commonweal::catalog())
}
