//! Sorting orders and ranks.

// Indices below come from `argsort`, which yields each position of its input once.
#![allow(clippy::indexing_slicing)]

mod carried;
mod places;
mod radix;

pub(crate) use carried::{MANY, in_order};
pub(crate) use places::{Place, places};
pub(crate) use radix::order;

use super::sum::ExactSum;

/// The positions of the values in ascending order; equal values stay in input order.
///
/// Zeros of either sign are equal. A NaN counts as larger than everything, equal to other NaNs.
/// At most 2^32 values: callers' rows are counted in 32 bits.
pub(crate) fn argsort(values: &[f64]) -> Vec<u32> {
    order(values).into_iter().map(|(_, index)| index).collect()
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
/// populations get equal ranks whatever their order. Without any weight there is no rank: NaN. Weights are not
/// negative, and there are as many as values.
pub(crate) fn ridits(order_key: &[f64], weights: &[f64]) -> Vec<f64> {
    let mut ranks = vec![f64::NAN; order_key.len()];
    let fine = |w: &f64| (0.0..f64::INFINITY).contains(w);
    if order_key.len() != weights.len() || !weights.iter().all(fine) {
        return ranks;
    }
    let pairs = order(order_key);
    // Long inputs do not fit the processor's caches: what is scattered is fetched in a loop that does nothing else, so
    // that many fetches are under way at once.
    let sorted: Vec<f64> = pairs
        .iter()
        .map(|(_, index)| weights[*index as usize])
        .collect();
    let blocks = pairs.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len);
    let sorted_ranks = match FixedPoint::new(weights.iter().copied()) {
        Some(scale) => scale.ridits(&sorted, blocks),
        None => exact_ridits(&sorted, blocks),
    };
    for ((_, index), rank) in pairs.iter().zip(sorted_ranks) {
        ranks[*index as usize] = rank;
    }
    ranks
}

/// Ridits of weights in order of their keys, given the numbers of equal keys.
fn exact_ridits(weights: &[f64], blocks: impl Iterator<Item = usize>) -> Vec<f64> {
    let mut total = ExactSum::new();
    total.add_all(weights);
    let twice_total = 2.0 * total.value();
    // Twice the weight of all earlier blocks, and within a block its own weight on top.
    let mut twice_before = ExactSum::new();
    let mut ranks = Vec::with_capacity(weights.len());
    for length in blocks {
        let start = ranks.len();
        let mut own = ExactSum::new();
        own.add_all(&weights[start..start + length]);
        twice_before.merge(&own);
        ranks.resize(start + length, twice_before.value() / twice_total);
        twice_before.merge(&own);
    }
    ranks
}

/// A unit of which all weights are whole multiples, and few enough that sums of them fit in 127 bits: a quicker way to
/// the same exact sums, for weights that are not absurdly far apart.
#[derive(Clone, Copy, Debug)]
struct FixedPoint {
    /// Biased exponent of the smallest weight above zero.
    bottom: u64,
}

impl FixedPoint {
    fn new(weights: impl Iterator<Item = f64>) -> Option<Self> {
        let exponents = weights.filter(|w| *w > 0.0).map(|w| w.to_bits() >> 52);
        let (number, bottom, top) = exponents
            .fold((0u64, u64::MAX, 0), |(number, low, high), e| {
                (number + 1, low.min(e), high.max(e))
            });
        // Every weight is below 2^(top - bottom + 53) units, twice their sum below 2^(that + 1) times their number.
        let bits = u64::from(u64::BITS - number.leading_zeros());
        (bottom > 0 && top > 0 && top - bottom + 54 + bits <= 127).then_some(Self { bottom })
    }

    /// As [`exact_ridits`].
    fn ridits(self, weights: &[f64], blocks: impl Iterator<Item = usize>) -> Vec<f64> {
        let units = |weights: &[f64]| weights.iter().map(|w| self.units(*w)).sum::<u128>();
        let twice_total = (2 * units(weights)) as f64;
        let mut before = 0;
        let mut ranks = Vec::with_capacity(weights.len());
        for length in blocks {
            let start = ranks.len();
            let own = units(&weights[start..start + length]);
            ranks.resize(start + length, (2 * before + own) as f64 / twice_total);
            before += own;
        }
        ranks
    }

    fn units(self, weight: f64) -> u128 {
        if weight == 0.0 {
            return 0;
        }
        let bits = weight.to_bits();
        let significand = bits & ((1 << 52) - 1) | 1 << 52;
        u128::from(significand) << ((bits >> 52) - self.bottom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn order_is_stable_and_total() {
        assert_eq!(
            argsort(&[3.0, -1.0, 0.0, -0.0, 3.0, f64::NEG_INFINITY]),
            [5, 1, 2, 3, 0, 4]
        );
        assert_eq!(
            argsort(&[f64::NAN, f64::INFINITY, -f64::NAN, 1.0]),
            [3, 1, 0, 2]
        );
        assert_eq!(
            argsort(&[f64::MIN_POSITIVE, f64::from_bits(1), -f64::from_bits(1)]),
            [2, 1, 0]
        );
        assert!(argsort(&[]).is_empty());
    }

    #[test]
    fn ranks_with_ties() {
        assert_eq!(
            midranks(&[10.0, 30.0, 20.0, 30.0, 30.0]),
            [1.0, 4.0, 2.0, 4.0, 4.0]
        );
        assert_eq!(midranks(&[0.0, -0.0]), [1.5, 1.5]);
        assert!(midranks(&[]).is_empty());
    }

    #[test]
    fn ridits_of_a_small_population() {
        assert_eq!(
            ridits(&[2.0, 1.0, 3.0], &[20.0, 10.0, 70.0]),
            [0.2, 0.05, 0.65]
        );
        // Tied keys share the middle of their block; weight zero has a rank too.
        assert_eq!(
            ridits(&[1.0, 1.0, 2.0, 3.0], &[1.0, 1.0, 0.0, 2.0]),
            [0.25, 0.25, 0.5, 0.75]
        );
        assert!(ridits(&[1.0], &[0.0])[0].is_nan());
        assert!(ridits(&[1.0, 2.0], &[1.0, -1.0]).iter().all(|r| r.is_nan()));
        assert!(ridits(&[1.0, 2.0], &[1.0]).iter().all(|r| r.is_nan()));
        // Too far apart for 127 bits.
        assert_eq!(
            ridits(&[1.0, 2.0, 3.0], &[1e-300, 1.0, 1.0]),
            [2.5e-301, 0.25, 0.75]
        );
    }

    /// Weights near each other, or over the whole range.
    fn weight() -> impl Strategy<Value = f64> {
        prop_oneof![4 => 0.0..1e6f64, 1 => (-300i32..300).prop_map(|e| libm::exp2(f64::from(e))), 1 => Just(0.0)]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn order_is_that_of_a_stable_sort(values in prop::collection::vec(-3i32..3, 0..50)) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let mut expected: Vec<u32> = (0..values.len() as u32).collect();
            expected.sort_by(|a, b| values[*a as usize].partial_cmp(&values[*b as usize]).unwrap());
            prop_assert_eq!(argsort(&values), expected);
        }

        #[test]
        fn ridits_are_midpoints_of_exact_shares(
            rows in prop::collection::vec((0i32..6, weight()), 1..30),
        ) {
            let (keys, weights): (Vec<f64>, Vec<f64>) = rows.iter().map(|(k, w)| (f64::from(*k), *w)).unzip();
            prop_assume!(weights.iter().any(|w| *w > 0.0));
            let ranks = ridits(&keys, &weights);
            let total = crate::numeric::sum::sum(&weights);
            for (key, rank) in keys.iter().zip(&ranks) {
                let share = |test: &dyn Fn(f64) -> bool| {
                    crate::numeric::sum::sum_of(keys.iter().zip(&weights).map(|(k, w)| if test(*k) { *w } else { 0.0 }))
                };
                let expected = (share(&|k| k < *key) + share(&|k| k <= *key)) / (2.0 * total);
                prop_assert!((rank - expected).abs() <= 1e-15 * expected, "{} {}", rank, expected);
            }
        }

        #[test]
        fn ridits_do_not_depend_on_the_order(
            rows in prop::collection::vec((0i32..6, weight()), 1..30),
            turn in any::<prop::sample::Index>(),
        ) {
            let ranks = |rows: &[(i32, f64)]| {
                let (keys, weights): (Vec<f64>, Vec<f64>) = rows.iter().map(|(k, w)| (f64::from(*k), *w)).unzip();
                ridits(&keys, &weights).into_iter().map(f64::to_bits).collect::<Vec<_>>()
            };
            let mut turned = rows.clone();
            let by = turn.index(rows.len());
            turned.rotate_left(by);
            let mut expected = ranks(&rows);
            expected.rotate_left(by);
            prop_assert_eq!(ranks(&turned), expected);
        }
    }
}
