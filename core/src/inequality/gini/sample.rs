//! The error of the Gini index of a sample.

use crate::error::{Error, ErrorCode, Result};
use crate::input::WeightedValues;
use crate::numeric::{math, sum};

use super::super::ascending::{Ascending, Running};
use super::super::distribution::rows;
use super::{GiniIndex, squared_shares};

impl GiniIndex {
    /// Influence of one unit, row by row. `m (1 - G)` is `X = int S(t)^nu dt` with `S` the share of people above `t`; one more
    /// person at `y` moves it by `nu (int_0^y S^(nu - 1) dt - X)`, and the mean by `y - m`. All lengths are measured from the
    /// smallest value, which drops out.
    pub(super) fn influence(
        &self,
        values: &WeightedValues<'_>,
        order: &Ascending,
        mean: f64,
        index: f64,
    ) -> Vec<f64> {
        let (least, people) = (order.least(), values.total_weight());
        let lift = sum::sum_of(rows(values).map(|(y, w)| (y - least) * (w / people)));
        let welfare = lift - index * mean;
        let mut reached = Running::default();
        let mut sorted = Vec::with_capacity(values.values().len());
        sorted.push((least, 0.0));
        for step in order.steps() {
            let seen = if self.nu == 2.0 {
                step.above
            } else {
                math::pow(step.above, self.nu - 1.0)
            };
            reached.add(step.gap * seen);
            if step.gap > 0.0 {
                sorted.push((step.next, reached.value()));
            }
        }
        let of = |y: f64| {
            let at = sorted
                .partition_point(|(value, _)| *value < y)
                .min(sorted.len() - 1);
            let reached = sorted.get(at).map_or(0.0, |(_, reached)| *reached);
            (self.nu * (welfare - reached) + (1.0 - index) * ((y - least) - lift)) / mean
        };
        values.values().iter().map(|y| of(*y)).collect()
    }

    /// Leaves out one row at a time. With `p` shares of the weights, the index is `D / m` with `D` half the mean difference;
    /// without row i it is `(D - p_i d_i) / ((1 - p_i) (m - p_i y_i))`, with `d_i` the mean distance of all from `y_i`.
    pub(super) fn jackknife(
        &self,
        values: &WeightedValues<'_>,
        order: &Ascending,
        mean: f64,
        index: f64,
    ) -> Result<f64> {
        if self.nu != 2.0 {
            let message = "`interval` is \"jackknife\", which is for nu = 2: ask for linearised limits, or leave nu out";
            return Err(Error::new(
                ErrorCode::ConflictingArguments,
                "interval",
                message,
            ));
        }
        let people = values.total_weight();
        let squares = squared_shares(values);
        let mut all_above = Running::default();
        order
            .steps()
            .for_each(|step| all_above.add(step.gap * step.above));
        let (mut below, mut above) = (Running::default(), Running::default());
        let mut steps = order.steps();
        let mut replicates = Vec::new();
        for (value, weight) in order.iter() {
            let share = weight / people;
            let distance = below.value() + above.until(all_above);
            let rest = 1.0 - share;
            let one = (index * mean - share * distance) / (rest * (mean - share * value));
            let factor = self.factor(people - weight, (squares - share * share) / (rest * rest));
            if weight > 0.0 {
                replicates.push(one * factor);
            }
            if let Some(step) = steps.next() {
                below.add(step.gap * step.below);
                above.add(step.gap * step.above);
            }
        }
        let n = replicates.len() as f64;
        let centre = sum::sum(&replicates) / n;
        let squares = sum::sum_of(replicates.iter().map(|one| (one - centre) * (one - centre)));
        let error = (squares * (n - 1.0) / n).sqrt();
        if error.is_finite() {
            return Ok(error);
        }
        let message = "without one of the rows the index of `values` has no value: the jackknife cannot be made; ask for \
            interval=\"linearised\"";
        Err(Error::new(ErrorCode::NotComputable, "values", message))
    }
}
