//! Who works together: partnerships of areas and organisations, which overlap and change.
//!
//! | question | use |
//! |---|---|
//! | How many people does at least one partnership cover, where do they overlap, and whom does none? | [`CoverageModel`](coverage::CoverageModel) |
//! | What do the partnerships add up to, where they do not overlap? | [`CoverageModel::roll_up`](coverage::CoverageModel::roll_up) |

pub mod coverage;
