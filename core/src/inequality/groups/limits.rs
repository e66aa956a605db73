//! How an estimate is told, and its limits set.

use super::inversion::Inversion;
use super::options::Options;
use crate::error::{Error, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Interval, IntervalMethod, Text};
use crate::input::UnorderedGroups;
use crate::numeric::sum;

/// What there is to say of a measure, beside its value.
pub(super) struct Words {
    pub(super) measure: &'static str,
    pub(super) method: &'static str,
    pub(super) citation: &'static str,
    /// None for the unit of the values.
    pub(super) unit: Option<&'static str>,
    pub(super) direction: &'static str,
}

impl Words {
    /// The estimate without interval. `weighted` says that the sizes of the groups count, so that it matters if they were not
    /// given.
    pub(super) fn estimate(
        &self,
        value: f64,
        groups: &UnorderedGroups<'_>,
        weighted: bool,
    ) -> Result<Estimate> {
        let mut estimate = Estimate::new(self.measure, value, "values")?;
        estimate.method = if weighted && groups.total_population().is_none() {
            format!("{}; all groups counted as equal in size", self.method).into()
        } else {
            Text::Borrowed(self.method)
        };
        estimate.citation = Text::Borrowed(self.citation);
        if let Some(unit) = self.unit {
            estimate.unit = Text::Borrowed(unit);
        }
        estimate.direction = Text::Borrowed(self.direction);
        estimate.n = groups.len() as u64;
        estimate.population = groups.total_population();
        estimate.events = groups
            .events()
            .map(sum::sum)
            .filter(|events| events.is_finite());
        if groups.standard_errors().is_none() {
            estimate.no_interval_reason = Some(Text::Borrowed(
                "nothing is known of how sure the values are: give standard_errors or events for limits",
            ));
        }
        if groups.events().is_some_and(|events| events.contains(&0.0)) {
            let message = "some groups have no event, so their standard error is taken as zero and limits are too narrow: pool \
                           years or groups";
            estimate.add_caution(Caution::new(CautionCode::ZeroEventStrata, message));
        }
        Ok(estimate)
    }
}

/// Limits one standard error times z on either side of a value on some scale, told by `tell`.
pub(super) fn set_propagated(
    estimate: &mut Estimate,
    options: &Options,
    (centre, error): (f64, f64),
    tell: &dyn Fn(f64) -> f64,
) -> Result<()> {
    if !error.is_finite() {
        return Err(Error::overflow("values", "a standard error"));
    }
    estimate.standard_error = Some(error);
    let intervals = options.levels.iter().map(|level| {
        let reach = level.z() * error;
        let (lower, upper) = (tell(centre - reach), tell(centre + reach));
        Interval::new(lower, upper, level, IntervalMethod::Propagated)
    });
    set(estimate, intervals.collect())
}

/// Limits by inversion of a test, and what equal groups would show in half of the draws; `tell` goes from the scale of the measure to that of the estimate.
pub(super) fn set_simulated(
    estimate: &mut Estimate,
    options: &Options,
    inversion: &Inversion<'_>,
    tell: &dyn Fn(f64) -> f64,
) -> Result<f64> {
    let found = inversion.limits(options);
    let pairs = options.levels.iter().zip(&found.limits);
    let intervals = pairs.map(|(level, (lower, upper))| {
        let (lower, upper) = (tell(*lower), tell(*upper));
        let (lower, upper) = if lower > upper {
            (upper, lower)
        } else {
            (lower, upper)
        };
        Interval::new(lower, upper, level, IntervalMethod::SimulatedInversion)
    });
    set(estimate, intervals.collect())?;
    estimate.seed = Some(options.seed);
    estimate.draws = Some(options.draws());
    if found.may_be_equal {
        let message = format!(
            "groups that are equal would show about {:.3} by chance, as sure as these values are: the value is no evidence that \
             they differ; pool years, or say so beside it",
            tell(found.by_chance)
        );
        estimate.add_caution(Caution::new(CautionCode::InflatedByNoise, message));
    }
    Ok(tell(found.by_chance))
}

fn set(estimate: &mut Estimate, intervals: Vec<Interval>) -> Result<()> {
    let flat = intervals.iter().any(|found| found.lower == found.upper);
    estimate.set_intervals(intervals, "values")?;
    if flat {
        let message = "the limits have no width, as the standard errors are zero: do not read them as certainty";
        estimate.add_caution(Caution::new(CautionCode::ZeroWidth, message));
    }
    Ok(())
}

/// The root of the sum of squares, over the largest of them, so that squares of large and of tiny ones are numbers.
pub(super) fn root_of_squares(terms: impl Iterator<Item = f64>) -> f64 {
    let terms: Vec<f64> = terms.collect();
    let most = terms
        .iter()
        .fold(0.0_f64, |most, term| most.max(term.abs()));
    if most == 0.0 || !most.is_finite() {
        return most;
    }
    let squares = terms.iter().map(|term| (term / most) * (term / most));
    most * sum::sum_of(squares).sqrt()
}
