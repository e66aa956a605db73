//! From options and values to a chart.

use super::limits::{Recipe, Scratch};
use super::model::XmrModel;
use super::result::{Xmr, XmrPhases, XmrPoints};
use super::{alarm, fire, report};
use crate::error::{Error, ErrorCode, Result};

/// The fewest rows that limits can be fixed after.
const FEWEST_FIXED: u32 = 2;

impl XmrModel {
    /// The chart of these values.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/seen.md")]
    /// # use commonweal::XmrModel;
    /// let chart = XmrModel::new().estimate(&seen)?;
    /// assert!((chart.points.centre[0] - 79.25).abs() < 1e-6 && (chart.phases.mean_moving_range[0] - 1.973333).abs() < 1e-6);
    /// let error = XmrModel::new().estimate(&[f64::NAN, f64::NAN]).unwrap_err();
    /// assert_eq!(error.code().as_str(), "not-computable"); // nothing but gaps
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, values: &[f64]) -> Result<Xmr> {
        self.check()?;
        let mut work = Work::default();
        work.points.reserve(values.len());
        let dates = self.dates.as_deref();
        if let Some(dates) = dates
            && dates.len() != values.len()
        {
            return Err(Error::length("dates", dates.len(), "values", values.len()));
        }
        let mut starts = self.rebase.clone();
        self.add_dated(dates, true, &mut starts)?;
        let job = Job {
            values,
            starts: &starts,
            targets: &self.targets,
        };
        let facts = self.series(&job, &mut work)?;
        let lengths = work.phases.n.clone();
        let (false_alarms, no_false_alarms_reason) = self.false_alarms(&lengths)?;
        let cautions = report::cautions(self, &facts, &work.phases, 0);
        let target = work.points.target.get(facts.last_row).copied();
        work.points.date.clone_from(&self.dates);
        Ok(Xmr {
            variation: facts.variation,
            assurance: facts.assurance,
            no_assurance_reason: facts.no_assurance_reason.map(Into::into),
            sentence: report::sentence(self.direction, &facts, target.unwrap_or(f64::NAN)).into(),
            direction: self.direction,
            rule_set: self.rules.name().into(),
            rules: self.rules.rules().to_vec(),
            scaling: self.scaling,
            false_alarms,
            no_false_alarms_reason: no_false_alarms_reason.map(Into::into),
            autocorrelation: facts.autocorrelation,
            n: facts.n as u64,
            last_value: facts.last_value,
            last_row: facts.last_row as u64,
            unit: "input units".into(),
            method: report::method(self).into(),
            citation: "nelson-1982".into(),
            cautions,
            seed: (self.false_alarm_series > 0).then_some(self.seed),
            points: work.points,
            phases: work.phases,
        })
    }

    /// Options whose meaning does not depend on the data.
    pub(super) fn check(&self) -> Result<()> {
        if let Some(rows) = self.fix_after
            && rows < FEWEST_FIXED
        {
            let message = format!(
                "`fix_after` is {rows}: limits need at least 2 rows, and 13 to be more than a rough guide"
            );
            return Err(Error::new(ErrorCode::OutOfRange, "fix_after", message));
        }
        for (param, column) in [("centre", &self.centre), ("limits", &self.limits)] {
            crate::input::finite(param, column)?;
        }
        for (param, bound) in [
            ("lower_bound", self.lower_bound),
            ("upper_bound", self.upper_bound),
        ] {
            if let Some(bound) = bound
                && !bound.is_finite()
            {
                return Err(Error::out_of_range(param, bound, "a finite number"));
            }
        }
        if let (Some(lower), Some(upper)) = (self.lower_bound, self.upper_bound)
            && lower >= upper
        {
            let message =
                format!("`lower_bound` is {lower}: it must be below `upper_bound` ({upper})");
            return Err(Error::new(ErrorCode::OutOfRange, "lower_bound", message));
        }
        let inverted = |pair: &[f64]| matches!(pair, [lower, upper] if lower > upper);
        if let Some(pair) = self.limits.chunks(2).position(inverted) {
            let message = "`limits` has a lower limit above its upper one: give lower, then upper";
            return Err(Error::new(ErrorCode::OutOfRange, "limits", message).at(pair * 2));
        }
        Ok(())
    }

    /// How often the rules fire where nothing is wrong, for phases of these lengths; or why that is not known.
    pub(super) fn false_alarms(
        &self,
        lengths: &[u64],
    ) -> Result<(Option<super::FalseAlarms>, Option<&'static str>)> {
        if !self.centre.is_empty() || !self.limits.is_empty() {
            return Ok((
                None,
                Some("known for limits that come from the values themselves only"),
            ));
        }
        if self.false_alarm_series > 0 {
            return alarm::simulate(self, lengths, alarm::WORK_CAP)
                .map(|alarms| (Some(alarms), None));
        }
        Ok(match alarm::from_table(self, lengths) {
            Ok(alarms) => (Some(alarms), None),
            Err(reason) => (None, Some(reason)),
        })
    }

    /// What this phase has fixed.
    pub(super) fn recipe(&self, phase: usize, phases: usize) -> Result<Recipe> {
        let pick = |column: &[f64], param: &'static str, each: usize| -> Result<Option<usize>> {
            match column.len() {
                0 => Ok(None),
                one if one == each => Ok(Some(0)),
                many if many == each * phases => Ok(Some(phase * each)),
                other => Err(Error::new(
                    ErrorCode::LengthMismatch,
                    param,
                    format!(
                        "`{param}` has {other} numbers: give {each} for all phases, or {each} for each of the {phases} phases"
                    ),
                )),
            }
        };
        let centre = pick(&self.centre, "centre", 1)?;
        let limits = pick(&self.limits, "limits", 2)?;
        Ok(Recipe {
            scaling: self.scaling,
            screen: self.screen,
            centre: centre.and_then(|at| self.centre.get(at).copied()),
            limits: limits.and_then(|at| match self.limits.get(at..at + 2) {
                Some(&[lower, upper]) => Some((lower, upper)),
                _ => None,
            }),
            lower_bound: self.lower_bound,
            upper_bound: self.upper_bound,
        })
    }
}

/// The input of one series.
#[derive(Debug, Clone, Copy)]
pub(super) struct Job<'a> {
    pub(super) values: &'a [f64],
    /// Rows at which phases after the first start.
    pub(super) starts: &'a [usize],
    pub(super) targets: &'a [f64],
}

/// Where results are gathered, and room that is used again for each series.
#[derive(Debug, Default)]
pub(super) struct Work {
    pub(super) points: XmrPoints,
    pub(super) phases: XmrPhases,
    pub(super) scratch: Scratch,
    pub(super) fired: fire::Fired,
}
