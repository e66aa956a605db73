//! What is computed from counts by stage.

use super::per_person::{CascadeCosts, CascadeDoses, People};
use super::result::Cascade;
use super::sentences;
use super::stages::{StageCounts, in_stage};
use super::table::Tables;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, Estimate, Levels, Text};
use crate::inequality::slope::SlopeIndex;
use crate::input::{EventDistribution, OrderedGroups, Ranks};
use crate::numeric::sum;
use crate::rates::{Bounds, Disclosure, Shown, Suppression};

/// Cascade: of those eligible, how many were offered an intervention, accepted it, started and completed, by stratum.
///
/// **Use it** for any chain of stages that people pass in one order: screening, vaccination, social prescribing, a lung
/// health check. **Not** to say what the intervention did to those who completed: they differ from those who were lost,
/// and regress towards the mean.
///
/// - Input: [`StageCounts`], one column a stage and one row a stratum. Strata do not overlap.
/// - Conversion: people at a stage over people at the stage before. Reach: over people at the first stage. Wilson limits.
/// - Where nobody came, "none of n" is no proof of zero: the exact (Clopper-Pearson) two-sided upper limit is
///   `1 - (alpha/2)^(1/n)`, 0.123436 for 0 of 28.
/// - Slope: the [`SlopeIndex`] of reach over deprivation, where ranks are given: least minus most deprived, in
///   proportions of people, limits propagated from binomial counts. It takes at least two ranks.
/// - Delivered against planned: people reached over people planned, exact Poisson limits of the people reached.
/// - Costs per person reached and per person at the last stage, by payer and by stage; doses likewise.
/// - A stage with more people than the one before is an error, unless `allow_entry_later`: then such a row has a ratio
///   without limits and a caution.
/// - Nothing is divided by zero: such a value is missing (NaN), and a caution says why.
/// - Small counts: [`suppression`](Self::suppression) hides them, and all that would give them away. What is computed
///   from counts is then computed from those that are shown; the slope is not, as a model needs no disclosure control.
/// - Sources: Clopper & Pearson 1934; Wilson 1927; stages after Glasgow, Vogt & Boles 1999 (RE-AIM).
///
/// ```
/// use commonweal::{CascadeModel, Order, StageCounts};
/// // Targeted lung health checks, Gloucestershire: about 5,000 invited, over 1,800 attended, 7 cancers found.
/// let counts = StageCounts::new(&[("invited", &[5_000.0]), ("attended", &[1_800.0]), ("cancer found", &[7.0])])?;
/// let cascade = CascadeModel::new().estimate(&counts)?;
/// assert_eq!(cascade.total.reach.value[1], 0.36);
/// let limits = &cascade.total.conversion.intervals[0];
/// assert!((limits.lower[2] - 0.001885).abs() < 1e-6 && (limits.upper[2] - 0.008005).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct CascadeModel<'a> {
    levels: Levels,
    reached: Option<&'a str>,
    allow_entry_later: bool,
    suppression: Option<Suppression>,
    currency: Option<&'a str>,
}

impl<'a> CascadeModel<'a> {
    /// 95 % limits, nobody enters later, all counts are shown.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/checks.md")]
    /// # use commonweal::CascadeModel;
    /// let cascade = CascadeModel::new().estimate(&checks)?;
    /// assert_eq!((cascade.reached.as_str(), cascade.total.reach.intervals[0].level), ("scanned", 0.95));
    /// assert!((cascade.total.reach.value[2] - 0.253982).abs() < 1e-6); // of all who were invited
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/checks.md")]
    /// # use commonweal::{CascadeModel, Level};
    /// let cascade = CascadeModel::new().level(Level::P998).estimate(&checks)?;
    /// let limits = &cascade.total.conversion.intervals[0];
    /// assert!((limits.lower[1] - 0.502709).abs() < 1e-6 && (limits.upper[1] - 0.593821).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// The stage at which a person counts as reached: for the slope, the plan and the costs. The last unless set.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/checks.md")]
    /// # use commonweal::{CascadeModel, Order};
    /// let checks = checks.with_ranks(&[1.0, 2.0, 3.0], Order::MostDeprivedFirst)?;
    /// let attended = CascadeModel::new().reached("attended").estimate(&checks)?.slope.unwrap();
    /// let scanned = CascadeModel::new().estimate(&checks)?.slope.unwrap();
    /// assert!((attended.value - 0.309589).abs() < 1e-6 && (scanned.value - 0.027360).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn reached(mut self, stage: &'a str) -> Self {
        self.reached = Some(stage);
        self
    }

    /// Whether people may come to a stage who were not at the one before.
    ///
    /// ```
    /// use commonweal::{CascadeModel, StageCounts};
    /// // Some came without an invitation.
    /// let checks = StageCounts::new(&[("invited", &[400.0]), ("attended", &[430.0])])?;
    /// assert_eq!(CascadeModel::new().estimate(&checks).unwrap_err().code().as_str(), "out-of-range");
    /// let cascade = CascadeModel::new().allow_entry_later(true).estimate(&checks)?;
    /// assert_eq!(cascade.total.reach.value[1], 1.075);
    /// assert_eq!(cascade.cautions[0].code.as_str(), "entry-later");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn allow_entry_later(mut self, allow: bool) -> Self {
        self.allow_entry_later = allow;
        self
    }

    /// Hides small counts by a rule.
    ///
    /// ```
    /// use commonweal::{CascadeModel, StageCounts, Suppression};
    /// let checks = StageCounts::new(&[("attended", &[183.0, 212.0]), ("cancer found", &[9.0, 4.0])])?;
    /// let cascade = CascadeModel::new().suppression(Suppression::hes()).estimate(&checks)?;
    /// assert_eq!((cascade.strata.count[0], cascade.strata.count[1]), (185.0, 10.0));
    /// assert!(cascade.strata.count[3].is_nan()); // 4 is not to be seen, nor what follows from it
    /// assert!((cascade.strata.reach.value[1] - 0.054054).abs() < 1e-6); // 10 of 185
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn suppression(mut self, rule: Suppression) -> Self {
        self.suppression = Some(rule);
        self
    }

    /// The currency of the costs, in words or letters. GBP unless set.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/checks.md")]
    /// # use commonweal::{CascadeModel, Costs};
    /// let costs = Costs::new(&["HSE"], &["scanned"], &[43_050.0], &[2023.0])?;
    /// let costs = CascadeModel::new().currency("EUR").estimate(&checks.with_costs(costs)?)?.costs.unwrap();
    /// assert_eq!((costs.currency.as_str(), costs.total_per_reached), ("EUR", 150.0));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn currency(mut self, currency: &'a str) -> Self {
        self.currency = Some(currency);
        self
    }

    /// The cascade of these counts.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/checks.md")]
    /// # use commonweal::CascadeModel;
    /// let cascade = CascadeModel::new().estimate(&checks)?; // stages within areas, and all areas together
    /// assert_eq!(cascade.total.count, [1_130.0, 620.0, 287.0]);
    /// assert!((cascade.strata.conversion.value[1] - 0.45).abs() < 1e-6); // 180 of 400 in the first area
    /// assert!((cascade.total.conversion.value[2] - 0.462903).abs() < 1e-6); // 287 of 620
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` with the row where a stage has more people than the one before; `unknown-option` where `reached` is
    /// none of the stages; those of [`Suppression`]; `overflow`.
    pub fn estimate(&self, counts: &StageCounts<'_>) -> Result<Cascade> {
        let stages = counts.stages();
        let last = stages.len().saturating_sub(1);
        let reached = match self.reached {
            None => last,
            Some(name) => counts
                .place(name)
                .ok_or_else(|| counts.unknown("reached", name))?,
        };
        let name = stages.get(reached).copied().unwrap_or_default();
        if !self.allow_entry_later {
            refuse_entry(counts)?;
        }
        let shown = self.shown(counts)?;
        let total: Vec<f64> = shown.iter().map(|stage| stage.total).collect();
        let tables = Tables {
            levels: self.levels,
        };
        let strata = tables.strata(counts, &shown)?;
        let whole = tables.total(counts, &shown)?;
        let (slope, no_slope_reason) = self.slope(counts, reached)?;
        let people = People {
            stages,
            count: &total,
            reached,
        };
        let delivered = counts.planned.map(|planned| {
            let none: &[f64] = &[];
            let count = shown.get(reached).map_or(none, |stage| &stage.count);
            tables.delivered(count, planned, name)
        });
        let total_delivered = counts.planned.map(|planned| {
            let count = total.get(reached).copied().unwrap_or(f64::NAN);
            tables.delivered(&[count], &[sum::sum(planned)], name)
        });
        let currency = self.currency.unwrap_or("GBP");
        let costs = counts.costs.as_ref();
        let mut cautions = Vec::new();
        if self.allow_entry_later {
            cautions.push(Caution::new(
                CautionCode::EntryLater,
                "people may enter after the first stage: conversion and reach compare counts, and need not follow the \
                 same people",
            ));
        }
        let treatments = strata.disclosure.iter().chain(&whole.disclosure);
        let notes = self
            .suppression
            .map_or_else(Vec::new, |rule| rule.notes(treatments));
        let mut cascade = Cascade {
            stages: stages.iter().map(|&name| name.to_owned()).collect(),
            strata,
            total: whole,
            reached: name.to_owned(),
            slope,
            no_slope_reason,
            delivered: delivered.transpose()?,
            total_delivered: total_delivered.transpose()?,
            doses: counts
                .doses
                .as_ref()
                .map(|doses| CascadeDoses::new(doses, &people)),
            costs: costs
                .map(|costs| CascadeCosts::new(costs, &people, currency))
                .transpose()?,
            sentences: Vec::new(),
            notes,
            cautions,
        };
        cascade.sentences = sentences::of(&cascade);
        Ok(cascade)
    }

    /// Each stage as it may be shown, with its total.
    fn shown(&self, counts: &StageCounts<'_>) -> Result<Vec<Shown>> {
        let columns = counts.counts();
        let mut shown: Vec<Shown> = Vec::with_capacity(columns.len());
        for (place, (&column, &stage)) in columns.iter().zip(counts.stages()).enumerate() {
            let Some(rule) = self.suppression else {
                let total = sum::sum(column);
                if !total.is_finite() {
                    return Err(Error::overflow("stages", "the total of a stage"));
                }
                shown.push(Shown {
                    count: column.to_vec(),
                    disclosure: vec![Disclosure::Exact; column.len()],
                    total,
                    total_disclosure: Disclosure::Exact,
                });
                continue;
            };
            rule.check("stages", column)
                .map_err(|error| match error.param() {
                    Some("stages") => in_stage(&error, stage),
                    _ => error,
                })?;
            // A count lies between its neighbours, where those are shown and nobody enters later.
            let after = columns.get(place + 1);
            let before = columns.get(place.wrapping_sub(1)).zip(shown.last());
            let known = |row: usize| {
                let value = |column: &[f64]| column.get(row).copied().unwrap_or(f64::NAN);
                let seen = before.is_some_and(|(_, stage)| !value(&stage.count).is_nan());
                let upper = before.filter(|_| seen && !self.allow_entry_later);
                Bounds {
                    lower: after
                        .filter(|_| !self.allow_entry_later)
                        .map_or(0.0, |column| rule.seen_at_least(value(column))),
                    upper: upper.map_or(f64::INFINITY, |(column, _)| value(column)),
                }
            };
            shown.push(rule.hide(column, &known));
        }
        Ok(shown)
    }

    /// The slope of reach, or why there is none.
    fn slope(
        &self,
        counts: &StageCounts<'_>,
        reached: usize,
    ) -> Result<(Option<Estimate>, Option<Text>)> {
        let Some((rank, order)) = counts.rank else {
            return Ok((None, Some(Text::Borrowed("no `rank` was given"))));
        };
        let none: &[f64] = &[];
        let column = |place: usize| counts.counts().get(place).copied().unwrap_or(none);
        let (eligible, events) = (column(0), column(reached));
        let refuse = |why: Text| Ok((None, Some(why)));
        if reached == 0 {
            return refuse("reach of the first stage is 1 everywhere".into());
        }
        if let Some(row) = eligible.iter().position(|people| *people == 0.0) {
            let stratum = counts.stratum(row);
            return refuse(format!("stratum \"{stratum}\" has nobody at the first stage").into());
        }
        if let Some(row) = events.iter().zip(eligible).position(|(a, b)| a > b) {
            let stratum = counts.stratum(row);
            let why =
                format!("stratum \"{stratum}\" has more people reached than at the first stage");
            return refuse(why.into());
        }
        let reach: Vec<f64> = events.iter().zip(eligible).map(|(a, b)| a / b).collect();
        let slope = OrderedGroups::new(&reach, eligible, Ranks::new(rank, order))
            .and_then(|groups| groups.with_events(events, EventDistribution::Binomial))
            .and_then(|groups| SlopeIndex::new().level(self.levels).estimate(&groups));
        match slope {
            Ok(slope) => Ok((Some(slope.with_unit("proportion")), None)),
            Err(error)
                if matches!(
                    error.code(),
                    ErrorCode::TooFewGroups | ErrorCode::NotComputable
                ) =>
            {
                refuse(error.to_string().into())
            }
            Err(error) => Err(error),
        }
    }
}

/// That no stage has more people than the one before.
fn refuse_entry(counts: &StageCounts<'_>) -> Result<()> {
    let pairs = counts.counts().windows(2).zip(counts.stages().windows(2));
    for (columns, names) in pairs {
        let ([before, after], [earlier, later]) = (columns, names) else {
            continue;
        };
        if let Some(row) = after
            .iter()
            .zip(*before)
            .position(|(after, before)| after > before)
        {
            let value = |column: &[f64]| column.get(row).copied().unwrap_or(f64::NAN);
            let message = format!(
                "`stages` row {row} has {} people at \"{later}\" and {} at \"{earlier}\" before it (stratum \"{}\"): correct \
                 the counts, or set `allow_entry_later` if people may enter at a later stage",
                value(after),
                value(before),
                counts.stratum(row)
            );
            return Err(Error::new(ErrorCode::OutOfRange, "stages", message).at(row));
        }
    }
    Ok(())
}
