//! From those eligible to those who completed: where people are lost, who they are, and what it cost.
//!
//! ```
//! use commonweal::{CascadeModel, Costs, StageCounts};
//! let course = StageCounts::new(&[("offered", &[120.0, 80.0]), ("completed", &[30.0, 34.0])])?; // two areas
//! let costs = Costs::new(&["NHS"], &["offered"], &[9_600.0], &[2023.0])?;
//! let cascade = CascadeModel::new().estimate(&course.with_costs(costs)?)?;
//! assert_eq!((cascade.strata.lost[1], cascade.strata.lost[3]), (90.0, 46.0));
//! assert_eq!(cascade.costs.unwrap().total_per_completed, 150.0);
//! # Ok::<(), commonweal::Error>(())
//! ```

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
