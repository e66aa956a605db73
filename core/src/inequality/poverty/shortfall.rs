//! How far those below a line fall short of it, and what one more person would move of that.

use super::super::ascending::{Ascending, Running};
use super::super::distribution::rows;
use super::{PovertyForm, PovertyLineOf};
use crate::error::{Error, ErrorCode, Result};
use crate::input::WeightedValues;
use crate::numeric::density::Density;
use crate::numeric::{math, sum};

/// A relative line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Relative {
    pub(super) of: PovertyLineOf,
    /// The median or the mean.
    pub(super) centre: f64,
    /// How many were drawn.
    pub(super) drawn: f64,
}

/// Values against a line.
#[derive(Clone, Copy)]
pub(super) struct Shortfall<'a> {
    pub(super) values: &'a WeightedValues<'a>,
    pub(super) line: f64,
    /// Whether those at the line are poor.
    pub(super) at_line: bool,
    pub(super) form: PovertyForm,
    pub(super) alpha: f64,
}

/// A stretch between neighbouring values of the poor, the last of which ends at the line.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    from: f64,
    /// Its length, in parts of the line.
    gap: f64,
    /// The share of all people up to its start.
    below: f64,
}

impl Shortfall<'_> {
    pub(super) fn poor(&self, y: f64) -> bool {
        y < self.line || (self.at_line && y == self.line)
    }

    /// Weights of people for whom something holds.
    fn share(&self, of: &dyn Fn(f64) -> f64) -> f64 {
        let poor = rows(self.values).filter(|(y, w)| *w > 0.0 && self.poor(*y));
        sum::sum_of(poor.map(|(y, w)| of(y) * w)) / self.values.total_weight()
    }

    fn ranked(&self) -> bool {
        matches!(self.form, PovertyForm::Sen | PovertyForm::SenShorrocksThon)
    }

    /// What a poor person adds to the index, of one that does not look at ranks.
    fn adds(&self, y: f64) -> f64 {
        if self.form == PovertyForm::Watts {
            math::ln(self.line / y)
        } else {
            math::pow((self.line - y) / self.line, self.alpha)
        }
    }

    /// The first value that this index cannot take.
    pub(super) fn check(&self) -> Result<()> {
        let watts = self.form == PovertyForm::Watts;
        // Only who counts is looked at: a head count needs no gap.
        if self.form == PovertyForm::FosterGreerThorbecke && self.alpha == 0.0 {
            return Ok(());
        }
        let bad = |(y, w): (f64, f64)| w > 0.0 && (y < 0.0 || (watts && y == 0.0));
        let Some((row, (y, _))) = rows(self.values).enumerate().find(|(_, one)| bad(*one)) else {
            return Ok(());
        };
        let (code, message) = if y < 0.0 {
            let message = "it would fall short by more than the whole line: set such values to zero, leave them out, or take the head \
                count (alpha = 0), which takes them";
            (ErrorCode::NegativeValue, message)
        } else {
            let message = "a single zero leaves no finite Watts index: take another `form`, such as \"foster-greer-thorbecke\"";
            (ErrorCode::NotComputable, message)
        };
        Err(Error::value(code, "values", row, y, message))
    }

    fn stretches(&self) -> Vec<Stretch> {
        let order = Ascending::new(self.values);
        let (total, mut below) = (order.total(), Running::default());
        let mut found: Vec<Stretch> = Vec::new();
        let poor = order.iter().filter(|(_, w)| *w > 0.0);
        for (from, weight) in poor.take_while(|(y, _)| self.poor(*y)) {
            below.add(weight);
            let here = Stretch {
                from,
                gap: (self.line - from) / self.line,
                below: below.value() / total,
            };
            match found.last_mut() {
                Some(last) if last.from == from => *last = here,
                Some(last) => {
                    last.gap = (from - last.from) / self.line;
                    found.push(here);
                }
                None => found.push(here),
            }
        }
        found
    }

    /// What the shares of people are measured by: the poor, or all.
    fn base(&self, stretches: &[Stretch]) -> f64 {
        match stretches.last() {
            Some(last) if self.form == PovertyForm::Sen => last.below,
            _ => 1.0,
        }
    }

    /// The index. Those of ranks are `integral of F (2 - F / b)` up to the line over it, with `F` the share of people up to each value and
    /// `b` the head count (Sen) or 1: the mean gap is the integral of `F`, and `F (b - F) / b` that of the Gini index, in which no
    /// digits are lost.
    pub(super) fn value(&self) -> f64 {
        if !self.ranked() {
            return self.share(&|y| self.adds(y));
        }
        let stretches = self.stretches();
        let base = self.base(&stretches);
        sum::sum_of(
            stretches
                .iter()
                .map(|one| one.gap * one.below * (2.0 - one.below / base)),
        )
    }

    /// Influence of one unit, row by row, on this `index`.
    ///
    /// With a fixed line, one more person at `y` adds what a poor person adds; to an index of ranks, `2 (integral of 1 - F / b from y
    /// to the line)`, and to that of Sen `integral of F^2 / b^2` for every poor person. A relative line moves too: by its own influence,
    /// times what the line moves of the index.
    pub(super) fn influence(&self, index: f64, relative: Option<Relative>) -> Vec<f64> {
        let values = self.values;
        let stretches = if self.ranked() {
            self.stretches()
        } else {
            Vec::new()
        };
        let base = self.base(&stretches);
        // From each value up to the line.
        let mut reached = Running::default();
        let mut above: Vec<(f64, f64)> = Vec::with_capacity(stretches.len());
        for one in stretches.iter().rev() {
            reached.add(one.gap * (1.0 - one.below / base));
            above.push((one.from, reached.value()));
        }
        let squares = sum::sum_of(
            stretches
                .iter()
                .map(|one| one.gap * (one.below / base) * (one.below / base)),
        );
        let each = if self.form == PovertyForm::Sen {
            squares
        } else {
            0.0
        };
        let fixed = |y: f64| {
            if !self.poor(y) {
                return 0.0;
            }
            if !self.ranked() {
                return self.adds(y);
            }
            // Those from the top down to the value.
            let count = above.partition_point(|(from, _)| *from >= y);
            each + 2.0
                * above
                    .get(count.saturating_sub(1))
                    .map_or(0.0, |(_, reached)| *reached)
        };
        let line = relative.map(|relative| self.line_moves(relative, index, each));
        let moved = |(y, w): (f64, f64)| {
            if w == 0.0 {
                return 0.0;
            }
            fixed(y) + line.as_ref().map_or(0.0, |line| line(y))
        };
        let moved: Vec<f64> = rows(values).map(moved).collect();
        let people = values.total_weight();
        let centre = sum::sum_of(moved.iter().zip(rows(values)).map(|(u, (_, w))| u * w)) / people;
        moved.into_iter().map(|u| u - centre).collect()
    }

    /// What one more person moves through a relative line: what a line that is longer by a small part of itself moves, times that
    /// part.
    fn line_moves(&self, relative: Relative, index: f64, each: f64) -> impl Fn(f64) -> f64 + use<> {
        let values = self.values;
        let density = Density::new(values.values(), values.weights(), relative.drawn);
        // Where all have the same, nobody is near the line, and no person moves it.
        let at = |point: f64| density.map_or(f64::INFINITY, |density| point * density.at(point));
        let at_line = || {
            if density.is_some() {
                at(self.line)
            } else {
                0.0
            }
        };
        let poor = self.share(&|_| 1.0);
        let slope = match self.form {
            PovertyForm::FosterGreerThorbecke if self.alpha == 0.0 => at_line(),
            PovertyForm::FosterGreerThorbecke => {
                let nearer = self.alpha - 1.0;
                let gap = |y: f64| (self.line - y) / self.line;
                self.alpha * self.share(&|y| y / self.line * math::pow(gap(y), nearer))
            }
            PovertyForm::Watts => poor,
            PovertyForm::Sen => poor - index + at_line() * each,
            PovertyForm::SenShorrocksThon => poor * (2.0 - poor) - index,
        };
        let Relative { of, centre, .. } = relative;
        let scale = match of {
            PovertyLineOf::Mean => slope / centre,
            PovertyLineOf::Median => slope / at(centre),
        };
        move |y| match of {
            PovertyLineOf::Mean => scale * (y - centre),
            PovertyLineOf::Median if y <= centre => -scale,
            PovertyLineOf::Median => 0.0,
        }
    }
}
