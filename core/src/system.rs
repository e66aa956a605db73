//! Systems: places and organisations, whose codes, names and parents are only true with a date.
//!
//! | question | answer |
//! |---|---|
//! | which day, written one way everywhere | [`Date`] |
//! | from when until when, without a doubtful last day | [`Period`] |

mod date;
mod period;

pub use date::Date;
pub use period::Period;
