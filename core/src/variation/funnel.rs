//! Funnels: units of different size about one target.
//!
//! | question | use |
//! |---|---|
//! | Which units lie outside? | [`FunnelModel`] |
//! | Where do the limits run? | [`FunnelCurve`] |

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
