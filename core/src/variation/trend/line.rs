//! The line through the points of a trend.

use crate::error::{Error, Result};
use crate::numeric::sum;

/// A point on the scale of the line.
#[derive(Clone, Copy)]
pub(super) struct Point {
    /// Where it stands among the figures.
    pub(super) row: usize,
    pub(super) time: f64,
    pub(super) value: f64,
    /// As it was given.
    pub(super) told: f64,
    pub(super) error: f64,
}

/// The line through the points.
pub(super) struct Line {
    pub(super) slope: f64,
    pub(super) error: f64,
    pub(super) middle: f64,
    pub(super) height: f64,
}

impl Line {
    /// Weights over the largest of them, so that tiny and huge errors have squares.
    pub(super) fn through(points: &[Point]) -> Result<Self> {
        let least = points
            .iter()
            .fold(f64::INFINITY, |least, point| least.min(point.error));
        let weight = |point: &Point| {
            let share = least / point.error;
            share * share
        };
        let total = sum::sum_of(points.iter().map(weight));
        let mean = |of: &dyn Fn(&Point) -> f64| {
            sum::sum_of(points.iter().map(|point| weight(point) * of(point))) / total
        };
        let (middle, height) = (mean(&|point| point.time), mean(&|point| point.value));
        let spread = sum::sum_of(points.iter().map(|point| {
            let away = point.time - middle;
            weight(point) * away * away
        }));
        let tilt = sum::sum_of(
            points
                .iter()
                .map(|point| weight(point) * (point.time - middle) * (point.value - height)),
        );
        let line = Self {
            slope: tilt / spread,
            error: least / spread.sqrt(),
            middle,
            height,
        };
        if [line.slope, line.error, middle, height]
            .iter()
            .all(|number| number.is_finite())
            && line.error > 0.0
        {
            return Ok(line);
        }
        Err(Error::overflow("estimates", "a line through the values"))
    }

    pub(super) fn at(&self, time: f64) -> f64 {
        self.height + self.slope * (time - self.middle)
    }
}
