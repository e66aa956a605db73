//! The options of an XmR chart, and the chart of one series.

use super::choices::{Direction, Scaling};
use super::rules::RuleSet;
use crate::system::Date;

/// XmR chart of one indicator over time: process limits, special causes, and the two icons of *Making Data Count*.
///
/// **Use it** for one value a month, week or day, in order of time, to tell a change from noise. **Not** for rare events
/// (mostly zeros), nor for values that follow each other closely: the rules then fire too often, and a caution says so.
///
/// - Formula: see [the module](super); defaults: limits at 2.66 mean moving ranges with one pass of screening, rules
///   `making-data-count-7`.
/// - Input: at least one value; NaN is a gap. Order is that of time.
/// - Phases: `rebase` names the rows at which limits are redrawn; `fix_after` takes the limits of each phase from its first
///   rows; both can be given.
/// - Limits are not cut off at values that cannot be, unless `lower_bound` or `upper_bound` ask for it.
/// - Assurance: the target against the limits of the last phase: outside on the good side is passed, on the bad side failed;
///   within, or on a limit, is hit or miss.
/// - Range: that of the values. Unit: that of the values. Interval: none; limits describe the process, not the sampling error
///   of its mean.
/// - Errors: `empty`; `not-finite` with its row; `not-computable` where every value is a gap; `out-of-range` for a row of
///   `rebase` that is not there, for `fix_after` under 2 and for values beyond a bound; `length-mismatch` for targets that
///   are neither one, nor one a row, nor one a phase.
/// - Sources: Shewhart 1931; Nelson 1982, J Qual Technol 14:172; Wheeler & Chambers 1992; NHS England, Making Data Count.
///
/// ```
/// use commonweal::{Direction, XmrModel};
/// let seen = [77.3, 79.0, 79.4, 79.1, 79.8, 80.7, 74.3, 78.0, 80.4, 75.4, 78.9, 80.7, 81.4, 80.5, 81.6, 81.5];
/// let xmr = XmrModel::new().direction(Direction::Increase).target(95.0).estimate(&seen)?;
/// assert!((xmr.points.centre[0] - 79.250000).abs() < 1e-9);
/// assert!((xmr.points.upper_limit[0] - 84.499067).abs() < 1e-6);
/// assert_eq!(xmr.assurance.unwrap().as_str(), "consistently-fails");
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "individuals chart")]
#[doc(alias = "SPC")]
#[doc(alias = "control chart")]
#[derive(Debug, Clone)]
pub struct XmrModel {
    pub(super) direction: Direction,
    pub(super) targets: Vec<f64>,
    pub(super) dates: Option<Vec<Date>>,
    pub(super) rebase: Vec<usize>,
    pub(super) rebase_dates: Vec<Date>,
    pub(super) fix_after: Option<u32>,
    pub(super) centre: Vec<f64>,
    pub(super) limits: Vec<f64>,
    pub(super) scaling: Scaling,
    pub(super) screen: bool,
    pub(super) rules: RuleSet,
    pub(super) lower_bound: Option<f64>,
    pub(super) upper_bound: Option<f64>,
    pub(super) false_alarm_series: u32,
    pub(super) seed: u32,
}

impl Default for XmrModel {
    fn default() -> Self {
        Self {
            direction: Direction::Neutral,
            targets: Vec::new(),
            dates: None,
            rebase: Vec::new(),
            rebase_dates: Vec::new(),
            fix_after: None,
            centre: Vec::new(),
            limits: Vec::new(),
            scaling: Scaling::TwoPointSixSix,
            screen: true,
            rules: RuleSet::default(),
            lower_bound: None,
            upper_bound: None,
            false_alarm_series: 0,
            seed: 1,
        }
    }
}

impl XmrModel {
    /// Limits at 2.66 mean moving ranges, screened once; the rules of Making Data Count with length 7; no target, no judgement.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/seen.md")]
    /// # use commonweal::XmrModel;
    /// let chart = XmrModel::new().estimate(&seen)?;
    /// assert_eq!((chart.rule_set.as_ref(), chart.scaling.as_str()), ("making-data-count-7", "2.66"));
    /// assert!((chart.points.lower_limit[0] - 74.000933).abs() < 1e-6 && (chart.points.upper_limit[0] - 84.499067).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Which direction is good; neutral unless set.
    ///
    /// ```
    /// # use commonweal::{Direction, Variation, XmrModel};
    /// let waits = [31.0, 28.0, 30.0, 33.0, 29.0, 30.0, 32.0, 28.0, 31.0, 30.0, 29.0, 31.0, 42.0];
    /// assert_eq!(XmrModel::new().estimate(&waits)?.variation, Some(Variation::NeutralHigh));
    /// let chart = XmrModel::new().direction(Direction::Decrease).estimate(&waits)?; // shorter is better
    /// assert_eq!(chart.variation, Some(Variation::ConcernHigh));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// The target.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/seen.md")]
    /// # use commonweal::{Assurance, Direction, XmrModel};
    /// let model = XmrModel::new().direction(Direction::Increase);
    /// let assurance = |target| model.clone().target(target).estimate(&seen).unwrap().assurance;
    /// assert_eq!(assurance(95.0), Some(Assurance::ConsistentlyFails)); // above the upper limit of 84.5
    /// assert_eq!(assurance(80.0), Some(Assurance::HitOrMiss));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn target(self, target: f64) -> Self {
        self.targets(&[target])
    }

    /// Targets that change: one a row (NaN for none), or one a phase.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/seen.md")]
    /// # use commonweal::{Assurance, Direction, XmrModel};
    /// let mut targets = [95.0; 16];
    /// targets[12..].fill(70.0); // eased in the last four months
    /// let chart = XmrModel::new().direction(Direction::Increase).targets(&targets).estimate(&seen)?;
    /// assert_eq!((chart.points.target[0], chart.points.target[15]), (95.0, 70.0));
    /// assert_eq!(chart.assurance, Some(Assurance::ConsistentlyPasses));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn targets(mut self, targets: &[f64]) -> Self {
        self.targets = targets.to_vec();
        self
    }

    /// Rows, counted from 0, at which a new phase starts and limits are redrawn.
    ///
    /// ```
    /// # use commonweal::XmrModel;
    /// // Days waited, before and after a second clinic opened.
    /// let before = [31.0, 28.0, 30.0, 33.0, 29.0, 30.0, 32.0, 28.0, 31.0, 30.0, 29.0, 31.0, 30.0];
    /// let waits = [before, before.map(|days| days - 10.0)].concat();
    /// let chart = XmrModel::new().rebase(&[13]).estimate(&waits)?;
    /// assert!((chart.phases.centre[0] - 30.153846).abs() < 1e-6 && (chart.phases.centre[1] - 20.153846).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn rebase(mut self, rows: &[usize]) -> Self {
        self.rebase = rows.to_vec();
        self
    }

    /// The day that each value belongs to: each later than the one before.
    ///
    /// ```
    /// # use commonweal::{Date, XmrModel};
    /// let months = [Date::new(2024, 1, 1)?, Date::new(2024, 2, 1)?, Date::new(2024, 3, 1)?];
    /// let chart = XmrModel::new().dates(&months).estimate(&[31.0, 28.0, 30.0])?;
    /// assert_eq!(chart.points.date.unwrap()[2].to_string(), "2024-03-01");
    /// let error = XmrModel::new().dates(&[months[1], months[0], months[2]]).estimate(&[31.0, 28.0, 30.0]).unwrap_err();
    /// assert_eq!((error.param(), error.index()), (Some("dates"), Some(1))); // not in order
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn dates(mut self, dates: &[Date]) -> Self {
        self.dates = Some(dates.to_vec());
        self
    }

    /// Days at which a new phase starts; each must be the day of a row after the first.
    ///
    /// ```
    /// use commonweal::{Date, XmrModel};
    /// let days = ["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01"].map(|day| Date::parse(day).unwrap());
    /// let xmr = XmrModel::new().dates(&days).rebase_dates(&days[2..3]).estimate(&[5.0, 6.0, 8.0, 9.0])?;
    /// assert_eq!(xmr.phases.first_row, [0, 2]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn rebase_dates(mut self, days: &[Date]) -> Self {
        self.rebase_dates = days.to_vec();
        self
    }

    /// Takes the limits of each phase from its first rows, gaps included.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/seen.md")]
    /// # use commonweal::XmrModel;
    /// let chart = XmrModel::new().fix_after(13).estimate(&seen)?; // the last three months are judged, and do not enter
    /// assert_eq!(chart.phases.baseline, [13]);
    /// assert!((chart.points.centre[15] - 78.8).abs() < 1e-6 && (chart.points.upper_limit[15] - 84.895833).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn fix_after(mut self, rows: u32) -> Self {
        self.fix_after = Some(rows);
        self
    }

    /// A centre line of one's own for all phases, or one for each.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/seen.md")]
    /// # use commonweal::XmrModel;
    /// let chart = XmrModel::new().centre(&[78.0]).estimate(&seen)?;
    /// assert_eq!(chart.points.centre[0], 78.0);
    /// assert!((chart.points.upper_limit[0] - 83.249067).abs() < 1e-6); // as far from it as from the mean
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn centre(mut self, centre: &[f64]) -> Self {
        self.centre = centre.to_vec();
        self
    }

    /// Limits of one's own: lower and upper for all phases, or for each in turn. The centre is halfway unless set.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/seen.md")]
    /// # use commonweal::XmrModel;
    /// let chart = XmrModel::new().limits(&[74.0, 82.0]).estimate(&seen)?;
    /// assert_eq!((chart.points.lower_limit[0], chart.points.centre[0], chart.points.upper_limit[0]), (74.0, 78.0, 82.0));
    /// assert!((chart.points.upper_near[0] - 80.666667).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn limits(mut self, limits: &[f64]) -> Self {
        self.limits = limits.to_vec();
        self
    }

    /// How limits follow from moving ranges.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/seen.md")]
    /// # use commonweal::{Scaling, XmrModel};
    /// let upper = |scaling| XmrModel::new().scaling(scaling).estimate(&seen).unwrap().points.upper_limit[0];
    /// assert!((upper(Scaling::TwoPointSixSix) - 84.499067).abs() < 1e-6);
    /// assert!((upper(Scaling::D2) - 84.496463).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn scaling(mut self, scaling: Scaling) -> Self {
        self.scaling = scaling;
        self
    }

    /// Whether moving ranges of 3.267 times their mean and more are left out of it, in one pass.
    ///
    /// ```
    /// # use commonweal::XmrModel;
    /// let waits = [31.0, 28.0, 30.0, 33.0, 29.0, 30.0, 32.0, 28.0, 31.0, 30.0, 29.0, 31.0, 48.0];
    /// let upper = |screen| XmrModel::new().screen(screen).estimate(&waits).unwrap().points.upper_limit[0];
    /// assert!((upper(true) - 37.825734).abs() < 1e-6); // the jump of 17 days is left out
    /// assert!((upper(false) - 41.070128).abs() < 1e-6);
    /// ```
    #[must_use]
    pub fn screen(mut self, screen: bool) -> Self {
        self.screen = screen;
        self
    }

    /// Which rules are looked at.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/seen.md")]
    /// # use commonweal::{Rule, RuleSet, XmrModel};
    /// let chart = XmrModel::new().rules(RuleSet::of(&[Rule::OutsideLimits, Rule::Run(5)])?).estimate(&seen)?;
    /// assert_eq!(chart.points.rule[15], Some(Rule::Run(5))); // five months above the centre
    /// assert_eq!(XmrModel::new().estimate(&seen)?.points.rule[15], None); // seven are asked for otherwise
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn rules(mut self, rules: RuleSet) -> Self {
        self.rules = rules;
        self
    }

    /// The least that a value can be: limits below it are drawn there.
    ///
    /// ```
    /// # use commonweal::XmrModel;
    /// let falls = [3.0, 0.0, 4.0, 1.0, 5.0, 0.0, 2.0, 6.0, 1.0, 3.0, 0.0, 4.0, 2.0];
    /// assert!((XmrModel::new().estimate(&falls)?.points.lower_limit[0] - -6.703718).abs() < 1e-6);
    /// assert_eq!(XmrModel::new().lower_bound(0.0).estimate(&falls)?.points.lower_limit[0], 0.0);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn lower_bound(mut self, bound: f64) -> Self {
        self.lower_bound = Some(bound);
        self
    }

    /// The most that a value can be: limits above it are drawn there.
    ///
    /// ```
    /// # use commonweal::XmrModel;
    /// let uptake = [96.0, 99.0, 94.0, 98.0, 99.0, 95.0, 97.0, 100.0, 96.0, 98.0, 95.0, 99.0, 97.0]; // %
    /// assert!((XmrModel::new().estimate(&uptake)?.points.upper_limit[0] - 105.355513).abs() < 1e-6);
    /// assert_eq!(XmrModel::new().upper_bound(100.0).estimate(&uptake)?.points.upper_limit[0], 100.0);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn upper_bound(mut self, bound: f64) -> Self {
        self.upper_bound = Some(bound);
        self
    }

    /// Simulates so many series of this length, with these options, for the probability of false alarms; with 0 it comes from
    /// the library's table, where that has it.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/seen.md")]
    /// # use commonweal::XmrModel;
    /// let alarms = XmrModel::new().false_alarm_series(2_000).estimate(&seen)?.false_alarms.unwrap();
    /// assert_eq!((alarms.simulated, alarms.from_table), (2_000, false));
    /// assert!((alarms.any_point - 0.097).abs() < 1e-6); // of charts of 16 months at which nothing happens
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn false_alarm_series(mut self, series: u32) -> Self {
        self.false_alarm_series = series;
        self
    }

    /// The seed of that simulation.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/seen.md")]
    /// # use commonweal::XmrModel;
    /// let model = XmrModel::new().false_alarm_series(2_000);
    /// let share = |seed| model.clone().seed(seed).estimate(&seen).unwrap().false_alarms.unwrap().any_point;
    /// assert!((share(1) - 0.097).abs() < 1e-6 && (share(2) - 0.0985).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn seed(mut self, seed: u32) -> Self {
        self.seed = seed;
        self
    }
}
