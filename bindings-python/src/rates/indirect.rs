//! Indirectly standardised ratios and rates.

use std::ops::Range;

use commonweal::{CompleteRows, IndirectRate, IndirectRatio, ReferenceStrata, estimate_each};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::{Floats, Levels, Nulls, RateInterval, Real, part, required};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};

/// Either measure, with its options.
enum Measure {
    Ratio(IndirectRatio),
    Rate(IndirectRate),
}

impl Measure {
    fn new(rate: bool, per: Real, level: Levels, interval: RateInterval) -> Result<Self, Failure> {
        let (per, level, interval) = (per.get("per")?, level.0, interval.0);
        Ok(if rate {
            Self::Rate(IndirectRate::new().per(per).level(level).interval(interval))
        } else {
            Self::Ratio(
                IndirectRatio::new()
                    .per(per)
                    .level(level)
                    .interval(interval),
            )
        })
    }

    fn estimate(&self, columns: [&[f64]; 4]) -> commonweal::Result<commonweal::Estimate> {
        let [events, population, reference_events, reference_population] = columns;
        let strata =
            ReferenceStrata::new(events, population, reference_events, reference_population)?;
        match self {
            Self::Ratio(ratio) => ratio.estimate(&strata),
            Self::Rate(rate) => rate.estimate(&strata),
        }
    }

    fn of_one(
        &self,
        events: &Floats<'_>,
        population: &Floats<'_>,
        reference_events: Option<&Floats<'_>>,
        reference_population: Option<&Floats<'_>>,
        nulls: Nulls,
    ) -> Result<Estimate, Failure> {
        let columns = [
            ("population", population.get("population")?),
            ("events", events.get("events")?),
            (
                "reference_events",
                required(reference_events, "reference_events")?,
            ),
            (
                "reference_population",
                required(reference_population, "reference_population")?,
            ),
        ];
        let estimate = CompleteRows::of(&columns, nulls.0)?.answer(|rows| {
            self.estimate([
                rows.column(1),
                rows.column(0),
                rows.column(2),
                rows.column(3),
            ])
        })?;
        Ok(estimate.into())
    }
}

/// Indirectly standardised ratio: events observed over those expected at the rates of a reference.
///
/// ratio = per * O / E with E = sum(n x / N): the standardised mortality ratio, where events are deaths. Limits of the observed
/// count, exact under ten events and Byar's from ten on, over the expected one. `events` may hold one total, where events are
/// not known by stratum. In the result `events` is O and `population` is E. Do not compare two such ratios with each other: use
/// `directly_standardised_rate`.
///
/// >>> import commonweal as cw
/// >>> ratio = cw.indirectly_standardised_ratio([5, 60], [9_000, 3_000],
/// ...     reference_events=[120, 1_502], reference_population=[250_000, 90_000])
/// >>> print(f"{ratio.value:.6f} ({ratio.interval.lower:.6f} to {ratio.interval.upper:.6f})")
/// 1.195146 (0.922343 to 1.523335)
#[pyfunction]
#[pyo3(signature = (events, population, *, reference_events=None, reference_population=None, per=Real::Number(1.0), level=Levels::default(), interval=RateInterval::default(), nulls=Nulls::default(), **unknown), text_signature = "(events, population, *, reference_events, reference_population, per=1.0, level=0.95, interval='byar-exact-under-10', nulls='raise')")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn indirectly_standardised_ratio(
    events: Floats,
    population: Floats,
    reference_events: Option<Floats>,
    reference_population: Option<Floats>,
    per: Real,
    level: Levels,
    interval: RateInterval,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "indirectly_standardised_ratio")?;
    Measure::new(false, per, level, interval)?.of_one(
        &events,
        &population,
        reference_events.as_ref(),
        reference_population.as_ref(),
        nulls,
    )
}

/// Indirectly standardised rate: events observed over those expected, times the crude rate of the reference.
///
/// rate = per * O / E * sum(x) / sum(N), per 100,000; see `indirectly_standardised_ratio`.
///
/// >>> import commonweal as cw
/// >>> rate = cw.indirectly_standardised_rate([5, 60], [9_000, 3_000],
/// ...     reference_events=[120, 1_502], reference_population=[250_000, 90_000])
/// >>> print(f"{rate.value:.6f} {rate.unit}")
/// 570.154882 per 100,000
#[pyfunction]
#[pyo3(signature = (events, population, *, reference_events=None, reference_population=None, per=Real::Number(100_000.0), level=Levels::default(), interval=RateInterval::default(), nulls=Nulls::default(), **unknown), text_signature = "(events, population, *, reference_events, reference_population, per=100000.0, level=0.95, interval='byar-exact-under-10', nulls='raise')")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn indirectly_standardised_rate(
    events: Floats,
    population: Floats,
    reference_events: Option<Floats>,
    reference_population: Option<Floats>,
    per: Real,
    level: Levels,
    interval: RateInterval,
    nulls: Nulls,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Estimate, Failure> {
    refuse_unknown(unknown.as_ref(), "indirectly_standardised_rate")?;
    Measure::new(true, per, level, interval)?.of_one(
        &events,
        &population,
        reference_events.as_ref(),
        reference_population.as_ref(),
        nulls,
    )
}

/// Both over many groups: rows sorted by group, and where each group starts (for `cw.frames`).
#[pyfunction]
#[pyo3(signature = (offsets, events, population, reference_events, reference_population, *, rate, per, level, interval))]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn indirectly_standardised_groups(
    py: Python<'_>,
    offsets: Vec<u64>,
    events: Floats,
    population: Floats,
    reference_events: Floats,
    reference_population: Floats,
    rate: bool,
    per: Real,
    level: Levels,
    interval: RateInterval,
) -> Result<Estimates, Failure> {
    let offsets = crate::convert::offsets(&offsets);
    let measure = Measure::new(rate, per, level, interval)?;
    let columns = [
        events.get("events")?,
        population.get("population")?,
        reference_events.get("reference_events")?,
        reference_population.get("reference_population")?,
    ];
    let rows = columns[0].len();
    let compute = |rows: Range<usize>| measure.estimate(columns.map(|column| part(column, &rows)));
    Ok(py.detach(|| estimate_each(&offsets, rows, compute))?.into())
}
