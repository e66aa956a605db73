//! What was done, whom it reached, and what it cost.
//!
//! | question | use |
//! |---|---|
//! | Of those eligible, who was offered it, accepted, started and completed, at what dose and cost, and as planned? | [`CascadeModel`](cascade::CascadeModel) |

pub mod cascade;
