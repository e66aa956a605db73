//! The studentised maximum modulus: the largest of some independent standard normal values in size, over one independent
//! estimate of their deviation with so many degrees of freedom (Stoline & Ury 1979, Technometrics 21: 87).
//!
//! Given the estimate `s` all of them are below `c` with probability `(2 Phi(c s) - 1)^count`. The mean over `s`, whose square
//! times the degrees is chi-square, is an integral over `u = ln s` of a density that falls at least exponentially on both sides:
//! the trapezium rule gains digits as fast as its step shrinks, and divides by the same sum without the probability, so that
//! no gamma function is needed. With infinite degrees `s` is 1, and the quantile has a closed form (Šidák 1967, J Am Stat Assoc
//! 62: 626).

use super::super::math::{erfc, exp, exp_m1, ln_1p, sqrt};
use super::{normal, t};
use std::f64::consts::FRAC_1_SQRT_2;

/// The value that the largest of `count` exceeds with probability `tail`; of a maximum in size, so in either direction.
pub(crate) fn quantile(count: f64, degrees: Option<f64>, tail: f64) -> f64 {
    // What one of them may do: 1 - (1 - tail)^(1 / count), without a difference of numbers near 1.
    let one = -exp_m1(ln_1p(-tail) / count);
    let at_least = |tail: f64| match degrees {
        None => -normal::quantile_both(0.5 * tail, 1.0 - 0.5 * tail),
        Some(degrees) => -t::quantile(degrees, 0.5 * tail, 1.0 - 0.5 * tail),
    };
    // Where a given number of degrees is out of reach of the integral, as if each had an estimate of its own: no less than it is.
    let Some(degrees) = degrees.filter(|degrees| (1.0..=1e8).contains(degrees)) else {
        return at_least(one);
    };
    // One estimate for all makes the values go together, so that the maximum lies below that of independent ones, and above one.
    let (mut low, mut high) = (at_least(tail), at_least(one));
    // Halved until no number lies between: some fifty times.
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if above(count, degrees, middle) > tail {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// The probability that the largest exceeds `c`.
fn above(count: f64, degrees: f64, c: f64) -> f64 {
    let step = (0.25 / sqrt(degrees)).min(0.02);
    let (mut whole, mut beyond) = (0.0, 0.0);
    let mut add = |u: f64| {
        // s^degrees e^(-degrees s^2 / 2) over its largest value.
        let density = exp(degrees * (u - 0.5 * exp_m1(2.0 * u)));
        whole += density;
        let one = erfc(c * exp(u) * FRAC_1_SQRT_2);
        beyond -= density * exp_m1(count * ln_1p(-one));
        density > 1e-18
    };
    add(0.0);
    for side in [-step, step] {
        let mut place = 1.0;
        while add(side * place) {
            place += 1.0;
        }
    }
    beyond / whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, wanted: f64, within: f64) {
        assert!((found - wanted).abs() < within, "{found} {wanted}");
    }

    #[test]
    fn one_value_is_that_of_student_or_the_normal() {
        for degrees in [1.0, 2.5, 12.0, 400.0] {
            let wanted = -t::quantile(degrees, 0.025, 0.975);
            close(quantile(1.0, Some(degrees), 0.05) / wanted, 1.0, 1e-12);
        }
        close(quantile(1.0, None, 0.05), 1.959_963_984_540_054, 1e-14);
    }

    /// Of the published tables, which have two or three digits.
    #[test]
    fn published_values() {
        for (count, wanted) in [(2.0, 3.09), (3.0, 3.39), (4.0, 3.62), (5.0, 3.79)] {
            close(quantile(count, Some(5.0), 0.05), wanted, 0.011);
        }
        close(quantile(10.0, None, 0.05), 2.800, 0.0005);
        close(quantile(2.0, Some(2.0), 0.05), 5.57, 0.006);
    }

    /// With many degrees it goes to the closed form, and falls with them.
    #[test]
    fn many_degrees() {
        let found = [5.0, 20.0, 1e3, 1e7].map(|degrees| quantile(19.0, Some(degrees), 0.05));
        assert!(found.is_sorted_by(|a, b| a > b), "{found:?}");
        close(found[3], quantile(19.0, None, 0.05), 1e-6);
    }
}
