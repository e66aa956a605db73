//! What chance alone does to one unit: binomial or Poisson counts about the target.

use super::options::{FunnelKind, FunnelLimits};
use crate::numeric::math::{atan2, sqrt};
use crate::numeric::special::{beta, gamma, normal};

/// The distribution of the count of a unit whose true value is the target.
///
/// Between whole counts it is continued by the incomplete beta and gamma functions, which pass through every whole count:
/// weighted counts have tails too, and limits move smoothly with the size of a unit.
#[derive(Debug, Clone, Copy)]
pub(super) enum Null {
    Binomial { n: f64, p: f64 },
    Poisson { mean: f64 },
}

impl Null {
    pub(super) fn new(kind: FunnelKind, population: f64, target: f64) -> Self {
        match kind {
            FunnelKind::Proportion => Self::Binomial {
                n: population,
                p: target,
            },
            FunnelKind::Rate | FunnelKind::StandardisedRatio => Self::Poisson {
                mean: population * target,
            },
        }
    }

    pub(super) fn mean(self) -> f64 {
        match self {
            Self::Binomial { n, p } => n * p,
            Self::Poisson { mean } => mean,
        }
    }

    pub(super) fn variance(self) -> f64 {
        match self {
            Self::Binomial { n, p } => n * p * (1.0 - p),
            Self::Poisson { mean } => mean,
        }
    }

    /// The largest count that can be.
    pub(super) fn most(self) -> f64 {
        match self {
            Self::Binomial { n, .. } => n,
            Self::Poisson { .. } => f64::INFINITY,
        }
    }

    /// `P(X <= x)` and `P(X > x)` for `x` above -1.
    fn up_to(self, x: f64) -> (f64, f64) {
        match self {
            _ if x <= -1.0 => (0.0, 1.0),
            Self::Binomial { n, .. } if x >= n => (1.0, 0.0),
            Self::Binomial { n, p } => beta::tails(n - x, x + 1.0, 1.0 - p, p),
            Self::Poisson { mean } => {
                let (above, upto) = gamma::tails(x + 1.0, mean);
                (upto, above)
            }
        }
    }

    /// `P(X <= x)` and `P(X >= x)`, or with half of `P(X = x)` each.
    pub(super) fn tails(self, x: f64, mid: bool) -> (f64, f64) {
        let (at_most, above) = self.up_to(x);
        let (below, at_least) = self.up_to(x - 1.0);
        if mid {
            (0.5 * (at_most + below), 0.5 * (above + at_least))
        } else {
            (at_most, at_least)
        }
    }

    /// One of the two tails; the upper costs no more than the lower.
    pub(super) fn tail(self, x: f64, mid: bool, upper: bool) -> f64 {
        match (mid, upper) {
            (false, false) => self.up_to(x).0,
            (false, true) => self.up_to(x - 1.0).1,
            (true, false) => self.tails(x, true).0,
            (true, true) => self.tails(x, true).1,
        }
    }

    /// Distance of a count from the mean in standard errors.
    pub(super) fn score(self, x: f64) -> f64 {
        (x - self.mean()) / sqrt(self.variance())
    }
}

/// Both tail probabilities of a count and its z under one of the methods.
pub(super) fn judge(null: Null, x: f64, limits: FunnelLimits) -> (f64, f64, f64) {
    let z = null.score(x);
    let (low, high) = match limits {
        FunnelLimits::Exact => null.tails(x, false),
        FunnelLimits::MidP => null.tails(x, true),
        FunnelLimits::Normal => (normal::cdf(z), normal::sf(z)),
        FunnelLimits::Arcsine => {
            let z = match null {
                Null::Binomial { n, p } => 2.0 * sqrt(n) * (arcsine(x, n) - arcsine(p, 1.0)),
                Null::Poisson { .. } => z,
            };
            return (normal::cdf(z), normal::sf(z), z);
        }
    };
    (low, high, z)
}

/// The arcsine of the root of `x / n`, without the rounding of the quotient.
pub(super) fn arcsine(x: f64, n: f64) -> f64 {
    atan2(sqrt(x), sqrt(n - x))
}
