//! Proportions.

use super::{checked_per, per_unit};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, Estimates, Interval, IntervalMethod, Level, Levels, Text};
use crate::input::Counts;
use crate::named::named_enum;
use crate::numeric::math;
use crate::numeric::special::{beta, mid_binomial};

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
        /// Exact limits of Clopper and Pearson: they hold at least as often as they say, mostly more often.
        ClopperPearson = "clopper-pearson",
        /// Exact limits with the count itself taken by half: nearer to what they say on average, at times below it.
        MidP = "mid-p",
    }
}

/// Proportion: people with the event over people.
///
/// **Use it** where each person counts once (uptake, prevalence, breaches among attendances). **Not** where one
/// person can have several events: use [`CrudeRate`](crate::CrudeRate).
///
/// - Formula: `p = x / n`; Wilson limits `(2x + z^2 -+ z sqrt(z^2 + 4x(1 - x/n))) / (2(n + z^2))`.
/// - Input: events and population, one row a place. Range: 0 to `per` (1 by default; 100 for a percentage).
/// - Interval: [`ProportionInterval`]; default Wilson's score interval, at 0 and at all of n too (0 of 28: upper limit
///   0.120643), which English public health publishes. Clopper and Pearson's where limits must never hold less often than they
///   say, such as a bound on harm: `p` at which `x` or more (`x` or fewer) events have half the probability outside. Mid-P the
///   same with half the probability of `x` itself: about as wide as Wilson's. Counts that are not whole are taken through the
///   beta distribution, of which binomial tails are a case.
/// - Errors: those of [`Counts`]; `numerator-above-denominator` with its row; `out-of-range` for `per`, and for counts outside
///   1e-100 to 1e100 in the latter two.
/// - Sources: Wilson 1927; Newcombe & Altman 2000; Clopper & Pearson 1934; Lancaster 1961, Berry & Armitage 1995 (mid-P).
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
    /// // Clopper and Pearson's is the risk at which none of 28 still happens in 1 of 40 places.
    /// let exact = Proportion::new().interval(ProportionInterval::ClopperPearson).estimate(&Counts::new(&[0.0], &[28.0])?)?;
    /// assert!((exact.intervals[0].upper[0] - 0.123436).abs() < 1e-6);
    /// let mid_p = Proportion::new().interval(ProportionInterval::MidP).estimate(&Counts::new(&[3.0], &[28.0])?)?;
    /// assert!((mid_p.intervals[0].lower[0] - 0.027987).abs() < 1e-6 && (mid_p.intervals[0].upper[0] - 0.264531).abs() < 1e-6);
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
    /// `numerator-above-denominator` with its row, `out-of-range` where `per` is not a number above zero, or a count too large
    /// or too small for exact limits.
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
            let (limits, method, citation) = self.interval.rule();
            let intervals = self.levels.iter().map(|level| {
                let (lower, upper) = limits(events, population, level);
                Interval::new(lower * per, upper * per, level, method)
            });
            let intervals: Vec<Interval> = intervals.collect();
            if intervals
                .iter()
                .any(|found| found.lower.is_nan() || found.upper.is_nan())
            {
                let reason = "exact limits are for counts (events, and people without) of 0 or from 1e-100 to 1e100";
                let count = events.max(population);
                return Err(Error::value(
                    ErrorCode::OutOfRange,
                    "population",
                    index,
                    count,
                    reason,
                ));
            }
            estimate
                .set_intervals(intervals, "events")
                .map_err(|error| error.at(index))?;
            estimate.method = Text::Borrowed("events over population");
            estimate.citation = Text::Borrowed(citation);
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

/// Two limits of `x` events among `n` people.
type Limits = fn(f64, f64, Level) -> (f64, f64);

impl ProportionInterval {
    /// How limits are computed, what they are called, and who wrote of them.
    fn rule(self) -> (Limits, IntervalMethod, &'static str) {
        match self {
            Self::Wilson => (wilson, IntervalMethod::Wilson, "wilson-1927"),
            Self::ClopperPearson => (
                clopper_pearson,
                IntervalMethod::ClopperPearson,
                "clopper-pearson-1934",
            ),
            Self::MidP => (mid_p, IntervalMethod::MidP, "lancaster-1961"),
        }
    }
}

/// Clopper and Pearson's limits (1934), as quantiles of the beta distribution.
fn clopper_pearson(events: f64, population: f64, level: Level) -> (f64, f64) {
    let (tail, body) = (level.tail(), 1.0 - level.tail());
    let rest = population - events;
    // At the ends the probability outside is a power.
    let lower = if events == 0.0 {
        0.0
    } else if rest == 0.0 {
        math::exp(math::ln(tail) / population)
    } else {
        beta::quantile(events, rest + 1.0, tail, body)
    };
    let upper = if rest == 0.0 {
        1.0
    } else if events == 0.0 {
        -math::exp_m1(math::ln(tail) / population)
    } else {
        beta::quantile(events + 1.0, rest, body, tail)
    };
    (lower, upper)
}

/// Mid-P limits (Lancaster 1961).
fn mid_p(events: f64, population: f64, level: Level) -> (f64, f64) {
    let (tail, body) = (level.tail(), 1.0 - level.tail());
    (
        mid_binomial::probability(events, population, tail, body),
        mid_binomial::probability(events, population, body, tail),
    )
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

    #[test]
    fn exact_limits_of_odd_counts_are_right_or_refused() {
        let limits = |interval, x, n| {
            let (x, n) = ([x], [n]);
            let counts = Counts::new(&x, &n)?;
            Proportion::new().interval(interval).estimate(&counts)
        };
        for interval in [ProportionInterval::ClopperPearson, ProportionInterval::MidP] {
            for (x, n) in [
                (0.0, 1e300),
                (1e300, 1e300),
                (1.0, 1.0),
                (0.3, 0.4),
                (7.0, 1e90),
            ] {
                let found = limits(interval, x, n).unwrap();
                let (lower, upper) = (found.intervals[0].lower[0], found.intervals[0].upper[0]);
                assert!(0.0 <= lower && lower <= x / n * (1.0 + 1e-12));
                assert!(x / n <= upper * (1.0 + 1e-12) && upper <= 1.0);
            }
            for (x, n) in [(1e-200, 1.0), (1e150, 1e300)] {
                let error = limits(interval, x, n).unwrap_err();
                assert_eq!(
                    (error.code(), error.index()),
                    (ErrorCode::OutOfRange, Some(0))
                );
            }
        }
    }

    proptest! {
        #[test]
        fn exact_limits_are_the_widest_and_hold_mid_p_within(events in 0u32..400, more in 0u32..400, tail in 1e-4..0.3f64) {
            prop_assume!(events + more > 0);
            let (x, n) = (f64::from(events), f64::from(events + more));
            let level = Level::new(1.0 - 2.0 * tail).unwrap();
            let (exact, mid) = (clopper_pearson(x, n, level), mid_p(x, n, level));
            prop_assert!(exact.0 <= mid.0 * (1.0 + 1e-12) && mid.1 <= exact.1 * (1.0 + 1e-12));
            prop_assert!(mid.0 <= x / n && x / n <= mid.1);
            let mirrored = mid_p(n - x, n, level);
            prop_assert!((mid.0 - (1.0 - mirrored.1)).abs() < 1e-12);
        }

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
