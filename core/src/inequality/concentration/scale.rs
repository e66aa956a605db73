//! From the absolute index and the mean to the form asked for.

use super::choices::ConcentrationForm;
use super::index::Options;
use super::kernel::Kernel;
use crate::error::{Error, ErrorCode, Result};

/// The index, and its derivatives by the absolute index and by the mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scaled {
    pub(super) value: f64,
    pub(super) by_index: f64,
    pub(super) by_mean: f64,
}

impl Options {
    /// From the absolute index and the mean to the form asked for.
    pub(super) fn scale(&self, index: f64, mean: f64) -> Result<Scaled> {
        let not_computable = |message: &str| {
            Err(Error::new(
                ErrorCode::NotComputable,
                "values",
                message.to_owned(),
            ))
        };
        let (value, by_index, by_mean) = match self.form {
            form if form.is_generalised() => (index, 1.0, 0.0),
            ConcentrationForm::Erreygers => {
                let factor = 4.0 / (self.upper() - self.lower());
                (factor * index, factor, 0.0)
            }
            ConcentrationForm::Wagstaff => {
                let (to_upper, to_lower) = (self.upper() - mean, mean - self.lower());
                if to_upper <= 0.0 || to_lower <= 0.0 {
                    return not_computable(
                        "all `values` are at one of the bounds: the Wagstaff index has no value",
                    );
                }
                // 1/x + 1/y = (x + y) / (x y), without squares that overflow.
                let factor = to_upper.recip() + to_lower.recip();
                let by_mean = index * factor * (to_upper.recip() - to_lower.recip());
                (factor * index, factor, by_mean)
            }
            _ if mean == 0.0 => {
                return not_computable(
                    "all `values` are zero: the index, which divides by their mean, has no value; form=\"generalised\" has",
                );
            }
            _ => (index / mean, mean.recip(), -(index / mean) / mean),
        };
        Ok(Scaled {
            value,
            by_index,
            by_mean,
        })
    }

    pub(super) fn range(&self, kernel: Kernel) -> (f64, f64) {
        match self.form {
            form if form.is_generalised() => (f64::NEG_INFINITY, f64::INFINITY),
            _ => kernel.range(),
        }
    }
}
