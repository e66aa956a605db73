//! Values in ascending order, and what is held up to a share of the people.

use crate::input::WeightedValues;
pub(super) use crate::numeric::sum::Running;

use super::distribution::rows;

/// Values of zero or more in ascending order with their weights, and with equal weights in ascending order too, so that
/// nothing depends on the order of the rows.
pub(super) struct Ascending {
    /// Bits of the value above bits of the weight: of numbers that are not negative, they have the order of the numbers,
    /// and one comparison of both is the quickest sort of millions.
    packed: Vec<u128>,
    /// Of the weights.
    total: Running,
}

impl Ascending {
    pub(super) fn new(values: &WeightedValues<'_>) -> Self {
        // Adding zero makes -0 the same as 0.
        let pack = |(y, w): (f64, f64)| {
            u128::from((y + 0.0).to_bits()) << 64 | u128::from((w + 0.0).to_bits())
        };
        let mut packed: Vec<u128> = rows(values).map(pack).collect();
        packed.sort_unstable();
        let mut total = Running::default();
        for one in &packed {
            total.add(unpack(*one).1);
        }
        Self { packed, total }
    }

    /// The sum of the weights.
    pub(super) fn total(&self) -> f64 {
        self.total.value()
    }

    /// Values and weights, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (f64, f64)> + Clone + '_ {
        self.packed.iter().map(|one| unpack(*one))
    }

    /// The steps between neighbours: the next value and how far it is to it, and the shares of the weight at or below this one, and
    /// above it.
    pub(super) fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        let mut below = Running::default();
        let total = self.total.value();
        self.iter()
            .zip(self.iter().skip(1))
            .map(move |((value, weight), (next, _))| {
                below.add(weight);
                Step {
                    next,
                    gap: next - value,
                    below: below.value() / total,
                    above: below.until(self.total) / total,
                }
            })
    }

    /// The smallest value.
    pub(super) fn least(&self) -> f64 {
        self.packed.first().map_or(0.0, |one| unpack(*one).0)
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) next: f64,
    pub(super) gap: f64,
    pub(super) below: f64,
    pub(super) above: f64,
}

#[expect(clippy::cast_possible_truncation, reason = "each half is 64 bits")]
fn unpack(packed: u128) -> (f64, f64) {
    (
        f64::from_bits((packed >> 64) as u64),
        f64::from_bits(packed as u64),
    )
}

/// What is held up to a share of the people: all in shares of the total.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    /// The share of the people.
    pub(super) share: f64,
    /// What they hold, and what the others do.
    pub(super) below: f64,
    pub(super) above: f64,
    /// The smallest value that so many of the people do not exceed.
    pub(super) value: f64,
}

/// What is held up to each of some shares of the people, which do not descend. A row that lies across the end of a share is
/// divided.
pub(super) fn held_at(order: &Ascending, mean: f64, shares: &[f64]) -> Vec<Held> {
    let (mut people, mut held) = (Running::default(), Running::default());
    let total = order.total();
    let mut found: Vec<Held> = Vec::with_capacity(shares.len());
    let mut wanted = shares.iter().copied().peekable();
    let mut last = 0.0;
    for (value, weight) in order.iter() {
        let before = people;
        people.add(weight);
        let ratio = value / mean;
        while let Some(share) = wanted.next_if(|share| people.value() >= share * total) {
            found.push(Held {
                share,
                below: held.value() + ratio * ((share * total - before.value()) / total),
                above: 0.0,
                value,
            });
        }
        held.add(ratio * (weight / total));
        last = value;
    }
    // A share of all, where the weights were rounded.
    found.extend(wanted.map(|share| Held {
        share,
        below: held.value(),
        above: 0.0,
        value: last,
    }));
    for one in &mut found {
        one.above = (held.value() - one.below).max(0.0);
    }
    found
}
