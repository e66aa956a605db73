//! What an index of poverty counts, against which line.

use crate::named::named_enum;

named_enum! {
    /// What of those below the line is counted.
    ///
    /// ```
    /// use commonweal::PovertyForm;
    /// assert_eq!(PovertyForm::SenShorrocksThon.as_str(), "sen-shorrocks-thon");
    /// ```
    pub enum PovertyForm("form") {
        /// The mean of the gaps to the power of `alpha` (Foster, Greer & Thorbecke 1984).
        FosterGreerThorbecke = "foster-greer-thorbecke",
        /// The mean of the logarithm of line over value (Watts 1968).
        Watts = "watts",
        /// Head count and mean gap with the Gini index of the poor (Sen 1976).
        Sen = "sen",
        /// Head count and mean gap with the Gini index of the gaps of all (Shorrocks 1995).
        SenShorrocksThon = "sen-shorrocks-thon",
    }
}

named_enum! {
    /// What a relative line is a share of.
    ///
    /// ```
    /// use commonweal::PovertyLineOf;
    /// assert_eq!(PovertyLineOf::Median.as_str(), "median");
    /// ```
    pub enum PovertyLineOf("line_of") {
        /// The weighted median of all values.
        Median = "median",
        /// The weighted mean of all values.
        Mean = "mean",
    }
}

named_enum! {
    /// What those are who stand exactly at the line.
    ///
    /// ```
    /// use commonweal::PovertyAtLine;
    /// assert_eq!(PovertyAtLine::NotPoor.as_str(), "not-poor");
    /// ```
    pub enum PovertyAtLine("at_line") {
        /// Poor are those below the line.
        NotPoor = "not-poor",
        /// Poor are those at the line too.
        Poor = "poor",
    }
}
