//! Where each block of equal ranks stands in a weighted population.

// Blocks end where the next one starts, and the last with the rows.
#![allow(clippy::indexing_slicing)]

use std::ops::Range;

use super::FixedPoint;
use crate::numeric::sum::ExactSum;

/// The place of the rows that share a rank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    /// Share of the weight up to and with these rows.
    pub(crate) after: f64,
    /// Twice the ridit, less 1: from -1 (first) to 1 (last).
    pub(crate) centre: f64,
}

/// Tells the place of each block of rows with equal keys, given keys and weights in order. Weights are not negative, and
/// their sum is above zero.
///
/// Both numbers are rounded once from exact sums, so that they do not depend on the order of the rows.
pub(crate) fn places(
    keys: &[(u64, u32)],
    weights: &[f64],
    visit: &mut dyn FnMut(Range<usize>, Place),
) {
    let blocks = keys.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len);
    match FixedPoint::new(weights) {
        Some(scale) => fixed(scale, weights, blocks, visit),
        None => exact(weights, blocks, visit),
    }
}

fn fixed(
    scale: FixedPoint,
    weights: &[f64],
    blocks: impl Iterator<Item = usize>,
    visit: &mut dyn FnMut(Range<usize>, Place),
) {
    let units = |weights: &[f64]| weights.iter().map(|w| scale.units(*w)).sum::<u128>();
    let total = units(weights);
    let (mut start, mut before) = (0, 0);
    for length in blocks {
        let rows = start..start + length;
        let own = units(&weights[rows.clone()]);
        let (low, high) = (2 * before + own, total);
        // Both are below 2^127.
        let centre = low.cast_signed() - high.cast_signed();
        before += own;
        start = rows.end;
        let place = Place {
            after: before as f64 / total as f64,
            centre: centre as f64 / total as f64,
        };
        visit(rows, place);
    }
}

fn exact(
    weights: &[f64],
    blocks: impl Iterator<Item = usize>,
    visit: &mut dyn FnMut(Range<usize>, Place),
) {
    let mut sum = ExactSum::new();
    sum.add_all(weights);
    let total = sum.value();
    let mut centre = ExactSum::new();
    for weight in weights {
        centre.add(-weight);
    }
    let mut before = ExactSum::new();
    let mut start = 0;
    for length in blocks {
        let rows = start..start + length;
        let mut own = ExactSum::new();
        own.add_all(&weights[rows.clone()]);
        before.merge(&own);
        centre.merge(&own);
        start = rows.end;
        let place = Place {
            after: before.value() / total,
            centre: centre.value() / total,
        };
        visit(rows, place);
        centre.merge(&own);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::rank::{order, ridits};
    use proptest::prelude::*;

    fn found(keys: &[f64], weights: &[f64]) -> Vec<(usize, f64, f64)> {
        let pairs = order(keys);
        let sorted: Vec<f64> = pairs
            .iter()
            .map(|(_, row)| weights[*row as usize])
            .collect();
        let mut found = Vec::new();
        places(&pairs, &sorted, &mut |rows, place| {
            found.push((rows.len(), place.after, place.centre));
        });
        found
    }

    #[test]
    fn blocks_of_equal_ranks() {
        let expected = [(2, 0.5, -0.5), (1, 0.5, 0.0), (1, 1.0, 0.5)];
        assert_eq!(
            found(&[1.0, 3.0, 1.0, 2.0], &[1.0, 2.0, 1.0, 0.0]),
            expected
        );
        // Too far apart for whole units of 128 bits.
        assert_eq!(
            found(&[1.0, 2.0, 3.0], &[1e-300, 1.0, 1.0]),
            [(1, 5e-301, -1.0), (1, 0.5, -0.5), (1, 1.0, 0.5)]
        );
    }

    proptest! {
        #[test]
        fn centres_are_those_of_ridits(rows in prop::collection::vec((0i32..6, 0.01..1e6f64), 1..30)) {
            let (keys, weights): (Vec<f64>, Vec<f64>) = rows.iter().map(|(k, w)| (f64::from(*k), *w)).unzip();
            let mut sorted: Vec<f64> = ridits(&keys, &weights);
            sorted.sort_unstable_by(f64::total_cmp);
            let centres: Vec<f64> = found(&keys, &weights)
                .into_iter()
                .flat_map(|(length, _, centre)| vec![centre; length])
                .collect();
            for (ridit, centre) in sorted.iter().zip(centres) {
                prop_assert!((2.0 * ridit - 1.0 - centre).abs() < 1e-15);
            }
        }
    }
}
