//! Sorting orders and ranks.

// Indices below come from `argsort`, which yields each position of its input once.
#![allow(clippy::indexing_slicing)]

use super::sum::ExactSum;

/// The positions of the values in ascending order; equal values stay in input order.
///
/// Zeros of either sign are equal. A NaN counts as larger than everything, equal to other NaNs.
/// At most 2^32 values: callers' rows are counted in 32 bits.
pub(crate) fn argsort(values: &[f64]) -> Vec<u32> {
    order(values).into_iter().map(|(_, index)| index).collect()
}

/// Keys whose unsigned order is that of the values, each with its position, in ascending order.
///
/// Sorting such pairs is several times quicker than sorting positions that look their values up.
fn order(values: &[f64]) -> Vec<(u64, u32)> {
    debug_assert!(
        u32::try_from(values.len()).is_ok(),
        "more rows than 32 bits can count"
    );
    let mut pairs: Vec<(u64, u32)> = values.iter().map(|x| key(*x)).zip(0..).collect();
    pairs.sort_unstable(); // the position breaks ties, so the result is that of a stable sort
    pairs
}

/// An integer that orders as the double does (the sign-and-magnitude bits made unsigned).
fn key(value: f64) -> u64 {
    if value.is_nan() {
        return u64::MAX;
    }
    let bits = (value + 0.0).to_bits(); // adding zero makes -0 the same as 0
    let negative = (bits.cast_signed() >> 63).cast_unsigned();
    bits ^ (negative | 1 << 63)
}

/// Ranks from 1; equal values share the average of theirs. In input order.
pub(crate) fn midranks(values: &[f64]) -> Vec<f64> {
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0usize;
    for block in order(values).chunk_by(|a, b| a.0 == b.0) {
        let rank = before as f64 + (block.len() + 1) as f64 / 2.0;
        for (_, index) in block {
            ranks[*index as usize] = rank;
        }
        before += block.len();
    }
    ranks
}

/// The relative rank of each value in a weighted population: the share of the weight below it plus half the share
/// of those tied with it (Bross 1958, *How to use ridit analysis*, Biometrics 14: 18-38). In input order.
///
/// `(W_before + W_tied / 2) / W`, with the numerator and `W` each rounded once from exact sums, so that equal
/// populations get equal ranks whatever their order. Without any weight there is no rank: NaN.
pub(crate) fn ridits(order_key: &[f64], weights: &[f64]) -> Vec<f64> {
    let mut ranks = vec![f64::NAN; order_key.len()];
    if order_key.len() != weights.len() {
        return ranks;
    }
    let mut total = ExactSum::new();
    total.add_all(weights);
    let twice_total = 2.0 * total.value();
    let pairs = order(order_key);
    // Twice the weight of all earlier blocks, and within a block its own weight on top.
    let mut twice_before = ExactSum::new();
    for block in pairs.chunk_by(|a, b| a.0 == b.0) {
        let mut own = ExactSum::new();
        for (_, index) in block {
            own.add(weights[*index as usize]);
        }
        twice_before.merge(&own);
        let rank = twice_before.value() / twice_total;
        twice_before.merge(&own);
        for (_, index) in block {
            ranks[*index as usize] = rank;
        }
    }
    ranks
}
