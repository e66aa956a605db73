//! What the distributions of counts share: mid-probability tails and the search for a quantile.

use super::inverse::Excess;
use super::normal;
use crate::numeric::math::{ln, ln_1p};

/// The largest count: all counts up to it and their neighbours are whole numbers in a double.
pub(super) const MOST: f64 = 4_503_599_627_370_496.0; // 2^52

/// How far, relatively, a tail may be from the probability asked for and still count as equal to it.
///
/// It is the accuracy of the tails themselves. A probability that is meant to hit a jump is rounded on its way here
/// (0.999 for `1 - 0.1^3`, and `1 - 0.999` for the other tail), and still finds the jump.
pub(super) fn tie(tail: f64) -> f64 {
    if tail < 1e-15 { 1e-12 } else { 1e-13 }
}

/// The search bisects after this many steps, and so needs at most as many and 53 more.
const FREE_STEPS: u32 = 12;

/// Halving all counts up to twice [`MOST`], one more for the end that lies at -1.
const HALVINGS: u32 = 54;

pub(super) fn is_count(k: f64) -> bool {
    (0.0..f64::INFINITY).contains(&k) && k.fract() == 0.0
}

pub(super) fn are_tails(p: f64, q: f64) -> bool {
    p >= 0.0 && q >= 0.0
}

/// The tails `P(X <= k)` and `P(X > k)` with half of `P(X = k)` moved from the one to the other.
pub(super) fn mid((upto, above): (f64, f64), here: f64) -> (f64, f64) {
    let half = 0.5 * here;
    ((upto - half).max(0.0), (above + half).min(1.0))
}

/// A distribution of counts, as the search for its quantiles sees it.
pub(super) struct Law<T, D, R> {
    /// A first guess at the quantile.
    pub(super) start: f64,
    /// `P(X <= k)` and `P(X > k)`.
    pub(super) tails: T,
    /// `P(X = k)`.
    pub(super) pmf: D,
    /// `P(X = k + 1) / P(X = k)`.
    pub(super) ratio: R,
}

/// Cornish and Fisher's expansion up to the third cumulant, which is given in units of the variance.
pub(super) fn start(mean: f64, spread: f64, third: f64, p: f64, q: f64) -> f64 {
    let z = normal::quantile_both(p, q);
    mean + z * spread + third * (z * z - 1.0) / 6.0
}

/// The smallest whole number `k` from 0 to `most` with `P(X <= k) >= p`, where `p + q = 1`.
///
/// The smaller of `p` and `q` counts: with `q` the smaller, `k` is the first with `P(X > k) <= q`. A tail that agrees
/// with it to 1e-13, relatively (1e-12 below 1e-15), counts as equal. The result is the first such `k` exactly: the tail is evaluated
/// there and at its neighbour below. `most` must be such a `k`; both tails positive.
///
/// The logarithm of the tail is followed by Halley's method inside a bracket, with bisection after a fixed number of
/// steps, so that no case takes more than [`FREE_STEPS`] + [`HALVINGS`] evaluations.
pub(super) fn smallest<T, D, R>(p: f64, q: f64, most: f64, law: &Law<T, D, R>) -> f64
where
    T: Fn(f64) -> (f64, f64),
    D: Fn(f64) -> f64,
    R: Fn(f64) -> f64,
{
    let upto = p <= q;
    let wanted = if upto { p } else { q };
    let ln_wanted = ln(wanted);
    let tie = tie(wanted);
    let (mut low, mut high) = (-1.0, most);
    let mut guess = law.start;
    for step in 0..FREE_STEPS + HALVINGS {
        if high - low <= 1.0 {
            break;
        }
        let halfway = (0.5 * (low + high)).floor();
        let k = if step < FREE_STEPS && guess.is_finite() {
            guess.ceil().max(low + 1.0).min(high - 1.0)
        } else {
            halfway
        };
        let (below, above) = (law.tails)(k);
        let tail = if upto { below } else { above };
        let reached = if upto {
            tail >= wanted * (1.0 - tie)
        } else {
            tail <= wanted * (1.0 + tie)
        };
        if reached {
            high = k;
        } else {
            low = k;
        }
        if step < FREE_STEPS {
            guess = k + towards(k, tail, ln_wanted, upto, reached, law);
        }
    }
    high
}

/// The step from `k` to where the tail, continued between whole numbers, is the one wanted.
fn towards<T, D, R>(
    k: f64,
    tail: f64,
    ln_wanted: f64,
    upto: bool,
    down: bool,
    law: &Law<T, D, R>,
) -> f64
where
    D: Fn(f64) -> f64,
    R: Fn(f64) -> f64,
{
    let ratio = (law.ratio)(k);
    // The tail changes by this probability with the next whole number in the direction of the step.
    let here = (law.pmf)(k);
    let share = if down { here } else { here * ratio } / tail;
    let rate = if upto == down {
        -ln_1p(-share)
    } else {
        ln_1p(share)
    };
    Excess::new(tail, ln_wanted, rate * tail, ln(ratio), upto).step()
}
