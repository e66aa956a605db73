//! The limits of a funnel at a grid of sizes, to draw them or to ask what a size could show.

use super::limits::naive;
use super::options::{
    FunnelKind, FunnelLimits, FunnelScale, check_limits, checked_target, conflict,
};
use super::overdispersion::limits_at;
use crate::error::{Error, Result};
#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Level, Levels};
use crate::input::{denominators, not_empty};
use crate::named::named_enum;
use crate::numeric::special::gamma;
use crate::rates::checked_per;

named_enum! {
    /// What the grid of a curve holds.
    ///
    /// ```
    /// use commonweal::FunnelAxis;
    /// assert_eq!(FunnelAxis::Events.as_str(), "events");
    /// ```
    pub enum FunnelAxis("axis") {
        /// Populations (expected events for a standardised ratio).
        Population = "population",
        /// Observed events of a rate or ratio.
        Events = "events",
    }
}

/// Funnel limits at a grid of sizes: the curves of a funnel plot, without any units.
///
/// **Use it** to draw limits, or to ask before a comparison how far a unit of some size would have to be from the target.
///
/// - `axis = population`: limits as [`FunnelModel`](super::FunnelModel) makes them at these sizes; with `tau2` on a `scale`
///   those that allow for scatter between units.
/// - `axis = events`, for rates and ratios whose sizes are best told by their observed events: the values at which this many
///   events are just outside, from the population at which they are. For exact limits that is a gamma quantile: `x` events
///   are at the upper limit where the mean is the `p` quantile of shape `x`, at the lower where it is the `1 - p` quantile of
///   shape `x + 1`.
/// - Errors: `empty`, `missing-value`, `not-finite`, `negative-value`, `zero-denominator` with the row; `out-of-range`
///   for `target`, `tau2`, `per`, and for what the kind or axis does not have.
/// - Source: Spiegelhalter 2005, Stat Med 24:1185.
///
/// ```
/// use commonweal::{FunnelCurve, FunnelKind};
/// let limits = FunnelCurve::new(FunnelKind::Proportion, 0.07).at(&[100.0, 1_000.0, 10_000.0])?;
/// assert!((limits.limits[1].upper[0] - 0.164499).abs() < 1e-6);
/// assert!((limits.limits[1].upper[2] - 0.078055).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct FunnelCurve {
    kind: FunnelKind,
    target: f64,
    levels: Levels,
    limits: FunnelLimits,
    axis: FunnelAxis,
    tau2: f64,
    scale: Option<FunnelScale>,
    per: f64,
}

/// The limits at one level along a grid.
///
/// ```
/// use commonweal::{FunnelAxis, FunnelCurve, FunnelKind};
/// let curve = FunnelCurve::new(FunnelKind::StandardisedRatio, 1.0).axis(FunnelAxis::Events);
/// let at_nine = &curve.at(&[9.0])?.limits[0];
/// assert!((at_nine.upper_population.as_ref().unwrap()[0] - 4.115373).abs() < 1e-6);
/// assert!((at_nine.upper[0] - 2.186922).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct FunnelCurveLimit {
    /// Two-sided level as a probability.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub level: f64,
    /// Lower limits.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub lower: Vec<f64>,
    /// Upper limits.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub upper: Vec<f64>,
    /// On the axis of events: the population at which so many events are at the lower limit.
    pub lower_population: Option<Vec<f64>>,
    /// On the axis of events: the population at which so many events are at the upper limit.
    pub upper_population: Option<Vec<f64>>,
}

/// Funnel limits along a grid: what [`FunnelCurve`] returns.
///
/// ```
/// use commonweal::{FunnelCurve, FunnelKind};
/// let limits = FunnelCurve::new(FunnelKind::Rate, 120.0).per(100_000.0).at(&[50_000.0])?;
/// assert_eq!(limits.target, 120.0);
/// assert!((limits.limits[0].upper[0] - 152.271867).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct FunnelCurves {
    /// What stands on the vertical axis.
    pub kind: FunnelKind,
    /// What the grid holds.
    pub axis: FunnelAxis,
    /// The grid as given.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub at: Vec<f64>,
    /// What values are compared with.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub target: f64,
    /// How limits were made; those with a variance between units are normal on their scale.
    pub method: FunnelLimits,
    /// The variance between units that they allow for.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub tau2: f64,
    /// Limits, one entry a level.
    pub limits: Vec<FunnelCurveLimit>,
    /// The multiplier of target and limits.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub per: f64,
}

impl FunnelCurve {
    /// Exact limits at 95 % and 99.8 % about this target.
    ///
    /// ```
    /// # use commonweal::{FunnelCurve, FunnelKind};
    /// let curves = FunnelCurve::new(FunnelKind::Rate, 0.02).at(&[1_000.0])?;
    /// assert_eq!((curves.limits[0].level, curves.limits[1].level), (0.95, 0.998));
    /// assert!((curves.limits[0].lower[0] - 0.011248).abs() < 1e-6 && (curves.limits[0].upper[0] - 0.029706).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new(kind: FunnelKind, target: f64) -> Self {
        Self {
            kind,
            target,
            levels: [Level::P95, Level::P998].into(),
            limits: FunnelLimits::Exact,
            axis: FunnelAxis::Population,
            tau2: 0.0,
            scale: None,
            per: 1.0,
        }
    }

    /// Up to four levels.
    ///
    /// ```
    /// # use commonweal::{FunnelCurve, FunnelKind, Level};
    /// let curves = FunnelCurve::new(FunnelKind::Rate, 0.02).level(Level::P90).at(&[1_000.0])?;
    /// assert_eq!(curves.limits.len(), 1);
    /// assert!((curves.limits[0].upper[0] - 0.028118).abs() < 1e-6);
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
    /// # use commonweal::{FunnelCurve, FunnelKind, FunnelLimits};
    /// let curve = FunnelCurve::new(FunnelKind::Proportion, 0.07);
    /// let exact = curve.at(&[400.0])?.limits[0].upper[0];
    /// let normal = curve.limits(FunnelLimits::Normal).at(&[400.0])?.limits[0].upper[0];
    /// assert!((exact - 0.097205).abs() < 1e-6 && (normal - 0.095004).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn limits(mut self, limits: FunnelLimits) -> Self {
        self.limits = limits;
        self
    }

    /// What the grid holds.
    ///
    /// ```
    /// # use commonweal::{FunnelAxis, FunnelCurve, FunnelKind};
    /// // At how many expected deaths are 12 observed ones just above the upper limit?
    /// let curves = FunnelCurve::new(FunnelKind::StandardisedRatio, 1.0).axis(FunnelAxis::Events).at(&[12.0])?;
    /// assert!((curves.limits[0].upper_population.as_ref().unwrap()[0] - 6.200575).abs() < 1e-6);
    /// assert!((curves.limits[0].upper[0] - 1.935304).abs() < 1e-6); // 12 over that
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn axis(mut self, axis: FunnelAxis) -> Self {
        self.axis = axis;
        self
    }

    /// The variance between units on the scale: limits then allow for it.
    ///
    /// ```
    /// # use commonweal::{FunnelCurve, FunnelKind};
    /// let curve = FunnelCurve::new(FunnelKind::StandardisedRatio, 1.0);
    /// assert!((curve.at(&[1_000.0])?.limits[1].upper[0] - 1.099631).abs() < 1e-6);
    /// assert!((curve.tau2(0.01).at(&[1_000.0])?.limits[1].upper[0] - 1.723607).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn tau2(mut self, tau2: f64) -> Self {
        self.tau2 = tau2;
        self
    }

    /// The scale on which it is added, as in [`FunnelModel::scale`](super::FunnelModel::scale).
    ///
    /// ```
    /// # use commonweal::{FunnelCurve, FunnelKind, FunnelScale};
    /// // A standard deviation of a tenth between hospitals, on the logarithm of their ratios.
    /// let curve = FunnelCurve::new(FunnelKind::StandardisedRatio, 1.0).scale(FunnelScale::Log).tau2(0.01);
    /// assert!((curve.at(&[1_000.0])?.limits[1].upper[0] - 1.382794).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn scale(mut self, scale: FunnelScale) -> Self {
        self.scale = Some(scale);
        self
    }

    /// The multiplier of target and limits.
    ///
    /// ```
    /// # use commonweal::{FunnelCurve, FunnelKind};
    /// let curves = FunnelCurve::new(FunnelKind::Proportion, 7.0).per(100.0).at(&[400.0])?; // percentages
    /// assert!((curves.limits[0].upper[0] - 9.720508).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn per(mut self, per: f64) -> Self {
        self.per = per;
        self
    }

    /// The limits at these populations, or at these observed events.
    ///
    /// ```
    /// # use commonweal::{FunnelCurve, FunnelKind};
    /// let curve = FunnelCurve::new(FunnelKind::Proportion, 0.07);
    /// let upper = &curve.at(&[100.0, 400.0])?.limits[0].upper; // limits close in as units grow
    /// assert!((upper[0] - 0.128581).abs() < 1e-6 && (upper[1] - 0.097205).abs() < 1e-6);
    /// assert_eq!(curve.at(&[100.0, 0.0]).unwrap_err().index(), Some(1));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn at(&self, grid: &[f64]) -> Result<FunnelCurves> {
        let per = checked_per(self.per)?;
        check_limits(self.kind, self.limits)?;
        let target = checked_target(self.kind, self.target, per)?;
        not_empty("population", grid)?;
        denominators("population", grid)?;
        if !(self.tau2 >= 0.0 && self.tau2.is_finite()) {
            return Err(Error::out_of_range(
                "tau2",
                self.tau2,
                "0 or a number above",
            ));
        }
        let scale = self.scale.unwrap_or(match self.kind {
            FunnelKind::Proportion => FunnelScale::Arcsine,
            _ => FunnelScale::SquareRoot,
        });
        if (scale == FunnelScale::Arcsine) != (self.kind == FunnelKind::Proportion) {
            let message = "`scale` must be \"arcsine\" for proportions, and \"square-root\" or \"log\" for rates and ratios";
            return Err(conflict("scale", message));
        }
        let by_events = self.axis == FunnelAxis::Events;
        if by_events && self.kind == FunnelKind::Proportion {
            let message =
                "`axis` is \"events\" for rates and ratios only: a proportion needs its population";
            return Err(conflict("axis", message));
        }
        if by_events && (self.tau2 > 0.0 || self.limits != FunnelLimits::Exact) {
            let message = "`axis` is \"events\", which has exact limits of chance alone: leave out `limits` and `tau2`";
            return Err(conflict("axis", message));
        }
        let mut limits = Vec::with_capacity(4);
        for level in self.levels.iter() {
            let one = |row: usize| {
                let size = grid.get(row).copied().unwrap_or(f64::NAN);
                if by_events {
                    return (0.0, 0.0);
                }
                if self.tau2 > 0.0 {
                    return limits_at(scale, size, target, self.tau2, level.z());
                }
                naive(self.kind, self.limits, size, target, level)
            };
            let limit = if by_events {
                by_observed(grid, target, per, level)
            } else {
                let rows: Vec<(f64, f64)> = (0..grid.len()).map(one).collect();
                FunnelCurveLimit {
                    level: level.probability(),
                    lower: rows.iter().map(|limits| limits.0 * per).collect(),
                    upper: rows.iter().map(|limits| limits.1 * per).collect(),
                    lower_population: None,
                    upper_population: None,
                }
            };
            let bad = |column: &[f64]| column.iter().position(|limit| !limit.is_finite());
            if let Some(row) = bad(&limit.lower).or_else(|| bad(&limit.upper)) {
                return Err(Error::overflow("population", "a limit").at(row));
            }
            limits.push(limit);
        }
        Ok(FunnelCurves {
            kind: self.kind,
            axis: self.axis,
            at: grid.to_vec(),
            target: self.target,
            method: self.limits,
            tau2: self.tau2,
            limits,
            per,
        })
    }
}

/// The populations at which each count is just outside, and the values there.
fn by_observed(events: &[f64], target: f64, per: f64, level: Level) -> FunnelCurveLimit {
    let (tail, body) = (level.tail(), 1.0 - level.tail());
    let upper: Vec<f64> = events
        .iter()
        .map(|&x| gamma::quantile(x, tail, body) / target)
        .collect();
    let lower: Vec<f64> = events
        .iter()
        .map(|&x| gamma::quantile(x + 1.0, body, tail) / target)
        .collect();
    let values = |populations: &[f64]| {
        events
            .iter()
            .zip(populations)
            .map(|(x, n)| x / n * per)
            .collect()
    };
    FunnelCurveLimit {
        level: level.probability(),
        lower: values(&lower),
        upper: values(&upper),
        lower_population: Some(lower),
        upper_population: Some(upper),
    }
}
