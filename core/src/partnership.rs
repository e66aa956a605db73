//! Who works together: partnerships of areas and organisations, which overlap and change.
//!
//! | question | use |
//! |---|---|
//! | How many people does at least one partnership cover, where do they overlap, and whom does none? | [`CoverageModel`](coverage::CoverageModel) |
//! | What do the partnerships add up to, where they do not overlap? | [`CoverageModel::roll_up`](coverage::CoverageModel::roll_up) |
//!
//! ```
//! use commonweal::{AreaValues, CoverageModel, Memberships};
//! let people = AreaValues::people(&["Leeds", "Bradford", "Selby"], &[812_000.0, 546_400.0, 91_000.0])?;
//! let alliances = Memberships::new(&["Leeds", "Bradford", "Leeds"], &["Cancer", "Cancer", "Stroke"])?;
//! let coverage = CoverageModel::new().estimate(&people, &alliances)?;
//! assert_eq!((coverage.covered, coverage.counted_twice), (1_358_400.0, 812_000.0)); // each person once
//! # Ok::<(), commonweal::Error>(())
//! ```

pub mod coverage;
