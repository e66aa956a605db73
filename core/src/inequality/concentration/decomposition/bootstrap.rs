//! The parts of the index over samples of the rows, drawn with replacement.
//!
//! Sums here run in a fixed order: exact ones for each sample would cost more than the sample.

// Columns, rows and their products have the same lengths by construction.
#![allow(clippy::indexing_slicing)]

use super::moments::{Moments, cholesky};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Level, Levels};
use crate::inequality::concentration::kernel::Kernel;
use crate::inequality::concentration::walk::Walk;
use crate::numeric::math::sqrt;
use crate::numeric::quantile::{QuantileType, percentile_limits};
use crate::numeric::rank::places;
use crate::numeric::rng::Rng;
use crate::numeric::sum;

/// The most products of draws, rows and squared columns: about ten seconds.
pub(in crate::inequality) const WORK_CAP: u128 = 20_000_000_000;
/// The most products between two reports of progress: about a fiftieth of a second.
const REPORT_WORK: u128 = 1 << 25;
/// From the absolute index and the mean to the factor of the form; none where the form has no value.
pub(in crate::inequality::concentration) type Scale<'s> = &'s dyn Fn(f64, f64) -> Option<f64>;

/// From the moments of a sample to the whole and its parts, both before they are scaled; none where a regression has no answer.
pub(in crate::inequality::concentration) type Split<'s> =
    &'s dyn Fn(&mut Moments) -> Option<(f64, Vec<f64>)>;

/// The rows that have weight, in the order of their ranks.
pub(in crate::inequality::concentration) struct Sample<'s> {
    keys: Vec<(u64, u32)>,
    weights: Vec<f64>,
    /// Determinants less their means over their spreads, then the outcome less its mean; row by row.
    pub(in crate::inequality::concentration) table: Vec<f64>,
    columns: usize,
    /// The spread of each determinant.
    pub(in crate::inequality::concentration) spreads: Vec<f64>,
    mean: f64,
    kernel: Kernel,
    scale: Scale<'s>,
}

/// The parts in each draw: contributions, then what they come to, the residual and the index.
pub(in crate::inequality) struct Draws {
    pub(in crate::inequality) columns: Vec<Vec<f64>>,
    pub(in crate::inequality) rows: usize,
}

impl<'s> Sample<'s> {
    pub(in crate::inequality::concentration) fn new(
        walk: &Walk,
        determinants: &[Vec<f64>],
        kernel: Kernel,
        scale: Scale<'s>,
    ) -> Result<Self> {
        let (mean, above) = walk.mean();
        let rows = walk.used();
        if u32::try_from(rows.len()).is_err() {
            let message = "a bootstrap draws from at most 4,294,967,295 rows";
            return Err(Error::new(ErrorCode::TooMuchWork, "values", message));
        }
        let spreads: Vec<f64> = determinants
            .iter()
            .map(|x| {
                let largest = x.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
                let squares = walk
                    .shares()
                    .zip(x)
                    .map(|(p, x)| p * (x / largest) * (x / largest));
                sqrt(sum::sum_of(squares)) * largest
            })
            .collect();
        let mut table = Vec::with_capacity(rows.len() * (determinants.len() + 1));
        for &row in &rows {
            for (column, spread) in determinants.iter().zip(&spreads) {
                table.push(column[row] / spread);
            }
            table.push(walk.values[row] - above);
        }
        Ok(Self {
            keys: rows.iter().map(|&row| walk.keys[row]).collect(),
            weights: rows.iter().map(|&row| walk.weights[row]).collect(),
            table,
            columns: determinants.len() + 1,
            spreads,
            mean,
            kernel,
            scale,
        })
    }

    /// Samples of the rows, each split into so many parts; `more` are the products that a split makes beside those of the moments.
    pub(in crate::inequality::concentration) fn draw(
        &self,
        (draws, seed): (u32, u32),
        levels: Levels,
        (parts, more, split): (usize, u128, Split<'_>),
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<Draws> {
        let work = self.check_work(draws, more, levels)?;
        let every = u32::try_from(REPORT_WORK / work.max(1))
            .unwrap_or(u32::MAX)
            .clamp(1, 10_000);
        let mut rng = Rng::new(seed);
        let mut found = Draws {
            columns: vec![Vec::with_capacity(draws as usize); parts + 3],
            rows: self.weights.len(),
        };
        let mut scratch = Moments::new(self.columns, self.weights.len());
        let mut without = 0_u32;
        let mut tell = |done: u32| {
            if progress(done, draws) {
                return Ok(());
            }
            let message = "the bootstrap was cancelled by its caller";
            Err(Error::general(ErrorCode::Cancelled, message))
        };
        for draw in 0..draws {
            if draw % every == 0 {
                tell(draw)?;
            }
            self.resample(&mut rng, &mut scratch);
            if !self.parts(&mut scratch, split, &mut found) {
                without += 1;
            }
        }
        tell(draws)?;
        if without > 0 {
            let message = format!(
                "in {without} of {draws} samples of the rows the regression or the index has no answer (a rare category is missing, or \
                 all values are alike), so there are no limits: merge rare categories, or leave `interval` out"
            );
            return Err(Error::new(
                ErrorCode::NotComputable,
                "determinants",
                message,
            ));
        }
        Ok(found)
    }

    /// Products that one draw makes.
    fn check_work(&self, draws: u32, more: u128, levels: Levels) -> Result<u128> {
        let one = self.weights.len() as u128 * (self.columns * self.columns + 20) as u128 + more;
        if one * u128::from(draws) > WORK_CAP {
            let message = format!(
                "`draws` ({draws}) of {} rows with {} determinants are too much work: ask for fewer draws, or draw fewer rows",
                self.weights.len(),
                self.columns - 1
            );
            return Err(Error::new(ErrorCode::TooMuchWork, "draws", message));
        }
        enough_draws(draws, levels)?;
        Ok(one)
    }

    /// Draws as many rows as there are; a row's weight is multiplied by how often it was drawn.
    fn resample(&self, rng: &mut Rng, scratch: &mut Moments) {
        let rows = self.weights.len();
        scratch.weights.fill(0.0);
        // The rows fit 32 bits: checked when the sample was made.
        let rows_in_bits = u32::try_from(rows).unwrap_or(u32::MAX);
        for _ in 0..rows {
            let row = rng.below(rows_in_bits) as usize;
            scratch.weights[row] += self.weights[row];
        }
    }

    /// The moments of all rows, each as often as it was given.
    pub(in crate::inequality::concentration) fn whole(&self) -> Moments {
        let mut moments = Moments::new(self.columns, self.weights.len());
        moments.weights.copy_from_slice(&self.weights);
        self.sum(&mut moments);
        moments
    }

    /// The moments of rows with these weights.
    fn sum(&self, scratch: &mut Moments) {
        let Moments {
            weights, counts, ..
        } = scratch;
        counts.clear();
        let (mut start, mut before) = (0.0, self.kernel.first());
        places(&self.keys, weights, &mut |rows, place| {
            let mean = self.kernel.mean(place, (&mut start, &mut before));
            counts.resize(rows.end, mean);
        });
        scratch.sum(&self.table);
    }

    /// Adds the parts of one draw; false where they have no value.
    fn parts(&self, scratch: &mut Moments, split: Split<'_>, found: &mut Draws) -> bool {
        self.sum(scratch);
        let last = self.columns - 1;
        let mean = self.mean + scratch.mean[last];
        let Some((index, parts)) = split(scratch) else {
            return false;
        };
        let Some(factor) = (self.scale)(index, mean) else {
            return false;
        };
        let (mut explained, ends) = (0.0, parts.len());
        for (place, part) in parts.into_iter().enumerate() {
            let part = part * factor;
            explained += part;
            found.columns[place].push(part);
        }
        let whole = index * factor;
        for (place, value) in [explained, whole - explained, whole]
            .into_iter()
            .enumerate()
        {
            found.columns[ends + place].push(value);
        }
        whole.is_finite() && explained.is_finite()
    }
}

/// A limit that ten draws lie beyond, at least.
pub(in crate::inequality) fn enough_draws(draws: u32, levels: Levels) -> Result<()> {
    let needed = levels
        .iter()
        .map(|level| 10.0 / level.tail())
        .fold(200.0, f64::max)
        .ceil();
    if (needed..=1_000_000.0).contains(&f64::from(draws)) {
        return Ok(());
    }
    let message =
        format!("`draws` is {draws}: limits at this `level` need from {needed} to 1,000,000");
    Err(Error::new(ErrorCode::OutOfRange, "draws", message))
}

/// The parts of a regression: each coefficient times the index of its determinant.
pub(super) fn by_regression(moments: &mut Moments) -> Option<(f64, Vec<f64>)> {
    let last = moments.columns - 1;
    let mut coefficients = vec![0.0; moments.columns];
    let solved = cholesky(&mut moments.square, &moments.mean, None, &mut coefficients);
    let parts = coefficients.iter().zip(&moments.index).take(last);
    solved.then(|| {
        (
            moments.index[last],
            parts.map(|(b, index)| b * index).collect(),
        )
    })
}

impl Draws {
    #[cfg(test)]
    pub(super) fn column(&self, place: usize) -> &[f64] {
        &self.columns[place]
    }

    /// Standard deviation over the draws.
    pub(in crate::inequality) fn standard_error(&self, place: usize) -> f64 {
        let draws = &self.columns[place];
        let mean = sum::sum(draws) / draws.len() as f64;
        let squares = sum::sum_of(draws.iter().map(|draw| (draw - mean) * (draw - mean)));
        sqrt(squares / (draws.len() as f64 - 1.0))
    }

    /// Percentiles of the draws.
    pub(in crate::inequality) fn limits(&mut self, place: usize, level: Level) -> (f64, f64) {
        let (low, high) = (level.tail(), 1.0 - level.tail());
        percentile_limits(&mut self.columns[place], low, high, QuantileType::Type7)
    }
}
