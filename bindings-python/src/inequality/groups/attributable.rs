//! Population attributable risk and fraction.

use commonweal::PopulationAttributableRisk;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::{Input, group_functions, places};
use crate::convert::{
    AttributableForm, EventDistribution, Floats, Given, GroupInterval, Levels, Nulls, Polarity,
    Real, Unit,
};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};

group_functions! {
    /// Population attributable risk, or fraction: how the mean would change if all groups were as the best, or as a reference.
    ///
    /// Reference less mean, over the mean for form="fraction" (a share, not a percentage); negative where the mean would fall.
    /// The reference is a row, or the best group (`polarity` says which end is good). `mean` is that of the whole population
    /// where it is known otherwise. Limits need `standard_errors` or `events`: from a named reference they are propagated, from
    /// the best group found by inverting a test over seeded draws, as it was chosen for its value.
    ///
    /// >>> import commonweal as cw
    /// >>> risk = cw.population_attributable_risk([91, 74.5, 68], population=[4000, 8000, 6000], polarity="lower-is-better")
    /// >>> print(f"{risk.value:.6f}")
    /// -8.000000
    population_attributable_risk, population_attributable_risk_groups,
    "(values, *, population=None, reference=None, form='risk', polarity='neutral', mean=None, level=0.95, standard_errors=None, events=None, event_distribution='poisson', interval='automatic', draws=10000, seed=1, unit=None, nulls='raise')",
    rows: [reference],
    own: [form: AttributableForm = AttributableForm::default(), polarity: Polarity = Polarity::default(), mean: Option<Real> = None],
    metric: {
        let metric = PopulationAttributableRisk::new().form(form.0).polarity(polarity.0);
        match &mean {
            Some(mean) => metric.mean(mean.get("mean")?),
            None => metric,
        }
    },
    named: |metric, named| named[1].map_or(metric, |row| metric.reference(row)),
}
