//! The group of each row.

use super::{AssignQuantiles, QuantilePlace, RankedAreas};
use crate::error::{Error, ErrorCode, Result};
use crate::input::Order;
use crate::numeric::rank::argsort;
use crate::numeric::sum::ExactSum;

impl AssignQuantiles {
    pub(super) fn national(&self, rank: &[f64], areas: u32) -> Vec<u32> {
        let one = |&rank: &f64| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole, from 1 to 2^32 - 1"
            )]
            let rank = rank as u64;
            let from_most = match self.order {
                Order::LeastDeprivedFirst => u64::from(areas) + 1 - rank,
                Order::MostDeprivedFirst => rank,
            };
            let group = (from_most * u64::from(self.groups)).div_ceil(u64::from(areas));
            u32::try_from(group).unwrap_or(self.groups)
        };
        rank.iter().map(one).collect()
    }

    pub(super) fn within(
        &self,
        rows: &RankedAreas<'_>,
        area: &[u32],
        count: usize,
        tied: &mut bool,
    ) -> Result<Vec<u32>> {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (row, area) in area.iter().enumerate() {
            if let Some(list) = members.get_mut(*area as usize) {
                list.push(row);
            }
        }
        let mut quantile = vec![0_u32; area.len()];
        for list in &members {
            let key: Vec<f64> = list
                .iter()
                .map(|&row| {
                    let rank = rows.rank.get(row).copied().unwrap_or(f64::NAN);
                    if self.order == Order::MostDeprivedFirst {
                        rank
                    } else {
                        -rank
                    }
                })
                .collect();
            let weights: Option<Vec<f64>> = rows.population.map(|people| {
                list.iter()
                    .map(|&row| people.get(row).copied().unwrap_or(0.0))
                    .collect()
            });
            let groups = match &weights {
                None => self.by_position(&key, tied),
                Some(weights) => self.by_people(&key, weights, list)?,
            };
            for (&row, group) in list.iter().zip(groups) {
                if let Some(slot) = quantile.get_mut(row) {
                    *slot = group;
                }
            }
        }
        Ok(quantile)
    }

    /// The group in which the middle of each small area stands, in whole numbers: that of position i of n is (2i - 1) / 2n.
    /// Or that of its start or its end.
    fn by_position(&self, key: &[f64], tied: &mut bool) -> Vec<u32> {
        let order = argsort(key);
        let mut groups = vec![0; key.len()];
        let value = |place: usize| {
            order
                .get(place)
                .and_then(|&row| key.get(row as usize))
                .copied()
        };
        let mut start = 0;
        while start < order.len() {
            let mut end = start + 1;
            while end < order.len() && value(end) == value(start) {
                end += 1;
            }
            *tied |= end - start > 1;
            let (all, number) = (key.len() as u64, u64::from(self.groups));
            let group = match self.decides() {
                QuantilePlace::Middle => ((start + end) as u64 * number).div_ceil(2 * all),
                QuantilePlace::Start => 1 + start as u64 * number / all,
                QuantilePlace::End => (end as u64 * number).div_ceil(all),
            };
            for &row in order.get(start..end).unwrap_or(&[]) {
                if let Some(slot) = groups.get_mut(row as usize) {
                    *slot = u32::try_from(group).unwrap_or(self.groups);
                }
            }
            start = end;
        }
        groups
    }

    /// The group in which the middle person of each small area stands, or its first or last one.
    fn by_people(&self, key: &[f64], weights: &[f64], list: &[usize]) -> Result<Vec<u32>> {
        let mut total = ExactSum::new();
        total.add_all(weights);
        let total = total.value();
        if !total.is_finite() {
            return Err(Error::overflow("population", "the number of people"));
        }
        if total <= 0.0 {
            let row = list.first().copied().unwrap_or(0);
            let message = format!(
                "`population` is zero in every small area of an area (the first is row {row}): groups of equal numbers of people need people"
            );
            return Err(Error::new(ErrorCode::ZeroDenominator, "population", message).at(row));
        }
        let groups = f64::from(self.groups);
        if self.decides() != QuantilePlace::Middle {
            return Ok(self.by_edge(key, weights, total));
        }
        let middle = crate::numeric::rank::ridits(key, weights);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1 and the number of groups"
        )]
        let group = |ridit: &f64| (ridit * groups).ceil().clamp(1.0, groups) as u32;
        Ok(middle.iter().map(group).collect())
    }

    /// The group in which the first or the last person of each small area stands; small areas that share a rank are one.
    fn by_edge(&self, key: &[f64], weights: &[f64], total: f64) -> Vec<u32> {
        let mut groups = vec![0; key.len()];
        let number = f64::from(self.groups);
        let mut people = ExactSum::new();
        for block in crate::numeric::rank::order(key).chunk_by(|a, b| a.0 == b.0) {
            let before = people.value();
            for (_, row) in block {
                people.add(weights.get(*row as usize).copied().unwrap_or(0.0));
            }
            let group = if self.decides() == QuantilePlace::Start {
                1.0 + (before * number / total).floor()
            } else {
                (people.value() * number / total).ceil()
            };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 1 and the number of groups"
            )]
            let group = group.clamp(1.0, number) as u32;
            for (_, row) in block {
                if let Some(slot) = groups.get_mut(*row as usize) {
                    *slot = group;
                }
            }
        }
        groups
    }
}
