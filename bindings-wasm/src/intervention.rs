//! Interventions.

pub mod cascade;
