//! The beta distribution (and with it binomial, F and t): incomplete beta functions and their inverse.
//!
//! Methods by region, so that the cost does not grow with the parameters:
//! - both large: an integral of a smooth, falling, log-concave function by a fixed Gauss-Legendre rule;
//! - otherwise a power series on the side of the smaller argument, or the continued fraction of DiDonato & Morris
//!   (1992), *Significant digit computation of the incomplete beta function ratios*, ACM TOMS 18: 360-373, both of
//!   which need a number of terms that depends on the smaller parameter only.
//!
//! Arguments come as `x` and `y = 1 - x`. The smaller of the two is taken as exact and the other one as its
//! complement: one rounding of the larger would show in the tails of large parameters.

use super::super::math::{exp, exp_m1, ln, ln_1p, sqrt};
use super::inverse::{Excess, search};
use super::legendre::RULE;
use super::normal;
use super::point::{Point, logit_density};
use super::scale::{LARGE, exp_minus, ln_1p_minus, ln_gamma_1p, stirling_error_rise};

/// From this on, both parameters count as large: here the terms of the fraction begin to cost more than the integral.
const BOTH_LARGE: f64 = 500.0;

/// The range of the parameters in which no square of one overflows or vanishes.
pub(super) fn valid(shape: f64) -> bool {
    (1e-100..=1e100).contains(&shape)
}

/// Logits beyond which a probability or its complement vanishes.
pub(super) const LOGITS: (f64, f64) = (-745.0, 745.0);

/// Bounds every loop: a truth table of 47,000 points over all regions needs fewer than 300 terms anywhere.
const MAX_TERMS: u32 = 1000;

/// The regularised incomplete beta function: the probability below `x`.
pub(crate) fn lower(a: f64, b: f64, x: f64, y: f64) -> f64 {
    tails(a, b, x, y).0
}

/// The probability above `x`.
pub(crate) fn upper(a: f64, b: f64, x: f64, y: f64) -> f64 {
    tails(a, b, x, y).1
}

/// The probabilities below and above `x`, where `x + y = 1`. NaN unless both parameters lie between
/// 1e-100 and 1e100 and both arguments are numbers.
pub(crate) fn tails(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    tails_at(Point::new(a, b, x, y))
}

/// As [`tails`], at a point whose `lead` may be known better than from rounded `x` and `y`.
pub(super) fn tails_at(point: Point) -> (f64, f64) {
    let Point { a, b, x, y, .. } = point;
    if !(valid(a) && valid(b)) || x.is_nan() || y.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if y <= 0.0 {
        return (1.0, 0.0);
    }
    if a >= BOTH_LARGE && b >= BOTH_LARGE {
        return if point.lead >= 0.0 {
            let below = integral(point);
            (below, 1.0 - below)
        } else {
            let above = integral(point.mirrored());
            (1.0 - above, above)
        };
    }
    if b <= a {
        smaller_second(point)
    } else {
        let (above, below) = smaller_second(point.mirrored());
        (below, above)
    }
}

/// Both tails where `b` is the smaller parameter, below [`BOTH_LARGE`].
fn smaller_second(point: Point) -> (f64, f64) {
    let Point { a, b, x, y, lead } = point;
    if lead <= 0.0 {
        let above = series(point.mirrored());
        if b < 1.0 && above > 0.5 {
            small_parameter(point)
        } else {
            (1.0 - above, above)
        }
    } else if x <= 0.5 {
        let below = series(point);
        (below, 1.0 - below)
    } else if b < 1.0 && (a + b) * y < 1.5 {
        small_parameter(point)
    } else {
        let below = fraction(point);
        (below, 1.0 - below)
    }
}

/// `x^a y^b / (a B) sum (a + b)_n / (a + 1)_n x^n`, for `x` up to the mean or a half.
fn series(point: Point) -> f64 {
    let Point { a, b, x, .. } = point;
    let total = a + b;
    let mut term = 1.0;
    let mut sum = 1.0;
    let mut n = 0.0;
    for _ in 0..MAX_TERMS {
        term *= (total + n) / (a + 1.0 + n) * x;
        sum += term;
        n += 1.0;
        if term <= f64::EPSILON / 8.0 * sum {
            break;
        }
    }
    logit_density(point) / a * sum
}

/// DiDonato & Morris (1992), equation 9: the even part of the classical fraction, with `lead` in it.
fn fraction(point: Point) -> f64 {
    let Point { a, b, x, y, lead } = point;
    // The modified Lentz method.
    let mut c = f64::INFINITY;
    let mut d = 1.0 / (a / (a + 1.0) * (lead + 1.0));
    let mut value = d;
    let mut n = 0.0;
    for _ in 0..MAX_TERMS {
        n += 1.0;
        let odd = a + 2.0 * n - 1.0;
        let both = n * (b - n) * x;
        let numerator = (a + n - 1.0) / odd * ((a + b + n - 1.0) / odd) * both * x;
        let denominator = n + both / odd + (a + n) / (odd + 2.0) * (lead + 1.0 + n * (1.0 + y));
        d = 1.0 / (denominator + numerator * d);
        c = denominator + numerator / c;
        let step = c * d;
        value *= step;
        if (step - 1.0).abs() <= f64::EPSILON / 2.0 {
            break;
        }
    }
    logit_density(point) * value
}

/// `b < 1` and `(a + b) y` small, where the probability below `x` is a small difference: with
/// `w = ln(y^b / (b B(a, b)))` and `J = -b sum (1 - a)_n y^n / (n! (b + n))`, the probability above is
/// `e^w (1 - J)` and the one below `e^w J - (e^w - 1)`.
fn small_parameter(point: Point) -> (f64, f64) {
    let Point { a, b, y, .. } = point;
    let mut power = 1.0;
    let mut j = 0.0;
    let mut n = 0.0;
    for _ in 0..MAX_TERMS {
        n += 1.0;
        power *= (n - a) / n * y;
        let term = power / (b + n);
        j -= term;
        if term.abs() <= f64::EPSILON / 8.0 * j.abs() {
            break;
        }
    }
    let j = b * j;
    let w = b * ln(y) - ln_gamma_1p(b) + ln_gamma_ratio(a, b);
    let above = exp(w) * (1.0 - j);
    if w < -1.0 {
        return (1.0 - above, above);
    }
    let rise = exp_m1(w);
    (j + rise * j - rise, above)
}

/// `ln(Gamma(a + b) / Gamma(a))` for `b < 1`, without the cancellation of two large logarithms.
fn ln_gamma_ratio(a: f64, b: f64) -> f64 {
    let mut a = a;
    let mut shift = 0.0;
    while a < LARGE {
        shift -= ln_1p(b / a);
        a += 1.0;
    }
    let u = b / a;
    shift + b * ln(a) + a * ln_1p_minus(u) + (b - 0.5) * ln_1p(u) + stirling_error_rise(a, b)
}

/// The probability below `x` for large parameters and `x` up to the mean.
///
/// Substituting `logit t = logit x - u` makes it the density of `logit x` times the integral over `u > 0` of
/// `exp(-g(u))` with `g(u) = a u + (a + b) ln(y + x e^-u)`, which is convex and rises from 0. It is cut where it is
/// below 1e-16, and written without the difference of large terms:
/// `g = lead u + (a + b) (l(v) + x e(-u))`, `v = x (e^-u - 1)`, or
/// `g = lead u + (a + b) (l(v) + y e(u))`, `v = y (e^u - 1)`,
/// with `l(v) = ln(1 + v) - v` and `e(u) = e^u - 1 - u`, by whether `x` or `y` is the smaller.
fn integral(point: Point) -> f64 {
    const CUT: f64 = 38.0;
    let Point { a, b, x, y, lead } = point;
    let total = a + b;
    let (share, sign) = if x <= y { (x, -1.0) } else { (y, 1.0) };
    let g = |u: f64| {
        let u = sign * u;
        let e = exp_minus(u);
        sign * lead * u + total * (ln_1p_minus(share * (u + e)) + share * e)
    };
    // Where g reaches the cut: from its second-order expansion, then by Newton, which on a convex function ends at
    // or beyond the root.
    let curve = total * x * y;
    let mut end = 2.0 * CUT / (lead + sqrt(lead * lead + 2.0 * CUT * curve));
    for _ in 0..2 {
        let odds = y + x * exp(-end);
        let slope = lead + total * x * y * (1.0 - exp(-end)) / odds;
        end += (CUT - g(end)) / slope;
    }
    let sum = RULE
        .iter()
        .map(|(node, weight)| weight * exp(-g(node * end)))
        .fold(0.0, |sum, term| sum + term);
    logit_density(point) * end * sum
}

/// The value below which the probability is `p` and above which it is `q`, where `p + q = 1`.
pub(crate) fn quantile(a: f64, b: f64, p: f64, q: f64) -> f64 {
    quantile_both(a, b, p, q).0
}

/// As [`quantile`], with its complement; NaN if a parameter or a tail is out of range.
pub(crate) fn quantile_both(a: f64, b: f64, p: f64, q: f64) -> (f64, f64) {
    quantile_from(start(a, b, p, q), a, b, p, q)
}

/// As [`quantile_both`], starting from this logit: the logarithm of the smaller tail is inverted as a function of
/// `logit x`.
pub(super) fn quantile_from(logit: f64, a: f64, b: f64, p: f64, q: f64) -> (f64, f64) {
    let tail = if p < q { p } else { q };
    if !(valid(a) && valid(b) && tail >= 0.0) || p.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    if p == 0.0 {
        return (0.0, 1.0);
    }
    if q == 0.0 {
        return (1.0, 0.0);
    }
    let below = p < q;
    let wanted = ln(tail);
    let excess = |(x, y): (f64, f64)| {
        let (lower, upper) = tails(a, b, x, y);
        let tail = if below { lower } else { upper };
        let point = Point::new(a, b, x, y);
        Excess::new(tail, wanted, logit_density(point), point.lead, below)
    };
    search(
        from_logit(logit),
        logit,
        LOGITS,
        a.min(b),
        below,
        excess,
        moved,
    )
}

/// A point and its complement, moved by a step of the logit.
pub(super) fn moved((x, y): (f64, f64), step: f64) -> (f64, f64) {
    let (x, y) = if step < 0.0 {
        (x * exp(step), y)
    } else {
        (x, y * exp(-step))
    };
    (x / (x + y), y / (x + y))
}

pub(super) fn from_logit(logit: f64) -> (f64, f64) {
    let e = exp(-logit.abs());
    let (small, large) = (e / (1.0 + e), 1.0 / (1.0 + e));
    if logit < 0.0 {
        (small, large)
    } else {
        (large, small)
    }
}

/// A first guess at the logit of the quantile: normal on that scale for parameters of at least 1, otherwise from the
/// leading term of the smaller side's series.
pub(super) fn start(a: f64, b: f64, p: f64, q: f64) -> f64 {
    if a >= 1.0 && b >= 1.0 {
        let z = normal::quantile_both(p, q);
        return ln((a - 0.4) / (b - 0.4)) + z * sqrt(1.0 / (a - 0.4) + 1.0 / (b - 0.4));
    }
    let ln_beta = libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b);
    let near_zero = (ln(p * a) + ln_beta) / a;
    let near_one = -(ln(q * b) + ln_beta) / b;
    if p * b < q * a {
        near_zero.clamp(-700.0, 700.0)
    } else {
        near_one.clamp(-700.0, 700.0)
    }
}
