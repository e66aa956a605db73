//! What a test of dominance returns.

use super::choices::{DominanceRule, DominanceVerdict};
#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, IntervalColumn, Text};

/// Two curves point by point, and whether one lies above the other: what
/// [`CurveDominanceModel`](super::CurveDominanceModel) returns.
///
/// ```
#[doc = include_str!("../../../../docs/examples/two_outcomes.md")]
/// use commonweal::CurveDominanceModel;
/// let found = CurveDominanceModel::new().same_people(&need, &visits)?;
/// assert_eq!(found.verdict.as_str(), "dominates"); // need is more concentrated among the worse off than visits are
/// assert!((found.first[9] - found.second[9] - found.difference[9]).abs() < 1e-12);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CurveDominance {
    /// How the curves lie to each other, by the rule, at the first level.
    pub verdict: DominanceVerdict,
    /// The same in words.
    pub sentence: Text,
    /// The rule that decided.
    pub rule: DominanceRule,
    /// Which curve the first is.
    pub first_measure: Text,
    /// Which the second is.
    pub second_measure: Text,
    /// Shares of the people at which the curves were compared.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub people: Vec<f64>,
    /// The first curve there.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub first: Vec<f64>,
    /// The second.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub second: Vec<f64>,
    /// The first minus the second.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub difference: Vec<f64>,
    /// Its standard error; missing (NaN) without limits.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub standard_error: Vec<f64>,
    /// The difference over its standard error; missing (NaN) without limits, and where the difference has no error.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub statistic: Vec<f64>,
    /// Limits of each difference by itself, one entry a level.
    pub intervals: Vec<IntervalColumn>,
    /// Limits that hold for all points together, one entry a level.
    pub simultaneous: Vec<IntervalColumn>,
    /// Why there are no limits, where there are none.
    pub no_interval_reason: Option<Text>,
    /// What the statistic had to exceed at a point, by the rule, at the first level; zero without limits.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub critical_value: f64,
    /// At how many points the first lies above the second by more than that.
    pub points_above: u64,
    /// At how many below.
    pub points_below: u64,
    /// Degrees of freedom of the limits; none where they are made with the normal distribution.
    #[cfg_attr(feature = "serde", serde(with = "real::optional"))]
    pub degrees_of_freedom: Option<f64>,
    /// How it was computed.
    pub method: Text,
    /// Key of the source.
    pub citation: Text,
    /// Of the curves and their difference.
    pub unit: Text,
    /// How to read the difference.
    pub direction: Text,
    /// How many rows stand behind it, of both samples.
    pub n: u64,
    /// How many people.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub population: f64,
    /// What a careful reader must know, each with what to do about it; `row` is that of the points.
    pub cautions: Vec<Caution>,
}

impl CurveDominance {
    /// Adds a caution that the caller knows of, such as rows that were left out on request.
    ///
    /// ```
    #[doc = include_str!("../../../../docs/examples/two_outcomes.md")]
    /// use commonweal::{Caution, CurveDominanceModel};
    /// let mut found = CurveDominanceModel::new().same_people(&need, &visits)?;
    /// found.add_caution(Caution::rows_omitted(3));
    /// assert_eq!(found.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.cautions.push(caution);
    }
}
