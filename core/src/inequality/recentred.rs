//! Which characteristics go with more of an index: regression of its recentred influence.
//!
//! ```
//! use commonweal::{RecentredInfluenceModel, RecentredInterval, WeightedValues};
//! let visits = WeightedValues::new(&[5.0, 6.0, 3.0, 4.0, 2.0, 1.0], None)?; // of six people
//! let ill: &[f64] = &[1.0, 1.0, 0.0, 1.0, 0.0, 0.0];
//! let found = RecentredInfluenceModel::new().interval(RecentredInterval::None).estimate(&visits, &[("ill", ill)])?;
//! assert!((found.index.value - 0.277778).abs() < 1e-6); // the Gini index
//! # Ok::<(), commonweal::Error>(())
//! ```

mod bootstrap;
mod choices;
mod estimate;
mod measure;
mod result;
#[cfg(test)]
mod tests;

pub use choices::{RecentredIndex, RecentredInterval};
pub use result::RecentredInfluence;

use crate::error::Result;
use crate::estimate::Levels;
use crate::input::WeightedValues;
use measure::Measure;

/// Regression of recentred influence.
#[doc(alias = "RIF regression")]
#[doc(alias = "unconditional quantile regression")]
#[derive(Debug, Clone, Copy)]
pub struct RecentredInfluenceModel {
    index: RecentredIndex,
    quantile: Option<f64>,
    alpha: Option<f64>,
    epsilon: Option<f64>,
    levels: Levels,
    interval: RecentredInterval,
    draws: Option<u32>,
    seed: u32,
}

impl Default for RecentredInfluenceModel {
    fn default() -> Self {
        Self {
            index: RecentredIndex::Gini,
            quantile: None,
            alpha: None,
            epsilon: None,
            levels: Levels::default(),
            interval: RecentredInterval::Bootstrap,
            draws: None,
            seed: 1,
        }
    }
}

impl RecentredInfluenceModel {
    /// NEW
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// INDEX
    #[must_use]
    pub fn index(mut self, index: RecentredIndex) -> Self {
        self.index = index;
        self
    }

    /// QUANTILE
    #[must_use]
    pub fn quantile(mut self, quantile: f64) -> Self {
        self.quantile = Some(quantile);
        self
    }

    /// ALPHA
    #[must_use]
    pub fn alpha(mut self, alpha: f64) -> Self {
        self.alpha = Some(alpha);
        self
    }

    /// EPSILON
    #[must_use]
    pub fn epsilon(mut self, epsilon: f64) -> Self {
        self.epsilon = Some(epsilon);
        self
    }

    /// LEVEL
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// INTERVAL
    #[must_use]
    pub fn interval(mut self, interval: RecentredInterval) -> Self {
        self.interval = interval;
        self
    }

    /// DRAWS
    #[must_use]
    pub fn draws(mut self, draws: u32) -> Self {
        self.draws = Some(draws);
        self
    }

    /// MADE
    #[must_use]
    pub fn draws_made(&self) -> u32 {
        match self.interval {
            RecentredInterval::Bootstrap => self.draws.unwrap_or(2_000),
            _ => 0,
        }
    }

    /// SEED
    #[must_use]
    pub fn seed(mut self, seed: u32) -> Self {
        self.seed = seed;
        self
    }

    /// ESTIMATE
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(
        &self,
        values: &WeightedValues<'_>,
        determinants: &[(&str, &[f64])],
    ) -> Result<RecentredInfluence> {
        self.estimate_with_progress(values, determinants, &mut |_, _| true)
    }

    /// PROGRESS
    ///
    /// # Errors
    /// See the type; `cancelled` where `progress` answers false.
    pub fn estimate_with_progress(
        &self,
        values: &WeightedValues<'_>,
        determinants: &[(&str, &[f64])],
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<RecentredInfluence> {
        estimate::estimate(self, values, determinants, progress)
    }

    /// ROWS
    ///
    /// # Errors
    /// See the type.
    pub fn recentred(&self, values: &WeightedValues<'_>) -> Result<Vec<f64>> {
        let moved = self.measure()?.of(values)?;
        Ok(moved.influence.iter().map(|u| moved.value + u).collect())
    }

    fn measure(&self) -> Result<Measure> {
        Measure::new(self.index, self.quantile, self.alpha, self.epsilon)
    }
}
