//! People drawn in clusters, which resemble each other, and strata, which differ.

use super::Setting;
use crate::numeric::math::{exp, ln};
use crate::numeric::rng::Rng;
use crate::{
    AtkinsonIndex, ConcentrationIndex, ConcentrationInterval, Estimate, GeneralisedEntropyIndex,
    GiniIndex, GiniInterval, PovertyIndex, RankedValues, Ranks, ReplicateMethod, Result,
    SampleInterval, SurveyDesign, SurveySample, WeightedValues,
};

/// Two strata: their sizes in the population, the scale of their values, and what share of the clusters comes from each.
const STRATA: [(f64, f64); 2] = [(1.0, 1.0), (3.0, 2.0)];

/// People asked in each cluster.
const PEOPLE: usize = 5;

/// A sample: equally many clusters from both strata, so that weights differ.
pub(super) struct Sample {
    pub(super) values: Vec<f64>,
    pub(super) ranks: Vec<f64>,
    pub(super) weights: Vec<f64>,
    pub(super) strata: Vec<String>,
    pub(super) clusters: Vec<String>,
}

/// A person's value is exponential, of a mean that is shared by the cluster: an even mixture of 1 and 3, times the stratum's.
pub(super) fn draw(rng: &mut Rng, clusters: usize) -> Sample {
    let mut sample = Sample {
        values: Vec::new(),
        ranks: Vec::new(),
        weights: Vec::new(),
        strata: Vec::new(),
        clusters: Vec::new(),
    };
    for cluster in 0..clusters {
        let (size, scale) = STRATA[cluster % 2];
        let mean = scale * if rng.uniform() < 0.5 { 1.0 } else { 3.0 };
        for _ in 0..PEOPLE {
            let value = mean * rng.exponential();
            sample.values.push(value);
            // Position goes with the mean of the cluster, and with chance.
            sample.ranks.push(mean * rng.exponential());
            sample.weights.push(size);
            sample.strata.push((cluster % 2).to_string());
            sample.clusters.push(cluster.to_string());
        }
    }
    sample
}

/// What all people have: means of exponential values, with their shares of the people.
pub(super) const MIXTURE: [(f64, f64); 4] =
    [(0.125, 1.0), (0.125, 3.0), (0.375, 2.0), (0.375, 6.0)];

/// Of a mixture of exponential values: the mean difference between two of means a and b is `a + b - 2 a b / (a + b)`.
fn gini_of_all() -> f64 {
    let mean: f64 = MIXTURE.iter().map(|(p, m)| p * m).sum();
    let pairs = MIXTURE
        .iter()
        .flat_map(|a| MIXTURE.iter().map(move |b| (a, b)));
    let difference: f64 = pairs
        .map(|((p, a), (q, b))| p * q * (a + b - 2.0 * a * b / (a + b)))
        .sum();
    difference / (2.0 * mean)
}

/// Rank and value are exponential of the same mean m and independent within a cluster: twice the covariance of value and rank,
/// over the mean, is `sum p q a (2 a / (a + b) - 1)` over the mean.
fn concentration_of_all() -> f64 {
    let mean: f64 = MIXTURE.iter().map(|(p, m)| p * m).sum();
    gap_of_all() / 6.0 / mean
}

/// The slope of the line is the covariance over the variance of the ranks, a twelfth: six times twice the covariance.
pub(super) fn gap_of_all() -> f64 {
    let pairs = MIXTURE
        .iter()
        .flat_map(|a| MIXTURE.iter().map(move |b| (a, b)));
    let covariance: f64 = pairs
        .map(|((p, a), (q, b))| p * q * a * (2.0 * a / (a + b) - 1.0))
        .sum();
    6.0 * covariance
}

/// The mean log deviation: the logarithm of the mean less the mean of logarithms, which for an exponential value is that of its
/// mean less Euler's constant.
fn mean_log_deviation_of_all() -> f64 {
    let mean: f64 = MIXTURE.iter().map(|(p, m)| p * m).sum();
    let logs: f64 = MIXTURE
        .iter()
        .map(|(p, m)| p * (ln(*m) - 0.577_215_664_901_532_9))
        .sum();
    ln(mean) - logs
}

/// Each cluster left out in turn, the others of its stratum counting for it, and what the distances count.
fn jackknife(sample: &Sample, clusters: usize) -> (Vec<Vec<f64>>, Vec<f64>) {
    let n = clusters as f64 / 2.0;
    let column = |out: usize| {
        let rows = sample.weights.iter().enumerate();
        let weight = rows.map(|(row, weight)| match row / PEOPLE {
            cluster if cluster == out => 0.0,
            cluster if cluster % 2 == out % 2 => weight * n / (n - 1.0),
            _ => *weight,
        });
        weight.collect()
    };
    let columns = (0..clusters).map(column).collect();
    (columns, vec![(n - 1.0) / n; clusters])
}

/// A measure with limits under the design, and what it is of all people.
struct Known {
    measure: &'static str,
    truth: f64,
    estimate: fn(&Sample, &SurveySample) -> Result<Estimate>,
}

/// The same by the convenient regression.
fn by_regression(sample: &Sample, survey: &SurveySample) -> Result<Estimate> {
    let ranks = Ranks::most_deprived_first(&sample.ranks);
    let values = RankedValues::new(&sample.values, ranks)?.with_weights(&sample.weights)?;
    ConcentrationIndex::new()
        .interval(ConcentrationInterval::Regression)
        .estimate(&values.with_survey(survey)?)
}

fn known() -> [Known; 5] {
    [
        Known {
            measure: "Gini index",
            truth: gini_of_all(),
            estimate: |sample, survey| {
                let values = WeightedValues::new(&sample.values, Some(&sample.weights))?;
                let index = GiniIndex::new().interval(GiniInterval::SurveyDesign);
                index.estimate(&values.with_survey(survey)?)
            },
        },
        Known {
            measure: "mean log deviation",
            truth: mean_log_deviation_of_all(),
            estimate: |sample, survey| {
                let values = WeightedValues::new(&sample.values, Some(&sample.weights))?;
                let index = GeneralisedEntropyIndex::new().alpha(0.0);
                let index = index.interval(SampleInterval::SurveyDesign);
                index.estimate(&values.with_survey(survey)?)
            },
        },
        Known {
            measure: "Atkinson index, epsilon 1",
            truth: 1.0 - exp(-mean_log_deviation_of_all()),
            estimate: |sample, survey| {
                let values = WeightedValues::new(&sample.values, Some(&sample.weights))?;
                let index = AtkinsonIndex::new().interval(SampleInterval::SurveyDesign);
                index.estimate(&values.with_survey(survey)?)
            },
        },
        Known {
            measure: "concentration index",
            truth: concentration_of_all(),
            estimate: |sample, survey| {
                let ranks = Ranks::most_deprived_first(&sample.ranks);
                let values = RankedValues::new(&sample.values, ranks)?;
                let values = values.with_weights(&sample.weights)?;
                ConcentrationIndex::new().estimate(&values.with_survey(survey)?)
            },
        },
        Known {
            // Half of all are below 1.9208, by halving.
            measure: "poverty head count, 60 % of the median",
            truth: 0.355_174_359_948_755,
            estimate: |sample, survey| {
                let values = WeightedValues::new(&sample.values, Some(&sample.weights))?;
                let index = PovertyIndex::new().line_share(0.6);
                let index = index.interval(SampleInterval::SurveyDesign);
                index.estimate(&values.with_survey(survey)?)
            },
        },
    ]
}

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    for known in known() {
        for clusters in [6, 12, 24, 60] {
            settings.push(Setting::new(
                (known.measure, "`linearised-design`"),
                format!("{clusters} clusters of {PEOPLE} in 2 strata"),
                known.truth,
                move |rng| {
                    let sample = draw(rng, clusters);
                    let design = SurveyDesign::new().strata(&sample.strata);
                    let design = design.clusters(&sample.clusters);
                    let survey = design.sample(sample.values.len()).unwrap();
                    (known.estimate)(&sample, &survey).unwrap()
                },
            ));
        }
    }
    for clusters in [12, 60] {
        settings.push(Setting::new(
            ("concentration index", "`regression-design`"),
            format!("{clusters} clusters of {PEOPLE} in 2 strata"),
            concentration_of_all(),
            move |rng| {
                let sample = draw(rng, clusters);
                let design = SurveyDesign::new().strata(&sample.strata);
                let design = design.clusters(&sample.clusters);
                let survey = design.sample(sample.values.len()).unwrap();
                by_regression(&sample, &survey).unwrap()
            },
        ));
    }
    for known in known().into_iter().take(1) {
        for clusters in [12, 24] {
            settings.push(Setting::new(
                (known.measure, "`replicate-weights`"),
                format!("jackknife over {clusters} clusters of {PEOPLE} in 2 strata"),
                known.truth,
                move |rng| {
                    let sample = draw(rng, clusters);
                    let (columns, scales) = jackknife(&sample, clusters);
                    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
                    let design = SurveyDesign::new().replicate_weights(&columns);
                    let design = design.replicate_method(ReplicateMethod::Jackknife);
                    let design = design.replicate_scales(&scales);
                    let design = design.degrees_of_freedom(clusters as f64 - 2.0);
                    let survey = design.sample(sample.values.len()).unwrap();
                    (known.estimate)(&sample, &survey).unwrap()
                },
            ));
        }
    }
    settings
}
