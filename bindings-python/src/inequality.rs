//! Inequality between groups and between people.

mod concentration;
mod distribution;
mod gini;
mod hoover;
mod slope;

pub(crate) use concentration::{concentration_index, concentration_index_groups};
pub(crate) use gini::{gini_index, gini_index_groups};
pub(crate) use hoover::{hoover_index, hoover_index_groups};
pub(crate) use slope::{
    gradient, relative_index, relative_index_groups, slope_index, slope_index_groups,
};
