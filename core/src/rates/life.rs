//! Life tables: life expectancy, with and without illness.

mod bands;
mod expectancy;
mod health;
mod healthy;
mod recursion;
mod report;
mod table;

pub use bands::AgeBands;
pub use expectancy::LifeExpectancy;
pub use health::HealthShares;
pub use healthy::{HealthMeasure, HealthyLifeExpectancy};
pub use report::SmallAreaRule;
pub use table::{LifeTable, LifeTableModel};

#[cfg(test)]
mod tests;
