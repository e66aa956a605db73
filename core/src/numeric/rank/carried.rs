//! Walking through many rows in the order of their ranks, with what each row carries.
//!
//! Sorting ranks and then looking up a value and a weight for each of millions of rows waits for the memory twice a row. Here
//! rows are put once, with what they carry, into buckets that fit the processor's cache, and each bucket is sorted there.

// Bins are below the number of bins, and places of rows below the number of rows.
#![allow(clippy::indexing_slicing)]

use super::key;
use super::places::Place;

/// From so many rows on, buckets are quicker than sorting positions.
pub(crate) const MANY: usize = 1 << 14;
/// Bins of the range of the ranks: fine enough that most hold fewer rows than a bucket.
const BITS: u32 = 16;
const BINS: usize = 1 << BITS;
/// Rows that a bucket holds before the next bin begins another: they fit the second-level cache.
const BUCKET: u32 = 1 << 14;

/// A digit of a packed key within a bucket, and how many there are.
const DIGIT: u32 = 11;
const DIGITS: usize = 1 << DIGIT;

/// The key of a rank, and the bits of a value and a weight: an array of whole numbers need not be written before it is used.
type Row = [u64; 3];

/// Rows that share a rank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block<'a>(&'a [Row]);

impl Block<'_> {
    /// Values and weights, in no set order.
    pub(crate) fn rows(self) -> impl Iterator<Item = (f64, f64)> {
        let row = |row: &Row| (f64::from_bits(row[1]), f64::from_bits(row[2]));
        self.0.iter().map(row)
    }
}

/// Tells each block and its place, from the lowest rank to the highest, or from the highest where `turned`. Returns how many
/// blocks there were.
///
/// There are as many values as ranks. Weights are not negative, their sum is above zero, and there are as many; without them
/// all weigh one.
pub(crate) fn in_order(
    ranks: &[f64],
    turned: bool,
    (values, weights): (&[f64], Option<&[f64]>),
    visit: &mut dyn FnMut(Block<'_>, &Place),
) -> usize {
    let turn = if turned { u64::MAX } else { 0 };
    let keys = ranks.iter().map(|rank| key(*rank) ^ turn);
    let weight = |row: usize| weights.map_or(1.0, |weights| weights[row]);
    let mut place = Place::before_all((0..ranks.len()).map(weight));
    let (mut rows, ends) = in_buckets(keys, &|row| [values[row], weight(row)]);
    let (mut room, mut start, mut blocks) = (Room::default(), 0, 0);
    for end in ends {
        let end = end as usize;
        let sorted = sorted(&mut rows[start..end], &mut room);
        start = end;
        for block in sorted.chunk_by(|a, b| a[0] == b[0]) {
            let block = Block(block);
            place.step(block.rows().map(|(_, weight)| weight));
            visit(block, &place);
            blocks += 1;
        }
    }
    blocks
}

/// All rows, those of a bucket next to each other and buckets in the order of their keys, and where each bucket ends.
fn in_buckets(
    keys: impl Iterator<Item = u64> + Clone,
    carried: &impl Fn(usize) -> [f64; 2],
) -> (Vec<Row>, Vec<u32>) {
    let (least, most) = keys.clone().fold((u64::MAX, 0), |(low, high), key| {
        (low.min(key), high.max(key))
    });
    let shift = (u64::BITS - most.saturating_sub(least).leading_zeros()).saturating_sub(BITS);
    let bin = |key: u64| ((key - least) >> shift) as usize % BINS;
    let mut bins = vec![0u32; BINS];
    for key in keys.clone() {
        bins[bin(key)] += 1;
    }
    // From here on `bins` tells the bucket of each bin, and `next` the place of the bucket's next row.
    let (mut next, mut begun, mut end) = (vec![0u32], 0, 0);
    for count in &mut bins {
        if end - begun >= BUCKET {
            begun = end;
            next.push(end);
        }
        end += std::mem::replace(count, next.len() as u32 - 1);
    }
    let ends = next.iter().skip(1).copied().chain([end]).collect();
    let mut rows = vec![[0; 3]; end as usize];
    for (row, key) in keys.enumerate() {
        let place = &mut next[bins[bin(key)] as usize];
        let [value, weight] = carried(row);
        rows[*place as usize] = [key, value.to_bits(), weight.to_bits()];
        *place += 1;
    }
    (rows, ends)
}

/// Room to work in.
#[derive(Default)]
struct Room {
    order: Vec<u64>,
    other: Vec<u64>,
    rows: Vec<Row>,
}

/// The rows of a bucket in the order of their keys.
fn sorted<'a>(rows: &'a mut [Row], room: &'a mut Room) -> &'a [Row] {
    let Room {
        order,
        other,
        rows: spare,
    } = room;
    let (least, most) = rows.iter().fold((u64::MAX, 0), |(low, high), row| {
        (low.min(row[0]), high.max(row[0]))
    });
    if least >= most {
        return rows;
    }
    // A key above the position in the same 64 bits is the quickest to sort.
    let bits = usize::BITS - rows.len().leading_zeros();
    if (most - least).leading_zeros() < bits {
        rows.sort_unstable_by_key(|row| row[0]);
        return rows;
    }
    order.clear();
    order.extend(
        (0..)
            .zip(rows.iter())
            .map(|(place, row)| (row[0] - least) << bits | place),
    );
    let width = u64::BITS - (most - least).leading_zeros() + bits;
    sort_packed(order, other, width);
    spare.clear();
    let mask = (1u64 << bits) - 1;
    spare.extend(order.iter().map(|packed| rows[(packed & mask) as usize]));
    spare
}

/// Sorts numbers below `2^width`: by their leading digits in two rounds of counting, and the few that share both by comparing.
fn sort_packed(numbers: &mut Vec<u64>, other: &mut Vec<u64>, width: u32) {
    if numbers.len() < DIGITS || width < 2 * DIGIT {
        numbers.sort_unstable();
        return;
    }
    let shift = width - 2 * DIGIT;
    let digit = |number: u64, round: u32| (number >> (shift + DIGIT * round)) as usize % DIGITS;
    let mut next = [[0u32; DIGITS]; 2];
    for number in &*numbers {
        next[0][digit(*number, 0)] += 1;
        next[1][digit(*number, 1)] += 1;
    }
    other.resize(numbers.len(), 0);
    for (round, next) in (0..).zip(&mut next) {
        let mut before = 0;
        for count in next.iter_mut() {
            before += std::mem::replace(count, before);
        }
        for number in &*numbers {
            let place = &mut next[digit(*number, round)];
            other[*place as usize] = *number;
            *place += 1;
        }
        std::mem::swap(numbers, other);
    }
    for alike in numbers.chunk_by_mut(|a, b| a >> shift == b >> shift) {
        if alike.len() > 1 {
            alike.sort_unstable();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::rank::{order, places};
    use crate::numeric::rng::Rng;

    /// Blocks with their rows sorted, and places as bits.
    type Found = Vec<(Vec<(u64, u64)>, u64, u64)>;

    fn told(ranks: &[f64], turned: bool, values: &[f64], weights: Option<&[f64]>) -> Found {
        let mut found = Found::new();
        let blocks = in_order(ranks, turned, (values, weights), &mut |block, place| {
            let mut rows: Vec<_> = block
                .rows()
                .map(|(y, w)| (y.to_bits(), w.to_bits()))
                .collect();
            rows.sort_unstable();
            found.push((rows, place.after().to_bits(), place.centre().to_bits()));
        });
        assert_eq!(blocks, found.len());
        found
    }

    fn expected(ranks: &[f64], turned: bool, values: &[f64], weights: Option<&[f64]>) -> Found {
        let mut keys = order(ranks);
        if turned {
            keys.reverse();
        }
        let weight = |row: u32| weights.map_or(1.0, |weights| weights[row as usize]);
        let sorted: Vec<f64> = keys.iter().map(|(_, row)| weight(*row)).collect();
        let mut found = Found::new();
        places(&keys, &sorted, &mut |rows, place| {
            let rows = keys[rows].iter();
            let mut rows: Vec<_> = rows
                .map(|(_, row)| (values[*row as usize].to_bits(), weight(*row).to_bits()))
                .collect();
            rows.sort_unstable();
            found.push((rows, place.after().to_bits(), place.centre().to_bits()));
        });
        found
    }

    #[test]
    fn blocks_and_places_are_those_of_sorted_positions() {
        let mut rng = Rng::new(11);
        let rows = 3 * MANY;
        let mut column = |scale: f64, round: bool| -> Vec<f64> {
            let draws = (0..rows).map(|_| (rng.uniform() - 0.3) * scale);
            draws.map(|x| if round { x.round() } else { x }).collect()
        };
        let values = column(9.0, false);
        let weights: Vec<f64> = column(5.0, false).iter().map(|w| w.abs()).collect();
        let apart: Vec<f64> = weights
            .iter()
            .map(|w| libm::exp2(400.0 * (w - 1.7)))
            .collect();
        // Ranks all their own, a few, one, over the whole range of doubles, and nearly all in one bin.
        let wide: Vec<f64> = column(2000.0, false)
            .iter()
            .map(|x| libm::exp2(x / 2.0))
            .collect();
        let mut crowded = column(1.0, false);
        crowded[5] = 1e300;
        crowded[9] = -1e300;
        let columns = [
            column(1e5, false),
            column(9.0, true),
            vec![4.0; rows],
            wide,
            crowded,
        ];
        for ranks in &columns {
            for turned in [false, true] {
                for weights in [None, Some(&weights[..]), Some(&apart[..])] {
                    let told = told(ranks, turned, &values, weights);
                    assert!(told == expected(ranks, turned, &values, weights));
                }
            }
        }
    }

    #[test]
    fn packed_numbers_are_sorted() {
        let mut rng = Rng::new(3);
        let (mut other, mut numbers) = (Vec::new(), Vec::new());
        for width in [1, 21, 22, 30, 53, 64] {
            for rows in [0, 1, DIGITS - 1, DIGITS, 9_000] {
                numbers.clear();
                numbers.extend((0..rows).map(|_| rng.bits() >> (64 - width)));
                let mut expected = numbers.clone();
                expected.sort_unstable();
                sort_packed(&mut numbers, &mut other, width);
                assert_eq!(numbers, expected);
            }
        }
    }

    #[test]
    fn few_rows_or_none() {
        let none: Found = told(&[], false, &[], None);
        assert!(none.is_empty());
        for ranks in [
            vec![2.0],
            vec![2.0, 1.0],
            vec![f64::INFINITY, f64::NEG_INFINITY, 0.0],
        ] {
            let values = vec![7.0; ranks.len()];
            assert!(told(&ranks, false, &values, None) == expected(&ranks, false, &values, None));
        }
    }
}
