//! Inequality in an outcome explained, each determinant at its mean worth over all orders of bringing them in.
//!
//! ```
#![doc = include_str!("../../../docs/examples/visits.md")]
//! use commonweal::{ShapleyDecompositionModel, ShapleyIndex};
//! let parts = ShapleyDecompositionModel::new().index(ShapleyIndex::Variance).estimate(&people, &determinants, None)?;
//! assert!((parts.explained.value / parts.index.value - parts.r_squared).abs() < 1e-12);
//! # Ok::<(), commonweal::Error>(())
//! ```

mod choices;
mod columns;
mod estimate;
mod linear;
mod result;
mod subsets;
#[cfg(test)]
mod tests;

pub use choices::{ShapleyIndex, ShapleyRemoval};
pub use columns::ShapleyColumns;
pub use result::ShapleyDecomposition;

use super::choices::ConcentrationForm;
use super::decomposition::DecompositionInterval;
use super::index::ConcentrationIndex;
use crate::error::Result;
use crate::estimate::Levels;
use crate::input::RankedValues;

/// Shapley decomposition of the inequality in an outcome: what each determinant, or group of determinants, adds to it.
///
/// **Use it** where what a determinant adds depends on which others are there already: they go together (income and education), or
/// the measure is no sum of parts (the Gini index). Each is taken at its mean over all orders, so that no order is preferred, those
/// that do the same get the same, and all come to what is explained. Columns of one category (its 0 and 1) belong to one
/// group. **Not** to say what causes the outcome: the coefficients are associations. And **not** to choose determinants: one that
/// only goes with another that counts gets a share too.
///
/// - Formula: `phi_k = sum over sets S without k of s! (K - s - 1)! / K! (v(S + k) - v(S))`, exactly, over all `2^K` sets, with `v(S)` the
///   inequality of what a linear regression (least squares, with the weights) predicts from `S`. [`ShapleyRemoval`] says what
///   becomes of the others: `refitted` (a regression without them) or `held-at-mean` (the full one, with everybody at their mean;
///   for the concentration index this is the decomposition of Wagstaff, van Doorslaer & Watanabe). `v` of no determinant is zero.
/// - Inequality: [`ShapleyIndex`]; of the concentration index in any form ([`ConcentrationForm`]).
/// - Input: [`RankedValues`] without standard errors (ranks count for the concentration index only), determinants by name, at
///   most 100, and which group each belongs to; at most 12 groups, since each more doubles the work: 4,096 regressions.
/// - Range: any. Sign: that of the index; a part of the other sign offsets it. Unit: of the index. What is left unexplained is the
///   residual: of the Gini index it is no inequality of residuals, but the difference of two indices.
/// - Interval: none by default. For a sample of people `linearised`: what each set of determinants is worth moves with its coefficients and
///   with who is drawn, and parts are sums of worths, so that the influence of each row on a part follows (Deville 1999); the same gives limits
///   of rows with weights (`linearised-sampling`) and under a survey design (`survey-design`). `bootstrap` takes each row as drawn
///   by itself: `draws` of 2,000, percentiles (Efron & Tibshirani 1993). To a Gini index and a variance what noise predicts adds,
///   and never offsets: of a determinant that explains nothing linearised limits hold zero (the coverage table), percentiles
///   of a bootstrap never do; a caution says where.
/// - Errors: as [`ConcentrationDecompositionModel`](super::ConcentrationDecompositionModel); `negative-value` and `not-computable` for the
///   Gini index as [`GiniIndex`](crate::GiniIndex); `length-mismatch`, `missing-value` and `out-of-range` of `groups`; `conflicting-arguments` for
///   a form or its options with another index; `too-much-work` for very many rows and groups.
/// - Sources: Shorrocks 2013, J Econ Inequal 11:99 (first circulated 1999); Shapley 1953; Deutsch, Pi Alperin & Silber 2018, Soc Indic
///   Res 138:1055 (inequality in health); Wendelspiess Chávez Juárez & Soloaga 2014, Stata J 14:830.
///
/// ```
#[doc = include_str!("../../../docs/examples/visits.md")]
/// use commonweal::ShapleyDecompositionModel;
/// let parts = ShapleyDecompositionModel::new().estimate(&people, &determinants, None)?;
/// assert!((parts.contribution[0] - -0.021658).abs() < 1e-6 && (parts.contribution[1] - 0.001741).abs() < 1e-6);
/// assert!((parts.residual.value - 0.008782).abs() < 1e-6);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[doc(alias = "Shapley value")]
#[doc(alias = "LMG")]
#[derive(Debug, Clone, Copy)]
pub struct ShapleyDecompositionModel {
    index: ShapleyIndex,
    removal: ShapleyRemoval,
    form: ConcentrationIndex,
    levels: Levels,
    interval: DecompositionInterval,
    draws: Option<u32>,
    seed: u32,
}

impl Default for ShapleyDecompositionModel {
    fn default() -> Self {
        Self {
            index: ShapleyIndex::Concentration,
            removal: ShapleyRemoval::Refitted,
            form: ConcentrationIndex::new(),
            levels: Levels::default(),
            interval: DecompositionInterval::None,
            draws: None,
            seed: 1,
        }
    }
}

/// A setter of the concentration index, documented where that is.
macro_rules! of_the_form {
    ($($(#[$meta:meta])* $name:ident: $takes:ty;)+) => {$(
        $(#[$meta])*
        #[must_use]
        pub fn $name(mut self, $name: $takes) -> Self {
            self.form = self.form.$name($name);
            self
        }
    )+};
}

impl ShapleyDecompositionModel {
    /// Of the concentration index, with regressions refitted, without limits.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::ShapleyDecompositionModel;
    /// let parts = ShapleyDecompositionModel::new().estimate(&people, &determinants, None)?;
    /// assert_eq!((parts.index.measure.as_ref(), parts.intervals.len()), ("concentration index", 0));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Which inequality is divided.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{ShapleyDecompositionModel, ShapleyIndex};
    /// let parts = ShapleyDecompositionModel::new().index(ShapleyIndex::Gini).estimate(&people, &determinants, None)?;
    /// assert!((parts.contribution[0] - 0.081397).abs() < 1e-6 && (parts.index.value - 0.239639).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn index(mut self, index: ShapleyIndex) -> Self {
        self.index = index;
        self
    }

    /// What the inequality would be without a determinant.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{ConcentrationDecompositionModel, ShapleyDecompositionModel, ShapleyRemoval};
    /// let model = ShapleyDecompositionModel::new().removal(ShapleyRemoval::HeldAtMean);
    /// let (parts, plain) = (model.estimate(&people, &determinants, None)?, ConcentrationDecompositionModel::new());
    /// let plain = plain.estimate(&people, &determinants)?;
    /// assert!((parts.contribution[0] - plain.contribution[0]).abs() < 1e-12); // a sum has no order
    /// assert!((parts.contribution[0] - -0.022013).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn removal(mut self, removal: ShapleyRemoval) -> Self {
        self.removal = removal;
        self
    }

    of_the_form! {
        /// What the concentration index divides by, and whose values count most.
        ///
        /// ```
        #[doc = include_str!("../../../docs/examples/visits.md")]
        /// use commonweal::{ConcentrationForm, ShapleyDecompositionModel};
        /// let model = ShapleyDecompositionModel::new().form(ConcentrationForm::Generalised);
        /// assert!((model.estimate(&people, &determinants, None)?.contribution[0] - -0.200080).abs() < 1e-6); // in visits
        /// # Ok::<(), commonweal::Error>(())
        /// ```
        form: ConcentrationForm;
        /// The least value that there could be, for the forms `erreygers` and `wagstaff`.
        ///
        /// ```
        #[doc = include_str!("../../../docs/examples/visits.md")]
        /// use commonweal::{ConcentrationForm, ShapleyDecompositionModel};
        /// let model = ShapleyDecompositionModel::new().form(ConcentrationForm::Wagstaff).upper(20.0);
        /// assert_eq!(model.estimate(&people, &determinants, None).unwrap_err().param(), Some("lower"));
        /// assert!((model.lower(0.0).estimate(&people, &determinants, None)?.contribution[0] - -0.040249).abs() < 1e-6);
        /// # Ok::<(), commonweal::Error>(())
        /// ```
        lower: f64;
        /// The largest value that there could be.
        ///
        /// ```
        #[doc = include_str!("../../../docs/examples/visits.md")]
        /// use commonweal::{ConcentrationForm, ShapleyDecompositionModel};
        /// let model = ShapleyDecompositionModel::new().form(ConcentrationForm::Erreygers).lower(0.0);
        /// assert!((model.upper(40.0).estimate(&people, &determinants, None)?.contribution[0] - -0.020008).abs() < 1e-6);
        /// # Ok::<(), commonweal::Error>(())
        /// ```
        upper: f64;
        /// Inequality aversion of the form `extended`: above 1.
        ///
        /// ```
        #[doc = include_str!("../../../docs/examples/visits.md")]
        /// use commonweal::{ConcentrationForm, ShapleyDecompositionModel};
        /// let model = ShapleyDecompositionModel::new().form(ConcentrationForm::Extended).nu(4.0);
        /// assert!((model.estimate(&people, &determinants, None)?.contribution[0] - -0.053957).abs() < 1e-6);
        /// # Ok::<(), commonweal::Error>(())
        /// ```
        nu: f64;
        /// Sensitivity to the ends of the form `symmetric`: above 1.
        ///
        /// ```
        #[doc = include_str!("../../../docs/examples/visits.md")]
        /// use commonweal::{ConcentrationForm, ShapleyDecompositionModel};
        /// let model = ShapleyDecompositionModel::new().form(ConcentrationForm::Symmetric).beta(4.0);
        /// assert!((model.estimate(&people, &determinants, None)?.contribution[0] - -0.030250).abs() < 1e-6);
        /// # Ok::<(), commonweal::Error>(())
        /// ```
        beta: f64;
    }

    /// Confidence level, or levels.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{DecompositionInterval, Level, ShapleyDecompositionModel};
    /// let model = ShapleyDecompositionModel::new().interval(DecompositionInterval::Bootstrap).level(Level::P90);
    /// let limits = &model.estimate(&people, &determinants, None)?.intervals[0];
    /// assert!((limits.lower[0] - -0.048598).abs() < 1e-6 && (limits.upper[0] - 0.001337).abs() < 1e-6);
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
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{DecompositionInterval, ShapleyDecompositionModel};
    /// let parts = ShapleyDecompositionModel::new().interval(DecompositionInterval::Bootstrap).estimate(&people, &determinants, None)?;
    /// assert!((parts.standard_error[0] - 0.015542).abs() < 1e-6);
    /// let linearised = ShapleyDecompositionModel::new().interval(DecompositionInterval::Linearised);
    /// let parts = linearised.estimate(&people, &determinants, None)?;
    /// assert!((parts.standard_error[0] - 0.015490).abs() < 1e-6);
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
    /// use commonweal::{DecompositionInterval, ShapleyDecompositionModel};
    /// let model = ShapleyDecompositionModel::new().interval(DecompositionInterval::Bootstrap).draws(500);
    /// let parts = model.estimate(&people, &determinants, None)?;
    /// assert_eq!(parts.index.draws, Some(500));
    /// assert!((parts.intervals[0].lower[0] - -0.052258).abs() < 1e-6); // the same on every machine
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
    /// use commonweal::{DecompositionInterval, ShapleyDecompositionModel};
    /// let model = ShapleyDecompositionModel::new().draws(900);
    /// assert_eq!((model.draws_made(), model.interval(DecompositionInterval::Bootstrap).draws_made()), (0, 900));
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
    /// use commonweal::{DecompositionInterval, ShapleyDecompositionModel};
    /// let model = ShapleyDecompositionModel::new().interval(DecompositionInterval::Bootstrap).seed(7);
    /// let parts = model.estimate(&people, &determinants, None)?;
    /// assert_eq!(parts.index.seed, Some(7));
    /// assert!((parts.intervals[0].lower[0] - -0.055017).abs() < 1e-6); // another seed, a little elsewhere
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn seed(mut self, seed: u32) -> Self {
        self.seed = seed;
        self
    }

    /// The parts, by determinants with their names, and the name of the group of each where some go together.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::ShapleyDecompositionModel;
    /// let parts = ShapleyDecompositionModel::new().estimate(&people, &determinants, Some(&["need", "need"]))?;
    /// assert_eq!(parts.determinant, ["need"]);
    /// assert!((parts.contribution[0] - parts.explained.value).abs() < 1e-12);
    /// let error = ShapleyDecompositionModel::new().estimate(&people, &determinants, Some(&["need"])).unwrap_err();
    /// assert_eq!((error.code().as_str(), error.param()), ("length-mismatch", Some("groups")));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    ///
    /// # Errors
    /// See the type.
    pub fn estimate(
        &self,
        ranked: &RankedValues<'_>,
        determinants: &[(&str, &[f64])],
        groups: Option<&[&str]>,
    ) -> Result<ShapleyDecomposition> {
        self.estimate_with_progress(ranked, determinants, groups, &mut |_, _| true)
    }

    /// The same, told how many samples are drawn of how many; it stops where the answer is false.
    ///
    /// ```
    #[doc = include_str!("../../../docs/examples/visits.md")]
    /// use commonweal::{DecompositionInterval, ShapleyDecompositionModel};
    /// let model = ShapleyDecompositionModel::new().interval(DecompositionInterval::Bootstrap);
    /// let error = model.estimate_with_progress(&people, &determinants, None, &mut |_, _| false).unwrap_err();
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
        groups: Option<&[&str]>,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<ShapleyDecomposition> {
        estimate::estimate(self, ranked, determinants, groups, progress)
    }
}
