//! Interventions.

pub(crate) mod cascade;
