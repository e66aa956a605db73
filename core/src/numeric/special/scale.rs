//! What the gamma and beta functions share: the pieces of the densities that would otherwise be found as small
//! differences of large numbers.
//!
//! Loader (2000), *Fast and accurate computation of binomial probabilities*, splits `x^a e^-x / Gamma(a + 1)` into
//! a normal density, the error of Stirling's formula and a deviance; so do the functions here.

use super::super::math::{exp, ln, ln_1p, pow, sqrt};

/// `ln(1 + x) - x`, to full relative precision.
///
/// With `s = x / (2 + x)` the logarithm is `2 (s + s^3/3 + s^5/5 + ...)`, and `2s - x = -x s` exactly.
pub(super) fn ln_1p_minus(x: f64) -> f64 {
    if !(-0.5..=1.0).contains(&x) {
        return ln_1p(x) - x;
    }
    let s = x / (2.0 + x);
    let square = s * s;
    let terms: &[f64] = if square < 0.0125 {
        ODD.get(..8).unwrap_or(&ODD)
    } else {
        &ODD
    };
    let tail = terms
        .iter()
        .rev()
        .fold(0.0, |sum, term| sum * square + term);
    s * (2.0 * square * tail - x)
}

/// `1/3, 1/5, 1/7, ...`
#[expect(clippy::indexing_slicing, reason = "the compiler runs it")]
const ODD: [f64; 17] = {
    let mut terms = [0.0; 17];
    let mut k = 0;
    let mut odd = 3.0;
    while k < terms.len() {
        terms[k] = 1.0 / odd;
        odd += 2.0;
        k += 1;
    }
    terms
};

/// `ln Gamma(n + 1)` minus Stirling's formula `(n + 1/2) ln n - n + ln(2 pi)/2`, for `n >= 10`.
///
/// The asymptotic series `sum B_2k / (2k (2k - 1) n^(2k - 1))`.
pub(super) fn stirling_error(n: f64) -> f64 {
    debug_assert!(n >= 10.0);
    let r = 1.0 / n;
    let square = r * r;
    r * STIRLING
        .iter()
        .rev()
        .fold(0.0, |sum, term| sum * square + term)
}

/// `stirling_error(n + step) - stirling_error(n)` for `step >= 0`, to full relative precision however small the step.
///
/// With `r = 1 / n`, `r' = 1 / (n + step)` and `D` the divided difference of the series `Q` in the squares of both, it is
/// `(r' - r) (Q(r'^2) + r (r' + r) D)`.
pub(super) fn stirling_error_rise(n: f64, step: f64) -> f64 {
    let (r, moved) = (1.0 / n, 1.0 / (n + step));
    let (square, moved_square) = (r * r, moved * moved);
    let (mut there, mut here, mut divided) = (0.0, 0.0, 0.0);
    for term in STIRLING.iter().rev() {
        divided = divided * moved_square + here;
        here = here * square + term;
        there = there * moved_square + term;
    }
    -step * r * moved * (there + r * (moved + r) * divided)
}

/// `ln(Gamma(m + 1/2) / (Gamma(m) sqrt m))` for `m > 0`, to full relative precision.
///
/// Up to [`LARGE`] from one `m` to the next, which multiplies what is inside by `sqrt(1 - 1 / (2 m + 1)^2)`; from there
/// by the series `-sum (2 - 2^(1 - 2k)) B_2k / (2k (2k - 1) m^(2k - 1))`. No term is a difference of large numbers.
pub(crate) fn ln_gamma_half_step(m: f64) -> f64 {
    let (mut m, mut up_to_large) = (m, 0.0);
    while m < LARGE {
        let odd = 2.0 * m + 1.0;
        up_to_large += 0.5 * ln_1p(-1.0 / (odd * odd));
        m += 1.0;
    }
    let (square, mut power, mut quarters, mut series) = (1.0 / (m * m), 1.0 / m, 0.5, 0.0);
    for term in STIRLING {
        series += (2.0 - quarters) * term * power;
        power *= square;
        quarters *= 0.25;
    }
    up_to_large - series
}

const STIRLING: [f64; 10] = [
    1.0 / 12.0,
    -1.0 / 360.0,
    1.0 / 1260.0,
    -1.0 / 1680.0,
    1.0 / 1188.0,
    -691.0 / 360360.0,
    1.0 / 156.0,
    -3617.0 / 122400.0,
    43867.0 / 244188.0,
    -174611.0 / 125400.0,
];

/// `1 / sqrt(2 pi)`.
pub(super) const ROOT_2PI_INVERSE: f64 = 0.398_942_280_401_432_7;

/// `ln sqrt(2 pi)`.
pub(super) const LN_ROOT_2PI: f64 = 0.918_938_533_204_672_8;

/// From this shape on Stirling's error is taken from its series; below, powers and gamma functions are in range.
pub(super) const LARGE: f64 = 10.0;

/// `sqrt(a / (2 pi))`.
pub(super) fn root_over_2pi(a: f64) -> f64 {
    ROOT_2PI_INVERSE * sqrt(a)
}

/// `phi(m / a)` with `phi(t) = t - 1 - ln t`, where `excess = m - a` may be known better than the difference.
pub(in crate::numeric) fn deviance(a: f64, m: f64, excess: f64) -> f64 {
    let relative = excess / a;
    if relative < -0.5 {
        relative - ln(m / a)
    } else {
        -ln_1p_minus(relative)
    }
}

/// `x^a e^-x / Gamma(a + 1)`: for a whole number `a`, the Poisson probability of `a` events at mean `x`.
pub(super) fn poisson_density(a: f64, x: f64) -> f64 {
    if a < LARGE {
        // Far below the smallest double here, where the power might overflow.
        if x > 1500.0 {
            return 0.0;
        }
        // Halves, so that the exponential does not underflow before the power makes up for it.
        let half = exp(-0.5 * x);
        let power = half * pow(x, a) * half;
        return if a < 1.0 {
            power * exp(-ln_gamma_1p(a))
        } else {
            power / libm::tgamma(a + 1.0)
        };
    }
    ROOT_2PI_INVERSE / sqrt(a) * exp(-a * deviance(a, x, x - a) - stirling_error(a))
}

/// The logarithm of [`poisson_density`], without the cancellation that large counts bring.
pub(in crate::numeric) fn ln_poisson_density(a: f64, x: f64) -> f64 {
    if a < LARGE {
        return if a == 0.0 {
            -x
        } else {
            a * ln(x) - x - libm::lgamma(a + 1.0)
        };
    }
    -a * deviance(a, x, x - a) - stirling_error(a) - 0.5 * ln(a) - LN_ROOT_2PI
}

/// `ln Gamma(1 + a)` to full relative precision, for `0 <= a <= 1`.
pub(super) fn ln_gamma_1p(a: f64) -> f64 {
    const EULER: f64 = 0.577_215_664_901_532_9;
    let x = 1.0 + a;
    let lost = a - (x - 1.0);
    // What rounding 1 + a lost comes back through the derivative, for which digamma's slope is enough.
    libm::lgamma(x) + lost * (1.644_934 * a - EULER)
}

/// `e^u - 1 - u`, to full relative precision.
pub(super) fn exp_minus(u: f64) -> f64 {
    if u.abs() > 0.7 {
        return exp(u) - 1.0 - u;
    }
    let sum = INVERSE_FACTORIALS
        .iter()
        .rev()
        .fold(0.0, |sum, term| sum * u + term);
    u * u * sum
}

/// `1/2!, 1/3!, 1/4!, ...`
#[expect(clippy::indexing_slicing, reason = "the compiler runs it")]
const INVERSE_FACTORIALS: [f64; 15] = {
    let mut terms = [0.0; 15];
    let mut k = 0;
    let mut factorial = 2.0;
    while k < terms.len() {
        terms[k] = 1.0 / factorial;
        factorial *= (k + 3) as f64;
        k += 1;
    }
    terms
};
