//! Where naive limits run: as functions of the size of a unit.

use super::null::{Null, arcsine};
use super::options::{FunnelKind, FunnelLimits};
use crate::estimate::Level;
use crate::numeric::math::{sin_cos, sqrt};
use crate::numeric::special::normal;

/// Bounds the search; the start is good to a thousandth of a standard error where a unit has more than a few events.
const MOST_STEPS: u32 = 200;

/// The limits of the value, per one, of a unit of this size.
pub(super) fn naive(
    kind: FunnelKind,
    limits: FunnelLimits,
    population: f64,
    target: f64,
    level: Level,
) -> (f64, f64) {
    let null = Null::new(kind, population, target);
    let most = if kind == FunnelKind::Proportion {
        1.0
    } else {
        f64::INFINITY
    };
    match limits {
        FunnelLimits::Exact | FunnelLimits::MidP => {
            let mid = limits == FunnelLimits::MidP;
            let lower = solve(null, mid, false, level) / population;
            let upper = solve(null, mid, true, level) / population;
            (lower.min(target), upper.clamp(target, most))
        }
        FunnelLimits::Normal => {
            let reach = level.z() * sqrt(null.variance()) / population;
            ((target - reach).max(0.0), (target + reach).min(most))
        }
        FunnelLimits::Arcsine => {
            let reach = level.z() / (2.0 * sqrt(population));
            let centre = arcsine(target, 1.0);
            (
                arcsine_inverse(centre - reach),
                arcsine_inverse(centre + reach),
            )
        }
    }
}

pub(super) fn arcsine_inverse(y: f64) -> f64 {
    let (root, _) = sin_cos(y.clamp(0.0, core::f64::consts::FRAC_PI_2));
    root * root
}

/// The count, whole or not, whose tail probability is that of the level; 0 or the largest count where none has.
///
/// The deviate of the tail is almost a straight line in the count. Secant steps from Cornish and Fisher's start take four
/// evaluations; a bracket keeps them safe.
pub(super) fn solve(null: Null, mid: bool, upper: bool, level: Level) -> f64 {
    let wanted = level.z();
    // How far the count stands on its side of the mean, as a deviate; rises away from the mean.
    let deviate = |x: f64| {
        let tail = null.tail(x, mid, upper);
        -normal::quantile_both(tail, 1.0 - tail)
    };
    let (mut low, mut high) = if upper {
        let most = null.most();
        if most.is_finite() {
            if null.tail(most, mid, true) >= level.tail() {
                return most;
            }
            (0.0, most)
        } else {
            (0.0, f64::INFINITY)
        }
    } else {
        if null.tail(0.0, mid, false) >= level.tail() {
            return 0.0;
        }
        (0.0, null.most())
    };
    let (mut x, mut slope) = start(null, mid, if upper { wanted } else { -wanted });
    let mut last: Option<(f64, f64)> = None;
    for _ in 0..MOST_STEPS {
        if !(x > low && x < high) {
            x = if high.is_finite() {
                0.5 * (low + high)
            } else {
                2.0 * low + 1.0
            };
            if x <= low || x >= high {
                break;
            }
        }
        let at = deviate(x);
        let ahead = if upper { wanted - at } else { at - wanted };
        // Above 0: the root lies at a larger count.
        if ahead > 0.0 {
            low = x;
        } else {
            high = x;
        }
        if let Some((before, then)) = last
            && at != then
            && at.is_finite()
            && then.is_finite()
        {
            slope = ((x - before) / (at - then)).abs();
        }
        let step = if at.is_finite() {
            ahead * slope
        } else {
            f64::NAN
        };
        // A step this short is right to a thousandth of itself and better, which is the last digits of the count.
        let settled = step.abs() <= 1e-11 * (1.0 + x);
        last = Some((x, at));
        x += step;
        if settled {
            break;
        }
    }
    x
}

/// Cornish and Fisher's expansion about the count and its derivative by the deviate.
///
/// The continued count is smooth like the count plus a uniform deviate one wide, whose cumulants it therefore has; half
/// counts on both sides (mid-P) spread it once more.
pub(super) fn start(null: Null, mid: bool, z: f64) -> (f64, f64) {
    let (variance, third, fourth) = match null {
        Null::Binomial { n, p } => {
            let v = n * p * (1.0 - p);
            (v, v * (1.0 - 2.0 * p), v * (1.0 - 6.0 * p * (1.0 - p)))
        }
        Null::Poisson { mean } => (mean, mean, mean),
    };
    let spread = if mid { 1.0 / 12.0 + 0.25 } else { 1.0 / 12.0 };
    let variance = variance + spread;
    let sd = sqrt(variance);
    let skew = third / (variance * sd);
    let excess = (fourth - 1.0 / 120.0) / (variance * variance);
    let shift = match (mid, z > 0.0) {
        (true, _) => 0.0,
        (false, true) => 0.5,
        (false, false) => -0.5,
    };
    let deviate = z + skew * (z * z - 1.0) / 6.0 + excess * (z * z * z - 3.0 * z) / 24.0
        - skew * skew * (2.0 * z * z * z - 5.0 * z) / 36.0;
    let slope = 1.0 + skew * z / 3.0 + excess * (z * z - 1.0) / 8.0
        - skew * skew * (6.0 * z * z - 5.0) / 36.0;
    (null.mean() + shift + sd * deviate, sd * slope.max(0.1))
}
