//! The choices that the slope index, the relative index and the gradient share, by name.

use crate::named::named_enum;

named_enum! {
    /// The scale on which the line is straight.
    ///
    /// ```
    /// use commonweal::Scale;
    /// assert_eq!(Scale::Logit.as_str(), "logit");
    /// ```
    pub enum Scale("scale") {
        /// The values themselves.
        Linear = "linear",
        /// Logarithm of the values, for rates: the fitted line cannot fall below zero.
        Log = "log",
        /// Log odds of the values, for proportions: the fitted line stays between 0 and `per`.
        Logit = "logit",
    }
}

named_enum! {
    /// What is fitted.
    ///
    /// ```
    /// use commonweal::Model;
    /// assert_eq!(Model::Poisson.as_str(), "poisson");
    /// ```
    pub enum Model("model") {
        /// Least squares of the values, weighted by population.
        LeastSquares = "least-squares",
        /// Logistic regression of the events among the population, each counted once; a straight line of log odds.
        /// Where events are not given they are value times population over `per`, with a caution.
        Binomial = "binomial",
        /// Log-binomial regression of the events among the population: a straight line of the logarithm of proportions, so that the
        /// relative index is a ratio of risks whatever the risk. It has no value where a fitted proportion reaches 1; there the
        /// Poisson model with `regression` limits gives the same ratio (Zou 2004, Am J Epidemiol 159:702).
        LogBinomial = "log-binomial",
        /// Poisson regression of the events with the population as exposure; a straight line of log rates. Events that are
        /// not given are taken in the same way.
        Poisson = "poisson",
    }
}

named_enum! {
    /// How the limits of the slope and relative index are made.
    ///
    /// ```
    /// use commonweal::SlopeInterval;
    /// assert_eq!(SlopeInterval::Propagated.as_str(), "propagated");
    /// ```
    pub enum SlopeInterval("interval") {
        /// Under the survey design where the rows have one; propagated where the groups' uncertainty is given, or from the model of
        /// the events; from regression otherwise (with a caution).
        Automatic = "automatic",
        /// Standard errors of the groups carried through the fit: how sure are we of these groups' gradient?
        Propagated = "propagated",
        /// Scatter of the groups about the line: how well does a straight line describe them? Beside a model of the events, the
        /// same about its curve: for persons, the robust variance of a logistic regression. Beside a survey design, between the
        /// clusters of each stratum, with the ranks taken as known: what other packages give.
        Regression = "regression",
        /// Percentiles over seeded normal draws of the groups' values on the scale of `noise`.
        Simulated = "simulated",
        /// The people were drawn under a design that they come with ([`SurveyDesign`](crate::SurveyDesign)): by its strata and
        /// clusters, or by its replicate weights. Unlike in `regression`, the ranks are estimates too.
        SurveyDesign = "survey-design",
    }
}

named_enum! {
    /// The variance behind regression limits.
    ///
    /// ```
    /// use commonweal::Variance;
    /// assert_eq!(Variance::Hc1.as_str(), "hc1");
    /// ```
    pub enum Variance("variance") {
        /// Residual variance, the same for all groups after weighting.
        Classical = "classical",
        /// White's estimator.
        Hc0 = "hc0",
        /// White's estimator times n / (n - 2).
        Hc1 = "hc1",
        /// Residuals scaled by 1 - leverage.
        Hc2 = "hc2",
        /// Residuals scaled by (1 - leverage) squared.
        Hc3 = "hc3",
    }
}

named_enum! {
    /// The distribution of the critical value of regression limits.
    ///
    /// ```
    /// use commonweal::Critical;
    /// assert_eq!(Critical::T.as_str(), "t");
    /// ```
    pub enum Critical("critical") {
        /// Student's t with n - 2 degrees of freedom: right for few groups.
        T = "t",
        /// Normal: what some packages use whatever the number of groups; too narrow for ten.
        Normal = "normal",
    }
}

named_enum! {
    /// Which way round the indices are told.
    ///
    /// ```
    /// use commonweal::Orientation;
    /// assert_eq!(Orientation::Gap.as_str(), "gap");
    /// ```
    pub enum Orientation("orientation") {
        /// Least deprived minus (over) most deprived.
        LeastMinusMost = "least-minus-most",
        /// Larger means worse for the most deprived; needs `polarity`.
        Gap = "gap",
    }
}
