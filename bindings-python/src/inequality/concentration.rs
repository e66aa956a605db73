//! The concentration index.

use commonweal::{CompleteRows, ConcentrationIndex, RankedValues, Ranks, estimate_each};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{
    ConcentrationForm, ConcentrationInterval, Critical, EventDistribution, Floats, Given, Levels,
    Nulls, Order, Real, Unit, Variance, missing, optional, part, required,
};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};
use crate::survey::{self, Design};

/// What the index is asked for: options that were given, and no others.
struct Asked {
    order: Option<Order>,
    level: Levels,
    event_distribution: Given<EventDistribution>,
    form: ConcentrationForm,
    lower: Option<Real>,
    upper: Option<Real>,
    nu: Option<Real>,
    beta: Option<Real>,
    interval: ConcentrationInterval,
    variance: Given<Variance>,
    critical: Given<Critical>,
}

impl Asked {
    fn metric(&self) -> Result<ConcentrationIndex, Failure> {
        let mut metric = ConcentrationIndex::new()
            .level(self.level.0)
            .form(self.form.0)
            .interval(self.interval.0);
        if let Some(lower) = &self.lower {
            metric = metric.lower(lower.get("lower")?);
        }
        if let Some(upper) = &self.upper {
            metric = metric.upper(upper.get("upper")?);
        }
        if let Some(nu) = &self.nu {
            metric = metric.nu(nu.get("nu")?);
        }
        if let Some(beta) = &self.beta {
            metric = metric.beta(beta.get("beta")?);
        }
        if let Some(variance) = self.variance.0 {
            metric = metric.variance(variance.0);
        }
        if let Some(critical) = self.critical.0 {
            metric = metric.critical(critical.0);
        }
        Ok(metric)
    }

    fn order(&self) -> Result<commonweal::Order, Failure> {
        Ok(self.order.ok_or_else(|| missing("order"))?.0)
    }

    /// Checked rows from columns by name, which may be a part of all rows.
    fn ranked<'a>(
        &self,
        order: commonweal::Order,
        column: impl Fn(&str) -> Option<&'a [f64]>,
    ) -> commonweal::Result<RankedValues<'a>> {
        let of = |name| column(name).unwrap_or_default();
        let mut ranked = RankedValues::new(of("values"), Ranks::new(of("rank"), order))?;
        if let Some(weights) = column("weights") {
            ranked = ranked.with_weights(weights)?;
        }
        let distribution = self.event_distribution.0.map(|given| given.0);
        ranked.with_given(column("standard_errors"), column("events"), distribution)
    }
}

/// Concentration index: whether something is concentrated among the worse off or the better off, and how much.
///
/// C = 2 sum(p y (R - 1/2)) / mean, with R the midpoint of each row on the scale of people from 0 (worst off) to 1 (best off);
/// negative: concentrated among the worse off. `rank` is numeric (an income, a deprivation rank), and `order` says at which end
/// of it the most deprived stand; tied ranks share a midpoint. `weights` are the people each row stands for. For values between
/// bounds use form="erreygers" or "wagstaff", with `lower` and `upper`; "extended" needs `nu`, "symmetric" needs `beta`. The
/// forms that begin with "generalised" are absolute, in the unit of the values. Values of a whole population have no interval;
/// limits are propagated from `standard_errors` or `events` of groups, and for a sample of people ask for interval="linearised"
/// (weights are counts) or "linearised-sampling" (each row stands for its weight).
///
/// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
/// and ask for interval="survey-design".
///
/// >>> import commonweal as cw
/// >>> index = cw.concentration_index([30, 25, 20], rank=[1, 2, 3], order="most-deprived-first")
/// >>> print(f"{index.value:.6f}")
/// -0.088889
#[pyfunction]
#[pyo3(signature = (values, *, rank=None, order=None, weights=None, level=Levels::default(), standard_errors=None, events=None, event_distribution=Given(None), form=ConcentrationForm::default(), lower=None, upper=None, nu=None, beta=None, interval=ConcentrationInterval::default(), variance=Given(None), critical=Given(None), design=None, unit=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, rank, order, weights=None, level=0.95, standard_errors=None, events=None, event_distribution='poisson', form='standard', lower=None, upper=None, nu=None, beta=None, interval='automatic', variance='hc1', critical='t', design=None, unit=None, nulls='raise')")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn concentration_index<'py>(
    values: Floats<'py>,
    rank: Option<Floats<'py>>,
    order: Option<Order>,
    weights: Option<Floats<'py>>,
    level: Levels,
    standard_errors: Option<Floats<'py>>,
    events: Option<Floats<'py>>,
    event_distribution: Given<EventDistribution>,
    form: ConcentrationForm,
    lower: Option<Real>,
    upper: Option<Real>,
    nu: Option<Real>,
    beta: Option<Real>,
    interval: ConcentrationInterval,
    variance: Given<Variance>,
    critical: Given<Critical>,
    design: Option<Design<'py>>,
    unit: Option<Unit>,
    nulls: Nulls,
    unknown: Option<Bound<'py, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "concentration_index")?;
    let asked = Asked {
        order,
        level,
        event_distribution,
        form,
        lower,
        upper,
        nu,
        beta,
        interval,
        variance,
        critical,
    };
    let mut columns = vec![
        ("values", values.get("values")?),
        ("rank", required(rank.as_ref(), "rank")?),
    ];
    for (name, column) in [
        ("weights", &weights),
        ("standard_errors", &standard_errors),
        ("events", &events),
    ] {
        columns.extend(optional(column.as_ref(), name)?.map(|column| (name, column)));
    }
    let (metric, order) = (asked.metric()?, asked.order()?);
    let survey = survey::given(design.as_ref(), columns[0].1.len())?;
    let estimate = CompleteRows::of(&columns, nulls.0)?.answer(|rows| {
        let ranked = asked.ranked(order, |name| rows.named(name))?;
        match &survey {
            None => metric.estimate(&ranked),
            Some(survey) => {
                let survey = survey.of_rows(rows)?;
                metric.estimate(&ranked.with_survey(&survey)?)
            }
        }
    })?;
    Ok(told(estimate, unit, form))
}

/// The absolute form is in the unit of the values; the others have none.
fn told(estimate: commonweal::Estimate, unit: Option<Unit>, form: ConcentrationForm) -> Estimate {
    match unit {
        Some(unit) if form.0.is_generalised() => estimate.with_unit(unit.0).into(),
        _ => estimate.into(),
    }
}

/// The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`).
#[pyfunction]
#[pyo3(signature = (offsets, values, *, rank, order, level, form, interval, weights=None, standard_errors=None, events=None, event_distribution=Given(None), lower=None, upper=None, nu=None, beta=None, variance=Given(None), critical=Given(None), design=None, unit=None))]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn concentration_index_groups<'py>(
    py: Python<'py>,
    offsets: Vec<u64>,
    values: Floats<'py>,
    rank: Floats<'py>,
    order: Order,
    level: Levels,
    form: ConcentrationForm,
    interval: ConcentrationInterval,
    weights: Option<Floats<'py>>,
    standard_errors: Option<Floats<'py>>,
    events: Option<Floats<'py>>,
    event_distribution: Given<EventDistribution>,
    lower: Option<Real>,
    upper: Option<Real>,
    nu: Option<Real>,
    beta: Option<Real>,
    variance: Given<Variance>,
    critical: Given<Critical>,
    design: Option<Design<'py>>,
    unit: Option<Unit>,
) -> Result<Estimates, Failure> {
    let offsets = crate::convert::offsets(&offsets);
    let asked = Asked {
        order: Some(order),
        level,
        event_distribution,
        form,
        lower,
        upper,
        nu,
        beta,
        interval,
        variance,
        critical,
    };
    let (metric, order) = (asked.metric()?, asked.order()?);
    let columns = [
        ("values", Some(values.get("values")?)),
        ("rank", Some(rank.get("rank")?)),
        ("weights", optional(weights.as_ref(), "weights")?),
        (
            "standard_errors",
            optional(standard_errors.as_ref(), "standard_errors")?,
        ),
        ("events", optional(events.as_ref(), "events")?),
    ];
    let height = columns[0].1.map_or(0, <[f64]>::len);
    let survey = survey::given(design.as_ref(), height)?;
    let survey = survey.as_deref();
    let estimates = py.detach(|| {
        estimate_each(&offsets, height, |rows| {
            let named = |wanted: &str| {
                let (_, column) = columns.iter().find(|(name, _)| *name == wanted)?;
                column.map(|column| part(column, &rows))
            };
            let ranked = asked.ranked(order, named)?;
            match survey {
                None => metric.estimate(&ranked),
                Some(survey) => {
                    let survey = survey.domain(&rows.clone().collect::<Vec<_>>())?;
                    metric.estimate(&ranked.with_survey(&survey)?)
                }
            }
        })
    })?;
    Ok(match unit {
        Some(unit) if form.0.is_generalised() => estimates.with_unit(unit.0).into(),
        _ => estimates.into(),
    })
}
