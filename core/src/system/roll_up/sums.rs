//! Sums while they grow, and the accounts that they leave.

use super::super::hierarchy::{Ancestor, Hierarchy};
use super::super::names::{Names, Pairs, shown};
use super::{CountRows, Fractions, RollUp, RolledUp};
use crate::error::{Error, Result};
use crate::estimate::{Caution, CautionCode};
use crate::numeric::sum::ExactSum;

/// One sum while it grows.
struct Group {
    stratum: u32,
    parent: u32,
    numerator: ExactSum,
    denominator: ExactSum,
    rows: u64,
    codes: u64,
}

pub(super) struct Sums<'a> {
    rows: &'a CountRows<'a>,
    strata: Names,
    numbers: Pairs,
    groups: Vec<Group>,
    /// Pairs of stratum and place that have been seen.
    seen: Pairs,
    /// Which places have a row.
    with_rows: Vec<bool>,
    /// The place of each row that has one, and its count, for the totals by level.
    placed: Vec<(u32, f64)>,
    left: Names,
    left_counts: Vec<(ExactSum, bool)>,
    left_denominator: ExactSum,
}

impl<'a> Sums<'a> {
    pub(super) fn new(rows: &'a CountRows<'a>, hierarchy: &Hierarchy) -> Self {
        Self {
            rows,
            strata: Names::default(),
            numbers: Pairs::default(),
            groups: Vec::new(),
            seen: Pairs::default(),
            with_rows: vec![false; hierarchy.place_count()],
            placed: Vec::with_capacity(rows.code.len()),
            left: Names::default(),
            left_counts: Vec::new(),
            left_denominator: ExactSum::new(),
        }
    }

    pub(super) fn counts(&self, row: usize) -> (f64, f64) {
        let at = |column: &[f64]| column.get(row).copied().unwrap_or(0.0);
        (
            at(self.rows.numerator),
            self.rows.denominator.map_or(0.0, at),
        )
    }

    pub(super) fn add(&mut self, row: usize, place: u32, parent: u32) {
        let (numerator, denominator) = self.counts(row);
        let stratum = self.rows.stratum.and_then(|column| column.get(row));
        let stratum = stratum.map_or(0, |stratum| self.strata.add(stratum));
        let (number, new) = self.numbers.add(stratum, parent);
        if new {
            self.groups.push(Group {
                stratum,
                parent,
                numerator: ExactSum::new(),
                denominator: ExactSum::new(),
                rows: 0,
                codes: 0,
            });
        }
        let first = self.seen.add(stratum, place).1;
        if let Some(group) = self.groups.get_mut(number) {
            group.numerator.add(numerator);
            group.denominator.add(denominator);
            group.rows += 1;
            group.codes += u64::from(first);
        }
        if let Some(flag) = self.with_rows.get_mut(place as usize) {
            *flag = true;
        }
        self.placed.push((place, numerator));
    }

    pub(super) fn leave(&mut self, row: usize, code: &str, known: bool) {
        let (numerator, denominator) = self.counts(row);
        let number = self.left.add(code) as usize;
        if number == self.left_counts.len() {
            self.left_counts.push((ExactSum::new(), known));
        }
        if let Some((sum, _)) = self.left_counts.get_mut(number) {
            sum.add(numerator);
        }
        self.left_denominator.add(denominator);
    }

    pub(super) fn finish(
        self,
        options: &RollUp,
        hierarchy: &Hierarchy,
        above: &[Ancestor],
        from: u32,
        to: u32,
    ) -> Result<RolledUp> {
        let total = |sums: &mut dyn Iterator<Item = &ExactSum>| {
            let mut total = ExactSum::new();
            sums.for_each(|sum| total.merge(sum));
            total
        };
        let out = total(&mut self.groups.iter().map(|group| &group.numerator));
        let left = total(&mut self.left_counts.iter().map(|(sum, _)| sum));
        let out_below = total(&mut self.groups.iter().map(|group| &group.denominator));
        let both = |one: &ExactSum, other: &ExactSum| total(&mut [one, other].into_iter()).value();
        let numerator_in = both(&out, &left);
        let denominator_in = both(&out_below, &self.left_denominator);
        for (param, sum) in [("numerator", numerator_in), ("denominator", denominator_in)] {
            let most = if options.fractions == Fractions::Raise {
                LARGEST
            } else {
                f64::MAX
            };
            if sum > most {
                return Err(Error::overflow(param, "the sum of the counts"));
            }
        }
        let (expected, without_rows) = self.expected(hierarchy, above, from);
        let has_denominator = self.rows.denominator.is_some();
        let given = |sum: f64| has_denominator.then_some(sum);
        let column =
            |read: &dyn Fn(&Group) -> f64| self.groups.iter().map(read).collect::<Vec<f64>>();
        let mut rolled = RolledUp {
            to_level: hierarchy.level_name(to).to_owned(),
            from_level: hierarchy.level_name(from).to_owned(),
            date: options.date,
            code: self
                .groups
                .iter()
                .map(|group| hierarchy.code_of(group.parent).to_owned())
                .collect(),
            stratum: if self.rows.stratum.is_some() {
                self.groups
                    .iter()
                    .map(|group| self.strata.text(group.stratum).to_owned())
                    .collect()
            } else {
                Vec::new()
            },
            numerator: column(&|group| group.numerator.value()),
            denominator: if has_denominator {
                column(&|group| group.denominator.value())
            } else {
                Vec::new()
            },
            rows: self.groups.iter().map(|group| group.rows).collect(),
            codes_found: self.groups.iter().map(|group| group.codes).collect(),
            codes_expected: self
                .groups
                .iter()
                .map(|group| expected.get(group.parent as usize).copied().unwrap_or(0))
                .collect(),
            numerator_in,
            numerator_out: out.value(),
            numerator_unmatched: left.value(),
            denominator_in: given(denominator_in),
            denominator_out: given(out_below.value()),
            denominator_unmatched: given(self.left_denominator.value()),
            level: Vec::new(),
            level_codes: Vec::new(),
            level_numerator: Vec::new(),
            unmatched_code: (0_u32..)
                .zip(&self.left_counts)
                .map(|(code, _)| self.left.text(code).to_owned())
                .collect(),
            unmatched_numerator: self
                .left_counts
                .iter()
                .map(|(sum, _)| sum.value())
                .collect(),
            unmatched_reason: self
                .left_counts
                .iter()
                .map(|(_, known)| {
                    if *known {
                        "nothing above it on this day"
                    } else {
                        "unknown code"
                    }
                    .to_owned()
                })
                .collect(),
            without_rows,
            cautions: Vec::new(),
        };
        self.totals_by_level(hierarchy, options, from, to, &mut rolled)?;
        caution(&mut rolled, options, hierarchy);
        Ok(rolled)
    }

    /// How many codes of the rows' level each place had on the day, and which of them have no row.
    fn expected(
        &self,
        hierarchy: &Hierarchy,
        above: &[Ancestor],
        from: u32,
    ) -> (Vec<u64>, Vec<String>) {
        let mut expected = vec![0_u64; hierarchy.place_count()];
        let mut without_rows = Vec::new();
        for place in hierarchy.places_at(from) {
            if let Some(Ancestor::One(parent)) = above.get(place as usize) {
                if let Some(count) = expected.get_mut(*parent as usize) {
                    *count += 1;
                }
                if self.with_rows.get(place as usize) != Some(&true) {
                    without_rows.push(hierarchy.code_of(place).to_owned());
                }
            }
        }
        (expected, without_rows)
    }

    /// The same counts at each level between, where they must come to the same total.
    fn totals_by_level(
        &self,
        hierarchy: &Hierarchy,
        options: &RollUp,
        from: u32,
        to: u32,
        rolled: &mut RolledUp,
    ) -> Result<()> {
        for name in hierarchy.levels() {
            let level = hierarchy.find_level("to_level", name)?;
            let between = hierarchy.is_above(level, from) && hierarchy.is_above(to, level);
            if level != from && level != to && !between {
                continue;
            }
            let above = hierarchy.ancestors(level, options.date)?;
            let mut seen = vec![false; hierarchy.place_count()];
            let mut sum = ExactSum::new();
            let mut count = 0_u64;
            for &(place, numerator) in &self.placed {
                let ancestor = above.get(place as usize);
                if let Some(Ancestor::One(parent) | Ancestor::Several(parent, _)) = ancestor {
                    sum.add(numerator);
                    if let Some(flag) = seen.get_mut(*parent as usize) {
                        count += u64::from(!*flag);
                        *flag = true;
                    }
                }
            }
            rolled.level.push(name.to_owned());
            rolled.level_codes.push(count);
            rolled.level_numerator.push(sum.value());
        }
        Ok(())
    }
}

/// Whole numbers up to this one are exact.
const LARGEST: f64 = 9_007_199_254_740_992.0;

fn caution(rolled: &mut RolledUp, options: &RollUp, hierarchy: &Hierarchy) {
    if !rolled.unmatched_code.is_empty() {
        let message = format!(
            "{} of {} had no place and are in no sum ({}): say so beside the sums, or find their codes",
            rolled.numerator_unmatched,
            rolled.numerator_in,
            codes_in_words(&rolled.unmatched_code)
        );
        rolled.add_caution(Caution::new(CautionCode::Unmatched, message));
    }
    if !rolled.without_rows.is_empty() {
        let message = format!(
            "no row for {}: the sums are of those that have one; a count of zero needs a row of zero",
            codes_in_words(&rolled.without_rows)
        );
        rolled.add_caution(Caution::new(CautionCode::Incomplete, message));
    }
    if options.date.is_some() && !hierarchy.is_dated() {
        let message = "the links have no dates: whether they held on the day asked for is not known; name the edition of the lookup";
        rolled.add_caution(Caution::new(CautionCode::Undated, message));
    }
}

/// How many codes, and the first few of them.
fn codes_in_words(codes: &[String]) -> String {
    let few: Vec<String> = codes.iter().take(3).map(|code| shown(code)).collect();
    let more = if codes.len() > 3 { " and others" } else { "" };
    let noun = if codes.len() == 1 { "code" } else { "codes" };
    format!("{} {noun}: {}{more}", codes.len(), few.join(", "))
}
