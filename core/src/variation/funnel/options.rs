//! What a funnel can be asked.

use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Level, Levels, Polarity};
use crate::named::named_enum;

named_enum! {
    /// What stands on the vertical axis of a funnel.
    ///
    /// ```
    /// use commonweal::FunnelKind;
    /// assert_eq!(FunnelKind::StandardisedRatio.as_str(), "standardised-ratio");
    /// ```
    pub enum FunnelKind("kind") {
        /// People with the event over people: binomial.
        Proportion = "proportion",
        /// Events over people or person-time: Poisson.
        Rate = "rate",
        /// Observed over expected events: Poisson; the expected events stand in the place of the population.
        StandardisedRatio = "standardised-ratio",
    }
}

named_enum! {
    /// How naive limits and tail probabilities are made: those of chance alone about the target.
    ///
    /// ```
    /// use commonweal::FunnelLimits;
    /// assert_eq!(FunnelLimits::MidP.as_str(), "mid-p");
    /// ```
    pub enum FunnelLimits("limits") {
        /// Tails of the binomial or Poisson distribution: never more false alarms than the level allows.
        Exact = "exact",
        /// The same with half of the probability of the count itself: closer to the level on average.
        MidP = "mid-p",
        /// The normal approximation with the variance at the target.
        Normal = "normal",
        /// Proportions only: normal on the scale of the arcsine of the root.
        Arcsine = "arcsine",
    }
}

named_enum! {
    /// How scatter beyond chance enters the limits.
    ///
    /// ```
    /// use commonweal::Overdispersion;
    /// assert_eq!(Overdispersion::Additive.as_str(), "additive");
    /// ```
    pub enum Overdispersion("overdispersion") {
        /// Not at all.
        None = "none",
        /// A variance between units is added (`DerSimonian` & Laird 1986), from all units.
        Additive = "additive",
        /// The same from z-scores that are pulled in to their outer percentiles (Spiegelhalter 2005).
        AdditiveWinsorised = "additive-winsorised",
        /// The recipe of the Summary Hospital-level Mortality Indicator: logarithm of the ratio, expected events rounded to
        /// two decimals, the outer units left out.
        Shmi = "shmi",
        /// The same with expected events as they are.
        ShmiUnrounded = "shmi-unrounded",
    }
}

named_enum! {
    /// The scale on which the variance between units is added.
    ///
    /// ```
    /// use commonweal::FunnelScale;
    /// assert_eq!(FunnelScale::SquareRoot.as_str(), "square-root");
    /// ```
    pub enum FunnelScale("scale") {
        /// Arcsine of the square root, for proportions.
        Arcsine = "arcsine",
        /// Square root, for rates and ratios; zero events have a value on it.
        SquareRoot = "square-root",
        /// Logarithm, for rates and ratios; zero events count as half an event on it.
        Log = "log",
    }
}

/// Funnel: which units differ from a target by more than chance, or by more than the units' own scatter.
///
/// **Use it** to compare places, hospitals or practices of different size at one time. **Not** for one unit over time (an
/// `XmR` chart), and not to rank: most units inside the limits cannot be told apart.
///
/// - Value: events over population (over expected events for a standardised ratio), times `per`. Target: the pooled value
///   (all events over all population) unless given; the SHMI recipe compares with 1, as published.
/// - Naive limits: where the tail probability of chance about the target is `(1 - level) / 2`. `exact` is the default: its
///   false alarms never exceed the level, whatever the size of a unit; with `normal` or `arcsine` limits small units with
///   rare events raise several times as many. `mid-p` is closer to the level on average.
/// - Limits between whole counts: the distribution is continued by the incomplete beta and gamma functions, `P(X <= x)` as
///   `I(1 - p; n - x, x + 1)` or `Q(x + 1, m)`, so that limits move smoothly with the size of a unit and agree with the
///   tail probabilities at every count, whole or not. A limit that no count can pass stands at 0, or at `per`.
/// - Flags come from tail probabilities, never from comparing a point with a drawn limit: `above` and `below` where the tail
///   is at most that of the narrowest level, `far-above` and `far-below` of the widest. Good and bad enter by `polarity` only.
/// - Overdispersion: `y` on a scale of constant variance (arcsine; square root; or logarithm), `s` its standard error,
///   `tau2 = max(0, (Q - (k - 1)) / (sum w - sum w^2 / sum w))` with `w = 1 / s^2`; adjusted limits at `z sqrt(s^2 + tau2)`.
///   Where more than a fifth of the units lie outside the widest naive limits this answer is given unasked, with the
///   caution `beyond-chance`.
/// - Errors: those of [`Counts`](crate::Counts); `numerator-above-denominator`; `out-of-range` for `per`, `target` and
///   `trim`, and for a scale, limits or recipe that the kind does not have; `not-computable` where all events are zero (or
///   all people have one) and no target is given; `too-few-groups` for overdispersion from one unit.
/// - Sources: Spiegelhalter 2005, Stat Med 24:1185; `DerSimonian` & Laird 1986; Viechtbauer 2007 (interval of `tau2`);
///   Spiegelhalter and others 2012, J R Stat Soc A 175:1.
///
/// ```
/// use commonweal::{Counts, FunnelFlag, FunnelKind, FunnelModel};
/// let (breaches, attendances) = ([12.0, 30.0, 95.0, 21.0, 44.0], [400.0, 620.0, 810.0, 530.0, 900.0]);
/// let funnel = FunnelModel::new(FunnelKind::Proportion).estimate(&Counts::new(&breaches, &attendances)?)?;
/// assert!((funnel.target - 0.061963).abs() < 1e-6);
/// assert!((funnel.naive.limits[0].upper[0] - 0.087805).abs() < 1e-6);
/// assert_eq!(funnel.flag[2], FunnelFlag::FarAbove);
/// assert!((funnel.naive.tail_low[0] - 0.002817).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "control limits")]
#[doc(alias = "outlier")]
#[derive(Debug, Clone, Copy)]
pub struct FunnelModel {
    pub(super) kind: FunnelKind,
    pub(super) levels: Levels,
    pub(super) limits: FunnelLimits,
    pub(super) target: Option<f64>,
    pub(super) overdispersion: Overdispersion,
    pub(super) scale: Option<FunnelScale>,
    pub(super) trim: f64,
    pub(super) polarity: Polarity,
    pub(super) per: f64,
}

impl FunnelModel {
    /// Exact limits at 95 % and 99.8 % about the pooled value.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/breaches.md")]
    /// # use commonweal::{FunnelKind, FunnelModel};
    /// let funnel = FunnelModel::new(FunnelKind::Proportion).estimate(&breaches)?;
    /// assert_eq!((funnel.limits.as_str(), funnel.target_source.as_str()), ("exact", "pooled"));
    /// assert!((funnel.target - 0.061963).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new(kind: FunnelKind) -> Self {
        Self {
            kind,
            levels: [Level::P95, Level::P998].into(),
            limits: FunnelLimits::Exact,
            target: None,
            overdispersion: Overdispersion::None,
            scale: None,
            trim: 0.1,
            polarity: Polarity::Neutral,
            per: 1.0,
        }
    }

    /// Up to four levels, in any order, from probabilities or from z.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/breaches.md")]
    /// # use commonweal::{FunnelKind, FunnelModel, Level};
    /// let three_sigma = FunnelModel::new(FunnelKind::Proportion).level(Level::from_z(3.0)?).estimate(&breaches)?;
    /// let limit = &three_sigma.naive.limits[0];
    /// assert!((limit.lower[4] - 0.038676).abs() < 1e-6 && (limit.upper[4] - 0.087860).abs() < 1e-6);
    /// assert_eq!((limit.below, limit.above), (0, 1));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// How naive limits and tail probabilities are made.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/breaches.md")]
    /// # use commonweal::{FunnelKind, FunnelLimits, FunnelModel};
    /// let model = FunnelModel::new(FunnelKind::Proportion);
    /// let exact = model.estimate(&breaches)?.naive.limits[0].upper[0];
    /// let mid_p = model.limits(FunnelLimits::MidP).estimate(&breaches)?.naive.limits[0].upper[0];
    /// assert!((exact - 0.087805).abs() < 1e-6 && (mid_p - 0.086672).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn limits(mut self, limits: FunnelLimits) -> Self {
        self.limits = limits;
        self
    }

    /// What units are compared with, in the unit of the values; the pooled value unless given.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/breaches.md")]
    /// # use commonweal::{FunnelKind, FunnelModel};
    /// let funnel = FunnelModel::new(FunnelKind::Proportion).target(0.05).estimate(&breaches)?;
    /// assert_eq!((funnel.target, funnel.target_source.as_str()), (0.05, "given"));
    /// assert!((funnel.naive.limits[0].upper[0] - 0.073595).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn target(mut self, target: f64) -> Self {
        self.target = Some(target);
        self
    }

    /// How scatter beyond chance enters the limits.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/deaths.md")]
    /// # use commonweal::{FunnelKind, FunnelModel, Overdispersion};
    /// let model = FunnelModel::new(FunnelKind::StandardisedRatio).overdispersion(Overdispersion::Additive);
    /// let scatter = model.estimate(&deaths)?.overdispersed.unwrap();
    /// assert!((scatter.tau2 - 0.023935).abs() < 1e-6); // variance between hospitals
    /// assert!((scatter.answer.limits[0].upper[1] - 1.818081).abs() < 1e-6); // limits that allow for it
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn overdispersion(mut self, overdispersion: Overdispersion) -> Self {
        self.overdispersion = overdispersion;
        self
    }

    /// The scale on which it enters: arcsine for proportions, square root for rates and ratios unless set.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/deaths.md")]
    /// # use commonweal::{FunnelKind, FunnelModel, FunnelScale, Overdispersion};
    /// let model = FunnelModel::new(FunnelKind::StandardisedRatio).overdispersion(Overdispersion::Additive);
    /// let root = model.estimate(&deaths)?.overdispersed.unwrap();
    /// let log = model.scale(FunnelScale::Log).estimate(&deaths)?.overdispersed.unwrap();
    /// assert!((root.tau2 - 0.023935).abs() < 1e-6 && (log.tau2 - 0.119739).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn scale(mut self, scale: FunnelScale) -> Self {
        self.scale = Some(scale);
        self
    }

    /// The share of units at each end that winsorising pulls in or the SHMI recipe leaves out; 0.1 unless set.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/deaths.md")]
    /// # use commonweal::{FunnelKind, FunnelModel, Overdispersion};
    /// let model = FunnelModel::new(FunnelKind::StandardisedRatio).overdispersion(Overdispersion::AdditiveWinsorised);
    /// let tau2 = |trim| model.trim(trim).estimate(&deaths).unwrap().overdispersed.unwrap().tau2;
    /// assert!((tau2(0.1) - 0.010160).abs() < 1e-6 && (tau2(0.01) - 0.022440).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn trim(mut self, trim: f64) -> Self {
        self.trim = trim;
        self
    }

    /// Whether more is better or worse; then the result says `better` and `worse`.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/breaches.md")]
    /// # use commonweal::{FunnelKind, FunnelModel, FunnelReading, Polarity};
    /// let funnel = FunnelModel::new(FunnelKind::Proportion).polarity(Polarity::LowerIsBetter).estimate(&breaches)?;
    /// let reading = funnel.reading.unwrap(); // none without a polarity
    /// assert_eq!((reading[0], reading[2]), (FunnelReading::Better, FunnelReading::Worse));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn polarity(mut self, polarity: Polarity) -> Self {
        self.polarity = polarity;
        self
    }

    /// The multiplier of values, target and limits: 100 for percentages.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/breaches.md")]
    /// # use commonweal::{FunnelKind, FunnelModel};
    /// let funnel = FunnelModel::new(FunnelKind::Proportion).per(100.0).estimate(&breaches)?; // percentages
    /// assert!((funnel.target - 6.196319).abs() < 1e-6 && (funnel.naive.limits[0].upper[0] - 8.780547).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn per(mut self, per: f64) -> Self {
        self.per = per;
        self
    }

    /// The scale that was asked for, or the one of the kind; an error where they do not go together.
    pub(super) fn checked_scale(&self) -> Result<FunnelScale> {
        let shmi = matches!(
            self.overdispersion,
            Overdispersion::Shmi | Overdispersion::ShmiUnrounded
        );
        if shmi && self.kind != FunnelKind::StandardisedRatio {
            let message = "`overdispersion` is the SHMI recipe, which is one for standardised ratios: ask for \"additive\"";
            return Err(conflict("overdispersion", message));
        }
        let scale = self.scale.unwrap_or(match self.kind {
            FunnelKind::Proportion => FunnelScale::Arcsine,
            _ if shmi => FunnelScale::Log,
            _ => FunnelScale::SquareRoot,
        });
        if (scale == FunnelScale::Arcsine) != (self.kind == FunnelKind::Proportion) {
            let message = "`scale` must be \"arcsine\" for proportions, and \"square-root\" or \"log\" for rates and ratios";
            return Err(conflict("scale", message));
        }
        if shmi && scale != FunnelScale::Log {
            let message = "`scale` is \"log\" in the SHMI recipe: leave it out";
            return Err(conflict("scale", message));
        }
        Ok(scale)
    }
}

/// The error for an option that the kind, or another option, does not allow.
pub(super) fn conflict(param: &'static str, message: &str) -> Error {
    Error::new(ErrorCode::OutOfRange, param, message)
}

/// Limits that this kind has.
pub(super) fn check_limits(kind: FunnelKind, limits: FunnelLimits) -> Result<()> {
    if limits == FunnelLimits::Arcsine && kind != FunnelKind::Proportion {
        let message = "`limits` are \"arcsine\" for proportions only: ask for \"exact\", \"mid-p\" or \"normal\"";
        return Err(conflict("limits", message));
    }
    Ok(())
}

/// A target inside the possible range, per one.
pub(super) fn checked_target(kind: FunnelKind, target: f64, per: f64) -> Result<f64> {
    let one = target / per;
    let inside = one > 0.0 && one < f64::INFINITY && target.is_finite();
    match kind {
        FunnelKind::Proportion if !inside || one >= 1.0 => {
            let allowed = format!("above 0 and below {per} (`per`)");
            Err(Error::out_of_range("target", target, &allowed))
        }
        _ if !inside => Err(Error::out_of_range("target", target, "a number above 0")),
        _ => Ok(one),
    }
}
