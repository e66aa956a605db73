//! Does one curve lie above another, beyond chance?
//!
//! ```
#![doc = include_str!("../../../docs/examples/two_outcomes.md")]
//! use commonweal::CurveDominanceModel;
//! let found = CurveDominanceModel::new().same_people(&need, &visits)?;
//! let said = "The concentration curve dominates: it lies above the second curve by more than chance allows at 19 of 19 points, and \
//!     below it at none.";
//! assert_eq!(found.sentence, said);
//! # Ok::<(), commonweal::Error>(())
//! ```

mod choices;
mod columns;
mod errors;
mod estimate;
mod line;
mod result;
#[cfg(test)]
mod tests;
mod words;

pub use choices::{ComparedWith, DominanceRule, DominanceVerdict};
pub use columns::CurveColumns;
pub use result::CurveDominance;

use crate::error::Result;
use crate::estimate::Levels;
use crate::inequality::SampleInterval;
use crate::input::RankedValues;
use estimate::Second;

/// Test of dominance: whether a concentration or Lorenz curve lies above the line of equality, or above another curve.
///
/// **Use it** where an index is not enough: two curves may cross, and indices that weigh the people otherwise then disagree. If
/// one curve lies above another everywhere, all of them agree. Compare visits with need (two outcomes), a subsidy with income (its
/// concentration curve with the Lorenz curve of income), a year with another, or any outcome with the line of equality. **Not** to
/// show that two curves are the same: a small sample shows nothing. And **not** at points of which each holds a handful of people.
///
/// - Curves: [`RankedValues`]; the concentration curve of the values in the order of the ranks. Values that are ranked by themselves
///   make a Lorenz curve. [`generalised`](Self::generalised) curves are multiplied by the mean.
/// - Formula: differences (first minus second) at shares of the people, 0.05 to 0.95 unless set. Their errors follow from the
///   influence of each row on both curves, which carries the covariance of two curves of the same people: of `L(p)` it is
///   `(u (y - m) - (L mean - p m) - L (y - mean)) / mean`, with `u` 1 below the share, 0 above it and a part for those of one rank across
///   it, and `m` the mean of those who stand at the share. It is known of a Lorenz curve; of a concentration curve it is that of
///   the people within `0.5 n^(-1/3)` of the share in the order (a nearest-neighbour mean; Davidson & Duclos 1997 ask for one).
/// - Rules: [`DominanceRule`]. `multiple-comparison` needs one significant point in one direction and none in the other, by the
///   studentised maximum modulus of as many points; since differences at near points go together, it errs less often than its
///   level says (of two curves that are the same 2 to 6 times in 100 at 95 %, where 30 people stand beyond each point: see the
///   coverage table). `intersection-union` needs every point, each by itself, and says that curves cross only as the first rule does.
/// - Range: of differences -1 to 1, of generalised ones any, in the unit of the values. Sign: positive where the first lies above.
/// - Interval: each difference with limits of its own and with limits that hold for all points together. Rows are taken as a sample of
///   people (`linearised`) unless [`interval`](Self::interval) says otherwise; with `none` they are a whole population, whose
///   curves are compared as they lie. Under a survey design with Student's t, and the maximum modulus of its degrees.
/// - Errors: those of the input; `negative-value`; `not-computable` where all values are zero, those of the second curve with the
///   parameters `other_values` and so on; `length-mismatch` and `conflicting-arguments` for people who are not the same; `out-of-range`
///   for a share that is not between 0 and 1, does not ascend, or more than 1,000 of them; `too-few-groups` for a sample of one.
/// - Sources: Bishop, Formby & Smith 1991, Rev Econ Stat 73:134 and Economica 58:461 (rule and critical values); Beach & Davidson
///   1983, Rev Econ Stud 50:723; Davidson & Duclos 1997, Econometrica 65:1453; Dardanoni & Forcina 1999, Econometrics J
///   2:49; O'Donnell and others 2008, *Analyzing Health Equity Using Household Survey Data*, ch. 7; Stoline & Ury 1979, Technometrics
///   21:87.
///
/// ```
#[doc = include_str!("../../../docs/examples/two_outcomes.md")]
/// use commonweal::CurveDominanceModel;
/// let found = CurveDominanceModel::new().at(&[0.25, 0.5, 0.75]).same_people(&need, &visits)?;
/// assert!((found.difference[1] - 0.132227).abs() < 1e-6 && (found.standard_error[1] - 0.014643).abs() < 1e-6);
/// assert!((found.critical_value - 2.387738).abs() < 1e-6); // for three points together
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "dominance test")]
#[derive(Debug, Clone, Copy)]
pub struct CurveDominanceModel<'a> {
    levels: Levels,
    interval: SampleInterval,
    rule: DominanceRule,
    generalised: bool,
    at: Option<&'a [f64]>,
}

impl Default for CurveDominanceModel<'_> {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SampleInterval::Linearised,
            rule: DominanceRule::MultipleComparison,
            generalised: false,
            at: None,
        }
    }
}

impl<'a> CurveDominanceModel<'a> {
    /// Of a sample of people, at 19 points, at 95 %, by the rule of multiple comparison.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/two_outcomes.md")]
    /// use commonweal::CurveDominanceModel;
    /// let found = CurveDominanceModel::new().equality(&need)?;
    /// assert_eq!((found.verdict.as_str(), found.points_above), ("dominates", 13));
    /// assert!((found.critical_value - 3.000428).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels: the first decides.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/two_outcomes.md")]
    /// use commonweal::{CurveDominanceModel, Level};
    /// let found = CurveDominanceModel::new().level(Level::P90).equality(&need)?;
    /// assert!((found.critical_value - 2.774425).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// How the rows were drawn.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/two_outcomes.md")]
    /// use commonweal::{CurveDominanceModel, SampleInterval};
    /// let found = CurveDominanceModel::new().interval(SampleInterval::None).same_people(&need, &visits)?;
    /// assert_eq!(found.points_above, 19); // as the curves lie, of a whole population
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: SampleInterval) -> Self {
        self.interval = interval;
        self
    }

    /// When one curve is said to lie above another.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/two_outcomes.md")]
    /// use commonweal::{CurveDominanceModel, DominanceRule};
    /// let found = CurveDominanceModel::new().rule(DominanceRule::IntersectionUnion).equality(&need)?;
    /// assert_eq!((found.verdict.as_str(), found.points_above), ("not-shown", 16)); // of 19
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn rule(mut self, rule: DominanceRule) -> Self {
        self.rule = rule;
        self
    }

    /// Whether the curves are multiplied by their means: who has more, whatever the shares.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/two_outcomes.md")]
    /// use commonweal::CurveDominanceModel;
    /// let found = CurveDominanceModel::new().generalised(true).same_people(&need, &visits)?;
    /// assert!((found.difference[18] - 2.583333).abs() < 1e-6); // in the unit of the values
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn generalised(mut self, generalised: bool) -> Self {
        self.generalised = generalised;
        self
    }

    /// The shares of the people at which the curves are compared; 0.05, 0.1, ... 0.95 unless set.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/two_outcomes.md")]
    /// use commonweal::CurveDominanceModel;
    /// let found = CurveDominanceModel::new().at(&[0.2, 0.4, 0.6, 0.8]).equality(&need)?;
    /// assert_eq!(found.people, [0.2, 0.4, 0.6, 0.8]);
    /// assert!((found.critical_value - 2.490915).abs() < 1e-6); // fewer points need less
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn at(mut self, at: &'a [f64]) -> Self {
        self.at = Some(at);
        self
    }

    /// The curve against the line of equality.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/two_outcomes.md")]
    /// use commonweal::CurveDominanceModel;
    /// let found = CurveDominanceModel::new().equality(&visits)?;
    /// assert_eq!(found.second, found.people);
    /// assert_eq!(found.verdict.as_str(), "not-shown");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn equality(&self, first: &RankedValues<'_>) -> Result<CurveDominance> {
        estimate::estimate(self, first, &Second::Equality)
    }

    /// Two curves of the same people, row by row, with the same weights.
    ///
    /// ```
    /// use commonweal::{CurveDominanceModel, RankedValues, Ranks, SampleInterval};
    /// let (income, care) = ([9.0, 15.0, 21.0, 40.0], [3.0, 3.0, 2.0, 2.0]);
    /// let ranked = |values| RankedValues::new(values, Ranks::most_deprived_first(&income));
    /// let model = CurveDominanceModel::new().interval(SampleInterval::None);
    /// let found = model.same_people(&ranked(&care)?, &ranked(&income)?)?;
    /// assert_eq!(found.second_measure, "Lorenz curve"); // income, ranked by itself
    /// assert_eq!(found.verdict.as_str(), "dominates"); // care is nearer to equal shares: it makes incomes more equal
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn same_people(
        &self,
        first: &RankedValues<'_>,
        second: &RankedValues<'_>,
    ) -> Result<CurveDominance> {
        estimate::estimate(self, first, &Second::SamePeople(second))
    }

    /// Curves of two samples of people, drawn independently.
    ///
    /// ```
    /// use commonweal::{CurveDominanceModel, RankedValues, Ranks};
    /// let (before, after): (Vec<f64>, Vec<f64>) = (1..=60).map(|i| (f64::from(i * i % 47), f64::from(20 + i * i % 31))).unzip();
    /// let (a, b) = (Ranks::most_deprived_first(&before), Ranks::most_deprived_first(&after)); // ranked by themselves
    /// let found = CurveDominanceModel::new().other_people(&RankedValues::new(&before, a)?, &RankedValues::new(&after, b)?)?;
    /// assert_eq!(found.verdict.as_str(), "dominated"); // the Lorenz curve of before lies below that of after
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn other_people(
        &self,
        first: &RankedValues<'_>,
        second: &RankedValues<'_>,
    ) -> Result<CurveDominance> {
        estimate::estimate(self, first, &Second::OtherPeople(second))
    }
}
