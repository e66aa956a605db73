//! Inequality between groups and between people.

pub mod hoover;
pub mod slope;
