//! Trend of any measure over time.

use commonweal::TrendModel;
use numpy::ToPyArray;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::figures::Figures;
use crate::convert::{
    Floats, Levels, Polarity, Real, TrendRule, TrendScale, TrendVariance, required,
};
use crate::errors::{Failure, refuse_unknown};
use crate::results::{Array, Estimate, display, frozen, json};

frozen! {
    /// The trend of one series.
    Trend {
        /// The change a unit of time, with its limits.
        slope: Estimate = |core, _| Estimate(core.slope.clone());
        /// What it says at the first level: "increasing", "decreasing" or "no-significant-change", or "getting-better" or "getting-worse".
        verdict: &'static str = |core, _| core.verdict.as_str();
        /// The square of the slope in standard errors; for proportions by the rule of Fingertips, that of Cochran and Armitage.
        chi_square: f64 = |core, _| core.chi_square;
        /// The two-sided probability of as large a chi-square by chance.
        p_value: f64 = |core, _| core.p_value;
        /// Cochran's Q: how far the values stand from the line, in squared standard errors.
        heterogeneity: f64 = |core, _| core.heterogeneity;
        /// Points less two.
        degrees_of_freedom: u32 = |core, _| core.degrees_of_freedom;
        /// The probability of as much by chance, were they on a line.
        heterogeneity_p_value: f64 = |core, _| core.heterogeneity_p_value;
        /// Whether the slope keeps its direction whichever one of the periods is left out.
        steady: bool = |core, _| core.steady;
        /// The times that were used, in order.
        time: Array<'py> = |core, py| core.time.to_pyarray(py);
        /// The values at them.
        value: Array<'py> = |core, py| core.value.to_pyarray(py);
        /// The line at them.
        fitted: Array<'py> = |core, py| core.fitted.to_pyarray(py);
        /// The scale on which the line is straight.
        scale: &'static str = |core, _| core.scale.as_str();
        /// Where the uncertainty comes from.
        variance: &'static str = |core, _| core.variance.as_str();
        /// Whether more is better.
        polarity: &'static str = |core, _| core.polarity.as_str();
        /// What the verdict asks for.
        rule: &'static str = |core, _| core.rule.as_str();
    }
    methods {
        fn __len__(&self) -> usize {
            self.0.time.len()
        }
    }
}

/// Trend of any measure over time: the change a year of the line through its values, each weighted by how sure it is.
///
/// `estimates` are results of a measure, one a period, or published figures as a mapping of value, lower and upper; `time` says
/// when each was. For independent periods: not for rolling averages that overlap, nor for monthly counts (`cw.xmr`). scale="log"
/// gives per cent a year. Where values scatter about the line by more than chance, a caution says so: variance="scaled" allows
/// for it. `polarity` turns increasing and decreasing into getting better and worse. The trend marker of Fingertips is that of
/// rule="fingertips" (five periods in a row, at 99.8 %, and no one of them decides the direction), or of
/// rule="fingertips-proportions" for its proportions, from their counts.
///
/// >>> import commonweal as cw
/// >>> smoking = {"value": [14, 13.4, 13.1, 12.2, 11.9], "lower": [13.5, 12.9, 12.6, 11.7, 11.4],
/// ...     "upper": [14.5, 13.9, 13.6, 12.7, 12.4]}
/// >>> trend = cw.trend(smoking, time=[2019, 2020, 2021, 2022, 2023], polarity="lower-is-better")
/// >>> print(f"{trend.verdict}: {trend.slope.value:.2f} a year")
/// getting-better: -0.54 a year
#[pyfunction]
#[pyo3(signature = (estimates, *, time=None, scale=TrendScale::default(), variance=TrendVariance::default(), recent=None, polarity=Polarity::default(), level=Levels::default(), rule=TrendRule::default(), **unknown), text_signature = "(estimates, *, time, scale='linear', variance='sampling', recent=None, polarity='neutral', level=0.95, rule='limits')")]
#[expect(clippy::too_many_arguments, reason = "Python passes options by name")]
pub(crate) fn trend(
    estimates: Figures,
    time: Option<Floats>,
    scale: TrendScale,
    variance: TrendVariance,
    recent: Option<Real>,
    polarity: Polarity,
    level: Levels,
    rule: TrendRule,
    unknown: Option<Bound<'_, PyDict>>,
) -> Result<Trend, Failure> {
    refuse_unknown(unknown.as_ref(), "trend")?;
    let mut model = TrendModel::new()
        .scale(scale.0)
        .variance(variance.0)
        .polarity(polarity.0)
        .level(level.0)
        .rule(rule.0);
    if let Some(points) = recent {
        model = model.recent(points.whole("recent")?);
    }
    let time = required(time.as_ref(), "time")?;
    Ok(model.estimate(estimates.get("estimates")?, time)?.into())
}
