//! The inequality that each set of determinants predicts, and Shapley's value of them.

// Players, columns and subsets have the same lengths by construction.
#![allow(clippy::indexing_slicing)]

use super::choices::{ShapleyIndex, ShapleyRemoval};
use crate::inequality::concentration::decomposition::{Moments, cholesky};
use crate::inequality::concentration::kernel::Kernel;
use crate::inequality::concentration::walk::Walk;
use crate::input::{RankedValues, Ranks};
use crate::numeric::regression::WeightedFit;
use crate::numeric::sum;

/// A regression that leaves less than this part of a column unexplained by the others is solved from the rows, not from their
/// products, whose rounding would show.
const ILL_CONDITIONED: f64 = 1e-6;

/// Who plays: which columns go together.
#[derive(Debug)]
pub(super) struct Players {
    pub(super) names: Vec<String>,
    /// The player of each column.
    of_column: Vec<usize>,
}

impl Players {
    pub(super) fn new<'n>(columns: impl Iterator<Item = &'n str>) -> Self {
        let (mut names, mut of_column) = (Vec::<String>::new(), Vec::new());
        for name in columns {
            let known = names.iter().position(|known| known == name);
            of_column.push(known.unwrap_or_else(|| {
                names.push(name.to_owned());
                names.len() - 1
            }));
        }
        Self { names, of_column }
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The columns of a set of players.
    pub(super) fn columns(&self, set: usize) -> Vec<usize> {
        let columns = self.of_column.iter().enumerate();
        columns
            .filter(|(_, player)| set >> **player & 1 == 1)
            .map(|(column, _)| column)
            .collect()
    }
}

/// The game: what a set of players is worth.
pub(super) struct Game<'g> {
    pub(super) players: &'g Players,
    pub(super) index: ShapleyIndex,
    pub(super) removal: ShapleyRemoval,
    /// Determinants less their means over their spreads, then the outcome, row by row, as moments are made from.
    pub(super) table: &'g [f64],
}

impl Game<'_> {
    /// The absolute inequality that each set predicts, by the bits of the set; none where a regression has no answer.
    pub(super) fn worths(&self, moments: &Moments, from_rows: bool) -> Option<Vec<f64>> {
        let n = moments.columns;
        let sets = 1_usize << self.players.len();
        let all: Vec<usize> = (0..n - 1).collect();
        let full = self.solve(moments, &all, None, from_rows)?;
        let mut worths = vec![0.0];
        for set in 1..sets {
            let columns = self.players.columns(set);
            let own = match self.removal {
                ShapleyRemoval::HeldAtMean => columns.iter().map(|&column| full[column]).collect(),
                ShapleyRemoval::Refitted if set == sets - 1 => full.clone(),
                ShapleyRemoval::Refitted => self.solve(moments, &columns, None, from_rows)?,
            };
            worths.push(self.worth(moments, &columns, &own)?);
        }
        Some(worths)
    }

    /// The absolute inequality of the prediction of these columns by these coefficients.
    fn worth(&self, moments: &Moments, columns: &[usize], own: &[f64]) -> Option<f64> {
        let n = moments.columns;
        let each = || columns.iter().copied().zip(own.iter().copied());
        let worth = match self.index {
            ShapleyIndex::Concentration => sum::sum_of(each().map(|(j, b)| b * moments.index[j])),
            ShapleyIndex::Variance => sum::sum_of(each().flat_map(|(j, b)| {
                each().map(move |(i, c)| b * c * moments.square[i.max(j) * n + i.min(j)])
            })),
            ShapleyIndex::Gini => {
                let rows = self.table.chunks_exact(n);
                let predicted: Vec<f64> = rows
                    .map(|row| each().map(|(j, b)| b * row[j]).sum())
                    .collect();
                let ranks = Ranks::most_deprived_first(&predicted);
                let ranked = RankedValues::new(&predicted, ranks).ok()?;
                let ranked = ranked.with_weights(&moments.weights).ok()?;
                Walk::new(&ranked, Kernel::Standard).index()
            }
        };
        worth.is_finite().then_some(worth)
    }

    /// Coefficients of a regression on some columns, or the inverse of their covariances times another column.
    pub(super) fn solve(
        &self,
        moments: &Moments,
        columns: &[usize],
        right: Option<&[f64]>,
        from_rows: bool,
    ) -> Option<Vec<f64>> {
        let (n, last) = (moments.columns, moments.columns - 1);
        let picked: Vec<usize> = columns.iter().copied().chain([last]).collect();
        let side = picked.len();
        let mut square = vec![0.0; side * side];
        for (row, &i) in picked.iter().enumerate() {
            for (column, &j) in picked[..=row].iter().enumerate() {
                square[row * side + column] = moments.square[i * n + j];
            }
        }
        if let Some(right) = right {
            square[(side - 1) * side..side * side - 1].copy_from_slice(right);
        }
        let means: Vec<f64> = picked.iter().map(|&j| moments.mean[j]).collect();
        let mut found = vec![0.0; side];
        let least = if from_rows {
            Some(ILL_CONDITIONED)
        } else {
            None
        };
        if cholesky(&mut square, &means, least, &mut found) {
            found.pop();
            return Some(found);
        }
        if !from_rows {
            return None;
        }
        let column =
            |j: usize| -> Vec<f64> { self.table.chunks_exact(n).map(|row| row[j]).collect() };
        let own: Vec<Vec<f64>> = columns.iter().map(|&j| column(j)).collect();
        let ones = vec![1.0; moments.weights.len()];
        let mut design = vec![&ones[..]];
        design.extend(own.iter().map(Vec::as_slice));
        let fit = WeightedFit::fit(&design, &column(last), &moments.weights)?;
        let Some(right) = right else {
            return Some(fit.coefficients[1..].to_vec());
        };
        let people = sum::sum(&moments.weights);
        let right: Vec<f64> = [0.0]
            .into_iter()
            .chain(right.iter().map(|g| g * people))
            .collect();
        Some(fit.solve_normal(&right)[1..].to_vec())
    }
}

/// What each player adds, over all orders in which the players could come: `sum over sets without it of s! (k - s - 1)! / k!` times
/// what it adds to the set (Shapley 1953).
pub(super) fn shapley(worths: &[f64], players: usize) -> Vec<f64> {
    let weights = weights(players);
    let of_player = |player: usize| {
        let without = (0..worths.len()).filter(move |set| set >> player & 1 == 0);
        sum::sum_of(without.clone().map(|set| {
            let added = worths[set | 1 << player] - worths[set];
            weights[set.count_ones() as usize] * added
        }))
    };
    (0..players).map(of_player).collect()
}

/// What a set of so many others counts: `s! (k - s - 1)! / k!`, that is `1 / (k (k - 1 choose s))`.
pub(super) fn weights(players: usize) -> Vec<f64> {
    let mut weights = vec![1.0 / players as f64];
    for size in 1..players {
        let before = weights[size - 1];
        weights.push(before * size as f64 / (players - size) as f64);
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::shapley;

    /// The glove game: one left glove, two right ones; a pair is worth 1 (Shapley's textbook answer: 2/3, 1/6, 1/6).
    #[test]
    fn gloves() {
        let worth = |set: usize| f64::from(u8::from(set & 1 == 1 && set & 6 != 0));
        let worths: Vec<f64> = (0..8).map(worth).collect();
        let found = shapley(&worths, 3);
        for (value, wanted) in found.iter().zip([2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0]) {
            assert!((value - wanted).abs() < 1e-15, "{found:?}");
        }
    }
}
