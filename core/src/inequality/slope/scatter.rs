//! Errors from what the line leaves of each row: robust variances of a model, and limits under a survey design.
//!
//! A line solves `sum(p (1, r) e) = 0`, with `p` the share of the people in a row, `r` its place, and `e` what the line leaves of its
//! value. One more person in a row moves an index by `l e`, with `l` the pull of the place on the index; and moves the places of all
//! others, which are shares of the same people.

use super::choices::{Critical, Model, SlopeInterval, Variance};
use super::fit::{Index, Line};
use crate::error::{Error, ErrorCode, Result};
use crate::inequality::distribution::{Drawing, Spread, Surveyed};
use crate::input::OrderedGroups;
use crate::numeric::math::{self, two_sum};
use crate::numeric::rank::order;
use crate::numeric::sum::{sum, sum_of};

/// What is left of a residual below which the row decides its own fit, up to rounding.
const ALONE: f64 = 1e-12;

/// The rows as a survey has them.
pub(super) fn surveyed<'g>(groups: &'g OrderedGroups<'_>) -> Surveyed<'g> {
    Surveyed {
        weights: groups.population(),
        total: groups.total_population(),
        survey: groups.survey(),
    }
}

/// What each row has on the scale of the line.
struct Rows<'l> {
    places: &'l [f64],
    /// Its share of the people.
    shares: Vec<f64>,
    /// What the line leaves of its value.
    rest: Vec<f64>,
    /// How fast that falls as the line rises there.
    bend: Vec<f64>,
}

/// How far what the line leaves of a row pulls at an index: the higher the more, from the middle on.
#[derive(Clone, Copy)]
struct Pull {
    mean: f64,
    tilt: f64,
    middle: f64,
    /// Sums of the bends: of all rows, and about the middle.
    all: f64,
    about: f64,
}

impl Pull {
    fn at(&self, place: f64) -> f64 {
        self.mean + self.tilt * (place - self.middle)
    }

    /// How much of its own fit a row decides, for each part of its bend.
    fn leverage(&self, place: f64) -> f64 {
        let away = place - self.middle;
        self.all.recip() + away * away / self.about
    }
}

impl Rows<'_> {
    fn pull(&self, (by_intercept, by_slope): (f64, f64)) -> Pull {
        let weights = || self.shares.iter().zip(&self.bend).map(|(p, d)| p * d);
        let all = sum_of(weights());
        let middle = sum_of(weights().zip(self.places).map(|(w, r)| w * r)) / all;
        let about = sum_of(
            weights()
                .zip(self.places)
                .map(|(w, r)| w * (r - middle) * (r - middle)),
        );
        Pull {
            mean: by_intercept / all,
            tilt: (by_slope - by_intercept * middle) / about,
            middle,
            all,
            about,
        }
    }

    /// What one more person in each row moves, the places taken as known.
    fn pulled(&self, pull: Pull) -> Vec<f64> {
        let rows = self.places.iter().zip(&self.rest);
        rows.map(|(r, e)| pull.at(*r) * e).collect()
    }

    /// The same with the places: a person at `x` moves every place above by one share, and every place at `x` by half of one, less
    /// what all are.
    fn influence(&self, pull: Pull, slope: f64) -> Vec<f64> {
        let rows = self
            .places
            .iter()
            .zip(&self.rest)
            .zip(&self.bend)
            .zip(&self.shares);
        // How far the sum that is zero would move with the place of each row.
        let moved: Vec<f64> = rows
            .map(|(((r, e), d), p)| p * (pull.tilt * e - pull.at(*r) * d * slope))
            .collect();
        let mut influence = self.pulled(pull);
        let all = sum(&moved);
        let centre = sum_of(moved.iter().zip(self.places).map(|(g, r)| g * r));
        let (mut high, mut low) = (0.0, 0.0);
        let keys = order(self.places);
        for block in keys.chunk_by(|a, b| a.0 == b.0) {
            let own = sum_of(block.iter().map(|(_, row)| cell(&moved, *row)));
            let above = all - (high + low) - own / 2.0;
            for (_, row) in block {
                if let Some(one) = influence.get_mut(*row as usize) {
                    *one += above - centre;
                }
            }
            let (next, error) = two_sum(high, own);
            (high, low) = (next, low + error);
        }
        influence
    }
}

fn cell(column: &[f64], row: u32) -> f64 {
    column.get(row as usize).copied().unwrap_or(f64::NAN)
}

impl Line<'_, '_> {
    /// The rows, for an error with `known` places or with places that come from the same people.
    fn rows(&self, known: bool) -> Rows<'_> {
        let places = self.groups.ridits();
        let people = self.groups.population().iter();
        let shares = people
            .map(|people| people / self.groups.total_population())
            .collect();
        let (rest, bend) = match &self.counts {
            None => {
                let fitted = places.iter().map(|r| self.intercept + self.slope * r);
                let rest = self.scaled.iter().zip(fitted).map(|(y, fitted)| y - fitted);
                (rest.collect(), vec![1.0; places.len()])
            }
            Some(counts) => {
                let expected = places.iter().map(|r| self.at(*r) / self.options.per);
                let rows = counts.rates.iter().zip(expected);
                rows.map(|(y, p)| match self.options.model {
                    Model::Binomial => (y - p, p * (1.0 - p)),
                    // Not canonical: how fast it falls depends on the value, unlike its mean, which packages take.
                    Model::LogBinomial if known => ((y - p) / (1.0 - p), p / (1.0 - p)),
                    Model::LogBinomial => {
                        ((y - p) / (1.0 - p), p * (1.0 - y) / (1.0 - p) / (1.0 - p))
                    }
                    _ => (y - p, p),
                })
                .unzip()
            }
        };
        Rows {
            places,
            shares,
            rest,
            bend,
        }
    }

    /// Standard error from the scatter of rows about the curve of a model of their events.
    pub(super) fn robust(&self, index: Index) -> Result<f64> {
        let rows = self.rows(true);
        let pull = rows.pull(self.derivatives(index));
        let n = self.groups.len() as f64;
        let freedom = n - 2.0;
        let kind = self.options.variance();
        if kind == Variance::Classical {
            // The variance of the model times that of the scatter, over what the model allows.
            let own = rows.shares.iter().zip(&rows.bend).zip(rows.places);
            let own = sum_of(own.map(|((p, d), r)| p * d * pull.at(*r) * pull.at(*r)));
            let scatter = rows.shares.iter().zip(&rows.rest).zip(&rows.bend);
            let scatter = sum_of(scatter.map(|((p, e), d)| p * e * e / d));
            return Ok((own * scatter / freedom).sqrt());
        }
        let pulled = rows.pulled(pull);
        let squares = pulled
            .iter()
            .zip(&rows.shares)
            .zip(&rows.bend)
            .zip(rows.places);
        let variance = sum_of(squares.map(|(((u, p), d), r)| {
            let left = (1.0 - p * d * pull.leverage(*r)).max(0.0);
            let left = if left <= ALONE { 0.0 } else { left };
            let square = p * u * p * u;
            match kind {
                Variance::Hc2 => square / left,
                Variance::Hc3 => square / (left * left),
                _ => square,
            }
        }));
        let variance = if kind == Variance::Hc1 {
            variance * n / freedom
        } else {
            variance
        };
        if variance.is_finite() {
            return Ok(variance.sqrt());
        }
        let message = "this `variance` has no value here (a group alone decides its own fit): use \"classical\" or \"hc1\"";
        Err(Error::new(ErrorCode::NotComputable, "variance", message))
    }

    /// The error of an index under the design of a survey: of its logarithm, for the relative one.
    pub(super) fn surveyed(&self, index: Index) -> Result<Spread> {
        let known = self.interval_kind() == SlopeInterval::Regression;
        let (rows, sample) = (self.rows(known), surveyed(self.groups));
        let pull = rows.pull(self.derivatives(index));
        if known {
            let scores = rows.pulled(pull).into_iter().zip(&rows.shares);
            let scores: Vec<f64> = scores.map(|(u, p)| u * p).collect();
            let mut spread = sample.scored(&scores)?;
            if self.options.critical() == Critical::Normal {
                spread.degrees = None;
            }
            return Ok(spread);
        }
        let on_scale = |value: f64| match index {
            Index::Slope => value,
            Index::Relative => math::ln(value),
        };
        let again = |weights: &[f64]| self.with_weights(weights, index).map(on_scale);
        let influence = || rows.influence(pull, self.slope);
        sample.spread(
            Drawing::Survey,
            on_scale(self.value(index)?),
            &influence,
            &again,
        )
    }

    /// The index of the same people with other weights.
    fn with_weights(&self, weights: &[f64], index: Index) -> Result<f64> {
        // Whom a replicate leaves out takes no part in it.
        let kept = |column: &[f64]| -> Vec<f64> {
            let rows = column.iter().zip(weights).filter(|(_, w)| **w > 0.0);
            rows.map(|(cell, _)| *cell).collect()
        };
        let ranks = self.groups.ranks();
        let (values, weights, rank) = (
            kept(self.groups.values()),
            kept(weights),
            kept(ranks.rank()),
        );
        let ranks = crate::input::Ranks::new(&rank, ranks.order());
        let rows = OrderedGroups::new(&values, &weights, ranks)?;
        let options = super::options::Options {
            interval: SlopeInterval::Automatic,
            ..self.options
        };
        Line::fit(&rows, options)?.value(index)
    }
}

#[cfg(test)]
mod tests;
