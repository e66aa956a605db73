//! The change of any measure between two periods, or its difference between two places, with its interval and its test.
//!
//! ```
//! use commonweal::{ChangeModel, Figures, Level};
//! // A slope index of 9.1 years in 2015-17 and of 9.7 in 2018-20, as they were published.
//! let before = Figures::new(&[9.1])?.with_limits(&[8.8], &[9.4], Level::P95)?;
//! let after = Figures::new(&[9.7])?.with_limits(&[9.4], &[10.0], Level::P95)?;
//! let change = ChangeModel::new().estimate(before, after)?;
//! assert!((change.p_value[0] - 0.005574).abs() < 1e-6); // it rose, although the two intervals touch
//! # Ok::<(), commonweal::Error>(())
//! ```

mod pairs;

use pairs::{Pair, common_levels, passed_on, same_measure};

use crate::error::{Error, Result};
#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{
    Caution, CautionCode, Estimates, IntervalColumn, IntervalMethod, Level, Text,
};
use crate::input::Figures;
use crate::named::named_enum;
use crate::numeric::special::normal;

named_enum! {
    /// How two figures are compared.
    ///
    /// ```
    /// use commonweal::ChangeScale;
    /// assert_eq!(ChangeScale::parse("ratio")?, ChangeScale::Ratio);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum ChangeScale("scale") {
        /// The second less the first, in their unit.
        Difference = "difference",
        /// The second over the first.
        Ratio = "ratio",
    }
}

/// Change of a measure between two periods, or difference between two places: of any measure that has limits.
///
/// **Use it** to say whether a rate, a life expectancy, a slope index or a Gini index has changed, or differs from England's: each
/// pair of figures by itself. Two intervals that overlap are no proof of no change; this asks the question itself. **Not** for a
/// series of more than two periods ([`TrendModel`](crate::TrendModel), [`XmrModel`](crate::XmrModel)), and not to pick the largest
/// of many changes: of a hundred areas that did not change, five have limits that exclude no change.
///
/// - Formula, of the first figure `b` with limits `l` and `u` and the second `a` with `L` and `U` (method of variance estimates
///   recovery): the difference `a - b` with limits `a - b - sqrt((a-L)^2 - 2r(a-L)(u-b) + (u-b)^2)` and
///   `a - b + sqrt((U-a)^2 - 2r(U-a)(b-l) + (b-l)^2)`. Each limit takes the variance that the figures have there, so that
///   skewed limits (of few deaths, of a small share) stay skewed; from symmetric limits it is the usual sum of variances.
/// - The ratio is the same on the scale of logarithms (Zou & Donner 2008, section 2.3), not the quotient of Donner & Zou 2012: it has
///   limits for every pair of positive figures, its limits turn over when the figures are exchanged, and rates and ratios are
///   less skewed there.
/// - Test: `z` is the change over the distance to the limit that faces no change, in standard errors, and `p_value` its
///   two-sided probability: below 0.05 exactly where the first 95 % limits exclude no change. It takes limits to grow in
///   proportion to the standard errors of their level, as normal ones do.
/// - `correlation` is that of the errors of the two figures: 0 unless set, for people counted once. **Figures that share people
///   are not independent**: rolling periods that overlap (2019-21 and 2020-22 share two years in three, about 0.67), or an area
///   and the England that it belongs to (about the root of its share of England: little for one authority, 0.4 for a region of a
///   sixth).
/// - Input: [`Figures`]: estimates of this library, or published values with limits; as many in both, or one against many
///   (England against each area). Limits at the levels that both have; the first of the first is the one that is shown.
/// - Unit: that of the figures; `ratio` for the ratio. Sign: second less first, above 0 (a ratio above 1) where it rose.
/// - Interval: `variance-recovery`. No standard error: limits need not be symmetric. Cautions of both figures are passed on.
/// - Errors: `length-mismatch`; `missing-value` for a value or limits that are withheld, and `out-of-range` for a value outside
///   its limits, with their row; `missing-argument` for figures without limits; `conflicting-arguments` where measure, unit or
///   multiplier differ, where no level is in both, or where limits were made otherwise (unless `mixed_methods` is asked for);
///   `out-of-range` for a correlation outside -1 to 1; `not-computable` for a ratio of figures, or limits of the first, that
///   are not above zero.
/// - Sources: Zou & Donner 2008, Stat Med 27:1693; Zou 2007, Psychol Methods 12:399 (with correlation).
///
/// ```
/// use commonweal::{ChangeModel, Counts, CrudeRate};
/// let rate = |deaths: f64, people: f64| CrudeRate::new().estimate(&Counts::new(&[deaths], &[people])?);
/// let (before, after) = (rate(131.0, 41_200.0)?, rate(96.0, 43_800.0)?);
/// let change = ChangeModel::new().estimate(&before, &after)?;
/// let limits = &change.estimates.intervals[0];
/// assert!((change.estimates.value[0] - -98.783083).abs() < 1e-6);
/// assert!((limits.lower[0] - -171.285469).abs() < 1e-6 && (limits.upper[0] - -27.603757).abs() < 1e-6);
/// assert!((change.p_value[0] - 0.006527).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "MOVER")]
#[derive(Debug, Clone, Copy)]
pub struct ChangeModel {
    scale: ChangeScale,
    correlation: f64,
    mixed_methods: bool,
}

/// The change of each pair of figures, as columns: what [`ChangeModel`] returns.
///
/// ```
/// use commonweal::{ChangeModel, Figures, Level};
/// let gap = |value: f64| Figures::new(&[value])?.with_limits(&[value - 0.6], &[value + 0.6], Level::P95);
/// let change = ChangeModel::new().estimate(gap(9.1)?, gap(9.7)?)?;
/// assert_eq!((change.before[0], change.after[0]), (9.1, 9.7));
/// assert!((change.z[0] - 1.385904).abs() < 1e-6 && (change.p_value[0] - 0.165776).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Change {
    /// The changes with their limits.
    pub estimates: Estimates,
    /// The change in standard errors, towards no change; NaN where limits have no width.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub z: Vec<f64>,
    /// The two-sided probability of such a change by chance; NaN where limits have no width.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub p_value: Vec<f64>,
    /// The first figure of each pair.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub before: Vec<f64>,
    /// The second figure of each pair.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub after: Vec<f64>,
    /// How the two are compared.
    pub scale: ChangeScale,
    /// The correlation of their errors, as given.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub correlation: f64,
}

impl Change {
    /// Adds a caution that the caller knows of.
    ///
    /// ```
    /// use commonweal::{Caution, CautionCode, ChangeModel, Figures, Level};
    /// let gap = Figures::new(&[9.1])?.with_limits(&[8.5], &[9.7], Level::P95)?;
    /// let mut change = ChangeModel::new().estimate(gap.clone(), gap)?;
    /// change.add_caution(Caution::new(CautionCode::WholePopulation, "all deaths of both years were counted"));
    /// assert_eq!(change.estimates.cautions.len(), 1);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.estimates.add_caution(caution);
    }
}

impl Default for ChangeModel {
    fn default() -> Self {
        Self::new()
    }
}

impl ChangeModel {
    /// The difference of independent figures.
    ///
    /// ```
    /// use commonweal::{ChangeModel, Figures, Level};
    /// let share = |value: f64| Figures::new(&[value])?.with_limits(&[value - 0.02], &[value + 0.03], Level::P95);
    /// let limits = &ChangeModel::new().estimate(share(0.10)?, share(0.16)?)?.estimates.intervals[0];
    /// assert!((limits.lower[0] - 0.023944).abs() < 1e-6 && (limits.upper[0] - 0.096056).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self {
            scale: ChangeScale::Difference,
            correlation: 0.0,
            mixed_methods: false,
        }
    }

    /// Difference or ratio; the difference unless set.
    ///
    /// ```
    /// use commonweal::{ChangeModel, ChangeScale, Figures, Level};
    /// let before = Figures::new(&[320.0])?.with_limits(&[290.0], &[352.0], Level::P95)?;
    /// let after = Figures::new(&[240.0])?.with_limits(&[215.0], &[267.0], Level::P95)?;
    /// let ratio = ChangeModel::new().scale(ChangeScale::Ratio).estimate(before, after)?.estimates;
    /// assert_eq!(ratio.value[0], 0.75);
    /// assert!((ratio.intervals[0].lower[0] - 0.648411).abs() < 1e-6 && (ratio.intervals[0].upper[0] - 0.867123).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn scale(mut self, scale: ChangeScale) -> Self {
        self.scale = scale;
        self
    }

    /// The correlation of the errors of the two figures; 0 (independent) unless set.
    ///
    /// ```
    /// use commonweal::{ChangeModel, Figures, Level};
    /// let rolling = |value: f64| Figures::new(&[value])?.with_limits(&[value - 0.5], &[value + 0.5], Level::P95);
    /// let p = |r: f64| Ok::<_, commonweal::Error>(ChangeModel::new().correlation(r).estimate(rolling(79.2)?, rolling(79.8)?)?.p_value[0]);
    /// assert!((p(0.0)? - 0.096296).abs() < 1e-6 && (p(2.0 / 3.0)? - 0.003970).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn correlation(mut self, correlation: f64) -> Self {
        self.correlation = correlation;
        self
    }

    /// Compares figures whose limits were made by different methods too.
    ///
    /// ```
    /// use commonweal::{ChangeModel, Counts, Figures, Level, Proportion};
    /// let ours = Proportion::new().estimate(&Counts::new(&[310.0], &[2_000.0])?)?;
    /// let published = Figures::new(&[0.14])?.with_limits(&[0.13], &[0.15], Level::P95)?;
    /// let published = published.named("proportion").with_unit(ours.unit.clone());
    /// let error = ChangeModel::new().estimate(published.clone(), &ours).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("conflicting-arguments", Some(0)));
    /// let change = ChangeModel::new().mixed_methods(true).estimate(published, &ours)?;
    /// assert!((change.p_value[0] - 0.106098).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn mixed_methods(mut self, allowed: bool) -> Self {
        self.mixed_methods = allowed;
        self
    }

    /// The change from `before` to `after`, pair by pair; a single figure serves all pairs.
    ///
    /// ```
    /// use commonweal::{ChangeModel, Counts, Proportion};
    /// let england = Proportion::new().estimate(&Counts::new(&[61_200.0], &[500_000.0])?)?;
    /// let areas = Proportion::new().estimate(&Counts::new(&[610.0, 240.0], &[4_000.0, 2_100.0])?)?;
    /// let apart = ChangeModel::new().estimate(&england, &areas)?;
    /// assert!((apart.estimates.value[0] - 0.0301).abs() < 1e-6 && (apart.estimates.value[1] - -0.008114).abs() < 1e-6);
    /// assert!(apart.p_value[0] < 0.001 && apart.p_value[1] > 0.2);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(
        &self,
        before: impl Into<Figures>,
        after: impl Into<Figures>,
    ) -> Result<Change> {
        self.compare(&before.into(), &after.into())
    }

    fn compare(&self, before: &Figures, after: &Figures) -> Result<Change> {
        if !(-1.0..=1.0).contains(&self.correlation) {
            let allowed = "from -1 to 1";
            return Err(Error::out_of_range(
                "correlation",
                self.correlation,
                allowed,
            ));
        }
        let rows = before.len().max(after.len());
        if before.len().min(after.len()) != 1 && before.len() != after.len() {
            return Err(Error::length("after", after.len(), "before", before.len()));
        }
        same_measure(before, after)?;
        let levels = common_levels(before, after)?;
        let mut change = self.without_limits(before, after, rows);
        for (at, (first, second)) in levels.into_iter().enumerate() {
            let level = Level::new(first.level)?;
            let mut column = IntervalColumn {
                level: first.level,
                lower: Vec::with_capacity(rows),
                upper: Vec::with_capacity(rows),
                method: vec![IntervalMethod::VarianceRecovery; rows],
            };
            for row in 0..rows {
                let pair = Pair {
                    before: before.at("before", first, row)?,
                    after: after.at("after", second, row)?,
                };
                if !self.mixed_methods {
                    pair.same_method(row)?;
                }
                let moved = match self.scale {
                    ChangeScale::Difference => pair.difference(self.correlation),
                    ChangeScale::Ratio => pair.ratio(row, self.correlation)?,
                };
                if ![moved.change, moved.lower, moved.upper]
                    .iter()
                    .all(|x| x.is_finite())
                {
                    return Err(Error::overflow("after", "a change"));
                }
                column.lower.push(moved.lower);
                column.upper.push(moved.upper);
                if at > 0 {
                    continue;
                }
                change.before.push(pair.before.value);
                change.after.push(pair.after.value);
                change.estimates.value.push(moved.change);
                let z = moved.share * level.z();
                change.z.push(z);
                change.p_value.push(2.0 * normal::sf(z.abs()));
                if moved.lower == moved.upper {
                    let message = "the limits have no width, so that nothing can be tested: do not read them as certainty";
                    let caution = Caution::new(CautionCode::ZeroWidth, message);
                    change.estimates.add_caution(caution.in_row(row as u64));
                }
            }
            change.estimates.intervals.push(column);
        }
        Ok(change)
    }

    fn without_limits(&self, before: &Figures, after: &Figures, rows: usize) -> Change {
        let difference = self.scale == ChangeScale::Difference;
        let word = if difference { "difference" } else { "ratio" };
        let estimates = Estimates {
            measure: format!("{word} in {}", after.measure).into(),
            value: Vec::with_capacity(rows),
            standard_error: vec![f64::NAN; rows],
            intervals: Vec::new(),
            no_interval_reason: None,
            method: Text::Borrowed(if difference {
                "second figure less the first"
            } else {
                "second figure over the first"
            }),
            citation: Text::Borrowed("zou-2008"),
            unit: if difference {
                after.unit.clone()
            } else {
                Text::Borrowed("ratio")
            },
            per: if difference { after.per } else { 1.0 },
            direction: Text::Borrowed(if difference {
                "after minus before: above 0 means it rose"
            } else {
                "after over before: above 1 means it rose"
            }),
            n: vec![2; rows],
            events: vec![f64::NAN; rows],
            population: vec![f64::NAN; rows],
            cautions: passed_on(before, after, rows),
            seed: None,
            draws: None,
        };
        Change {
            estimates,
            z: Vec::with_capacity(rows),
            p_value: Vec::with_capacity(rows),
            before: Vec::with_capacity(rows),
            after: Vec::with_capacity(rows),
            scale: self.scale,
            correlation: self.correlation,
        }
    }
}

#[cfg(test)]
mod tests;
