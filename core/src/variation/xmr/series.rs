//! The chart of one series, row by row.

use super::choices::Direction;
use super::estimate::{Job, Work};
use super::fire::Way;
use super::limits::{Lines, lines};
use super::model::XmrModel;
use super::report::{Facts, autocorrelation};
use super::result::{Assurance, Variation};
use crate::error::{Error, ErrorCode, Result};
use crate::input::not_empty;

/// Beyond this, the distance of two values may be too large for a number.
const LARGEST: f64 = 1e300;

impl XmrModel {
    /// Adds the points and phases of one series to the columns, and says what is known of it beside them.
    pub(super) fn series(&self, job: &Job<'_>, work: &mut Work) -> Result<Facts> {
        let values = job.values;
        let n = self.check_values(values)?;
        check_starts(job.starts, values.len())?;
        let phases = job.starts.len() + 1;
        check_targets(job, phases)?;
        let withheld = n < self.rules.least && self.limits.is_empty();
        let mut facts = Facts {
            n,
            rows: values.len(),
            last_row: values.iter().rposition(|v| !v.is_nan()).unwrap_or(0),
            last_value: f64::NAN,
            last_rule: None,
            variation: None,
            assurance: None,
            no_assurance_reason: None,
            fired: 0,
            constant: None,
            without_limits: false,
            autocorrelation: autocorrelation(values, job.starts),
            withheld,
        };
        facts.last_value = values.get(facts.last_row).copied().unwrap_or(f64::NAN);
        let mut from = 0;
        for phase in 0..phases {
            let to = job.starts.get(phase).copied().unwrap_or(values.len());
            let rows = values.get(from..to).unwrap_or(&[]);
            let fixed = self.fix_after.map_or(rows.len(), |fixed| fixed as usize);
            let recipe = self.recipe(phase, phases)?;
            let baseline = rows.get(..fixed.min(rows.len())).unwrap_or(rows);
            let mut lines = lines(baseline, &recipe, &mut work.scratch)?;
            if withheld {
                lines = lines.without_limits();
            } else {
                facts.without_limits |= lines.upper.is_nan();
            }
            if withheld || lines.upper.is_nan() {
                work.fired.clear(rows.len());
            } else {
                work.fired.look(rows, &lines, &self.rules);
            }
            self.phase(
                job,
                phase,
                (from, rows),
                &lines,
                baseline.len(),
                work,
                &mut facts,
            );
            from = to;
        }
        self.assure(job, phases, work, &mut facts);
        Ok(facts)
    }

    fn check_values(&self, values: &[f64]) -> Result<usize> {
        not_empty("values", values)?;
        let mut n = 0;
        for (row, &value) in values.iter().enumerate() {
            if value.is_nan() {
                continue;
            }
            n += 1;
            let beyond = |reason: &str| {
                let code = if value.is_infinite() {
                    ErrorCode::NotFinite
                } else {
                    ErrorCode::OutOfRange
                };
                Err(Error::value(code, "values", row, value, reason))
            };
            if value.is_infinite() {
                return beyond("it must be a finite number, or missing");
            }
            if value.abs() > LARGEST {
                return Err(Error::overflow("values", "a moving range").at(row));
            }
            if self.lower_bound.is_some_and(|bound| value < bound) {
                return beyond("it lies below `lower_bound`, which no value can");
            }
            if self.upper_bound.is_some_and(|bound| value > bound) {
                return beyond("it lies above `upper_bound`, which no value can");
            }
        }
        if n == 0 {
            let message = "`values` has gaps only: give at least one value";
            return Err(Error::new(ErrorCode::NotComputable, "values", message));
        }
        Ok(n)
    }

    /// The columns of one phase.
    #[expect(
        clippy::too_many_arguments,
        reason = "one call, and all of it is needed"
    )]
    fn phase(
        &self,
        job: &Job<'_>,
        phase: usize,
        (from, rows): (usize, &[f64]),
        lines: &Lines,
        baseline: usize,
        work: &mut Work,
        facts: &mut Facts,
    ) {
        let Work {
            points,
            phases,
            fired,
            ..
        } = work;
        let mut counts = [0_u64; 4];
        let mut before = f64::NAN;
        let mut last = None;
        // Limits without width, or given ones, judge a value all the same.
        let judged = !lines.upper.is_nan();
        for (row, &value) in rows.iter().enumerate() {
            let range = (value - before).abs();
            before = value;
            if !range.is_nan() {
                facts.constant = Some(facts.constant != Some(false) && range == 0.0);
            }
            points.value.push(value);
            points.moving_range.push(range);
            points
                .screened
                .push(row < baseline && range >= lines.screened_from);
            #[expect(
                clippy::cast_possible_truncation,
                reason = "phases are rows of the input"
            )]
            points.phase.push(phase as u32);
            points.target.push(target(job, phase, from + row));
            let first = if value.is_nan() {
                None
            } else {
                fired.first(row, rows, &self.rules)
            };
            let variation = (judged && !value.is_nan()).then(|| self.judge(first.map(|f| f.1)));
            let slot = match variation {
                None => None,
                Some(Variation::CommonCause) => counts.first_mut(),
                Some(Variation::ImprovementHigh | Variation::ImprovementLow) => counts.get_mut(1),
                Some(Variation::ConcernHigh | Variation::ConcernLow) => counts.get_mut(2),
                Some(_) => counts.get_mut(3),
            };
            if let Some(slot) = slot {
                *slot += 1;
            }
            let rule = first.map(|(rule, _)| rule);
            points
                .zone
                .push((judged && !value.is_nan()).then(|| lines.zone(value)));
            points.variation.push(variation);
            points.rule.push(rule);
            facts.fired += usize::from(rule.is_some());
            if !value.is_nan() {
                last = variation;
                if from + row == facts.last_row {
                    facts.variation = variation;
                    facts.last_rule = rule;
                }
            }
        }
        let count = rows.len();
        for (column, line) in [
            (&mut points.centre, lines.centre),
            (&mut points.lower_limit, lines.lower),
            (&mut points.upper_limit, lines.upper),
            (&mut points.lower_near, lines.lower_near),
            (&mut points.upper_near, lines.upper_near),
        ] {
            column.resize(column.len() + count, line);
        }
        points.fired_high.extend_from_slice(&fired.high);
        points.fired_low.extend_from_slice(&fired.low);
        points
            .completed_high
            .extend_from_slice(&fired.completed_high);
        points.completed_low.extend_from_slice(&fired.completed_low);

        let n = rows.iter().filter(|value| !value.is_nan()).count();
        phases.first_row.push(from as u64);
        phases.rows.push(count as u64);
        phases.n.push(n as u64);
        phases.baseline.push(lines.baseline as u64);
        phases.short.push(n < super::report::FEWEST);
        phases.centre.push(lines.centre);
        phases.mean_moving_range.push(lines.mean_moving_range);
        phases.lower_limit.push(lines.lower);
        phases.upper_limit.push(lines.upper);
        let [common, improvement, concern, neutral] = counts;
        phases.common_cause.push(common);
        phases.improvement.push(improvement);
        phases.concern.push(concern);
        phases.neutral.push(neutral);
        phases.variation.push(last);
    }

    fn judge(&self, way: Option<Way>) -> Variation {
        match (way, self.direction) {
            (None, _) => Variation::CommonCause,
            (Some(Way::High), Direction::Increase) => Variation::ImprovementHigh,
            (Some(Way::High), Direction::Decrease) => Variation::ConcernHigh,
            (Some(Way::High), Direction::Neutral) => Variation::NeutralHigh,
            (Some(Way::Low), Direction::Increase) => Variation::ConcernLow,
            (Some(Way::Low), Direction::Decrease) => Variation::ImprovementLow,
            (Some(Way::Low), Direction::Neutral) => Variation::NeutralLow,
        }
    }

    /// The target of the last value against the limits of its phase.
    fn assure(&self, job: &Job<'_>, phases: usize, work: &Work, facts: &mut Facts) {
        let last_phase = job
            .starts
            .iter()
            .filter(|&&start| start <= facts.last_row)
            .count()
            .min(phases - 1);
        // The phases of this series are the last ones of the column.
        let at = work.phases.upper_limit.len() - phases + last_phase;
        let line = |column: &[f64]| column.get(at).copied().unwrap_or(f64::NAN);
        let (lower, upper) = (
            line(&work.phases.lower_limit),
            line(&work.phases.upper_limit),
        );
        let target = target(job, last_phase, facts.last_row);
        let reason = if target.is_nan() {
            Some("no target was given for the last value")
        } else if self.direction == Direction::Neutral {
            Some("the direction is neutral: say whether to increase or to decrease is good")
        } else if upper.is_nan() {
            Some("there are no limits to hold the target against")
        } else {
            None
        };
        facts.no_assurance_reason = reason;
        if reason.is_some() {
            return;
        }
        let up = self.direction == Direction::Increase;
        facts.assurance = Some(match (target > upper, target < lower) {
            (true, _) if up => Assurance::ConsistentlyFails,
            (true, _) => Assurance::ConsistentlyPasses,
            (_, true) if up => Assurance::ConsistentlyPasses,
            (_, true) => Assurance::ConsistentlyFails,
            _ => Assurance::HitOrMiss,
        });
    }
}

/// Rows at which phases start rise, and lie behind the first.
fn check_starts(starts: &[usize], rows: usize) -> Result<()> {
    let mut before = 0;
    for (place, &start) in starts.iter().enumerate() {
        if start == 0 || start >= rows {
            let message = format!(
                "`rebase` names row {start} of {rows} rows: a new phase starts at a row from 1 to {}",
                rows.saturating_sub(1)
            );
            return Err(Error::new(ErrorCode::OutOfRange, "rebase", message).at(place));
        }
        if start <= before {
            let message = format!(
                "`rebase` names row {start} after row {before}: give each row once, in order of time"
            );
            return Err(Error::new(ErrorCode::DuplicateKey, "rebase", message).at(place));
        }
        before = start;
    }
    Ok(())
}

fn check_targets(job: &Job<'_>, phases: usize) -> Result<()> {
    let (found, rows) = (job.targets.len(), job.values.len());
    if found > 1 && found != rows && found != phases {
        let message = format!(
            "`target` has {found} values: give one, one for each of the {rows} rows, or one for each of the {phases} phases"
        );
        return Err(Error::new(ErrorCode::LengthMismatch, "target", message));
    }
    match job.targets.iter().position(|target| target.is_infinite()) {
        None => Ok(()),
        Some(place) => {
            let message = "`target` is infinite: give a finite number, or none";
            Err(Error::new(ErrorCode::NotFinite, "target", message).at(place))
        }
    }
}

/// The target at a row.
fn target(job: &Job<'_>, phase: usize, row: usize) -> f64 {
    let at = match job.targets.len() {
        0 => return f64::NAN,
        1 => 0,
        many if many == job.values.len() => row,
        _ => phase,
    };
    job.targets.get(at).copied().unwrap_or(f64::NAN)
}
