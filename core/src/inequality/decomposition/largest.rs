//! The largest that a part between groups could be.

use super::super::ascending::{Ascending, Running};
use super::super::distribution::rows;
use crate::error::Result;
use crate::estimate::Text;
use crate::input::WeightedValues;
use crate::numeric::sum;

/// A part between groups as a share of the largest that it could be, or why there is no such share.
pub(super) struct OfLargest {
    pub(super) share: Option<f64>,
    pub(super) reason: Option<Text>,
}

/// A group of people who stand in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// The lowest of their values.
    pub(super) lowest: f64,
    /// How far their mean is above it: apart from it, as their sum is rounded where all values are nearly the same.
    pub(super) above: f64,
    pub(super) people: f64,
}

/// An index of the means of such groups, each for all of its people.
pub(super) fn of_means(
    blocks: &[Block],
    index: &dyn Fn(&WeightedValues<'_>) -> Result<f64>,
) -> Result<f64> {
    let (means, people): (Vec<f64>, Vec<f64>) = blocks
        .iter()
        .map(|block| (block.lowest + block.above, block.people))
        .unzip();
    index(&WeightedValues::new(&means, Some(&people))?)
}

impl OfLargest {
    pub(super) fn none(reason: &'static str) -> Self {
        Self {
            share: None,
            reason: Some(Text::Borrowed(reason)),
        }
    }

    /// From the mean and the people of each group, and the index of groups that stand in order.
    pub(super) fn new(
        values: &WeightedValues<'_>,
        groups: impl Iterator<Item = (f64, f64)>,
        between: f64,
        index: &dyn Fn(&[Block]) -> Result<f64>,
    ) -> Result<Self> {
        let sizes: Vec<(f64, f64)> = groups.filter(|(_, people)| *people > 0.0).collect();
        if sizes.len() < 2 {
            return Ok(Self::none(
                "there is one group: nothing can lie between groups",
            ));
        }
        let mut present = rows(values).filter(|(_, w)| *w > 0.0).map(|(y, _)| y);
        let first = present.next();
        if present.all(|y| Some(y) == first) {
            return Ok(Self::none(
                "all have the same: nothing can lie between groups",
            ));
        }
        let largest = index(&apart(values, sizes))?;
        // Rounding may leave a little more than all.
        Ok(Self {
            share: Some((between / largest).min(1.0)),
            reason: None,
        })
    }
}

/// Groups of these sizes if people stood in the order of their values: the lowest in the group whose mean is lowest, and so
/// on (Elbers and others 2008). A row at the border of two groups is divided; of groups with one mean the smaller comes first, so that
/// the order of the rows does not count.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the lower half is what is wanted"
)]
fn apart(values: &WeightedValues<'_>, sizes: Vec<(f64, f64)>) -> Vec<Block> {
    // Numbers that are not negative have the order of their bits, and one sort serves many measures.
    let pack = |(mean, size): (f64, f64)| {
        u128::from((mean + 0.0).to_bits()) << 64 | u128::from(size.to_bits())
    };
    let mut packed: Vec<u128> = sizes.into_iter().map(pack).collect();
    packed.sort_unstable();
    let sizes: Vec<f64> = packed
        .into_iter()
        .map(|one| f64::from_bits(one as u64))
        .collect();
    let order = Ascending::new(values);
    let mut people = order.iter().filter(|(_, weight)| *weight > 0.0);
    let (mut before, mut upto) = (Running::default(), Running::default());
    let (mut value, weight) = people.next().unwrap_or_default();
    upto.add(weight);
    let (mut blocks, mut border) = (Vec::with_capacity(sizes.len()), Running::default());
    for (place, size) in sizes.iter().enumerate() {
        let start = border;
        border.add(*size);
        let last = place + 1 == sizes.len();
        let lowest = value;
        let mut above = Vec::new();
        loop {
            let from = if before.until(start) > 0.0 {
                start
            } else {
                before
            };
            let ends = last || upto.until(border) >= 0.0;
            let inside = from.until(if ends { upto } else { border }).max(0.0);
            above.push((value - lowest) * (inside / size));
            if !ends {
                break;
            }
            let Some((next, weight)) = people.next() else {
                break;
            };
            value = next;
            before = upto;
            upto.add(weight);
        }
        blocks.push(Block {
            lowest,
            above: sum::sum(&above),
            people: *size,
        });
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        AtkinsonDecompositionForm, AtkinsonDecompositionModel, EntropyDecompositionModel,
        GiniDecompositionForm, GiniDecompositionModel,
    };
    use proptest::prelude::*;

    fn means(values: &[f64], weights: &[f64], sizes: &[(f64, f64)]) -> Vec<f64> {
        let values = WeightedValues::new(values, Some(weights)).unwrap();
        let blocks = apart(&values, sizes.to_vec());
        blocks.iter().map(|one| one.lowest + one.above).collect()
    }

    #[test]
    fn people_stand_in_order() {
        let values = [5.0, 1.0, 2.0, 4.0];
        // Two and two; the group with the lower mean gets the lower values, whatever comes first.
        assert_eq!(
            means(&values, &[1.0; 4], &[(9.0, 2.0), (3.0, 2.0)]),
            [1.5, 4.5]
        );
        // A row is divided at a border: three people have 2.
        assert_eq!(
            means(&[2.0, 8.0], &[3.0, 1.0], &[(1.0, 2.0), (2.0, 2.0)]),
            [2.0, 5.0]
        );
        // Of equal means the smaller group comes first.
        assert_eq!(
            means(&values, &[1.0; 4], &[(3.0, 3.0), (3.0, 1.0)]),
            [1.0, 11.0 / 3.0]
        );
    }

    proptest! {
        /// No division into groups of the same sizes and order of means has more between groups, of any of the indices.
        #[test]
        fn the_share_is_at_most_one(
            rows in proptest::collection::vec((1u8..60, 1u8..4, 0usize..4), 2..25),
        ) {
            let values: Vec<f64> = rows.iter().map(|row| f64::from(row.0)).collect();
            let weights: Vec<f64> = rows.iter().map(|row| f64::from(row.1)).collect();
            let group: Vec<&str> = rows.iter().map(|row| ["a", "b", "c", "d"][row.2]).collect();
            let people = WeightedValues::new(&values, Some(&weights)).unwrap();
            let mut shares = Vec::new();
            for alpha in [0.0, 1.0, 2.0] {
                shares.push(EntropyDecompositionModel::new().alpha(alpha).estimate(&people, &group).unwrap().between_of_largest);
            }
            let gini = GiniDecompositionModel::new();
            shares.push(gini.estimate(&people, &group).unwrap().between_of_largest);
            shares.push(AtkinsonDecompositionModel::new().estimate(&people, &group).unwrap().between_of_largest);
            let lerman = gini.form(GiniDecompositionForm::YitzhakiLerman);
            let by_ranks = lerman.estimate(&people, &group).unwrap().between_of_largest;
            prop_assert_eq!(by_ranks.is_some(), shares[0].is_some());
            for share in shares.iter().chain([&by_ranks]).flatten() {
                prop_assert!(*share <= 1.0);
            }
            for share in shares.iter().flatten() {
                prop_assert!(*share >= 0.0);
            }
            // Groups that are people in order have all that they can.
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let halves: Vec<&str> = (0..sorted.len()).map(|row| if row < sorted.len() / 2 { "low" } else { "high" }).collect();
            let people = WeightedValues::new(&sorted, None).unwrap();
            let whole = EntropyDecompositionModel::new().estimate(&people, &halves).unwrap();
            if let Some(share) = whole.between_of_largest {
                prop_assert!((share - 1.0).abs() < 1e-9);
            }
            // Equivalents of groups have no such largest part.
            let equivalents = AtkinsonDecompositionModel::new().form(AtkinsonDecompositionForm::GroupEquivalents);
            let parts = equivalents.estimate(&people, &halves).unwrap();
            prop_assert!(parts.between_of_largest.is_none() && parts.no_largest_reason.is_some());
        }
    }
}
