//! Groups of people without an order: regions, ethnic groups, sexes.

use std::borrow::Cow;

use super::ordered::{EventDistribution, errors_of_events};
use super::ranked::{Given, one_uncertainty};
use super::{denominators, finite, not_empty, not_negative, same_length};
use crate::error::{Error, ErrorCode, Result};
use crate::numeric::sum;

/// Values of groups that stand in no order, with the people in each: checked once, borrowed.
///
/// ```
/// use commonweal::UnorderedGroups;
/// let groups = UnorderedGroups::new(&[91.0, 68.0], Some(&[4_000.0, 6_000.0]))?;
/// assert_eq!((groups.len(), groups.population()), (2, [4_000.0, 6_000.0].as_slice()));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct UnorderedGroups<'a> {
    values: &'a [f64],
    population: Cow<'a, [f64]>,
    counted: bool,
    total: f64,
    standard_errors: Option<Cow<'a, [f64]>>,
    events: Option<&'a [f64]>,
}

impl<'a> UnorderedGroups<'a> {
    /// Checks and borrows the columns, one row a group, in any order of rows. Without a population all groups count alike, and
    /// results say so.
    ///
    /// ```
    /// use commonweal::{BetweenGroupVariance, UnorderedGroups};
    /// let (rates, people) = ([91.0, 74.5, 68.0], [4_000.0, 8_000.0, 6_000.0]);
    /// let variance = |groups| BetweenGroupVariance::new().estimate(&groups).unwrap().value;
    /// assert!((variance(UnorderedGroups::new(&rates, Some(&people))?) - 72.333333).abs() < 1e-6);
    /// assert!((variance(UnorderedGroups::new(&rates, None)?) - 93.722222).abs() < 1e-6); // as if equal in size
    /// let error = UnorderedGroups::new(&rates, Some(&[4.0, 0.0, 6.0])).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("zero-denominator", Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`, `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, `zero-denominator` (a group without people),
    /// each with its row; `overflow` where the populations sum to more than a number holds.
    pub fn new(values: &'a [f64], population: Option<&'a [f64]>) -> Result<Self> {
        not_empty("values", values)?;
        finite("values", values)?;
        let counted = population.is_some();
        let population = match population {
            Some(population) => {
                same_length("population", population, "values", values.len())?;
                denominators("population", population)?;
                Cow::Borrowed(population)
            }
            None => Cow::Owned(vec![1.0; values.len()]),
        };
        let total = sum::sum(&population);
        if !total.is_finite() {
            return Err(Error::overflow("population", "the sum of the populations"));
        }
        Ok(Self {
            values,
            population,
            counted,
            total,
            standard_errors: None,
            events: None,
        })
    }

    /// Adds the standard error of each group's value, in its unit.
    ///
    /// ```
    /// use commonweal::{GroupDifference, UnorderedGroups};
    /// let groups = UnorderedGroups::new(&[91.0, 68.0], None)?.with_standard_errors(&[4.0, 3.0])?;
    /// let difference = GroupDifference::new().group(0).reference(1).estimate(&groups)?;
    /// assert_eq!((difference.value, difference.standard_error), (23.0, Some(5.0)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, each with its row.
    pub fn with_standard_errors(mut self, standard_errors: &'a [f64]) -> Result<Self> {
        let rows = self.values.len();
        same_length("standard_errors", standard_errors, "values", rows)?;
        not_negative("standard_errors", standard_errors)?;
        self.standard_errors = Some(Cow::Borrowed(standard_errors));
        Ok(self)
    }

    /// Adds the events behind each group's value, from which its standard error follows; those of proportions need the
    /// population among which they were counted.
    ///
    /// ```
    /// use commonweal::{EventDistribution, GroupDifference, UnorderedGroups};
    /// let (share, smokers, asked) = ([0.25, 0.16], [25.0, 16.0], [100.0, 100.0]);
    /// let groups = UnorderedGroups::new(&share, Some(&asked))?.with_events(&smokers, EventDistribution::Binomial)?;
    /// let difference = GroupDifference::new().group(0).reference(1).estimate(&groups)?;
    /// assert!((difference.standard_error.unwrap() - 0.056736).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, each with its row; for proportions
    /// `numerator-above-denominator`, and `missing-argument` without a population.
    pub fn with_events(
        mut self,
        events: &'a [f64],
        distribution: EventDistribution,
    ) -> Result<Self> {
        if distribution == EventDistribution::Binomial && !self.counted {
            let message = "`population` is needed with event_distribution=\"binomial\": the people among whom the `events` were \
                           counted";
            return Err(Error::new(
                ErrorCode::MissingArgument,
                "population",
                message,
            ));
        }
        let people = ("population", &*self.population);
        let errors = errors_of_events(events, self.values, people, distribution)?;
        self.standard_errors = Some(Cow::Owned(errors));
        self.events = Some(events);
        Ok(self)
    }

    /// Adds whichever of both was given, or none; `event_distribution` is Poisson unless given.
    ///
    /// ```
    /// use commonweal::UnorderedGroups;
    /// let groups = UnorderedGroups::new(&[91.0, 68.0], None)?;
    /// let error = groups.with_given(Some(&[4.0, 3.0]), Some(&[364.0, 408.0]), None).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("conflicting-arguments", Some("events")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `conflicting-arguments` where both were given, `missing-argument` for `event_distribution` without events, and those
    /// of [`with_standard_errors`](Self::with_standard_errors) and [`with_events`](Self::with_events).
    pub fn with_given(
        self,
        standard_errors: Option<&'a [f64]>,
        events: Option<&'a [f64]>,
        event_distribution: Option<EventDistribution>,
    ) -> Result<Self> {
        match one_uncertainty(standard_errors, events, event_distribution)? {
            Given::None => Ok(self),
            Given::StandardErrors(errors) => self.with_standard_errors(errors),
            Given::Events(events, distribution) => self.with_events(events, distribution),
        }
    }

    /// The values.
    ///
    /// ```
    /// # use commonweal::UnorderedGroups;
    /// assert_eq!(UnorderedGroups::new(&[91.0, 68.0], None)?.values(), [91.0, 68.0]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn values(&self) -> &'a [f64] {
        self.values
    }

    /// People in each group; one each where they were not given.
    ///
    /// ```
    /// # use commonweal::UnorderedGroups;
    /// assert_eq!(UnorderedGroups::new(&[91.0, 68.0], Some(&[40.0, 60.0]))?.population(), [40.0, 60.0]);
    /// assert_eq!(UnorderedGroups::new(&[91.0, 68.0], None)?.population(), [1.0, 1.0]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn population(&self) -> &[f64] {
        &self.population
    }

    /// How many groups there are.
    ///
    /// ```
    /// # use commonweal::UnorderedGroups;
    /// assert_eq!(UnorderedGroups::new(&[91.0, 68.0, 74.5], None)?.len(), 3);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Always false: an empty input is refused.
    ///
    /// ```
    /// # use commonweal::UnorderedGroups;
    /// assert!(!UnorderedGroups::new(&[91.0], None)?.is_empty());
    /// assert_eq!(UnorderedGroups::new(&[], None).unwrap_err().code().as_str(), "empty");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// All people; none where they were not given.
    pub(crate) fn total_population(&self) -> Option<f64> {
        self.counted.then_some(self.total)
    }

    /// The share of the people in each group.
    pub(crate) fn shares(&self) -> impl Iterator<Item = f64> + '_ {
        self.population.iter().map(|people| people / self.total)
    }

    pub(crate) fn standard_errors(&self) -> Option<&[f64]> {
        self.standard_errors.as_deref()
    }

    pub(crate) fn events(&self) -> Option<&'a [f64]> {
        self.events
    }
}
