//! What goes with more inequality.

use super::explained::first;
use super::{Outcome, Setting};
use crate::numeric::math::{exp, sqrt};
use crate::numeric::rng::Rng;
use crate::{
    RecentredIndex, RecentredInfluenceModel, RecentredInterval, SurveyDesign, WeightedValues,
};

/// Of which rows there are how many, by how limits are made.
const ROWS: [(RecentredInterval, &str, Indices); 3] = [
    (
        RecentredInterval::Bootstrap,
        "`bootstrap` (simulated)",
        &[
            (GINI, 60),
            (GINI, 200),
            (MEDIAN, 60),
            (MEDIAN, 200),
            (TOP, 200),
            (VARIANCE, 200),
        ],
    ),
    (
        RecentredInterval::Robust,
        "`regression-hc1`",
        &[
            (GINI, 60),
            (GINI, 200),
            (GINI, 1_000),
            (MEDIAN, 200),
            (TOP, 200),
            (TOP, 1_000),
            (VARIANCE, 200),
            (VARIANCE, 1_000),
            (ATKINSON, 200),
        ],
    ),
    (
        RecentredInterval::SurveyDesign,
        "`linearised-design`",
        &[(GINI, 24), (GINI, 100), (MEDIAN, 100), (VARIANCE, 100)],
    ),
];

/// An index with its option, what it is called, and the coefficient of all people.
type Index = (RecentredIndex, Option<f64>, &'static str, f64);
type Indices = &'static [(Index, usize)];

// Logarithms of the outcome have a mean of 0.3 d and a deviation of 0.3 + 0.2 d, where d is yes for four in ten people: what the mean
// of the recentred influence of all people with d is above that of the others (by quadrature over both log-normal distributions).
const GINI: Index = (RecentredIndex::Gini, None, "Gini index", 0.12213070);
const MEDIAN: Index = (RecentredIndex::Quantile, Some(0.5), "median", 0.28580991);
const TOP: Index = (
    RecentredIndex::Quantile,
    Some(0.9),
    "0.9 quantile",
    1.37029984,
);
const VARIANCE: Index = (RecentredIndex::Variance, None, "variance", 0.60824264);
const ATKINSON: Index = (RecentredIndex::Atkinson, None, "Atkinson index", 0.08199970);

const MEASURE: &str = "coefficient of recentred influence";

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    for (kind, name, rows) in ROWS {
        for (index, n) in rows.iter().copied() {
            let (_, _, told, truth) = index;
            let units = match kind {
                RecentredInterval::SurveyDesign => "clusters of 5 in 2 strata",
                _ => "rows",
            };
            let sample = format!("{n} {units}, yes or no, {told} of log-normal values");
            settings.push(Setting::new((MEASURE, name), sample, truth, move |rng| {
                if kind == RecentredInterval::SurveyDesign {
                    return clustered(rng, n, index);
                }
                let d: Vec<f64> = (0..n).map(|_| yes(rng)).collect();
                let y = d.iter().map(|d| outcome(*d, rng.standard_normal()));
                let y: Vec<f64> = y.collect();
                of(index, kind, &WeightedValues::new(&y, None).unwrap(), &d)
            }));
        }
    }
    settings
}

fn outcome(has: f64, noise: f64) -> f64 {
    exp(0.3 * has + (0.3 + 0.2 * has) * noise)
}

fn yes(rng: &mut Rng) -> f64 {
    f64::from(u8::from(rng.uniform() < 0.4))
}

/// Half of the variance of the logarithms lies between clusters; the second stratum has three times the people.
fn clustered(rng: &mut Rng, clusters: usize, index: Index) -> Outcome {
    let (mut y, mut d, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    let (mut strata, mut names) = (Vec::new(), Vec::new());
    for cluster in 0..clusters {
        let shared = rng.standard_normal();
        for _ in 0..5 {
            let has = yes(rng);
            let both = sqrt(0.5) * (shared + rng.standard_normal());
            y.push(outcome(has, both));
            d.push(has);
            weights.push(if cluster % 2 == 0 { 1.0 } else { 3.0 });
            strata.push((cluster % 2).to_string());
            names.push(cluster.to_string());
        }
    }
    let design = SurveyDesign::new().strata(&strata).clusters(&names);
    let survey = design.sample(y.len()).unwrap();
    let people = WeightedValues::new(&y, Some(&weights)).unwrap();
    let people = people.with_survey(&survey).unwrap();
    of(index, RecentredInterval::SurveyDesign, &people, &d)
}

fn of(
    (index, quantile, ..): Index,
    kind: RecentredInterval,
    people: &WeightedValues<'_>,
    d: &[f64],
) -> Outcome {
    let mut model = RecentredInfluenceModel::new().index(index).interval(kind);
    if let Some(quantile) = quantile {
        model = model.quantile(quantile);
    }
    if kind == RecentredInterval::Bootstrap {
        model = model.draws(400);
    }
    let found = model.estimate(people, &[("d", d)]);
    first(found.ok().map(|found| (found.intervals, found.cautions)))
}
