//! What an XmR chart says.

use super::choices::{Direction, Scaling};
use super::rules::Rule;
use crate::estimate::{Caution, Text};
use crate::named::named_enum;
use crate::system::Date;

named_enum! {
    /// What kind of variation a point shows: the icon of the chart is that of its last value.
    ///
    /// ```
    /// use commonweal::Variation;
    /// assert_eq!(Variation::ConcernLow.as_str(), "concern-low");
    /// ```
    pub enum Variation("variation") {
        /// No rule fires.
        CommonCause = "common-cause",
        /// A special cause for the better, by higher values.
        ImprovementHigh = "improvement-high",
        /// A special cause for the better, by lower values.
        ImprovementLow = "improvement-low",
        /// A special cause for the worse, by higher values.
        ConcernHigh = "concern-high",
        /// A special cause for the worse, by lower values.
        ConcernLow = "concern-low",
        /// Higher values, neither good nor bad.
        NeutralHigh = "neutral-high",
        /// Lower values, neither good nor bad.
        NeutralLow = "neutral-low",
    }
}

named_enum! {
    /// Whether the process, as it is, meets its target.
    ///
    /// ```
    /// use commonweal::Assurance;
    /// assert_eq!(Assurance::HitOrMiss.as_str(), "hit-or-miss");
    /// ```
    pub enum Assurance("assurance") {
        /// The target lies beyond the limits on the good side: met every time.
        ConsistentlyPasses = "consistently-passes",
        /// The target lies within the limits: met by chance.
        HitOrMiss = "hit-or-miss",
        /// The target lies beyond the limits on the bad side: missed every time.
        ConsistentlyFails = "consistently-fails",
    }
}

/// The points of one or more series, as columns.
///
/// ```
/// use commonweal::XmrModel;
/// let xmr = XmrModel::new().estimate(&[3.0, 5.0, 4.0, 6.0, 4.0, 5.0, 3.0, 5.0, 4.0, 4.0, 5.0, 6.0, 4.0])?;
/// assert_eq!(xmr.points.moving_range[1], 2.0);
/// assert!((xmr.points.upper_limit[0] - 8.229872).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct XmrPoints {
    /// The day of each value, where days were given.
    pub date: Option<Vec<Date>>,
    /// Values as given; NaN for a gap.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub value: Vec<f64>,
    /// Distance from the value before; NaN at the start of a phase and beside a gap.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub moving_range: Vec<f64>,
    /// Whether the moving range was left out of their mean for its size.
    pub screened: Vec<bool>,
    /// The phase, counted from 0: limits are redrawn where it changes.
    pub phase: Vec<u32>,
    /// The centre line.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub centre: Vec<f64>,
    /// Lower process limits; NaN where there are none.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub lower_limit: Vec<f64>,
    /// Upper process limits; NaN where there are none.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub upper_limit: Vec<f64>,
    /// Two thirds of the way from the centre to the lower process limit.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub lower_near: Vec<f64>,
    /// Two thirds of the way from the centre to the upper process limit.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub upper_near: Vec<f64>,
    /// The target; NaN where there is none.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub target: Vec<f64>,
    /// Where the value lies: 0 on the centre, 1 above it, 2 beyond the near limit, 3 beyond the process limit; below it, the
    /// same with a minus; none for a gap, and where there are no limits.
    pub zone: Vec<Option<i8>>,
    /// What kind of variation the point shows; none for a gap, and where there are no limits.
    pub variation: Vec<Option<Variation>>,
    /// The first rule, by the precedence of the set, that fires at the point.
    pub rule: Vec<Option<Rule>>,
    /// All rules that fire upwards at the point: bit k stands for rule k of the list.
    pub fired_high: Vec<u32>,
    /// All rules that fire downwards at the point.
    pub fired_low: Vec<u32>,
    /// Rules whose upward pattern this point completes: what a chart drawn on that day would have told for the first time.
    pub completed_high: Vec<u32>,
    /// Rules whose downward pattern this point completes.
    pub completed_low: Vec<u32>,
}

impl XmrPoints {
    /// Rows that fire a rule; `rule` is its place in the list.
    ///
    /// ```
    /// # use commonweal::XmrModel;
    /// let waits = [31.0, 28.0, 30.0, 33.0, 29.0, 30.0, 32.0, 28.0, 31.0, 30.0, 29.0, 31.0, 42.0];
    /// let chart = XmrModel::new().estimate(&waits)?;
    /// assert_eq!(chart.rules[0].to_string(), "outside-limits");
    /// assert_eq!(chart.points.fired(0).iter().position(|fired| *fired), Some(12)); // the last one
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn fired(&self, rule: usize) -> Vec<bool> {
        let bit = bit(rule);
        let columns = self.fired_high.iter().zip(&self.fired_low);
        columns.map(|(high, low)| (high | low) & bit != 0).collect()
    }

    /// Rows that complete the pattern of a rule: 1 upwards, -1 downwards, 0 not.
    ///
    /// ```
    /// # use commonweal::XmrModel;
    /// let waits = [31.0, 29.0, 31.0, 29.0, 31.0, 29.0, 22.0, 23.0, 24.0, 25.0, 26.0, 27.0, 28.0, 29.0];
    /// let chart = XmrModel::new().estimate(&waits)?;
    /// assert_eq!(chart.rules[1].to_string(), "trend-7");
    /// let told: Vec<usize> = (0..14).filter(|&row| chart.points.completed(1)[row] == 1).collect();
    /// assert_eq!(told, [12, 13]); // the seventh rise is row 12; rows 6 to 11 are marked in hindsight
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn completed(&self, rule: usize) -> Vec<i8> {
        let bit = bit(rule);
        let sign = |(high, low): (&u32, &u32)| i8::from(high & bit != 0) - i8::from(low & bit != 0);
        let columns = self.completed_high.iter().zip(&self.completed_low);
        columns.map(sign).collect()
    }

    pub(super) fn reserve(&mut self, rows: usize) {
        for column in [
            &mut self.value,
            &mut self.moving_range,
            &mut self.centre,
            &mut self.lower_limit,
            &mut self.upper_limit,
            &mut self.lower_near,
            &mut self.upper_near,
            &mut self.target,
        ] {
            column.reserve_exact(rows);
        }
        self.screened.reserve_exact(rows);
        self.phase.reserve_exact(rows);
        self.zone.reserve_exact(rows);
        self.variation.reserve_exact(rows);
        self.rule.reserve_exact(rows);
        for column in [
            &mut self.fired_high,
            &mut self.fired_low,
            &mut self.completed_high,
            &mut self.completed_low,
        ] {
            column.reserve_exact(rows);
        }
    }

    pub(super) fn append(&mut self, mut other: Self) {
        self.value.append(&mut other.value);
        self.moving_range.append(&mut other.moving_range);
        self.screened.append(&mut other.screened);
        self.phase.append(&mut other.phase);
        self.centre.append(&mut other.centre);
        self.lower_limit.append(&mut other.lower_limit);
        self.upper_limit.append(&mut other.upper_limit);
        self.lower_near.append(&mut other.lower_near);
        self.upper_near.append(&mut other.upper_near);
        self.target.append(&mut other.target);
        self.zone.append(&mut other.zone);
        self.variation.append(&mut other.variation);
        self.rule.append(&mut other.rule);
        self.fired_high.append(&mut other.fired_high);
        self.fired_low.append(&mut other.fired_low);
        self.completed_high.append(&mut other.completed_high);
        self.completed_low.append(&mut other.completed_low);
    }
}

fn bit(rule: usize) -> u32 {
    u32::try_from(rule)
        .ok()
        .and_then(|rule| 1_u32.checked_shl(rule))
        .unwrap_or(0)
}

/// The phases of one or more series, as columns.
///
/// ```
/// use commonweal::XmrModel;
/// let values = [3.0, 5.0, 4.0, 6.0, 4.0, 5.0, 3.0, 9.0, 8.0, 9.0, 7.0, 9.0, 8.0, 8.0];
/// let xmr = XmrModel::new().rebase(&[7]).estimate(&values)?;
/// assert_eq!(xmr.phases.first_row, [0, 7]);
/// assert!((xmr.phases.centre[1] - 8.285714).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct XmrPhases {
    /// Row at which the phase starts.
    pub first_row: Vec<u64>,
    /// Rows in the phase, gaps included.
    pub rows: Vec<u64>,
    /// Values in the phase.
    pub n: Vec<u64>,
    /// Values behind the centre and the limits.
    pub baseline: Vec<u64>,
    /// Whether the phase has fewer than 13 values.
    pub short: Vec<bool>,
    /// The centre line.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub centre: Vec<f64>,
    /// The mean of the moving ranges behind the limits, after screening.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub mean_moving_range: Vec<f64>,
    /// Lower process limit.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub lower_limit: Vec<f64>,
    /// Upper process limit.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub upper_limit: Vec<f64>,
    /// Values at which no rule fires.
    pub common_cause: Vec<u64>,
    /// Values that show a special cause for the better.
    pub improvement: Vec<u64>,
    /// Values that show a special cause for the worse.
    pub concern: Vec<u64>,
    /// Values that show a special cause, neither good nor bad.
    pub neutral: Vec<u64>,
    /// The kind of variation of the last value in the phase.
    pub variation: Vec<Option<Variation>>,
}

impl XmrPhases {
    pub(super) fn append(&mut self, mut other: Self) {
        self.first_row.append(&mut other.first_row);
        self.rows.append(&mut other.rows);
        self.n.append(&mut other.n);
        self.baseline.append(&mut other.baseline);
        self.short.append(&mut other.short);
        self.centre.append(&mut other.centre);
        self.mean_moving_range.append(&mut other.mean_moving_range);
        self.lower_limit.append(&mut other.lower_limit);
        self.upper_limit.append(&mut other.upper_limit);
        self.common_cause.append(&mut other.common_cause);
        self.improvement.append(&mut other.improvement);
        self.concern.append(&mut other.concern);
        self.neutral.append(&mut other.neutral);
        self.variation.append(&mut other.variation);
    }
}

/// How often the rules fire where nothing is wrong: values that are independent and normal, limits from the values themselves.
///
/// ```
/// use commonweal::XmrModel;
/// let values: Vec<f64> = (0..24).map(|month| f64::from(month * 7 % 5)).collect();
/// let alarms = XmrModel::new().estimate(&values)?.false_alarms.unwrap();
/// assert!((alarms.any_point - 0.1851).abs() < 1e-9); // nearly one chart in five
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct FalseAlarms {
    /// Probability that at least one point fires a rule.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub any_point: f64,
    /// Expected share of points that fire a rule.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub share_of_points: f64,
    /// Probability that the last point does, and so the icon of variation.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub last_point: f64,
    /// How many simulated series stand behind these figures.
    pub simulated: u32,
    /// Whether they come from the library's table (whose lengths are interpolated), or were simulated for this chart.
    pub from_table: bool,
}

/// An XmR chart: what [`XmrModel`](super::XmrModel) returns.
///
/// ```
/// use commonweal::{Assurance, Direction, Variation, XmrModel};
/// let waits = [31.0, 28.0, 30.0, 33.0, 29.0, 30.0, 32.0, 28.0, 31.0, 30.0, 29.0, 31.0, 42.0];
/// let xmr = XmrModel::new().direction(Direction::Decrease).target(18.0).estimate(&waits)?;
/// assert_eq!(xmr.variation, Some(Variation::ConcernHigh));
/// assert_eq!(xmr.assurance, Some(Assurance::ConsistentlyFails));
/// assert!((xmr.phases.upper_limit[0] - 37.364196).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Xmr {
    /// The points, as columns.
    pub points: XmrPoints,
    /// The phases, as columns.
    pub phases: XmrPhases,
    /// The icon for variation: the kind of variation of the last value.
    pub variation: Option<Variation>,
    /// The icon for assurance: the limits of the last phase against its target.
    pub assurance: Option<Assurance>,
    /// Why there is no icon for assurance, where there is none.
    pub no_assurance_reason: Option<Text>,
    /// What the icons say, in a sentence or two.
    pub sentence: Text,
    /// Which direction is good.
    pub direction: Direction,
    /// The name of the set of rules; "own" for rules of one's own choice.
    pub rule_set: Text,
    /// The rules, in order of precedence.
    pub rules: Vec<Rule>,
    /// How limits follow from moving ranges.
    pub scaling: Scaling,
    /// How often these rules fire at this length where nothing is wrong.
    pub false_alarms: Option<FalseAlarms>,
    /// Why that is not known, where it is not.
    pub no_false_alarms_reason: Option<Text>,
    /// Correlation of a value with the next within phases; none where it has no value.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::optional"))]
    pub autocorrelation: Option<f64>,
    /// Values, gaps not counted.
    pub n: u64,
    /// The last value.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real"))]
    pub last_value: f64,
    /// The row of the last value.
    pub last_row: u64,
    /// The unit of values and limits.
    pub unit: Text,
    /// How limits were made.
    pub method: Text,
    /// Key of the source.
    pub citation: Text,
    /// What a careful reader must know, each with what to do about it.
    pub cautions: Vec<Caution>,
    /// The seed, where series were simulated for this chart.
    pub seed: Option<u32>,
}

impl Xmr {
    /// The same chart with the unit in which its values were given, such as "%".
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/seen.md")]
    /// # use commonweal::XmrModel;
    /// assert_eq!(XmrModel::new().estimate(&seen)?.with_unit("%").unit, "%");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn with_unit(mut self, unit: impl Into<Text>) -> Self {
        self.unit = unit.into();
        self
    }
}
