//! Lorenz and concentration curves.

use commonweal::{CompleteRows, ConcentrationCurve, LorenzCurve, RankedValues, Ranks};
use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::distribution::of_rows;
use crate::chart::Chart;
use crate::convert::{Floats, Levels, Nulls, Order, SampleInterval, missing, optional, required};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{
    Array, Caution, Estimate, IntervalColumn, codes_by_row, display, frozen, json,
};
use crate::survey::Design;

frozen! {
    /// The points of a Lorenz or concentration curve.
    ShareCurve {
        /// Which curve it is, in words.
        measure: String = |core, _| core.measure.to_string();
        /// Shares of the people, from 0 to 1.
        people: Array<'py> = |core, py| core.people.to_pyarray(py);
        /// The share of the total that they hold.
        share: Array<'py> = |core, py| core.share.to_pyarray(py);
        /// Its standard error; NaN where no limits were asked for.
        standard_error: Array<'py> = |core, py| core.standard_error.to_pyarray(py);
        /// Limits of the share at the first level asked for.
        interval: Option<IntervalColumn> = |core, _| core.intervals.first().cloned().map(IntervalColumn);
        /// Limits at all levels asked for.
        intervals: Vec<IntervalColumn> = |core, _| core.intervals.iter().cloned().map(IntervalColumn).collect();
        /// Why there are no limits, where there are none.
        no_interval_reason: Option<String> = |core, _| core.no_interval_reason.as_ref().map(ToString::to_string);
        /// Twice the area between the curve and the line of equality: the Gini or the concentration index.
        index: Estimate = |core, _| Estimate(core.index.clone());
        /// The mean of the values: the share of the total times the mean is the generalised curve.
        mean: f64 = |core, _| core.mean;
        /// The share of the people who have less than the mean, where a Lorenz curve is furthest below the line of equality; None of a
        /// concentration curve.
        people_below_mean: Option<f64> = |core, _| core.people_below_mean;
        /// In which order the people stand.
        order: String = |core, _| core.order.to_string();
        /// How it was computed.
        method: String = |core, _| core.method.to_string();
        /// Key of the source.
        citation: String = |core, _| core.citation.to_string();
        /// How to read it.
        direction: String = |core, _| core.direction.to_string();
        /// How many rows stand behind it.
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

        /// A chart of the curve, with the line of equality and the index. `value` names the axis of shares.
        #[pyo3(signature = (*, title = None, subtitle = None, value = None))]
        fn chart<'py>(
            slf: &Bound<'py, Self>,
            title: Option<&str>,
            subtitle: Option<&str>,
            value: Option<&str>,
        ) -> PyResult<Chart<'py>> {
            let module = slf.py().import("commonweal._chart")?;
            module.call_method1("of_share_curve", (slf, title, subtitle, value)).map(Chart)
        }
    }
}

/// Lorenz curve: what share of the total those hold who have least, for every share of the people.
///
/// Points from (0, 0) to (1, 1), one where each value ends, or at the shares in `at`; straight between them, so that ties and their
/// order do not count. The result has the Gini index too, twice the area between the line of equality and the curve, and draws
/// itself with `.chart()`. `weights` are the people each value stands for. Values of a whole population have no limits; for a
/// sample, at given shares, ask for interval="linearised", or "linearised-sampling" (rows drawn with unequal chances).
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> curve = cw.lorenz_curve([3, 3, 3, 5, 5, 8, 8, 8, 8, 20])
/// >>> print(curve.people, curve.share.round(6), round(curve.index.value, 6))
/// [0.  0.3 0.5 0.9 1. ] [0.       0.126761 0.267606 0.71831  1.      ] 0.316901
#[pyfunction]
#[pyo3(signature = (values, *, weights=None, at=None, level=Levels::default(), interval=SampleInterval::default(), design=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, weights=None, at=None, level=0.95, interval='none', design=None, nulls='raise')")]
#[allow(clippy::too_many_arguments)] // the options of the measure, by name
pub(crate) fn lorenz_curve(
    values: Floats,
    weights: Option<Floats>,
    at: Option<Floats>,
    level: Levels,
    interval: SampleInterval,
    design: Option<Design>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<ShareCurve, Failure> {
    refuse_unknown(unknown.as_ref(), "lorenz_curve")?;
    let mut model = LorenzCurve::new().level(level.0).interval(interval.0);
    if let Some(at) = optional(at.as_ref(), "at")? {
        model = model.at(at);
    }
    let curve = of_rows(
        &values,
        weights.as_ref(),
        nulls,
        design.as_ref(),
        &|values| model.estimate(values),
    )?;
    Ok(curve.into())
}

/// Concentration curve: what share of the total the most deprived hold, for every share of the people.
///
/// Above the line of equality where something is concentrated among the worse off, below it where among the better off. `rank` is
/// numeric (an income, a deprivation rank), and `order` says at which end of it the most deprived stand; those of one rank share a
/// line. Points from (0, 0) to (1, 1), or at the shares in `at`. The result has the concentration index too, and draws itself with
/// `.chart()`. `weights` are the people each row stands for.
///
/// >>> import commonweal as cw
/// >>> curve = cw.concentration_curve([30, 25, 20], rank=[1, 2, 3], order="most-deprived-first")
/// >>> print(curve.share.round(6), round(curve.index.value, 6))
/// [0.       0.4      0.733333 1.      ] -0.088889
#[pyfunction]
#[pyo3(signature = (values, *, rank=None, order=None, weights=None, at=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, rank, order, weights=None, at=None, nulls='raise')")]
pub(crate) fn concentration_curve(
    values: Floats,
    rank: Option<Floats>,
    order: Option<Order>,
    weights: Option<Floats>,
    at: Option<Floats>,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<ShareCurve, Failure> {
    refuse_unknown(unknown.as_ref(), "concentration_curve")?;
    let mut model = ConcentrationCurve::new();
    if let Some(at) = optional(at.as_ref(), "at")? {
        model = model.at(at);
    }
    let mut columns = vec![
        ("values", values.get("values")?),
        ("rank", required(rank.as_ref(), "rank")?),
    ];
    let order = order.ok_or_else(|| missing("order"))?.0;
    columns.extend(optional(weights.as_ref(), "weights")?.map(|column| ("weights", column)));
    let curve = CompleteRows::of(&columns, nulls.0)?.answer(|rows| {
        let mut ranked = RankedValues::new(rows.column(0), Ranks::new(rows.column(1), order))?;
        if let Some(weights) = rows.named("weights") {
            ranked = ranked.with_weights(weights)?;
        }
        model.estimate(&ranked)
    })?;
    Ok(curve.into())
}
