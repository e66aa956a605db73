//! Student's t distribution, through the beta distribution.

use super::super::math::{exp_m1, ln, sqrt};
use super::{beta, normal};

/// From this on the t distribution is the normal one, to the last bit and down to the smallest tails.
const NORMAL: f64 = 1e30;

/// The probability below `x` with `df` degrees of freedom, which may be infinite. NaN unless `df` is positive and `x`
/// a number.
pub(crate) fn cdf(df: f64, x: f64) -> f64 {
    sf(df, -x)
}

/// The probability above `x`.
pub(crate) fn sf(df: f64, x: f64) -> f64 {
    if df.is_nan() || df <= 0.0 || x.is_nan() {
        return f64::NAN;
    }
    if df >= NORMAL {
        return normal::sf(x);
    }
    let (near, far) = beyond(df, x);
    if x > 0.0 { 0.5 * far } else { 0.5 + 0.5 * near }
}

/// The probabilities of a size up to that of `x` and beyond it.
fn beyond(df: f64, x: f64) -> (f64, f64) {
    // The ratio to the root of df neither overflows nor vanishes where its square would.
    let ratio = x / sqrt(df);
    let square = ratio * ratio;
    let (inside, outside) = if square < f64::INFINITY {
        (1.0 / (1.0 + square), square / (1.0 + square))
    } else {
        (0.0, 1.0)
    };
    beta::tails(0.5, 0.5 * df, outside, inside)
}

/// The value below which the probability is `p` and above which it is `q`, where `p + q = 1`; NaN if `df` is not
/// positive or a tail is out of range.
pub(crate) fn quantile(df: f64, p: f64, q: f64) -> f64 {
    let tail = if p < q { p } else { q };
    if !(df > 0.0 && tail >= 0.0) || p.is_nan() {
        return f64::NAN;
    }
    if df >= NORMAL {
        return normal::quantile_both(p, q);
    }
    // Twice the tail lies beyond the size of the quantile, the difference of the tails within it.
    let (near, far) = ((p - q).abs(), 2.0 * tail);
    let (outside, inside) = if df > 2.0 && far < 1.0 {
        // Gaver & Kafadar (1984), A retrievable recipe for inverse t, Amer. Statist. 38: 308-311.
        let z = normal::quantile_both(p, q);
        let ratio = exp_m1((z * z * (df - 1.5) / (df - 1.0) / (df - 1.0)).min(700.0));
        beta::quantile_from(ln(ratio), 0.5, 0.5 * df, near, far)
    } else {
        beta::quantile_both(0.5, 0.5 * df, near, far)
    };
    let size = sqrt(df) * sqrt(outside / inside);
    if p < q { -size } else { size }
}
