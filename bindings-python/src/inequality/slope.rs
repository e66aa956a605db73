//! Inequality between ordered groups.

use commonweal::{
    CompleteRows, GivenUncertainty, GradientModel, OrderedGroups, Ranks, RelativeIndex, SlopeIndex,
    estimate_each,
};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{
    Callback, Critical, EventDistribution, Floats, Levels, Model, Noise, Nulls, Order, Orientation,
    Polarity, Real, Scale, SlopeInterval, Unit, Variance, missing, optional, part, required,
};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates, Gradient};

/// The columns of groups in an order, those that were given.
struct Columns<'a> {
    given: Vec<(&'static str, &'a [f64])>,
    order: commonweal::Order,
    distribution: commonweal::EventDistribution,
    limits_level: commonweal::Level,
}

impl Columns<'_> {
    /// Checked groups from these columns, which may be a part of all rows.
    fn groups<'b>(
        &self,
        column: impl Fn(usize) -> &'b [f64],
    ) -> commonweal::Result<OrderedGroups<'b>> {
        let named = |name: &str| {
            self.given
                .iter()
                .position(|(given, _)| *given == name)
                .map(&column)
        };
        let given = GivenUncertainty {
            standard_errors: named("standard_errors"),
            events: named("events"),
            event_distribution: self.distribution,
            lower_limits: named("lower_limits"),
            upper_limits: named("upper_limits"),
            limits_level: self.limits_level,
        };
        OrderedGroups::new(column(0), column(1), Ranks::new(column(2), self.order))?
            .with_given(&given)
    }
}

/// A Python callable told of progress; what it raises stops the work and is raised.
struct Progress<'py> {
    py: Python<'py>,
    call: Option<Bound<'py, PyAny>>,
    raised: Option<PyErr>,
}

impl Progress<'_> {
    fn tell(&mut self, done: u32, total: u32) -> bool {
        let answer = self.py.check_signals().and_then(|()| match &self.call {
            // Only False cancels: a progress bar that returns nothing goes on.
            Some(call) => Ok(!call
                .call1((done, total))?
                .is(pyo3::types::PyBool::new(self.py, false))),
            None => Ok(true),
        });
        answer.unwrap_or_else(|error| {
            self.raised = Some(error);
            false
        })
    }
}

/// Columns that were given, from the arguments of a function.
fn read<'a>(
    [values, population, rank]: [(&'static str, Option<&'a Floats<'_>>); 3],
    uncertainty: [(&'static str, Option<&'a Floats<'_>>); 4],
    order: Option<Order>,
    distribution: EventDistribution,
    limits_level: &Real,
) -> Result<Columns<'a>, Failure> {
    let mut given = Vec::with_capacity(7);
    for (name, column) in [values, population, rank] {
        given.push((name, required(column, name)?));
    }
    for (name, column) in uncertainty {
        given.extend(optional(column, name)?.map(|column| (name, column)));
    }
    let limits_level = commonweal::Level::new(limits_level.get("limits_level")?);
    Ok(Columns {
        given,
        order: order.ok_or_else(|| missing("order"))?.0,
        distribution: distribution.0,
        limits_level: limits_level.map_err(|error| error.about("limits_level"))?,
    })
}

/// The three functions differ in the model and the result only; each has a twin over many groups for `cw.frames`.
macro_rules! slope_function {
    ($(#[$meta:meta])* $name:ident, $model:ident, $result:ident $(, $groups:ident)?) => {
        $(#[$meta])*
        #[pyfunction]
        #[pyo3(signature = (values, population, *, rank=None, order=None, level=Levels::default(), standard_errors=None, events=None, event_distribution=EventDistribution::default(), lower_limits=None, upper_limits=None, limits_level=Real::Number(0.95), interval=SlopeInterval::default(), model=Model::default(), scale=Scale::default(), noise=None, variance=Variance::default(), critical=Critical::default(), orientation=Orientation::default(), polarity=Polarity::default(), per=Real::Number(1.0), draws=Real::Number(100_000.0), seed=Real::Number(1.0), progress=None, unit=None, nulls=Nulls::default(), **unknown), text_signature = "(values, population, *, rank, order, level=0.95, standard_errors=None, events=None, event_distribution='poisson', lower_limits=None, upper_limits=None, limits_level=0.95, interval='automatic', model='least-squares', scale='linear', noise=None, variance='hc1', critical='t', orientation='least-minus-most', polarity='neutral', per=1.0, draws=100000, seed=1, progress=None, unit=None, nulls='raise')")]
        #[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
        pub(crate) fn $name(
            py: Python<'_>,
            values: Floats,
            population: Floats,
            rank: Option<Floats>,
            order: Option<Order>,
            level: Levels,
            standard_errors: Option<Floats>,
            events: Option<Floats>,
            event_distribution: EventDistribution,
            lower_limits: Option<Floats>,
            upper_limits: Option<Floats>,
            limits_level: Real,
            interval: SlopeInterval,
            model: Model,
            scale: Scale,
            noise: Option<Noise>,
            variance: Variance,
            critical: Critical,
            orientation: Orientation,
            polarity: Polarity,
            per: Real,
            draws: Real,
            seed: Real,
            progress: Option<Callback<'_>>,
            unit: Option<Unit>,
            nulls: Nulls,
            unknown: Option<Bound<'_, PyDict>>,
        ) -> PyResult<$result> {
            refuse_unknown(unknown.as_ref(), stringify!($name))?;
            let mut metric = $model::new().model(model.0).level(level.0).interval(interval.0).scale(scale.0).variance(variance.0);
            metric = metric.critical(critical.0).orientation(orientation.0).polarity(polarity.0).per(per.get("per")?);
            metric = metric.draws(draws.whole("draws")?).seed(seed.whole("seed")?);
            metric = noise.map_or(metric, |noise| metric.noise(noise.0));
            let data = [("values", Some(&values)), ("population", Some(&population)), ("rank", rank.as_ref())];
            let uncertainty = [("standard_errors", standard_errors.as_ref()), ("events", events.as_ref()), ("lower_limits", lower_limits.as_ref()), ("upper_limits", upper_limits.as_ref())];
            let columns = read(data, uncertainty, order, event_distribution, &limits_level)?;
            let rows = CompleteRows::of(&columns.given, nulls.0).map_err(Failure)?;
            let mut progress = Progress { py, call: progress.map(|progress| progress.0), raised: None };
            let result = rows.answer(|rows| {
                let groups = columns.groups(|index| rows.column(index))?;
                metric.estimate_with_progress(&groups, &mut |done, total| progress.tell(done, total))
            });
            if let Some(raised) = progress.raised {
                return Err(raised);
            }
            let result = result.map_err(Failure)?;
            Ok(match unit {
                Some(unit) if stringify!($name) != "relative_index" => result.with_unit(unit.0).into(),
                _ => result.into(),
            })
        }

        $(
            /// The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`).
            #[pyfunction]
            #[pyo3(signature = (offsets, values, population, *, rank=None, order=None, level=Levels::default(), standard_errors=None, events=None, event_distribution=EventDistribution::default(), lower_limits=None, upper_limits=None, limits_level=Real::Number(0.95), interval=SlopeInterval::default(), model=Model::default(), scale=Scale::default(), noise=None, variance=Variance::default(), critical=Critical::default(), orientation=Orientation::default(), polarity=Polarity::default(), per=Real::Number(1.0), draws=Real::Number(100_000.0), seed=Real::Number(1.0), unit=None, **unknown))]
            #[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
            pub(crate) fn $groups(
                py: Python<'_>,
                offsets: Vec<u64>,
                values: Floats,
                population: Floats,
                rank: Option<Floats>,
                order: Option<Order>,
                level: Levels,
                standard_errors: Option<Floats>,
                events: Option<Floats>,
                event_distribution: EventDistribution,
                lower_limits: Option<Floats>,
                upper_limits: Option<Floats>,
                limits_level: Real,
                interval: SlopeInterval,
                model: Model,
                scale: Scale,
                noise: Option<Noise>,
                variance: Variance,
                critical: Critical,
                orientation: Orientation,
                polarity: Polarity,
                per: Real,
                draws: Real,
                seed: Real,
                unit: Option<Unit>,
                unknown: Option<Bound<'_, PyDict>>,
            ) -> PyResult<Estimates> {
                refuse_unknown(unknown.as_ref(), stringify!($name))?;
                let mut metric = $model::new().model(model.0).level(level.0).interval(interval.0).scale(scale.0).variance(variance.0);
                metric = metric.critical(critical.0).orientation(orientation.0).polarity(polarity.0).per(per.get("per")?);
                metric = metric.draws(draws.whole("draws")?).seed(seed.whole("seed")?);
                metric = noise.map_or(metric, |noise| metric.noise(noise.0));
                let data = [("values", Some(&values)), ("population", Some(&population)), ("rank", rank.as_ref())];
                let uncertainty = [("standard_errors", standard_errors.as_ref()), ("events", events.as_ref()), ("lower_limits", lower_limits.as_ref()), ("upper_limits", upper_limits.as_ref())];
                let columns = read(data, uncertainty, order, event_distribution, &limits_level)?;
                let offsets = crate::convert::offsets(&offsets);
                let height = columns.given.first().map_or(0, |(_, column)| column.len());
                let estimates = py.detach(|| {
                    estimate_each(&offsets, height, |rows| {
                        let groups = columns.groups(|index| columns.given.get(index).map_or(&[], |(_, column)| part(column, &rows)))?;
                        metric.estimate(&groups)
                    })
                });
                let estimates = estimates.map_err(Failure)?;
                Ok(match unit {
                    Some(unit) if stringify!($name) != "relative_index" => estimates.with_unit(unit.0).into(),
                    _ => estimates.into(),
                })
            }
        )?
    };
}

slope_function! {
    /// Slope index of inequality: the difference between the two ends of deprivation, using every group.
    ///
    /// Groups stand at the midpoint of their range on a scale of people from 0 (most deprived) to 1 (least deprived); a line
    /// weighted by population is fitted; the index is its value at the least deprived end minus the most deprived. `rank` is
    /// numeric, and `order` says at which end of it the most deprived stand. Limits are propagated from `standard_errors`,
    /// `events` or published limits where one is given, and come from the scatter of the groups otherwise.
    ///
    /// >>> import commonweal as cw
    /// >>> years = [73.9735, 76.1241, 77.4743, 78.7620, 79.7043, 80.4527, 81.0909, 81.5761, 82.2410, 83.3175]
    /// >>> sii = cw.slope_index(years, [1] * 10, rank=range(1, 11), order="most-deprived-first", unit="years")
    /// >>> print(f"{sii.value:.6f}")
    /// 9.403539
    slope_index, SlopeIndex, Estimate, slope_index_groups
}

slope_function! {
    /// Relative index of inequality: the ratio between the two ends of deprivation, using every group.
    ///
    /// The line of `slope_index`; its value at the least deprived end over the most deprived. Limits are symmetric on the
    /// logarithmic scale, and the standard error is that of the logarithm.
    ///
    /// >>> import commonweal as cw
    /// >>> rii = cw.relative_index([30, 25, 20], [1, 1, 1], rank=[1, 2, 3], order="most-deprived-first")
    /// >>> print(f"{rii.value:.6f}")
    /// 0.538462
    relative_index, RelativeIndex, Estimate, relative_index_groups
}

slope_function! {
    /// Gradient: groups on the population scale of deprivation, the fitted line, and both indices with their limits.
    ///
    /// >>> import commonweal as cw
    /// >>> gradient = cw.gradient([30, 25, 20], [1, 1, 1], rank=[1, 2, 3], order="most-deprived-first")
    /// >>> print(f"{gradient.most_deprived:.6f} to {gradient.least_deprived:.6f}")
    /// 32.500000 to 17.500000
    gradient, GradientModel, Gradient
}
