//! Indirectly standardised ratios and rates.

use super::crude::RateInterval;
use super::{checked_per, per_unit, poisson};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Levels, Text};
use crate::input::{denominators, not_empty, not_negative, same_length};
use crate::numeric::sum;

/// Events and people of one population by stratum, beside those of a reference: checked and summed once.
///
/// ```
/// use commonweal::ReferenceStrata;
/// let strata = ReferenceStrata::new(&[5.0, 60.0], &[9_000.0, 3_000.0], &[120.0, 1_502.0], &[250_000.0, 90_000.0])?;
/// assert!((strata.expected() - 54.386667).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ReferenceStrata {
    strata: u64,
    people: f64,
    observed: f64,
    expected: f64,
    reference_rate: f64,
}

impl ReferenceStrata {
    /// Checks the columns, one row a stratum (an age band, or age and sex). Of the events only their sum counts: `events` may
    /// hold that sum alone, where it is not known by stratum.
    ///
    /// ```
    /// use commonweal::{IndirectRatio, ReferenceStrata};
    /// let (people, cases, all) = ([9_000.0, 3_000.0], [120.0, 1_502.0], [250_000.0, 90_000.0]);
    /// let by_age = IndirectRatio::new().estimate(&ReferenceStrata::new(&[5.0, 60.0], &people, &cases, &all)?)?;
    /// let in_all = IndirectRatio::new().estimate(&ReferenceStrata::new(&[65.0], &people, &cases, &all)?)?;
    /// assert!(by_age.value == in_all.value && (in_all.value - 1.195146).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`, `length-mismatch`, `missing-value`, `not-finite`, `negative-value`; `zero-denominator` for a stratum in which
    /// the reference has nobody, or where no event is expected at all; `overflow`.
    pub fn new(
        events: &[f64],
        population: &[f64],
        reference_events: &[f64],
        reference_population: &[f64],
    ) -> Result<Self> {
        not_empty("events", events)?;
        not_empty("population", population)?;
        let strata = population.len();
        if events.len() != 1 {
            same_length("population", population, "events", events.len())?;
        }
        same_length("reference_events", reference_events, "population", strata)?;
        same_length(
            "reference_population",
            reference_population,
            "population",
            strata,
        )?;
        not_negative("events", events)?;
        not_negative("population", population)?;
        not_negative("reference_events", reference_events)?;
        denominators("reference_population", reference_population)?;
        let rates = reference_events.iter().zip(reference_population);
        let expected = sum::sum_of(rates.zip(population).map(|((x, n), people)| x / n * people));
        let reference_people = sum::sum(reference_population);
        let reference_rate = sum::sum(reference_events) / reference_people;
        if expected == 0.0 {
            let message = "no event is expected: `reference_events` must count events where `population` has people";
            return Err(Error::new(
                ErrorCode::ZeroDenominator,
                "reference_events",
                message,
            ));
        }
        if !expected.is_finite() || !reference_rate.is_finite() {
            return Err(Error::overflow("reference_events", "the expected events"));
        }
        if !reference_people.is_finite() {
            return Err(Error::overflow("reference_population", "its sum"));
        }
        let people = sum::sum(population);
        if !people.is_finite() {
            return Err(Error::overflow("population", "its sum"));
        }
        Ok(Self {
            strata: strata as u64,
            people,
            observed: sum::sum(events),
            expected,
            reference_rate,
        })
    }

    /// The events that the rates of the reference would have led to.
    ///
    /// ```
    /// # use commonweal::ReferenceStrata;
    /// let strata = ReferenceStrata::new(&[65.0], &[9_000.0, 3_000.0], &[120.0, 1_502.0], &[250_000.0, 90_000.0])?;
    /// assert!((strata.expected() - 54.386667).abs() < 1e-6); // 9,000 * 120 / 250,000 + 3,000 * 1,502 / 90,000
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn expected(&self) -> f64 {
        self.expected
    }
}

/// Indirectly standardised ratio: events observed over those expected at the rates of a reference, such as the standardised
/// mortality ratio.
///
/// **Use it** to compare a small population with a reference, where its own rates by age would rest on a handful of events.
/// **Not** to compare two such populations with each other: each ratio has weights of its own; use
/// [`DirectRate`](crate::DirectRate).
///
/// - Formula: `ratio = per * O / E` with `E = sum(n_i x_i / N_i)`, `n` people here, `x` events and `N` people of the reference.
/// - Input: [`ReferenceStrata`]. Range: 0 and up. Unit: a ratio (`per` 1, the default; 100 where 100 means as expected).
///   `events` are those observed, `population` is the expected number, the denominator of the ratio.
/// - Interval: [`RateInterval`] of the observed count over the expected one, which counts as known; exact under ten events and
///   Byar's approximation from ten on, as English public health publishes it.
/// - Errors: those of [`ReferenceStrata`]; `out-of-range` for `per`; `overflow`. Cautions: `few-events` under ten.
/// - Sources: Breslow & Day 1987, chapter 2; Garwood 1936.
///
/// ```
/// use commonweal::{IndirectRatio, ReferenceStrata};
/// let (people, cases, all) = ([9_000.0, 3_000.0], [120.0, 1_502.0], [250_000.0, 90_000.0]);
/// let ratio = IndirectRatio::new().estimate(&ReferenceStrata::new(&[5.0, 60.0], &people, &cases, &all)?)?;
/// let limits = ratio.interval.unwrap();
/// assert!((ratio.value - 1.195146).abs() < 1e-6);
/// assert!((limits.lower - 0.922343).abs() < 1e-6 && (limits.upper - 1.523335).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct IndirectRatio(Options);

/// Indirectly standardised rate: the ratio of events observed to those expected, times the crude rate of the reference.
///
/// **Use it** where readers want a rate per 100,000 rather than a ratio; all that is said of [`IndirectRatio`] holds.
///
/// - Formula: `rate = per * (O / E) * sum(x) / sum(N)`.
/// - Input: [`ReferenceStrata`]. Range: 0 and up. Unit: per `per` people (100,000 by default).
/// - Interval, errors, cautions, sources: those of [`IndirectRatio`]; the rate of the reference counts as known.
///
/// ```
/// use commonweal::{IndirectRate, ReferenceStrata};
/// let (people, cases, all) = ([9_000.0, 3_000.0], [120.0, 1_502.0], [250_000.0, 90_000.0]);
/// let rate = IndirectRate::new().estimate(&ReferenceStrata::new(&[5.0, 60.0], &people, &cases, &all)?)?;
/// assert!((rate.value - 570.154882).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct IndirectRate(Options);

#[derive(Debug, Clone, Copy)]
struct Options {
    levels: Levels,
    per: f64,
    interval: RateInterval,
}

impl Options {
    fn new(per: f64) -> Self {
        Self {
            levels: Levels::default(),
            per,
            interval: RateInterval::ByarExactUnderTen,
        }
    }

    /// Observed over expected, times a factor beside the multiplier.
    fn of(&self, measure: &'static str, strata: &ReferenceStrata, factor: f64) -> Result<Estimate> {
        let per = checked_per(self.per)?;
        let observed = strata.observed;
        let standardised = |count: f64| count / strata.expected * factor * per;
        let mut estimate = Estimate::new(measure, standardised(observed), "events")?;
        let intervals = poisson::intervals(observed, self.levels, self.interval, &standardised);
        estimate.set_intervals(intervals, "events")?;
        estimate.citation = Text::Borrowed("breslow-day-1987");
        estimate.per = per;
        estimate.n = strata.strata;
        estimate.events = Some(observed);
        if observed < 10.0 {
            estimate.add_caution(Caution::new(
                CautionCode::FewEvents,
                "fewer than 10 events: the rate is unstable; read the interval, or pool years or places",
            ));
        }
        Ok(estimate)
    }
}

/// The setters that both have.
macro_rules! setters {
    ($name:ident, $per:literal, $new:literal, $value:literal, $level:literal, $hundred:literal, $exact:literal) => {
        impl Default for $name {
            fn default() -> Self {
                Self(Options::new($per))
            }
        }

        impl $name {
            #[doc = $new]
            ///
            /// ```
            #[doc = concat!("use commonweal::{", stringify!($name), ", ReferenceStrata};")]
            /// # let (people, cases, all) = ([9_000.0, 3_000.0], [120.0, 1_502.0], [250_000.0, 90_000.0]);
            /// # let strata = ReferenceStrata::new(&[65.0], &people, &cases, &all)?;
            #[doc = concat!("let value = ", stringify!($name), "::new().estimate(&strata)?.value; // 65 events, 54.4 expected")]
            #[doc = concat!("assert!((value - ", $value, ").abs() < 1e-6);")]
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            /// Confidence level, or levels.
            ///
            /// ```
            #[doc = concat!("use commonweal::{", stringify!($name), ", Level, ReferenceStrata};")]
            /// # let (people, cases, all) = ([9_000.0, 3_000.0], [120.0, 1_502.0], [250_000.0, 90_000.0]);
            /// # let strata = ReferenceStrata::new(&[65.0], &people, &cases, &all)?;
            #[doc = concat!("let found = ", stringify!($name), "::new().level(Level::P998).estimate(&strata)?;")]
            #[doc = concat!("assert!((found.intervals[0].upper - ", $level, ").abs() < 1e-6);")]
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn level(mut self, levels: impl Into<Levels>) -> Self {
                self.0.levels = levels.into();
                self
            }

            /// The multiplier.
            ///
            /// ```
            #[doc = concat!("use commonweal::{", stringify!($name), ", ReferenceStrata};")]
            /// # let (people, cases, all) = ([9_000.0, 3_000.0], [120.0, 1_502.0], [250_000.0, 90_000.0]);
            /// # let strata = ReferenceStrata::new(&[65.0], &people, &cases, &all)?;
            #[doc = concat!("let found = ", stringify!($name), "::new().per(100.0).estimate(&strata)?;")]
            #[doc = concat!("assert!((found.value - ", $hundred, ").abs() < 1e-6);")]
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn per(mut self, per: f64) -> Self {
                self.0.per = per;
                self
            }

            /// How limits of the observed count are made.
            ///
            /// ```
            #[doc = concat!("use commonweal::{", stringify!($name), ", RateInterval, ReferenceStrata};")]
            /// # let (people, cases, all) = ([9_000.0, 3_000.0], [120.0, 1_502.0], [250_000.0, 90_000.0]);
            /// # let strata = ReferenceStrata::new(&[65.0], &people, &cases, &all)?;
            #[doc = concat!("let found = ", stringify!($name), "::new().interval(RateInterval::ExactPoisson).estimate(&strata)?;")]
            #[doc = concat!("assert!((found.intervals[0].upper - ", $exact, ").abs() < 1e-6);")]
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn interval(mut self, interval: RateInterval) -> Self {
                self.0.interval = interval;
                self
            }
        }
    };
}

setters!(
    IndirectRatio,
    1.0,
    "A ratio of 1 where as many were observed as expected; 95 % limits.",
    "1.195146",
    "1.728370",
    "119.514587",
    "1.523312"
);
setters!(
    IndirectRate,
    100_000.0,
    "Per 100,000, 95 % limits.",
    "570.154882",
    "824.534227",
    "0.570155",
    "726.709201"
);

impl IndirectRatio {
    /// The ratio of one population.
    ///
    /// ```
    /// use commonweal::{IndirectRatio, ReferenceStrata};
    /// let (people, cases, all) = ([900.0, 300.0], [120.0, 1_502.0], [250_000.0, 90_000.0]);
    /// let ratio = IndirectRatio::new().estimate(&ReferenceStrata::new(&[7.0], &people, &cases, &all)?)?;
    /// assert!((ratio.value - 1.287080).abs() < 1e-6);
    /// assert_eq!((ratio.events, ratio.cautions[0].code.as_str()), (Some(7.0), "few-events"));
    /// assert!((ratio.population.unwrap() - 5.438667).abs() < 1e-6); // expected
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` for `per`, `overflow`.
    pub fn estimate(&self, strata: &ReferenceStrata) -> Result<Estimate> {
        let mut estimate = self.0.of("indirectly standardised ratio", strata, 1.0)?;
        estimate.method = Text::Borrowed("events observed over expected");
        estimate.unit = if self.0.per == 1.0 {
            Text::Borrowed("ratio")
        } else {
            per_unit(self.0.per)
        };
        let expected = if self.0.per == 100.0 { "100" } else { "1" };
        estimate.direction = if self.0.per == 1.0 || self.0.per == 100.0 {
            Text::Owned(format!(
                "{expected} means as many events as expected; larger means more"
            ))
        } else {
            Text::Borrowed("larger means more events than expected")
        };
        estimate.population = Some(strata.expected);
        Ok(estimate)
    }
}

impl IndirectRate {
    /// The rate of one population.
    ///
    /// ```
    /// use commonweal::{IndirectRate, ReferenceStrata};
    /// let (people, cases, all) = ([900.0, 300.0], [120.0, 1_502.0], [250_000.0, 90_000.0]);
    /// let rate = IndirectRate::new().estimate(&ReferenceStrata::new(&[7.0], &people, &cases, &all)?)?;
    /// assert!((rate.value - 614.012950).abs() < 1e-6);
    /// assert_eq!((rate.events, rate.population), (Some(7.0), Some(1_200.0)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` for `per`, `overflow`.
    pub fn estimate(&self, strata: &ReferenceStrata) -> Result<Estimate> {
        let mut estimate = self.0.of(
            "indirectly standardised rate",
            strata,
            strata.reference_rate,
        )?;
        estimate.method =
            Text::Borrowed("events observed over expected, times the rate of the reference");
        estimate.unit = per_unit(self.0.per);
        estimate.direction = Text::Borrowed("larger means more events than expected");
        estimate.population = Some(strata.people);
        Ok(estimate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn magnitudes_beyond_numbers_are_errors_that_name_the_column() {
        let param = |columns: [&[f64]; 4]| {
            let [events, people, cases, all] = columns;
            let error = ReferenceStrata::new(events, people, cases, all)
                .and_then(|strata| IndirectRate::new().estimate(&strata))
                .unwrap_err();
            assert_eq!(error.code(), ErrorCode::Overflow);
            error.param().map(str::to_owned)
        };
        let (huge, small) = (&[1.7e308; 2][..], &[1.0, 2.0][..]);
        assert_eq!(param([huge, small, small, small]).unwrap(), "events");
        assert_eq!(
            param([small, huge, &[1e-5; 2], &[1e10; 2]]).unwrap(),
            "population"
        );
        assert_eq!(
            param([small, small, huge, &[1e-5; 2]]).unwrap(),
            "reference_events"
        );
        assert_eq!(
            param([small, small, small, huge]).unwrap(),
            "reference_population"
        );
    }

    #[test]
    fn magnitudes_near_the_ends_of_numbers_keep_their_ratio() {
        for size in [1e-300, 1e300] {
            let strata = ReferenceStrata::new(&[2.0 * size], &[size], &[3.0], &[4.0]).unwrap();
            let ratio = IndirectRatio::new().estimate(&strata).unwrap();
            assert!((ratio.value - 8.0 / 3.0).abs() < 1e-12, "{}", ratio.value);
        }
    }

    proptest! {
        #[test]
        fn a_place_that_is_its_own_reference_is_as_expected(
            rows in proptest::collection::vec((0u32..200, 1u32..9_000), 1..12), times in 1u32..50,
        ) {
            let (events, people): (Vec<f64>, Vec<f64>) =
                rows.iter().map(|&(x, n)| (f64::from(x), f64::from(n))).unzip();
            prop_assume!(events.iter().any(|x| *x > 0.0));
            // The size of the reference does not matter, its rates do.
            let [cases, all] = [&events, &people].map(|column| column.iter().map(|x| x * f64::from(times)).collect::<Vec<_>>());
            let strata = ReferenceStrata::new(&events, &people, &cases, &all).unwrap();
            let ratio = IndirectRatio::new().estimate(&strata).unwrap();
            let rate = IndirectRate::new().per(1.0).estimate(&strata).unwrap();
            let crude = sum::sum(&events) / sum::sum(&people);
            prop_assert!((ratio.value - 1.0).abs() < 1e-12);
            prop_assert!((rate.value - crude).abs() < 1e-12 * crude);
            let limits = ratio.interval.unwrap();
            prop_assert!(limits.lower <= 1.0 + 1e-12 && 1.0 - 1e-12 <= limits.upper);
        }
    }
}
