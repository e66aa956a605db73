//! How unfair is it, and to whom: inequality between groups and between people.
//!
//! | question | use |
//! |---|---|
//! | How many units worse off are the most deprived than the least, using every group? | [`SlopeIndex`](slope::SlopeIndex) |
//! | How many times? | [`RelativeIndex`](slope::RelativeIndex) |
//! | Both, with the fitted line to draw | [`GradientModel`](slope::GradientModel) |
//! | What share of the total would have to move for all to have the same? | [`HooverIndex`](hoover::HooverIndex) |

pub mod hoover;
pub mod slope;
