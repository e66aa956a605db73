//! The error of a measure of a sample, however its rows were drawn.

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::IntervalMethod;
use crate::input::{Again, AllAgain, RankedValues, SurveySample, Variance, WeightedValues};
use crate::numeric::influence::{Drawn, Weighting};

/// How the rows behind limits are said to have been drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inequality) enum Drawing {
    /// Not at all: no limits.
    None,
    Frequency,
    Sampling,
    Survey,
}

/// Weighted rows, and the survey that they are from.
#[derive(Clone, Copy)]
pub(in crate::inequality) struct Surveyed<'a> {
    pub(in crate::inequality) weights: &'a [f64],
    pub(in crate::inequality) total: f64,
    pub(in crate::inequality) survey: Option<&'a SurveySample>,
}

/// What limits are made from.
#[derive(Clone, Copy, Debug)]
pub(in crate::inequality) struct Spread {
    pub(in crate::inequality) error: f64,
    /// How many people, rows or clusters were drawn.
    pub(in crate::inequality) units: f64,
    /// How many of them the variance rests on, where that is known.
    pub(in crate::inequality) carriers: Option<f64>,
    /// Of Student's t, where limits are made with it.
    pub(in crate::inequality) degrees: Option<f64>,
    pub(in crate::inequality) method: IntervalMethod,
}

impl<'a> Surveyed<'a> {
    pub(in crate::inequality) fn of(values: &'a WeightedValues<'_>) -> Self {
        Self {
            weights: values.weights(),
            total: values.total_weight(),
            survey: values.survey(),
        }
    }

    /// Rows in an order; where they have no weights, `ones` becomes them.
    pub(in crate::inequality) fn ranked(
        ranked: &'a RankedValues<'_>,
        ones: &'a mut Vec<f64>,
    ) -> Self {
        ones.resize(ranked.len(), 1.0);
        Self {
            weights: ranked.weights().unwrap_or(ones),
            total: ranked.total_weight(),
            survey: ranked.survey(),
        }
    }

    /// A design goes with limits under it, and they with a design.
    pub(in crate::inequality) fn check(&self, drawing: Drawing) -> Result<()> {
        match (drawing, self.survey) {
            (Drawing::Survey, None) => {
                let message = "`design` is needed for interval=\"survey-design\": give strata, clusters or replicate weights, or ask \
                    for interval=\"linearised-sampling\"";
                Err(Error::new(ErrorCode::MissingArgument, "design", message))
            }
            (Drawing::Survey, Some(_)) | (_, None) => Ok(()),
            (_, Some(_)) => {
                let message = "`design` has no effect on this `interval`: ask for interval=\"survey-design\", or leave design out";
                Err(Error::new(
                    ErrorCode::ConflictingArguments,
                    "design",
                    message,
                ))
            }
        }
    }

    /// The rows as they were drawn, if there are enough for an error.
    pub(in crate::inequality) fn drawn(&self, drawing: Drawing) -> Result<Drawn<'a>> {
        let weighting = match (drawing, self.survey.map(SurveySample::variance)) {
            (Drawing::Frequency, _) => Weighting::Frequency,
            (Drawing::Survey, Some(Variance::Stages(stages))) => Weighting::Survey(stages),
            _ => Weighting::Sampling,
        };
        let drawn = Drawn {
            weights: self.weights,
            total: self.total,
            weighting,
        };
        if drawn.degrees().is_some_and(|degrees| degrees < 1.0) {
            let message = "the `values` stand in as many clusters as strata: limits need a stratum with people in two clusters";
            return Err(Error::new(ErrorCode::TooFewGroups, "values", message));
        }
        if drawn.units() <= 1.0 || self.weights.len() < 2 {
            let message = "limits of a sample need at least 2 people in `values`: leave interval out for a whole population";
            return Err(Error::new(ErrorCode::TooFewGroups, "values", message));
        }
        Ok(drawn)
    }

    /// The error of a sum of what each row adds (coefficients of a regression), between the clusters of each stratum.
    pub(in crate::inequality) fn scored(&self, scores: &[f64]) -> Result<Spread> {
        let drawn = self.drawn(Drawing::Survey)?;
        let Some(Variance::Stages(stages)) = self.survey.map(SurveySample::variance) else {
            let message = "replicate weights go with interval=\"survey-design\", not with a regression: ask for that, or give \
                strata and clusters";
            return Err(Error::new(
                ErrorCode::ConflictingArguments,
                "interval",
                message,
            ));
        };
        let given = self.survey.and_then(SurveySample::degrees);
        Ok(Spread {
            error: stages.error(scores),
            units: drawn.units(),
            carriers: None,
            degrees: drawn.degrees().map(|degrees| given.unwrap_or(degrees)),
            method: IntervalMethod::RegressionDesign,
        })
    }

    /// The error of an estimate: from its influence function, or from what it is `again` with replicate weights.
    pub(in crate::inequality) fn spread(
        &self,
        drawing: Drawing,
        estimate: f64,
        influence: &dyn Fn() -> Vec<f64>,
        again: &Again<'_>,
    ) -> Result<Spread> {
        let spreads = self.spreads(
            drawing,
            &[estimate],
            &|| Ok(vec![influence()]),
            &|weights| Ok(vec![again(weights)?]),
        )?;
        // One estimate has one.
        let none = || Error::overflow("values", "a standard error");
        spreads.into_iter().next().ok_or_else(none)
    }

    /// The errors of several estimates of the same rows.
    pub(in crate::inequality) fn spreads(
        &self,
        drawing: Drawing,
        estimates: &[f64],
        influences: &dyn Fn() -> Result<Vec<Vec<f64>>>,
        again: &AllAgain<'_>,
    ) -> Result<Vec<Spread>> {
        let given = self.survey.and_then(SurveySample::degrees);
        if drawing == Drawing::Survey
            && let Some(Variance::Replicates(replicates)) = self.survey.map(SurveySample::variance)
        {
            let errors = replicates.errors(estimates, again)?.into_iter();
            let units = self.weights.iter().filter(|w| **w > 0.0).count() as f64;
            let spread = |error| Spread {
                error,
                units,
                carriers: None,
                degrees: Some(given.unwrap_or(replicates.count() as f64 - 1.0)),
                method: IntervalMethod::ReplicateWeights,
            };
            return Ok(errors.map(spread).collect());
        }
        let drawn = self.drawn(drawing)?;
        let (units, degrees) = (drawn.units(), drawn.degrees());
        let spread = |influence: Vec<f64>| Spread {
            error: drawn.error(&influence),
            units,
            carriers: Some(drawn.carriers(&influence)),
            degrees: degrees.map(|degrees| given.unwrap_or(degrees)),
            method: match drawing {
                Drawing::Survey => IntervalMethod::LinearisedDesign,
                Drawing::Sampling => IntervalMethod::LinearisedSampling,
                _ => IntervalMethod::Linearised,
            },
        };
        Ok(influences()?.into_iter().map(spread).collect())
    }
}
