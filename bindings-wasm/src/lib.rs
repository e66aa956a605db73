//! WebAssembly binding of `commonweal`: thin functions over the core, one file a family.
//!
//! Results are plain objects (they can be posted to workers, safe for JSON); errors are `Error` with `code`, `param` and `index`.

pub mod chart;
mod convert;
pub mod errors;
mod facts;
pub mod inequality;
pub mod intervention;
mod options;
pub mod partnership;
mod progress;
pub mod rates;
mod results;
mod survey;
pub mod system;
mod texts;
mod types;
pub mod variation;
