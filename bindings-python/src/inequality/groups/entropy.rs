//! Theil index and mean log deviation between groups.

use commonweal::BetweenGroupEntropy;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::{Input, group_functions, places};
use crate::convert::{
    EntropyForm, EventDistribution, Floats, Given, GroupInterval, Levels, Nulls, Real, Unit,
};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};

group_functions! {
    /// Theil index or mean log deviation between groups: how far the shares of the total are from the shares of the people.
    ///
    /// With r = y / m: sum(p r ln r), or -sum(p ln r) for form="mean-log-deviation"; natural logarithms, not multiplied by 1,000.
    /// Limits need `standard_errors` or `events`; noise makes groups look unequal, and the limits allow for it by inverting a
    /// test over seeded draws; interval="propagated" (the delta method) does not.
    ///
    /// >>> import commonweal as cw
    /// >>> print(f"{cw.between_group_entropy([0, 8]).value:.6f}")
    /// 0.693147
    between_group_entropy, between_group_entropy_groups,
    "(values, *, population=None, form='theil', level=0.95, standard_errors=None, events=None, event_distribution='poisson', interval='automatic', draws=10000, seed=1, unit=None, nulls='raise')",
    rows: [],
    own: [form: EntropyForm = EntropyForm::default()],
    metric: BetweenGroupEntropy::new().form(form.0),
    named: |metric, _named| metric,
}
