//! Directly standardised rates.

use super::{checked_per, per_unit, poisson};
use crate::batch::estimate_each;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{
    Caution, CautionCode, Estimate, Estimates, Interval, IntervalMethod, Levels, Text,
};
use crate::input::{Strata, same_length};
use crate::named::named_enum;
use crate::numeric::sum;

named_enum! {
    /// How the limits of a directly standardised rate are made.
    ///
    /// ```
    /// use commonweal::DirectRateInterval;
    /// assert_eq!(DirectRateInterval::parse("fay-feuer")?, DirectRateInterval::FayFeuer);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum DirectRateInterval("interval") {
        /// Byar's limits of the number of events, scaled (Dobson and others 1991): what English public health publishes.
        Dobson = "dobson",
        /// Gamma limits (Fay & Feuer 1997): they hold as often as they say or more often, also with few events or none.
        FayFeuer = "fay-feuer",
        /// Gamma limits with the mean weight in place of the largest (Tiwari and others 2006): shorter than those.
        Tiwari = "tiwari",
    }
}

/// Directly standardised rate: the rate that a standard population would have with this place's age-specific rates.
///
/// **Use it** to compare places or years whose age structure differs. **Not** for the number of people to plan for
/// (crude), nor with a handful of events in all: the rate exists, but its limits are wide; under ten events many
/// publishers withhold it (`minimum_events`).
///
/// - Formula: `DSR = sum(w x / n) / sum(w)`, with `w` the standard population, `x` events and `n` people by stratum.
/// - Interval: [`DirectRateInterval`]; default Dobson's, `DSR + sqrt(var / X) (L - X)` with
///   `var = sum(w^2 x / n^2) / sum(w)^2`, `X` all events and `L` Byar's limits of `X`. Without any event it has no interval, and
///   the result says so. The gamma limits are quantiles of the gamma distribution with mean `DSR` and variance `var` (lower),
///   and `DSR + v`, `var + v^2` (upper), `v` the largest `w / n / sum(w)`: one more event, wherever it weighs most. Tiwari's
///   take the mean of `w / n / sum(w)` over strata, and of its square: one more event, spread evenly.
/// - Several events of a person ([`Strata::with_squared_events`]) are not independent: the variance is then that of the people,
///   `x` replaced by the sum over people of their events squared. With one stratum this is a crude rate of such events.
/// - Input: [`Strata`], one row an age band (or age and sex). Range: 0 and up. Unit: per `per` (100,000 by default).
/// - Errors: those of [`Strata`]; `out-of-range` for `per`; `too-few-events` under `minimum_events`; `overflow`.
/// - Cautions: `few-events` under ten events.
/// - Sources: Dobson, Kuulasmaa, Eberle & Scherer 1991, Stat Med 10:457; Fay & Feuer 1997, Stat Med 16:791; Tiwari, Clegg &
///   Zou 2006, Stat Methods Med Res 15:547. Repeated events: Stukel, Glynn, Fisher and others 1994, Stat Med 13:1781.
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
    interval: DirectRateInterval,
    minimum_events: f64,
}

impl Default for DirectRate {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            per: 100_000.0,
            interval: DirectRateInterval::Dobson,
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

    /// How limits are made.
    ///
    /// ```
    /// use commonweal::{DirectRate, DirectRateInterval, Strata};
    /// let strata = Strata::new(&[0.0, 3.0], &[5_000.0, 4_000.0], &[80_500.0, 19_500.0])?;
    /// let upper = |interval| -> commonweal::Result<f64> {
    ///     Ok(DirectRate::new().interval(interval).estimate(&strata)?.interval.unwrap().upper)
    /// };
    /// assert!((upper(DirectRateInterval::Dobson)? - 42.731151).abs() < 1e-6);
    /// assert!((upper(DirectRateInterval::FayFeuer)? - 75.249125).abs() < 1e-6);
    /// assert!((upper(DirectRateInterval::Tiwari)? - 60.728184).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: DirectRateInterval) -> Self {
        self.interval = interval;
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
    /// let rates = DirectRate::new().minimum_events(10.0).estimate_groups(&[0, 2, 4], &events, &people, &[3.0, 1.0, 3.0, 1.0], None)?;
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
        squared_events: Option<&[f64]>,
    ) -> Result<Estimates> {
        same_length("population", population, "events", events.len())?;
        same_length("standard_population", standard, "events", events.len())?;
        if let Some(squares) = squared_events {
            same_length("squared_events", squares, "events", events.len())?;
        }
        estimate_each(offsets, events.len(), |rows| {
            let strata = Strata::new(
                events.get(rows.clone()).unwrap_or(&[]),
                population.get(rows.clone()).unwrap_or(&[]),
                standard.get(rows.clone()).unwrap_or(&[]),
            )?;
            self.row(&match squared_events {
                Some(squares) => strata.with_squared_events(squares.get(rows).unwrap_or(&[]))?,
                None => strata,
            })
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
        let squares = strata.squared_events().unwrap_or(strata.events());
        let variance = sum::sum_of(rows().zip(squares).map(|(((_, n), w), squared)| {
            let share = w / all_weight / n;
            share * share * squared
        }));
        let events = sum::sum(strata.events());
        let mut estimate = Estimate::new("directly standardised rate", rate * per, "events")?;
        estimate.method = Text::Borrowed("direct standardisation");
        estimate.citation = Text::Borrowed(match self.interval {
            DirectRateInterval::Dobson => "dobson-1991",
            DirectRateInterval::FayFeuer => "fay-feuer-1997",
            DirectRateInterval::Tiwari => "tiwari-2006",
        });
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
        if self.interval != DirectRateInterval::Dobson {
            estimate.set_intervals(self.gamma(strata, all_weight / per)?, "events")?;
        } else if events == 0.0 {
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

    /// Gamma limits, where a stratum weighs its standard population over `all_weight`.
    fn gamma(&self, strata: &Strata<'_>, all_weight: f64) -> Result<Vec<Interval>> {
        if strata.squared_events().is_some() {
            return Err(Error::new(
                ErrorCode::ConflictingArguments,
                "squared_events",
                "`squared_events` go with `interval=\"dobson\"`: gamma limits add one event, which may not be a person's only one",
            ));
        }
        let rows = || {
            let sizes = strata.population().iter().zip(strata.standard());
            strata
                .events()
                .iter()
                .zip(sizes.map(|(n, w)| w / all_weight / n))
        };
        let largest = rows().fold(0.0, |most: f64, (_, weight)| most.max(weight));
        // In units of the largest weight: a square of one may be too small for a number.
        let mean = sum::sum_of(rows().map(|(x, weight)| weight / largest * x));
        let variance =
            sum::sum_of(rows().map(|(x, weight)| (weight / largest) * (weight / largest) * x));
        let (extra, method) = if self.interval == DirectRateInterval::FayFeuer {
            ((1.0, 1.0), IntervalMethod::FayFeuer)
        } else {
            let each = 1.0 / strata.len() as f64;
            let first = sum::sum_of(rows().map(|(_, weight)| weight / largest)) * each;
            let second =
                sum::sum_of(rows().map(|(_, weight)| (weight / largest) * (weight / largest)))
                    * each;
            ((first, second), IntervalMethod::Tiwari)
        };
        let intervals = self.levels.iter().map(|level| {
            let (lower, upper) = poisson::gamma_limits((mean, variance), extra, level);
            Interval::new(lower * largest, upper * largest, level, method)
        });
        Ok(intervals.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn limits(strata: &Strata<'_>, kind: DirectRateInterval) -> (f64, f64) {
        let rate = DirectRate::new()
            .per(1.0)
            .interval(kind)
            .estimate(strata)
            .unwrap();
        let found = rate.interval.unwrap();
        (found.lower, found.upper)
    }

    #[test]
    fn gamma_limits_of_one_stratum_are_those_of_the_count() {
        for events in [0.0, 1.0, 7.0, 900.0] {
            let columns = ([events], [2_000.0], [1.0]);
            let strata = Strata::new(&columns.0, &columns.1, &columns.2).unwrap();
            let (lower, upper) = poisson::exact(events, crate::Level::P95);
            for kind in [DirectRateInterval::FayFeuer, DirectRateInterval::Tiwari] {
                let found = limits(&strata, kind);
                assert!((found.0 - lower / 2_000.0).abs() <= 1e-13 * lower);
                assert!((found.1 - upper / 2_000.0).abs() <= 1e-13 * upper);
            }
        }
    }

    #[test]
    fn gamma_limits_follow_the_size_of_the_weights() {
        for size in [1e-200, 1e200] {
            let people = [3.0 / size, 5.0 / size];
            let small = Strata::new(&[4.0, 2.0], &[3.0, 5.0], &[1.0, 2.0]).unwrap();
            let sized = Strata::new(&[4.0, 2.0], &people, &[1.0, 2.0]).unwrap();
            let (a, b) = (
                limits(&small, DirectRateInterval::FayFeuer),
                limits(&sized, DirectRateInterval::FayFeuer),
            );
            assert!(
                (b.0 / size / a.0 - 1.0).abs() < 1e-12 && (b.1 / size / a.1 - 1.0).abs() < 1e-12
            );
        }
    }

    proptest! {
        #[test]
        fn the_shorter_gamma_limits_lie_within_the_others(
            rows in proptest::collection::vec((0u32..40, 1u32..9_000, 1u32..900), 1..12),
        ) {
            let column = |pick: fn(&(u32, u32, u32)) -> u32| rows.iter().map(|row| f64::from(pick(row))).collect::<Vec<_>>();
            let (events, people, sizes) = (column(|row| row.0), column(|row| row.1), column(|row| row.2));
            let strata = Strata::new(&events, &people, &sizes).unwrap();
            let (wide, short) = (limits(&strata, DirectRateInterval::FayFeuer), limits(&strata, DirectRateInterval::Tiwari));
            let value = DirectRate::new().per(1.0).estimate(&strata).unwrap().value;
            prop_assert!(wide.0 == short.0 && short.1 <= wide.1 * (1.0 + 1e-12));
            prop_assert!(wide.0 <= value && value <= short.1);
            // Where nobody has two events, squares change nothing.
            let once = strata.with_squared_events(&events).unwrap();
            prop_assert_eq!(DirectRate::new().estimate(&once).unwrap(), DirectRate::new().estimate(&strata).unwrap());
        }
    }
}
