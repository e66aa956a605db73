//! Features of a distribution, and how far one more person at each row would move them.

use super::RecentredIndex;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Text};
use crate::inequality::atkinson::AtkinsonIndex;
use crate::inequality::distribution::{Finding, mean, option_above, rows};
use crate::inequality::entropy::{Entropy, GeneralisedEntropyIndex};
use crate::inequality::gini::GiniIndex;
use crate::input::WeightedValues;
use crate::numeric::density::Density;
use crate::numeric::quantile::lower_quantile;
use crate::numeric::sum;

/// The largest share of the people at the quantile itself with which its influence is told without a caution.
const MASS: f64 = 0.05;

/// A feature with its option.
#[derive(Clone, Copy, Debug)]
pub(super) enum Measure {
    Gini,
    Variance,
    Quantile(f64),
    Entropy(f64),
    Atkinson(f64),
}

/// A feature of some values.
pub(super) struct Moved {
    pub(super) value: f64,
    /// How far one more person at each row would move it, with a mean of zero.
    pub(super) influence: Vec<f64>,
    pub(super) caution: Option<Caution>,
}

impl Measure {
    /// An option that was given goes with its index.
    pub(super) fn new(
        index: RecentredIndex,
        quantile: Option<f64>,
        alpha: Option<f64>,
        epsilon: Option<f64>,
    ) -> Result<Self> {
        for (name, given, of) in [
            ("quantile", quantile, RecentredIndex::Quantile),
            ("alpha", alpha, RecentredIndex::GeneralisedEntropy),
            ("epsilon", epsilon, RecentredIndex::Atkinson),
        ] {
            if given.is_some() && index != of {
                let message = format!(
                    "`{name}` has an effect only with index=\"{of}\": ask for that, or leave it out"
                );
                return Err(Error::new(ErrorCode::ConflictingArguments, name, message));
            }
        }
        Ok(match index {
            RecentredIndex::Gini => Self::Gini,
            RecentredIndex::Variance => Self::Variance,
            RecentredIndex::Quantile => {
                let quantile = quantile.unwrap_or(0.5);
                let allowed = "a share above 0 and below 1";
                option_above("quantile", quantile, 0.0, allowed)?;
                if quantile >= 1.0 {
                    return Err(Error::out_of_range("quantile", quantile, allowed));
                }
                Self::Quantile(quantile)
            }
            RecentredIndex::GeneralisedEntropy => Self::Entropy(alpha.unwrap_or(1.0)),
            RecentredIndex::Atkinson => Self::Atkinson(epsilon.unwrap_or(1.0)),
        })
    }

    /// What it may be.
    pub(super) fn range(self) -> (f64, f64) {
        match self {
            Self::Gini | Self::Atkinson(_) => (0.0, 1.0),
            Self::Variance | Self::Entropy(_) => (0.0, f64::INFINITY),
            Self::Quantile(_) => (f64::NEG_INFINITY, f64::INFINITY),
        }
    }

    /// The feature as it is told, from its value, without limits.
    pub(super) fn told(self, values: &WeightedValues<'_>, value: f64) -> Result<Estimate> {
        // Without a survey: of the values alone.
        let plain = WeightedValues::new(values.values(), Some(values.weights()))?;
        let unequal = "0 means all have the same; larger means more unequal";
        let (measure, method, citation, unit, direction): (_, Text, _, _, _) = match self {
            Self::Gini => return GiniIndex::new().estimate(&plain),
            Self::Entropy(alpha) => {
                return GeneralisedEntropyIndex::new().alpha(alpha).estimate(&plain);
            }
            Self::Atkinson(epsilon) => {
                return AtkinsonIndex::new().epsilon(epsilon).estimate(&plain);
            }
            Self::Variance => (
                "variance",
                "mean square of the distance from the mean, divisor n".into(),
                "firpo-fortin-lemieux-2009",
                "input units squared",
                unequal,
            ),
            Self::Quantile(share) => (
                "quantile",
                format!("the smallest value that {share} of the people do not exceed").into(),
                "firpo-fortin-lemieux-2009",
                "input units",
                "that of the values",
            ),
        };
        Finding {
            measure,
            value,
            method,
            citation,
            unit,
            direction,
        }
        .estimate(&plain)
    }

    pub(super) fn of(self, values: &WeightedValues<'_>) -> Result<Moved> {
        let mut caution = None;
        let (value, influence) = match self {
            Self::Gini => GiniIndex::new().with_influence(values)?,
            Self::Atkinson(epsilon) => AtkinsonIndex::new()
                .epsilon(epsilon)
                .with_influence(values)?,
            Self::Entropy(alpha) => {
                if !alpha.is_finite() {
                    return Err(Error::out_of_range("alpha", alpha, "a finite number"));
                }
                let entropy = Entropy::new(values, alpha, "`alpha` of zero or less")?;
                (entropy.value, entropy.influence(values))
            }
            Self::Variance => variance(values),
            Self::Quantile(share) => quantile(values, share, &mut caution)?,
        };
        if !value.is_finite() || influence.iter().any(|u| !u.is_finite()) {
            return Err(Error::overflow("values", "the influence of a row"));
        }
        Ok(Moved {
            value,
            influence,
            caution,
        })
    }
}

/// `(y - m)^2 - V`.
fn variance(values: &WeightedValues<'_>) -> (f64, Vec<f64>) {
    let (people, mean) = (values.total_weight(), mean(values));
    // Mends the rounding of the mean.
    let rest = sum::sum_of(rows(values).map(|(y, w)| (y - mean) * (w / people)));
    let square = |y: f64| ((y - mean) - rest) * ((y - mean) - rest);
    let value = sum::sum_of(rows(values).map(|(y, w)| square(y) * (w / people)));
    let moved = values.values().iter().map(|y| square(*y) - value);
    (value, moved.collect())
}

/// `(F - 1[y <= q]) / f`, with F the share of people at or below q, so that the mean is zero, and f their density there.
fn quantile(
    values: &WeightedValues<'_>,
    share: f64,
    caution: &mut Option<Caution>,
) -> Result<(f64, Vec<f64>)> {
    let (column, weights) = (values.values(), values.weights());
    // There is one wherever there is weight.
    let q = lower_quantile(column, weights, share).ok_or_else(|| Error::empty("values"))?;
    // As many rows of one weight would estimate a mean as well (Kish 1965): the scale of the weights does not count.
    let total = values.total_weight();
    let drawn = sum::sum_of(weights.iter().map(|w| (w / total) * (w / total))).recip();
    let density = Density::new(column, weights, drawn).map_or(0.0, |all| all.at(q.value));
    if !(density > 0.0 && density.is_finite()) {
        let message = format!(
            "`values` have no density at the quantile {}: they are all the same, or too far apart; ask for another index",
            q.value
        );
        return Err(Error::new(ErrorCode::NotComputable, "values", message));
    }
    if q.at > MASS {
        let message = format!(
            "{:.0} % of the people have the quantile, {}, itself: a density there depends on the bandwidth, and the coefficients with it; \
             read them as a rough guide, ask for a quantile beside such a value, or for another index",
            100.0 * q.at,
            q.value
        );
        *caution = Some(Caution::new(CautionCode::TiedRanks, message));
    }
    let moved = |y: &f64| (q.reached - f64::from(u8::from(*y <= q.value))) / density;
    Ok((q.value, values.values().iter().map(moved).collect()))
}
