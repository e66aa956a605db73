//! People covered by partnerships, each counted once.

mod memberships;
mod model;
mod result;
#[cfg(test)]
mod tests;

pub use memberships::{AreaValues, Memberships};
pub use model::CoverageModel;
pub use result::{Coverage, PartnershipTotals};
