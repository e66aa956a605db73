//! Sums that are looked at on the way.

use crate::numeric::math::two_sum;

/// A running sum in a fixed order, to twice the precision of a double: an exact one would be rounded anew at every value of
/// millions.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Running {
    high: f64,
    low: f64,
}

impl Running {
    #[inline]
    pub(crate) fn add(&mut self, value: f64) {
        let (high, error) = two_sum(self.high, value);
        self.high = high;
        self.low += error;
    }

    #[inline]
    pub(crate) fn value(self) -> f64 {
        self.high + self.low
    }

    /// What is missing to a later value of the same sum.
    #[inline]
    pub(crate) fn until(self, end: Self) -> f64 {
        (end.high - self.high) + (end.low - self.low)
    }
}
