//! The choices of a test of dominance.

use crate::named::named_enum;

named_enum! {
    /// What a curve is compared with.
    ///
    /// ```
    /// use commonweal::ComparedWith;
    /// assert_eq!(ComparedWith::parse("same-people")?, ComparedWith::SamePeople);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum ComparedWith("compared_with") {
        /// The line on which every share of the people holds that share of the total.
        Equality = "equality",
        /// Another curve of the same people, row by row: another outcome, another order, or both. The two go together.
        SamePeople = "same-people",
        /// A curve of another sample of people, drawn independently.
        OtherPeople = "other-people",
    }
}

named_enum! {
    /// When one curve is said to lie above another.
    ///
    /// ```
    /// use commonweal::DominanceRule;
    /// assert_eq!(DominanceRule::IntersectionUnion.as_str(), "intersection-union");
    /// ```
    pub enum DominanceRule("rule") {
        /// Where it lies significantly above at one point at least, and significantly below at none. The critical value is that of
        /// the largest of all points (studentised maximum modulus; Bishop, Formby & Smith 1991).
        MultipleComparison = "multiple-comparison",
        /// Where it lies significantly above at every point, each by itself: the stricter rule (Howes 1996).
        IntersectionUnion = "intersection-union",
    }
}

named_enum! {
    /// How two curves lie to each other.
    ///
    /// ```
    /// use commonweal::DominanceVerdict;
    /// assert_eq!(DominanceVerdict::NotShown.as_str(), "not-shown");
    /// ```
    pub enum DominanceVerdict("verdict") {
        /// The first lies above the second.
        Dominates = "dominates",
        /// The first lies below the second.
        Dominated = "dominated",
        /// Above it in one place and below it in another.
        Cross = "cross",
        /// Neither is shown: no sign that the curves are the same.
        NotShown = "not-shown",
    }
}
