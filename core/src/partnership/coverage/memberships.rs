//! Areas with their people, and who belongs to which partnership from when until when.

use crate::error::{Error, ErrorCode, Result};
use crate::input::{finite, not_negative, same_length};
use crate::numbered::Numbered;
use crate::system::{Date, Period};

/// A number for each area (or organisation), each area once: checked once, borrowed.
///
/// ```
/// use commonweal::AreaValues;
/// let people = AreaValues::people(&["East Berkshire", "Surrey Heath"], &[425_015.0, 154_131.0])?;
/// assert_eq!(people.len(), 2);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct AreaValues<'a> {
    pub(super) area: &'a [&'a str],
    pub(super) value: &'a [f64],
    pub(super) param: &'static str,
}

impl<'a> AreaValues<'a> {
    /// People in each area: zero or more.
    ///
    /// ```
    /// # use commonweal::AreaValues;
    /// assert_eq!(AreaValues::people(&["Leeds", "Bradford"], &[812_000.0, 546_400.0])?.len(), 2);
    /// let error = AreaValues::people(&["Leeds", "Leeds"], &[812_000.0, 546_400.0]).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("duplicate-key", Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`, `length-mismatch`; `missing-value`, `not-finite`, `negative-value`, and `duplicate-key` for an area that
    /// stands twice, with the row.
    pub fn people(area: &'a [&'a str], people: &'a [f64]) -> Result<Self> {
        let values = Self::checked(area, people, "people")?;
        not_negative("people", people)?;
        Ok(values)
    }

    /// Any amount of each area that adds up: events, costs, beds.
    ///
    /// ```
    /// use commonweal::{AreaValues, CoverageModel, Memberships};
    /// let balance = AreaValues::amounts(&["Leeds", "Bradford"], &[4.5, -1.25])?; // millions: a deficit is an amount too
    /// let members = Memberships::new(&["Leeds", "Bradford"], &["West Yorkshire"; 2])?;
    /// assert_eq!(CoverageModel::new().roll_up(&balance, &members)?.value, [3.25]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`people`](Self::people), without `negative-value`.
    pub fn amounts(area: &'a [&'a str], values: &'a [f64]) -> Result<Self> {
        Self::checked(area, values, "values")
    }

    fn checked(area: &'a [&'a str], value: &'a [f64], param: &'static str) -> Result<Self> {
        if area.is_empty() {
            return Err(Error::empty("area"));
        }
        named("area", area)?;
        same_length(param, value, "area", area.len())?;
        finite(param, value)?;
        let mut sorted: Vec<(&str, usize)> = area.iter().copied().zip(0..).collect();
        sorted.sort_unstable();
        if let Some((row, name)) = repeated(&sorted) {
            let message = format!(
                "`area` row {row} is \"{name}\", as an earlier row is: give each area once, with all its people"
            );
            return Err(Error::new(ErrorCode::DuplicateKey, "area", message).at(row));
        }
        Ok(Self { area, value, param })
    }

    /// How many areas there are.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/frimley.md")]
    /// assert_eq!(people.len(), 3);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.area.len()
    }

    /// Always false: an empty input is refused.
    ///
    /// ```
    /// # use commonweal::AreaValues;
    /// assert!(!AreaValues::people(&["Isles of Scilly"], &[0.0])?.is_empty()); // an area without people is an area
    /// assert_eq!(AreaValues::people(&[], &[]).unwrap_err().code().as_str(), "empty");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }
}

/// Which area (or organisation) belongs to which partnership, one row a membership: checked once, borrowed.
///
/// Memberships may overlap: an area can belong to several partnerships at once.
///
/// ```
/// use commonweal::{Date, Memberships};
/// let from = [Some(Date::parse("2016-10-01")?), None];
/// let members = Memberships::new(&["Harrogate", "Leeds"], &["WYAAT", "WYAAT"])?.with_dates(Some(&from), None)?;
/// assert_eq!(members.len(), 2);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Memberships<'a> {
    area: &'a [&'a str],
    partnership: &'a [&'a str],
    /// From when until when each holds; none where all hold always.
    periods: Option<Vec<Period>>,
}

/// What holds on a day.
#[derive(Debug)]
pub(super) struct InForce<'a> {
    /// The partnerships in order of first appearance among the rows that hold.
    pub(super) partnerships: Vec<&'a str>,
    /// For each area, the partnerships it belongs to by their place, with the row of the membership.
    pub(super) of_area: Vec<Vec<(usize, usize)>>,
    /// How many rows hold.
    pub(super) rows: usize,
}

impl<'a> Memberships<'a> {
    /// Checks and borrows the rows; all hold always.
    ///
    /// ```
    /// # use commonweal::Memberships;
    /// let members = Memberships::new(&["Surrey Heath", "Surrey Heath"], &["Frimley", "Surrey"])?; // one area in two
    /// assert_eq!(members.len(), 2);
    /// let error = Memberships::new(&["Surrey Heath", ""], &["Frimley", "Surrey"]).unwrap_err();
    /// assert_eq!((error.param(), error.index()), (Some("member_area"), Some(1)));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `empty`, `length-mismatch`; `missing-value` with the row of a name that is empty.
    pub fn new(area: &'a [&'a str], partnership: &'a [&'a str]) -> Result<Self> {
        if area.is_empty() {
            return Err(Error::empty("member_area"));
        }
        if partnership.len() != area.len() {
            let (found, expected) = (partnership.len(), area.len());
            return Err(Error::length(
                "member_partnership",
                found,
                "member_area",
                expected,
            ));
        }
        named("member_area", area)?;
        named("member_partnership", partnership)?;
        Ok(Self {
            area,
            partnership,
            periods: None,
        })
    }

    /// Adds from when (that day included) until when (that day excluded) each row holds; a missing day is an open end.
    ///
    /// ```
    /// use commonweal::{AreaValues, CoverageModel, Date, Memberships};
    /// let trusts = AreaValues::amounts(&["Harrogate", "Leeds"], &[300.0, 1_800.0])?; // beds
    /// let joined = [Some(Date::parse("2016-10-01")?), None];
    /// let members = Memberships::new(&["Harrogate", "Leeds"], &["WYAAT"; 2])?.with_dates(Some(&joined), None)?;
    /// let beds = |day| CoverageModel::new().at(day).roll_up(&trusts, &members).unwrap().value;
    /// assert_eq!((beds(Date::parse("2016-09-30")?), beds(Date::parse("2016-10-01")?)), (vec![1_800.0], vec![2_100.0]));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `length-mismatch`; `out-of-range` with the row that ends before it begins.
    pub fn with_dates(
        mut self,
        from: Option<&[Option<Date>]>,
        to: Option<&[Option<Date>]>,
    ) -> Result<Self> {
        if from.is_none() && to.is_none() {
            return Ok(self);
        }
        for (param, column) in [("member_from", from), ("member_to", to)] {
            if let Some(column) = column
                && column.len() != self.area.len()
            {
                return Err(Error::length(
                    param,
                    column.len(),
                    "member_area",
                    self.area.len(),
                ));
            }
        }
        let day = |column: Option<&[Option<Date>]>, row: usize| {
            column.and_then(|column| column.get(row).copied()).flatten()
        };
        let mut periods = Vec::with_capacity(self.area.len());
        for row in 0..self.area.len() {
            let period = Period::new(day(from, row), day(to, row)).map_err(|error| {
                let message =
                    format!("`member_to` row {row} does not come after `member_from`: {error}");
                Error::new(error.code(), "member_to", message).at(row)
            })?;
            periods.push(period);
        }
        self.periods = Some(periods);
        Ok(self)
    }

    /// The memberships of these areas that hold on a day.
    pub(super) fn in_force(&self, areas: &AreaValues<'a>, at: Option<Date>) -> Result<InForce<'a>> {
        if self.periods.is_some() && at.is_none() {
            let message =
                "`at` is needed beside dated memberships: give the day on which they are to hold";
            return Err(Error::new(ErrorCode::MissingArgument, "at", message));
        }
        let holds = |row: usize| match (&self.periods, at) {
            (Some(periods), Some(day)) => {
                periods.get(row).is_some_and(|period| period.contains(day))
            }
            _ => true,
        };
        let mut places: Vec<(&str, usize)> = areas.area.iter().copied().zip(0..).collect();
        places.sort_unstable();
        let mut names = Numbered::default();
        let mut found = InForce {
            partnerships: Vec::new(),
            of_area: vec![Vec::new(); areas.len()],
            rows: 0,
        };
        for (row, (&area, &partnership)) in self.area.iter().zip(self.partnership).enumerate() {
            if !holds(row) {
                continue;
            }
            found.rows += 1;
            let place = places
                .binary_search_by(|(name, _)| (*name).cmp(area))
                .ok()
                .and_then(|at| places.get(at));
            let Some(&(_, place)) = place else {
                let message = format!(
                    "`member_area` row {row} is \"{area}\", which is none of the areas of `area`: add it with its {}, or leave \
                     the membership out",
                    areas.param
                );
                return Err(Error::new(ErrorCode::UnknownOption, "member_area", message).at(row));
            };
            let (index, new) = names.number(partnership);
            if new {
                found.partnerships.push(partnership);
            }
            if let Some(members) = found.of_area.get_mut(place) {
                members.push((index, row));
            }
        }
        for (members, area) in found.of_area.iter_mut().zip(areas.area) {
            members.sort_unstable();
            if let Some(row) = members.windows(2).find_map(|pair| match pair {
                [(a, _), (b, row)] if a == b => Some(*row),
                _ => None,
            }) {
                let partnership = self.partnership.get(row).copied().unwrap_or_default();
                let message = format!(
                    "`member_area` row {row} is \"{area}\" in \"{partnership}\", as an earlier row is, on the same day: give \
                     each membership once, or correct its dates"
                );
                return Err(Error::new(ErrorCode::DuplicateKey, "member_area", message).at(row));
            }
        }
        Ok(found)
    }

    /// How many rows there are.
    ///
    /// ```
    /// # use commonweal::Memberships;
    /// let members = Memberships::new(&["Surrey Heath", "Surrey Heath"], &["Frimley", "Surrey"])?;
    /// assert_eq!(members.len(), 2); // rows, not areas
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.area.len()
    }

    /// Always false: an empty input is refused.
    ///
    /// ```
    /// # use commonweal::Memberships;
    /// assert!(!Memberships::new(&["Surrey Heath"], &["Frimley"])?.is_empty());
    /// assert_eq!(Memberships::new(&[], &[]).unwrap_err().code().as_str(), "empty");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }
}

fn named(param: &'static str, names: &[&str]) -> Result<()> {
    match names.iter().position(|name| name.is_empty()) {
        None => Ok(()),
        Some(row) => Err(Error::missing(param, row)),
    }
}

/// The first row whose name an earlier row has, of names sorted with their rows.
fn repeated<'a>(sorted: &[(&'a str, usize)]) -> Option<(usize, &'a str)> {
    let pairs = sorted.windows(2).filter_map(|pair| match pair {
        [(a, _), (b, row)] if a == b => Some((*row, *b)),
        _ => None,
    });
    pairs.min()
}
