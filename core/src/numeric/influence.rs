//! Variances from values of an influence function: one home for every measure that is linearised.
//!
//! A measure hands over how far one more person at each value would move it (its influence function, which has mean
//! zero); what that means for the error of the measure depends on how the rows were drawn, and stands here alone.

use super::sum::sum_of;

/// What the weights of drawn rows mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weighting {
    /// People who gave this value: a weight of 3 is the same as three rows.
    Frequency,
    /// People whom one drawn row stands for, the inverse of its chance of being drawn.
    Sampling,
}

/// Rows drawn with replacement, each by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Drawn<'a> {
    /// Weight of each row, none below zero.
    pub(crate) weights: &'a [f64],
    /// Their sum, above zero.
    pub(crate) total: f64,
    pub(crate) weighting: Weighting,
}

impl Drawn<'_> {
    /// Units behind the variance: people, or drawn rows.
    pub(crate) fn units(&self) -> f64 {
        match self.weighting {
            Weighting::Frequency => self.total,
            Weighting::Sampling => self.weights.iter().filter(|w| **w > 0.0).count() as f64,
        }
    }

    /// The variance of an estimate with this influence of each row's value; infinite or NaN for one unit.
    ///
    /// Frequency: the variance of the influence over n - 1. Sampling: the rows' contributions `w u / W` are a total, whose
    /// variance is `n / (n - 1) sum(z - mean z)^2` (Deville 1999, *Survey Methodology* 25: 193; Wolter 2007, ch. 2).
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
