//! Directly standardised rates.

use super::{checked_per, per_unit, poisson};
use crate::batch::estimate_each;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{
    Caution, CautionCode, Estimate, Estimates, Interval, IntervalMethod, Levels, Text,
};
use crate::input::{Strata, same_length};
use crate::numeric::sum;

/// Directly standardised rate: the rate that a standard population would have with this place's age-specific rates.
///
/// **Use it** to compare places or years whose age structure differs. **Not** for the number of people to plan for
/// (crude), nor with a handful of events in all: the rate exists, but its limits are wide; under ten events many
/// publishers withhold it (`minimum_events`).
///
/// - Formula: `DSR = sum(w x / n) / sum(w)`, with `w` the standard population, `x` events and `n` people by stratum.
/// - Interval: Dobson's. `DSR + sqrt(var / X) (L - X)` with `var = sum(w^2 x / n^2) / sum(w)^2`, `X` all events and
///   `L` Byar's limits of `X`. Without any event there is no interval, and the result says so.
/// - Input: [`Strata`], one row an age band (or age and sex). Range: 0 and up. Unit: per `per` (100,000 by default).
/// - Errors: those of [`Strata`]; `out-of-range` for `per`; `too-few-events` under `minimum_events`; `overflow`.
/// - Cautions: `few-events` under ten events.
/// - Source: Dobson, Kuulasmaa, Eberle & Scherer 1991, Stat Med 10:457.
///
/// ```
/// use commonweal::{DirectRate, StandardPopulation, Strata};
/// let ages = [0.0, 15.0, 45.0, 65.0];
/// let standard = StandardPopulation::European2013.weights(&ages, None)?;
/// let strata = Strata::new(&[2.0, 9.0, 40.0, 120.0], &[5_000.0, 12_000.0, 8_000.0, 4_000.0], &standard)?;
/// let rate = DirectRate::new().estimate(&strata)?;
/// assert!((rate.value - 752.4).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct DirectRate {
    levels: Levels,
    per: f64,
    minimum_events: f64,
}

impl Default for DirectRate {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            per: 100_000.0,
            minimum_events: 0.0,
        }
    }
}

impl DirectRate {
    /// Per 100,000, 95 % limits, nothing withheld.
    ///
    /// ```
    /// use commonweal::{DirectRate, Strata};
    /// # let (deaths, people) = ([2.0, 9.0, 40.0, 120.0], [5_000.0, 12_000.0, 8_000.0, 4_000.0]);
    /// # let strata = Strata::new(&deaths, &people, &[16.0, 38.0, 26.5, 19.5])?;
    /// let rate = DirectRate::new().estimate(&strata)?; // deaths by age band
    /// let interval = rate.interval.unwrap();
    /// assert_eq!((rate.unit.as_ref(), interval.level, interval.method.as_str()), ("per 100,000", 0.95, "dobson"));
    /// assert!((interval.lower - 642.365027).abs() < 1e-6 && (interval.upper - 875.672101).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{DirectRate, Level, Strata};
    /// # let (deaths, people) = ([2.0, 9.0, 40.0, 120.0], [5_000.0, 12_000.0, 8_000.0, 4_000.0]);
    /// # let strata = Strata::new(&deaths, &people, &[16.0, 38.0, 26.5, 19.5])?;
    /// let rate = DirectRate::new().level(Level::P998).estimate(&strata)?; // limits of a funnel plot
    /// let interval = rate.interval.unwrap();
    /// assert!((interval.lower - 584.733503).abs() < 1e-6 && (interval.upper - 950.456672).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// The multiplier: 100,000 for a rate per 100,000.
    ///
    /// ```
    /// use commonweal::{DirectRate, Strata};
    /// # let (deaths, people) = ([2.0, 9.0, 40.0, 120.0], [5_000.0, 12_000.0, 8_000.0, 4_000.0]);
    /// # let strata = Strata::new(&deaths, &people, &[16.0, 38.0, 26.5, 19.5])?;
    /// let rate = DirectRate::new().per(1_000.0).estimate(&strata)?;
    /// assert!((rate.value - 7.524).abs() < 1e-6 && (rate.standard_error.unwrap() - 0.583225).abs() < 1e-6);
    /// assert_eq!(rate.unit, "per 1,000");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn per(mut self, per: f64) -> Self {
        self.per = per;
        self
    }

    /// Withholds a rate with fewer events than this (10 is the rule of English public health). Default 0: nothing is withheld.
    ///
    /// ```
    /// use commonweal::{DirectRate, Strata};
    /// let strata = Strata::new(&[2.0, 5.0], &[5_000.0, 4_000.0], &[80_500.0, 19_500.0])?; // 7 deaths in all
    /// assert!((DirectRate::new().estimate(&strata)?.value - 56.575).abs() < 1e-6);
    /// let error = DirectRate::new().minimum_events(10.0).estimate(&strata).unwrap_err();
    /// assert_eq!(error.code().as_str(), "too-few-events");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn minimum_events(mut self, minimum: f64) -> Self {
        self.minimum_events = minimum;
        self
    }

    /// The rate of one population.
    ///
    /// ```
    /// use commonweal::{DirectRate, Strata};
    /// // Deaths and people under 65 and from 65 on, weighted by the European Standard Population 2013.
    /// let strata = Strata::new(&[11.0, 160.0], &[17_000.0, 12_000.0], &[80_500.0, 19_500.0])?;
    /// let rate = DirectRate::new().estimate(&strata)?;
    /// assert!((rate.value - 312.088235).abs() < 1e-6 && (rate.standard_error.unwrap() - 25.867994).abs() < 1e-6);
    /// assert_eq!((rate.events, rate.population, rate.n), (Some(171.0), Some(29_000.0), 2));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` for `per` or `minimum_events`, `too-few-events` under `minimum_events`, `overflow`.
    pub fn estimate(&self, strata: &Strata<'_>) -> Result<Estimate> {
        let estimate = self.row(strata)?;
        if estimate.value.is_nan() {
            let message = format!(
                "{} events are fewer than the {} of `minimum_events`: pool years or places, or lower the minimum",
                estimate.events.unwrap_or(0.0),
                self.minimum_events
            );
            return Err(Error::new(ErrorCode::TooFewEvents, "events", message));
        }
        Ok(estimate)
    }

    /// The rates of many populations: rows of all strata, and where each population starts. A withheld rate is NaN with a
    /// caution, and the others are computed.
    ///
    /// ```
    /// use commonweal::DirectRate;
    /// let (events, people) = ([10.0, 20.0, 2.0, 3.0], [1_000.0, 1_000.0, 1_000.0, 2_000.0]);
    /// let rates = DirectRate::new().minimum_events(10.0).estimate_groups(&[0, 2, 4], &events, &people, &[3.0, 1.0, 3.0, 1.0])?;
    /// assert_eq!(rates.value[0], 1250.0);
    /// assert!(rates.value[1].is_nan() && rates.cautions[0].code.as_str() == "suppressed");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`estimate`](Self::estimate), with the row of the whole input; `out-of-range` for `offsets`.
    pub fn estimate_groups(
        &self,
        offsets: &[usize],
        events: &[f64],
        population: &[f64],
        standard: &[f64],
    ) -> Result<Estimates> {
        same_length("population", population, "events", events.len())?;
        same_length("standard_population", standard, "events", events.len())?;
        estimate_each(offsets, events.len(), |rows| {
            let strata = Strata::new(
                events.get(rows.clone()).unwrap_or(&[]),
                population.get(rows.clone()).unwrap_or(&[]),
                standard.get(rows).unwrap_or(&[]),
            )?;
            self.row(&strata)
        })
    }

    fn row(&self, strata: &Strata<'_>) -> Result<Estimate> {
        let per = checked_per(self.per)?;
        if self.minimum_events.is_nan() || self.minimum_events < 0.0 {
            return Err(Error::out_of_range(
                "minimum_events",
                self.minimum_events,
                "0 or more",
            ));
        }
        let all_weight = sum::sum(strata.standard());
        let rows = || {
            strata
                .events()
                .iter()
                .zip(strata.population())
                .zip(strata.standard())
        };
        let rate = sum::sum_of(rows().map(|((x, n), w)| w / all_weight * (x / n)));
        let variance = sum::sum_of(rows().map(|((x, n), w)| {
            let share = w / all_weight / n;
            share * share * x
        }));
        let events = sum::sum(strata.events());
        let mut estimate = Estimate::new("directly standardised rate", rate * per, "events")?;
        estimate.method = Text::Borrowed("direct standardisation");
        estimate.citation = Text::Borrowed("dobson-1991");
        estimate.unit = per_unit(per);
        estimate.per = per;
        estimate.direction = Text::Borrowed("larger means more events at the same age structure");
        estimate.n = strata.len() as u64;
        estimate.events = Some(events);
        estimate.population = Some(sum::sum(strata.population()));
        if !events.is_finite() {
            return Err(Error::overflow("events", "the sum of the events"));
        }
        if events < self.minimum_events {
            estimate.value = f64::NAN;
            estimate.no_interval_reason = Some(Text::Borrowed("the rate is withheld"));
            let message = format!(
                "withheld: {events} events are fewer than {}; pool years or places",
                self.minimum_events
            );
            estimate.add_caution(Caution::new(CautionCode::Suppressed, message));
            return Ok(estimate);
        }
        estimate.standard_error = Some(variance.sqrt() * per);
        if events == 0.0 {
            estimate.no_interval_reason = Some(Text::Borrowed(
                "no event in any stratum: the weights of the limits cannot be estimated",
            ));
        } else {
            let spread = (variance / events).sqrt();
            let intervals = self.levels.iter().map(|level| {
                let (lower, upper) = poisson::byar(events, level);
                let limit = |count: f64| (rate + spread * (count - events)) * per;
                Interval::new(
                    limit(lower).max(0.0),
                    limit(upper),
                    level,
                    IntervalMethod::Dobson,
                )
            });
            estimate.set_intervals(intervals.collect(), "events")?;
        }
        if events < 10.0 {
            estimate.add_caution(Caution::new(
                CautionCode::FewEvents,
                "fewer than 10 events: the rate is unstable; read the interval, or pool years or places",
            ));
        }
        Ok(estimate)
    }
}
