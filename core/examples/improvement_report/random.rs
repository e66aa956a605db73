//! The generator of whole numbers that makes the example system: every machine draws the same.

/// Steele, Lea & Flood 2014 (OOPSLA).
pub(crate) struct SplitMix64(pub(crate) u64);

impl SplitMix64 {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to 1, in steps of two to the minus 53.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// About normal, mean 0 and spread 1,000: twelve uniform draws, and no logarithm.
    pub(crate) fn about_normal(&mut self) -> i64 {
        let draws = (0..12).map(|_| i64::try_from(self.next() % 1_000).unwrap_or(0));
        draws.sum::<i64>() - 5_994
    }

    /// The same with spread 1.
    pub(crate) fn spread(&mut self) -> f64 {
        self.about_normal() as f64 / 1_000.0
    }

    /// How many of so many have it, where each does with this chance: every one draws.
    pub(crate) fn of(&mut self, people: u32, chance: f64) -> u32 {
        (0..people).map(|_| u32::from(self.unit() < chance)).sum()
    }
}
