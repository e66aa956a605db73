//! Variation over time and between places.

mod change;
pub mod constants;
mod xmr;

mod trend;

pub use change::{change, compare_with_benchmark};
pub use trend::trend;
pub use xmr::xmr;
pub mod funnel;
