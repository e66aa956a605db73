//! The line, its two ends, and the limits of both indices.

use super::choices::{Critical, Model, Scale, SlopeInterval, Variance};
use super::counts::CountLine;
use super::options::Options;
use super::simulate::{Draws, Progress, simulate};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, Interval, IntervalMethod, Level};
use crate::inequality::distribution::Drawing;
use crate::input::{OrderedGroups, Uncertainty};
use crate::numeric::regression::{self, WeightedFit, line_weights};
use crate::numeric::special::t;
use crate::numeric::{math, sum};

/// Which of the two indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Index {
    Slope,
    Relative,
}

/// A line through the groups on the scale asked for.
#[derive(Debug)]
pub(super) struct Line<'g, 'a> {
    pub(super) groups: &'g OrderedGroups<'a>,
    pub(super) options: Options,
    pub(super) intercept: f64,
    pub(super) slope: f64,
    /// Fitted value at the most and the least deprived end, in the unit of the values.
    pub(super) most: f64,
    pub(super) least: f64,
    pub(super) scaled: Vec<f64>,
    /// The intercept is the sum of these times the scaled values; the same for the slope.
    intercept_weights: Vec<f64>,
    slope_weights: Vec<f64>,
    /// Set where the events themselves were fitted.
    pub(super) counts: Option<CountLine>,
}

impl<'g, 'a> Line<'g, 'a> {
    pub(super) fn fit(groups: &'g OrderedGroups<'a>, mut options: Options) -> Result<Self> {
        options.check(groups)?;
        let too_few = |found: usize| {
            Error::new(
                ErrorCode::TooFewGroups,
                "rank",
                format!(
                    "`rank` has {found} different ranks: a line needs at least 2 groups in an order"
                ),
            )
        };
        let distinct = groups.distinct_ranks();
        if distinct < 2 {
            return Err(too_few(distinct));
        }
        if options.model != Model::LeastSquares {
            let counts = CountLine::fit(groups, &options)?;
            options.scale = counts.scale;
            let none = (Vec::new(), Vec::new(), Vec::new());
            return Self::new(
                groups,
                options,
                (counts.intercept, counts.slope),
                none,
                Some(counts),
            );
        }
        options
            .scale
            .check("values", groups.values(), options.per)?;
        // Shares, not heads: the line is the same, and the largest populations do not overflow.
        let shares: Vec<f64> = groups
            .population()
            .iter()
            .map(|people| people / groups.total_population())
            .collect();
        let weights = line_weights(groups.ridits(), &shares).ok_or_else(|| too_few(distinct))?;
        let scaled: Vec<f64> = groups
            .values()
            .iter()
            .map(|&v| options.scale.forward(v, options.per))
            .collect();
        let combine =
            |weights: &[f64]| sum::sum_of(weights.iter().zip(&scaled).map(|(c, y)| c * y));
        let (intercept, slope) = (combine(&weights.intercept), combine(&weights.slope));
        let parts = (scaled, weights.intercept, weights.slope);
        Self::new(groups, options, (intercept, slope), parts, None)
    }

    fn new(
        groups: &'g OrderedGroups<'a>,
        options: Options,
        (intercept, slope): (f64, f64),
        (scaled, intercept_weights, slope_weights): (Vec<f64>, Vec<f64>, Vec<f64>),
        counts: Option<CountLine>,
    ) -> Result<Self> {
        let most = options.scale.inverse(intercept, options.per);
        let least = options.scale.inverse(intercept + slope, options.per);
        if !(most.is_finite() && least.is_finite() && slope.is_finite()) {
            return Err(Error::overflow("values", "the fitted line"));
        }
        Ok(Self {
            groups,
            options,
            intercept,
            slope,
            most,
            least,
            scaled,
            intercept_weights,
            slope_weights,
            counts,
        })
    }

    /// The fitted value at a place on the population scale.
    pub(super) fn at(&self, ridit: f64) -> f64 {
        self.options
            .scale
            .inverse(self.intercept + self.slope * ridit, self.options.per)
    }

    /// Derivatives of the index (of its logarithm, for the relative one) by intercept and slope.
    pub(super) fn derivatives(&self, index: Index) -> (f64, f64) {
        let scale = self.options.scale;
        let (at_most, at_least) = (
            scale.slope_at(self.most, self.options.per),
            scale.slope_at(self.least, self.options.per),
        );
        match index {
            Index::Slope => (at_least - at_most, at_least),
            Index::Relative => (
                at_least / self.least - at_most / self.most,
                at_least / self.least,
            ),
        }
    }

    pub(super) fn value(&self, index: Index) -> Result<f64> {
        match index {
            Index::Slope => Ok(self.least - self.most),
            Index::Relative if self.most > 0.0 && self.least > 0.0 => Ok(self.least / self.most),
            Index::Relative => Err(Error::new(
                ErrorCode::NotComputable,
                "values",
                format!(
                    "the relative index needs fitted `values` above 0 at both ends, but they are {} (most deprived) and {} \
                     (least deprived): use scale=\"log\" or \"logit\", or the slope index",
                    self.most, self.least
                ),
            )),
        }
    }

    /// Standard errors of the groups on a scale; an error that says what to give where there are none.
    pub(super) fn group_errors(&self, on: Scale) -> Result<Vec<f64>> {
        let (values, per) = (self.groups.values(), self.options.per);
        match &self.groups.uncertainty {
            Uncertainty::None => Err(Error::new(
                ErrorCode::MissingArgument,
                "standard_errors",
                "`standard_errors`, `events` or limits of the groups are needed for propagated and simulated limits: give one, \
                 or ask for interval=\"regression\"",
            )),
            Uncertainty::StandardErrors(errors) => {
                let given = self.options.standard_errors_scale;
                let given = given.unwrap_or(Scale::Linear);
                given.check("values", values, per)?;
                on.check("values", values, per)?;
                let errors = errors.iter().zip(values).map(|(&error, &value)| {
                    if given == on {
                        error
                    } else {
                        error * given.slope_at(value, per) / on.slope_at(value, per)
                    }
                });
                Ok(errors.collect())
            }
            Uncertainty::Limits { lower, upper, z } => {
                let noise = self.options.noise.unwrap_or(self.options.scale);
                noise.check("lower_limits", lower, per)?;
                noise.check("upper_limits", upper, per)?;
                noise.check("values", values, per)?;
                let errors = lower
                    .iter()
                    .zip(*upper)
                    .zip(values)
                    .map(|((&low, &high), &value)| {
                        let error =
                            (noise.forward(high, per) - noise.forward(low, per)) / (2.0 * z);
                        if noise == on {
                            error
                        } else {
                            error * noise.slope_at(value, per) / on.slope_at(value, per)
                        }
                    });
                Ok(errors.collect())
            }
        }
    }

    /// Standard error from the covariance of a fitted model, by the delta method.
    fn by_delta(&self, index: Index, covariance: impl Fn(usize, usize) -> f64) -> f64 {
        let (a, b) = self.derivatives(index);
        let variance =
            a * a * covariance(0, 0) + 2.0 * a * b * covariance(0, 1) + b * b * covariance(1, 1);
        // A square that overflowed must stay visible, and not become a limit of no width.
        if variance.is_nan() {
            variance
        } else {
            variance.max(0.0).sqrt()
        }
    }

    /// Standard error by propagation: independent errors of the groups through the weights of the line.
    fn propagated(&self, index: Index) -> Result<f64> {
        let errors = self.group_errors(self.options.scale)?;
        let (by_intercept, by_slope) = self.derivatives(index);
        let terms = self
            .intercept_weights
            .iter()
            .zip(&self.slope_weights)
            .zip(&errors);
        Ok(sum::sum_of(terms.map(|((c0, c1), error)| {
            let term = (by_intercept * c0 + by_slope * c1) * error;
            term * term
        }))
        .sqrt())
    }

    /// Standard error from the scatter of the groups about the line.
    fn regression(&self, index: Index) -> Result<f64> {
        let groups = self.groups.len();
        if groups < 3 {
            return Err(Error::new(
                ErrorCode::TooFewGroups,
                "values",
                "regression limits need at least 3 groups in `values`: give `standard_errors` or `events` for propagated limits",
            ));
        }
        if self.counts.is_some() {
            return self.robust(index);
        }
        let ones = vec![1.0; groups];
        let shares: Vec<f64> = self
            .groups
            .population()
            .iter()
            .map(|people| people / self.groups.total_population())
            .collect();
        let kind = match self.options.variance() {
            Variance::Classical => regression::Variance::Classical,
            Variance::Hc0 => regression::Variance::Hc0,
            Variance::Hc1 => regression::Variance::Hc1,
            Variance::Hc2 => regression::Variance::Hc2,
            Variance::Hc3 => regression::Variance::Hc3,
        };
        let covariance = WeightedFit::fit(&[&ones, self.groups.ridits()], &self.scaled, &shares)
            .and_then(|fit| fit.covariance(kind))
            .ok_or_else(|| {
                Error::new(
                    ErrorCode::NotComputable,
                    "variance",
                    "this `variance` has no value here (a group alone decides its own fit): use \"classical\" or \"hc1\"",
                )
            })?;
        let entry = |row: usize, column: usize| {
            covariance
                .get(row)
                .and_then(|r| r.get(column))
                .copied()
                .unwrap_or(f64::NAN)
        };
        Ok(self.by_delta(index, entry))
    }

    fn critical(&self, level: Level) -> f64 {
        match self.options.critical() {
            Critical::Normal => level.z(),
            Critical::T => t::quantile(
                self.groups.len() as f64 - 2.0,
                1.0 - level.tail(),
                level.tail(),
            ),
        }
    }

    pub(super) fn interval_kind(&self) -> SlopeInterval {
        self.options.kind(self.groups)
    }

    /// Limits of one index before it is turned round: standard error, lower and upper by level, and whether little stands behind
    /// them.
    pub(super) fn limits(
        &self,
        index: Index,
        value: f64,
        draws: Option<&mut Draws>,
    ) -> Result<(Option<f64>, Vec<Interval>, Option<Caution>)> {
        let levels = self.options.levels;
        let kind = self.interval_kind();
        if self.options.drawing(self.groups) == Drawing::Survey {
            let spread = self.surveyed(index)?;
            let reach = |level| spread.critical(level) * spread.error;
            let intervals = self.reaching(index, value, &reach, spread.method);
            return Ok((Some(spread.error), intervals, spread.few()));
        }
        if let (SlopeInterval::Simulated, Some(draws)) = (kind, draws) {
            let error = draws.standard_error(index);
            let intervals = levels.iter().map(|level| {
                let (lower, upper) = draws.percentiles(index, level)?;
                Ok(Interval::new(
                    lower,
                    upper,
                    level,
                    IntervalMethod::Simulated,
                ))
            });
            return Ok((error, intervals.collect::<Result<_>>()?, None));
        }
        let (error, method) = match (kind, &self.counts) {
            (SlopeInterval::Regression, _) => (self.regression(index)?, self.regression_method()),
            (_, Some(counts)) => {
                let [[a, b], [_, c]] = counts.covariance;
                let entry = |row: usize, column: usize| match row + column {
                    0 => a,
                    1 => b,
                    _ => c,
                };
                (self.by_delta(index, entry), IntervalMethod::ModelDelta)
            }
            _ => (self.propagated(index)?, IntervalMethod::Propagated),
        };
        let reach = |level: Level| {
            error
                * if kind == SlopeInterval::Regression {
                    self.critical(level)
                } else {
                    level.z()
                }
        };
        let intervals = self.reaching(index, value, &reach, method);
        Ok((Some(error), intervals, None))
    }

    /// Limits at a distance on both sides; of the relative index, on the logarithmic scale.
    fn reaching(
        &self,
        index: Index,
        value: f64,
        reach: &dyn Fn(Level) -> f64,
        method: IntervalMethod,
    ) -> Vec<Interval> {
        let limits = self.options.levels.iter().map(|level| {
            let reach = reach(level);
            let (lower, upper) = match index {
                Index::Slope => (value - reach, value + reach),
                Index::Relative => (value * math::exp(-reach), value * math::exp(reach)),
            };
            Interval::new(lower, upper, level, method)
        });
        limits.collect()
    }

    fn regression_method(&self) -> IntervalMethod {
        match self.options.variance() {
            Variance::Classical => IntervalMethod::RegressionClassical,
            Variance::Hc0 => IntervalMethod::RegressionHc0,
            Variance::Hc1 => IntervalMethod::RegressionHc1,
            Variance::Hc2 => IntervalMethod::RegressionHc2,
            Variance::Hc3 => IntervalMethod::RegressionHc3,
        }
    }

    /// Draws for simulated limits; none for the other kinds. Both indices read the same draws.
    pub(super) fn draws(&self, indices: &[Index], progress: Progress<'_>) -> Result<Option<Draws>> {
        if self.interval_kind() != SlopeInterval::Simulated {
            return Ok(None);
        }
        let noise = self.options.noise.unwrap_or(self.options.scale);
        let errors = self.group_errors(noise)?;
        let weights = (
            self.intercept_weights.as_slice(),
            self.slope_weights.as_slice(),
        );
        simulate(
            &self.options,
            noise,
            self.groups.values(),
            &errors,
            weights,
            (self.intercept, self.slope),
            indices,
            progress,
        )
        .map(Some)
    }
}
