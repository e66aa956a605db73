//! The F distribution (Fisher's, Snedecor's), through the beta distribution.

use super::beta;
use super::point::Point;

/// As many degrees of freedom are taken as infinite: the last bit no longer changes, and with as many on both sides all
/// of the distribution is at 1.
const INFINITE: f64 = 2e40;

/// The probability up to `x` with `first` and `second` degrees of freedom.
pub(crate) fn cdf(first: f64, second: f64, x: f64) -> f64 {
    tails(first, second, x).0
}

/// The probability above `x`.
pub(crate) fn sf(first: f64, second: f64, x: f64) -> f64 {
    tails(first, second, x).1
}

/// Both tails. NaN unless the degrees of freedom, either or both of which may be infinite, are at least 2e-100, and
/// `x` is a number.
pub(crate) fn tails(first: f64, second: f64, x: f64) -> (f64, f64) {
    let (a, b) = (0.5 * first.min(INFINITE), 0.5 * second.min(INFINITE));
    if first.is_nan() || second.is_nan() || !(beta::valid(a) && beta::valid(b)) || x.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    let odds = a / b * x;
    let (inside, outside) = if odds < f64::INFINITY {
        (odds / (1.0 + odds), 1.0 / (1.0 + odds))
    } else {
        (1.0, 0.0)
    };
    beta::tails_at(Point {
        a,
        b,
        x: inside,
        y: outside,
        // `a y - b x` with `b x = a y f`: exact where it matters, which is where f is near 1.
        lead: a * (outside * (1.0 - x)),
    })
}

/// The value up to which the probability is `p` and above which it is `q`, where `p + q = 1`; NaN if the degrees of
/// freedom or a tail are out of range.
pub(crate) fn quantile(first: f64, second: f64, p: f64, q: f64) -> f64 {
    if first.is_nan() || second.is_nan() {
        return f64::NAN;
    }
    let (a, b) = (0.5 * first.min(INFINITE), 0.5 * second.min(INFINITE));
    let (inside, outside) = beta::quantile_both(a, b, p, q);
    if outside == 0.0 {
        return f64::INFINITY;
    }
    b / a * (inside / outside)
}
