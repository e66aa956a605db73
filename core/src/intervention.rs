//! What was done, whom it reached, and what it cost.
//!
//! | question | use |
//! |---|---|
//! | Of those eligible, who was offered it, accepted, started and completed, at what dose and cost, and as planned? | [`CascadeModel`](cascade::CascadeModel) |
//!
//! ```
//! use commonweal::{CascadeModel, StageCounts};
//! let course = StageCounts::new(&[("eligible", &[250.0]), ("offered", &[200.0]), ("completed", &[64.0])])?;
//! let cascade = CascadeModel::new().estimate(&course)?;
//! assert_eq!((cascade.total.conversion.value[2], cascade.total.reach.value[2]), (0.32, 0.256)); // of those offered, of all
//! # Ok::<(), commonweal::Error>(())
//! ```

pub mod cascade;
