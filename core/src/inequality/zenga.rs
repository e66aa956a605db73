//! Zenga's index: how much less those up to each place have on average than those above it.
//!
//! ```
//! use commonweal::{WeightedValues, ZengaIndex};
//! let visits = WeightedValues::new(&[2.0, 8.0], Some(&[3.0, 1.0]))?;
//! assert!((ZengaIndex::new().estimate(&visits)?.value - 0.581533).abs() < 1e-6);
//! # Ok::<(), commonweal::Error>(())
//! ```

use super::ascending::{Ascending, Running};
use super::distribution::{Finding, SampleInterval, Sampled, mean_of_shares, rows};
use crate::error::Result;
use crate::estimate::{Estimate, Levels, Text};
use crate::input::WeightedValues;
use crate::numeric::{math, sum};

/// Zenga's index of 2007: at every place in the order, by how much the mean of those below falls short of the mean of those above, on
/// average over all places.
///
/// **Use it** where "the poorer half has so much less than the richer half" is to be said for every way to divide the people in two, with
/// the same weight for the bottom, the middle and the top. **Not** where the number is to be compared with published Gini indices
/// (it is larger), nor where inequality is to be divided by group.
///
/// - Formula: `Z = integral from 0 to 1 of 1 - (L(p) / p) (1 - p) / (1 - L(p))`, with the Lorenz curve `L` of the people given, straight
///   between its points; each straight piece is integrated exactly, from terms that are never negative.
/// - Packages differ: one takes the curve at the start of each row and the share of people at its end, so that two people who have the same
///   get an index of 1; here equal values have an index of 0, and the scale and replication of the weights do not count.
/// - Input: [`WeightedValues`]; values of zero or more; `weights` are the people each value stands for.
/// - Range: 0 (all the same) to below 1 (one has all). Unit: none.
/// - Interval: none by default, since values of a whole population have no sampling error; for a sample see [`SampleInterval`].
/// - Errors: those of the input; `negative-value` with its row; `not-computable` where all values are zero; `too-few-groups` for
///   limits of fewer than two people.
/// - Sources: Zenga 2007, Statistica & Applicazioni 5:3; Langel & Tillé 2012, Metrika 75:1093 (linearisation); Deville 1999, Survey
///   Methodology 25:193.
///
/// ```
/// use commonweal::{WeightedValues, ZengaIndex};
/// let beds = WeightedValues::new(&[3.0, 3.0, 3.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 20.0], None)?;
/// assert!((ZengaIndex::new().estimate(&beds)?.value - 0.625367).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ZengaIndex {
    levels: Levels,
    interval: SampleInterval,
}

impl Default for ZengaIndex {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::None,
        }
    }
}

impl ZengaIndex {
    /// Without interval; 95 % limits where one is asked for.
    ///
    /// ```
    /// use commonweal::{WeightedValues, ZengaIndex};
    /// let index = ZengaIndex::new().estimate(&WeightedValues::new(&[3.0, 1.0], None)?)?;
    /// assert!((index.value - 0.518731).abs() < 1e-6 && index.interval.is_none());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    /// use commonweal::{Level, SampleInterval, WeightedValues, ZengaIndex};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let index = ZengaIndex::new().interval(SampleInterval::Linearised).level(Level::P99).estimate(&visits)?;
    /// let interval = index.interval.unwrap();
    /// assert!((interval.lower - 0.661240).abs() < 1e-6 && (interval.upper - 0.893337).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// How limits are made.
    ///
    /// ```
    /// use commonweal::{SampleInterval, WeightedValues, ZengaIndex};
    /// # let visits: Vec<f64> = (0..40).map(|person| f64::from(person * person % 13)).collect();
    /// let visits = WeightedValues::new(&visits, None)?; // visits in a year of 40 people drawn at random
    /// let index = ZengaIndex::new().interval(SampleInterval::Linearised).estimate(&visits)?;
    /// assert!((index.value - 0.777289).abs() < 1e-6 && (index.standard_error.unwrap() - 0.045053).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// The index of these values.
    ///
    /// ```
    /// use commonweal::{WeightedValues, ZengaIndex};
    /// let index = |values| ZengaIndex::new().estimate(&WeightedValues::new(values, None).unwrap());
    /// assert_eq!(index(&[5.0, 5.0])?.value, 0.0); // all have the same
    /// assert!((index(&[0.0, 0.0, 6.0])?.value - 0.936977).abs() < 1e-6);
    /// assert_eq!(index(&[0.0, 0.0]).unwrap_err().code().as_str(), "not-computable");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, values: &WeightedValues<'_>) -> Result<Estimate> {
        let mean = mean_of_shares(values)?;
        let pieces = pieces(values, mean);
        let index = sum::sum_of(pieces.iter().map(Piece::adds));
        let finding = Finding {
            measure: "Zenga index",
            value: index,
            method: Text::Borrowed(
                "mean shortfall of those below each place against those above it",
            ),
            citation: "zenga-2007",
            unit: "index",
            direction: "0 means all have the same; larger means more unequal",
        };
        let mut estimate = finding.estimate(values)?;
        let sampled = Sampled {
            interval: self.interval,
            levels: self.levels,
            range: (0.0, 1.0),
            steady: 0.025,
        };
        let influence = || influence(values, &pieces, mean);
        sampled.set(&mut estimate, values, &influence, &|again| {
            Ok(self.interval(SampleInterval::None).estimate(again)?.value)
        })?;
        Ok(estimate)
    }
}

/// A straight piece of the Lorenz curve, `L = slope p - below`, from one share of the people to another; all who have the same stand on
/// one.
#[derive(Clone, Copy, Debug)]
struct Piece {
    value: f64,
    /// The value over the mean.
    slope: f64,
    /// The people on it, of all.
    width: f64,
    /// How far the piece, drawn on to either end, misses the corner there: what those below have less than these, and those above more.
    below: f64,
    above: f64,
    /// The logarithm of the ratio of the shares of people up to its ends; infinite on the first.
    people: f64,
    /// The same of what those above have, over the slope: zero on the last, whose end has nothing above it.
    held: f64,
    /// What those above its start and its end have, of all.
    at: (f64, f64),
}

impl Piece {
    /// What it adds to the index.
    fn adds(&self) -> f64 {
        let scale = 1.0 + self.below;
        times(self.below, self.people) / scale + times(self.above, self.held) / scale
    }

    /// `integral of (1 - p) / (p (1 - L)^2)`, without the first logarithm, and the factor of that.
    fn squared(&self) -> (f64, f64) {
        let scale = 1.0 + self.below;
        let (start, end) = self.at;
        let ends = if self.above == 0.0 {
            0.0
        } else {
            self.above / scale * (self.width / (start * end))
        };
        let factor = 1.0 / (scale * scale);
        (factor * self.slope * self.held - ends, factor)
    }

    /// Of one more person who has `ratio` times the mean: what moves of the integral on this piece, whether the person has more than those
    /// on it or not.
    fn moved_from_above(&self, ratio: f64) -> f64 {
        // integral of (1 - p) / (p (1 - L)^2) times L (1 - ratio) + below.
        let (rest, factor) = self.squared();
        let scale = 1.0 + self.below;
        let curve = rest + self.above / scale * self.held - times(self.below, self.people) * factor;
        let corner = self.below * rest + times(self.below, self.people) * factor;
        (1.0 - ratio) * curve + corner
    }

    fn moved_from_below(&self, ratio: f64) -> f64 {
        // The same times (ratio - 1) (1 - L) + above.
        let (rest, factor) = self.squared();
        let scale = 1.0 + self.below;
        let plain = (self.people - self.above * self.held) / scale;
        let corner = if self.above == 0.0 {
            0.0
        } else {
            self.above * (rest + factor * self.people)
        };
        (ratio - 1.0) * plain + corner
    }
}

/// A product in which nothing counts for nothing, whatever the other is.
fn times(a: f64, b: f64) -> f64 {
    if a == 0.0 { 0.0 } else { a * b }
}

fn pieces(values: &WeightedValues<'_>, mean: f64) -> Vec<Piece> {
    let order = Ascending::new(values);
    let mut each: Vec<(f64, f64)> = Vec::new();
    for (value, weight) in order.iter().filter(|(_, weight)| *weight > 0.0) {
        match each.last_mut() {
            Some((last, people)) if *last == value => *people += weight,
            _ => each.push((value, weight)),
        }
    }
    let total = order.total();
    let mut all = Running::default();
    for (_, weight) in &each {
        all.add(*weight);
    }
    // What all above the first have more than it.
    let gaps = |each: &[(f64, f64)]| -> Vec<f64> {
        let pairs = each.iter().zip(each.iter().skip(1));
        pairs.map(|((a, _), (b, _))| (b - a) / mean).collect()
    };
    let gaps = gaps(&each);
    let (mut people, mut below) = (Running::default(), Running::default());
    let mut before: Vec<(f64, f64)> = Vec::with_capacity(each.len());
    let mut above: Vec<f64> = Vec::with_capacity(each.len());
    for (at, (_, weight)) in each.iter().enumerate() {
        before.push((people.value() / total, below.value()));
        people.add(*weight);
        above.push(people.until(all) / total);
        if let Some(gap) = gaps.get(at) {
            below.add(gap * (people.value() / total));
        }
    }
    // From the top, so that the last misses nothing.
    let (mut misses, mut sum_above) = (vec![0.0; each.len()], Running::default());
    for at in (0..gaps.len()).rev() {
        if let (Some(gap), Some(share)) = (gaps.get(at), above.get(at)) {
            sum_above.add(gap * share);
        }
        if let Some(miss) = misses.get_mut(at) {
            *miss = sum_above.value();
        }
    }
    let told = each.iter().zip(before).zip(above).zip(misses);
    told.map(|((((value, weight), (start, below)), rest), above)| {
        let (slope, width) = (value / mean, weight / total);
        let end = above + slope * rest;
        let begin = above + slope * (rest + width);
        let held = if rest == 0.0 {
            0.0
        } else if slope == 0.0 {
            width / end
        } else {
            math::ln_1p(slope * width / end) / slope
        };
        Piece {
            value: *value,
            slope,
            width,
            below,
            above,
            people: math::ln_1p(width / start),
            held,
            at: (begin, end),
        }
    })
    .collect()
}

/// Influence of one unit, row by row: `-integral of (1 - p) / (p (1 - L)^2)` times how far one more person there moves the curve at p
/// (Langel & Tillé 2012). Who has more than those on a piece moves it from above, others from below.
fn influence(values: &WeightedValues<'_>, pieces: &[Piece], mean: f64) -> Vec<f64> {
    let last = pieces.len().saturating_sub(1);
    if last == 0 {
        return vec![0.0; values.values().len()];
    }
    // Both are linear in the ratio: kept as what they are at 0 and at 1, summed from the bottom and from the top.
    let at = |of: &dyn Fn(&Piece, f64) -> f64, piece: &Piece| (of(piece, 0.0), of(piece, 1.0));
    let (mut up, mut down) = (
        (Running::default(), Running::default()),
        (Running::default(), Running::default()),
    );
    let mut from_above = vec![(0.0, 0.0)];
    for piece in pieces.iter().take(last) {
        let (zero, one) = at(&Piece::moved_from_above, piece);
        up.0.add(zero);
        up.1.add(one);
        from_above.push((up.0.value(), up.1.value()));
    }
    let mut from_below = vec![(0.0, 0.0)];
    for piece in pieces.iter().skip(1).rev() {
        let (zero, one) = at(&Piece::moved_from_below, piece);
        down.0.add(zero);
        down.1.add(one);
        from_below.push((down.0.value(), down.1.value()));
    }
    let of = |(y, w): (f64, f64)| {
        if w == 0.0 {
            return 0.0;
        }
        // Own pieces count from above, but the last.
        let under = pieces.partition_point(|piece| piece.value <= y).min(last);
        let low = from_above.get(under).copied().unwrap_or_default();
        let high = from_below
            .get(pieces.len() - under)
            .copied()
            .unwrap_or_default();
        let ratio = y / mean;
        let line = |(zero, one): (f64, f64)| zero + ratio * (one - zero);
        -(line(low) + line(high))
    };
    let moved: Vec<f64> = rows(values).map(of).collect();
    let people = values.total_weight();
    let centre = sum::sum_of(
        moved
            .iter()
            .zip(rows(values))
            .map(|(u, (_, w))| u * (w / people)),
    );
    moved.into_iter().map(|u| u - centre).collect()
}

#[cfg(test)]
mod tests;
