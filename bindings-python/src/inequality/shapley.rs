//! Inequality in an outcome, divided among its determinants by Shapley's value.

use commonweal::{ShapleyColumns, ShapleyDecompositionModel};
use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{
    Callback, ConcentrationForm, DecompositionInterval, Floats, Given, Levels, Nulls, Order, Real,
    ShapleyIndex, ShapleyRemoval, missing, optional,
};
use crate::errors::{Failure, refuse_unknown};
use crate::named_columns::Columns;
use crate::progress::Listener;
use crate::results::{
    Array, Caution, Estimate, IntervalColumn, codes_by_row, display, frozen, json,
};
use crate::survey::{self, Design};
use crate::texts::Texts;

frozen! {
    /// The parts of an inequality by Shapley's value, one row a determinant or a group of them.
    ShapleyDecomposition {
        /// The inequality of the outcome.
        index: Estimate = |core, _| Estimate(core.index.clone());
        /// That of what the regression on all determinants predicts: what the parts come to.
        explained: Estimate = |core, _| Estimate(core.explained.clone());
        /// What is left of the first.
        residual: Estimate = |core, _| Estimate(core.residual.clone());
        /// The determinants, or the groups of them, in the order in which they were first given.
        determinant: Vec<String> = |core, _| core.determinant.clone();
        /// What each adds, over all orders in which they could be brought in.
        contribution: Array<'py> = |core, py| core.contribution.to_pyarray(py);
        /// The same as a share of the inequality; NaN where that is zero.
        share: Array<'py> = |core, py| core.share.to_pyarray(py);
        /// What each would add by itself, before all others.
        first: Array<'py> = |core, py| core.first.to_pyarray(py);
        /// What each adds after all others.
        last: Array<'py> = |core, py| core.last.to_pyarray(py);
        /// The residual as a share of the inequality; NaN where that is zero.
        residual_share: f64 = |core, _| core.residual_share;
        /// The standard error of each contribution; NaN without limits.
        standard_error: Array<'py> = |core, py| core.standard_error.to_pyarray(py);
        /// Limits of the contributions at the first level asked for.
        interval: Option<IntervalColumn> = |core, _| core.intervals.first().cloned().map(IntervalColumn);
        /// Limits at all levels asked for.
        intervals: Vec<IntervalColumn> = |core, _| core.intervals.iter().cloned().map(IntervalColumn).collect();
        /// Why there are no limits, where there are none.
        no_interval_reason: Option<String> = |core, _| core.no_interval_reason.as_ref().map(ToString::to_string);
        /// The share of the variance of the outcome that the regression explains; NaN where the outcome does not vary.
        r_squared: f64 = |core, _| core.r_squared;
        /// How many sets of determinants were brought in.
        subsets: u32 = |core, _| core.subsets;
        /// What a careful reader must know, each with the row it belongs to.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.determinant.len()
        }

        /// The codes of each row's cautions, joined by commas; empty where a row has none.
        #[getter]
        fn caution_codes(&self) -> Vec<String> {
            codes_by_row(&self.0.cautions, self.0.determinant.len())
        }
    }
}

/// Shapley decomposition of the inequality in an outcome (Shorrocks 2013): what each determinant, or group of them, adds to it.
///
/// What a determinant adds depends on which others are there already; its Shapley value is the mean over all orders in which they
/// could be brought in, computed exactly over all sets of them. `determinants` are columns of numbers by name; `groups` gives the
/// name of the group of each (the 0 and 1 columns of one category belong together), at most 12 groups. The `index` is that of
/// what a linear regression predicts: "concentration" (with `rank` and `order`, in any `form` of `concentration_index`), "gini" or
/// "variance". `removal` says what it would be without a determinant: "refitted" (a regression without it) or "held-at-mean" (the
/// full one, with everybody at its mean: for the concentration index the same as `concentration_decomposition`). The parts come to
/// `explained`; `first` and `last` tell what each adds by itself and after all others. Associations, not causes. For limits of a
/// sample of people ask for interval="linearised" (weights are counts), "linearised-sampling" (each row stands for its weight) or
/// "bootstrap"; of a survey give its `design` and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> parts = cw.shapley_decomposition([5, 6, 3, 4, 2, 1], determinants={"ill": [1, 1, 0, 1, 0, 0], "age": [40, 61, 52, 47, 33, 38]},
/// ...                                  rank=range(6), order="most-deprived-first")
/// >>> print(parts.contribution.round(6), round(parts.explained.value, 6))
/// [-0.128514 -0.059534] -0.188048
#[pyfunction]
#[pyo3(signature = (values, *, determinants=None, groups=None, index=ShapleyIndex::default(), removal=ShapleyRemoval::default(), rank=None, order=None, weights=None, form=ConcentrationForm::default(), lower=None, upper=None, nu=None, beta=None, level=Levels::default(), interval=DecompositionInterval::default(), draws=Given(None), seed=Real::Number(1.0), design=None, progress=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, determinants, groups=None, index='concentration', removal='refitted', rank=None, order=None, weights=None, form='standard', lower=None, upper=None, nu=None, beta=None, level=0.95, interval='none', draws=2000, seed=1, design=None, progress=None, nulls='raise')")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn shapley_decomposition<'py>(
    py: Python<'py>,
    values: Floats<'py>,
    determinants: Option<Columns<'py>>,
    groups: Option<Texts>,
    index: ShapleyIndex,
    removal: ShapleyRemoval,
    rank: Option<Floats<'py>>,
    order: Option<Order>,
    weights: Option<Floats<'py>>,
    form: ConcentrationForm,
    lower: Option<Real>,
    upper: Option<Real>,
    nu: Option<Real>,
    beta: Option<Real>,
    level: Levels,
    interval: DecompositionInterval,
    draws: Given<Real>,
    seed: Real,
    design: Option<Design<'py>>,
    progress: Option<Callback<'py>>,
    nulls: Nulls,
    unknown: Option<Bound<'py, PyDict>>,
) -> PyResult<ShapleyDecomposition> {
    refuse_unknown(unknown.as_ref(), "shapley_decomposition")?;
    let mut model = ShapleyDecompositionModel::new()
        .index(index.0)
        .removal(removal.0)
        .form(form.0)
        .level(level.0)
        .interval(interval.0)
        .seed(seed.whole("seed")?);
    if let Some(lower) = lower {
        model = model.lower(lower.get("lower")?);
    }
    if let Some(upper) = upper {
        model = model.upper(upper.get("upper")?);
    }
    if let Some(nu) = nu {
        model = model.nu(nu.get("nu")?);
    }
    if let Some(beta) = beta {
        model = model.beta(beta.get("beta")?);
    }
    if let Some(draws) = draws.0 {
        model = model.draws(draws.whole("draws")?);
    }
    let determinants = determinants.ok_or_else(|| missing("determinants"))?;
    let determinants = determinants.get("determinants")?;
    let groups = groups.as_ref().map(|groups| groups.get("groups"));
    let groups = groups.transpose()?;
    let values = values.get("values")?;
    let survey = survey::given(design.as_ref(), values.len())?;
    let columns = ShapleyColumns {
        survey: survey.as_deref(),
        rank: optional(rank.as_ref(), "rank")?,
        order: order.map(|order| order.0),
        weights: optional(weights.as_ref(), "weights")?,
        determinants: &determinants,
        groups: groups.as_deref(),
        ..ShapleyColumns::new(values)
    };
    let parts = Listener::new(progress.as_ref()).listen(py, |tell| {
        model.estimate_columns(&columns, nulls.0, &mut |done, total| {
            tell(done.into(), total.into())
        })
    })?;
    Ok(parts.map_err(Failure)?.into())
}
