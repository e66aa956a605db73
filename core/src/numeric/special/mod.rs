//! Distribution functions and quantiles, accurate in the tails and at a flat cost for large shapes.
//!
//! Tails come in pairs. Whoever knows `1 - p` better than `p` passes both, and every function returns
//! the tail asked for without subtracting the other from one.

pub(crate) mod beta;
pub(crate) mod binomial;
mod discrete;
pub(crate) mod f;
pub(crate) mod gamma;
mod gamma_temme;
mod inverse;
mod legendre;
pub(crate) mod maximum_modulus;
pub(crate) mod mid_binomial;
pub(crate) mod negative_binomial;
pub(crate) mod normal;
mod point;
pub(crate) mod poisson;
pub(crate) mod range;
pub(in crate::numeric) mod scale;
pub(crate) mod t;

#[cfg(test)]
mod tests;
