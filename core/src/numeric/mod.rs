//! The numbers under every metric: elementary functions, exact sums, ranks, quantiles, regression,
//! special functions and random draws.
//!
//! Everything here gives the same bits on every platform: no platform maths library is called, no
//! fused multiply-add is left to the compiler, and every loop runs in a fixed order (or, for sums,
//! is exact, so that the order cannot matter).

// One toolbox serves every metric; a function stays available while no metric of this build calls it.
#![allow(dead_code)]
// Bit patterns are taken apart and put together on purpose here; where a cast changes a value, a comment says why it cannot.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss
)]

pub(crate) mod density;
pub(crate) mod glm;
pub(crate) mod influence;
pub(crate) mod math;
pub(crate) mod quantile;
pub(crate) mod rank;
pub(crate) mod regression;
pub(crate) mod rng;
pub(crate) mod special;
pub(crate) mod stages;
pub(crate) mod sum;
