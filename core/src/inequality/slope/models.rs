//! The slope index, the relative index and the gradient, with the options that they share.

use super::choices::{Critical, Model, Orientation, Scale, SlopeInterval, Variance};
use super::options::Options;
use crate::estimate::{Levels, Polarity};

/// The setters are the same for the three; one definition keeps them so.
macro_rules! slope_options {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, Default)]
        pub struct $name {
            pub(super) options: Options,
        }

        impl $name {
            /// Linear scale, 95 % limits, propagated where the groups' uncertainty is given.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/admissions.md")]
            /// use commonweal::GradientModel;
            /// let gradient = GradientModel::new().estimate(&admissions)?; // both indices at once
            /// let interval = gradient.slope_index.interval.unwrap();
            /// assert_eq!((interval.level, interval.method.as_str()), (0.95, "propagated"));
            /// assert!((interval.lower - -584.450703).abs() < 1e-6 && (interval.upper - -311.308833).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            /// Confidence level, or levels.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/admissions.md")]
            /// use commonweal::{GradientModel, Level};
            /// let gradient = GradientModel::new().level(Level::P99).estimate(&admissions)?;
            /// let sii = gradient.slope_index.interval.unwrap();
            /// let rii = gradient.relative_index.unwrap().interval.unwrap();
            /// assert!((sii.lower - -627.364401).abs() < 1e-6 && (sii.upper - -268.395135).abs() < 1e-6);
            /// assert!((rii.lower - 0.568082).abs() < 1e-6 && (rii.upper - 0.788848).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn level(mut self, levels: impl Into<Levels>) -> Self {
                self.options.levels = levels.into();
                self
            }

            /// How limits are made.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/admissions.md")]
            /// use commonweal::{GradientModel, SlopeInterval};
            /// // From the scatter of the five quintiles about the line, although the events behind them are known.
            /// let gradient = GradientModel::new().interval(SlopeInterval::Regression).estimate(&admissions)?;
            /// let sii = gradient.slope_index.interval.unwrap();
            /// assert!((sii.lower - -576.735333).abs() < 1e-6 && (sii.upper - -319.024203).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn interval(mut self, interval: SlopeInterval) -> Self {
                self.options.interval = interval;
                self
            }

            /// What is fitted.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/admissions.md")]
            /// use commonweal::{GradientModel, Model};
            /// // The admissions themselves, as Poisson counts: the rates are per 100,000, and the line is one of log rates.
            /// let gradient = GradientModel::new().model(Model::Poisson).per(100_000.0).estimate(&admissions)?;
            /// assert!((gradient.slope_index.value - -449.366076).abs() < 1e-6);
            /// assert!((gradient.relative_index.unwrap().value - 0.672171).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn model(mut self, model: Model) -> Self {
                self.options.model = model;
                self
            }

            /// The scale on which the line is straight.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/admissions.md")]
            /// use commonweal::{GradientModel, Scale};
            /// let straight = GradientModel::new().estimate(&admissions)?.slope_index;
            /// let curved = GradientModel::new().scale(Scale::Log).estimate(&admissions)?.slope_index;
            /// assert!((straight.value - -447.879768).abs() < 1e-6 && (curved.value - -447.490862).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn scale(mut self, scale: Scale) -> Self {
                self.options.scale = scale;
                self
            }

            /// The scale on which the groups' values vary about their truth, in simulation and where limits are turned
            /// into standard errors; the scale of the fit unless set. `conflicting-arguments` anywhere else.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/smoking.md")]
            /// use commonweal::{GradientModel, Scale};
            /// // Smokers (%) with published limits, wider above than below: even on the logit scale.
            /// let logit = GradientModel::new().noise(Scale::Logit).per(100.0).estimate(&smokers)?.slope_index;
            /// let linear = GradientModel::new().estimate(&smokers)?.slope_index;
            /// assert!((logit.standard_error.unwrap() - 1.261629).abs() < 1e-6);
            /// assert!((linear.standard_error.unwrap() - 1.263873).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn noise(mut self, noise: Scale) -> Self {
                self.options.noise = Some(noise);
                self
            }

            /// The scale that the groups' standard errors are told on: that of the values unless set, or of their logarithms or log
            /// odds, as models of rates and proportions give them. `conflicting-arguments` without standard errors.
            ///
            /// ```
            /// use commonweal::{GivenUncertainty, GradientModel, Order, OrderedGroups, Ranks, Scale};
            /// let ranks = Ranks::new(&[1.0, 2.0, 3.0], Order::MostDeprivedFirst);
            /// let rates = OrderedGroups::new(&[300.0, 250.0, 200.0], &[1.0, 1.0, 1.0], ranks)?;
            /// let errors = Some(&[0.02, 0.04, 0.03][..]); // of the logarithms
            /// let rates = rates.with_given(&GivenUncertainty { standard_errors: errors, ..Default::default() })?;
            /// let slope = GradientModel::new().standard_errors_scale(Scale::Log).estimate(&rates)?.slope_index;
            /// assert!((slope.standard_error.unwrap() - 12.727922).abs() < 1e-6); // 1.5 (6^2 + 6^2)^(1/2)
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn standard_errors_scale(mut self, scale: Scale) -> Self {
                self.options.standard_errors_scale = Some(scale);
                self
            }

            /// The variance behind regression limits (HC1 unless set); `conflicting-arguments` beside any other.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/admissions.md")]
            /// use commonweal::{GradientModel, SlopeInterval, Variance};
            /// let model = GradientModel::new().interval(SlopeInterval::Regression);
            /// let hc3 = model.variance(Variance::Hc3).estimate(&admissions)?.slope_index;
            /// let classical = model.variance(Variance::Classical).estimate(&admissions)?.slope_index;
            /// assert!((hc3.standard_error.unwrap() - 69.509114).abs() < 1e-6);
            /// assert!((classical.standard_error.unwrap() - 42.251917).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn variance(mut self, variance: Variance) -> Self {
                self.options.variance = Some(variance);
                self
            }

            /// The critical value of regression limits (Student's t unless set); `conflicting-arguments` beside any other.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/admissions.md")]
            /// use commonweal::{Critical, GradientModel, SlopeInterval};
            /// let model = GradientModel::new().interval(SlopeInterval::Regression);
            /// let normal = model.critical(Critical::Normal).estimate(&admissions)?.slope_index.interval.unwrap();
            /// let t = model.critical(Critical::T).estimate(&admissions)?.slope_index.interval.unwrap();
            /// assert!((normal.upper - -368.521865).abs() < 1e-6 && (t.upper - -319.024203).abs() < 1e-6);
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn critical(mut self, critical: Critical) -> Self {
                self.options.critical = Some(critical);
                self
            }

            /// Which way round the indices are told.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/admissions.md")]
            /// use commonweal::{GradientModel, Orientation, Polarity};
            /// let model = GradientModel::new().polarity(Polarity::LowerIsBetter);
            /// let gap = model.orientation(Orientation::Gap).estimate(&admissions)?;
            /// assert!((gap.slope_index.value - 447.879768).abs() < 1e-6); // so many more among the most deprived
            /// assert!((gap.relative_index.unwrap().value - 1.493819).abs() < 1e-6); // and so many times as many
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn orientation(mut self, orientation: Orientation) -> Self {
                self.options.orientation = orientation;
                self
            }

            /// Whether more of the indicator is good or bad.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/admissions.md")]
            /// use commonweal::{GradientModel, Orientation, Polarity};
            /// let gap = GradientModel::new().orientation(Orientation::Gap);
            /// assert_eq!(gap.estimate(&admissions).unwrap_err().param(), Some("polarity")); // worse is which way?
            /// let told = gap.polarity(Polarity::LowerIsBetter).estimate(&admissions)?.slope_index;
            /// assert!((told.value - 447.879768).abs() < 1e-6);
            /// assert_eq!(told.direction, "most deprived minus least deprived: larger means worse for the most deprived");
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn polarity(mut self, polarity: Polarity) -> Self {
                self.options.polarity = polarity;
                self
            }

            /// What 1 is in the unit of the values, for the logit scale: 100 for percentages.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/smoking.md")]
            /// use commonweal::{GradientModel, Scale};
            /// let gradient = GradientModel::new().scale(Scale::Logit).per(100.0).estimate(&smokers)?; // percentages
            /// assert!((gradient.slope_index.value - -14.656727).abs() < 1e-6);
            /// let error = GradientModel::new().scale(Scale::Logit).estimate(&smokers).unwrap_err(); // 21.4 of 1
            /// assert_eq!(error.code().as_str(), "out-of-range");
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn per(mut self, per: f64) -> Self {
                self.options.per = per;
                self
            }

            /// How many draws a simulation makes (1,000 to 10,000,000; 100,000 unless set); `conflicting-arguments` where
            /// nothing is drawn.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/admissions.md")]
            /// use commonweal::{GradientModel, SlopeInterval};
            /// let model = GradientModel::new().interval(SlopeInterval::Simulated).draws(20_000);
            /// let sii = model.estimate(&admissions)?.slope_index;
            /// assert_eq!(sii.draws, Some(20_000));
            /// assert!((sii.interval.unwrap().upper - -311.187511).abs() < 1e-6); // the same on every machine
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn draws(mut self, draws: u32) -> Self {
                self.options.draws = Some(draws);
                self
            }

            /// How many draws each fit makes: 0 unless its limits are simulated. For
            /// [`estimate_each_with`](crate::estimate_each_with), which bounds the work of many fits.
            ///
            /// ```
            #[doc = concat!("use commonweal::{SlopeInterval, ", stringify!($name), "};")]
            #[doc = concat!("let model = ", stringify!($name), "::new().draws(2_000);")]
            /// assert_eq!(model.draws_made(), 0);
            /// assert_eq!(model.interval(SlopeInterval::Simulated).draws_made(), 2_000);
            /// ```
            #[must_use]
            pub fn draws_made(&self) -> u32 {
                self.options.draws_made()
            }

            /// The seed of a simulation (1 unless set); echoed in the result. Accepted where nothing is drawn, so that a
            /// script may set it for every call.
            ///
            /// ```
            #[doc = include_str!("../../../docs/examples/admissions.md")]
            /// use commonweal::{GradientModel, SlopeInterval};
            /// let model = GradientModel::new().interval(SlopeInterval::Simulated).draws(20_000);
            /// let sii = model.seed(2).estimate(&admissions)?.slope_index;
            /// assert_eq!(sii.seed, Some(2));
            /// assert!((sii.interval.unwrap().upper - -308.829830).abs() < 1e-6); // -311.187511 with seed 1
            /// # Ok::<(), commonweal::Error>(())
            /// ```
            #[must_use]
            pub fn seed(mut self, seed: u32) -> Self {
                self.options.seed = seed;
                self
            }
        }
    };
}

slope_options! {
    /// Slope index of inequality (SII): the difference between the two ends of deprivation, using every group.
    ///
    /// **Use it** for groups in an order (deprivation deciles), to say in the indicator's own unit how far apart the ends
    /// are. **Not** for unordered groups, nor for a relation that is clearly not a line (look at the chart), nor to
    /// present a difference in age structure as one in health.
    ///
    /// - Formula: weighted least squares of value on ridit, weights = population; `SII = g(b0 + b1) - g(b0)` with `g` the
    ///   inverse of the scale. Sign: least minus most deprived (`orientation`).
    /// - Input: [`OrderedGroups`](crate::OrderedGroups), or people drawn for a survey, a row each
    ///   ([`of_survey`](crate::OrderedGroups::of_survey)). Unit: that of the values.
    /// - Interval: [`SlopeInterval`]; by default under the survey design, else propagated from the groups' uncertainty, else from
    ///   regression (HC1, t). Persons who have something or not: `model` binomial, with `regression` for its robust variance.
    /// - Errors: those of the input; `too-few-groups` under 2 ranks (3 groups for regression limits); `out-of-range` for
    ///   values that the log or logit scale cannot hold, with the row; `missing-argument` for what an interval needs;
    ///   `conflicting-arguments` for an option that was set and has no effect (`variance`, `critical`, `draws`, `noise`, `standard_errors_scale`), and for
    ///   standard errors, events or limits beside a survey design.
    /// - Sources: Preston, Haines & Pamuk 1981; Low & Low 2004, J Public Health 26:388. Under a survey design: Binder 1983, Int Stat
    ///   Rev 51:279 (coefficients with known ranks), Deville 1999, Survey Methodology 25:193 (the ranks as estimates). Robust variance
    ///   of a model: White 1982, Econometrica 50:1.
    ///
    /// ```
    /// use commonweal::{OrderedGroups, Ranks, SlopeIndex};
    /// let rate = [1326.060685, 1189.950772, 1142.209434, 1014.637392, 968.301981];
    /// let people = [61_234.0, 58_910.0, 57_345.0, 60_120.0, 55_871.0];
    /// let events = [812.0, 701.0, 655.0, 610.0, 541.0];
    /// let groups = OrderedGroups::new(&rate, &people, Ranks::most_deprived_first(&[1.0, 2.0, 3.0, 4.0, 5.0]))?
    ///     .with_events(&events, commonweal::EventDistribution::Poisson)?;
    /// let sii = SlopeIndex::new().estimate(&groups)?;
    /// assert!((sii.value - -447.879768).abs() < 1e-6);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[doc(alias = "SII")]
    SlopeIndex
}

slope_options! {
    /// Relative index of inequality (RII): the ratio between the two ends of deprivation, using every group.
    ///
    /// **Use it** beside the slope index, to compare indicators of different units or levels. **Not** alone: a ratio hides
    /// how many people it is about.
    ///
    /// - Formula: the line of [`SlopeIndex`]; `RII = g(b0 + b1) / g(b0)`, least over most deprived (`orientation`).
    ///   The ratio most over least (Kunst & Mackenbach) is its inverse.
    /// - Interval: as [`SlopeIndex`]; propagated and regression limits are symmetric on the logarithmic scale.
    /// - Standard error: of the logarithm of the index; none for simulated limits, which are percentiles.
    /// - Errors: as [`SlopeIndex`]; `not-computable` where a fitted end is not above zero.
    /// - Sources: Mackenbach & Kunst 1997, Soc Sci Med 44:757; Pamuk 1985.
    ///
    /// ```
    /// use commonweal::{OrderedGroups, Ranks, RelativeIndex};
    /// let groups = OrderedGroups::new(&[30.0, 25.0, 20.0], &[1.0; 3], Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?
    ///     .with_standard_errors(&[1.0, 1.0, 1.0])?;
    /// let rii = RelativeIndex::new().estimate(&groups)?;
    /// assert!((rii.value - 0.538462).abs() < 1e-6); // 17.5 over 32.5
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    #[doc(alias = "RII")]
    RelativeIndex
}

slope_options! {
    /// The whole gradient: groups on the population scale, the fitted line, and both indices with their limits.
    ///
    /// **Use it** to draw or tabulate what [`SlopeIndex`] and [`RelativeIndex`] summarise; options, interval and errors are
    /// theirs.
    ///
    /// ```
    /// use commonweal::{GradientModel, OrderedGroups, Ranks};
    /// let groups = OrderedGroups::new(&[30.0, 25.0, 20.0], &[1.0; 3], Ranks::most_deprived_first(&[1.0, 2.0, 3.0]))?
    ///     .with_standard_errors(&[1.0, 1.0, 1.0])?;
    /// let gradient = GradientModel::new().estimate(&groups)?;
    /// assert!((gradient.most_deprived - 32.5).abs() < 1e-12 && (gradient.least_deprived - 17.5).abs() < 1e-12);
    /// assert!((gradient.slope_index.value - -15.0).abs() < 1e-12);
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    GradientModel
}

impl From<GradientModel> for SlopeIndex {
    /// The slope index with the same options.
    fn from(model: GradientModel) -> Self {
        Self {
            options: model.options,
        }
    }
}

impl From<GradientModel> for RelativeIndex {
    /// The relative index with the same options.
    fn from(model: GradientModel) -> Self {
        Self {
            options: model.options,
        }
    }
}
