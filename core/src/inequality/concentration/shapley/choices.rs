//! The choices of a Shapley decomposition.

use crate::named::named_enum;

named_enum! {
    /// Which inequality is divided among its determinants.
    ///
    /// ```
    /// use commonweal::ShapleyIndex;
    /// assert_eq!(ShapleyIndex::parse("gini")?, ShapleyIndex::Gini);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum ShapleyIndex("index") {
        /// The concentration index, in the order of a rank: inequality between the worse off and the better off.
        Concentration = "concentration",
        /// The Gini index: inequality between all people, whoever they are.
        Gini = "gini",
        /// The variance, over the number of people: its explained share is that of the regression.
        Variance = "variance",
    }
}

named_enum! {
    /// What the inequality would be without a determinant.
    ///
    /// ```
    /// use commonweal::ShapleyRemoval;
    /// assert_eq!(ShapleyRemoval::HeldAtMean.as_str(), "held-at-mean");
    /// ```
    pub enum ShapleyRemoval("removal") {
        /// That of a regression without it: what the others then carry for it counts as theirs.
        Refitted = "refitted",
        /// That of the full regression where everybody has its mean.
        HeldAtMean = "held-at-mean",
    }
}
