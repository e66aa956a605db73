//! What a reader of a table can work out of the counts that are hidden in it.

/// What a reader of the table knows of a hidden count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    pub(crate) lower: f64,
    pub(crate) upper: f64,
}

impl Bounds {
    pub(crate) const NONE: Self = Self {
        lower: 0.0,
        upper: 0.0,
    };

    pub(super) fn within(self, lower: f64, upper: f64) -> Self {
        Self {
            lower: self.lower.max(lower),
            upper: self.upper.min(upper),
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.lower += other.lower;
        self.upper += other.upper;
    }
}

/// The hidden counts together.
#[derive(Debug)]
pub(super) struct Hidden {
    pub(super) bounds: Bounds,
    /// How many have room within their bounds.
    pub(super) loose: u64,
}

impl Default for Hidden {
    fn default() -> Self {
        Self {
            bounds: Bounds::NONE,
            loose: 0,
        }
    }
}

impl Hidden {
    pub(super) fn add(&mut self, bounds: Bounds) {
        self.bounds.add(bounds);
        self.loose += u64::from(bounds.upper > bounds.lower);
    }

    /// Whether each that has room keeps more than one possible value, given what is known of the sum of all.
    pub(super) fn are_safe(&self, sum: Bounds) -> bool {
        let open = sum.upper > sum.lower;
        sum.upper > self.bounds.lower && sum.lower < self.bounds.upper && (self.loose > 1 || open)
    }
}
