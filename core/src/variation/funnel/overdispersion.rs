//! The variance between units beyond chance, and z-scores on a scale where chance has a constant variance.

use super::limits::arcsine_inverse;
use super::null::arcsine;
use super::options::{FunnelScale, Overdispersion};
use crate::estimate::{Interval, IntervalMethod, Level};
use crate::numeric::math::{exp, ln, sqrt, two_product};
use crate::numeric::quantile::{QuantileType, quantile};
use crate::numeric::rank::midranks;
use crate::numeric::special::gamma;
use crate::numeric::sum;

/// Newton steps for one end of an interval: each at least doubles a variance that starts far too small.
const MOST_STEPS: u32 = 2_000;

/// Units on the scale of constant variance.
#[derive(Debug)]
pub(super) struct Scaled {
    scale: FunnelScale,
    pub(super) y: Vec<f64>,
    pub(super) error: Vec<f64>,
    pub(super) target: f64,
    pub(super) z: Vec<f64>,
}

impl Scaled {
    pub(super) fn new(
        scale: FunnelScale,
        events: &[f64],
        population: &[f64],
        target: f64,
        rounded: bool,
    ) -> Self {
        let population: Vec<f64> = population
            .iter()
            .map(|&n| if rounded { two_decimals(n) } else { n })
            .collect();
        let centre = forward(scale, target, 1.0);
        let y: Vec<f64> = events
            .iter()
            .zip(&population)
            .map(|(&x, &n)| forward(scale, x, n))
            .collect();
        let error: Vec<f64> = population
            .iter()
            .map(|&n| match scale {
                FunnelScale::Arcsine | FunnelScale::SquareRoot => 0.5 / sqrt(n),
                FunnelScale::Log => 1.0 / sqrt(n * target),
            })
            .collect();
        let z = y
            .iter()
            .zip(&error)
            .map(|(y, s)| (y - centre) / s)
            .collect();
        Self {
            scale,
            y,
            error,
            target: centre,
            z,
        }
    }

    /// Limits of the value, per one, of a unit with this standard error.
    pub(super) fn limits(&self, error: f64, tau2: f64, z: f64) -> (f64, f64) {
        let reach = z * sqrt(error * error + tau2);
        (
            inverse(self.scale, self.target - reach),
            inverse(self.scale, self.target + reach),
        )
    }

    fn weights(&self) -> impl Iterator<Item = f64> + Clone {
        self.error.iter().map(|s| 1.0 / (s * s))
    }
}

/// Limits of a value of chance and scatter together at a unit size, without the units: for curves.
pub(super) fn limits_at(
    scale: FunnelScale,
    population: f64,
    target: f64,
    tau2: f64,
    z: f64,
) -> (f64, f64) {
    let one = Scaled::new(scale, &[], &[], target, false);
    let error = match scale {
        FunnelScale::Arcsine | FunnelScale::SquareRoot => 0.5 / sqrt(population),
        FunnelScale::Log => 1.0 / sqrt(population * target),
    };
    one.limits(error, tau2, z)
}

fn forward(scale: FunnelScale, events: f64, population: f64) -> f64 {
    match scale {
        FunnelScale::Arcsine => arcsine(events, population),
        FunnelScale::SquareRoot => sqrt(events / population),
        // Zero events have no logarithm: they stand where half an event would.
        FunnelScale::Log if events == 0.0 => ln(0.5 / population),
        FunnelScale::Log => ln(events / population),
    }
}

fn inverse(scale: FunnelScale, y: f64) -> f64 {
    match scale {
        FunnelScale::Arcsine => arcsine_inverse(y),
        FunnelScale::SquareRoot => {
            let root = y.max(0.0);
            root * root
        }
        FunnelScale::Log => exp(y),
    }
}

/// Expected events as the recipe publishes them. The product is held exactly: 40.185 as a double lies above its tie.
pub(super) fn two_decimals(n: f64) -> f64 {
    let (hundreds, rest) = two_product(n, 100.0);
    let mut whole = hundreds.round_ties_even();
    if (hundreds - hundreds.floor()) == 0.5 && rest != 0.0 {
        whole = if rest > 0.0 {
            hundreds.ceil()
        } else {
            hundreds.floor()
        };
    }
    let rounded = whole / 100.0;
    if rounded.is_finite() { rounded } else { n }
}

/// How much the units scatter beyond chance.
#[derive(Debug)]
pub(super) struct Scatter {
    pub(super) phi: f64,
    pub(super) tau2: f64,
    pub(super) untrimmed: f64,
    pub(super) standard_error: Option<f64>,
    pub(super) interval: Option<Interval>,
    pub(super) kept: u64,
    /// z-scores as they entered: pulled in, or NaN where a unit was left out.
    pub(super) trimmed: Option<Vec<f64>>,
}

impl Scatter {
    /// None where fewer than two units are left to tell.
    pub(super) fn new(
        method: Overdispersion,
        trim: f64,
        units: &Scaled,
        zero: &[bool],
    ) -> Option<Self> {
        let untrimmed = Untrimmed::new(units)?;
        match method {
            Overdispersion::None | Overdispersion::Additive => Some(Self {
                phi: mean_square(&units.z),
                tau2: untrimmed.tau2(),
                untrimmed: untrimmed.tau2(),
                standard_error: untrimmed.standard_error(),
                interval: Some(untrimmed.interval()),
                kept: units.z.len() as u64,
                trimmed: None,
            }),
            Overdispersion::AdditiveWinsorised => {
                let mut sorted = units.z.clone();
                sorted.sort_unstable_by(f64::total_cmp);
                let low = quantile(&sorted, trim, QuantileType::Type7);
                let high = quantile(&sorted, 1.0 - trim, QuantileType::Type7);
                let pulled: Vec<f64> = units.z.iter().map(|z| z.max(low).min(high)).collect();
                let all = vec![true; pulled.len()];
                Self::of_trimmed(pulled, &all, units, &untrimmed)
            }
            Overdispersion::Shmi | Overdispersion::ShmiUnrounded => {
                let ranked: Vec<f64> = units
                    .z
                    .iter()
                    .zip(zero)
                    .map(|(&z, &zero)| if zero { f64::NEG_INFINITY } else { z })
                    .collect();
                let parts = 1.0 / trim;
                let all = ranked.len() as f64 + 1.0;
                let inner: Vec<bool> = midranks(&ranked)
                    .iter()
                    .map(|rank| {
                        let part = (rank * parts / all).floor();
                        part > 0.0 && part < parts - 1.0
                    })
                    .collect();
                let left = units
                    .z
                    .iter()
                    .zip(&inner)
                    .map(|(&z, &inner)| if inner { z } else { f64::NAN })
                    .collect();
                Self::of_trimmed(left, &inner, units, &untrimmed)
            }
        }
    }

    /// The published estimate from z-scores that were pulled in or left out: about the target, against `n - 1`.
    fn of_trimmed(
        z: Vec<f64>,
        kept: &[bool],
        units: &Scaled,
        untrimmed: &Untrimmed,
    ) -> Option<Self> {
        let count = kept.iter().filter(|kept| **kept).count();
        if count < 2 {
            return None;
        }
        let inner = || z.iter().zip(kept).filter(|(_, kept)| **kept);
        let phi = sum::sum_of(inner().map(|(z, _)| z * z)) / count as f64;
        let weights = || {
            units
                .weights()
                .zip(kept)
                .filter(|(_, kept)| **kept)
                .map(|(w, _)| w)
        };
        let total = sum::sum_of(weights());
        let squares = sum::sum_of(weights().map(|w| w * w));
        let above = count as f64 * phi - (count as f64 - 1.0);
        Some(Self {
            phi,
            tau2: (above / (total - squares / total)).max(0.0),
            untrimmed: untrimmed.tau2(),
            standard_error: None,
            interval: None,
            kept: count as u64,
            trimmed: Some(z),
        })
    }
}

fn mean_square(z: &[f64]) -> f64 {
    sum::sum_of(z.iter().map(|z| z * z)) / z.len() as f64
}

/// `DerSimonian` and Laird's estimate from all units, about their weighted mean.
struct Untrimmed<'a> {
    units: &'a Scaled,
    q: f64,
    degrees: f64,
    /// Sums of the first three powers of the weights.
    sums: [f64; 3],
}

impl<'a> Untrimmed<'a> {
    fn new(units: &'a Scaled) -> Option<Self> {
        if units.y.len() < 2 {
            return None;
        }
        let powers = [
            sum::sum_of(units.weights()),
            sum::sum_of(units.weights().map(|w| w * w)),
            sum::sum_of(units.weights().map(|w| w * w * w)),
        ];
        let mut one = Self {
            units,
            q: 0.0,
            degrees: units.y.len() as f64 - 1.0,
            sums: powers,
        };
        one.q = one.generalised(0.0).0;
        Some(one)
    }

    /// Cochran's Q with a variance between units in the weights, and its derivative by that variance.
    fn generalised(&self, tau2: f64) -> (f64, f64) {
        let weights = || self.units.error.iter().map(|s| 1.0 / (s * s + tau2));
        let rows = || weights().zip(&self.units.y);
        let total = sum::sum_of(weights());
        let mean = sum::sum_of(rows().map(|(w, y)| w * y)) / total;
        let q = sum::sum_of(rows().map(|(w, y)| w * (y - mean) * (y - mean)));
        let fall = sum::sum_of(rows().map(|(w, y)| w * w * (y - mean) * (y - mean)));
        (q, -fall)
    }

    /// `sum w - sum w^2 / sum w`.
    fn scale(&self) -> f64 {
        let [first, second, _] = self.sums;
        first - second / first
    }

    fn tau2(&self) -> f64 {
        ((self.q - self.degrees) / self.scale()).max(0.0)
    }

    /// Of the estimate before it is cut off at zero: Biggerstaff & Tweedie 1997.
    fn standard_error(&self) -> Option<f64> {
        let [first, second, third] = self.sums;
        let tau2 = self.tau2();
        let spread = second - 2.0 * third / first + second * second / (first * first);
        let variance = 2.0 * self.degrees + 4.0 * self.scale() * tau2 + 2.0 * spread * tau2 * tau2;
        let error = sqrt(variance) / self.scale();
        error.is_finite().then_some(error)
    }

    /// Viechtbauer 2007: the variances with which Q is at the 2.5 % points of its chi-square distribution.
    fn interval(&self) -> Interval {
        let level = Level::P95;
        let tail = level.tail();
        let lower = self.variance_at(gamma::chi_square_quantile(self.degrees, 1.0 - tail, tail));
        let upper = self.variance_at(gamma::chi_square_quantile(self.degrees, tail, 1.0 - tail));
        Interval::new(lower, upper, level, IntervalMethod::QProfile)
    }

    /// Where Q falls to this value; zero where it never stands above. Q is convex and falling, so that Newton's method
    /// comes up from zero without passing the root.
    fn variance_at(&self, wanted: f64) -> f64 {
        let mut tau2 = 0.0;
        for _ in 0..MOST_STEPS {
            let (q, slope) = self.generalised(tau2);
            let step = (q - wanted) / -slope;
            // Not above zero: the root is reached to the last digits, or Q stands below from the start.
            if !(step > 0.0 && step.is_finite()) {
                break;
            }
            tau2 += step;
            if step <= 1e-13 * tau2 {
                break;
            }
        }
        tau2
    }
}
