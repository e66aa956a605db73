//! Difference and ratio of two groups.

use commonweal::{GroupDifference, GroupRatio};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::{Input, group_functions, places};
use crate::convert::{EventDistribution, Floats, Given, GroupInterval, Levels, Nulls, Real, Unit};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};

group_functions! {
    /// Difference between two groups: named by their rows, or the largest less the smallest value of all (the range).
    ///
    /// `group` less `reference`, rows counted from 0; without both the range, which grows with the number of groups and by
    /// chance alone. Limits need `standard_errors` or `events` (with `population` for proportions): between named groups they
    /// are propagated; those of the range are found by inverting a test over seeded draws, as it was chosen for being large.
    ///
    /// >>> import commonweal as cw
    /// >>> gap = cw.group_difference([91, 74.5, 68], group=0, reference=2, standard_errors=[4, 2, 3])
    /// >>> print(f"{gap.value} from {gap.interval.lower:.6f} to {gap.interval.upper:.6f}")
    /// 23.0 from 13.200180 to 32.799820
    group_difference, group_difference_groups,
    "(values, *, population=None, group=None, reference=None, level=0.95, standard_errors=None, events=None, event_distribution='poisson', interval='automatic', draws=10000, seed=1, unit=None, nulls='raise')",
    rows: [group, reference],
    own: [],
    metric: GroupDifference::new(),
    named: |metric, named| {
        let [group, reference] = named;
        let metric = group.map_or(metric, |row| metric.group(row));
        reference.map_or(metric, |row| metric.reference(row))
    },
}

group_functions! {
    /// Ratio of two groups: named by their rows, or the largest over the smallest value of all.
    ///
    /// `group` over `reference`, rows counted from 0. Limits are made on the scale of the logarithm, and the standard error is
    /// that of the logarithm; they need `standard_errors` or `events`, as for `group_difference`.
    ///
    /// >>> import commonweal as cw
    /// >>> ratio = cw.group_ratio([91, 74.5, 68], group=0, reference=2, standard_errors=[4, 2, 3])
    /// >>> print(f"{ratio.value:.6f} from {ratio.interval.lower:.6f} to {ratio.interval.upper:.6f}")
    /// 1.338235 from 1.184464 to 1.511970
    group_ratio, group_ratio_groups,
    "(values, *, population=None, group=None, reference=None, level=0.95, standard_errors=None, events=None, event_distribution='poisson', interval='automatic', draws=10000, seed=1, unit=None, nulls='raise')",
    rows: [group, reference],
    own: [],
    metric: GroupRatio::new(),
    named: |metric, named| {
        let [group, reference] = named;
        let metric = group.map_or(metric, |row| metric.group(row));
        reference.map_or(metric, |row| metric.reference(row))
    },
}
