use super::{BLOCK, split_block};

/// Bits of the sum held by one chunk once carries have been passed on.
const CHUNK_BITS: u32 = 32;

/// Chunks of the accumulator. The exponents of doubles reach over 2,046 positions and their significands
/// over 53 bits more, which is 66 chunks; the last one takes the carries of up to 2^60 additions.
const CHUNKS: usize = 67;

/// Digits of 32 bits that hold the magnitude of any state: the last chunk has up to 62 bits.
pub(super) const DIGITS: usize = CHUNKS + 1;

/// Additions after which carries must be passed on. Each adds less than 2^52 to a chunk, a chunk starts
/// below 2^32, and an `i64` holds 2^63.
const MAX_PENDING: u32 = 2046;

/// The most that the last chunk may hold: as much again can be added without overflow.
pub(super) const LIMIT: u64 = 1 << 61;

const LOW_BITS: u64 = 0xffff_ffff;
const SIGNIFICAND: u64 = (1 << 52) - 1;

/// What infinities and NaNs among the values have made of the sum; it sticks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NonFinite {
    #[default]
    None,
    PlusInfinity,
    MinusInfinity,
    Nan,
}

impl NonFinite {
    fn of(value: f64) -> Self {
        if value.is_nan() {
            Self::Nan
        } else if value > 0.0 {
            Self::PlusInfinity
        } else {
            Self::MinusInfinity
        }
    }

    /// Commutative and associative, with `None` neutral: infinities of both signs make NaN.
    fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, x) | (x, Self::None) => x,
            (x, y) if x == y => x,
            _ => Self::Nan,
        }
    }
}

/// An exact sum of doubles, open for more: the "small superaccumulator" of Neal (2015), *Fast exact
/// summation using small and large superaccumulators*, arXiv:1505.05571.
///
/// The state is a fixed-point number wide enough for every double, kept in 64-bit chunks that each carry
/// 32 bits of it, so that carries can wait. Adding and merging are exact, hence associative and commutative:
/// partial sums of any partition of the values, merged in any order, are the same sum.
///
/// Two sums are equal when they hold the same number, whatever led there.
#[derive(Clone, Debug)]
pub(crate) struct ExactSum {
    /// Chunk `i` counts units of `2^(32 i - 1074)`. Only the last one may lie outside `0..2^32` once carries
    /// have been passed on; it holds the sign.
    chunks: [i64; CHUNKS],
    /// Upper limit for the additions since carries were last passed on.
    pending: u32,
    non_finite: NonFinite,
}

impl Default for ExactSum {
    fn default() -> Self {
        Self::new()
    }
}

impl PartialEq for ExactSum {
    fn eq(&self, other: &Self) -> bool {
        self.canonical() == other.canonical()
    }
}

impl ExactSum {
    /// The empty sum, zero.
    #[inline]
    pub(crate) const fn new() -> Self {
        Self {
            chunks: [0; CHUNKS],
            pending: 0,
            non_finite: NonFinite::None,
        }
    }

    /// Adds one value.
    #[inline]
    // `position < 2046`, so both chunks exist (at most numbers 63 and 64).
    #[allow(clippy::indexing_slicing)]
    pub(crate) fn add(&mut self, value: f64) {
        let bits = value.to_bits();
        let biased = (bits >> 52) & 0x7ff;
        if biased == 0x7ff {
            self.non_finite = self.non_finite.join(NonFinite::of(value));
            return;
        }
        if self.pending == MAX_PENDING {
            self.pass_on_carries();
        }
        self.pending += 1;
        // A subnormal has no implicit leading bit, and the scale of the smallest normal numbers.
        let normal = u64::from(biased != 0);
        let significand = (bits & SIGNIFICAND) | (normal << 52);
        let position = biased - normal;
        let shift = position % u64::from(CHUNK_BITS);
        let chunk = (position / u64::from(CHUNK_BITS)) as usize;
        let low = (significand << shift) & LOW_BITS;
        let high = significand >> (u64::from(CHUNK_BITS) - shift);
        let sign = bits.cast_signed() >> 63; // 0 or -1
        self.chunks[chunk] += (low.cast_signed() ^ sign) - sign;
        self.chunks[chunk + 1] += (high.cast_signed() ^ sign) - sign;
    }

    /// Adds every value of a slice.
    pub(crate) fn add_all(&mut self, values: &[f64]) {
        for block in values.chunks(BLOCK) {
            if let Some((high, low)) = split_block(block) {
                self.add(high);
                self.add(low);
            } else {
                for value in block {
                    self.add(*value);
                }
            }
        }
    }

    /// Adds another sum to this one.
    pub(crate) fn merge(&mut self, other: &Self) {
        if self.pending + other.pending >= MAX_PENDING {
            self.pass_on_carries();
        }
        if self.pending + other.pending >= MAX_PENDING {
            let mut other = other.clone();
            other.pass_on_carries();
            self.merge_chunks(&other);
        } else {
            self.merge_chunks(other);
        }
    }

    fn merge_chunks(&mut self, other: &Self) {
        let [rest @ .., last] = &mut self.chunks;
        let [other_rest @ .., other_last] = &other.chunks;
        for (chunk, other_chunk) in rest.iter_mut().zip(other_rest) {
            *chunk += other_chunk;
        }
        // What either sum held when its carries were last passed on counts as one addition more.
        self.pending += other.pending + 1;
        self.non_finite = self.non_finite.join(other.non_finite);
        *last += other_last;
        self.check_range();
    }

    /// A sum beyond 2^60 times the largest double is past any count of values, but one merged into itself
    /// over and over gets there. It stays infinite from then on.
    fn check_range(&mut self) {
        let [.., last] = &mut self.chunks;
        if (*last ^ (*last >> 63)).cast_unsigned() > LIMIT {
            if self.non_finite == NonFinite::None {
                self.non_finite = if *last > 0 {
                    NonFinite::PlusInfinity
                } else {
                    NonFinite::MinusInfinity
                };
            }
            *last = 0; // finite parts no longer matter
        }
    }

    fn pass_on_carries(&mut self) {
        let [rest @ .., last] = &mut self.chunks;
        let mut carry = 0;
        for chunk in rest {
            let total = *chunk + carry;
            *chunk = total & LOW_BITS.cast_signed();
            carry = total >> CHUNK_BITS;
        }
        self.pending = 0;
        *last += carry;
        self.check_range();
    }

    /// The double nearest to the sum, ties to even; infinite beyond the largest double.
    pub(crate) fn value(&self) -> f64 {
        let canonical = self.canonical();
        match canonical.non_finite {
            NonFinite::None => canonical.nearest(),
            NonFinite::PlusInfinity => f64::INFINITY,
            NonFinite::MinusInfinity => f64::NEG_INFINITY,
            NonFinite::Nan => f64::NAN,
        }
    }

    pub(super) fn canonical(&self) -> Canonical {
        let mut state = self.clone();
        state.pass_on_carries();
        let negative = state.chunks.last().is_some_and(|top| *top < 0);
        if negative {
            for chunk in &mut state.chunks {
                *chunk = -*chunk;
            }
            state.pass_on_carries();
        }
        if state.non_finite != NonFinite::None {
            // Finite parts cannot matter any more.
            return Canonical {
                negative: false,
                digits: [0; DIGITS],
                non_finite: state.non_finite,
            };
        }
        let mut digits = [0; DIGITS];
        let high = state.chunks.last().map_or(0, |top| top >> CHUNK_BITS);
        for (digit, chunk) in digits
            .iter_mut()
            .zip(state.chunks.into_iter().chain([high]))
        {
            *digit = (chunk.cast_unsigned() & LOW_BITS) as u32;
        }
        Canonical {
            negative,
            digits,
            non_finite: NonFinite::None,
        }
    }

    pub(super) fn from_canonical(canonical: &Canonical) -> Self {
        let mut sum = Self {
            non_finite: canonical.non_finite,
            ..Self::new()
        };
        let (rest, top) = canonical.digits.split_at(CHUNKS);
        for (chunk, digit) in sum.chunks.iter_mut().zip(rest) {
            *chunk = i64::from(*digit);
        }
        if let (Some(chunk), Some(digit)) = (sum.chunks.last_mut(), top.first()) {
            *chunk += i64::from(*digit) << CHUNK_BITS;
        }
        if canonical.negative {
            for chunk in &mut sum.chunks {
                *chunk = -*chunk;
            }
            sum.pass_on_carries();
        }
        sum
    }
}

/// The one way to write a sum down: sign and magnitude, least significant digit first, digit `i` in
/// units of `2^(32 i - 1074)`; no digits for zero and where the sum is no longer finite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Canonical {
    pub(super) negative: bool,
    pub(super) digits: [u32; DIGITS],
    pub(super) non_finite: NonFinite,
}

impl Canonical {
    fn nearest(&self) -> f64 {
        let Some(top) = self.digits.iter().rposition(|digit| *digit != 0) else {
            return 0.0;
        };
        // The leading four digits hold at least 97 bits; of those below only whether any is set matters.
        let (lower, leading) = self.digits.split_at(top.saturating_sub(3));
        let window = leading
            .iter()
            .take(4)
            .rev()
            .fold(0u128, |bits, digit| bits << CHUNK_BITS | u128::from(*digit));
        let sticky = lower.iter().any(|digit| *digit != 0);
        let length = u128::BITS - window.leading_zeros();
        let lowest = lower.len() as u64 * u64::from(CHUNK_BITS);
        let bits = if length <= 53 {
            // Only possible when nothing is below: the digits themselves, in units of the smallest double,
            // are the bit pattern of a subnormal or of the smallest binades.
            window as u64
        } else {
            let dropped = length - 53;
            let significand = (window >> dropped) as u64;
            let remainder = window << (u128::BITS - dropped);
            let half = 1u128 << 127;
            let up = remainder > half || (remainder == half && (sticky || significand & 1 == 1));
            // Biased exponent less one: the leading bit of the significand adds the one, and a carry out of
            // the rounding moves into the exponent by itself, up to infinity.
            let exponent = lowest + u64::from(dropped);
            if exponent >= 2046 {
                f64::INFINITY.to_bits()
            } else {
                (exponent << 52) + significand + u64::from(up)
            }
        };
        let magnitude = f64::from_bits(bits);
        if self.negative { -magnitude } else { magnitude }
    }
}
