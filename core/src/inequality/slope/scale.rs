//! Scales: from the unit of the values to where the line is straight, and back.

use super::choices::Scale;
use crate::error::{Error, ErrorCode, Result};
use crate::numeric::math;

impl Scale {
    /// From the unit of the values to the scale of the line.
    pub(super) fn forward(self, value: f64, per: f64) -> f64 {
        match self {
            Self::Linear => value,
            Self::Log => math::ln(value),
            Self::Logit => {
                let p = value / per;
                math::ln(p) - math::ln_1p(-p)
            }
        }
    }

    /// From the scale of the line to the unit of the values.
    pub(crate) fn inverse(self, x: f64, per: f64) -> f64 {
        match self {
            Self::Linear => x,
            Self::Log => math::exp(x),
            // Both branches avoid exp of a large number.
            Self::Logit if x >= 0.0 => per / (1.0 + math::exp(-x)),
            Self::Logit => {
                let odds = math::exp(x);
                per * odds / (1.0 + odds)
            }
        }
    }

    /// Derivative of [`inverse`](Self::inverse) where it takes `value`.
    pub(super) fn slope_at(self, value: f64, per: f64) -> f64 {
        match self {
            Self::Linear => 1.0,
            Self::Log => value,
            Self::Logit => value * (1.0 - value / per),
        }
    }

    /// Values that this scale can hold, or the row and reason why not.
    pub(super) fn check(self, param: &'static str, values: &[f64], per: f64) -> Result<()> {
        let (bad, reason) = match self {
            Self::Linear => return Ok(()),
            Self::Log => (
                values.iter().position(|&v| v <= 0.0),
                "the log scale needs values above 0".to_owned(),
            ),
            Self::Logit => (
                values.iter().position(|&v| v <= 0.0 || v >= per),
                format!("the logit scale needs values above 0 and below {per} (`per`)"),
            ),
        };
        match bad {
            None => Ok(()),
            Some(index) => {
                let value = values.get(index).copied().unwrap_or(f64::NAN);
                Err(Error::value(
                    ErrorCode::OutOfRange,
                    param,
                    index,
                    value,
                    &reason,
                ))
            }
        }
    }
}
