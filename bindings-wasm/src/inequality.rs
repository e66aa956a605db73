//! Inequality between groups and between people.

mod distribution;
pub mod gini;
pub mod hoover;
pub mod slope;
