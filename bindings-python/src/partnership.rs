//! Partnerships.

pub(crate) mod coverage;
