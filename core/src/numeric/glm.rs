//! Generalised linear models with their canonical link, by iteratively reweighted least squares
//! (McCullagh & Nelder 1989, section 2.5).
//!
//! Each step is one weighted fit by QR; the order of work and the stopping rule are fixed, so the bits are the same
//! everywhere.

use super::math::{exp, ln, ln_1p};
use super::regression::WeightedFit;
use super::sum::sum_of;

/// Steps before giving up; well-posed problems need under ten.
const MOST_STEPS: u32 = 60;
/// Beyond this linear predictor a fitted probability is 0 or 1 to all digits: the data are separated.
const SEPARATED: f64 = 30.0;

/// Why there is no fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GlmFailure {
    /// Columns of the design are collinear, or there are too few rows.
    Collinear,
    /// Some combination of the columns predicts the response perfectly: a coefficient is infinite.
    Separated,
    /// The steps did not settle.
    NotConverged,
}

/// A fitted model.
#[derive(Clone, Debug)]
pub(crate) struct GlmFit {
    pub(crate) coefficients: Vec<f64>,
    /// Inverse of the Fisher information, by rows.
    pub(crate) covariance: Vec<Vec<f64>>,
    /// Pearson's chi-square over its degrees of freedom; none without degrees of freedom.
    pub(crate) dispersion: Option<f64>,
}

/// Binomial counts with a logit link. Rows without trials take no part.
pub(crate) fn binomial_logit(
    design: &[&[f64]],
    successes: &[f64],
    trials: &[f64],
) -> Result<GlmFit, GlmFailure> {
    let start = |x: f64, n: f64| {
        let p = (x + 0.5) / (n + 1.0);
        ln(p) - ln_1p(-p)
    };
    let mean = |eta: f64| {
        if eta >= 0.0 {
            1.0 / (1.0 + exp(-eta))
        } else {
            exp(eta) / (1.0 + exp(eta))
        }
    };
    iterate(design, successes, trials, start, SEPARATED, |eta| {
        let p = mean(eta);
        (p, p * mean(-eta))
    })
}

/// Poisson counts with a logarithmic link and exposure. Rows without exposure take no part.
pub(crate) fn poisson_log(
    design: &[&[f64]],
    counts: &[f64],
    exposure: &[f64],
) -> Result<GlmFit, GlmFailure> {
    let start = |x: f64, n: f64| ln((x + 0.5) / n);
    iterate(design, counts, exposure, start, f64::INFINITY, |eta| {
        (exp(eta), exp(eta))
    })
}

/// With a canonical link the weight of a row is its size times the variance, which is also the derivative of the mean.
fn iterate(
    design: &[&[f64]],
    response: &[f64],
    size: &[f64],
    start: impl Fn(f64, f64) -> f64,
    bound: f64,
    mean_and_variance: impl Fn(f64) -> (f64, f64),
) -> Result<GlmFit, GlmFailure> {
    let rows = || response.iter().zip(size);
    let mut eta: Vec<f64> = rows()
        .map(|(&x, &n)| if n > 0.0 { start(x, n) } else { 0.0 })
        .collect();
    let mut last: Option<Vec<f64>> = None;
    let mut far = f64::INFINITY;
    for _ in 0..MOST_STEPS {
        let moments: Vec<(f64, f64)> = eta.iter().map(|&eta| mean_and_variance(eta)).collect();
        let weights: Vec<f64> = size
            .iter()
            .zip(&moments)
            .map(|(n, (_, variance))| n * variance)
            .collect();
        let working: Vec<f64> = rows()
            .zip(&eta)
            .zip(&moments)
            .map(|(((x, &n), eta), (mean, variance))| {
                if n > 0.0 {
                    eta + (x / n - mean) / variance
                } else {
                    0.0
                }
            })
            .collect();
        if working
            .iter()
            .chain(&weights)
            .any(|value| !value.is_finite())
        {
            return Err(GlmFailure::Separated);
        }
        let fit = WeightedFit::fit(design, &working, &weights).ok_or(GlmFailure::Collinear)?;
        eta = (0..response.len())
            .map(|row| {
                sum_of(
                    design
                        .iter()
                        .zip(&fit.coefficients)
                        .map(|(column, b)| column.get(row).map_or(0.0, |x| x * b)),
                )
            })
            .collect();
        if eta
            .iter()
            .zip(size)
            .any(|(eta, n)| *n > 0.0 && eta.abs() > bound)
        {
            return Err(GlmFailure::Separated);
        }
        let step = last.as_ref().map_or(f64::INFINITY, |last| {
            let largest = fit
                .coefficients
                .iter()
                .fold(1.0, |most: f64, b| most.max(b.abs()));
            last.iter()
                .zip(&fit.coefficients)
                .fold(0.0, |most: f64, (a, b)| most.max((a - b).abs()))
                / largest
        });
        // Newton's method squares the distance each step: once it is below the rounding of the fit, or it stops falling
        // from a place that near, this is the answer.
        if step < 1e-15 || (step < 1e-11 && step >= far) {
            return finish(&fit, response, size, &moments);
        }
        far = step;
        last = Some(fit.coefficients);
    }
    Err(GlmFailure::NotConverged)
}

fn finish(
    fit: &WeightedFit,
    response: &[f64],
    size: &[f64],
    moments: &[(f64, f64)],
) -> Result<GlmFit, GlmFailure> {
    let used = size.iter().filter(|n| **n > 0.0).count();
    let freedom = used.saturating_sub(fit.coefficients.len());
    let pearson = sum_of(
        response
            .iter()
            .zip(size)
            .zip(moments)
            .filter(|((_, n), _)| **n > 0.0)
            .map(|((x, n), (mean, variance))| {
                let distance = x - n * mean;
                distance * (distance / (n * variance))
            }),
    );
    let covariance = fit.unscaled_covariance();
    if covariance.iter().flatten().any(|entry| !entry.is_finite()) {
        return Err(GlmFailure::Collinear);
    }
    let dispersion = (freedom > 0).then(|| pearson / freedom as f64);
    Ok(GlmFit {
        coefficients: fit.coefficients.clone(),
        covariance,
        dispersion,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIDIT: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];
    const ONES: [f64; 5] = [1.0; 5];

    fn close(found: f64, expected: f64) {
        assert!(
            (found - expected).abs() <= 1e-12 * expected.abs(),
            "{found}, not {expected}"
        );
    }

    /// With one coefficient the fit is the pooled proportion, and its variance is known.
    #[test]
    fn an_intercept_alone_is_the_pooled_value() {
        let (x, n) = ([3.0, 7.0, 1.0, 0.0, 9.0], [10.0, 20.0, 5.0, 8.0, 17.0]);
        let fit = binomial_logit(&[&ONES], &x, &n).unwrap();
        let p = 20.0 / 60.0;
        close(fit.coefficients[0], ln(p / (1.0 - p)));
        close(fit.covariance[0][0], 1.0 / (60.0 * p * (1.0 - p)));
        let fit = poisson_log(&[&ONES], &x, &n).unwrap();
        close(fit.coefficients[0], ln(p));
        close(fit.covariance[0][0], 1.0 / 20.0);
    }

    /// At the fit the score is zero: observed and fitted totals agree in every column.
    #[test]
    fn the_score_is_zero_at_the_fit() {
        let (x, n) = (
            [90.0, 60.0, 30.0, 12.0, 3.0],
            [100.0, 110.0, 90.0, 120.0, 130.0],
        );
        let fit = binomial_logit(&[&ONES, &RIDIT], &x, &n).unwrap();
        for column in [&ONES, &RIDIT] {
            let score: f64 = (0..5)
                .map(|i| {
                    column[i]
                        * (x[i]
                            - n[i]
                                / (1.0
                                    + exp(-(fit.coefficients[0] + fit.coefficients[1] * RIDIT[i]))))
                })
                .sum();
            assert!(score.abs() < 1e-10, "{score}");
        }
        let fit = poisson_log(&[&ONES, &RIDIT], &x, &n).unwrap();
        for column in [&ONES, &RIDIT] {
            let score: f64 = (0..5)
                .map(|i| {
                    column[i]
                        * (x[i] - n[i] * exp(fit.coefficients[0] + fit.coefficients[1] * RIDIT[i]))
                })
                .sum();
            assert!(score.abs() < 1e-10, "{score}");
        }
        assert!(fit.dispersion.unwrap() > 0.0);
    }

    #[test]
    fn what_has_no_fit_says_why() {
        let none = [0.0; 5];
        assert_eq!(
            binomial_logit(&[&ONES], &none, &[10.0; 5]).unwrap_err(),
            GlmFailure::Separated
        );
        let split = [0.0, 0.0, 0.0, 10.0, 10.0];
        assert_eq!(
            binomial_logit(&[&ONES, &RIDIT], &split, &[10.0; 5]).unwrap_err(),
            GlmFailure::Separated
        );
        assert_eq!(
            binomial_logit(&[&ONES, &ONES], &ONES, &[10.0; 5]).unwrap_err(),
            GlmFailure::Collinear
        );
        assert!(poisson_log(&[&ONES], &none, &[10.0; 5]).is_err());
    }
}
