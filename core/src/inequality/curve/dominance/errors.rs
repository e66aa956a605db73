//! The errors of differences of curves, from the influence of each row or from replicate weights.

use super::estimate::{Second, of_other};
use super::line::Line;
use super::{CurveDominance, CurveDominanceModel};
use crate::error::Result;
use crate::inequality::distribution::{Drawing, Spread, Surveyed};
use crate::input::RankedValues;
use crate::numeric::math::{cbrt, hypot};

/// The errors of all points, and what they rest on.
pub(super) struct Errors {
    pub(super) of_points: Vec<Spread>,
    pub(super) units: f64,
}

impl<'a> Surveyed<'a> {
    /// Ranked rows; `ones` stand for weights that were not given.
    pub(super) fn of_ranked(ranked: &RankedValues<'a>, ones: &'a [f64]) -> Self {
        Self {
            weights: ranked.weights().unwrap_or(ones),
            total: ranked.total_weight(),
            survey: ranked.survey(),
        }
    }
}

pub(super) fn errors(
    model: &CurveDominanceModel<'_>,
    first: &RankedValues<'_>,
    other: &Second<'_, '_>,
    (one, two): (&Line<'_>, Option<&Line<'_>>),
    found: &CurveDominance,
) -> Result<Errors> {
    let drawing = model.interval.drawing();
    let second = if let Second::OtherPeople(second) = other {
        Some(*second)
    } else {
        None
    };
    let ones = vec![1.0; first.len().max(second.map_or(0, RankedValues::len))];
    // People, or rows that were drawn: of a survey too, whose clusters count in its degrees of freedom.
    let rows = |ranked: &RankedValues<'_>| -> Result<f64> {
        let rows = Surveyed::of_ranked(ranked, ones.get(..ranked.len()).unwrap_or(&ones));
        rows.check(drawing)?;
        Ok(match drawing {
            Drawing::Frequency => rows.total,
            _ => rows.weights.iter().filter(|weight| **weight > 0.0).count() as f64,
        })
    };
    let units = rows(first)?;
    let other_units = second.map(rows).transpose().map_err(of_other)?;
    // Of one curve at one point: how far each row moves it.
    let moved = |line: &Line<'_>, p: f64, height: f64, units: f64| -> Vec<f64> {
        let share = if model.generalised {
            height / line.mean
        } else {
            height
        };
        let mut moved = line.influence(p, share, 0.5 / cbrt(units));
        for (u, of_mean) in moved.iter_mut().zip(line.of_mean()) {
            *u = if model.generalised {
                *u * line.mean
            } else {
                *u - share * of_mean
            };
        }
        moved
    };
    let mut of_points = Vec::with_capacity(found.people.len());
    let heights = found.first.iter().zip(&found.second);
    for ((&p, (&height, &other_height)), &difference) in
        found.people.iter().zip(heights).zip(&found.difference)
    {
        let height_at = |line: &Line<'_>| {
            let height = line.at(&[p]).first().copied().unwrap_or(0.0);
            if model.generalised {
                height * line.mean
            } else {
                height
            }
        };
        let influence = || {
            let mut moves = moved(one, p, height, units);
            match (other, two) {
                (Second::SamePeople(_), Some(two)) => {
                    for (u, v) in moves.iter_mut().zip(moved(two, p, other_height, units)) {
                        *u -= v;
                    }
                }
                (Second::Equality, _) if model.generalised => {
                    for (u, of_mean) in moves.iter_mut().zip(one.of_mean()) {
                        *u -= p * one.mean * of_mean;
                    }
                }
                _ => {}
            }
            moves
        };
        let again = |weights: &[f64]| {
            let line = reweighted(first, weights)?;
            let height = height_at(&line);
            Ok(match other {
                Second::Equality if model.generalised => height - p * line.mean,
                Second::Equality => height - p,
                Second::SamePeople(second) => height - height_at(&reweighted(second, weights)?),
                Second::OtherPeople(_) => height,
            })
        };
        let rows = Surveyed::of_ranked(first, ones.get(..first.len()).unwrap_or(&ones));
        let Some((second, other_units)) = second.zip(other_units) else {
            of_points.push(rows.spread(drawing, difference, &influence, &again)?);
            continue;
        };
        let mut spread = rows.spread(drawing, height, &influence, &again)?;
        let others = Surveyed::of_ranked(second, ones.get(..second.len()).unwrap_or(&ones));
        let influence =
            || two.map_or_else(Vec::new, |two| moved(two, p, other_height, other_units));
        let again = |weights: &[f64]| Ok(height_at(&reweighted(second, weights)?));
        let of_second = others
            .spread(drawing, other_height, &influence, &again)
            .map_err(of_other)?;
        spread.error = hypot(spread.error, of_second.error);
        // The fewer of the two, which errs on the side of wide limits.
        spread.degrees = spread.degrees.zip(of_second.degrees).map(|(a, b)| a.min(b));
        of_points.push(spread);
    }
    Ok(Errors {
        of_points,
        units: units.min(other_units.unwrap_or(units)),
    })
}

/// The same curve of people who count otherwise.
fn reweighted<'a>(ranked: &RankedValues<'a>, weights: &'a [f64]) -> Result<Line<'a>> {
    Line::new(&RankedValues::new(ranked.values(), ranked.ranks())?.with_weights(weights)?)
}
