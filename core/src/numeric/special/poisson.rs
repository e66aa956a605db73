//! The Poisson distribution, through the gamma distribution.
//!
//! Counts are whole numbers in doubles. The mean lies between 0 and 2^52, so that all counts near it and their
//! neighbours are whole numbers a double can hold; beyond, everything is NaN.

use super::discrete::{self, Law, MOST};
use super::gamma;
use super::scale::{ln_poisson_density, poisson_density};
use crate::numeric::math::{ln, sqrt};

fn valid(mean: f64) -> bool {
    (0.0..=MOST).contains(&mean)
}

/// The probability of `k` events (0 where `k` is not a whole number).
pub(crate) fn pmf(k: f64, mean: f64) -> f64 {
    if !valid(mean) || k.is_nan() {
        f64::NAN
    } else if !discrete::is_count(k) {
        0.0
    } else if mean == 0.0 {
        f64::from(k == 0.0)
    } else {
        poisson_density(k, mean)
    }
}

/// The logarithm of [`pmf`], also where that underflows.
pub(crate) fn ln_pmf(k: f64, mean: f64) -> f64 {
    if !valid(mean) || k.is_nan() {
        f64::NAN
    } else if !discrete::is_count(k) {
        f64::NEG_INFINITY
    } else if mean == 0.0 {
        ln(f64::from(k == 0.0))
    } else {
        ln_poisson_density(k, mean)
    }
}

/// The probability of up to `k` events.
pub(crate) fn cdf(k: f64, mean: f64) -> f64 {
    tails(k, mean).0
}

/// The probability of more than `k` events.
pub(crate) fn sf(k: f64, mean: f64) -> f64 {
    tails(k, mean).1
}

/// The probabilities of up to `k` events and of more.
pub(crate) fn tails(k: f64, mean: f64) -> (f64, f64) {
    if !valid(mean) || k.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    if k < 0.0 {
        return (0.0, 1.0);
    }
    if k == f64::INFINITY {
        return (1.0, 0.0);
    }
    let (above, upto) = gamma::tails(k.floor() + 1.0, mean);
    (upto, above)
}

/// The probabilities of fewer and of more than `k` events, each with half the probability of `k` itself.
pub(crate) fn mid_tails(k: f64, mean: f64) -> (f64, f64) {
    discrete::mid(tails(k, mean), pmf(k, mean))
}

/// The smallest number of events `k` with `P(X <= k) >= p`, where `p + q = 1`; the tie rule is that of
/// [`discrete::smallest`]. Infinite where `q` is 0; NaN if the mean or a tail is out of range.
pub(crate) fn quantile(mean: f64, p: f64, q: f64) -> f64 {
    if !valid(mean) || !discrete::are_tails(p, q) {
        return f64::NAN;
    }
    if mean == 0.0 || p == 0.0 {
        return 0.0;
    }
    if q == 0.0 {
        return f64::INFINITY;
    }
    // By Bernstein's inequality the probability above is smaller than any double.
    let most = (mean + 500.0 + 39.0 * sqrt(mean)).ceil();
    discrete::smallest(
        p,
        q,
        most,
        &Law {
            start: discrete::start(mean, sqrt(mean), 1.0, p, q),
            tails: |k| tails(k, mean),
            pmf: |k| poisson_density(k, mean),
            ratio: |k| mean / (k + 1.0),
        },
    )
}
