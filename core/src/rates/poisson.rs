//! Limits of a Poisson count, exact and by Byar's approximation.

use super::crude::RateInterval;
use crate::estimate::{Interval, IntervalMethod, Level, Levels};
use crate::numeric::special::gamma;

/// Intervals of a count at all levels, each limit made that of a rate.
pub(super) fn intervals(
    events: f64,
    levels: Levels,
    kind: RateInterval,
    scaled: &dyn Fn(f64) -> f64,
) -> Vec<Interval> {
    let is_exact = match kind {
        RateInterval::ByarExactUnderTen => events < 10.0,
        RateInterval::Byar => false,
        RateInterval::ExactPoisson => true,
    };
    let mut intervals = Vec::with_capacity(1);
    for level in levels.iter() {
        let ((lower, upper), method) = if is_exact {
            (exact(events, level), IntervalMethod::ExactPoisson)
        } else {
            (byar(events, level), IntervalMethod::Byar)
        };
        intervals.push(Interval::new(scaled(lower), scaled(upper), level, method));
    }
    intervals
}

/// Exact limits (Garwood 1936): chi-square quantiles over two, that is, gamma quantiles of shape x and x + 1.
pub(super) fn exact(events: f64, level: Level) -> (f64, f64) {
    let (tail, body) = (level.tail(), 1.0 - level.tail());
    let lower = if events == 0.0 {
        0.0
    } else {
        gamma::quantile(events, tail, body)
    };
    (lower, gamma::quantile(events + 1.0, body, tail))
}

/// Byar's approximation (Breslow & Day 1987, p. 69):
/// lower = x (1 - 1/(9x) - z/(3 sqrt x))^3, upper = (x+1) (1 - 1/(9(x+1)) + z/(3 sqrt(x+1)))^3.
/// A count has no limit below zero, so a negative lower limit (tiny counts, high levels) is zero.
pub(super) fn byar(events: f64, level: Level) -> (f64, f64) {
    let z = level.z();
    let cube = |x: f64| x * x * x;
    let lower = if events == 0.0 {
        0.0
    } else {
        (events * cube(1.0 - 1.0 / (9.0 * events) - z / (3.0 * events.sqrt()))).max(0.0)
    };
    let next = events + 1.0;
    (
        lower,
        next * cube(1.0 - 1.0 / (9.0 * next) + z / (3.0 * next.sqrt())),
    )
}

/// Gamma limits of a weighted sum of Poisson counts (Fay & Feuer 1997): the lower one of the gamma distribution with the
/// mean and variance of the sum, the upper one with those after one event more, which weighs `weight` and whose squared weight
/// is `squared`.
pub(super) fn gamma_limits(
    (mean, variance): (f64, f64),
    (weight, squared): (f64, f64),
    level: Level,
) -> (f64, f64) {
    let (tail, body) = (level.tail(), 1.0 - level.tail());
    let limit = |mean: f64, variance: f64, p, q| {
        gamma::quantile(mean / variance * mean, p, q) * (variance / mean)
    };
    let lower = if mean == 0.0 {
        0.0
    } else {
        limit(mean, variance, tail, body)
    };
    (lower, limit(mean + weight, variance + squared, body, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_limits_are_those_of_the_chi_square_table() {
        // Garwood's table: 95 % limits of 5 events are 1.623 and 11.668.
        let (lower, upper) = exact(5.0, Level::P95);
        assert!((lower - 1.623_486_390_118_420_9).abs() < 1e-12, "{lower}");
        assert!((upper - 11.668_332_079_322_667).abs() < 1e-11, "{upper}");
        assert_eq!(exact(0.0, Level::P95).0, 0.0);
    }

    #[test]
    fn byar_is_close_to_exact_from_ten_events_on() {
        for events in [10.0, 50.0, 1_000.0, 1e6] {
            let (a, b) = exact(events, Level::P95);
            let (c, d) = byar(events, Level::P95);
            assert!(
                (a - c).abs() / a < 2e-3 && (b - d).abs() / b < 2e-3,
                "{events}: {a} {c} {b} {d}"
            );
        }
    }

    #[test]
    fn byar_has_no_limit_below_zero() {
        assert_eq!(byar(1.0, Level::P998).0, 0.0);
        assert_eq!(byar(0.0, Level::P95).0, 0.0);
    }
}
