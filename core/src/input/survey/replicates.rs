//! Replicate weights: the measure is computed once more with each.

use crate::error::{Error, ErrorCode, Result};
use crate::numeric::sum;

use super::ReplicateCentre;

/// A measure again, of the same rows with other weights.
pub(crate) type Again<'a> = dyn Fn(&[f64]) -> Result<f64> + 'a;
/// The same of several measures at once.
pub(crate) type AllAgain<'a> = dyn Fn(&[f64]) -> Result<Vec<f64>> + 'a;

/// Columns of weights, and what the squared distance of each replicate counts.
#[derive(Clone, Debug)]
pub(crate) struct Replicates {
    pub(super) weights: Vec<Vec<f64>>,
    pub(super) factors: Vec<f64>,
    pub(super) centre: ReplicateCentre,
}

impl Replicates {
    pub(super) fn domain(&self, rows: &[usize]) -> Self {
        let of = |column: &Vec<f64>| {
            let cell = |row: &usize| column.get(*row).copied().unwrap_or(0.0);
            rows.iter().map(cell).collect()
        };
        Self {
            weights: self.weights.iter().map(of).collect(),
            factors: self.factors.clone(),
            centre: self.centre,
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.weights.len()
    }

    /// The standard errors of estimates, from what they are with each column of weights.
    pub(crate) fn errors(&self, estimates: &[f64], again: &AllAgain<'_>) -> Result<Vec<f64>> {
        let replicate = |(place, column): (usize, &Vec<f64>)| {
            again(column).map_err(|error| {
                let message = format!(
                    "`replicate_weights`: with column {place} the measure has no value ({error}): ask for limits from strata and \
                     clusters"
                );
                Error::new(ErrorCode::NotComputable, "replicate_weights", message)
            })
        };
        let found = self.weights.iter().enumerate().map(replicate);
        let found = found.collect::<Result<Vec<Vec<f64>>>>()?;
        let one = |(place, estimate): (usize, &f64)| {
            let of = |all: &Vec<f64>| all.get(place).copied().unwrap_or(f64::NAN);
            self.distance(*estimate, &found.iter().map(of).collect::<Vec<f64>>())
        };
        Ok(estimates.iter().enumerate().map(one).collect())
    }

    /// How far an estimate was from what it is with each column.
    fn distance(&self, estimate: f64, found: &[f64]) -> f64 {
        let centre = match self.centre {
            ReplicateCentre::Estimate => estimate,
            ReplicateCentre::Mean => sum::sum(found) / found.len() as f64,
        };
        // Distances are squared near 1, whatever the unit of the measure.
        let largest = found
            .iter()
            .fold(0.0, |most: f64, one| most.max((one - centre).abs()));
        if largest == 0.0 {
            return 0.0;
        }
        let squares = found.iter().zip(&self.factors).map(|(one, factor)| {
            let distance = (one - centre) / largest;
            factor * distance * distance
        });
        sum::sum_of(squares).sqrt() * largest
    }
}
