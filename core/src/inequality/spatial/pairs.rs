//! Pairs of neighbours, and what they add to the Gini index.

use std::collections::HashMap;

use super::super::decomposition::Permutations;
use super::SpatialAlternative;
use crate::error::{Error, ErrorCode, Result};

/// What rounding may take off a part that is the same.
const SLACK: f64 = 1e-9;

/// Pairs of rows that are neighbours, each once, in the order of the rows.
pub(super) struct Pairs {
    pub(super) joined: Vec<(u32, u32)>,
    /// How many places have no neighbour.
    pub(super) alone: usize,
    places: usize,
}

impl Pairs {
    pub(super) fn new(place: &[String], from: &[String], to: &[String]) -> Result<Self> {
        if from.is_empty() {
            return Err(Error::empty("neighbour_from"));
        }
        if to.len() != from.len() {
            return Err(Error::length(
                "neighbour_to",
                to.len(),
                "neighbour_from",
                from.len(),
            ));
        }
        let mut rows: HashMap<&str, u32> = HashMap::new();
        for ((row, name), number) in place.iter().enumerate().zip(0_u32..) {
            if let Some(before) = rows.insert(name, number) {
                let message = format!(
                    "`place` row {row} is \"{name}\", as row {before} is: give each place once"
                );
                return Err(Error::new(ErrorCode::DuplicateKey, "place", message).at(row));
            }
        }
        let find = |param: &'static str, row: usize, name: &String| {
            rows.get(name.as_str()).copied().ok_or_else(|| {
                let message = format!(
                    "`{param}` row {row} is \"{name}\", which is no place: give its row, or leave out pairs with it"
                );
                Error::new(ErrorCode::UnknownCode, param, message).at(row)
            })
        };
        let mut joined: Vec<u128> = Vec::with_capacity(from.len());
        for (row, (one, other)) in from.iter().zip(to).enumerate() {
            let (a, b) = (
                find("neighbour_from", row, one)?,
                find("neighbour_to", row, other)?,
            );
            if a == b {
                let message = format!(
                    "`neighbour_to` row {row} is \"{other}\", the place itself: no place is its own neighbour; leave the pair out"
                );
                return Err(Error::new(ErrorCode::OutOfRange, "neighbour_to", message).at(row));
            }
            joined.push(u128::from(a.min(b)) << 32 | u128::from(a.max(b)));
        }
        joined.sort_unstable();
        joined.dedup();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "two rows of 32 bits were put together"
        )]
        let apart = |pair: u128| ((pair >> 32) as u32, pair as u32);
        let joined: Vec<(u32, u32)> = joined.into_iter().map(apart).collect();
        let mut met = vec![false; place.len()];
        for row in joined.iter().flat_map(|(a, b)| [*a, *b]) {
            if let Some(cell) = met.get_mut(row as usize) {
                *cell = true;
            }
        }
        Ok(Self {
            alone: met.iter().filter(|met| !**met).count(),
            joined,
            places: place.len(),
        })
    }

    /// What each pair adds, from values over the mean and shares of the weight.
    pub(super) fn adds<'a>(
        &'a self,
        each: &'a [(f64, f64)],
    ) -> impl Iterator<Item = f64> + Clone + 'a {
        let at = |row: &u32| each.get(*row as usize).copied().unwrap_or_default();
        self.joined.iter().map(move |(a, b)| apart(at(a), at(b)))
    }

    pub(super) fn p_value(
        &self,
        asked: Permutations,
        alternative: SpatialAlternative,
        each: &[(f64, f64)],
    ) -> Result<f64> {
        // In the order of the pairs: an exact sum for each permutation would cost more than the permutation.
        let seen: f64 = self.adds(each).sum();
        let (mut less, mut more) = (0_u32, 0_u32);
        let mut dealt = each.to_vec();
        asked.deal((self.places, self.joined.len()), &mut |places| {
            for (cell, place) in dealt.iter_mut().zip(places) {
                *cell = each.get(*place as usize).copied().unwrap_or_default();
            }
            let found: f64 = self.adds(&dealt).sum();
            less += u32::from(found <= seen * (1.0 + SLACK));
            more += u32::from(found >= seen * (1.0 - SLACK));
        })?;
        let (less, more) = (asked.p_value(less), asked.p_value(more));
        Ok(match alternative {
            SpatialAlternative::Clustered => less,
            SpatialAlternative::Dispersed => more,
            SpatialAlternative::Either => (2.0 * less.min(more)).min(1.0),
        })
    }
}

/// Two places with their shares of the weight.
fn apart((one, weight): (f64, f64), (other, other_weight): (f64, f64)) -> f64 {
    (one - other).abs() * weight * other_weight
}
