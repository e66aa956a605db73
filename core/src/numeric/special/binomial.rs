//! The binomial distribution, through the beta distribution.
//!
//! Counts are whole numbers in doubles, and the number of trials one up to 2^52; for any other, everything is NaN. The
//! probability of a success is one double, taken as exact: where that of a failure is known better, count failures.

use super::beta;
use super::discrete::{self, Law, MOST};
use super::point::{Point, ln_logit_density, logit_density};
use crate::numeric::math::{exp, ln, ln_1p, sqrt};

fn valid(n: f64, prob: f64) -> bool {
    (0.0..=MOST).contains(&n) && n.fract() == 0.0 && (0.0..=1.0).contains(&prob)
}

/// The probability of `k` successes in `n` trials (0 where `k` is not a whole number).
pub(crate) fn pmf(k: f64, n: f64, prob: f64) -> f64 {
    if !valid(n, prob) || k.is_nan() {
        f64::NAN
    } else if !discrete::is_count(k) || k > n {
        0.0
    } else {
        inner_pmf(k, n, prob)
    }
}

/// The logarithm of [`pmf`], also where that underflows.
pub(crate) fn ln_pmf(k: f64, n: f64, prob: f64) -> f64 {
    if !valid(n, prob) || k.is_nan() {
        f64::NAN
    } else if !discrete::is_count(k) || k > n {
        f64::NEG_INFINITY
    } else if let Some(ln_value) = ln_at_end(k, n, prob) {
        ln_value
    } else {
        ln_logit_density(Point::new(k, n - k, prob, 1.0 - prob)) + ln(n / k / (n - k))
    }
}

fn inner_pmf(k: f64, n: f64, prob: f64) -> f64 {
    if let Some(ln_value) = ln_at_end(k, n, prob) {
        return exp(ln_value);
    }
    logit_density(Point::new(k, n - k, prob, 1.0 - prob)) * (n / k / (n - k))
}

/// The logarithm of the probability where the result is certain or all trials end alike.
fn ln_at_end(k: f64, n: f64, prob: f64) -> Option<f64> {
    if k == 0.0 && (n == 0.0 || prob == 0.0) || k == n && prob == 1.0 {
        Some(0.0)
    } else if prob == 0.0 || prob == 1.0 {
        Some(f64::NEG_INFINITY)
    } else if k == 0.0 {
        Some(n * ln_1p(-prob))
    } else if k == n {
        Some(n * ln(prob))
    } else {
        None
    }
}

/// The probability of up to `k` successes.
pub(crate) fn cdf(k: f64, n: f64, prob: f64) -> f64 {
    tails(k, n, prob).0
}

/// The probability of more than `k` successes.
pub(crate) fn sf(k: f64, n: f64, prob: f64) -> f64 {
    tails(k, n, prob).1
}

/// The probabilities of up to `k` successes and of more.
pub(crate) fn tails(k: f64, n: f64, prob: f64) -> (f64, f64) {
    if !valid(n, prob) || k.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    if k < 0.0 {
        return (0.0, 1.0);
    }
    if k >= n {
        return (1.0, 0.0);
    }
    let k = k.floor();
    beta::tails(n - k, k + 1.0, 1.0 - prob, prob)
}

/// The probabilities of fewer and of more than `k` successes, each with half the probability of `k` itself.
pub(crate) fn mid_tails(k: f64, n: f64, prob: f64) -> (f64, f64) {
    discrete::mid(tails(k, n, prob), pmf(k, n, prob))
}

/// The smallest number of successes `k` with `P(X <= k) >= p`, where `p + q = 1`; the tie rule is that of
/// [`discrete::smallest`]. NaN if the number of trials, the probability of a success or a tail is out of range.
pub(crate) fn quantile(n: f64, prob: f64, p: f64, q: f64) -> f64 {
    if !valid(n, prob) || !discrete::are_tails(p, q) {
        return f64::NAN;
    }
    if prob == 0.0 || p == 0.0 {
        return 0.0;
    }
    if prob == 1.0 || q == 0.0 {
        return n;
    }
    let rest = 1.0 - prob;
    let mean = n * prob;
    discrete::smallest(
        p,
        q,
        n,
        &Law {
            start: discrete::start(mean, sqrt(mean * rest), 1.0 - 2.0 * prob, p, q),
            tails: |k| tails(k, n, prob),
            pmf: |k| inner_pmf(k, n, prob),
            ratio: |k| (n - k) / (k + 1.0) * (prob / rest),
        },
    )
}
