//! The choices of a trend, and what it returns.

#[cfg(feature = "serde")]
use crate::estimate::real;
use crate::estimate::{Caution, Estimate, Polarity};
use crate::named::named_enum;

named_enum! {
    /// The scale on which a trend is a straight line.
    ///
    /// ```
    /// use commonweal::TrendScale;
    /// assert_eq!(TrendScale::parse("log")?, TrendScale::Log);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum TrendScale("scale") {
        /// As many units more or less each year.
        Linear = "linear",
        /// As many per cent more or less each year.
        Log = "log",
    }
}

named_enum! {
    /// What a verdict on a trend asks for.
    ///
    /// ```
    /// use commonweal::TrendRule;
    /// assert_eq!(TrendRule::parse("fingertips")?, TrendRule::Fingertips);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum TrendRule("rule") {
        /// Limits of the slope that leave out no change.
        Limits = "limits",
        /// The trend marker of Fingertips for rates and other values with limits.
        Fingertips = "fingertips",
        /// The trend marker of Fingertips for proportions, from their counts.
        FingertipsProportions = "fingertips-proportions",
    }
}

named_enum! {
    /// Where the uncertainty of a trend comes from.
    ///
    /// ```
    /// use commonweal::TrendVariance;
    /// assert_eq!(TrendVariance::parse("scaled")?, TrendVariance::Scaled);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum TrendVariance("variance") {
        /// From the limits of the values alone: they scatter about the line by chance only.
        Sampling = "sampling",
        /// The same times the scatter about the line, where that is more than chance; limits by Student's t.
        Scaled = "scaled",
        /// The same, with limits by the normal distribution: too narrow for few points.
        ScaledNormal = "scaled-normal",
    }
}

named_enum! {
    /// What a trend says at its level.
    ///
    /// ```
    /// use commonweal::TrendVerdict;
    /// assert_eq!(TrendVerdict::NoSignificantChange.as_str(), "no-significant-change");
    /// ```
    pub enum TrendVerdict("verdict") {
        /// It rises.
        Increasing = "increasing",
        /// It falls.
        Decreasing = "decreasing",
        /// It rises, and more is better; or it falls, and less is.
        GettingBetter = "getting-better",
        /// It rises, and more is worse; or it falls, and less is.
        GettingWorse = "getting-worse",
        /// The values do not show that it does either.
        NoSignificantChange = "no-significant-change",
    }
}

/// The trend of one series: what [`TrendModel`](super::TrendModel) returns.
///
/// ```
/// use commonweal::{Figures, Level, TrendModel};
/// let rates = Figures::new(&[12.0, 14.0, 13.0, 17.0])?.with_limits(&[10.0, 12.0, 11.0, 15.0], &[14.0, 16.0, 15.0, 19.0], Level::P95)?;
/// let trend = TrendModel::new().estimate(rates, &[2020.0, 2021.0, 2022.0, 2023.0])?;
/// assert!((trend.fitted[0] - 11.9).abs() < 1e-6 && (trend.fitted[3] - 16.1).abs() < 1e-6);
/// assert_eq!(trend.degrees_of_freedom, 2);
/// # Ok::<(), commonweal::Error>(())
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Trend {
    /// The change a unit of time, with its limits.
    pub slope: Estimate,
    /// What it says at the first level.
    pub verdict: TrendVerdict,
    /// The square of the slope in standard errors; for proportions by the rule of Fingertips, that of Cochran and Armitage.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub chi_square: f64,
    /// The two-sided probability of as large a chi-square by chance.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub p_value: f64,
    /// Cochran's Q: how far the values stand from the line, in squared standard errors.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub heterogeneity: f64,
    /// Points less two.
    pub degrees_of_freedom: u32,
    /// The probability of as much by chance, were they on a line.
    #[cfg_attr(feature = "serde", serde(with = "real"))]
    pub heterogeneity_p_value: f64,
    /// Whether the slope keeps its direction whichever one of the periods is left out.
    pub steady: bool,
    /// The times that were used, in order.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub time: Vec<f64>,
    /// The values at them.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub value: Vec<f64>,
    /// The line at them.
    #[cfg_attr(feature = "serde", serde(with = "real::column"))]
    pub fitted: Vec<f64>,
    /// The scale on which the line is straight.
    pub scale: TrendScale,
    /// Where the uncertainty comes from.
    pub variance: TrendVariance,
    /// Whether more is better.
    pub polarity: Polarity,
    /// What the verdict asks for.
    pub rule: TrendRule,
}

impl Trend {
    /// Adds a caution that the caller knows of.
    ///
    /// ```
    /// use commonweal::{Caution, CautionCode, Figures, Level, TrendModel};
    /// let rates = Figures::new(&[3.0, 4.0, 5.0])?.with_limits(&[2.0, 3.0, 4.0], &[4.0, 5.0, 6.0], Level::P95)?;
    /// let mut trend = TrendModel::new().estimate(rates, &[1.0, 2.0, 3.0])?;
    /// trend.add_caution(Caution::new(CautionCode::ChangingProcess, "recording changed in the second year"));
    /// assert_eq!(trend.slope.cautions.last().unwrap().code.as_str(), "changing-process");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub fn add_caution(&mut self, caution: Caution) {
        self.slope.add_caution(caution);
    }
}
