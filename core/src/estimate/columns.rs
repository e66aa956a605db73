//! Many estimates of one measure, as columns.

use super::{Caution, Estimate, Interval, IntervalMethod, Text};

/// The limits of many estimates at one level.
///
/// ```
/// use commonweal::{CrudeRate, Counts};
/// let rates = CrudeRate::new().estimate(&Counts::new(&[5.0, 12.0], &[1_000.0, 4_000.0])?)?;
/// let limits = &rates.intervals[0];
/// assert_eq!(limits.level, 0.95);
/// assert!((limits.lower[1] - 154.837746).abs() < 1e-6 && (limits.upper[1] - 524.071451).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct IntervalColumn {
    /// Two-sided confidence level as a probability.
    #[cfg_attr(feature = "serde", serde(with = "super::real"))]
    pub level: f64,
    /// Lower limits.
    #[cfg_attr(feature = "serde", serde(with = "super::real::column"))]
    pub lower: Vec<f64>,
    /// Upper limits.
    #[cfg_attr(feature = "serde", serde(with = "super::real::column"))]
    pub upper: Vec<f64>,
    /// How each row's limits were made.
    pub method: Vec<IntervalMethod>,
}

/// One measure for many rows: the columns of a table.
///
/// ```
/// use commonweal::{CrudeRate, Counts};
/// let rates = CrudeRate::new().estimate(&Counts::new(&[5.0, 12.0], &[1_000.0, 4_000.0])?)?;
/// assert_eq!(rates.value, [500.0, 300.0]);
/// assert_eq!(rates.row(0).unwrap().interval.unwrap().method.as_str(), "exact-poisson");
/// assert_eq!(rates.row(1).unwrap().interval.unwrap().method.as_str(), "byar");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Estimates {
    /// What was measured, in words.
    pub measure: Text,
    /// The values; NaN where a value is withheld (a caution with that row says why).
    #[cfg_attr(feature = "serde", serde(with = "super::real::column"))]
    pub value: Vec<f64>,
    /// Standard errors; NaN where the method has none.
    #[cfg_attr(feature = "serde", serde(with = "super::real::column"))]
    pub standard_error: Vec<f64>,
    /// Limits, one entry a level.
    pub intervals: Vec<IntervalColumn>,
    /// Why there are no intervals, where there are none.
    pub no_interval_reason: Option<Text>,
    /// How the values were computed.
    pub method: Text,
    /// Key of the source.
    pub citation: Text,
    /// The unit of values and limits.
    pub unit: Text,
    /// The multiplier in the unit.
    #[cfg_attr(feature = "serde", serde(with = "super::real"))]
    pub per: f64,
    /// How to read the sign or size.
    pub direction: Text,
    /// How many rows of input stand behind each value.
    pub n: Vec<u64>,
    /// Events behind each value; NaN where the measure counts none.
    #[cfg_attr(feature = "serde", serde(with = "super::real::column"))]
    pub events: Vec<f64>,
    /// People behind each value; NaN where the measure has no population.
    #[cfg_attr(feature = "serde", serde(with = "super::real::column"))]
    pub population: Vec<f64>,
    /// Cautions, each with the row it belongs to.
    pub cautions: Vec<Caution>,
    /// The seed, where draws were made.
    pub seed: Option<u32>,
    /// How many draws were made for each row.
    pub draws: Option<u32>,
}

impl Estimates {
    /// Columns from rows. All rows are of one measure with the same options; facts that do not vary come from the first that was
    /// computed.
    pub(crate) fn from_rows(rows: Vec<Estimate>) -> Self {
        let count = rows.len();
        let mut columns = Self {
            measure: Text::Borrowed(""),
            value: Vec::with_capacity(count),
            standard_error: Vec::with_capacity(count),
            intervals: Vec::new(),
            no_interval_reason: None,
            method: Text::Borrowed(""),
            citation: Text::Borrowed(""),
            unit: Text::Borrowed(""),
            per: 1.0,
            direction: Text::Borrowed(""),
            n: Vec::with_capacity(count),
            events: Vec::with_capacity(count),
            population: Vec::with_capacity(count),
            cautions: Vec::new(),
            seed: None,
            draws: None,
        };
        // A row whose value is withheld has no intervals of its own: the levels come from the first row that has them.
        if let Some(model) = rows.iter().find(|row| !row.intervals.is_empty()) {
            columns.intervals = model
                .intervals
                .iter()
                .map(|interval| IntervalColumn {
                    level: interval.level,
                    lower: Vec::with_capacity(count),
                    upper: Vec::with_capacity(count),
                    method: Vec::with_capacity(count),
                })
                .collect();
        }
        for (index, row) in rows.into_iter().enumerate() {
            columns.value.push(row.value);
            columns
                .standard_error
                .push(row.standard_error.unwrap_or(f64::NAN));
            columns.n.push(row.n);
            columns.events.push(row.events.unwrap_or(f64::NAN));
            columns.population.push(row.population.unwrap_or(f64::NAN));
            for (slot, column) in columns.intervals.iter_mut().enumerate() {
                let interval = row.intervals.get(slot);
                column.lower.push(interval.map_or(f64::NAN, |i| i.lower));
                column.upper.push(interval.map_or(f64::NAN, |i| i.upper));
                let fallback = column
                    .method
                    .last()
                    .copied()
                    .unwrap_or(IntervalMethod::Propagated);
                column.method.push(interval.map_or(fallback, |i| i.method));
            }
            columns
                .cautions
                .extend(row.cautions.into_iter().map(|caution| Caution {
                    row: Some(index as u64),
                    ..caution
                }));
            if columns.measure.is_empty() {
                columns.measure = row.measure;
                columns.no_interval_reason = row.no_interval_reason;
                columns.method = row.method;
                columns.citation = row.citation;
                columns.unit = row.unit;
                columns.per = row.per;
                columns.direction = row.direction;
                columns.seed = row.seed;
                columns.draws = row.draws;
            }
        }
        columns
    }

    /// How many rows there are.
    ///
    /// ```
    /// use commonweal::{Counts, CrudeRate};
    /// let rates = CrudeRate::new().estimate(&Counts::new(&[5.0, 12.0], &[1_000.0, 4_000.0])?)?;
    /// assert_eq!(rates.len(), 2);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.value.len()
    }

    /// Whether there are no rows.
    ///
    /// ```
    /// use commonweal::{Counts, CrudeRate};
    /// assert!(!CrudeRate::new().estimate(&Counts::new(&[5.0], &[1_000.0])?)?.is_empty());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.value.is_empty()
    }

    /// One row as an estimate; none beyond the last.
    ///
    /// ```
    /// use commonweal::DirectRate;
    /// let (deaths, people, standard) = ([10.0, 20.0, 2.0, 3.0], [1_000.0; 4], [3.0, 1.0, 3.0, 1.0]);
    /// let rates = DirectRate::new().minimum_events(10.0).estimate_groups(&[0, 2, 4], &deaths, &people, &standard, None)?;
    /// assert!((rates.row(0).unwrap().interval.unwrap().upper - 1864.111552).abs() < 1e-6);
    /// let withheld = rates.row(1).unwrap();
    /// assert!(withheld.value.is_nan() && withheld.interval.is_none());
    /// assert_eq!(withheld.cautions[0].code.as_str(), "suppressed");
    /// assert!(rates.row(2).is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn row(&self, index: usize) -> Option<Estimate> {
        let present = |column: &[f64]| column.get(index).copied().filter(|value| !value.is_nan());
        let value = *self.value.get(index)?;
        let mut intervals = Vec::with_capacity(self.intervals.len());
        for column in &self.intervals {
            let (lower, upper) = (*column.lower.get(index)?, *column.upper.get(index)?);
            if !lower.is_nan() && !upper.is_nan() {
                intervals.push(Interval {
                    lower,
                    upper,
                    level: column.level,
                    method: *column.method.get(index)?,
                });
            }
        }
        Some(Estimate {
            measure: self.measure.clone(),
            value,
            standard_error: present(&self.standard_error),
            interval: intervals.first().copied(),
            intervals,
            no_interval_reason: self.no_interval_reason.clone(),
            method: self.method.clone(),
            citation: self.citation.clone(),
            unit: self.unit.clone(),
            per: self.per,
            direction: self.direction.clone(),
            n: *self.n.get(index)?,
            events: present(&self.events),
            population: present(&self.population),
            cautions: self
                .cautions
                .iter()
                .filter(|c| c.row.is_none_or(|row| row == index as u64))
                .cloned()
                .collect(),
            seed: self.seed,
            draws: self.draws,
        })
    }

    /// The same estimates with the unit in which their input was given.
    ///
    /// ```
    /// use commonweal::{Counts, CrudeRate};
    /// let falls = CrudeRate::new().per(1_000.0).estimate(&Counts::new(&[14.0], &[2_120.0])?)?;
    /// assert_eq!(falls.with_unit("per 1,000 bed days").unit, "per 1,000 bed days");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn with_unit(mut self, unit: impl Into<Text>) -> Self {
        self.unit = unit.into();
        self
    }

    /// The same estimates with the unit in which the values were given, where the measure is in that unit or in its square.
    ///
    /// ```
    /// use commonweal::{BetweenGroupVariance, UnorderedGroups, estimate_each};
    /// let years = [78.6, 82.7, 80.0, 81.0];
    /// let variances = estimate_each(&[0, 2, 4], 4, |rows| {
    ///     BetweenGroupVariance::new().estimate(&UnorderedGroups::new(&years[rows], None)?)
    /// })?;
    /// assert_eq!(variances.with_unit_of_values("years").unit, "years squared");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn with_unit_of_values(mut self, unit: impl Into<Text>) -> Self {
        self.unit = super::unit_of_values(self.unit, unit.into());
        self
    }

    /// Adds a caution that the caller knows of.
    ///
    /// ```
    /// use commonweal::{Caution, Counts, CrudeRate};
    /// let mut rates = CrudeRate::new().estimate(&Counts::new(&[50.0, 12.0], &[9_000.0, 4_000.0])?)?;
    /// rates.add_caution(Caution::rows_omitted(3)); // of no single row: it stands in each
    /// assert!((0..2).all(|row| rates.row(row).unwrap().cautions[0].code.as_str() == "rows-omitted"));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.cautions.push(caution);
    }
}
