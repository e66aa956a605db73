//! How the rows of a survey were drawn: strata and clusters, or replicate weights.

mod checks;
mod choices;
mod design;
mod first_stage;
mod replicates;
mod sample;
#[cfg(test)]
mod tests;

pub use choices::{ReplicateCentre, ReplicateMethod, SingleCluster};
pub use design::SurveyDesign;
pub(crate) use replicates::{Again, AllAgain, Replicates};
pub use sample::SurveySample;
pub(crate) use sample::Variance;
