//! What an index is made of.

use super::survey::{MIXTURE, draw, gap_of_all};
use super::{Outcome, Setting};
use crate::estimate::{Caution, IntervalColumn};
use crate::{
    ConcentrationComparisonModel, ConcentrationDecompositionModel, ConcentrationIndex,
    ConcentrationInterval, DecompositionInterval, Interval, Level, RankedValues, Ranks,
    SurveyDesign,
};

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    for (n, (kind, name)) in [20, 60, 200]
        .into_iter()
        .flat_map(|n| KINDS.map(|kind| (n, kind)))
    {
        // An outcome of 10 + 2 x + noise with x the rank and noise: 2 (1/6) of a mean of 11.
        let truth = 2.0 / 6.0 / 11.0;
        let named = ("contribution to a concentration index", name);
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
            contribution(&y, &rank, &x, kind)
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
            contribution(&y, &rank, &x, kind)
        }));
    }
    settings.extend(surveyed());
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

/// Of people drawn in clusters, which are alike in the determinant: an outcome of twice as much and exponential noise.
fn surveyed() -> impl Iterator<Item = Setting> {
    let mean: f64 = MIXTURE.iter().map(|(p, m)| p * m).sum();
    let truth = 2.0 * (gap_of_all() / 6.0) / (2.0 * mean + 1.0);
    [12, 24, 60].into_iter().map(move |clusters| {
        let named = (
            "contribution to a concentration index",
            "`linearised-design`",
        );
        let sample = format!("{clusters} clusters of 5 in 2 strata");
        Setting::new(named, sample, truth, move |rng| {
            let sample = draw(rng, clusters);
            let x = &sample.values;
            let y: Vec<f64> = x.iter().map(|x| 2.0 * x + rng.exponential()).collect();
            let design = SurveyDesign::new().strata(&sample.strata);
            let survey = design.clusters(&sample.clusters).sample(y.len()).unwrap();
            let people = RankedValues::new(&y, Ranks::most_deprived_first(&sample.ranks)).unwrap();
            let people = people.with_weights(&sample.weights).unwrap();
            let people = people.with_survey(&survey).unwrap();
            let model = ConcentrationDecompositionModel::new()
                .interval(DecompositionInterval::SurveyDesign);
            first(
                model
                    .estimate(&people, &[("x", x)])
                    .ok()
                    .map(|parts| (parts.intervals, parts.cautions)),
            )
        })
    })
}

/// How limits of a sample of people are made.
pub(super) const KINDS: [(DecompositionInterval, &str); 2] = [
    (DecompositionInterval::Bootstrap, "`bootstrap` (simulated)"),
    (DecompositionInterval::Linearised, "`linearised`"),
];

/// The limits of the first part; a sample in which nobody is ill has no regression.
pub(super) fn first(found: Option<(Vec<IntervalColumn>, Vec<Caution>)>) -> Outcome {
    let Some((intervals, cautions)) = found else {
        return Outcome {
            interval: None,
            cautioned: false,
        };
    };
    let limits = &intervals[0];
    let (lower, upper) = (limits.lower[0], limits.upper[0]);
    Outcome {
        interval: Some(Interval::new(lower, upper, Level::P95, limits.method[0])),
        cautioned: cautions
            .iter()
            .any(|one| one.row.is_none_or(|row| row == 0)),
    }
}

fn contribution(y: &[f64], rank: &[f64], x: &[f64], kind: DecompositionInterval) -> Outcome {
    let ranked = RankedValues::new(y, Ranks::most_deprived_first(rank)).unwrap();
    let mut model = ConcentrationDecompositionModel::new().interval(kind);
    if kind == DecompositionInterval::Bootstrap {
        model = model.draws(400);
    }
    let parts = model.estimate(&ranked, &[("x", x)]);
    first(parts.ok().map(|parts| (parts.intervals, parts.cautions)))
}
