//! How many checks passed and failed, and what stands in the way when one cannot run.

use std::ops::{Add, AddAssign};

/// A result whose error is meant for the reader: its first line is one sentence that says what
/// went wrong and what to do, and further lines may quote the end of a log.
pub(crate) type Attempt<T> = Result<T, String>;

/// Checks counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Tally {
    /// One check that passed.
    pub(crate) const PASS: Self = Self {
        passed: 1,
        failed: 0,
    };
    /// One check that failed.
    pub(crate) const FAIL: Self = Self {
        passed: 0,
        failed: 1,
    };
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
