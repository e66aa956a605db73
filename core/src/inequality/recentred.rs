//! Which characteristics go with more of an index: regression of its recentred influence.
//!
//! ```
//! use commonweal::{RecentredInfluenceModel, RecentredInterval, WeightedValues};
//! let visits = WeightedValues::new(&[5.0, 6.0, 3.0, 4.0, 2.0, 1.0], None)?; // of six people
//! let ill: &[f64] = &[1.0, 1.0, 0.0, 1.0, 0.0, 0.0];
//! let found = RecentredInfluenceModel::new().interval(RecentredInterval::None).estimate(&visits, &[("ill", ill)])?;
//! assert!((found.index.value - 0.277778).abs() < 1e-6); // the Gini index of all six
//! assert!((found.coefficient[0] - -0.238095).abs() < 1e-6); // with more people ill it would be lower
//! # Ok::<(), commonweal::Error>(())
//! ```

mod bootstrap;
mod choices;
mod estimate;
mod measure;
mod result;
#[cfg(test)]
mod tests;

pub use choices::{RecentredIndex, RecentredInterval};
pub use result::RecentredInfluence;

use crate::error::Result;
use crate::estimate::Levels;
use crate::input::WeightedValues;
use measure::Measure;

/// Regression of recentred influence: which characteristics go with more inequality of an outcome, or with a higher quantile of it.
///
/// How far one more person would move an index is that person's influence; with the index added it is "recentred", since its mean is
/// then the index itself. A regression of it says what the index would be were a few more people ill, or a little farther away.
///
/// **Use it** to see which characteristics go with inequality of the whole distribution, of any measure and not only by rank, and at
/// which quantiles they count (the top, the bottom). **Not** to say what causes it: the coefficients are associations. **Not** for
/// large changes: the line is a tangent. And **not** to divide the inequality that there is, since the intercept holds what the index
/// would be at zero of everything (use [`ShapleyDecompositionModel`](crate::ShapleyDecompositionModel), or by rank
/// [`ConcentrationDecompositionModel`](crate::ConcentrationDecompositionModel)).
///
/// - Formula: least squares, with the weights, of `RIF(y) = index + influence(y)` on the determinants and an intercept. Of the variance
///   the influence is `(y - m)^2 - V`; of a quantile `(F - 1[y <= q]) / f`, with `q` the smallest value that the share of the people do
///   not exceed, `F` the share at or below it (which the paper takes for the share asked for, so that its mean misses the quantile
///   by a little), and `f` the density there by a Gaussian kernel with Silverman's bandwidth,
///   `0.9 min(sd, quartile distance / 1.34) n^(-1/5)`, where weights count by the rows that they are worth, `(sum w)^2 / sum w^2`; of
///   the Gini, entropy and Atkinson indices it is that of their own limits.
/// - Input: [`WeightedValues`]; for the Gini, entropy and Atkinson indices of zero or more. Determinants by name, one number a row;
///   categories as columns of 0 and 1, without the one that the others are compared with. At most 100, and fewer than rows less one.
/// - Range: any. Contributions (coefficient times mean) and the intercept come to the index. Unit: of the index, a coefficient for each
///   unit of the determinant.
/// - Interval: `bootstrap` by default: density, ranks and mean are estimates too, and it computes all anew. Those of 95 % held 91 to 96
///   times in 100 for the Gini index and quantiles, and 82 times for the variance of 200 skewed values, which a caution says (see the
///   coverage table). `robust` and `survey-design` take the influence of each row as known: of
///   the Gini and Atkinson indices their limits are too wide in large samples, of quantiles too narrow in samples of any size (those of
///   95 % held 70 to 90 times in 100), which a caution says; they are for many rows, for comparison with other packages, and for
///   surveys. Replicate weights compute all anew. `none` is for rows of a whole population. P-values are of the same kind as the
///   limits; of a bootstrap, twice the share of draws on the other side of zero.
/// - Errors: those of the index and of the input; `empty`, `length-mismatch`, `missing-value`, `not-finite`, `duplicate-key` of
///   `determinants`; `not-computable` for a determinant that does not vary or that others explain, with its name, where values
///   have no density at the quantile, and where the fit has no answer in some of the samples; `too-few-groups` for too few rows;
///   `out-of-range` for a `quantile` not between 0 and 1 and for too few draws at the level; `conflicting-arguments` for an option of
///   another index, `draws` without a bootstrap, or a design without its limits; `too-much-work` for very many draws of very many
///   rows.
/// - Sources: Firpo, Fortin & Lemieux 2009, Econometrica 77:953 (quantiles), and 2018, Econometrics 6:28 (other indices); Silverman 1986,
///   *Density Estimation for Statistics and Data Analysis*, eq. 3.31; MacKinnon & White 1985, J Econometrics 29:305 (`robust`).
///
/// ```
#[doc = include_str!("../../docs/examples/visits_of_people.md")]
/// use commonweal::RecentredInfluenceModel;
/// let found = RecentredInfluenceModel::new().estimate(&people, &determinants)?;
/// assert!((found.index.value - 0.239639).abs() < 1e-6); // the Gini index
/// assert!((found.coefficient[0] - -0.167944).abs() < 1e-6 && (found.coefficient[1] - -0.002060).abs() < 1e-6);
/// assert!((found.intercept.value - 0.391502).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "RIF regression")]
#[doc(alias = "unconditional quantile regression")]
#[derive(Debug, Clone, Copy)]
pub struct RecentredInfluenceModel {
    index: RecentredIndex,
    quantile: Option<f64>,
    alpha: Option<f64>,
    epsilon: Option<f64>,
    levels: Levels,
    interval: RecentredInterval,
    draws: Option<u32>,
    seed: u32,
}

impl Default for RecentredInfluenceModel {
    fn default() -> Self {
        Self {
            index: RecentredIndex::Gini,
            quantile: None,
            alpha: None,
            epsilon: None,
            levels: Levels::default(),
            interval: RecentredInterval::Bootstrap,
            draws: None,
            seed: 1,
        }
    }
}

impl RecentredInfluenceModel {
    /// Of the Gini index, with limits of 95 % by bootstrap.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/visits_of_people.md")]
    /// use commonweal::RecentredInfluenceModel;
    /// let found = RecentredInfluenceModel::new().estimate(&people, &determinants)?;
    /// assert_eq!((found.index.measure.as_ref(), found.intervals[0].method[0].as_str()), ("Gini index", "bootstrap"));
    /// assert!((found.p_value[0] - 0.014993).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Which feature of the distribution.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/visits_of_people.md")]
    /// use commonweal::{RecentredIndex, RecentredInfluenceModel, RecentredInterval};
    /// let model = RecentredInfluenceModel::new().interval(RecentredInterval::None).index(RecentredIndex::Variance);
    /// let found = model.estimate(&people, &determinants)?;
    /// assert!((found.index.value - 14.932031).abs() < 1e-6 && (found.coefficient[0] - -6.044139).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn index(mut self, index: RecentredIndex) -> Self {
        self.index = index;
        self
    }

    /// Which quantile, as a share of the people above 0 and below 1: the median unless set.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/visits_of_people.md")]
    /// use commonweal::{RecentredIndex, RecentredInfluenceModel, RecentredInterval};
    /// let model = RecentredInfluenceModel::new().interval(RecentredInterval::None).index(RecentredIndex::Quantile).quantile(0.9);
    /// let found = model.estimate(&people, &determinants)?;
    /// assert!((found.index.value - 14.3).abs() < 1e-6 && (found.coefficient[0] - 2.154689).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn quantile(mut self, quantile: f64) -> Self {
        self.quantile = Some(quantile);
        self
    }

    /// Where generalised entropy looks: at the bottom (below 1), or at the top (above 1); 1 unless set.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/visits_of_people.md")]
    /// use commonweal::{RecentredIndex, RecentredInfluenceModel, RecentredInterval};
    /// let model = RecentredInfluenceModel::new().interval(RecentredInterval::None).index(RecentredIndex::GeneralisedEntropy).alpha(2.0);
    /// let found = model.estimate(&people, &determinants)?;
    /// assert!((found.index.value - 0.087479).abs() < 1e-6 && (found.coefficient[0] - -0.125441).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn alpha(mut self, alpha: f64) -> Self {
        self.alpha = Some(alpha);
        self
    }

    /// How much the Atkinson index minds inequality: 1 unless set.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/visits_of_people.md")]
    /// use commonweal::{RecentredIndex, RecentredInfluenceModel, RecentredInterval};
    /// let model = RecentredInfluenceModel::new().interval(RecentredInterval::None).epsilon(0.5);
    /// assert_eq!(model.estimate(&people, &determinants).unwrap_err().param(), Some("epsilon")); // of no Gini index
    /// let found = model.index(RecentredIndex::Atkinson).estimate(&people, &determinants)?;
    /// assert!((found.index.value - 0.051862).abs() < 1e-6 && (found.coefficient[0] - -0.079121).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn epsilon(mut self, epsilon: f64) -> Self {
        self.epsilon = Some(epsilon);
        self
    }

    /// Confidence level, or levels.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/visits_of_people.md")]
    /// use commonweal::{Level, RecentredInfluenceModel};
    /// let found = RecentredInfluenceModel::new().level(Level::P90).estimate(&people, &determinants)?;
    /// let limits = &found.intervals[0];
    /// assert!((limits.lower[0] - -0.300150).abs() < 1e-6 && (limits.upper[0] - -0.048788).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// How limits are made.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/visits_of_people.md")]
    /// use commonweal::{RecentredInfluenceModel, RecentredInterval};
    /// let model = RecentredInfluenceModel::new().interval(RecentredInterval::Robust);
    /// let found = model.estimate(&people, &determinants)?;
    /// assert!((found.standard_error[0] - 0.069182).abs() < 1e-6 && (found.p_value[0] - 0.018382).abs() < 1e-6);
    /// let clusters: Vec<String> = (0..60).map(|person| (person / 5).to_string()).collect(); // villages
    /// let survey = commonweal::SurveyDesign::new().clusters(&clusters).sample(60)?;
    /// let model = model.interval(RecentredInterval::SurveyDesign);
    /// let found = model.estimate(&people.with_survey(&survey)?, &determinants)?;
    /// assert!((found.standard_error[0] - 0.066973).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: RecentredInterval) -> Self {
        self.interval = interval;
        self
    }

    /// How many samples a bootstrap draws: 2,000 unless set; so many that ten lie beyond each limit, at least.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/visits_of_people.md")]
    /// use commonweal::RecentredInfluenceModel;
    /// let found = RecentredInfluenceModel::new().draws(500).estimate(&people, &determinants)?;
    /// assert_eq!(found.index.draws, Some(500));
    /// assert!((found.intervals[0].lower[0] - -0.324472).abs() < 1e-6); // the same on every machine
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn draws(mut self, draws: u32) -> Self {
        self.draws = Some(draws);
        self
    }

    /// How many samples are drawn: 0 without a bootstrap.
    ///
    /// ```
    /// use commonweal::{RecentredInfluenceModel, RecentredInterval};
    /// let model = RecentredInfluenceModel::new().draws(900);
    /// assert_eq!((model.draws_made(), model.interval(RecentredInterval::Robust).draws_made()), (900, 0));
    /// ```
    #[must_use]
    pub fn draws_made(&self) -> u32 {
        match self.interval {
            RecentredInterval::Bootstrap => self.draws.unwrap_or(2_000),
            _ => 0,
        }
    }

    /// The seed of a bootstrap (1 unless set); echoed in the result.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/visits_of_people.md")]
    /// use commonweal::RecentredInfluenceModel;
    /// let found = RecentredInfluenceModel::new().seed(7).estimate(&people, &determinants)?;
    /// assert_eq!(found.index.seed, Some(7));
    /// assert!((found.intervals[0].lower[0] - -0.325797).abs() < 1e-6); // another seed, a little elsewhere
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn seed(mut self, seed: u32) -> Self {
        self.seed = seed;
        self
    }

    /// The regression of the recentred influence of these values on determinants with their names.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/visits_of_people.md")]
    /// use commonweal::RecentredInfluenceModel;
    /// let model = RecentredInfluenceModel::new();
    /// let found = model.estimate(&people, &determinants)?;
    /// let all: f64 = found.contribution.iter().sum::<f64>() + found.intercept.value;
    /// assert!((all - found.index.value).abs() < 1e-12);
    /// let error = model.estimate(&people, &[determinants[0], ("again", determinants[0].1)]).unwrap_err();
    /// assert_eq!(error.code().as_str(), "not-computable"); // the same column twice
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(
        &self,
        values: &WeightedValues<'_>,
        determinants: &[(&str, &[f64])],
    ) -> Result<RecentredInfluence> {
        self.estimate_with_progress(values, determinants, &mut |_, _| true)
    }

    /// The same, told how many samples are drawn of how many; it stops where the answer is false.
    ///
    /// ```
    #[doc = include_str!("../../docs/examples/visits_of_people.md")]
    /// use commonweal::RecentredInfluenceModel;
    /// let model = RecentredInfluenceModel::new();
    /// let error = model.estimate_with_progress(&people, &determinants, &mut |_, _| false).unwrap_err();
    /// assert_eq!(error.code().as_str(), "cancelled");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type; `cancelled` where `progress` answers false.
    pub fn estimate_with_progress(
        &self,
        values: &WeightedValues<'_>,
        determinants: &[(&str, &[f64])],
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<RecentredInfluence> {
        estimate::estimate(self, values, determinants, progress)
    }

    /// The recentred influence of each row, in the order of the rows, for a chart or another regression: its weighted mean is the
    /// index.
    ///
    /// ```
    /// use commonweal::{RecentredInfluenceModel, WeightedValues};
    /// let each = RecentredInfluenceModel::new().recentred(&WeightedValues::new(&[1.0, 2.0, 9.0], None)?)?;
    /// assert!((each.iter().sum::<f64>() / 3.0 - 4.0 / 9.0).abs() < 1e-12); // the Gini index
    /// assert!((each[0] - 0.638889).abs() < 1e-6); // one more at the bottom would raise it
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn recentred(&self, values: &WeightedValues<'_>) -> Result<Vec<f64>> {
        let moved = self.measure()?.of(values)?;
        Ok(moved.influence.iter().map(|u| moved.value + u).collect())
    }

    fn measure(&self) -> Result<Measure> {
        Measure::new(self.index, self.quantile, self.alpha, self.epsilon)
    }
}
