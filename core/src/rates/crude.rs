//! Crude rates.

use super::{checked_per, per_unit, poisson};
use crate::error::Result;
use crate::estimate::{Caution, CautionCode, Estimate, Estimates, Levels, Text};
use crate::input::Counts;
use crate::named::named_enum;

named_enum! {
    /// How the limits of a rate are made.
    ///
    /// ```
    /// use commonweal::RateInterval;
    /// assert_eq!(RateInterval::Byar.as_str(), "byar");
    /// ```
    pub enum RateInterval("interval") {
        /// Exact under ten events, Byar's approximation from ten on: what English public health publishes.
        ByarExactUnderTen = "byar-exact-under-10",
        /// Byar's approximation throughout.
        Byar = "byar",
        /// Exact Poisson limits throughout.
        ExactPoisson = "exact-poisson",
    }
}

/// Crude rate: events over people (or person-time), times a multiplier.
///
/// **Use it** for the burden as it is. **Not** to compare places of different age structure: use
/// [`DirectRate`](crate::DirectRate). Where nobody can have the event twice, [`Proportion`](crate::Proportion) has better limits.
///
/// - Formula: `rate = per * x / n`; limits of `x` as a Poisson count, times `per / n`.
/// - Input: events and population, one row a place, any number of rows. Range: 0 and up. Unit: per `per` people
///   (100,000 by default).
/// - Interval: [`RateInterval`]; default exact under ten events, Byar from ten on.
/// - Errors: those of [`Counts`]; `out-of-range` for `per`; `overflow`.
/// - Sources: Garwood 1936; Breslow & Day 1987, p. 69. Cautions: `few-events` under ten.
///
/// ```
/// use commonweal::{CrudeRate, Counts, Level};
/// let rates = CrudeRate::new().level(Level::P95).estimate(&Counts::new(&[812.0], &[61_234.0])?)?;
/// assert!((rates.value[0] - 1326.060685).abs() < 1e-6);
/// assert!((rates.intervals[0].lower[0] - 1236.408114).abs() < 1e-6);
/// assert!((rates.intervals[0].upper[0] - 1420.495616).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CrudeRate {
    levels: Levels,
    per: f64,
    interval: RateInterval,
}

impl Default for CrudeRate {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            per: 100_000.0,
            interval: RateInterval::ByarExactUnderTen,
        }
    }
}

impl CrudeRate {
    /// Per 100,000, 95 % limits.
    ///
    /// ```
    /// use commonweal::{Counts, CrudeRate};
    /// let rate = CrudeRate::new().estimate(&Counts::new(&[812.0], &[61_234.0])?)?;
    /// assert_eq!((rate.unit.as_ref(), rate.intervals[0].level), ("per 100,000", 0.95));
    /// assert!((rate.value[0] - 1326.060685).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{Counts, CrudeRate, Level};
    /// let deaths = Counts::new(&[812.0], &[61_234.0])?;
    /// let rate = CrudeRate::new().level([Level::P95, Level::P998]).estimate(&deaths)?;
    /// let (inner, outer) = (&rate.intervals[0], &rate.intervals[1]);
    /// assert!((inner.lower[0] - 1236.408114).abs() < 1e-6 && (inner.upper[0] - 1420.495616).abs() < 1e-6);
    /// assert!((outer.lower[0] - 1186.884951).abs() < 1e-6 && (outer.upper[0] - 1476.264784).abs() < 1e-6);
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
    /// use commonweal::{Counts, CrudeRate};
    /// // 14 falls in 2,120 bed days: per 1,000 bed days.
    /// let falls = CrudeRate::new().per(1_000.0).estimate(&Counts::new(&[14.0], &[2_120.0])?)?;
    /// assert!((falls.value[0] - 6.603774).abs() < 1e-6 && (falls.intervals[0].upper[0] - 11.080659).abs() < 1e-6);
    /// assert_eq!(falls.unit, "per 1,000");
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
    /// use commonweal::{Counts, CrudeRate, RateInterval};
    /// let upper = |interval| -> commonweal::Result<f64> {
    ///     let rate = CrudeRate::new().interval(interval).estimate(&Counts::new(&[12.0], &[4_000.0])?)?;
    ///     Ok(rate.intervals[0].upper[0])
    /// };
    /// assert!((upper(RateInterval::Byar)? - 524.071451).abs() < 1e-6);
    /// assert!((upper(RateInterval::ExactPoisson)? - 524.039626).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: RateInterval) -> Self {
        self.interval = interval;
        self
    }

    /// The rate of each row.
    ///
    /// ```
    /// use commonweal::{Counts, CrudeRate};
    /// let deaths = Counts::new(&[4.0, 52.0], &[1_800.0, 23_500.0])?; // two places
    /// let rates = CrudeRate::new().estimate(&deaths)?;
    /// assert!((rates.value[0] - 222.222222).abs() < 1e-6 && (rates.value[1] - 221.276596).abs() < 1e-6);
    /// assert_eq!((rates.cautions[0].code.as_str(), rates.cautions[0].row), ("few-events", Some(0)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` where `per` is not a number above zero, `overflow` where a rate is too large for a number.
    pub fn estimate(&self, counts: &Counts<'_>) -> Result<Estimates> {
        let per = checked_per(self.per)?;
        let unit = per_unit(per);
        let rows = counts
            .events()
            .iter()
            .zip(counts.population())
            .enumerate()
            .map(|(index, (&events, &population))| {
                self.one(events, population, per, &unit)
                    .map_err(|error| error.at(index))
            });
        rows.collect::<Result<Vec<_>>>().map(Estimates::from_rows)
    }

    fn one(&self, events: f64, population: f64, per: f64, unit: &Text) -> Result<Estimate> {
        let mut estimate = Estimate::new("crude rate", events / population * per, "events")?;
        let intervals = poisson::intervals(events, self.levels, self.interval, &|limit| {
            limit / population * per
        });
        estimate.set_intervals(intervals, "events")?;
        estimate.method = Text::Borrowed("events over population");
        estimate.citation = Text::Borrowed("breslow-day-1987");
        estimate.unit.clone_from(unit);
        estimate.per = per;
        estimate.direction =
            Text::Borrowed("larger means more events for the same number of people");
        estimate.n = 1;
        estimate.events = Some(events);
        estimate.population = Some(population);
        if events < 10.0 {
            estimate.add_caution(Caution::new(
                CautionCode::FewEvents,
                "fewer than 10 events: the rate is unstable; read the interval, or pool years or places",
            ));
        }
        Ok(estimate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::{IntervalMethod, Level};
    use proptest::prelude::*;

    #[test]
    fn exact_limits_below_ten_and_byar_from_ten() {
        let rates = CrudeRate::new()
            .estimate(&Counts::new(&[9.0, 10.0], &[2_000.0, 2_000.0]).unwrap())
            .unwrap();
        assert_eq!(
            rates.intervals[0].method,
            [IntervalMethod::ExactPoisson, IntervalMethod::Byar]
        );
        assert!((rates.intervals[0].lower[0] - 205.768_654_868_916_66).abs() < 1e-9);
        assert!((rates.intervals[0].lower[1] - 239.372_495_698_378_2).abs() < 1e-9);
        assert_eq!(rates.cautions.len(), 1);
        assert_eq!(rates.cautions[0].row, Some(0));
    }

    #[test]
    fn a_rate_too_large_for_a_number_is_an_error_with_its_row() {
        let error = CrudeRate::new()
            .estimate(&Counts::new(&[1.0, 1e308], &[1.0, 1e-300]).unwrap())
            .unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.param(), error.index()),
            ("overflow", Some("events"), Some(1))
        );
    }

    proptest! {
        #[test]
        fn limits_enclose_the_rate_and_widen_with_the_level(events in 0u32..5_000, population in 1u32..1_000_000) {
            let counts = ([f64::from(events)], [f64::from(population)]);
            let counts = Counts::new(&counts.0, &counts.1).unwrap();
            for kind in RateInterval::ALL {
                let rate = CrudeRate::new().interval(*kind).level([Level::P95, Level::P998]).estimate(&counts).unwrap();
                let (inner, outer) = (&rate.intervals[0], &rate.intervals[1]);
                prop_assert!(inner.lower[0] <= rate.value[0] && rate.value[0] <= inner.upper[0]);
                prop_assert!(outer.lower[0] <= inner.lower[0] && inner.upper[0] < outer.upper[0]);
            }
        }

        #[test]
        fn ten_times_the_multiplier_is_ten_times_the_rate(events in 0u32..5_000, population in 1u32..1_000_000) {
            let counts = ([f64::from(events)], [f64::from(population)]);
            let counts = Counts::new(&counts.0, &counts.1).unwrap();
            let one = CrudeRate::new().per(1_000.0).estimate(&counts).unwrap();
            let ten = CrudeRate::new().per(10_000.0).estimate(&counts).unwrap();
            prop_assert!((ten.value[0] - 10.0 * one.value[0]).abs() <= 1e-12 * ten.value[0]);
            prop_assert!((ten.intervals[0].upper[0] - 10.0 * one.intervals[0].upper[0]).abs() <= 1e-12 * ten.intervals[0].upper[0]);
        }
    }
}
