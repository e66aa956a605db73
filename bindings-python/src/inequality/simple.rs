//! Measures of a distribution that have no options of their own.

use commonweal::{JDivergence, WolfsonPolarisation, ZengaIndex};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::distribution::{of_all, of_each};
use crate::convert::{Floats, Levels, Nulls, SampleInterval};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Estimate, Estimates};
use crate::survey::Design;

/// The measure of one distribution, and of many.
macro_rules! measure {
    ($(#[$($doc:tt)*])* $name:ident, $groups:ident, $model:ident) => {
        $(#[$($doc)*])*
        #[pyfunction]
        #[allow(clippy::too_many_arguments)] // the options of the measure, by name
        #[pyo3(signature = (values, *, weights=None, level=Levels::default(), interval=SampleInterval::default(), design=None, nulls=Nulls::default(), **unknown), text_signature = "(values, *, weights=None, level=0.95, interval='none', design=None, nulls='raise')")]
        pub(crate) fn $name(
            values: Floats,
            weights: Option<Floats>,
            level: Levels,
            interval: SampleInterval,
            design: Option<Design>,
            nulls: Nulls,
            unknown: Option<Bound<'_, PyDict>>,
        ) -> Result<Estimate, Failure> {
            refuse_unknown(unknown.as_ref(), stringify!($name))?;
            let metric = $model::new().level(level.0).interval(interval.0);
            of_all(
                &values,
                weights.as_ref(),
                nulls,
                design.as_ref(),
                &|values| metric.estimate(values),
            )
        }

        /// The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`).
        #[pyfunction]
        #[pyo3(signature = (offsets, values, *, level, interval, weights=None, design=None))]
        #[allow(clippy::too_many_arguments)] // the options of the measure, by name
        pub(crate) fn $groups(
            py: Python<'_>,
            offsets: Vec<u64>,
            values: Floats,
            level: Levels,
            interval: SampleInterval,
            weights: Option<Floats>,
            design: Option<Design>,
        ) -> Result<Estimates, Failure> {
            let metric = $model::new().level(level.0).interval(interval.0);
            of_each(
                py,
                &offsets,
                &values,
                weights.as_ref(),
                design.as_ref(),
                &|values| metric.estimate(values),
            )
        }
    };
}

measure! {
    /// J-divergence: the mean log deviation and Theil's index together, so that the bottom of the distribution counts as much as its top.
    ///
    /// J = sum(w (r - 1) ln r) / W, with r the value over the weighted mean; 0 means all the same. No value may be zero. `weights` are the
    /// people each value stands for. Values of a whole population have no interval; for a sample ask for interval="linearised", or
    /// "linearised-sampling" (rows drawn with unequal chances).
    ///
    /// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    /// and ask for interval="survey-design".
    ///
    /// >>> import commonweal as cw
    /// >>> print(f"{cw.j_divergence([3, 3, 3, 5, 5, 8, 8, 8, 8, 20]).value:.6f}")
    /// 0.364202
    j_divergence, j_divergence_groups, JDivergence
}

measure! {
    /// Wolfson's index of polarisation: how far people stand from the median in two camps, those below and those above it.
    ///
    /// P = 2 (2 T - G) m / M, with T what the lower half of the people lacks to one half of the total, G the Gini index, m the mean and M
    /// the median; 0 means all the same, 1 that half have nothing and the others all the same. `weights` are the people each value stands
    /// for. Values of a whole population have no interval; for a sample ask for interval="linearised", or "linearised-sampling" (rows drawn
    /// with unequal chances).
    ///
    /// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    /// and ask for interval="survey-design".
    ///
    /// >>> import commonweal as cw
    /// >>> print(f"{cw.wolfson_polarisation([3, 3, 3, 5, 5, 8, 8, 8, 8, 20]).value:.6f}")
    /// 0.323077
    wolfson_polarisation, wolfson_polarisation_groups, WolfsonPolarisation
}

measure! {
    /// Zenga's index of 2007: at every place in the order, by how much the mean of those below falls short of the mean of those above, on
    /// average over all places.
    ///
    /// Z = integral of 1 - (L(p) / p) (1 - p) / (1 - L(p)), with L the Lorenz curve, straight between its points; 0 means all the same, and 1
    /// is not reached. `weights` are the people each value stands for. Values of a whole population have no interval; for a sample ask for
    /// interval="linearised", or "linearised-sampling" (rows drawn with unequal chances).
    ///
    /// For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    /// and ask for interval="survey-design".
    ///
    /// >>> import commonweal as cw
    /// >>> print(f"{cw.zenga_index([3, 3, 3, 5, 5, 8, 8, 8, 8, 20]).value:.6f}")
    /// 0.625367
    zenga_index, zenga_index_groups, ZengaIndex
}
