//! The concentration index explained: what each determinant of the outcome adds to it.
//!
//! ```
//! use commonweal::{ConcentrationDecompositionModel, RankedValues, Ranks};
//! let visits = [5.0, 6.0, 3.0, 4.0, 2.0, 1.0]; // of six people, the poorest first
//! let people = RankedValues::new(&visits, Ranks::most_deprived_first(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]))?;
//! let ill: &[f64] = &[1.0, 1.0, 0.0, 1.0, 0.0, 0.0];
//! let parts = ConcentrationDecompositionModel::new().estimate(&people, &[("ill", ill)])?;
//! assert!((parts.index.value - -0.246032).abs() < 1e-6);
//! assert!((parts.contribution[0] - -0.166667).abs() < 1e-6); // illness explains two thirds of it
//! # Ok::<(), commonweal::Error>(())
//! ```

mod bootstrap;
mod choices;
mod estimate;
mod limits;
mod linear;
mod moments;
mod result;
#[cfg(test)]
mod tests;

pub(super) use bootstrap::Sample;
pub(in crate::inequality) use bootstrap::{Draws, WORK_CAP, enough_draws};
pub use choices::DecompositionInterval;
pub(super) use estimate::{NO_LIMITS, Rows, check, drawn_only_anew, part, with_wholes};
pub(in crate::inequality) use estimate::{each_named, fitted, ratio};
pub(super) use limits::Linearised;
pub(in crate::inequality) use limits::{Limited, Simulated};
pub(super) use linear::Linear;
pub(in crate::inequality) use moments::{Moments, cholesky};
pub use result::ConcentrationDecomposition;

use super::choices::ConcentrationForm;
use super::index::ConcentrationIndex;
use crate::error::Result;
use crate::estimate::Levels;
use crate::input::RankedValues;

/// Decomposition of a concentration index by regression: how much of the inequality goes with each determinant of the outcome.
///
/// **Use it** to say through what a difference between the worse off and the better off runs: age, illness, insurance, distance.
/// A determinant adds much where it both moves the outcome and is itself unequally spread. **Not** to say what causes it: the
/// coefficients are associations. And **not** for an outcome that is no linear function of its determinants (counts, yes or no)
/// without looking at the residual, since what the line misses goes there.
///
/// - Formula: with `y = a + sum(b_k x_k) + e` by least squares with the weights, `C = sum((b_k m_k / m) C_k) + GC_e / m`: the elasticity
///   of the outcome times the concentration index of each determinant, and the residual, whose `GC_e = sum(p e k)` is its absolute
///   index with the same ranks. A contribution is computed as `b_k GC_k / m`, so that determinants may have any sign or mean, and none
///   is shifted. The other forms of the index replace `1 / m` by their own factor ([`ConcentrationForm`]).
/// - Input: [`RankedValues`] without standard errors, and determinants by name, one number a row; categories as columns of 0 and 1,
///   without the one that the others are compared with. At most 100, and fewer than rows.
/// - Range: any; contributions and residual come to the index. Sign: that of the index. Unit: of the index.
/// - Interval: none by default. For a sample of people `linearised`: coefficients, mean, ranks and indices all move with who is drawn,
///   and the influence of each row on a contribution follows from theirs by the product rule (Deville 1999), so that nothing need
///   be drawn. The same influences give limits of rows with weights (`linearised-sampling`) and under a survey design
///   (`survey-design`: by strata and clusters, or the decomposition once more with each column of replicate weights). A bootstrap
///   of clusters (Rao & Wu 1988) would estimate the same variance with the noise of its draws: publishers' bootstrap weights are
///   replicate weights. `bootstrap` takes each row as drawn by itself: percentiles (Efron & Tibshirani 1993), which need not be
///   symmetric.
/// - Errors: as [`ConcentrationIndex`]; `not-computable` for a determinant that others explain, with its name; `duplicate-key`, `empty`,
///   `length-mismatch`, `missing-value`, `not-finite` of `determinants`; `too-few-groups` for no more rows than coefficients;
///   `conflicting-arguments` for `draws` without a bootstrap, or a design without its limits; `out-of-range` for too few draws at the level, `too-much-work` for too
///   many; `not-computable` where the fit has no answer in some of the samples.
/// - Sources: Wagstaff, van Doorslaer & Watanabe 2003, J Econometrics 112:207; O'Donnell and others 2008, *Analyzing Health Equity
///   Using Household Survey Data*, ch. 13; Deville 1999, Survey Methodology 25:193 (linearisation); Efron & Tibshirani 1993, *An
///   Introduction to the Bootstrap*.
///
/// ```
/// use commonweal::{ConcentrationDecompositionModel, RankedValues, Ranks};
/// # let rank: Vec<f64> = (0..60).map(f64::from).collect();
/// # let ill: Vec<f64> = (0..60).map(|i| f64::from(u8::from(i * i % 7 < 3 || i < 12))).collect();
/// # let far: Vec<f64> = (0..60).map(|i| f64::from(i * 17 % 23)).collect();
/// # let visits: Vec<f64> = (0..60).map(|i| f64::from(i * 5 % 11) + 4.0 * ill[i as usize] + far[i as usize] / 10.0).collect();
/// // Visits of 60 people ranked by income, whether they are ill, and how far they live from the clinic.
/// let people = RankedValues::new(&visits, Ranks::most_deprived_first(&rank))?;
/// let parts = ConcentrationDecompositionModel::new().estimate(&people, &[("ill", &ill), ("far", &far)])?;
/// assert!((parts.index.value - -0.011134).abs() < 1e-6);
/// assert!((parts.contribution[0] - -0.022013).abs() < 1e-6 && (parts.contribution[1] - 0.002097).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "Wagstaff decomposition")]
#[derive(Debug, Clone, Copy)]
pub struct ConcentrationDecompositionModel {
    index: ConcentrationIndex,
    levels: Levels,
    interval: DecompositionInterval,
    draws: Option<u32>,
    seed: u32,
}

impl Default for ConcentrationDecompositionModel {
    fn default() -> Self {
        Self {
            index: ConcentrationIndex::new(),
            levels: Levels::default(),
            interval: DecompositionInterval::None,
            draws: None,
            seed: 1,
        }
    }
}

impl ConcentrationDecompositionModel {
    /// Of the standard index, without limits; 95 % limits where they are asked for.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::ConcentrationDecompositionModel;
    /// let parts = ConcentrationDecompositionModel::new().estimate(&people, &determinants)?;
    /// assert_eq!((parts.index.measure.as_ref(), parts.intervals.len()), ("concentration index", 0));
    /// assert!((parts.contribution[0] - -0.022013).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Confidence level, or levels.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{DecompositionInterval, ConcentrationDecompositionModel, Level};
    /// let model = ConcentrationDecompositionModel::new().interval(DecompositionInterval::Bootstrap).level(Level::P90);
    /// let limits = &model.estimate(&people, &determinants)?.intervals[0];
    /// assert!((limits.lower[0] - -0.051563).abs() < 1e-6 && (limits.upper[0] - 0.001543).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn level(mut self, levels: impl Into<Levels>) -> Self {
        self.levels = levels.into();
        self
    }

    /// What the index divides by, and whose values count most.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{ConcentrationDecompositionModel, ConcentrationForm};
    /// let model = ConcentrationDecompositionModel::new().form(ConcentrationForm::Generalised);
    /// let parts = model.estimate(&people, &determinants)?;
    /// assert!((parts.contribution[0] - -0.203365).abs() < 1e-6); // in visits
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn form(mut self, form: ConcentrationForm) -> Self {
        self.index = self.index.form(form);
        self
    }

    /// The least and the largest value that there could be, for the forms `erreygers` and `wagstaff`.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{ConcentrationDecompositionModel, ConcentrationForm};
    /// let model = ConcentrationDecompositionModel::new().form(ConcentrationForm::Erreygers).bounds(0.0, 20.0);
    /// assert!((model.estimate(&people, &determinants)?.contribution[0] - -0.040673).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn bounds(self, lower: f64, upper: f64) -> Self {
        self.lower(lower).upper(upper)
    }

    /// The least value that there could be.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{ConcentrationDecompositionModel, ConcentrationForm};
    /// let model = ConcentrationDecompositionModel::new().form(ConcentrationForm::Wagstaff).upper(20.0);
    /// assert_eq!(model.estimate(&people, &determinants).unwrap_err().param(), Some("lower"));
    /// assert!((model.lower(0.0).estimate(&people, &determinants)?.contribution[0] - -0.040910).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn lower(mut self, lower: f64) -> Self {
        self.index = self.index.lower(lower);
        self
    }

    /// The largest value that there could be.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{ConcentrationDecompositionModel, ConcentrationForm};
    /// let model = ConcentrationDecompositionModel::new().form(ConcentrationForm::Erreygers).lower(0.0);
    /// assert!((model.upper(40.0).estimate(&people, &determinants)?.contribution[0] - -0.020337).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn upper(mut self, upper: f64) -> Self {
        self.index = self.index.upper(upper);
        self
    }

    /// Inequality aversion of the form `extended`: above 1.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{ConcentrationDecompositionModel, ConcentrationForm};
    /// let model = ConcentrationDecompositionModel::new().form(ConcentrationForm::Extended).nu(4.0);
    /// assert!((model.estimate(&people, &determinants)?.contribution[0] - -0.054672).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn nu(mut self, nu: f64) -> Self {
        self.index = self.index.nu(nu);
        self
    }

    /// Sensitivity to the ends of the form `symmetric`: above 1.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{ConcentrationDecompositionModel, ConcentrationForm};
    /// let model = ConcentrationDecompositionModel::new().form(ConcentrationForm::Symmetric).beta(4.0);
    /// assert!((model.estimate(&people, &determinants)?.contribution[0] - -0.030843).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn beta(mut self, beta: f64) -> Self {
        self.index = self.index.beta(beta);
        self
    }

    /// How limits are made.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{DecompositionInterval, ConcentrationDecompositionModel};
    /// let model = ConcentrationDecompositionModel::new().interval(DecompositionInterval::Bootstrap);
    /// let parts = model.estimate(&people, &determinants)?;
    /// let limits = &parts.intervals[0];
    /// assert!((limits.lower[0] - -0.060074).abs() < 1e-6 && (limits.upper[0] - 0.005695).abs() < 1e-6);
    /// let clusters: Vec<String> = (0..60).map(|person| (person / 5).to_string()).collect(); // villages
    /// let survey = commonweal::SurveyDesign::new().clusters(&clusters).sample(60)?;
    /// let model = model.interval(DecompositionInterval::SurveyDesign);
    /// let parts = model.estimate(&people.with_survey(&survey)?, &determinants)?;
    /// assert!((parts.standard_error[0] - 0.013236).abs() < 1e-6 && (parts.intervals[0].upper[0] - 0.007120).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn interval(mut self, interval: DecompositionInterval) -> Self {
        self.interval = interval;
        self
    }

    /// How many samples a bootstrap draws: 2,000 unless set; so many that ten lie beyond each limit, at least.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{DecompositionInterval, ConcentrationDecompositionModel};
    /// let model = ConcentrationDecompositionModel::new().interval(DecompositionInterval::Bootstrap).draws(500);
    /// let parts = model.estimate(&people, &determinants)?;
    /// assert_eq!(parts.index.draws, Some(500));
    /// assert!((parts.intervals[0].lower[0] - -0.054001).abs() < 1e-6); // the same on every machine
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
    /// use commonweal::{DecompositionInterval, ConcentrationDecompositionModel};
    /// let model = ConcentrationDecompositionModel::new().draws(900);
    /// assert_eq!(model.draws_made(), 0);
    /// assert_eq!(model.interval(DecompositionInterval::Bootstrap).draws_made(), 900);
    /// ```
    #[must_use]
    pub fn draws_made(&self) -> u32 {
        match self.interval {
            DecompositionInterval::Bootstrap => self.draws.unwrap_or(2_000),
            _ => 0,
        }
    }

    /// The seed of a bootstrap (1 unless set); echoed in the result.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{DecompositionInterval, ConcentrationDecompositionModel};
    /// let model = ConcentrationDecompositionModel::new().interval(DecompositionInterval::Bootstrap).seed(7);
    /// let parts = model.estimate(&people, &determinants)?;
    /// assert_eq!(parts.index.seed, Some(7));
    /// assert!((parts.intervals[0].lower[0] - -0.058776).abs() < 1e-6); // another seed, a little elsewhere
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn seed(mut self, seed: u32) -> Self {
        self.seed = seed;
        self
    }

    /// The parts of the index of these values, by determinants with their names.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::ConcentrationDecompositionModel;
    /// let parts = ConcentrationDecompositionModel::new().estimate(&people, &determinants)?;
    /// let all: f64 = parts.contribution.iter().sum::<f64>() + parts.residual.value;
    /// assert!((all - parts.index.value).abs() < 1e-12);
    /// let error = ConcentrationDecompositionModel::new().estimate(&people, &[determinants[0], ("again", determinants[0].1)]);
    /// assert_eq!(error.unwrap_err().code().as_str(), "not-computable"); // the same column twice
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(
        &self,
        ranked: &RankedValues<'_>,
        determinants: &[(&str, &[f64])],
    ) -> Result<ConcentrationDecomposition> {
        self.estimate_with_progress(ranked, determinants, &mut |_, _| true)
    }

    /// The same, told how many samples are drawn of how many; it stops where the answer is false.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{DecompositionInterval, ConcentrationDecompositionModel};
    /// let model = ConcentrationDecompositionModel::new().interval(DecompositionInterval::Bootstrap);
    /// let error = model.estimate_with_progress(&people, &determinants, &mut |_, _| false).unwrap_err();
    /// assert_eq!(error.code().as_str(), "cancelled");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type; `cancelled` where `progress` answers false.
    pub fn estimate_with_progress(
        &self,
        ranked: &RankedValues<'_>,
        determinants: &[(&str, &[f64])],
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<ConcentrationDecomposition> {
        estimate::estimate(self, ranked, determinants, progress)
    }
}
