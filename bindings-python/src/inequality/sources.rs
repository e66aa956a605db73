//! The Gini index by source.

use commonweal::{GiniSourceDecompositionModel, WeightedValues};
use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{Floats, Levels, SampleInterval, missing, optional};
use crate::errors::{Failure, refuse_unknown};
use crate::named_columns::Columns;
use crate::results::{Array, Estimate, Estimates, display, frozen, json};
use crate::survey::{self, Design};

frozen! {
    /// The parts of a Gini index, one row a source.
    SourceDecomposition {
        /// The Gini index of the totals.
        total: Estimate = |core, _| Estimate(core.total.clone());
        /// The sources, in the order in which they were given.
        source: Vec<String> = |core, _| core.source.clone();
        /// The mean of each.
        mean: Array<'py> = |core, py| core.mean.to_pyarray(py);
        /// Its share of the total.
        share_of_total: Array<'py> = |core, py| core.share_of_total.to_pyarray(py);
        /// Its own Gini index; NaN where its mean is not above zero.
        index: Array<'py> = |core, py| core.index.to_pyarray(py);
        /// Its Gini correlation with the total; NaN where all have the same of it.
        correlation: Array<'py> = |core, py| core.correlation.to_pyarray(py);
        /// What it adds to the index.
        contribution: Estimates = |core, _| Estimates(core.contribution.clone());
        /// The same as a share of the index; NaN where the index is zero.
        share_of_index: Array<'py> = |core, py| core.share_of_index.to_pyarray(py);
        /// By how many per cent the index moves when the source rises by one per cent for everybody; empty where the index is zero.
        marginal_effect: Estimates = |core, _| Estimates(core.marginal_effect.clone());
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.source.len()
        }
    }
}

/// Decomposition of the Gini index by source (Lerman and Yitzhaki 1985): how much each part of a sum adds to its inequality, and what
/// more of it would do.
///
/// `G = sum(S_k G_k R_k)`: the share of the source in the total, its own Gini index, and its Gini correlation with the total. The marginal
/// effect, `S_k G_k R_k / G - S_k`, is by how many per cent the index moves when the source rises by one per cent for everybody. `values`
/// are the totals; `sources` are columns of numbers by name, which must come to them row by row. `weights` are the people each row stands
/// for. Values of a whole population have no limits; for a sample ask for interval="linearised", or "linearised-sampling" (rows drawn
/// with unequal chances).
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> parts = cw.gini_source_decomposition([1, 2, 4, 9], sources={"visits": [1, 2, 3, 2], "stays": [0, 0, 1, 7]})
/// >>> [float(part) for part in parts.contribution.value]
/// [0.0625, 0.34375]
#[pyfunction]
#[pyo3(signature = (values, *, sources=None, weights=None, level=Levels::default(), interval=SampleInterval::default(), design=None, **unknown), text_signature = "(values, *, sources, weights=None, level=0.95, interval='none', design=None)")]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn gini_source_decomposition(
    values: Floats,
    sources: Option<Columns>,
    weights: Option<Floats>,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<SourceDecomposition, Failure> {
    refuse_unknown(unknown.as_ref(), "gini_source_decomposition")?;
    let model = GiniSourceDecompositionModel::new()
        .level(level.0)
        .interval(interval.0);
    let sources = sources.ok_or_else(|| missing("sources"))?;
    let weights = optional(weights.as_ref(), "weights")?;
    let mut values = WeightedValues::new(values.get("values")?, weights)?;
    let survey = survey::given(design.as_ref(), values.values().len())?;
    if let Some(survey) = &survey {
        values = values.with_survey(survey)?;
    }
    Ok(model.estimate(&values, &sources.get("sources")?)?.into())
}
