//! The probability of a success at which half-counted tails of a binomial count are as wanted: mid-P limits.

use super::super::math::{exp, exp_m1, ln};
use super::beta;
use super::inverse::{Excess, search};
use super::point::{Point, logit_density};

/// The probability of a success at which `k` or more of `n`, with `k` itself counted by half, have the probability `p`, where
/// `p + q = 1`. Counts need not be whole: tails are those of the beta distribution. NaN if a count that is not zero lies
/// outside 1e-100 to 1e100, or a tail outside 0 to 1.
pub(crate) fn probability(k: f64, n: f64, p: f64, q: f64) -> f64 {
    let rest = n - k;
    if !(k >= 0.0 && rest >= 0.0 && n > 0.0 && p >= 0.0 && q >= 0.0) {
        return f64::NAN;
    }
    // At the ends one half is the power of a single probability, and the other half is certain.
    if k == 0.0 {
        return -exp_m1(ln((2.0 * q).min(1.0)) / n);
    }
    if rest == 0.0 {
        return exp(ln((2.0 * p).min(1.0)) / n);
    }
    if ![k, rest, k + 1.0, rest + 1.0].into_iter().all(beta::valid) {
        return f64::NAN;
    }
    let is_below = p < q;
    let wanted = ln(if is_below { p } else { q });
    let excess = |(x, y): (f64, f64)| {
        let halves = [(k, rest + 1.0), (k + 1.0, rest)].map(|(a, b)| {
            let point = Point::new(a, b, x, y);
            let (lower, upper) = beta::tails_at(point);
            let tail = if is_below { lower } else { upper };
            (tail, logit_density(point), point.lead)
        });
        let [(tail, density, lead), (next, next_density, next_lead)] = halves;
        let both = density + next_density;
        let mean_lead = (density * lead + next_density * next_lead) / both;
        Excess::new(0.5 * (tail + next), wanted, 0.5 * both, mean_lead, is_below)
    };
    // Half a count more and half a count fewer: close to the limit from the start.
    let (a, b) = (k + 0.5, rest + 0.5);
    let logit = beta::start(a, b, p, q);
    search(
        beta::from_logit(logit),
        logit,
        beta::LOGITS,
        k.min(rest),
        is_below,
        excess,
        beta::moved,
    )
    .0
}

#[cfg(test)]
mod tests {
    use super::super::binomial;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn tails_there_are_those_wanted(k in 0u32..3_000, more in 0u32..3_000, tail in 1e-9..0.5f64) {
            prop_assume!(k + more > 0);
            let (k, n) = (f64::from(k), f64::from(k + more));
            let lower = probability(k, n, tail, 1.0 - tail);
            let upper = probability(k, n, 1.0 - tail, tail);
            prop_assert!((0.0..=1.0).contains(&lower) && lower <= upper && upper <= 1.0);
            if k > 0.0 {
                let (_, above) = binomial::mid_tails(k, n, lower);
                prop_assert!((above / tail - 1.0).abs() < 1e-10, "{k} of {n}: {above} {tail}");
            }
            if k < n {
                let (below, _) = binomial::mid_tails(k, n, upper);
                // The probability of a failure has lost digits where it is tiny.
                prop_assert!((below / tail - 1.0).abs() < 1e-10 / (1.0 - upper), "{k} of {n}: {below} {tail}");
            }
        }
    }

    #[test]
    fn odd_counts_have_an_answer_or_none() {
        for (k, n) in [
            (1e-90, 1.0),
            (0.5, 0.7),
            (1e6 + 0.5, 1e12),
            (1e60, 1e99),
            (1.0, 1e99),
            (3e8, 3e8 + 1.0),
        ] {
            let lower = probability(k, n, 0.025, 0.975);
            let upper = probability(k, n, 0.975, 0.025);
            assert!(
                lower <= k / n * (1.0 + 1e-12) && k / n <= upper * (1.0 + 1e-12),
                "{k} of {n}: {lower} {upper}"
            );
        }
        for (k, n) in [
            (1e-200, 1.0),
            (1e150, 1e200),
            (f64::NAN, 1.0),
            (2.0, 1.0),
            (-1.0, 1.0),
            (0.0, 0.0),
        ] {
            assert!(probability(k, n, 0.025, 0.975).is_nan(), "{k} of {n}");
        }
        assert_eq!(
            probability(0.0, 1e300, 0.975, 0.025),
            -exp_m1(ln(0.05) / 1e300)
        );
    }
}
