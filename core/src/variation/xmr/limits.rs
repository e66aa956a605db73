//! Centre and limits of one phase.

use super::choices::Scaling;
use crate::error::{Error, Result};
use crate::numeric::{math, sum};

/// A moving range of this many times their mean is left out of it (Nelson 1982): the upper limit of a chart of moving ranges.
const SCREEN: f64 = 3.267;
/// Mean distance of two standard normal values: 2 / sqrt(pi).
const D2: f64 = std::f64::consts::FRAC_2_SQRT_PI;

/// What the caller fixed, and how the rest is computed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Recipe {
    pub(super) scaling: Scaling,
    pub(super) screen: bool,
    pub(super) centre: Option<f64>,
    pub(super) limits: Option<(f64, f64)>,
    pub(super) lower_bound: Option<f64>,
    pub(super) upper_bound: Option<f64>,
}

/// Lines of one phase; NaN where there is nothing to compute them from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lines {
    pub(super) centre: f64,
    pub(super) mean_moving_range: f64,
    pub(super) lower: f64,
    pub(super) upper: f64,
    pub(super) lower_near: f64,
    pub(super) upper_near: f64,
    /// Moving ranges from here on are left out of their mean; infinite for none.
    pub(super) screened_from: f64,
    /// How many values stand behind the lines.
    pub(super) baseline: usize,
}

impl Lines {
    /// Where a value lies: 0 on the centre, 3 beyond a process limit, negative below.
    pub(super) fn zone(&self, value: f64) -> i8 {
        let above = [self.upper, self.upper_near, self.centre];
        let below = [self.lower, self.lower_near, self.centre];
        let zones = above.iter().zip(below).zip([3, 2, 1]);
        for ((&high, low), zone) in zones {
            if value > high {
                return zone;
            }
            if value < low {
                return -zone;
            }
        }
        0
    }

    /// The same without limits, for too few values.
    pub(super) fn without_limits(self) -> Self {
        Self {
            lower: f64::NAN,
            upper: f64::NAN,
            lower_near: f64::NAN,
            upper_near: f64::NAN,
            ..self
        }
    }
}

/// The double nearest to the mean of the values, but for a rare last bit: the exact sum is divided, and what the division left is
/// put back. Values that lie on their mean in decimals do so here wherever they can.
pub(super) fn mean(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let first = sum::sum(values) / count;
    let (product, error) = math::two_product(first, count);
    // The plain remainder is exact in all digits that matter: it is tiny beside what was added up.
    let rest = sum::sum_of(values.iter().copied().chain([-product, -error])) / count;
    if rest.is_finite() {
        first + rest
    } else {
        first
    }
}

/// Room for the values and moving ranges of a phase, so that a batch does not allocate for each.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    values: Vec<f64>,
    ranges: Vec<f64>,
}

/// Lines from the baseline of a phase.
pub(super) fn lines(baseline: &[f64], recipe: &Recipe, scratch: &mut Scratch) -> Result<Lines> {
    scratch.values.clear();
    scratch.ranges.clear();
    let mut before = f64::NAN;
    for &value in baseline {
        if !value.is_nan() {
            scratch.values.push(value);
            if !before.is_nan() {
                scratch.ranges.push((value - before).abs());
            }
        }
        before = value;
    }
    let computed = if scratch.values.is_empty() {
        f64::NAN
    } else {
        mean(&scratch.values)
    };
    let (mean_range, screened_from) = mean_range(&mut scratch.ranges, recipe.screen);
    let centre = match (recipe.centre, recipe.limits) {
        (Some(centre), _) => centre,
        (None, Some((lower, upper))) => lower + (upper - lower) / 2.0,
        (None, None) => computed,
    };
    let (reach, near) = match recipe.scaling {
        Scaling::TwoPointSixSix => (2.66 * mean_range, 2.0 * (2.66 / 3.0) * mean_range),
        Scaling::RoundedD2 => (3.0 * (mean_range / 1.128), 2.0 * (mean_range / 1.128)),
        Scaling::D2 => (3.0 * (mean_range / D2), 2.0 * (mean_range / D2)),
    };
    let mut lines = Lines {
        centre,
        mean_moving_range: mean_range,
        lower: centre - reach,
        upper: centre + reach,
        lower_near: centre - near,
        upper_near: centre + near,
        screened_from,
        baseline: scratch.values.len(),
    };
    if let Some((lower, upper)) = recipe.limits {
        lines.lower = lower;
        lines.upper = upper;
        lines.lower_near = centre - (centre - lower) / 3.0 * 2.0;
        lines.upper_near = centre + (upper - centre) / 3.0 * 2.0;
    }
    let all = [
        lines.centre,
        lines.lower,
        lines.upper,
        lines.lower_near,
        lines.upper_near,
        mean_range,
    ];
    if all.iter().any(|line| line.is_infinite()) {
        return Err(Error::overflow("values", "a limit"));
    }
    let bounded = |line: f64| {
        // A comparison with NaN is false: a line that is not there stays so.
        let line = recipe
            .lower_bound
            .filter(|&bound| line < bound)
            .unwrap_or(line);
        recipe
            .upper_bound
            .filter(|&bound| line > bound)
            .unwrap_or(line)
    };
    for line in [
        &mut lines.lower,
        &mut lines.upper,
        &mut lines.lower_near,
        &mut lines.upper_near,
    ] {
        *line = bounded(*line);
    }
    Ok(lines)
}

/// The mean of the moving ranges, those too large left out in one pass, and from which size on they are.
fn mean_range(ranges: &mut Vec<f64>, screen: bool) -> (f64, f64) {
    if ranges.is_empty() {
        return (f64::NAN, f64::INFINITY);
    }
    let first = mean(ranges);
    let most = SCREEN * first;
    // All equal to zero: nothing is too large, and the limits have no width.
    if !screen || first == 0.0 {
        return (first, f64::INFINITY);
    }
    let count = ranges.len();
    ranges.retain(|&range| range < most);
    if ranges.len() == count {
        (first, most)
    } else {
        (mean(ranges), most)
    }
}
