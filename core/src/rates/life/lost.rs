//! Years of life lost.

use std::ops::Range;

use crate::batch::estimate_each;
use crate::error::{Error, ErrorCode, Result, conflicting_arguments, missing_argument};
use crate::estimate::{
    Caution, CautionCode, Estimate, Estimates, Interval, IntervalMethod, Levels, Text,
};
use crate::input::{denominators, finite, not_empty, not_negative, same_length};
use crate::numeric::sum;
use crate::rates::{checked_per, per_unit, poisson};

/// Deaths, and how many years each of them loses: checked once.
///
/// ```
/// use commonweal::YearsLost;
/// let lost = YearsLost::new(&[4.0, 30.0], &[60.5, 12.1])?;
/// assert_eq!(lost.len(), 2);
/// assert_eq!(YearsLost::new(&[4.0], &[-1.0]).unwrap_err().code().as_str(), "negative-value");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct YearsLost<'a> {
    deaths: &'a [f64],
    years: Vec<f64>,
    population: Option<&'a [f64]>,
    standard: Option<&'a [f64]>,
}

impl<'a> YearsLost<'a> {
    /// Deaths in each row (an age band), and the years that each of them loses: the life expectancy at the age of death, from
    /// a life table of the place or of a standard.
    ///
    /// ```
    /// use commonweal::{AgeBands, LifeTableModel, YearsLost, YearsOfLifeLost};
    /// let (deaths, people, age) = ([10.0, 30.0, 900.0], [30_000.0, 40_000.0, 10_000.0], [0.0, 20.0, 65.0]);
    /// let table = LifeTableModel::new().estimate(&AgeBands::new(&deaths, &people, &age)?)?;
    /// let lost = YearsOfLifeLost::new().estimate(&YearsLost::new(&deaths, &table.life_expectancy)?)?;
    /// assert!((lost.value - 12_395.503799).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`, `length-mismatch`, `missing-value`, `not-finite`, `negative-value`; each with its row.
    pub fn new(deaths: &'a [f64], years_lost: &[f64]) -> Result<Self> {
        not_empty("deaths", deaths)?;
        not_negative("deaths", deaths)?;
        same_length("years_lost", years_lost, "deaths", deaths.len())?;
        not_negative("years_lost", years_lost)?;
        Ok(Self {
            deaths,
            years: years_lost.to_vec(),
            population: None,
            standard: None,
        })
    }

    /// Deaths in each row and their mean age: each loses the years up to a fixed age, none from it on (potential years of life
    /// lost; up to 75 in many publications).
    ///
    /// ```
    /// use commonweal::{YearsLost, YearsOfLifeLost};
    /// let lost = YearsLost::up_to(&[2.0, 10.0, 40.0], &[0.5, 45.0, 80.0], 75.0)?;
    /// assert_eq!(YearsOfLifeLost::new().estimate(&lost)?.value, 2.0 * 74.5 + 10.0 * 30.0);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`new`](Self::new), for `age`; `out-of-range` where `up_to` is no number above 0.
    pub fn up_to(deaths: &'a [f64], age: &[f64], up_to: f64) -> Result<Self> {
        not_empty("deaths", deaths)?;
        same_length("age", age, "deaths", deaths.len())?;
        not_negative("age", age)?;
        if !up_to.is_finite() || up_to <= 0.0 {
            return Err(Error::out_of_range("up_to", up_to, "an age above 0"));
        }
        let years: Vec<f64> = age.iter().map(|age| (up_to - age).max(0.0)).collect();
        Self::new(deaths, &years)
    }

    /// Whichever was given: years lost, or ages and the age up to which years count.
    ///
    /// ```
    /// use commonweal::YearsLost;
    /// assert_eq!(YearsLost::given(&[4.0], None, Some(&[45.0]), Some(75.0))?.len(), 1);
    /// assert_eq!(YearsLost::given(&[4.0], None, Some(&[45.0]), None).unwrap_err().param(), Some("up_to"));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `missing-argument` where neither is whole, `conflicting-arguments` where both are given; those of the constructors.
    pub fn given(
        deaths: &'a [f64],
        years_lost: Option<&[f64]>,
        age: Option<&[f64]>,
        up_to: Option<f64>,
    ) -> Result<Self> {
        match (years_lost, age, up_to) {
            (Some(_), Some(_), _) => Err(conflicting_arguments("age", "years_lost")),
            (Some(_), _, Some(_)) => Err(conflicting_arguments("up_to", "years_lost")),
            (Some(years), None, None) => Self::new(deaths, years),
            (None, Some(age), Some(up_to)) => Self::up_to(deaths, age, up_to),
            (None, Some(_), None) => Err(missing_argument("up_to")),
            (None, None, Some(_)) => Err(missing_argument("age")),
            (None, None, None) => Err(missing_argument("years_lost")),
        }
    }

    /// The people, or person-years, of each row: the answer is then a rate.
    ///
    /// ```
    /// use commonweal::{YearsLost, YearsOfLifeLost};
    /// let lost = YearsLost::new(&[4.0, 30.0], &[60.5, 12.1])?.with_population(&[9_000.0, 3_000.0])?;
    /// let rate = YearsOfLifeLost::new().estimate(&lost)?;
    /// assert!((rate.value - 5_041.666667).abs() < 1e-6); // 605 years among 12,000 people, per 100,000
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, `zero-denominator`; each with its row.
    pub fn with_population(mut self, population: &'a [f64]) -> Result<Self> {
        same_length("population", population, "deaths", self.deaths.len())?;
        denominators("population", population)?;
        self.population = Some(population);
        Ok(self)
    }

    /// The people of each row in a standard population: the rate is then directly standardised.
    ///
    /// ```
    /// use commonweal::{YearsLost, YearsOfLifeLost};
    /// let lost = YearsLost::new(&[4.0, 30.0], &[60.5, 12.1])?.with_population(&[9_000.0, 3_000.0])?;
    /// let rate = YearsOfLifeLost::new().estimate(&lost.with_standard_population(&[80_500.0, 19_500.0])?)?;
    /// assert!((rate.value - 4_524.055556).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `missing-argument` without a population; `length-mismatch`, `missing-value`, `not-finite`, `negative-value`;
    /// `zero-denominator` where all are zero.
    pub fn with_standard_population(mut self, standard: &'a [f64]) -> Result<Self> {
        if self.population.is_none() {
            return Err(missing_argument("population"));
        }
        same_length("standard_population", standard, "deaths", self.deaths.len())?;
        not_negative("standard_population", standard)?;
        if standard.iter().all(|size| *size == 0.0) {
            let message = "`standard_population` is zero in every row: give the people of each age band in the standard";
            return Err(Error::new(
                ErrorCode::ZeroDenominator,
                "standard_population",
                message,
            ));
        }
        self.standard = Some(standard);
        Ok(self)
    }

    /// How many rows there are.
    ///
    /// ```
    /// # use commonweal::YearsLost;
    /// assert_eq!(YearsLost::new(&[4.0, 30.0], &[60.5, 12.1])?.len(), 2);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.deaths.len()
    }

    /// Always false: an empty input is refused.
    ///
    /// ```
    /// # use commonweal::YearsLost;
    /// assert!(!YearsLost::new(&[4.0], &[60.5])?.is_empty());
    /// assert_eq!(YearsLost::new(&[], &[]).unwrap_err().code().as_str(), "empty");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.deaths.is_empty()
    }
}

/// Years of life lost: each death counted by the years that it came too early.
///
/// **Use it** to weigh early deaths more than late ones, and to see which causes or places lose most years. **Not** to compare
/// places of different sizes by their sum (give `population`), nor places of different ages by a crude rate (give
/// `standard_population`); and not figures made with different years lost: up to 75, and by a life table, are two measures.
///
/// - Formula: `sum(d w)` with `d` deaths and `w` the years that each loses: `max(a - age, 0)` up to an age `a`
///   ([`YearsLost::up_to`]), or the life expectancy at the age of death ([`YearsLost::new`]). As a rate
///   `per sum(d w) / sum(n)`, directly standardised `per sum(s w d / n) / sum(s)` with `n` people and `s` those of the standard.
/// - Interval: that of a weighted sum of Poisson counts (Dobson and others 1991): `Y + sqrt(v / D) (B - D)`, with `v` the sum
///   of squared weights times deaths, `D` all deaths that lose years and `B` Byar's limits of them; not below 0. Years lost
///   count as known.
/// - Input: [`YearsLost`]. Range: 0 and up. Unit: years, or years per 100,000 people. Nothing is discounted or weighted by age.
/// - `events` are the deaths that lose years; where there are none, there is no interval. Cautions: `few-events` where fewer
///   than ten deaths of equal weight, `sum(d w)^2 / sum(d w^2)`, would be as sure.
/// - Errors: those of [`YearsLost`]; `out-of-range` for `per`, `missing-argument` for `per` without a population; `overflow`.
/// - Sources: Gardner & Sanborn 1990, Epidemiology 1:322; Dobson, Kuulasmaa, Eberle & Scherer 1991.
///
/// ```
/// use commonweal::{YearsLost, YearsOfLifeLost};
/// let (deaths, age) = ([3.0, 2.0, 9.0, 41.0, 60.0, 300.0], [0.2, 9.0, 30.0, 55.0, 70.0, 84.0]);
/// let years = YearsOfLifeLost::new().estimate(&YearsLost::up_to(&deaths, &age, 75.0)?)?;
/// let limits = years.interval.unwrap();
/// assert!((years.value - 1_881.4).abs() < 1e-6);
/// assert!((limits.lower - 1_417.103987).abs() < 1e-6 && (limits.upper - 2_414.764387).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct YearsOfLifeLost {
    levels: Levels,
    per: Option<f64>,
}

impl YearsOfLifeLost {
    /// 95 % limits; a rate, where there are people, is per 100,000.
    ///
    /// ```
    /// use commonweal::{YearsLost, YearsOfLifeLost};
    /// let years = YearsOfLifeLost::new().estimate(&YearsLost::new(&[4.0, 30.0], &[60.5, 12.1])?)?;
    /// assert_eq!((years.value, years.unit.as_ref(), years.events), (605.0, "years", Some(34.0)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{Level, YearsLost, YearsOfLifeLost};
    /// let lost = YearsLost::new(&[4.0, 30.0], &[60.5, 12.1])?;
    /// let years = YearsOfLifeLost::new().level(Level::P998).estimate(&lost)?;
    /// assert!((years.interval.unwrap().lower - 244.222153).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// The multiplier of a rate; 100,000 unless given.
    ///
    /// ```
    /// use commonweal::{YearsLost, YearsOfLifeLost};
    /// let lost = YearsLost::new(&[4.0, 30.0], &[60.5, 12.1])?.with_population(&[9_000.0, 3_000.0])?;
    /// assert!((YearsOfLifeLost::new().per(1_000.0).estimate(&lost)?.value - 50.416667).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn per(mut self, per: f64) -> Self {
        self.per = Some(per);
        self
    }

    /// The years lost by one population.
    ///
    /// ```
    /// use commonweal::{YearsLost, YearsOfLifeLost};
    /// let none = YearsOfLifeLost::new().estimate(&YearsLost::up_to(&[30.0], &[80.0], 75.0)?)?;
    /// assert!(none.value == 0.0 && none.interval.is_none()); // nobody died before 75
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As listed above.
    pub fn estimate(&self, lost: &YearsLost<'_>) -> Result<Estimate> {
        self.rows(lost, 0..lost.len())
    }

    /// The years lost by many populations: rows of all of them, and where each starts.
    ///
    /// ```
    /// use commonweal::{YearsLost, YearsOfLifeLost};
    /// let lost = YearsLost::up_to(&[2.0, 10.0, 4.0, 9.0], &[30.0, 60.0, 30.0, 60.0], 75.0)?;
    /// let years = YearsOfLifeLost::new().estimate_groups(&[0, 2, 4], &lost)?;
    /// assert_eq!(years.value, [240.0, 315.0]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`estimate`](Self::estimate); `out-of-range` for `offsets`.
    pub fn estimate_groups(&self, offsets: &[usize], lost: &YearsLost<'_>) -> Result<Estimates> {
        estimate_each(offsets, lost.len(), |rows| self.rows(lost, rows))
    }

    fn rows(&self, lost: &YearsLost<'_>, rows: Range<usize>) -> Result<Estimate> {
        let part = |column: &'_ [f64]| -> Vec<f64> {
            <[f64]>::get(column, rows.clone()).unwrap_or(&[]).to_vec()
        };
        let (deaths, years) = (part(lost.deaths), part(&lost.years));
        let (per, people) = match (lost.population, self.per) {
            (None, Some(_)) => return Err(missing_argument("population")),
            (None, None) => (1.0, None),
            (Some(people), per) => (checked_per(per.unwrap_or(100_000.0))?, Some(part(people))),
        };
        let standard = lost.standard.map(part);
        let weights = weights(&years, people.as_deref(), standard.as_deref())?;
        let terms = || deaths.iter().zip(&weights);
        let value = sum::sum_of(terms().map(|(d, w)| d * w));
        // In units of the largest weight, whose square may be too small or too large for a number.
        let unit = weights.iter().fold(0.0_f64, |most, w| most.max(*w));
        let share = |w: &f64| if unit > 0.0 { w / unit } else { 0.0 };
        let variance = sum::sum_of(terms().map(|(d, w)| share(w) * share(w) * d));
        let losing = deaths.iter().zip(&years).filter(|(_, w)| **w > 0.0);
        let events = sum::sum_of(losing.map(|(d, _)| *d));
        let measure = match (&people, &standard) {
            (None, _) => "years of life lost",
            (Some(_), None) => "rate of years of life lost",
            (Some(_), Some(_)) => "directly standardised rate of years of life lost",
        };
        let mut estimate = Estimate::new(measure, value * per, "deaths")?;
        finite("deaths", &[events]).map_err(|_| Error::overflow("deaths", "their sum"))?;
        estimate.method = Text::Borrowed("deaths times the years that each loses");
        estimate.citation = Text::Borrowed("gardner-sanborn-1990");
        estimate.per = per;
        estimate.unit = match people {
            None => Text::Borrowed("years"),
            Some(_) => Text::Owned(format!("years {}", per_unit(per))),
        };
        estimate.direction = Text::Borrowed("larger means more years lost");
        estimate.n = deaths.len() as u64;
        estimate.events = Some(events);
        estimate.population = people.as_deref().map(sum::sum);
        if events == 0.0 {
            estimate.no_interval_reason = Some(Text::Borrowed(
                "no death that loses years: the weights of the limits cannot be estimated",
            ));
        } else {
            estimate.standard_error = Some(variance.sqrt() * unit * per);
            let spread = (variance / events).sqrt() * unit;
            let intervals = self.levels.iter().map(|level| {
                let (lower, upper) = poisson::byar(events, level);
                let limit = |count: f64| (value + spread * (count - events)) * per;
                let lower = limit(lower).max(0.0);
                Interval::new(lower, limit(upper), level, IntervalMethod::Dobson)
            });
            estimate.set_intervals(intervals.collect(), "deaths")?;
        }
        // As many deaths of equal weight would have this value and this error (Kish 1965).
        let in_units = value / if unit > 0.0 { unit } else { 1.0 };
        let alike = if variance > 0.0 {
            in_units * in_units / variance
        } else {
            0.0
        };
        if alike < 10.0 {
            let message = "fewer than 10 deaths carry most of the years: the figure is unstable and its limits a rough guide; pool years or places";
            estimate.add_caution(Caution::new(CautionCode::FewEvents, message));
        }
        Ok(estimate)
    }
}

/// What one death adds to the answer, row by row.
fn weights(years: &[f64], people: Option<&[f64]>, standard: Option<&[f64]>) -> Result<Vec<f64>> {
    let Some(people) = people else {
        return Ok(years.to_vec());
    };
    let Some(standard) = standard else {
        let all = sum::sum(people);
        finite("population", &[all]).map_err(|_| Error::overflow("population", "its sum"))?;
        return Ok(years.iter().map(|years| years / all).collect());
    };
    let all = sum::sum(standard);
    if all == 0.0 {
        let message = "`standard_population` is zero in every row of a group: give the people of each age band in the standard";
        return Err(Error::new(
            ErrorCode::ZeroDenominator,
            "standard_population",
            message,
        ));
    }
    finite("standard_population", &[all])
        .map_err(|_| Error::overflow("standard_population", "its sum"))?;
    let rows = years.iter().zip(people).zip(standard);
    Ok(rows.map(|((years, n), s)| s / all * (years / n)).collect())
}
