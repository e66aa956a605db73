//! The value from which differences between groups are taken.

use super::choices::Against;
use super::pair::named_row;
use crate::error::{Error, ErrorCode, Result, missing_argument};
use crate::estimate::Polarity;
use crate::input::UnorderedGroups;

/// From what the differences are taken, and how they count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub(super) against: Against,
    pub(super) reference: Option<u32>,
    pub(super) polarity: Polarity,
    pub(super) weighted: bool,
    pub(super) mean: Option<f64>,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            against: Against::Mean,
            reference: None,
            polarity: Polarity::Neutral,
            weighted: false,
            mean: None,
        }
    }
}

/// The value from which differences are taken.
#[derive(Debug, Clone, Copy)]
pub(super) enum Standard {
    /// The mean of the groups, weighted by their people.
    Mean,
    /// A mean that was given.
    Given(f64),
    /// That of the best group: the largest value, or the smallest.
    Best { largest: bool },
    /// That of a row.
    Row(usize),
}

impl Asked {
    pub(super) fn standard(self, groups: &UnorderedGroups<'_>) -> Result<Standard> {
        let conflict = |param, message| {
            let code = ErrorCode::ConflictingArguments;
            Err(Error::new(code, param, message))
        };
        if self.reference.is_some() && self.against != Against::Reference {
            let message = "`reference` has an effect only with against=\"reference\": ask for that, or leave it out";
            return conflict("reference", message);
        }
        if self.mean.is_some() && self.against != Against::Mean {
            let message =
                "`mean` has an effect only with against=\"mean\": ask for that, or leave it out";
            return conflict("mean", message);
        }
        match (self.against, self.mean, self.reference) {
            (Against::Mean, None, _) => Ok(Standard::Mean),
            (Against::Mean, Some(mean), _) => {
                if !mean.is_finite() {
                    return Err(Error::out_of_range("mean", mean, "a finite number"));
                }
                Ok(Standard::Given(mean))
            }
            (Against::Best, ..) => match self.polarity {
                Polarity::HigherIsBetter => Ok(Standard::Best { largest: true }),
                Polarity::LowerIsBetter => Ok(Standard::Best { largest: false }),
                Polarity::Neutral => Err(best_of_what()),
            },
            (Against::Reference, _, Some(row)) => {
                named_row("reference", row, groups.len()).map(Standard::Row)
            }
            (Against::Reference, _, None) => Err(missing_argument("reference")),
        }
    }
}

/// The error for a best group where it was not said which end is good.
pub(super) fn best_of_what() -> Error {
    let message = "`polarity` is needed to know the best group: say \"higher-is-better\" or \"lower-is-better\"";
    Error::new(ErrorCode::MissingArgument, "polarity", message)
}

impl Standard {
    /// Its value for these groups, or for values that were drawn.
    pub(super) fn of(self, values: &[f64], shares: &[f64]) -> f64 {
        match self {
            Self::Mean => values
                .iter()
                .zip(shares)
                .fold(0.0, |sum, (y, p)| sum + y * p),
            Self::Given(mean) => mean,
            Self::Best { largest: true } => {
                values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
            }
            Self::Best { largest: false } => values.iter().copied().fold(f64::INFINITY, f64::min),
            Self::Row(row) => values.get(row).copied().unwrap_or(f64::NAN),
        }
    }
}
