//! Small areas in equal groups by deprivation: of the nation, or within an area.

use super::Edition;
use super::names::Names;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode};
use crate::input::{Order, finite, not_negative, same_length};
use crate::named::named_enum;
use crate::numeric::rank::argsort;
use crate::numeric::sum::ExactSum;

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
/// order and divided equally (ties share one middle). Some publishers number the other way, 1 the least deprived: the
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
    /// edition does not have or fewer than 2 groups, `conflicting-arguments` for people beside national groups, and those
    /// of the columns.
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

    fn national(&self, rank: &[f64], areas: u32) -> Vec<u32> {
        let one = |&rank: &f64| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole, from 1 to 2^32 - 1"
            )]
            let rank = rank as u64;
            let from_most = match self.order {
                Order::LeastDeprivedFirst => u64::from(areas) + 1 - rank,
                Order::MostDeprivedFirst => rank,
            };
            let group = (from_most * u64::from(self.groups)).div_ceil(u64::from(areas));
            u32::try_from(group).unwrap_or(self.groups)
        };
        rank.iter().map(one).collect()
    }

    fn within(
        &self,
        rows: &RankedAreas<'_>,
        area: &[u32],
        count: usize,
        tied: &mut bool,
    ) -> Result<Vec<u32>> {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (row, area) in area.iter().enumerate() {
            if let Some(list) = members.get_mut(*area as usize) {
                list.push(row);
            }
        }
        let mut quantile = vec![0_u32; area.len()];
        for list in &members {
            let key: Vec<f64> = list
                .iter()
                .map(|&row| {
                    let rank = rows.rank.get(row).copied().unwrap_or(f64::NAN);
                    if self.order == Order::MostDeprivedFirst {
                        rank
                    } else {
                        -rank
                    }
                })
                .collect();
            let weights: Option<Vec<f64>> = rows.population.map(|people| {
                list.iter()
                    .map(|&row| people.get(row).copied().unwrap_or(0.0))
                    .collect()
            });
            let groups = match &weights {
                None => self.by_position(&key, tied),
                Some(weights) => self.by_people(&key, weights, list)?,
            };
            for (&row, group) in list.iter().zip(groups) {
                if let Some(slot) = quantile.get_mut(row) {
                    *slot = group;
                }
            }
        }
        Ok(quantile)
    }

    /// The group in which the middle of each small area stands, in whole numbers: that of position i of n is (2i - 1) / 2n.
    fn by_position(&self, key: &[f64], tied: &mut bool) -> Vec<u32> {
        let order = argsort(key);
        let mut groups = vec![0; key.len()];
        let value = |place: usize| {
            order
                .get(place)
                .and_then(|&row| key.get(row as usize))
                .copied()
        };
        let mut start = 0;
        while start < order.len() {
            let mut end = start + 1;
            while end < order.len() && value(end) == value(start) {
                end += 1;
            }
            *tied |= end - start > 1;
            let twice = (start + end) as u64;
            let group = (twice * u64::from(self.groups)).div_ceil(2 * key.len() as u64);
            for &row in order.get(start..end).unwrap_or(&[]) {
                if let Some(slot) = groups.get_mut(row as usize) {
                    *slot = u32::try_from(group).unwrap_or(self.groups);
                }
            }
            start = end;
        }
        groups
    }

    /// The group in which the middle person of each small area stands.
    fn by_people(&self, key: &[f64], weights: &[f64], list: &[usize]) -> Result<Vec<u32>> {
        let mut total = ExactSum::new();
        total.add_all(weights);
        let total = total.value();
        if !total.is_finite() {
            return Err(Error::overflow("population", "the number of people"));
        }
        if total <= 0.0 {
            let row = list.first().copied().unwrap_or(0);
            let message = format!(
                "`population` is zero in every small area of an area (the first is row {row}): groups of equal numbers of people need people"
            );
            return Err(Error::new(ErrorCode::ZeroDenominator, "population", message).at(row));
        }
        let middle = crate::numeric::rank::ridits(key, weights);
        let groups = f64::from(self.groups);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1 and the number of groups"
        )]
        let group = |ridit: &f64| (ridit * groups).ceil().clamp(1.0, groups) as u32;
        Ok(middle.iter().map(group).collect())
    }

    fn result(
        &self,
        quantile: Vec<u32>,
        area: &[u32],
        names: &Names,
        areas: Option<u32>,
        tied: bool,
        rows: &RankedAreas<'_>,
    ) -> Quantiles {
        let mut present = vec![0_u128; names.len()];
        let mut area_rows = vec![0_u64; names.len()];
        for (&area, &group) in area.iter().zip(&quantile) {
            if let Some(bits) = present.get_mut(area as usize) {
                *bits |= 1 << group;
            }
            if let Some(count) = area_rows.get_mut(area as usize) {
                *count += 1;
            }
        }
        let missing = |bits: u128| {
            let missing = (1..=self.groups).filter(|group| bits >> group & 1 == 0);
            missing.map(|group| group.to_string()).collect::<Vec<_>>()
        };
        let basis = match (self.basis, rows.area.is_some()) {
            (QuantileBasis::National, _) => "national",
            (_, true) => "within each area",
            (_, false) => "within all rows",
        };
        let source = match (self.edition, areas) {
            (Some(edition), _) => format!("{} on {}", edition.title(), edition.geography()),
            (None, Some(areas)) => format!("a ranking of {areas} small areas"),
            (None, None) => "ranks as given".to_owned(),
        };
        let mut result = Quantiles {
            basis: self.basis,
            statement: format!(
                "{} groups, {basis}, by {source}; 1 is the most deprived (some publishers number the other way)",
                self.groups
            ),
            edition: self.edition,
            geography: self.edition.map(|edition| edition.geography().to_owned()),
            areas,
            groups: self.groups,
            direction: "1 is the most deprived".to_owned(),
            weighted: rows.population.is_some(),
            area: (0_u32..)
                .take(names.len())
                .map(|area| names.text(area).to_owned())
                .collect(),
            area_rows,
            groups_present: present
                .iter()
                .map(|bits| u64::from(bits.count_ones()))
                .collect(),
            groups_missing: present
                .iter()
                .map(|&bits| missing(bits).join(", "))
                .collect(),
            quantile,
            cautions: Vec::new(),
        };
        self.caution(&mut result, tied);
        result
    }

    fn caution(&self, result: &mut Quantiles, tied: bool) {
        let told = result
            .area
            .iter()
            .zip(&result.groups_present)
            .zip(&result.groups_missing)
            .zip(0_u64..);
        for (((area, &present), missing), row) in told {
            if present < u64::from(self.groups) {
                let message = format!(
                    "{area} has {present} of {} groups (none in {missing}): say how many groups a slope or a gap over them has",
                    self.groups
                );
                result
                    .cautions
                    .push(Caution::new(CautionCode::MissingGroups, message).in_row(row));
            }
        }
        if self.basis == QuantileBasis::WithinArea && result.area.len() > 1 {
            let message = "groups are within each area: group 1 of one is not as deprived as group 1 of another; compare areas by national groups (Core20 is the most deprived national fifth)";
            result
                .cautions
                .push(Caution::new(CautionCode::LocalBasis, message));
        }
        if tied {
            let message =
                "some small areas of an area share a rank: they share one middle, and so one group";
            result
                .cautions
                .push(Caution::new(CautionCode::TiedRanks, message));
        }
    }
}

/// The group of each small area, whose groups they are, and which groups each area has.
///
/// ```
/// use commonweal::{AssignQuantiles, Edition, Order, QuantileBasis, RankedAreas};
/// let areas = RankedAreas::new(&[9_000.0, 30_000.0, 20_000.0, 12_000.0]).area(&["Surrey"; 4]);
/// let local = AssignQuantiles::new(Order::MostDeprivedFirst).edition(Edition::Imd2019).groups(4)
///     .basis(QuantileBasis::WithinArea).assign(&areas)?;
/// assert_eq!(local.quantile, [1, 4, 3, 2]);
/// assert_eq!((local.groups_present[0], local.groups_missing[0].as_str()), (4, ""));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Quantiles {
    /// What the groups are, in a sentence to put beside them.
    pub statement: String,
    /// Whose small areas were divided.
    pub basis: QuantileBasis,
    /// The edition of the ranks, where it was given.
    pub edition: Option<Edition>,
    /// The small areas that the edition ranks.
    pub geography: Option<String>,
    /// How many small areas are ranked, where it was given.
    pub areas: Option<u32>,
    /// How many groups.
    pub groups: u32,
    /// Which end is 1.
    pub direction: String,
    /// Whether groups have equal numbers of people rather than of small areas.
    pub weighted: bool,
    /// The group of each row, from 1.
    pub quantile: Vec<u32>,
    /// The areas, in order of first appearance; one called "all rows" where none were given.
    pub area: Vec<String>,
    /// Rows of each area.
    pub area_rows: Vec<u64>,
    /// How many groups each area has.
    pub groups_present: Vec<u64>,
    /// The groups that each area lacks, as text.
    pub groups_missing: Vec<String>,
    /// What a careful reader must know; a row belongs to the list of areas.
    pub cautions: Vec<Caution>,
}

impl Quantiles {
    /// Adds a caution that the caller knows of, such as rows that were left out on request.
    ///
    /// ```
    /// use commonweal::{AssignQuantiles, Caution, Edition, Order, RankedAreas};
    /// let deciles = AssignQuantiles::new(Order::MostDeprivedFirst).edition(Edition::Imd2019);
    /// let mut deciles = deciles.assign(&RankedAreas::new(&[9_852.0]))?;
    /// deciles.add_caution(Caution::rows_omitted(2));
    /// assert_eq!(deciles.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.cautions.push(caution);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn national_deciles_have_the_published_sizes() {
        let ranks: Vec<f64> = (1..=32_844).map(f64::from).collect();
        let assign = |order, ranks: &[f64]| {
            let options = AssignQuantiles::new(order).edition(Edition::Imd2019);
            options.assign(&RankedAreas::new(ranks)).unwrap().quantile
        };
        let deciles = assign(Order::MostDeprivedFirst, &ranks);
        let sizes = |group: u32| deciles.iter().filter(|&&decile| decile == group).count();
        assert_eq!(
            (1..=10).map(sizes).collect::<Vec<_>>(),
            Edition::Imd2019
                .group_sizes(10)
                .into_iter()
                .map(|size| size as usize)
                .collect::<Vec<_>>()
        );
        // The same areas numbered the other way are in the same groups.
        let other: Vec<f64> = ranks.iter().map(|rank| 32_845.0 - rank).collect();
        assert_eq!(assign(Order::LeastDeprivedFirst, &other), deciles);
    }

    #[test]
    fn what_an_area_lacks_is_told() {
        let ranks = [
            4_000.0, 9_000.0, 12_000.0, 15_000.0, 18_000.0, 20_000.0, 25_000.0, 29_000.0, 32_000.0,
        ];
        let areas = RankedAreas::new(&ranks).area(&["Surrey Heartlands"; 9]);
        let national = AssignQuantiles::new(Order::MostDeprivedFirst).edition(Edition::Imd2019);
        let result = national.assign(&areas).unwrap();
        assert_eq!(result.groups_missing, ["1"]);
        assert!(
            result.cautions[0]
                .message
                .starts_with("Surrey Heartlands has 9 of 10 groups (none in 1)")
        );
        assert!(result.statement.contains("national") && result.statement.contains("LSOA 2011"));
        let local = national
            .groups(9)
            .basis(QuantileBasis::WithinArea)
            .assign(&areas)
            .unwrap();
        assert_eq!(local.quantile, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert!(local.cautions.is_empty());
    }

    #[test]
    fn what_cannot_be_assigned_says_why() {
        let code = |options: AssignQuantiles, rows: RankedAreas<'_>| {
            let error = options.assign(&rows).unwrap_err();
            (
                error.code().as_str(),
                error.param().unwrap_or("").to_owned(),
                error.index(),
            )
        };
        let plain = AssignQuantiles::new(Order::MostDeprivedFirst);
        let imd = plain.edition(Edition::Imd2019);
        let none = |text: &str| text.to_owned();
        assert_eq!(
            code(plain, RankedAreas::new(&[1.0])),
            ("missing-argument", none("edition"), None)
        );
        assert_eq!(
            code(imd, RankedAreas::new(&[])),
            ("empty", none("rank"), None)
        );
        assert_eq!(
            code(imd, RankedAreas::new(&[1.0, 32_845.0])),
            ("out-of-range", none("rank"), Some(1))
        );
        assert_eq!(
            code(imd, RankedAreas::new(&[1.5])),
            ("out-of-range", none("rank"), Some(0))
        );
        assert_eq!(
            code(imd.groups(1), RankedAreas::new(&[1.0])),
            ("out-of-range", none("groups"), None)
        );
        assert_eq!(
            code(imd.areas(9), RankedAreas::new(&[1.0])),
            ("conflicting-arguments", none("areas"), None)
        );
        let people = RankedAreas::new(&[1.0, 2.0]).population(&[0.0, 0.0]);
        assert_eq!(
            code(imd, people),
            ("conflicting-arguments", none("population"), None)
        );
        let local = imd.basis(QuantileBasis::WithinArea);
        assert_eq!(
            code(local, people),
            ("zero-denominator", none("population"), Some(0))
        );
    }

    proptest! {
        #[test]
        fn equal_people_are_equal_areas(ranks in proptest::collection::hash_set(1..1000u32, 1..60), groups in 2..12u32) {
            let ranks: Vec<f64> = ranks.into_iter().map(f64::from).collect();
            let local = AssignQuantiles::new(Order::MostDeprivedFirst).groups(groups).basis(QuantileBasis::WithinArea);
            let people = vec![7.0; ranks.len()];
            let plain = local.assign(&RankedAreas::new(&ranks)).unwrap().quantile;
            let weighted = local.assign(&RankedAreas::new(&ranks).population(&people)).unwrap().quantile;
            for ((rank, a), b) in ranks.iter().zip(&plain).zip(&weighted) {
                prop_assert!((1..=groups).contains(a) && (1..=groups).contains(b));
                // Whole numbers and floating point may part where the middle stands on the line between two groups.
                prop_assert!(a.abs_diff(*b) <= 1);
                for (other, c) in ranks.iter().zip(&plain) {
                    prop_assert!(rank > other || a <= c);
                }
            }
        }
    }
}
