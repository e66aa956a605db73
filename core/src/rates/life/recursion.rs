//! The life table from its oldest band to its youngest: one step a band, shared by all that rest on it.

use super::bands::{AgeBands, Band};
use crate::error::{Error, ErrorCode};

/// What is known at the age at which a band starts, about those who live to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) band: Band,
    /// Deaths per person and year.
    pub(super) rate: f64,
    /// The probability of dying in the band, 1 in the open-ended one.
    pub(super) dying: f64,
    /// The probability of living through it.
    pub(super) surviving: f64,
    /// Years lived in it by each of them.
    pub(super) years: f64,
    /// Years still to live, all of them or those in good health.
    pub(super) expectancy: f64,
    /// The variance of these years from the chance of deaths.
    pub(super) variance: f64,
    /// And from the chance of who was asked about health.
    pub(super) asked: f64,
    /// Whether the death rate is so high that nobody can live through the band.
    pub(super) certain: bool,
}

/// The share of a band in good health, and what one person more or less in the survey makes of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Health {
    pub(super) share: f64,
    pub(super) variance: f64,
}

impl Health {
    /// All are counted as healthy: the life expectancy.
    pub(super) const WHOLE: Self = Self {
        share: 1.0,
        variance: 0.0,
    };
}

/// Why a population has no life expectancy, or none that may be shown: facts of the data, with what to do.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    pub(super) code: ErrorCode,
    pub(super) param: &'static str,
    /// The row at fault and its value; none where it is the whole.
    pub(super) place: Option<(usize, f64)>,
    pub(super) reason: String,
}

impl Fault {
    pub(super) fn error(&self) -> Error {
        match self.place {
            Some((row, value)) => Error::value(self.code, self.param, row, value, &self.reason),
            None => Error::new(self.code, self.param, self.reason.clone()),
        }
    }
}

/// Walks from the open-ended band down to the one at `first`, and hands each step to `each`.
///
/// With M = D/P deaths per person-year, n the width of a band and a the separation factor (Chiang 1968; Silcocks, Jenner &
/// Reza 2001):
///
/// - q = n M / (1 + n (1 - a) M), at most 1: above D = P / (n a) nobody lives through it;
/// - years lived by each who enters: n (1 - (1 - a) q), in the open-ended band 1/M;
/// - e = g years + (1 - q) e', with e' that of the next band and g the share in good health (1 for the life expectancy);
/// - variance of q: q^2 (1 - q) / D, none where there are no deaths; so that
///   V = ((1 - a) n g + e')^2 q^2 (1 - q) / D + (1 - q)^2 V', and g^2 / (D M^2) in the open-ended band, which the tables of
///   the Office for National Statistics write as (l/2)^2 times 4 / (D M^2);
/// - of the share in good health: years^2 times its variance, + (1 - q)^2 of the next band.
///
/// These are the sums over ages of the published formulas, divided by the survivors at each age, so that nothing cancels and
/// no age depends on whether anybody in the table lives to it. Every term is of one sign, and ages have one order: plain
/// arithmetic is as good as exact sums here.
pub(super) fn walk(
    bands: &AgeBands<'_>,
    first: usize,
    health: &dyn Fn(usize) -> Health,
    each: &mut dyn FnMut(usize, Step),
) -> std::result::Result<(), Fault> {
    let mut next: Option<Step> = None;
    for place in (first..bands.len()).rev() {
        let Some(band) = bands.band(place) else { break };
        let step = one(band, health(band.row), next)?;
        each(place, step);
        next = Some(step);
    }
    Ok(())
}

fn one(band: Band, health: Health, next: Option<Step>) -> std::result::Result<Step, Fault> {
    let Band {
        width,
        separation,
        deaths,
        population,
        ..
    } = band;
    refuse(band)?;
    let rate = deaths / population;
    let mut step = Step {
        band,
        rate,
        dying: 1.0,
        surviving: 0.0,
        years: 1.0 / rate,
        expectancy: 0.0,
        variance: 0.0,
        asked: 0.0,
        certain: false,
    };
    let Some(next) = next else {
        let expectancy = health.share * step.years;
        step.expectancy = expectancy;
        step.variance = expectancy * expectancy / deaths;
        step.asked = step.years * step.years * health.variance;
        return Ok(step);
    };
    let inside = (1.0 - separation) * width;
    let reach = 1.0 - width * separation * rate;
    step.certain = reach < 0.0;
    if !step.certain {
        let scale = 1.0 + inside * rate;
        step.dying = width * rate / scale;
        step.surviving = reach / scale;
    }
    let (q, p) = (step.dying, step.surviving);
    step.years = width - inside * q;
    step.expectancy = health.share * step.years + p * next.expectancy;
    let lost = (inside * health.share + next.expectancy) * q;
    let chance = if deaths > 0.0 {
        lost * lost * p / deaths
    } else {
        0.0
    };
    step.variance = chance + p * p * next.variance;
    step.asked = step.years * step.years * health.variance + p * p * next.asked;
    Ok(step)
}

/// What no formula mends.
fn refuse(band: Band) -> std::result::Result<(), Fault> {
    let Band {
        row,
        start,
        deaths,
        population,
        ..
    } = band;
    let (code, value, reason) = if population == 0.0 {
        let reason = format!(
            "nobody in the band from age {start} has no death rate; join bands, or pool years or areas"
        );
        (ErrorCode::ZeroDenominator, population, reason)
    } else if deaths > population {
        let reason = format!(
            "more deaths than the {population} people of the band from age {start}; `population` must be that of all years \
             whose deaths are counted"
        );
        (ErrorCode::NumeratorAboveDenominator, deaths, reason)
    } else if band.width.is_infinite() && deaths == 0.0 {
        let reason = format!(
            "without deaths in the open-ended band (from age {start}) no life ends; pool years or areas, or let the last band \
             start earlier"
        );
        (ErrorCode::NotComputable, deaths, reason)
    } else {
        return Ok(());
    };
    Err(Fault {
        code,
        param: if population == 0.0 {
            "population"
        } else {
            "deaths"
        },
        place: Some((row, value)),
        reason,
    })
}
