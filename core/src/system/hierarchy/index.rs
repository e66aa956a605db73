//! Places and links by number: what is sorted once, and looked up often.

use super::{Hierarchy, Link};

impl Hierarchy {
    /// Sorts links by child and places by level, and finds which levels stand above which.
    pub(super) fn sort(&mut self) {
        self.links
            .sort_unstable_by_key(|link| (link.child, link.row));
        let mut counts = vec![0_usize; self.places.len() + 1];
        for link in &self.links {
            if let Some(count) = counts.get_mut(link.child as usize + 1) {
                *count += 1;
            }
        }
        self.starts = counts
            .iter()
            .scan(0, |total, count| {
                *total += count;
                Some(*total)
            })
            .collect();
        let mut above = vec![0_u64; self.levels.len()];
        for link in &self.links {
            let (below, higher) = (self.level_of(link.child), self.level_of(link.parent));
            if let Some(bits) = above.get_mut(below as usize) {
                *bits |= bit(higher);
            }
        }
        // What stands above what stands above: as many rounds as there can be steps.
        for _ in 0..above.len() {
            let before = above.clone();
            for bits in &mut above {
                for (level, more) in before.iter().enumerate() {
                    if *bits >> level & 1 == 1 {
                        *bits |= more;
                    }
                }
            }
            if above == before {
                break;
            }
        }
        self.above = above;
        let mut downwards: Vec<u32> = (0..self.places.len())
            .map(|place| u32::try_from(place).unwrap_or(u32::MAX))
            .collect();
        // A level has more levels above it than each of those has.
        downwards.sort_by_key(|&place| self.above_of(self.level_of(place)).count_ones());
        self.downwards = downwards;
    }

    pub(super) fn places_of(&self, code: u32) -> impl Iterator<Item = u32> + '_ {
        let first = self.first.get(code as usize).copied().flatten();
        std::iter::successors(first, |&place| self.places.get(place as usize)?.next)
    }

    pub(super) fn level_of(&self, place: u32) -> u32 {
        self.places
            .get(place as usize)
            .map_or(u32::MAX, |place| place.level)
    }

    pub(super) fn above_of(&self, level: u32) -> u64 {
        self.above.get(level as usize).copied().unwrap_or(0)
    }

    pub(super) fn links_of(&self, place: u32) -> &[Link] {
        let at = |index: usize| self.starts.get(index).copied().unwrap_or(0);
        let place = place as usize;
        self.links.get(at(place)..at(place + 1)).unwrap_or(&[])
    }

    pub(in crate::system) fn code_of(&self, place: u32) -> &str {
        let code = self
            .places
            .get(place as usize)
            .map_or(u32::MAX, |place| place.code);
        self.codes.text(code)
    }

    pub(in crate::system) fn level_name(&self, level: u32) -> &str {
        self.levels.text(level)
    }

    /// The places at a level, in order of appearance.
    pub(in crate::system) fn places_at(&self, level: u32) -> impl Iterator<Item = u32> + '_ {
        let numbered = self.places.iter().zip(0_u32..);
        numbered
            .filter(move |(place, _)| place.level == level)
            .map(|(_, number)| number)
    }

    pub(in crate::system) fn place_count(&self) -> usize {
        self.places.len()
    }

    /// The place of a code at a level.
    pub(in crate::system) fn place(&self, level: u32, code: &str) -> Option<u32> {
        self.place_of(level, self.codes.find(code)?)
    }

    /// The number of a code, for [`Hierarchy::levels_of`] and [`Hierarchy::place_of`]: texts are looked up once.
    pub(in crate::system) fn number(&self, code: &str) -> Option<u32> {
        self.codes.find(code)
    }

    /// The levels at which a code stands, as bits.
    pub(in crate::system) fn levels_of(&self, code: u32) -> u64 {
        self.places_of(code)
            .fold(0, |bits, place| bits | bit(self.level_of(place)))
    }

    /// The place of a code at a level.
    pub(in crate::system) fn place_of(&self, level: u32, code: u32) -> Option<u32> {
        self.places_of(code)
            .find(|&place| self.level_of(place) == level)
    }

    /// Whether one level stands above another.
    pub(in crate::system) fn is_above(&self, higher: u32, lower: u32) -> bool {
        self.above_of(lower) & bit(higher) != 0
    }
}

pub(super) fn bit(level: u32) -> u64 {
    1_u64.checked_shl(level).unwrap_or(0)
}
