//! What a concentration index is made of, and how two of the same people compare.

use commonweal::{
    CompleteRows, ConcentrationComparisonModel, ConcentrationDecompositionModel,
    ConcentrationIndex, ConcentrationInterval, RankedValues, Ranks,
};
use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{
    Callback, ConcentrationForm, DecompositionInterval, Floats, Given, Levels, Nulls, Order, Real,
    SampleInterval, missing, optional, required,
};
use crate::errors::{Failure, refuse_unknown};
use crate::named_columns::Columns;
use crate::progress::Listener;
use crate::results::{
    Array, Caution, Estimate, IntervalColumn, codes_by_row, display, frozen, json,
};
use crate::survey::{self, Design};

frozen! {
    /// The parts of a concentration index, one row a determinant.
    ConcentrationDecomposition {
        /// The concentration index of the outcome.
        index: Estimate = |core, _| Estimate(core.index.clone());
        /// What all determinants add to it together.
        explained: Estimate = |core, _| Estimate(core.explained.clone());
        /// What is left: the index of the residuals.
        residual: Estimate = |core, _| Estimate(core.residual.clone());
        /// The determinants, in the order in which they were given.
        determinant: Vec<String> = |core, _| core.determinant.clone();
        /// The coefficient of each in the regression.
        coefficient: Array<'py> = |core, py| core.coefficient.to_pyarray(py);
        /// Its mean.
        mean: Array<'py> = |core, py| core.mean.to_pyarray(py);
        /// The elasticity of the outcome: the coefficient times its mean over that of the outcome; NaN where that is zero.
        elasticity: Array<'py> = |core, py| core.elasticity.to_pyarray(py);
        /// The relative concentration index of the determinant itself; NaN where its mean is zero.
        concentration_index: Array<'py> = |core, py| core.concentration_index.to_pyarray(py);
        /// What it adds to the index.
        contribution: Array<'py> = |core, py| core.contribution.to_pyarray(py);
        /// The same as a share of the index; NaN where the index is zero.
        share: Array<'py> = |core, py| core.share.to_pyarray(py);
        /// The residual as a share of the index; NaN where the index is zero.
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

/// Decomposition of a concentration index by regression (Wagstaff, van Doorslaer and Watanabe 2003): how much of the inequality goes
/// with each determinant of the outcome.
///
/// `C = sum(elasticity_k C_k) + residual`: each determinant adds its elasticity (coefficient times mean over the mean of the outcome)
/// times its own concentration index. `determinants` are columns of numbers by name; categories are columns of 0 and 1, without the
/// one that the others are compared with. The regression is linear, by least squares with the `weights`; what a line misses is in
/// the residual. `rank`, `order`, `form`, `lower`, `upper`, `nu` and `beta` are those of `concentration_index`. Contributions are
/// associations. For limits of a sample of people ask for interval="linearised" (weights are counts), "linearised-sampling" (each row
/// stands for its weight) or "bootstrap" (percentiles over seeded samples of the rows); of a survey with strata and clusters, or
/// with replicate weights, give its `design` and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> parts = cw.concentration_decomposition([5, 6, 3, 4, 2, 1], determinants={"ill": [1, 1, 0, 1, 0, 0]},
/// ...                                        rank=range(6), order="most-deprived-first")
/// >>> print(f"{parts.contribution[0]:.6f} of {parts.index.value:.6f}")
/// -0.166667 of -0.246032
#[pyfunction]
#[pyo3(signature = (values, *, determinants=None, rank=None, order=None, weights=None, form=ConcentrationForm::default(), lower=None, upper=None, nu=None, beta=None, level=Levels::default(), interval=DecompositionInterval::default(), draws=Given(None), seed=Real::Number(1.0), design=None, progress=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, determinants, rank, order, weights=None, form='standard', lower=None, upper=None, nu=None, beta=None, level=0.95, interval='none', draws=2000, seed=1, design=None, progress=None, nulls='raise')")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn concentration_decomposition<'py>(
    py: Python<'py>,
    values: Floats<'py>,
    determinants: Option<Columns<'py>>,
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
) -> PyResult<ConcentrationDecomposition> {
    refuse_unknown(unknown.as_ref(), "concentration_decomposition")?;
    let mut model = ConcentrationDecompositionModel::new()
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
    let named = determinants.get("determinants")?;
    let mut columns = vec![
        ("values", values.get("values")?),
        ("rank", required(rank.as_ref(), "rank")?),
    ];
    let order = order.ok_or_else(|| missing("order"))?.0;
    columns.extend(named.iter().map(|(_, column)| ("determinants", *column)));
    columns.extend(optional(weights.as_ref(), "weights")?.map(|column| ("weights", column)));
    let survey = survey::given(design.as_ref(), columns[0].1.len())?;
    let rows = CompleteRows::of(&columns, nulls.0).map_err(Failure)?;
    let parts = Listener::new(progress.as_ref()).listen(py, |tell| {
        rows.answer(|rows| {
            let ranks = Ranks::new(rows.column(1), order);
            let mut ranked = RankedValues::new(rows.column(0), ranks)?;
            if let Some(weights) = rows.named("weights") {
                ranked = ranked.with_weights(weights)?;
            }
            let survey = survey.as_deref().map(|survey| survey.of_rows(rows));
            let survey = survey.transpose()?;
            if let Some(survey) = &survey {
                ranked = ranked.with_survey(survey)?;
            }
            let names = named.iter().zip(2..);
            let named: Vec<(&str, &[f64])> = names
                .map(|((name, _), at)| (*name, rows.column(at)))
                .collect();
            model.estimate_with_progress(&ranked, &named, &mut |done, total| {
                tell(done.into(), total.into())
            })
        })
    })?;
    Ok(parts.map_err(Failure)?.into())
}

frozen! {
    /// Two concentration indices of the same people, and their difference.
    ConcentrationComparison {
        /// The first index.
        first: Estimate = |core, _| Estimate(core.first.clone());
        /// The second.
        second: Estimate = |core, _| Estimate(core.second.clone());
        /// The second minus the first.
        difference: Estimate = |core, _| Estimate(core.difference.clone());
        /// The correlation of the two over samples; None without limits, or where one does not vary.
        correlation: Option<f64> = |core, _| core.correlation;
        /// How often two equal indices would differ as much by chance, in either direction; None without limits.
        p_value: Option<f64> = |core, _| core.p_value;
    }
}

/// Comparison of two concentration indices of the same people: two outcomes in one order, or one outcome in two orders.
///
/// The difference is the second index minus the first. Indices of the same people go together, so that their difference is often
/// surer than either: its error follows from the two influence functions, row by row. Give `other_values` (another outcome),
/// `other_rank` (another rank, in the same `order`), or both. `form`, `lower`, `upper`, `nu` and `beta` are those of
/// `concentration_index`, and hold for both. For limits of a sample of people, a correlation and a p-value of no difference, ask for
/// interval="linearised" (weights are counts) or "linearised-sampling" (each row stands for its weight); of a survey with strata and
/// clusters, or with replicate weights, give its `design` and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> compared = cw.compare_concentration_indices([6, 5, 5, 4], other_values=[1, 1, 2, 4],
/// ...                                             rank=range(4), order="most-deprived-first")
/// >>> print(f"{compared.second.value:.4f} - {compared.first.value:.4f} = {compared.difference.value:.4f}")
/// 0.3125 - -0.0750 = 0.3875
#[pyfunction]
#[pyo3(signature = (values, *, rank=None, order=None, other_values=None, other_rank=None, weights=None, form=ConcentrationForm::default(), lower=None, upper=None, nu=None, beta=None, level=Levels::default(), interval=SampleInterval::default(), design=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, rank, order, other_values=None, other_rank=None, weights=None, form='standard', lower=None, upper=None, nu=None, beta=None, level=0.95, interval='none', design=None, nulls='raise')")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn compare_concentration_indices<'py>(
    values: Floats<'py>,
    rank: Option<Floats<'py>>,
    order: Option<Order>,
    other_values: Option<Floats<'py>>,
    other_rank: Option<Floats<'py>>,
    weights: Option<Floats<'py>>,
    form: ConcentrationForm,
    lower: Option<Real>,
    upper: Option<Real>,
    nu: Option<Real>,
    beta: Option<Real>,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design<'py>>,
    nulls: Nulls,
    unknown: Option<Bound<'py, PyDict>>,
) -> Result<ConcentrationComparison, Failure> {
    refuse_unknown(unknown.as_ref(), "compare_concentration_indices")?;
    let mut index = ConcentrationIndex::new()
        .form(form.0)
        .level(level.0)
        .interval(ConcentrationInterval::from(interval.0));
    if let Some(lower) = lower {
        index = index.lower(lower.get("lower")?);
    }
    if let Some(upper) = upper {
        index = index.upper(upper.get("upper")?);
    }
    if let Some(nu) = nu {
        index = index.nu(nu.get("nu")?);
    }
    if let Some(beta) = beta {
        index = index.beta(beta.get("beta")?);
    }
    let mut columns = vec![
        ("values", values.get("values")?),
        ("rank", required(rank.as_ref(), "rank")?),
    ];
    let order = order.ok_or_else(|| missing("order"))?.0;
    for (name, column) in [
        ("other_values", &other_values),
        ("other_rank", &other_rank),
        ("weights", &weights),
    ] {
        columns.extend(optional(column.as_ref(), name)?.map(|column| (name, column)));
    }
    let model = ConcentrationComparisonModel::new().index(index);
    let survey = survey::given(design.as_ref(), columns[0].1.len())?;
    let compared = CompleteRows::of(&columns, nulls.0)?.answer(|rows| {
        let survey = survey.as_deref().map(|survey| survey.of_rows(rows));
        let survey = survey.transpose()?;
        let others = (rows.named("other_values"), rows.named("other_rank"));
        let first = (rows.column(0), rows.column(1));
        model.estimate_columns(
            first,
            others,
            rows.named("weights"),
            order,
            survey.as_deref(),
        )
    })?;
    Ok(compared.into())
}
