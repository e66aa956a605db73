//! Exact limits of thousands of units: interpolated in the size of the unit where many have similar sizes.
//!
//! A limit less Cornish and Fisher's expansion of it is a small and smooth function of the size. Over each octave of sizes it
//! is interpolated between Chebyshev nodes, and compared with the solved limit between the nodes: where they differ by more
//! than `CLOSE`, and where few units share an octave, each limit is solved for itself.

use super::limits::{naive, solve, start};
use super::null::Null;
use super::options::{FunnelKind, FunnelLimits};
use super::rows::each;
use crate::estimate::Level;
use crate::numeric::math::sin_cos;

/// Units in an octave from which on its limits are interpolated: twice as many as there are nodes and checks.
const MANY: usize = 40;
const NODES: u32 = 16;
/// Counts of events that an interpolated limit may differ by, relative to one more than the limit.
const CLOSE: f64 = 1e-12;
/// Where the interpolation is checked, from -1 to 1.
const CHECKS: [f64; 4] = [-0.995, -0.42, 0.11, 0.87];

/// One side of the limits at one level over one octave of sizes.
struct Panel {
    nodes: Vec<(f64, f64, f64)>,
}

/// What the limits of a funnel are functions of, beside the size.
#[derive(Clone, Copy)]
struct Law {
    kind: FunnelKind,
    target: f64,
    mid: bool,
    level: Level,
    upper: bool,
}

impl Law {
    fn null(&self, size: f64) -> Null {
        Null::new(self.kind, size, self.target)
    }

    fn rough(&self, size: f64) -> f64 {
        let z = self.level.z();
        start(self.null(size), self.mid, if self.upper { z } else { -z }).0
    }

    /// The solved limit; none where it stands at the end of what can be.
    fn solved(&self, size: f64) -> Option<f64> {
        let null = self.null(size);
        let limit = solve(null, self.mid, self.upper, self.level);
        (limit > 0.0 && limit < null.most()).then_some(limit)
    }
}

impl Panel {
    /// None where the limit is not smooth enough over this octave.
    fn new(law: Law, bottom: f64) -> Option<Self> {
        let half = core::f64::consts::FRAC_PI_2 / f64::from(NODES);
        let mut nodes = Vec::with_capacity(NODES as usize);
        for node in 0..NODES {
            let angle = f64::from(2 * node + 1) * half;
            let (sin, at) = sin_cos(angle);
            let size = size_at(bottom, at);
            let sign = if node % 2 == 0 { 1.0 } else { -1.0 };
            nodes.push((at, sign * sin, law.solved(size)? - law.rough(size)));
        }
        let panel = Self { nodes };
        for at in CHECKS {
            let size = size_at(bottom, at);
            let solved = law.solved(size)?;
            let off = panel.limit(law, bottom, size) - solved;
            if off.is_nan() || off.abs() > CLOSE * (1.0 + solved) {
                return None;
            }
        }
        Some(panel)
    }

    /// Barycentric interpolation.
    fn limit(&self, law: Law, bottom: f64, size: f64) -> f64 {
        let at = 2.0 * (size / bottom) - 3.0;
        let (mut above, mut below) = (0.0, 0.0);
        for (node, weight, value) in &self.nodes {
            let far = at - node;
            if far == 0.0 {
                return law.rough(size) + value;
            }
            let share = weight / far;
            above += share * value;
            below += share;
        }
        law.rough(size) + above / below
    }
}

fn size_at(bottom: f64, at: f64) -> f64 {
    bottom * (1.5 + 0.5 * at)
}

/// The power of two at or below a size, as its exponent bits; none for sizes too small or large for a panel.
fn octave(size: f64) -> Option<usize> {
    let exponent = (size.to_bits() >> 52) as usize;
    (1023..1023 + OCTAVES)
        .contains(&exponent)
        .then(|| exponent - 1023)
}

/// Sizes from 1 to 2^40.
const OCTAVES: usize = 40;

/// The limits per one of all units, in their order.
pub(super) fn all(
    kind: FunnelKind,
    limits: FunnelLimits,
    population: &[f64],
    target: f64,
    level: Level,
) -> Vec<(f64, f64)> {
    let direct = |row: usize| {
        let size = population.get(row).copied().unwrap_or(f64::NAN);
        naive(kind, limits, size, target, level)
    };
    let exact = matches!(limits, FunnelLimits::Exact | FunnelLimits::MidP);
    if !exact || population.len() < MANY {
        return each(population.len(), direct);
    }
    let mut counts = [0_usize; OCTAVES];
    for size in population {
        if let Some(count) = octave(*size).and_then(|octave| counts.get_mut(octave)) {
            *count += 1;
        }
    }
    let law = |upper: bool| Law {
        kind,
        target,
        mid: limits == FunnelLimits::MidP,
        level,
        upper,
    };
    let panels: Vec<[Option<Panel>; 2]> = each(OCTAVES, |octave| {
        let many = counts.get(octave).is_some_and(|count| *count >= MANY);
        let bottom = bottom_of(octave);
        let panel = |upper: bool| many.then(|| Panel::new(law(upper), bottom)).flatten();
        [panel(false), panel(true)]
    });
    let most = if kind == FunnelKind::Proportion {
        1.0
    } else {
        f64::INFINITY
    };
    each(population.len(), |row| {
        let size = population.get(row).copied().unwrap_or(f64::NAN);
        let found = octave(size).and_then(|at| Some((at, panels.get(at)?)));
        let Some((at, [lower, upper])) = found else {
            return direct(row);
        };
        let bottom = bottom_of(at);
        let one = |panel: &Option<Panel>, upper: bool| {
            let law = law(upper);
            let count = panel.as_ref().map_or_else(
                || solve(law.null(size), law.mid, upper, level),
                |panel| panel.limit(law, bottom, size),
            );
            count / size
        };
        (
            one(lower, false).min(target),
            one(upper, true).clamp(target, most),
        )
    })
}

/// `2^octave`, exactly.
fn bottom_of(octave: usize) -> f64 {
    f64::from_bits(((octave + 1023) as u64) << 52)
}
