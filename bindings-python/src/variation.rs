//! Variation over time and between places.

mod arguments;
pub(crate) mod change;
pub(crate) mod constants;
mod figures;
pub(crate) mod trend;
mod xmr_functions;
mod xmr_results;

pub(crate) use xmr_functions::{xmr, xmr_groups};
pub(crate) use xmr_results::{FalseAlarms, Xmr, XmrPhases, XmrPoints, XmrTable};
pub(crate) mod funnel;
mod funnel_results;

pub(crate) use funnel_results::{
    Funnel, FunnelAnswer, FunnelCurveLimit, FunnelCurves, FunnelLimit, Overdispersed,
};
