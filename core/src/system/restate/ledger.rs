//! Counts gathered under the codes of one day.

use super::Restated;
use crate::error::{Error, Result};
use crate::estimate::{Caution, CautionCode};
use crate::numeric::sum::ExactSum;
use crate::system::Date;
use crate::system::names::{Names, Pairs, shown};
use crate::system::succession::{Heir, Successions};

pub(super) struct Rules<'a> {
    pub(super) successions: &'a Successions,
    pub(super) days: Vec<Date>,
    pub(super) as_of: Date,
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
pub(super) struct Ledger {
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
    pub(super) fn add(&mut self, code: &str, date: Date, count: f64, rules: &Rules<'_>) {
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

    pub(super) fn finish(mut self, as_of: Date, none: bool) -> Result<Restated> {
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
