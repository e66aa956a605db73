//! Moments of the rows of one sample, and a regression by them.
//!
//! Sums here run in a fixed order: exact ones for each sample would cost more than the sample.

// Columns, rows and their products have the same lengths by construction.
#![allow(clippy::indexing_slicing)]

use crate::numeric::math::sqrt;

/// A column whose variance is less than this part of its mean square does not vary, but for rounding.
const CONSTANT: f64 = 1e-13;
/// A column of which the others leave less than this part unexplained is a combination of them.
const COLLINEAR: f64 = 1e-10;

/// Moments of one draw, and the regression by them.
pub(in crate::inequality) struct Moments {
    pub(in crate::inequality) weights: Vec<f64>,
    pub(in crate::inequality) counts: Vec<f64>,
    pub(in crate::inequality) columns: usize,
    pub(in crate::inequality) mean: Vec<f64>,
    /// Absolute indices.
    pub(in crate::inequality) index: Vec<f64>,
    /// Covariances by rows, below the diagonal; the outcome last.
    pub(in crate::inequality) square: Vec<f64>,
}

impl Moments {
    pub(in crate::inequality) fn new(columns: usize, rows: usize) -> Self {
        Self {
            weights: vec![0.0; rows],
            counts: Vec::with_capacity(rows),
            columns,
            mean: vec![0.0; columns],
            index: vec![0.0; columns],
            square: vec![0.0; columns * columns],
        }
    }

    pub(in crate::inequality) fn sum(&mut self, table: &[f64]) {
        let n = self.columns;
        for column in [&mut self.mean, &mut self.index, &mut self.square] {
            column.fill(0.0);
        }
        let (mut total, mut shift) = (0.0, 0.0);
        let rows = table.chunks_exact(n).zip(&self.weights).zip(&self.counts);
        for ((row, weight), count) in rows {
            if *weight == 0.0 {
                continue;
            }
            total += weight;
            shift += weight * count;
            for j in 0..n {
                let weighted = weight * row[j];
                self.mean[j] += weighted;
                self.index[j] += weighted * count;
                let squares = &mut self.square[j * n..=j * n + j];
                for (square, other) in squares.iter_mut().zip(row) {
                    *square += weighted * other;
                }
            }
        }
        for j in 0..n {
            self.mean[j] /= total;
            // The kernel has no mean but for rounding.
            self.index[j] = self.index[j] / total - self.mean[j] * (shift / total);
            for k in 0..=j {
                self.square[j * n + k] =
                    self.square[j * n + k] / total - self.mean[j] * self.mean[k];
            }
        }
    }
}

/// Coefficients of a regression from covariances (by rows, the outcome last), which become their Cholesky factor; false where the
/// other columns leave less than `least` of one unexplained. One that does not vary in this sample has an index of zero and adds
/// nothing, whatever its coefficient.
pub(in crate::inequality) fn cholesky(
    square: &mut [f64],
    means: &[f64],
    least: Option<f64>,
    coefficients: &mut [f64],
) -> bool {
    let least = least.unwrap_or(COLLINEAR);
    let (n, last) = (means.len(), means.len() - 1);
    for j in 0..last {
        let own = square[j * n + j];
        let fixed = own <= CONSTANT * (own + means[j] * means[j]);
        let mut rest = own;
        for k in 0..j {
            let factor = square[j * n + k];
            rest -= factor * factor;
        }
        if !fixed && (rest.is_nan() || rest <= least * own) {
            return false;
        }
        let root = if fixed { f64::INFINITY } else { sqrt(rest) };
        square[j * n + j] = root;
        for i in j + 1..n {
            let mut product = square[i * n + j];
            for k in 0..j {
                product -= square[i * n + k] * square[j * n + k];
            }
            square[i * n + j] = product / root;
        }
    }
    for j in (0..last).rev() {
        let mut rest = square[last * n + j];
        for i in j + 1..last {
            rest -= square[i * n + j] * coefficients[i];
        }
        coefficients[j] = rest / square[j * n + j];
    }
    true
}
