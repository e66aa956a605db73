//! Quantiles of counts at and around exact jumps, at the ends of their ranges, and in bounded time.

use std::cell::Cell;

use proptest::prelude::*;

use crate::numeric::special::discrete::{self, Law};
use crate::numeric::special::negative_binomial::NegativeBinomial;
use crate::numeric::special::{binomial, gamma, poisson};

/// For every n up to 50 and a chance of one half every tail is a whole number over 2^n: the jumps are known exactly.
#[test]
fn fair_coins_exactly() {
    for n in 1..=50_u32 {
        let mut ways = vec![1_u64];
        for k in 0..u64::from(n) {
            ways.push(ways[k as usize] * (u64::from(n) - k) / (k + 1));
        }
        let unit = 1.0 / (1_u64 << n) as f64;
        let mut upto = 0_u64;
        for (k, count) in ways[..n as usize].iter().enumerate() {
            upto += count;
            let above = (1_u64 << n) - upto;
            let (p, q) = (upto as f64 * unit, above as f64 * unit);
            let (k, n) = (k as f64, f64::from(n));
            let quantile = |p: f64, q: f64| binomial::quantile(n, 0.5, p, q);
            assert_eq!(quantile(p, q), k, "n {n}, exactly {p}");
            let nudge = 4.0 * discrete::tie(p.min(q)) * p.min(q);
            assert_eq!(quantile(p - nudge, q + nudge), k, "n {n}, below {p}");
            assert_eq!(quantile(p + nudge, q - nudge), k + 1.0, "n {n}, above {p}");
            let (upto, above) = binomial::tails(k, n, 0.5);
            assert!((upto - p).abs() <= 4e-15 * p && (above - q).abs() <= 4e-15 * q);
        }
    }
}

/// Probabilities as people write them, and the other tail as a subtraction gives it.
#[test]
fn decimal_ties() {
    // P(X <= 2) = 1 - 0.1^3, P(X <= 1) = 0.972, P(X <= 0) = 0.729.
    for (p, k) in [(0.999, 2.0), (0.972, 1.0), (0.729, 0.0)] {
        assert_eq!(binomial::quantile(3.0, 0.1, p, 1.0 - p), k, "{p}");
    }
    // P(X > 1) = 0.7^3 + 3 0.3 0.7^2, P(X > 0) = 1 - 0.3^3 in three trials.
    for (q, k) in [(0.784, 1.0), (0.973, 0.0)] {
        assert_eq!(binomial::quantile(3.0, 0.7, 1.0 - q, q), k, "{q}");
    }
    // Geometric: P(X <= k) = 1 - 0.9^(k + 1).
    let law = NegativeBinomial::with_prob(1.0, 0.1);
    for (p, k) in [
        (0.1, 0.0),
        (0.19, 1.0),
        (0.271, 2.0),
        (0.3439, 3.0),
        (0.40951, 4.0),
    ] {
        assert_eq!(law.quantile(p, 1.0 - p), k, "{p}");
    }
}

/// Wherever the search starts, it finds the same count, within its bound.
#[test]
fn any_start_in_bounded_steps() {
    for mean in [1e-3, 0.7, 30.0, 1e4, 1e9, 1e15] {
        for p in [1e-300, 1e-12, 0.025, 0.5] {
            let wanted = poisson::quantile(mean, p, 1.0 - p);
            let most = (mean + 500.0 + 39.0 * mean.sqrt()).ceil();
            for start in [f64::NAN, -1e300, 0.0, wanted, 0.5 * mean, 2.0 * mean, 1e300] {
                let calls = Cell::new(0);
                let law = Law {
                    start,
                    tails: |k| {
                        calls.set(calls.get() + 1);
                        poisson::tails(k, mean)
                    },
                    pmf: |k| poisson::pmf(k, mean),
                    ratio: |k| mean / (k + 1.0),
                };
                assert_eq!(discrete::smallest(p, 1.0 - p, most, &law), wanted);
                assert!(calls.get() <= 66, "{} calls from {start}", calls.get());
            }
        }
    }
}

/// Without slopes that help, it still ends, and at a jump.
#[test]
fn bisects_where_slopes_mislead() {
    let calls = Cell::new(0);
    for misleading in [f64::NAN, 0.0, 1e-300, 0.3, 1e300] {
        calls.set(0);
        let law = Law {
            start: 17.0,
            tails: |k: f64| {
                calls.set(calls.get() + 1);
                if k < 123_456_789_012.0 {
                    (0.1, 0.9)
                } else {
                    (0.4, 0.6)
                }
            },
            pmf: |_| misleading,
            ratio: |_| misleading,
        };
        let found = discrete::smallest(0.2, 0.8, 2.0 * discrete::MOST, &law);
        assert_eq!(found, 123_456_789_012.0, "{misleading}");
        assert!(calls.get() <= 66);
    }
}

#[test]
fn ends_of_the_ranges() {
    let nan = f64::NAN;
    let infinity = f64::INFINITY;
    // Certain results.
    assert_eq!(poisson::tails(0.0, 0.0), (1.0, 0.0));
    assert_eq!(poisson::mid_tails(0.0, 0.0), (0.5, 0.5));
    assert_eq!((poisson::pmf(0.0, 0.0), poisson::pmf(1.0, 0.0)), (1.0, 0.0));
    assert_eq!(
        (poisson::ln_pmf(0.0, 0.0), poisson::ln_pmf(1.0, 0.0)),
        (0.0, -infinity)
    );
    assert_eq!(poisson::quantile(0.0, 0.5, 0.5), 0.0);
    for (n, prob, certain) in [(0.0, 0.3, 0.0), (7.0, 0.0, 0.0), (7.0, 1.0, 7.0)] {
        assert_eq!(binomial::pmf(certain, n, prob), 1.0);
        assert_eq!(binomial::ln_pmf(certain, n, prob), 0.0);
        assert_eq!(binomial::tails(certain, n, prob), (1.0, 0.0));
        assert_eq!(binomial::tails(certain - 1.0, n, prob), (0.0, 1.0));
        assert_eq!(binomial::mid_tails(certain, n, prob), (0.5, 0.5));
        assert_eq!(binomial::pmf(certain + 1.0, n, prob), 0.0);
        for p in [1e-300, 0.3, 0.9] {
            assert_eq!(binomial::quantile(n, prob, p, 1.0 - p), certain);
        }
    }
    for law in [
        NegativeBinomial::with_mean(0.0, 3.0),
        NegativeBinomial::with_prob(3.0, 1.0),
    ] {
        assert_eq!((law.pmf(0.0), law.pmf(1.0)), (1.0, 0.0));
        assert_eq!((law.ln_pmf(0.0), law.ln_pmf(1.0)), (0.0, -infinity));
        assert_eq!(law.tails(0.0), (1.0, 0.0));
        assert_eq!(law.quantile(0.3, 0.7), 0.0);
    }
    // All or nothing asked for.
    let law = NegativeBinomial::with_mean(5.0, 3.0);
    assert_eq!(
        (poisson::quantile(5.0, 0.0, 1.0), law.quantile(0.0, 1.0)),
        (0.0, 0.0)
    );
    assert_eq!(
        (poisson::quantile(5.0, 1.0, 0.0), law.quantile(1.0, 0.0)),
        (infinity, infinity)
    );
    assert_eq!(binomial::quantile(9.0, 0.2, 0.0, 1.0), 0.0);
    assert_eq!(binomial::quantile(9.0, 0.2, 1.0, 0.0), 9.0);
    // Between and beyond the counts.
    assert_eq!(poisson::tails(2.5, 4.0), poisson::tails(2.0, 4.0));
    assert_eq!(
        binomial::tails(2.5, 9.0, 0.4),
        binomial::tails(2.0, 9.0, 0.4)
    );
    assert_eq!(law.tails(2.5), law.tails(2.0));
    assert_eq!(
        (poisson::pmf(2.5, 4.0), poisson::pmf(-1.0, 4.0)),
        (0.0, 0.0)
    );
    assert_eq!((binomial::pmf(2.5, 9.0, 0.4), law.pmf(2.5)), (0.0, 0.0));
    for k in [-infinity, -1.0] {
        assert_eq!(poisson::tails(k, 4.0), (0.0, 1.0));
        assert_eq!(binomial::tails(k, 9.0, 0.4), (0.0, 1.0));
        assert_eq!(law.tails(k), (0.0, 1.0));
    }
    assert_eq!(poisson::tails(infinity, 4.0), (1.0, 0.0));
    assert_eq!(binomial::tails(9.0, 9.0, 0.4), (1.0, 0.0));
    assert_eq!(law.tails(infinity), (1.0, 0.0));
    // Out of range.
    for bad in [nan, -1.0, 1e16, infinity] {
        assert!(poisson::pmf(1.0, bad).is_nan() && poisson::ln_pmf(1.0, bad).is_nan());
        assert!(poisson::cdf(1.0, bad).is_nan() && poisson::quantile(bad, 0.2, 0.8).is_nan());
        assert!(binomial::pmf(1.0, bad, 0.2).is_nan() && binomial::ln_pmf(1.0, bad, 0.2).is_nan());
        assert!(binomial::cdf(1.0, bad, 0.2).is_nan());
        assert!(binomial::quantile(bad, 0.2, 0.2, 0.8).is_nan());
        assert!(binomial::cdf(1.0, 3.0, bad).is_nan());
        assert!(NegativeBinomial::with_mean(bad, 2.0).sf(1.0).is_nan());
        assert!(NegativeBinomial::with_prob(2.0, bad).sf(1.0).is_nan());
    }
    assert!(binomial::cdf(1.0, 3.5, 0.2).is_nan());
    assert!(NegativeBinomial::with_prob(2.0, 0.0).pmf(1.0).is_nan());
    for bad in [nan, -1.0, 0.0] {
        assert!(NegativeBinomial::with_mean(2.0, bad).pmf(1.0).is_nan());
        assert!(NegativeBinomial::with_prob(bad, 0.2).ln_pmf(1.0).is_nan());
        assert!(
            NegativeBinomial::with_prob(bad, 0.2)
                .quantile(0.2, 0.8)
                .is_nan()
        );
    }
    assert!(poisson::cdf(nan, 1.0).is_nan() && poisson::pmf(nan, 1.0).is_nan());
    assert!(
        binomial::cdf(nan, 3.0, 0.1).is_nan() && law.cdf(nan).is_nan() && law.pmf(nan).is_nan()
    );
    for (p, q) in [(nan, 0.5), (0.5, nan), (-0.1, 1.1), (1.1, -0.1)] {
        assert!(poisson::quantile(3.0, p, q).is_nan());
        assert!(binomial::quantile(3.0, 0.5, p, q).is_nan());
        assert!(law.quantile(p, q).is_nan());
    }
}

/// An infinite size leaves the Poisson distribution; so does a huge one.
#[test]
fn negative_binomial_becomes_poisson() {
    for mean in [1e-3, 2.5, 400.0, 1e7] {
        for size in [1e40, f64::INFINITY] {
            let law = NegativeBinomial::with_mean(mean, size);
            for share in [0.2, 0.99, 1.0, 1.01, 1.8] {
                let k = (mean * share).floor();
                let close = |a: f64, b: f64| (a - b).abs() <= 1e-13 * b || b < 1e-15;
                assert!(close(law.pmf(k), poisson::pmf(k, mean)), "{mean} {k}");
                assert!(close(law.cdf(k), poisson::cdf(k, mean)), "{mean} {k}");
                assert!(close(law.sf(k), poisson::sf(k, mean)), "{mean} {k}");
            }
            assert_eq!(
                law.quantile(0.975, 0.025),
                poisson::quantile(mean, 0.975, 0.025)
            );
        }
    }
}

/// The mean at which a count is at the tail is a gamma quantile: the two searches agree.
#[test]
fn poisson_limits_are_gamma_quantiles() {
    for k in [0.0, 3.0, 100.0, 1e6] {
        let mean = gamma::quantile(k + 1.0, 0.975, 0.025);
        let upto = poisson::cdf(k, mean);
        assert!((upto - 0.025).abs() < 1e-14 * upto.sqrt(), "{k}: {upto}");
        assert_eq!(
            poisson::quantile(mean * (1.0 + 1e-12), 0.025, 0.975),
            k + 1.0
        );
        assert_eq!(poisson::quantile(mean * (1.0 - 1e-12), 0.025, 0.975), k);
    }
}

fn tail_pair(p: f64) -> (f64, f64) {
    if p < 0.0 { (1.0 + p, -p) } else { (p, 1.0 - p) }
}

/// The result is a jump by the distribution function itself, and by the documented tie rule.
fn is_jump(k: f64, (p, q): (f64, f64), tails: impl Fn(f64) -> (f64, f64)) -> bool {
    let reached = |k: f64| {
        let (upto, above) = tails(k);
        if p <= q {
            upto >= p * (1.0 - discrete::tie(p))
        } else {
            above <= q * (1.0 + discrete::tie(q))
        }
    };
    k >= 0.0 && k.fract() == 0.0 && reached(k) && !reached(k - 1.0)
}

/// A tail of either side and any size, the upper one with a minus sign.
fn any_tail() -> impl Strategy<Value = f64> {
    (
        (-320.0..-0.31f64).prop_map(libm::exp10),
        any::<bool>(),
        0.0..1.0f64,
        0..3,
    )
        .prop_map(|(far, upper, near, kind)| {
            let tail = if kind == 0 {
                far.max(5e-324)
            } else {
                0.5 * near.max(1e-9)
            };
            if upper { -tail } else { tail }
        })
}

fn any_size(low: f64, high: f64) -> impl Strategy<Value = f64> {
    (low..high).prop_map(libm::exp10)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quantiles_are_jumps(
        mean in any_size(-8.0, 15.6),
        n in any_size(0.0, 15.6),
        prob in prop_oneof![0.0..1.0f64, any_size(-16.0, -1.0)],
        size in any_size(-2.0, 12.0),
        tail in any_tail(),
    ) {
        let (p, q) = tail_pair(tail);
        let k = poisson::quantile(mean, p, q);
        prop_assert!(is_jump(k, (p, q), |k| poisson::tails(k, mean)), "poisson {k}");
        let n = n.floor();
        let k = binomial::quantile(n, prob, p, q);
        prop_assert!(k <= n && is_jump(k, (p, q), |k| binomial::tails(k, n, prob)), "binomial {k}");
        for law in [NegativeBinomial::with_mean(mean, size), NegativeBinomial::with_prob(size, prob)] {
            let k = law.quantile(p, q);
            // Counts beyond 2^52 are not looked for.
            prop_assert!(k.is_nan() || is_jump(k, (p, q), |k| law.tails(k)), "negative {k}");
        }
    }
}
