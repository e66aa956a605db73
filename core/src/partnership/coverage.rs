//! People covered by partnerships, each counted once.
//!
//! ```
//! use commonweal::{AreaValues, CoverageModel, Memberships};
//! let people = AreaValues::people(&["East Berkshire", "Surrey Heath"], &[425_015.0, 154_131.0])?;
//! let members = Memberships::new(&["East Berkshire", "Surrey Heath", "Surrey Heath"], &["Frimley", "Frimley", "Surrey"])?;
//! let coverage = CoverageModel::new().estimate(&people, &members)?;
//! assert_eq!(coverage.covered, 579_146.0);
//! assert!((coverage.pair_jaccard[0] - 0.266135).abs() < 1e-6); // of both, over either
//! # Ok::<(), commonweal::Error>(())
//! ```

mod memberships;
mod model;
mod result;
#[cfg(test)]
mod tests;

pub use memberships::{AreaValues, Memberships};
pub use model::CoverageModel;
pub use result::{Coverage, PartnershipTotals};
