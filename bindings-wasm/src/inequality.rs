//! Inequality between groups and between people.

pub mod concentration;
mod distribution;
pub mod gini;
pub mod hoover;
pub mod slope;
