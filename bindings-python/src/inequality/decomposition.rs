//! Entropy within and between groups.

use commonweal::{EntropyDecompositionModel, WeightedValues};
use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{Floats, Levels, Real, SampleInterval, missing, optional};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Array, Estimate, display, frozen, json};
use crate::survey::{self, Design};
use crate::texts::Texts;

frozen! {
    /// A generalised entropy index divided into what lies within groups and what lies between them.
    EntropyDecomposition {
        /// The index of all people.
        total: Estimate = |core, _| Estimate(core.total.clone());
        /// What lies within groups.
        within: Estimate = |core, _| Estimate(core.within.clone());
        /// What lies between them.
        between: Estimate = |core, _| Estimate(core.between.clone());
        /// The groups, in order of first appearance.
        group: Vec<String> = |core, _| core.group.clone();
        /// How many rows each has.
        rows: Vec<u64> = |core, _| core.rows.clone();
        /// Its people.
        people: Array<'py> = |core, py| core.people.to_pyarray(py);
        /// Its share of the people.
        share_of_people: Array<'py> = |core, py| core.share_of_people.to_pyarray(py);
        /// Its share of the total.
        share_of_total: Array<'py> = |core, py| core.share_of_total.to_pyarray(py);
        /// Its mean.
        mean: Array<'py> = |core, py| core.mean.to_pyarray(py);
        /// The index of its own people; NaN where all of them have nothing.
        index: Array<'py> = |core, py| core.index.to_pyarray(py);
        /// What it adds to the part within groups.
        contribution: Array<'py> = |core, py| core.contribution.to_pyarray(py);
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.group.len()
        }
    }
}

/// Decomposition of a generalised entropy index (Theil's with `alpha` 1, the mean log deviation with 0): how much of the inequality
/// between people lies within groups, and how much between the means of the groups.
///
/// `within = sum(p_g (m_g / m)^alpha GE_g)`, between = the index of the group means; they come to the index of all people. `group` names
/// the group of each row. `weights` are the people each value stands for. Values of a whole population have no limits; for a sample
/// ask for interval="linearised", or "linearised-sampling" (rows drawn with unequal chances).
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> parts = cw.entropy_decomposition([1, 3, 4, 8], group=["north", "north", "south", "south"])
/// >>> print(f"{parts.within.value:.6f} + {parts.between.value:.6f} = {parts.total.value:.6f}")
/// 0.075178 + 0.130812 = 0.205990
#[pyfunction]
#[pyo3(signature = (values, *, group=None, weights=None, alpha=Real::Number(1.0), level=Levels::default(), interval=SampleInterval::default(), design=None, **unknown), text_signature = "(values, *, group, weights=None, alpha=1.0, level=0.95, interval='none', design=None)")]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn entropy_decomposition(
    values: Floats,
    group: Option<Texts>,
    weights: Option<Floats>,
    alpha: Real,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<EntropyDecomposition, Failure> {
    refuse_unknown(unknown.as_ref(), "entropy_decomposition")?;
    let group = group.ok_or_else(|| missing("group"))?;
    let group = group.get("group")?;
    let model = EntropyDecompositionModel::new()
        .alpha(alpha.get("alpha")?)
        .level(level.0)
        .interval(interval.0);
    let weights = optional(weights.as_ref(), "weights")?;
    let mut values = WeightedValues::new(values.get("values")?, weights)?;
    let survey = survey::given(design.as_ref(), values.values().len())?;
    if let Some(survey) = &survey {
        values = values.with_survey(survey)?;
    }
    Ok(model.estimate(&values, &group)?.into())
}
