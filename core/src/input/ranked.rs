//! Values of people or groups, each with its place in a socioeconomic order.

use std::borrow::Cow;

use super::ordered::{EventDistribution, errors_of_events};
use super::ranks::Ranks;
use super::{SurveySample, finite, not_empty, not_negative, same_length};
use crate::error::{Error, ErrorCode, Result};
use crate::numeric::sum;

/// Values of people or groups that are ranked by socioeconomic position, with weights where rows stand for more than one
/// person: checked once, borrowed. Unlike [`OrderedGroups`](crate::OrderedGroups) it may hold millions of people.
///
/// ```
/// use commonweal::{RankedValues, Ranks};
/// let visits = [2.0, 0.0, 5.0, 1.0];
/// let ranked = RankedValues::new(&visits, Ranks::most_deprived_first(&[12_000.0, 31_000.0, 9_000.0, 44_000.0]))?; // incomes
/// assert_eq!((ranked.len(), ranked.total_weight()), (4, 4.0));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct RankedValues<'a> {
    values: &'a [f64],
    weights: Option<&'a [f64]>,
    ranks: Ranks<'a>,
    total: f64,
    standard_errors: Option<Cow<'a, [f64]>>,
    events: Option<&'a [f64]>,
    survey: Option<&'a SurveySample>,
}

impl<'a> RankedValues<'a> {
    /// Checks and borrows the columns, one row a person or group, in any order of rows: the order is in the ranks.
    ///
    /// ```
    /// use commonweal::{RankedValues, Ranks};
    /// let error = RankedValues::new(&[2.0, 5.0], Ranks::most_deprived_first(&[1.0])).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("length-mismatch", Some("rank")));
    /// ```
    ///
    /// # Errors
    /// `empty`, `length-mismatch`, `missing-value`, `not-finite`, each with its row.
    pub fn new(values: &'a [f64], ranks: Ranks<'a>) -> Result<Self> {
        not_empty("values", values)?;
        same_length("rank", ranks.rank(), "values", values.len())?;
        finite("values", values)?;
        finite("rank", ranks.rank())?;
        Ok(Self {
            values,
            weights: None,
            ranks,
            total: values.len() as f64,
            standard_errors: None,
            events: None,
            survey: None,
        })
    }

    /// Adds how many people each row stands for. A row of weight 0 counts for nothing.
    ///
    /// ```
    /// use commonweal::{ConcentrationIndex, RankedValues, Ranks};
    /// let ranked = RankedValues::new(&[30.0, 20.0], Ranks::most_deprived_first(&[1.0, 2.0]))?;
    /// let weighted = ranked.clone().with_weights(&[3.0, 1.0])?;
    /// let index = |ranked| ConcentrationIndex::new().estimate(ranked).unwrap().value;
    /// assert!((index(&ranked) - -0.1).abs() < 1e-12 && (index(&weighted) - -0.068182).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, each with its row; `zero-denominator` where all
    /// weights are zero, `overflow` where they sum to more than a number holds.
    pub fn with_weights(mut self, weights: &'a [f64]) -> Result<Self> {
        same_length("weights", weights, "values", self.values.len())?;
        not_negative("weights", weights)?;
        let total = sum::sum(weights);
        if total == 0.0 {
            let message =
                "`weights` sum to zero: give the number of people that each value stands for";
            return Err(Error::new(ErrorCode::ZeroDenominator, "weights", message));
        }
        // Places are computed from twice the total.
        if total > f64::MAX / 4.0 {
            return Err(Error::overflow("weights", "the sum of the weights"));
        }
        self.weights = Some(weights);
        self.total = total;
        Ok(self)
    }

    /// Adds how the rows were drawn, for limits under a survey design; the weights, given before, are then how many people a row
    /// stands for.
    ///
    /// ```
    /// use commonweal::{ConcentrationIndex, RankedValues, Ranks, SurveyDesign};
    /// let survey = SurveyDesign::new().clusters(&["a", "a", "b", "b", "c"]).sample(5)?;
    /// let ranks = Ranks::most_deprived_first(&[9_000.0, 15_000.0, 12_000.0, 31_000.0, 44_000.0]); // incomes
    /// let visits = RankedValues::new(&[2.0, 3.0, 9.0, 8.0, 4.0], ranks)?.with_survey(&survey)?;
    /// let index = ConcentrationIndex::new().estimate(&visits)?;
    /// assert!((index.standard_error.unwrap() - 0.156265).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch` where the sample has more rows or fewer; `missing-argument` for replicate weights without weights.
    pub fn with_survey(mut self, survey: &'a SurveySample) -> Result<Self> {
        survey.check(self.values.len(), self.weights.is_some())?;
        self.survey = Some(survey);
        Ok(self)
    }

    pub(crate) fn survey(&self) -> Option<&'a SurveySample> {
        self.survey
    }

    /// The same rows, however they were drawn.
    pub(crate) fn without_survey(&self) -> Self {
        Self {
            survey: None,
            ..self.clone()
        }
    }

    /// Adds the standard error of each value, in its unit.
    ///
    /// ```
    /// use commonweal::{ConcentrationIndex, RankedValues, Ranks};
    /// let ranked = RankedValues::new(&[21.4, 14.8, 9.7], Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?
    ///     .with_standard_errors(&[0.92, 0.79, 0.66])?;
    /// let index = ConcentrationIndex::new().estimate(&ranked)?;
    /// assert!((index.standard_error.unwrap() - 0.015887).abs() < 1e-6);
    /// assert_eq!(index.interval.unwrap().method.as_str(), "propagated");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, each with its row.
    pub fn with_standard_errors(mut self, standard_errors: &'a [f64]) -> Result<Self> {
        same_length(
            "standard_errors",
            standard_errors,
            "values",
            self.values.len(),
        )?;
        not_negative("standard_errors", standard_errors)?;
        self.standard_errors = Some(Cow::Borrowed(standard_errors));
        Ok(self)
    }

    /// Adds the events behind each group's value, from which its standard error follows; for proportions the weights, given
    /// before, are the people among whom they were counted.
    ///
    /// ```
    /// use commonweal::{ConcentrationIndex, EventDistribution, RankedValues, Ranks};
    /// let ranked = RankedValues::new(&[21.4, 14.8, 9.7], Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?
    ///     .with_weights(&[2_000.0; 3])?
    ///     .with_events(&[428.0, 296.0, 194.0], EventDistribution::Binomial)?;
    /// let index = ConcentrationIndex::new().estimate(&ranked)?;
    /// assert!((index.standard_error.unwrap() - 0.015894).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, each with its row; for proportions
    /// `numerator-above-denominator`, and `missing-argument` without weights.
    pub fn with_events(
        mut self,
        events: &'a [f64],
        distribution: EventDistribution,
    ) -> Result<Self> {
        let population = match (self.weights, distribution) {
            (Some(weights), _) => weights,
            (None, EventDistribution::Poisson) => self.values,
            (None, EventDistribution::Binomial) => {
                let message = "`weights` are needed with event_distribution=\"binomial\": the people among whom the `events` \
                               were counted";
                return Err(Error::new(ErrorCode::MissingArgument, "weights", message));
            }
        };
        let errors = errors_of_events(events, self.values, ("weights", population), distribution)?;
        self.standard_errors = Some(Cow::Owned(errors));
        self.events = Some(events);
        Ok(self)
    }

    /// Adds whichever of both was given, or none; `event_distribution` is Poisson unless given.
    ///
    /// ```
    /// use commonweal::{RankedValues, Ranks};
    /// let ranked = RankedValues::new(&[21.4, 9.7], Ranks::most_deprived_first(&[1.0, 2.0]))?;
    /// let error = ranked.with_given(Some(&[0.9, 0.7]), Some(&[428.0, 194.0]), None).unwrap_err();
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
    /// # use commonweal::{RankedValues, Ranks};
    /// let ranked = RankedValues::new(&[21.4, 9.7], Ranks::most_deprived_first(&[1.0, 2.0]))?;
    /// assert_eq!(ranked.values(), [21.4, 9.7]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn values(&self) -> &'a [f64] {
        self.values
    }

    /// The weights; none where each row stands for itself.
    ///
    /// ```
    /// # use commonweal::{RankedValues, Ranks};
    /// let ranked = RankedValues::new(&[21.4, 9.7], Ranks::most_deprived_first(&[1.0, 2.0]))?;
    /// assert_eq!(ranked.weights(), None);
    /// assert_eq!(ranked.with_weights(&[310.0, 240.0])?.weights(), Some([310.0, 240.0].as_slice()));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn weights(&self) -> Option<&'a [f64]> {
        self.weights
    }

    /// The sum of the weights; the number of rows where there are none.
    ///
    /// ```
    /// # use commonweal::{RankedValues, Ranks};
    /// let ranked = RankedValues::new(&[21.4, 9.7], Ranks::most_deprived_first(&[1.0, 2.0]))?;
    /// assert_eq!(ranked.with_weights(&[310.0, 240.0])?.total_weight(), 550.0);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn total_weight(&self) -> f64 {
        self.total
    }

    /// How many rows there are.
    ///
    /// ```
    /// # use commonweal::{RankedValues, Ranks};
    /// assert_eq!(RankedValues::new(&[21.4, 9.7], Ranks::most_deprived_first(&[1.0, 1.0]))?.len(), 2); // tied or not
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Always false: an empty input is refused.
    ///
    /// ```
    /// # use commonweal::{RankedValues, Ranks};
    /// assert!(!RankedValues::new(&[21.4], Ranks::most_deprived_first(&[1.0]))?.is_empty());
    /// assert_eq!(RankedValues::new(&[], Ranks::most_deprived_first(&[])).unwrap_err().code().as_str(), "empty");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(crate) fn ranks(&self) -> Ranks<'a> {
        self.ranks
    }

    pub(crate) fn standard_errors(&self) -> Option<&[f64]> {
        self.standard_errors.as_deref()
    }

    pub(crate) fn events(&self) -> Option<&'a [f64]> {
        self.events
    }
}

/// How sure each group's value is: at most one kind.
pub(crate) enum Given<'a> {
    None,
    StandardErrors(&'a [f64]),
    Events(&'a [f64], EventDistribution),
}

/// The one kind that was given; an error where there are two, or a word about one that is not there.
pub(crate) fn one_uncertainty<'a>(
    standard_errors: Option<&'a [f64]>,
    events: Option<&'a [f64]>,
    event_distribution: Option<EventDistribution>,
) -> Result<Given<'a>> {
    if event_distribution.is_some() && events.is_none() {
        let message = "`event_distribution` says what `events` are, and there are none: give them, or leave it out";
        return Err(Error::new(ErrorCode::MissingArgument, "events", message));
    }
    match (standard_errors, events) {
        (Some(_), Some(_)) => {
            let message =
                "`events` and `standard_errors` both say how sure each value is: give one of them";
            Err(Error::new(
                ErrorCode::ConflictingArguments,
                "events",
                message,
            ))
        }
        (Some(errors), None) => Ok(Given::StandardErrors(errors)),
        (None, Some(events)) => Ok(Given::Events(
            events,
            event_distribution.unwrap_or(EventDistribution::Poisson),
        )),
        (None, None) => Ok(Given::None),
    }
}
