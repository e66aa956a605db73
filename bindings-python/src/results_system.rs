//! Results of the family `system` as frozen Python classes.

// A field may be called `from_level`: the getter of that name converts nothing.
#![allow(clippy::wrong_self_convention)]

use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::chart::Chart;
use crate::results::{Array, Caution, display, frozen, json};

frozen! {
    /// What is wrong with a table of who belongs to whom: the levels, and every fault.
    HierarchyCheck {
        /// Whether there is no fault.
        ok: bool = |core, _| core.ok;
        /// How many links were read.
        links: u64 = |core, _| core.links;
        /// Whether any link says when it began or ended.
        dated: bool = |core, _| core.dated;
        /// The levels, lowest first.
        level: Vec<String> = |core, _| core.level.clone();
        /// How many codes stand at each level.
        codes: Vec<u64> = |core, _| core.codes.clone();
        /// What is wrong, fault by fault, in the order of the rows.
        issue: Vec<&'static str> = |core, _| core.issue.iter().map(|issue| issue.as_str()).collect();
        /// The row of the links where it shows; none for a code without links.
        row: Vec<Option<u64>> = |core, _| core.row.clone();
        /// The code at fault.
        code: Vec<String> = |core, _| core.code.clone();
        /// The level of that code.
        code_level: Vec<String> = |core, _| core.code_level.clone();
        /// A sentence that says what is wrong and what to do.
        message: Vec<String> = |core, _| core.message.clone();
    }
}

frozen! {
    /// Counts of a higher level, and how they reconcile with what came in.
    RolledUp {
        /// The level of the sums.
        to_level: String = |core, _| core.to_level.clone();
        /// The level of the rows.
        from_level: String = |core, _| core.from_level.clone();
        /// The day whose memberships were used; none where the links have no dates.
        date: Option<String> = |core, _| core.date.map(|day| day.to_string());
        /// The codes of the level, in order of first appearance.
        code: Vec<String> = |core, _| core.code.clone();
        /// The stratum of each sum; empty where none were given.
        stratum: Vec<String> = |core, _| core.stratum.clone();
        /// Sums of numerators.
        numerator: Array<'py> = |core, py| core.numerator.to_pyarray(py);
        /// Sums of denominators; empty where none were given.
        denominator: Array<'py> = |core, py| core.denominator.to_pyarray(py);
        /// Rows behind each sum.
        rows: Vec<u64> = |core, _| core.rows.clone();
        /// Different codes behind each sum.
        codes_found: Vec<u64> = |core, _| core.codes_found.clone();
        /// Codes of the rows' level that belonged to each on the day.
        codes_expected: Vec<u64> = |core, _| core.codes_expected.clone();
        /// What came in.
        numerator_in: f64 = |core, _| core.numerator_in;
        /// What went out.
        numerator_out: f64 = |core, _| core.numerator_out;
        /// What had no place.
        numerator_unmatched: f64 = |core, _| core.numerator_unmatched;
        /// What came in of denominators; none where none were given.
        denominator_in: Option<f64> = |core, _| core.denominator_in;
        /// What went out of denominators.
        denominator_out: Option<f64> = |core, _| core.denominator_out;
        /// What had no place of denominators.
        denominator_unmatched: Option<f64> = |core, _| core.denominator_unmatched;
        /// The levels from the rows' to the sums', lowest first.
        level: Vec<String> = |core, _| core.level.clone();
        /// Codes with counts at each level.
        level_codes: Vec<u64> = |core, _| core.level_codes.clone();
        /// The total of the numerators that have a code at each level.
        level_numerator: Array<'py> = |core, py| core.level_numerator.to_pyarray(py);
        /// Codes of rows without a place, in order of first appearance.
        unmatched_code: Vec<String> = |core, _| core.unmatched_code.clone();
        /// The counts of those rows.
        unmatched_numerator: Array<'py> = |core, py| core.unmatched_numerator.to_pyarray(py);
        /// Why they have none: "unknown code", or "nothing above it on this day".
        unmatched_reason: Vec<String> = |core, _| core.unmatched_reason.clone();
        /// Codes of the rows' level that have something above them on the day and no row.
        without_rows: Vec<String> = |core, _| core.without_rows.clone();
        /// What a careful reader must know.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
    }
    methods {
        /// A table with a bar for each sum, the parent codes as rows. `names` gives each code its name.
        #[pyo3(signature = (*, title = "Counts by place", subtitle = None, value = None, names = None))]
        fn chart<'py>(
            slf: &Bound<'py, Self>,
            title: &str,
            subtitle: Option<&str>,
            value: Option<&str>,
            names: Option<Bound<'py, PyAny>>,
        ) -> PyResult<Chart<'py>> {
            let module = slf.py().import("commonweal._chart")?;
            module.call_method1("of_rolled_up", (slf, title, subtitle, value, names)).map(Chart)
        }
    }
}

frozen! {
    /// The deprivation group of each small area, whose groups they are, and which groups each area has.
    Quantiles {
        /// What the groups are, in a sentence to put beside them.
        statement: String = |core, _| core.statement.clone();
        /// Whose small areas were divided.
        basis: &'static str = |core, _| core.basis.as_str();
        /// The edition of the ranks, where it was given.
        edition: Option<&'static str> = |core, _| core.edition.map(commonweal::Edition::as_str);
        /// The small areas that the edition ranks.
        geography: Option<String> = |core, _| core.geography.clone();
        /// How many small areas are ranked, where it was given.
        areas: Option<u32> = |core, _| core.areas;
        /// How many groups.
        groups: u32 = |core, _| core.groups;
        /// Which end is 1.
        direction: String = |core, _| core.direction.clone();
        /// Whether groups have equal numbers of people rather than of small areas.
        weighted: bool = |core, _| core.weighted;
        /// The group of each row, from 1.
        quantile: Vec<u32> = |core, _| core.quantile.clone();
        /// The areas, in order of first appearance; one called "all rows" where none were given.
        area: Vec<String> = |core, _| core.area.clone();
        /// Rows of each area.
        area_rows: Vec<u64> = |core, _| core.area_rows.clone();
        /// How many groups each area has.
        groups_present: Vec<u64> = |core, _| core.groups_present.clone();
        /// The groups that each area lacks, as text.
        groups_missing: Vec<String> = |core, _| core.groups_missing.clone();
        /// What a careful reader must know; a row belongs to the list of areas.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
    }
}

frozen! {
    /// A series in the codes of one day, beside what was reported under each code at the time.
    Restated {
        /// The day whose codes are used.
        as_of: String = |core, _| core.as_of.to_string();
        /// Codes of that day, in order of first appearance with their dates.
        code: Vec<String> = |core, _| core.code.clone();
        /// Dates of the series.
        date: Vec<String> = |core, _| core.date.iter().map(ToString::to_string).collect();
        /// Counts in the codes of the day.
        count: Array<'py> = |core, py| core.count.to_pyarray(py);
        /// Counts reported under the same code on the same date; NaN where there were none.
        count_then: Array<'py> = |core, py| core.count_then.to_pyarray(py);
        /// How many codes reported what is counted here.
        sources: Vec<u64> = |core, _| core.sources.clone();
        /// The total as it was reported.
        total_then: f64 = |core, _| core.total_then;
        /// The total as restated; by shares of splits it may differ in the last digits.
        total_now: f64 = |core, _| core.total_now;
        /// Codes of the series that were followed by another.
        change_from: Vec<String> = |core, _| core.change_from.clone();
        /// Codes that they are counted with now.
        change_to: Vec<String> = |core, _| core.change_to.clone();
        /// The day on which that code took over.
        change_date: Vec<String> = |core, _| core.change_date.iter().map(ToString::to_string).collect();
        /// The share that it took.
        change_share: Array<'py> = |core, py| core.change_share.to_pyarray(py);
        /// Codes whose own series, as it was reported, has a break.
        rebase_code: Vec<String> = |core, _| core.rebase_code.clone();
        /// The first date on which a code reported for its predecessor too: limits should be computed afresh from here.
        rebase_date: Vec<String> = |core, _| core.rebase_date.iter().map(ToString::to_string).collect();
        /// Why.
        rebase_reason: Vec<String> = |core, _| core.rebase_reason.clone();
        /// What a careful reader must know.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
    }
}

frozen! {
    /// What was kept, added and lost between two lists of codes.
    Reconciliation {
        /// Codes in both lists.
        kept: u64 = |core, _| core.kept;
        /// Codes in the later list only.
        added: u64 = |core, _| core.added;
        /// Codes in the earlier list only.
        lost: u64 = |core, _| core.lost;
        /// Added or lost codes that no succession explains.
        unexplained: u64 = |core, _| core.unexplained;
        /// The total of the earlier list.
        total_before: f64 = |core, _| core.total_before;
        /// The total of the later list.
        total_after: f64 = |core, _| core.total_after;
        /// Later less earlier.
        difference: f64 = |core, _| core.difference;
        /// What the kept codes had before.
        kept_before: f64 = |core, _| core.kept_before;
        /// What the kept codes have after.
        kept_after: f64 = |core, _| core.kept_after;
        /// What the added codes have.
        added_after: f64 = |core, _| core.added_after;
        /// What the lost codes had.
        lost_before: f64 = |core, _| core.lost_before;
        /// The codes, in order of first appearance.
        code: Vec<String> = |core, _| core.code.clone();
        /// What became of each.
        change: Vec<&'static str> = |core, _| core.change.iter().map(|change| change.as_str()).collect();
        /// Its count in the earlier list; NaN where it was not there.
        before: Array<'py> = |core, py| core.before.to_pyarray(py);
        /// Its count in the later list; NaN where it is not there.
        after: Array<'py> = |core, py| core.after.to_pyarray(py);
        /// What explains it, in words; empty where nothing does, or nothing has to be.
        explanation: Vec<String> = |core, _| core.explanation.clone();
        /// What a careful reader must know.
        cautions: Vec<Caution> = |core, _| core.cautions.iter().cloned().map(Caution).collect();
    }
}
