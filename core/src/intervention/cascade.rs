//! From those eligible to those who completed: where people are lost, who they are, and what it cost.

mod model;
mod per_person;
mod resources;
mod result;
mod sentences;
mod stages;
mod table;
#[cfg(test)]
mod tests;

pub use model::CascadeModel;
pub use per_person::{CascadeCosts, CascadeDoses};
pub use resources::{Costs, Deflator, Doses};
pub use result::{Cascade, CascadeStages};
pub use stages::StageCounts;
