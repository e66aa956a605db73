//! From counts to a funnel.

use super::null::{Null, judge};
use super::options::{
    FunnelKind, FunnelLimits, FunnelModel, FunnelScale, Overdispersion, check_limits,
    checked_target,
};
use super::overdispersion::{Scaled, Scatter, two_decimals};
use super::result::{
    Funnel, FunnelAnswer, FunnelFlag, FunnelLimit, FunnelReading, Overdispersed, TargetSource,
};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, Level, Polarity, Text};
use crate::input::Counts;
use crate::numeric::special::normal;
use crate::numeric::sum;
use crate::rates::{checked_per, per_unit};

/// The share of units outside the widest naive limits beyond which chance alone is the wrong question.
const BEYOND_CHANCE: f64 = 0.2;

/// Units below which the variance between them is a rough guide.
const FEW_UNITS: usize = 10;

impl FunnelModel {
    /// The funnel of these units.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/breaches.md")]
    /// # use commonweal::{FunnelKind, FunnelModel};
    /// let funnel = FunnelModel::new(FunnelKind::Proportion).estimate(&breaches)?;
    /// assert!((funnel.value[0] - 0.03).abs() < 1e-6 && (funnel.target - 0.061963).abs() < 1e-6);
    /// assert_eq!(funnel.flag[0].as_str(), "below"); // between the two lower limits
    /// let limits = &funnel.naive.limits;
    /// assert!((limits[0].lower[0] - 0.038209).abs() < 1e-6 && (limits[1].lower[0] - 0.026896).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, counts: &Counts<'_>) -> Result<Funnel> {
        let per = checked_per(self.per)?;
        check_limits(self.kind, self.limits)?;
        let scale = self.checked_scale()?;
        if !(self.trim > 0.0 && self.trim < 0.5) {
            return Err(Error::out_of_range(
                "trim",
                self.trim,
                "above 0 and below 0.5, such as 0.1",
            ));
        }
        let (events, population) = (counts.events(), counts.population());
        if self.kind == FunnelKind::Proportion {
            not_above(events, population)?;
        }
        let (target, target_source) = self.compared_with(events, population, per)?;
        let levels: Vec<Level> = self.levels.iter().collect();
        let units = Units {
            model: self,
            events,
            population,
            target,
            per,
            levels: &levels,
        };
        let naive = units.naive()?;
        let mut cautions = Vec::new();
        let widest = naive
            .limits
            .iter()
            .max_by(|a, b| a.level.total_cmp(&b.level));
        let outside = widest.map_or(0, |limit| limit.below + limit.above);
        let beyond = outside as f64 > BEYOND_CHANCE * events.len() as f64;
        if beyond && let Some(widest) = widest {
            cautions.push(beyond_chance(outside, events.len(), widest.level));
        }
        let asked = self.overdispersion != Overdispersion::None;
        let overdispersed = if asked || beyond {
            units.overdispersed(scale, &mut cautions)?
        } else {
            None
        };
        if overdispersed.is_none() && asked {
            let message = "`overdispersion` needs at least 2 units that are not trimmed: leave it out, or give more rows";
            return Err(Error::new(ErrorCode::TooFewGroups, "events", message));
        }
        let flag = match &overdispersed {
            Some(one) if asked => one.answer.flag.clone(),
            _ => naive.flag.clone(),
        };
        Ok(Funnel {
            kind: self.kind,
            value: events
                .iter()
                .zip(population)
                .map(|(x, n)| x / n * per)
                .collect(),
            events: events.to_vec(),
            population: population.to_vec(),
            target: target * per,
            target_source,
            limits: self.limits,
            naive,
            overdispersed,
            overdispersion: self.overdispersion,
            reading: reading(&flag, self.polarity),
            flag,
            polarity: self.polarity,
            method: Text::Borrowed(method(self.kind, self.limits)),
            citation: Text::Borrowed("spiegelhalter-2005"),
            unit: unit(self.kind, per),
            per,
            cautions,
        })
    }

    /// The target per one, and where it comes from.
    fn compared_with(
        &self,
        events: &[f64],
        population: &[f64],
        per: f64,
    ) -> Result<(f64, TargetSource)> {
        if let Some(target) = self.target {
            return Ok((checked_target(self.kind, target, per)?, TargetSource::Given));
        }
        if matches!(
            self.overdispersion,
            Overdispersion::Shmi | Overdispersion::ShmiUnrounded
        ) {
            return Ok((1.0, TargetSource::Standard));
        }
        let (all, people) = (sum::sum(events), sum::sum(population));
        let pooled = all / people;
        if !people.is_finite() || !pooled.is_finite() {
            return Err(Error::overflow("population", "the pooled value"));
        }
        let none = pooled == 0.0;
        if none || (self.kind == FunnelKind::Proportion && pooled >= 1.0) {
            let message = if none {
                "all `events` are zero, so the pooled value is no target: give `target`"
            } else {
                "all `events` equal the population, so the pooled value is no target: give `target`"
            };
            return Err(Error::new(ErrorCode::NotComputable, "events", message));
        }
        Ok((pooled, TargetSource::Pooled))
    }
}

/// Checked input with what was asked for.
struct Units<'a> {
    model: &'a FunnelModel,
    events: &'a [f64],
    population: &'a [f64],
    target: f64,
    per: f64,
    levels: &'a [Level],
}

impl Units<'_> {
    fn naive(&self) -> Result<FunnelAnswer> {
        let (kind, how) = (self.model.kind, self.model.limits);
        let rows = self.events.len();
        let judged = super::rows::each(rows, |row| {
            let (x, n) = (at(self.events, row), at(self.population, row));
            judge(Null::new(kind, n, self.target), x, how)
        });
        let columns = self
            .levels
            .iter()
            .map(|&level| super::panels::all(kind, how, self.population, self.target, level));
        self.answer(&judged, columns.collect())
    }

    fn overdispersed(
        &self,
        scale: FunnelScale,
        cautions: &mut Vec<Caution>,
    ) -> Result<Option<Overdispersed>> {
        let asked = self.model.overdispersion;
        let method = if asked == Overdispersion::None {
            Overdispersion::Additive
        } else {
            asked
        };
        let rounded = method == Overdispersion::Shmi;
        if rounded && let Some(row) = self.population.iter().position(|&n| two_decimals(n) == 0.0) {
            let value = at(self.population, row);
            let reason = "the SHMI recipe rounds it to 0.00: leave the row out, or ask for \"shmi-unrounded\"";
            return Err(Error::value(
                ErrorCode::OutOfRange,
                "population",
                row,
                value,
                reason,
            ));
        }
        let scaled = Scaled::new(scale, self.events, self.population, self.target, rounded);
        let zero: Vec<bool> = self.events.iter().map(|&x| x == 0.0).collect();
        let Some(scatter) = Scatter::new(method, self.model.trim, &scaled, &zero) else {
            return Ok(None);
        };
        if !(scatter.tau2.is_finite() && scatter.phi.is_finite() && scatter.untrimmed.is_finite()) {
            return Err(Error::overflow("population", "the variance between units"));
        }
        let judged: Vec<(f64, f64, f64)> = scaled
            .z
            .iter()
            .zip(&scaled.error)
            .map(|(&z, &s)| {
                // Without a variance between units this is z itself, to the last digit.
                let z = z / (1.0 + scatter.tau2 / (s * s)).sqrt();
                (normal::cdf(z), normal::sf(z), z)
            })
            .collect();
        let columns = self.levels.iter().map(|level| {
            let limits = |&s: &f64| scaled.limits(s, scatter.tau2, level.z());
            scaled.error.iter().map(limits).collect()
        });
        let answer = self.answer(&judged, columns.collect())?;
        let trims = scatter.trimmed.is_some();
        if trims {
            cautions.push(Caution::new(
                CautionCode::TrimmedVariance,
                "the variance between units comes from trimmed z-scores without a correction for trimming, and is too small: \
                 read it beside `untrimmed_tau2`",
            ));
        }
        if self.events.len() < FEW_UNITS {
            cautions.push(Caution::new(
                CautionCode::FewGroups,
                "the variance between fewer than 10 units is a rough guide: read its interval",
            ));
        }
        let reason = "trimmed z-scores have no sampling theory for this: ask for overdispersion=\"additive\"";
        Ok(Some(Overdispersed {
            method,
            scale,
            phi: scatter.phi,
            tau2: scatter.tau2,
            tau2_standard_error: scatter.standard_error,
            tau2_interval: scatter.interval,
            no_interval_reason: trims.then_some(Text::Borrowed(reason)),
            untrimmed_tau2: scatter.untrimmed,
            kept: scatter.kept,
            transformed_target: scaled.target,
            trimmed_z: scatter.trimmed.unwrap_or_else(|| scaled.z.clone()),
            transformed: scaled.y,
            standard_error: scaled.error,
            unadjusted_z: scaled.z,
            answer,
        }))
    }

    /// Columns from rows: tails and z of each unit, and limits of each unit at each level.
    fn answer(
        &self,
        judged: &[(f64, f64, f64)],
        columns: Vec<Vec<(f64, f64)>>,
    ) -> Result<FunnelAnswer> {
        let unusable =
            |&(low, high, z): &(f64, f64, f64)| low.is_nan() || high.is_nan() || z.is_nan();
        let bad = judged.iter().position(unusable).or_else(|| {
            let mut columns = columns.iter();
            columns.find_map(|rows| {
                rows.iter()
                    .position(|(a, b)| !a.is_finite() || !b.is_finite())
            })
        });
        if let Some(row) = bad {
            return Err(Error::overflow("population", "a limit or tail probability").at(row));
        }
        let mut answer = FunnelAnswer {
            limits: Vec::with_capacity(columns.len()),
            z: Vec::with_capacity(judged.len()),
            tail_low: Vec::with_capacity(judged.len()),
            tail_high: Vec::with_capacity(judged.len()),
            flag: Vec::with_capacity(judged.len()),
        };
        let tails = || self.levels.iter().map(|level| level.tail());
        let narrowest = tails().fold(0.0, f64::max);
        let widest = tails().fold(1.0, f64::min);
        for (low, high, z) in judged {
            answer.z.push(*z);
            answer.tail_low.push(*low);
            answer.tail_high.push(*high);
            answer.flag.push(flag_of(*low, *high, narrowest, widest));
        }
        for (level, rows) in self.levels.iter().zip(columns) {
            let count = |tail: &[f64]| tail.iter().filter(|p| **p <= level.tail()).count() as u64;
            answer.limits.push(FunnelLimit {
                level: level.probability(),
                lower: rows.iter().map(|limits| limits.0 * self.per).collect(),
                upper: rows.iter().map(|limits| limits.1 * self.per).collect(),
                below: count(&answer.tail_low),
                above: count(&answer.tail_high),
                expected_outside: rows.len() as f64 * 2.0 * level.tail(),
            });
        }
        Ok(answer)
    }
}

/// Where tails put a unit, against the tails of the narrowest and widest level.
pub(crate) fn flag_of(low: f64, high: f64, narrowest: f64, widest: f64) -> FunnelFlag {
    let several = widest < narrowest;
    if high <= narrowest {
        if several && high <= widest {
            FunnelFlag::FarAbove
        } else {
            FunnelFlag::Above
        }
    } else if low <= narrowest {
        if several && low <= widest {
            FunnelFlag::FarBelow
        } else {
            FunnelFlag::Below
        }
    } else {
        FunnelFlag::Inside
    }
}

fn reading(flags: &[FunnelFlag], polarity: Polarity) -> Option<Vec<FunnelReading>> {
    let (above, below) = match polarity {
        Polarity::HigherIsBetter => (FunnelReading::Better, FunnelReading::Worse),
        Polarity::LowerIsBetter => (FunnelReading::Worse, FunnelReading::Better),
        Polarity::Neutral => return None,
    };
    let read = |flag: &FunnelFlag| match flag {
        FunnelFlag::Inside => FunnelReading::NotDifferent,
        FunnelFlag::Above | FunnelFlag::FarAbove => above,
        FunnelFlag::Below | FunnelFlag::FarBelow => below,
    };
    Some(flags.iter().map(read).collect())
}

fn beyond_chance(outside: u64, units: usize, level: f64) -> Caution {
    let percent = level * 100.0;
    let message = format!(
        "{outside} of {units} units lie outside the limits of chance at {percent:.1} %: where so many do, \"beyond chance\" is \
         the wrong question; read `overdispersed`, which allows for the scatter that the units have anyway"
    );
    Caution::new(CautionCode::BeyondChance, message)
}

fn not_above(events: &[f64], population: &[f64]) -> Result<()> {
    match events.iter().zip(population).position(|(x, n)| x > n) {
        None => Ok(()),
        Some(row) => Err(Error::value(
            ErrorCode::NumeratorAboveDenominator,
            "events",
            row,
            at(events, row),
            "more events than people; where one person can have several, ask for kind=\"rate\"",
        )),
    }
}

fn at(column: &[f64], row: usize) -> f64 {
    column.get(row).copied().unwrap_or(f64::NAN)
}

fn method(kind: FunnelKind, limits: FunnelLimits) -> &'static str {
    match (kind, limits) {
        (FunnelKind::Proportion, FunnelLimits::Exact) => "exact binomial tails about the target",
        (FunnelKind::Proportion, FunnelLimits::MidP) => "mid-P binomial tails about the target",
        (_, FunnelLimits::Exact) => "exact Poisson tails about the target",
        (_, FunnelLimits::MidP) => "mid-P Poisson tails about the target",
        (_, FunnelLimits::Normal) => "normal approximation about the target",
        (_, FunnelLimits::Arcsine) => "normal approximation about the target, arcsine scale",
    }
}

fn unit(kind: FunnelKind, per: f64) -> Text {
    match kind {
        _ if per != 1.0 => per_unit(per),
        FunnelKind::Proportion => Text::Borrowed("proportion"),
        FunnelKind::Rate => Text::Borrowed("per 1"),
        FunnelKind::StandardisedRatio => Text::Borrowed("ratio"),
    }
}
