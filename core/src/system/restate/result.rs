//! A series in the codes of one day.

use crate::estimate::Caution;
use crate::system::Date;

/// A series in the codes of one day, beside what was reported under each code at the time.
///
/// ```
/// use commonweal::{Date, Restate, Successions};
/// let day = |month| Date::new(2020, month, 1).unwrap();
/// let split = Successions::new(&["A", "A"], &["A", "B"], &[day(3); 2], Some(&[0.75, 0.25]))?;
/// let series = Restate::new().apply(&["A", "A", "B"], &[day(2), day(3), day(3)], &[100.0, 80.0, 30.0], &split)?;
/// assert_eq!(series.code, ["A", "B", "A", "B"]);
/// assert_eq!(series.count, [75.0, 25.0, 80.0, 30.0]);
/// assert_eq!((series.total_then, series.total_now), (210.0, 210.0));
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Restated {
    /// The day whose codes are used.
    pub as_of: Date,
    /// Codes of that day, in order of first appearance with their dates.
    pub code: Vec<String>,
    /// Dates of the series.
    pub date: Vec<Date>,
    /// Counts in the codes of the day.
    pub count: Vec<f64>,
    /// Counts reported under the same code on the same date; NaN where there were none.
    #[cfg_attr(feature = "serde", serde(with = "crate::estimate::real::column"))]
    pub count_then: Vec<f64>,
    /// How many codes reported what is counted here.
    pub sources: Vec<u64>,
    /// The total as it was reported.
    pub total_then: f64,
    /// The total as restated; by shares of splits it may differ in the last digits.
    pub total_now: f64,
    /// Codes of the series that were followed by another.
    pub change_from: Vec<String>,
    /// Codes that they are counted with now.
    pub change_to: Vec<String>,
    /// The day on which that code took over.
    pub change_date: Vec<Date>,
    /// The share that it took.
    pub change_share: Vec<f64>,
    /// Codes whose own series, as it was reported, has a break.
    pub rebase_code: Vec<String>,
    /// The first date on which a code reported for its predecessor too: limits should be computed afresh from here.
    pub rebase_date: Vec<Date>,
    /// Why.
    pub rebase_reason: Vec<String>,
    /// What a careful reader must know.
    pub cautions: Vec<Caution>,
}

impl Restated {
    /// Adds a caution that the caller knows of, such as rows that were left out on request.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/merger.md")]
    /// # use commonweal::{Caution, Restate};
    /// let mut series = Restate::new().apply(&["RR1"], &[july], &[22_000.0], &merger)?;
    /// series.add_caution(Caution::rows_omitted(4));
    /// assert_eq!(series.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.cautions.push(caution);
    }
}
