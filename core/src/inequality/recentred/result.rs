//! What a regression of recentred influence returns.

#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, Estimate, IntervalColumn, Text};

/// What goes with more of an index, one row a determinant: what [`RecentredInfluenceModel`](super::RecentredInfluenceModel) returns.
///
/// ```
#[doc = include_str!("../../../docs/examples/visits_of_people.md")]
/// use commonweal::RecentredInfluenceModel;
/// let found = RecentredInfluenceModel::new().estimate(&people, &determinants)?;
/// assert_eq!(found.determinant, ["ill", "far"]);
/// let all: f64 = found.contribution.iter().sum::<f64>() + found.intercept.value;
/// assert!((all - found.index.value).abs() < 1e-12);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RecentredInfluence {
    /// The index of the outcome.
    pub index: Estimate,
    /// The intercept of the regression: what contributions leave of the index.
    pub intercept: Estimate,
    /// The determinants, in the order in which they were given.
    pub determinant: Vec<String>,
    /// By how much the index moves for each unit that the mean of a determinant rises, while the others stay; for a small rise.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub coefficient: Vec<f64>,
    /// Its mean.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub mean: Vec<f64>,
    /// The coefficient times the mean: with the intercept, these come to the index.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub contribution: Vec<f64>,
    /// The standard error of each coefficient; missing (NaN) without limits.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub standard_error: Vec<f64>,
    /// How often a coefficient as far from zero would come by chance, were it zero; missing (NaN) without limits.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub p_value: Vec<f64>,
    /// Limits of the coefficients, one entry a level.
    pub intervals: Vec<IntervalColumn>,
    /// Why there are no limits, where there are none.
    pub no_interval_reason: Option<Text>,
    /// The share of the variance of the recentred influence that the regression explains; missing (NaN) where that does not vary.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub r_squared: f64,
    /// What a careful reader must know, each with what to do about it; `row` is that of the determinants.
    pub cautions: Vec<Caution>,
}

impl RecentredInfluence {
    /// Adds a caution that the caller knows of, to the whole and to the index.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits_of_people.md")]
    /// use commonweal::{Caution, RecentredInfluenceModel};
    /// let mut found = RecentredInfluenceModel::new().estimate(&people, &determinants)?;
    /// found.add_caution(Caution::rows_omitted(3));
    /// assert_eq!(found.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.index.add_caution(caution.clone());
        self.cautions.push(caution);
    }
}
