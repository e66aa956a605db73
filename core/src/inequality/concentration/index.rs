//! The options of the index.

use super::choices::{ConcentrationForm, ConcentrationInterval};
use crate::error::{Error, ErrorCode, Result, missing_argument};
use crate::estimate::{Estimate, Levels};
use crate::inequality::slope::{Critical, Variance};
use crate::input::RankedValues;

/// What was asked for; none where nothing was said, so that what was said and has no effect can be told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Options {
    pub(super) levels: Levels,
    pub(super) form: ConcentrationForm,
    pub(super) interval: ConcentrationInterval,
    lower: Option<f64>,
    upper: Option<f64>,
    nu: Option<f64>,
    beta: Option<f64>,
    pub(super) variance: Option<Variance>,
    pub(super) critical: Option<Critical>,
}

impl Options {
    pub(super) fn lower(&self) -> f64 {
        self.lower.unwrap_or_default()
    }

    pub(super) fn upper(&self) -> f64 {
        self.upper.unwrap_or_default()
    }

    /// How limits are made for these values.
    pub(super) fn kind(&self, ranked: &RankedValues<'_>) -> ConcentrationInterval {
        match self.interval {
            ConcentrationInterval::Automatic if ranked.standard_errors().is_some() => {
                ConcentrationInterval::Propagated
            }
            ConcentrationInterval::Automatic if ranked.survey().is_some() => {
                ConcentrationInterval::SurveyDesign
            }
            kind => kind,
        }
    }

    /// The first option that a standard index does without.
    pub(super) fn beyond_standard(&self) -> Option<&'static str> {
        let given = [
            (self.form != ConcentrationForm::Standard, "form"),
            (self.lower.is_some(), "lower"),
            (self.upper.is_some(), "upper"),
            (self.nu.is_some(), "nu"),
            (self.beta.is_some(), "beta"),
        ];
        let first = given.into_iter().find(|(given, _)| *given);
        first.map(|(_, param)| param)
    }

    /// The options against each other and against the values; the parameter of the form.
    pub(super) fn check(&self, ranked: &RankedValues<'_>) -> Result<f64> {
        let form = self.form;
        let (extended, symmetric) = (form.is_extended(), form.is_symmetric());
        let bounded = form.is_bounded();
        let regression = self.interval == ConcentrationInterval::Regression;
        let bounds = "form=\"erreygers\" or \"wagstaff\"";
        let limits = "interval=\"regression\"";
        let idle = [
            (self.lower.is_some() && !bounded, "lower", bounds),
            (self.upper.is_some() && !bounded, "upper", bounds),
            (
                self.nu.is_some() && !extended,
                "nu",
                "form=\"extended\" or \"generalised-extended\"",
            ),
            (
                self.beta.is_some() && !symmetric,
                "beta",
                "form=\"symmetric\" or \"generalised-symmetric\"",
            ),
            (self.variance.is_some() && !regression, "variance", limits),
            (self.critical.is_some() && !regression, "critical", limits),
        ];
        let conflict =
            |param, message| Err(Error::new(ErrorCode::ConflictingArguments, param, message));
        if let Some((_, param, needed)) = idle.into_iter().find(|(idle, ..)| *idle) {
            let message = format!(
                "`{param}` has an effect only with {needed}: ask for that, or leave it out"
            );
            return conflict(param, message);
        }
        if regression && (extended || symmetric) {
            let message = "there is no regression for this `form`: ask for interval=\"linearised\"";
            return conflict("interval", message.to_owned());
        }
        if bounded {
            self.check_bounds(ranked)?;
        }
        match (extended, symmetric) {
            (true, _) => Self::parameter("nu", self.nu),
            (_, true) => Self::parameter("beta", self.beta),
            _ => Ok(2.0),
        }
    }

    fn parameter(name: &'static str, value: Option<f64>) -> Result<f64> {
        let value = value.ok_or_else(|| missing_argument(name))?;
        if value > 1.0 && value <= 100.0 {
            Ok(value)
        } else {
            Err(Error::out_of_range(
                name,
                value,
                "above 1 and at most 100; 2 gives the standard index",
            ))
        }
    }

    fn check_bounds(&self, ranked: &RankedValues<'_>) -> Result<()> {
        let bound = |name, value: Option<f64>| {
            value.ok_or_else(|| {
                let message = format!(
                    "`{name}` is needed by this `form`: give the least and the largest value that there could be as `lower` and \
                     `upper`"
                );
                Error::new(ErrorCode::MissingArgument, name, message)
            })
        };
        let lower = bound("lower", self.lower)?;
        let upper = bound("upper", self.upper)?;
        if !(lower < upper && (upper - lower).is_finite()) {
            let message = format!(
                "`lower` is {lower} and `upper` {upper}: give the least and the largest value that there could be"
            );
            return Err(Error::new(ErrorCode::OutOfRange, "lower", message));
        }
        let outside = ranked
            .values()
            .iter()
            .position(|value| !(lower..=upper).contains(value));
        match outside {
            None => Ok(()),
            Some(row) => {
                let value = ranked.values().get(row).copied().unwrap_or(f64::NAN);
                let reason = format!("it is outside the bounds {lower} to {upper}");
                let code = ErrorCode::OutOfRange;
                Err(Error::value(code, "values", row, value, &reason))
            }
        }
    }
}

/// Concentration index: whether something is concentrated among the worse off or the better off, and how much.
///
/// **Use it** for anything that people or ordered groups have more or less of: illness, visits, spending, uptake. **Not** for
/// groups without an order (use the variance between groups), nor for a single gap between the ends in the unit of the values
/// (use the slope index). Of values between bounds, such as proportions, the standard form depends on the mean: it cannot be
/// compared between populations whose means differ, and that of having something is not that of lacking it. Use `erreygers` or
/// `wagstaff`, and say which.
///
/// - Formula: `C = 2 sum(p y (R - 1/2)) / m`, with `p` the share of people, `R` the midpoint of a row on the scale from 0 (worst
///   off) to 1 (best off), tied ranks at one midpoint, and `m` the mean. `generalised` is `m C`; `erreygers`
///   `4 m C / (upper - lower)`; `wagstaff` `(upper - lower) m C / ((upper - m) (m - lower))`; `extended`
///   `1 - sum(y ((1 - s0)^nu - (1 - s1)^nu)) / m` over the ranks, with `s0` and `s1` the shares of people before and up to each;
///   `symmetric` `2^(beta - 2) sum(y (|s1 - 1/2|^beta - |s0 - 1/2|^beta)) / m`; `generalised-extended` and
///   `generalised-symmetric` are `m` times these (the absolute and the relative extended index of HD*Calc are the first and
///   `extended`).
/// - Input: [`RankedValues`]; values of zero or more for the forms that divide by the mean.
/// - Range: -1 to 1 (`extended`: `1 - nu` to 1; `symmetric`: `-beta/2` to `beta/2`; the generalised forms: in the unit of the values).
///   Negative: concentrated among the worse off. Seventy-five times the size of the standard index is about
///   the percentage of the total that would have to move between the better-off and the worse-off half to reach 0 (Koolman &
///   van Doorslaer 2004, Health Econ 13:649).
/// - Interval: none by default, since values of a whole population have no sampling error; `propagated` where standard errors
///   or events are given; `linearised` for a sample of people; `regression` for comparison with other packages.
/// - Errors: those of the input; `negative-value` with its row; `not-computable` where the mean is zero or at a bound;
///   `out-of-range` for a value outside the bounds; `missing-argument` for a form without its bounds or parameter;
///   `conflicting-arguments` for an option without effect; `too-few-groups` for limits of fewer than 2 (`regression`: 3) rows.
/// - Sources: Kakwani, Wagstaff & van Doorslaer 1997, J Econometrics 77:87; Erreygers 2009, J Health Econ 28:504; Wagstaff 2005,
///   Health Econ 14:429; Wagstaff 2002, J Health Econ 21:627; Erreygers, Clarke & Van Ourti 2012, J Health Econ 31:257.
///
/// ```
#[doc = include_str!("../../../docs/examples/smoking_by_fifth.md")]
/// # use commonweal::ConcentrationIndex;
/// let index = ConcentrationIndex::new().estimate(&smoking)?; // % of adults, by deprivation fifth
/// let interval = index.interval.unwrap();
/// assert!((index.value - -0.130208).abs() < 1e-6);
/// assert!((interval.lower - -0.150846).abs() < 1e-6 && (interval.upper - -0.109570).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ConcentrationIndex {
    pub(super) options: Options,
}

impl Default for ConcentrationIndex {
    fn default() -> Self {
        Self {
            options: Options {
                levels: Levels::default(),
                form: ConcentrationForm::Standard,
                interval: ConcentrationInterval::Automatic,
                lower: None,
                upper: None,
                nu: None,
                beta: None,
                variance: None,
                critical: None,
            },
        }
    }
}

impl ConcentrationIndex {
    /// The standard form, the one most published; 95 % limits where the uncertainty of the values is given.
    ///
    /// ```
    /// use commonweal::{ConcentrationIndex, RankedValues, Ranks};
    /// let visits = [5.0, 4.0, 2.0, 1.0]; // of four people, by income
    /// let people = RankedValues::new(&visits, Ranks::most_deprived_first(&[9_000.0, 12_000.0, 31_000.0, 44_000.0]))?;
    /// let index = ConcentrationIndex::new().estimate(&people)?;
    /// assert!((index.value - -0.291667).abs() < 1e-6 && index.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/smoking_by_fifth.md")]
    /// use commonweal::{ConcentrationIndex, Level};
    /// let interval = ConcentrationIndex::new().level(Level::P99).estimate(&smoking)?.interval.unwrap();
    /// assert!((interval.lower - -0.157331).abs() < 1e-6 && (interval.upper - -0.103085).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.options.levels = levels.into();
        self
    }

    /// What the index divides by, and whose values count most.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/smoking_by_fifth.md")]
    /// use commonweal::{ConcentrationForm, ConcentrationIndex};
    /// let index = ConcentrationIndex::new().form(ConcentrationForm::Generalised).estimate(&smoking)?;
    /// assert!((index.value - -2.742361).abs() < 1e-6); // in percentage points
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn form(mut self, form: ConcentrationForm) -> Self {
        self.options.form = form;
        self
    }

    /// The least and the largest value that there could be (not those that were seen), for the forms `erreygers` and `wagstaff`.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/smoking_by_fifth.md")]
    /// use commonweal::{ConcentrationForm, ConcentrationIndex};
    /// let index = |form| ConcentrationIndex::new().form(form).bounds(0.0, 100.0).estimate(&smoking).unwrap().value;
    /// assert!((index(ConcentrationForm::Erreygers) - -0.109694).abs() < 1e-6);
    /// assert!((index(ConcentrationForm::Wagstaff) - -0.164948).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn bounds(self, lower: f64, upper: f64) -> Self {
        self.lower(lower).upper(upper)
    }

    /// The least value that there could be.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/smoking_by_fifth.md")]
    /// use commonweal::{ConcentrationForm, ConcentrationIndex};
    /// let index = ConcentrationIndex::new().form(ConcentrationForm::Wagstaff).lower(5.0).upper(100.0).estimate(&smoking)?;
    /// assert!((index.value - -0.205483).abs() < 1e-6); // as if nowhere fewer than 5 % could smoke
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn lower(mut self, lower: f64) -> Self {
        self.options.lower = Some(lower);
        self
    }

    /// The largest value that there could be.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/smoking_by_fifth.md")]
    /// use commonweal::{ConcentrationForm, ConcentrationIndex};
    /// let index = ConcentrationIndex::new().form(ConcentrationForm::Erreygers).lower(0.0).upper(50.0).estimate(&smoking)?;
    /// assert!((index.value - -0.219389).abs() < 1e-6); // as if nowhere more than half could smoke
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn upper(mut self, upper: f64) -> Self {
        self.options.upper = Some(upper);
        self
    }

    /// Inequality aversion of the forms `extended` and `generalised-extended`: above 1; 2 gives the standard index, and the larger it is, the more those at
    /// the bottom count. It has no default, since it is a judgement: say which was used.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/smoking_by_fifth.md")]
    /// use commonweal::{ConcentrationForm, ConcentrationIndex};
    /// let index = ConcentrationIndex::new().form(ConcentrationForm::Extended).nu(4.0).estimate(&smoking)?;
    /// assert!((index.value - -0.229434).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn nu(mut self, nu: f64) -> Self {
        self.options.nu = Some(nu);
        self
    }

    /// Sensitivity to the ends of the forms `symmetric` and `generalised-symmetric`: above 1; 2 gives the standard index, and the larger it is, the more both
    /// ends count beside the middle. It has no default either.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/smoking_by_fifth.md")]
    /// use commonweal::{ConcentrationForm, ConcentrationIndex};
    /// let index = ConcentrationIndex::new().form(ConcentrationForm::Symmetric).beta(4.0).estimate(&smoking)?;
    /// assert!((index.value - -0.150628).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn beta(mut self, beta: f64) -> Self {
        self.options.beta = Some(beta);
        self
    }

    /// How limits are made.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/smoking_by_fifth.md")]
    /// use commonweal::{ConcentrationIndex, ConcentrationInterval};
    /// let model = ConcentrationIndex::new().interval(ConcentrationInterval::Regression);
    /// let interval = model.estimate(&smoking)?.interval.unwrap(); // from the scatter of five groups
    /// assert!((interval.lower - -0.138912).abs() < 1e-6 && (interval.upper - -0.121504).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: ConcentrationInterval) -> Self {
        self.options.interval = interval;
        self
    }

    /// The variance behind regression limits; `hc1` unless set, which holds where the scatter differs between rows.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/smoking_by_fifth.md")]
    /// use commonweal::{ConcentrationIndex, ConcentrationInterval, Variance};
    /// let model = ConcentrationIndex::new().interval(ConcentrationInterval::Regression).variance(Variance::Classical);
    /// assert!((model.estimate(&smoking)?.standard_error.unwrap() - 0.004156).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn variance(mut self, variance: Variance) -> Self {
        self.options.variance = Some(variance);
        self
    }

    /// The critical value of regression limits; Student's `t` unless set, since groups are often few.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/smoking_by_fifth.md")]
    /// use commonweal::{ConcentrationIndex, ConcentrationInterval, Critical};
    /// let model = ConcentrationIndex::new().interval(ConcentrationInterval::Regression).critical(Critical::Normal);
    /// assert!((model.estimate(&smoking)?.interval.unwrap().lower - -0.135568).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn critical(mut self, critical: Critical) -> Self {
        self.options.critical = Some(critical);
        self
    }

    /// The index of these values.
    ///
    /// ```
    /// use commonweal::{ConcentrationIndex, RankedValues, Ranks};
    /// let all_the_same = RankedValues::new(&[4.0, 4.0], Ranks::most_deprived_first(&[1.0, 2.0]))?;
    /// assert_eq!(ConcentrationIndex::new().estimate(&all_the_same)?.value, 0.0);
    /// let nothing = RankedValues::new(&[0.0, 0.0], Ranks::most_deprived_first(&[1.0, 2.0]))?;
    /// assert_eq!(ConcentrationIndex::new().estimate(&nothing).unwrap_err().code().as_str(), "not-computable");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, ranked: &RankedValues<'_>) -> Result<Estimate> {
        super::estimate::estimate(self, ranked)
    }
}
