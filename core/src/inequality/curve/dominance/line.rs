//! One curve, its height at shares of the people, and how far each row moves it there.

// Rows come from a sort of the same columns.
#![allow(clippy::indexing_slicing)]

use crate::error::Result;
use crate::inequality::curve::concentration::{ordered, polyline};
use crate::inequality::curve::polyline::Polyline;
use crate::inequality::distribution::mean_of_shares;
use crate::input::{Order, RankedValues, WeightedValues};

/// A curve of shares.
pub(super) struct Line<'a> {
    values: &'a [f64],
    pub(super) mean: f64,
    corners: Polyline,
    /// Between which shares of the people each row stands.
    from: Vec<f64>,
    to: Vec<f64>,
    pub(super) lorenz: bool,
}

impl<'a> Line<'a> {
    pub(super) fn new(ranked: &RankedValues<'a>) -> Result<Self> {
        let values = ranked.values();
        let mean = mean_of_shares(&WeightedValues::new(values, ranked.weights())?)?;
        let keys = ordered(ranked);
        let line = polyline(&keys, ranked, mean);
        let (mut from, mut to) = (vec![0.0; values.len()], vec![0.0; values.len()]);
        let (mut place, mut before) = (0, None);
        for (key, row) in keys {
            let row = row as usize;
            if ranked.weights().is_some_and(|weights| weights[row] == 0.0) {
                continue;
            }
            if before != Some(key) {
                (place, before) = (place + 1, Some(key));
            }
            (from[row], to[row]) = (line.people[place - 1], line.people[place]);
        }
        let lorenz =
            ranked.ranks().order() == Order::MostDeprivedFirst && ranked.ranks().rank() == values;
        Ok(Self {
            values,
            mean,
            corners: line,
            from,
            to,
            lorenz,
        })
    }

    /// The share of the total at each share of the people.
    pub(super) fn at(&self, people: &[f64]) -> Vec<f64> {
        self.corners.at(people)
    }

    /// How far one more person at each row would move the curve at a share `p` of the people, in shares of the total, with the mean
    /// taken as known: `u (y - m) / mean` less its mean, where `u` is how much of the row stands below the share, and `m` the mean
    /// of those who stand at it. That mean is known of a Lorenz curve; of another it is that of the people within `reach` of the
    /// share, since the value of the one person who stands there says little about those who might.
    pub(super) fn influence(&self, p: f64, height: f64, reach: f64) -> Vec<f64> {
        let there = if self.lorenz {
            let row = (0..self.to.len()).find(|&row| self.from[row] < p && p <= self.to[row]);
            row.map_or(0.0, |row| self.values[row] / self.mean)
        } else {
            let (low, high) = ((p - reach).max(0.0), (p + reach).min(1.0));
            let held = self.corners.at(&[low, high]);
            (held[1] - held[0]) / (high - low)
        };
        let centre = height - p * there;
        let rows = self.values.iter().zip(self.from.iter().zip(&self.to));
        rows.map(|(y, (from, to))| {
            let width = to - from;
            let below = if width > 0.0 {
                ((p - from) / width).clamp(0.0, 1.0)
            } else {
                0.0
            };
            below * (y / self.mean - there) - centre
        })
        .collect()
    }

    /// How far one more person at each row would move the mean, over the mean.
    pub(super) fn of_mean(&self) -> impl Iterator<Item = f64> + '_ {
        self.values.iter().map(|y| y / self.mean - 1.0)
    }
}
