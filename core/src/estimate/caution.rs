//! Cautions: what a careful reader must know about a result.

use super::Text;
use crate::named::named_enum;

named_enum! {
    /// What kind of caution it is.
    ///
    /// ```
    /// use commonweal::CautionCode;
    /// assert_eq!(CautionCode::FewEvents.as_str(), "few-events");
    /// ```
    pub enum CautionCode("code") {
        /// Fewer than ten events stand behind the value.
        FewEvents = "few-events",
        /// Limits leave out a part of the variance, as asked for.
        PartialVariance = "partial-variance",
        /// Some strata have no event: their contribution to the variance is zero.
        ZeroEventStrata = "zero-event-strata",
        /// Limits come from the scatter of the groups, not from the uncertainty of each group.
        ScatterOnly = "scatter-only",
        /// Too few groups for limits from scatter to be trusted.
        FewGroups = "few-groups",
        /// Some groups share a rank; they share its midpoint.
        TiedRanks = "tied-ranks",
        /// The value is not shown, because too few events stand behind it.
        Suppressed = "suppressed",
        /// The value is missing, because the rows of this group are in error.
        NotComputed = "not-computed",
        /// A standardised rate covers a part of the standard population only.
        PartialStandard = "partial-standard",
        /// An age band is as wide as two of its neighbours: one may be missing.
        UnevenBands = "uneven-bands",
        /// Limits have no width, and so say nothing of uncertainty.
        ZeroWidth = "zero-width",
        /// Rows with a missing value were left out, as asked for.
        RowsOmitted = "rows-omitted",
        /// A fitted value lies outside the possible range.
        FittedOutOfRange = "fitted-out-of-range",
        /// The groups scatter more than the model allows.
        Overdispersed = "overdispersed",
        /// Events were not given and were taken as values times population.
        EventsFromValues = "events-from-values",
        /// A value lies outside the limits that were given for it.
        ValueOutsideLimits = "value-outside-limits",
        /// The population is smaller than publishers of the measure think enough.
        SmallPopulation = "small-population",
        /// The interval is wider than publishers of the measure think useful.
        WideInterval = "wide-interval",
        /// So many died in an age band that nobody in the life table lives through it.
        CertainDeath = "certain-death",
        /// Limits are known to be too narrow for a sample like this one.
        NarrowLimits = "narrow-limits",
        /// Values of a whole population: there is no sample to generalise from.
        WholePopulation = "whole-population",
        /// Too few values, of a sample or over time, for limits that mean something.
        FewPoints = "few-points",
        /// Values have a long tail for so small a sample: limits are too narrow towards it.
        LongTail = "long-tail",
        /// Limits of one phase come from too few values.
        ShortBaseline = "short-baseline",
        /// Limits will still move as values come in.
        ProvisionalLimits = "provisional-limits",
        /// No value differs from the one before it.
        ConstantSeries = "constant-series",
        /// There is nothing to compute limits from.
        NoLimits = "no-limits",
        /// Rules fire at more than half of the values: the limits describe a process that was changing.
        ChangingProcess = "changing-process",
        /// Values follow each other: rules fire too often.
        Autocorrelated = "autocorrelated",
        /// The last row has no value.
        LastRowMissing = "last-row-missing",
        /// So many units lie outside limits of chance that "beyond chance" is the wrong question.
        BeyondChance = "beyond-chance",
        /// A variance between units from trimmed z-scores is too small.
        TrimmedVariance = "trimmed-variance",
        /// A value is missing because nobody stands in its denominator.
        NoDenominator = "no-denominator",
        /// People may enter a cascade after its first stage, so that shares compare counts, not the same people.
        EntryLater = "entry-later",
        /// Rows or codes without a counterpart are not in the result's sums.
        Unmatched = "unmatched",
        /// Codes that belong to a sum have no row.
        Incomplete = "incomplete",
        /// Links without dates were used for a day.
        Undated = "undated",
        /// An area lacks some of the groups.
        MissingGroups = "missing-groups",
        /// Groups were made within each area, and do not compare between areas.
        LocalBasis = "local-basis",
        /// An organisation reported after it had ended.
        LateReports = "late-reports",
        /// Counts were divided by shares.
        Apportioned = "apportioned",
        /// Nothing had to be changed.
        Unchanged = "unchanged",
        /// The groups that are compared were chosen for their values, so that chance makes them look more unequal.
        ChosenByValue = "chosen-by-value",
        /// Groups that are equal would show much of this by chance.
        InflatedByNoise = "inflated-by-noise",
        /// So few rows stand behind the value that it tells what each of them has.
        Disclosive = "disclosive",
        /// Subgroups are too large for constants of the range.
        NoRangeConstants = "no-range-constants",
        /// So few of many comparisons stand out that chance would do as much.
        ManyComparisons = "many-comparisons",
        /// A value lies outside the limits that were computed for it.
        EstimateOutsideLimits = "estimate-outside-limits",
    }
}

/// A coded caution with a sentence that says what to do.
///
/// ```
/// use commonweal::{Caution, CautionCode};
/// let caution = Caution::rows_omitted(3);
/// assert_eq!(caution.code, CautionCode::RowsOmitted);
/// assert!(caution.message.starts_with("3 rows"));
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Caution {
    /// The stable code.
    pub code: CautionCode,
    /// What it means here, and what to do.
    pub message: Text,
    /// The row of a table of results that it belongs to; none where it belongs to the whole.
    pub row: Option<u64>,
}

impl Caution {
    /// A caution from its parts.
    ///
    /// ```
    /// use commonweal::{Caution, CautionCode};
    /// let caution = Caution::new(CautionCode::FewEvents, "7 events: pool three years");
    /// assert_eq!((caution.code.as_str(), caution.row), ("few-events", None));
    /// assert_eq!(caution.message, "7 events: pool three years");
    /// ```
    #[must_use]
    pub fn new(code: CautionCode, message: impl Into<Text>) -> Self {
        Self {
            code,
            message: message.into(),
            row: None,
        }
    }

    /// The same caution, for one row of a table of results.
    ///
    /// ```
    /// use commonweal::{Caution, CautionCode, Counts, CrudeRate};
    /// let mut rates = CrudeRate::new().estimate(&Counts::new(&[50.0, 12.0], &[9_000.0, 4_000.0])?)?;
    /// rates.add_caution(Caution::new(CautionCode::RowsOmitted, "one practice did not report").in_row(1));
    /// assert_eq!((rates.row(0).unwrap().cautions.len(), rates.row(1).unwrap().cautions.len()), (0, 1));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn in_row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    /// The caution that rows with missing values were left out on request.
    ///
    /// ```
    /// # use commonweal::Caution;
    /// let caution = Caution::rows_omitted(1);
    /// assert_eq!(caution.message, "1 row was left out for missing values: check that they are missing at random");
    /// assert!(Caution::rows_omitted(12).message.starts_with("12 rows were left out"));
    /// ```
    #[must_use]
    pub fn rows_omitted(count: usize) -> Self {
        let rows = if count == 1 {
            "1 row was"
        } else {
            &format!("{count} rows were")
        };
        Self::new(
            CautionCode::RowsOmitted,
            format!("{rows} left out for missing values: check that they are missing at random"),
        )
    }
}

/// A result that can be told of one more caution.
///
/// ```
/// use commonweal::{Caution, Cautioned, Counts, CrudeRate};
/// fn of_a_sample<T: Cautioned>(mut result: T) -> T {
///     result.add_caution(Caution::rows_omitted(2));
///     result
/// }
/// let rates = CrudeRate::new().estimate(&Counts::new(&[812.0], &[61_234.0])?)?;
/// assert_eq!(of_a_sample(rates).cautions[0].code.as_str(), "rows-omitted");
/// # Ok::<(), commonweal::Error>(())
/// ```
pub trait Cautioned {
    /// Adds a caution that the caller knows of.
    fn add_caution(&mut self, caution: Caution);
}

/// For results that have the method already.
macro_rules! cautioned {
    ($($result:ty),+ $(,)?) => {$(
        impl Cautioned for $result {
            fn add_caution(&mut self, caution: Caution) {
                <$result>::add_caution(self, caution);
            }
        }
    )+};
}

cautioned!(
    crate::Change,
    crate::ConcentrationComparison,
    crate::ConcentrationDecomposition,
    crate::CurveDominance,
    crate::Estimate,
    crate::Estimates,
    crate::Funnel,
    crate::Gradient,
    crate::InequalityProfile,
    crate::RecentredInfluence,
    crate::ShapleyDecomposition,
    crate::ShareCurve,
    crate::Trend,
);
