//! Groups of people that stand in an order of deprivation.

use std::borrow::Cow;

use super::{denominators, finite, not_empty, not_negative, same_length};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::Level;
use crate::named::named_enum;
use crate::numeric::{rank, sum};

named_enum! {
    /// At which end of the ranks the most deprived stand. Publishers number both ways, so it must be said.
    ///
    /// ```
    /// use commonweal::Order;
    /// assert_eq!(Order::MostDeprivedFirst.as_str(), "most-deprived-first");
    /// ```
    pub enum Order("order") {
        /// Rank 1 is the most deprived (English indices of deprivation).
        MostDeprivedFirst = "most-deprived-first",
        /// Rank 1 is the least deprived.
        LeastDeprivedFirst = "least-deprived-first",
    }
}

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

/// A numeric rank for each group, and which end is the most deprived.
///
/// ```
/// use commonweal::{OrderedGroups, Ranks};
/// let quintile = [1.0, 2.0, 3.0, 4.0, 5.0];
/// let groups = OrderedGroups::new(&[9.0, 8.0, 7.0, 6.0, 5.0], &[1.0; 5], Ranks::most_deprived_first(&quintile))?;
/// let expected = [0.1, 0.3, 0.5, 0.7, 0.9];
/// assert!(groups.ridits().iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Ranks<'a> {
    rank: &'a [f64],
    order: Order,
}

impl<'a> Ranks<'a> {
    /// Ranks and their order.
    #[must_use]
    pub fn new(rank: &'a [f64], order: Order) -> Self {
        Self { rank, order }
    }

    /// Rank 1 is the most deprived.
    #[must_use]
    pub fn most_deprived_first(rank: &'a [f64]) -> Self {
        Self::new(rank, Order::MostDeprivedFirst)
    }

    /// Rank 1 is the least deprived.
    #[must_use]
    pub fn least_deprived_first(rank: &'a [f64]) -> Self {
        Self::new(rank, Order::LeastDeprivedFirst)
    }
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
    rank: &'a [f64],
    ridits: Vec<f64>,
    pub(crate) uncertainty: Uncertainty<'a>,
    events: Option<&'a [f64]>,
    total: f64,
}

impl<'a> OrderedGroups<'a> {
    /// Checks and borrows the columns, one row a group, in any order of rows: the order is in the ranks.
    ///
    /// # Errors
    /// `empty`, `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, `zero-denominator` (a group
    /// without people), each with its row; `overflow` where the populations sum to more than a number holds.
    pub fn new(values: &'a [f64], population: &'a [f64], ranks: Ranks<'a>) -> Result<Self> {
        not_empty("values", values)?;
        same_length("population", population, "values", values.len())?;
        same_length("rank", ranks.rank, "values", values.len())?;
        finite("values", values)?;
        denominators("population", population)?;
        finite("rank", ranks.rank)?;
        let total = sum::sum(population);
        // Ranks are computed from twice the total.
        if total > f64::MAX / 4.0 {
            return Err(Error::overflow("population", "the sum of the populations"));
        }
        let ridits = match ranks.order {
            Order::MostDeprivedFirst => rank::ridits(ranks.rank, population),
            Order::LeastDeprivedFirst => {
                let reversed: Vec<f64> = ranks.rank.iter().map(|rank| -rank).collect();
                rank::ridits(&reversed, population)
            }
        };
        Ok(Self {
            values,
            population,
            rank: ranks.rank,
            ridits,
            uncertainty: Uncertainty::None,
            events: None,
            total,
        })
    }

    /// Adds the standard error of each group's value, in its unit.
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
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, and for proportions
    /// `numerator-above-denominator`, each with its row.
    pub fn with_events(
        mut self,
        events: &'a [f64],
        distribution: EventDistribution,
    ) -> Result<Self> {
        same_length("events", events, "values", self.values.len())?;
        not_negative("events", events)?;
        let mut standard_errors = Vec::with_capacity(events.len());
        for (index, ((&count, &value), &people)) in events
            .iter()
            .zip(self.values)
            .zip(self.population)
            .enumerate()
        {
            let spread = match distribution {
                EventDistribution::Poisson => 1.0,
                EventDistribution::Binomial if count > people => {
                    let reason =
                        format!("more events than the {people} people of its `population`");
                    return Err(Error::value(
                        ErrorCode::NumeratorAboveDenominator,
                        "events",
                        index,
                        count,
                        &reason,
                    ));
                }
                EventDistribution::Binomial => 1.0 - count / people,
            };
            standard_errors.push(if count == 0.0 {
                0.0
            } else {
                value.abs() * (spread / count).sqrt()
            });
        }
        self.uncertainty = Uncertainty::StandardErrors(Cow::Owned(standard_errors));
        self.events = Some(events);
        Ok(self)
    }

    /// Adds published limits of each group's value, from which its standard error follows on the scale of the fit.
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
    #[must_use]
    pub fn values(&self) -> &'a [f64] {
        self.values
    }

    /// People in each group.
    #[must_use]
    pub fn population(&self) -> &'a [f64] {
        self.population
    }

    /// The ranks as given.
    #[must_use]
    pub fn rank(&self) -> &'a [f64] {
        self.rank
    }

    /// Midpoint of each group on the population scale from 0 (most deprived) to 1 (least deprived); tied ranks share one.
    #[must_use]
    pub fn ridits(&self) -> &[f64] {
        &self.ridits
    }

    /// How many groups there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Always false: an empty input is refused.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(crate) fn total_population(&self) -> f64 {
        self.total
    }

    pub(crate) fn events(&self) -> Option<&'a [f64]> {
        self.events
    }

    /// How many different ranks there are.
    pub(crate) fn distinct_ranks(&self) -> usize {
        let mut sorted = self.rank.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        // -0 and 0 are one rank.
        sorted.dedup_by(|a, b| a == b);
        sorted.len()
    }
}
