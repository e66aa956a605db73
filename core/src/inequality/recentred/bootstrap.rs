//! The regression over samples of the rows, drawn with replacement.
//!
//! Sums here run in a fixed order: exact ones for each sample would cost more than the sample.

// Columns, rows and their products have the same lengths by construction.
#![allow(clippy::indexing_slicing)]

use super::measure::Measure;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::Levels;
use crate::inequality::concentration::{Draws, Moments, WORK_CAP, cholesky, enough_draws};
use crate::input::WeightedValues;
use crate::numeric::math::sqrt;
use crate::numeric::rank::argsort;
use crate::numeric::rng::Rng;
use crate::numeric::sum;

/// What a draw does with a row beside the products of its columns, in the same unit.
const EACH: usize = 150;

/// The rows that have weight, in the order of their values, which is then known for each draw.
pub(super) struct Sample {
    measure: Measure,
    values: Vec<f64>,
    weights: Vec<f64>,
    /// Determinants less their means over their spreads, then room for the influence; row by row.
    table: Vec<f64>,
    means: Vec<f64>,
    spreads: Vec<f64>,
}

impl Sample {
    /// `columns` are determinants less their means.
    pub(super) fn new(
        measure: Measure,
        values: &WeightedValues<'_>,
        (columns, means): (&[Vec<f64>], &[f64]),
    ) -> Self {
        let (y, w) = (values.values(), values.weights());
        let order = argsort(y).into_iter().map(|row| row as usize);
        let order: Vec<usize> = order.filter(|row| w[*row] > 0.0).collect();
        let total = values.total_weight();
        let spreads: Vec<f64> = columns
            .iter()
            .map(|x| {
                let largest = x.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
                let squares = x
                    .iter()
                    .zip(w)
                    .map(|(x, w)| (x / largest) * (x / largest) * (w / total));
                sqrt(sum::sum_of(squares)) * largest
            })
            .collect();
        let mut table = Vec::with_capacity(order.len() * (columns.len() + 1));
        for &row in &order {
            table.extend(
                columns
                    .iter()
                    .zip(&spreads)
                    .map(|(x, spread)| x[row] / spread),
            );
            table.push(0.0);
        }
        Self {
            measure,
            values: order.iter().map(|row| y[*row]).collect(),
            weights: order.iter().map(|row| w[*row]).collect(),
            table,
            means: means.to_vec(),
            spreads,
        }
    }

    /// Coefficients, then the intercept and the index, in each draw.
    pub(super) fn draw(
        mut self,
        (draws, seed): (u32, u32),
        levels: Levels,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<Draws> {
        let (rows, columns) = (self.values.len(), self.spreads.len() + 1);
        let work = rows as u128 * (columns * columns + EACH) as u128 * u128::from(draws);
        if work > WORK_CAP {
            let message = format!(
                "`draws` ({draws}) of {rows} rows with {} determinants are too much work: ask for fewer draws, for \
                 interval=\"robust\", or draw fewer rows",
                columns - 1
            );
            return Err(Error::new(ErrorCode::TooMuchWork, "draws", message));
        }
        enough_draws(draws, levels)?;
        let every = (200_000 / rows.max(1)).clamp(1, 10_000);
        let mut rng = Rng::new(seed);
        let mut found = vec![Vec::with_capacity(draws as usize); columns + 1];
        let mut scratch = Moments::new(columns, rows);
        scratch.counts.resize(rows, 0.0);
        let mut without = 0_u32;
        for draw in 0..=draws {
            if ((draw as usize).is_multiple_of(every) || draw == draws) && !progress(draw, draws) {
                let message = "the bootstrap was cancelled by its caller";
                return Err(Error::general(ErrorCode::Cancelled, message));
            }
            if draw == draws {
                break;
            }
            if self.once(&mut rng, &mut scratch, &mut found).is_none() {
                without += 1;
            }
        }
        if without > 0 {
            let message = format!(
                "in {without} of {draws} samples of the rows the regression or the index has no answer (a rare category is missing, or \
                 all values are alike), so there are no limits: merge rare categories, or ask for interval=\"robust\""
            );
            return Err(Error::new(
                ErrorCode::NotComputable,
                "determinants",
                message,
            ));
        }
        Ok(Draws {
            columns: found,
            rows,
        })
    }

    /// As many rows as there are, each as if it had been given so often.
    fn once(&mut self, rng: &mut Rng, scratch: &mut Moments, found: &mut [Vec<f64>]) -> Option<()> {
        let rows = self.values.len();
        let last = self.spreads.len();
        let mut times = vec![0_usize; rows];
        for _ in 0..rows {
            times[rng.below(u32::try_from(rows).unwrap_or(u32::MAX)) as usize] += 1;
        }
        let repeated = |column: &[f64]| -> Vec<f64> {
            let each = column.iter().zip(&times);
            each.flat_map(|(x, times)| core::iter::repeat_n(*x, *times))
                .collect()
        };
        let (y, w) = (repeated(&self.values), repeated(&self.weights));
        let moved = self
            .measure
            .of(&WeightedValues::new(&y, Some(&w)).ok()?)
            .ok()?;
        let mut at = 0;
        for (row, times) in times.iter().enumerate() {
            scratch.weights[row] = self.weights[row] * *times as f64;
            if *times > 0 {
                self.table[row * (last + 1) + last] = moved.influence[at];
                at += times;
            }
        }
        scratch.sum(&self.table);
        let mut coefficients = vec![0.0; last + 1];
        if !cholesky(&mut scratch.square, &scratch.mean, None, &mut coefficients) {
            return None;
        }
        let mut intercept = moved.value;
        for k in 0..last {
            // The root of a determinant that does not vary in this sample.
            if scratch.square[k * (last + 1) + k].is_infinite() {
                return None;
            }
            let coefficient = coefficients[k] / self.spreads[k];
            intercept -= coefficient * (self.means[k] + self.spreads[k] * scratch.mean[k]);
            found[k].push(coefficient);
        }
        found[last].push(intercept);
        found[last + 1].push(moved.value);
        intercept.is_finite().then_some(())
    }
}
