//! A point of the beta distribution, and the density there.

use super::super::math::{exp, ln, pow, sqrt, two_product, two_sum};
use super::scale::{
    LARGE, LN_ROOT_2PI, ROOT_2PI_INVERSE, deviance, ln_gamma_1p, ln_poisson_density,
    poisson_density, stirling_error,
};

/// A point of the distribution with everything that the methods need.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    pub(super) a: f64,
    pub(super) b: f64,
    pub(super) x: f64,
    pub(super) y: f64,
    /// `a y - b x`, positive below the mean, without the rounding of its two large terms.
    pub(super) lead: f64,
}

impl Point {
    /// The point at `x = 1 - y`, of which the smaller is taken as exact.
    pub(super) fn new(a: f64, b: f64, x: f64, y: f64) -> Self {
        let lead = if x <= y {
            excess(a, b, x)
        } else {
            -excess(b, a, y)
        };
        Self { a, b, x, y, lead }
    }

    /// The same point seen from the other end.
    pub(super) fn mirrored(self) -> Self {
        Self {
            a: self.b,
            b: self.a,
            x: self.y,
            y: self.x,
            lead: -self.lead,
        }
    }

    fn larger_first(self) -> Self {
        if self.a < self.b {
            self.mirrored()
        } else {
            self
        }
    }
}

/// `a - (a + b) x`, from exact sums and products.
fn excess(a: f64, b: f64, x: f64) -> f64 {
    let (sum, sum_low) = two_sum(a, b);
    let (product, product_low) = two_product(sum, x);
    let (difference, difference_low) = two_sum(a, -product);
    difference + (difference_low - product_low - sum_low * x)
}

/// `x^a y^b / B(a, b)`, the density of `logit x`: Loader's form where the parameters are large, powers elsewhere.
pub(super) fn logit_density(point: Point) -> f64 {
    let Point { a, b, x, y, lead } = point.larger_first();
    let total = a + b;
    if b >= LARGE {
        let exponent = a * deviance(a, total * x, -lead) + b * deviance(b, total * y, lead);
        let errors = stirling_error(total) - stirling_error(a) - stirling_error(b);
        return ROOT_2PI_INVERSE * sqrt(a / total * b) * exp(errors - exponent);
    }
    if a >= LARGE {
        let exponent = a * deviance(a, total * x, -lead);
        let errors = stirling_error(total) - stirling_error(a);
        return b * poisson_density(b, total * y) * sqrt(a / total) * exp(errors - exponent);
    }
    // One over B is ab / ((a + b) B') with B' of parameters one larger.
    pow(x, a) * pow(y, b) * (a / total * b) / beta_1p(a, b)
}

/// The logarithm of [`logit_density`], where that itself may underflow.
pub(super) fn ln_logit_density(point: Point) -> f64 {
    let Point { a, b, x, y, lead } = point.larger_first();
    let total = a + b;
    if b >= LARGE {
        let exponent = a * deviance(a, total * x, -lead) + b * deviance(b, total * y, lead);
        let errors = stirling_error(total) - stirling_error(a) - stirling_error(b);
        return errors - exponent + 0.5 * ln(a / total * b) - LN_ROOT_2PI;
    }
    if a >= LARGE {
        let exponent = a * deviance(a, total * x, -lead);
        let errors = stirling_error(total) - stirling_error(a);
        return ln(b) + ln_poisson_density(b, total * y) + 0.5 * ln(a / total) + errors - exponent;
    }
    a * ln(x) + b * ln(y) + ln(a / total * b) - ln(beta_1p(a, b))
}

/// `Gamma(1 + a) Gamma(1 + b) / Gamma(1 + a + b)` for parameters below [`LARGE`]: none overflows or cancels.
fn beta_1p(a: f64, b: f64) -> f64 {
    let gamma_1p = |x: f64| {
        if x < 1.0 {
            exp(ln_gamma_1p(x))
        } else {
            libm::tgamma(1.0 + x)
        }
    };
    gamma_1p(a) * gamma_1p(b) / gamma_1p(a + b)
}
