//! The distributions of counts against the truth table.

use super::{Record, Row};
use crate::numeric::special::negative_binomial::NegativeBinomial;
use crate::numeric::special::{binomial, discrete, poisson};

/// What is tested of a distribution, whatever its parameters.
struct Counts<'a> {
    names: [&'static str; 7],
    pmf: f64,
    ln_pmf: f64,
    tails: (f64, f64),
    mid: Option<(f64, f64)>,
    quantile: &'a dyn Fn(f64, f64) -> f64,
}

/// Notes every function of the distribution that the row is about.
pub(super) fn note(row: &Row, record: &mut Record) {
    let Row { a: k, b, x, .. } = *row;
    match row.function.trim_end_matches("_ln") {
        "poisson" => compare(
            row,
            record,
            &Counts {
                names: [
                    "poisson pmf",
                    "poisson ln pmf",
                    "poisson cdf",
                    "poisson sf",
                    "poisson mid cdf",
                    "poisson mid sf",
                    "poisson quantile",
                ],
                pmf: poisson::pmf(k, b),
                ln_pmf: poisson::ln_pmf(k, b),
                tails: (poisson::cdf(k, b), poisson::sf(k, b)),
                mid: Some(poisson::mid_tails(k, b)),
                quantile: &|p, q| poisson::quantile(b, p, q),
            },
        ),
        "binomial" => compare(
            row,
            record,
            &Counts {
                names: [
                    "binomial pmf",
                    "binomial ln pmf",
                    "binomial cdf",
                    "binomial sf",
                    "binomial mid cdf",
                    "binomial mid sf",
                    "binomial quantile",
                ],
                pmf: binomial::pmf(k, b, x),
                ln_pmf: binomial::ln_pmf(k, b, x),
                tails: (binomial::cdf(k, b, x), binomial::sf(k, b, x)),
                mid: Some(binomial::mid_tails(k, b, x)),
                quantile: &|p, q| binomial::quantile(b, x, p, q),
            },
        ),
        name => {
            let law = match name {
                "negative_mean" => NegativeBinomial::with_mean(b, x),
                "negative_prob" => NegativeBinomial::with_prob(b, x),
                other => panic!("{other}"),
            };
            compare(
                row,
                record,
                &Counts {
                    names: [
                        "negative pmf",
                        "negative ln pmf",
                        "negative cdf",
                        "negative sf",
                        "",
                        "",
                        "negative quantile",
                    ],
                    pmf: law.pmf(k),
                    ln_pmf: law.ln_pmf(k),
                    tails: (law.cdf(k), law.sf(k)),
                    mid: None,
                    quantile: &|p, q| law.quantile(p, q),
                },
            );
        }
    }
}

fn compare(row: &Row, record: &mut Record, found: &Counts) {
    let Row {
        a: k,
        p,
        q,
        quantile: pmf,
        ..
    } = *row;
    let names = found.names;
    if row.function.ends_with("_ln") {
        record.note(names[1], (found.ln_pmf, p), 1.0, 0.0, row);
        return;
    }
    record.note(names[0], (found.pmf, pmf), pmf, 0.0, row);
    if pmf < 0.5 {
        record.note(names[1], (found.ln_pmf, libm::log(pmf)), 1.0, 0.0, row);
    }
    record.note(names[2], (found.tails.0, p), p, 0.0, row);
    record.note(names[3], (found.tails.1, q), q, 0.0, row);
    if let Some(mid) = found.mid {
        record.note(names[4], (mid.0, p - 0.5 * pmf), p, 0.0, row);
        record.note(names[5], (mid.1, q + 0.5 * pmf), q, 0.0, row);
    }
    // Just below and just above the jump at k: `less` and `more` of the smaller tail.
    let (tail, other) = (p.min(q), p.max(q));
    let pair = |tail: f64| if p <= q { (tail, other) } else { (other, tail) };
    let quantile = |tail: f64| {
        let (p, q) = pair(tail);
        (found.quantile)(p, q)
    };
    let nudge = 4.0 * discrete::tie(tail);
    if pmf < 4.0 * nudge * tail {
        return;
    }
    let (within, beyond) = if p <= q {
        (tail * (1.0 - nudge), tail * (1.0 + nudge))
    } else {
        (tail * (1.0 + nudge), tail * (1.0 - nudge))
    };
    let exact = |found: f64, truth: f64| if found == truth { 1.0 } else { f64::NAN };
    record.note(names[6], (exact(quantile(tail), k), 1.0), tail, 0.0, row);
    record.note(names[6], (exact(quantile(within), k), 1.0), tail, 0.0, row);
    record.note(
        names[6],
        (exact(quantile(beyond), k + 1.0), 1.0),
        tail,
        0.0,
        row,
    );
}
