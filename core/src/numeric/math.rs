//! Elementary functions, each one from the `libm` crate.
//!
//! The standard library hands `exp`, `ln`, `pow` and their like to the platform's maths library,
//! and those differ in the last bit between platforms. `libm` is plain Rust and does not. Square
//! root, absolute value and rounding to integers are exact everywhere, so `f64`'s own are used.

/// The exponential function.
#[inline]
pub(crate) fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// `exp(x) - 1`, accurate near zero.
#[inline]
pub(crate) fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// The natural logarithm.
#[inline]
pub(crate) fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// `ln(1 + x)`, accurate near zero.
#[inline]
pub(crate) fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// The logarithm to base 10.
#[inline]
pub(crate) fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// The logarithm to base 2.
#[inline]
pub(crate) fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// `x` to the power `y`.
#[inline]
pub(crate) fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// The square root (exact in every implementation of IEEE 754).
#[inline]
pub(crate) fn sqrt(x: f64) -> f64 {
    x.sqrt()
}

/// The cube root.
#[inline]
pub(crate) fn cbrt(x: f64) -> f64 {
    libm::cbrt(x)
}

/// The length of the hypotenuse, without overflow on the way.
#[inline]
pub(crate) fn hypot(x: f64, y: f64) -> f64 {
    libm::hypot(x, y)
}

/// Sine and cosine of an angle from 0 to pi, in radians; exact to about two units in the last place.
///
/// By Taylor's series on the eighth of the circle that the angle folds to. The library's own functions reduce angles of
/// any size, with code and tables that would be one hundredth of what a page loads.
pub(crate) fn sin_cos(angle: f64) -> (f64, f64) {
    use core::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};
    // What pi / 2 lacks as a number of 53 bits.
    const REST: f64 = 6.123_233_995_736_766e-17;
    let from_top = (angle - FRAC_PI_2) - REST;
    let (steep, falling) = (from_top.abs() <= FRAC_PI_4, from_top > 0.0);
    let x = match (steep, falling) {
        (true, _) => from_top,
        (false, false) => angle,
        (false, true) => (PI - angle) + 2.0 * REST,
    };
    // From the smallest term up; beyond pi / 4 to the power of 18 nothing is left.
    let series = |first: f64| {
        (0..9).rev().fold(1.0, |sum, k| {
            let n = 2.0 * f64::from(k) + first;
            1.0 - x * x / (n * (n + 1.0)) * sum
        })
    };
    let (sin, cos) = (x * series(2.0), series(1.0));
    match (steep, falling) {
        (true, _) => (cos, -sin),
        (false, false) => (sin, cos),
        (false, true) => (sin, -cos),
    }
}

/// The angle in radians of the point `(x, y)`.
#[inline]
pub(crate) fn atan2(y: f64, x: f64) -> f64 {
    libm::atan2(y, x)
}

/// The hyperbolic tangent.
#[inline]
pub(crate) fn tanh(x: f64) -> f64 {
    libm::tanh(x)
}

/// The inverse hyperbolic tangent (Fisher's z).
#[inline]
pub(crate) fn atanh(x: f64) -> f64 {
    libm::atanh(x)
}

/// The complementary error function.
#[inline]
pub(crate) fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// `x` times 2 to the power `n`, rounded once.
#[inline]
pub(crate) fn ldexp(x: f64, n: i32) -> f64 {
    libm::ldexp(x, n)
}

/// The rounded sum and its exact rounding error (Knuth).
#[inline]
pub(crate) fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// The rounded product and its exact rounding error (Dekker, with Veltkamp's splitting); without the error where
/// the splitting could overflow.
#[inline]
pub(crate) fn two_product(a: f64, b: f64) -> (f64, f64) {
    const LARGE: f64 = 1e290;
    let split = |x: f64| {
        let scaled = x * 134_217_729.0; // 2^27 + 1
        let high = scaled - (scaled - x);
        (high, x - high)
    };
    let product = a * b;
    if !(a.abs() < LARGE && b.abs() < LARGE && product.abs() < LARGE) {
        return (product, 0.0);
    }
    let ((a1, a2), (b1, b2)) = (split(a), split(b));
    (product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rounding_errors_are_exact(a in -1e9..1e9f64, b in -1e3..1e3f64) {
            let (sum, error) = two_sum(a, b);
            prop_assert_eq!(crate::numeric::sum::sum(&[a, b, -sum]), error);
            let (product, error) = two_product(a, b);
            prop_assert_eq!(libm::fma(a, b, -product), error);
        }
    }

    #[test]
    fn sines_and_cosines_are_those_of_libm() {
        for step in 0..=100_000 {
            let angle = core::f64::consts::PI * f64::from(step) / 100_000.0;
            let (sin, cos) = sin_cos(angle);
            let (wanted_sin, wanted_cos) = (libm::sin(angle), libm::cos(angle));
            assert!(
                (sin - wanted_sin).abs() <= 4e-16 * wanted_sin.abs().max(1e-16),
                "{angle}"
            );
            assert!(
                (cos - wanted_cos).abs() <= 4e-16 * wanted_cos.abs().max(1e-16),
                "{angle}"
            );
        }
    }

    #[test]
    fn large_factors_do_not_overflow() {
        assert_eq!(two_product(1e300, 1e-10), (1e300 * 1e-10, 0.0));
        assert_eq!(two_product(f64::MAX, 2.0).0, f64::INFINITY);
        assert!(two_product(f64::NAN, 2.0).0.is_nan());
    }
}
