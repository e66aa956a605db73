//! How much it varies: over time, and between places.
//!
//! | question | use |
//! |---|---|
//! | Has this indicator changed, and will it meet its target? | [`XmrModel`](xmr::XmrModel) |
//! | Which places differ from the others by more than chance, or by more than the others' own scatter? | [`FunnelModel`](funnel::FunnelModel) |
//! | Where do the limits of a funnel run, to draw them? | [`FunnelCurve`](funnel::FunnelCurve) |

pub mod funnel;
pub mod xmr;
