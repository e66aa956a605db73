//! Partnerships.

pub mod coverage;
