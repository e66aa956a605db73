//! Two lists of codes with counts: what was kept, what is new, what is gone, and what explains it.

use super::names::Names;
use super::succession::Successions;
use crate::error::{Error, Result};
use crate::estimate::{Caution, CautionCode};
use crate::input::{not_negative, same_length};
use crate::named::named_enum;
use crate::numeric::sum::ExactSum;

named_enum! {
    /// What became of a code between two lists.
    ///
    /// ```
    /// use commonweal::CodeChange;
    /// assert_eq!(CodeChange::Kept.as_str(), "kept");
    /// ```
    pub enum CodeChange("change") {
        /// In both lists.
        Kept = "kept",
        /// In the later list only.
        Added = "added",
        /// In the earlier list only.
        Lost = "lost",
    }
}

/// Compares the codes and counts of two extracts.
///
/// **What**: which codes are in both, which were added, which lost, with their counts; and which losses and additions a
/// list of successions explains. **When**: whenever data are taken over from one edition of codes to the next, before
/// anything is computed. **When not**: as a test of change in what was counted.
///
/// ```
/// use commonweal::{Date, Successions, reconcile};
/// let merger = Successions::new(&["RR1"], &["RRK"], &[Date::new(2018, 4, 1)?], None)?;
/// let report = reconcile(&["RR1", "RRK"], &[22_000.0, 10_035.0], &["RRK"], &[32_209.0], Some(&merger))?;
/// assert_eq!((report.kept, report.added, report.lost, report.unexplained), (1, 0, 1, 0));
/// assert_eq!((report.total_before, report.total_after, report.difference), (32_035.0, 32_209.0, 174.0));
/// # Ok::<(), commonweal::Error>(())
/// ```
///
/// # Errors
/// `empty`, `length-mismatch`, `missing-value`, `not-finite`, `negative-value`, `overflow`, each with its column.
pub fn reconcile(
    code: &[&str],
    count: &[f64],
    code_after: &[&str],
    count_after: &[f64],
    successions: Option<&Successions>,
) -> Result<Reconciliation> {
    if code.is_empty() {
        return Err(Error::empty("code"));
    }
    same_length("count", count, "code", code.len())?;
    not_negative("count", count)?;
    if code_after.is_empty() {
        return Err(Error::empty("code_after"));
    }
    same_length("count_after", count_after, "code_after", code_after.len())?;
    not_negative("count_after", count_after)?;
    let mut codes = Names::default();
    let mut sums: Vec<[Option<ExactSum>; 2]> = Vec::new();
    for (side, (code, count)) in [(code, count), (code_after, count_after)]
        .into_iter()
        .enumerate()
    {
        for (code, &count) in code.iter().zip(count) {
            let number = codes.add(code) as usize;
            if number == sums.len() {
                sums.push([None, None]);
            }
            if let Some(sum) = sums.get_mut(number).and_then(|pair| pair.get_mut(side)) {
                sum.get_or_insert_with(ExactSum::new).add(count);
            }
        }
    }
    let names: Vec<String> = (0_u32..)
        .zip(&sums)
        .map(|(code, _)| codes.text(code).to_owned())
        .collect();
    let value = |sum: &Option<ExactSum>| sum.as_ref().map_or(f64::NAN, ExactSum::value);
    let change: Vec<CodeChange> = sums
        .iter()
        .map(|pair| match pair {
            [Some(_), Some(_)] => CodeChange::Kept,
            [None, _] => CodeChange::Added,
            [_, None] => CodeChange::Lost,
        })
        .collect();
    let before: Vec<f64> = sums.iter().map(|[before, _]| value(before)).collect();
    let after: Vec<f64> = sums.iter().map(|[_, after]| value(after)).collect();
    let explanation = explain(&names, &change, successions);
    let total = |column: &[f64], wanted: &dyn Fn(CodeChange) -> bool| {
        let mut sum = ExactSum::new();
        let chosen = column
            .iter()
            .zip(&change)
            .filter(|(_, change)| wanted(**change));
        chosen
            .filter(|(value, _)| !value.is_nan())
            .for_each(|(value, _)| sum.add(*value));
        sum.value()
    };
    let (total_before, total_after) = (total(&before, &|_| true), total(&after, &|_| true));
    if !total_before.is_finite() || !total_after.is_finite() {
        let param = if total_before.is_finite() {
            "count_after"
        } else {
            "count"
        };
        return Err(Error::overflow(param, "the sum of the counts"));
    }
    let many =
        |wanted: CodeChange| change.iter().filter(|change| **change == wanted).count() as u64;
    let unexplained = change
        .iter()
        .zip(&explanation)
        .filter(|(change, words)| **change != CodeChange::Kept && words.is_empty())
        .count() as u64;
    let mut report = Reconciliation {
        kept: many(CodeChange::Kept),
        added: many(CodeChange::Added),
        lost: many(CodeChange::Lost),
        unexplained,
        total_before,
        total_after,
        difference: total_after - total_before,
        kept_before: total(&before, &|change| change == CodeChange::Kept),
        kept_after: total(&after, &|change| change == CodeChange::Kept),
        added_after: total(&after, &|change| change == CodeChange::Added),
        lost_before: total(&before, &|change| change == CodeChange::Lost),
        code: names,
        change,
        before,
        after,
        explanation,
        cautions: Vec::new(),
    };
    if unexplained > 0 {
        let message = format!(
            "{unexplained} of {} codes that were added or lost are explained by no succession: look for mergers, splits, new codes or spellings before comparing",
            report.added + report.lost
        );
        report
            .cautions
            .push(Caution::new(CautionCode::Unmatched, message));
    }
    Ok(report)
}

/// For a lost code its successors that are in the later list; for an added one its predecessors in the earlier.
fn explain(
    names: &[String],
    change: &[CodeChange],
    successions: Option<&Successions>,
) -> Vec<String> {
    let mut words = vec![String::new(); names.len()];
    let Some(successions) = successions else {
        return words;
    };
    let mut codes = Names::default();
    for name in names {
        codes.add(name);
    }
    let mut note = |at: usize, text: &str, lead: &str| {
        if let Some(words) = words.get_mut(at) {
            words.push_str(if words.is_empty() { lead } else { ", " });
            words.push_str(text);
        }
    };
    for (at, (name, what)) in names.iter().zip(change).enumerate() {
        if *what == CodeChange::Added {
            continue;
        }
        for successor in successions.successors(name) {
            let Some(other) = codes.find(successor).map(|number| number as usize) else {
                continue;
            };
            match change.get(other) {
                Some(CodeChange::Lost) | None => continue,
                Some(CodeChange::Added) => note(other, name, "follows "),
                Some(CodeChange::Kept) => {}
            }
            if *what == CodeChange::Lost {
                note(at, successor, "followed by ");
            }
        }
    }
    words
}

/// What was kept, added and lost between two lists of codes.
///
/// ```
/// let report = commonweal::reconcile(&["A", "B"], &[1.0, 2.0], &["B", "C"], &[2.0, 4.0], None)?;
/// assert_eq!(report.code, ["A", "B", "C"]);
/// assert_eq!((report.lost_before, report.added_after, report.unexplained), (1.0, 4.0, 2));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Reconciliation {
    /// Codes in both lists.
    pub kept: u64,
    /// Codes in the later list only.
    pub added: u64,
    /// Codes in the earlier list only.
    pub lost: u64,
    /// Added or lost codes that no succession explains.
    pub unexplained: u64,
    /// The total of the earlier list.
    pub total_before: f64,
    /// The total of the later list.
    pub total_after: f64,
    /// Later less earlier.
    pub difference: f64,
    /// What the kept codes had before.
    pub kept_before: f64,
    /// What the kept codes have after.
    pub kept_after: f64,
    /// What the added codes have.
    pub added_after: f64,
    /// What the lost codes had.
    pub lost_before: f64,
    /// The codes, in order of first appearance.
    pub code: Vec<String>,
    /// What became of each.
    pub change: Vec<CodeChange>,
    /// Its count in the earlier list; NaN where it was not there.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub before: Vec<f64>,
    /// Its count in the later list; NaN where it is not there.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub after: Vec<f64>,
    /// What explains it, in words; empty where nothing does, or nothing has to be.
    pub explanation: Vec<String>,
    /// What a careful reader must know.
    pub cautions: Vec<Caution>,
}

impl Reconciliation {
    /// Adds a caution that the caller knows of, such as rows that were left out on request.
    ///
    /// ```
    /// use commonweal::{Caution, reconcile};
    /// let mut report = reconcile(&["RR1", "RRK"], &[22_000.0, 10_035.0], &["RRK"], &[32_209.0], None)?;
    /// report.add_caution(Caution::rows_omitted(1));
    /// assert_eq!(report.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.cautions.push(caution);
    }
}
