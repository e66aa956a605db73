//! Limits of a decomposition: from samples that were drawn anew, or from the influence of each row.

use super::bootstrap::Draws;
use crate::error::{Error, Result};
use crate::estimate::{
    Caution, CautionCode, Estimate, Interval, IntervalColumn, IntervalMethod, Levels,
};
use crate::inequality::distribution::{Drawing, Limits, Spread, Surveyed};
use crate::input::{AllAgain, RankedValues};

/// The fields of a decomposition that limits are set in.
pub(in crate::inequality) struct Limited<'f> {
    pub(in crate::inequality) contribution: &'f [f64],
    pub(in crate::inequality) standard_error: &'f mut Vec<f64>,
    pub(in crate::inequality) intervals: &'f mut Vec<IntervalColumn>,
    /// What the parts come to and what is left, where there are such, and the whole: as they are drawn after the parts.
    pub(in crate::inequality) wholes: Vec<&'f mut Estimate>,
    pub(in crate::inequality) cautions: &'f mut Vec<Caution>,
    pub(in crate::inequality) found: Simulated,
}

/// When limits are known to be too narrow, by simulation: see the coverage table.
#[derive(Clone, Copy)]
pub(in crate::inequality) struct Simulated {
    /// Below so many rows or people.
    pub(in crate::inequality) few: f64,
    /// Below so many degrees of freedom of a design.
    pub(in crate::inequality) few_degrees: f64,
    /// Whether what noise predicts adds to each part and never offsets it, so that no sample has less than nothing.
    pub(in crate::inequality) one_sided: bool,
}

impl Simulated {
    pub(in crate::inequality) const INDEX: Self = Self {
        few: 50.0,
        few_degrees: 30.0,
        one_sided: false,
    };
    pub(in crate::inequality) const GINI: Self = Self {
        one_sided: true,
        ..Self::INDEX
    };
    pub(in crate::inequality) const VARIANCE: Self = Self {
        few: 100.0,
        few_degrees: 60.0,
        one_sided: true,
    };

    fn caution(self, units: f64, degrees: Option<f64>) -> Option<Caution> {
        let message = match degrees {
            Some(degrees) if degrees < self.few_degrees => format!(
                "the limits of parts rest on {degrees} degrees of freedom, fewer than {}: they are too narrow; read them as a rough \
                 guide",
                self.few_degrees
            ),
            None if units < self.few => format!(
                "a sample of fewer than {} rows: limits of parts are too narrow; read them as a rough guide",
                self.few
            ),
            _ => return None,
        };
        Some(Caution::new(CautionCode::FewGroups, message))
    }
}

/// A sample whose limits follow from the influence of each row, or from replicate weights.
pub(in crate::inequality::concentration) struct Linearised<'r> {
    pub(in crate::inequality::concentration) ranked: &'r RankedValues<'r>,
    pub(in crate::inequality::concentration) drawing: Drawing,
    pub(in crate::inequality::concentration) levels: Levels,
    /// The range of the whole.
    pub(in crate::inequality::concentration) range: (f64, f64),
}

impl Linearised<'_> {
    /// A design goes with limits under it, and they with a design.
    pub(in crate::inequality::concentration) fn check(&self) -> Result<()> {
        Surveyed::ranked(self.ranked, &mut Vec::new()).check(self.drawing)
    }
}

impl Limited<'_> {
    /// Limits from the influences of all parts, then of what they come to, what is left and the whole; false where none are
    /// asked for.
    pub(in crate::inequality::concentration) fn linearised(
        self,
        sample: &Linearised<'_>,
        influences: &dyn Fn() -> Result<Vec<Vec<f64>>>,
        again: &AllAgain<'_>,
    ) -> Result<bool> {
        sample.check()?;
        if sample.drawing == Drawing::None {
            return Ok(false);
        }
        let mut ones = Vec::new();
        let rows = Surveyed::ranked(sample.ranked, &mut ones);
        let mut values = self.contribution.to_vec();
        values.extend(self.wholes.iter().map(|whole| whole.value));
        let spreads = rows.spreads(sample.drawing, &values, influences, again)?;
        self.spread(&spreads, sample.levels, sample.range)?;
        Ok(true)
    }

    /// Limits from the errors of all parts, then of the wholes, of which the last has a range.
    pub(in crate::inequality) fn spread(
        self,
        spreads: &[Spread],
        levels: Levels,
        range: (f64, f64),
    ) -> Result<()> {
        if spreads.iter().any(|spread| !spread.error.is_finite()) {
            return Err(Error::overflow("values", "a standard error"));
        }
        let (parts, wholes) = spreads.split_at(self.contribution.len());
        *self.standard_error = parts.iter().map(|spread| spread.error).collect();
        for level in levels.iter() {
            let side = |sign: f64| {
                let each = self.contribution.iter().zip(parts);
                each.map(|(value, spread)| value + sign * spread.critical(level) * spread.error)
                    .collect()
            };
            self.intervals.push(IntervalColumn {
                level: level.probability(),
                lower: side(-1.0),
                upper: side(1.0),
                method: parts.iter().map(|spread| spread.method).collect(),
            });
        }
        let last = wholes.len() - 1;
        for (place, (whole, spread)) in self.wholes.into_iter().zip(wholes).enumerate() {
            let anywhere = (f64::NEG_INFINITY, f64::INFINITY);
            let range = if place == last { range } else { anywhere };
            Limits { levels, range }.set(whole, spread)?;
        }
        let rests = parts.first();
        let few = rests.and_then(|one| self.found.caution(one.units, one.degrees));
        self.cautions.extend(few);
        Ok(())
    }

    pub(in crate::inequality) fn set(
        self,
        draws: &mut Draws,
        levels: Levels,
        (drawn, seed): (u32, u32),
    ) -> Result<()> {
        let method = IntervalMethod::Bootstrap;
        let columns = self.contribution.len();
        *self.standard_error = (0..columns)
            .map(|place| draws.standard_error(place))
            .collect();
        let mut outside = Vec::new();
        for level in levels.iter() {
            let limits: Vec<(f64, f64)> = (0..columns).map(|k| draws.limits(k, level)).collect();
            for (place, (value, (lower, upper))) in
                self.contribution.iter().zip(&limits).enumerate()
            {
                if !(lower..=upper).contains(&value) {
                    outside.push(Some(place as u64));
                }
            }
            self.intervals.push(IntervalColumn {
                level: level.probability(),
                lower: limits.iter().map(|(lower, _)| *lower).collect(),
                upper: limits.iter().map(|(_, upper)| *upper).collect(),
                method: vec![method; columns],
            });
        }
        let mut wholes = self.wholes;
        for (whole, place) in wholes.iter_mut().zip(columns..) {
            let intervals = levels.iter().map(|level| {
                let (lower, upper) = draws.limits(place, level);
                Interval::new(lower, upper, level, method)
            });
            let intervals: Vec<Interval> = intervals.collect();
            let value = whole.value;
            if intervals
                .iter()
                .any(|i| !(i.lower..=i.upper).contains(&value))
            {
                outside.push(None);
            }
            whole.standard_error = Some(draws.standard_error(place));
            whole.set_intervals(intervals, "values")?;
            whole.no_interval_reason = None;
            (whole.seed, whole.draws) = (Some(seed), Some(drawn));
        }
        outside.dedup();
        for row in outside {
            let mut caution = Caution::new(
                CautionCode::EstimateOutsideLimits,
                "an estimate lies outside its own limits: it is biased in so small a sample; read neither as certain",
            );
            caution.row = row;
            self.cautions.push(caution);
        }
        if self.found.one_sided {
            let parts = self.contribution.iter().zip(self.standard_error.iter());
            for (place, (value, error)) in parts.enumerate() {
                // Of a determinant that explains nothing, a percentile is always above zero.
                if value.abs() < 4.0 * error {
                    let message = "the part is near zero, where what noise predicts adds to it in every sample: limits by a bootstrap \
                        lie too high and never reach zero; those of interval=\"linearised\" do";
                    let mut caution = Caution::new(CautionCode::NarrowLimits, message);
                    caution.row = Some(place as u64);
                    self.cautions.push(caution);
                }
            }
        }
        if let Some(caution) = self.found.caution(draws.rows as f64, None) {
            if let Some(index) = wholes.last_mut() {
                index.add_caution(caution.clone());
            }
            self.cautions.push(caution);
        }
        Ok(())
    }
}
