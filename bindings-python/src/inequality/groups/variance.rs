//! The variance between groups.

use commonweal::BetweenGroupVariance;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::{Input, group_functions, places};
use crate::convert::{
    BetweenGroupForm, EventDistribution, Floats, Given, GroupInterval, Levels, Nulls, Real, Unit,
};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};

group_functions! {
    /// Variance between groups, or its root, or the coefficient of variation: how far the values of all groups are from the mean.
    ///
    /// V = sum(p (y - m)^2), with p the share of people in each group and m their mean; without `population` all groups count
    /// alike. `form` is "variance", "standard-deviation" or "coefficient-of-variation" (a share of the mean, not a percentage).
    /// Limits need `standard_errors` or `events`; noise makes groups look unequal, and the limits allow for it by inverting a
    /// test over seeded draws. interval="propagated", for the variance, does not.
    ///
    /// >>> import commonweal as cw
    /// >>> variance = cw.between_group_variance([91, 74.5, 68], population=[4000, 8000, 6000])
    /// >>> print(f"{variance.value:.6f}")
    /// 72.333333
    between_group_variance, between_group_variance_groups,
    "(values, *, population=None, form='variance', level=0.95, standard_errors=None, events=None, event_distribution='poisson', interval='automatic', draws=10000, seed=1, unit=None, nulls='raise')",
    rows: [],
    own: [form: BetweenGroupForm = BetweenGroupForm::default()],
    metric: BetweenGroupVariance::new().form(form.0),
    named: |metric, _named| metric,
}
