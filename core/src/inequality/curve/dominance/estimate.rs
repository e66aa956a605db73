//! Differences of curves with their errors, and what the rule makes of them.

use super::choices::{DominanceRule, DominanceVerdict};
use super::errors::{Errors, errors};
use super::line::Line;
use super::words;
use super::{CurveDominance, CurveDominanceModel};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, IntervalColumn, Level, Text};
use crate::inequality::SampleInterval;
use crate::inequality::curve::check_shares;
use crate::inequality::distribution::Surveyed;
use crate::input::{RankedValues, same_length};
use crate::numeric::special::{maximum_modulus, t};

/// Differences and errors below this part of their scale are roundings: of curves that are one, or of a straight line.
const ROUNDING: f64 = 1e-12;
/// Points with fewer people on one side say that their limits are too narrow: see the coverage table.
const FEW: f64 = 30.0;
/// The most points.
const MOST: usize = 1_000;

/// What the first curve is compared with.
#[derive(Clone, Copy)]
pub(super) enum Second<'a, 'b> {
    Equality,
    SamePeople(&'a RankedValues<'b>),
    OtherPeople(&'a RankedValues<'b>),
}

impl Second<'_, '_> {
    pub(super) fn ranked(&self) -> Option<&RankedValues<'_>> {
        match self {
            Self::Equality => None,
            Self::SamePeople(other) | Self::OtherPeople(other) => Some(other),
        }
    }
}

pub(super) fn estimate(
    model: &CurveDominanceModel<'_>,
    first: &RankedValues<'_>,
    other: &Second<'_, '_>,
) -> Result<CurveDominance> {
    let people = points(model.at)?;
    check(first, other)?;
    let one = Line::new(first)?;
    let two = other
        .ranked()
        .map(Line::new)
        .transpose()
        .map_err(of_other)?;
    let (heights, others) = heights(&people, &one, two.as_ref(), model.generalised);
    let scale = match (model.generalised, &two) {
        (false, _) => 1.0,
        (true, None) => one.mean,
        (true, Some(two)) => one.mean.max(two.mean),
    };
    if !scale.is_finite()
        || heights
            .iter()
            .chain(&others)
            .any(|height| !height.is_finite())
    {
        return Err(Error::overflow("values", "a curve"));
    }
    let difference: Vec<f64> = heights
        .iter()
        .zip(&others)
        .map(|(a, b)| {
            if (a - b).abs() <= ROUNDING * scale {
                0.0
            } else {
                a - b
            }
        })
        .collect();
    let measure = |line: &Line<'_>| words::measure(line.lorenz, model.generalised);
    let drawn_too = if let Second::OtherPeople(other) = other {
        Some(*other)
    } else {
        None
    };
    let mut found = CurveDominance {
        verdict: DominanceVerdict::NotShown,
        sentence: Text::Borrowed(""),
        rule: model.rule,
        first_measure: Text::Borrowed(measure(&one)),
        second_measure: Text::Borrowed(two.as_ref().map_or("line of equality", measure)),
        standard_error: vec![f64::NAN; people.len()],
        statistic: vec![f64::NAN; people.len()],
        intervals: Vec::new(),
        simultaneous: Vec::new(),
        no_interval_reason: Some(Text::Borrowed(
            "values of a whole population have no sampling error: the curves are compared as they lie; for a sample ask for \
             interval=\"linearised\"",
        )),
        critical_value: 0.0,
        points_above: 0,
        points_below: 0,
        degrees_of_freedom: None,
        method: Text::Borrowed(
            "differences of two curves at shares of the people, with errors from the influence of each row on both",
        ),
        citation: Text::Borrowed("bishop-formby-smith-1991"),
        unit: Text::Borrowed(if model.generalised {
            ""
        } else {
            "share of the total"
        }),
        direction: Text::Borrowed(
            "positive: the first curve lies above the second; negative: below it",
        ),
        n: first.len() as u64 + drawn_too.map_or(0, |other| other.len() as u64),
        population: first.total_weight() + drawn_too.map_or(0.0, RankedValues::total_weight),
        cautions: Vec::new(),
        people,
        first: heights,
        second: others,
        difference,
    };
    let significant = if model.interval == SampleInterval::None {
        Surveyed::of_ranked(first, &[]).check(model.interval.drawing())?;
        Significant {
            together: found.difference.clone(),
            alone: found.difference.clone(),
        }
    } else {
        let errors = errors(model, first, other, (&one, two.as_ref()), &found)?;
        limits(model, &mut found, &errors, scale)?
    };
    decide(model.rule, &mut found, &significant);
    found.sentence = words::sentence(&found);
    Ok(found)
}

/// The shares of the people.
fn points(at: Option<&[f64]>) -> Result<Vec<f64>> {
    let Some(at) = at else {
        return Ok((1..20).map(|point| f64::from(point) / 20.0).collect());
    };
    check_shares(at)?;
    if at.len() > MOST {
        return Err(Error::out_of_range(
            "at",
            at.len() as f64,
            "at most 1,000 shares",
        ));
    }
    match at.iter().position(|share| *share == 0.0 || *share == 1.0) {
        None => Ok(at.to_vec()),
        Some(row) => {
            let message = "at its ends every curve is the same: give shares between 0 and 1";
            Err(Error::new(ErrorCode::OutOfRange, "at", message).at(row))
        }
    }
}

/// People, or rows that were drawn; the same of both, where they are said to be the same.
fn check(first: &RankedValues<'_>, other: &Second<'_, '_>) -> Result<()> {
    let refuse = |param, message| Err(Error::new(ErrorCode::ConflictingArguments, param, message));
    let other_has_errors = other
        .ranked()
        .is_some_and(|other| other.standard_errors().is_some());
    if first.standard_errors().is_some() || other_has_errors {
        let message =
            "a test of dominance is of people or rows: leave `standard_errors` and `events` out";
        return refuse("standard_errors", message);
    }
    if let Second::SamePeople(other) = other {
        same_length("other_values", other.values(), "values", first.len())?;
        if first.weights() != other.weights() {
            let message = "the `weights` of both must be the same: they are of the same people";
            return refuse("weights", message);
        }
    }
    Ok(())
}

/// An error of the second curve, by the names of its own parameters.
pub(super) fn of_other(error: Error) -> Error {
    match error.param() {
        Some("values") => error.about("other_values"),
        Some("rank") => error.about("other_rank"),
        Some("weights") => error.about("other_weights"),
        _ => error,
    }
}

/// Both curves at the points.
fn heights(
    people: &[f64],
    one: &Line<'_>,
    two: Option<&Line<'_>>,
    generalised: bool,
) -> (Vec<f64>, Vec<f64>) {
    let scaled = |mut column: Vec<f64>, mean: f64| {
        if generalised {
            for height in &mut column {
                *height *= mean;
            }
        }
        column
    };
    let first = scaled(one.at(people), one.mean);
    let second = match two {
        None => scaled(people.to_vec(), one.mean),
        Some(two) => scaled(two.at(people), two.mean),
    };
    (first, second)
}

/// Differences that are significant: taken together, and each by itself; zero where they are not.
struct Significant {
    together: Vec<f64>,
    alone: Vec<f64>,
}

fn limits(
    model: &CurveDominanceModel<'_>,
    found: &mut CurveDominance,
    errors: &Errors,
    scale: f64,
) -> Result<Significant> {
    found.no_interval_reason = None;
    let degrees = errors.of_points.first().and_then(|spread| spread.degrees);
    found.degrees_of_freedom = degrees;
    let errors_of = errors.of_points.iter().map(|spread| {
        if spread.error <= ROUNDING * scale {
            0.0
        } else {
            spread.error
        }
    });
    found.standard_error = errors_of.collect();
    if found.standard_error.iter().any(|error| !error.is_finite()) {
        return Err(Error::overflow("values", "a standard error"));
    }
    found.statistic = found
        .difference
        .iter()
        .zip(&found.standard_error)
        .map(|(difference, error)| {
            if *error > 0.0 {
                difference / error
            } else {
                f64::NAN
            }
        })
        .collect();
    let points = found.people.len() as f64;
    let alone = |level: Level| match degrees {
        None => level.z(),
        Some(degrees) => t::quantile(degrees, 1.0 - level.tail(), level.tail()),
    };
    let together = |level: Level| maximum_modulus::quantile(points, degrees, 2.0 * level.tail());
    for level in model.levels.iter() {
        let of = |critical: f64| {
            let side = |sign: f64| {
                let rows = found.difference.iter().zip(&found.standard_error);
                rows.map(|(difference, error)| difference + sign * critical * error)
                    .collect()
            };
            IntervalColumn {
                level: level.probability(),
                lower: side(-1.0),
                upper: side(1.0),
                method: errors
                    .of_points
                    .iter()
                    .map(|spread| spread.method)
                    .collect(),
            }
        };
        let (single, joint) = (of(alone(level)), of(together(level)));
        found.intervals.push(single);
        found.simultaneous.push(joint);
    }
    let first = model.levels.iter().next().unwrap_or(Level::P95);
    let (alone, together) = (alone(first), together(first));
    found.critical_value = match model.rule {
        DominanceRule::MultipleComparison => together,
        DominanceRule::IntersectionUnion => alone,
    };
    cautions(found, errors.units);
    let beyond = |critical: f64| {
        let statistics = found.statistic.iter();
        statistics
            .map(|z| if z.abs() > critical { *z } else { 0.0 })
            .collect()
    };
    Ok(Significant {
        together: beyond(together),
        alone: beyond(alone),
    })
}

fn cautions(found: &mut CurveDominance, units: f64) {
    let points = found.people.iter().zip(&found.standard_error);
    for (row, (share, error)) in points.enumerate() {
        let mut add = |code, message| {
            let mut caution = Caution::new(code, message);
            caution.row = Some(row as u64);
            found.cautions.push(caution);
        };
        if *error == 0.0 {
            let message = "the difference here has no error in this sample (both curves hold still), so this point decides nothing; do \
                           not read it as certainty";
            add(CautionCode::ZeroWidth, message);
        }
        if share.min(1.0 - share) * units < FEW {
            let message = "fewer than 30 of the sample stand beyond this point, so that its limits are too narrow and it decides too often: \
                           ask for shares further from the ends (`at`)";
            add(CautionCode::FewGroups, message);
        }
    }
}

fn decide(rule: DominanceRule, found: &mut CurveDominance, significant: &Significant) {
    let count = |column: &[f64], above: bool| {
        column
            .iter()
            .filter(|z| if above { **z > 0.0 } else { **z < 0.0 })
            .count()
    };
    let (above, below) = (
        count(&significant.together, true),
        count(&significant.together, false),
    );
    let points = found.people.len();
    let (shown_above, shown_below) = match rule {
        DominanceRule::MultipleComparison => (above, below),
        DominanceRule::IntersectionUnion => (
            count(&significant.alone, true),
            count(&significant.alone, false),
        ),
    };
    let needed = match rule {
        DominanceRule::MultipleComparison => 1,
        DominanceRule::IntersectionUnion => points,
    };
    (found.points_above, found.points_below) = (shown_above as u64, shown_below as u64);
    found.verdict = if above > 0 && below > 0 {
        DominanceVerdict::Cross
    } else if shown_above >= needed && shown_below == 0 {
        DominanceVerdict::Dominates
    } else if shown_below >= needed && shown_above == 0 {
        DominanceVerdict::Dominated
    } else {
        DominanceVerdict::NotShown
    };
}
