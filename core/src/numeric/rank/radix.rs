//! Sorting many rows by a key.

// Digits are below the number of counts, and counts of rows below their number.
#![allow(clippy::indexing_slicing)]

use super::key;

/// From so many rows on, counting digits is quicker than comparing keys.
const MANY: usize = 1 << 14;
const BITS: usize = 11;
const DIGITS: usize = 64_usize.div_ceil(BITS);
const VALUES: usize = 1 << BITS;

/// Keys whose unsigned order is that of the values, each with its position, in ascending order; equal values stay in input
/// order.
///
/// Sorting such pairs is several times quicker than sorting positions that look their values up.
pub(crate) fn order(values: &[f64]) -> Vec<(u64, u32)> {
    debug_assert!(
        u32::try_from(values.len()).is_ok(),
        "more rows than 32 bits can count"
    );
    let mut pairs: Vec<(u64, u32)> = values.iter().map(|x| key(*x)).zip(0..).collect();
    if pairs.len() >= MANY {
        return by_digits(pairs);
    }
    pairs.sort_unstable(); // the position breaks ties, so the result is that of a stable sort
    pairs
}

/// Sorts digit by digit, from the last to the first (Knuth, *The Art of Computer Programming* 3, 5.2.5); a digit that all
/// keys share costs nothing, so that columns of few different values are the quickest. Stable.
fn by_digits(mut pairs: Vec<(u64, u32)>) -> Vec<(u64, u32)> {
    if pairs.is_sorted() {
        return pairs;
    }
    let digit = |key: u64, place: usize| (key >> (BITS * place)) as usize % VALUES;
    let mut counts = vec![[0u32; VALUES]; DIGITS];
    for (key, _) in &pairs {
        for (place, counts) in counts.iter_mut().enumerate() {
            counts[digit(*key, place)] += 1;
        }
    }
    let mut sorted = vec![(0, 0); pairs.len()];
    for (place, counts) in counts.iter_mut().enumerate() {
        if counts.iter().any(|count| *count as usize == pairs.len()) {
            continue;
        }
        let mut before = 0;
        for count in counts.iter_mut() {
            before += std::mem::replace(count, before);
        }
        for pair in &pairs {
            let next = &mut counts[digit(pair.0, place)];
            sorted[*next as usize] = *pair;
            *next += 1;
        }
        std::mem::swap(&mut pairs, &mut sorted);
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::rng::Rng;

    #[test]
    fn many_rows_are_sorted_as_few_are() {
        let mut rng = Rng::new(5);
        for spread in [3.0, 1e3, 1e300] {
            let values: Vec<f64> = (0..MANY + 77)
                .map(|_| ((rng.uniform() - 0.5) * spread).round())
                .chain([0.0, -0.0, f64::INFINITY])
                .collect();
            let mut expected: Vec<(u64, u32)> = values.iter().map(|x| key(*x)).zip(0..).collect();
            expected.sort_unstable();
            assert_eq!(order(&values), expected);
        }
    }
}
