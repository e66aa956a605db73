//! What a decomposition returns.

#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, Estimate, IntervalColumn, Text};

/// The parts of a concentration index, one row a determinant: what
/// [`ConcentrationDecompositionModel`](super::ConcentrationDecompositionModel) returns.
///
/// ```
#[doc = include_str!("../../../../docs/examples/visits.md")]
/// use commonweal::ConcentrationDecompositionModel;
/// let parts = ConcentrationDecompositionModel::new().estimate(&people, &determinants)?;
/// assert_eq!(parts.determinant, ["ill", "far"]);
/// assert!((parts.elasticity[0] * parts.concentration_index[0] - parts.contribution[0]).abs() < 1e-12);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConcentrationDecomposition {
    /// The concentration index of the outcome.
    pub index: Estimate,
    /// What all determinants add to it together.
    pub explained: Estimate,
    /// What is left: the index of the residuals.
    pub residual: Estimate,
    /// The determinants, in the order in which they were given.
    pub determinant: Vec<String>,
    /// The coefficient of each in the regression.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub coefficient: Vec<f64>,
    /// Its mean.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub mean: Vec<f64>,
    /// The elasticity of the outcome: the coefficient times its mean over that of the outcome; missing (NaN) where the outcome has a
    /// mean of zero.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub elasticity: Vec<f64>,
    /// The relative concentration index of the determinant itself, with the kernel of the form; missing (NaN) where its mean is zero.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub concentration_index: Vec<f64>,
    /// What it adds to the index.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub contribution: Vec<f64>,
    /// The same as a share of the index; missing (NaN) where the index is zero.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub share: Vec<f64>,
    /// The residual as a share of the index; missing (NaN) where the index is zero.
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
    /// What a careful reader must know, each with what to do about it; `row` is that of the determinants.
    pub cautions: Vec<Caution>,
}

impl ConcentrationDecomposition {
    /// Adds a caution that the caller knows of, to the whole and to the index.
    ///
    /// ```
    #[doc = include_str!("../../../../docs/examples/visits.md")]
    /// use commonweal::{Caution, ConcentrationDecompositionModel};
    /// let mut parts = ConcentrationDecompositionModel::new().estimate(&people, &determinants)?;
    /// parts.add_caution(Caution::rows_omitted(3));
    /// assert_eq!(parts.cautions.last().unwrap().code.as_str(), "rows-omitted");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.index.add_caution(caution.clone());
        self.cautions.push(caution);
    }
}
