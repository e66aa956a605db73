//! Random draws that are the same on every platform, in every build and with any number of threads.
//!
//! The generator is xoshiro256++ (Blackman & Vigna 2021, *Scrambled linear pseudorandom number generators*, ACM
//! TOMS 47: 36). The samplers are our own over `numeric::math`: those of `rand_distr` change their bits when any
//! crate of the build switches the standard library's maths on.

mod continuous;
mod discrete;
mod ziggurat;

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng as _, SeedableRng};

/// A stream of random draws.
#[derive(Clone, Debug)]
pub(crate) struct Rng {
    bits: Xoshiro256PlusPlus,
    edges: &'static [f64; 257],
}

impl Rng {
    /// Stream 0 of a seed.
    pub(crate) fn new(seed: u32) -> Self {
        Self::stream(seed, 0)
    }

    /// One of 2^32 streams of a seed. Giving every group a stream of its own makes results independent of the order
    /// in which groups are drawn, and of the thread that draws them.
    ///
    /// The 256 bits of state are four outputs of `SplitMix64` started at `stream * 2^32 + seed`, the seeding that the
    /// generator's authors recommend. `SplitMix64` is a bijection of a counter that moves by an odd constant, so two
    /// starts share an output within four steps only if they differ by up to three such constants; starts of one
    /// seed differ by multiples of 2^32, and those of one stream by less than 2^32, which is never the case. All
    /// states are therefore different and unrelated. That two of the 2^32 streams of a seed overlap
    /// anywhere in their first 2^64 draws has a probability of about 2^-128, given the period of 2^256.
    pub(crate) fn stream(seed: u32, stream: u32) -> Self {
        let seed = u64::from(stream) << 32 | u64::from(seed);
        Self::from(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// 64 random bits.
    #[inline]
    pub(crate) fn bits(&mut self) -> u64 {
        self.bits.next_u64()
    }

    /// Uniform between 0 and 1, never either: the middles of 2^52 equal cells.
    #[inline]
    pub(crate) fn uniform(&mut self) -> f64 {
        const CELL: f64 = 1.0 / (1u64 << 52) as f64;
        ((self.bits() >> 12) as f64 + 0.5) * CELL
    }

    /// A whole number from 0 up to but not including `n`, each equally likely; 0 if `n` is 0.
    ///
    /// Lemire (2019), *Fast random integer generation in an interval*, ACM Trans. Model. Comput. Simul. 29: 3.
    #[inline]
    pub(crate) fn below(&mut self, n: u32) -> u32 {
        let n64 = u64::from(n);
        let mut product = (self.bits() >> 32) * n64;
        if (product as u32) < n {
            // The cells of the first `2^32 mod n` low halves are one draw too many.
            let surplus = n.wrapping_neg().checked_rem(n).unwrap_or(0);
            while (product as u32) < surplus {
                product = (self.bits() >> 32) * n64;
            }
        }
        (product >> 32) as u32
    }
}

impl From<Xoshiro256PlusPlus> for Rng {
    fn from(bits: Xoshiro256PlusPlus) -> Self {
        let edges = ziggurat::edges();
        Self { bits, edges }
    }
}

#[cfg(test)]
mod tests;
