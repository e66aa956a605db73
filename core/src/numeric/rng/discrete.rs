use super::Rng;
use crate::numeric::math::{exp, ln, ln_1p, sqrt};
use crate::numeric::special::scale::ln_poisson_density;

/// Means from which transformed rejection serves; below, sequential search is as quick and needs no logarithms.
const SEARCH: f64 = 10.0;

/// The largest mean or number of trials: all results and their neighbours are whole numbers in a double.
const MOST: f64 = 4_503_599_627_370_496.0; // 2^52

impl Rng {
    /// A Poisson count with this mean, as a double; NaN if the mean is negative, not a number, or above 2^52.
    ///
    /// Hörmann (1993), *The transformed rejection method for generating Poisson random variables*, Insurance: Math.
    /// Econ. 12: 39-45 (algorithm PTRS); sequential search of the distribution function for small means.
    pub(crate) fn poisson(&mut self, mean: f64) -> f64 {
        if !(0.0..=MOST).contains(&mean) {
            return f64::NAN;
        }
        if mean < SEARCH {
            let first = exp(-mean);
            return self.search(first, |k| mean / k);
        }
        let root = sqrt(mean);
        let b = 0.931 + 2.53 * root;
        let a = -0.059 + 0.02483 * b;
        let inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
        let squeeze = 0.9277 - 3.6224 / (b - 2.0);
        loop {
            let u = self.uniform() - 0.5;
            let v = self.uniform();
            let us = 0.5 - u.abs();
            let k = ((2.0 * a / us + b) * u + mean + 0.43).floor();
            if us >= 0.07 && v <= squeeze {
                return k;
            }
            if k < 0.0 || (us < 0.013 && v > us) {
                continue;
            }
            let hat = ln(v * inverse_alpha / (a / (us * us) + b));
            if hat <= ln_poisson_density(k, mean) {
                return k;
            }
        }
    }

    /// Successes out of `n` trials with probability `p`, as a double; NaN unless `n` is a whole number up to 2^52 and
    /// `p` in `[0, 1]`.
    ///
    /// Hörmann (1993), *The generation of binomial random variates*, J. Statist. Comput. Simul. 46: 101-110
    /// (algorithm BTRS); sequential search of the distribution function for small means.
    pub(crate) fn binomial(&mut self, n: f64, p: f64) -> f64 {
        if !((0.0..=MOST).contains(&n) && n.fract() == 0.0 && (0.0..=1.0).contains(&p)) {
            return f64::NAN;
        }
        if p > 0.5 {
            return n - self.binomial_lower_half(n, 1.0 - p);
        }
        self.binomial_lower_half(n, p)
    }

    fn binomial_lower_half(&mut self, n: f64, p: f64) -> f64 {
        let q = 1.0 - p;
        let odds = p / q;
        if n * p < SEARCH {
            let first = exp(n * ln_1p(-p));
            return self.search(first, |k| (n + 1.0 - k) / k * odds).min(n);
        }
        let spread = sqrt(n * p * q);
        let b = 1.15 + 2.53 * spread;
        let a = -0.0873 + 0.0248 * b + 0.01 * p;
        let c = n * p + 0.5;
        let alpha = (2.83 + 5.1 / b) * spread;
        let squeeze = 0.92 - 4.2 / b;
        let mode = ((n + 1.0) * p).floor();
        // Up to a constant, a binomial probability is the product of two Poisson probabilities.
        let ln_density = |k: f64| ln_poisson_density(k, n * p) + ln_poisson_density(n - k, n * q);
        let at_mode = ln_density(mode);
        loop {
            let u = self.uniform() - 0.5;
            let v = self.uniform();
            let us = 0.5 - u.abs();
            let k = ((2.0 * a / us + b) * u + c).floor();
            if us >= 0.07 && v <= squeeze {
                return k;
            }
            if k < 0.0 || k > n {
                continue;
            }
            let hat = ln(v * alpha / (a / (us * us) + b));
            if hat <= ln_density(k) - at_mode {
                return k;
            }
        }
    }

    /// Inverts a distribution on 0, 1, 2, ... with this first probability and these ratios from one to the next.
    fn search(&mut self, first: f64, ratio: impl Fn(f64) -> f64) -> f64 {
        let mut left = self.uniform();
        let mut probability = first;
        let mut k = 0.0;
        while left > probability {
            left -= probability;
            k += 1.0;
            probability *= ratio(k);
            // All that is left is rounding.
            if probability < f64::EPSILON * f64::EPSILON {
                break;
            }
        }
        k
    }
}
