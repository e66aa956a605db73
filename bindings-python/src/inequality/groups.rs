//! Measures between groups without an order: what their functions share.

mod attributable;
mod distance;
mod entropy;
mod pair;
mod variance;

pub(crate) use attributable::{population_attributable_risk, population_attributable_risk_groups};
pub(crate) use distance::{
    index_of_disparity, index_of_disparity_groups, mean_difference, mean_difference_groups,
};
pub(crate) use entropy::{between_group_entropy, between_group_entropy_groups};
pub(crate) use pair::{group_difference, group_difference_groups, group_ratio, group_ratio_groups};
pub(crate) use variance::{between_group_variance, between_group_variance_groups};

use commonweal::{CompleteRows, Error, ErrorCode, UnorderedGroups, estimate_each};
use pyo3::prelude::*;

use crate::convert::{EventDistribution, Floats, Given, Nulls, Real, Unit, optional, part};
use crate::errors::Failure;
use crate::results::{Estimate, Estimates};

/// Options that name a row.
const ROWS: [&str; 2] = ["group", "reference"];

/// The rows that were named.
type Named = [Option<u32>; ROWS.len()];

/// A measure of groups, given the rows that were named.
type Measure<'m> =
    &'m (dyn Fn(&UnorderedGroups<'_>, Named) -> commonweal::Result<commonweal::Estimate> + Sync);

/// The arguments that all these functions take.
struct Input<'py> {
    values: Floats<'py>,
    population: Option<Floats<'py>>,
    standard_errors: Option<Floats<'py>>,
    events: Option<Floats<'py>>,
    event_distribution: Given<EventDistribution>,
    unit: Option<Unit>,
}

impl Input<'_> {
    fn columns(&self) -> Result<Vec<(&'static str, &[f64])>, Failure> {
        let mut columns = vec![("values", self.values.get("values")?)];
        for (name, column) in [
            ("population", &self.population),
            ("standard_errors", &self.standard_errors),
            ("events", &self.events),
        ] {
            columns.extend(optional(column.as_ref(), name)?.map(|column| (name, column)));
        }
        Ok(columns)
    }

    /// The measure of all rows, some of which options name by their number.
    fn one(
        self,
        nulls: Nulls,
        named: [Option<Real>; ROWS.len()],
        measure: Measure<'_>,
    ) -> Result<Estimate, Failure> {
        let mut numbers = Named::default();
        for ((number, given), name) in numbers.iter_mut().zip(&named).zip(ROWS) {
            *number = given.as_ref().map(|row| row.whole(name)).transpose()?;
        }
        let columns = self.columns()?;
        let distribution = self.event_distribution.0.map(|given| given.0);
        let estimate = CompleteRows::of(&columns, nulls.0)?.answer(|rows| {
            let mut kept = numbers;
            for (number, name) in kept.iter_mut().zip(ROWS) {
                *number = rows.kept_row(name, *number)?;
            }
            measure(&groups_of(&|name| rows.named(name), distribution)?, kept)
        })?;
        Ok(match self.unit {
            Some(unit) => estimate.with_unit_of_values(unit.0).into(),
            None => estimate.into(),
        })
    }

    /// The measure of each group of rows, in which columns mark the rows that were named.
    fn each(
        self,
        py: Python<'_>,
        offsets: &[u64],
        marks: [Option<Floats<'_>>; ROWS.len()],
        measure: Measure<'_>,
    ) -> Result<Estimates, Failure> {
        let offsets = crate::convert::offsets(offsets);
        let columns = self.columns()?;
        let height = columns[0].1.len();
        let mut marked = [None; ROWS.len()];
        for ((column, given), name) in marked.iter_mut().zip(&marks).zip(ROWS) {
            *column = optional(given.as_ref(), name)?;
        }
        let distribution = self.event_distribution.0.map(|given| given.0);
        let estimates = py.detach(|| {
            estimate_each(&offsets, height, |rows| {
                let named = |wanted: &str| {
                    let (_, column) = columns.iter().find(|(name, _)| *name == wanted)?;
                    Some(part(column, &rows))
                };
                let mut kept = Named::default();
                for ((number, column), name) in kept.iter_mut().zip(marked).zip(ROWS) {
                    *number = column
                        .map(|column| one_marked(part(column, &rows), name))
                        .transpose()?;
                }
                measure(&groups_of(&named, distribution)?, kept)
            })
        })?;
        Ok(match self.unit {
            Some(unit) => estimates.with_unit_of_values(unit.0).into(),
            None => estimates.into(),
        })
    }
}

/// Checked groups from columns by name, which may be a part of all rows.
fn groups_of<'a>(
    column: &dyn Fn(&str) -> Option<&'a [f64]>,
    distribution: Option<commonweal::EventDistribution>,
) -> commonweal::Result<UnorderedGroups<'a>> {
    let values = column("values").unwrap_or_default();
    let groups = UnorderedGroups::new(values, column("population"))?;
    groups.with_given(column("standard_errors"), column("events"), distribution)
}

/// The one row with a mark.
fn one_marked(marks: &[f64], param: &'static str) -> commonweal::Result<u32> {
    let mut rows = (0..).zip(marks).filter(|(_, mark)| **mark == 1.0);
    let wrong = |code, found| {
        let message = format!(
            "`{param}` names {found} of these groups: name a group that stands once among them"
        );
        Err(Error::new(code, param, message))
    };
    match (rows.next(), rows.next()) {
        (Some((row, _)), None) => Ok(row),
        (None, _) => wrong(ErrorCode::UnknownCode, "none"),
        _ => wrong(ErrorCode::DuplicateKey, "several"),
    }
}

/// Options that name rows, each in its place among all such options.
fn places<T, const N: usize>(given: [(&str, Option<T>); N]) -> [Option<T>; ROWS.len()] {
    let mut places = [const { None }; ROWS.len()];
    for (name, row) in given {
        if let Some(place) = ROWS.iter().position(|known| *known == name) {
            places[place] = row;
        }
    }
    places
}

/// A function over columns and its twin over groups of rows: the options that are their own, how they make the measure, and how
/// that is told which rows were named.
macro_rules! group_functions {
    (
        $(#[$meta:meta])*
        $name:ident, $twin:ident, $signature:literal,
        rows: [$($row:ident),*],
        own: [$($option:ident: $type:ty = $default:expr),*],
        metric: $metric:expr,
        named: |$base:ident, $named:ident| $with_rows:expr $(,)?
    ) => {
        $(#[$meta])*
        #[pyfunction]
        #[pyo3(
            signature = (values, *, population=None, $($row=None,)* $($option=$default,)* level=Levels::default(), standard_errors=None, events=None, event_distribution=Given(None), interval=GroupInterval::default(), draws=Given(None), seed=Real::Number(1.0), unit=None, nulls=Nulls::default(), **unknown),
            text_signature = $signature
        )]
        #[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
        pub(crate) fn $name<'py>(
            values: Floats<'py>,
            population: Option<Floats<'py>>,
            $($row: Option<Real>,)*
            $($option: $type,)*
            level: Levels,
            standard_errors: Option<Floats<'py>>,
            events: Option<Floats<'py>>,
            event_distribution: Given<EventDistribution>,
            interval: GroupInterval,
            draws: Given<Real>,
            seed: Real,
            unit: Option<Unit>,
            nulls: Nulls,
            unknown: Option<Bound<'py, PyDict>>,
        ) -> Result<Estimate, Failure> {
            refuse_unknown(unknown.as_ref(), stringify!($name))?;
            let mut $base = $metric.level(level.0).interval(interval.0).seed(seed.whole("seed")?);
            if let Some(draws) = &draws.0 {
                $base = $base.draws(draws.whole("draws")?);
            }
            let input = Input { values, population, standard_errors, events, event_distribution, unit };
            let rows = places([$((stringify!($row), $row)),*]);
            input.one(nulls, rows, &|groups, $named| $with_rows.estimate(groups))
        }

        /// The same for many groups: rows sorted by group, where each group starts, and marks at the rows that are named (for
        /// `cw.frames`).
        #[pyfunction]
        #[pyo3(
            signature = (offsets, values, *, population=None, $($row=None,)* $($option=$default,)* level=Levels::default(), standard_errors=None, events=None, event_distribution=Given(None), interval=GroupInterval::default(), draws=Given(None), seed=Real::Number(1.0), unit=None)
        )]
        #[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
        pub(crate) fn $twin<'py>(
            py: Python<'py>,
            offsets: Vec<u64>,
            values: Floats<'py>,
            population: Option<Floats<'py>>,
            $($row: Option<Floats<'py>>,)*
            $($option: $type,)*
            level: Levels,
            standard_errors: Option<Floats<'py>>,
            events: Option<Floats<'py>>,
            event_distribution: Given<EventDistribution>,
            interval: GroupInterval,
            draws: Given<Real>,
            seed: Real,
            unit: Option<Unit>,
        ) -> Result<Estimates, Failure> {
            let mut $base = $metric.level(level.0).interval(interval.0).seed(seed.whole("seed")?);
            if let Some(draws) = &draws.0 {
                $base = $base.draws(draws.whole("draws")?);
            }
            let input = Input { values, population, standard_errors, events, event_distribution, unit };
            let marks = places([$((stringify!($row), $row)),*]);
            input.each(py, &offsets, marks, &|groups, $named| $with_rows.estimate(groups))
        }
    };
}

use group_functions;
