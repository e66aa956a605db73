//! The charts of many series at once.

use super::estimate::{Job, Work};
use super::model::XmrModel;
use super::report::{self, Facts};
use super::result::{Assurance, FalseAlarms, Variation, XmrPhases, XmrPoints};
use super::rules::Rule;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, Text};
use crate::system::Date;

/// What may stand beside the values of many series, one entry a row of the input.
///
/// ```
/// use commonweal::{XmrColumns, XmrModel};
/// let values = [5.0, 6.0, 5.0, 1.0, 2.0, 1.0];
/// let table = XmrModel::new().estimate_each(&[0, 3, 6], &values, XmrColumns::default())?;
/// assert_eq!(table.last_value, [5.0, 1.0]);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct XmrColumns<'a> {
    /// Rows of the whole input at which a new phase starts, in order; they stand beside those of `rebase`.
    pub phase_starts: &'a [usize],
    /// The target of each row (NaN for none), in place of that of the options.
    pub targets: Option<&'a [f64]>,
    /// The day of each row: rising in each series.
    pub dates: Option<&'a [Date]>,
}

/// The charts of many series: one entry a series, and the points and phases of all, one series after the other.
///
/// ```
/// use commonweal::{Variation, XmrColumns, XmrModel};
/// let mut values: Vec<f64> = [3.0, 4.0].repeat(10);
/// values.extend([3.0, 4.0].repeat(9));
/// values.push(30.0);
/// let table = XmrModel::new().estimate_each(&[0, 20, 39], &values, XmrColumns::default())?;
/// assert_eq!(table.variation, [Some(Variation::CommonCause), Some(Variation::NeutralHigh)]);
/// assert!((table.upper_limit[0] - 6.16).abs() < 1e-9);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct XmrTable {
    /// Values of each series, gaps not counted.
    pub n: Vec<u64>,
    /// The last value.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub last_value: Vec<f64>,
    /// The row of the last value, counted from the start of the series.
    pub last_row: Vec<u64>,
    /// The icon for variation.
    pub variation: Vec<Option<Variation>>,
    /// The icon for assurance.
    pub assurance: Vec<Option<Assurance>>,
    /// The first rule that fires at the last value.
    pub last_rule: Vec<Option<Rule>>,
    /// The centre line at the last value.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub centre: Vec<f64>,
    /// The lower process limit there.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub lower_limit: Vec<f64>,
    /// The upper process limit there.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub upper_limit: Vec<f64>,
    /// The target there; NaN for none.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub target: Vec<f64>,
    /// How many values fire a rule.
    pub fired: Vec<u64>,
    /// Correlation of a value with the next within phases; NaN where it has no value.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub autocorrelation: Vec<f64>,
    /// How often the rules fire at this length where nothing is wrong.
    pub false_alarms: Vec<Option<FalseAlarms>>,
    /// What the icons say.
    pub sentence: Vec<Text>,
    /// Where the points of each series start, and the end of the last.
    pub offsets: Vec<u64>,
    /// The points of all series.
    pub points: XmrPoints,
    /// Where the phases of each series start, and the end of the last.
    pub phase_offsets: Vec<u64>,
    /// The phases of all series.
    pub phases: XmrPhases,
    /// The name of the set of rules.
    pub rule_set: Text,
    /// The rules, in order of precedence.
    pub rules: Vec<Rule>,
    /// How limits were made.
    pub method: Text,
    /// Key of the source.
    pub citation: Text,
    /// Cautions, each with the series it belongs to.
    pub cautions: Vec<Caution>,
}

impl XmrModel {
    /// The charts of many series; `offsets` holds where each starts, and the end of the last. Series are computed in parallel
    /// under the feature `parallel`; the result is the same, in the same order.
    ///
    /// ```
    /// use commonweal::{XmrColumns, XmrModel};
    /// // Two wards of 13 months each; the second one has a target of its own.
    /// let values = [[3.0, 5.0, 4.0, 6.0, 4.0, 5.0, 3.0, 5.0, 4.0, 4.0, 5.0, 6.0, 4.0]; 2].concat();
    /// let targets = [[f64::NAN; 13], [9.0; 13]].concat();
    /// let columns = XmrColumns { targets: Some(&targets), ..XmrColumns::default() };
    /// let table = XmrModel::new().estimate_each(&[0, 13, 26], &values, columns)?;
    /// assert!((table.upper_limit[1] - 8.229872).abs() < 1e-6 && table.target[0].is_nan() && table.target[1] == 9.0);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `out-of-range` where the offsets do not rise from 0 to the number of values, and the first error of any series, with its
    /// row in the whole input.
    pub fn estimate_each(
        &self,
        offsets: &[usize],
        values: &[f64],
        columns: XmrColumns<'_>,
    ) -> Result<XmrTable> {
        self.check()?;
        if self.false_alarm_series > 0 {
            let message = "`false_alarm_series` is for one chart: leave it out here, and ask it of one series of each length";
            return Err(Error::new(
                ErrorCode::ConflictingArguments,
                "false_alarm_series",
                message,
            ));
        }
        let series = offsets.len().saturating_sub(1);
        if series == 0 {
            return Err(Error::empty("offsets"));
        }
        let rising = offsets.is_sorted_by(|a, b| a < b);
        if !rising || offsets.first() != Some(&0) || offsets.last() != Some(&values.len()) {
            let message = format!(
                "`offsets` must rise from 0 to the number of rows ({}): no group may be empty",
                values.len()
            );
            return Err(Error::new(ErrorCode::OutOfRange, "offsets", message));
        }
        if let Some(targets) = columns.targets {
            crate::input::same_length("target", targets, "values", values.len())?;
        }
        if let Some(dates) = columns.dates
            && dates.len() != values.len()
        {
            return Err(Error::length("dates", dates.len(), "values", values.len()));
        }
        if !columns.phase_starts.is_sorted() {
            let message = "`rebase` rows must rise: give them in order of the rows";
            return Err(Error::new(ErrorCode::OutOfRange, "rebase", message));
        }
        let part = |from: usize, to: usize| self.part(offsets.get(from..=to), values, columns);
        let parts = in_runs(series, &part)?;
        let mut whole = Part::default();
        whole.work.points.reserve(values.len());
        for part in parts {
            whole.append(part);
        }
        Ok(self.table(offsets, whole))
    }

    /// The charts of neighbouring series.
    fn part(
        &self,
        offsets: Option<&[usize]>,
        values: &[f64],
        columns: XmrColumns<'_>,
    ) -> Result<Part> {
        let mut part = Part::default();
        let offsets = offsets.unwrap_or(&[]);
        if let (Some(&from), Some(&to)) = (offsets.first(), offsets.last()) {
            part.work.points.reserve(to - from);
        }
        let mut starts: Vec<usize> = Vec::new();
        for (&from, &to) in offsets.iter().zip(offsets.iter().skip(1)) {
            starts.clear();
            starts.extend_from_slice(&self.rebase);
            let first = columns.phase_starts.partition_point(|&row| row <= from);
            let inside = columns.phase_starts.iter().skip(first);
            starts.extend(inside.take_while(|&&row| row < to).map(|row| row - from));
            let dates = columns.dates.and_then(|dates| dates.get(from..to));
            let placed = |error: Error| match error.param() {
                // Only these count rows of the whole input.
                Some("values" | "dates") => error.map_index(|row| row + from),
                Some("target") if columns.targets.is_some() => error.map_index(|row| row + from),
                _ => error,
            };
            self.add_dated(dates, false, &mut starts).map_err(placed)?;
            if !self.rebase.is_empty() || !self.rebase_dates.is_empty() {
                starts.sort_unstable();
                starts.dedup();
            }
            let targets = columns.targets.and_then(|targets| targets.get(from..to));
            let job = Job {
                values: values.get(from..to).unwrap_or(&[]),
                starts: &starts,
                targets: targets.unwrap_or(&self.targets),
            };
            let first_phase = part.work.phases.n.len();
            let facts = self.series(&job, &mut part.work).map_err(placed)?;
            let lengths = part.work.phases.n.get(first_phase..).unwrap_or(&[]);
            let alarms = self.false_alarms(lengths)?.0;
            let row = part.facts.len() as u64;
            let cautions = report::cautions(self, &facts, &part.work.phases, first_phase);
            part.cautions
                .extend(cautions.into_iter().map(|caution| caution.in_row(row)));
            part.phase_ends.push(part.work.phases.n.len() as u64);
            let at = part.work.points.value.len() - job.values.len() + facts.last_row;
            let target = part.work.points.target.get(at).copied();
            let sentence = report::sentence(self.direction, &facts, target.unwrap_or(f64::NAN));
            part.sentences.push(sentence.into());
            part.facts.push((facts, alarms));
        }
        Ok(part)
    }

    fn table(&self, offsets: &[usize], whole: Part) -> XmrTable {
        let Part {
            work,
            facts,
            sentences,
            cautions,
            phase_ends,
        } = whole;
        let points = work.points;
        let of = |read: fn(&Facts) -> u64| facts.iter().map(|(facts, _)| read(facts)).collect();
        let last = |column: &[f64]| {
            let rows = offsets.iter().zip(&facts);
            rows.map(|(from, (facts, _))| {
                let line = column.get(from + facts.last_row).copied();
                line.unwrap_or(f64::NAN)
            })
            .collect()
        };
        XmrTable {
            n: of(|facts| facts.n as u64),
            last_value: facts.iter().map(|(facts, _)| facts.last_value).collect(),
            last_row: of(|facts| facts.last_row as u64),
            variation: facts.iter().map(|(facts, _)| facts.variation).collect(),
            assurance: facts.iter().map(|(facts, _)| facts.assurance).collect(),
            last_rule: facts.iter().map(|(facts, _)| facts.last_rule).collect(),
            centre: last(&points.centre),
            lower_limit: last(&points.lower_limit),
            upper_limit: last(&points.upper_limit),
            target: last(&points.target),
            fired: of(|facts| facts.fired as u64),
            autocorrelation: facts
                .iter()
                .map(|(facts, _)| facts.autocorrelation.unwrap_or(f64::NAN))
                .collect(),
            false_alarms: facts.iter().map(|(_, alarms)| *alarms).collect(),
            sentence: sentences,
            offsets: offsets.iter().map(|&offset| offset as u64).collect(),
            points,
            phase_offsets: std::iter::once(0).chain(phase_ends).collect(),
            phases: work.phases,
            rule_set: self.rules.name().into(),
            rules: self.rules.rules().to_vec(),
            method: report::method(self).into(),
            citation: "nelson-1982".into(),
            cautions,
        }
    }
}

/// The charts of neighbouring series, before they are put together.
#[derive(Debug, Default)]
struct Part {
    work: Work,
    facts: Vec<(Facts, Option<FalseAlarms>)>,
    sentences: Vec<Text>,
    cautions: Vec<Caution>,
    phase_ends: Vec<u64>,
}

impl Part {
    fn append(&mut self, mut other: Self) {
        let series = self.facts.len() as u64;
        let phases = self.work.phases.n.len() as u64;
        if series == 0 {
            *self = other;
            return;
        }
        self.work.points.append(other.work.points);
        self.work.phases.append(other.work.phases);
        self.facts.append(&mut other.facts);
        self.sentences.append(&mut other.sentences);
        self.phase_ends
            .extend(other.phase_ends.into_iter().map(|end| end + phases));
        self.cautions
            .extend(other.cautions.into_iter().map(|caution| Caution {
                row: caution.row.map(|row| row + series),
                ..caution
            }));
    }
}

/// Computes runs of neighbours, `compute(from, to)` for each, one run a core under the feature `parallel`; in order.
fn in_runs<T, F>(count: usize, compute: &F) -> Result<Vec<T>>
where
    T: Send,
    F: Fn(usize, usize) -> Result<T> + Sync,
{
    #[cfg(feature = "parallel")]
    {
        let cores = std::thread::available_parallelism()
            .map_or(1, std::num::NonZero::get)
            .min(count);
        if cores > 1 {
            let chunk = count.div_ceil(cores);
            let parts = std::thread::scope(|scope| {
                let handles: Vec<_> = (0..count)
                    .step_by(chunk)
                    .map(|from| scope.spawn(move || compute(from, (from + chunk).min(count))))
                    .collect();
                handles
                    .into_iter()
                    .map(std::thread::ScopedJoinHandle::join)
                    .collect::<Vec<_>>()
            });
            // A panic in a worker is a defect of ours: it goes on as the panic it is, with its own message.
            return parts
                .into_iter()
                .map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect();
        }
    }
    compute(0, count).map(|whole| vec![whole])
}
