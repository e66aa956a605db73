//! Funnels.

use commonweal::{CompleteRows, Counts, FunnelCurve, FunnelModel};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;
use pyo3::types::PyDict;

use super::{Funnel, FunnelCurves};
use crate::convert::{
    Floats, FunnelAxis, FunnelKind, FunnelLimits, FunnelScale, Levels, Nulls, Overdispersion,
    Polarity, Real, missing,
};
use crate::errors::{Failure, refuse_unknown};

/// One level or a few, two unless given.
#[derive(Default)]
pub(crate) struct FunnelLevels(Option<Levels>);

impl<'py> FromPyObject<'_, 'py> for FunnelLevels {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("commonweal._typing", "Levels");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        object.extract().map(|levels| Self(Some(levels)))
    }
}

/// Funnel: units of different size about one target; who differs by more than chance, or than the units' own scatter.
///
/// Values are events over population (over expected events for a standardised ratio). Limits stand where the tail
/// probability of chance about the target is that of the level: exact binomial or Poisson by default, or "mid-p", "normal"
/// and "arcsine". Flags come from tail probabilities, never from comparing a point with a drawn limit.
/// overdispersion="additive" adds the variance between units (`DerSimonian` & Laird) on a scale of constant variance; where
/// more than a fifth of the units lie outside the widest limits of chance, that answer is given unasked.
///
/// >>> import commonweal as cw
/// >>> funnel = cw.funnel([12, 30, 95, 21, 44], [400, 620, 810, 530, 900], kind="proportion")
/// >>> print(f"{funnel.target:.6f}", funnel.flag)
/// 0.061963 ['below', 'inside', 'far-above', 'below', 'inside']
#[pyfunction]
#[pyo3(signature = (events, population, *, kind=None, level=FunnelLevels::default(), limits=FunnelLimits::default(), target=None, overdispersion=Overdispersion::default(), scale=None, trim=Real::Number(0.1), polarity=Polarity::default(), per=Real::Number(1.0), nulls=Nulls::default(), **unknown), text_signature = "(events, population, *, kind, level=[0.95, 0.998], limits='exact', target=None, overdispersion='none', scale=None, trim=0.1, polarity='neutral', per=1.0, nulls='raise')")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn funnel(
    py: Python<'_>,
    events: Floats,
    population: Floats,
    kind: Option<FunnelKind>,
    level: FunnelLevels,
    limits: FunnelLimits,
    target: Option<Real>,
    overdispersion: Overdispersion,
    scale: Option<FunnelScale>,
    trim: Real,
    polarity: Polarity,
    per: Real,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Funnel, Failure> {
    refuse_unknown(unknown.as_ref(), "funnel")?;
    let mut model = FunnelModel::new(kind.ok_or_else(|| missing("kind"))?.0).limits(limits.0);
    model = level.0.map_or(model, |levels| model.level(levels.0));
    if let Some(target) = target {
        model = model.target(target.get("target")?);
    }
    model = model
        .overdispersion(overdispersion.0)
        .trim(trim.get("trim")?);
    model = scale.map_or(model, |scale| model.scale(scale.0));
    model = model.polarity(polarity.0).per(per.get("per")?);
    let columns = [
        ("events", events.get("events")?),
        ("population", population.get("population")?),
    ];
    let rows = CompleteRows::of(&columns, nulls.0)?;
    let result = py.detach(|| {
        let counts = Counts::new(rows.column(0), rows.column(1))?;
        model.estimate(&counts)
    });
    let mut result = result.map_err(|error| rows.restore(error))?;
    rows.caution()
        .into_iter()
        .for_each(|caution| result.add_caution(caution));
    Ok(result.into())
}

/// Funnel limits at a grid of sizes: the curves of a funnel plot, without any units.
///
/// axis="events" takes observed events of a rate or ratio in place of populations, and says from which population on that
/// many events would be outside.
///
/// >>> import commonweal as cw
/// >>> limits = cw.funnel_limits([100, 1000, 10000], kind="proportion", target=0.07)
/// >>> [round(float(limit), 6) for limit in limits.limits[1].upper]
/// [0.164499, 0.096601, 0.078055]
#[pyfunction]
#[pyo3(signature = (population, *, kind=None, target=None, level=FunnelLevels::default(), limits=FunnelLimits::default(), axis=FunnelAxis::default(), tau2=Real::Number(0.0), scale=None, per=Real::Number(1.0), **unknown), text_signature = "(population, *, kind, target, level=[0.95, 0.998], limits='exact', axis='population', tau2=0.0, scale=None, per=1.0)")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn funnel_limits(
    population: Floats,
    kind: Option<FunnelKind>,
    target: Option<Real>,
    level: FunnelLevels,
    limits: FunnelLimits,
    axis: FunnelAxis,
    tau2: Real,
    scale: Option<FunnelScale>,
    per: Real,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<FunnelCurves, Failure> {
    refuse_unknown(unknown.as_ref(), "funnel_limits")?;
    let kind = kind.ok_or_else(|| missing("kind"))?.0;
    let target = target.ok_or_else(|| missing("target"))?.get("target")?;
    let mut curve = FunnelCurve::new(kind, target).limits(limits.0).axis(axis.0);
    curve = level.0.map_or(curve, |levels| curve.level(levels.0));
    curve = curve.tau2(tau2.get("tau2")?).per(per.get("per")?);
    curve = scale.map_or(curve, |scale| curve.scale(scale.0));
    Ok(curve.at(population.get("population")?)?.into())
}
