//! The trend marker of Fingertips: a chi-square on one degree of freedom, and a direction that no one period decides.

use super::line::{Line, Point};
use crate::error::{Error, ErrorCode, Result};
use crate::input::Figures;
use crate::numeric::math::ln;
use crate::numeric::sum;

/// How many periods it looks at.
pub(super) const PERIODS: u32 = 5;

/// Where 99.8 % of a chi-square on one degree of freedom lie below.
pub(super) const CHI_SQUARE: f64 = 9.549_535_706_083_24;

/// The slope of the line through these points, and whether it keeps its direction whichever one is left out. As the marker has
/// it, a slope of zero counts as rising.
pub(super) fn direction(points: &[Point]) -> Result<(f64, bool)> {
    let slope = Line::through(points)?.slope;
    let mut steady = true;
    for left_out in 0..points.len() {
        let others = points.iter().enumerate();
        let others = others.filter(|(place, _)| *place != left_out);
        let others: Vec<Point> = others.map(|(_, point)| *point).collect();
        steady &= Line::through(&others).is_ok_and(|line| (line.slope < 0.0) == (slope < 0.0));
    }
    Ok((slope, steady))
}

/// Periods that follow each other without a break, each as far from the next.
pub(super) fn without_break(points: &[Point]) -> Result<()> {
    let steps: Vec<f64> = points
        .windows(2)
        .filter_map(|pair| Some(pair.last()?.time - pair.first()?.time))
        .collect();
    let (first, last) = (
        steps.first().copied().unwrap_or(1.0),
        points.last().map_or(1.0, |point| point.time),
    );
    // Years written with a fraction differ by rounding.
    if steps
        .iter()
        .all(|step| (step - first).abs() <= 1e-9 * last.abs().max(1.0))
    {
        return Ok(());
    }
    let message = "`time` has a break in its last five periods: the trend marker takes five that follow each other; ask for \
                   rule=\"limits\"";
    Err(Error::new(ErrorCode::NotComputable, "time", message))
}

/// Cochran and Armitage's chi-square of proportions in order, and the log odds, each counted once.
pub(super) fn of_proportions(points: &[Point], figures: &Figures) -> Result<(f64, Vec<Point>)> {
    let known = figures.counts.as_ref();
    let known = known.filter(|(events, _)| !events.iter().all(|count| count.is_nan()));
    let Some((events, people)) = known else {
        let message = "`estimates` have no counts: give results of a proportion, or `events` and `population` beside value and limits";
        return Err(Error::new(ErrorCode::MissingArgument, "estimates", message));
    };
    let counts: Vec<(f64, f64)> = points
        .iter()
        .map(|point| {
            let of = |column: &[f64]| column.get(point.row).copied().unwrap_or(f64::NAN);
            let (x, n) = (of(events), of(people));
            if x > 0.0 && x < n {
                return Ok((x, n));
            }
            let row = point.row;
            if x.is_nan() || n.is_nan() {
                return Err(Error::missing("estimates", row));
            }
            let message = format!(
                "`estimates` row {row} has {x} events among {n}: the marker of proportions needs some with the event and some \
                 without; ask for rule=\"fingertips\""
            );
            Err(Error::new(ErrorCode::NotComputable, "estimates", message).at(row))
        })
        .collect::<Result<_>>()?;
    // Shares of all people, and places around the first: no sum of large numbers is taken from another.
    let all = sum::sum_of(counts.iter().map(|(_, n)| *n));
    let start = points.first().map_or(0.0, |point| point.time);
    let rows = || {
        counts
            .iter()
            .zip(points)
            .map(|((x, n), point)| (x / all, n / all, point.time - start))
    };
    let with = sum::sum_of(rows().map(|(x, _, _)| x));
    let middle = sum::sum_of(rows().map(|(_, n, t)| n * t));
    let together = sum::sum_of(rows().map(|(x, _, t)| x * (t - middle)));
    let spread = sum::sum_of(rows().map(|(_, n, t)| n * (t - middle) * (t - middle)));
    let chi_square = all * together * together / (with * (1.0 - with) * spread);
    if !chi_square.is_finite() {
        return Err(Error::overflow("estimates", "a chi-square of the counts"));
    }
    let odds = counts.iter().zip(points).map(|((x, n), point)| Point {
        value: ln(x / (n - x)),
        error: 1.0,
        ..*point
    });
    Ok((chi_square, odds.collect()))
}
