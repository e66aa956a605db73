//! Small areas in equal groups by deprivation: of the nation, or within an area.

mod groups;
mod result;
#[cfg(test)]
mod tests;

pub use result::Quantiles;

use super::Edition;
use super::names::Names;
use crate::error::{Error, ErrorCode, Result};
use crate::input::{Order, finite, not_negative, same_length};
use crate::named::named_enum;

named_enum! {
    /// Whose small areas are divided into equal groups.
    ///
    /// ```
    /// use commonweal::QuantileBasis;
    /// assert_eq!(QuantileBasis::parse("within-area")?, QuantileBasis::WithinArea);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum QuantileBasis("basis") {
        /// All small areas of the nation: comparable between areas; a place may lack some groups.
        National = "national",
        /// The small areas of each area by themselves: every area has every group; not comparable between areas.
        WithinArea = "within-area",
    }
}

named_enum! {
    /// Which part of a small area's place in the order decides its group, within an area.
    ///
    /// ```
    /// use commonweal::QuantilePlace;
    /// assert_eq!(QuantilePlace::parse("start")?, QuantilePlace::Start);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum QuantilePlace("place") {
        /// Its middle: the groups at either end are as large as each other.
        Middle = "middle",
        /// Its start: the rule of PHEindicatormethods' `phe_quantile` and of dineq's `ntiles.wtd`; group 1 is never the smallest.
        Start = "start",
        /// Its end: the rule of the published national groups.
        End = "end",
    }
}

/// Small areas with their deprivation rank.
///
/// ```
/// use commonweal::{AssignQuantiles, Edition, Order, RankedAreas};
/// let areas = RankedAreas::new(&[29_199.0, 30_379.0]).area(&["E09000001", "E09000001"]); // City of London
/// let deciles = AssignQuantiles::new(Order::MostDeprivedFirst).edition(Edition::Imd2019).assign(&areas)?;
/// assert_eq!(deciles.quantile, [9, 10]);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct RankedAreas<'a> {
    rank: &'a [f64],
    area: Option<&'a [&'a str]>,
    population: Option<&'a [f64]>,
}

impl<'a> RankedAreas<'a> {
    /// The deprivation rank of each small area, or a score that orders them.
    ///
    /// ```
    /// use commonweal::{AssignQuantiles, Edition, Order, RankedAreas};
    /// let ranks = RankedAreas::new(&[312.0, 29_199.0]);
    /// let deciles = AssignQuantiles::new(Order::MostDeprivedFirst).edition(Edition::Imd2019).assign(&ranks)?;
    /// assert_eq!((deciles.quantile, deciles.area), (vec![1, 9], vec!["all rows".to_owned()]));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new(rank: &'a [f64]) -> Self {
        Self {
            rank,
            area: None,
            population: None,
        }
    }

    /// The area that each small area lies in: groups are within it, or missing groups are told for it.
    ///
    /// ```
    /// use commonweal::{AssignQuantiles, Edition, Order, RankedAreas};
    /// let ranks = RankedAreas::new(&[312.0, 29_199.0, 30_100.0]).area(&["Leeds", "Leeds", "Dorset"]);
    /// let deciles = AssignQuantiles::new(Order::MostDeprivedFirst).edition(Edition::Imd2019).assign(&ranks)?;
    /// assert_eq!((deciles.area_rows, deciles.groups_present), (vec![2, 1], vec![2, 1]));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn area(mut self, area: &'a [&'a str]) -> Self {
        self.area = Some(area);
        self
    }

    /// People, for groups within an area that have equal numbers of people rather than of small areas.
    ///
    /// ```
    /// use commonweal::{AssignQuantiles, Order, QuantileBasis, RankedAreas};
    /// let halves = AssignQuantiles::new(Order::MostDeprivedFirst).groups(2).basis(QuantileBasis::WithinArea);
    /// let ranks = RankedAreas::new(&[1.0, 2.0, 3.0, 4.0]);
    /// assert_eq!(halves.assign(&ranks)?.quantile, [1, 1, 2, 2]); // two small areas in each half
    /// let people = [4_000.0, 1_000.0, 1_000.0, 1_000.0];
    /// assert_eq!(halves.assign(&ranks.population(&people))?.quantile, [1, 2, 2, 2]); // as near to half the people as can be
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn population(mut self, population: &'a [f64]) -> Self {
        self.population = Some(population);
        self
    }
}

/// Assigns deprivation quantiles: deciles unless asked otherwise, 1 the most deprived.
///
/// **What**: the group of each small area. **When**: to stratify by deprivation. National groups compare places with the
/// nation (Core20 is the most deprived national fifth); groups within an area describe the gradient inside it.
/// **When not**: to compare group 1 of one area with group 1 of another by groups within areas.
///
/// National: group = ceil(rank * groups / areas), which gives the published IMD deciles. Within an area: the group in
/// which the middle of the small area stands when the area's small areas, or with `population` its people, are put in
/// order and divided equally (ties share one middle; [`place`](Self::place) takes another part of it). Some publishers number the other way, 1 the least deprived: the
/// order of the ranks has to be said, and every result says which end is 1.
///
/// ```
/// use commonweal::{AssignQuantiles, Edition, Order, RankedAreas};
/// let areas = RankedAreas::new(&[1.0, 3_284.0, 3_285.0, 32_844.0]);
/// let deciles = AssignQuantiles::new(Order::MostDeprivedFirst).edition(Edition::Imd2019).assign(&areas)?;
/// assert_eq!(deciles.quantile, [1, 1, 2, 10]);
/// assert_eq!(deciles.groups_present, [3]);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AssignQuantiles {
    order: Order,
    edition: Option<Edition>,
    areas: Option<u32>,
    groups: u32,
    basis: QuantileBasis,
    place: Option<QuantilePlace>,
}

impl AssignQuantiles {
    /// National deciles; says at which end of the ranks the most deprived stand.
    ///
    /// ```
    /// use commonweal::{AssignQuantiles, Edition, Order, RankedAreas};
    /// let ranks = RankedAreas::new(&[1.0, 32_844.0]);
    /// let first = |order| AssignQuantiles::new(order).edition(Edition::Imd2019).assign(&ranks).unwrap();
    /// assert_eq!(first(Order::MostDeprivedFirst).quantile, [1, 10]); // deciles, 1 the most deprived
    /// assert_eq!(first(Order::LeastDeprivedFirst).quantile, [10, 1]);
    /// ```
    #[must_use]
    pub fn new(order: Order) -> Self {
        Self {
            order,
            edition: None,
            areas: None,
            groups: 10,
            basis: QuantileBasis::National,
            place: None,
        }
    }

    /// The edition that the ranks are from.
    ///
    /// ```
    /// use commonweal::{AssignQuantiles, Edition, Order, RankedAreas};
    /// let ranks = RankedAreas::new(&[3_300.0]);
    /// let decile = |edition| AssignQuantiles::new(Order::MostDeprivedFirst).edition(edition).assign(&ranks).unwrap().quantile;
    /// assert_eq!((decile(Edition::Imd2019), decile(Edition::Imd2025)), (vec![2], vec![1])); // of 32,844 and of 33,755
    /// ```
    #[must_use]
    pub fn edition(mut self, edition: Edition) -> Self {
        self.edition = Some(edition);
        self
    }

    /// How many small areas are ranked, for an edition that is not listed.
    ///
    /// ```
    /// use commonweal::{AssignQuantiles, Order, RankedAreas};
    /// // The Scottish index of 2020 ranks 6,976 data zones.
    /// let scotland = AssignQuantiles::new(Order::MostDeprivedFirst).areas(6_976);
    /// assert_eq!(scotland.assign(&RankedAreas::new(&[697.0, 698.0]))?.quantile, [1, 2]);
    /// assert_eq!(scotland.assign(&RankedAreas::new(&[7_000.0])).unwrap_err().code().as_str(), "out-of-range");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn areas(mut self, areas: u32) -> Self {
        self.areas = Some(areas);
        self
    }

    /// How many groups: 10 for deciles, 5 for quintiles.
    ///
    /// ```
    /// use commonweal::{AssignQuantiles, Edition, Order, RankedAreas};
    /// let fifths = AssignQuantiles::new(Order::MostDeprivedFirst).edition(Edition::Imd2019).groups(5);
    /// assert_eq!(fifths.assign(&RankedAreas::new(&[6_568.0, 6_569.0]))?.quantile, [1, 2]); // Core20 ends at rank 6,568
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn groups(mut self, groups: u32) -> Self {
        self.groups = groups;
        self
    }

    /// Whose small areas are divided.
    ///
    /// ```
    /// use commonweal::{AssignQuantiles, Edition, Order, QuantileBasis, RankedAreas};
    /// let ranks = RankedAreas::new(&[20_000.0, 24_000.0, 28_000.0, 32_000.0]); // an affluent area
    /// let quarters = AssignQuantiles::new(Order::MostDeprivedFirst).edition(Edition::Imd2019).groups(4);
    /// assert_eq!(quarters.assign(&ranks)?.quantile, [3, 3, 4, 4]); // of the nation
    /// assert_eq!(quarters.basis(QuantileBasis::WithinArea).assign(&ranks)?.quantile, [1, 2, 3, 4]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn basis(mut self, basis: QuantileBasis) -> Self {
        self.basis = basis;
        self
    }

    /// Which part of a small area's place decides its group, within an area. Default: its middle. National groups have the
    /// published rule, its end.
    ///
    /// ```
    /// use commonweal::{AssignQuantiles, Order, QuantileBasis, QuantilePlace, RankedAreas};
    /// let thirds = AssignQuantiles::new(Order::MostDeprivedFirst).groups(3).basis(QuantileBasis::WithinArea);
    /// let ranks = RankedAreas::new(&[1.0, 2.0, 3.0, 4.0]);
    /// assert_eq!(thirds.assign(&ranks)?.quantile, [1, 2, 2, 3]);
    /// assert_eq!(thirds.place(QuantilePlace::Start).assign(&ranks)?.quantile, [1, 1, 2, 3]);
    /// assert_eq!(thirds.place(QuantilePlace::End).assign(&ranks)?.quantile, [1, 2, 3, 3]);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn place(mut self, place: QuantilePlace) -> Self {
        self.place = Some(place);
        self
    }

    /// Assigns the groups.
    ///
    /// ```
    /// use commonweal::{AssignQuantiles, Edition, Order, RankedAreas};
    /// let deciles = AssignQuantiles::new(Order::MostDeprivedFirst).edition(Edition::Imd2019);
    /// assert_eq!(deciles.assign(&RankedAreas::new(&[9_852.0, 16_422.0]))?.quantile, [3, 5]);
    /// let error = deciles.assign(&RankedAreas::new(&[9_852.0, 33_000.0])).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.index()), ("out-of-range", Some(1))); // no such rank in 2019
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// `missing-argument` for national groups without an edition or a number of areas, `out-of-range` for a rank that the
    /// edition does not have or fewer than 2 groups, `conflicting-arguments` for people or a place beside national groups, and
    /// those of the columns.
    pub fn assign(&self, rows: &RankedAreas<'_>) -> Result<Quantiles> {
        let height = rows.rank.len();
        if height == 0 {
            return Err(Error::empty("rank"));
        }
        finite("rank", rows.rank)?;
        if let Some(found) = rows.area.map(<[_]>::len).filter(|&found| found != height) {
            return Err(Error::length("area", found, "rank", height));
        }
        if !(2..=100).contains(&self.groups) {
            return Err(Error::out_of_range(
                "groups",
                f64::from(self.groups),
                "2 to 100",
            ));
        }
        if self.edition.is_some() && self.areas.is_some() {
            return Err(crate::error::conflicting_arguments("areas", "edition"));
        }
        let areas = self.edition.map(Edition::areas).or(self.areas);
        if areas == Some(0) {
            return Err(Error::out_of_range("areas", 0.0, "1 or more"));
        }
        if let Some(population) = rows.population {
            same_length("population", population, "rank", height)?;
            not_negative("population", population)?;
            if self.basis == QuantileBasis::National {
                let message = "`population` has no meaning beside national groups, which hold equal numbers of small areas: leave it out, or ask for basis=\"within-area\"";
                return Err(Error::new(
                    ErrorCode::ConflictingArguments,
                    "population",
                    message,
                ));
            }
        }
        if self.place.is_some() && self.basis == QuantileBasis::National {
            let message = "`place` has no meaning beside national groups, which have the published rule: leave it out, or ask for basis=\"within-area\"";
            return Err(Error::new(
                ErrorCode::ConflictingArguments,
                "place",
                message,
            ));
        }
        if let Some(areas) = areas {
            self.check_ranks(rows.rank, areas)?;
        }
        let mut names = Names::default();
        let area: Vec<u32> = match rows.area {
            Some(area) => area.iter().map(|name| names.add(name)).collect(),
            None => vec![names.add("all rows"); height],
        };
        let mut tied = false;
        let quantile = match (self.basis, areas) {
            (QuantileBasis::National, Some(areas)) => self.national(rows.rank, areas),
            (QuantileBasis::National, None) => {
                return Err(crate::error::missing_argument("edition"));
            }
            (QuantileBasis::WithinArea, _) => self.within(rows, &area, names.len(), &mut tied)?,
        };
        Ok(self.result(quantile, &area, &names, areas, tied, rows))
    }

    pub(super) fn decides(&self) -> QuantilePlace {
        self.place.unwrap_or(QuantilePlace::Middle)
    }

    /// Ranks of an edition are whole numbers that it has.
    fn check_ranks(&self, rank: &[f64], areas: u32) -> Result<()> {
        let good = |rank: f64| rank.fract() == 0.0 && rank >= 1.0 && rank <= f64::from(areas);
        let Some(row) = rank.iter().position(|&rank| !good(rank)) else {
            return Ok(());
        };
        let what = self.edition.map_or("the ranking", Edition::title);
        let value = rank.get(row).copied().unwrap_or(f64::NAN);
        let reason = format!(
            "ranks of {what} are whole numbers from 1 to {areas}: look for another edition, or for a score in place of a rank"
        );
        Err(Error::value(
            ErrorCode::OutOfRange,
            "rank",
            row,
            value,
            &reason,
        ))
    }
}
