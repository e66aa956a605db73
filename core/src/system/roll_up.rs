//! Counts added up along one partition of one day.

mod result;
mod sums;

pub use result::RolledUp;
use sums::Sums;

use super::hierarchy::{Ancestor, Hierarchy};
use super::names::shown;
use super::{Date, whole_counts};
use crate::error::{Error, ErrorCode, Result};
use crate::input::{not_negative, same_length};
use crate::named::named_enum;

named_enum! {
    /// What to do with rows whose code has no place in the hierarchy on the day.
    ///
    /// ```
    /// use commonweal::Unmatched;
    /// assert_eq!(Unmatched::parse("report")?, Unmatched::Report);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum Unmatched("unmatched") {
        /// An error that names the first such row.
        Raise = "raise",
        /// Leave them out of the sums, and list them with their counts.
        Report = "report",
    }
}

named_enum! {
    /// What to do with counts that are not whole.
    ///
    /// ```
    /// use commonweal::Fractions;
    /// assert_eq!(Fractions::parse("accept")?, Fractions::Accept);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum Fractions("fractions") {
        /// An error: rates, means and percentages cannot be added.
        Raise = "raise",
        /// They are counts in parts: person-years, or counts that were apportioned.
        Accept = "accept",
    }
}

/// Rows of counts, each of one code.
///
/// ```
/// use commonweal::{CountRows, Hierarchy, RollUp};
/// let rows = CountRows::new(&["E01", "E02"], &[3.0, 4.0]).denominator(&[100.0, 200.0]);
/// let place = Hierarchy::from_lookup(&[("lsoa", &["E01", "E02"]), ("place", &["North", "North"])])?;
/// let rolled = RollUp::new("place").apply(&place, &rows)?;
/// assert_eq!((rolled.numerator, rolled.denominator), (vec![7.0], vec![300.0]));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CountRows<'a> {
    code: &'a [&'a str],
    numerator: &'a [f64],
    denominator: Option<&'a [f64]>,
    stratum: Option<&'a [&'a str]>,
}

impl<'a> CountRows<'a> {
    /// Codes and what was counted.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/places.md")]
    /// # use commonweal::{CountRows, RollUp};
    /// let rolled = RollUp::new("place").apply(&places, &CountRows::new(&["E01", "E02", "E04"], &[3.0, 4.0, 9.0]))?;
    /// assert_eq!(rolled.numerator, [7.0, 9.0]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new(code: &'a [&'a str], numerator: &'a [f64]) -> Self {
        Self {
            code,
            numerator,
            denominator: None,
            stratum: None,
        }
    }

    /// Among how many it was counted.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/places.md")]
    /// # use commonweal::{CountRows, RollUp};
    /// let rows = CountRows::new(&["E01", "E02", "E04"], &[3.0, 4.0, 9.0]).denominator(&[1_500.0, 1_300.0, 1_800.0]);
    /// let rolled = RollUp::new("place").apply(&places, &rows)?;
    /// assert_eq!(rolled.denominator, [2_800.0, 1_800.0]);
    /// assert_eq!(rolled.numerator[0] / rolled.denominator[0], 0.0025); // divided last
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn denominator(mut self, denominator: &'a [f64]) -> Self {
        self.denominator = Some(denominator);
        self
    }

    /// The stratum of each row, such as an age band: sums are kept apart.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/places.md")]
    /// # use commonweal::{CountRows, RollUp};
    /// let rows = CountRows::new(&["E01", "E01", "E02"], &[3.0, 40.0, 5.0]).stratum(&["under 65", "65 on", "under 65"]);
    /// let rolled = RollUp::new("place").apply(&places, &rows)?;
    /// assert_eq!((rolled.stratum, rolled.numerator), (vec!["under 65".to_owned(), "65 on".to_owned()], vec![8.0, 40.0]));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn stratum(mut self, stratum: &'a [&'a str]) -> Self {
        self.stratum = Some(stratum);
        self
    }
}

/// Adds counts up to a higher level.
///
/// **What**: sums of numerators and denominators for each code of the level, by stratum, along the one partition that
/// held on the day. **When**: to tell of neighbourhoods, places or systems what was counted in small areas.
/// **When not**: for rates, means or percentages (they have no sum: give the counts behind them), and for partnerships
/// whose members overlap (a person would count twice: see the coverage of a partnership).
///
/// Sums of whole counts are exact. What comes in is what goes out: rows without a place are an error, or on request a
/// list, and the result reconciles the two.
///
/// ```
/// use commonweal::{CountRows, Hierarchy, RollUp};
/// // England's Frimley, mid-2020, by the authorities it crosses (ONS; counted by small area).
/// let hierarchy = Hierarchy::from_lookup(&[
///     ("part", &["East Berkshire", "Hampshire part", "Surrey part"]), ("icb", &["Frimley"; 3]),
/// ])?;
/// let rows = CountRows::new(&["East Berkshire", "Hampshire part", "Surrey part"], &[425_015.0, 167_593.0, 154_131.0]);
/// let rolled = RollUp::new("icb").apply(&hierarchy, &rows)?;
/// assert_eq!((rolled.code, rolled.numerator), (vec!["Frimley".to_owned()], vec![746_739.0]));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollUp {
    to_level: String,
    from_level: Option<String>,
    date: Option<Date>,
    unmatched: Unmatched,
    fractions: Fractions,
}

impl RollUp {
    /// To the level of this name.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/places.md")]
    /// # use commonweal::{CountRows, RollUp};
    /// let rows = CountRows::new(&["E01", "E03"], &[3.0, 4.0]);
    /// assert_eq!(RollUp::new("icb").apply(&places, &rows)?.numerator, [7.0]);
    /// assert_eq!(RollUp::new("region").apply(&places, &rows).unwrap_err().code().as_str(), "unknown-option");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new(to_level: impl Into<String>) -> Self {
        Self {
            to_level: to_level.into(),
            from_level: None,
            date: None,
            unmatched: Unmatched::Raise,
            fractions: Fractions::Raise,
        }
    }

    /// The level of the codes of the rows; unless set, the one level at which all of them stand.
    ///
    /// ```
    /// # use commonweal::{CountRows, Hierarchy, RollUp};
    /// // A unitary authority stands at two levels under one code.
    /// let lookup: [(&str, &[&str]); 3] = [("lower", &["E06", "E07"]), ("upper", &["E06", "E10"]), ("region", &["R1"; 2])];
    /// let places = Hierarchy::from_lookup(&lookup)?;
    /// let rows = CountRows::new(&["E06"], &[40.0]);
    /// let rolled = RollUp::new("region").from_level("upper").apply(&places, &rows)?;
    /// assert_eq!((rolled.numerator, rolled.codes_expected), (vec![40.0], vec![2]));
    /// assert_eq!(rolled.level, ["upper", "region"]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn from_level(mut self, level: impl Into<String>) -> Self {
        self.from_level = Some(level.into());
        self
    }

    /// The day whose memberships count; needed where the links have dates.
    ///
    /// ```
    /// # use commonweal::{CountRows, Date, Ends, Hierarchy, Links, RollUp};
    /// let (from, to) = ([None, Some(Date::new(2023, 4, 1)?)], [Some(Date::new(2023, 4, 1)?), None]);
    /// let links = Links::new(&["07H"; 2], &["place"; 2], &["QH8", "QM7"], &["icb"; 2]);
    /// let hierarchy = Hierarchy::new(&links.valid(Some(&from), Some(&to), Ends::Exclusive))?;
    /// let rolled = RollUp::new("icb").date(Date::new(2023, 4, 1)?).apply(&hierarchy, &CountRows::new(&["07H"], &[12.0]))?;
    /// assert_eq!((rolled.code, rolled.numerator), (vec!["QM7".to_owned()], vec![12.0]));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn date(mut self, date: Date) -> Self {
        self.date = Some(date);
        self
    }

    /// What to do with rows that have no place.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/places.md")]
    /// # use commonweal::{CountRows, RollUp, Unmatched};
    /// let rows = CountRows::new(&["E01", "E99"], &[3.0, 4.0]);
    /// assert_eq!(RollUp::new("icb").apply(&places, &rows).unwrap_err().index(), Some(1));
    /// let rolled = RollUp::new("icb").unmatched(Unmatched::Report).apply(&places, &rows)?;
    /// assert_eq!((rolled.numerator_out, rolled.numerator_unmatched), (3.0, 4.0));
    /// assert_eq!(rolled.unmatched_code, ["E99"]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn unmatched(mut self, unmatched: Unmatched) -> Self {
        self.unmatched = unmatched;
        self
    }

    /// What to do with counts that are not whole.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/places.md")]
    /// # use commonweal::{CountRows, Fractions, RollUp};
    /// let years = CountRows::new(&["E01", "E02"], &[812.5, 640.25]);
    /// assert_eq!(RollUp::new("place").apply(&places, &years).unwrap_err().code().as_str(), "not-a-count");
    /// assert_eq!(RollUp::new("place").fractions(Fractions::Accept).apply(&places, &years)?.numerator, [1_452.75]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn fractions(mut self, fractions: Fractions) -> Self {
        self.fractions = fractions;
        self
    }

    /// Adds the rows up.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/places.md")]
    /// # use commonweal::{CountRows, RollUp};
    /// let rolled = RollUp::new("place").apply(&places, &CountRows::new(&["E01", "E02", "E04"], &[3.0, 4.0, 9.0]))?;
    /// assert_eq!((rolled.code, rolled.numerator), (vec!["North".to_owned(), "South".to_owned()], vec![7.0, 9.0]));
    /// assert_eq!((rolled.numerator_in, rolled.numerator_out), (16.0, 16.0));
    /// assert_eq!(rolled.without_rows, ["E03"]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `not-a-count` for a number that is not whole, `unknown-code` for a row without a place, `overlap` for a code that
    /// belongs to two at once or for codes of several levels, `missing-argument` without a day where the links have
    /// dates, `unknown-option` for a level that does not exist, `cycle` where the levels have no top, `overflow` for
    /// sums beyond 2^53, and those of the columns.
    pub fn apply(&self, hierarchy: &Hierarchy, rows: &CountRows<'_>) -> Result<RolledUp> {
        self.check(rows)?;
        let to = hierarchy.find_level("to_level", &self.to_level)?;
        let numbers: Vec<Option<u32>> = rows
            .code
            .iter()
            .map(|code| hierarchy.number(code))
            .collect();
        let from = self.start(hierarchy, rows, &numbers, to)?;
        let above = hierarchy.ancestors(to, self.date)?;
        let mut sums = Sums::new(rows, hierarchy);
        for (row, (code, number)) in rows.code.iter().zip(numbers).enumerate() {
            let place = number.and_then(|number| hierarchy.place_of(from, number));
            let ancestor = place.and_then(|place| above.get(place as usize).copied());
            match (place, ancestor) {
                (Some(place), Some(Ancestor::One(parent))) => sums.add(row, place, parent),
                (_, Some(Ancestor::Several(one, other))) => {
                    let error = hierarchy.overlap("code", code, one, other, to, self.date);
                    let row_of =
                        |text: &str| text.replacen("`code` ", &format!("`code` row {row} "), 1);
                    return Err(
                        Error::new(ErrorCode::Overlap, "code", row_of(&error.to_string())).at(row),
                    );
                }
                (place, _) => {
                    if self.unmatched == Unmatched::Raise {
                        return Err(self.no_place(hierarchy, row, code, from, place.is_some()));
                    }
                    sums.leave(row, code, place.is_some());
                }
            }
        }
        sums.finish(self, hierarchy, &above, from, to)
    }

    fn check(&self, rows: &CountRows<'_>) -> Result<()> {
        let height = rows.code.len();
        if height == 0 {
            return Err(Error::empty("code"));
        }
        same_length("numerator", rows.numerator, "code", height)?;
        not_negative("numerator", rows.numerator)?;
        if let Some(denominator) = rows.denominator {
            same_length("denominator", denominator, "code", height)?;
            not_negative("denominator", denominator)?;
        }
        if let Some(found) = rows
            .stratum
            .map(<[_]>::len)
            .filter(|&found| found != height)
        {
            return Err(Error::length("stratum", found, "code", height));
        }
        if self.fractions == Fractions::Raise {
            whole_counts("numerator", rows.numerator)?;
            rows.denominator
                .map_or(Ok(()), |column| whole_counts("denominator", column))?;
        }
        Ok(())
    }

    /// The level at which the codes of the rows stand.
    fn start(
        &self,
        hierarchy: &Hierarchy,
        rows: &CountRows<'_>,
        numbers: &[Option<u32>],
        to: u32,
    ) -> Result<u32> {
        if let Some(level) = &self.from_level {
            let from = hierarchy.find_level("from_level", level)?;
            if from != to && !hierarchy.is_above(to, from) {
                let message = format!(
                    "`from_level` is {}, which is not below {} in the links: counts are added upwards",
                    shown(level),
                    shown(&self.to_level)
                );
                return Err(Error::new(ErrorCode::OutOfRange, "from_level", message));
            }
            return Ok(from);
        }
        let mut candidates: Vec<u32> = (0_u32..64)
            .filter(|&level| level == to || hierarchy.is_above(to, level))
            .collect();
        let known: Vec<u64> = numbers
            .iter()
            .map(|number| number.map_or(0, |number| hierarchy.levels_of(number)))
            .collect();
        let at = |level: u32| {
            known
                .iter()
                .filter(|levels| *levels >> level & 1 == 1)
                .count()
        };
        let most = candidates.iter().map(|&level| at(level)).max().unwrap_or(0);
        let some = candidates
            .iter()
            .fold(0_u64, |bits, level| bits | 1 << level);
        let matched = known.iter().filter(|levels| *levels & some != 0).count();
        candidates.retain(|&level| at(level) == most);
        match (candidates.as_slice(), most) {
            (&[from], 1..) if most == matched => Ok(from),
            ([first, ..], 1..) if most == matched => {
                let message = format!(
                    "`from_level` is needed: the codes stand at more than one level ({} among them)",
                    shown(hierarchy.level_name(*first))
                );
                Err(Error::new(
                    ErrorCode::MissingArgument,
                    "from_level",
                    message,
                ))
            }
            ([first, ..], 1..) => {
                let row = known
                    .iter()
                    .position(|levels| levels & some != 0 && levels >> first & 1 == 0);
                let row = row.unwrap_or(0);
                let message = format!(
                    "`code` row {row} is {}, at another level than most rows, which are at {}: adding both would count people twice; give rows of one level",
                    shown(rows.code.get(row).unwrap_or(&"")),
                    shown(hierarchy.level_name(*first))
                );
                Err(Error::new(ErrorCode::Overlap, "code", message).at(row))
            }
            // No row has a place: the first candidate serves to report them.
            _ => candidates
                .first()
                .copied()
                .ok_or_else(|| Error::empty("child")),
        }
    }

    fn no_place(
        &self,
        hierarchy: &Hierarchy,
        row: usize,
        code: &str,
        from: u32,
        known: bool,
    ) -> Error {
        let when = self
            .date
            .map_or(String::new(), |date| format!(" on {date}"));
        let message = if known {
            format!(
                "`code` row {row} is {}, which has nothing above it at the level {}{when}: choose another day, mend the links, or ask for unmatched=\"report\"",
                shown(code),
                shown(&self.to_level)
            )
        } else {
            format!(
                "`code` row {row} is {}, which the links do not have at the level {}: look for another edition of the codes, or ask for unmatched=\"report\"",
                shown(code),
                shown(hierarchy.level_name(from))
            )
        };
        Error::new(ErrorCode::UnknownCode, "code", message).at(row)
    }
}
