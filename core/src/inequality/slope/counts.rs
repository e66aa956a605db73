//! The line as a regression of the events themselves: logistic or Poisson.

use std::borrow::Cow;

use super::choices::{Model, Scale, SlopeInterval};
use super::options::Options;
use crate::error::{Error, ErrorCode, Result};
use crate::input::OrderedGroups;
use crate::numeric::glm::{GlmFailure, GlmFit, binomial_log, binomial_logit, poisson_log};
use crate::numeric::math;

/// How far a value may be from events over population before the unit must be wrong.
const SAME: f64 = 1e-6;

/// A line through counts, in the unit of the values.
#[derive(Debug)]
pub(super) struct CountLine {
    /// Events for each person of a row.
    pub(super) rates: Vec<f64>,
    pub(super) scale: Scale,
    pub(super) intercept: f64,
    pub(super) slope: f64,
    pub(super) covariance: [[f64; 2]; 2],
    pub(super) dispersion: Option<f64>,
}

impl CountLine {
    pub(super) fn fit(groups: &OrderedGroups<'_>, options: &Options) -> Result<Self> {
        let scale = if options.model == Model::Binomial {
            Scale::Logit
        } else {
            Scale::Log
        };
        check_options(options, scale)?;
        let events = match groups.events() {
            Some(events) => {
                check_events(groups, events, options)?;
                Cow::Borrowed(events)
            }
            None => Cow::Owned(events_of_values(groups, options)?),
        };
        let ones = vec![1.0; groups.len()];
        let design: [&[f64]; 2] = [&ones, groups.ridits()];
        let fit = match options.model {
            Model::Binomial => binomial_logit,
            Model::LogBinomial => binomial_log,
            _ => poisson_log,
        };
        let fit = fit(&design, &events, groups.population());
        let fit = fit.map_err(|failure| explain(failure, options.model))?;
        let at = |row: usize, column: usize| {
            fit.covariance
                .get(row)
                .and_then(|r| r.get(column))
                .copied()
                .unwrap_or(f64::NAN)
        };
        let covariance = [[at(0, 0), at(0, 1)], [at(1, 0), at(1, 1)]];
        let GlmFit {
            coefficients,
            pearson,
            degrees_of_freedom,
            ..
        } = fit;
        let dispersion = (degrees_of_freedom > 0).then(|| pearson / degrees_of_freedom as f64);
        let coefficient = |index: usize| coefficients.get(index).copied().unwrap_or(f64::NAN);
        // A rate per 100,000 is a rate times 100,000: on the log scale, a shift.
        let shift = if scale == Scale::Log {
            math::ln(options.per)
        } else {
            0.0
        };
        let rates = match groups.events() {
            Some(events) => events
                .iter()
                .zip(groups.population())
                .map(|(x, n)| x / n)
                .collect(),
            None => groups
                .values()
                .iter()
                .map(|value| value / options.per)
                .collect(),
        };
        Ok(Self {
            rates,
            scale,
            intercept: coefficient(0) + shift,
            slope: coefficient(1),
            covariance,
            dispersion,
        })
    }
}

fn explain(failure: GlmFailure, model: Model) -> Error {
    let (code, message) = match failure {
        GlmFailure::RankDeficient | GlmFailure::Input => (
            ErrorCode::TooFewGroups,
            "`rank` has too few different ranks for a line",
        ),
        GlmFailure::Separation | GlmFailure::NotConverged if model == Model::LogBinomial => (
            ErrorCode::NotComputable,
            "`events` are likeliest with a proportion of 1 or 0 at one end, where this model ends: use model=\"poisson\" with \
             interval=\"regression\", which gives the same ratio, or model=\"binomial\"",
        ),
        GlmFailure::Separation | GlmFailure::NotConverged => (
            ErrorCode::NotComputable,
            "`events` are none or all at one end, so the fitted line has no end: pool years or groups, or use \
             model=\"least-squares\"",
        ),
    };
    let param = if code == ErrorCode::TooFewGroups {
        "rank"
    } else {
        "events"
    };
    Error::new(code, param, message)
}

fn check_options(options: &Options, scale: Scale) -> Result<()> {
    let model = options.model.as_str();
    if matches!(
        options.interval,
        SlopeInterval::Propagated | SlopeInterval::Simulated
    ) {
        let message = format!(
            "`interval` must be \"automatic\" with model=\"{model}\", whose limits come from the model, or \"regression\", or \
             \"survey-design\""
        );
        return Err(Error::new(ErrorCode::OutOfRange, "interval", message));
    }
    if options.scale != Scale::Linear && options.scale != scale {
        let message = format!(
            "`scale` cannot be chosen with model=\"{model}\": it is \"{scale}\"; leave it out"
        );
        return Err(Error::new(ErrorCode::OutOfRange, "scale", message));
    }
    Ok(())
}

/// Published values and their denominators stand for their events: value times population over `per`.
fn events_of_values(groups: &OrderedGroups<'_>, options: &Options) -> Result<Vec<f64>> {
    let rows = groups.values().iter().zip(groups.population()).enumerate();
    rows.map(|(index, (&value, &people))| {
        if value < 0.0 {
            let reason = "a value below zero has no events: use model=\"least-squares\"";
            return Err(Error::value(ErrorCode::NegativeValue, "values", index, value, reason));
        }
        if options.model != Model::Poisson && value > options.per {
            let reason = format!(
                "more than `per` ({}): a proportion in this unit cannot be; set `per`, or use model=\"poisson\"",
                options.per
            );
            return Err(Error::value(ErrorCode::NumeratorAboveDenominator, "values", index, value, &reason));
        }
        Ok(value / options.per * people)
    })
    .collect()
}

fn check_events(groups: &OrderedGroups<'_>, events: &[f64], options: &Options) -> Result<()> {
    let model = options.model.as_str();
    let rows = events
        .iter()
        .zip(groups.population())
        .zip(groups.values())
        .enumerate();
    for (index, ((&count, &people), &value)) in rows {
        if options.model != Model::Poisson && count > people {
            let reason = format!("more events than the {people} people of its `population`");
            return Err(Error::value(
                ErrorCode::NumeratorAboveDenominator,
                "events",
                index,
                count,
                &reason,
            ));
        }
        let expected = count / people * options.per;
        if (value - expected).abs() > SAME * expected.abs().max(value.abs()) {
            let reason = format!(
                "events over population times `per` is {expected}: with model=\"{model}\" the values must be those"
            );
            return Err(Error::value(
                ErrorCode::OutOfRange,
                "values",
                index,
                value,
                &reason,
            ));
        }
    }
    Ok(())
}
