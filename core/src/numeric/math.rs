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

/// The sine of an angle in radians.
#[inline]
pub(crate) fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// The cosine of an angle in radians.
#[inline]
pub(crate) fn cos(x: f64) -> f64 {
    libm::cos(x)
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
    fn large_factors_do_not_overflow() {
        assert_eq!(two_product(1e300, 1e-10), (1e300 * 1e-10, 0.0));
        assert_eq!(two_product(f64::MAX, 2.0).0, f64::INFINITY);
        assert!(two_product(f64::NAN, 2.0).0.is_nan());
    }
}
