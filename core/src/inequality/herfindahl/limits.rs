//! Limits of the index of the chances behind shares that were counted.

use super::{HerfindahlForm, HerfindahlHirschmanIndex, Market};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Interval, IntervalMethod};
use crate::numeric::{math, sum};

/// With fewer events outside the largest provider, limits of 95 % held 68 to 92 times in 100 (`docs/coverage.md`).
const FEW_OUTSIDE: f64 = 10.0;

impl HerfindahlHirschmanIndex {
    pub(super) fn limits(&self, estimate: &mut Estimate, market: &Market<'_>) -> Result<()> {
        if let Some(row) = market.values.iter().position(|value| value.fract() != 0.0) {
            let value = market.values.get(row).copied().unwrap_or(f64::NAN);
            let reason =
                "limits of shares need counts of events: give whole numbers, or leave interval out";
            return Err(Error::value(
                ErrorCode::NotACount,
                "values",
                row,
                value,
                reason,
            ));
        }
        let rows = market.values.len() as f64;
        let spread = Spread::of(market)?;
        let slope = match self.form {
            HerfindahlForm::EffectiveNumber => 1.0 / (market.index * market.index),
            HerfindahlForm::Normalised => self.per() * rows / (rows - 1.0),
            _ => self.per(),
        };
        estimate.events = Some(market.total);
        estimate.standard_error = Some(slope * spread.error);
        let intervals = self.levels.iter().map(|level| {
            let (lower, upper) = spread.about(level.z());
            // Shares of so many providers cannot be more even than equal.
            let told = |index: f64| self.of_index(index.max(1.0 / rows), rows);
            let (one, other) = (told(lower), told(upper));
            Interval::new(
                one.min(other),
                one.max(other),
                level,
                IntervalMethod::MultinomialLogit,
            )
        });
        let intervals: Vec<Interval> = intervals.collect();
        estimate.set_intervals(intervals, "values")?;
        self.warn(estimate, market, &spread);
        Ok(())
    }

    /// What a reader of the limits must know.
    fn warn(&self, estimate: &mut Estimate, market: &Market<'_>, spread: &Spread) {
        if spread.error == 0.0 {
            let message = "one provider has all events: limits have no width, and do not say how rarely another is used; with n events and none \
                elsewhere, up to about 3 / n may go there";
            estimate.add_caution(Caution::new(CautionCode::ZeroWidth, message));
            return;
        }
        let largest = market.values.iter().copied().fold(0.0, f64::max);
        let outside = market.total - largest;
        if outside < FEW_OUTSIDE {
            let message = format!(
                "{outside} events lie outside the largest provider, fewer than 10: limits are too narrow; pool years, or read them as a rough \
                 guide"
            );
            estimate.add_caution(Caution::new(CautionCode::FewEvents, message));
        }
        let raised = market.index - spread.centre;
        if raised > spread.error / 2.0 {
            let rows = market.values.len() as f64;
            let without = self.of_index(spread.centre.max(1.0 / rows), rows);
            let message = format!(
                "chance alone makes shares of {} events look more concentrated, here by more than half a standard error: without it this number \
                 would be about {without:.4}, about which the limits are made",
                market.total
            );
            estimate.add_caution(Caution::new(CautionCode::InflatedByNoise, message));
        }
    }
}

/// The estimate that chance does not raise, and its error.
struct Spread {
    centre: f64,
    /// One less the centre, without loss of digits.
    rest: f64,
    error: f64,
}

impl Spread {
    fn of(market: &Market<'_>) -> Result<Self> {
        let n = market.total;
        let pairs = n * (n - 1.0);
        if n < 2.0 {
            let message = "limits need two events at least in `values`: leave interval out";
            return Err(Error::new(ErrorCode::NotComputable, "values", message));
        }
        let of = |each: &dyn Fn(f64) -> f64| sum::sum_of(market.values.iter().map(|x| each(*x)));
        let centre = of(&|x| x / n * ((x - 1.0) / (n - 1.0)).max(0.0));
        let rest = of(&|x| x / n * ((n - x) / (n - 1.0)));
        if centre == 0.0 {
            let message = "no provider has two events, so that nothing tells how concentrated they are: pool years, or leave interval out";
            return Err(Error::new(ErrorCode::NotComputable, "values", message));
        }
        let scatter = sum::sum_of(market.shares().map(|s| {
            let far = s - market.index;
            s * far * far
        }));
        let apart = rest * ((n - 1.0) / n);
        let variance = 4.0 * (n - 2.0) * scatter + 2.0 * market.index * apart;
        // Of one provider alone the scatter is what rounding leaves.
        let error = if rest == 0.0 {
            0.0
        } else {
            math::sqrt(variance / pairs)
        };
        Ok(Self {
            centre,
            rest,
            error,
        })
    }

    /// Limits so many errors away, on the scale of log odds.
    fn about(&self, z: f64) -> (f64, f64) {
        if self.error == 0.0 {
            return (self.centre, self.centre);
        }
        let odds = math::exp(z * self.error / (self.centre * self.rest));
        (
            self.centre / (self.centre + self.rest * odds),
            self.centre / (self.centre + self.rest / odds),
        )
    }
}
