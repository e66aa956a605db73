//! Variation over time and between places.

mod xmr;

pub use xmr::xmr;
pub mod funnel;
