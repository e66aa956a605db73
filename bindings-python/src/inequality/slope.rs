//! Inequality between ordered groups.

use commonweal::{
    Caution, CompleteRows, GivenUncertainty, GradientModel, OrderedGroups, Ranks, RelativeIndex,
    SlopeIndex, SurveySample, estimate_each_with,
};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{
    Callback, Critical, EventDistribution, Floats, Given, Levels, Model, Noise, Nulls, Order,
    Orientation, Polarity, Real, Scale, SlopeInterval, StandardErrorsScale, Unit, Variance,
    missing, optional, part, required,
};
use crate::errors::{Failure, refuse_unknown};
use crate::progress::Listener;
use crate::results::{Estimate, Estimates, Gradient};
use crate::survey::{self, Design};

/// Rows from which a call without draws lets other threads run meanwhile; for fewer, letting go costs more than it gives.
const LONG: usize = 2_000;

/// Computes a result of type `T`, telling of progress.
type Compute<T> = fn(
    GradientModel,
    &OrderedGroups<'_>,
    &mut dyn FnMut(u32, u32) -> bool,
) -> commonweal::Result<T>;

/// The options of the three functions and of their twins over groups, once: name, type and default.
macro_rules! with_options {
    ($define:ident! { $($rest:tt)* }) => {
        $define! {
            [
                rank: Option<Floats<'py>> = None,
                order: Option<Order> = None,
                level: Levels = Levels::default(),
                standard_errors: Option<Floats<'py>> = None,
                events: Option<Floats<'py>> = None,
                event_distribution: Given<EventDistribution> = Given(None),
                lower_limits: Option<Floats<'py>> = None,
                upper_limits: Option<Floats<'py>> = None,
                limits_level: Given<Real> = Given(None),
                interval: SlopeInterval = SlopeInterval::default(),
                model: Model = Model::default(),
                scale: Scale = Scale::default(),
                noise: Option<Noise> = None,
                standard_errors_scale: Option<StandardErrorsScale> = None,
                variance: Given<Variance> = Given(None),
                critical: Given<Critical> = Given(None),
                design: Option<Design<'py>> = None,
                orientation: Orientation = Orientation::default(),
                polarity: Polarity = Polarity::default(),
                per: Real = Real::Number(1.0),
                draws: Given<Real> = Given(None),
                seed: Real = Real::Number(1.0),
                progress: Option<Callback<'py>> = None,
                unit: Option<Unit> = None,
            ]
            $($rest)*
        }
    };
}

macro_rules! define_arguments {
    ([$($option:ident: $type:ty = $default:expr,)+]) => {
        /// What one of the functions was called with.
        struct Arguments<'py> {
            values: Floats<'py>,
            population: Floats<'py>,
            $($option: $type,)+
        }
    };
}

with_options!(define_arguments! {});

impl<'py> Arguments<'py> {
    fn model(&self) -> Result<GradientModel, Failure> {
        let mut model = GradientModel::new()
            .model(self.model.0)
            .level(self.level.0)
            .interval(self.interval.0)
            .scale(self.scale.0)
            .orientation(self.orientation.0)
            .polarity(self.polarity.0)
            .per(self.per.get("per")?)
            .seed(self.seed.whole("seed")?);
        // Set only where given: core refuses one that was set and has no effect.
        if let Some(noise) = self.noise {
            model = model.noise(noise.0);
        }
        if let Some(scale) = self.standard_errors_scale {
            model = model.standard_errors_scale(scale.0);
        }
        if let Some(variance) = self.variance.0 {
            model = model.variance(variance.0);
        }
        if let Some(critical) = self.critical.0 {
            model = model.critical(critical.0);
        }
        if let Some(draws) = &self.draws.0 {
            model = model.draws(draws.whole("draws")?);
        }
        Ok(model)
    }

    fn columns(&self) -> Result<Columns<'_>, Failure> {
        let mut given = Vec::with_capacity(7);
        given.push(("values", self.values.get("values")?));
        given.push(("population", self.population.get("population")?));
        given.push(("rank", required(self.rank.as_ref(), "rank")?));
        for (name, column) in [
            ("standard_errors", &self.standard_errors),
            ("events", &self.events),
            ("lower_limits", &self.lower_limits),
            ("upper_limits", &self.upper_limits),
        ] {
            given.extend(optional(column.as_ref(), name)?.map(|column| (name, column)));
        }
        let limits_level = match &self.limits_level.0 {
            Some(level) => commonweal::Level::new(level.get("limits_level")?).map(Some),
            None => Ok(None),
        };
        Ok(Columns {
            given,
            order: self.order.ok_or_else(|| missing("order"))?.0,
            distribution: self.event_distribution.0.map(|given| given.0),
            limits_level: limits_level.map_err(|error| error.about("limits_level"))?,
        })
    }

    /// The result for all rows together.
    fn one<T: Send>(
        self,
        py: Python<'py>,
        nulls: Nulls,
        compute: Compute<T>,
        add_caution: fn(&mut T, Caution),
        in_unit: fn(T, String) -> T,
    ) -> PyResult<T> {
        let (model, columns) = (self.model()?, self.columns()?);
        let rows = CompleteRows::of(&columns.given, nulls.0).map_err(Failure)?;
        let survey = survey::given(self.design.as_ref(), columns.column(0).len())?;
        let survey = survey.as_deref().map(|survey| survey.of_rows(&rows));
        let survey = survey.transpose().map_err(Failure)?;
        let work = |tell: &mut dyn FnMut(u32, u32) -> bool| {
            let groups = columns.groups(|index| rows.column(index), survey.as_deref())?;
            compute(model, &groups, tell)
        };
        let result = if model.draws_made() == 0 && rows.column(0).len() < LONG {
            work(&mut |_, _| true)
        } else {
            Listener::new(self.progress.as_ref()).listen(py, |tell| {
                work(&mut |done, total| tell(done.into(), total.into()))
            })?
        };
        let mut result = result.map_err(|error| Failure(rows.restore(error)))?;
        if let Some(omitted) = rows.caution() {
            add_caution(&mut result, omitted);
        }
        Ok(match self.unit {
            Some(unit) => in_unit(result, unit.0),
            None => result,
        })
    }

    /// One result for each group of rows.
    fn each(
        self,
        py: Python<'py>,
        offsets: &[u64],
        compute: Compute<commonweal::Estimate>,
        in_unit: fn(commonweal::Estimates, String) -> commonweal::Estimates,
    ) -> PyResult<Estimates> {
        let (model, columns) = (self.model()?, self.columns()?);
        let offsets = crate::convert::offsets(offsets);
        let height = columns.column(0).len();
        let survey = survey::given(self.design.as_ref(), height)?;
        let survey = survey.as_deref();
        let estimates = Listener::new(self.progress.as_ref()).listen(py, |tell| {
            estimate_each_with(&offsets, height, model.draws_made(), tell, |rows, tell| {
                let domain = survey.map(|survey| survey.domain(&rows.clone().collect::<Vec<_>>()));
                let domain = domain.transpose()?;
                let column = |index| part(columns.column(index), &rows);
                let groups = columns.groups(column, domain.as_ref())?;
                compute(model, &groups, tell)
            })
        })?;
        let estimates = estimates.map_err(Failure)?;
        Ok(match self.unit {
            Some(unit) => in_unit(estimates, unit.0).into(),
            None => estimates.into(),
        })
    }
}

/// The columns of groups in an order, those that were given.
struct Columns<'a> {
    given: Vec<(&'static str, &'a [f64])>,
    order: commonweal::Order,
    distribution: Option<commonweal::EventDistribution>,
    limits_level: Option<commonweal::Level>,
}

impl<'a> Columns<'a> {
    fn column(&self, index: usize) -> &'a [f64] {
        self.given.get(index).map_or(&[], |(_, column)| column)
    }

    /// Checked groups from these columns, which may be a part of all rows.
    fn groups<'b>(
        &self,
        column: impl Fn(usize) -> &'b [f64],
        survey: Option<&'b SurveySample>,
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
        let ranks = Ranks::new(column(2), self.order);
        let groups = match survey {
            None => OrderedGroups::new(column(0), column(1), ranks)?,
            Some(survey) => OrderedGroups::of_survey(column(0), column(1), ranks, survey)?,
        };
        groups.with_given(&given)
    }
}

/// A function over columns.
macro_rules! define_function {
    (
        [$($option:ident: $type:ty = $default:expr,)+]
        $(#[$meta:meta])* $name:ident -> $result:ident: $($compute:expr),+
    ) => {
        $(#[$meta])*
        #[pyfunction]
        #[pyo3(
            signature = (values, population, *, $($option = $default,)+ nulls=Nulls::default(), **unknown),
            // In Python's words; the test of the catalogue compares it with what acts.
            text_signature = "(values, population, *, rank, order, level=0.95, standard_errors=None, events=None, event_distribution='poisson', lower_limits=None, upper_limits=None, limits_level=0.95, interval='automatic', model='least-squares', scale='linear', noise=None, standard_errors_scale=None, variance='hc1', critical='t', design=None, orientation='least-minus-most', polarity='neutral', per=1.0, draws=100000, seed=1, progress=None, unit=None, nulls='raise')"
        )]
        #[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
        pub(crate) fn $name<'py>(
            py: Python<'py>,
            values: Floats<'py>,
            population: Floats<'py>,
            $($option: $type,)+
            nulls: Nulls,
            unknown: Option<Bound<'py, PyDict>>,
        ) -> PyResult<$result> {
            refuse_unknown(unknown.as_ref(), stringify!($name))?;
            let arguments = Arguments { values, population, $($option,)+ };
            Ok(arguments.one(py, nulls, $($compute),+)?.into())
        }
    };
}

/// Its twin over rows sorted by group, and where each group starts (for `cw.frames`).
macro_rules! define_twin {
    (
        [$($option:ident: $type:ty = $default:expr,)+]
        $name:ident: $($compute:expr),+
    ) => {
        /// The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`).
        #[pyfunction]
        #[pyo3(signature = (offsets, values, population, *, $($option = $default,)+))]
        #[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
        pub(crate) fn $name<'py>(
            py: Python<'py>,
            offsets: Vec<u64>,
            values: Floats<'py>,
            population: Floats<'py>,
            $($option: $type,)+
        ) -> PyResult<Estimates> {
            Arguments { values, population, $($option,)+ }.each(py, &offsets, $($compute),+)
        }
    };
}

const SLOPE: Compute<commonweal::Estimate> =
    |model, groups, tell| SlopeIndex::from(model).estimate_with_progress(groups, tell);
const RELATIVE: Compute<commonweal::Estimate> =
    |model, groups, tell| RelativeIndex::from(model).estimate_with_progress(groups, tell);
const GRADIENT: Compute<commonweal::Gradient> =
    |model, groups, tell| model.estimate_with_progress(groups, tell);

with_options!(define_function! {
    /// Slope index of inequality: the difference between the two ends of deprivation, using every group.
    ///
    /// Groups stand at the midpoint of their range on a scale of people from 0 (most deprived) to 1 (least deprived); a line
    /// weighted by population is fitted; the index is its value at the least deprived end minus the most deprived. `rank` is
    /// numeric, and `order` says at which end of it the most deprived stand. Limits are propagated from `standard_errors`,
    /// `events` or published limits where one is given, and come from the scatter of the groups otherwise. `variance`,
    /// `critical`, `draws`, `noise` and `standard_errors_scale` are errors where they have no effect; a `seed` is accepted always. A simulation tells
    /// `progress` of its draws, and hears Ctrl-C.
    ///
    /// For people drawn for a survey, a row each, `population` is their weight: give its `design`, such as dict(strata=...,
    /// clusters=...), and limits are made under it; with interval="regression" the ranks are taken as known, as other packages do.
    ///
    /// >>> import commonweal as cw
    /// >>> years = [73.9735, 76.1241, 77.4743, 78.7620, 79.7043, 80.4527, 81.0909, 81.5761, 82.2410, 83.3175]
    /// >>> sii = cw.slope_index(years, [1] * 10, rank=range(1, 11), order="most-deprived-first", unit="years")
    /// >>> print(f"{sii.value:.6f}")
    /// 9.403539
    slope_index -> Estimate: SLOPE, commonweal::Estimate::add_caution, commonweal::Estimate::with_unit
});

with_options!(define_function! {
    /// Relative index of inequality: the ratio between the two ends of deprivation, using every group.
    ///
    /// The line of `slope_index`; its value at the least deprived end over the most deprived. Limits are symmetric on the
    /// logarithmic scale, and the standard error is that of the logarithm.
    ///
    /// >>> import commonweal as cw
    /// >>> rii = cw.relative_index([30, 25, 20], [1, 1, 1], rank=[1, 2, 3], order="most-deprived-first")
    /// >>> print(f"{rii.value:.6f}")
    /// 0.538462
    relative_index -> Estimate: RELATIVE, commonweal::Estimate::add_caution, |ratio, _| ratio
});

with_options!(define_function! {
    /// Gradient: groups on the population scale of deprivation, the fitted line, and both indices with their limits.
    ///
    /// >>> import commonweal as cw
    /// >>> gradient = cw.gradient([30, 25, 20], [1, 1, 1], rank=[1, 2, 3], order="most-deprived-first")
    /// >>> print(f"{gradient.most_deprived:.6f} to {gradient.least_deprived:.6f}")
    /// 32.500000 to 17.500000
    gradient -> Gradient: GRADIENT, commonweal::Gradient::add_caution, commonweal::Gradient::with_unit
});

with_options!(define_twin! {
    slope_index_groups: SLOPE, commonweal::Estimates::with_unit
});

with_options!(define_twin! {
    relative_index_groups: RELATIVE, |ratios, _| ratios
});
