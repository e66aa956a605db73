//! Weighted least squares with the usual covariance matrices.

// Rows and columns below run over dimensions checked on entry.
#![allow(clippy::indexing_slicing)]

use std::collections::BTreeMap;

use nalgebra::{DMatrix, DVector, Dyn, linalg::QR};

use super::math::{sqrt, two_product};
use super::sum::{sum, sum_of};

/// A column that the columns before it explain to within this share of its length counts as a
/// combination of them: fewer than five digits of its coefficient would mean anything.
const COLLINEAR: f64 = 1e-11;

/// The covariance matrix of the coefficients, by what is assumed about the errors.
///
/// `Hc0` to `Hc3` are heteroscedasticity-consistent (White 1980; MacKinnon & White 1985) for the rows scaled by
/// the root of their weights, as in R's sandwich and in statsmodels' WLS. `Cluster` allows correlation between
/// rows of the same label, with the usual factor `G/(G-1) (n-1)/(n-p)` (CR1: Cameron & Miller 2015,
/// *A practitioner's guide to cluster-robust inference*, J. Human Resources 50: 317-372).
#[derive(Clone, Copy, Debug)]
pub(crate) enum Variance<'a> {
    Classical,
    Hc0,
    Hc1,
    Hc2,
    Hc3,
    Cluster(&'a [u32]),
}

/// A weighted least squares fit by Householder QR of the rows scaled by the roots of their weights.
#[derive(Clone, Debug)]
pub(crate) struct WeightedFit {
    pub(crate) coefficients: Vec<f64>,
    /// Observed minus fitted, in input order and unweighted; rows of weight zero included.
    pub(crate) residuals: Vec<f64>,
    /// Diagonal of the hat matrix, in input order; zero where the weight is.
    pub(crate) leverages: Vec<f64>,
    /// Rows with weight, minus coefficients.
    pub(crate) degrees_of_freedom: usize,
    /// Positions of the rows with weight: only they take part.
    used: Vec<usize>,
    /// Residuals of the used rows times the roots of their weights.
    scaled_residuals: Vec<f64>,
    factor: Factor,
}

impl WeightedFit {
    /// Fits `y` on the columns of the design (which has no intercept unless a column says so).
    ///
    /// `None` if a column is a combination of the others, if fewer rows than columns have weight, if lengths
    /// differ, a weight is negative, or anything is not finite.
    pub(crate) fn fit(design: &[&[f64]], y: &[f64], weights: &[f64]) -> Option<Self> {
        if weights.iter().any(|w| !(0.0..f64::INFINITY).contains(w)) || weights.len() != y.len() {
            return None;
        }
        let used: Vec<usize> = (0..y.len()).filter(|&i| weights[i] > 0.0).collect();
        let roots: Vec<f64> = used.iter().map(|&i| sqrt(weights[i])).collect();
        let factor = Factor::new(design, y.len(), &used, &roots)?;
        let scaled_y: Vec<f64> = used
            .iter()
            .zip(&roots)
            .map(|(&i, root)| y[i] * root)
            .collect();
        let mut coefficients = factor.solve(&scaled_y)?;
        // One step of refinement takes out most of the rounding of the factorisation.
        let remainder = residuals(design, y, &coefficients);
        let scaled: Vec<f64> = used
            .iter()
            .zip(&roots)
            .map(|(&i, root)| remainder[i] * root)
            .collect();
        for (coefficient, step) in coefficients.iter_mut().zip(factor.solve(&scaled)?) {
            *coefficient += step;
        }
        if coefficients.iter().any(|b| !b.is_finite()) {
            return None;
        }
        let residuals = residuals(design, y, &coefficients);
        let scaled_residuals = used
            .iter()
            .zip(&roots)
            .map(|(&i, root)| residuals[i] * root)
            .collect();
        let mut leverages = vec![0.0; y.len()];
        for (row, &i) in used.iter().enumerate() {
            leverages[i] = factor.leverage(row);
        }
        let degrees_of_freedom = used.len() - coefficients.len();
        Some(Self {
            coefficients,
            residuals,
            leverages,
            degrees_of_freedom,
            used,
            scaled_residuals,
            factor,
        })
    }

    /// The sum of squared residuals, weighted.
    pub(crate) fn residual_sum_of_squares(&self) -> f64 {
        sum_of(self.scaled_residuals.iter().map(|e| e * e))
    }

    /// `(X'WX)^-1`, by rows: the covariance where the weights are inverse variances.
    pub(crate) fn unscaled_covariance(&self) -> Vec<Vec<f64>> {
        self.factor.inverse_gram(1.0)
    }

    /// `(X'WX)^-1` times a column, by its factor.
    pub(crate) fn solve_normal(&self, right: &[f64]) -> Vec<f64> {
        let Factor {
            r_inverse, scales, ..
        } = &self.factor;
        let p = scales.len();
        let scaled: Vec<f64> = right.iter().zip(scales).map(|(g, s)| g * s).collect();
        let half: Vec<f64> = (0..p)
            .map(|l| sum_of((0..=l).map(|j| r_inverse[(j, l)] * scaled[j])))
            .collect();
        (0..p)
            .map(|j| sum_of((j..p).map(|l| r_inverse[(j, l)] * half[l])) * scales[j])
            .collect()
    }

    /// The covariance matrix of the coefficients, by rows.
    ///
    /// `None` where it does not exist: no degrees of freedom left (`Classical`, `Hc1`, `Cluster`), a row that
    /// determines a coefficient by itself (`Hc2`, `Hc3`), fewer than two clusters, or labels of the wrong number.
    pub(crate) fn covariance(&self, variance: Variance<'_>) -> Option<Vec<Vec<f64>>> {
        let n = self.used.len() as f64;
        let freedom = self.degrees_of_freedom as f64;
        let has_freedom = self.degrees_of_freedom > 0;
        let squares = || self.scaled_residuals.iter().map(|e| e * e);
        let by_leverage = |power: i32| {
            let discounted = self.used.iter().zip(squares()).map(|(&i, square)| {
                let rest = 1.0 - self.leverages[i];
                if rest > COLLINEAR {
                    Some(square / if power == 2 { rest * rest } else { rest })
                } else {
                    None
                }
            });
            discounted.collect::<Option<Vec<f64>>>()
        };
        match variance {
            Variance::Classical => {
                let s2 = self.residual_sum_of_squares() / freedom;
                has_freedom.then(|| self.factor.inverse_gram(s2))
            }
            Variance::Hc0 => Some(self.factor.sandwich(&squares().collect::<Vec<_>>())),
            Variance::Hc1 => {
                let factor = n / freedom;
                has_freedom.then(|| {
                    self.factor
                        .sandwich(&squares().map(|e2| e2 * factor).collect::<Vec<_>>())
                })
            }
            Variance::Hc2 => Some(self.factor.sandwich(&by_leverage(1)?)),
            Variance::Hc3 => Some(self.factor.sandwich(&by_leverage(2)?)),
            Variance::Cluster(labels) => {
                if labels.len() != self.residuals.len() || !has_freedom {
                    return None;
                }
                let mut clusters: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
                for (row, &i) in self.used.iter().enumerate() {
                    clusters.entry(labels[i]).or_default().push(row);
                }
                let groups = clusters.len() as f64;
                let scale = groups / (groups - 1.0) * (n - 1.0) / freedom;
                let scores = clusters
                    .values()
                    .map(|rows| self.factor.score(rows, &self.scaled_residuals));
                (clusters.len() > 1).then(|| self.factor.outer(&scores.collect::<Vec<_>>(), scale))
            }
        }
    }
}

/// Observed minus fitted, each rounded once.
fn residuals(design: &[&[f64]], y: &[f64], coefficients: &[f64]) -> Vec<f64> {
    let fitted = |i: usize| {
        let products = design
            .iter()
            .zip(coefficients)
            .map(move |(column, b)| two_product(column[i], *b));
        products.flat_map(|(product, error)| [product, error])
    };
    (0..y.len())
        .map(|i| -sum_of(fitted(i).chain([-y[i]])))
        .collect()
}

/// The scaled design as `Q R`, with columns scaled by powers of two to similar length.
#[derive(Clone, Debug)]
pub(crate) struct Factor {
    qr: QR<f64, Dyn, Dyn>,
    /// Rows used by coefficients.
    q: DMatrix<f64>,
    /// Inverse of `R`, and with it everything else, in the units of the scaled columns.
    r_inverse: DMatrix<f64>,
    /// What each column was multiplied by.
    scales: Vec<f64>,
}

impl Factor {
    /// Factorises the used rows of the design, each multiplied by its root weight; `None` if the columns are
    /// collinear, too few rows are used, lengths differ or a number is not finite.
    pub(crate) fn new(
        design: &[&[f64]],
        rows: usize,
        used: &[usize],
        roots: &[f64],
    ) -> Option<Self> {
        let p = design.len();
        if p == 0 || used.len() < p || design.iter().any(|column| column.len() != rows) {
            return None;
        }
        let mut matrix =
            DMatrix::from_fn(used.len(), p, |row, j| design[j][used[row]] * roots[row]);
        let mut scales = Vec::with_capacity(p);
        let mut lengths = Vec::with_capacity(p);
        for mut column in matrix.column_iter_mut() {
            let largest = column
                .iter()
                .fold(0.0, |largest: f64, x| largest.max(x.abs()));
            let finite = column.iter().all(|x| x.is_finite());
            if !finite || largest < f64::MIN_POSITIVE {
                return None;
            }
            // The power of two below the largest size: multiplying by it is exact.
            let scale = 1.0 / f64::from_bits(largest.to_bits() & (0x7ff << 52));
            column.iter_mut().for_each(|x| *x *= scale);
            scales.push(scale);
            lengths.push(sqrt(sum_of(column.iter().map(|x| x * x))));
        }
        let qr = QR::new(matrix);
        let r = qr.r();
        if (0..p).any(|j| r[(j, j)].abs() <= COLLINEAR * lengths[j]) {
            return None;
        }
        let mut r_inverse = DMatrix::identity(p, p);
        if !r.solve_upper_triangular_mut(&mut r_inverse) {
            return None;
        }
        let q = qr.q();
        Some(Self {
            qr,
            q,
            r_inverse,
            scales,
        })
    }

    /// The coefficients that fit the scaled values.
    pub(crate) fn solve(&self, scaled_y: &[f64]) -> Option<Vec<f64>> {
        let p = self.scales.len();
        let mut rhs = DVector::from_column_slice(scaled_y);
        self.qr.q_tr_mul(&mut rhs);
        let mut solution = rhs.rows(0, p).into_owned();
        // R itself, not its inverse: back substitution is the stable way.
        if !self.qr.r().solve_upper_triangular_mut(&mut solution) {
            return None;
        }
        Some(
            solution
                .iter()
                .zip(&self.scales)
                .map(|(b, scale)| b * scale)
                .collect(),
        )
    }

    /// The row's diagonal element of the hat matrix.
    pub(crate) fn leverage(&self, row: usize) -> f64 {
        sum_of(self.q.row(row).iter().map(|x| x * x)).min(1.0)
    }

    /// `factor (X'WX)^-1`.
    pub(crate) fn inverse_gram(&self, factor: f64) -> Vec<Vec<f64>> {
        let p = self.scales.len();
        let meat = DMatrix::from_diagonal_element(p, p, factor);
        self.between(&meat)
    }

    /// The sandwich with one squared residual a row: `R^-1 (sum w_i q_i q_i') R^-T`, `q_i` a row of `Q`.
    fn sandwich(&self, squares: &[f64]) -> Vec<Vec<f64>> {
        let p = self.scales.len();
        let meat = DMatrix::from_fn(p, p, |j, k| {
            let (j, k) = (j.min(k), j.max(k));
            sum_of(
                self.q
                    .column(j)
                    .iter()
                    .zip(self.q.column(k).iter())
                    .zip(squares)
                    .map(|((a, b), s)| a * b * s),
            )
        });
        self.between(&meat)
    }

    /// The sum over the rows of `q_i` times its residual.
    fn score(&self, rows: &[usize], scaled_residuals: &[f64]) -> Vec<f64> {
        let column = |j: usize| {
            sum_of(
                rows.iter()
                    .map(|&row| self.q[(row, j)] * scaled_residuals[row]),
            )
        };
        (0..self.scales.len()).map(column).collect()
    }

    fn outer(&self, scores: &[Vec<f64>], scale: f64) -> Vec<Vec<f64>> {
        let p = self.scales.len();
        let meat = DMatrix::from_fn(p, p, |j, k| {
            scale * sum_of(scores.iter().map(|score| score[j] * score[k]))
        });
        self.between(&meat)
    }

    /// `R^-1 meat R^-T` in the units of the caller's columns, exactly symmetric.
    fn between(&self, meat: &DMatrix<f64>) -> Vec<Vec<f64>> {
        let p = self.scales.len();
        let entry = |j: usize, k: usize| {
            let (j, k) = (j.min(k), j.max(k));
            let terms = (j..p).flat_map(|l| (k..p).map(move |m| (l, m)));
            let total = sum_of(
                terms.map(|(l, m)| self.r_inverse[(j, l)] * meat[(l, m)] * self.r_inverse[(k, m)]),
            );
            total * self.scales[j] * self.scales[k]
        };
        (0..p)
            .map(|j| (0..p).map(|k| entry(j, k)).collect())
            .collect()
    }
}

/// The fixed numbers that turn the values of a weighted straight-line fit into its coefficients:
/// `coefficient = sum c_i y_i`.
///
/// They carry the standard errors of the values through to the coefficients, and spare a
/// factorisation when the same line is fitted many times.
#[derive(Clone, Debug)]
pub(crate) struct LineWeights {
    pub(crate) intercept: Vec<f64>,
    pub(crate) slope: Vec<f64>,
}

/// The weights of the line through `x`; `None` if `x` does not vary where there is weight, if lengths differ,
/// a weight is negative, or anything is not finite.
pub(crate) fn line_weights(x: &[f64], weights: &[f64]) -> Option<LineWeights> {
    let fine = |w: &f64| (0.0..f64::INFINITY).contains(w);
    if x.len() != weights.len() || !weights.iter().all(fine) || !x.iter().all(|x| x.is_finite()) {
        return None;
    }
    let total = sum(weights);
    let mean = sum_of(x.iter().zip(weights).map(|(x, w)| x * w)) / total;
    // The rounding of the mean leaves a remainder that the second pass takes out.
    let mean = mean + sum_of(x.iter().zip(weights).map(|(x, w)| (x - mean) * w)) / total;
    let squares = sum_of(
        x.iter()
            .zip(weights)
            .map(|(x, w)| w * (x - mean) * (x - mean)),
    );
    let length = sum_of(x.iter().zip(weights).map(|(x, w)| w * x * x));
    if !(squares > COLLINEAR * COLLINEAR * length && squares.is_finite() && total.is_finite()) {
        return None;
    }
    let slope: Vec<f64> = x
        .iter()
        .zip(weights)
        .map(|(x, w)| w * (x - mean) / squares)
        .collect();
    let intercept = weights
        .iter()
        .zip(&slope)
        .map(|(w, c)| w / total - mean * c)
        .collect();
    Some(LineWeights { intercept, slope })
}

/// What each row adds to the error of intercept and slope: the weights of the line times what it leaves of the value.
pub(crate) fn slope_scores(x: &[f64], y: &[f64], weights: &[f64]) -> Option<LineWeights> {
    let mut line = line_weights(x, weights)?;
    let combine = |weights: &[f64]| sum_of(weights.iter().zip(y).map(|(c, y)| c * y));
    let (intercept, slope) = (combine(&line.intercept), combine(&line.slope));
    let rows = x.iter().zip(y).zip(line.intercept.iter_mut());
    for (((x, y), a), b) in rows.zip(line.slope.iter_mut()) {
        let rest = y - (intercept + slope * x);
        *a *= rest;
        *b *= rest;
    }
    Some(line)
}

#[cfg(test)]
mod tests;
