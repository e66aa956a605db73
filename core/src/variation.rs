//! How much it varies: over time, and between places.
//!
//! | question | use |
//! |---|---|
//! | Has any measure changed between two periods, or does it differ between two places? | [`ChangeModel`](change::ChangeModel) |
//! | Which areas are better, similar or worse than England? | [`BenchmarkModel`](benchmark::BenchmarkModel) |
//! | Is any measure rising or falling over the years, and by how much a year? | [`TrendModel`](trend::TrendModel) |
//! | Has this indicator changed, and will it meet its target? | [`XmrModel`](xmr::XmrModel) |
//! | Which places differ from the others by more than chance, or by more than the others' own scatter? | [`FunnelModel`](funnel::FunnelModel) |
//! | Where do the limits of a funnel run, to draw them? | [`FunnelCurve`](funnel::FunnelCurve) |
//! | Which constants turn a mean range or standard deviation into limits? | [`ControlChartConstants`](constants::ControlChartConstants) |
//!
//! ```
//! use commonweal::{Counts, FunnelKind, FunnelModel, XmrModel};
//! // One hospital over time, and five hospitals at one time.
//! let waits = [31.0, 28.0, 30.0, 33.0, 29.0, 30.0, 32.0, 28.0, 31.0, 30.0, 29.0, 31.0, 42.0];
//! let chart = XmrModel::new().estimate(&waits)?;
//! assert!((chart.points.upper_limit[12] - 37.364196).abs() < 1e-6); // 42 days are no chance
//! let breaches = Counts::new(&[12.0, 30.0, 95.0, 21.0, 44.0], &[400.0, 620.0, 810.0, 530.0, 900.0])?;
//! let funnel = FunnelModel::new(FunnelKind::Proportion).estimate(&breaches)?;
//! assert!((funnel.naive.limits[1].upper[2] - 0.090216).abs() < 1e-6); // nor are 95 of 810
//! # Ok::<(), commonweal::Error>(())
//! ```

pub mod benchmark;
pub mod change;
pub mod constants;
pub mod funnel;
pub mod trend;
pub mod xmr;
