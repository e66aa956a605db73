//! How far one more person at each row would move what each determinant is worth.

// Players, columns and subsets have the same lengths by construction.
#![allow(clippy::indexing_slicing)]

use super::choices::{ShapleyIndex, ShapleyRemoval};
use super::subsets::{Game, weights};
use crate::inequality::concentration::decomposition::{Linear, Moments, with_wholes};
use crate::inequality::concentration::kernel::Kernel;
use crate::inequality::concentration::walk::Walk;
use crate::input::{RankedValues, Ranks};

/// What an absolute inequality is multiplied by, and how far that moves with the mean of the outcome.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    pub(super) factor: f64,
    pub(super) by_mean: f64,
}

/// The inequality of a prediction whose coefficients are known.
struct Known {
    /// How far it would move with one more person at each row.
    moved: Vec<f64>,
    /// Before it is scaled.
    absolute: f64,
    /// How far it moves with the coefficient of each column of the prediction.
    by_coefficient: Vec<f64>,
}

impl Game<'_> {
    /// The influence of each row on each part, on what they come to, on what is left and on the whole; none where a regression has no
    /// answer.
    pub(super) fn influences(
        &self,
        linear: &Linear<'_>,
        moments: &Moments,
        walk: &Walk,
        scale: Scale,
    ) -> Option<Vec<Vec<f64>>> {
        let (sets, players) = (1_usize << self.players.len(), self.players.len());
        let last = moments.columns - 1;
        let all: Vec<usize> = (0..last).collect();
        let full = self.solve(moments, &all, None, true)?;
        let shares = weights(players);
        let scaled = |known: &Known| -> Vec<f64> {
            let rows = known.moved.iter().zip(linear.outcome());
            rows.map(|(u, y)| scale.factor * u + scale.by_mean * known.absolute * y)
                .collect()
        };
        let mut parts = vec![vec![0.0; linear.outcome().len()]; players];
        for set in 1..sets {
            let columns = self.players.columns(set);
            let refitted = self.removal == ShapleyRemoval::Refitted;
            let own = if refitted {
                self.solve(moments, &columns, None, true)?
            } else {
                columns.iter().map(|&column| full[column]).collect()
            };
            let known = self.known(linear, moments, walk, (&columns, &own))?;
            // Of the regression whose coefficients are used.
            let (from, fitted) = if refitted {
                (&columns, &own)
            } else {
                (&all, &full)
            };
            let mut right = vec![0.0; from.len()];
            for (slot, column) in right.iter_mut().zip(from) {
                let place = columns.iter().position(|own| own == column);
                *slot = place.map_or(0.0, |place| known.by_coefficient[place]);
            }
            let along = self.solve(moments, from, Some(&right), true)?;
            let each = |by: &[f64]| -> Vec<(usize, f64)> {
                from.iter().copied().zip(by.iter().copied()).collect()
            };
            let along = linear.sum(&each(&along));
            let predicted = linear.sum(&each(fitted));
            let mut moved = scaled(&known);
            for (row, u) in moved.iter_mut().enumerate() {
                *u += scale.factor * along[row] * (linear.outcome()[row] - predicted[row]);
            }
            for (player, part) in parts.iter_mut().enumerate() {
                let size = set.count_ones() as usize;
                let share = match set >> player & 1 {
                    1 => shares[size - 1],
                    _ => -shares[size],
                };
                for (all, u) in part.iter_mut().zip(&moved) {
                    *all += share * u;
                }
            }
        }
        let whole = self.known(linear, moments, walk, (&[last], &[1.0]))?;
        Some(with_wholes(linear, parts, scaled(&whole)))
    }

    fn known(
        &self,
        linear: &Linear<'_>,
        moments: &Moments,
        walk: &Walk,
        (columns, own): (&[usize], &[f64]),
    ) -> Option<Known> {
        let given: Vec<(usize, f64)> = columns.iter().copied().zip(own.iter().copied()).collect();
        let each = || given.iter().copied();
        let sum = |by: &[f64]| each().zip(by).map(|((_, b), g)| b * g).sum::<f64>();
        let (moved, by_coefficient, absolute) = match self.index {
            ShapleyIndex::Concentration => {
                let by: Vec<f64> = columns.iter().map(|&j| moments.index[j]).collect();
                let absolute = sum(&by);
                (linear.of_index(&given), by, absolute)
            }
            ShapleyIndex::Variance => {
                let n = moments.columns;
                let half = |j: usize| -> f64 {
                    each()
                        .map(|(i, b)| b * moments.square[i.max(j) * n + i.min(j)])
                        .sum()
                };
                let by: Vec<f64> = columns.iter().map(|&j| 2.0 * half(j)).collect();
                let moved = linear.sum(&given).into_iter().map(|x| x * x).collect();
                (moved, by, 0.0)
            }
            ShapleyIndex::Gini => {
                let predicted = linear.sum(&given);
                let ranks = Ranks::most_deprived_first(&predicted);
                let ranked = RankedValues::new(&predicted, ranks).ok()?;
                let by_itself = ranked.with_weights(&walk.weights).ok()?;
                let by_itself = Walk::new(&by_itself, Kernel::Standard);
                let index = |j: usize| by_itself.index_of(&by_itself.sorted(&linear.columns[j]));
                let by: Vec<f64> = columns.iter().map(|&j| index(j)).collect();
                let moved = by_itself.in_rows(by_itself.influence().into_iter());
                (moved, by, by_itself.index())
            }
        };
        Some(Known {
            moved,
            absolute,
            by_coefficient,
        })
    }
}

#[cfg(test)]
mod tests;
