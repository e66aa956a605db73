//! Mean difference and index of disparity.

use commonweal::{IndexOfDisparity, MeanDifference};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::{Input, group_functions, places};
use crate::convert::{
    Against, EventDistribution, Floats, Given, GroupInterval, Levels, Nulls, Polarity, Real, Unit,
};
use crate::errors::{Failure, refuse_unknown};
use crate::named_columns::Flag;
use crate::results::{Estimate, Estimates};

group_functions! {
    /// Mean difference of all groups from the mean, from the best group (`against="best"`) or from a reference group.
    ///
    /// sum(w |y - r|), with r the mean weighted by `population`, the best value (`polarity` says which end is good), or that of
    /// the row `reference`; each group counts once, or by its people with `weighted`. `mean` is that of the whole population
    /// where it is known otherwise. Limits need `standard_errors` or `events`; noise makes groups look unequal, and the limits
    /// allow for it by inverting a test over seeded draws.
    ///
    /// >>> import commonweal as cw
    /// >>> print(cw.mean_difference([91, 74.5, 68], against="best", polarity="lower-is-better").value)
    /// 9.833333333333332
    mean_difference, mean_difference_groups,
    "(values, *, population=None, reference=None, against='mean', polarity='neutral', weighted=False, mean=None, level=0.95, standard_errors=None, events=None, event_distribution='poisson', interval='automatic', draws=10000, seed=1, unit=None, nulls='raise')",
    rows: [reference],
    own: [against: Against = Against::default(), polarity: Polarity = Polarity::default(), weighted: Flag = Flag::NO, mean: Option<Real> = None],
    metric: {
        let metric = MeanDifference::new().against(against.0).polarity(polarity.0);
        let metric = metric.weighted(weighted.get("weighted")?);
        match &mean {
            Some(mean) => metric.mean(mean.get("mean")?),
            None => metric,
        }
    },
    named: |metric, named| named[1].map_or(metric, |row| metric.reference(row)),
}

group_functions! {
    /// Index of disparity: the mean difference of all groups from the mean, the best or a reference group, over that value.
    ///
    /// The mean difference of `mean_difference`, with the same options, divided by the value from which differences are taken:
    /// a share, not a percentage. Published with each group counting once, from the mean of the population.
    ///
    /// >>> import commonweal as cw
    /// >>> print(f"{cw.index_of_disparity([12, 8]).value:.6f}")
    /// 0.200000
    index_of_disparity, index_of_disparity_groups,
    "(values, *, population=None, reference=None, against='mean', polarity='neutral', weighted=False, mean=None, level=0.95, standard_errors=None, events=None, event_distribution='poisson', interval='automatic', draws=10000, seed=1, unit=None, nulls='raise')",
    rows: [reference],
    own: [against: Against = Against::default(), polarity: Polarity = Polarity::default(), weighted: Flag = Flag::NO, mean: Option<Real> = None],
    metric: {
        let metric = IndexOfDisparity::new().against(against.0).polarity(polarity.0);
        let metric = metric.weighted(weighted.get("weighted")?);
        match &mean {
            Some(mean) => metric.mean(mean.get("mean")?),
            None => metric,
        }
    },
    named: |metric, named| named[1].map_or(metric, |row| metric.reference(row)),
}
