//! Slope and relative index of people: drawn in clusters, or each by himself.

use super::Setting;
use super::survey::{MIXTURE, draw, gap_of_all};
use crate::numeric::math::{exp, ln};
use crate::numeric::rng::Rng;
use crate::{
    ConcentrationComparisonModel, ConcentrationIndex, ConcentrationInterval, Estimate, Model,
    Order, OrderedGroups, Ranks, RelativeIndex, Result, SlopeIndex, SlopeInterval, SurveyDesign,
};

/// The log odds of those at the two ends.
const ODDS: (f64, f64) = (-0.5, -2.0);

/// Of all people, the difference between the two ends of the line through their probabilities, which is the curve itself.
fn gap_of_odds() -> f64 {
    let at = |odds: f64| 1.0 / (1.0 + exp(-odds));
    at(ODDS.1) - at(ODDS.0)
}

/// Values and ranks as in the other surveys: neither a line nor known ranks.
fn by_line<T>(
    rng: &mut Rng,
    clusters: usize,
    estimate: impl Fn(&OrderedGroups<'_>) -> Result<T>,
) -> Result<T> {
    let sample = draw(rng, clusters);
    let design = SurveyDesign::new().strata(&sample.strata);
    let survey = design
        .clusters(&sample.clusters)
        .sample(sample.values.len())?;
    let ranks = Ranks::most_deprived_first(&sample.ranks);
    estimate(&OrderedGroups::of_survey(
        &sample.values,
        &sample.weights,
        ranks,
        &survey,
    )?)
}

/// The risks of those at the two ends, where risks lie on a curve of constant ratios.
const RISKS: (f64, f64) = (0.5, 0.2);

/// People who are ill or not, as the place of their cluster in the order has it: positions are even, and near each other in a
/// cluster.
fn ill_or_not<T>(
    rng: &mut Rng,
    (clusters, people): (usize, usize),
    risk: impl Fn(f64) -> f64,
    estimate: impl Fn(&OrderedGroups<'_>) -> Result<T>,
) -> Result<T> {
    let (mut ill, mut places, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for cluster in 0..clusters {
        let start = rng.uniform();
        for _ in 0..people {
            let place = (start + 0.2 * rng.uniform()).fract();
            ill.push(f64::from(u8::from(rng.uniform() < risk(place))));
            places.push(place);
            names.push(cluster.to_string());
        }
    }
    let ones = vec![1.0; ill.len()];
    let ranks = Ranks::most_deprived_first(&places);
    if people == 1 {
        return estimate(&OrderedGroups::new(&ill, &ones, ranks)?);
    }
    let survey = SurveyDesign::new().clusters(&names).sample(ill.len())?;
    estimate(&OrderedGroups::of_survey(&ill, &ones, ranks, &survey)?)
}

fn by_odds(rng: &mut Rng, clusters: usize, people: usize, model: SlopeIndex) -> Result<Estimate> {
    let odds = |place: f64| ODDS.0 + (ODDS.1 - ODDS.0) * place;
    let risk = |place: f64| 1.0 / (1.0 + exp(-odds(place)));
    let model = model.model(Model::Binomial);
    ill_or_not(rng, (clusters, people), risk, |ill| model.estimate(ill))
}

/// Slope and relative index of ill people by a regression of the logarithm of risks.
fn by_risks() -> Vec<Setting> {
    let risk = |place: f64| RISKS.0 * exp(place * ln(RISKS.1 / RISKS.0));
    let mut settings = Vec::new();
    let kinds = [
        (
            Model::LogBinomial,
            SlopeInterval::Automatic,
            "`propagated`",
            [
                "slope index of people, log-binomial",
                "relative index of people, log-binomial",
            ],
        ),
        (
            Model::LogBinomial,
            SlopeInterval::Regression,
            "`regression-hc1`",
            [
                "slope index of people, log-binomial",
                "relative index of people, log-binomial",
            ],
        ),
        (
            Model::Poisson,
            SlopeInterval::Regression,
            "`regression-hc1`",
            [
                "slope index of people, Poisson",
                "relative index of people, Poisson",
            ],
        ),
    ];
    for (model, interval, told, [slope, relative]) in kinds {
        for people in [60, 400] {
            let sample =
                format!("{people} people, half of them ill at one end and a fifth at the other");
            settings.push(Setting::new(
                (slope, told),
                sample.clone(),
                RISKS.1 - RISKS.0,
                move |rng| {
                    let index = SlopeIndex::new().model(model).interval(interval);
                    ill_or_not(rng, (people, 1), risk, |ill| index.estimate(ill))
                },
            ));
            settings.push(Setting::new(
                (relative, told),
                sample,
                RISKS.1 / RISKS.0,
                move |rng| {
                    let index = RelativeIndex::new().model(model).interval(interval);
                    ill_or_not(rng, (people, 1), risk, |ill| index.estimate(ill))
                },
            ));
        }
    }
    for (model, relative) in [
        (Model::LogBinomial, "relative index of people, log-binomial"),
        (Model::Poisson, "relative index of people, Poisson"),
    ] {
        for (interval, told) in [
            (SlopeInterval::Automatic, "`linearised-design`"),
            (SlopeInterval::Regression, "`regression-design`"),
        ] {
            for clusters in [24, 60] {
                let sample = format!("{clusters} clusters of 10, near each other in the order");
                settings.push(Setting::new(
                    (relative, told),
                    sample,
                    RISKS.1 / RISKS.0,
                    move |rng| {
                        let index = RelativeIndex::new().model(model).interval(interval);
                        ill_or_not(rng, (clusters, 10), risk, |ill| index.estimate(ill))
                    },
                ));
            }
        }
    }
    settings
}

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    let sample = |clusters| format!("{clusters} clusters of 5 in 2 strata");
    let regression = SlopeIndex::new().interval(SlopeInterval::Regression);
    for (index, interval, numbers) in [
        (
            SlopeIndex::new(),
            "`linearised-design`",
            &[6, 12, 24, 60][..],
        ),
        (regression, "`regression-design`", &[12, 60]),
    ] {
        for clusters in numbers.iter().copied() {
            let about = ("slope index of people", interval);
            settings.push(Setting::new(
                about,
                sample(clusters),
                gap_of_all(),
                move |rng| by_line(rng, clusters, |people| index.estimate(people)),
            ));
        }
    }
    let mean: f64 = MIXTURE.iter().map(|(p, m)| p * m).sum();
    let ratio = (mean + gap_of_all() / 2.0) / (mean - gap_of_all() / 2.0);
    for clusters in [24, 60] {
        let about = ("relative index of people", "`linearised-design`");
        settings.push(Setting::new(about, sample(clusters), ratio, move |rng| {
            by_line(rng, clusters, |people| {
                RelativeIndex::new().estimate(people)
            })
        }));
    }
    for (index, interval) in [
        (SlopeIndex::new(), "`linearised-design`"),
        (regression, "`regression-design`"),
    ] {
        for clusters in [24, 60] {
            let sample = format!("{clusters} clusters of 10, near each other in the order");
            let about = ("slope index of people, logistic", interval);
            settings.push(Setting::new(about, sample, gap_of_odds(), move |rng| {
                by_odds(rng, clusters, 10, index)
            }));
        }
    }
    for people in [60, 400] {
        let about = ("slope index of people, logistic", "`regression-hc1`");
        settings.push(Setting::new(
            about,
            format!("{people} people"),
            gap_of_odds(),
            move |rng| by_odds(rng, people, 1, regression),
        ));
    }
    settings.extend(by_risks());
    for clusters in [24, 60] {
        let about = ("difference of concentration indices", "`linearised-design`");
        // Value and rank are of one kind: the index of one in the order of the other is that of the other in the order of the one.
        settings.push(Setting::new(about, sample(clusters), 0.0, move |rng| {
            turned(rng, clusters)
        }));
    }
    settings
}

fn turned(rng: &mut Rng, clusters: usize) -> Result<Estimate> {
    let sample = draw(rng, clusters);
    let design = SurveyDesign::new().strata(&sample.strata);
    let survey = design
        .clusters(&sample.clusters)
        .sample(sample.values.len())?;
    let index = ConcentrationIndex::new().interval(ConcentrationInterval::SurveyDesign);
    let compared = ConcentrationComparisonModel::new()
        .index(index)
        .estimate_columns(
            (&sample.values, &sample.ranks),
            (Some(&sample.ranks), Some(&sample.values)),
            Some(&sample.weights),
            Order::MostDeprivedFirst,
            Some(&survey),
        )?;
    Ok(compared.difference)
}
