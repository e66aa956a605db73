//! Which code belongs to which, and when.

mod ancestors;
mod check;
mod index;

pub(super) use ancestors::Ancestor;
pub use check::{HierarchyCheck, HierarchyIssue};

use super::Date;
use super::names::{Names, Pairs, shown};
use crate::error::{Error, ErrorCode, Result};
use crate::named::named_enum;

/// Levels are few: small area, neighbourhood, place, system. More than this is a column of codes taken for one of levels.
const MOST_LEVELS: usize = 64;

named_enum! {
    /// Whether the last day that a source states belongs to the period.
    ///
    /// ```
    /// use commonweal::Ends;
    /// assert_eq!(Ends::parse("inclusive")?, Ends::Inclusive);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum Ends("ends") {
        /// The end is the first day on which it is over: periods follow on each other.
        Exclusive = "exclusive",
        /// The end is the last day on which it still holds.
        Inclusive = "inclusive",
    }
}

/// Columns of links: each row says that a code belonged to a parent from one day until another.
///
/// ```
/// use commonweal::{Date, Ends, Hierarchy, Links};
/// let since = [Some(Date::new(2022, 7, 1)?)];
/// let links = Links::new(&["15F"], &["sub-icb"], &["QWO"], &["icb"]).valid(Some(&since), None, Ends::Exclusive);
/// assert_eq!(Hierarchy::new(&links)?.levels(), ["sub-icb", "icb"]);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    child: &'a [&'a str],
    child_level: &'a [&'a str],
    parent: &'a [&'a str],
    parent_level: &'a [&'a str],
    from: Option<&'a [Option<Date>]>,
    to: Option<&'a [Option<Date>]>,
    ends: Ends,
}

impl<'a> Links<'a> {
    /// Links that hold on every day, until [`Links::valid`] says otherwise.
    ///
    /// ```
    /// # use commonweal::{Hierarchy, Links};
    /// let links = Links::new(&["E01", "E02"], &["lsoa"; 2], &["North", "South"], &["place"; 2]);
    /// assert_eq!(Hierarchy::new(&links)?.ancestor("lsoa", "E02", "place", None)?, Some("South")); // on every day
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new(
        child: &'a [&'a str],
        child_level: &'a [&'a str],
        parent: &'a [&'a str],
        parent_level: &'a [&'a str],
    ) -> Self {
        Self {
            child,
            child_level,
            parent,
            parent_level,
            from: None,
            to: None,
            ends: Ends::Exclusive,
        }
    }

    /// From when until when each link holds; a missing day is an open end.
    ///
    /// ```
    /// # use commonweal::{Date, Ends, Hierarchy, Links};
    /// let last_day = [Some(Date::new(2023, 3, 31)?)];
    /// let links = Links::new(&["07H"], &["place"], &["QH8"], &["icb"]);
    /// let on = |links: &Links, day| Hierarchy::new(links).unwrap().as_of(Date::new(2023, 3, day).unwrap()).is_ok();
    /// assert!(on(&links.valid(None, Some(&last_day), Ends::Inclusive), 31));
    /// assert!(!on(&links.valid(None, Some(&last_day), Ends::Exclusive), 31)); // over on that day
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn valid(
        mut self,
        from: Option<&'a [Option<Date>]>,
        to: Option<&'a [Option<Date>]>,
        ends: Ends,
    ) -> Self {
        self.from = from;
        self.to = to;
        self.ends = ends;
        self
    }
}

/// A code at a level: the same code may stand at two levels, as a unitary authority does.
#[derive(Debug, Clone, Copy)]
struct Place {
    level: u32,
    code: u32,
    /// The next place with the same code.
    next: Option<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Link {
    child: u32,
    parent: u32,
    from: Option<Date>,
    to: Option<Date>,
    row: u32,
}

impl Link {
    /// Whether it holds on the day; without a day, all do.
    fn holds(&self, date: Option<Date>) -> bool {
        date.is_none_or(|date| {
            self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date < to)
        })
    }

    fn is_empty(&self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if to <= from)
    }
}

/// Codes, the levels they stand at, and who belonged to whom when.
///
/// Building one only asks for columns that can be read. [`Hierarchy::check`] reports what is wrong with the links
/// themselves, and a roll-up refuses what would make its sums wrong on its day.
///
/// ```
/// use commonweal::{Hierarchy, Links};
/// let links = Links::new(
///     &["E01", "E02", "E03"], &["lsoa"; 3], &["E06", "E06", "E07"], &["ltla"; 3],
/// );
/// let hierarchy = Hierarchy::new(&links)?;
/// assert_eq!(hierarchy.ancestor("lsoa", "E02", "ltla", None)?, Some("E06"));
/// assert_eq!(hierarchy.codes("ltla"), ["E06", "E07"]);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Hierarchy {
    codes: Names,
    levels: Names,
    places: Vec<Place>,
    /// The first place of each code.
    first: Vec<Option<u32>>,
    /// Sorted by child.
    links: Vec<Link>,
    /// Where the links of each place start, and the end of the last.
    starts: Vec<usize>,
    /// Places with those of the highest levels first.
    downwards: Vec<u32>,
    /// For each level, those above it, as bits.
    above: Vec<u64>,
    dated: bool,
}

impl Hierarchy {
    /// Reads the links.
    ///
    /// ```
    /// # use commonweal::{Hierarchy, Links};
    /// let links = Links::new(&["E01", "North"], &["lsoa", "place"], &["North", "QX1"], &["place", "icb"]);
    /// assert_eq!(Hierarchy::new(&links)?.ancestor("lsoa", "E01", "icb", None)?, Some("QX1"));
    /// let short = Links::new(&["E01", "E02"], &["lsoa"; 2], &["North"], &["place"; 2]);
    /// assert_eq!(Hierarchy::new(&short).unwrap_err().code().as_str(), "length-mismatch");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty` without links, `length-mismatch` for columns of different length, `out-of-range` for more than 64 levels.
    pub fn new(links: &Links<'_>) -> Result<Self> {
        let rows = links.child.len();
        if rows == 0 {
            return Err(Error::empty("child"));
        }
        let same = |param, found| match found {
            found if found == rows => Ok(()),
            found => Err(Error::length(param, found, "child", rows)),
        };
        same("child_level", links.child_level.len())?;
        same("parent", links.parent.len())?;
        same("parent_level", links.parent_level.len())?;
        same("valid_from", links.from.map_or(rows, <[_]>::len))?;
        same("valid_to", links.to.map_or(rows, <[_]>::len))?;
        let mut new = Self {
            codes: Names::default(),
            levels: Names::default(),
            places: Vec::new(),
            first: Vec::new(),
            links: Vec::with_capacity(rows),
            starts: Vec::new(),
            downwards: Vec::new(),
            above: Vec::new(),
            dated: [links.from, links.to]
                .iter()
                .any(|ends| ends.is_some_and(|ends| ends.iter().any(Option::is_some))),
        };
        let day = |column: Option<&[Option<Date>]>, row: usize| column?.get(row).copied().flatten();
        let children = links.child.iter().zip(links.child_level);
        let parents = links.parent.iter().zip(links.parent_level);
        for (row, ((child, child_level), (parent, parent_level))) in
            children.zip(parents).enumerate()
        {
            let child = new.add("child_level", child_level, child, row)?;
            let parent = new.add("parent_level", parent_level, parent, row)?;
            let stated = day(links.to, row);
            let to = match links.ends {
                Ends::Exclusive => stated,
                Ends::Inclusive => stated.and_then(Date::tomorrow),
            };
            new.links.push(Link {
                child,
                parent,
                from: day(links.from, row),
                to,
                row: u32::try_from(row).unwrap_or(u32::MAX),
            });
        }
        new.sort();
        Ok(new)
    }

    /// From a lookup table with one column a level, lowest first: each row is a chain from a small area upwards.
    ///
    /// ```
    /// use commonweal::Hierarchy;
    /// let hierarchy = Hierarchy::from_lookup(&[
    ///     ("lsoa", &["E01", "E02", "E03"]), ("sub-icb", &["15F", "15F", "36L"]), ("icb", &["QWO", "QWO", "QOQ"]),
    /// ])?;
    /// assert_eq!(hierarchy.ancestor("lsoa", "E03", "icb", None)?, Some("QOQ"));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Hierarchy::new`]; `too-few-groups` for fewer than two columns.
    pub fn from_lookup(columns: &[(&str, &[&str])]) -> Result<Self> {
        let (mut child, mut child_level) = (Vec::new(), Vec::new());
        let (mut parent, mut parent_level) = (Vec::new(), Vec::new());
        for pair in columns.windows(2) {
            let [(below, children), (above, parents)] = pair else {
                continue;
            };
            if children.len() != parents.len() {
                return Err(Error::length(
                    "parent",
                    parents.len(),
                    "child",
                    children.len(),
                ));
            }
            let (mut names, mut seen) = ([Names::default(), Names::default()], Pairs::default());
            let [lower, higher] = &mut names;
            for (one, other) in children.iter().zip(*parents) {
                if seen.add(lower.add(one), higher.add(other)).1 {
                    child.push(*one);
                    child_level.push(*below);
                    parent.push(*other);
                    parent_level.push(*above);
                }
            }
        }
        if columns.len() < 2 {
            let message =
                "`columns` has fewer than two levels: a hierarchy needs a level and one above it";
            return Err(Error::new(ErrorCode::TooFewGroups, "columns", message));
        }
        Self::new(&Links::new(&child, &child_level, &parent, &parent_level))
    }

    /// The place of a code at a level, a new one where it is not known yet.
    fn add(&mut self, param: &'static str, level: &str, code: &str, row: usize) -> Result<u32> {
        let level = self.levels.add(level);
        if self.levels.len() > MOST_LEVELS {
            let message = format!(
                "`{param}` row {row} is the {}th different level: levels are few (small area, place, system); is this a column of codes?",
                MOST_LEVELS + 1
            );
            return Err(Error::new(ErrorCode::OutOfRange, param, message).at(row));
        }
        let code = self.codes.add(code);
        if code as usize == self.first.len() {
            self.first.push(None);
        }
        let known = self
            .places_of(code)
            .find(|&place| self.level_of(place) == level);
        if let Some(place) = known {
            return Ok(place);
        }
        let place = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let next = self.first.get(code as usize).copied().flatten();
        self.places.push(Place { level, code, next });
        if let Some(first) = self.first.get_mut(code as usize) {
            *first = Some(place);
        }
        Ok(place)
    }

    pub(super) fn find_level(&self, param: &'static str, level: &str) -> Result<u32> {
        self.levels.find(level).ok_or_else(|| {
            let known: Vec<String> = self.levels().into_iter().map(shown).collect();
            let message = format!(
                "`{param}` is {}, which is no level of the links: they have {}",
                shown(level),
                known.join(", ")
            );
            Error::new(ErrorCode::UnknownOption, param, message)
        })
    }

    /// The levels, lowest first.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/places.md")]
    /// assert_eq!(places.levels(), ["lsoa", "place", "icb"]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn levels(&self) -> Vec<&str> {
        let mut levels: Vec<u32> = (0_u32..).take(self.levels.len()).collect();
        levels.sort_by_key(|&level| std::cmp::Reverse(self.above_of(level).count_ones()));
        levels
            .into_iter()
            .map(|level| self.levels.text(level))
            .collect()
    }

    /// The codes at a level, in order of appearance; none where there is no such level.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/places.md")]
    /// assert_eq!(places.codes("place"), ["North", "South"]);
    /// assert!(places.codes("region").is_empty());
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn codes(&self, level: &str) -> Vec<&str> {
        let level = self.levels.find(level);
        level.map_or(Vec::new(), |level| {
            self.places_at(level)
                .map(|place| self.code_of(place))
                .collect()
        })
    }

    /// Whether any link says when it began or ended.
    ///
    /// ```
    /// # use commonweal::{Date, Ends, Hierarchy, Links};
    /// let (links, since) = (Links::new(&["15F"], &["sub-icb"], &["QWO"], &["icb"]), [Some(Date::new(2022, 7, 1)?)]);
    /// assert!(!Hierarchy::new(&links)?.is_dated());
    /// let dated = Hierarchy::new(&links.valid(Some(&since), None, Ends::Exclusive))?;
    /// assert!(dated.is_dated()); // so that each question about it needs a day
    /// assert_eq!(dated.ancestor("sub-icb", "15F", "icb", None).unwrap_err().code().as_str(), "missing-argument");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.dated
    }

    /// The hierarchy of one day: the links that held on it, without their dates.
    ///
    /// ```
    /// use commonweal::{Date, Ends, Hierarchy, Links};
    /// let (from, to) = ([None, Some(Date::new(2023, 4, 1)?)], [Some(Date::new(2023, 4, 1)?), None]);
    /// let links = Links::new(&["07H"; 2], &["place"; 2], &["QH8", "QM7"], &["icb"; 2]);
    /// let hierarchy = Hierarchy::new(&links.valid(Some(&from), Some(&to), Ends::Exclusive))?;
    /// let before = hierarchy.as_of(Date::new(2023, 3, 31)?)?;
    /// assert_eq!(before.ancestor("place", "07H", "icb", None)?, Some("QH8"));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty` where no link held on that day.
    pub fn as_of(&self, date: Date) -> Result<Self> {
        let (mut child, mut child_level) = (Vec::new(), Vec::new());
        let (mut parent, mut parent_level) = (Vec::new(), Vec::new());
        let mut links: Vec<&Link> = self
            .links
            .iter()
            .filter(|link| link.holds(Some(date)))
            .collect();
        links.sort_unstable_by_key(|link| link.row);
        for link in links {
            child.push(self.code_of(link.child));
            child_level.push(self.level_name(self.level_of(link.child)));
            parent.push(self.code_of(link.parent));
            parent_level.push(self.level_name(self.level_of(link.parent)));
        }
        Self::new(&Links::new(&child, &child_level, &parent, &parent_level))
    }
}

#[cfg(test)]
mod tests;
