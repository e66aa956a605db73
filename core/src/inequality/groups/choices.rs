//! The choices of the measures between groups.

use crate::named::named_enum;

named_enum! {
    /// How limits of a measure between groups are made, from the standard errors of the groups.
    ///
    /// ```
    /// use commonweal::GroupInterval;
    /// assert_eq!(GroupInterval::Simulated.as_str(), "simulated");
    /// ```
    pub enum GroupInterval("interval") {
        /// Propagated between two named groups, simulated where all groups or the extremes among them are measured; none where
        /// no uncertainty is given.
        Automatic = "automatic",
        /// Standard errors carried through the measure (delta method).
        Propagated = "propagated",
        /// Inversion of a test over seeded draws: holds near equality too.
        Simulated = "simulated",
    }
}

named_enum! {
    /// How the variance between groups is told.
    ///
    /// ```
    /// use commonweal::BetweenGroupForm;
    /// assert_eq!(BetweenGroupForm::parse("standard-deviation")?, BetweenGroupForm::StandardDeviation);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum BetweenGroupForm("form") {
        /// In the squared unit of the values.
        Variance = "variance",
        /// Its root, in the unit of the values.
        StandardDeviation = "standard-deviation",
        /// The standard deviation over the mean.
        CoefficientOfVariation = "coefficient-of-variation",
    }
}
