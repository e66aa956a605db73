//! Every function against the truth table (made by `tests/python/reference/special_truth.py` with Arb).

use std::collections::BTreeMap;

use super::{beta, f, gamma, normal, t};

mod counts;
mod ties;

struct Row {
    function: String,
    a: f64,
    b: f64,
    x: f64,
    p: f64,
    q: f64,
    quantile: f64,
}

/// The committed table, or a larger one that the script has made elsewhere.
fn truth() -> Vec<Row> {
    let text = match std::env::var("TRUTH_TABLE") {
        Ok(path) => std::fs::read_to_string(path).unwrap(),
        Err(_) => include_str!("truth.csv").to_owned(),
    };
    let number = |text: &str| {
        if text.is_empty() {
            f64::NAN
        } else {
            text.parse().unwrap()
        }
    };
    let row = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        let [function, a, b, x, p, q, quantile] = fields[..] else {
            panic!("{line}")
        };
        let [a, b, x, p, q, quantile] = [a, b, x, p, q, quantile].map(number);
        Row {
            function: function.to_owned(),
            a,
            b,
            x,
            p,
            q,
            quantile,
        }
    };
    text.lines().skip(1).map(row).collect()
}

/// The largest error of one function, as a multiple of what is allowed there.
#[derive(Default)]
struct Worst {
    count: usize,
    error: f64,
    excess: f64,
    place: String,
}

#[derive(Default)]
struct Record(BTreeMap<(&'static str, &'static str), Worst>);

impl Record {
    /// Notes a value for a tail of this size; `slack` is added to the relative error that is allowed.
    fn note(
        &mut self,
        name: &'static str,
        (found, truth): (f64, f64),
        tail: f64,
        slack: f64,
        row: &Row,
    ) {
        let (range, allowed) = if tail < 1e-15 {
            ("far", 1e-12)
        } else {
            ("near", 1e-13)
        };
        let error = if found == truth {
            0.0
        } else {
            ((found - truth) / truth).abs()
        };
        let excess = if error.is_nan() {
            f64::INFINITY
        } else {
            error / (allowed + slack)
        };
        let worst = self.0.entry((range, name)).or_default();
        worst.count += 1;
        worst.error = worst.error.max(error);
        if excess > worst.excess {
            let Row { a, b, x, p, q, .. } = row;
            worst.excess = excess;
            worst.place =
                format!("a {a:e} b {b:e} x {x:e} p {p:e} q {q:e}: {found:e}, not {truth:e}");
        }
    }
}

/// Arguments that no formula was made for: results are NaN or in range, and come back in bounded time.
mod odd_arguments {
    use super::super::{beta, gamma, normal, t};
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
        }

        #[test]
        fn quantiles_are_in_range(a in any_double(), b in any_double(), p in any_double()) {
            let q = 1.0 - p;
            prop_assert!(!(normal::quantile(p).is_nan() && (0.0..=1.0).contains(&p)));
            let x = gamma::quantile(a, p, q);
            prop_assert!(x.is_nan() || x >= 0.0, "gamma {x}");
            let (x, y) = beta::quantile_both(a, b, p, q);
            prop_assert!(x.is_nan() && y.is_nan() || (x + y - 1.0).abs() < 1e-15 && x >= 0.0 && y >= 0.0, "beta {x} {y}");
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
                beta::lower(bad, 1.0, 0.5, 0.5).is_nan()
                    && beta::upper(1.0, bad, 0.5, 0.5).is_nan()
            );
            assert!(t::cdf(bad, 1.0).is_nan() && t::quantile(bad, 0.2, 0.8).is_nan());
        }
    }
}

#[test]
fn agrees_with_the_truth_table() {
    let mut record = Record::default();
    for row in &truth() {
        let Row {
            a,
            b,
            x,
            p,
            q,
            quantile,
            ..
        } = *row;
        let mut both = |names: [&'static str; 2], found: [f64; 2]| {
            record.note(names[0], (found[0], p), p, 0.0, row);
            record.note(names[1], (found[1], q), q, 0.0, row);
        };
        let tail = p.min(q);
        match row.function.as_str() {
            "normal" => {
                both(["normal cdf", "normal sf"], [normal::cdf(a), normal::sf(a)]);
                if !quantile.is_nan() {
                    record.note(
                        "normal quantile",
                        (normal::quantile_both(p, q), quantile),
                        tail,
                        0.0,
                        row,
                    );
                }
            }
            "gamma" => {
                both(
                    ["gamma lower", "gamma upper"],
                    [gamma::lower(a, b), gamma::upper(a, b)],
                );
                // Near zero x goes as the power 1 / a of the tail, whose own error is magnified.
                let slack = 1e-14 / a;
                record.note(
                    "gamma quantile",
                    (gamma::quantile(a, p, q), quantile),
                    tail,
                    slack,
                    row,
                );
            }
            "beta" => {
                let (x, y) = if x < 0.0 { (1.0 + x, -x) } else { (x, 1.0 - x) };
                both(
                    ["beta lower", "beta upper"],
                    [beta::lower(a, b, x, y), beta::upper(a, b, x, y)],
                );
                let (x, y) = beta::quantile_both(a, b, p, q);
                let found = if quantile < 0.0 { -y } else { x };
                let slack = 1e-14 / a.min(b);
                record.note("beta quantile", (found, quantile), tail, slack, row);
            }
            "t" => {
                both(["t cdf", "t sf"], [t::cdf(a, b), t::sf(a, b)]);
                record.note(
                    "t quantile",
                    (t::quantile(a, p, q), quantile),
                    tail,
                    0.0,
                    row,
                );
            }
            "f" => {
                both(["f cdf", "f sf"], [f::cdf(a, b, x), f::sf(a, b, x)]);
                let slack = 1e-14 / (0.5 * a.min(b));
                record.note(
                    "f quantile",
                    (f::quantile(a, b, p, q), quantile),
                    tail,
                    slack,
                    row,
                );
            }
            "ln_gamma" => record.note("ln gamma", (gamma::ln_gamma(a), p), 1.0, 0.0, row),
            _ => counts::note(row, &mut record),
        }
    }
    for (
        (range, name),
        Worst {
            count,
            error,
            excess,
            place,
        },
    ) in &record.0
    {
        println!(
            "{range:4} {name:16} {count:6} points, error {error:8.1e}, {excess:5.3} of the allowed at {place}"
        );
    }
    assert!(record.0.len() > 60);
    for ((range, name), worst) in &record.0 {
        assert!(worst.excess <= 1.0, "{range} {name}: {}", worst.place);
    }
}
