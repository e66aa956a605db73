//! Variances from values of an influence function: one home for every measure that is linearised.
//!
//! A measure hands over how far one more person at each value would move it (its influence function, which has mean
//! zero); what that means for the error of the measure depends on how the rows were drawn, and stands here alone.

use super::stages::Stages;
use super::sum::sum_of;

/// The bits of a number that say which power of two it reaches.
const EXPONENT: u64 = 0x7ff << 52;

/// What the weights of drawn rows mean, and how the rows were drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Weighting<'a> {
    /// People who gave this value: a weight of 3 is the same as three rows.
    Frequency,
    /// People whom one drawn row stands for, the inverse of its chance of being drawn.
    Sampling,
    /// The same, of rows in clusters and strata, of which a row of weight zero may be one: the cluster was drawn.
    Survey(&'a Stages),
}

/// Drawn rows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Drawn<'a> {
    /// Weight of each row, none below zero.
    pub(crate) weights: &'a [f64],
    /// Their sum, above zero.
    pub(crate) total: f64,
    pub(crate) weighting: Weighting<'a>,
}

impl Drawn<'_> {
    /// Units behind the variance: people, drawn rows, or drawn clusters that have any weight.
    pub(crate) fn units(&self) -> f64 {
        match self.weighting {
            Weighting::Frequency => self.total,
            Weighting::Sampling => self.weights.iter().filter(|w| **w > 0.0).count() as f64,
            Weighting::Survey(stages) => stages.present(self.weights).0,
        }
    }

    /// Degrees of freedom of the variance, where limits are made with Student's t: clusters less strata, of those that have
    /// any weight (Korn & Graubard 1999, *Analysis of Health Surveys*, ch. 5).
    pub(crate) fn degrees(&self) -> Option<f64> {
        let Weighting::Survey(stages) = self.weighting else {
            return None;
        };
        let (clusters, strata) = stages.present(self.weights);
        Some(clusters - strata)
    }

    /// How many units the variance rests on: `(sum z^2)^2 / sum z^4`, all of them where each moves the measure as far; NaN where
    /// none does.
    pub(crate) fn carriers(&self, influence: &[f64]) -> f64 {
        // What each unit moves, and how many units stand so: a weight is people, or makes one drawn row move more.
        let rows = influence.iter().zip(self.weights);
        let units: Vec<(f64, f64)> = match self.weighting {
            Weighting::Frequency => rows.map(|(u, w)| (u.abs(), *w)).collect(),
            Weighting::Sampling => rows
                .map(|(u, w)| (u.abs() * (w / self.total), 1.0))
                .collect(),
            Weighting::Survey(stages) => {
                let totals = stages.totals(rows.map(|(u, w)| u * (w / self.total)));
                totals.into_iter().map(|z| (z.abs(), 1.0)).collect()
            }
        };
        let moved = || units.iter().copied();
        // Measured by the largest, so that no fourth power is too large or too small for a number.
        let largest = moved().fold(0.0, |most: f64, (z, _)| most.max(z));
        let squares = || moved().map(|(z, units)| ((z / largest) * (z / largest), units));
        let second = sum_of(squares().map(|(square, units)| square * units));
        second * second / sum_of(squares().map(|(square, units)| square * square * units))
    }

    /// The standard error of an estimate with this influence of each row's value; infinite or NaN for one unit.
    pub(crate) fn error(&self, influence: &[f64]) -> f64 {
        // Squares are made near 1, whatever the unit of the measure; a power of two changes no digit.
        let largest = influence.iter().fold(0.0, |most: f64, u| most.max(u.abs()));
        let unit = f64::from_bits(largest.max(f64::MIN_POSITIVE).to_bits() & EXPONENT);
        let scaled: Vec<f64> = influence.iter().map(|u| u / unit).collect();
        self.variance(&scaled).sqrt() * unit
    }

    /// The variance of an estimate with this influence of each row's value; infinite or NaN for one unit.
    ///
    /// Frequency: the variance of the influence over n - 1. Sampling: the rows' contributions `w u / W` are a total, whose
    /// variance is `n / (n - 1) sum(z - mean z)^2` (Deville 1999, *Survey Methodology* 25: 193; Wolter 2007, ch. 2). Survey: the same
    /// of the totals of clusters, stratum by stratum.
    pub(crate) fn variance(&self, influence: &[f64]) -> f64 {
        let units = self.units();
        let shares = || self.weights.iter().map(|w| w / self.total).zip(influence);
        match self.weighting {
            Weighting::Frequency => sum_of(shares().map(|(w, u)| u * u * w)) / (units - 1.0),
            Weighting::Sampling => {
                let mean = sum_of(shares().map(|(w, u)| w * u)) / units;
                let squares = shares().map(|(w, u)| {
                    let from_mean = w * u - mean;
                    // A row of weight zero was not drawn.
                    if w > 0.0 { from_mean * from_mean } else { 0.0 }
                });
                sum_of(squares) * units / (units - 1.0)
            }
            Weighting::Survey(stages) => stages.variance(shares().map(|(w, u)| w * u)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_any_size() {
        let drawn = Drawn {
            weights: &[1.0; 3],
            total: 3.0,
            weighting: Weighting::Frequency,
        };
        let usual = drawn.variance(&[1.0, -3.0, 2.0]).sqrt();
        assert_eq!(drawn.error(&[1.0, -3.0, 2.0]), usual);
        for size in [1e-300, 1e300] {
            let error = drawn.error(&[size, -3.0 * size, 2.0 * size]);
            assert!((error / size - usual).abs() < 1e-14, "{size}: {error}");
        }
        assert_eq!(drawn.error(&[0.0; 3]), 0.0);
    }

    #[test]
    fn how_many_carry_the_variance() {
        let of = |influence: &[f64], weights: &[f64], weighting| {
            let total = weights.iter().sum();
            Drawn {
                weights,
                total,
                weighting,
            }
            .carriers(influence)
        };
        let rows = [3e-200, -3e-200, 3e-200];
        assert!((of(&rows, &[1.0; 3], Weighting::Frequency) - 3.0).abs() < 1e-15);
        assert!((of(&rows, &[2.0; 3], Weighting::Frequency) - 6.0).abs() < 1e-15);
        assert!((of(&rows, &[2.0; 3], Weighting::Sampling) - 3.0).abs() < 1e-15);
        assert_eq!(of(&[1e200, 1.0], &[1.0; 2], Weighting::Sampling), 1.0);
        assert!(of(&[0.0, 0.0], &[1.0; 2], Weighting::Sampling).is_nan());
    }

    /// The error of a mean, whose influence is the distance from it.
    #[test]
    fn the_variance_of_a_mean() {
        let of = |values: &[f64], weights: &[f64], weighting| {
            let total: f64 = weights.iter().sum();
            let mean: f64 = values.iter().zip(weights).map(|(y, w)| y * w).sum::<f64>() / total;
            let influence: Vec<f64> = values.iter().map(|y| y - mean).collect();
            Drawn {
                weights,
                total,
                weighting,
            }
            .variance(&influence)
        };
        // 2, 2, 2, 8: a variance of 9 over 4 people.
        assert_eq!(of(&[2.0, 8.0], &[3.0, 1.0], Weighting::Frequency), 2.25);
        assert_eq!(
            of(&[2.0, 2.0, 2.0, 8.0], &[1.0; 4], Weighting::Sampling),
            2.25
        );
        // Two drawn rows: contributions of -9/8 and 9/8; their scale does not count, nor a row that was not drawn.
        assert_eq!(
            of(&[2.0, 8.0, 5.0], &[300.0, 100.0, 0.0], Weighting::Sampling),
            5.0625
        );
        assert!(!of(&[2.0], &[1.0], Weighting::Sampling).is_finite());
    }
}
