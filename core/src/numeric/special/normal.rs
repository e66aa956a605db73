//! The standard normal distribution.

use super::super::math::{erfc, exp, ln, sqrt, two_product};
use super::scale::ROOT_2PI_INVERSE;

/// The density.
pub(crate) fn pdf(x: f64) -> f64 {
    ROOT_2PI_INVERSE * exp(-0.5 * x * x)
}

/// The probability below `x`.
pub(crate) fn cdf(x: f64) -> f64 {
    /// `1 / sqrt(2)` less its double.
    const ROOT_HALF_REST: f64 = -4.833646656726457e-17;
    const ROOT_PI_INVERSE: f64 = 0.564_189_583_547_756_3;
    let (z, rest) = two_product(-x, std::f64::consts::FRAC_1_SQRT_2);
    let tail = 0.5 * erfc(z);
    if z < 1.0 || tail == 0.0 {
        return tail;
    }
    // In the tail the function magnifies the rounding of its argument by 2 z^2; its derivative takes that out.
    tail - (rest - x * ROOT_HALF_REST) * exp(-z * z) * ROOT_PI_INVERSE
}

/// The probability above `x`.
pub(crate) fn sf(x: f64) -> f64 {
    cdf(-x)
}

/// The value below which the probability is `p`.
pub(crate) fn quantile(p: f64) -> f64 {
    quantile_both(p, 1.0 - p)
}

/// The value below which the probability is `p` and above which it is `q`, where `p + q = 1`.
///
/// Wichura (1988), *Algorithm AS 241: the percentage points of the normal distribution*, Appl. Statist. 37:
/// 477-484 (the version of 16 digits). Infinite at 0 and 1; NaN outside.
pub(crate) fn quantile_both(p: f64, q: f64) -> f64 {
    let tail = if p < q { p } else { q };
    if p.is_nan() || tail.is_nan() || tail < 0.0 {
        return f64::NAN;
    }
    if tail > 0.075 {
        // Half the difference of the tails is p - 1/2 to full precision.
        let d = 0.5 * (p - q);
        let r = 0.180625 - d * d;
        return d * ratio(&CENTRAL, r);
    }
    let size = if tail == 0.0 {
        f64::INFINITY
    } else {
        let r = sqrt(-ln(tail));
        if r <= 5.0 {
            ratio(&MIDDLE, r - 1.6)
        } else {
            ratio(&FAR, r - 5.0)
        }
    };
    if p < q { -size } else { size }
}

/// Numerator over denominator, each from the constant term up.
#[inline]
fn ratio([numerator, denominator]: &[[f64; 8]; 2], x: f64) -> f64 {
    let value = |terms: &[f64; 8]| terms.iter().rev().fold(0.0, |value, term| value * x + term);
    value(numerator) / value(denominator)
}

const CENTRAL: [[f64; 8]; 2] = [
    [
        3.3871328727963666080e0,
        1.3314166789178437745e+2,
        1.9715909503065514427e+3,
        1.3731693765509461125e+4,
        4.5921953931549871457e+4,
        6.7265770927008700853e+4,
        3.3430575583588128105e+4,
        2.5090809287301226727e+3,
    ],
    [
        1.0,
        4.2313330701600911252e+1,
        6.8718700749205790830e+2,
        5.3941960214247511077e+3,
        2.1213794301586595867e+4,
        3.9307895800092710610e+4,
        2.8729085735721942674e+4,
        5.2264952788528545610e+3,
    ],
];

const MIDDLE: [[f64; 8]; 2] = [
    [
        1.42343711074968357734e0,
        4.63033784615654529590e0,
        5.76949722146069140550e0,
        3.64784832476320460504e0,
        1.27045825245236838258e0,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4,
    ],
    [
        1.0,
        2.05319162663775882187e0,
        1.67638483018380384940e0,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9,
    ],
];

const FAR: [[f64; 8]; 2] = [
    [
        6.65790464350110377720e0,
        5.46378491116411436990e0,
        1.78482653991729133580e0,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7,
    ],
    [
        1.0,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15,
    ],
];
