//! Variation over time and between places.

pub mod constants;
mod xmr;

pub use xmr::xmr;
pub mod funnel;
