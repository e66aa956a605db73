//! Whether one curve lies above another.

use super::{Outcome, Setting};
use crate::numeric::rng::Rng;
use crate::{CurveDominance, CurveDominanceModel, Interval, Level, RankedValues, Ranks};

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    // Exponential values of mean 1.5 - u at rank u: (1.5 - p / 2) p less p at a share p.
    for (n, p) in [
        (60, 0.5),
        (200, 0.5),
        (1_000, 0.5),
        (200, 0.15),
        (200, 0.05),
        (1_000, 0.05),
    ] {
        let named = (
            "difference of a concentration curve from equality",
            "`linearised`",
        );
        let sample = format!("{n} people, exponential outcomes, at a share of {p}");
        settings.push(Setting::new(
            named,
            sample,
            p * (0.5 - 0.5 * p),
            move |rng| {
                let rank: Vec<f64> = (0..n).map(|_| rng.uniform()).collect();
                let y: Vec<f64> = rank.iter().map(|u| (1.5 - u) * rng.exponential()).collect();
                let at = [p];
                let found = CurveDominanceModel::new().at(&at);
                alone(&found.equality(&ranked(&y, &rank)).unwrap())
            },
        ));
    }
    let named = ("15 differences from equality together", "`linearised`");
    let sample =
        "200 people, exponential outcomes that do not go with rank, at shares of 0.15 to 0.85";
    settings.push(Setting::new(named, sample, 0.0, |rng| {
        let rank: Vec<f64> = (0..200).map(|_| rng.uniform()).collect();
        let y = exponential(rng, 200);
        let at: Vec<f64> = (3..18).map(|point| f64::from(point) / 20.0).collect();
        let model = CurveDominanceModel::new().at(&at);
        together(&model.equality(&ranked(&y, &rank)).unwrap())
    }));
    for n in [60, 200, 1_000] {
        // The level of the test where the curve is the line.
        let named = ("19 differences from equality together", "`linearised`");
        let sample = format!("{n} people, exponential outcomes that do not go with rank");
        settings.push(Setting::new(named, sample, 0.0, move |rng| {
            let rank: Vec<f64> = (0..n).map(|_| rng.uniform()).collect();
            let y = exponential(rng, n);
            together(
                &CurveDominanceModel::new()
                    .equality(&ranked(&y, &rank))
                    .unwrap(),
            )
        }));
        let named = ("19 differences of two outcomes together", "`linearised`");
        let sample = format!("{n} people, exponential outcomes of one noise, in one order");
        settings.push(Setting::new(named, sample, 0.0, move |rng| {
            let rank: Vec<f64> = (0..n).map(|_| rng.uniform()).collect();
            let (a, b) = (exponential(rng, n), exponential(rng, n));
            let common = exponential(rng, n);
            let of = |own: &[f64]| -> Vec<f64> {
                let pairs = own.iter().zip(&common).zip(&rank);
                pairs.map(|((a, c), u)| (0.5 + u) * (a + c)).collect()
            };
            let (a, b) = (of(&a), of(&b));
            let model = CurveDominanceModel::new();
            together(
                &model
                    .same_people(&ranked(&a, &rank), &ranked(&b, &rank))
                    .unwrap(),
            )
        }));
        let named = (
            "19 differences of two Lorenz curves together",
            "`linearised`",
        );
        let sample = format!("two samples of {n} people, exponential values");
        settings.push(Setting::new(named, sample, 0.0, move |rng| {
            let (a, b) = (exponential(rng, n), exponential(rng, n));
            let model = CurveDominanceModel::new();
            together(
                &model
                    .other_people(&ranked(&a, &a), &ranked(&b, &b))
                    .unwrap(),
            )
        }));
    }
    settings
}

fn exponential(rng: &mut Rng, n: usize) -> Vec<f64> {
    (0..n).map(|_| rng.exponential()).collect()
}

fn ranked<'a>(values: &'a [f64], rank: &'a [f64]) -> RankedValues<'a> {
    RankedValues::new(values, Ranks::most_deprived_first(rank)).unwrap()
}

fn alone(found: &CurveDominance) -> Outcome {
    let limits = &found.intervals[0];
    let (lower, upper) = (limits.lower[0], limits.upper[0]);
    Outcome {
        interval: Some(Interval::new(lower, upper, Level::P95, limits.method[0])),
        cautioned: !found.cautions.is_empty(),
    }
}

/// The point that lies farthest out decides whether all differences hold their truth, which is zero.
fn together(found: &CurveDominance) -> Outcome {
    let limits = &found.simultaneous[0];
    let above = limits
        .lower
        .iter()
        .copied()
        .fold(f64::NEG_INFINITY, f64::max);
    let below = limits.upper.iter().copied().fold(f64::INFINITY, f64::min);
    // Above in one place and below in another is counted as above.
    let (lower, upper) = if above > 0.0 {
        (above, f64::INFINITY)
    } else {
        (f64::NEG_INFINITY, below)
    };
    Outcome {
        interval: Some(Interval::new(lower, upper, Level::P95, limits.method[0])),
        cautioned: !found.cautions.is_empty(),
    }
}
