//! Arguments that no formula was made for: results are NaN or in range, and come back in bounded time.

use crate::numeric::special::negative_binomial::NegativeBinomial;
use crate::numeric::special::{beta, binomial, discrete, f, gamma, normal, poisson, t};
use proptest::prelude::*;

/// Any double at all, or one that a formula might trip over.
fn any_double() -> impl Strategy<Value = f64> {
    let special = [
        0.0,
        -0.0,
        1.0,
        0.5,
        1e-300,
        1e300,
        1e-17,
        f64::MAX,
        f64::MIN_POSITIVE,
        f64::INFINITY,
        f64::NAN,
    ];
    prop_oneof![
        any::<u64>().prop_map(f64::from_bits),
        prop::sample::select(special.to_vec()),
        (-310.0..309.0f64).prop_map(libm::exp10),
        0.0..1.0f64,
    ]
}

/// A count more often than not.
fn any_count() -> impl Strategy<Value = f64> {
    prop_oneof![
        (0..100_u32).prop_map(f64::from),
        (0.0..16.0f64).prop_map(|x| libm::exp10(x).floor()),
        any_double(),
    ]
}

fn is_tail_pair((p, q): (f64, f64)) -> bool {
    p.is_nan() && q.is_nan()
        || (0.0..=1.0).contains(&p) && (0.0..=1.0).contains(&q) && (p + q - 1.0).abs() < 1e-9
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tails_are_probabilities(a in any_double(), b in any_double(), x in any_double()) {
        prop_assert!(is_tail_pair((normal::cdf(x), normal::sf(x))), "normal {:?}", (normal::cdf(x), normal::sf(x)));
        prop_assert!(is_tail_pair(gamma::tails(a, x)), "gamma {:?}", gamma::tails(a, x));
        prop_assert!(is_tail_pair((t::cdf(a, x), t::sf(a, x))), "t {:?}", (t::cdf(a, x), t::sf(a, x)));
        let found = beta::tails(a, b, x, 1.0 - x);
        prop_assert!(!(0.0..=1.0).contains(&x) || is_tail_pair(found), "beta {found:?}");
        prop_assert!(is_tail_pair(f::tails(a, b, x)), "f {:?}", f::tails(a, b, x));
    }

    #[test]
    fn counts_have_probabilities(k in any_count(), a in any_count(), b in any_double(), p in any_double()) {
        let is_probability = |p: f64| p.is_nan() || (0.0..=1.0).contains(&p);
        let is_logarithm = |p: f64| p.is_nan() || p <= 0.0;
        prop_assert!(is_tail_pair(poisson::tails(k, b)) && is_tail_pair(poisson::mid_tails(k, b)));
        prop_assert!(is_probability(poisson::pmf(k, b)) && is_logarithm(poisson::ln_pmf(k, b)));
        prop_assert!(is_tail_pair(binomial::tails(k, a, b)) && is_tail_pair(binomial::mid_tails(k, a, b)));
        prop_assert!(is_probability(binomial::pmf(k, a, b)) && is_logarithm(binomial::ln_pmf(k, a, b)));
        let is_quantile = |k: f64| k.is_nan() || k >= 0.0 && (k.fract() == 0.0 || k == f64::INFINITY);
        let q = 1.0 - p;
        prop_assert!(is_quantile(poisson::quantile(b, p, q)));
        prop_assert!(is_quantile(binomial::quantile(a, b, p, q)));
        for law in [NegativeBinomial::with_mean(a, b), NegativeBinomial::with_prob(a, b)] {
            prop_assert!(is_tail_pair(law.tails(k)), "{law:?} {:?}", law.tails(k));
            prop_assert!(is_probability(law.pmf(k)) && is_logarithm(law.ln_pmf(k)), "{law:?} {}", law.pmf(k));
            prop_assert!(is_quantile(law.quantile(p, q)), "{law:?}");
        }
    }

    #[test]
    fn quantiles_are_in_range(a in any_double(), b in any_double(), p in any_double()) {
        let q = 1.0 - p;
        prop_assert!(!(normal::quantile(p).is_nan() && (0.0..=1.0).contains(&p)));
        let x = gamma::quantile(a, p, q);
        prop_assert!(x.is_nan() || x >= 0.0, "gamma {x}");
        let (x, y) = beta::quantile_both(a, b, p, q);
        prop_assert!(x.is_nan() && y.is_nan() || (x + y - 1.0).abs() < 1e-15 && x >= 0.0 && y >= 0.0, "beta {x} {y}");
        let x = f::quantile(a, b, p, q);
        prop_assert!(x.is_nan() || x >= 0.0, "f {x}");
        let x = t::quantile(a, p, q);
        prop_assert!(x.is_nan() || (x >= 0.0) == (p >= q), "t {x}");
    }
}

#[test]
fn ends_of_the_ranges() {
    assert_eq!(
        (normal::cdf(f64::INFINITY), normal::cdf(f64::NEG_INFINITY)),
        (1.0, 0.0)
    );
    assert_eq!(
        (normal::quantile(0.0), normal::quantile(1.0)),
        (f64::NEG_INFINITY, f64::INFINITY)
    );
    assert_eq!(normal::quantile(0.5), 0.0);
    assert!(
        normal::quantile(-0.1).is_nan()
            && normal::quantile(1.1).is_nan()
            && normal::quantile(f64::NAN).is_nan()
    );
    assert_eq!(
        (gamma::tails(2.0, 0.0), gamma::tails(2.0, f64::INFINITY)),
        ((0.0, 1.0), (1.0, 0.0))
    );
    assert_eq!(
        (
            gamma::quantile(2.0, 0.0, 1.0),
            gamma::quantile(2.0, 1.0, 0.0)
        ),
        (0.0, f64::INFINITY)
    );
    assert_eq!(
        (
            beta::tails(2.0, 3.0, 0.0, 1.0),
            beta::tails(2.0, 3.0, 1.0, 0.0)
        ),
        ((0.0, 1.0), (1.0, 0.0))
    );
    assert_eq!(beta::quantile_both(2.0, 3.0, 0.0, 1.0), (0.0, 1.0));
    assert_eq!(beta::quantile_both(2.0, 3.0, 1.0, 0.0), (1.0, 0.0));
    assert_eq!(
        (t::quantile(5.0, 0.5, 0.5), t::quantile(5.0, 0.0, 1.0)),
        (0.0, f64::NEG_INFINITY)
    );
    assert_eq!(
        t::quantile(f64::INFINITY, 0.975, 0.025),
        normal::quantile_both(0.975, 0.025)
    );
    assert_eq!(
        (
            t::cdf(3.0, f64::INFINITY),
            t::sf(3.0, f64::INFINITY),
            t::sf(3.0, 0.0)
        ),
        (1.0, 0.0, 0.5)
    );
    for bad in [0.0, -1.0, f64::NAN] {
        assert!(gamma::ln_gamma(bad).is_nan() && gamma::lower(bad, 1.0).is_nan());
        assert!(
            beta::lower(bad, 1.0, 0.5, 0.5).is_nan() && beta::upper(1.0, bad, 0.5, 0.5).is_nan()
        );
        assert!(t::cdf(bad, 1.0).is_nan() && t::quantile(bad, 0.2, 0.8).is_nan());
    }
}

/// A power that overflows beside an exponential that vanishes.
#[test]
fn huge_arguments_of_small_shapes() {
    for x in [1e4, 1e40, 1e300, f64::MAX] {
        for a in [1e-5, 0.5, 9.9, 1e3, 1e100] {
            if x > 10.0 * a {
                assert_eq!(gamma::tails(a, x), (1.0, 0.0), "{a} {x}");
            }
        }
    }
    let (above, upto) = beta::tails(1e60, 9.5, 1.0, 1e-20);
    assert_eq!((above, upto), (0.0, 1.0));
}

#[test]
fn missing_tails() {
    for (p, q) in [
        (f64::NAN, 0.5),
        (0.01, f64::NAN),
        (f64::NAN, 0.01),
        (0.99, f64::NAN),
    ] {
        assert!(normal::quantile_both(p, q).is_nan());
        assert!(gamma::quantile(2.0, p, q).is_nan());
        assert!(beta::quantile(2.0, 3.0, p, q).is_nan());
        assert!(t::quantile(5.0, p, q).is_nan());
        assert!(f::quantile(2.0, 3.0, p, q).is_nan());
    }
}

/// With infinite second degrees of freedom F is chi-square over its degrees of freedom; with both it is 1.
#[test]
fn infinite_degrees_of_freedom() {
    let infinity = f64::INFINITY;
    let close = |a: f64, b: f64| (a - b).abs() <= discrete::tie(b) * b;
    for df in [1e-3, 1.0, 3.0, 40.0, 1024.0] {
        for x in [0.25, 0.5, 0.75, 1.0, 1.25, 2.0] {
            let (below, above) = gamma::chi_square_tails(df, df * x);
            for large in [2e30, infinity] {
                assert!(close(f::cdf(df, large, x), below), "{df} {x}");
                assert!(close(f::sf(df, large, x), above), "{df} {x}");
                assert!(close(f::cdf(large, df, 1.0 / x), above), "{df} {x}");
            }
        }
        for p in [1e-12, 0.2, 0.6, 0.999] {
            let expected = gamma::chi_square_quantile(df, p, 1.0 - p) / df;
            if expected < 1e-250 {
                continue;
            }
            let found = f::quantile(df, infinity, p, 1.0 - p);
            let slack = 1.0 + 1e-1 / df;
            assert!(
                (found - expected).abs() <= 1e-13 * slack * expected,
                "{df} {p}: {found:e} {expected:e}"
            );
        }
    }
    assert_eq!(f::tails(infinity, infinity, 0.999), (0.0, 1.0));
    assert_eq!(f::tails(infinity, infinity, 1.001), (1.0, 0.0));
    assert_eq!(f::quantile(infinity, infinity, 0.3, 0.7), 1.0);
}

#[test]
fn ends_of_f() {
    let infinity = f64::INFINITY;
    assert_eq!(f::tails(3.0, 4.0, 0.0), (0.0, 1.0));
    assert_eq!(f::tails(3.0, 4.0, -1.0), (0.0, 1.0));
    assert_eq!(f::tails(3.0, 4.0, infinity), (1.0, 0.0));
    assert_eq!(
        (
            f::quantile(3.0, 4.0, 0.0, 1.0),
            f::quantile(3.0, 4.0, 1.0, 0.0)
        ),
        (0.0, infinity)
    );
    // Swapped degrees of freedom are the reciprocal.
    assert_eq!(f::tails(7.0, 7.0, 1.0), (0.5, 0.5));
    assert!(
        (f::quantile(3.0, 8.0, 0.9, 0.1) * f::quantile(8.0, 3.0, 0.1, 0.9) - 1.0).abs() < 1e-15
    );
    for bad in [0.0, -1.0, f64::NAN] {
        assert!(f::cdf(bad, 1.0, 1.0).is_nan() && f::sf(1.0, bad, 1.0).is_nan());
        assert!(
            f::quantile(bad, 1.0, 0.2, 0.8).is_nan() && f::quantile(1.0, bad, 0.2, 0.8).is_nan()
        );
    }
    assert!(f::cdf(1.0, 1.0, f64::NAN).is_nan() && f::quantile(1.0, 1.0, f64::NAN, 0.5).is_nan());
}
