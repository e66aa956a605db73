//! Options that the slope index, the relative index and the gradient share.

use super::choices::{Critical, Model, Orientation, Scale, SlopeInterval, Variance};
use super::scatter::surveyed;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Levels, Polarity};
use crate::inequality::distribution::Drawing;
use crate::input::{OrderedGroups, Uncertainty};

/// The most draws times groups that one simulation makes.
pub(super) const WORK_CAP: u64 = 1_000_000_000;
/// The most draws, which are held in memory.
pub(super) const DRAWS_CAP: u32 = 10_000_000;

/// What was asked for. Options that bear on one kind of limits only are none until they are set, so that one which was set
/// and has no effect can be told from one that was left alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Options {
    pub(super) levels: Levels,
    pub(super) interval: SlopeInterval,
    pub(super) model: Model,
    pub(super) scale: Scale,
    pub(super) noise: Option<Scale>,
    pub(super) standard_errors_scale: Option<Scale>,
    pub(super) variance: Option<Variance>,
    pub(super) critical: Option<Critical>,
    pub(super) orientation: Orientation,
    pub(super) polarity: Polarity,
    pub(super) per: f64,
    pub(super) draws: Option<u32>,
    pub(super) seed: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            interval: SlopeInterval::Automatic,
            model: Model::LeastSquares,
            scale: Scale::Linear,
            noise: None,
            standard_errors_scale: None,
            variance: None,
            critical: None,
            orientation: Orientation::LeastMinusMost,
            polarity: Polarity::Neutral,
            per: 1.0,
            draws: None,
            seed: 1,
        }
    }
}

impl Options {
    /// The variance behind regression limits.
    pub(super) fn variance(&self) -> Variance {
        self.variance.unwrap_or(Variance::Hc1)
    }

    /// The critical value of regression limits.
    pub(super) fn critical(&self) -> Critical {
        self.critical.unwrap_or(Critical::T)
    }

    /// How many draws a simulation makes.
    pub(super) fn draws(&self) -> u32 {
        self.draws.unwrap_or(100_000)
    }

    /// How limits are made for these groups.
    pub(super) fn kind(&self, groups: &OrderedGroups<'_>) -> SlopeInterval {
        match (self.interval, &groups.uncertainty) {
            (SlopeInterval::Automatic, _) if groups.survey().is_some() => {
                SlopeInterval::SurveyDesign
            }
            // Limits of a model of the events follow from the model, as propagated ones do.
            (SlopeInterval::Automatic, _) if self.model != Model::LeastSquares => {
                SlopeInterval::Propagated
            }
            (SlopeInterval::Automatic, Uncertainty::None) => SlopeInterval::Regression,
            (SlopeInterval::Automatic, _) => SlopeInterval::Propagated,
            (kind, _) => kind,
        }
    }

    /// An option that was set and bears on nothing is a misunderstanding, and must not pass for heeded. Not so facts about
    /// the indicator (`per`, `polarity`, a unit), which hold whatever is computed, nor the seed, which a script may set once
    /// for every call: the result says which seed was used, if any.
    fn refuse_idle(&self, groups: &OrderedGroups<'_>) -> Result<()> {
        if self.standard_errors_scale.is_some()
            && (groups.events().is_some()
                || !matches!(groups.uncertainty, Uncertainty::StandardErrors(_)))
        {
            return Err(Error::new(
                ErrorCode::ConflictingArguments,
                "standard_errors_scale",
                "`standard_errors_scale` has no effect without `standard_errors`: give them, or leave it out",
            ));
        }
        let kind = self.kind(groups);
        let by_least_squares = self.model == Model::LeastSquares;
        let regression = kind == SlopeInterval::Regression;
        let simulated = kind == SlopeInterval::Simulated;
        let from_limits = by_least_squares
            && kind == SlopeInterval::Propagated
            && matches!(groups.uncertainty, Uncertainty::Limits { .. });
        let (with_variance, with_critical) = (self.variance.is_some(), self.critical.is_some());
        let idle = [
            (with_variance && !regression, "variance", "regression"),
            (with_critical && !regression, "critical", "regression"),
            (self.draws.is_some() && !simulated, "draws", "simulated"),
            (
                self.noise.is_some() && !simulated && !from_limits,
                "noise",
                "simulated",
            ),
        ];
        let Some((_, param, wanted)) = idle.into_iter().find(|(idle, ..)| *idle) else {
            return Ok(());
        };
        let message = if kind == SlopeInterval::Propagated && !by_least_squares {
            let model = self.model;
            let instead = if wanted == "regression" {
                ", or ask for interval=\"regression\""
            } else {
                ""
            };
            format!(
                "`{param}` has no effect beside this `model`: with model=\"{model}\" limits come from the model; leave \
                 `{param}` out{instead}"
            )
        } else {
            format!(
                "`{param}` has no effect beside this `interval`, which is {kind}: ask for interval=\"{wanted}\", or leave \
                 `{param}` out"
            )
        };
        Err(Error::new(ErrorCode::ConflictingArguments, param, message))
    }

    /// Options against each other, and against what the groups have.
    pub(super) fn check(&self, groups: &OrderedGroups<'_>) -> Result<()> {
        self.refuse_idle(groups)?;
        self.check_survey(groups)?;
        let (groups, draws) = (groups.len(), self.draws());
        if !(self.per.is_finite() && self.per > 0.0) {
            return Err(Error::out_of_range(
                "per",
                self.per,
                "a number above 0, such as 100 for percentages",
            ));
        }
        if self.orientation == Orientation::Gap && self.polarity == Polarity::Neutral {
            let message = "`polarity` is needed for orientation=\"gap\": say \"higher-is-better\" or \"lower-is-better\"";
            return Err(Error::new(ErrorCode::MissingArgument, "polarity", message));
        }
        if self.interval == SlopeInterval::Simulated {
            if !(1_000..=DRAWS_CAP).contains(&draws) {
                return Err(Error::new(
                    if draws > DRAWS_CAP {
                        ErrorCode::TooMuchWork
                    } else {
                        ErrorCode::OutOfRange
                    },
                    "draws",
                    format!("`draws` is {draws}: it must be from 1,000 to 10,000,000"),
                ));
            }
            if groups as u64 * u64::from(draws) > WORK_CAP {
                return Err(Error::new(
                    ErrorCode::TooMuchWork,
                    "draws",
                    format!(
                        "`draws` ({draws}) times groups ({groups}) is above the cap of 1,000,000,000: ask for fewer draws, or \
                         for interval=\"propagated\", which needs none"
                    ),
                ));
            }
        }
        Ok(())
    }

    /// What goes with a survey design, and what it leaves without effect.
    fn check_survey(&self, groups: &OrderedGroups<'_>) -> Result<()> {
        surveyed(groups).check(self.drawing(groups))?;
        if groups.survey().is_none() {
            return Ok(());
        }
        let conflict =
            |param, message| Err(Error::new(ErrorCode::ConflictingArguments, param, message));
        if !matches!(groups.uncertainty, Uncertainty::None) {
            let message = "`design` says how sure the values are: leave out standard errors, events and limits";
            return conflict("design", message);
        }
        if self.variance.is_some() {
            let message = "`variance` has no effect beside `design`, which says how the rows scatter: leave it out";
            return conflict("variance", message);
        }
        Ok(())
    }

    /// How the rows are said to have been drawn.
    pub(super) fn drawing(&self, groups: &OrderedGroups<'_>) -> Drawing {
        match self.kind(groups) {
            SlopeInterval::SurveyDesign => Drawing::Survey,
            SlopeInterval::Regression if groups.survey().is_some() => Drawing::Survey,
            _ => Drawing::None,
        }
    }

    /// How many draws a fit makes.
    pub(super) fn draws_made(&self) -> u32 {
        if self.interval == SlopeInterval::Simulated {
            self.draws()
        } else {
            0
        }
    }

    /// Whether the gap orientation turns the indices round: more is worse, so the gap is most over least deprived.
    pub(super) fn turned(&self) -> bool {
        self.orientation == Orientation::Gap && self.polarity == Polarity::LowerIsBetter
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        EventDistribution, GradientModel, Order, OrderedGroups, Ranks, Scale, SlopeInterval,
    };

    const RATES: [f64; 4] = [300.0, 260.0, 210.0, 205.0];

    fn groups() -> OrderedGroups<'static> {
        let ranks = Ranks::new(&[1.0, 2.0, 3.0, 4.0], Order::MostDeprivedFirst);
        OrderedGroups::new(&RATES, &[9.0, 7.0, 8.0, 6.0], ranks).unwrap()
    }

    #[test]
    fn errors_of_logarithms_are_those_of_the_limits_that_they_make() {
        let errors = [0.02, 0.05, 0.04, 0.03];
        let reach = |sign: f64| {
            let limits = RATES.iter().zip(&errors);
            let limits = limits.map(|(rate, error)| rate * crate::numeric::math::exp(sign * error));
            limits.collect::<Vec<f64>>()
        };
        let (lower, upper) = (reach(-1.0), reach(1.0));
        let level = crate::Level::from_z(1.0).unwrap();
        let limits = groups().with_limits(&lower, &upper, level).unwrap();
        let told = groups().with_standard_errors(&errors).unwrap();
        let simulated = GradientModel::new()
            .interval(SlopeInterval::Simulated)
            .noise(Scale::Log);
        for (one, other) in [
            (simulated, simulated),
            (GradientModel::new().noise(Scale::Log), GradientModel::new()),
            (
                GradientModel::new().scale(Scale::Log),
                GradientModel::new().scale(Scale::Log),
            ),
        ] {
            let by_limits = one.estimate(&limits).unwrap().slope_index;
            let other = other.standard_errors_scale(Scale::Log);
            let by_errors = other.estimate(&told).unwrap().slope_index;
            let (a, b) = (by_limits.interval.unwrap(), by_errors.interval.unwrap());
            assert!((a.lower - b.lower).abs() < 1e-9 && (a.upper - b.upper).abs() < 1e-9);
        }
    }

    #[test]
    fn a_scale_of_errors_that_nobody_gave_is_refused() {
        let model = GradientModel::new().standard_errors_scale(Scale::Log);
        let of_events = groups().with_events(&[30.0, 20.0, 12.0, 9.0], EventDistribution::Poisson);
        for groups in [groups(), of_events.unwrap()] {
            let error = model.estimate(&groups).unwrap_err();
            assert_eq!(error.param(), Some("standard_errors_scale"));
        }
    }
}
