//! A series of counts told again in the codes of a later day.

use super::names::{Names, Pairs, shown};
use super::roll_up::Fractions;
use super::succession::{Heir, Successions};
use super::{Date, whole_counts};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode};
use crate::input::{not_negative, same_length};
use crate::numeric::sum::ExactSum;

/// Restates a series of counts in the codes of one day: counts of predecessors are counted with their successors.
///
/// **What**: for each code of the day and each date, the sum of all that was reported by it and by those it came from.
/// **When**: before a chart or a comparison over a merger, a split or a change of codes: without it, a merger looks like
/// an epidemic. **When not**: for rates (restate their numerators and denominators), and for splits whose shares differ
/// by what is counted.
///
/// ```
/// use commonweal::{Date, Restate, Successions};
/// // Type 1 attendances (NHS England): RR1 joined RRK; its last own month was June 2018. RR1's figures here are invented.
/// let (june, july) = (Date::new(2018, 6, 1)?, Date::new(2018, 7, 1)?);
/// let merger = Successions::new(&["RR1"], &["RRK"], &[Date::new(2018, 4, 1)?], None)?;
/// let series = Restate::new().apply(
///     &["RRK", "RR1", "RRK"], &[june, june, july], &[10_035.0, 22_000.0, 32_209.0], &merger,
/// )?;
/// assert_eq!(series.count, [32_035.0, 32_209.0]);
/// assert_eq!(series.count_then, [10_035.0, 32_209.0]);
/// assert_eq!((series.rebase_code, series.rebase_date), (vec!["RRK".to_owned()], vec![july]));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Restate {
    as_of: Option<Date>,
    fractions: Option<Fractions>,
}

impl Restate {
    /// As of the last date of the series; whole counts only.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/merger.md")]
    /// # use commonweal::Restate;
    /// let series = Restate::new().apply(&["RR1", "RRK"], &[june, july], &[22_000.0, 32_209.0], &merger)?;
    /// assert_eq!((series.as_of, series.code), (july, vec!["RRK".to_owned(), "RRK".to_owned()]));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The day whose codes are wanted; no earlier than the last date of the series.
    ///
    /// ```
    /// # use commonweal::{Date, Restate, Successions};
    /// let (march, april) = (Date::new(2018, 3, 1)?, Date::new(2018, 4, 1)?);
    /// let merger = Successions::new(&["RR1"], &["RRK"], &[april], None)?;
    /// let series = Restate::new().apply(&["RR1"], &[march], &[22_000.0], &merger)?;
    /// assert_eq!(series.code, ["RR1"]); // on 1 March it was still there
    /// let series = Restate::new().as_of(april).apply(&["RR1"], &[march], &[22_000.0], &merger)?;
    /// assert_eq!(series.code, ["RRK"]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn as_of(mut self, date: Date) -> Self {
        self.as_of = Some(date);
        self
    }

    /// What to do with counts that are not whole.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/merger.md")]
    /// # use commonweal::{Fractions, Restate};
    /// let (code, days) = (["RR1", "RRK"], [june, june]);
    /// let error = Restate::new().apply(&code, &days, &[41.25, 20.5], &merger).unwrap_err();
    /// assert_eq!(error.code().as_str(), "not-a-count"); // may be rates
    /// let series = Restate::new().fractions(Fractions::Accept).apply(&code, &days, &[41.25, 20.5], &merger)?;
    /// assert_eq!(series.count, [61.75]); // person-years
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn fractions(mut self, fractions: Fractions) -> Self {
        self.fractions = Some(fractions);
        self
    }

    /// Restates the series.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/merger.md")]
    /// # use commonweal::Restate;
    /// let (code, days) = (["RRK", "RR1", "RRK"], [june, june, july]);
    /// let series = Restate::new().apply(&code, &days, &[10_035.0, 22_000.0, 32_209.0], &merger)?;
    /// assert_eq!(series.count, [32_035.0, 32_209.0]); // as if they had always been one
    /// assert_eq!((series.total_then, series.total_now), (64_244.0, 64_244.0));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `not-a-count` for a number that is not whole, `out-of-range` for a day before the last of the series, `overflow`,
    /// and those of the columns.
    pub fn apply(
        &self,
        code: &[&str],
        date: &[Date],
        count: &[f64],
        successions: &Successions,
    ) -> Result<Restated> {
        let last = check(code, date, count)?;
        if self.fractions != Some(Fractions::Accept) {
            whole_counts("count", count)?;
        }
        let as_of = self.as_of.unwrap_or(last);
        if as_of < last {
            let message = format!(
                "`as_of` is {as_of}, before the last date of the series, {last}: what has merged cannot be taken apart; choose a later day, or leave the later rows out"
            );
            return Err(Error::new(ErrorCode::OutOfRange, "as_of", message));
        }
        let mut cells = Ledger::default();
        let rules = Rules {
            successions,
            days: successions.days(),
            as_of,
        };
        for ((code, &date), &count) in code.iter().zip(date).zip(count) {
            cells.add(code, date, count, &rules);
        }
        cells.finish(as_of, successions.is_empty())
    }
}

fn check(code: &[&str], date: &[Date], count: &[f64]) -> Result<Date> {
    if code.is_empty() {
        return Err(Error::empty("code"));
    }
    if date.len() != code.len() {
        return Err(Error::length("date", date.len(), "code", code.len()));
    }
    same_length("count", count, "code", code.len())?;
    not_negative("count", count)?;
    date.iter()
        .max()
        .copied()
        .ok_or_else(|| Error::empty("date"))
}

/// A series in the codes of one day, beside what was reported under each code at the time.
///
/// ```
/// use commonweal::{Date, Restate, Successions};
/// let day = |month| Date::new(2020, month, 1).unwrap();
/// let split = Successions::new(&["A", "A"], &["A", "B"], &[day(3); 2], Some(&[0.75, 0.25]))?;
/// let series = Restate::new().apply(&["A", "A", "B"], &[day(2), day(3), day(3)], &[100.0, 80.0, 30.0], &split)?;
/// assert_eq!(series.code, ["A", "B", "A", "B"]);
/// assert_eq!(series.count, [75.0, 25.0, 80.0, 30.0]);
/// assert_eq!((series.total_then, series.total_now), (210.0, 210.0));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Restated {
    /// The day whose codes are used.
    pub as_of: Date,
    /// Codes of that day, in order of first appearance with their dates.
    pub code: Vec<String>,
    /// Dates of the series.
    pub date: Vec<Date>,
    /// Counts in the codes of the day.
    pub count: Vec<f64>,
    /// Counts reported under the same code on the same date; NaN where there were none.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub count_then: Vec<f64>,
    /// How many codes reported what is counted here.
    pub sources: Vec<u64>,
    /// The total as it was reported.
    pub total_then: f64,
    /// The total as restated; by shares of splits it may differ in the last digits.
    pub total_now: f64,
    /// Codes of the series that were followed by another.
    pub change_from: Vec<String>,
    /// Codes that they are counted with now.
    pub change_to: Vec<String>,
    /// The day on which that code took over.
    pub change_date: Vec<Date>,
    /// The share that it took.
    pub change_share: Vec<f64>,
    /// Codes whose own series, as it was reported, has a break.
    pub rebase_code: Vec<String>,
    /// The first date on which a code reported for its predecessor too: limits should be computed afresh from here.
    pub rebase_date: Vec<Date>,
    /// Why.
    pub rebase_reason: Vec<String>,
    /// What a careful reader must know.
    pub cautions: Vec<Caution>,
}

impl Restated {
    /// Adds a caution that the caller knows of, such as rows that were left out on request.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/merger.md")]
    /// # use commonweal::{Caution, Restate};
    /// let mut series = Restate::new().apply(&["RR1"], &[july], &[22_000.0], &merger)?;
    /// series.add_caution(Caution::rows_omitted(4));
    /// assert_eq!(series.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.cautions.push(caution);
    }
}

struct Rules<'a> {
    successions: &'a Successions,
    days: Vec<Date>,
    as_of: Date,
}

struct Cell {
    code: u32,
    date: Date,
    now: ExactSum,
    then: Option<ExactSum>,
    sources: u64,
}

struct Change {
    from: u32,
    to: u32,
    day: Date,
    share: f64,
}

#[derive(Default)]
struct Ledger {
    codes: Names,
    numbers: Pairs,
    cells: Vec<Cell>,
    /// Pairs of cell and reporting code that have been seen.
    sources: Pairs,
    changes: Vec<Change>,
    change_numbers: Pairs,
    /// The last date under each code, as it was reported.
    last: Vec<Option<Date>>,
    /// Codes with rows after their end, and pairs of them that have been seen.
    late: Vec<u32>,
    late_numbers: Pairs,
    divided: bool,
    then: Vec<(u32, Date, f64)>,
    /// What became of a code whose counts are dated between two days of the successions.
    heirs: Vec<Vec<Heir>>,
    heir_numbers: Pairs,
}

impl Ledger {
    fn add(&mut self, code: &str, date: Date, count: f64, rules: &Rules<'_>) {
        let reported = self.codes.add(code);
        self.then.push((reported, date, count));
        let era = rules.days.partition_point(|&day| day <= date);
        let (number, new) = self
            .heir_numbers
            .add(reported, u32::try_from(era).unwrap_or(u32::MAX));
        if new {
            self.heirs
                .push(rules.successions.follow(code, date, rules.as_of));
        }
        let heirs = self.heirs.get(number).cloned().unwrap_or_default();
        for heir in heirs {
            let to = match heir.took_over {
                Some(_) => self.codes.add(rules.successions.text(heir.code)),
                None => reported,
            };
            self.divided |= heir.share != 1.0;
            if heir.late && self.late_numbers.add(0, reported).1 {
                self.late.push(reported);
            }
            if let Some(day) = heir.took_over
                && to != reported
                && self.change_numbers.add(reported, to).1
            {
                let share = heir.share;
                self.changes.push(Change {
                    from: reported,
                    to,
                    day,
                    share,
                });
            }
            let number = self.cell(to, date);
            let new = self
                .sources
                .add(u32::try_from(number).unwrap_or(u32::MAX), reported)
                .1;
            if let Some(cell) = self.cells.get_mut(number) {
                cell.now.add(count * heir.share);
                cell.sources += u64::from(new);
            }
        }
        self.last.resize(self.codes.len(), None);
        if let Some(last) = self.last.get_mut(reported as usize) {
            *last = (*last).max(Some(date));
        }
    }

    /// The number of the cell of a code and a date, which is made where it is new.
    fn cell(&mut self, code: u32, date: Date) -> usize {
        let (number, new) = self.numbers.add(code, date.number());
        if new {
            self.cells.push(Cell {
                code,
                date,
                now: ExactSum::new(),
                then: None,
                sources: 0,
            });
        }
        number
    }

    fn finish(mut self, as_of: Date, none: bool) -> Result<Restated> {
        let mut total_then = ExactSum::new();
        let mut total_now = ExactSum::new();
        let reported = std::mem::take(&mut self.then);
        for (code, date, count) in reported {
            total_then.add(count);
            // A code that has wholly gone has no place in the codes of the day.
            let known = self.cells.len();
            let (number, new) = self.numbers.add(code, date.number());
            if !new
                && number < known
                && let Some(cell) = self.cells.get_mut(number)
            {
                cell.then.get_or_insert_with(ExactSum::new).add(count);
            }
        }
        for cell in &self.cells {
            total_now.merge(&cell.now);
        }
        if !total_then.value().is_finite() || !total_now.value().is_finite() {
            return Err(Error::overflow("count", "the sum of the counts"));
        }
        let mut restated = Restated {
            as_of,
            code: self
                .cells
                .iter()
                .map(|cell| self.codes.text(cell.code).to_owned())
                .collect(),
            date: self.cells.iter().map(|cell| cell.date).collect(),
            count: self.cells.iter().map(|cell| cell.now.value()).collect(),
            count_then: self
                .cells
                .iter()
                .map(|cell| cell.then.as_ref().map_or(f64::NAN, ExactSum::value))
                .collect(),
            sources: self.cells.iter().map(|cell| cell.sources).collect(),
            total_then: total_then.value(),
            total_now: total_now.value(),
            change_from: self
                .changes
                .iter()
                .map(|change| self.codes.text(change.from).to_owned())
                .collect(),
            change_to: self
                .changes
                .iter()
                .map(|change| self.codes.text(change.to).to_owned())
                .collect(),
            change_date: self.changes.iter().map(|change| change.day).collect(),
            change_share: self.changes.iter().map(|change| change.share).collect(),
            rebase_code: Vec::new(),
            rebase_date: Vec::new(),
            rebase_reason: Vec::new(),
            cautions: Vec::new(),
        };
        self.suggest(&mut restated);
        self.caution(&mut restated, none);
        Ok(restated)
    }

    /// Where the series of a code, as it was reported, takes in a predecessor: the first date on or after the day it took
    /// over and after the predecessor's last report.
    fn suggest(&self, restated: &mut Restated) {
        let mut dates: Vec<(u32, Date)> = self
            .cells
            .iter()
            .filter(|cell| cell.then.is_some())
            .map(|cell| (cell.code, cell.date))
            .collect();
        dates.sort_unstable();
        for change in &self.changes {
            let last = self.last.get(change.from as usize).copied().flatten();
            let at = dates.partition_point(|&(code, date)| {
                code < change.to || (code == change.to && (date < change.day || Some(date) <= last))
            });
            let first = dates
                .get(at)
                .filter(|(code, _)| *code == change.to)
                .map(|(_, date)| *date);
            let Some(first) = first else { continue };
            let (from, to) = (self.codes.text(change.from), self.codes.text(change.to));
            let reason = format!(
                "{} reports for {} too, which it followed on {}",
                shown(to),
                shown(from),
                change.day
            );
            restated.rebase_code.push(to.to_owned());
            restated.rebase_date.push(first);
            restated.rebase_reason.push(reason);
        }
    }

    fn caution(&self, restated: &mut Restated, none: bool) {
        for code in &self.late {
            let message = format!(
                "{} reported after it had ended: those counts are with its successor; look whether the day of the succession is right",
                shown(self.codes.text(*code))
            );
            restated.add_caution(Caution::new(CautionCode::LateReports, message));
        }
        if self.divided {
            let message = "a split was divided by fixed shares: counts of its parts before the split are estimates, not reports";
            restated.add_caution(Caution::new(CautionCode::Apportioned, message));
        }
        if self.changes.is_empty() {
            let message = if none {
                "no succession was given: the series is as it was reported"
            } else {
                "no succession concerns a code of this series by that day: it is as it was reported"
            };
            restated.add_caution(Caution::new(CautionCode::Unchanged, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(month: u8) -> Date {
        Date::new(2020, month, 1).unwrap()
    }

    #[test]
    fn a_chain_is_followed_as_far_as_the_day_asks() {
        let chain = Successions::new(&["A", "B"], &["B", "C"], &[day(3), day(6)], None).unwrap();
        let codes = |as_of: Date| {
            let series = Restate::new()
                .as_of(as_of)
                .apply(&["A"], &[day(1)], &[5.0], &chain)
                .unwrap();
            (series.code, series.change_date)
        };
        assert_eq!(codes(day(2)), (vec!["A".to_owned()], vec![]));
        assert_eq!(codes(day(3)), (vec!["B".to_owned()], vec![day(3)]));
        assert_eq!(codes(day(6)), (vec!["C".to_owned()], vec![day(6)]));
        let early = Restate::new()
            .as_of(day(2))
            .apply(&["A"], &[day(4)], &[5.0], &chain)
            .unwrap_err();
        assert_eq!(
            (early.code(), early.param()),
            (ErrorCode::OutOfRange, Some("as_of"))
        );
    }

    #[test]
    fn what_is_reported_late_goes_to_the_successor_and_is_told() {
        let merger = Successions::new(&["A"], &["B"], &[day(3)], None).unwrap();
        let series = Restate::new()
            .apply(&["A", "B"], &[day(4), day(4)], &[5.0, 7.0], &merger)
            .unwrap();
        assert_eq!(
            (series.code, series.count, series.count_then),
            (vec!["B".to_owned()], vec![12.0], vec![7.0])
        );
        assert_eq!(series.cautions[0].code, CautionCode::LateReports);
        assert!(
            series.rebase_code.is_empty(),
            "no later report of the successor"
        );
    }

    #[test]
    fn successions_that_say_two_things_are_refused() {
        let code = |before: &[&str], after: &[&str], days: &[Date], share: Option<&[f64]>| {
            let error = Successions::new(before, after, days, share).unwrap_err();
            (
                error.code().as_str(),
                error.param().unwrap_or("").to_owned(),
                error.index(),
            )
        };
        let text = |text: &str| text.to_owned();
        let (twice, one) = ([day(3); 2], [day(3)]);
        assert_eq!(
            code(&["A", "A"], &["B", "C"], &twice, None),
            ("missing-argument", text("share"), Some(0))
        );
        assert_eq!(
            code(&["A", "A"], &["B", "B"], &twice, Some(&[0.5, 0.5])),
            ("duplicate-key", text("successor"), Some(1))
        );
        assert_eq!(
            code(&["A", "A"], &["B", "C"], &twice, Some(&[0.5, 0.4])),
            ("out-of-range", text("share"), Some(0))
        );
        assert_eq!(
            code(&["A"], &["B"], &one, Some(&[0.5])),
            ("out-of-range", text("share"), Some(0))
        );
        assert_eq!(
            code(&["A"], &["B"], &one, Some(&[-1.0])),
            ("out-of-range", text("share"), Some(0))
        );
        assert_eq!(
            code(&["A", "B"], &["B", "C"], &twice, None),
            ("cycle", text("successor"), Some(0))
        );
        assert_eq!(
            code(&["A", "B"], &["B", "A"], &twice, None),
            ("cycle", text("successor"), Some(0))
        );
        assert_eq!(
            code(&["A"], &[], &one, None),
            ("length-mismatch", text("successor"), None)
        );
    }

    /// Two codes that divide into each other month after month: parts that meet again are one.
    #[test]
    fn splits_upon_splits_end() {
        let (mut before, mut after, mut days) = (Vec::new(), Vec::new(), Vec::new());
        for year in 0..200_u16 {
            let (one, other) = if year % 2 == 0 {
                ("A", "B")
            } else {
                ("B", "A")
            };
            before.extend([one, one]);
            after.extend([one, other]);
            days.extend([Date::new(1800 + year, 1, 1).unwrap(); 2]);
        }
        let shares = vec![0.5; days.len()];
        let splits = Successions::new(&before, &after, &days, Some(&shares)).unwrap();
        let start = Date::new(1700, 1, 1).unwrap();
        let series = Restate::new()
            .as_of(day(1))
            .apply(&["A"], &[start], &[1024.0], &splits)
            .unwrap();
        assert_eq!(series.code.len(), 2);
        assert!((series.total_now - 1024.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn totals_are_kept_over_mergers(
            rows in proptest::collection::vec((0..5usize, 1..12u8, 0..10_000u16), 1..30),
            mergers in proptest::collection::vec((0..5usize, 0..5usize, 1..12u8), 0..5),
        ) {
            let names = ["A", "B", "C", "D", "E"];
            let before: Vec<&str> = mergers.iter().map(|m| names[m.0]).collect();
            let after: Vec<&str> = mergers.iter().map(|m| names[m.1]).collect();
            let days: Vec<Date> = mergers.iter().map(|m| day(m.2)).collect();
            let Ok(successions) = Successions::new(&before, &after, &days, None) else { return Ok(()) };
            let code: Vec<&str> = rows.iter().map(|r| names[r.0]).collect();
            let date: Vec<Date> = rows.iter().map(|r| day(r.1)).collect();
            let count: Vec<f64> = rows.iter().map(|r| f64::from(r.2)).collect();
            let series = Restate::new().apply(&code, &date, &count, &successions).unwrap();
            prop_assert_eq!(series.total_then, count.iter().sum::<f64>());
            prop_assert_eq!(series.total_now, series.total_then);
            prop_assert_eq!(series.count.iter().sum::<f64>(), series.total_now);
        }
    }
}
