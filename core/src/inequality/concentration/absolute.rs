//! The absolute index of any column by any rank, for the measures that are made of such indices: the Gini index and its parts.

use super::kernel::Kernel;
use super::walk::Walk;
use crate::error::Result;
use crate::input::{RankedValues, Ranks};

/// The mean of a column times how much each place counts, `2 cov(x, F)` for a `nu` of 2: the generalised concentration index.
pub(in crate::inequality) struct Absolute {
    walk: Walk,
    pub(in crate::inequality) index: f64,
}

impl Absolute {
    /// Of `column`, whose people stand in the order of `rank`, the smallest first; tied people share the middle of their places.
    pub(in crate::inequality) fn new(
        column: &[f64],
        rank: &[f64],
        weights: &[f64],
        nu: f64,
    ) -> Result<Self> {
        let ranked = RankedValues::new(column, Ranks::most_deprived_first(rank))?;
        let kernel = if nu == 2.0 {
            Kernel::Standard
        } else {
            Kernel::Extended(nu)
        };
        let walk = Walk::new(&ranked.with_weights(weights)?, kernel);
        let index = walk.index();
        Ok(Self { walk, index })
    }

    /// How much each row counts, from below to above zero.
    pub(in crate::inequality) fn counts(&self) -> Vec<f64> {
        self.walk.in_rows(self.walk.counts.iter().copied())
    }

    /// How far one more person at each row would move the index.
    pub(in crate::inequality) fn influence(&self) -> Vec<f64> {
        self.walk.in_rows(self.walk.influence().into_iter())
    }
}
