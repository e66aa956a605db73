//! Inequality between groups and between people.

pub mod atkinson;
pub mod concentration;
mod distribution;
pub mod entropy;
pub mod gini;
pub mod hoover;
pub mod slope;
