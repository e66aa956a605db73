//! What expectancies of life share beside the walk through the table: settings, the rule of the publisher, the report.

use std::ops::Range;

use super::bands::AgeBands;
use super::recursion::{Fault, Health, walk};
use crate::batch::estimate_each;
use crate::error::{ErrorCode, Result};
use crate::estimate::{
    Caution, CautionCode, Estimate, Estimates, Interval, IntervalMethod, Level, Levels, Text,
};
use crate::input::same_length;
use crate::named::named_enum;
use crate::numeric::sum;

/// Populations of so many or fewer are thought too small for a life expectancy.
const SMALL_POPULATION: f64 = 5_000.0;
/// 95 % intervals that are wider, in years, are thought to say too little.
const WIDE_INTERVAL: f64 = 20.0;

named_enum! {
    /// Which life expectancies of small areas are withheld.
    ///
    /// ```
    /// use commonweal::SmallAreaRule;
    /// assert_eq!(SmallAreaRule::parse("phe")?, SmallAreaRule::Phe);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum SmallAreaRule("suppression") {
        /// None: small populations and wide intervals have a caution.
        ShowAll = "none",
        /// The rule of Public Health England and its successor: populations of 5,000 or fewer, 95 % intervals wider than 20 years.
        Phe = "phe",
    }
}

/// What all expectancies can be asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settings {
    pub(super) levels: Levels,
    pub(super) at_age: Option<f64>,
    pub(super) rule: SmallAreaRule,
    /// Whether the variance counts the chance of deaths.
    pub(super) survival: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            at_age: None,
            rule: SmallAreaRule::ShowAll,
            survival: true,
        }
    }
}

/// What one measure is called, and where it comes from.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) at_birth: &'static str,
    pub(super) at_age: &'static str,
    pub(super) method: &'static str,
    pub(super) citation: &'static str,
    pub(super) interval: IntervalMethod,
    pub(super) unit: &'static str,
    pub(super) direction: &'static str,
    /// The largest value that it can have.
    pub(super) highest: f64,
}

/// What a walk found at the age asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) value: f64,
    /// Its variance from the chance of deaths.
    pub(super) deaths: f64,
    /// And from the chance of who was asked about health.
    pub(super) asked: f64,
    without_deaths: u32,
    certain: Option<f64>,
}

/// The estimate of one population, or why it has none.
pub(super) type Answer = std::result::Result<Estimate, Fault>;

impl Settings {
    pub(super) fn row(
        &self,
        kind: &Kind,
        bands: &AgeBands<'_>,
        health: &dyn Fn(usize) -> Health,
    ) -> Result<Answer> {
        let first = bands.place_of(self.at_age)?;
        match find(bands, first, health) {
            Ok(found) => {
                let deaths = if self.survival { found.deaths } else { 0.0 };
                let error = (found.asked + deaths).sqrt();
                self.report(kind, bands, &found, Some(error))
            }
            Err(fault) => Ok(Err(fault)),
        }
    }

    /// The estimate of what was found; without an error it has no interval, and the caller says why.
    pub(super) fn report(
        &self,
        kind: &Kind,
        bands: &AgeBands<'_>,
        found: &Found,
        error: Option<f64>,
    ) -> Result<Answer> {
        let first = bands.place_of(self.at_age)?;
        let people = sum::sum(bands.population());
        let mut estimate = bare(kind, bands, first, found.value)?;
        if people <= SMALL_POPULATION {
            let found = format!("the population of {people} is {SMALL_POPULATION} or fewer");
            if let Some(fault) = self.doubted(&mut estimate, CautionCode::SmallPopulation, &found) {
                return Ok(Err(fault));
            }
        }
        if let Some(error) = error {
            estimate.standard_error = Some(error);
            let at = |level: Level| {
                let reach = level.z() * error;
                let lower = (found.value - reach).max(0.0);
                let upper = (found.value + reach).min(kind.highest);
                Interval::new(lower, upper, level, kind.interval)
            };
            estimate.set_intervals(self.levels.iter().map(at).collect(), "deaths")?;
            let width = 2.0 * Level::P95.z() * error;
            if width > WIDE_INTERVAL {
                let found = format!("the 95 % interval is {width:.1} years wide");
                let told = self.doubted(&mut estimate, CautionCode::WideInterval, &found);
                if let Some(fault) = told {
                    return Ok(Err(fault));
                }
            }
        }
        add_cautions(&mut estimate, bands, found);
        if error == Some(0.0) {
            estimate.add_caution(Caution::new(
                CautionCode::ZeroWidth,
                "the limits have no width: no band adds to the variance; pool years or areas",
            ));
        }
        Ok(Ok(estimate))
    }

    /// Withheld, or told of a doubt, as the rule has it.
    fn doubted(&self, estimate: &mut Estimate, code: CautionCode, found: &str) -> Option<Fault> {
        if self.rule == SmallAreaRule::Phe {
            return Some(Fault {
                code: ErrorCode::TooFewEvents,
                param: "population",
                place: None,
                reason: format!("withheld: {found}; pool years or areas"),
            });
        }
        let message = format!("{found}: such figures are often not published; pool years or areas");
        estimate.add_caution(Caution::new(code, message));
        None
    }

    /// A row of a table of results that has no value, and why.
    pub(super) fn withheld(
        &self,
        kind: &Kind,
        bands: &AgeBands<'_>,
        fault: &Fault,
    ) -> Result<Estimate> {
        let first = bands.place_of(self.at_age)?;
        let mut estimate = bare(kind, bands, first, 0.0)?;
        estimate.value = f64::NAN;
        estimate.no_interval_reason = Some(Text::Borrowed("the value is withheld"));
        estimate.add_caution(Caution::new(CautionCode::Suppressed, fault.reason.clone()));
        Ok(estimate)
    }
}

/// Walks to the band at `first`.
pub(super) fn find(
    bands: &AgeBands<'_>,
    first: usize,
    health: &dyn Fn(usize) -> Health,
) -> std::result::Result<Found, Fault> {
    let mut found = Found {
        value: 0.0,
        deaths: 0.0,
        asked: 0.0,
        without_deaths: 0,
        certain: None,
    };
    walk(bands, first, health, &mut |_, step| {
        found.value = step.expectancy;
        found.deaths = step.variance;
        found.asked = step.asked;
        found.without_deaths += u32::from(step.band.deaths == 0.0);
        if step.certain {
            found.certain = Some(step.band.start);
        }
    })?;
    Ok(found)
}

/// The estimate without its interval.
fn bare(kind: &Kind, bands: &AgeBands<'_>, first: usize, years: f64) -> Result<Estimate> {
    let mut estimate = Estimate::new(kind.at_birth, years, "deaths")?;
    let start = bands.band(first).map_or(0.0, |band| band.start);
    if start != 0.0 {
        estimate.measure = Text::Owned(format!("{}{start}", kind.at_age));
    }
    estimate.method = Text::Borrowed(kind.method);
    estimate.citation = Text::Borrowed(kind.citation);
    estimate.unit = Text::Borrowed(kind.unit);
    estimate.direction = Text::Borrowed(kind.direction);
    estimate.n = (bands.len() - first) as u64;
    let (deaths, people) = bands.totals_from(first);
    estimate.events = Some(deaths);
    estimate.population = Some(people);
    Ok(estimate)
}

fn add_cautions(estimate: &mut Estimate, bands: &AgeBands<'_>, found: &Found) {
    let without_deaths = found.without_deaths;
    if without_deaths > 0 {
        let message = format!(
            "{without_deaths} bands have no deaths and add nothing to the variance: the interval is too narrow; pool years or \
             areas, or join bands"
        );
        estimate.add_caution(Caution::new(CautionCode::ZeroEventStrata, message));
    }
    if let Some(start) = found.certain {
        let message = format!(
            "in the band from age {start} so many died that nobody in the table lives through it: check its deaths and people, \
             or join it with the next one"
        );
        estimate.add_caution(Caution::new(CautionCode::CertainDeath, message));
    }
    if let Some(start) = bands.uneven() {
        let message = format!(
            "the band from age {start} is at least as wide as two of its neighbours: if a band is missing from the table, add it \
             with its people and its deaths, 0 too"
        );
        estimate.add_caution(Caution::new(CautionCode::UnevenBands, message));
    }
}

/// Each group's bands, and its rows, handed to a measure.
pub(super) fn each_group<F>(
    offsets: &[usize],
    [deaths, population, age_start]: [&[f64]; 3],
    separation: Option<&[f64]>,
    compute: F,
) -> Result<Estimates>
where
    F: Fn(&AgeBands<'_>, Range<usize>) -> Result<Estimate> + Sync,
{
    same_length("population", population, "deaths", deaths.len())?;
    same_length("age_start", age_start, "deaths", deaths.len())?;
    if let Some(separation) = separation {
        same_length("separation", separation, "deaths", deaths.len())?;
    }
    estimate_each(offsets, deaths.len(), |rows| {
        let part = |column| -> &[f64] { <[f64]>::get(column, rows.clone()).unwrap_or(&[]) };
        let mut bands = AgeBands::new(part(deaths), part(population), part(age_start))?;
        if let Some(separation) = separation {
            bands = bands.with_separation(part(separation))?;
        }
        compute(&bands, rows)
    })
}
