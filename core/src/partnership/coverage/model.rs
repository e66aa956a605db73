//! Coverage and roll-up on a day.

use std::collections::BTreeMap;

use super::memberships::{AreaValues, InForce, Memberships};
use super::result::{Coverage, PartnershipTotals};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::Text;
use crate::numeric::sum;
use crate::system::Date;
use crate::words::{count, percent};

/// The most pairs of memberships of one area that are looked at in all.
const MOST_PAIRS: usize = 5_000_000;

/// Coverage: how many people at least one partnership covers, where partnerships overlap, and whom none covers.
///
/// **Use it** for boards, alliances, collaboratives and programmes whose areas or organisations overlap and change.
/// **Not** to add up rates: add up counts and people, and divide last.
///
/// - Input: [`AreaValues`] (people of each area once) and [`Memberships`] (dated, overlapping). An area belongs to a
///   partnership as a whole: where a partnership has a part of an area, split the area first.
/// - Covered: sum of the people of areas with at least one membership on the day; each area once.
/// - Overlap of two partnerships: people of areas in both, and their Jaccard index, people of both over people of either.
/// - Interval: none, with the reason: these are all the people, not a sample.
/// - Errors: those of the input; `missing-argument` for `at` beside dated memberships; `unknown-option` with the row of a
///   member that is no area; `duplicate-key` with the row of a membership that stands twice on the day; `too-much-work`;
///   `overflow`.
/// - Source: Berge 1973 (hypergraphs); Jaccard 1912.
///
/// ```
/// use commonweal::{AreaValues, CoverageModel, Memberships};
/// // Frimley's integrated care board lies in three authorities; two of these have health partnerships of their own.
/// let parts = ["East Berkshire", "North East Hampshire", "Surrey Heath"];
/// let people = AreaValues::people(&parts, &[425_015.0, 167_593.0, 154_131.0])?;
/// let members = ["East Berkshire", "North East Hampshire", "Surrey Heath", "North East Hampshire", "Surrey Heath"];
/// let members = Memberships::new(&members, &["Frimley", "Frimley", "Frimley", "Hampshire", "Surrey"])?;
/// let coverage = CoverageModel::new().estimate(&people, &members)?;
/// assert_eq!(coverage.covered, 746_739.0);
/// assert_eq!(coverage.counted_twice, 321_724.0); // by whoever adds the three partnerships up
/// assert!((coverage.pair_jaccard[0] - 0.224433).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct CoverageModel {
    at: Option<Date>,
}

impl CoverageModel {
    /// For memberships without dates.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/frimley.md")]
    /// # use commonweal::{CoverageModel, Memberships};
    /// let members = Memberships::new(&["East Berkshire", "Surrey Heath"], &["Frimley"; 2])?;
    /// let coverage = CoverageModel::new().estimate(&people, &members)?;
    /// assert_eq!((coverage.at, coverage.covered), (None, 579_146.0)); // memberships without dates hold always
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The day on which memberships are to hold.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/frimley.md")]
    /// # use commonweal::{CoverageModel, Date, Memberships};
    /// let (day, until) = (Date::parse("2021-06-01")?, [None, Some(Date::parse("2021-04-01")?)]);
    /// let members = Memberships::new(&["East Berkshire", "Surrey Heath"], &["Frimley"; 2])?.with_dates(None, Some(&until))?;
    /// let coverage = CoverageModel::new().at(day).estimate(&people, &members)?;
    /// assert_eq!((coverage.covered, coverage.not_in_force), (425_015.0, 1));
    /// assert_eq!(CoverageModel::new().estimate(&people, &members).unwrap_err().param(), Some("at")); // on which day?
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn at(mut self, day: Date) -> Self {
        self.at = Some(day);
        self
    }

    /// The coverage of these people.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/frimley.md")]
    /// # use commonweal::{CoverageModel, Memberships};
    /// let members = Memberships::new(&["East Berkshire", "Surrey Heath", "Surrey Heath"], &["Frimley", "Frimley", "Surrey"])?;
    /// let coverage = CoverageModel::new().estimate(&people, &members)?;
    /// assert!((coverage.share - 0.775567).abs() < 1e-6); // of 746,739 people
    /// assert_eq!((coverage.covered, coverage.counted_twice), (579_146.0, 154_131.0));
    /// assert_eq!(coverage.uncovered_area, ["North East Hampshire"]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(&self, people: &AreaValues<'_>, members: &Memberships<'_>) -> Result<Coverage> {
        let held = members.in_force(people, self.at)?;
        let total = total(people)?;
        let many = |area: usize| held.of_area.get(area).map_or(0, Vec::len);
        let value = |area: usize| people.value.get(area).copied().unwrap_or(0.0);
        let areas = || 0..people.len();
        let of = |keep: &dyn Fn(usize) -> bool| -> f64 {
            sum::sum_of(areas().filter(|&area| keep(area)).map(value))
        };
        let covered = of(&|area| many(area) > 0);
        let most = areas().map(many).max().unwrap_or(0);
        let mut by_number: Vec<Vec<f64>> = vec![Vec::new(); most + 1];
        for area in areas() {
            if let Some(group) = by_number.get_mut(many(area)) {
                group.push(value(area));
            }
        }
        let groups = groups(people, &held);
        let partnership_people: Vec<f64> = groups.iter().map(|group| sum::sum(group)).collect();
        let mut alone: Vec<Vec<f64>> = vec![Vec::new(); held.partnerships.len()];
        for area in areas() {
            if let Some([(index, _)]) = held.of_area.get(area).map(Vec::as_slice)
                && let Some(group) = alone.get_mut(*index)
            {
                group.push(value(area));
            }
        }
        let uncovered: Vec<usize> = areas().filter(|&area| many(area) == 0).collect();
        let added = sum::sum(&partnership_people);
        if !added.is_finite() {
            return Err(Error::overflow(people.param, "the sum of the partnerships"));
        }
        let name = |area: usize| {
            people
                .area
                .get(area)
                .copied()
                .unwrap_or_default()
                .to_owned()
        };
        let mut coverage = Coverage {
            at: self.at,
            total,
            covered,
            share: covered / total,
            no_interval_reason: Text::Borrowed(
                "these are all the people of the areas, not a sample of them",
            ),
            counted_twice: added - covered,
            area: areas().map(name).collect(),
            partnerships_of_area: areas().map(|area| many(area) as u64).collect(),
            covered_by: (0..=most as u64).collect(),
            areas_covered_by: by_number.iter().map(|group| group.len() as u64).collect(),
            people_covered_by: by_number.iter().map(|group| sum::sum(group)).collect(),
            partnership: held
                .partnerships
                .iter()
                .map(|&name| name.to_owned())
                .collect(),
            partnership_areas: groups.iter().map(|group| group.len() as u64).collect(),
            partnership_people,
            partnership_alone: alone.iter().map(|group| sum::sum(group)).collect(),
            pair_first: Vec::new(),
            pair_second: Vec::new(),
            pair_areas: Vec::new(),
            pair_people: Vec::new(),
            pair_jaccard: Vec::new(),
            uncovered_area: uncovered.iter().map(|&area| name(area)).collect(),
            uncovered_people: uncovered.iter().map(|&area| value(area)).collect(),
            not_in_force: (members.len() - held.rows) as u64,
            sentences: Vec::new(),
            citation: Text::Borrowed("berge-1973"),
        };
        add_pairs(&mut coverage, people, &held)?;
        coverage.sentences = sentences(&coverage);
        Ok(coverage)
    }

    /// The sum of each partnership, where no area belongs to two on the day.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/frimley.md")]
    /// # use commonweal::{CoverageModel, Memberships};
    /// let members = Memberships::new(&parts, &["Berkshire", "Hampshire", "Surrey"])?;
    /// assert_eq!(CoverageModel::new().roll_up(&people, &members)?.value, [425_015.0, 167_593.0, 154_131.0]);
    /// let twice = Memberships::new(&["Surrey Heath", "Surrey Heath"], &["Frimley", "Surrey"])?;
    /// let error = CoverageModel::new().roll_up(&people, &twice).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("not-computable", Some(1))); // would count its people twice
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`estimate`](Self::estimate), and `not-computable` with the row of a membership that overlaps an earlier one.
    pub fn roll_up(
        &self,
        values: &AreaValues<'_>,
        members: &Memberships<'_>,
    ) -> Result<PartnershipTotals> {
        let held = members.in_force(values, self.at)?;
        refuse_overlap(values, &held)?;
        let groups = groups(values, &held);
        let none = |area: &usize| held.of_area.get(*area).is_none_or(Vec::is_empty);
        let uncovered: Vec<usize> = (0..values.len()).filter(none).collect();
        let value = |area: &usize| values.value.get(*area).copied().unwrap_or(0.0);
        Ok(PartnershipTotals {
            at: self.at,
            partnership: held
                .partnerships
                .iter()
                .map(|&name| name.to_owned())
                .collect(),
            areas: groups.iter().map(|group| group.len() as u64).collect(),
            value: groups.iter().map(|group| sum::sum(group)).collect(),
            total: total(values)?,
            uncovered: sum::sum_of(uncovered.iter().map(value)),
            uncovered_area: uncovered
                .iter()
                .map(|&area| {
                    values
                        .area
                        .get(area)
                        .copied()
                        .unwrap_or_default()
                        .to_owned()
                })
                .collect(),
            not_in_force: (members.len() - held.rows) as u64,
            citation: Text::Borrowed("berge-1973"),
        })
    }
}

/// The sum over all areas. The sum of absolute values is checked, so that no part of it overflows.
fn total(values: &AreaValues<'_>) -> Result<f64> {
    if sum::sum_of(values.value.iter().map(|value| value.abs())).is_finite() {
        Ok(sum::sum(values.value))
    } else {
        Err(Error::overflow(values.param, "the sum over the areas"))
    }
}

/// The values of each partnership's areas.
fn groups(values: &AreaValues<'_>, held: &InForce<'_>) -> Vec<Vec<f64>> {
    let mut groups = vec![Vec::new(); held.partnerships.len()];
    for (members, &value) in held.of_area.iter().zip(values.value) {
        for &(index, _) in members {
            if let Some(group) = groups.get_mut(index) {
                group.push(value);
            }
        }
    }
    groups
}

/// A sum over partnerships that share an area would count it twice.
fn refuse_overlap(values: &AreaValues<'_>, held: &InForce<'_>) -> Result<()> {
    let twice = held
        .of_area
        .iter()
        .zip(values.area)
        .filter_map(|(members, area)| {
            let mut rows: Vec<(usize, usize)> =
                members.iter().map(|&(index, row)| (row, index)).collect();
            rows.sort_unstable();
            match rows.as_slice() {
                [(_, first), (row, second), ..] => Some((*row, *first, *second, *area)),
                _ => None,
            }
        });
    let Some((row, first, second, area)) = twice.min() else {
        return Ok(());
    };
    let name = |index: usize| held.partnerships.get(index).copied().unwrap_or_default();
    let message = format!(
        "`member_area` row {row} puts \"{area}\" into \"{}\", and an earlier row into \"{}\": overlapping partnerships do not \
         add up, so choose partnerships that are a partition (each area in one), or ask for coverage",
        name(second),
        name(first)
    );
    Err(Error::new(ErrorCode::NotComputable, "member_area", message).at(row))
}

fn add_pairs(coverage: &mut Coverage, people: &AreaValues<'_>, held: &InForce<'_>) -> Result<()> {
    let pairs_of = |many: usize| many.saturating_mul(many.saturating_sub(1)) / 2;
    let work = held.of_area.iter().fold(0_usize, |work, members| {
        work.saturating_add(pairs_of(members.len()))
    });
    if work > MOST_PAIRS {
        let message = format!(
            "`member_area` has {work} overlaps of two memberships, more than {MOST_PAIRS}: ask for fewer partnerships"
        );
        return Err(Error::new(ErrorCode::TooMuchWork, "member_area", message));
    }
    let mut shared: BTreeMap<(usize, usize), Vec<f64>> = BTreeMap::new();
    for (members, &value) in held.of_area.iter().zip(people.value) {
        for (place, &(first, _)) in members.iter().enumerate() {
            for &(second, _) in members.iter().skip(place + 1) {
                shared.entry((first, second)).or_default().push(value);
            }
        }
    }
    let name = |index: usize| {
        held.partnerships
            .get(index)
            .copied()
            .unwrap_or_default()
            .to_owned()
    };
    for ((first, second), values) in shared {
        let both = sum::sum(&values);
        let of = |index: usize| {
            coverage
                .partnership_people
                .get(index)
                .copied()
                .unwrap_or(0.0)
        };
        let either = of(first) + of(second) - both;
        coverage.pair_first.push(name(first));
        coverage.pair_second.push(name(second));
        coverage.pair_areas.push(values.len() as u64);
        coverage.pair_people.push(both);
        coverage.pair_jaccard.push(both / either);
    }
    Ok(())
}

fn sentences(coverage: &Coverage) -> Vec<String> {
    let many = |number: u64, one: &str, more: &str| {
        format!("{number} {}", if number == 1 { one } else { more })
    };
    let day = coverage
        .at
        .map_or_else(String::new, |day| format!(" on {day}"));
    let partnerships = many(
        coverage.partnership.len() as u64,
        "partnership",
        "partnerships",
    );
    let share = if coverage.total > 0.0 {
        format!(" ({})", percent(coverage.share))
    } else {
        String::new()
    };
    let mut lines = vec![format!(
        "{} of {} people{share} live in an area of at least one of {partnerships}{day}.",
        count(coverage.covered),
        count(coverage.total)
    )];
    if coverage.counted_twice > 0.0 {
        lines.push(format!(
            "Who adds the partnerships up counts {} too many, because some areas belong to several.",
            count(coverage.counted_twice)
        ));
    }
    let uncovered = coverage.uncovered_area.len() as u64;
    if uncovered > 0 {
        lines.push(format!(
            "{} with {} people {} to none.",
            many(uncovered, "area", "areas"),
            count(sum::sum(&coverage.uncovered_people)),
            if uncovered == 1 { "belongs" } else { "belong" }
        ));
    }
    lines
}
