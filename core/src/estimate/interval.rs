//! Intervals and the methods that make them.

use super::level::Level;
use crate::named::named_enum;

named_enum! {
    /// How the limits of an interval were made. The name stands in every result.
    ///
    /// # How well they hold
    ///
    #[doc = include_str!("../../docs/coverage.md")]
    ///
    /// ```
    /// use commonweal::IntervalMethod;
    /// assert_eq!(IntervalMethod::Wilson.as_str(), "wilson");
    /// assert!(IntervalMethod::Wilson.source().contains("Wilson 1927"));
    /// ```
    pub enum IntervalMethod("method") {
        /// Exact Poisson limits from the chi-square distribution (Garwood 1936).
        ExactPoisson = "exact-poisson",
        /// Byar's approximation to the exact Poisson limits (Breslow & Day 1987).
        Byar = "byar",
        /// Wilson's score interval for a proportion (Wilson 1927).
        Wilson = "wilson",
        /// Exact binomial limits, from the beta distribution (Clopper & Pearson 1934).
        ClopperPearson = "clopper-pearson",
        /// Exact binomial limits with half the probability of the count itself (Lancaster 1961).
        MidP = "mid-p",
        /// Limits of the event count scaled to a standardised rate (Dobson and others 1991).
        Dobson = "dobson",
        /// Gamma limits of a weighted sum of counts, with the largest weight above (Fay & Feuer 1997).
        FayFeuer = "fay-feuer",
        /// The same with the mean weight above (Tiwari and others 2006).
        Tiwari = "tiwari",
        /// Standard errors of the groups carried through the fit (delta method where the scale is curved).
        Propagated = "propagated",
        /// Scatter of the groups about the fitted line, equal variances.
        RegressionClassical = "regression-classical",
        /// Scatter of the groups about the fitted line, heteroscedasticity-consistent HC0 (White 1980).
        RegressionHc0 = "regression-hc0",
        /// HC0 times n / (n - 2) (MacKinnon & White 1985).
        RegressionHc1 = "regression-hc1",
        /// Squared residuals over 1 - leverage (MacKinnon & White 1985).
        RegressionHc2 = "regression-hc2",
        /// Squared residuals over (1 - leverage) squared (MacKinnon & White 1985).
        RegressionHc3 = "regression-hc3",
        /// Weighted least squares; what each row leaves is summed over the clusters of a survey, stratum by stratum; Student's t.
        RegressionDesign = "regression-design",
        /// Percentiles of the measure over seeded draws of the group values.
        Simulated = "simulated",
        /// Where a test over seeded draws of the group values, moved towards equality or away from it, no longer allows what was
        /// seen (Carpenter 1999).
        SimulatedInversion = "simulated-inversion",
        /// Model-based covariance of a generalised linear model, delta method.
        ModelDelta = "model-delta",
        /// Linearised (influence-function) variance of a sample of units.
        Linearised = "linearised",
        /// The same of drawn rows whose weights are how many each stands for (with replacement, no strata or clusters).
        LinearisedSampling = "linearised-sampling",
        /// The same of rows drawn in strata and clusters, with Student's t.
        LinearisedDesign = "linearised-design",
        /// The linearised error carried to the scale of log odds and its limits back: never outside 0 to 1.
        LinearisedLogit = "linearised-logit",
        /// The variance of a sum of squared shares of counts, about the estimate that chance does not raise, carried to log odds and its
        /// limits back (Simpson 1949).
        MultinomialLogit = "multinomial-logit",
        /// Variance over the values of the measure with one row left out at a time.
        Jackknife = "jackknife",
        /// Percentiles of the measure over seeded samples of the rows, drawn with replacement (Efron & Tibshirani 1993).
        Bootstrap = "bootstrap",
        /// Variance over the values of the measure with each column of replicate weights, with Student's t.
        ReplicateWeights = "replicate-weights",
        /// Variance of the probabilities of dying in a life table (Chiang 1968; Silcocks and others 2001).
        ChiangSilcocks = "chiang-silcocks",
        /// Variance of the shares in good health, the life table taken as certain (Sullivan 1971).
        Sullivan = "sullivan",
        /// Variances of the shares in good health and of the probabilities of dying (Sullivan 1971; Silcocks and others 2001).
        SullivanSilcocks = "sullivan-silcocks",
        /// Quantiles of Student's t-distribution about a mean (Student 1908).
        StudentT = "student-t",
        /// Variances at which Cochran's Q is at the percentiles of its chi-square distribution (Viechtbauer 2007).
        QProfile = "q-profile",
        /// Standard errors of the points carried through the fit, times their scatter about the line where that is more than chance.
        PropagatedScaled = "propagated-scaled",
        /// Variances recovered from the limits of two figures (Zou & Donner 2008).
        VarianceRecovery = "variance-recovery",
        /// Limits that somebody else made and that were given.
        Published = "published",
    }
}

impl IntervalMethod {
    /// The source of the method, in words.
    ///
    /// ```
    /// use commonweal::{Counts, IntervalMethod, Proportion};
    /// let uptake = Proportion::new().estimate(&Counts::new(&[610.0], &[2_212.0])?)?;
    /// assert_eq!(uptake.intervals[0].method[0].source(), "Wilson 1927, J Am Stat Assoc 22:209; Newcombe & Altman 2000");
    /// assert_eq!(IntervalMethod::Dobson.source(), "Dobson, Kuulasmaa, Eberle & Scherer 1991, Stat Med 10:457");
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Self::ExactPoisson => "Garwood 1936, Biometrika 28:437",
            Self::Byar => "Breslow & Day 1987, Statistical Methods in Cancer Research II, p. 69",
            Self::Wilson => "Wilson 1927, J Am Stat Assoc 22:209; Newcombe & Altman 2000",
            Self::ClopperPearson => "Clopper & Pearson 1934, Biometrika 26:404",
            Self::MidP => {
                "Lancaster 1961, J Am Stat Assoc 56:223; Berry & Armitage 1995, Statistician 44:417"
            }
            Self::Dobson => "Dobson, Kuulasmaa, Eberle & Scherer 1991, Stat Med 10:457",
            Self::FayFeuer => "Fay & Feuer 1997, Stat Med 16:791",
            Self::Tiwari => "Tiwari, Clegg & Zou 2006, Stat Methods Med Res 15:547",
            Self::Propagated => "error propagation through the weighted least-squares fit",
            Self::RegressionClassical => "weighted least squares, equal variances",
            Self::RegressionHc0 => "White 1980, Econometrica 48:817",
            Self::RegressionHc1 | Self::RegressionHc2 | Self::RegressionHc3 => {
                "MacKinnon & White 1985, J Econometrics 29:305"
            }
            Self::Simulated => "percentiles over seeded draws (xoshiro256++)",
            Self::SimulatedInversion => {
                "Garthwaite & Buckland 1992, Appl Stat 41:159; Carpenter 1999, J R Stat Soc B 61:159 (xoshiro256++)"
            }
            Self::ModelDelta => "McCullagh & Nelder 1989, delta method",
            Self::Linearised | Self::LinearisedSampling => {
                "Deville 1999, Survey Methodology 25:193"
            }
            Self::LinearisedDesign => {
                "Binder 1983, Int Stat Rev 51:279; Deville 1999, Survey Methodology 25:193"
            }
            Self::RegressionDesign => "Binder 1983, Int Stat Rev 51:279",
            Self::ReplicateWeights => "Wolter 2007, Introduction to Variance Estimation",
            Self::LinearisedLogit => {
                "Deville 1999, Survey Methodology 25:193; delta method on log odds"
            }
            Self::MultinomialLogit => "Simpson 1949, Nature 163:688; delta method on log odds",
            Self::Jackknife => {
                "Tukey 1958, Ann Math Stat 29:614; Yitzhaki 1991, J Bus Econ Stat 9:235"
            }
            Self::Bootstrap => {
                "Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13 (xoshiro256++)"
            }
            Self::ChiangSilcocks => {
                "Chiang 1968; Silcocks, Jenner & Reza 2001, J Epidemiol Community Health 55:38"
            }
            Self::Sullivan => {
                "Sullivan 1971, HSMHA Health Reports 86:347; Jagger, Van Oyen & Robine 2014"
            }
            Self::SullivanSilcocks => {
                "Jagger, Van Oyen & Robine 2014; Silcocks, Jenner & Reza 2001, J Epidemiol Community Health 55:38"
            }
            Self::StudentT => "Student 1908, Biometrika 6:1",
            Self::QProfile => "Viechtbauer 2007, Stat Med 26:37",
            Self::PropagatedScaled => {
                "weighted least squares with known variances; Birge 1932, Phys Rev 40:207 (the scale)"
            }
            Self::VarianceRecovery => {
                "Zou & Donner 2008, Stat Med 27:1693; Zou 2007, Psychol Methods 12:399"
            }
            Self::Published => "the publisher of the figures",
        }
    }
}

/// Two limits, their level and how they were made.
///
/// ```
/// use commonweal::{Interval, IntervalMethod, Level};
/// let interval = Interval::new(8.1, 10.7, Level::P95, IntervalMethod::Propagated);
/// assert_eq!((interval.lower, interval.upper, interval.level), (8.1, 10.7, 0.95));
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Interval {
    /// Lower limit.
    #[cfg_attr(feature = "serde", serde(with = "super::real"))]
    pub lower: f64,
    /// Upper limit.
    #[cfg_attr(feature = "serde", serde(with = "super::real"))]
    pub upper: f64,
    /// Two-sided confidence level as a probability.
    #[cfg_attr(feature = "serde", serde(with = "super::real"))]
    pub level: f64,
    /// How the limits were made.
    pub method: IntervalMethod,
}

impl Interval {
    /// An interval from its parts.
    ///
    /// ```
    /// use commonweal::{Interval, IntervalMethod, Level};
    /// let interval = Interval::new(8.123, 10.684, Level::from_z(3.0)?, IntervalMethod::Propagated);
    /// assert!((interval.level - 0.997300).abs() < 1e-6); // kept as a probability, however it was said
    /// assert_eq!((interval.lower, interval.upper), (8.123, 10.684));
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[must_use]
    pub fn new(lower: f64, upper: f64, level: Level, method: IntervalMethod) -> Self {
        Self {
            lower,
            upper,
            level: level.probability(),
            method,
        }
    }
}
