//! What is wrong with the links of a hierarchy, all of it at once.

use super::{Date, Hierarchy, Link};
use crate::named::named_enum;
use crate::numbered::Numbered;
use crate::system::Period;
use crate::system::names::shown;

named_enum! {
    /// What kind of fault a link or a code has.
    ///
    /// ```
    /// use commonweal::HierarchyIssue;
    /// assert_eq!(HierarchyIssue::TwoParents.as_str(), "two-parents");
    /// assert!(HierarchyIssue::TwoParents.stops_roll_up() && !HierarchyIssue::Gap.stops_roll_up());
    /// ```
    pub enum HierarchyIssue("issue") {
        /// A code is its own parent.
        SelfLink = "self-link",
        /// The link is part of a circle of levels: none of them is the highest.
        Cycle = "cycle",
        /// A code has two parents at one level on the same day: a sum would count it twice.
        TwoParents = "two-parents",
        /// The link ends before it begins: it never held.
        EmptyPeriod = "empty-period",
        /// Between two of its parents at a level, a code has none.
        Gap = "gap",
        /// A code has no parent on any day, though others of its level have.
        Orphan = "orphan",
        /// The same link again, for days that it had already.
        DuplicateLink = "duplicate-link",
        /// A code is not in the list of known codes.
        UnknownCode = "unknown-code",
    }
}

impl HierarchyIssue {
    /// Whether a roll-up through the fault is refused; others leave codes unmatched, which a roll-up reports.
    ///
    /// ```
    /// # use commonweal::{Hierarchy, Links};
    /// let links = Links::new(&["E01", "E01"], &["lsoa"; 2], &["North", "South"], &["place"; 2]);
    /// let check = Hierarchy::new(&links)?.check(None);
    /// assert_eq!(check.issue[0].as_str(), "two-parents");
    /// assert!(check.issue[0].stops_roll_up()); // its people would count in both
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn stops_roll_up(self) -> bool {
        matches!(self, Self::SelfLink | Self::Cycle | Self::TwoParents)
    }
}

/// What [`Hierarchy::check`] finds: the levels, and every fault as a row.
///
/// ```
/// use commonweal::{Hierarchy, HierarchyIssue, Links};
/// let links = Links::new(&["E01", "E01", "E02"], &["lsoa"; 3], &["E06", "E07", "E07"], &["ltla"; 3]);
/// let check = Hierarchy::new(&links)?.check(None);
/// assert_eq!((check.ok, check.issue, check.row), (false, vec![HierarchyIssue::TwoParents], vec![Some(1)]));
/// assert_eq!(check.level, ["lsoa", "ltla"]);
/// assert_eq!(check.codes, [2, 2]);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct HierarchyCheck {
    /// Whether there is no fault.
    pub ok: bool,
    /// How many links were read.
    pub links: u64,
    /// Whether any link says when it began or ended.
    pub dated: bool,
    /// The levels, lowest first.
    pub level: Vec<String>,
    /// How many codes stand at each level.
    pub codes: Vec<u64>,
    /// What is wrong, fault by fault, in the order of the rows.
    pub issue: Vec<HierarchyIssue>,
    /// The row of the links where it shows; none for a code without links.
    pub row: Vec<Option<u64>>,
    /// The code at fault.
    pub code: Vec<String>,
    /// The level of that code.
    pub code_level: Vec<String>,
    /// A sentence that says what is wrong and what to do.
    pub message: Vec<String>,
}

type Fault = (Option<u32>, HierarchyIssue, u32, String);

impl Hierarchy {
    /// Everything that is wrong with the links: circles, two parents at once, gaps in time, orphans, empty periods,
    /// repeated links; and, given a list of all codes, those that are not in it.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/places.md")]
    /// assert!(places.check(None).ok);
    /// let check = places.check(Some(&["E01", "E02", "E03", "North", "South", "QX1"])); // the list of all codes
    /// assert_eq!((check.issue[0].as_str(), check.code[0].as_str()), ("unknown-code", "E04"));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn check(&self, known: Option<&[&str]>) -> HierarchyCheck {
        let mut faults = Vec::new();
        for link in &self.links {
            self.check_link(link, &mut faults);
        }
        let mut with_parents = 0_u64;
        for link in &self.links {
            with_parents |= super::index::bit(self.level_of(link.child));
        }
        for place in (0_u32..).take(self.places.len()) {
            self.check_parents(place, &mut faults);
            let level = self.level_of(place);
            if self.links_of(place).is_empty() && with_parents & super::index::bit(level) != 0 {
                let message = format!(
                    "{} has no parent, though others at the level {} have: add its link, or leave it out",
                    shown(self.code_of(place)),
                    shown(self.level_name(level))
                );
                faults.push((None, HierarchyIssue::Orphan, place, message));
            }
        }
        if let Some(known) = known {
            let mut codes = Numbered::default();
            for code in known {
                codes.number(code);
            }
            for place in (0_u32..).take(self.places.len()) {
                let code = self.code_of(place);
                if !codes.knows(code) {
                    let message = format!(
                        "{} is not in the list of codes: look for a spelling or an edition",
                        shown(code)
                    );
                    faults.push((None, HierarchyIssue::UnknownCode, place, message));
                }
            }
        }
        // By row, those without one last; several of one row in the order of the checks.
        faults.sort_by_key(|fault| fault.0.unwrap_or(u32::MAX));
        let level: Vec<String> = self.levels().into_iter().map(str::to_owned).collect();
        HierarchyCheck {
            ok: faults.is_empty(),
            links: self.links.len() as u64,
            dated: self.dated,
            codes: level
                .iter()
                .map(|level| self.codes(level).len() as u64)
                .collect(),
            level,
            issue: faults.iter().map(|fault| fault.1).collect(),
            row: faults.iter().map(|fault| fault.0.map(u64::from)).collect(),
            code: faults
                .iter()
                .map(|fault| self.code_of(fault.2).to_owned())
                .collect(),
            code_level: faults
                .iter()
                .map(|fault| self.level_name(self.level_of(fault.2)).to_owned())
                .collect(),
            message: faults.into_iter().map(|fault| fault.3).collect(),
        }
    }

    fn check_link(&self, link: &Link, faults: &mut Vec<Fault>) {
        let (below, above) = (self.level_of(link.child), self.level_of(link.parent));
        let code = shown(self.code_of(link.child));
        let row = Some(link.row);
        if link.child == link.parent {
            let message =
                format!("{code} is its own parent: give its parent, or leave the row out");
            faults.push((row, HierarchyIssue::SelfLink, link.child, message));
        } else if below == above || self.is_above(below, above) {
            let message = format!(
                "the level {} is both below and above {}: a link goes from a lower level to a higher one, and a successor is no parent",
                shown(self.level_name(below)),
                shown(self.level_name(above))
            );
            faults.push((row, HierarchyIssue::Cycle, link.child, message));
        }
        if link.is_empty()
            && let (Some(from), Some(to)) = (link.from, link.to)
        {
            let message = format!(
                "the link of {code} begins on {from} and is over by {to}: it never held; if the source states last days, say that ends are inclusive"
            );
            faults.push((row, HierarchyIssue::EmptyPeriod, link.child, message));
        }
    }

    /// The parents of a place at each level, in the order of their beginnings.
    fn check_parents(&self, place: u32, faults: &mut Vec<Fault>) {
        let mut links: Vec<&Link> = self
            .links_of(place)
            .iter()
            .filter(|link| !link.is_empty())
            .collect();
        links.sort_by_key(|link| (self.level_of(link.parent), link.from, link.row));
        let code = shown(self.code_of(place));
        // The link that lasts longest of those seen at this level.
        let mut longest: Option<&Link> = None;
        for link in links {
            let same_level =
                longest.filter(|last| self.level_of(last.parent) == self.level_of(link.parent));
            let Some(last) = same_level else {
                longest = Some(link);
                continue;
            };
            let level = shown(self.level_name(self.level_of(link.parent)));
            if overlap(last, link) {
                let both = Period::new(last.from.max(link.from), earlier(last.to, link.to));
                let when = both.map_or(String::new(), |both| match both {
                    Period::ALWAYS => String::new(),
                    both => format!(" ({both})"),
                });
                let fault = if last.parent == link.parent {
                    let message = format!(
                        "the link of {code} stands in row {} already{when}: leave one out",
                        last.row
                    );
                    (HierarchyIssue::DuplicateLink, message)
                } else {
                    let message = format!(
                        "{code} belongs to {} and to {} at the level {level} at once{when}: end one link where the other begins",
                        shown(self.code_of(last.parent)),
                        shown(self.code_of(link.parent))
                    );
                    (HierarchyIssue::TwoParents, message)
                };
                faults.push((Some(link.row.max(last.row)), fault.0, place, fault.1));
            } else if let (Some(end), Some(start)) = (last.to, link.from)
                && end < start
            {
                let message = format!(
                    "{code} has no parent at the level {level} from {end} to before {start}: its counts of those days have nowhere to go"
                );
                faults.push((Some(link.row), HierarchyIssue::Gap, place, message));
            }
            if lasts_longer(link.to, last.to) {
                longest = Some(link);
            }
        }
    }
}

/// `later` begins no earlier than `first`.
fn overlap(first: &Link, later: &Link) -> bool {
    match (first.to, later.from) {
        (Some(end), Some(start)) => start < end,
        _ => true,
    }
}

fn lasts_longer(one: Option<Date>, other: Option<Date>) -> bool {
    match (one, other) {
        (None, Some(_)) => true,
        (Some(one), Some(other)) => one > other,
        (_, None) => false,
    }
}

fn earlier(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    if lasts_longer(one, other) { other } else { one }
}
