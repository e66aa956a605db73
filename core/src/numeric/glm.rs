//! Logistic, log-binomial and Poisson regression.

use super::math::{exp, exp_m1, ln, ln_1p, sqrt};
use super::regression::Factor;
use super::special::scale::deviance;
use super::sum::sum_of;

/// Newton's steps roughly square the error: after one this small (on the scale of the linear predictor) the
/// rest is below rounding.
const SMALL_STEP: f64 = 1e-9;

/// Ordinary fits take 4 to 10 steps.
const MAX_STEPS: u32 = 100;

/// How often a step may be halved when it makes the fit worse.
const MAX_HALVINGS: u32 = 30;

/// Steps without gain, of constant size, after which the fit is held to run away.
const RUNAWAY_STEPS: u32 = 3;

/// Why there is no fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum GlmFailure {
    #[error("lengths differ, or a number is negative, not finite or larger than its total")]
    Input,
    #[error("a column is a combination of the others, or there are fewer rows than columns")]
    RankDeficient,
    #[error("some coefficients have no finite estimate: the columns separate the events")]
    Separation,
    #[error("the iteration did not settle")]
    NotConverged,
}

/// A maximum likelihood fit.
#[derive(Clone, Debug)]
pub(crate) struct GlmFit {
    pub(crate) coefficients: Vec<f64>,
    /// The inverse of the information matrix, by rows (dispersion 1).
    pub(crate) covariance: Vec<Vec<f64>>,
    /// Expected events, in input order.
    pub(crate) fitted: Vec<f64>,
    /// Twice the log likelihood lost against one parameter a row.
    pub(crate) deviance: f64,
    /// Pearson's statistic: over the degrees of freedom, the usual estimate of the dispersion.
    pub(crate) pearson: f64,
    /// Rows that take part, minus coefficients.
    pub(crate) degrees_of_freedom: usize,
    pub(crate) iterations: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Binomial,
    /// The same with the logarithm for link, which is not canonical.
    LogBinomial,
    Poisson,
}

/// What one row has at some value of its linear predictor.
#[derive(Clone, Copy, Debug)]
struct Expected {
    events: f64,
    variance: f64,
    /// What it weighs: the square of the events' derivative by the linear predictor over their variance; the variance itself for
    /// canonical links.
    weight: f64,
    /// Its part of the deviance.
    deviance: f64,
}

/// Fits `logit(probability) = design * coefficients` to successes out of trials. Rows without trials take no part.
pub(crate) fn binomial_logit(
    design: &[&[f64]],
    successes: &[f64],
    trials: &[f64],
) -> Result<GlmFit, GlmFailure> {
    Problem::new(Family::Binomial, design, successes, trials)?.fit()
}

/// Fits `ln(rate) = design * coefficients` to counts over their exposure. Rows without exposure take no part.
pub(crate) fn poisson_log(
    design: &[&[f64]],
    counts: &[f64],
    exposure: &[f64],
) -> Result<GlmFit, GlmFailure> {
    Problem::new(Family::Poisson, design, counts, exposure)?.fit()
}

/// Fits `ln(probability) = design * coefficients` to successes out of trials; the first column of the design is one for all rows.
/// Fails as not converged where the likelihood is highest with a probability of one.
pub(crate) fn binomial_log(
    design: &[&[f64]],
    successes: &[f64],
    trials: &[f64],
) -> Result<GlmFit, GlmFailure> {
    Problem::new(Family::LogBinomial, design, successes, trials)?.fit()
}

/// A row that takes part.
#[derive(Clone, Copy, Debug)]
struct Row {
    index: usize,
    events: f64,
    /// Trials or exposure.
    size: f64,
}

struct Problem<'a> {
    family: Family,
    design: &'a [&'a [f64]],
    rows: Vec<Row>,
    length: usize,
}

/// Where the iteration stands.
struct State {
    coefficients: Vec<f64>,
    expected: Vec<Expected>,
    deviance: f64,
}

impl<'a> Problem<'a> {
    fn new(
        family: Family,
        design: &'a [&'a [f64]],
        events: &[f64],
        sizes: &[f64],
    ) -> Result<Self, GlmFailure> {
        let fine = |events: f64, size: f64| {
            let most = if family != Family::Poisson || size == 0.0 {
                size
            } else {
                f64::MAX
            };
            (0.0..=most).contains(&events) && (0.0..f64::INFINITY).contains(&size)
        };
        let columns = design
            .iter()
            .all(|column| column.len() == events.len() && column.iter().all(|x| x.is_finite()));
        if !columns
            || events.len() != sizes.len()
            || !events.iter().zip(sizes).all(|(y, m)| fine(*y, *m))
        {
            return Err(GlmFailure::Input);
        }
        let rows = events
            .iter()
            .zip(sizes)
            .enumerate()
            .filter(|(_, (_, size))| **size > 0.0);
        let rows: Vec<Row> = rows
            .map(|(index, (&events, &size))| Row {
                index,
                events,
                size,
            })
            .collect();
        if rows.len() < design.len() {
            return Err(GlmFailure::RankDeficient);
        }
        Ok(Self {
            family,
            design,
            rows,
            length: events.len(),
        })
    }

    /// Fisher's scoring, which for canonical links is Newton's method, with the least squares problem of each step solved
    /// for the change of the coefficients.
    fn fit(&self) -> Result<GlmFit, GlmFailure> {
        let mut state = self.start()?;
        let mut previous_change = f64::INFINITY;
        let mut runaway = 0;
        for iterations in 1..=MAX_STEPS {
            let step = if self.family == Family::LogBinomial {
                self.newton(&state).ok_or(GlmFailure::Separation)?
            } else {
                let factor = self.factor(&state).ok_or(GlmFailure::Separation)?;
                let gaps = self.rows.iter().zip(&state.expected);
                let gaps: Vec<f64> = gaps
                    .map(|(row, expected)| (row.events - expected.events) / sqrt(expected.variance))
                    .collect();
                factor.solve(&gaps).ok_or(GlmFailure::NotConverged)?
            };
            let change = self
                .rows
                .iter()
                .map(|row| self.predictor(row.index, &step).abs())
                .fold(0.0, f64::max);
            if change <= SMALL_STEP {
                let coefficients = add(&state.coefficients, &step, 1.0);
                return self.finish(self.state(coefficients), iterations);
            }
            let next = self.improve(&state, &step)?;
            // A maximum at infinity shows as steps that stay long and gain nothing.
            let gain = state.deviance - next.deviance;
            let stalled = gain <= 1e-9 * (next.deviance + 0.1)
                && change > 0.1
                && change > 0.5 * previous_change;
            runaway = if stalled { runaway + 1 } else { 0 };
            if runaway == RUNAWAY_STEPS {
                return Err(GlmFailure::Separation);
            }
            previous_change = change;
            state = next;
        }
        Err(GlmFailure::NotConverged)
    }

    /// Newton's step of the log-binomial model, whose information depends on the events: that of Fisher's scoring may swing about the
    /// end for ever. The likelihood is concave, so that the step halved leads there.
    fn newton(&self, state: &State) -> Option<Vec<f64>> {
        let (mut used, mut roots, mut scores) = (Vec::new(), Vec::new(), vec![0.0; self.length]);
        for (row, expected) in self.rows.iter().zip(&state.expected) {
            let rest = expected.variance / expected.events; // of the probability
            *scores.get_mut(row.index)? = (row.events - expected.events) / rest;
            let bend = (row.size - row.events) * (expected.events / row.size) / (rest * rest);
            if bend > 0.0 {
                used.push(row.index);
                roots.push(sqrt(bend));
            }
        }
        let inverse = Factor::new(self.design, self.length, &used, &roots)?.inverse_gram(1.0);
        let pull = |column: &&[f64]| sum_of(column.iter().zip(&scores).map(|(x, u)| x * u));
        let pulls: Vec<f64> = self.design.iter().map(pull).collect();
        let along = |row: &Vec<f64>| sum_of(row.iter().zip(&pulls).map(|(a, b)| a * b));
        Some(inverse.iter().map(along).collect())
    }

    /// Weighted least squares on the links of the data, moved inside their range.
    fn start(&self) -> Result<State, GlmFailure> {
        let mut roots = Vec::with_capacity(self.rows.len());
        let mut scaled = Vec::with_capacity(self.rows.len());
        for Row { events, size, .. } in &self.rows {
            let (link, variance) = match self.family {
                Family::Binomial => {
                    let share = (events + 0.5) / (size + 1.0);
                    (ln(share) - ln_1p(-share), size * share * (1.0 - share))
                }
                Family::Poisson => (ln(events + 0.1) - ln(*size), events + 0.1),
                Family::LogBinomial => {
                    let share = (events + 0.5) / (size + 1.0);
                    (ln(share), size * share / (1.0 - share))
                }
            };
            let root = sqrt(variance);
            roots.push(root);
            scaled.push(link * root);
        }
        let used: Vec<usize> = self.rows.iter().map(|row| row.index).collect();
        let factor = Factor::new(self.design, self.length, &used, &roots)
            .ok_or(GlmFailure::RankDeficient)?;
        let coefficients = factor.solve(&scaled).ok_or(GlmFailure::RankDeficient)?;
        let state = self.state(coefficients);
        if state.deviance.is_finite() {
            return Ok(state);
        }
        // Some probability is above one: the same for all is not, unless all are events.
        let (events, sizes) = (
            self.rows.iter().map(|row| row.events),
            self.rows.iter().map(|row| row.size),
        );
        let mut level = vec![0.0; self.design.len()];
        if let Some(first) = level.first_mut() {
            *first = ln(sum_of(events) / sum_of(sizes));
        }
        let state = self.state(level);
        if self.family == Family::LogBinomial && state.deviance.is_finite() {
            Ok(state)
        } else {
            Err(GlmFailure::NotConverged)
        }
    }

    /// The state after the step, halved until the fit gets no worse.
    fn improve(&self, state: &State, step: &[f64]) -> Result<State, GlmFailure> {
        let allowed = state.deviance + 1e-9 * (state.deviance + 0.1);
        let mut share = 1.0;
        for _ in 0..=MAX_HALVINGS {
            let next = self.state(add(&state.coefficients, step, share));
            if next.deviance <= allowed {
                return Ok(next);
            }
            share *= 0.5;
        }
        Err(GlmFailure::NotConverged)
    }

    fn state(&self, coefficients: Vec<f64>) -> State {
        let expected: Vec<Expected> = self
            .rows
            .iter()
            .map(|row| self.expected(row, self.predictor(row.index, &coefficients)))
            .collect();
        let deviance = 2.0 * sum_of(expected.iter().map(|row| row.deviance));
        State {
            coefficients,
            expected,
            deviance,
        }
    }

    fn predictor(&self, index: usize, coefficients: &[f64]) -> f64 {
        let column = |column: &&[f64]| column.get(index).copied().unwrap_or(f64::NAN);
        sum_of(
            self.design
                .iter()
                .map(column)
                .zip(coefficients)
                .map(|(x, b)| x * b),
        )
    }

    fn expected(&self, row: &Row, predictor: f64) -> Expected {
        // y ln(y / m) - y + m; these linear terms cancel in a binomial row.
        let part = |y: f64, m: f64| {
            if y == 0.0 {
                m
            } else {
                y * deviance(y, m, m - y)
            }
        };
        match self.family {
            Family::Binomial => {
                // Each tail by its own exponential, so that neither loses digits beside 1.
                let e = exp(-predictor.abs());
                let (small, large) = (e / (1.0 + e), 1.0 / (1.0 + e));
                let (p, q) = if predictor < 0.0 {
                    (small, large)
                } else {
                    (large, small)
                };
                let deviance =
                    part(row.events, row.size * p) + part(row.size - row.events, row.size * q);
                let variance = row.size * p * q;
                Expected {
                    events: row.size * p,
                    variance,
                    weight: variance,
                    deviance,
                }
            }
            Family::LogBinomial => {
                let (p, q) = (exp(predictor), -exp_m1(predictor));
                let deviance = if q > 0.0 {
                    part(row.events, row.size * p) + part(row.size - row.events, row.size * q)
                } else {
                    f64::INFINITY // there is no such probability
                };
                Expected {
                    events: row.size * p,
                    variance: row.size * p * q,
                    weight: row.size * p / q,
                    deviance,
                }
            }
            Family::Poisson => {
                let events = row.size * exp(predictor);
                Expected {
                    events,
                    variance: events,
                    weight: events,
                    deviance: part(row.events, events),
                }
            }
        }
    }

    /// The factorised least squares problem of a state.
    fn factor(&self, state: &State) -> Option<Factor> {
        let used: Vec<usize> = self.rows.iter().map(|row| row.index).collect();
        let roots: Vec<f64> = state.expected.iter().map(|row| sqrt(row.weight)).collect();
        if !roots.iter().all(|root| root.is_finite() && *root > 0.0) {
            return None;
        }
        Factor::new(self.design, self.length, &used, &roots)
    }

    fn finish(&self, state: State, iterations: u32) -> Result<GlmFit, GlmFailure> {
        let factor = self.factor(&state).ok_or(GlmFailure::Separation)?;
        let gaps = self.rows.iter().zip(&state.expected);
        let pearson = sum_of(gaps.map(|(row, expected)| {
            let gap = (row.events - expected.events) / sqrt(expected.variance);
            gap * gap
        }));
        let mut fitted = vec![0.0; self.length];
        for (row, expected) in self.rows.iter().zip(&state.expected) {
            if let Some(slot) = fitted.get_mut(row.index) {
                *slot = expected.events;
            }
        }
        Ok(GlmFit {
            covariance: factor.inverse_gram(1.0),
            degrees_of_freedom: self.rows.len() - self.design.len(),
            coefficients: state.coefficients,
            deviance: state.deviance,
            fitted,
            pearson,
            iterations,
        })
    }
}

fn add(coefficients: &[f64], step: &[f64], share: f64) -> Vec<f64> {
    coefficients
        .iter()
        .zip(step)
        .map(|(b, s)| b + share * s)
        .collect()
}

#[cfg(test)]
mod tests;
