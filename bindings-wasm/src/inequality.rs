//! Inequality between groups and between people.

pub mod atkinson;
pub mod coefficient;
pub mod concentration;
pub mod curve;
pub mod decomposition;
mod distribution;
pub mod divergence;
pub mod dominance;
pub mod entropy;
pub mod explained;
pub mod gini;
pub mod groups;
pub mod herfindahl;
pub mod hoover;
pub mod kolm;
pub mod life;
pub mod mld_change;
pub mod polarisation;
pub mod poverty;
pub mod profile;
pub mod recentred;
pub mod shapley;
pub mod share_ratio;
pub mod slope;
pub mod sources;
pub mod spatial;
pub mod zenga;
