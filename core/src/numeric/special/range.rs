//! The range of `n` independent standard normal values.
//!
//! With `a = u + w/2`, `b = u - w/2` and `P = Phi(a) - Phi(b)` its density is `n (n - 1) / (2 pi) e^(-w^2/4)` times the integral
//! of `e^(-u^2) P^(n - 2)` over all `u`. The integrand is smooth, even and falls as a Gaussian, so that the trapezium rule
//! gains digits as fast as its step shrinks: at this one, all of them up to [`LARGEST`].

use super::super::math::{erfc, exp, pow, sqrt};
use super::legendre::RULE;
use super::scale::ROOT_2PI_INVERSE;
use std::f64::consts::{FRAC_1_PI, FRAC_1_SQRT_2};

/// The most values for which the step serves.
pub(crate) const LARGEST: f64 = 100.0;

const STEP: f64 = 0.125;
/// Beyond this many steps `e^(-u^2)` adds nothing; nor does a normal density about 3, where no median lies above 6.
const STEPS: u32 = 52;
const STEPS_BELOW: u32 = 96;
/// The range lies below `PANELS * WIDTH` but for 1e-24 of its probability.
const PANELS: u32 = 4;
const WIDTH: f64 = 4.0;

/// The mean of the range, and its standard deviation.
pub(crate) fn moments(n: f64) -> (f64, f64) {
    // Some hundred positive terms in a fixed order: what their sum loses is far below what is promised.
    let (mut mean, mut square) = (0.0, 0.0);
    for panel in 0..PANELS {
        for (node, weight) in RULE {
            let w = WIDTH * (f64::from(panel) + node);
            let share = WIDTH * weight * density(n, w);
            mean += share * w;
            square += share * w * w;
        }
    }
    (mean, sqrt(square - mean * mean))
}

/// The median of the range, by Newton's method from its mean, which lies above it.
pub(crate) fn median(n: f64, mean: f64) -> f64 {
    // The distance squares at each step; six take the farthest, n = 2, to the last digit.
    (0..6).fold(mean, |w, _| w - (below(n, w) - 0.5) / density(n, w))
}

fn density(n: f64, w: f64) -> f64 {
    let whole = integral(STEPS, |u| exp(-u * u) * pow(content(u, w), n - 2.0));
    n * (n - 1.0) * FRAC_1_PI * exp(-0.25 * w * w) * whole
}

/// The probability of a range below `w`.
fn below(n: f64, w: f64) -> f64 {
    let normal = |x: f64| ROOT_2PI_INVERSE * exp(-0.5 * x * x);
    let ends = |u: f64| normal(u - 0.5 * w) + normal(u + 0.5 * w);
    n * integral(STEPS_BELOW, |u| ends(u) * pow(content(u, w), n - 1.0))
}

/// The integral of an even function over the positive numbers, to which further steps would add nothing.
fn integral(steps: u32, f: impl Fn(f64) -> f64) -> f64 {
    let rest: f64 = (1..steps).map(|step| f(STEP * f64::from(step))).sum();
    STEP * (0.5 * f(0.0) + rest)
}

/// The probability of a normal value between `u - w/2` and `u + w/2`.
fn content(u: f64, w: f64) -> f64 {
    let above = |x: f64| 0.5 * erfc(x * FRAC_1_SQRT_2);
    let (low, high) = (u - 0.5 * w, u + 0.5 * w);
    if low > 0.0 {
        above(low) - above(high)
    } else {
        1.0 - (above(-low) + above(high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, wanted: f64) {
        assert!((found / wanted - 1.0).abs() < 1e-13, "{found} {wanted}");
    }

    #[test]
    fn closed_forms_of_small_samples() {
        let (mean, deviation) = moments(2.0);
        close(mean, 2.0 * sqrt(FRAC_1_PI));
        close(deviation, sqrt(2.0 - 4.0 * FRAC_1_PI));
        close(median(2.0, mean), 0.953_872_552_408_939_7); // sqrt(2) times the normal quantile at 3/4
        // The mean range of three values of any distribution is 3/2 of that of two.
        close(moments(3.0).0, 3.0 * sqrt(FRAC_1_PI));
    }

    #[test]
    fn it_is_a_distribution_up_to_the_largest() {
        for n in [2.0, 7.0, 25.0, LARGEST] {
            let at = |panel: u32, node: f64| density(n, WIDTH * (f64::from(panel) + node));
            let of = |panel| -> f64 {
                RULE.iter()
                    .map(|(node, weight)| WIDTH * weight * at(panel, *node))
                    .sum()
            };
            close((0..PANELS).map(of).sum(), 1.0);
            close(of(0), below(n, WIDTH));
        }
    }
}
