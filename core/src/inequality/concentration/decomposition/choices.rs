//! The choices of a decomposition by regression.

use crate::inequality::distribution::Drawing;
use crate::named::named_enum;

named_enum! {
    /// How limits of a decomposition are made.
    ///
    /// ```
    /// use commonweal::DecompositionInterval;
    /// assert_eq!(DecompositionInterval::LinearisedSampling.as_str(), "linearised-sampling");
    /// ```
    pub enum DecompositionInterval("interval") {
        /// None: the rows are those of a whole population.
        None = "none",
        /// The rows are a random sample of people; a weight of 3 is three people: variance of the influence of each on each part
        /// (Deville 1999).
        Linearised = "linearised",
        /// Each row is one drawn person, and its weight is how many it stands for (a survey without strata or clusters): the
        /// same, of weighted influence. The scale of the weights does not count.
        LinearisedSampling = "linearised-sampling",
        /// The rows were drawn under a design that the values come with ([`SurveyDesign`](crate::SurveyDesign)): by its strata and
        /// clusters, or the decomposition once more with each column of its replicate weights.
        SurveyDesign = "survey-design",
        /// Each row is one drawn person, whose weight is how many it stands for: percentiles over seeded samples of the rows,
        /// drawn with replacement; ranks, regression and indices are computed anew in each.
        Bootstrap = "bootstrap",
    }
}

impl DecompositionInterval {
    /// How the rows are said to have been drawn, for limits that are not drawn anew.
    pub(in crate::inequality::concentration) fn drawing(self) -> Drawing {
        match self {
            Self::None | Self::Bootstrap => Drawing::None,
            Self::Linearised => Drawing::Frequency,
            Self::LinearisedSampling => Drawing::Sampling,
            Self::SurveyDesign => Drawing::Survey,
        }
    }
}
