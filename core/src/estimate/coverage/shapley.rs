//! What an inequality is made of, whatever the order of its determinants.

use super::explained::{KINDS, first};
use super::{Outcome, Setting};
use crate::numeric::math::sqrt;
use crate::numeric::rng::Rng;
use crate::{
    DecompositionInterval, RankedValues, Ranks, ShapleyDecompositionModel, ShapleyIndex,
    SurveyDesign, SurveySample,
};

/// Means of normal values with this spread have a Gini index of the spread over `sqrt(pi)` times the mean.
const PI: f64 = core::f64::consts::PI;

/// An outcome and two determinants.
type Three = (Vec<f64>, Vec<f64>, Vec<f64>);

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    for (n, (kind, name)) in [60, 200]
        .into_iter()
        .flat_map(|n| KINDS.map(|kind| (n, kind)))
    {
        // Two determinants that do the same share what they explain: 2 (1/6) of a mean of 11 in all.
        let named = ("Shapley part of a concentration index", name);
        let sample = format!("{n} rows, two determinants alike that go with the rank");
        settings.push(Setting::new(named, sample, 1.0 / 66.0, move |rng| {
            let rank: Vec<f64> = (0..n).map(|_| rng.uniform()).collect();
            let mut of_rank = || -> Vec<f64> {
                rank.iter()
                    .map(|u| u + 0.5 * rng.standard_normal())
                    .collect()
            };
            let (a, b) = (of_rank(), of_rank());
            let y = a
                .iter()
                .zip(&b)
                .map(|(a, b)| 10.0 + a + b + rng.standard_normal());
            let y = y.collect();
            let index = ShapleyIndex::Concentration;
            part(&(y, a, b), (index, kind), (&rank, None, None))
        }));
    }
    // Of normal determinants that add a unit each, the spread is 1, that of both sqrt(2): each adds half of the second.
    let gini = |mean: f64| sqrt(2.0 / PI) / 2.0 / mean;
    for (index, measure, truth) in [
        (
            ShapleyIndex::Gini,
            "Shapley part of a Gini index",
            gini(10.0),
        ),
        (ShapleyIndex::Variance, "Shapley part of a variance", 1.0),
    ] {
        for (n, (kind, name)) in [60, 200]
            .into_iter()
            .flat_map(|n| KINDS.map(|kind| (n, kind)))
        {
            let named = (measure, name);
            let sample = format!("{n} rows, two normal determinants that explain a third each");
            settings.push(Setting::new(named, sample, truth, move |rng| {
                let given = normal(rng, n, 1.0);
                part(&given, (index, kind), (&[], None, None))
            }));
            let sample = format!(
                "{n} rows, a determinant that explains nothing beside one that explains half"
            );
            settings.push(Setting::new(named, sample, 0.0, move |rng| {
                let given = normal(rng, n, 0.0);
                part(&given, (index, kind), (&[], None, None))
            }));
        }
        for clusters in [24, 60] {
            let named = (measure, "`linearised-design`");
            let sample = format!("{clusters} clusters of 5 in 2 strata, alike in two determinants");
            settings.push(Setting::new(named, sample, truth, move |rng| {
                clustered(rng, clusters, index)
            }));
        }
    }
    settings
}

/// A determinant that adds `first` of itself, and another that adds all of itself.
fn normal(rng: &mut Rng, n: usize, first: f64) -> Three {
    let mut column = || -> Vec<f64> { (0..n).map(|_| rng.standard_normal()).collect() };
    let (a, b, e) = (column(), column(), column());
    let rows = a.iter().zip(&b).zip(&e);
    (
        rows.map(|((a, b), e)| 10.0 + first * a + b + e).collect(),
        a,
        b,
    )
}

/// Half of the variance of both determinants lies between clusters; the second stratum has three times the people.
fn clustered(rng: &mut Rng, clusters: usize, index: ShapleyIndex) -> Outcome {
    let (mut given, mut strata, mut names, mut weights): (Three, _, _, _) =
        (Three::default(), Vec::new(), Vec::new(), Vec::new());
    for cluster in 0..clusters {
        let shared = (rng.standard_normal(), rng.standard_normal());
        for _ in 0..5 {
            let half = sqrt(0.5);
            let a = half * (shared.0 + rng.standard_normal());
            let b = half * (shared.1 + rng.standard_normal());
            given.0.push(10.0 + a + b + rng.standard_normal());
            given.1.push(a);
            given.2.push(b);
            strata.push((cluster % 2).to_string());
            names.push(cluster.to_string());
            weights.push(if cluster % 2 == 0 { 1.0 } else { 3.0 });
        }
    }
    let design = SurveyDesign::new().strata(&strata).clusters(&names);
    let survey = design.sample(weights.len()).unwrap();
    let kind = DecompositionInterval::SurveyDesign;
    part(&given, (index, kind), (&[], Some(&weights), Some(&survey)))
}

fn part(
    (y, a, b): &Three,
    (index, kind): (ShapleyIndex, DecompositionInterval),
    (rank, weights, survey): (&[f64], Option<&[f64]>, Option<&SurveySample>),
) -> Outcome {
    let rank = if rank.is_empty() { y } else { rank };
    let mut ranked = RankedValues::new(y, Ranks::most_deprived_first(rank)).unwrap();
    if let Some(weights) = weights {
        ranked = ranked.with_weights(weights).unwrap();
    }
    if let Some(survey) = survey {
        ranked = ranked.with_survey(survey).unwrap();
    }
    let mut model = ShapleyDecompositionModel::new().index(index).interval(kind);
    if kind == DecompositionInterval::Bootstrap {
        model = model.draws(400);
    }
    let found = model
        .estimate(&ranked, &[("a", a), ("b", b)], None)
        .unwrap();
    first(Some((found.intervals, found.cautions)))
}
