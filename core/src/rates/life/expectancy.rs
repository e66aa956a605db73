//! Life expectancy from deaths and people by age band.

use super::bands::AgeBands;
use super::recursion::Health;
use super::report::{Kind, Settings, SmallAreaRule, each_group};
use crate::error::Result;
use crate::estimate::{Estimate, Estimates, IntervalMethod, Levels};

/// Life expectancy: the years that people of an age would still live if they met, at every later age, the death rates of
/// today (a period life expectancy).
///
/// **Use it** to compare the mortality of places or years in a number that everybody reads; unlike a standardised rate it
/// needs no standard population. **Not** to predict how long people born today will live: rates will change. In small areas
/// pool three or five years: the interval is wide, and students, prisons and care homes move it.
///
/// - Formula: Chiang's abridged life table. For each band of `n` years with `D` deaths among `P` person-years, `M = D/P` and
///   `q = n M / (1 + n (1 - a) M)` is the probability of dying in it, where `a` is the share of the band lived by those who
///   die in it: 0.1 for a first year of life, else 0.5 ([`AgeBands::with_separation`] changes it). `l` people of 100,000 live
///   to a band and `L = n l (1 - (1 - a) q)` years in it, `L = l / M` in the open-ended last one; `e = sum(L) / l`.
/// - Where `D > P / (n a)`, `q` would be above 1: it is 1, and the caution `certain-death` says so.
/// - Interval: `e +/- z se` (Silcocks, Jenner & Reza 2001, as the templates of the Office for National Statistics have it):
///   `se^2 = sum(l^2 ((1 - a) n + e')^2 q^2 (1 - q) / D) / l^2` with `e'` the life expectancy at the next band, and
///   `l^2 / (D M^2)` for the open-ended band (the `4 / (D M^2)` of the templates times `(l/2)^2`). Not below 0.
/// - Bands without deaths add nothing to the variance, so that the interval is too narrow: `zero-event-strata`.
/// - Input: [`AgeBands`]. Range: 0 and up. Unit: years. `events` and `population` are those from the age on.
/// - Published figures are often withheld for populations of 5,000 or fewer, or where the 95 % interval is wider than 20
///   years: here they have a caution (`small-population`, `wide-interval`), or are withheld too ([`SmallAreaRule::Phe`]).
/// - Errors: those of [`AgeBands`]; `zero-denominator` for a band without people; `numerator-above-denominator` for more
///   deaths than people in a band; `not-computable` where the open-ended band has no deaths; `too-few-events` where a rule of
///   publication withholds; `out-of-range` for an `at_age` at which no band starts; `overflow`.
/// - Sources: Chiang 1968; Silcocks, Jenner & Reza 2001; Eayres & Williams 2004 (small areas).
///
/// ```
/// use commonweal::{AgeBands, LifeExpectancy};
/// let age = [0.0, 1.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0, 45.0, 50.0, 55.0, 60.0, 65.0, 70.0, 75.0, 80.0, 85.0];
/// let people = [7_060.0, 30_059.0, 39_219.0, 39_219.0, 41_364.0, 35_400.0, 33_300.0, 34_200.0, 35_500.0, 36_500.0, 38_200.0,
///     36_100.0, 31_000.0, 27_500.0, 26_100.0, 22_000.0, 17_500.0, 11_800.0, 9_000.0];
/// let deaths = [17.0, 9.0, 4.0, 8.0, 20.0, 15.0, 24.0, 33.0, 50.0, 67.0, 120.0, 190.0, 245.0, 330.0, 495.0, 602.0, 840.0,
///     1_010.0, 2_030.0]; // the last from 85 on
/// let at_birth = LifeExpectancy::new().estimate(&AgeBands::new(&deaths, &people, &age)?)?;
/// let limits = at_birth.interval.unwrap();
/// assert!((at_birth.value - 77.030009).abs() < 1e-6);
/// assert!((limits.lower - 76.690154).abs() < 1e-6 && (limits.upper - 77.369865).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct LifeExpectancy {
    settings: Settings,
}

const KIND: Kind = Kind {
    at_birth: "life expectancy at birth",
    at_age: "life expectancy at age ",
    method: "Chiang's abridged life table",
    citation: "chiang-1968",
    interval: IntervalMethod::ChiangSilcocks,
    unit: "years",
    direction: "larger means longer lives",
    highest: f64::INFINITY,
};

impl LifeExpectancy {
    /// At the first age (at birth), 95 % limits, nothing withheld.
    ///
    /// ```
    /// use commonweal::{AgeBands, LifeExpectancy};
    /// let bands = AgeBands::new(&[40.0, 900.0], &[70_000.0, 10_000.0], &[0.0, 65.0])?;
    /// let years = LifeExpectancy::new().estimate(&bands)?;
    /// assert_eq!((years.measure.as_ref(), years.unit.as_ref()), ("life expectancy at birth", "years"));
    /// assert!((years.value - 74.520804).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{AgeBands, Level, LifeExpectancy};
    /// let bands = AgeBands::new(&[40.0, 900.0], &[70_000.0, 10_000.0], &[0.0, 65.0])?;
    /// let years = LifeExpectancy::new().level([Level::P95, Level::P998]).estimate(&bands)?;
    /// assert!((years.intervals[0].lower - 73.670366).abs() < 1e-6);
    /// assert!((years.intervals[1].lower - 73.179937).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.settings.levels = levels.into();
        self
    }

    /// The age at which a band starts; the first unless asked for.
    ///
    /// ```
    /// use commonweal::{AgeBands, LifeExpectancy};
    /// let bands = AgeBands::new(&[40.0, 900.0], &[70_000.0, 10_000.0], &[0.0, 65.0])?;
    /// let years = LifeExpectancy::new().at_age(65.0).estimate(&bands)?;
    /// assert_eq!(years.measure, "life expectancy at age 65");
    /// assert!((years.value - 11.111111).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn at_age(mut self, age: f64) -> Self {
        self.settings.at_age = Some(age);
        self
    }

    /// The publisher's rule that withholds what is too uncertain. Default: none; the facts are told as cautions.
    ///
    /// ```
    /// use commonweal::{AgeBands, LifeExpectancy, SmallAreaRule};
    /// let bands = AgeBands::new(&[2.0, 41.0], &[4_000.0, 600.0], &[0.0, 65.0])?; // 4,600 people
    /// let shown = LifeExpectancy::new().estimate(&bands)?;
    /// assert_eq!(shown.cautions[0].code.as_str(), "small-population");
    /// let withheld = LifeExpectancy::new().suppression(SmallAreaRule::Phe).estimate(&bands).unwrap_err();
    /// assert_eq!(withheld.code().as_str(), "too-few-events");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn suppression(mut self, rule: SmallAreaRule) -> Self {
        self.settings.rule = rule;
        self
    }

    /// The life expectancy of one population.
    ///
    /// ```
    /// use commonweal::{AgeBands, LifeExpectancy};
    /// let bands = AgeBands::new(&[10.0, 30.0, 900.0], &[30_000.0, 40_000.0, 10_000.0], &[0.0, 20.0, 65.0])?;
    /// let years = LifeExpectancy::new().estimate(&bands)?;
    /// assert!((years.value - 74.563697).abs() < 1e-6 && (years.standard_error.unwrap() - 0.429677).abs() < 1e-6);
    /// assert_eq!((years.events, years.population, years.n), (Some(940.0), Some(80_000.0), 3));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As listed above.
    pub fn estimate(&self, bands: &AgeBands<'_>) -> Result<Estimate> {
        self.settings
            .row(&KIND, bands, &|_| Health::WHOLE)?
            .map_err(|fault| fault.error())
    }

    /// The life expectancies of many populations: rows of all bands, and where each population starts. One that has none (a
    /// band without people, more deaths than people, no deaths in the open-ended band) or is withheld is NaN with a caution,
    /// and the others are computed.
    ///
    /// ```
    /// use commonweal::LifeExpectancy;
    /// let (deaths, people, age) = ([40.0, 900.0, 3.0, 0.0], [70_000.0, 10_000.0, 700.0, 90.0], [0.0, 65.0, 0.0, 65.0]);
    /// let years = LifeExpectancy::new().estimate_groups(&[0, 2, 4], &deaths, &people, &age, None)?;
    /// assert!((years.value[0] - 74.520804).abs() < 1e-6);
    /// assert!(years.value[1].is_nan() && years.cautions[0].message.contains("without deaths in the open-ended band"));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`AgeBands`], with the row of the whole input; `out-of-range` for `offsets` or `at_age`; `overflow`.
    pub fn estimate_groups(
        &self,
        offsets: &[usize],
        deaths: &[f64],
        population: &[f64],
        age_start: &[f64],
        separation: Option<&[f64]>,
    ) -> Result<Estimates> {
        let columns = [deaths, population, age_start];
        each_group(offsets, columns, separation, |bands, _| {
            let answer = self.settings.row(&KIND, bands, &|_| Health::WHOLE)?;
            answer.or_else(|fault| self.settings.withheld(&KIND, bands, &fault))
        })
    }
}
