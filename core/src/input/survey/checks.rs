//! The options of a design against each other, and what follows from those of replicate weights.

use super::Replicates;
use super::choices::{ReplicateCentre, ReplicateMethod};
use super::design::SurveyDesign;
use crate::error::{Error, ErrorCode, Result};
use crate::input::{not_negative, same_length};

impl SurveyDesign<'_> {
    /// Options that would have no effect beside the others.
    pub(super) fn refuse_in_vain(&self) -> Result<()> {
        let by_columns = [
            ("strata", self.strata.is_some()),
            ("clusters", self.clusters.is_some()),
            ("nested", self.nested),
            ("sampling_fraction", self.sampling_fraction.is_some()),
            ("single_cluster", self.single_cluster.is_some()),
        ];
        let by_replicates = [
            ("replicate_method", self.replicate_method.is_some()),
            ("fay", self.fay.is_some()),
            ("scale", self.scale.is_some()),
            ("replicate_scales", self.replicate_scales.is_some()),
            ("replicate_centre", self.replicate_centre.is_some()),
        ];
        let given = |list: &[(&'static str, bool)]| {
            let found = list.iter().find(|(_, given)| *given);
            found.map(|(name, _)| *name)
        };
        if self.replicate_weights.is_some() {
            if let Some(name) = given(&by_columns) {
                let message = format!(
                    "`{name}` and `replicate_weights` both say how the rows were drawn: give one of them"
                );
                return Err(Error::new(ErrorCode::ConflictingArguments, name, message));
            }
        } else if let Some(name) = given(&by_replicates) {
            let message = format!(
                "`replicate_weights` are needed beside `{name}`: give a column for each replicate"
            );
            return Err(Error::new(
                ErrorCode::MissingArgument,
                "replicate_weights",
                message,
            ));
        }
        let needed = [
            ("strata", self.strata.is_none()),
            ("clusters", self.clusters.is_none()),
        ];
        if self.nested
            && let Some(name) = given(&needed)
        {
            let message = format!(
                "`{name}` are needed beside `nested`, which says that clusters are named anew in each stratum"
            );
            return Err(Error::new(ErrorCode::MissingArgument, name, message));
        }
        Ok(())
    }

    pub(super) fn replicates(&self, columns: &[&[f64]], rows: usize) -> Result<Replicates> {
        const WEIGHTS: &str = "replicate_weights";
        if columns.len() < 2 {
            let message = "`replicate_weights` needs at least 2 columns, one for each replicate";
            return Err(Error::new(ErrorCode::TooFewGroups, WEIGHTS, message));
        }
        for column in columns {
            same_length(WEIGHTS, column, "values", rows)?;
            not_negative(WEIGHTS, column)?;
        }
        let method = self.replicate_method.ok_or_else(|| {
            let message =
                "`replicate_method` is needed beside `replicate_weights`: say how they were made";
            Error::new(ErrorCode::MissingArgument, "replicate_method", message)
        })?;
        let scaled = method == ReplicateMethod::Scaled;
        let in_vain = [
            ("fay", self.fay.is_some() && method != ReplicateMethod::Fay),
            ("scale", self.scale.is_some() && !scaled),
            (
                "replicate_scales",
                self.replicate_scales.is_some() && !scaled && method != ReplicateMethod::Jackknife,
            ),
        ];
        if let Some((name, _)) = in_vain.iter().find(|(_, in_vain)| *in_vain) {
            let message =
                format!("`{name}` has no effect with replicate_method=\"{method}\": leave it out");
            return Err(Error::new(ErrorCode::ConflictingArguments, *name, message));
        }
        let count = columns.len() as f64;
        let scale = match method {
            ReplicateMethod::Jackknife if self.replicate_scales.is_some() => 1.0,
            ReplicateMethod::Jackknife => (count - 1.0) / count,
            ReplicateMethod::BalancedRepeated => count.recip(),
            ReplicateMethod::Bootstrap => (count - 1.0).recip(),
            ReplicateMethod::Fay => {
                let Some(fay) = self.fay else {
                    let message = "`fay` is needed with replicate_method=\"fay\": what the half that is left out keeps of its weight";
                    return Err(Error::new(ErrorCode::MissingArgument, "fay", message));
                };
                if !(0.0..1.0).contains(&fay) {
                    return Err(Error::out_of_range("fay", fay, "from 0 to below 1"));
                }
                (count * (1.0 - fay) * (1.0 - fay)).recip()
            }
            ReplicateMethod::Scaled => {
                if self.scale.is_none() && self.replicate_scales.is_none() {
                    let message =
                        "`scale` or `replicate_scales` are needed with replicate_method=\"scaled\"";
                    return Err(Error::new(ErrorCode::MissingArgument, "scale", message));
                }
                self.scale.unwrap_or(1.0)
            }
        };
        if !(scale > 0.0 && scale.is_finite()) {
            return Err(Error::out_of_range(
                "scale",
                scale,
                "a finite number above 0",
            ));
        }
        let mut factors = vec![scale; columns.len()];
        if let Some(scales) = self.replicate_scales {
            same_length("replicate_scales", scales, WEIGHTS, columns.len())?;
            not_negative("replicate_scales", scales)?;
            for (factor, one) in factors.iter_mut().zip(scales) {
                *factor *= one;
            }
        }
        Ok(Replicates {
            weights: columns.iter().map(|column| column.to_vec()).collect(),
            factors,
            centre: self.replicate_centre.unwrap_or(ReplicateCentre::Estimate),
        })
    }
}
