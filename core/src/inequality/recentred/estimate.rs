//! The regression, and its limits.

use super::bootstrap::Sample;
use super::measure::{Measure, Moved};
use super::{RecentredInfluence, RecentredInfluenceModel, RecentredInterval};
use crate::error::{Error, ErrorCode, Result};
use crate::estimate::{Caution, CautionCode, Estimate, IntervalMethod, Text};
use crate::inequality::concentration::{Draws, Limited, Simulated, each_named, fitted, ratio};
use crate::inequality::distribution::{Drawing, Spread, Surveyed};
use crate::input::WeightedValues;
use crate::numeric::math::sqrt;
use crate::numeric::regression::WeightedFit;
use crate::numeric::special::{normal, t};
use crate::numeric::sum;

const NO_LIMITS: &str = "rows of a whole population have no sampling error; for a sample of people leave `interval` out";

/// Determinants less their means, and the regression on them.
struct Regression {
    columns: Vec<Vec<f64>>,
    means: Vec<f64>,
    fit: WeightedFit,
}

impl Regression {
    fn new(
        values: &WeightedValues<'_>,
        moved: &Moved,
        determinants: &[(&str, &[f64])],
    ) -> Result<Self> {
        let (w, total) = (values.weights(), values.total_weight());
        let mean = |x: &[f64]| sum::sum_of(x.iter().zip(w).map(|(x, w)| x * (w / total)));
        let means: Vec<f64> = determinants.iter().map(|(_, x)| mean(x)).collect();
        let columns = determinants.iter().zip(&means);
        let columns = columns.map(|((_, x), mean)| x.iter().map(|x| x - mean).collect());
        let columns: Vec<Vec<f64>> = columns.collect();
        let fit = fitted(&columns, &moved.influence, w, determinants)?;
        Ok(Self {
            columns,
            means,
            fit,
        })
    }

    fn coefficients(&self) -> &[f64] {
        self.fit.coefficients.get(1..).unwrap_or_default()
    }

    /// What contributions leave of the index.
    fn intercept(&self, index: f64) -> f64 {
        let each = self.coefficients().iter().zip(&self.means);
        sum::sum_of(each.map(|(b, mean)| -b * mean).chain([index]))
    }

    /// How far one more person at each row would move the coefficients and the intercept, were the influence of each known:
    /// `(X'WX)^-1 x e`, times the people.
    fn influences(&self, people: f64) -> Vec<Vec<f64>> {
        let terms = self.means.len() + 1;
        let direction = |of: &dyn Fn(usize) -> f64| -> Vec<f64> {
            let along = self
                .fit
                .solve_normal(&(0..terms).map(of).collect::<Vec<_>>());
            let mut moved = vec![along.first().copied().unwrap_or(0.0); self.fit.residuals.len()];
            for (b, column) in along.iter().skip(1).zip(&self.columns) {
                for (u, x) in moved.iter_mut().zip(column) {
                    *u += b * x;
                }
            }
            let residuals = self.fit.residuals.iter();
            moved
                .iter()
                .zip(residuals)
                .map(|(u, e)| people * u * e)
                .collect()
        };
        let one = |k: usize| move |term: usize| f64::from(u8::from(term == k));
        let mut found: Vec<Vec<f64>> = (1..terms).map(|k| direction(&one(k))).collect();
        let at_zero = |term: usize| {
            let mean = term.checked_sub(1).and_then(|k| self.means.get(k));
            mean.map_or(1.0, |mean| -mean)
        };
        found.push(direction(&at_zero));
        found
    }

    fn r_squared(&self, moved: &Moved, weights: &[f64]) -> f64 {
        let squares = |column: &[f64]| {
            let largest = moved
                .influence
                .iter()
                .fold(0.0, |most: f64, u| most.max(u.abs()));
            let terms = column.iter().zip(weights);
            sum::sum_of(terms.map(|(u, w)| (u / largest) * (u / largest) * w))
        };
        1.0 - ratio(squares(&self.fit.residuals), squares(&moved.influence))
    }
}

pub(super) fn estimate(
    model: &RecentredInfluenceModel,
    values: &WeightedValues<'_>,
    determinants: &[(&str, &[f64])],
    progress: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<RecentredInfluence> {
    let measure = model.measure()?;
    each_named(values.values().len(), determinants)?;
    let drawing = match model.interval {
        RecentredInterval::Robust => Drawing::Sampling,
        RecentredInterval::SurveyDesign => Drawing::Survey,
        RecentredInterval::Bootstrap | RecentredInterval::None => Drawing::None,
    };
    let sample = Surveyed::of(values);
    sample.check(drawing)?;
    only_drawn(model)?;
    let moved = measure.of(values)?;
    let regression = Regression::new(values, &moved, determinants)?;
    let coefficient = regression.coefficients().to_vec();
    let each = coefficient.iter().zip(&regression.means);
    let contribution: Vec<f64> = each.map(|(b, mean)| b * mean).collect();
    let intercept = regression.intercept(moved.value);
    if !contribution
        .iter()
        .chain([&intercept])
        .all(|x| x.is_finite())
    {
        return Err(Error::overflow("determinants", "a contribution"));
    }
    let mut found = RecentredInfluence {
        index: measure.told(values, moved.value)?,
        intercept: told(values, intercept)?,
        determinant: determinants
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect(),
        mean: regression.means.clone(),
        contribution,
        standard_error: vec![f64::NAN; coefficient.len()],
        p_value: vec![f64::NAN; coefficient.len()],
        intervals: Vec::new(),
        no_interval_reason: Some(Text::Borrowed(NO_LIMITS)),
        r_squared: regression.r_squared(&moved, values.weights()),
        cautions: moved.caution.iter().cloned().collect(),
        coefficient,
    };
    // The same digits as the parts come to.
    found.index.value = moved.value;
    for whole in [&mut found.index, &mut found.intercept] {
        whole.no_interval_reason = Some(Text::Borrowed(NO_LIMITS));
    }
    if model.interval == RecentredInterval::None {
        return Ok(found);
    }
    let limited = Limited {
        contribution: &found.coefficient,
        standard_error: &mut found.standard_error,
        intervals: &mut found.intervals,
        wholes: vec![&mut found.intercept, &mut found.index],
        cautions: &mut found.cautions,
        found: SIMULATED,
    };
    found.no_interval_reason = None;
    let mut told = found.coefficient.clone();
    told.extend([intercept, moved.value]);
    let influences = || {
        let mut all = regression.influences(values.total_weight());
        all.push(moved.influence.clone());
        Ok(all)
    };
    let again = |weights: &[f64]| again(measure, values, determinants, weights);
    let drawing = match drawing {
        // Of a bootstrap, to see how few rows its limits rest on.
        Drawing::None => Drawing::Sampling,
        drawing => drawing,
    };
    let mut spreads = sample.spreads(drawing, &told, &influences, &again)?;
    if model.interval == RecentredInterval::Bootstrap {
        let drawn = (model.draws_made(), model.seed);
        let rows = (&regression.columns[..], &regression.means[..]);
        let draws = Sample::new(measure, values, rows);
        let mut draws = draws.draw(drawn, model.levels, progress)?;
        limited.set(&mut draws, model.levels, drawn)?;
        found.p_value = beyond_zero(&draws, found.coefficient.len());
    } else {
        if drawing == Drawing::Sampling {
            hc1(&mut spreads, &regression.fit);
        }
        limited.spread(&spreads, model.levels, measure.range())?;
        let tested = found.coefficient.iter().zip(&spreads);
        found.p_value = tested.map(|(b, spread)| p_value(*b, spread)).collect();
    }
    warned(&mut found, measure, model.interval, &spreads);
    Ok(found)
}

/// Draws have an effect only where something is drawn.
fn only_drawn(model: &RecentredInfluenceModel) -> Result<()> {
    if model.draws.is_some() && model.interval != RecentredInterval::Bootstrap {
        let message =
            "`draws` has an effect only with interval=\"bootstrap\": ask for that, or leave it out";
        let code = ErrorCode::ConflictingArguments;
        return Err(Error::new(code, "draws", message));
    }
    Ok(())
}

/// Cautions of limits that are known to be too narrow.
fn warned(
    found: &mut RecentredInfluence,
    measure: Measure,
    interval: RecentredInterval,
    spreads: &[Spread],
) {
    if let Measure::Quantile(share) = measure
        && let Some(spread) = spreads.first()
    {
        let anew = interval == RecentredInterval::Bootstrap
            || spread.method == IntervalMethod::ReplicateWeights;
        let message = if !anew {
            "limits of coefficients take the quantile and the density at it as known: they are too narrow, the more so near the ends; ask \
             for interval=\"bootstrap\""
        } else if spread.units * share.min(1.0 - share) < 30.0 {
            "fewer than 30 rows lie beyond the quantile: limits of coefficients are too narrow; read them as a rough guide, or ask for a \
             quantile nearer to the middle"
        } else {
            ""
        };
        if !message.is_empty() {
            found
                .cautions
                .push(Caution::new(CautionCode::NarrowLimits, message));
        }
    }
    let last = spreads.len() - 1;
    // Squares rest on the extremes; a bootstrap sees no more of them than the sample has.
    let few = match (measure, interval) {
        (Measure::Variance, _) => 60.0,
        (_, RecentredInterval::Bootstrap) => 25.0,
        _ => 10.0,
    };
    for (place, spread) in spreads.iter().enumerate() {
        match spread.narrow(spread.carriers.is_some_and(|carriers| carriers < few)) {
            Some(caution) if place < last - 1 => found.cautions.push(caution.in_row(place as u64)),
            Some(caution) if place == last => found.index.add_caution(caution),
            _ => {}
        }
    }
}

/// The errors of coefficients and intercept as MacKinnon & White (1985) make them of drawn rows.
fn hc1(spreads: &mut [Spread], fit: &WeightedFit) {
    let freedom = fit.degrees_of_freedom as f64;
    let coefficients = fit.coefficients.len();
    for spread in spreads.iter_mut().take(coefficients) {
        // That of a total has the factor n / (n - 1) already.
        spread.error *= sqrt((spread.units - 1.0) / freedom);
        spread.degrees = Some(freedom);
        spread.method = IntervalMethod::RegressionHc1;
    }
}

/// Everything once more, with other weights.
fn again(
    measure: Measure,
    values: &WeightedValues<'_>,
    determinants: &[(&str, &[f64])],
    weights: &[f64],
) -> Result<Vec<f64>> {
    let values = WeightedValues::new(values.values(), Some(weights))?;
    let moved = measure.of(&values)?;
    let regression = Regression::new(&values, &moved, determinants)?;
    let mut told = regression.coefficients().to_vec();
    told.extend([regression.intercept(moved.value), moved.value]);
    Ok(told)
}

/// When limits are too narrow, by simulation: see the coverage table.
const SIMULATED: Simulated = Simulated {
    few: 100.0,
    few_degrees: 60.0,
    one_sided: false,
};

fn p_value(coefficient: f64, spread: &Spread) -> f64 {
    let away = (coefficient / spread.error).abs();
    match spread.degrees {
        _ if away.is_nan() => f64::NAN,
        Some(degrees) if degrees.is_finite() => 2.0 * t::sf(degrees, away),
        _ => 2.0 * normal::sf(away),
    }
}

/// Twice the share of draws on the other side of zero, which counts one more, so that it is never nothing (Davison & Hinkley 1997).
fn beyond_zero(draws: &Draws, coefficients: usize) -> Vec<f64> {
    let of = |column: &Vec<f64>| {
        let count = |side: fn(&f64) -> bool| column.iter().filter(|b| side(b)).count();
        let fewer = count(|b| *b <= 0.0).min(count(|b| *b >= 0.0));
        (2.0 * (fewer as f64 + 1.0) / (column.len() as f64 + 1.0)).min(1.0)
    };
    draws.columns.iter().take(coefficients).map(of).collect()
}

fn told(values: &WeightedValues<'_>, intercept: f64) -> Result<Estimate> {
    let mut told = Estimate::new("intercept of recentred influence", intercept, "values")?;
    told.method = Text::Borrowed("least squares of the recentred influence on the determinants");
    told.citation = Text::Borrowed("firpo-fortin-lemieux-2009");
    told.unit = Text::Borrowed("unit of the index");
    told.direction = Text::Borrowed(
        "what the index would be were all determinants zero and the line to hold so far",
    );
    told.n = values.values().len() as u64;
    told.population = Some(values.total_weight());
    Ok(told)
}
