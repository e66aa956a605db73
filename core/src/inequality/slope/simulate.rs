//! Seeded draws of both indices.

use super::choices::Scale;
use super::fit::Index;
use super::options::Options;
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::Level;
use crate::numeric::quantile::{QuantileType, percentile_limits};
use crate::numeric::rng::Rng;
use crate::numeric::sum;

/// Told how many draws are made of how many; answers whether to go on.
pub(super) type Progress<'p> = Option<&'p mut dyn FnMut(u32, u32) -> bool>;

/// The most draws that are made between two reports of progress: under a millisecond where the two ends are drawn.
const REPORT_EVERY: u32 = 16_384;
/// The most values that are drawn between two reports where every group is drawn, so that a cancel is heard within about a
/// fiftieth of a second however many groups there are.
const REPORT_VALUES: usize = 1 << 20;

/// Draws of the indices that were asked for.
#[derive(Debug)]
pub(super) struct Draws {
    slope: Vec<f64>,
    relative: Vec<f64>,
    /// Draws whose fitted value at an end was not above zero: there the relative index has no value.
    undefined: u32,
    total: u32,
}

impl Draws {
    /// Standard deviation of the draws of the slope index. The relative index has none: its draws are skewed, and its limits
    /// are percentiles.
    pub(super) fn standard_error(&self, index: Index) -> Option<f64> {
        if index == Index::Relative {
            return None;
        }
        let count = self.slope.len() as f64;
        let mean = sum::sum(&self.slope) / count;
        let squares = sum::sum_of(self.slope.iter().map(|draw| (draw - mean) * (draw - mean)));
        Some((squares / (count - 1.0)).sqrt())
    }

    /// Percentiles of the draws.
    pub(super) fn percentiles(&mut self, index: Index, level: Level) -> Result<(f64, f64)> {
        let draws = match index {
            Index::Slope => &mut self.slope,
            Index::Relative if self.undefined > 0 => {
                return Err(Error::new(
                    ErrorCode::NotComputable,
                    "values",
                    format!(
                        "in {} of {} draws a fitted end of `values` is not above 0, so the relative index has no simulated \
                         limits: use scale=\"log\" or \"logit\", or the slope index",
                        self.undefined, self.total
                    ),
                ));
            }
            Index::Relative => &mut self.relative,
        };
        Ok(percentile_limits(
            draws,
            level.tail(),
            1.0 - level.tail(),
            QuantileType::Type7,
        ))
    }
}

/// Draws the groups' values `draws` times, fits the line to each, and keeps the indices.
///
/// Where the noise is on the scale of the fit, the two ends of the fitted line are linear in the draws, and so exactly
/// bivariate normal: two normals a draw have the same distribution as one for each group. Otherwise each group is drawn.
/// Sums here run in a fixed order: an exact sum for each draw would cost more than the draw.
#[expect(
    clippy::too_many_arguments,
    reason = "one call site; a struct would only rename these"
)]
pub(super) fn simulate(
    options: &Options,
    noise: Scale,
    values: &[f64],
    errors: &[f64],
    (intercept_weights, slope_weights): (&[f64], &[f64]),
    (intercept, slope): (f64, f64),
    indices: &[Index],
    mut progress: Progress<'_>,
) -> Result<Draws> {
    let (scale, per, total) = (options.scale, options.per, options.draws());
    let mut rng = Rng::new(options.seed);
    let capacity = |index: Index| {
        if indices.contains(&index) {
            total as usize
        } else {
            0
        }
    };
    let mut draws = Draws {
        slope: Vec::with_capacity(capacity(Index::Slope)),
        relative: Vec::with_capacity(capacity(Index::Relative)),
        undefined: 0,
        total,
    };
    let (wants_slope, wants_relative) = (
        indices.contains(&Index::Slope),
        indices.contains(&Index::Relative),
    );
    let mut keep = |most: f64, least: f64| {
        if wants_slope {
            draws.slope.push(least - most);
        }
        if wants_relative {
            if most > 0.0 && least > 0.0 {
                draws.relative.push(least / most);
            } else {
                draws.undefined += 1;
            }
        }
    };
    let mut report = |done: u32| -> Result<()> {
        if progress.as_mut().is_none_or(|go_on| go_on(done, total)) {
            return Ok(());
        }
        Err(Error::general(
            ErrorCode::Cancelled,
            "the simulation was cancelled by its caller",
        ))
    };
    if noise == scale {
        let ends = Ends::new(intercept_weights, slope_weights, errors);
        for draw in 0..total {
            if draw % REPORT_EVERY == 0 {
                report(draw)?;
            }
            let (first, second) = (rng.standard_normal(), rng.standard_normal());
            let most = intercept + ends.most * first;
            let least = intercept + slope + ends.least_shared * first + ends.least_own * second;
            keep(scale.inverse(most, per), scale.inverse(least, per));
        }
    } else {
        let centres: Vec<f64> = values
            .iter()
            .map(|&value| noise.forward(value, per))
            .collect();
        let every = u32::try_from(REPORT_VALUES / values.len().max(1))
            .unwrap_or(REPORT_EVERY)
            .clamp(1, REPORT_EVERY);
        for draw in 0..total {
            if draw % every == 0 {
                report(draw)?;
            }
            let (mut most, mut rise) = (0.0, 0.0);
            for (((centre, error), c0), c1) in centres
                .iter()
                .zip(errors)
                .zip(intercept_weights)
                .zip(slope_weights)
            {
                let value = noise.inverse(centre + error * rng.standard_normal(), per);
                let scaled = scale.forward(value, per);
                most += c0 * scaled;
                rise += c1 * scaled;
            }
            keep(scale.inverse(most, per), scale.inverse(most + rise, per));
        }
    }
    report(total)?;
    let draws_finite = |column: &[f64]| column.iter().all(|draw| draw.is_finite());
    if !(draws_finite(&draws.slope) && draws_finite(&draws.relative)) {
        return Err(Error::overflow("values", "a simulated index"));
    }
    Ok(draws)
}

/// Cholesky factor of the covariance of the two fitted ends.
struct Ends {
    most: f64,
    least_shared: f64,
    least_own: f64,
}

impl Ends {
    fn new(intercept_weights: &[f64], slope_weights: &[f64], errors: &[f64]) -> Self {
        let pairs = || {
            intercept_weights
                .iter()
                .zip(slope_weights)
                .zip(errors)
                .map(|((c0, c1), error)| (c0 * error, (c0 + c1) * error))
        };
        let most = sum::sum_of(pairs().map(|(a, _)| a * a)).sqrt();
        let shared = sum::sum_of(pairs().map(|(a, b)| a * b));
        let least = sum::sum_of(pairs().map(|(_, b)| b * b));
        let least_shared = if most > 0.0 { shared / most } else { 0.0 };
        Self {
            most,
            least_shared,
            least_own: (least - least_shared * least_shared).max(0.0).sqrt(),
        }
    }
}
