//! The choices of a survey design.

use crate::named::named_enum;

named_enum! {
    /// What a stratum of which one cluster was drawn adds to the variance: alone, it does not say how clusters differ.
    ///
    /// ```
    /// use commonweal::SingleCluster;
    /// assert_eq!(SingleCluster::Average.as_str(), "average");
    /// ```
    pub enum SingleCluster("single_cluster") {
        /// It is an error that names the stratum.
        Refuse = "refuse",
        /// As much as the other strata add on average.
        Average = "average",
        /// The distance of its cluster from the mean of all clusters: more than it should, where strata differ.
        Centre = "centre",
        /// Nothing, as if no other cluster could have been drawn: right only where that was so.
        Certainty = "certainty",
    }
}

named_enum! {
    /// How replicate weights were made, from which follows what the squared distance of each replicate counts.
    ///
    /// ```
    /// use commonweal::ReplicateMethod;
    /// assert_eq!(ReplicateMethod::BalancedRepeated.as_str(), "balanced-repeated");
    /// ```
    pub enum ReplicateMethod("replicate_method") {
        /// One cluster left out at a time: (R - 1) / R each, with R replicates; with strata, what `replicate_scales` says:
        /// (n - 1) / n with n the clusters of the stratum.
        Jackknife = "jackknife",
        /// Half of the clusters at a time, balanced: 1 / R (Plackett & Burman 1946; Wolter 2007, ch. 3).
        BalancedRepeated = "balanced-repeated",
        /// The same with the other half at `fay` times its weight: 1 / (R (1 - fay)^2) (Judkins 1990).
        Fay = "fay",
        /// Clusters drawn anew: 1 / (R - 1) (Rao and Wu 1988).
        Bootstrap = "bootstrap",
        /// What the publisher says: `scale` times `replicate_scales`.
        Scaled = "scaled",
    }
}

named_enum! {
    /// From where the distances of replicates are measured.
    ///
    /// ```
    /// use commonweal::ReplicateCentre;
    /// assert_eq!(ReplicateCentre::Mean.as_str(), "mean");
    /// ```
    pub enum ReplicateCentre("replicate_centre") {
        /// The estimate of the whole sample, as the publishers of replicate weights write the variance: a bias of the replicates
        /// shows in it, so that it is never the smaller of the two.
        Estimate = "estimate",
        /// The mean of the replicates.
        Mean = "mean",
    }
}
