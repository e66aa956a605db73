//! Indices within and between groups.

use commonweal::{
    AtkinsonDecompositionModel, EntropyDecompositionModel, GiniDecompositionModel, WeightedValues,
};
use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{
    AtkinsonDecompositionForm, Floats, GiniDecompositionForm, Levels, Real, SampleInterval,
    missing, optional,
};
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
        /// The part between groups as a share of the largest it could be with groups of these sizes in this order of their means.
        between_of_largest: Option<f64> = |core, _| core.between_of_largest;
        /// Why there is no such share, where there is none.
        no_largest_reason: Option<String> = |core, _| core.no_largest_reason.as_deref().map(str::to_owned);
        /// The p-value of the part between groups, where permutations were asked for.
        p_value: Option<f64> = |core, _| core.p_value;
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.group.len()
        }
    }
}

frozen! {
    /// An index divided by group, with a rest; the three parts come to the total.
    GroupDecomposition {
        /// The index of all people.
        total: Estimate = |core, _| Estimate(core.total.clone());
        /// What lies within groups.
        within: Estimate = |core, _| Estimate(core.within.clone());
        /// What lies between them.
        between: Estimate = |core, _| Estimate(core.between.clone());
        /// What is neither: how groups overlap, or what both parts have in common (below zero). Its measure says which.
        rest: Estimate = |core, _| Estimate(core.rest.clone());
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
        /// Its mean; NaN where nobody stands in it.
        mean: Array<'py> = |core, py| core.mean.to_pyarray(py);
        /// The index of its own people; NaN where all of them have nothing.
        index: Array<'py> = |core, py| core.index.to_pyarray(py);
        /// What it adds to the part within groups; NaN where that is no sum.
        contribution: Array<'py> = |core, py| core.contribution.to_pyarray(py);
        /// The part between groups as a share of the largest it could be with groups of these sizes in this order of their means.
        between_of_largest: Option<f64> = |core, _| core.between_of_largest;
        /// Why there is no such share, where there is none.
        no_largest_reason: Option<String> = |core, _| core.no_largest_reason.as_deref().map(str::to_owned);
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.group.len()
        }
    }
}

/// What is made of all rows by group, whatever it is.
fn divided<T>(
    values: &Floats<'_>,
    group: Option<Texts>,
    weights: Option<&Floats<'_>>,
    design: Option<&Design<'_>>,
    measure: &dyn Fn(&WeightedValues<'_>, &[&str]) -> commonweal::Result<T>,
) -> Result<T, Failure> {
    let group = group.ok_or_else(|| missing("group"))?;
    let group = group.get("group")?;
    let weights = optional(weights, "weights")?;
    let mut values = WeightedValues::new(values.get("values")?, weights)?;
    let survey = survey::given(design, values.values().len())?;
    if let Some(survey) = &survey {
        values = values.with_survey(survey)?;
    }
    Ok(measure(&values, &group)?)
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
/// `between_of_largest` is the part between groups over what it would be if people kept what they have and stood in the order of their
/// values, the lowest in the group with the lowest mean. With `permutations` (999, say) the names of the groups are dealt to the rows that
/// many times: `p_value` is how often the part between groups is then as large, (1 + b) / (1 + r); it does not tell how important the part is.
///
/// >>> import commonweal as cw
/// >>> parts = cw.entropy_decomposition([1, 3, 4, 8], group=["north", "north", "south", "south"])
/// >>> print(f"{parts.within.value:.6f} + {parts.between.value:.6f} = {parts.total.value:.6f}")
/// 0.075178 + 0.130812 = 0.205990
#[pyfunction]
#[pyo3(signature = (values, *, group=None, weights=None, alpha=Real::Number(1.0), level=Levels::default(), interval=SampleInterval::default(), design=None, permutations=None, seed=Real::Number(1.0), **unknown), text_signature = "(values, *, group, weights=None, alpha=1.0, level=0.95, interval='none', design=None, permutations=None, seed=1)")]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn entropy_decomposition(
    values: Floats,
    group: Option<Texts>,
    weights: Option<Floats>,
    alpha: Real,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    permutations: Option<Real>,
    seed: Real,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<EntropyDecomposition, Failure> {
    refuse_unknown(unknown.as_ref(), "entropy_decomposition")?;
    let mut model = EntropyDecompositionModel::new()
        .alpha(alpha.get("alpha")?)
        .level(level.0)
        .interval(interval.0)
        .seed(seed.whole("seed")?);
    if let Some(count) = permutations {
        model = model.permutations(count.whole("permutations")?);
    }
    let divide = |values: &WeightedValues<'_>, group: &[&str]| model.estimate(values, group);
    let parts = divided(&values, group, weights.as_ref(), design.as_ref(), &divide)?;
    Ok(parts.into())
}

/// Decomposition of the Gini index: how much lies within groups, how much between them, and how far groups overlap.
///
/// total = within + between + rest. form="bhattacharya-mahalanobis": `within = sum(p_g s_g G_g)`, between = the Gini index of the group means;
/// the rest is how far groups overlap. form="yitzhaki-lerman": `within = sum(s_g G_g)`, `between = 2 cov(m_g, F_g) / m` with the mean rank of
/// the group's people among all; the rest is stratification. `p_g` is a group's share of the people, `s_g` of the total. `nu` other than 2,
/// with the second form, takes the extended index. `group` names the group of each row, `weights` are the people each value stands for.
/// Values of a whole population have no limits; for a sample ask for interval="linearised", or "linearised-sampling" (rows drawn with
/// unequal chances).
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> parts = cw.gini_decomposition([1, 5, 4, 8], group=["north", "north", "south", "south"])
/// >>> print(f"{parts.within.value:.6f} + {parts.between.value:.6f} + {parts.rest.value:.6f} = {parts.total.value:.6f}")
/// 0.111111 + 0.166667 + 0.027778 = 0.305556
#[pyfunction]
#[pyo3(signature = (values, *, group=None, weights=None, form=GiniDecompositionForm::default(), nu=Real::Number(2.0), level=Levels::default(), interval=SampleInterval::default(), design=None, **unknown), text_signature = "(values, *, group, weights=None, form='bhattacharya-mahalanobis', nu=2.0, level=0.95, interval='none', design=None)")]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn gini_decomposition(
    values: Floats,
    group: Option<Texts>,
    weights: Option<Floats>,
    form: GiniDecompositionForm,
    nu: Real,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<GroupDecomposition, Failure> {
    refuse_unknown(unknown.as_ref(), "gini_decomposition")?;
    let model = GiniDecompositionModel::new()
        .form(form.0)
        .nu(nu.get("nu")?)
        .level(level.0)
        .interval(interval.0);
    let divide = |values: &WeightedValues<'_>, group: &[&str]| model.estimate(values, group);
    let parts = divided(&values, group, weights.as_ref(), design.as_ref(), &divide)?;
    Ok(parts.into())
}

/// Decomposition of the Atkinson index: what inequality within groups costs, and what inequality between them does.
///
/// total = within + between - within between, of which the last is the rest. form="group-means": between is the index of the group means,
/// within what would be left were they equal. form="group-equivalents": `within = sum(s_g A_g)`, between is the index of what would be as
/// good if all of a group had it. `epsilon`, above 0, is how much inequality is minded; for 1 or more no value may be zero. `group` names
/// the group of each row, `weights` are the people each value stands for. Values of a whole population have no limits; for a sample
/// ask for interval="linearised", or "linearised-sampling" (rows drawn with unequal chances).
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> parts = cw.atkinson_decomposition([1, 3, 4, 8], group=["north", "north", "south", "south"])
/// >>> print(f"{parts.within.value:.6f}, {parts.between.value:.6f} of {parts.total.value:.6f}")
/// 0.096398, 0.133975 of 0.217458
#[pyfunction]
#[pyo3(signature = (values, *, group=None, weights=None, form=AtkinsonDecompositionForm::default(), epsilon=Real::Number(1.0), level=Levels::default(), interval=SampleInterval::default(), design=None, **unknown), text_signature = "(values, *, group, weights=None, form='group-means', epsilon=1.0, level=0.95, interval='none', design=None)")]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn atkinson_decomposition(
    values: Floats,
    group: Option<Texts>,
    weights: Option<Floats>,
    form: AtkinsonDecompositionForm,
    epsilon: Real,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<GroupDecomposition, Failure> {
    refuse_unknown(unknown.as_ref(), "atkinson_decomposition")?;
    let model = AtkinsonDecompositionModel::new()
        .form(form.0)
        .epsilon(epsilon.get("epsilon")?)
        .level(level.0)
        .interval(interval.0);
    let divide = |values: &WeightedValues<'_>, group: &[&str]| model.estimate(values, group);
    let parts = divided(&values, group, weights.as_ref(), design.as_ref(), &divide)?;
    Ok(parts.into())
}
