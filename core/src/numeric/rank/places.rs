//! Where each block of equal ranks stands in a weighted population.

// Blocks end where the next one starts, and the last with the rows.
#![allow(clippy::indexing_slicing)]

use std::ops::Range;

use super::FixedPoint;
use crate::numeric::sum::ExactSum;

/// The place of the rows that share a rank, in a weighted population. Both numbers are rounded once from exact sums, so that they
/// do not depend on the order of the rows; each is made when it is asked for, as millions of places are told.
#[derive(Debug)]
pub(crate) struct Place {
    sums: Sums,
}

#[derive(Debug)]
enum Sums {
    /// In whole units, all below 2^127.
    Fixed {
        scale: FixedPoint,
        total: i128,
        before: i128,
        own: i128,
    },
    Exact(Box<Exact>),
}

#[derive(Debug)]
struct Exact {
    total: f64,
    /// The weight up to and with these rows.
    after: ExactSum,
    /// Twice the weight up to their middle, less the total; `own` is still to be added for the next block.
    centre: ExactSum,
    own: ExactSum,
}

impl Place {
    /// Before the first block of a population of these weights, in any order. They are not negative, and their sum is above zero.
    pub(super) fn before_all(weights: impl Iterator<Item = f64> + Clone) -> Self {
        if let Some(scale) = FixedPoint::new(weights.clone()) {
            let sums = Sums::Fixed {
                scale,
                total: weights.map(|w| scale.units(w)).sum::<u128>().cast_signed(),
                before: 0,
                own: 0,
            };
            return Self { sums };
        }
        let (mut sum, mut centre) = (ExactSum::new(), ExactSum::new());
        for weight in weights {
            sum.add(weight);
            centre.add(-weight);
        }
        let exact = Exact {
            total: sum.value(),
            after: ExactSum::new(),
            centre,
            own: ExactSum::new(),
        };
        Self {
            sums: Sums::Exact(Box::new(exact)),
        }
    }

    /// On to the next block, given its weights.
    #[inline]
    pub(super) fn step(&mut self, weights: impl Iterator<Item = f64>) {
        match &mut self.sums {
            Sums::Fixed {
                scale, before, own, ..
            } => {
                *before += *own;
                *own = weights.map(|w| scale.units(w)).sum::<u128>().cast_signed();
            }
            Sums::Exact(exact) => {
                exact.centre.merge(&exact.own);
                exact.own = ExactSum::new();
                weights.for_each(|weight| exact.own.add(weight));
                exact.after.merge(&exact.own);
                exact.centre.merge(&exact.own);
            }
        }
    }

    /// Share of the weight up to and with these rows.
    pub(crate) fn after(&self) -> f64 {
        match &self.sums {
            Sums::Fixed {
                total, before, own, ..
            } => (before + own) as f64 / *total as f64,
            Sums::Exact(exact) => exact.after.value() / exact.total,
        }
    }

    /// Twice the ridit, less 1: from -1 (first) to 1 (last).
    pub(crate) fn centre(&self) -> f64 {
        match &self.sums {
            Sums::Fixed {
                total, before, own, ..
            } => (2 * before + own - total) as f64 / *total as f64,
            Sums::Exact(exact) => exact.centre.value() / exact.total,
        }
    }
}

/// Tells the place of each block of rows with equal keys, given keys and weights in order. Weights are not negative, and
/// their sum is above zero.
pub(crate) fn places(
    keys: &[(u64, u32)],
    weights: &[f64],
    visit: &mut dyn FnMut(Range<usize>, &Place),
) {
    let mut place = Place::before_all(weights.iter().copied());
    let mut start = 0;
    for block in keys.chunk_by(|a, b| a.0 == b.0) {
        let rows = start..start + block.len();
        start = rows.end;
        place.step(weights[rows.clone()].iter().copied());
        visit(rows, &place);
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
            found.push((rows.len(), place.after(), place.centre()));
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
