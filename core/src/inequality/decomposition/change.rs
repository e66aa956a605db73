//! The change of the mean log deviation between two periods, divided by what changed: inequality within groups, the sizes of the groups,
//! and how their means stand to each other.
//!
//! ```
//! use commonweal::{MeanLogDeviationChangeModel, WeightedValues};
//! let (before, after) = ([1.0, 3.0, 4.0, 8.0], [2.0, 3.0, 8.0, 16.0]); // visits a year, in two places
//! let (before, after) = (WeightedValues::new(&before, None)?, WeightedValues::new(&after, None)?);
//! let place = ["north", "north", "south", "south"];
//! let change = MeanLogDeviationChangeModel::new().estimate((&before, &place), (&after, &place))?;
//! assert!((change.total.value - 0.074847).abs() < 1e-6);
//! assert!((change.within.value - -0.061715).abs() < 1e-6); // the two of the north have become more alike
//! assert!((change.means.value - 0.136562).abs() < 1e-6); // the south has moved away from the north
//! # Ok::<(), commonweal::Error>(())
//! ```

mod parts;
mod result;
#[cfg(test)]
mod tests;

use super::super::distribution::{Drawing, Limits, SampleInterval, Spread, Surveyed};
use super::partition::Partition;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, Levels, Text};
use crate::input::WeightedValues;
use crate::named::named_enum;
use crate::numeric::sum;
use parts::{PARTS, Period};
pub use result::MeanLogDeviationChange;

named_enum! {
    /// How the effect of the sizes of groups is told from that of their means.
    ///
    /// ```
    /// use commonweal::MeanLogDeviationChangeForm;
    /// assert_eq!(MeanLogDeviationChangeForm::MookherjeeShorrocks.as_str(), "mookherjee-shorrocks");
    /// ```
    pub enum MeanLogDeviationChangeForm("form") {
        /// By means over the mean of all: the parts come to the change.
        Exact = "exact",
        /// By the means themselves, as Mookherjee & Shorrocks prefer: what a group's people and mean do to the mean of all is counted with
        /// them, which is an approximation and leaves a rest.
        MookherjeeShorrocks = "mookherjee-shorrocks",
    }
}

/// Decomposition of the change of the mean log deviation between two periods by group: pure inequality, sizes of groups, relative means.
///
/// **Use it** to say why inequality rose or fell: since people of the same place, age or fifth have become less alike, since more people live
/// where inequality is high or means are far from the rest, or since the means of groups have moved apart. **Not** to say what caused
/// that; and not of other indices: of the mean log deviation alone the parts do not mix sizes and means.
///
/// - Formula, with `v` the share of people of a group, `I` its index, `l` its mean over that of all, a bar for the mean of both periods and `d`
///   for after minus before: `within = sum(v_bar dI)`, `sizes_within = sum(I_bar dv)`; form `exact`: `sizes_between = -sum(ln(l)_bar dv)`,
///   `means = -sum(v_bar d ln(l))`; form `mookherjee-shorrocks`: `sizes_between = sum((l_bar - ln(l)_bar) dv)`,
///   `means = sum((s_bar - v_bar) d ln(m))`, with `s = v l` the share of the total and `m` the mean.
/// - Form: `exact` by default, since its parts come to the change; the other is the published one, in which a group that grows or gains is
///   charged with what it does to the mean of all, and whose rest tells how good the approximation is.
/// - Input: [`WeightedValues`] and the group of each row, before and after; values above zero; the same groups in both.
/// - Range: any number; above zero adds to inequality. Unit: none.
/// - Interval: none by default; where both periods are samples, drawn apart from each other, see [`SampleInterval`] (not `survey-design`): the
///   linearised variances of both are added. People who are in both samples make limits too wide or too narrow; where all groups have nearly
///   the same mean in one of the periods, those of what means and sizes did are a little too narrow (92 of 100 held, of 200 people each).
/// - Errors: as [`EntropyDecompositionModel`](crate::EntropyDecompositionModel) with an `alpha` of 0, told of `before` and `after`;
///   `unknown-code` with the row of a group that the other period lacks; `not-computable` for a group of which nobody stands in a period;
///   `conflicting-arguments` for a survey design.
/// - Source: Mookherjee & Shorrocks 1982, Econ J 92:886.
///
/// ```
/// use commonweal::{MeanLogDeviationChangeModel, WeightedValues};
/// let values = WeightedValues::new(&[1.0, 4.0], Some(&[3.0, 1.0]))?;
/// let later = WeightedValues::new(&[1.0, 4.0], Some(&[1.0, 3.0]))?; // as many have moved to the town as live in the country now
/// let change = MeanLogDeviationChangeModel::new().estimate((&values, &["country", "town"]), (&later, &["country", "town"]))?;
/// let parts = change.within.value + change.sizes_within.value + change.sizes_between.value + change.means.value;
/// assert!(change.within.value == 0.0 && (parts - change.total.value).abs() < 1e-12);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct MeanLogDeviationChangeModel {
    levels: Levels,
    interval: SampleInterval,
    form: MeanLogDeviationChangeForm,
}

/// The columns of one period.
///
/// ```
/// use commonweal::{MeanLogDeviationChangeModel, PeriodColumns};
/// let before = PeriodColumns { values: &[2.0, 6.0], group: &["a", "b"], weights: Some(&[3.0, 1.0]) };
/// let after = PeriodColumns { values: &[3.0, 9.0], ..before };
/// let change = MeanLogDeviationChangeModel::new().estimate_columns(before, after)?;
/// assert!(change.total.value.abs() < 1e-12); // all have half as much again
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
#[expect(clippy::exhaustive_structs, reason = "callers write it down")]
pub struct PeriodColumns<'a> {
    /// What each person has.
    pub values: &'a [f64],
    /// The group of each.
    pub group: &'a [&'a str],
    /// How many people each row stands for.
    pub weights: Option<&'a [f64]>,
}

impl<'a> PeriodColumns<'a> {
    fn checked(&self, values: &'static str, weights: &'static str) -> Result<WeightedValues<'a>> {
        WeightedValues::new(self.values, self.weights).map_err(|error| {
            let of_weights = error.param() == Some("weights");
            error.about(if of_weights { weights } else { values })
        })
    }
}

impl Default for MeanLogDeviationChangeModel {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
            form: MeanLogDeviationChangeForm::Exact,
        }
    }
}

impl MeanLogDeviationChangeModel {
    /// Parts that come to the change, without limits; 95 % limits where they are asked for.
    ///
    /// ```
    /// use commonweal::{MeanLogDeviationChangeModel, WeightedValues};
    /// let (before, after) = (WeightedValues::new(&[1.0, 3.0], None)?, WeightedValues::new(&[2.0, 2.0], None)?);
    /// let change = MeanLogDeviationChangeModel::new().estimate((&before, &["a", "b"]), (&after, &["a", "b"]))?;
    /// assert!((change.total.value - -0.143841).abs() < 1e-6 && change.total.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{Level, MeanLogDeviationChangeModel, SampleInterval, WeightedValues};
    /// # let before: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// # let after: Vec<f64> = (0..40).map(|person| f64::from(2 + person * person % 17)).collect();
    /// # let places: Vec<&str> = (0..40).map(|person| if person % 3 == 0 { "north" } else { "south" }).collect();
    /// let (before, after) = (WeightedValues::new(&before, None)?, WeightedValues::new(&after, None)?); // visits of 40 people
    /// let model = MeanLogDeviationChangeModel::new().interval(SampleInterval::Linearised).level(Level::P99);
    /// let interval = model.estimate((&before, &places), (&after, &places))?.within.interval.unwrap();
    /// assert!((interval.lower - -0.212635).abs() < 1e-6 && (interval.upper - 0.095726).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// How limits are made.
    ///
    /// ```
    /// use commonweal::{MeanLogDeviationChangeModel, SampleInterval, WeightedValues};
    /// # let before: Vec<f64> = (0..40).map(|person| f64::from(1 + person * person % 13)).collect();
    /// # let after: Vec<f64> = (0..40).map(|person| f64::from(2 + person * person % 17)).collect();
    /// # let places: Vec<&str> = (0..40).map(|person| if person % 3 == 0 { "north" } else { "south" }).collect();
    /// let (before, after) = (WeightedValues::new(&before, None)?, WeightedValues::new(&after, None)?); // visits of 40 people
    /// let model = MeanLogDeviationChangeModel::new().interval(SampleInterval::Linearised);
    /// let within = model.estimate((&before, &places), (&after, &places))?.within;
    /// assert!((within.value - -0.058454).abs() < 1e-6 && (within.standard_error.unwrap() - 0.059857).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// How sizes are told from means.
    ///
    /// ```
    /// use commonweal::{MeanLogDeviationChangeForm, MeanLogDeviationChangeModel, WeightedValues};
    /// let (before, after) = (WeightedValues::new(&[1.0, 3.0], None)?, WeightedValues::new(&[1.0, 6.0], None)?);
    /// let model = MeanLogDeviationChangeModel::new().form(MeanLogDeviationChangeForm::MookherjeeShorrocks);
    /// let change = model.estimate((&before, &["a", "b"]), (&after, &["a", "b"]))?;
    /// assert!((change.means.value - 0.210420).abs() < 1e-6 && (change.rest.value - 0.002623).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn form(mut self, form: MeanLogDeviationChangeForm) -> Self {
        self.form = form;
        self
    }

    /// The change from one period to another, each with the values and the group of each row.
    ///
    /// ```
    /// use commonweal::{MeanLogDeviationChangeModel, WeightedValues};
    /// let values = WeightedValues::new(&[2.0, 6.0], None)?;
    /// let error = MeanLogDeviationChangeModel::new().estimate((&values, &["a", "b"]), (&values, &["a", "c"])).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param(), error.index()), ("unknown-code", Some("after_group"), Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate<S: AsRef<str>>(
        &self,
        before: (&WeightedValues<'_>, &[S]),
        after: (&WeightedValues<'_>, &[S]),
    ) -> Result<MeanLogDeviationChange> {
        let told = |names: [&'static str; 2], (values, group): (&WeightedValues<'_>, &[S])| {
            let names_of: Vec<String> = group.iter().map(|one| one.as_ref().to_owned()).collect();
            if values.survey().is_some() {
                let message =
                    "two samples have two designs, and this takes none: leave `design` out";
                return Err(Error::new(
                    ErrorCode::ConflictingArguments,
                    "design",
                    message,
                ));
            }
            if names_of.len() != values.values().len() {
                return Err(Error::length(
                    names[1],
                    names_of.len(),
                    names[0],
                    values.values().len(),
                ));
            }
            Ok(names_of)
        };
        let first = told(parts::BEFORE, before)?;
        let second = told(parts::AFTER, after)?;
        self.divide((before.0, &first), (after.0, &second))
    }

    /// The same from columns as callers in other languages give them by name.
    ///
    /// ```
    /// use commonweal::{MeanLogDeviationChangeModel, PeriodColumns};
    /// let period = |values| PeriodColumns { values, group: &["a", "b"], weights: None };
    /// let change = MeanLogDeviationChangeModel::new().estimate_columns(period(&[1.0, 3.0]), period(&[2.0, 2.0]))?;
    /// assert!((change.before - 0.143841).abs() < 1e-6 && change.after.abs() < 1e-12);
    /// let error = MeanLogDeviationChangeModel::new().estimate_columns(period(&[1.0, 3.0]), period(&[])).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("empty", Some("after")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate_columns(
        &self,
        before: PeriodColumns<'_>,
        after: PeriodColumns<'_>,
    ) -> Result<MeanLogDeviationChange> {
        let first = before.checked("before", "before_weights")?;
        let second = after.checked("after", "after_weights")?;
        self.estimate((&first, before.group), (&second, after.group))
    }

    fn divide(
        &self,
        before: (&WeightedValues<'_>, &[String]),
        after: (&WeightedValues<'_>, &[String]),
    ) -> Result<MeanLogDeviationChange> {
        let drawing = self.interval.drawing();
        if drawing == Drawing::Survey {
            let message = "`interval` of \"survey-design\" needs a design for each of two samples, which this does not take: ask for \
                \"linearised-sampling\"";
            return Err(Error::new(
                ErrorCode::ConflictingArguments,
                "interval",
                message,
            ));
        }
        let divided = (
            Partition::new(before.1, before.0)?,
            Partition::new(after.1, after.0)?,
        );
        let names = divided.0.names.clone();
        let second = Period::new(after.0, &divided.1, &names, parts::AFTER)?;
        // The other way round, for groups that have gone.
        Period::new(before.0, &divided.0, &divided.1.names, parts::BEFORE)?;
        let first = Period::new(before.0, &divided.0, &names, parts::BEFORE)?;
        let added = parts::added(self.form, &first, &second);
        let total = second.index() - first.index();
        let [within, sizes_within, sizes_between, means] =
            added.each_ref().map(|column| sum::sum(column));
        // What is left of the exact parts is rounding.
        let rest = if self.form == MeanLogDeviationChangeForm::Exact {
            0.0
        } else {
            total - (within + sizes_within + sizes_between + means)
        };
        let values = [total, within, sizes_within, sizes_between, means, rest];
        let moved = if drawing == Drawing::None {
            None
        } else {
            let of = |period: &Period<'_>, sign| {
                let slopes = parts::slopes(self.form, (&first, &second), sign);
                slopes.map(|slope| period.influence(&slope))
            };
            Some((of(&first, -1.0), of(&second, 1.0)))
        };
        let mut estimates = Vec::with_capacity(PARTS.len());
        for (place, (measure, value)) in PARTS.into_iter().zip(values).enumerate() {
            let mut part = Estimate::new(measure, value, "before")?;
            part.method = Text::Borrowed("change of the mean log deviation, divided by group");
            part.citation = Text::Borrowed("mookherjee-shorrocks-1982");
            part.unit = Text::Borrowed("index");
            part.direction = Text::Borrowed("above 0 adds to inequality, below 0 takes from it");
            part.n = (before.1.len() + after.1.len()) as u64;
            part.population = Some(before.0.total_weight() + after.0.total_weight());
            part.no_interval_reason = Some(Text::Borrowed(
                "values of whole populations have no sampling error; for two samples ask for interval=\"linearised\"",
            ));
            if let Some((of_first, of_second)) = &moved {
                let spread = |values, moved: &[Vec<f64>; 6], param| {
                    let moved = || moved.get(place).cloned().unwrap_or_default();
                    let never = |_: &[f64]| Ok(f64::NAN);
                    let rows = Surveyed::of(values);
                    let spread = rows.spread(drawing, value, &moved, &never);
                    spread.map_err(|error| error.about(param))
                };
                let one = spread(before.0, of_first, "before")?;
                let other = spread(after.0, of_second, "after")?;
                let both = Spread {
                    error: (one.error * one.error + other.error * other.error).sqrt(),
                    // The caution of a small sample is that of the smaller.
                    units: one.units.min(other.units),
                    ..one
                };
                let limits = Limits {
                    levels: self.levels,
                    range: (f64::NEG_INFINITY, f64::INFINITY),
                };
                limits.set(&mut part, &both)?;
            }
            estimates.push(part);
        }
        let sizes = added[1]
            .iter()
            .zip(&added[2])
            .map(|(one, other)| one + other);
        let sizes_contribution = sizes.collect();
        let [within_contribution, _, _, means_contribution] = added;
        let mut parts = estimates.into_iter();
        let mut next = || parts.next().unwrap_or_else(Estimate::withheld);
        Ok(MeanLogDeviationChange {
            total: next(),
            within: next(),
            sizes_within: next(),
            sizes_between: next(),
            means: next(),
            rest: next(),
            before: first.index(),
            after: second.index(),
            group: names.into_iter().map(str::to_owned).collect(),
            within_contribution,
            sizes_contribution,
            means_contribution,
        })
    }
}
