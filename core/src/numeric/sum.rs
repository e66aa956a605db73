//! Sums that are exact until the one rounding at the end.
//!
//! The result is the double nearest to the true sum (ties to even), so it does not depend on the
//! order of the values, on how they were split between threads or machines, or on the platform.
//!
//! Two ways lead to it. Short blocks go through an error-free extraction in plain floating point
//! (Rump, Ogita & Oishi 2008, *Accurate floating-point summation part I*, SIAM J. Sci. Comput. 31:
//! 189-224), which costs little more than a plain loop; whatever it cannot prove exact goes through
//! the accumulator of Neal (2015), see [`ExactSum`].

mod exact;
mod running;
#[cfg(feature = "serde")]
mod wire;

pub(crate) use exact::ExactSum;
pub(crate) use running::Running;

/// The longest block that the extraction handles at once: long enough to hide its fixed cost, short
/// enough to stay in the first-level cache and to leave 37 bits between the largest and smallest value.
const BLOCK: usize = 248;

/// Values that `sum_of` first looks at.
const SHORT: usize = 32;

/// Lanes that are independent of each other, so that the compiler can use vector instructions.
const LANES: usize = 4;

/// The double nearest to the exact sum of the values; zero when there are none.
///
/// Intermediate overflow cannot happen. A sum beyond the largest double is infinite; infinities of one
/// sign give that infinity, of both signs NaN, and a NaN anywhere gives NaN.
#[inline]
pub(crate) fn sum(values: &[f64]) -> f64 {
    if values.len() <= BLOCK
        && let Some((high, low)) = split_block(values)
    {
        // `high + low` is the exact sum, so this is its only rounding.
        return high + low;
    }
    sum_slowly(values)
}

/// As [`sum`], of whatever an iterator yields.
#[inline]
pub(crate) fn sum_of(mut values: impl Iterator<Item = f64>) -> f64 {
    sum_blocks(&mut |block| fill(block, &mut values))
}

/// The sum of blocks, filled until there is a short one: one function for all iterators, as each copy of it would weigh in a
/// page.
fn sum_blocks(next: &mut dyn FnMut(&mut [f64]) -> usize) -> f64 {
    // Most sums in this crate are over age bands or area groups, few enough for a small buffer.
    let mut buffer = [0.0; SHORT];
    let filled = next(&mut buffer);
    match buffer.get(..filled) {
        Some(short) if filled < SHORT => sum(short),
        _ => sum_long(&buffer, next),
    }
}

#[cold]
fn sum_slowly(values: &[f64]) -> f64 {
    let mut total = ExactSum::new();
    total.add_all(values);
    total.value()
}

/// The sum of the first values and all that follow.
fn sum_long(first: &[f64], next: &mut dyn FnMut(&mut [f64]) -> usize) -> f64 {
    let mut buffer = [0.0; BLOCK];
    let (head, rest) = buffer.split_at_mut(first.len().min(BLOCK));
    head.copy_from_slice(first);
    let mut filled = head.len() + next(rest);
    if filled < BLOCK {
        return sum(buffer.get(..filled).unwrap_or(&[]));
    }
    let mut total = ExactSum::new();
    while filled == BLOCK {
        total.add_all(&buffer);
        filled = next(&mut buffer);
    }
    total.add_all(buffer.get(..filled).unwrap_or(&[]));
    total.value()
}

/// The exact sum of values that come one by one.
#[derive(Debug)]
pub(crate) struct Gathered {
    total: ExactSum,
    waiting: [f64; BLOCK],
    filled: usize,
}

impl Default for Gathered {
    fn default() -> Self {
        Self {
            total: ExactSum::new(),
            waiting: [0.0; BLOCK],
            filled: 0,
        }
    }
}

impl Gathered {
    #[inline]
    pub(crate) fn add(&mut self, value: f64) {
        if let Some(slot) = self.waiting.get_mut(self.filled) {
            *slot = value;
            self.filled += 1;
            return;
        }
        self.total.add_all(&self.waiting);
        self.waiting[0] = value;
        self.filled = 1;
    }

    /// The double nearest to the sum of all values; zero when there were none.
    pub(crate) fn value(mut self) -> f64 {
        self.total
            .add_all(self.waiting.get(..self.filled).unwrap_or(&[]));
        self.total.value()
    }
}

/// Fills the buffer from the iterator and returns how many values there were.
#[inline]
fn fill(buffer: &mut [f64], values: &mut impl Iterator<Item = f64>) -> usize {
    let mut filled = 0;
    for (slot, value) in buffer.iter_mut().zip(values) {
        *slot = value;
        filled += 1;
    }
    filled
}

/// Splits the sum of a block into two doubles whose exact sum it is, or `None` where that is not
/// certain (values too far apart, too near the ends of the range, or not finite).
///
/// With `2^m >= n + 2` and `s = 2^(m+e+1)`, where `2^e` is the largest binary exponent in the block,
/// `q = (s + x) - s` is `x` rounded to a multiple of `2^-53 s`, and both `q` and `x - q` are exact
/// (Rump, Ogita & Oishi 2008, lemma 3.3). All sums of the `q` are multiples of `2^-53 s` below `s`, so they
/// are exact in any order. The remainders are at most `2^-53 s` each and multiples of the smallest
/// value's last bit, `2^(f-52)`; their sums are at most `2^(m-53) s = 2^(2m+e-52)`, so they are exact as
/// long as that is no more than `2^53` such bits: `e - f <= 53 - 2m`.
#[inline]
fn split_block(values: &[f64]) -> Option<(f64, f64)> {
    let range = if values.len() <= SHORT {
        Range::of_short(values)
    } else {
        Range::of_long(values)
    };
    if range.largest == 0 {
        return Some((0.0, 0.0));
    }
    let (top, bottom) = range.exponents();
    let m = u64::from(usize::BITS - (values.len() + 1).leading_zeros());
    // The upper bound keeps every sum finite and infinities out, the lower one subnormal numbers.
    if bottom == 0 || top + 2 * m > bottom + 53 || top + m + 1 > 2046 {
        return None;
    }
    let shift = f64::from_bits((top + m + 1) << 52);

    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut high = [0.0; LANES];
    let mut low = [0.0; LANES];
    for chunk in chunks {
        for ((high, low), &value) in high.iter_mut().zip(&mut low).zip(chunk) {
            let head = (shift + value) - shift;
            *high += head;
            *low += value - head;
        }
    }
    let mut high = fold(high, |a, b| a + b);
    let mut low = fold(low, |a, b| a + b);
    for value in rest {
        let head = (shift + value) - shift;
        high += head;
        low += value - head;
    }
    // A long block's range passes NaNs over.
    if high.is_nan() {
        None
    } else {
        Some((high, low))
    }
}

/// The largest and the smallest size above zero among some values, as bits of doubles without the sign bit: in these
/// the order is that of the sizes, with infinities and NaNs on top.
#[derive(Clone, Copy)]
struct Range {
    largest: u64,
    /// One less, so that zero comes out on top.
    smallest: u64,
}

impl Range {
    /// The biased exponents of both ends.
    #[inline]
    fn exponents(self) -> (u64, u64) {
        (self.largest >> 53, self.smallest.wrapping_add(1) >> 53)
    }

    #[inline]
    fn of_short(values: &[f64]) -> Self {
        let mut range = Self {
            largest: 0,
            smallest: u64::MAX,
        };
        for value in values {
            let size = value.to_bits() << 1;
            range.largest = range.largest.max(size);
            range.smallest = range.smallest.min(size.wrapping_sub(1));
        }
        range
    }

    /// In a form that takes vector instructions, which pays for longer blocks. NaNs are passed over.
    #[inline]
    fn of_long(values: &[f64]) -> Self {
        let larger = |a: f64, b: f64| if a > b { a } else { b };
        let smaller = |a: f64, b: f64| if a < b { a } else { b };
        let (chunks, rest) = values.as_chunks::<LANES>();
        let mut largest = [0.0; LANES];
        let mut smallest = [f64::INFINITY; LANES];
        for chunk in chunks {
            for ((large, small), &value) in largest.iter_mut().zip(&mut smallest).zip(chunk) {
                let size = value.abs();
                *large = larger(size, *large);
                *small = smaller(if size == 0.0 { f64::INFINITY } else { size }, *small);
            }
        }
        let (largest, smallest) = (fold(largest, larger), fold(smallest, smaller));
        if largest == 0.0 {
            // Nothing but zeros, or NaNs.
            return Self::of_short(values);
        }
        let rest = Self::of_short(rest);
        Self {
            largest: rest.largest.max(largest.to_bits() << 1),
            smallest: rest.smallest.min((smallest.to_bits() << 1) - 1),
        }
    }
}

#[inline]
fn fold([a, b, c, d]: [f64; LANES], combine: impl Fn(f64, f64) -> f64) -> f64 {
    combine(combine(a, b), combine(c, d))
}

#[cfg(test)]
mod tests;
