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

named_enum! {
    /// From what the differences of all groups are taken.
    ///
    /// ```
    /// use commonweal::Against;
    /// assert_eq!(Against::parse("best")?, Against::Best);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum Against("against") {
        /// The mean of the population.
        Mean = "mean",
        /// The best group; needs `polarity`.
        Best = "best",
        /// The group in the row `reference`.
        Reference = "reference",
    }
}

named_enum! {
    /// Which entropy between groups is told.
    ///
    /// ```
    /// use commonweal::EntropyForm;
    /// assert_eq!(EntropyForm::MeanLogDeviation.as_str(), "mean-log-deviation");
    /// ```
    pub enum EntropyForm("form") {
        /// Weighs groups by their share of the total: the top counts most.
        Theil = "theil",
        /// Weighs groups by their share of the people: the bottom counts most.
        MeanLogDeviation = "mean-log-deviation",
    }
}

named_enum! {
    /// How the gain of the whole population is told.
    ///
    /// ```
    /// use commonweal::AttributableForm;
    /// assert_eq!(AttributableForm::Fraction.as_str(), "fraction");
    /// ```
    pub enum AttributableForm("form") {
        /// In the unit of the values.
        Risk = "risk",
        /// Over the mean.
        Fraction = "fraction",
    }
}
