//! The gamma distribution (and with it Poisson and chi-square): incomplete gamma functions and their inverse.
//!
//! Which method where follows DiDonato & Morris (1986), *Computation of the incomplete gamma function ratios and
//! their inverse*, ACM TOMS 12: 377-393, with Temme's uniform expansion for large shapes, so that the cost does not
//! grow with the shape.

use super::super::math::{erfc, exp, exp_m1, ln, sqrt};
use super::gamma_temme::ROWS;
use super::inverse::{Excess, search};
use super::normal;
pub(crate) use super::scale::ln_gamma_half_step;
use super::scale::{ROOT_2PI_INVERSE, deviance, ln_gamma_1p, poisson_density};

/// The shape from which Temme's expansion serves, for `x` within `UNIFORM_REACH` of the shape, relatively.
const UNIFORM: f64 = 24.0;
const UNIFORM_REACH: f64 = 0.4;

/// Logarithms of the smallest and largest positive doubles.
const RANGE: (f64, f64) = (-745.2, 709.8);

/// Bounds every loop: a truth table of 47,000 points over all regions needs fewer than 300 terms anywhere.
const MAX_TERMS: u32 = 1000;

/// The logarithm of the gamma function, for `x > 0` (NaN otherwise).
pub(crate) fn ln_gamma(x: f64) -> f64 {
    if x > 0.0 { libm::lgamma(x) } else { f64::NAN }
}

/// The regularised lower incomplete gamma function: the probability below `x` at this shape and scale 1.
pub(crate) fn lower(a: f64, x: f64) -> f64 {
    tails(a, x).0
}

/// The regularised upper incomplete gamma function: the probability above `x` at this shape and scale 1.
pub(crate) fn upper(a: f64, x: f64) -> f64 {
    tails(a, x).1
}

/// Both tails. NaN unless `a` is positive and finite and `x` is a number.
pub(crate) fn tails(a: f64, x: f64) -> (f64, f64) {
    if !(a > 0.0 && a < f64::INFINITY) || x.is_nan() {
        return (f64::NAN, f64::NAN);
    }
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if x == f64::INFINITY {
        return (1.0, 0.0);
    }
    if a >= UNIFORM && (x - a).abs() <= UNIFORM_REACH * a {
        uniform(a, x)
    } else if a < 1.0 && x < 1.5 {
        small_shape(a, x)
    } else if x <= a {
        let below = series(a, x);
        (below, 1.0 - below)
    } else {
        let above = fraction(a, x);
        (1.0 - above, above)
    }
}

/// `P = D sum x^n / ((a + 1) ... (a + n))`, with terms that fall at least as `(x / a)^n`.
fn series(a: f64, x: f64) -> f64 {
    let mut term = 1.0;
    let mut total = 1.0;
    let mut n = a;
    for _ in 0..MAX_TERMS {
        n += 1.0;
        term *= x / n;
        total += term;
        if term <= f64::EPSILON / 8.0 * total {
            break;
        }
    }
    poisson_density(a, x) * total
}

/// Legendre's continued fraction for `Q`, by the modified Lentz method.
fn fraction(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let mut c = f64::INFINITY;
    let mut d = 1.0 / b;
    let mut value = d;
    let mut n = 0.0;
    for _ in 0..MAX_TERMS {
        n += 1.0;
        let numerator = n * (a - n);
        b += 2.0;
        d = 1.0 / (b + numerator * d);
        c = b + numerator / c;
        let step = c * d;
        value *= step;
        if (step - 1.0).abs() <= f64::EPSILON / 2.0 {
            break;
        }
    }
    poisson_density(a, x) * a * value
}

/// Shapes below 1 and small `x`, where `Q` is a small difference (DiDonato & Morris 1986, equation 12 onwards):
/// with `w = ln(x^a / Gamma(1 + a))` and `J = a (x/(a+1) - x^2/(2!(a+2)) + ...)`,
/// `P = e^w (1 - J)` and `Q = e^w J - (e^w - 1)`.
fn small_shape(a: f64, x: f64) -> (f64, f64) {
    let mut power = 1.0;
    let mut j = 0.0;
    let mut n = 0.0;
    for _ in 0..MAX_TERMS {
        n += 1.0;
        power *= -x / n;
        let term = power / (a + n);
        j -= term;
        if term.abs() <= f64::EPSILON / 8.0 * j {
            break;
        }
    }
    let j = a * j;
    let w = a * ln(x) - ln_gamma_1p(a);
    let below = exp(w) * (1.0 - j);
    if w < -1.0 {
        return (below, 1.0 - below);
    }
    let rise = exp_m1(w);
    (below, j + rise * j - rise)
}

/// Temme's expansion (DLMF 8.12), summed from the last term.
fn uniform(a: f64, x: f64) -> (f64, f64) {
    let phi = deviance(a, x, x - a);
    let exponent = a * phi;
    let eta = if x < a {
        -sqrt(2.0 * phi)
    } else {
        sqrt(2.0 * phi)
    };
    let mut correction = 0.0;
    for (needed_below, row) in ROWS.iter().rev() {
        if a < *needed_below {
            correction = correction / a + row.iter().rev().fold(0.0, |sum, term| sum * eta + term);
        }
    }
    correction *= exp(-exponent) * ROOT_2PI_INVERSE / sqrt(a);
    let tail = 0.5 * erfc(sqrt(exponent));
    if x < a {
        let below = tail - correction;
        (below, 1.0 - below)
    } else {
        let above = tail + correction;
        (1.0 - above, above)
    }
}

/// The value below which the probability is `p` and above which it is `q`, where `p + q = 1`; NaN if the shape or a
/// tail is out of range.
///
/// The logarithm of the smaller tail is inverted as a function of `ln x`, whose density is `x^a e^-x / Gamma(a)`.
pub(crate) fn quantile(a: f64, p: f64, q: f64) -> f64 {
    let tail = if p < q { p } else { q };
    if !(a > 0.0 && a < f64::INFINITY && tail >= 0.0) || p.is_nan() {
        return f64::NAN;
    }
    if p == 0.0 {
        return 0.0;
    }
    if q == 0.0 {
        return f64::INFINITY;
    }
    let below = p < q;
    let wanted = ln(tail);
    let excess = |x: f64| {
        let (lower, upper) = tails(a, x);
        let tail = if below { lower } else { upper };
        Excess::new(tail, wanted, poisson_density(a, x) * a, a - x, below)
    };
    let x = start(a, p, q);
    search(x, ln(x), RANGE, a, below, excess, |x, step| x * exp(step))
}

/// Wilson & Hilferty's cube, or the leading term of the series where that is better.
fn start(a: f64, p: f64, q: f64) -> f64 {
    let z = normal::quantile_both(p, q);
    let c = 1.0 / (9.0 * a);
    let root = 1.0 - c + z * sqrt(c);
    let cube = a * root * root * root;
    if root > 0.1 && a > 0.5 {
        return cube;
    }
    // P is about x^a / Gamma(a + 1) near zero.
    let x = exp((ln(p) + libm::lgamma(a + 1.0)) / a);
    x.clamp(f64::MIN_POSITIVE, f64::MAX)
}

/// The chi-square value with `df` degrees of freedom below which the probability is `p` and above which it is `q`.
pub(crate) fn chi_square_quantile(df: f64, p: f64, q: f64) -> f64 {
    2.0 * quantile(0.5 * df, p, q)
}

/// Both tails of the chi-square distribution.
pub(crate) fn chi_square_tails(df: f64, x: f64) -> (f64, f64) {
    tails(0.5 * df, 0.5 * x)
}
