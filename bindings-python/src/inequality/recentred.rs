//! What goes with more of an index.

use commonweal::{CompleteRows, RecentredInfluenceModel, WeightedValues};
use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{
    Callback, Floats, Given, Levels, Nulls, Real, RecentredIndex, RecentredInterval, missing,
    optional,
};
use crate::errors::{Failure, refuse_unknown};
use crate::named_columns::Columns;
use crate::progress::Listener;
use crate::results::{
    Array, Caution, Estimate, IntervalColumn, codes_by_row, display, frozen, json,
};
use crate::survey::{self, Design};

frozen! {
    /// What goes with more of an index, one row a determinant.
    RecentredInfluence {
        /// The index of the outcome.
        index: Estimate = |core, _| Estimate(core.index.clone());
        /// The intercept of the regression: what contributions leave of the index.
        intercept: Estimate = |core, _| Estimate(core.intercept.clone());
        /// The determinants, in the order in which they were given.
        determinant: Vec<String> = |core, _| core.determinant.clone();
        /// By how much the index moves for each unit that the mean of a determinant rises, for a small rise.
        coefficient: Array<'py> = |core, py| core.coefficient.to_pyarray(py);
        /// Its mean.
        mean: Array<'py> = |core, py| core.mean.to_pyarray(py);
        /// The coefficient times the mean: with the intercept, these come to the index.
        contribution: Array<'py> = |core, py| core.contribution.to_pyarray(py);
        /// The standard error of each coefficient; NaN without limits.
        standard_error: Array<'py> = |core, py| core.standard_error.to_pyarray(py);
        /// How often a coefficient as far from zero would come by chance, were it zero; NaN without limits.
        p_value: Array<'py> = |core, py| core.p_value.to_pyarray(py);
        /// Limits of the coefficients at the first level asked for.
        interval: Option<IntervalColumn> = |core, _| core.intervals.first().cloned().map(IntervalColumn);
        /// Limits at all levels asked for.
        intervals: Vec<IntervalColumn> = |core, _| core.intervals.iter().cloned().map(IntervalColumn).collect();
        /// Why there are no limits, where there are none.
        no_interval_reason: Option<String> = |core, _| core.no_interval_reason.as_ref().map(ToString::to_string);
        /// The share of the variance of the recentred influence that the regression explains; NaN where that does not vary.
        r_squared: f64 = |core, _| core.r_squared;
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

/// Regression of recentred influence (RIF regression; Firpo, Fortin and Lemieux 2009): which characteristics go with more inequality.
///
/// How far each person moves the index (its influence), plus the index, is regressed on `determinants`: a coefficient is by how much the
/// index moves for each unit that the mean of a determinant rises, for a small rise and with the others as they are; contributions
/// (coefficient times mean) and the intercept come to the index. `determinants` are columns of numbers by name; categories are columns
/// of 0 and 1, without the one that the others are compared with. `index` is "gini", "variance", "quantile" (the median, or another
/// `quantile`), "generalised-entropy" (with `alpha`) or "atkinson" (with `epsilon`). Coefficients are associations. Limits are by
/// bootstrap, which computes everything anew in each sample; interval="robust" (HC1) and, of a survey with strata and clusters,
/// "survey-design" with its `design` take influence as known: too narrow for quantiles, too wide for the Gini index.
///
/// >>> import commonweal as cw
/// >>> found = cw.recentred_influence_regression([5, 6, 3, 4, 2, 1], determinants={"ill": [1, 1, 0, 1, 0, 0]}, interval="none")
/// >>> print(f"{found.coefficient[0]:.6f}, {found.contribution[0]:.6f} of {found.index.value:.6f}")
/// -0.238095, -0.119048 of 0.277778
#[pyfunction]
#[pyo3(signature = (values, *, determinants=None, index=RecentredIndex::default(), quantile=None, alpha=None, epsilon=None, weights=None, level=Levels::default(), interval=RecentredInterval::default(), draws=Given(None), seed=Real::Number(1.0), design=None, progress=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, determinants, index='gini', quantile=None, alpha=None, epsilon=None, weights=None, level=0.95, interval='bootstrap', draws=2000, seed=1, design=None, progress=None, nulls='raise')")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn recentred_influence_regression<'py>(
    py: Python<'py>,
    values: Floats<'py>,
    determinants: Option<Columns<'py>>,
    index: RecentredIndex,
    quantile: Option<Real>,
    alpha: Option<Real>,
    epsilon: Option<Real>,
    weights: Option<Floats<'py>>,
    level: Levels,
    interval: RecentredInterval,
    draws: Given<Real>,
    seed: Real,
    design: Option<Design<'py>>,
    progress: Option<Callback<'py>>,
    nulls: Nulls,
    unknown: Option<Bound<'py, PyDict>>,
) -> PyResult<RecentredInfluence> {
    refuse_unknown(unknown.as_ref(), "recentred_influence_regression")?;
    let mut model = RecentredInfluenceModel::new()
        .index(index.0)
        .level(level.0)
        .interval(interval.0)
        .seed(seed.whole("seed")?);
    if let Some(quantile) = quantile {
        model = model.quantile(quantile.get("quantile")?);
    }
    if let Some(alpha) = alpha {
        model = model.alpha(alpha.get("alpha")?);
    }
    if let Some(epsilon) = epsilon {
        model = model.epsilon(epsilon.get("epsilon")?);
    }
    if let Some(draws) = draws.0 {
        model = model.draws(draws.whole("draws")?);
    }
    let determinants = determinants.ok_or_else(|| missing("determinants"))?;
    let named = determinants.get("determinants")?;
    let mut columns = vec![("values", values.get("values")?)];
    columns.extend(named.iter().map(|(_, column)| ("determinants", *column)));
    columns.extend(optional(weights.as_ref(), "weights")?.map(|column| ("weights", column)));
    let survey = survey::given(design.as_ref(), columns[0].1.len())?;
    let rows = CompleteRows::of(&columns, nulls.0).map_err(Failure)?;
    let found = Listener::new(progress.as_ref()).listen(py, |tell| {
        rows.answer(|rows| {
            let mut people = WeightedValues::new(rows.column(0), rows.named("weights"))?;
            let survey = survey.as_deref().map(|survey| survey.of_rows(rows));
            let survey = survey.transpose()?;
            if let Some(survey) = &survey {
                people = people.with_survey(survey)?;
            }
            let names = named.iter().zip(1..);
            let named: Vec<(&str, &[f64])> = names
                .map(|((name, _), at)| (*name, rows.column(at)))
                .collect();
            model.estimate_with_progress(&people, &named, &mut |done, total| {
                tell(done.into(), total.into())
            })
        })
    })?;
    Ok(found.map_err(Failure)?.into())
}
