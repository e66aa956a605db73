//! Variation over time and between places.

mod change;
pub mod constants;
mod xmr;

pub use change::{change, compare_with_benchmark};
pub use xmr::xmr;
pub mod funnel;
