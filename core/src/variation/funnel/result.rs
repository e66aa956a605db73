//! What a funnel says.

use super::options::{FunnelKind, FunnelLimits, FunnelScale, Overdispersion};
#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, Interval, Polarity, Text};
use crate::named::named_enum;

named_enum! {
    /// Where a unit stands. The names hold for any levels.
    ///
    /// ```
    /// use commonweal::FunnelFlag;
    /// assert_eq!(FunnelFlag::FarAbove.as_str(), "far-above");
    /// ```
    pub enum FunnelFlag("flag") {
        /// Inside the narrowest limits.
        Inside = "inside",
        /// Above the narrowest limits, inside the widest.
        Above = "above",
        /// Below the narrowest limits, inside the widest.
        Below = "below",
        /// Above the widest limits, where there is more than one level.
        FarAbove = "far-above",
        /// Below the widest limits, where there is more than one level.
        FarBelow = "far-below",
    }
}

named_enum! {
    /// What a flag means, where the caller said which direction is good.
    ///
    /// ```
    /// use commonweal::FunnelReading;
    /// assert_eq!(FunnelReading::Worse.as_str(), "worse");
    /// ```
    pub enum FunnelReading("reading") {
        /// Inside the narrowest limits.
        NotDifferent = "not-different",
        /// Outside in the good direction.
        Better = "better",
        /// Outside in the bad direction.
        Worse = "worse",
    }
}

named_enum! {
    /// Where the target comes from.
    ///
    /// ```
    /// use commonweal::TargetSource;
    /// assert_eq!(TargetSource::Pooled.as_str(), "pooled");
    /// ```
    pub enum TargetSource("target_source") {
        /// All events over all population.
        Pooled = "pooled",
        /// From the caller.
        Given = "given",
        /// The 1 of the standard, which the SHMI recipe compares with.
        Standard = "standard",
    }
}

/// The limits of all units at one level, and how many units lie outside.
///
/// ```
/// use commonweal::{Counts, FunnelKind, FunnelModel};
/// let counts = Counts::new(&[5.0, 50.0, 5.0], &[100.0, 200.0, 100.0])?;
/// let limit = &FunnelModel::new(FunnelKind::Proportion).estimate(&counts)?.naive.limits[0];
/// assert_eq!((limit.level, limit.below, limit.above), (0.95, 2, 1));
/// assert!((limit.lower[0] - 0.078758).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct FunnelLimit {
    /// Two-sided level as a probability.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub level: f64,
    /// Lower limits, unit by unit.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub lower: Vec<f64>,
    /// Upper limits.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub upper: Vec<f64>,
    /// How many units lie below.
    pub below: u64,
    /// How many units lie above.
    pub above: u64,
    /// How many would lie outside on average if the limits' own model were all there is: units times one less the level.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub expected_outside: f64,
}

/// Limits, tail probabilities and flags under one account of how units vary.
///
/// ```
/// use commonweal::{Counts, FunnelKind, FunnelModel};
/// let counts = Counts::new(&[5.0, 50.0, 5.0], &[100.0, 200.0, 100.0])?;
/// let naive = FunnelModel::new(FunnelKind::Proportion).estimate(&counts)?.naive;
/// assert!((naive.tail_high[1] - 0.000152).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct FunnelAnswer {
    /// Limits, one entry a level, in the order asked for.
    pub limits: Vec<FunnelLimit>,
    /// Distance from the target in standard errors.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub z: Vec<f64>,
    /// Probability of a count this low or lower, were the target true of the unit.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub tail_low: Vec<f64>,
    /// Probability of a count this high or higher.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub tail_high: Vec<f64>,
    /// Where each unit stands.
    pub flag: Vec<FunnelFlag>,
}

/// The answer that allows for scatter beyond chance.
///
/// ```
/// use commonweal::{Counts, FunnelKind, FunnelModel, Overdispersion};
/// let counts = Counts::new(&[40.0, 90.0, 75.0, 20.0], &[50.0, 60.0, 70.0, 45.0])?;
/// let model = FunnelModel::new(FunnelKind::StandardisedRatio).overdispersion(Overdispersion::Additive);
/// let scatter = model.estimate(&counts)?.overdispersed.unwrap();
/// assert!((scatter.tau2 - 0.046918).abs() < 1e-6 && (scatter.phi - 8.674129).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Overdispersed {
    /// How the variance between units was estimated.
    pub method: Overdispersion,
    /// The scale on which it is added.
    pub scale: FunnelScale,
    /// The mean of the squared z-scores about the target, after trimming where the method trims: 1 where chance is all.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub phi: f64,
    /// The variance between units on the scale.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub tau2: f64,
    /// Its standard error, for a method without trimming.
    #[cfg_attr(feature = "serde", serde(with = "real::optional"))]
    pub tau2_standard_error: Option<f64>,
    /// Its 95 % interval, for a method without trimming.
    pub tau2_interval: Option<Interval>,
    /// Why there is none, where there is none.
    pub no_interval_reason: Option<Text>,
    /// The same variance without trimming: trimming biases it towards zero.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub untrimmed_tau2: f64,
    /// How many units stand behind it.
    pub kept: u64,
    /// The target on the scale.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub transformed_target: f64,
    /// The values on the scale.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub transformed: Vec<f64>,
    /// Their standard errors by chance.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub standard_error: Vec<f64>,
    /// z-scores on the scale before the variance between units is added.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub unadjusted_z: Vec<f64>,
    /// The same as they entered `phi`: pulled in, or NaN where a unit was left out.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub trimmed_z: Vec<f64>,
    /// Limits, tail probabilities and flags with the variance between units added.
    pub answer: FunnelAnswer,
}

/// Units about a target, with limits for chance alone and, where asked for or needed, for the units' own scatter: what
/// [`FunnelModel`](super::FunnelModel) returns.
///
/// ```
/// use commonweal::{Counts, FunnelFlag, FunnelKind, FunnelModel};
/// let counts = Counts::new(&[5.0, 50.0, 5.0], &[100.0, 200.0, 100.0])?;
/// let funnel = FunnelModel::new(FunnelKind::Proportion).estimate(&counts)?;
/// assert_eq!(funnel.target, 0.15);
/// assert_eq!(funnel.flag[1], FunnelFlag::FarAbove);
/// assert_eq!(funnel.cautions[0].code.as_str(), "beyond-chance");
/// assert!(funnel.overdispersed.is_some());
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Funnel {
    /// What stands on the vertical axis.
    pub kind: FunnelKind,
    /// Values, unit by unit, in the order of the input.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub value: Vec<f64>,
    /// Events.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub events: Vec<f64>,
    /// Population; expected events for a standardised ratio.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub population: Vec<f64>,
    /// What the units are compared with.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub target: f64,
    /// Where it comes from.
    pub target_source: TargetSource,
    /// How naive limits and tail probabilities were made.
    pub limits: FunnelLimits,
    /// The answer for chance alone.
    pub naive: FunnelAnswer,
    /// The answer that allows for the units' own scatter: where it was asked for, and where chance alone is the wrong question.
    pub overdispersed: Option<Overdispersed>,
    /// What was asked for: the account behind `flag`.
    pub overdispersion: Overdispersion,
    /// Where each unit stands under the account that was asked for.
    pub flag: Vec<FunnelFlag>,
    /// Better, worse or not different, where the caller said which direction is good.
    pub reading: Option<Vec<FunnelReading>>,
    /// Which direction is good.
    pub polarity: Polarity,
    /// How it was computed.
    pub method: Text,
    /// Key of the source.
    pub citation: Text,
    /// The unit of values, target and limits.
    pub unit: Text,
    /// The multiplier in the unit.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub per: f64,
    /// What a careful reader must know.
    pub cautions: Vec<Caution>,
}

impl Funnel {
    /// How many units there are.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/breaches.md")]
    /// # use commonweal::{FunnelKind, FunnelModel};
    /// assert_eq!(FunnelModel::new(FunnelKind::Proportion).estimate(&breaches)?.len(), 5);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.value.len()
    }

    /// Whether there are no units; never so, since an empty input is refused.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/breaches.md")]
    /// # use commonweal::{FunnelKind, FunnelModel};
    /// assert!(!FunnelModel::new(FunnelKind::Proportion).estimate(&breaches)?.is_empty());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.value.is_empty()
    }

    /// Adds a caution that the caller knows of.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/breaches.md")]
    /// use commonweal::{Caution, FunnelKind, FunnelModel};
    /// let mut funnel = FunnelModel::new(FunnelKind::Proportion).estimate(&breaches)?;
    /// funnel.add_caution(Caution::rows_omitted(2));
    /// assert_eq!(funnel.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.cautions.push(caution);
    }
}
