//! A curve as its corners, made in one walk over the people in order.

use crate::inequality::ascending::Running;

/// Corners from (0, 0) to (1, 1), with straight lines between them.
pub(super) struct Polyline {
    pub(super) people: Vec<f64>,
    pub(super) share: Vec<f64>,
}

impl Polyline {
    /// From what each row is ordered by, its value over the mean, and its weight; rows that are ordered the same share a line.
    pub(super) fn new<Key: PartialEq>(
        rows: impl Iterator<Item = (Key, f64, f64)> + Clone,
        total: f64,
    ) -> Self {
        let (mut people, mut held) = (Running::default(), Running::default());
        let rows = rows.filter(|(_, _, weight)| *weight > 0.0);
        let mut next = rows.clone().skip(1);
        let mut line = Self {
            people: vec![0.0],
            share: vec![0.0],
        };
        for (key, ratio, weight) in rows {
            people.add(weight);
            held.add(ratio * (weight / total));
            match next.next() {
                Some((after, _, _)) if after == key => {}
                Some(_) => {
                    line.people.push(people.value() / total);
                    line.share.push(held.value());
                }
                // All hold all, whatever was rounded on the way.
                None => {
                    line.people.push(1.0);
                    line.share.push(1.0);
                }
            }
        }
        line
    }

    /// The shares held at shares of the people that ascend.
    pub(super) fn at(&self, shares: &[f64]) -> Vec<f64> {
        let mut corners = self.people.iter().zip(&self.share);
        let (mut from, mut to) = ((0.0, 0.0), (0.0, 0.0));
        let held = |share: &f64| {
            while to.0 < *share {
                from = to;
                match corners.next() {
                    Some((people, held)) => to = (*people, *held),
                    None => break,
                }
            }
            let width = to.0 - from.0;
            if width > 0.0 {
                from.1 + (to.1 - from.1) * ((share - from.0) / width)
            } else {
                to.1
            }
        };
        shares.iter().map(held).collect()
    }
}
