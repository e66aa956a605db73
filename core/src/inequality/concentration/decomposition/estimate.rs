//! The regression, the parts of the index, and how they are told.

use super::bootstrap::{Draws, Sample, by_regression};
use super::{BootstrapInterval, ConcentrationDecomposition, ConcentrationDecompositionModel};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{
    Caution, CautionCode, Estimate, Interval, IntervalColumn, IntervalMethod, Levels, Text,
};
use crate::inequality::concentration::kernel::Kernel;
use crate::inequality::concentration::walk::Walk;
use crate::input::{RankedValues, finite, same_length};
use crate::numeric::regression::WeightedFit;
use crate::numeric::sum;

/// The most determinants.
const MOST: usize = 100;
const CITATION: &str = "wagstaff-van-doorslaer-watanabe-2003";
pub(in crate::inequality::concentration) const NO_LIMITS: &str = "rows of a whole population have no sampling error; for a sample of people ask for interval=\"bootstrap\"";

pub(super) fn estimate(
    model: &ConcentrationDecompositionModel,
    ranked: &RankedValues<'_>,
    determinants: &[(&str, &[f64])],
    progress: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<ConcentrationDecomposition> {
    check(ranked, determinants)?;
    let index = model.index.estimate(ranked)?;
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
    match (model.interval, model.draws) {
        (BootstrapInterval::None, None) => Ok(found),
        (BootstrapInterval::None, Some(_)) => {
            let message = "`draws` has an effect only with interval=\"bootstrap\": ask for that, or leave it out";
            Err(Error::new(
                ErrorCode::ConflictingArguments,
                "draws",
                message,
            ))
        }
        (BootstrapInterval::Bootstrap, _) => {
            let scale = |index, mean| Some(model.index.options.scale(index, mean).ok()?.by_index);
            let sample = Sample::new(&walk, &rows.columns, kernel, &scale)?;
            let mut draws = sample.draw(
                (model.draws_made(), model.seed),
                model.levels,
                (found.contribution.len(), 0, &by_regression),
                progress,
            )?;
            let limited = Limited {
                contribution: &found.contribution,
                standard_error: &mut found.standard_error,
                intervals: &mut found.intervals,
                wholes: [&mut found.explained, &mut found.residual, &mut found.index],
                cautions: &mut found.cautions,
            };
            let drawn = (model.draws_made(), model.seed);
            found.no_interval_reason = None;
            limited.set(&mut draws, model.levels, drawn)?;
            Ok(found)
        }
    }
}

/// Each determinant has a name of its own and a number for every row.
pub(in crate::inequality::concentration) fn check(
    ranked: &RankedValues<'_>,
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
    if ranked.standard_errors().is_some() {
        let message =
            "a decomposition is of people or rows: leave `standard_errors` and `events` out";
        return Err(Error::new(
            ErrorCode::ConflictingArguments,
            "standard_errors",
            message,
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
        same_length("determinants", column, "values", ranked.len()).map_err(told)?;
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

pub(in crate::inequality::concentration) fn ratio(part: f64, whole: f64) -> f64 {
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
        let used = self.walk.weights.iter().filter(|w| **w > 0.0).count();
        let needed = self.columns.len() + 2;
        if used < needed {
            let message = format!(
                "{} determinants need at least {needed} rows with weight, and there are {used}: give fewer determinants",
                self.columns.len()
            );
            return Err(Error::new(ErrorCode::TooFewGroups, "values", message));
        }
        let ones = vec![1.0; self.walk.values.len()];
        // Column by column, so that the one that the others explain can be named.
        let design = |columns: usize| {
            let mut design = vec![&ones[..]];
            design.extend(self.columns.iter().take(columns).map(Vec::as_slice));
            WeightedFit::fit(&design, &self.walk.values, &self.walk.weights)
        };
        if let Some(fit) = design(self.columns.len()) {
            return Ok(fit);
        }
        let last = (1..=self.columns.len()).find(|columns| design(*columns).is_none());
        let name = last
            .and_then(|columns| determinants.get(columns - 1))
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

/// The fields of a decomposition that limits are set in.
pub(in crate::inequality::concentration) struct Limited<'f> {
    pub(in crate::inequality::concentration) contribution: &'f [f64],
    pub(in crate::inequality::concentration) standard_error: &'f mut Vec<f64>,
    pub(in crate::inequality::concentration) intervals: &'f mut Vec<IntervalColumn>,
    /// What the parts come to, what is left, and the whole: as they are drawn after the parts.
    pub(in crate::inequality::concentration) wholes: [&'f mut Estimate; 3],
    pub(in crate::inequality::concentration) cautions: &'f mut Vec<Caution>,
}

impl Limited<'_> {
    pub(in crate::inequality::concentration) fn set(
        self,
        draws: &mut Draws,
        levels: Levels,
        (drawn, seed): (u32, u32),
    ) -> Result<()> {
        let method = IntervalMethod::Bootstrap;
        let columns = self.contribution.len();
        *self.standard_error = (0..columns)
            .map(|place| draws.standard_error(place))
            .collect();
        let mut outside = Vec::new();
        for level in levels.iter() {
            let limits: Vec<(f64, f64)> = (0..columns).map(|k| draws.limits(k, level)).collect();
            for (place, (value, (lower, upper))) in
                self.contribution.iter().zip(&limits).enumerate()
            {
                if !(lower..=upper).contains(&value) {
                    outside.push(Some(place as u64));
                }
            }
            self.intervals.push(IntervalColumn {
                level: level.probability(),
                lower: limits.iter().map(|(lower, _)| *lower).collect(),
                upper: limits.iter().map(|(_, upper)| *upper).collect(),
                method: vec![method; columns],
            });
        }
        let mut wholes = self.wholes;
        for (whole, place) in wholes.iter_mut().zip(columns..) {
            let intervals = levels.iter().map(|level| {
                let (lower, upper) = draws.limits(place, level);
                Interval::new(lower, upper, level, method)
            });
            let intervals: Vec<Interval> = intervals.collect();
            let value = whole.value;
            if intervals
                .iter()
                .any(|i| !(i.lower..=i.upper).contains(&value))
            {
                outside.push(None);
            }
            whole.standard_error = Some(draws.standard_error(place));
            whole.set_intervals(intervals, "values")?;
            whole.no_interval_reason = None;
            (whole.seed, whole.draws) = (Some(seed), Some(drawn));
        }
        outside.dedup();
        for row in outside {
            let mut caution = Caution::new(
                CautionCode::EstimateOutsideLimits,
                "an estimate lies outside its own limits: it is biased in so small a sample; read neither as certain",
            );
            caution.row = row;
            self.cautions.push(caution);
        }
        // Found by simulation: see the coverage table.
        if draws.rows < 50 {
            let message = "a sample of fewer than 50 rows: percentiles of a bootstrap are too narrow; read them as a rough guide";
            let caution = Caution::new(CautionCode::FewGroups, message);
            let [_, _, index] = wholes;
            index.add_caution(caution.clone());
            self.cautions.push(caution);
        }
        Ok(())
    }
}
