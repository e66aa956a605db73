//! What is told about the groups.

use super::{AssignQuantiles, QuantileBasis, RankedAreas};
use crate::estimate::{Caution, CautionCode};
use crate::system::Edition;
use crate::system::names::Names;

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

impl AssignQuantiles {
    pub(super) fn result(
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
                "some small areas of an area share a rank: they share one place, and so one group";
            result
                .cautions
                .push(Caution::new(CautionCode::TiedRanks, message));
        }
    }
}
