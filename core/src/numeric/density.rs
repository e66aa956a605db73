//! How dense values are at a point.

use super::{math, quantile, sum};

/// A Gaussian kernel density of weighted values: one home for every measure that moves with a quantile or with who stands near a
/// line (Deville 1999, *Survey Methodology* 25: 193; Osier 2009, *Survey Research Methods* 3: 167).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Density<'a> {
    values: &'a [f64],
    weights: &'a [f64],
    total: f64,
    bandwidth: f64,
}

impl<'a> Density<'a> {
    /// With the bandwidth `0.9 min(s, q / 1.34) n^(-1/5)` of Silverman 1986 (*Density Estimation for Statistics and Data Analysis*,
    /// equation 3.31), where `s` is the standard deviation, `q` the distance of the quartiles and `n` how many were `drawn`; where
    /// half of the people have the same, `s` alone counts. None where all have the same.
    ///
    /// Weights are not negative, there are as many as values, and their sum is above zero.
    pub(crate) fn new(values: &'a [f64], weights: &'a [f64], drawn: f64) -> Option<Self> {
        let total = sum::sum(weights);
        // Squares are made near 1, whatever the unit of the values.
        let largest = values
            .iter()
            .fold(f64::MIN_POSITIVE, |most: f64, y| most.max(y.abs()));
        let rows = || {
            values
                .iter()
                .map(|y| y / largest)
                .zip(weights.iter().map(|w| w / total))
        };
        let mean = sum::sum_of(rows().map(|(y, w)| y * w));
        let variance = sum::sum_of(rows().map(|(y, w)| (y - mean) * (y - mean) * w));
        let deviation = variance.sqrt() * largest;
        let quartile = |share| quantile::weighted_quantile(values, weights, share);
        let quartiles = (quartile(0.75) - quartile(0.25)) / 1.34;
        let spread = if quartiles > 0.0 {
            deviation.min(quartiles)
        } else {
            deviation
        };
        let bandwidth = 0.9 * spread / math::pow(drawn, 0.2);
        (bandwidth > 0.0).then_some(Self {
            values,
            weights,
            total,
            bandwidth,
        })
    }

    /// The share of the people for each unit of the values around this point.
    pub(crate) fn at(&self, point: f64) -> f64 {
        const NORMAL: f64 = 0.398_942_280_401_432_7;
        let rows = self.values.iter().zip(self.weights);
        let heights = rows.map(|(y, w)| {
            let away = (y - point) / self.bandwidth;
            math::exp(-away * away / 2.0) * (w / self.total)
        });
        NORMAL * sum::sum_of(heights) / self.bandwidth
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::rng::Rng;

    fn at(values: &[f64], weights: &[f64], drawn: f64, point: f64) -> f64 {
        Density::new(values, weights, drawn).unwrap().at(point)
    }

    /// By hand.
    #[test]
    fn a_sum_of_kernels() {
        let values = [1.0, 2.0, 4.0, 8.0, 16.0];
        // Quartiles of 2 and 8, which are nearer than the standard deviation of 5.455.
        let width = 0.9 * (6.0 / 1.34) * math::pow(5.0, -0.2);
        let kernels = values.map(|y| math::exp(-0.5 * ((y - 3.0) / width) * ((y - 3.0) / width)));
        let expected =
            kernels.iter().sum::<f64>() / (5.0 * width * (2.0 * std::f64::consts::PI).sqrt());
        let found = at(&values, &[1.0; 5], 5.0, 3.0);
        assert!((found - expected).abs() < 1e-15, "{found} {expected}");
    }

    #[test]
    fn scale_and_replication_do_not_count() {
        let (values, weights) = ([-3.0, 1.0, 2.0, 7.0], [2.0, 1.0, 3.0, 1.0]);
        let people = [-3.0, -3.0, 1.0, 2.0, 2.0, 2.0, 7.0];
        let one = at(&values, &weights, 7.0, 1.5);
        assert!((at(&people, &[1.0; 7], 7.0, 1.5) - one).abs() < 1e-15);
        for size in [1e-300, 1e300] {
            let scaled = values.map(|y| y * size);
            let found = at(&scaled, &weights.map(|w| w * 0.7), 7.0, 1.5 * size) * size;
            assert!((found - one).abs() < 1e-14, "{size} {found}");
        }
        // More than half of the people have the same.
        assert!(at(&[1.0, 1.0, 1.0, 9.0], &[1.0; 4], 4.0, 1.0).is_finite());
        assert!(Density::new(&[2.0; 4], &[1.0; 4], 4.0).is_none());
    }

    #[test]
    fn it_finds_the_density_of_normal_and_exponential_values() {
        let mut rng = Rng::new(3);
        let normal: Vec<f64> = (0..40_000).map(|_| rng.standard_normal()).collect();
        let exponential: Vec<f64> = (0..40_000).map(|_| rng.exponential()).collect();
        let ones = vec![1.0; 40_000];
        for (values, point, truth) in [
            (&normal, 0.0, 0.398_942),
            (&normal, 1.0, 0.241_971),
            (&exponential, 0.7, 0.496_585),
        ] {
            let found = at(values, &ones, 40_000.0, point);
            assert!((found / truth - 1.0).abs() < 0.03, "{point} {found}");
        }
    }
}
