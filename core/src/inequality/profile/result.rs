//! What a profile holds.

use crate::estimate::{Caution, Estimate, Polarity, Text};
use crate::named::named_enum;

named_enum! {
    /// What the rows of a profile are.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, ProfileShape, UnorderedGroups};
    /// let districts = UnorderedGroups::new(&[91.0, 74.5, 68.0], None)?;
    /// assert_eq!(InequalityProfileModel::new().of_groups(&districts)?.shape, ProfileShape::Unordered);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum ProfileShape("shape") {
        /// Groups from the most to the least deprived.
        Ordered = "ordered-groups",
        /// Groups without an order.
        Unordered = "unordered-groups",
        /// People, or units of one kind, each with a value.
        People = "people",
        /// The same, each with a place in an order of deprivation.
        RankedPeople = "ranked-people",
    }
}

named_enum! {
    /// Whether a measure tells how much, or how many times.
    ///
    /// ```
    /// use commonweal::ProfileScale;
    /// assert_eq!(ProfileScale::parse("absolute")?, ProfileScale::Absolute);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum ProfileScale("scale") {
        /// In the unit of the values: unchanged where a number is added to all.
        Absolute = "absolute",
        /// In parts of the values: unchanged where all are multiplied by a number.
        Relative = "relative",
    }
}

/// One measure of a profile.
///
/// ```
/// use commonweal::{InequalityProfileModel, UnorderedGroups};
/// let profile = InequalityProfileModel::new().of_groups(&UnorderedGroups::new(&[91.0, 74.5, 68.0], None)?)?;
/// let first = &profile.measures[0];
/// assert_eq!((first.operation.as_ref(), first.estimate.value), ("group_difference", 23.0));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ProfileMeasure {
    /// The operation that computes it by itself.
    pub operation: Text,
    /// Absolute or relative.
    pub scale: ProfileScale,
    /// Why it is in.
    pub why: Text,
    /// What it says, in plain words.
    pub sentence: String,
    /// The number, with everything that is needed to read it.
    pub estimate: Estimate,
}

/// A measure that was left out, and why.
///
/// ```
/// use commonweal::{InequalityProfileModel, UnorderedGroups};
/// let profile = InequalityProfileModel::new().of_groups(&UnorderedGroups::new(&[91.0, 0.0, 68.0], None)?)?;
/// assert_eq!(profile.left_out[0].operation, "group_ratio");
/// assert!(profile.left_out[0].why.contains("a ratio to zero has no value"));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct LeftOut {
    /// The operation that would compute it.
    pub operation: Text,
    /// Why it is not here.
    pub why: Text,
}

/// The measures that suit one set of data, each with its reason and a sentence: what
/// [`InequalityProfileModel`](super::InequalityProfileModel) returns.
///
/// ```
/// use commonweal::{InequalityProfileModel, OrderedGroups, Ranks};
/// let smokers = [21.4, 17.9, 14.8, 12.3, 9.7];
/// let groups = OrderedGroups::new(&smokers, &[1.0; 5], Ranks::most_deprived_first(&[1.0, 2.0, 3.0, 4.0, 5.0]))?;
/// let profile = InequalityProfileModel::new().indicator("smoking").unit("% of adults").of_ordered(&groups)?;
/// assert_eq!(
///     profile.measures[0].sentence,
///     "Smoking in the most deprived fifth is 21.4 % of adults: 11.7 % of adults more than in the least deprived fifth."
/// );
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct InequalityProfile {
    /// What the rows are.
    pub shape: ProfileShape,
    /// The indicator, as it was named; empty where it was not.
    pub indicator: Text,
    /// Whether more is good or bad.
    pub polarity: Polarity,
    /// The measures, in the order in which to read them.
    pub measures: Vec<ProfileMeasure>,
    /// Those that do not suit these data.
    pub left_out: Vec<LeftOut>,
    /// What holds for all of them; each estimate has cautions of its own.
    pub cautions: Vec<Caution>,
}

impl InequalityProfile {
    /// The sentences of all measures, in order.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, WeightedValues};
    /// let beds = WeightedValues::new(&[3.0, 3.0, 5.0, 8.0, 20.0], None)?;
    /// let profile = InequalityProfileModel::new().indicator("beds").of_people(&beds)?;
    /// assert_eq!(profile.sentences()[0], "Of all beds, 31.8% would have to move for all to have the same.");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn sentences(&self) -> Vec<&str> {
        self.measures
            .iter()
            .map(|measure| measure.sentence.as_str())
            .collect()
    }

    /// Adds a caution that the caller knows of.
    ///
    /// ```
    /// use commonweal::{Caution, InequalityProfileModel, UnorderedGroups};
    /// let mut profile = InequalityProfileModel::new().of_groups(&UnorderedGroups::new(&[91.0, 74.5], None)?)?;
    /// profile.add_caution(Caution::rows_omitted(2));
    /// assert_eq!(profile.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.cautions.push(caution);
    }
}
