//! How much does it vary: over time, between places.
//!
//! | question | use |
//! |---|---|
//! | Has this indicator changed, and will it meet its target? | [`XmrModel`](xmr::XmrModel) |

pub mod xmr;
