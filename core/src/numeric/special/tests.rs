//! Every function against the truth table (made by `tests/python/reference/special_truth.py` with Arb).

use std::collections::BTreeMap;

use super::{beta, gamma, normal, t};

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
            function,
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

/// The largest relative error by function, with the point where it occurs.
#[derive(Default)]
struct Worst(BTreeMap<&'static str, (f64, usize, String)>);

impl Worst {
    fn note(&mut self, name: &'static str, found: f64, truth: f64, place: &Row) {
        let error = if found == truth {
            0.0
        } else {
            ((found - truth) / truth).abs()
        };
        let worst = self.0.entry(name).or_default();
        worst.1 += 1;
        if error.is_nan() || error > worst.0 {
            let Row { a, b, x, p, q, .. } = place;
            worst.0 = if error.is_nan() { f64::INFINITY } else { error };
            worst.2 = format!("a {a:e} b {b:e} x {x:e} p {p:e} q {q:e}: {found:e}, not {truth:e}");
        }
    }
}

#[test]
fn agrees_with_the_truth_table() {
    let mut near = Worst::default();
    let mut far = Worst::default();
    for row in truth() {
        let Row {
            function,
            a,
            b,
            x,
            p,
            q,
            quantile,
        } = row;
        // Near and far refer to the tail.
        let by_tail = |tail: f64| tail < 1e-15;
        let mut note = |name, found, truth, tail: f64| {
            if by_tail(tail) { &mut far } else { &mut near }.note(name, found, truth, &row);
        };
        match row.function.as_str() {
            "normal" => {
                note("normal cdf", normal::cdf(a), p, p);
                note("normal sf", normal::sf(a), q, q);
                if !quantile.is_nan() {
                    note(
                        "normal quantile",
                        normal::quantile_both(p, q),
                        quantile,
                        p.min(q),
                    );
                }
            }
            "gamma" => {
                let (x, a) = (b, a);
                note("gamma lower", gamma::lower(a, x), p, p);
                note("gamma upper", gamma::upper(a, x), q, q);
                note(
                    "gamma quantile",
                    gamma::quantile(a, p, q),
                    quantile,
                    p.min(q),
                );
            }
            "beta" => {
                let place = |x: f64| if x < 0.0 { (1.0 + x, -x) } else { (x, 1.0 - x) };
                let (x1, y1) = place(x);
                note("beta lower", beta::lower(a, b, x1, y1), p, p);
                note("beta upper", beta::upper(a, b, x1, y1), q, q);
                let (found_x, found_y) = beta::quantile_both(a, b, p, q);
                let found = if x < 0.0 { -found_y } else { found_x };
                note("beta quantile", found, quantile, p.min(q));
            }
            "t" => {
                note("t cdf", t::cdf(a, b), p, p);
                note("t sf", t::sf(a, b), q, q);
                note("t quantile", t::quantile(a, p, q), quantile, p.min(q));
            }
            "ln_gamma" => note("ln gamma", gamma::ln_gamma(a), p, 1.0),
            other => panic!("{other}"),
        }
    }
    for (range, worst) in [("near", &near), ("far", &far)] {
        for (name, (error, count, place)) in &worst.0 {
            println!("{range} {name:16} {count:4} {error:9.2e}  at {place}");
        }
    }
}
