//! Groups of people that stand in an order of deprivation.

use std::borrow::Cow;

use super::ranks::Ranks;
use super::{SurveySample, denominators, finite, not_empty, not_negative, same_length};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::Level;
use crate::named::named_enum;
use crate::numeric::sum;

named_enum! {
    /// The distribution of the events behind each group's value, for their standard errors.
    ///
    /// ```
    /// use commonweal::EventDistribution;
    /// assert_eq!(EventDistribution::Poisson.as_str(), "poisson");
    /// ```
    pub enum EventDistribution("event_distribution") {
        /// Rates: standard error of the value is value / sqrt(events).
        Poisson = "poisson",
        /// Proportions: standard error of the value is value * sqrt((1 - events / population) / events).
        Binomial = "binomial",
    }
}

/// Standard errors of values from the events behind them; `population` under the name that the caller has for it.
pub(super) fn errors_of_events(
    events: &[f64],
    values: &[f64],
    (name, population): (&str, &[f64]),
    distribution: EventDistribution,
) -> Result<Vec<f64>> {
    same_length("events", events, "values", values.len())?;
    not_negative("events", events)?;
    let rows = events.iter().zip(values).zip(population).enumerate();
    rows.map(|(index, ((&count, &value), &people))| {
        let spread = match distribution {
            EventDistribution::Poisson => 1.0,
            EventDistribution::Binomial if count > people => {
                let reason = format!("more events than the {people} people of its `{name}`");
                let code = ErrorCode::NumeratorAboveDenominator;
                return Err(Error::value(code, "events", index, count, &reason));
            }
            EventDistribution::Binomial => 1.0 - count / people,
        };
        Ok(if count == 0.0 {
            0.0
        } else {
            value.abs() * (spread / count).sqrt()
        })
    })
    .collect()
}

/// How sure each group's own value is.
#[derive(Debug, Clone)]
pub(crate) enum Uncertainty<'a> {
    None,
    StandardErrors(Cow<'a, [f64]>),
    Limits {
        lower: &'a [f64],
        upper: &'a [f64],
        z: f64,
    },
}

/// Values of groups in an order of deprivation, with the people in each: checked once, borrowed.
///
/// ```
/// use commonweal::{OrderedGroups, Ranks};
/// let groups = OrderedGroups::new(&[9.0, 7.0], &[300.0, 100.0], Ranks::most_deprived_first(&[1.0, 2.0]))?;
/// assert_eq!(groups.ridits(), [0.375, 0.875]);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct OrderedGroups<'a> {
    values: &'a [f64],
    population: &'a [f64],
    ranks: Ranks<'a>,
    ridits: Vec<f64>,
    pub(crate) uncertainty: Uncertainty<'a>,
    events: Option<&'a [f64]>,
    total: f64,
    survey: Option<&'a SurveySample>,
}

impl<'a> OrderedGroups<'a> {
    /// Checks and borrows the columns, one row a group, in any order of rows: the order is in the ranks.
    ///
    /// ```
    /// use commonweal::{OrderedGroups, Ranks};
    /// let (smokers, people) = ([9.7, 21.4, 14.8], [50_000.0, 30_000.0, 20_000.0]);
    /// let ranks = Ranks::most_deprived_first(&[3.0, 1.0, 2.0]); // rows may stand in any order
    /// assert_eq!(OrderedGroups::new(&smokers, &people, ranks)?.ridits(), [0.75, 0.15, 0.4]);
    /// let error = OrderedGroups::new(&smokers, &[5.0, 0.0, 2.0], ranks).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("zero-denominator", Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`, `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, `zero-denominator` (a group
    /// without people), each with its row; `overflow` where the populations sum to more than a number holds.
    pub fn new(values: &'a [f64], population: &'a [f64], ranks: Ranks<'a>) -> Result<Self> {
        Self::checked(values, population, ranks, denominators)
    }

    /// People drawn for a survey, a row each, in an order of deprivation: `population` is how many people each stands for (its
    /// weight). Unlike a group, a row may stand for nobody: its cluster was drawn all the same.
    ///
    /// ```
    /// use commonweal::{OrderedGroups, Ranks, SlopeIndex, SurveyDesign};
    /// let survey = SurveyDesign::new().clusters(&["a", "a", "b", "b", "c", "c"]).sample(6)?; // practices
    /// let incomes = [9_000.0, 15_000.0, 12_000.0, 31_000.0, 44_000.0, 27_000.0];
    /// let (visits, weights) = ([9.0, 6.0, 8.0, 3.0, 2.0, 5.0], [310.0, 240.0, 180.0, 260.0, 220.0, 290.0]);
    /// let people = OrderedGroups::of_survey(&visits, &weights, Ranks::most_deprived_first(&incomes), &survey)?;
    /// let index = SlopeIndex::new().estimate(&people)?;
    /// assert!((index.value - -8.748831).abs() < 1e-6);
    /// assert!((index.standard_error.unwrap() - 0.290207).abs() < 1e-6);
    /// assert_eq!(index.interval.unwrap().method.as_str(), "linearised-design");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`, `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, each with its row; `zero-denominator` where
    /// all weights are zero; `overflow` where they sum to more than a number holds.
    pub fn of_survey(
        values: &'a [f64],
        population: &'a [f64],
        ranks: Ranks<'a>,
        survey: &'a SurveySample,
    ) -> Result<Self> {
        let mut people = Self::checked(values, population, ranks, not_negative)?;
        survey.check(values.len(), true)?;
        people.survey = Some(survey);
        Ok(people)
    }

    fn checked(
        values: &'a [f64],
        population: &'a [f64],
        ranks: Ranks<'a>,
        check: fn(&'static str, &[f64]) -> Result<()>,
    ) -> Result<Self> {
        not_empty("values", values)?;
        same_length("population", population, "values", values.len())?;
        same_length("rank", ranks.rank(), "values", values.len())?;
        finite("values", values)?;
        check("population", population)?;
        finite("rank", ranks.rank())?;
        let total = sum::sum(population);
        if total == 0.0 {
            let message =
                "`population` sums to zero: give the number of people that each row stands for";
            let code = ErrorCode::ZeroDenominator;
            return Err(Error::new(code, "population", message));
        }
        // Ranks are computed from twice the total.
        if total > f64::MAX / 4.0 {
            return Err(Error::overflow("population", "the sum of the populations"));
        }
        Ok(Self {
            values,
            population,
            ranks,
            ridits: ranks.ridits(population),
            uncertainty: Uncertainty::None,
            events: None,
            total,
            survey: None,
        })
    }

    /// Adds the standard error of each group's value, in its unit.
    ///
    /// ```
    /// use commonweal::{OrderedGroups, Ranks, SlopeIndex};
    /// let ranks = Ranks::most_deprived_first(&[1.0, 2.0, 3.0]);
    /// let groups = OrderedGroups::new(&[21.4, 14.8, 9.7], &[1.0; 3], ranks)?.with_standard_errors(&[0.92, 0.79, 0.66])?;
    /// let sii = SlopeIndex::new().estimate(&groups)?;
    /// assert_eq!(sii.interval.unwrap().method.as_str(), "propagated"); // no longer from the scatter of three groups
    /// assert!((sii.standard_error.unwrap() - 1.698382).abs() < 1e-6);
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
        self.uncertainty = Uncertainty::StandardErrors(Cow::Borrowed(standard_errors));
        Ok(self)
    }

    /// Adds the events behind each group's value, from which its standard error follows.
    ///
    /// ```
    /// use commonweal::{EventDistribution, OrderedGroups, Ranks, SlopeIndex};
    /// let (smokers, asked) = ([428.0, 296.0, 194.0], [2_000.0; 3]);
    /// let groups = OrderedGroups::new(&[21.4, 14.8, 9.7], &asked, Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?;
    /// let binomial = SlopeIndex::new().estimate(&groups.clone().with_events(&smokers, EventDistribution::Binomial)?)?;
    /// let poisson = SlopeIndex::new().estimate(&groups.with_events(&smokers, EventDistribution::Poisson)?)?;
    /// assert!((binomial.standard_error.unwrap() - 1.696377).abs() < 1e-6); // each person smokes or not
    /// assert!((poisson.standard_error.unwrap() - 1.870495).abs() < 1e-6); // each could have had several events
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, and for proportions
    /// `numerator-above-denominator`, each with its row.
    pub fn with_events(
        mut self,
        events: &'a [f64],
        distribution: EventDistribution,
    ) -> Result<Self> {
        let people = ("population", self.population);
        let standard_errors = errors_of_events(events, self.values, people, distribution)?;
        self.uncertainty = Uncertainty::StandardErrors(Cow::Owned(standard_errors));
        self.events = Some(events);
        Ok(self)
    }

    /// Adds published limits of each group's value, from which its standard error follows on the scale of the fit.
    ///
    /// ```
    /// use commonweal::{Level, OrderedGroups, Ranks, SlopeIndex};
    /// let (lower, upper) = ([19.7, 13.3, 8.5], [23.3, 16.4, 11.1]); // as published, at 95 %
    /// let groups = OrderedGroups::new(&[21.4, 14.8, 9.7], &[1.0; 3], Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?
    ///     .with_limits(&lower, &upper, Level::P95)?;
    /// assert!((SlopeIndex::new().estimate(&groups)?.standard_error.unwrap() - 1.699287).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, and `out-of-range` where a lower limit is above its upper.
    pub fn with_limits(mut self, lower: &'a [f64], upper: &'a [f64], level: Level) -> Result<Self> {
        same_length("lower_limits", lower, "values", self.values.len())?;
        same_length("upper_limits", upper, "values", self.values.len())?;
        finite("lower_limits", lower)?;
        finite("upper_limits", upper)?;
        if let Some(index) = lower.iter().zip(upper).position(|(low, high)| low > high) {
            let value = lower.get(index).copied().unwrap_or(f64::NAN);
            let reason = "it is above the upper limit of the same row";
            return Err(Error::value(
                ErrorCode::OutOfRange,
                "lower_limits",
                index,
                value,
                reason,
            ));
        }
        self.uncertainty = Uncertainty::Limits {
            lower,
            upper,
            z: level.z(),
        };
        Ok(self)
    }

    /// The values.
    ///
    /// ```
    /// # use commonweal::{OrderedGroups, Ranks};
    /// # let ranks = Ranks::most_deprived_first(&[1.0, 2.0, 3.0]);
    /// let groups = OrderedGroups::new(&[21.4, 14.8, 9.7], &[61_234.0, 57_345.0, 55_871.0], ranks)?;
    /// assert_eq!(groups.values(), [21.4, 14.8, 9.7]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn values(&self) -> &'a [f64] {
        self.values
    }

    /// People in each group.
    ///
    /// ```
    /// # use commonweal::{OrderedGroups, Ranks};
    /// # let ranks = Ranks::most_deprived_first(&[1.0, 2.0, 3.0]);
    /// let groups = OrderedGroups::new(&[21.4, 14.8, 9.7], &[61_234.0, 57_345.0, 55_871.0], ranks)?;
    /// assert_eq!(groups.population(), [61_234.0, 57_345.0, 55_871.0]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn population(&self) -> &'a [f64] {
        self.population
    }

    /// The ranks as given.
    ///
    /// ```
    /// # use commonweal::{OrderedGroups, Ranks};
    /// let groups = OrderedGroups::new(&[9.7, 21.4], &[1.0; 2], Ranks::least_deprived_first(&[10.0, 20.0]))?;
    /// assert_eq!(groups.rank(), [10.0, 20.0]); // not turned round, nor made into 1 and 2
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn rank(&self) -> &'a [f64] {
        self.ranks.rank()
    }

    /// Midpoint of each group on the population scale from 0 (most deprived) to 1 (least deprived); tied ranks share one.
    ///
    /// ```
    /// # use commonweal::{OrderedGroups, Ranks};
    /// // A quarter of the people are the most deprived; the other two groups are tied.
    /// let ranks = Ranks::most_deprived_first(&[1.0, 2.0, 2.0]);
    /// let groups = OrderedGroups::new(&[21.4, 14.8, 12.3], &[25.0, 50.0, 25.0], ranks)?;
    /// assert_eq!(groups.ridits(), [0.125, 0.625, 0.625]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn ridits(&self) -> &[f64] {
        &self.ridits
    }

    /// How many groups there are.
    ///
    /// ```
    /// # use commonweal::{OrderedGroups, Ranks};
    /// let tied = OrderedGroups::new(&[21.4, 14.8, 12.3], &[1.0; 3], Ranks::most_deprived_first(&[1.0, 2.0, 2.0]))?;
    /// assert_eq!(tied.len(), 3); // groups, not ranks
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Always false: an empty input is refused.
    ///
    /// ```
    /// # use commonweal::{OrderedGroups, Ranks};
    /// assert!(!OrderedGroups::new(&[21.4], &[1.0], Ranks::most_deprived_first(&[1.0]))?.is_empty());
    /// assert_eq!(OrderedGroups::new(&[], &[], Ranks::most_deprived_first(&[])).unwrap_err().code().as_str(), "empty");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(crate) fn survey(&self) -> Option<&'a SurveySample> {
        self.survey
    }

    pub(crate) fn ranks(&self) -> Ranks<'a> {
        self.ranks
    }

    pub(crate) fn total_population(&self) -> f64 {
        self.total
    }

    pub(crate) fn events(&self) -> Option<&'a [f64]> {
        self.events
    }

    /// Standard errors in the unit of the values, where any uncertainty is known: of published limits half their width.
    pub(crate) fn standard_errors(&self) -> Option<Cow<'_, [f64]>> {
        match &self.uncertainty {
            Uncertainty::None => None,
            Uncertainty::StandardErrors(errors) => Some(Cow::Borrowed(errors)),
            Uncertainty::Limits { lower, upper, z } => {
                let widths = lower.iter().zip(*upper).map(|(low, high)| high - low);
                Some(widths.map(|width| width / (2.0 * z)).collect())
            }
        }
    }

    /// How many different ranks there are.
    pub(crate) fn distinct_ranks(&self) -> usize {
        let mut sorted = self.rank().to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        // -0 and 0 are one rank.
        sorted.dedup_by(|a, b| a == b);
        sorted.len()
    }
}
