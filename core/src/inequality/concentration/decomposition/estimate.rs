//! The regression, the parts of the index, and how they are told.

use super::bootstrap::{Sample, Split, by_regression};
use super::{
    ConcentrationDecomposition, ConcentrationDecompositionModel, DecompositionInterval, Limited,
    Linear, Linearised, Simulated,
};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Estimate, Text};
use crate::inequality::concentration::ConcentrationInterval;
use crate::inequality::concentration::kernel::Kernel;
use crate::inequality::concentration::walk::Walk;
use crate::input::{RankedValues, finite, same_length};
use crate::numeric::regression::WeightedFit;
use crate::numeric::sum;

/// The most determinants.
const MOST: usize = 100;
const CITATION: &str = "wagstaff-van-doorslaer-watanabe-2003";
pub(in crate::inequality::concentration) const NO_LIMITS: &str = "rows of a whole population have no sampling error; for a sample of people ask for interval=\"linearised\"";

pub(super) fn estimate(
    model: &ConcentrationDecompositionModel,
    ranked: &RankedValues<'_>,
    determinants: &[(&str, &[f64])],
    progress: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<ConcentrationDecomposition> {
    check(ranked, determinants)?;
    let index = model.index.interval(ConcentrationInterval::None);
    let index = index.estimate(&ranked.without_survey())?;
    let parameter = model.index.options.check(ranked)?;
    let kernel = Kernel::new(model.index.options.form, parameter);
    let walk = Walk::new(ranked, kernel);
    let (mean, _) = walk.mean();
    let scaled = model.index.options.scale(walk.index(), mean)?;
    let rows = Rows::new(&walk, determinants);
    let fit = rows.fit(determinants)?;
    let absolute: Vec<f64> = rows.columns.iter().map(|x| walk.index_of(x)).collect();
    let coefficients = fit.coefficients.get(1..).unwrap_or_default().to_vec();
    let contribution: Vec<f64> = coefficients
        .iter()
        .zip(&absolute)
        .map(|(b, index)| b * index * scaled.by_index)
        .collect();
    let residual = walk.index_of(&fit.residuals) * scaled.by_index;
    let explained = sum::sum(&contribution);
    if !contribution
        .iter()
        .chain(&[residual, explained])
        .all(|x| x.is_finite())
    {
        return Err(Error::overflow("determinants", "a contribution"));
    }
    let part = |measure, value| part(&index, measure, value, CITATION);
    let mut found = ConcentrationDecomposition {
        explained: part("explained part of the concentration index", explained)?,
        residual: part("residual part of the concentration index", residual)?,
        determinant: determinants
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect(),
        elasticity: each(&coefficients, &rows.means, |b, x| {
            ratio(b * x, if mean == 0.0 { 0.0 } else { mean })
        }),
        concentration_index: each(&absolute, &rows.means, ratio),
        share: contribution
            .iter()
            .map(|part| ratio(*part, index.value))
            .collect(),
        residual_share: ratio(residual, index.value),
        standard_error: vec![f64::NAN; coefficients.len()],
        intervals: Vec::new(),
        no_interval_reason: Some(Text::Borrowed(NO_LIMITS)),
        r_squared: rows.r_squared(&fit),
        cautions: Vec::new(),
        coefficient: coefficients,
        mean: rows.means.clone(),
        contribution,
        index,
    };
    found.index.no_interval_reason = Some(Text::Borrowed(NO_LIMITS));
    drawn_only_anew(model.interval, model.draws)?;
    let plainly = ConcentrationDecompositionModel {
        interval: DecompositionInterval::None,
        draws: None,
        ..*model
    };
    let sample = Linearised {
        ranked,
        drawing: model.interval.drawing(),
        levels: model.levels,
        range: model.index.options.range(kernel),
    };
    let limited = Limited {
        contribution: &found.contribution,
        standard_error: &mut found.standard_error,
        intervals: &mut found.intervals,
        wholes: vec![&mut found.explained, &mut found.residual, &mut found.index],
        cautions: &mut found.cautions,
        found: Simulated::INDEX,
    };
    if model.interval != DecompositionInterval::Bootstrap {
        let linear = || influences(&walk, &rows, &fit, model);
        let again = |weights: &[f64]| {
            let rows = RankedValues::new(ranked.values(), ranked.ranks())?;
            let rows = rows.with_weights(weights)?;
            let found = self::estimate(&plainly, &rows, determinants, &mut |_, _| true)?;
            let wholes = [&found.explained, &found.residual, &found.index];
            let mut parts = found.contribution;
            parts.extend(wholes.map(|whole| whole.value));
            Ok(parts)
        };
        if limited.linearised(&sample, &linear, &again)? {
            found.no_interval_reason = None;
        }
        return Ok(found);
    }
    sample.check()?;
    let scale = |index, mean| Some(model.index.options.scale(index, mean).ok()?.by_index);
    let sample = Sample::new(&walk, &rows.columns, kernel, &scale)?;
    let drawn = (model.draws_made(), model.seed);
    let parts = (limited.contribution.len(), 0, &by_regression as Split<'_>);
    let mut draws = sample.draw(drawn, model.levels, parts, progress)?;
    limited.set(&mut draws, model.levels, drawn)?;
    found.no_interval_reason = None;
    Ok(found)
}

/// Draws have an effect only where something is drawn.
pub(in crate::inequality::concentration) fn drawn_only_anew(
    interval: DecompositionInterval,
    draws: Option<u32>,
) -> Result<()> {
    if draws.is_none() || interval == DecompositionInterval::Bootstrap {
        return Ok(());
    }
    let message =
        "`draws` has an effect only with interval=\"bootstrap\": ask for that, or leave it out";
    let code = ErrorCode::ConflictingArguments;
    Err(Error::new(code, "draws", message))
}

/// How far one more person at each row would move each contribution, what they come to, what is left, and the index.
fn influences(
    walk: &Walk,
    rows: &Rows<'_>,
    fit: &WeightedFit,
    model: &ConcentrationDecompositionModel,
) -> Result<Vec<Vec<f64>>> {
    let linear = Linear::new(walk, rows.columns.clone(), true);
    let people = sum::sum(&walk.weights);
    let (mean, _) = walk.mean();
    let scaled = model.index.options.scale(1.0, mean)?;
    // A part before it is scaled, its own influence, and how far it moves with the coefficients.
    let part = |own: Vec<f64>, absolute: f64, by_coefficients: Option<Vec<f64>>| {
        let outcome = linear.outcome().iter();
        let mut moved: Vec<f64> = own
            .iter()
            .zip(outcome)
            .map(|(u, y)| scaled.by_index * u + scaled.by_mean * absolute * y)
            .collect();
        if let Some(by) = by_coefficients {
            let along = linear.sum(&by.iter().copied().skip(1).enumerate().collect::<Vec<_>>());
            let regression = along.iter().zip(&fit.residuals);
            for (u, (x, e)) in moved.iter_mut().zip(regression) {
                *u += scaled.by_index * people * x * e;
            }
        }
        moved
    };
    let indices = linear.indices();
    let coefficients = fit.coefficients.iter().skip(1).copied();
    let mut found = Vec::new();
    for ((k, b), index) in coefficients.enumerate().zip(&indices) {
        let mut right = vec![0.0; indices.len()];
        for (place, one) in right.iter_mut().enumerate() {
            *one = if place == k + 1 { *index } else { 0.0 };
        }
        let own = linear.of_index(&[(k, b)]);
        found.push(part(own, b * index, Some(fit.solve_normal(&right))));
    }
    let whole = part(
        linear.of_index(&[(found.len(), 1.0)]),
        indices.last().copied().unwrap_or(0.0),
        None,
    );
    Ok(with_wholes(&linear, found, whole))
}

/// The influences of parts, then of what they come to, of what is left, and of the whole.
pub(in crate::inequality::concentration) fn with_wholes(
    linear: &Linear<'_>,
    mut parts: Vec<Vec<f64>>,
    whole: Vec<f64>,
) -> Vec<Vec<f64>> {
    let mut explained = vec![0.0; whole.len()];
    for part in &parts {
        for (all, u) in explained.iter_mut().zip(part) {
            *all += u;
        }
    }
    let left = whole.iter().zip(&explained).map(|(all, u)| all - u);
    let left = left.collect();
    parts.extend([explained, left, whole]);
    parts.into_iter().map(|moved| linear.told(moved)).collect()
}

/// People or rows, each with determinants.
pub(in crate::inequality::concentration) fn check(
    ranked: &RankedValues<'_>,
    determinants: &[(&str, &[f64])],
) -> Result<()> {
    each_named(ranked.len(), determinants)?;
    if ranked.standard_errors().is_none() {
        return Ok(());
    }
    let message = "a decomposition is of people or rows: leave `standard_errors` and `events` out";
    let code = ErrorCode::ConflictingArguments;
    Err(Error::new(code, "standard_errors", message))
}

/// Each determinant has a name of its own and a number for every row.
pub(in crate::inequality) fn each_named(
    rows: usize,
    determinants: &[(&str, &[f64])],
) -> Result<()> {
    let refuse = |code, message| Err(Error::new(code, "determinants", message));
    if determinants.is_empty() {
        let message = "`determinants` has no column: give at least one".to_owned();
        return refuse(ErrorCode::Empty, message);
    }
    if determinants.len() > MOST {
        let most = format!("at most {MOST} columns");
        return Err(Error::out_of_range(
            "determinants",
            determinants.len() as f64,
            &most,
        ));
    }
    for (place, &(name, column)) in determinants.iter().enumerate() {
        if name.is_empty() {
            let message = format!("`determinants` has no name for column {place}: name each");
            return refuse(ErrorCode::MissingValue, message);
        }
        if determinants
            .iter()
            .take(place)
            .any(|&(other, _)| other == name)
        {
            let message = format!("`determinants` has \"{name}\" twice: each stands once");
            return refuse(ErrorCode::DuplicateKey, message);
        }
        let told = |error: Error| about(&error, name);
        same_length("determinants", column, "values", rows).map_err(told)?;
        finite("determinants", column).map_err(told)?;
    }
    Ok(())
}

/// The error of one column, with its name.
fn about(error: &Error, name: &str) -> Error {
    let told = Error::new(
        error.code(),
        "determinants",
        format!("{error} (column \"{name}\")"),
    );
    error
        .index()
        .map_or_else(|| told.clone(), |row| told.clone().at(row))
}

pub(in crate::inequality) fn ratio(part: f64, whole: f64) -> f64 {
    let ratio = part / whole;
    if ratio.is_finite() { ratio } else { f64::NAN }
}

fn each(a: &[f64], b: &[f64], of: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| of(*a, *b)).collect()
}

/// Determinants in the order of the ranks, less their means: so that an index of a column far from zero loses no digits.
pub(in crate::inequality::concentration) struct Rows<'a> {
    walk: &'a Walk,
    means: Vec<f64>,
    pub(in crate::inequality::concentration) columns: Vec<Vec<f64>>,
}

impl<'a> Rows<'a> {
    pub(in crate::inequality::concentration) fn new(
        walk: &'a Walk,
        determinants: &[(&str, &[f64])],
    ) -> Self {
        let (mut means, mut columns) = (Vec::new(), Vec::new());
        for (_, column) in determinants {
            let mut sorted = walk.sorted(column);
            let mean = sum::sum_of(walk.shares().zip(&sorted).map(|(p, x)| p * x));
            for x in &mut sorted {
                *x -= mean;
            }
            means.push(mean);
            columns.push(sorted);
        }
        Self {
            walk,
            means,
            columns,
        }
    }

    pub(in crate::inequality::concentration) fn fit(
        &self,
        determinants: &[(&str, &[f64])],
    ) -> Result<WeightedFit> {
        fitted(
            &self.columns,
            &self.walk.values,
            &self.walk.weights,
            determinants,
        )
    }

    pub(in crate::inequality::concentration) fn r_squared(&self, fit: &WeightedFit) -> f64 {
        let walk = self.walk;
        let (_, above) = walk.mean();
        let squares = |column: &[f64], centre: f64| {
            let terms = column.iter().zip(&walk.weights);
            sum::sum_of(terms.map(|(y, w)| (y - centre) * (y - centre) * w))
        };
        1.0 - ratio(squares(&fit.residuals, 0.0), squares(&walk.values, above))
    }
}

/// Least squares of values on determinants, which are given less their means, and an intercept.
pub(in crate::inequality) fn fitted(
    columns: &[Vec<f64>],
    values: &[f64],
    weights: &[f64],
    determinants: &[(&str, &[f64])],
) -> Result<WeightedFit> {
    let used = weights.iter().filter(|w| **w > 0.0).count();
    let needed = columns.len() + 2;
    if used < needed {
        let message = format!(
            "{} determinants need at least {needed} rows with weight, and there are {used}: give fewer determinants",
            columns.len()
        );
        return Err(Error::new(ErrorCode::TooFewGroups, "values", message));
    }
    let ones = vec![1.0; values.len()];
    // Column by column, so that the one that the others explain can be named.
    let design = |first: usize| {
        let mut design = vec![&ones[..]];
        design.extend(columns.iter().take(first).map(Vec::as_slice));
        WeightedFit::fit(&design, values, weights)
    };
    if let Some(fit) = design(columns.len()) {
        return Ok(fit);
    }
    let last = (1..=columns.len()).find(|first| design(*first).is_none());
    let name = last
        .and_then(|first| determinants.get(first - 1))
        .map_or("", |(name, _)| *name);
    let message = format!(
        "determinant \"{name}\" does not vary or is a combination of those before it: leave it out; of a category's columns leave \
         the one out that the others are compared with"
    );
    Err(Error::new(
        ErrorCode::NotComputable,
        "determinants",
        message,
    ))
}

/// A part of the index, told as the index is.
pub(in crate::inequality::concentration) fn part(
    index: &Estimate,
    measure: &'static str,
    value: f64,
    citation: &'static str,
) -> Result<Estimate> {
    let mut part = Estimate::new(measure, value, "values")?;
    part.method = Text::Borrowed("least squares of the values on the determinants");
    part.citation = Text::Borrowed(citation);
    part.unit.clone_from(&index.unit);
    part.direction =
        Text::Borrowed("of the same sign as the index: adds to it; of the other: offsets it");
    part.n = index.n;
    part.population = index.population;
    part.no_interval_reason = Some(Text::Borrowed(NO_LIMITS));
    Ok(part)
}
