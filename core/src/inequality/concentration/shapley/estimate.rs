//! The inequality, its regression, and what the determinants are worth.

use super::choices::ShapleyIndex;
use super::linear::Scale;
use super::subsets::{Game, Players, shapley};
use super::{ShapleyDecomposition, ShapleyDecompositionModel};
use crate::error::{Error, ErrorCode, Result, conflicting_arguments};
use crate::estimate::{Estimate, Text};
use crate::inequality::concentration::choices::{ConcentrationForm, ConcentrationInterval};
use crate::inequality::concentration::decomposition::{
    DecompositionInterval, Limited, Linear, Linearised, Moments, NO_LIMITS, Rows, Sample,
    Simulated, WORK_CAP, check, drawn_only_anew, part, ratio,
};
use crate::inequality::concentration::kernel::Kernel;
use crate::inequality::concentration::walk::Walk;
use crate::inequality::gini::{GiniIndex, GiniInterval};
use crate::input::{RankedValues, Ranks, SurveySample, WeightedValues};
use crate::numeric::sum;

/// The most groups of determinants: each more doubles the work.
const MOST: usize = 12;
const CITATION: &str = "shorrocks-2013";

pub(super) fn estimate(
    model: &ShapleyDecompositionModel,
    ranked: &RankedValues<'_>,
    determinants: &[(&str, &[f64])],
    groups: Option<&[&str]>,
    progress: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<ShapleyDecomposition> {
    check(ranked, determinants)?;
    let players = players(determinants, groups)?;
    check_form(model)?;
    // By themselves, where the order of others does not count.
    let own = of_themselves(ranked)?;
    let ranked = if model.index == ShapleyIndex::Concentration {
        ranked
    } else {
        &own
    };
    let index = index(model, &ranked.without_survey())?;
    let options = &model.form.options;
    let (form, parameter) = match model.index {
        ShapleyIndex::Concentration => (options.form, options.check(ranked)?),
        _ => (ConcentrationForm::Standard, 0.0),
    };
    let kernel = Kernel::new(form, parameter);
    let walk = Walk::new(ranked, kernel);
    let work = work(
        model.index,
        players.len(),
        determinants.len(),
        walk.used().len(),
    );
    let too_much = |work| check_work(work, &players, ranked);
    too_much(work)?;
    let (mean, _) = walk.mean();
    let scale = |index: f64, mean: f64| match model.index {
        ShapleyIndex::Concentration => Some(options.scale(index, mean).ok()?.by_index),
        ShapleyIndex::Gini => (mean > 0.0).then(|| mean.recip()),
        ShapleyIndex::Variance => Some(1.0),
    };
    let rows = Rows::new(&walk, determinants);
    let fit = rows.fit(determinants)?;
    let sample = Sample::new(&walk, &rows.columns, kernel, &scale)?;
    let game = Game {
        players: &players,
        index: model.index,
        removal: model.removal,
        table: &sample.table,
    };
    let moments = sample.whole();
    let whole = whole(model.index, &moments);
    let factor = scale(whole, mean);
    let worths = game.worths(&moments, true).zip(factor);
    let worths = worths.map(|(worths, factor)| worths.iter().map(|worth| worth * factor).collect());
    let worths = worths.filter(|worths: &Vec<f64>| worths.iter().all(|worth| worth.is_finite()));
    let worths = worths.ok_or_else(|| Error::overflow("determinants", "a contribution"))?;
    let mut found = told(&worths, &players, index)?;
    found.r_squared = rows.r_squared(&fit);
    found.index.no_interval_reason = Some(Text::Borrowed(NO_LIMITS));
    drawn_only_anew(model.interval, model.draws)?;
    let drawing = model.interval.drawing();
    let linearised = Linearised {
        ranked,
        drawing,
        levels: model.levels,
        range: range(model, kernel),
    };
    let limited = Limited {
        contribution: &found.contribution,
        standard_error: &mut found.standard_error,
        intervals: &mut found.intervals,
        wholes: vec![&mut found.explained, &mut found.residual, &mut found.index],
        cautions: &mut found.cautions,
        found: simulated(model.index),
    };
    if model.interval != DecompositionInterval::Bootstrap {
        let influences = || {
            // Each set adds to each part, row by row.
            let products = (players.len() + 3 * determinants.len()) as u128;
            too_much(work + (1 << players.len()) * ranked.len() as u128 * products)?;
            let spread = rows.columns.iter().zip(&sample.spreads);
            let columns = spread.map(|(x, spread)| x.iter().map(|x| x / spread).collect());
            let indices = model.index == ShapleyIndex::Concentration;
            let linear = Linear::new(&walk, columns.collect(), indices);
            let overflow = || Error::overflow("determinants", "a standard error");
            game.influences(&linear, &moments, &walk, moving(model, mean)?)
                .ok_or_else(overflow)
        };
        let replicates = ranked.survey().map_or(0, SurveySample::replicates);
        too_much(work * (replicates as u128 + 1))?;
        let again = |weights: &[f64]| again(model, ranked, determinants, groups, weights);
        if limited.linearised(&linearised, &influences, &again)? {
            found.no_interval_reason = None;
        }
        return Ok(found);
    }
    linearised.check()?;
    let split = |moments: &mut Moments| {
        let worths = game.worths(moments, false)?;
        Some((
            self::whole(model.index, moments),
            shapley(&worths, players.len()),
        ))
    };
    let drawn = (model.draws_made(), model.seed);
    let mut draws = sample.draw(drawn, model.levels, (players.len(), work, &split), progress)?;
    limited.set(&mut draws, model.levels, drawn)?;
    found.no_interval_reason = None;
    Ok(found)
}

/// The parts, what they come to, what is left and the whole, of the same rows with other weights.
fn again(
    model: &ShapleyDecompositionModel,
    ranked: &RankedValues<'_>,
    determinants: &[(&str, &[f64])],
    groups: Option<&[&str]>,
    weights: &[f64],
) -> Result<Vec<f64>> {
    let plainly = ShapleyDecompositionModel {
        interval: DecompositionInterval::None,
        ..*model
    };
    let rows = RankedValues::new(ranked.values(), ranked.ranks())?;
    let rows = rows.with_weights(weights)?;
    let found = estimate(&plainly, &rows, determinants, groups, &mut |_, _| true)?;
    let wholes = [&found.explained, &found.residual, &found.index];
    let mut parts = found.contribution;
    parts.extend(wholes.map(|whole| whole.value));
    Ok(parts)
}

/// Whether all sets can be weighed in a moment.
fn check_work(work: u128, players: &Players, ranked: &RankedValues<'_>) -> Result<()> {
    if work <= WORK_CAP {
        return Ok(());
    }
    let message = format!(
        "{} sets of determinants over {} rows are too much work for this `index` or `interval`: put determinants into fewer groups \
         (`groups`), or draw fewer rows",
        1_u32 << players.len(),
        ranked.len()
    );
    Err(Error::new(ErrorCode::TooMuchWork, "determinants", message))
}

/// When limits of its parts are too narrow.
fn simulated(index: ShapleyIndex) -> Simulated {
    match index {
        ShapleyIndex::Concentration => Simulated::INDEX,
        ShapleyIndex::Gini => Simulated::GINI,
        ShapleyIndex::Variance => Simulated::VARIANCE,
    }
}

/// What the inequality may be.
fn range(model: &ShapleyDecompositionModel, kernel: Kernel) -> (f64, f64) {
    match model.index {
        ShapleyIndex::Concentration => model.form.options.range(kernel),
        ShapleyIndex::Gini => (0.0, 1.0),
        ShapleyIndex::Variance => (0.0, f64::INFINITY),
    }
}

/// What an absolute inequality is multiplied by, and how far that moves with the mean.
fn moving(model: &ShapleyDecompositionModel, mean: f64) -> Result<Scale> {
    let (factor, by_mean) = match model.index {
        ShapleyIndex::Concentration => {
            let scaled = model.form.options.scale(1.0, mean)?;
            (scaled.by_index, scaled.by_mean)
        }
        ShapleyIndex::Gini => (mean.recip(), -mean.recip() / mean),
        ShapleyIndex::Variance => (1.0, 0.0),
    };
    Ok(Scale { factor, by_mean })
}

/// The parts, from what each set is worth.
fn told(worths: &[f64], players: &Players, index: Estimate) -> Result<ShapleyDecomposition> {
    let contribution = shapley(worths, players.len());
    let worth = |set: usize| worths.get(set).copied().unwrap_or(f64::NAN);
    let all = worths.len() - 1;
    let bits = || (0..players.len()).map(|player| 1_usize << player);
    let (explained, residual) = (worth(all), index.value - worth(all));
    let part = |measure, value| part(&index, measure, value, CITATION);
    Ok(ShapleyDecomposition {
        explained: part("explained part of the inequality", explained)?,
        residual: part("residual part of the inequality", residual)?,
        determinant: players.names.clone(),
        share: contribution
            .iter()
            .map(|part| ratio(*part, index.value))
            .collect(),
        first: bits().map(worth).collect(),
        last: bits().map(|bit| explained - worth(all ^ bit)).collect(),
        residual_share: ratio(residual, index.value),
        standard_error: vec![f64::NAN; contribution.len()],
        intervals: Vec::new(),
        no_interval_reason: Some(Text::Borrowed(NO_LIMITS)),
        r_squared: f64::NAN,
        subsets: 1 << players.len(),
        cautions: Vec::new(),
        contribution,
        index,
    })
}

/// Which columns go together.
pub(super) fn players(determinants: &[(&str, &[f64])], groups: Option<&[&str]>) -> Result<Players> {
    let players = match groups {
        None => Players::new(determinants.iter().map(|(name, _)| *name)),
        Some(groups) if groups.len() != determinants.len() => {
            return Err(Error::length(
                "groups",
                groups.len(),
                "determinants",
                determinants.len(),
            ));
        }
        Some(groups) => {
            if let Some(row) = groups.iter().position(|name| name.is_empty()) {
                return Err(Error::missing("groups", row));
            }
            Players::new(groups.iter().copied())
        }
    };
    if players.len() > MOST {
        let (param, message) = (
            if groups.is_some() {
                "groups"
            } else {
                "determinants"
            },
            format!(
                "{} determinants or groups of them are too many, since each doubles the sets of them, and each set is a regression: at most \
                 {MOST} are taken (4,096 sets); put those that belong together into one group (`groups`)",
                players.len()
            ),
        );
        return Err(Error::new(ErrorCode::OutOfRange, param, message));
    }
    Ok(players)
}

/// A form goes with the concentration index only.
fn check_form(model: &ShapleyDecompositionModel) -> Result<()> {
    match model.form.options.beyond_standard() {
        Some(param) if model.index != ShapleyIndex::Concentration => {
            Err(conflicting_arguments(param, "index"))
        }
        _ => Ok(()),
    }
}

fn of_themselves<'a>(ranked: &RankedValues<'a>) -> Result<RankedValues<'a>> {
    let mut own = RankedValues::new(ranked.values(), Ranks::most_deprived_first(ranked.values()))?;
    if let Some(weights) = ranked.weights() {
        own = own.with_weights(weights)?;
    }
    match ranked.survey() {
        Some(survey) => own.with_survey(survey),
        None => Ok(own),
    }
}

/// The inequality of the outcome.
fn index(model: &ShapleyDecompositionModel, ranked: &RankedValues<'_>) -> Result<Estimate> {
    match model.index {
        ShapleyIndex::Concentration => model
            .form
            .interval(ConcentrationInterval::None)
            .estimate(ranked),
        ShapleyIndex::Gini => {
            let values = WeightedValues::new(ranked.values(), ranked.weights())?;
            GiniIndex::new()
                .interval(GiniInterval::None)
                .estimate(&values)
        }
        ShapleyIndex::Variance => {
            let walk = Walk::new(ranked, Kernel::Standard);
            let (_, above) = walk.mean();
            let squares = walk
                .shares()
                .zip(&walk.values)
                .map(|(p, y)| p * (y - above) * (y - above));
            let mut variance = Estimate::new("variance", sum::sum_of(squares), "values")?;
            variance.method =
                Text::Borrowed("mean square of the distance from the mean, over all people");
            variance.citation = Text::Borrowed(CITATION);
            variance.unit = Text::Borrowed("squared unit of the values");
            variance.direction =
                Text::Borrowed("0 where all have the same; the larger, the more unequal");
            variance.n = ranked.len() as u64;
            variance.population = Some(ranked.total_weight());
            Ok(variance)
        }
    }
}

/// The same of a sample by its moments, before it is scaled.
fn whole(index: ShapleyIndex, moments: &Moments) -> f64 {
    let last = moments.columns - 1;
    let of = |column: &[f64], place: usize| column.get(place).copied().unwrap_or(f64::NAN);
    match index {
        ShapleyIndex::Variance => of(&moments.square, last * moments.columns + last),
        _ => of(&moments.index, last),
    }
}

/// Products that all sets make.
fn work(index: ShapleyIndex, players: usize, columns: usize, rows: usize) -> u128 {
    let columns = columns as u128;
    let of_rows = match index {
        // Predictions, and their order.
        ShapleyIndex::Gini => rows as u128 * (columns + 60),
        _ => 0,
    };
    (1_u128 << players) * (columns * columns * columns / 3 + 20 + of_rows)
}
