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
