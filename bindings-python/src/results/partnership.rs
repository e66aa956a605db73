//! Results of partnerships.

use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::{Array, display, json};
use crate::chart::Chart;

frozen! {
    /// People covered by partnerships, each counted once.
    Coverage {
        /// The day on which the memberships hold; none where they have no dates.
        at: Option<String> = |core, _| core.at.map(|day| day.to_string());
        /// People in all areas.
        total: f64 = |core, _| core.total;
        /// People covered by at least one partnership, each counted once.
        covered: f64 = |core, _| core.covered;
        /// Share of the people who are covered; NaN where there are none.
        share: f64 = |core, _| core.share;
        /// Why the share has no interval.
        no_interval_reason: String = |core, _| core.no_interval_reason.to_string();
        /// What adding the partnerships up would count more than once.
        counted_twice: f64 = |core, _| core.counted_twice;
        /// The areas, as given.
        area: Vec<String> = |core, _| core.area.clone();
        /// How many partnerships cover each area.
        partnerships_of_area: Vec<u64> = |core, _| core.partnerships_of_area.clone();
        /// Numbers of partnerships: 0, 1, 2 and so on.
        covered_by: Vec<u64> = |core, _| core.covered_by.clone();
        /// How many areas are covered by exactly so many.
        areas_covered_by: Vec<u64> = |core, _| core.areas_covered_by.clone();
        /// How many people live there.
        people_covered_by: Array<'py> = |core, py| core.people_covered_by.to_pyarray(py);
        /// The partnerships, in order of first appearance.
        partnership: Vec<String> = |core, _| core.partnership.clone();
        /// How many areas each has.
        partnership_areas: Vec<u64> = |core, _| core.partnership_areas.clone();
        /// How many people live there.
        partnership_people: Array<'py> = |core, py| core.partnership_people.to_pyarray(py);
        /// Those of them whom no other partnership covers.
        partnership_alone: Array<'py> = |core, py| core.partnership_alone.to_pyarray(py);
        /// Pairs of partnerships that share an area: the first.
        pair_first: Vec<String> = |core, _| core.pair_first.clone();
        /// The second.
        pair_second: Vec<String> = |core, _| core.pair_second.clone();
        /// How many areas both have.
        pair_areas: Vec<u64> = |core, _| core.pair_areas.clone();
        /// How many people live there.
        pair_people: Array<'py> = |core, py| core.pair_people.to_pyarray(py);
        /// People of both over people of either (Jaccard).
        pair_jaccard: Array<'py> = |core, py| core.pair_jaccard.to_pyarray(py);
        /// Areas that no partnership covers.
        uncovered_area: Vec<String> = |core, _| core.uncovered_area.clone();
        /// How many people live in each.
        uncovered_people: Array<'py> = |core, py| core.uncovered_people.to_pyarray(py);
        /// Memberships that were given and do not hold on that day.
        not_in_force: u64 = |core, _| core.not_in_force;
        /// What it says, in sentences that may be printed.
        sentences: Vec<String> = |core, _| core.sentences.clone();
        /// Key of the source.
        citation: String = |core, _| core.citation.to_string();
    }
    methods {
        /// A chart of people by how many partnerships cover them. `value` names the axis of people.
        #[pyo3(signature = (*, title = "Coverage", subtitle = None, value = None))]
        fn chart<'py>(
            slf: &Bound<'py, Self>,
            title: &str,
            subtitle: Option<&str>,
            value: Option<&str>,
        ) -> PyResult<Chart<'py>> {
            let module = slf.py().import("commonweal._chart")?;
            module.call_method1("of_coverage", (slf, title, subtitle, value)).map(Chart)
        }

        /// A chart of where partnerships overlap: people of both, and their share of the people of either.
        #[pyo3(signature = (*, title = "Overlap of partnerships", subtitle = None))]
        fn overlap_chart<'py>(
            slf: &Bound<'py, Self>,
            title: &str,
            subtitle: Option<&str>,
        ) -> PyResult<Chart<'py>> {
            let module = slf.py().import("commonweal._chart")?;
            module.call_method1("of_overlap", (slf, title, subtitle)).map(Chart)
        }
    }
}

frozen! {
    /// Amounts of areas added up by partnership, where the partnerships do not overlap.
    PartnershipTotals {
        /// The day on which the memberships hold; none where they have no dates.
        at: Option<String> = |core, _| core.at.map(|day| day.to_string());
        /// The partnerships, in order of first appearance.
        partnership: Vec<String> = |core, _| core.partnership.clone();
        /// How many areas each has.
        areas: Vec<u64> = |core, _| core.areas.clone();
        /// The sum over them.
        value: Array<'py> = |core, py| core.value.to_pyarray(py);
        /// The sum over all areas.
        total: f64 = |core, _| core.total;
        /// The sum over areas without partnership.
        uncovered: f64 = |core, _| core.uncovered;
        /// Those areas.
        uncovered_area: Vec<String> = |core, _| core.uncovered_area.clone();
        /// Memberships that were given and do not hold on that day.
        not_in_force: u64 = |core, _| core.not_in_force;
        /// Key of the source.
        citation: String = |core, _| core.citation.to_string();
    }
}
