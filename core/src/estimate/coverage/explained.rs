//! What an index is made of.

use super::{Outcome, Setting};
use crate::{
    BootstrapInterval, ConcentrationComparisonModel, ConcentrationDecompositionModel,
    ConcentrationIndex, ConcentrationInterval, Interval, Level, RankedValues, Ranks,
    ShapleyDecompositionModel,
};

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    for n in [20, 60, 200] {
        // An outcome of 10 + 2 x + noise with x the rank and noise: 2 (1/6) of a mean of 11.
        let truth = 2.0 / 6.0 / 11.0;
        let named = (
            "contribution to a concentration index",
            "`bootstrap` (simulated)",
        );
        let sample = format!("{n} rows, a normal determinant that goes with the rank");
        settings.push(Setting::new(named, sample, truth, move |rng| {
            let rank: Vec<f64> = (0..n).map(|_| rng.uniform()).collect();
            let x: Vec<f64> = rank
                .iter()
                .map(|u| u + 0.5 * rng.standard_normal())
                .collect();
            let y: Vec<f64> = x
                .iter()
                .map(|x| 10.0 + 2.0 * x + rng.standard_normal())
                .collect();
            contribution(&y, &rank, &x)
        }));
        // Ill with chance 0.4 - 0.3 u, with 4 more on top of an exponential: 4 (-0.3 / 6) of a mean of 2.
        let sample = format!("{n} rows, yes or no, an exponential outcome");
        settings.push(Setting::new(named, sample, -0.1, move |rng| {
            let rank: Vec<f64> = (0..n).map(|_| rng.uniform()).collect();
            let x: Vec<f64> = rank
                .iter()
                .map(|u| f64::from(u8::from(rng.uniform() < 0.4 - 0.3 * u)))
                .collect();
            let y: Vec<f64> = x.iter().map(|x| 4.0 * x + rng.exponential()).collect();
            contribution(&y, &rank, &x)
        }));
    }
    for n in [60, 200] {
        // Two determinants that do the same share what they explain: 2 (1/6) of a mean of 11 in all.
        let named = (
            "Shapley part of a concentration index",
            "`bootstrap` (simulated)",
        );
        let sample = format!("{n} rows, two determinants alike that go with the rank");
        settings.push(Setting::new(named, sample, 1.0 / 66.0, move |rng| {
            let rank: Vec<f64> = (0..n).map(|_| rng.uniform()).collect();
            let mut of_rank = || -> Vec<f64> {
                rank.iter()
                    .map(|u| u + 0.5 * rng.standard_normal())
                    .collect()
            };
            let (a, b) = (of_rank(), of_rank());
            let y: Vec<f64> = a
                .iter()
                .zip(&b)
                .map(|(a, b)| 10.0 + a + b + rng.standard_normal())
                .collect();
            shapley(&y, &rank, (&a, &b))
        }));
    }
    // Of exponential values whose means are 1 + u and 2 - u: (1/6) / 1.5 and the same below zero.
    for n in [20, 60, 200] {
        let named = ("difference of concentration indices", "`linearised`");
        let sample = format!("{n} people, exponential outcomes of one noise");
        settings.push(Setting::new(named, sample, -2.0 / 9.0, move |rng| {
            let rank: Vec<f64> = (0..n).map(|_| rng.uniform()).collect();
            let noise: Vec<f64> = (0..n).map(|_| rng.exponential()).collect();
            let of = |mean: fn(f64) -> f64| -> Vec<f64> {
                rank.iter().zip(&noise).map(|(u, e)| mean(*u) * e).collect()
            };
            let (y, x) = (of(|u| 1.0 + u), of(|u| 2.0 - u));
            let ranked =
                |values| RankedValues::new(values, Ranks::most_deprived_first(&rank)).unwrap();
            let index = ConcentrationIndex::new().interval(ConcentrationInterval::Linearised);
            let model = ConcentrationComparisonModel::new().index(index);
            model.estimate(&ranked(&y), &ranked(&x)).unwrap().difference
        }));
    }
    settings
}

fn contribution(y: &[f64], rank: &[f64], x: &[f64]) -> Outcome {
    let ranked = RankedValues::new(y, Ranks::most_deprived_first(rank)).unwrap();
    let model = ConcentrationDecompositionModel::new().interval(BootstrapInterval::Bootstrap);
    // A sample in which nobody is ill has no regression.
    let Ok(parts) = model.draws(400).estimate(&ranked, &[("x", x)]) else {
        return Outcome {
            interval: None,
            cautioned: false,
        };
    };
    let limits = &parts.intervals[0];
    let (lower, upper) = (limits.lower[0], limits.upper[0]);
    Outcome {
        interval: Some(Interval::new(lower, upper, Level::P95, limits.method[0])),
        cautioned: !parts.cautions.is_empty(),
    }
}

fn shapley(y: &[f64], rank: &[f64], (a, b): (&[f64], &[f64])) -> Outcome {
    let ranked = RankedValues::new(y, Ranks::most_deprived_first(rank)).unwrap();
    let model = ShapleyDecompositionModel::new().interval(BootstrapInterval::Bootstrap);
    let named = [("a", a), ("b", b)];
    let parts = model.draws(400).estimate(&ranked, &named, None).unwrap();
    let limits = &parts.intervals[0];
    let (lower, upper) = (limits.lower[0], limits.upper[0]);
    Outcome {
        interval: Some(Interval::new(lower, upper, Level::P95, limits.method[0])),
        cautioned: !parts.cautions.is_empty(),
    }
}
