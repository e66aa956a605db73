//! Every function against the truth table (made by `tests/python/reference/special_truth.py` with Arb).

use std::collections::BTreeMap;

use super::{beta, f, gamma, normal, t};

mod counts;
mod odd_arguments;
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
    /// Notes a value for a tail of this size; `slack` is added to the relative error that is allowed. A truth that is
    /// not a number is one that the table leaves out.
    fn note(
        &mut self,
        name: &'static str,
        (found, truth): (f64, f64),
        tail: f64,
        slack: f64,
        row: &Row,
    ) {
        if truth.is_nan() {
            return;
        }
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
                record.note(
                    "normal quantile",
                    (normal::quantile_both(p, q), quantile),
                    tail,
                    0.0,
                    row,
                );
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
