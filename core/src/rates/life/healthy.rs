//! Healthy life expectancy by Sullivan's method.

use super::bands::AgeBands;
use super::health::HealthShares;
use super::recursion::Health;
use super::report::{Answer, Kind, Settings, SmallAreaRule, each_group, find};
use crate::error::{Error, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Estimates, IntervalMethod, Levels, Text};
use crate::named::named_enum;

named_enum! {
    /// Which answer a healthy life expectancy gives.
    ///
    /// ```
    /// use commonweal::HealthMeasure;
    /// assert_eq!(HealthMeasure::parse("share-in-good-health")?, HealthMeasure::Share);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum HealthMeasure("measure") {
        /// Years in good health: the healthy life expectancy.
        Good = "years-in-good-health",
        /// Years not in good health: what is left of the life expectancy.
        Poor = "years-in-poor-health",
        /// The healthy life expectancy over the life expectancy.
        Share = "share-in-good-health",
    }
}

/// Healthy life expectancy: the years in good health that people of an age would still live at the death rates and the state
/// of health of today, by Sullivan's method.
///
/// **Use it** to see years of life and their quality in one number: gaps between places are wider in it than in the life
/// expectancy. Disability-free life expectancy is the same sum over another question of the survey. **Not** where the ages of
/// the survey are not those of the deaths: join the bands of one to those of the other first, as nothing is interpolated here.
/// Answers about one's own health differ between surveys, modes and years: compare like with like.
///
/// - Formula (Sullivan 1971): with `L` the years lived in a band and `l` those who live to the age asked for, from Chiang's
///   life table (see [`LifeExpectancy`](crate::LifeExpectancy)), and `g` the share of the band in good health,
///   `sum(g L) / l`. [`HealthMeasure::Poor`] gives `sum((1 - g) L) / l`; [`HealthMeasure::Share`] their share of life,
///   `sum(g L) / sum(L)`.
/// - Interval: `+/- z se`, not below 0. From the survey `sum(L^2 v) / l^2`, with `v` the variance of each share, `g (1 - g) / N`
///   of `N` people asked (`sullivan`, as the guide of Jagger and others has it). The chance of deaths adds
///   `sum(l^2 ((1 - a) n g + e')^2 q^2 (1 - q) / D) / l^2`, with `e'` the healthy life expectancy at the next band, and
///   `g^2 l^2 / (D M^2)` for the open-ended band (`sullivan-silcocks`, the default: in a local authority it is as large as the
///   survey's part; [`survival_variance`](Self::survival_variance) leaves it out). The share has that of a ratio
///   (delta method), between 0 and 1. Deaths and answers are taken as independent.
/// - Without people asked or standard errors there is no interval: deaths alone would make it look too sure.
/// - A band in which all of those asked said the same adds nothing to the variance, nor does one without deaths:
///   `zero-event-strata`. Where the survey's variance alone makes limits more than a tenth too narrow: `partial-variance`.
/// - Input: [`AgeBands`] and [`HealthShares`], row for row. Range: 0 up to the life expectancy; the share 0 to 1. Unit: years.
/// - Where all are in good health, value and `sullivan-silcocks` limits are those of the life expectancy.
/// - Errors: those of [`LifeExpectancy`](crate::LifeExpectancy) and [`HealthShares`]; `length-mismatch` for `healthy`.
/// - Sources: Sullivan 1971; Jagger, Van Oyen & Robine 2014; Silcocks, Jenner & Reza 2001.
///
/// ```
/// use commonweal::{AgeBands, HealthShares, HealthyLifeExpectancy};
/// let age = [0.0, 16.0, 45.0, 65.0, 75.0, 85.0];
/// let bands = AgeBands::new(&[41.0, 137.0, 505.0, 620.0, 1_150.0, 1_260.0],
///     &[92_000.0, 170_000.0, 131_000.0, 48_000.0, 29_300.0, 9_000.0], &age)?;
/// let shares = HealthShares::new(&[0.96, 0.89, 0.74, 0.61, 0.47, 0.35])?
///     .with_asked(&[620.0, 1_150.0, 880.0, 320.0, 200.0, 60.0])?;
/// let years = HealthyLifeExpectancy::new().estimate(&bands, &shares)?;
/// let limits = years.interval.unwrap();
/// assert!((years.value - 64.029070).abs() < 1e-6);
/// assert!((limits.lower - 62.889281).abs() < 1e-6 && (limits.upper - 65.168860).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct HealthyLifeExpectancy {
    settings: Settings,
    measure: HealthMeasure,
}

impl Default for HealthyLifeExpectancy {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            measure: HealthMeasure::Good,
        }
    }
}

impl HealthyLifeExpectancy {
    /// Years in good health at the first age (at birth), 95 % limits with both variances, nothing withheld.
    ///
    /// ```
    /// use commonweal::{AgeBands, HealthShares, HealthyLifeExpectancy};
    /// let bands = AgeBands::new(&[40.0, 900.0], &[70_000.0, 10_000.0], &[0.0, 65.0])?;
    /// let shares = HealthShares::new(&[0.9, 0.5])?.with_asked(&[900.0, 400.0])?;
    /// let years = HealthyLifeExpectancy::new().estimate(&bands, &shares)?;
    /// assert_eq!((years.measure.as_ref(), years.unit.as_ref()), ("healthy life expectancy at birth", "years"));
    /// assert_eq!(years.interval.unwrap().method.as_str(), "sullivan-silcocks");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{AgeBands, HealthShares, HealthyLifeExpectancy, Level};
    /// let bands = AgeBands::new(&[40.0, 900.0], &[70_000.0, 10_000.0], &[0.0, 65.0])?;
    /// let shares = HealthShares::new(&[0.9, 0.5])?.with_asked(&[900.0, 400.0])?;
    /// let years = HealthyLifeExpectancy::new().level([Level::P95, Level::P998]).estimate(&bands, &shares)?;
    /// assert!((years.intervals[0].lower - 61.333447).abs() < 1e-6);
    /// assert!((years.intervals[1].lower - 60.495590).abs() < 1e-6);
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
    /// use commonweal::{AgeBands, HealthShares, HealthyLifeExpectancy};
    /// let bands = AgeBands::new(&[40.0, 900.0], &[70_000.0, 10_000.0], &[0.0, 65.0])?;
    /// let years = HealthyLifeExpectancy::new().at_age(65.0).estimate(&bands, &HealthShares::new(&[0.9, 0.5])?)?;
    /// assert_eq!(years.measure, "healthy life expectancy at age 65");
    /// assert!((years.value - 5.555556).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn at_age(mut self, age: f64) -> Self {
        self.settings.at_age = Some(age);
        self
    }

    /// Years in good health (the default), years in poor health, or the share of life in good health.
    ///
    /// ```
    /// use commonweal::{AgeBands, HealthMeasure, HealthShares, HealthyLifeExpectancy};
    /// let bands = AgeBands::new(&[40.0, 900.0], &[70_000.0, 10_000.0], &[0.0, 65.0])?;
    /// let shares = HealthShares::new(&[0.9, 0.5])?;
    /// let of = |measure| HealthyLifeExpectancy::new().measure(measure).estimate(&bands, &shares);
    /// let (good, poor) = (of(HealthMeasure::Good)?.value, of(HealthMeasure::Poor)?.value);
    /// assert!((good + poor - 74.520804).abs() < 1e-6); // the life expectancy
    /// assert!((of(HealthMeasure::Share)?.value - good / (good + poor)).abs() < 1e-12);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn measure(mut self, measure: HealthMeasure) -> Self {
        self.measure = measure;
        self
    }

    /// Whether the chance of deaths counts in the variance. Default: it does. Published figures of the health survey's
    /// variance alone (the guide of Jagger and others) want `false`.
    ///
    /// ```
    /// use commonweal::{AgeBands, HealthShares, HealthyLifeExpectancy};
    /// let bands = AgeBands::new(&[40.0, 900.0], &[70_000.0, 10_000.0], &[0.0, 65.0])?;
    /// let shares = HealthShares::new(&[0.9, 0.5])?.with_asked(&[900.0, 400.0])?;
    /// let years = HealthyLifeExpectancy::new().survival_variance(false).estimate(&bands, &shares)?;
    /// assert_eq!(years.interval.unwrap().method.as_str(), "sullivan");
    /// assert!((years.standard_error.unwrap() - 0.692004).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn survival_variance(mut self, counted: bool) -> Self {
        self.settings.survival = counted;
        self
    }

    /// The publisher's rule that withholds what is too uncertain. Default: none; the facts are told as cautions.
    ///
    /// ```
    /// use commonweal::{AgeBands, HealthShares, HealthyLifeExpectancy, SmallAreaRule};
    /// let bands = AgeBands::new(&[2.0, 41.0], &[4_000.0, 600.0], &[0.0, 65.0])?; // 4,600 people
    /// let metric = HealthyLifeExpectancy::new().suppression(SmallAreaRule::Phe);
    /// let withheld = metric.estimate(&bands, &HealthShares::new(&[0.9, 0.5])?).unwrap_err();
    /// assert_eq!(withheld.code().as_str(), "too-few-events");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn suppression(mut self, rule: SmallAreaRule) -> Self {
        self.settings.rule = rule;
        self
    }

    /// The healthy life expectancy of one population.
    ///
    /// ```
    /// use commonweal::{AgeBands, HealthShares, HealthyLifeExpectancy};
    /// let bands = AgeBands::new(&[10.0, 30.0, 900.0], &[30_000.0, 40_000.0, 10_000.0], &[0.0, 20.0, 65.0])?;
    /// let shares = HealthShares::new(&[1.0; 3])?.with_asked(&[300.0, 500.0, 200.0])?;
    /// let years = HealthyLifeExpectancy::new().estimate(&bands, &shares)?;
    /// assert!((years.value - 74.563697).abs() < 1e-6); // the life expectancy
    /// assert!(years.cautions[0].message.contains("3 bands"));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As listed above.
    pub fn estimate(&self, bands: &AgeBands<'_>, shares: &HealthShares<'_>) -> Result<Estimate> {
        same_length_as(shares, bands.len())?;
        self.answer(bands, shares)?.map_err(|fault| fault.error())
    }

    /// The healthy life expectancies of many populations, as [`LifeExpectancy::estimate_groups`](crate::LifeExpectancy::estimate_groups)
    /// has the life expectancies; `shares` has a row for each row of the bands.
    ///
    /// ```
    /// use commonweal::{HealthShares, HealthyLifeExpectancy};
    /// let (deaths, people, age) = ([40.0, 900.0, 3.0, 0.0], [70_000.0, 10_000.0, 700.0, 90.0], [0.0, 65.0, 0.0, 65.0]);
    /// let shares = HealthShares::new(&[0.9, 0.5, 0.8, 0.4])?.with_asked(&[900.0, 400.0, 90.0, 40.0])?;
    /// let years = HealthyLifeExpectancy::new().estimate_groups(&[0, 2, 4], [&deaths, &people, &age], None, &shares)?;
    /// assert!((years.value[0] - 62.786349).abs() < 1e-6);
    /// assert!(years.value[1].is_nan() && years.cautions[0].message.contains("without deaths in the open-ended band"));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`AgeBands`], with the row of the whole input; `length-mismatch` for `healthy`; `out-of-range` for `offsets` or
    /// `at_age`; `overflow`.
    pub fn estimate_groups(
        &self,
        offsets: &[usize],
        [deaths, population, age_start]: [&[f64]; 3],
        separation: Option<&[f64]>,
        shares: &HealthShares<'_>,
    ) -> Result<Estimates> {
        same_length_as(shares, deaths.len())?;
        let columns = [deaths, population, age_start];
        each_group(offsets, columns, separation, |bands, rows| {
            let answer = self.answer(bands, &shares.part(rows))?;
            answer.or_else(|fault| self.settings.withheld(&self.kind(), bands, &fault))
        })
    }

    fn answer(&self, bands: &AgeBands<'_>, shares: &HealthShares<'_>) -> Result<Answer> {
        let answer = match self.measure {
            HealthMeasure::Good => self.years(bands, shares, &|row| shares.row(row))?,
            HealthMeasure::Poor => self.years(bands, shares, &|row| {
                let Health { share, variance } = shares.row(row);
                Health {
                    share: 1.0 - share,
                    variance,
                }
            })?,
            HealthMeasure::Share => self.share(bands, shares)?,
        };
        let mut estimate = match answer {
            Ok(estimate) => estimate,
            Err(fault) => return Ok(Err(fault)),
        };
        if estimate.interval.is_none() {
            estimate.no_interval_reason = Some(Text::Borrowed(
                "nothing says how sure the shares in good health are: give the people asked (asked=) or their standard errors",
            ));
        }
        let first = bands.place_of(self.settings.at_age)?;
        let rows = (first..bands.len()).filter_map(|place| bands.band(place));
        let alike = rows.filter(|band| shares.all_alike(band.row)).count();
        if alike > 0 {
            let message = format!(
                "in {alike} bands all of those asked said the same, which adds nothing to the variance: the interval is too \
                 narrow; join bands, or pool years of the survey"
            );
            estimate.add_caution(Caution::new(CautionCode::ZeroEventStrata, message));
        }
        Ok(Ok(estimate))
    }

    fn years(
        &self,
        bands: &AgeBands<'_>,
        shares: &HealthShares<'_>,
        health: &dyn Fn(usize) -> Health,
    ) -> Result<Answer> {
        let first = bands.place_of(self.settings.at_age)?;
        let found = match find(bands, first, health) {
            Ok(found) => found,
            Err(fault) => return Ok(Err(fault)),
        };
        let error = self.error(shares, found.asked, found.deaths);
        let answer = self.settings.report(&self.kind(), bands, &found, error)?;
        Ok(self.doubted(answer, found.asked, found.deaths))
    }

    /// With H years in good health of L, the share r = H / L has, to first order, the error of (H - r L) / L: of a sum over
    /// ages again, with g - r in place of g, as r does not vary in it.
    fn share(&self, bands: &AgeBands<'_>, shares: &HealthShares<'_>) -> Result<Answer> {
        let first = bands.place_of(self.settings.at_age)?;
        let all = find(bands, first, &|_| Health::WHOLE);
        let healthy = find(bands, first, &|row| shares.row(row));
        let (all, mut healthy) = match (all, healthy) {
            (Ok(all), Ok(healthy)) => (all, healthy),
            (Err(fault), _) | (_, Err(fault)) => return Ok(Err(fault)),
        };
        let ratio = healthy.value / all.value;
        let about = find(bands, first, &|row| {
            let Health { share, variance } = shares.row(row);
            Health {
                share: share - ratio,
                variance,
            }
        });
        let about = match about {
            Ok(about) => about,
            Err(fault) => return Ok(Err(fault)),
        };
        healthy.value = ratio;
        let error = self.error(shares, about.asked, about.deaths);
        let error = error.map(|error| error / all.value);
        let answer = self.settings.report(&self.kind(), bands, &healthy, error)?;
        Ok(self.doubted(answer, about.asked, about.deaths))
    }

    /// Limits of the survey alone are told as such where deaths would widen them by more than a tenth: 95 % limits then hold
    /// less than 92 % of the time.
    fn doubted(&self, mut answer: Answer, asked: f64, deaths: f64) -> Answer {
        if let Ok(estimate) = &mut answer
            && !self.settings.survival
            && estimate.interval.is_some()
            && asked + deaths > 1.21 * asked
        {
            let message = "the limits leave out the chance of deaths, which would widen them by more than a tenth: read them as \
                           too narrow, or leave out survival_variance=false";
            estimate.add_caution(Caution::new(CautionCode::PartialVariance, message));
        }
        answer
    }

    fn error(&self, shares: &HealthShares<'_>, asked: f64, deaths: f64) -> Option<f64> {
        let deaths = if self.settings.survival { deaths } else { 0.0 };
        shares.has_variance().then(|| (asked + deaths).sqrt())
    }

    fn kind(&self) -> Kind {
        let (at_birth, at_age, direction) = match self.measure {
            HealthMeasure::Good => (
                "healthy life expectancy at birth",
                "healthy life expectancy at age ",
                "larger means more years in good health",
            ),
            HealthMeasure::Poor => (
                "years in poor health at birth",
                "years in poor health at age ",
                "larger means more years in poor health",
            ),
            HealthMeasure::Share => (
                "share of life in good health at birth",
                "share of life in good health at age ",
                "larger means more of life in good health",
            ),
        };
        let share = self.measure == HealthMeasure::Share;
        Kind {
            at_birth,
            at_age,
            method: "Sullivan's method on Chiang's abridged life table",
            citation: "sullivan-1971",
            interval: if self.settings.survival {
                IntervalMethod::SullivanSilcocks
            } else {
                IntervalMethod::Sullivan
            },
            unit: if share { "share of life" } else { "years" },
            direction,
            highest: if share { 1.0 } else { f64::INFINITY },
        }
    }
}

fn same_length_as(shares: &HealthShares<'_>, bands: usize) -> Result<()> {
    if shares.len() == bands {
        Ok(())
    } else {
        Err(Error::length("healthy", shares.len(), "deaths", bands))
    }
}
