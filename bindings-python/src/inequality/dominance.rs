//! Whether one curve lies above another.

use commonweal::{CurveColumns, CurveDominanceModel};
use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{
    ComparedWith, DominanceRule, Floats, Levels, Nulls, Order, SampleInterval, optional,
};
use crate::errors::{Failure, refuse_unknown};
use crate::named_columns::Flag;
use crate::results::{Array, Caution, IntervalColumn, codes_by_row, display, frozen, json};
use crate::survey::{self, Design};

frozen! {
    /// Two curves point by point, and whether one lies above the other.
    CurveDominance {
        /// How the curves lie to each other: "dominates" (the first above), "dominated", "cross" or "not-shown".
        verdict: String = |core, _| core.verdict.to_string();
        /// The same in words.
        sentence: String = |core, _| core.sentence.to_string();
        /// The rule that decided.
        rule: String = |core, _| core.rule.to_string();
        /// Which curve the first is.
        first_measure: String = |core, _| core.first_measure.to_string();
        /// Which the second is.
        second_measure: String = |core, _| core.second_measure.to_string();
        /// Shares of the people at which the curves were compared.
        people: Array<'py> = |core, py| core.people.to_pyarray(py);
        /// The first curve there.
        first: Array<'py> = |core, py| core.first.to_pyarray(py);
        /// The second.
        second: Array<'py> = |core, py| core.second.to_pyarray(py);
        /// The first minus the second.
        difference: Array<'py> = |core, py| core.difference.to_pyarray(py);
        /// Its standard error; NaN without limits.
        standard_error: Array<'py> = |core, py| core.standard_error.to_pyarray(py);
        /// The difference over its standard error; NaN without limits, and where the difference has no error.
        statistic: Array<'py> = |core, py| core.statistic.to_pyarray(py);
        /// Limits of each difference by itself at the first level asked for.
        interval: Option<IntervalColumn> = |core, _| core.intervals.first().cloned().map(IntervalColumn);
        /// The same at all levels asked for.
        intervals: Vec<IntervalColumn> = |core, _| core.intervals.iter().cloned().map(IntervalColumn).collect();
        /// Limits that hold for all points together, at all levels asked for.
        simultaneous: Vec<IntervalColumn> = |core, _| core.simultaneous.iter().cloned().map(IntervalColumn).collect();
        /// Why there are no limits, where there are none.
        no_interval_reason: Option<String> = |core, _| core.no_interval_reason.as_ref().map(ToString::to_string);
        /// What the statistic had to exceed at a point, by the rule, at the first level; zero without limits.
        critical_value: f64 = |core, _| core.critical_value;
        /// At how many points the first lies above the second by more than that.
        points_above: u64 = |core, _| core.points_above;
        /// At how many below.
        points_below: u64 = |core, _| core.points_below;
        /// Degrees of freedom of the limits; None where they are made with the normal distribution.
        degrees_of_freedom: Option<f64> = |core, _| core.degrees_of_freedom;
        /// How it was computed.
        method: String = |core, _| core.method.to_string();
        /// Key of the source.
        citation: String = |core, _| core.citation.to_string();
        /// Of the curves and their difference.
        unit: String = |core, _| core.unit.to_string();
        /// How to read the difference.
        direction: String = |core, _| core.direction.to_string();
        /// How many rows stand behind it, of both samples.
        n: u64 = |core, _| core.n;
        /// How many people.
        population: f64 = |core, _| core.population;
        /// What a careful reader must know, each with the row it belongs to.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.people.len()
        }

        /// The codes of each row's cautions, joined by commas; empty where a row has none.
        #[getter]
        fn caution_codes(&self) -> Vec<String> {
            codes_by_row(&self.0.cautions, self.0.people.len())
        }
    }
}

/// Test of dominance: whether a concentration or Lorenz curve lies above the line of equality, or above another curve.
///
/// The first curve is that of `values` in the order of `rank`; without a `rank` it is their Lorenz curve. It is compared with the line
/// of equality (`compared_with="equality"`), with another curve of the same people ("same-people": give `other_values`, `other_rank` in
/// the same `order`, or both; what is not given is that of the first), or with one of an independent sample ("other-people": give
/// `other_values`, with `other_rank` and `other_weights` where the first has them). `generalised` curves are multiplied by their means.
///
/// Differences (first minus second) stand at 19 shares of the people, or at those in `at`, with errors from the influence of each row on
/// both curves. By rule="multiple-comparison" a curve dominates that lies significantly above at one point at least and below at none
/// (critical value: studentised maximum modulus); "intersection-union" asks for all points. Rows are a sample of people
/// (interval="linearised") unless said otherwise; for a whole population ask for "none", for a survey give its `design` and ask for
/// "survey-design".
///
/// >>> import commonweal as cw
/// >>> found = cw.curve_dominance([9, 7, 4, 4, 2, 1], rank=range(6), order="most-deprived-first", interval="none", at=[0.25, 0.5, 0.75])
/// >>> print(found.sentence)
/// The concentration curve dominates: it lies above the line of equality at 3 of 3 points, and below it at none.
#[pyfunction]
#[pyo3(signature = (values, *, compared_with=ComparedWith::default(), rank=None, order=None, weights=None, other_values=None, other_rank=None, other_weights=None, generalised=Flag::NO, at=None, rule=DominanceRule::default(), level=Levels::default(), interval=SampleInterval(commonweal::SampleInterval::Linearised), design=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, compared_with='equality', rank=None, order=None, weights=None, other_values=None, other_rank=None, other_weights=None, generalised=False, at=None, rule='multiple-comparison', level=0.95, interval='linearised', design=None, nulls='raise')")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn curve_dominance(
    values: Floats,
    compared_with: ComparedWith,
    rank: Option<Floats>,
    order: Option<Order>,
    weights: Option<Floats>,
    other_values: Option<Floats>,
    other_rank: Option<Floats>,
    other_weights: Option<Floats>,
    generalised: Flag,
    at: Option<Floats>,
    rule: DominanceRule,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<CurveDominance, Failure> {
    refuse_unknown(unknown.as_ref(), "curve_dominance")?;
    let mut model = CurveDominanceModel::new()
        .rule(rule.0)
        .level(level.0)
        .interval(interval.0)
        .generalised(generalised.get("generalised")?);
    if let Some(at) = optional(at.as_ref(), "at")? {
        model = model.at(at);
    }
    let first = CurveColumns {
        values: Some(values.get("values")?),
        rank: optional(rank.as_ref(), "rank")?,
        weights: optional(weights.as_ref(), "weights")?,
    };
    let other = CurveColumns {
        values: optional(other_values.as_ref(), "other_values")?,
        rank: optional(other_rank.as_ref(), "other_rank")?,
        weights: optional(other_weights.as_ref(), "other_weights")?,
    };
    let survey = survey::given(design.as_ref(), first.values.map_or(0, <[f64]>::len))?;
    let order = order.map(|order| order.0);
    let columns = (first, other);
    Ok(model
        .estimate_columns(compared_with.0, order, columns, survey.as_deref(), nulls.0)?
        .into())
}
