//! The measures that suit one set of data, each with its reason and a sentence.
//!
//! ```
//! use commonweal::{InequalityProfileModel, OrderedGroups, Polarity, Ranks};
//! let years = [73.97, 76.12, 77.47, 78.76, 79.70]; // life expectancy of boys, by fifth of deprivation
//! let groups = OrderedGroups::new(&years, &[1.0; 5], Ranks::most_deprived_first(&[1.0, 2.0, 3.0, 4.0, 5.0]))?
//!     .with_standard_errors(&[0.1; 5])?;
//! let profile = InequalityProfileModel::new()
//!     .indicator("life expectancy")
//!     .people("boys")
//!     .unit("years")
//!     .polarity(Polarity::HigherIsBetter)
//!     .of_ordered(&groups)?;
//! assert_eq!(
//!     profile.sentences()[0],
//!     "Life expectancy of boys in the most deprived fifth is 74.0 years: 5.73 years less than in the least deprived fifth \
//!      (95% CI 5.45 to 6.01), to their disadvantage."
//! );
//! # Ok::<(), commonweal::Error>(())
//! ```

mod choose;
mod columns;
mod people;
mod ranked;
mod result;
mod sentences;
#[cfg(test)]
mod tests;

pub use columns::{ProfileColumns, ProfileRows};
pub use result::{InequalityProfile, LeftOut, ProfileMeasure, ProfileScale, ProfileShape};

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Levels, Polarity, Text};
use crate::inequality::distribution::{SampleInterval, Surveyed};
use crate::input::{OrderedGroups, RankedValues, UnorderedGroups, WeightedValues};

/// Profile of an inequality: the measures that suit the shape of the data, why each is in, what each says in plain words, and
/// which were left out and why.
///
/// **Use it** to begin: it brings an absolute and a relative measure, of the extremes and of all groups, since one without the
/// other can tell the opposite story (a ratio may rise while the difference falls). **Not** in place of a judgement: an indicator
/// with a target, or a comparison over time, asks for the measure that was named beforehand.
///
/// What decides (WHO 2013; Harper & Lynch 2005; Erreygers 2009):
/// - **order**: groups from the most to the least deprived get the slope and the relative index and a concentration index, which
///   count every group by its place; without an order they get the range, the standard deviation between groups, the index of
///   disparity and Theil's index;
/// - **bounds** (`lower`, `upper`: a share lies between 0 and 1): the concentration index is Erreygers', which says the same of
///   those who have and of those who lack something; relative measures say so where they do not;
/// - **zeros** and values below zero: a measure that has no value there is left out, with its reason;
/// - **number and size of groups**: two groups get difference and ratio alone; where people are given, every measure counts them;
/// - **polarity**: which group is the best, what the whole would gain were all as that, and to whose disadvantage a gap is;
/// - **rows**: people in place of groups get Hoover's index, Gini's, Theil's, the ratio of the fifths and Atkinson's index (not of
///   burdens: to have less of them is no loss); people in an order get the slope and the relative index, the concentration index in the
///   forms that the values allow (standard and extended; Erreygers' and Wagstaff's between bounds; generalised with values below
///   zero) and, unless each has it or not, the Gini index, which does not see the order.
///
/// Each estimate is that of the measure's own function with the same options, and so are its interval and its cautions. Many
/// measures of one set of data are not many findings: their intervals are not made wider for their number.
///
/// - Input: [`OrderedGroups`], [`UnorderedGroups`], [`WeightedValues`] or [`RankedValues`]; people with a survey design, if they were drawn under
///   one.
/// - Interval: those of the measures, where the uncertainty of the groups is given; of people where it is asked for, under the survey
///   design that they come with, too. The slope and the relative index of people drawn one by one take each row as a design of its
///   own; with weights that are people (`linearised`) they are left out. Without limits they stand without those of their regression.
/// - Errors: `out-of-range` for bounds that are no range, or a value outside them; and where no measure can be computed the error
///   of the first.
/// - Sources: World Health Organization 2013, *Handbook on health inequality monitoring*; Harper & Lynch 2005, NCI;
///   Erreygers 2009, J Health Econ 28:504.
///
/// ```
/// use commonweal::{InequalityProfileModel, UnorderedGroups};
/// let districts = UnorderedGroups::new(&[91.0, 74.5, 102.25, 68.0], Some(&[4_000.0, 8_000.0, 6_000.0, 4_000.0]))?
///     .with_standard_errors(&[4.0, 3.0, 3.5, 4.2])?;
/// let profile = InequalityProfileModel::new().indicator("admissions").unit("per 1,000").of_groups(&districts)?;
/// let names: Vec<&str> = profile.measures.iter().map(|measure| measure.operation.as_ref()).collect();
/// assert_eq!(
///     names,
///     ["group_difference", "group_ratio", "between_group_variance", "index_of_disparity", "between_group_entropy"]
/// );
/// assert!(profile.left_out[0].why.contains("which end is good"));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct InequalityProfileModel {
    level: Levels,
    polarity: Polarity,
    lower: Option<f64>,
    upper: Option<f64>,
    interval: SampleInterval,
    indicator: Text,
    people: Text,
    unit: Text,
}

impl Default for InequalityProfileModel {
    fn default() -> Self {
        Self {
            level: Levels::default(),
            polarity: Polarity::Neutral,
            lower: None,
            upper: None,
            interval: SampleInterval::None,
            indicator: Text::Borrowed(""),
            people: Text::Borrowed(""),
            unit: Text::Borrowed(""),
        }
    }
}

impl InequalityProfileModel {
    /// Of an indicator without name, bounds or judgement; 95 % limits.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, UnorderedGroups};
    /// let profile = InequalityProfileModel::new().of_groups(&UnorderedGroups::new(&[91.0, 74.5], None)?)?;
    /// assert_eq!(profile.sentences()[0], "The value: between the lowest and the highest group lie 16.5.");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels; sentences tell the first.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, Level, UnorderedGroups};
    /// let groups = UnorderedGroups::new(&[91.0, 74.5], None)?.with_standard_errors(&[4.0, 3.0])?;
    /// let profile = InequalityProfileModel::new().level(Level::P99).of_groups(&groups)?;
    /// assert_eq!(profile.measures[0].estimate.interval.unwrap().level, 0.99);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.level = levels.into();
        self
    }

    /// Whether more of the indicator is good or bad.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, Polarity, UnorderedGroups};
    /// let groups = UnorderedGroups::new(&[91.0, 74.5, 80.0], None)?;
    /// let profile = InequalityProfileModel::new().polarity(Polarity::LowerIsBetter).of_groups(&groups)?;
    /// let gain = profile.measures.iter().find(|one| one.operation == "population_attributable_risk").unwrap();
    /// assert_eq!(gain.sentence, "If all groups were as the best, the mean of all would be 7.33 lower.");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn polarity(mut self, polarity: Polarity) -> Self {
        self.polarity = polarity;
        self
    }

    /// The least that a value can be; needs `upper`.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, OrderedGroups, Ranks};
    /// let uptake = [0.62, 0.70, 0.81];
    /// let groups = OrderedGroups::new(&uptake, &[1.0; 3], Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?;
    /// let profile = InequalityProfileModel::new().lower(0.0).upper(1.0).of_ordered(&groups)?;
    /// let index = profile.measures.iter().find(|one| one.operation == "concentration_index").unwrap();
    /// assert!(index.why.contains("Erreygers") && (index.estimate.value - 0.168889).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn lower(mut self, lower: f64) -> Self {
        self.lower = Some(lower);
        self
    }

    /// The most that a value can be; needs `lower`.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, UnorderedGroups};
    /// let groups = UnorderedGroups::new(&[0.4, 0.7], None)?;
    /// let error = InequalityProfileModel::new().lower(0.0).upper(0.5).of_groups(&groups).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("out-of-range", Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn upper(mut self, upper: f64) -> Self {
        self.upper = Some(upper);
        self
    }

    /// How limits of measures of people are made; none unless set. Those of groups follow from what is known of each.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, SampleInterval, WeightedValues};
    /// let visits: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// let profile = InequalityProfileModel::new().interval(SampleInterval::Linearised).of_people(&WeightedValues::new(&visits, None)?)?;
    /// assert!(profile.measures.iter().all(|measure| measure.estimate.interval.is_some()));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// The name of the indicator, as it reads inside a sentence.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, UnorderedGroups};
    /// let groups = UnorderedGroups::new(&[91.0, 74.5], None)?;
    /// let profile = InequalityProfileModel::new().indicator("uptake").of_groups(&groups)?;
    /// assert_eq!(profile.sentences()[0], "Uptake: between the lowest and the highest group lie 16.5.");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn indicator(mut self, indicator: impl Into<Text>) -> Self {
        self.indicator = indicator.into();
        self
    }

    /// Whose indicator it is, as it reads after "of".
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, UnorderedGroups};
    /// let groups = UnorderedGroups::new(&[91.0, 74.5], None)?;
    /// let profile = InequalityProfileModel::new().indicator("uptake").people("children").of_groups(&groups)?;
    /// assert_eq!(profile.sentences()[0], "Uptake of children: between the lowest and the highest group lie 16.5.");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn people(mut self, people: impl Into<Text>) -> Self {
        self.people = people.into();
        self
    }

    /// The unit of the values.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, UnorderedGroups};
    /// let groups = UnorderedGroups::new(&[81.0, 78.6], None)?;
    /// let profile = InequalityProfileModel::new().unit("years").of_groups(&groups)?;
    /// assert_eq!(profile.sentences()[0], "The value: between the lowest and the highest group lie 2.40 years.");
    /// assert_eq!(profile.measures[0].estimate.unit, "years");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn unit(mut self, unit: impl Into<Text>) -> Self {
        self.unit = unit.into();
        self
    }

    /// Of groups from the most to the least deprived.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, OrderedGroups, Ranks};
    /// let groups = OrderedGroups::new(&[21.4, 14.8, 9.7], &[1.0; 3], Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?;
    /// let profile = InequalityProfileModel::new().of_ordered(&groups)?;
    /// let slope = profile.measures.iter().find(|one| one.operation == "slope_index").unwrap();
    /// assert!((slope.estimate.value - -17.55).abs() < 1e-9);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn of_ordered(&self, groups: &OrderedGroups<'_>) -> Result<InequalityProfile> {
        self.check_bounds(groups.values())?;
        choose::ordered(self, groups)
    }

    /// Of groups without an order.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, UnorderedGroups};
    /// let two = InequalityProfileModel::new().of_groups(&UnorderedGroups::new(&[91.0, 74.5], None)?)?;
    /// assert_eq!(two.measures.len(), 2); // with two groups, difference and ratio say all
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn of_groups(&self, groups: &UnorderedGroups<'_>) -> Result<InequalityProfile> {
        self.check_bounds(groups.values())?;
        choose::unordered(self, groups)
    }

    /// Of people, or units of one kind, each with a value.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, WeightedValues};
    /// let visits = WeightedValues::new(&[0.0, 1.0, 1.0, 2.0, 9.0], None)?;
    /// let profile = InequalityProfileModel::new().of_people(&visits)?;
    /// assert!(profile.left_out.iter().any(|one| one.operation == "atkinson_index")); // one has nothing
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn of_people(&self, values: &WeightedValues<'_>) -> Result<InequalityProfile> {
        self.check_bounds(values.values())?;
        Surveyed::of(values).check(self.interval.drawing())?;
        people::of(self, values)
    }

    /// Of people, or units of one kind, each with a value and a place in an order of deprivation.
    ///
    /// ```
    /// use commonweal::{InequalityProfileModel, RankedValues, Ranks};
    /// let visits = [5.0, 6.0, 3.0, 4.0, 2.0, 1.0]; // of six people, by income
    /// let people = RankedValues::new(&visits, Ranks::most_deprived_first(&[9.0, 12.0, 15.0, 21.0, 33.0, 40.0]))?;
    /// let profile = InequalityProfileModel::new().indicator("visits").of_ranked_people(&people)?;
    /// assert_eq!(
    ///     profile.sentences()[0],
    ///     "Visits: over the whole range of deprivation, everyone counted, 5.31 higher at the most deprived end than at the least."
    /// );
    /// let forms = profile.measures.iter().filter(|one| one.operation == "concentration_index");
    /// assert_eq!(forms.count(), 2); // standard and extended
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn of_ranked_people(&self, ranked: &RankedValues<'_>) -> Result<InequalityProfile> {
        self.check_bounds(ranked.values())?;
        if ranked.standard_errors().is_some() {
            let message = "`standard_errors` belong to groups, and these are people: leave them and `events` out";
            let code = ErrorCode::ConflictingArguments;
            return Err(Error::new(code, "standard_errors", message));
        }
        Surveyed::ranked(ranked, &mut Vec::new()).check(self.interval.drawing())?;
        ranked::of(self, ranked)
    }

    fn bounds(&self) -> Option<(f64, f64)> {
        self.lower.zip(self.upper)
    }

    fn check_bounds(&self, values: &[f64]) -> Result<()> {
        let (lower, upper) = match (self.lower, self.upper) {
            (None, None) => return Ok(()),
            (Some(lower), Some(upper)) => (lower, upper),
            (given, _) => {
                let param = if given.is_some() { "upper" } else { "lower" };
                let message = format!("`{param}` is needed: bounds are two, give both or neither");
                return Err(Error::new(ErrorCode::MissingArgument, param, message));
            }
        };
        if !(lower.is_finite() && upper.is_finite() && lower < upper) {
            return Err(Error::out_of_range(
                "upper",
                upper,
                "a finite number above `lower`",
            ));
        }
        let outside = |value: &f64| *value < lower || *value > upper;
        match values.iter().position(outside) {
            Some(row) => Err(Error::value(
                ErrorCode::OutOfRange,
                "values",
                row,
                values.get(row).copied().unwrap_or(f64::NAN),
                &format!("outside the bounds from {lower} to {upper}"),
            )),
            None => Ok(()),
        }
    }
}
