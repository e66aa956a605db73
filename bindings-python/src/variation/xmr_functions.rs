//! The `XmR` chart.

use commonweal::{Date, Error, ErrorCode, XmrColumns, XmrModel};
use numpy::PyReadonlyArray1;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::arguments::{NumberOrNumbers, Rebase, Rules, Screen};
use super::xmr_results::{Xmr, XmrTable};
use crate::convert::{Direction, Floats, Real, Scaling, Unit, optional};
use crate::errors::{Failure, refuse_unknown};
use crate::texts::Dates;

/// The options that one chart and many share.
struct Shared<'a, 'py> {
    target: Option<&'a NumberOrNumbers<'py>>,
    rebase: Option<&'a Rebase<'py>>,
    fix_after: Option<&'a Real>,
    centre: Option<&'a NumberOrNumbers<'py>>,
    limits: Option<&'a Floats<'py>>,
    lower_bound: Option<&'a Real>,
    upper_bound: Option<&'a Real>,
}

impl Shared<'_, '_> {
    fn set(&self, mut model: XmrModel) -> Result<XmrModel, Failure> {
        if let Some(target) = self.target {
            model = model.targets(target.get("target")?);
        }
        if let Some(rebase) = self.rebase {
            let (rows, days) = rebase.get()?;
            model = model.rebase(&rows).rebase_dates(&days);
        }
        if let Some(rows) = self.fix_after {
            model = model.fix_after(rows.whole("fix_after")?);
        }
        if let Some(centre) = self.centre {
            model = model.centre(centre.get("centre")?);
        }
        if let Some(limits) = optional(self.limits, "limits")? {
            model = model.limits(limits);
        }
        if let Some(bound) = self.lower_bound {
            model = model.lower_bound(bound.get("lower_bound")?);
        }
        if let Some(bound) = self.upper_bound {
            model = model.upper_bound(bound.get("upper_bound")?);
        }
        Ok(model)
    }
}

/// `XmR` chart of one indicator over time: process limits, special causes, and the icons for variation and assurance.
///
/// `values` stand in order of time; a missing one is a gap: its place is kept, no moving range bridges it, and runs end at it.
/// `target` is one number, one for each row (missing where there is none) or one for each phase; `direction` says which way is
/// good. `rebase` names the rows (counted from 0) or days at which limits are redrawn, `fix_after` takes the limits of each phase from its
/// first rows. `rules` is "making-data-count-7" (no limits, rules or icons under 13 values), "making-data-count-6",
/// "nhsr-plot-the-dots", or a list such as ["outside-limits", "run-8", "trend-6", "two-of-three"] in order of precedence. Limits
/// are not cut off at values that cannot be, unless `lower_bound` or `upper_bound` ask for it.
///
/// >>> import commonweal as cw
/// >>> seen = [77.3, 79.0, 79.4, 79.1, 79.8, 80.7, 74.3, 78.0, 80.4, 75.4, 78.9, 80.7, 81.4, 80.5, 81.6, 81.5]
/// >>> chart = cw.xmr(seen, target=95, direction="increase")
/// >>> print(f"{chart.phases.lower_limit[0]:.6f} to {chart.phases.upper_limit[0]:.6f}")
/// 74.000933 to 84.499067
/// >>> chart.variation, chart.assurance
/// ('common-cause', 'consistently-fails')
#[pyfunction]
#[pyo3(signature = (values, *, dates=None, target=None, direction=Direction::default(), rebase=None, fix_after=None, centre=None, limits=None, scaling=Scaling::default(), screen=Screen(true), rules=Rules::default(), lower_bound=None, upper_bound=None, false_alarm_series=Real::Number(0.0), seed=Real::Number(1.0), unit=None, **unknown), text_signature = "(values, *, dates=None, target=None, direction='neutral', rebase=None, fix_after=None, centre=None, limits=None, scaling='2.66', screen=True, rules='making-data-count-7', lower_bound=None, upper_bound=None, false_alarm_series=0, seed=1, unit=None)")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn xmr(
    values: Floats,
    dates: Option<Dates>,
    target: Option<NumberOrNumbers>,
    direction: Direction,
    rebase: Option<Rebase>,
    fix_after: Option<Real>,
    centre: Option<NumberOrNumbers>,
    limits: Option<Floats>,
    scaling: Scaling,
    screen: Screen,
    rules: Rules,
    lower_bound: Option<Real>,
    upper_bound: Option<Real>,
    false_alarm_series: Real,
    seed: Real,
    unit: Option<Unit>,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Xmr, Failure> {
    refuse_unknown(unknown.as_ref(), "xmr")?;
    let values = values.get("values")?;
    let shared = Shared {
        target: target.as_ref(),
        rebase: rebase.as_ref(),
        fix_after: fix_after.as_ref(),
        centre: centre.as_ref(),
        limits: limits.as_ref(),
        lower_bound: lower_bound.as_ref(),
        upper_bound: upper_bound.as_ref(),
    };
    let mut model = shared.set(
        XmrModel::new()
            .direction(direction.0)
            .scaling(scaling.0)
            .screen(screen.0)
            .rules(rules.0)
            .false_alarm_series(false_alarm_series.whole("false_alarm_series")?)
            .seed(seed.whole("seed")?),
    )?;
    if let Some(dates) = dates {
        model = model.dates(&commonweal::complete_dates("dates", &dates.get("dates")?)?);
    }
    let chart = model.estimate(values)?;
    Ok(match unit {
        Some(unit) => chart.with_unit(unit.0),
        None => chart,
    }
    .into())
}

/// The same for many series: rows sorted by series, and where each starts (for `cw.frames`). `days` counts from 1 January 1970.
#[pyfunction]
#[pyo3(signature = (offsets, values, *, days=None, phase_starts=None, targets=None, target=None, direction=Direction::default(), rebase=None, fix_after=None, centre=None, limits=None, scaling=Scaling::default(), screen=Screen(true), rules=Rules::default(), lower_bound=None, upper_bound=None))]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn xmr_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    values: Floats,
    days: Option<PyReadonlyArray1<'_, i64>>,
    phase_starts: Option<Vec<usize>>,
    targets: Option<Floats>,
    target: Option<NumberOrNumbers>,
    direction: Direction,
    rebase: Option<Rebase>,
    fix_after: Option<Real>,
    centre: Option<NumberOrNumbers>,
    limits: Option<Floats>,
    scaling: Scaling,
    screen: Screen,
    rules: Rules,
    lower_bound: Option<Real>,
    upper_bound: Option<Real>,
) -> Result<XmrTable, Failure> {
    let shared = Shared {
        target: target.as_ref(),
        rebase: rebase.as_ref(),
        fix_after: fix_after.as_ref(),
        centre: centre.as_ref(),
        limits: limits.as_ref(),
        lower_bound: lower_bound.as_ref(),
        upper_bound: upper_bound.as_ref(),
    };
    let model = shared.set(
        XmrModel::new()
            .direction(direction.0)
            .scaling(scaling.0)
            .screen(screen.0)
            .rules(rules.0),
    )?;
    let offsets = crate::convert::offsets(&offsets);
    let values = values.get("values")?;
    let targets = optional(targets.as_ref(), "target")?;
    let phase_starts = phase_starts.unwrap_or_default();
    let dates = days.map(|days| read_days(&days)).transpose()?;
    let columns = XmrColumns {
        phase_starts: &phase_starts,
        targets,
        dates: dates.as_deref(),
    };
    let table = py.detach(|| model.estimate_each(&offsets, values, columns));
    Ok(table?.into())
}

fn read_days(days: &PyReadonlyArray1<'_, i64>) -> Result<Vec<Date>, Failure> {
    let start = Date::new(1970, 1, 1)?;
    let strange = |_| {
        Failure(Error::new(
            ErrorCode::InvalidDate,
            "dates",
            "`dates` has a day out of range",
        ))
    };
    days.as_array()
        .iter()
        .map(|&day| {
            let day = i32::try_from(day).map_err(strange)?;
            Ok(start.plus_days(day)?)
        })
        .collect()
}
