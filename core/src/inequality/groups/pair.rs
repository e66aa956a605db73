//! Two groups: how far apart, and how many times.

use super::choices::GroupInterval;
use super::inversion::Inversion;
use super::limits::{Words, set_propagated, set_simulated};
use super::options::{Options, group_setters};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Text};
use crate::input::{UnorderedGroups, not_negative};
use crate::numeric::math;

/// The two rows that are compared.
#[derive(Debug, Clone, Copy)]
struct Pair {
    group: usize,
    reference: usize,
    /// Both were named, rather than chosen for their values.
    named: bool,
}

/// What is asked of a pair.
#[derive(Debug, Clone, Copy, Default)]
struct Asked {
    group: Option<u32>,
    reference: Option<u32>,
}

impl Asked {
    fn pair(self, groups: &UnorderedGroups<'_>) -> Result<Pair> {
        let values = groups.values();
        if values.len() < 2 {
            let message = "`values` has one group: a comparison needs at least 2";
            return Err(Error::new(ErrorCode::TooFewGroups, "values", message));
        }
        match (self.group, self.reference) {
            (Some(group), Some(reference)) => Ok(Pair {
                group: named_row("group", group, values.len())?,
                reference: other_row(reference, group, values.len())?,
                named: true,
            }),
            (None, None) => {
                // The first of equal ones.
                let rows = || values.iter().enumerate();
                let most = rows().rev().max_by(|a, b| a.1.total_cmp(b.1));
                let least = rows().min_by(|a, b| a.1.total_cmp(b.1));
                Ok(Pair {
                    group: most.map_or(0, |(row, _)| row),
                    reference: least.map_or(0, |(row, _)| row),
                    named: false,
                })
            }
            (given, _) => {
                let (param, other) = if given.is_some() {
                    ("reference", "group")
                } else {
                    ("group", "reference")
                };
                let message = format!(
                    "`{param}` is needed beside `{other}`: name both groups, or neither for the largest and the smallest value"
                );
                Err(Error::new(ErrorCode::MissingArgument, param, message))
            }
        }
    }
}

/// A row that an option names.
pub(super) fn named_row(param: &'static str, row: u32, rows: usize) -> Result<usize> {
    let place = row as usize;
    if place < rows {
        return Ok(place);
    }
    let message = format!("`{param}` is row {row} of {rows}: rows are counted from 0");
    Err(Error::new(ErrorCode::OutOfRange, param, message))
}

fn other_row(reference: u32, group: u32, rows: usize) -> Result<usize> {
    if reference == group {
        let message = format!("`reference` is row {reference}, as `group` is: name two groups");
        return Err(Error::new(
            ErrorCode::ConflictingArguments,
            "reference",
            message,
        ));
    }
    named_row("reference", reference, rows)
}

fn of(column: &[f64], row: usize) -> f64 {
    column.get(row).copied().unwrap_or(f64::NAN)
}

/// Largest less smallest.
fn range(values: &[f64]) -> f64 {
    let ends = (f64::INFINITY, f64::NEG_INFINITY);
    let (least, most) = values.iter().fold(ends, |(least, most), value| {
        (least.min(*value), most.max(*value))
    });
    most - least
}

/// How limits of a pair are made.
fn kind(
    options: &Options,
    groups: &UnorderedGroups<'_>,
    pair: Pair,
) -> Result<Option<GroupInterval>> {
    if pair.named && options.interval == GroupInterval::Simulated {
        let message = "`interval`=\"simulated\" is for measures that noise inflates: between two named groups propagated limits \
                       hold; leave interval out";
        return Err(Error::new(
            ErrorCode::ConflictingArguments,
            "interval",
            message,
        ));
    }
    let automatic = if pair.named {
        GroupInterval::Propagated
    } else {
        GroupInterval::Simulated
    };
    options.kind(groups, automatic)
}

/// The number of people and events of two named groups; the limits of two that were not say so.
fn tell_pair(
    estimate: &mut Estimate,
    groups: &UnorderedGroups<'_>,
    pair: Pair,
    kind: Option<GroupInterval>,
) {
    if pair.named {
        let both = |column: &[f64]| of(column, pair.group) + of(column, pair.reference);
        estimate.n = 2;
        estimate.population = estimate.population.map(|_| both(groups.population()));
        estimate.events = estimate.events.and(groups.events()).map(both);
    } else if kind == Some(GroupInterval::Propagated) {
        let message = "the two groups were chosen for their values, which these limits ignore: they are too narrow, and too far \
                       from no difference; ask for interval=\"simulated\", or name two groups beforehand";
        estimate.add_caution(Caution::new(CautionCode::ChosenByValue, message));
    }
}

macro_rules! pair_setters {
    ($name:ident) => {
        impl $name {
            /// The row of the group that is compared, counted from 0; needs `reference`.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/districts.md")]
            /// use commonweal::{GroupDifference, GroupRatio};
            /// let difference = |row| GroupDifference::new().group(row).reference(3).estimate(&districts).unwrap().value;
            /// assert_eq!((difference(0), difference(1)), (23.0, 6.5)); // first and second district less the last
            /// let ratio = |row| GroupRatio::new().group(row).reference(3).estimate(&districts).unwrap().value;
            /// assert!((ratio(0) - 1.338235).abs() < 1e-6 && (ratio(1) - 1.095588).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn group(mut self, row: u32) -> Self {
                self.asked.group = Some(row);
                self
            }

            /// The row of the group with which it is compared, counted from 0; needs `group`.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/districts.md")]
            /// use commonweal::GroupDifference;
            /// let difference = |row| GroupDifference::new().group(0).reference(row).estimate(&districts).unwrap().value;
            /// assert_eq!((difference(1), difference(2)), (16.5, -11.25)); // the first district less the second, and the third
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn reference(mut self, row: u32) -> Self {
                self.asked.reference = Some(row);
                self
            }
        }
    };
}

/// Difference between two groups: named ones, or the largest and the smallest value of all (the range).
///
/// **Use it** for the simplest statement of a gap, in the unit of the values: between two groups that were named beforehand, or
/// as the range over all. **Not** the range to compare indicators with different numbers of groups (it grows with their number,
/// and by chance alone), nor where groups between the two matter: use a measure over all groups. For groups in an order use the
/// slope index.
///
/// - Formula: `y_group - y_reference`; without names `max(y) - min(y)`.
/// - Input: [`UnorderedGroups`].
/// - Range: any number; zero or more without names. Unit: that of the values. Sign: positive means higher in the group.
/// - Interval: where standard errors or events are given. Between named groups `propagated`: the root of the sum of their
///   squared standard errors, exact for normal values. Of the range `simulated`, since the two were chosen for their
///   values: see [the module](crate::inequality::groups); `propagated` there ignores that, and says so.
/// - Errors: those of the input; `too-few-groups` for a single group; `out-of-range` for a row that is not there;
///   `missing-argument` for one name without the other, or for limits without standard errors; `conflicting-arguments` for one
///   group named twice, and for an option without effect.
/// - Source: Harper & Lynch 2005; Keppel and others 2005, Vital Health Stat 2(141).
///
/// ```
#[doc = include_str!("../../../docs/examples/districts.md")]
/// use commonweal::GroupDifference;
/// let difference = GroupDifference::new().group(2).reference(3).estimate(&districts)?; // admissions per 1,000
/// let interval = difference.interval.unwrap();
/// assert!((difference.value - 34.25).abs() < 1e-6);
/// assert!((interval.lower - 22.344798).abs() < 1e-6 && (interval.upper - 46.155202).abs() < 1e-6);
/// let range = GroupDifference::new().estimate(&districts)?; // the same two, but chosen for their rates
/// let interval = range.interval.unwrap();
/// assert!((interval.lower - 22.317534).abs() < 1e-6 && (interval.upper - 46.155202).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "range")]
#[derive(Debug, Clone, Copy, Default)]
pub struct GroupDifference {
    options: Options,
    asked: Asked,
}

group_setters!(GroupDifference);
pair_setters!(GroupDifference);

impl GroupDifference {
    /// The difference between two of these groups.
    ///
    /// ```
    /// use commonweal::{GroupDifference, UnorderedGroups};
    /// let life = UnorderedGroups::new(&[78.6, 82.7, 80.1], None)?; // years
    /// let range = GroupDifference::new().estimate(&life)?;
    /// assert!((range.value - 4.1).abs() < 1e-6 && range.interval.is_none());
    /// let error = GroupDifference::new().group(0).estimate(&life).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("missing-argument", Some("reference")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, groups: &UnorderedGroups<'_>) -> Result<Estimate> {
        let pair = self.asked.pair(groups)?;
        let kind = kind(&self.options, groups, pair)?;
        let values = groups.values();
        let difference = of(values, pair.group) - of(values, pair.reference);
        let words = Words {
            measure: "difference between groups",
            method: if pair.named {
                "value of the group less that of the reference"
            } else {
                "largest less smallest value"
            },
            citation: "keppel-2005",
            unit: None,
            direction: if pair.named {
                "group minus reference: positive means higher in the group"
            } else {
                "largest minus smallest: 0 means all groups have the same"
            },
        };
        let mut estimate = words.estimate(difference, groups, false)?;
        tell_pair(&mut estimate, groups, pair, kind);
        let errors = groups.standard_errors().unwrap_or_default();
        let error = math::hypot(of(errors, pair.group), of(errors, pair.reference));
        match kind {
            Some(GroupInterval::Simulated) => {
                let inversion = Inversion {
                    seen: values,
                    centre: of(values, pair.reference) + difference / 2.0,
                    errors,
                    measure: &range,
                    reach: error,
                };
                set_simulated(&mut estimate, &self.options, &inversion, &|value| value)?;
            }
            Some(_) => {
                let tell: &dyn Fn(f64) -> f64 = if pair.named {
                    &|value| value
                } else {
                    &|value| value.max(0.0)
                };
                set_propagated(&mut estimate, &self.options, (difference, error), tell)?;
            }
            None => {}
        }
        Ok(estimate)
    }
}

/// Ratio of two groups: named ones, or the largest and the smallest value of all.
///
/// **Use it** for a gap that does not depend on the unit of the values, beside the difference: a ratio may rise while the
/// difference falls. **Not** where the reference is near zero (the ratio is unstable), nor without saying which way round it
/// is: the ratio of having and of lacking something need not agree. What is said of the range in [`GroupDifference`] holds here.
///
/// - Formula: `y_group / y_reference`; without names `max(y) / min(y)`.
/// - Input: [`UnorderedGroups`]; values of zero or more, that of the reference above zero.
/// - Range: zero or more; 1 or more without names. Above 1 means higher in the group. Unit: none.
/// - Interval: where standard errors or events are given, on the scale of the logarithm; `standard_error` is that of the
///   logarithm. Between named groups `propagated` (delta method, Katz and others 1978), of the extremes `simulated`: see
///   [the module](crate::inequality::groups). A value of zero has no logarithm, so that there are no limits, with the reason.
/// - Errors: those of [`GroupDifference`]; `negative-value` with its row; `not-computable` for a reference of zero.
/// - Source: Katz, Baptista, Azen & Pike 1978, Biometrics 34:469; Keppel and others 2005, Vital Health Stat 2(141).
///
/// ```
#[doc = include_str!("../../../docs/examples/districts.md")]
/// use commonweal::GroupRatio;
/// let ratio = GroupRatio::new().group(2).reference(3).estimate(&districts)?;
/// let interval = ratio.interval.unwrap();
/// assert!((ratio.value - 1.503676).abs() < 1e-6);
/// assert!((interval.lower - 1.310976).abs() < 1e-6 && (interval.upper - 1.724702).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct GroupRatio {
    options: Options,
    asked: Asked,
}

group_setters!(GroupRatio);
pair_setters!(GroupRatio);

impl GroupRatio {
    /// The ratio of two of these groups.
    ///
    /// ```
    /// use commonweal::{GroupRatio, UnorderedGroups};
    /// let rates = UnorderedGroups::new(&[30.0, 0.0, 12.0], None)?;
    /// let ratio = GroupRatio::new().group(0).reference(2).estimate(&rates)?;
    /// assert_eq!(ratio.value, 2.5);
    /// let error = GroupRatio::new().estimate(&rates).unwrap_err(); // the smallest is zero
    /// assert_eq!((error.code().as_str(), error.index()), ("not-computable", Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, groups: &UnorderedGroups<'_>) -> Result<Estimate> {
        let pair = self.asked.pair(groups)?;
        let kind = kind(&self.options, groups, pair)?;
        let values = groups.values();
        not_negative("values", values)?;
        let (above, below) = (of(values, pair.group), of(values, pair.reference));
        if below == 0.0 {
            let reason =
                "a ratio to zero has no value; compare with another group, or use the difference";
            let code = ErrorCode::NotComputable;
            return Err(Error::value(code, "values", pair.reference, below, reason));
        }
        let words = Words {
            measure: "ratio of groups",
            method: if pair.named {
                "value of the group over that of the reference; standard error of the logarithm"
            } else {
                "largest over smallest value; standard error of the logarithm"
            },
            citation: "keppel-2005",
            unit: Some("ratio"),
            direction: if pair.named {
                "group over reference: above 1 means higher in the group"
            } else {
                "largest over smallest: 1 means all groups have the same"
            },
        };
        let mut estimate = words.estimate(above / below, groups, false)?;
        tell_pair(&mut estimate, groups, pair, kind);
        let Some(kind) = kind else {
            return Ok(estimate);
        };
        if above == 0.0 {
            estimate.no_interval_reason = Some(Text::Borrowed(
                "the value of the group is zero, which has no logarithm, and limits are made on its scale: use the difference",
            ));
            return Ok(estimate);
        }
        let errors = groups.standard_errors().unwrap_or_default();
        let pairs = values.iter().zip(errors);
        let errors: Vec<f64> = pairs.map(|(value, error)| error / value).collect();
        let error = math::hypot(of(&errors, pair.group), of(&errors, pair.reference));
        if kind == GroupInterval::Simulated {
            let logs: Vec<f64> = values.iter().map(|value| math::ln(*value)).collect();
            let (most, least) = (of(&logs, pair.group), of(&logs, pair.reference));
            let inversion = Inversion {
                seen: &logs,
                centre: f64::midpoint(most, least),
                errors: &errors,
                measure: &range,
                reach: error,
            };
            set_simulated(&mut estimate, &self.options, &inversion, &math::exp)?;
        } else {
            let least = if pair.named { 0.0 } else { 1.0 };
            let tell = |value| math::exp(value).max(least);
            let centre = math::ln(above) - math::ln(below);
            set_propagated(&mut estimate, &self.options, (centre, error), &tell)?;
        }
        Ok(estimate)
    }
}
