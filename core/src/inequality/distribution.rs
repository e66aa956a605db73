//! What the measures of a distribution share: their checks, their order, their limits and how they are told.

mod limits;
mod spread;

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, Text};
use crate::input::{WeightedValues, finite};
use crate::named::named_enum;
use crate::numeric::sum;

pub(super) use limits::{Limits, Sampled};
pub(super) use spread::{Drawing, Spread, Surveyed};

named_enum! {
    /// How limits of a measure of a distribution are made.
    ///
    /// ```
    /// use commonweal::SampleInterval;
    /// assert_eq!(SampleInterval::LinearisedSampling.as_str(), "linearised-sampling");
    /// ```
    pub enum SampleInterval("interval") {
        /// None: the values are those of a whole population.
        None = "none",
        /// The values are a random sample of people; a weight of 3 is three people: variance of the influence function
        /// (Deville 1999).
        Linearised = "linearised",
        /// Each row is one drawn unit, and its weight is how many it stands for (a survey without strata or clusters): the
        /// same, of weighted influence. The scale of the weights does not count.
        LinearisedSampling = "linearised-sampling",
        /// The rows were drawn under a design that the values come with ([`SurveyDesign`](crate::SurveyDesign)): by its strata and
        /// clusters, or by its replicate weights.
        SurveyDesign = "survey-design",
    }
}

impl SampleInterval {
    pub(super) fn drawing(self) -> Drawing {
        match self {
            Self::None => Drawing::None,
            Self::Linearised => Drawing::Frequency,
            Self::LinearisedSampling => Drawing::Sampling,
            Self::SurveyDesign => Drawing::Survey,
        }
    }

    /// How many were drawn, for the width of a density: people, or so many rows of equal weight as would tell as much.
    pub(super) fn drawn(self, values: &WeightedValues<'_>) -> f64 {
        let people = values.total_weight();
        if self == Self::Linearised {
            return people;
        }
        1.0 / sum::sum_of(rows(values).map(|(_, w)| (w / people) * (w / people)))
    }
}

named_enum! {
    /// What an index of welfare (Atkinson, Kolm) is told as.
    ///
    /// ```
    /// use commonweal::IndexReport;
    /// assert_eq!(IndexReport::Equivalent.as_str(), "equally-distributed-equivalent");
    /// ```
    pub enum IndexReport("report") {
        /// The index itself: what inequality costs.
        Index = "index",
        /// The value that, had by everyone, would be as good: the mean less what inequality costs, in the unit of the values.
        Equivalent = "equally-distributed-equivalent",
    }
}

/// What a measure of shares needs: no value below zero, and something to share. The weighted mean.
pub(super) fn mean_of_shares(values: &WeightedValues<'_>) -> Result<f64> {
    if let Some(row) = values.values().iter().position(|y| *y < 0.0) {
        let value = values.values().get(row).copied().unwrap_or(f64::NAN);
        let message = "a share of a total needs values of zero or more";
        return Err(Error::value(
            ErrorCode::NegativeValue,
            "values",
            row,
            value,
            message,
        ));
    }
    let mean = mean(values);
    if mean == 0.0 {
        let message =
            "all `values` are zero, so there is nothing to share out: the index has no value";
        return Err(Error::new(ErrorCode::NotComputable, "values", message));
    }
    Ok(mean)
}

/// The weighted mean.
pub(super) fn mean(values: &WeightedValues<'_>) -> f64 {
    let people = values.total_weight();
    sum::sum_of(rows(values).map(|(y, w)| y * (w / people)))
}

/// Values and weights, row by row.
pub(super) fn rows<'a>(
    values: &'a WeightedValues<'_>,
) -> impl Iterator<Item = (f64, f64)> + Clone + 'a {
    values
        .values()
        .iter()
        .copied()
        .zip(values.weights().iter().copied())
}

/// A number above `least`, or the error that names the option.
pub(super) fn option_above(
    name: &'static str,
    value: f64,
    least: f64,
    allowed: &str,
) -> Result<()> {
    finite(name, &[value]).map_err(|_| Error::out_of_range(name, value, allowed))?;
    if value > least {
        Ok(())
    } else {
        Err(Error::out_of_range(name, value, allowed))
    }
}

/// A measure's value, and how it is told.
pub(super) struct Finding {
    pub(super) measure: &'static str,
    pub(super) value: f64,
    pub(super) method: Text,
    pub(super) citation: &'static str,
    pub(super) unit: &'static str,
    pub(super) direction: &'static str,
}

impl Finding {
    /// The estimate, without limits.
    pub(super) fn estimate(self, values: &WeightedValues<'_>) -> Result<Estimate> {
        let mut estimate = Estimate::new(self.measure, self.value, "values")?;
        estimate.method = self.method;
        estimate.citation = Text::Borrowed(self.citation);
        estimate.unit = Text::Borrowed(self.unit);
        estimate.direction = Text::Borrowed(self.direction);
        estimate.n = values.values().len() as u64;
        estimate.population = Some(values.total_weight());
        estimate.no_interval_reason = Some(Text::Borrowed(
            "values of a whole population have no sampling error; for a sample ask for interval=\"linearised\"",
        ));
        Ok(estimate)
    }
}
