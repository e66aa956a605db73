//! What a Shapley decomposition returns.

#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, Estimate, IntervalColumn, Text};

/// The parts of an inequality, one row a determinant or a group of them: what
/// [`ShapleyDecompositionModel`](super::ShapleyDecompositionModel) returns.
///
/// ```
#[doc = include_str!("../../../../docs/examples/visits.md")]
/// use commonweal::ShapleyDecompositionModel;
/// let parts = ShapleyDecompositionModel::new().estimate(&people, &determinants, None)?;
/// assert_eq!((parts.determinant.join(", "), parts.subsets), ("ill, far".to_owned(), 4));
/// let all: f64 = parts.contribution.iter().sum();
/// assert!((all - parts.explained.value).abs() < 1e-12);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ShapleyDecomposition {
    /// The inequality of the outcome.
    pub index: Estimate,
    /// That of what the regression on all determinants predicts: what the parts come to.
    pub explained: Estimate,
    /// What is left of the first.
    pub residual: Estimate,
    /// The determinants, or the groups of them, in the order in which they were first given.
    pub determinant: Vec<String>,
    /// What each adds, over all orders in which they could be brought in.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub contribution: Vec<f64>,
    /// The same as a share of the inequality; missing (NaN) where that is zero.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub share: Vec<f64>,
    /// What each would add by itself, before all others.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub first: Vec<f64>,
    /// What each adds after all others.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub last: Vec<f64>,
    /// The residual as a share of the inequality; missing (NaN) where that is zero.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub residual_share: f64,
    /// The standard error of each contribution; missing (NaN) without limits.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub standard_error: Vec<f64>,
    /// Limits of the contributions, one entry a level.
    pub intervals: Vec<IntervalColumn>,
    /// Why there are no limits, where there are none.
    pub no_interval_reason: Option<Text>,
    /// The share of the variance of the outcome that the regression explains; missing (NaN) where the outcome does not vary.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub r_squared: f64,
    /// How many sets of determinants were brought in.
    pub subsets: u32,
    /// What a careful reader must know, each with what to do about it; `row` is that of the determinants.
    pub cautions: Vec<Caution>,
}

impl ShapleyDecomposition {
    /// Adds a caution that the caller knows of, to the whole and to the index.
    ///
    /// ```
    #[doc = include_str!("../../../../docs/examples/visits.md")]
    /// use commonweal::{Caution, ShapleyDecompositionModel};
    /// let mut parts = ShapleyDecompositionModel::new().estimate(&people, &determinants, None)?;
    /// parts.add_caution(Caution::rows_omitted(3));
    /// assert_eq!(parts.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.index.add_caution(caution.clone());
        self.cautions.push(caution);
    }
}
