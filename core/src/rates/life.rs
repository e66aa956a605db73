//! Life tables: life expectancy, with and without illness, and years of life lost.

mod bands;
mod expectancy;
mod health;
mod healthy;
mod lost;
mod recursion;
mod report;
mod table;

pub use bands::AgeBands;
pub use expectancy::LifeExpectancy;
pub use health::HealthShares;
pub use healthy::{HealthMeasure, HealthyLifeExpectancy};
pub use lost::{YearsLost, YearsOfLifeLost};
pub use report::SmallAreaRule;
pub use table::{LifeTable, LifeTableModel};

#[cfg(test)]
mod tests;
