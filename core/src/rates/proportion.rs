//! Proportions.

use super::{checked_per, per_unit};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, Estimates, Interval, IntervalMethod, Level, Levels, Text};
use crate::input::Counts;
use crate::named::named_enum;

named_enum! {
    /// How the limits of a proportion are made.
    ///
    /// ```
    /// use commonweal::ProportionInterval;
    /// assert_eq!(ProportionInterval::Wilson.as_str(), "wilson");
    /// ```
    pub enum ProportionInterval("interval") {
        /// Wilson's score interval: good from the smallest numbers on, and within 0 and 1.
        Wilson = "wilson",
    }
}

/// Proportion: people with the event over people.
///
/// **Use it** where each person counts once (uptake, prevalence, breaches among attendances). **Not** where one
/// person can have several events: use [`CrudeRate`](crate::CrudeRate).
///
/// - Formula: `p = x / n`; Wilson limits `(2x + z^2 -+ z sqrt(z^2 + 4x(1 - x/n))) / (2(n + z^2))`.
/// - Input: events and population, one row a place. Range: 0 to `per` (1 by default; 100 for a percentage).
/// - Interval: Wilson's score interval, at 0 and at all of n too (0 of 28: upper limit 0.120643).
/// - Errors: those of [`Counts`]; `numerator-above-denominator` with its row; `out-of-range` for `per`.
/// - Sources: Wilson 1927; Newcombe & Altman 2000.
///
/// ```
/// use commonweal::{Counts, Proportion};
/// let share = Proportion::new().estimate(&Counts::new(&[0.0, 610.0], &[28.0, 2_212.0])?)?;
/// assert_eq!(share.value[0], 0.0);
/// assert!((share.intervals[0].upper[0] - 0.120643).abs() < 1e-6);
/// assert!((share.value[1] - 0.275769).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Proportion {
    levels: Levels,
    per: f64,
    interval: ProportionInterval,
}

impl Default for Proportion {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            per: 1.0,
            interval: ProportionInterval::Wilson,
        }
    }
}

impl Proportion {
    /// In [0, 1], 95 % limits.
    ///
    /// ```
    /// use commonweal::{Counts, Proportion};
    /// let uptake = Proportion::new().estimate(&Counts::new(&[610.0], &[2_212.0])?)?;
    /// let limits = &uptake.intervals[0];
    /// assert_eq!((uptake.unit.as_ref(), limits.level), ("proportion", 0.95));
    /// assert!((limits.lower[0] - 0.257546).abs() < 1e-6 && (limits.upper[0] - 0.294769).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{Counts, Level, Proportion};
    /// let uptake = Proportion::new().level(Level::P90).estimate(&Counts::new(&[610.0], &[2_212.0])?)?;
    /// let limits = &uptake.intervals[0];
    /// assert!((limits.lower[0] - 0.260420).abs() < 1e-6 && (limits.upper[0] - 0.291665).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// The multiplier: 100 for a percentage.
    ///
    /// ```
    /// use commonweal::{Counts, Proportion};
    /// let uptake = Proportion::new().per(100.0).estimate(&Counts::new(&[610.0], &[2_212.0])?)?; // a percentage
    /// assert!((uptake.value[0] - 27.576854).abs() < 1e-6 && (uptake.intervals[0].lower[0] - 25.754563).abs() < 1e-6);
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
    /// use commonweal::{Counts, Proportion, ProportionInterval};
    /// // No breach among 28 attendances: Wilson's upper limit is above zero all the same.
    /// let breaches = Proportion::new().interval(ProportionInterval::Wilson).estimate(&Counts::new(&[0.0], &[28.0])?)?;
    /// assert_eq!((breaches.value[0], breaches.intervals[0].lower[0]), (0.0, 0.0));
    /// assert!((breaches.intervals[0].upper[0] - 0.120643).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: ProportionInterval) -> Self {
        self.interval = interval;
        self
    }

    /// The proportion of each row.
    ///
    /// ```
    /// use commonweal::{Counts, Proportion};
    /// let uptake = Proportion::new().estimate(&Counts::new(&[610.0, 455.0], &[2_212.0, 1_980.0])?)?;
    /// assert!((uptake.value[0] - 0.275769).abs() < 1e-6 && (uptake.value[1] - 0.229798).abs() < 1e-6);
    /// let error = Proportion::new().estimate(&Counts::new(&[3.0, 31.0], &[28.0, 28.0])?).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("numerator-above-denominator", Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `numerator-above-denominator` with its row, `out-of-range` where `per` is not a number above zero.
    pub fn estimate(&self, counts: &Counts<'_>) -> Result<Estimates> {
        let per = checked_per(self.per)?;
        let unit = if per == 1.0 {
            Text::Borrowed("proportion")
        } else {
            per_unit(per)
        };
        let mut rows = Vec::with_capacity(counts.len());
        for (index, (&events, &population)) in
            counts.events().iter().zip(counts.population()).enumerate()
        {
            if events > population {
                let reason =
                    format!("more than the {population} people of its `population`; is it a rate?");
                return Err(Error::value(
                    ErrorCode::NumeratorAboveDenominator,
                    "events",
                    index,
                    events,
                    &reason,
                ));
            }
            let mut estimate = Estimate::new("proportion", events / population * per, "events")
                .map_err(|error| error.at(index))?;
            let ProportionInterval::Wilson = self.interval;
            let intervals = self.levels.iter().map(|level| {
                let (lower, upper) = wilson(events, population, level);
                Interval::new(lower * per, upper * per, level, IntervalMethod::Wilson)
            });
            estimate
                .set_intervals(intervals.collect(), "events")
                .map_err(|error| error.at(index))?;
            estimate.method = Text::Borrowed("events over population");
            estimate.citation = Text::Borrowed("wilson-1927");
            estimate.unit.clone_from(&unit);
            estimate.per = per;
            estimate.direction = Text::Borrowed("larger means a larger share");
            estimate.n = 1;
            estimate.events = Some(events);
            estimate.population = Some(population);
            rows.push(estimate);
        }
        Ok(Estimates::from_rows(rows))
    }
}

/// Wilson's score interval (Wilson 1927). Written with x and n - x apart, so that both ends are exact: 0 for no
/// event, 1 where everybody has it; divided by n first, so that large counts do not overflow.
fn wilson(events: f64, population: f64, level: Level) -> (f64, f64) {
    let z = level.z();
    let q = z * z / population;
    let p = events / population;
    let root = (q * (q + 4.0 * p * ((population - events) / population))).sqrt();
    let scale = 2.0 * (1.0 + q);
    let lower = if events == 0.0 {
        0.0
    } else {
        ((2.0 * p + q - root) / scale).max(0.0)
    };
    let upper = if events == population {
        1.0
    } else {
        ((2.0 * p + q + root) / scale).min(1.0)
    };
    (lower, upper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_ends_are_exact() {
        assert_eq!(wilson(0.0, 10.0, Level::P95).0, 0.0);
        assert_eq!(wilson(1_000.0, 1_000.0, Level::P95).1, 1.0);
        assert!((wilson(0.0, 10.0, Level::P95).1 - 0.277_532_799_862_889_15).abs() < 1e-15);
    }

    #[test]
    fn more_events_than_people_is_an_error_with_its_row() {
        let counts = Counts::new(&[1.0, 12.0], &[10.0, 10.0]).unwrap();
        let error = Proportion::new().estimate(&counts).unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.index()),
            ("numerator-above-denominator", Some(1))
        );
    }

    proptest! {
        #[test]
        fn limits_stay_inside_and_mirror(events in 0u32..500, more in 0u32..500, z in 0.1..5.0f64) {
            prop_assume!(events + more > 0);
            let (x, n) = (f64::from(events), f64::from(events + more));
            let level = Level::from_z(z).unwrap();
            let (lower, upper) = wilson(x, n, level);
            prop_assert!(0.0 <= lower && lower <= x / n + 1e-15 && x / n <= upper + 1e-15 && upper <= 1.0);
            let (mirror_lower, mirror_upper) = wilson(n - x, n, level);
            prop_assert!((lower - (1.0 - mirror_upper)).abs() < 1e-14 && (upper - (1.0 - mirror_lower)).abs() < 1e-14);
        }
    }
}
