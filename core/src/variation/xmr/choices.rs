//! Options that are one of a few names.

use crate::named::named_enum;

named_enum! {
    /// Which direction of the indicator is good.
    ///
    /// ```
    /// use commonweal::Direction;
    /// assert_eq!(Direction::parse("decrease")?, Direction::Decrease);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum Direction("direction") {
        /// More is better.
        Increase = "increase",
        /// Less is better.
        Decrease = "decrease",
        /// No judgement is made.
        Neutral = "neutral",
    }
}

named_enum! {
    /// How limits follow from the mean of the moving ranges.
    ///
    /// ```
    /// use commonweal::Scaling;
    /// assert_eq!(Scaling::RoundedD2.as_str(), "3/1.128");
    /// ```
    pub enum Scaling("scaling") {
        /// 2.66 times: as printed in textbooks, and used by NHS England.
        TwoPointSixSix = "2.66",
        /// 3 times over 1.128, that is 2.65957.
        RoundedD2 = "3/1.128",
        /// 3 times over 2 / sqrt(pi), that is 2.65868: exact for normal values.
        D2 = "d2",
    }
}
