//! How often a part between groups would be as large if the names of the groups had been dealt to the rows by chance.

use super::super::distribution::rows;
use super::super::entropy::Entropy;
use crate::error::{Error, ErrorCode, Result};
use crate::input::WeightedValues;
use crate::numeric::rng::Rng;

/// The most permutations times rows: some seconds, as it cannot be cancelled.
const WORK_CAP: u64 = 100_000_000;
/// The fewest that say anything: the smallest p-value is one over one more.
const FEWEST: u32 = 99;
/// What rounding may take off a part that is the same.
const SLACK: f64 = 1e-9;

/// What is asked for: how many, and with which seed.
#[derive(Clone, Copy, Debug)]
pub(in crate::inequality) struct Permutations {
    pub(in crate::inequality) count: u32,
    pub(in crate::inequality) seed: u32,
}

impl Permutations {
    /// Deals the places of so many rows that many times, and tells each deal; a deal costs so much work.
    pub(in crate::inequality) fn deal(
        self,
        (rows, work): (usize, usize),
        tell: &mut dyn FnMut(&[u32]),
    ) -> Result<()> {
        self.check(rows.max(work))?;
        let mut rng = Rng::new(self.seed);
        let mut places: Vec<u32> = (0..rows)
            .filter_map(|row| u32::try_from(row).ok())
            .collect();
        for _ in 0..self.count {
            // Fisher and Yates, from the last to the first.
            let mut left = u32::try_from(places.len()).unwrap_or(u32::MAX);
            while left > 1 {
                let at = rng.below(left);
                left -= 1;
                places.swap(left as usize, at as usize);
            }
            tell(&places);
        }
        Ok(())
    }

    /// The share of all deals, with the one that was seen, that are as extreme: `(1 + b) / (1 + r)`, so that it is never zero (Phipson & Smyth
    /// 2010).
    pub(in crate::inequality) fn p_value(self, extreme: u32) -> f64 {
        (1.0 + f64::from(extreme)) / (1.0 + f64::from(self.count))
    }

    fn check(self, work: usize) -> Result<()> {
        let count = self.count;
        if count < FEWEST {
            let message = format!(
                "`permutations` is {count}: at least {FEWEST} are needed for a p-value of 0.01, 999 for one of 0.001"
            );
            return Err(Error::new(ErrorCode::OutOfRange, "permutations", message));
        }
        if u64::from(count).saturating_mul(work as u64) > WORK_CAP {
            let message = format!(
                "`permutations` ({count}) times rows or pairs ({work}) is above the cap of 100,000,000: ask for fewer"
            );
            return Err(Error::new(ErrorCode::TooMuchWork, "permutations", message));
        }
        Ok(())
    }
}

/// The p-value of the part of an entropy index between groups: rows keep their values and weights, and the names of the groups are dealt
/// anew.
pub(super) fn p_value(
    asked: Permutations,
    values: &WeightedValues<'_>,
    (of_row, groups): (&[usize], usize),
    all: &Entropy,
) -> Result<f64> {
    if values.survey().is_some() {
        let message = "`permutations` exchange rows, which those of a survey with a `design` do not allow: leave one of them out";
        return Err(Error::new(
            ErrorCode::ConflictingArguments,
            "permutations",
            message,
        ));
    }
    // Weights, and how far each row is from the mean.
    let each: Vec<(f64, f64)> = rows(values)
        .map(|(y, w)| (w, if w > 0.0 { w * all.past_one(y) } else { 0.0 }))
        .collect();
    let mut sums = vec![(0.0, 0.0); groups];
    // Sums in the order of the rows: exact ones for each permutation would cost more than the permutation.
    let mut between = |group_of: &mut dyn Iterator<Item = usize>| {
        sums.fill((0.0, 0.0));
        for (group, (weight, far)) in group_of.zip(&each) {
            if let Some((people, held)) = sums.get_mut(group) {
                *people += weight;
                *held += far;
            }
        }
        sums.iter()
            .filter(|(people, _)| *people > 0.0)
            .map(|(people, held)| {
                let past_one = (held / people).max(-1.0);
                people * all.excess_at(1.0 + past_one, past_one)
            })
            .sum::<f64>()
    };
    let seen = between(&mut of_row.iter().copied()) * (1.0 - SLACK);
    let mut extreme = 0_u32;
    asked.deal((of_row.len(), of_row.len()), &mut |places| {
        let mut dealt = places
            .iter()
            .map(|place| of_row.get(*place as usize).copied().unwrap_or(groups));
        extreme += u32::from(between(&mut dealt) >= seen);
    })?;
    Ok(asked.p_value(extreme))
}
