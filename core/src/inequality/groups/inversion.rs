//! Limits of a measure that noise inflates, by inversion of a test over seeded draws.

use super::options::Options;
use crate::estimate::{Level, Levels};
use crate::numeric::quantile::{QuantileType, percentile_limits};
use crate::numeric::rng::Rng;
use crate::numeric::special::normal;

/// A tail found within this many standard errors is found: it is a fifth of what 10,000 draws leave open at 95 %.
const NEAR: f64 = 0.005;
/// Steps of one search: a few are usual.
const STEPS: u32 = 40;
/// How far groups are moved apart at most, in multiples of what they are; only bounded measures get there.
const FARTHEST: f64 = 1_048_576.0;

/// Groups that are drawn about places between all equal (0), those seen (1) and beyond.
pub(super) struct Inversion<'s> {
    /// Where each group is, on the scale on which it is drawn.
    pub(super) seen: &'s [f64],
    /// Where all would be if they were equal, on that scale.
    pub(super) centre: f64,
    /// Standard errors on that scale.
    pub(super) errors: &'s [f64],
    /// The measure of values on that scale: 0 where all are equal, larger means more unequal. What is no number counts as
    /// largest.
    pub(super) measure: &'s dyn Fn(&[f64]) -> f64,
    /// The standard error of the measure of the very groups that were chosen as extremes, where any were; 0 elsewhere. The
    /// inversion takes the pattern seen as known, and so may doubt too much that these are the extremes: the upper limit is at
    /// least what error propagation makes it.
    pub(super) reach: f64,
}

/// What was found.
pub(super) struct Found {
    /// Limits for each level.
    pub(super) limits: Vec<(f64, f64)>,
    /// The measure that equal groups would have in half of the draws.
    pub(super) by_chance: f64,
    /// Whether equal groups could give what was seen, at the first level.
    pub(super) may_be_equal: bool,
}

impl Inversion<'_> {
    pub(super) fn limits(&self, options: &Options) -> Found {
        let levels = &options.levels;
        let observed = (self.measure)(self.seen);
        if self.errors.iter().all(|error| *error == 0.0) {
            return Found {
                limits: levels.iter().map(|_| (observed, observed)).collect(),
                by_chance: 0.0,
                may_be_equal: false,
            };
        }
        let mut equal = Vec::with_capacity(options.draws() as usize);
        self.draw(0.0, options, &mut |value| {
            equal.push(if value.is_nan() { f64::INFINITY } else { value });
        });
        let mut quantile = |p| percentile_limits(&mut equal, p, p, QuantileType::Type7).0;
        let by_chance = quantile(0.5);
        let highest: Vec<f64> = levels
            .iter()
            .map(|level| quantile(1.0 - level.tail()))
            .collect();
        let limits = self.each(levels, &highest, observed, options);
        Found {
            limits,
            by_chance,
            may_be_equal: highest.first().is_some_and(|highest| observed <= *highest),
        }
    }

    /// Limits for each level, given the upper quantile of the measure of equal groups at it.
    fn each(
        &self,
        levels: &Levels,
        highest: &[f64],
        observed: f64,
        options: &Options,
    ) -> Vec<(f64, f64)> {
        let pairs = levels.iter().zip(highest);
        let limits = pairs.map(|(level, &highest)| {
            let lower = if observed <= highest {
                0.0
            } else {
                let from = search((0.0, 1.0), level, &|at| {
                    self.tail(at, options, &|value| value < observed, true)
                });
                self.at(from).min(observed)
            };
            // Noise makes the measure larger, so that the groups may well be less unequal than seen.
            let below = |at| self.tail(at, options, &|value| value <= observed, false);
            let floor = if observed <= highest {
                highest
            } else {
                observed
            };
            let upper = if below(1.0) <= probit(level.tail()) {
                floor
            } else {
                let (mut near, mut far) = (1.0, 2.0);
                while far < FARTHEST && below(far) > probit(level.tail()) {
                    near = far;
                    far *= 2.0;
                }
                let to = search((near, far), level, &below);
                self.at(to).max(floor)
            };
            (lower, upper.max(observed + level.z() * self.reach))
        });
        limits.collect()
    }

    /// The measure of the groups moved to a place.
    fn at(&self, place: f64) -> f64 {
        let moved: Vec<f64> = self
            .seen
            .iter()
            .map(|value| self.moved(*value, place))
            .collect();
        (self.measure)(&moved)
    }

    fn moved(&self, value: f64, place: f64) -> f64 {
        if place == 1.0 {
            value
        } else {
            self.centre + place * (value - self.centre)
        }
    }

    /// The same draws of noise at every place, so that what differs is the place.
    fn draw(&self, place: f64, options: &Options, keep: &mut dyn FnMut(f64)) {
        let mut rng = Rng::new(options.seed);
        let means: Vec<f64> = self
            .seen
            .iter()
            .map(|value| self.moved(*value, place))
            .collect();
        let mut drawn = means.clone();
        for _ in 0..options.draws() {
            for ((value, mean), error) in drawn.iter_mut().zip(&means).zip(self.errors) {
                *value = mean + error * rng.standard_normal();
            }
            keep((self.measure)(&drawn));
        }
    }

    /// The share of draws that are so, or are not, as a normal quantile: nearly a straight line of the place.
    fn tail(
        &self,
        place: f64,
        options: &Options,
        is_so: &dyn Fn(f64) -> bool,
        negated: bool,
    ) -> f64 {
        let mut count = 0_u32;
        self.draw(place, options, &mut |value| {
            count += u32::from(is_so(value) != negated);
        });
        probit((f64::from(count) + 0.5) / (f64::from(options.draws()) + 1.0))
    }
}

/// Where the tail is that of the level, between two places on either side of it (false position, after Illinois).
fn search((mut a, mut b): (f64, f64), level: Level, tail: &dyn Fn(f64) -> f64) -> f64 {
    let wanted = probit(level.tail());
    let (mut at_a, mut at_b) = (tail(a) - wanted, tail(b) - wanted);
    // The draws may put the end of the search itself on the wrong side, by one of them.
    if (at_a > 0.0) == (at_b > 0.0) {
        return if at_a.abs() < at_b.abs() { a } else { b };
    }
    for _ in 0..STEPS {
        if at_a == at_b || (b - a).abs() < 1e-6 * b.abs() {
            break;
        }
        let place = b - at_b * (b - a) / (at_b - at_a);
        let found = tail(place) - wanted;
        if found.abs() < NEAR {
            return place;
        }
        if (found > 0.0) == (at_b > 0.0) {
            at_a /= 2.0;
        } else {
            (a, at_a) = (b, at_b);
        }
        (b, at_b) = (place, found);
    }
    b
}

fn probit(p: f64) -> f64 {
    normal::quantile_both(p, 1.0 - p)
}
