//! Counts that may be shown, with what is computed from them row by row.

use super::result::CascadeStages;
use super::stages::StageCounts;
use crate::error::{Error, Result};
use crate::estimate::{
    Caution, CautionCode, Estimates, IntervalColumn, IntervalMethod, Levels, Text,
};
use crate::input::Counts;
use crate::numeric::math;
use crate::rates::{CrudeRate, Disclosure, Proportion, RateInterval, Shown};

/// Makes tables with limits at these levels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tables {
    pub(super) levels: Levels,
}

impl Tables {
    /// One row a stratum and stage.
    pub(super) fn strata(
        &self,
        counts: &StageCounts<'_>,
        shown: &[Shown],
    ) -> Result<CascadeStages> {
        let rows = counts.len() * shown.len();
        let (mut names, mut stages) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        let (mut count, mut disclosure) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        for row in 0..counts.len() {
            for (stage, &name) in shown.iter().zip(counts.stages()) {
                names.push(counts.stratum(row));
                stages.push(name);
                count.push(stage.count.get(row).copied().unwrap_or(f64::NAN));
                let kind = stage.disclosure.get(row).copied();
                disclosure.push(kind.unwrap_or(Disclosure::Exact));
            }
        }
        self.table(names, &stages, shown.len(), count, disclosure)
    }

    /// All strata together: one row a stage.
    pub(super) fn total(&self, counts: &StageCounts<'_>, shown: &[Shown]) -> Result<CascadeStages> {
        let stages = counts.stages();
        self.table(
            vec!["All".to_owned(); stages.len()],
            stages,
            stages.len(),
            shown.iter().map(|stage| stage.total).collect(),
            shown.iter().map(|stage| stage.total_disclosure).collect(),
        )
    }

    /// A table of counts that may be shown, `width` stages a stratum.
    fn table(
        &self,
        stratum: Vec<String>,
        stages: &[&str],
        width: usize,
        count: Vec<f64>,
        disclosure: Vec<Disclosure>,
    ) -> Result<CascadeStages> {
        let at = |row: usize| count.get(row).copied().unwrap_or(f64::NAN);
        let name = |row: usize| stages.get(row).copied().unwrap_or_default();
        let before = |row: usize| (!row.is_multiple_of(width)).then(|| row - 1);
        let start = |row: usize| row - row % width;
        let rows = 0..count.len();
        let previous: Vec<f64> = rows
            .clone()
            .map(|row| before(row).map_or(f64::NAN, at))
            .collect();
        let first: Vec<f64> = rows.clone().map(|row| at(start(row))).collect();
        let why = |row: usize, base: usize, below: f64| {
            if below == 0.0 {
                nobody(name(base))
            } else {
                hidden(if at(row).is_nan() {
                    name(row)
                } else {
                    name(base)
                })
            }
        };
        let conversion = self.shares(&count, &previous, &|row| {
            before(row).map(|base| why(row, base, at(base)))
        })?;
        let reach = self.shares(&count, &first, &|row| {
            let base = start(row);
            Some(why(row, base, at(base)))
        })?;
        let none = |base: &[f64]| -> Vec<f64> {
            let rows = count.iter().zip(base);
            rows.map(|(&count, &base)| self.upper_if_none(count, base))
                .collect()
        };
        let lost = previous
            .iter()
            .zip(&count)
            .map(|(before, now)| before - now);
        Ok(CascadeStages {
            stratum,
            stage: stages.iter().map(|&name| name.to_owned()).collect(),
            disclosure,
            lost: lost.collect(),
            conversion: named(
                conversion,
                "conversion",
                "people at a stage over people at the stage before",
            ),
            reach: named(
                reach,
                "reach",
                "people at a stage over people at the first stage",
            ),
            conversion_upper_if_none: none(&previous),
            reach_upper_if_none: none(&first),
            count,
        })
    }

    /// The exact upper limit of a proportion where nobody has the event (Clopper & Pearson 1934).
    fn upper_if_none(&self, count: f64, people: f64) -> f64 {
        if count == 0.0 && people > 0.0 {
            let tail = self.levels.iter().next().unwrap_or_default().tail();
            -math::exp_m1(math::ln(tail) / people)
        } else {
            f64::NAN
        }
    }

    /// Proportions with Wilson limits where they can be had; `why` says for the others why not, or that nobody asks.
    fn shares(
        &self,
        count: &[f64],
        base: &[f64],
        why: &dyn Fn(usize) -> Option<Caution>,
    ) -> Result<Estimates> {
        let usable = |row: usize, a: f64, b: f64| b > 0.0 && a <= b && row < count.len();
        let metric = Proportion::new().level(self.levels);
        let mut shares = partly(count, base, "stages", &usable, &|counts| {
            metric.estimate(counts)
        })?;
        for (row, (&a, &b)) in count.iter().zip(base).enumerate() {
            if usable(row, a, b) {
                continue;
            }
            if b > 0.0 && a > b {
                let ratio = a / b;
                if !ratio.is_finite() {
                    return Err(Error::overflow("stages", "a conversion"));
                }
                if let Some(value) = shares.value.get_mut(row) {
                    *value = ratio;
                }
                let message = "more people than the stage that it is compared with: a ratio of counts, without limits";
                let caution = Caution::new(CautionCode::EntryLater, message);
                shares.add_caution(caution.in_row(row as u64));
            } else if let Some(caution) = why(row) {
                shares.add_caution(caution.in_row(row as u64));
            }
        }
        Ok(shares)
    }

    /// People reached over people planned.
    pub(super) fn delivered(
        &self,
        count: &[f64],
        planned: &[f64],
        reached: &str,
    ) -> Result<Estimates> {
        let usable = |_: usize, a: f64, b: f64| b > 0.0 && !a.is_nan();
        let metric = CrudeRate::new().per(1.0).level(self.levels);
        let metric = metric.interval(RateInterval::ExactPoisson);
        let mut ratios = partly(count, planned, "planned", &usable, &|counts| {
            metric.estimate(counts)
        })?;
        for (row, (&a, &b)) in count.iter().zip(planned).enumerate() {
            if !usable(row, a, b) {
                let caution = if a.is_nan() {
                    hidden(reached)
                } else {
                    let message =
                        "nobody was planned to be reached, so there is no ratio to a plan";
                    Caution::new(CautionCode::NoDenominator, message)
                };
                ratios.add_caution(caution.in_row(row as u64));
            }
        }
        ratios.measure = Text::Borrowed("delivered against planned");
        ratios.method = Text::Borrowed("people reached over people planned");
        ratios.citation = Text::Borrowed("breslow-day-1987");
        ratios.unit = Text::Borrowed("ratio");
        ratios.direction = Text::Borrowed("1 means as planned; below 1, fewer people than planned");
        Ok(ratios)
    }
}

/// A value that is missing because nobody was there.
pub(super) fn nobody(stage: &str) -> Caution {
    let message = format!("nobody was at \"{stage}\", so there is nothing to divide by");
    Caution::new(CautionCode::NoDenominator, message)
}

/// A value that is missing because a count is hidden.
pub(super) fn hidden(stage: &str) -> Caution {
    let message =
        format!("not shown: a count at \"{stage}\" is hidden, and could be worked out from it");
    Caution::new(CautionCode::Suppressed, message)
}

fn named(mut shares: Estimates, measure: &'static str, method: &'static str) -> Estimates {
    shares.measure = Text::Borrowed(measure);
    shares.method = Text::Borrowed(method);
    shares.citation = Text::Borrowed("wilson-1927");
    shares.unit = Text::Borrowed("proportion");
    shares.direction = Text::Borrowed("larger means that more people go on");
    shares
}

/// Computes the rows that are usable, and leaves the others without value.
fn partly(
    count: &[f64],
    base: &[f64],
    param: &'static str,
    usable: &dyn Fn(usize, f64, f64) -> bool,
    compute: &dyn Fn(&Counts<'_>) -> Result<Estimates>,
) -> Result<Estimates> {
    let rows = || count.iter().zip(base).enumerate();
    let keep: Vec<bool> = rows().map(|(row, (&a, &b))| usable(row, a, b)).collect();
    let pick = |column: &[f64]| -> Vec<f64> {
        let kept = column.iter().zip(&keep).filter(|(_, keep)| **keep);
        kept.map(|(&value, _)| value).collect()
    };
    let (a, b) = (pick(count), pick(base));
    let mut estimates = if a.is_empty() {
        Estimates::from_rows(Vec::new())
    } else {
        let kept: Vec<usize> = (0..keep.len())
            .filter(|&row| keep.get(row) == Some(&true))
            .collect();
        let back = |error: Error| {
            let error = error.map_index(|row| kept.get(row).copied().unwrap_or(row));
            error.about(param)
        };
        let mut some = compute(&Counts::new(&a, &b).map_err(back)?).map_err(back)?;
        for caution in &mut some.cautions {
            let place = caution.row.and_then(|row| usize::try_from(row).ok());
            caution.row = place.and_then(|row| kept.get(row)).map(|&row| row as u64);
        }
        some
    };
    let spread = |column: &[f64]| -> Vec<f64> {
        let mut values = column.iter();
        let next = |&keep: &bool| if keep { values.next().copied() } else { None };
        keep.iter()
            .map(next)
            .map(|value| value.unwrap_or(f64::NAN))
            .collect()
    };
    estimates.value = spread(&estimates.value);
    estimates.standard_error = spread(&estimates.standard_error);
    estimates.intervals = estimates
        .intervals
        .iter()
        .map(|limits| IntervalColumn {
            level: limits.level,
            lower: spread(&limits.lower),
            upper: spread(&limits.upper),
            method: vec![
                limits
                    .method
                    .first()
                    .copied()
                    .unwrap_or(IntervalMethod::Wilson);
                keep.len()
            ],
        })
        .collect();
    estimates.n = vec![1; keep.len()];
    estimates.events = count.to_vec();
    estimates.population = base.to_vec();
    if a.is_empty() {
        estimates.no_interval_reason = Some(Text::Borrowed("no row has a value"));
    }
    Ok(estimates)
}
