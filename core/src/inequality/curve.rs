//! Lorenz and concentration curves: what share of the total the first so many of the people hold.
//!
//! ```
//! use commonweal::{ConcentrationCurve, LorenzCurve, RankedValues, Ranks, WeightedValues};
//! let visits = [2.0, 6.0, 3.0, 9.0]; // of four people, and their incomes
//! let lorenz = LorenzCurve::new().estimate(&WeightedValues::new(&visits, None)?)?;
//! assert_eq!(lorenz.share, [0.0, 0.1, 0.25, 0.55, 1.0]); // in order of their visits
//! let ranked = RankedValues::new(&visits, Ranks::most_deprived_first(&[9_000.0, 21_000.0, 40_000.0, 15_000.0]))?;
//! let concentration = ConcentrationCurve::new().estimate(&ranked)?;
//! assert_eq!(concentration.share, [0.0, 0.1, 0.55, 0.85, 1.0]); // in order of their incomes
//! # Ok::<(), commonweal::Error>(())
//! ```

mod concentration;
mod dominance;
mod lorenz;
mod polyline;

use crate::error::{Error, ErrorCode, Result};
#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, Estimate, IntervalColumn, Text};

pub use concentration::ConcentrationCurve;
pub use dominance::{
    ComparedWith, CurveColumns, CurveDominance, CurveDominanceModel, DominanceRule,
    DominanceVerdict,
};
pub use lorenz::LorenzCurve;

/// The points of a Lorenz or concentration curve: what [`LorenzCurve`] and [`ConcentrationCurve`] return.
///
/// ```
/// use commonweal::{LorenzCurve, WeightedValues};
/// let curve = LorenzCurve::new().estimate(&WeightedValues::new(&[1.0, 3.0], Some(&[3.0, 1.0]))?)?;
/// assert_eq!((curve.people, curve.share), (vec![0.0, 0.75, 1.0], vec![0.0, 0.5, 1.0]));
/// assert_eq!(curve.index.value, 0.25); // the Gini index
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ShareCurve {
    /// Which curve it is, in words.
    pub measure: Text,
    /// Shares of the people, from 0 to 1.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub people: Vec<f64>,
    /// The share of the total that they hold.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub share: Vec<f64>,
    /// Its standard error; missing (NaN) where no limits were asked for.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub standard_error: Vec<f64>,
    /// Limits of the share, one entry a level.
    pub intervals: Vec<IntervalColumn>,
    /// Why there are no limits, where there are none.
    pub no_interval_reason: Option<Text>,
    /// Twice the area between the curve and the line of equality, below it less above it: the Gini or the concentration index.
    pub index: Estimate,
    /// The mean of the values: the share of the total times the mean is the generalised curve.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub mean: f64,
    /// The share of the people who have less than the mean: there a Lorenz curve is furthest below the line of equality, by the Hoover index.
    /// None of a concentration curve.
    #[cfg_attr(feature = "serde", serde(with = "real::optional"))]
    pub people_below_mean: Option<f64>,
    /// In which order the people stand.
    pub order: Text,
    /// How it was computed.
    pub method: Text,
    /// Key of the source.
    pub citation: Text,
    /// How to read it.
    pub direction: Text,
    /// How many rows stand behind it.
    pub n: u64,
    /// How many people.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub population: f64,
    /// What a careful reader must know, each with what to do about it; `row` is that of the points.
    pub cautions: Vec<Caution>,
}

impl ShareCurve {
    /// Adds a caution that the caller knows of, such as rows that were left out on request.
    ///
    /// ```
    /// use commonweal::{Caution, CautionCode, LorenzCurve, WeightedValues};
    /// let mut curve = LorenzCurve::new().estimate(&WeightedValues::new(&[1.0, 3.0], None)?)?;
    /// curve.add_caution(Caution::new(CautionCode::WholePopulation, "all practices of the area: nothing was sampled"));
    /// assert_eq!(curve.cautions.last().unwrap().code.as_str(), "whole-population");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.cautions.push(caution);
    }
}

/// Shares of the people at which a curve is asked for: each from 0 to 1, and above the one before.
fn check_shares(at: &[f64]) -> Result<()> {
    if at.is_empty() {
        let message = "`at` has no rows: give shares of the people from 0 to 1, or leave it out for all points";
        return Err(Error::new(ErrorCode::Empty, "at", message));
    }
    let mut before = f64::NEG_INFINITY;
    for (row, &share) in at.iter().enumerate() {
        if !(0.0..=1.0).contains(&share) || share <= before {
            let message = "it must be a share of the people from 0 to 1, above the one before";
            let code = if share.is_nan() {
                ErrorCode::MissingValue
            } else {
                ErrorCode::OutOfRange
            };
            return Err(Error::value(code, "at", row, share, message));
        }
        before = share;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
