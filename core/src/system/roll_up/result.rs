//! What a roll-up answers.

use crate::estimate::Caution;
use crate::system::Date;

/// Counts of a higher level, and how they reconcile with what came in.
///
/// ```
/// use commonweal::{CountRows, Hierarchy, RollUp, Unmatched};
/// let hierarchy = Hierarchy::from_lookup(&[("lsoa", &["E01", "E02"]), ("ltla", &["E06", "E06"])])?;
/// let rows = CountRows::new(&["E01", "E02", "W01"], &[3.0, 4.0, 5.0]);
/// let rolled = RollUp::new("ltla").unmatched(Unmatched::Report).apply(&hierarchy, &rows)?;
/// assert_eq!((rolled.numerator_in, rolled.numerator_out, rolled.numerator_unmatched), (12.0, 7.0, 5.0));
/// assert_eq!(rolled.unmatched_code, ["W01"]);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RolledUp {
    /// The level of the sums.
    pub to_level: String,
    /// The level of the rows.
    pub from_level: String,
    /// The day whose memberships were used; none where the links have no dates.
    pub date: Option<Date>,
    /// The codes of the level, in order of first appearance.
    pub code: Vec<String>,
    /// The stratum of each sum; empty where none were given.
    pub stratum: Vec<String>,
    /// Sums of numerators.
    pub numerator: Vec<f64>,
    /// Sums of denominators; empty where none were given.
    pub denominator: Vec<f64>,
    /// Rows behind each sum.
    pub rows: Vec<u64>,
    /// Different codes behind each sum.
    pub codes_found: Vec<u64>,
    /// Codes of the rows' level that belonged to each on the day.
    pub codes_expected: Vec<u64>,
    /// What came in.
    pub numerator_in: f64,
    /// What went out.
    pub numerator_out: f64,
    /// What had no place.
    pub numerator_unmatched: f64,
    /// What came in of denominators; none where none were given.
    pub denominator_in: Option<f64>,
    /// What went out of denominators.
    pub denominator_out: Option<f64>,
    /// What had no place of denominators.
    pub denominator_unmatched: Option<f64>,
    /// The levels from the rows' to the sums', lowest first.
    pub level: Vec<String>,
    /// Codes with counts at each level.
    pub level_codes: Vec<u64>,
    /// The total of the numerators that have a code at each level.
    pub level_numerator: Vec<f64>,
    /// Codes of rows without a place, in order of first appearance.
    pub unmatched_code: Vec<String>,
    /// The counts of those rows.
    pub unmatched_numerator: Vec<f64>,
    /// Why they have none: "unknown code", or "nothing above it on this day".
    pub unmatched_reason: Vec<String>,
    /// Codes of the rows' level that have something above them on the day and no row.
    pub without_rows: Vec<String>,
    /// What a careful reader must know.
    pub cautions: Vec<Caution>,
}

impl RolledUp {
    /// Adds a caution that the caller knows of, such as rows that were left out on request.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/places.md")]
    /// # use commonweal::{Caution, CountRows, RollUp};
    /// let mut rolled = RollUp::new("icb").apply(&places, &CountRows::new(&["E01"], &[3.0]))?;
    /// rolled.add_caution(Caution::rows_omitted(1));
    /// assert_eq!(rolled.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.cautions.push(caution);
    }
}
