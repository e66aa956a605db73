//! Figures that are compared: results of a measure, or numbers that somebody published.

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, Estimate, Estimates, IntervalColumn, IntervalMethod, Level, Text};

/// Values with their limits, to be compared: results of a measure, or published figures.
///
/// Estimates of this library become figures as they are (`Figures::from(&estimates)`), with their measure, unit, levels and
/// cautions. Published ones are given by value and limits; say what they measure where they meet estimates. A value that is
/// withheld is missing (NaN).
///
/// ```
/// use commonweal::{Counts, CrudeRate, Figures, Level};
/// let ours = CrudeRate::new().estimate(&Counts::new(&[120.0, 95.0], &[40_000.0, 39_000.0])?)?;
/// assert_eq!(Figures::from(&ours).len(), 2);
/// let published = Figures::new(&[79.3])?.with_limits(&[79.0], &[79.6], Level::P95)?.named("life expectancy").with_unit("years");
/// assert_eq!(published.value(), [79.3]);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    pub(crate) measure: Text,
    pub(crate) unit: Text,
    pub(crate) per: f64,
    pub(crate) value: Vec<f64>,
    pub(crate) limits: Vec<IntervalColumn>,
    pub(crate) no_interval_reason: Option<Text>,
    pub(crate) cautions: Vec<Caution>,
    /// Events and people behind each value, where both are known.
    pub(crate) counts: Option<(Vec<f64>, Vec<f64>)>,
}

/// One figure at one level.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figure {
    pub(crate) value: f64,
    pub(crate) lower: f64,
    pub(crate) upper: f64,
    pub(crate) method: IntervalMethod,
}

impl From<&Estimates> for Figures {
    fn from(estimates: &Estimates) -> Self {
        Self {
            measure: estimates.measure.clone(),
            unit: estimates.unit.clone(),
            per: estimates.per,
            value: estimates.value.clone(),
            limits: estimates.intervals.clone(),
            no_interval_reason: estimates.no_interval_reason.clone(),
            cautions: estimates.cautions.clone(),
            counts: Some((estimates.events.clone(), estimates.population.clone())),
        }
    }
}

impl From<&Estimate> for Figures {
    fn from(estimate: &Estimate) -> Self {
        Self::from(&Estimates::from_rows(vec![estimate.clone()]))
    }
}

impl Figures {
    /// Published values, without limits until they are given.
    ///
    /// ```
    /// # use commonweal::Figures;
    /// assert_eq!(Figures::new(&[79.3, 83.1])?.len(), 2);
    /// assert_eq!(Figures::new(&[f64::INFINITY]).unwrap_err().code().as_str(), "not-finite");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`; `not-finite`, with its row.
    pub fn new(value: &[f64]) -> Result<Self> {
        super::not_empty("value", value)?;
        not_infinite("value", value)?;
        Ok(Self {
            measure: Text::Borrowed("published figure"),
            unit: Text::Borrowed("input units"),
            per: 1.0,
            value: value.to_vec(),
            limits: Vec::new(),
            no_interval_reason: None,
            cautions: Vec::new(),
            counts: None,
        })
    }

    /// The same with the events and the people behind each value, which a trend of proportions by the rule of Fingertips needs.
    ///
    /// ```
    /// # use commonweal::Figures;
    /// let shares = Figures::new(&[0.12, 0.15])?.with_counts(&[12.0, 30.0], &[100.0, 200.0])?;
    /// assert_eq!(shares.len(), 2);
    /// let error = Figures::new(&[0.12])?.with_counts(&[12.0, 30.0], &[100.0]).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("length-mismatch", Some("events")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`; `not-finite`, with its row.
    pub fn with_counts(mut self, events: &[f64], population: &[f64]) -> Result<Self> {
        for (param, column) in [("events", events), ("population", population)] {
            super::same_length(param, column, "value", self.len())?;
            not_infinite(param, column)?;
        }
        self.counts = Some((events.to_vec(), population.to_vec()));
        Ok(self)
    }

    /// The same with limits at one level; more levels by giving more of them, the first is the one that counts.
    ///
    /// ```
    /// # use commonweal::{Figures, Level};
    /// let figures = Figures::new(&[9.1, 7.4])?.with_limits(&[8.6, 6.6], &[9.6, 8.2], Level::P95)?;
    /// assert_eq!(figures.len(), 2);
    /// let crossed = Figures::new(&[9.1])?.with_limits(&[9.6], &[8.6], Level::P95).unwrap_err();
    /// assert_eq!((crossed.code().as_str(), crossed.param(), crossed.index()), ("out-of-range", Some("lower"), Some(0)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`; `not-finite` and `out-of-range` (a lower limit above the upper one), with their row.
    pub fn with_limits(self, lower: &[f64], upper: &[f64], level: Level) -> Result<Self> {
        self.with_limits_made_by(lower, upper, level, &[IntervalMethod::Published])
    }

    /// The same with limits of which it is known how they were made, all by one method or row by row.
    ///
    /// ```
    /// # use commonweal::{Figures, IntervalMethod, Level};
    /// let shares = Figures::new(&[0.14, 0.2])?;
    /// let made = shares.with_limits_made_by(&[0.12, 0.17], &[0.16, 0.23], Level::P95, &[IntervalMethod::Wilson])?;
    /// assert_eq!(made.len(), 2);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`with_limits`](Self::with_limits); `length-mismatch` for methods that are neither one nor one a row.
    pub fn with_limits_made_by(
        mut self,
        lower: &[f64],
        upper: &[f64],
        level: Level,
        method: &[IntervalMethod],
    ) -> Result<Self> {
        super::same_length("lower", lower, "value", self.len())?;
        super::same_length("upper", upper, "value", self.len())?;
        not_infinite("lower", lower)?;
        not_infinite("upper", upper)?;
        if let Some(row) = lower.iter().zip(upper).position(|(low, high)| low > high) {
            let found = lower.get(row).copied().unwrap_or(f64::NAN);
            let reason = "it must not be above the upper limit; are the columns exchanged?";
            return Err(Error::value(
                ErrorCode::OutOfRange,
                "lower",
                row,
                found,
                reason,
            ));
        }
        let method = match *method {
            [one] => vec![one; self.len()],
            _ if method.len() == self.len() => method.to_vec(),
            _ => {
                return Err(Error::length(
                    "interval_method",
                    method.len(),
                    "value",
                    self.len(),
                ));
            }
        };
        self.limits.push(IntervalColumn {
            level: level.probability(),
            lower: lower.to_vec(),
            upper: upper.to_vec(),
            method,
        });
        Ok(self)
    }

    /// The same with what was measured, in words.
    ///
    /// ```
    /// # use commonweal::{ChangeModel, Figures, Level};
    /// let rate = |value: f64| {
    ///     Figures::new(&[value]).unwrap().with_limits(&[value - 5.0], &[value + 5.0], Level::P95).unwrap().named("smoking")
    /// };
    /// assert_eq!(ChangeModel::new().estimate(rate(14.0), rate(12.0))?.estimates.measure, "difference in smoking");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn named(mut self, measure: impl Into<Text>) -> Self {
        self.measure = measure.into();
        self
    }

    /// The same with their unit, in words.
    ///
    /// ```
    /// # use commonweal::{ChangeModel, Figures, Level};
    /// let years = |value: f64| {
    ///     Figures::new(&[value]).unwrap().with_limits(&[value - 1.0], &[value + 1.0], Level::P95).unwrap().with_unit("years")
    /// };
    /// assert_eq!(ChangeModel::new().estimate(years(79.0), years(80.5))?.estimates.unit, "years");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn with_unit(mut self, unit: impl Into<Text>) -> Self {
        self.unit = unit.into();
        self
    }

    /// The same with the multiplier in their unit: 100,000 for a rate per 100,000.
    ///
    /// ```
    /// # use commonweal::{ChangeModel, Figures, Level};
    /// let rate = |per: f64| {
    ///     Figures::new(&[3.0]).unwrap().with_limits(&[2.0], &[4.0], Level::P95).unwrap().with_per(per)
    /// };
    /// let error = ChangeModel::new().estimate(rate(1_000.0), rate(100_000.0)).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("conflicting-arguments", Some("after")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn with_per(mut self, per: f64) -> Self {
        self.per = per;
        self
    }

    /// The same with a caution that the caller knows of: it is passed on to what is made of the figures.
    ///
    /// ```
    /// # use commonweal::{Caution, CautionCode, ChangeModel, Figures, Level};
    /// let gap = Figures::new(&[9.1])?.with_limits(&[8.6], &[9.6], Level::P95)?;
    /// let doubtful = gap.clone().with_caution(Caution::new(CautionCode::SmallPopulation, "few people"));
    /// assert_eq!(ChangeModel::new().estimate(gap, doubtful)?.estimates.cautions.len(), 1);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn with_caution(mut self, caution: Caution) -> Self {
        self.cautions.push(caution);
        self
    }

    /// The values; NaN where one is withheld.
    ///
    /// ```
    /// # use commonweal::Figures;
    /// assert_eq!(Figures::new(&[79.3, 83.1])?.value(), [79.3, 83.1]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn value(&self) -> &[f64] {
        &self.value
    }

    /// How many there are.
    ///
    /// ```
    /// # use commonweal::Figures;
    /// assert_eq!(Figures::new(&[79.3])?.len(), 1);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.value.len()
    }

    /// Whether there are none; there always are some.
    ///
    /// ```
    /// # use commonweal::Figures;
    /// assert!(!Figures::new(&[79.3])?.is_empty());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.value.is_empty()
    }

    /// The limits at the first level, or an error that says why there are none.
    pub(crate) fn first_limits(&self, param: &'static str) -> Result<&IntervalColumn> {
        self.limits.first().ok_or_else(|| {
            let why = self
                .no_interval_reason
                .as_deref()
                .unwrap_or("no limits were given");
            let message =
                format!("`{param}` has no limits to compare by ({why}): give lower and upper ones");
            Error::new(ErrorCode::MissingArgument, param, message)
        })
    }

    /// One figure with its limits, or an error that says what is missing and where. The only one serves every row.
    pub(crate) fn at(
        &self,
        param: &'static str,
        limits: &IntervalColumn,
        row: usize,
    ) -> Result<Figure> {
        let row = if self.len() == 1 { 0 } else { row };
        let of = |column: &[f64]| column.get(row).copied().unwrap_or(f64::NAN);
        let (value, lower, upper) = (of(&self.value), of(&limits.lower), of(&limits.upper));
        if value.is_nan() {
            return Err(Error::missing(param, row));
        }
        if lower.is_nan() || upper.is_nan() {
            let message = format!(
                "`{param}` row {row} has no limits at level {}: leave the row out, or give its limits",
                limits.level
            );
            return Err(Error::new(ErrorCode::MissingValue, param, message).at(row));
        }
        if value < lower || value > upper {
            let reason =
                format!("it must lie within its limits, {lower} to {upper}; are they of this row?");
            return Err(Error::value(
                ErrorCode::OutOfRange,
                param,
                row,
                value,
                &reason,
            ));
        }
        let method = limits.method.get(row).copied();
        Ok(Figure {
            value,
            lower,
            upper,
            method: method.unwrap_or(IntervalMethod::Published),
        })
    }
}

fn not_infinite(param: &'static str, column: &[f64]) -> Result<()> {
    match column.iter().position(|value| value.is_infinite()) {
        None => Ok(()),
        Some(row) => super::finite(param, column.get(row..=row).unwrap_or_default())
            .map_err(|error| error.map_index(|_| row)),
    }
}
