//! To which code of a higher level each place belongs on a day.

use super::{Date, Hierarchy};
use crate::error::{Error, ErrorCode, Result};
use crate::system::names::shown;

/// What stands above a place at the level that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::system) enum Ancestor {
    None,
    One(u32),
    /// Two of them, or more.
    Several(u32, u32),
}

impl Ancestor {
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, other) => other,
            (one, Self::None) => one,
            (Self::One(a), Self::One(b)) if a == b => self,
            (Self::One(a), Self::One(b)) => Self::Several(a, b),
            (Self::Several(..), _) => self,
            (_, Self::Several(..)) => other,
        }
    }
}

impl Hierarchy {
    /// For each place, the place above it at a level on a day (on every day where there are no dates).
    ///
    /// Levels are taken from the top, so that each place finds its parents done; in a circle of levels there is no top.
    pub(in crate::system) fn ancestors(
        &self,
        level: u32,
        date: Option<Date>,
    ) -> Result<Vec<Ancestor>> {
        if date.is_none() && self.dated {
            let message = "`date` is needed: the links have dates, and codes belong to one parent on one day and to another on the next";
            return Err(Error::new(ErrorCode::MissingArgument, "date", message));
        }
        if let Some(bad) = (0_u32..)
            .take(self.above.len())
            .find(|&level| self.is_above(level, level))
        {
            let message = format!(
                "`parent_level` puts the level {} above itself, by way of others or at once: there is no highest level (check_hierarchy names the rows)",
                shown(self.level_name(bad))
            );
            return Err(Error::new(ErrorCode::Cycle, "parent_level", message));
        }
        let mut found = vec![Ancestor::None; self.places.len()];
        for &place in &self.downwards {
            let ancestor = if self.level_of(place) == level {
                Ancestor::One(place)
            } else if self.is_above(level, self.level_of(place)) {
                let links = self.links_of(place).iter();
                links
                    .filter(|link| link.holds(date))
                    .filter_map(|link| found.get(link.parent as usize).copied())
                    .fold(Ancestor::None, Ancestor::with)
            } else {
                continue;
            };
            if let Some(slot) = found.get_mut(place as usize) {
                *slot = ancestor;
            }
        }
        Ok(found)
    }

    /// The code of a higher level to which a code belonged on a day; none where it belonged to none.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/places.md")]
    /// assert_eq!(places.ancestor("lsoa", "E03", "place", None)?, Some("South"));
    /// assert_eq!(places.ancestor("lsoa", "E03", "icb", None)?, Some("QX1")); // by way of its place
    /// assert_eq!(places.ancestor("lsoa", "E99", "icb", None).unwrap_err().code().as_str(), "unknown-code");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `unknown-option` for a level that does not exist, `unknown-code` for a code that is not at its level,
    /// `missing-argument` without a day where the links have dates, `overlap` where it belonged to two at once,
    /// `cycle` where the levels have no top.
    pub fn ancestor(
        &self,
        from_level: &str,
        code: &str,
        to_level: &str,
        date: Option<Date>,
    ) -> Result<Option<&str>> {
        let from = self.find_level("from_level", from_level)?;
        let to = self.find_level("to_level", to_level)?;
        let Some(place) = self.place(from, code) else {
            let message = format!(
                "`code` is {}, which is not at the level {} in the links",
                shown(code),
                shown(from_level)
            );
            return Err(Error::new(ErrorCode::UnknownCode, "code", message));
        };
        let found = self.ancestors(to, date)?;
        match found.get(place as usize) {
            Some(Ancestor::One(above)) => Ok(Some(self.code_of(*above))),
            Some(Ancestor::Several(one, other)) => {
                Err(self.overlap("code", code, *one, *other, to, date))
            }
            _ => Ok(None),
        }
    }

    /// The error for a code that belongs to two at once.
    pub(in crate::system) fn overlap(
        &self,
        param: &'static str,
        code: &str,
        one: u32,
        other: u32,
        level: u32,
        date: Option<Date>,
    ) -> Error {
        let when = date.map_or(String::new(), |date| format!(" on {date}"));
        let message = format!(
            "`{param}` {} belongs to both {} and {} at the level {}{when}: a sum would count it twice; roll up along one partition, or mend the dates of the links",
            shown(code),
            shown(self.code_of(one)),
            shown(self.code_of(other)),
            shown(self.level_name(level)),
        );
        Error::new(ErrorCode::Overlap, param, message)
    }
}
