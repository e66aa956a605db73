//! Funnels: units of different size about one target.
//!
//! | question | use |
//! |---|---|
//! | Which units lie outside? | [`FunnelModel`] |
//! | Where do the limits run? | [`FunnelCurve`] |
//!
//! ```
//! use commonweal::{Counts, FunnelCurve, FunnelKind, FunnelModel};
//! let breaches = Counts::new(&[12.0, 30.0, 95.0], &[400.0, 620.0, 810.0])?;
//! let funnel = FunnelModel::new(FunnelKind::Proportion).estimate(&breaches)?;
//! let curve = FunnelCurve::new(FunnelKind::Proportion, funnel.target).at(&[400.0])?;
//! assert!((funnel.naive.limits[0].upper[0] - 0.102845).abs() < 1e-6); // at the 400 of the first unit
//! assert_eq!(curve.limits[0].upper[0], funnel.naive.limits[0].upper[0]);
//! # Ok::<(), commonweal::Error>(())
//! ```

mod curve;
mod estimate;
mod limits;
mod null;
mod options;
mod overdispersion;
mod panels;
mod result;
mod rows;
#[cfg(test)]
mod tests;

pub use curve::{FunnelAxis, FunnelCurve, FunnelCurveLimit, FunnelCurves};
#[cfg(feature = "chart")]
pub(crate) use estimate::flag_of;
pub use options::{FunnelKind, FunnelLimits, FunnelModel, FunnelScale, Overdispersion};
pub use result::{
    Funnel, FunnelAnswer, FunnelFlag, FunnelLimit, FunnelReading, Overdispersed, TargetSource,
};
