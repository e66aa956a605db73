//! The choices of a concentration index.

use crate::inequality::SampleInterval;
use crate::named::named_enum;

named_enum! {
    /// What a concentration index divides by, and whose values count most.
    ///
    /// ```
    /// use commonweal::ConcentrationForm;
    /// assert_eq!(ConcentrationForm::parse("erreygers")?, ConcentrationForm::Erreygers);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum ConcentrationForm("form") {
        /// Relative: unchanged where all values are multiplied by a number.
        Standard = "standard",
        /// Absolute: the standard index times the mean, in the unit of the values; unchanged where a number is added to all.
        Generalised = "generalised",
        /// For values between bounds: the same, with the other sign, for those who have and those who lack something; absolute
        /// (Erreygers 2009).
        Erreygers = "erreygers",
        /// For values between bounds: 1 and -1 are reached whatever the mean (Wagstaff 2005).
        Wagstaff = "wagstaff",
        /// Relative, with more weight for the worse off the larger `nu` is (Pereira 1998; Wagstaff 2002).
        Extended = "extended",
        /// Relative, with more weight for both ends the larger `beta` is (Erreygers, Clarke & Van Ourti 2012).
        Symmetric = "symmetric",
        /// The extended index times the mean, in the unit of the values: absolute.
        GeneralisedExtended = "generalised-extended",
        /// The symmetric index times the mean, in the unit of the values: absolute.
        GeneralisedSymmetric = "generalised-symmetric",
    }
}

impl ConcentrationForm {
    /// Whether it is in the unit of the values, and may be of values below zero.
    ///
    /// ```
    /// use commonweal::ConcentrationForm;
    /// assert!(ConcentrationForm::GeneralisedExtended.is_generalised());
    /// assert!(!ConcentrationForm::Erreygers.is_generalised()); // absolute too, but as a share of the distance of the bounds
    /// ```
    #[must_use]
    pub fn is_generalised(self) -> bool {
        matches!(
            self,
            Self::Generalised | Self::GeneralisedExtended | Self::GeneralisedSymmetric
        )
    }

    pub(super) fn is_extended(self) -> bool {
        matches!(self, Self::Extended | Self::GeneralisedExtended)
    }

    pub(super) fn is_symmetric(self) -> bool {
        matches!(self, Self::Symmetric | Self::GeneralisedSymmetric)
    }

    pub(super) fn is_bounded(self) -> bool {
        matches!(self, Self::Erreygers | Self::Wagstaff)
    }
}

named_enum! {
    /// How limits of a concentration index are made.
    ///
    /// ```
    /// use commonweal::ConcentrationInterval;
    /// assert_eq!(ConcentrationInterval::LinearisedSampling.as_str(), "linearised-sampling");
    /// ```
    pub enum ConcentrationInterval("interval") {
        /// Propagated where the uncertainty of each value is given, under the survey design where there is one, none otherwise.
        Automatic = "automatic",
        /// None: the values are those of a whole population.
        None = "none",
        /// The rows are a random sample of people; a weight of 3 is three people: variance of the influence function (Kakwani,
        /// Wagstaff & van Doorslaer 1997, with n - 1 for n).
        Linearised = "linearised",
        /// Each row is one drawn person, and its weight is how many it stands for (a survey without strata or clusters). The
        /// scale of the weights does not count.
        LinearisedSampling = "linearised-sampling",
        /// The rows were drawn under a design that the values come with ([`SurveyDesign`](crate::SurveyDesign)): by its strata and
        /// clusters, or by its replicate weights.
        SurveyDesign = "survey-design",
        /// Standard errors of the values carried through the index; ranks and weights are known.
        Propagated = "propagated",
        /// Scatter of the rows about the line of the convenient regression, mean and ranks taken as known; by clusters and strata
        /// where the values come with a survey design.
        Regression = "regression",
    }
}

/// What limits of a sample are called by a measure that has others too.
impl From<SampleInterval> for ConcentrationInterval {
    fn from(interval: SampleInterval) -> Self {
        match interval {
            SampleInterval::None => Self::None,
            SampleInterval::Linearised => Self::Linearised,
            SampleInterval::LinearisedSampling => Self::LinearisedSampling,
            SampleInterval::SurveyDesign => Self::SurveyDesign,
        }
    }
}
