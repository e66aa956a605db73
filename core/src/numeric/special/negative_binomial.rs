//! The negative binomial distribution, through the beta distribution: a Poisson count whose mean varies as a gamma
//! variable, or the failures before the given number of successes.
//!
//! Counts are whole numbers in doubles; the size is any number.

use super::discrete::{self, Law, MOST};
use super::point::{Point, ln_logit_density, logit_density};
use super::{beta, gamma};
use crate::numeric::math::{exp, ln, ln_1p, sqrt};

/// An infinite size is taken as this: from far fewer on, the last bit no longer changes.
const INFINITE: f64 = 1e100;

/// One negative binomial distribution; with parameters out of range, one of which everything is NaN.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NegativeBinomial {
    size: f64,
    mean: f64,
    /// The probabilities of a success and of a failure.
    success: f64,
    failure: f64,
    /// Whether the mean was given, rather than the probability of a success.
    by_mean: bool,
}

impl NegativeBinomial {
    /// By its mean, from 0 to 2^52, and its size (mean squared over the variance beyond the mean), at least 1e-100;
    /// at infinite size the Poisson distribution.
    pub(crate) fn with_mean(mean: f64, size: f64) -> Self {
        let valid = (0.0..=MOST).contains(&mean) && size >= 1e-100;
        let size = if valid { size.min(INFINITE) } else { f64::NAN };
        Self {
            size,
            mean,
            success: size / (size + mean),
            failure: mean / (size + mean),
            by_mean: true,
        }
    }

    /// By its size, from 1e-100 to 1e100, and the probability of a success, above 0 and up to 1: the number of
    /// failures before `size` successes.
    pub(crate) fn with_prob(size: f64, prob: f64) -> Self {
        let valid = (1e-100..=INFINITE).contains(&size) && prob > 0.0 && prob <= 1.0;
        let failure = 1.0 - prob;
        Self {
            size: if valid { size } else { f64::NAN },
            mean: size * (failure / prob),
            success: prob,
            failure,
            by_mean: false,
        }
    }

    fn is_valid(&self) -> bool {
        !self.size.is_nan()
    }

    /// The point of the beta distribution with parameters `size` and `b`.
    fn point(&self, b: f64) -> Point {
        let Self {
            size,
            mean,
            success,
            failure,
            ..
        } = *self;
        if !self.by_mean {
            return Point::new(size, b, success, failure);
        }
        Point {
            a: size,
            b,
            x: success,
            y: failure,
            // `size * failure - b * success`, without the rounding of the probabilities.
            lead: success * (mean - b),
        }
    }

    /// The probability of `k` (0 where `k` is not a whole number).
    pub(crate) fn pmf(&self, k: f64) -> f64 {
        if !self.is_valid() || k.is_nan() {
            f64::NAN
        } else if !discrete::is_count(k) {
            0.0
        } else if k == 0.0 {
            exp(self.ln_none())
        } else if self.failure == 0.0 {
            0.0
        } else {
            logit_density(self.point(k)) / k
        }
    }

    /// The logarithm of the probability of `k`, also where that underflows.
    pub(crate) fn ln_pmf(&self, k: f64) -> f64 {
        if !self.is_valid() || k.is_nan() {
            f64::NAN
        } else if !discrete::is_count(k) {
            f64::NEG_INFINITY
        } else if k == 0.0 {
            self.ln_none()
        } else if self.failure == 0.0 {
            f64::NEG_INFINITY
        } else {
            ln_logit_density(self.point(k)) - ln(k)
        }
    }

    /// The logarithm of the probability of 0.
    fn ln_none(&self) -> f64 {
        if self.by_mean {
            -self.size * ln_1p(self.mean / self.size)
        } else if self.failure < self.success {
            self.size * ln_1p(-self.failure)
        } else {
            self.size * ln(self.success)
        }
    }

    /// The probability of up to `k`.
    pub(crate) fn cdf(&self, k: f64) -> f64 {
        self.tails(k).0
    }

    /// The probability of more than `k`.
    pub(crate) fn sf(&self, k: f64) -> f64 {
        self.tails(k).1
    }

    /// The probabilities of up to `k` and of more.
    pub(crate) fn tails(&self, k: f64) -> (f64, f64) {
        if !self.is_valid() || k.is_nan() {
            return (f64::NAN, f64::NAN);
        }
        if k < 0.0 {
            return (0.0, 1.0);
        }
        if k == f64::INFINITY {
            return (1.0, 0.0);
        }
        beta::tails_at(self.point(k.floor() + 1.0))
    }

    /// The smallest count `k` with `P(X <= k) >= p`, where `p + q = 1`; the tie rule is that of
    /// [`discrete::smallest`]. Infinite where `q` is 0; NaN if a parameter or a tail is out of range, or `k` above 2^52.
    ///
    /// With a small size and a large mean, neighbouring counts of 1e11 and more no longer differ by more than the tie
    /// rule allows; the result is then one of those that agree.
    pub(crate) fn quantile(&self, p: f64, q: f64) -> f64 {
        if !self.is_valid() || !discrete::are_tails(p, q) {
            return f64::NAN;
        }
        let Self {
            size,
            mean,
            failure,
            ..
        } = *self;
        if failure == 0.0 || p == 0.0 {
            return 0.0;
        }
        if q == 0.0 {
            return f64::INFINITY;
        }
        let over = mean / size;
        let spread = sqrt(mean * (1.0 + over));
        // Cantelli's inequality; and counts beyond the largest are not looked for.
        let most = (mean + spread * sqrt(p / q) * (1.0 + 1e-12)).ceil() + 1.0;
        // Where the gamma variable decides, it is a better guide than the cumulants.
        let start = if size < 30.0 && over > 1.0 {
            over * gamma::quantile(size, p, q)
        } else {
            discrete::start(mean, spread, 1.0 + 2.0 * over, p, q)
        };
        let found = discrete::smallest(
            p,
            q,
            most.min(MOST + 1.0),
            &Law {
                start,
                tails: |k| self.tails(k),
                pmf: |k| self.pmf(k),
                ratio: |k| (k + size) / (k + 1.0) * failure,
            },
        );
        if found > MOST { f64::NAN } else { found }
    }
}
