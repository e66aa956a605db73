//! The choices of a regression of recentred influence.

use crate::named::named_enum;

named_enum! {
    /// Which feature of a distribution a regression of recentred influence is about.
    ///
    /// ```
    /// use commonweal::RecentredIndex;
    /// assert_eq!(RecentredIndex::GeneralisedEntropy.as_str(), "generalised-entropy");
    /// ```
    pub enum RecentredIndex("index") {
        /// The Gini index ([`GiniIndex`](crate::GiniIndex)).
        Gini = "gini",
        /// The variance, of values with any sign; divisor n.
        Variance = "variance",
        /// A quantile: the median, or the one that is asked for.
        Quantile = "quantile",
        /// Generalised entropy ([`GeneralisedEntropyIndex`](crate::GeneralisedEntropyIndex)).
        GeneralisedEntropy = "generalised-entropy",
        /// The index of Atkinson ([`AtkinsonIndex`](crate::AtkinsonIndex)).
        Atkinson = "atkinson",
    }
}

named_enum! {
    /// How limits of a regression of recentred influence are made.
    ///
    /// ```
    /// use commonweal::RecentredInterval;
    /// assert_eq!(RecentredInterval::SurveyDesign.as_str(), "survey-design");
    /// ```
    pub enum RecentredInterval("interval") {
        /// Each row is one drawn person, whose weight is how many it stands for: limits that allow for any scatter (White 1980, with
        /// the factor `n / (n - p)` of MacKinnon & White 1985) and Student's t, as if the influence of each row were known.
        Robust = "robust",
        /// Each row is one drawn person: percentiles over seeded samples of the rows, drawn with replacement; index, density,
        /// influence and regression are computed anew in each.
        Bootstrap = "bootstrap",
        /// The rows were drawn under a design that the values come with ([`SurveyDesign`](crate::SurveyDesign)): by its strata and
        /// clusters, as if the influence of each row were known, or everything once more with each column of its replicate weights.
        SurveyDesign = "survey-design",
        /// None: the rows are those of a whole population.
        None = "none",
    }
}
