//! The change of the mean log deviation, divided by what changed.

use commonweal::{MeanLogDeviationChangeModel, PeriodColumns};
use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{
    Floats, Levels, MeanLogDeviationChangeForm, SampleInterval, missing, optional,
};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Array, Estimate, display, frozen, json};
use crate::texts::Texts;

frozen! {
    /// A change of the mean log deviation in its parts, and the groups.
    MeanLogDeviationChange {
        /// The mean log deviation after, less that before.
        total: Estimate = |core, _| Estimate(core.total.clone());
        /// What inequality within groups did.
        within: Estimate = |core, _| Estimate(core.within.clone());
        /// What the sizes of groups did as inequality within them differs.
        sizes_within: Estimate = |core, _| Estimate(core.sizes_within.clone());
        /// What the sizes of groups did as their means differ.
        sizes_between: Estimate = |core, _| Estimate(core.sizes_between.clone());
        /// What the means of groups did.
        means: Estimate = |core, _| Estimate(core.means.clone());
        /// What is left: zero in the form "exact".
        rest: Estimate = |core, _| Estimate(core.rest.clone());
        /// The mean log deviation before.
        before: f64 = |core, _| core.before;
        /// And after.
        after: f64 = |core, _| core.after;
        /// The groups, in order of first appearance before.
        group: Vec<String> = |core, _| core.group.clone();
        /// What each adds to `within`.
        within_contribution: Array<'py> = |core, py| core.within_contribution.to_pyarray(py);
        /// To both parts of sizes.
        sizes_contribution: Array<'py> = |core, py| core.sizes_contribution.to_pyarray(py);
        /// To `means`.
        means_contribution: Array<'py> = |core, py| core.means_contribution.to_pyarray(py);
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.group.len()
        }
    }
}

/// Decomposition of the change of the mean log deviation between two periods: inequality within groups, their sizes, their means.
///
/// With v the share of people of a group, I its index, l its mean over that of all, bars for the mean of both periods and d for after minus
/// before: `within = sum(v_bar dI)`, `sizes_within = sum(I_bar dv)`, `sizes_between = -sum(ln(l)_bar dv)`, `means = -sum(v_bar d ln(l))`, which
/// come to the change. form="mookherjee-shorrocks" has `sizes_between = sum((l_bar - ln(l)_bar) dv)` and `means = sum((s_bar - v_bar) d ln(m))`,
/// with s the share of the total and m the mean: what a group does to the mean of all is counted with it, and a rest is left.
///
/// `before` and `after` are values above zero, each with the group of its row and the people it stands for; both periods have the same
/// groups. Values of whole populations have no limits; for two samples drawn apart ask for interval="linearised", or "linearised-sampling".
///
/// >>> import commonweal as cw
/// >>> place = ["north", "north", "south", "south"]
/// >>> change = cw.mean_log_deviation_change([1, 3, 4, 8], [2, 3, 8, 16], before_group=place, after_group=place)
/// >>> print(f"{change.within.value:.6f} + {change.means.value:.6f} = {change.total.value:.6f}")
/// -0.061715 + 0.136562 = 0.074847
#[pyfunction]
#[pyo3(signature = (before, after, *, before_group=None, after_group=None, before_weights=None, after_weights=None, form=MeanLogDeviationChangeForm::default(), level=Levels::default(), interval=SampleInterval::default(), **unknown), text_signature = "(before, after, *, before_group, after_group, before_weights=None, after_weights=None, form='exact', level=0.95, interval='none')")]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn mean_log_deviation_change(
    before: Floats,
    after: Floats,
    before_group: Option<Texts>,
    after_group: Option<Texts>,
    before_weights: Option<Floats>,
    after_weights: Option<Floats>,
    form: MeanLogDeviationChangeForm,
    level: Levels,
    interval: SampleInterval,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<MeanLogDeviationChange, Failure> {
    refuse_unknown(unknown.as_ref(), "mean_log_deviation_change")?;
    let model = MeanLogDeviationChangeModel::new()
        .form(form.0)
        .level(level.0)
        .interval(interval.0);
    let groups = before_group.ok_or_else(|| missing("before_group"))?;
    let later = after_group.ok_or_else(|| missing("after_group"))?;
    let (groups, later) = (groups.get("before_group")?, later.get("after_group")?);
    let first = PeriodColumns {
        values: before.get("before")?,
        group: &groups,
        weights: optional(before_weights.as_ref(), "before_weights")?,
    };
    let second = PeriodColumns {
        values: after.get("after")?,
        group: &later,
        weights: optional(after_weights.as_ref(), "after_weights")?,
    };
    Ok(model.estimate_columns(first, second)?.into())
}
