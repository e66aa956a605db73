//! The groups of a decomposition: what each of them is, and what one person moves.

use super::super::distribution::rows;
use super::super::entropy::Entropy;
use super::partition::Partition;
use crate::error::Result;
use crate::input::WeightedValues;
use crate::numeric::{math, sum};

/// One group, as the whole sees it.
#[derive(Clone, Copy, Default)]
pub(super) struct Group {
    pub(super) rows: u64,
    pub(super) people: f64,
    /// Of the people.
    pub(super) share: f64,
    pub(super) mean: f64,
    /// Its mean over that of all, and how far that is from 1.
    pub(super) ratio: f64,
    pub(super) past_one: f64,
    pub(super) index: f64,
    pub(super) contribution: f64,
    /// What its mean adds to the part between groups, for each of its people.
    pub(super) term: f64,
}

/// All of them, and the index that is divided.
pub(super) struct Groups {
    pub(super) each: Vec<Group>,
    pub(super) alpha: f64,
}

impl Groups {
    pub(super) fn new(
        values: &WeightedValues<'_>,
        partition: &Partition<'_>,
        all: &Entropy,
    ) -> Result<Self> {
        let every: Vec<(f64, f64)> = rows(values).collect();
        let each = partition.groups().map(|numbers| {
            let part = numbers.iter().filter_map(|row| every.get(*row).copied());
            Self::one(&part.collect::<Vec<_>>(), values.total_weight(), all)
        });
        Ok(Self {
            each: each.collect::<Result<_>>()?,
            alpha: all.alpha(),
        })
    }

    fn one(part: &[(f64, f64)], everyone: f64, all: &Entropy) -> Result<Group> {
        let (y, w): (Vec<f64>, Vec<f64>) = part.iter().copied().unzip();
        let mut group = Group {
            rows: part.len() as u64,
            people: sum::sum(&w),
            ..Group::default()
        };
        if group.people == 0.0 {
            // Nobody stands in it.
            (group.mean, group.index) = (f64::NAN, f64::NAN);
            return Ok(group);
        }
        group.share = group.people / everyone;
        let own = WeightedValues::new(&y, Some(&w))?;
        if y.iter().zip(&w).all(|(y, w)| *y == 0.0 || *w == 0.0) {
            (group.index, group.past_one) = (f64::NAN, -1.0);
            group.term = all.excess_at(0.0, -1.0);
            return Ok(group);
        }
        let entropy = Entropy::new(&own, all.alpha(), "`alpha` of zero or less")?;
        group.mean = entropy.mean;
        group.ratio = entropy.mean / all.mean;
        group.past_one = all.past_one(entropy.mean) + entropy.rest() / all.mean;
        group.index = entropy.value;
        group.term = all.excess_at(group.ratio, group.past_one);
        group.contribution = group.share * math::pow(group.ratio, all.alpha()) * entropy.value;
        Ok(group)
    }

    pub(super) fn each<T>(&self, of: impl Fn(&Group) -> T) -> Vec<T> {
        self.each.iter().map(of).collect()
    }

    pub(super) fn within(&self) -> f64 {
        sum::sum_of(self.each.iter().map(|one| one.contribution))
    }

    pub(super) fn between(&self) -> f64 {
        sum::sum_of(self.each.iter().map(|one| one.share * one.term))
    }

    /// Influence of one unit on the part between groups, row by row: `e(r) - B + e'(r) (y - m_g) / m - a B (y - m) / m`, with r the mean
    /// of its group over that of all, e what a person at the group's mean adds, and `e'(r) = (r^(a - 1) - 1) / (a - 1)`.
    pub(super) fn influence(
        &self,
        values: &WeightedValues<'_>,
        row_groups: &[usize],
        all: &Entropy,
        between: f64,
    ) -> Vec<f64> {
        let less = self.alpha - 1.0;
        let slopes = self.each(|one| {
            let log = if one.past_one.abs() < 0.5 {
                math::ln_1p(one.past_one)
            } else {
                math::ln(one.ratio)
            };
            if one.ratio == 0.0 {
                // All of the group have nothing: only more could move it, which a derivative does not see.
                0.0
            } else if less == 0.0 {
                log
            } else {
                math::exp_m1(less * log) / less
            }
        });
        let of = |((y, w), group): ((f64, f64), &usize)| {
            let (Some(one), Some(slope)) = (self.each.get(*group), slopes.get(*group)) else {
                return 0.0;
            };
            if w == 0.0 {
                return 0.0;
            }
            let from_all = all.past_one(y);
            one.term - between + slope * (from_all - one.past_one) - self.alpha * between * from_all
        };
        rows(values).zip(row_groups).map(of).collect()
    }
}
