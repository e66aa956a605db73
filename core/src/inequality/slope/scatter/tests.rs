//! Tests of errors from the scatter of rows, against their definitions and other packages.

use super::super::options::Options;
use super::*;
use crate::estimate::IntervalMethod;
use crate::{
    Model, OrderedGroups, Ranks, RelativeIndex, ReplicateMethod, Scale, SlopeIndex, SurveyDesign,
    SurveySample,
};

const WEIGHTS: [f64; 12] = [
    12.0, 8.5, 10.0, 20.0, 15.0, 11.0, 9.0, 14.0, 7.0, 16.25, 13.0, 10.0,
];
const RANK: [f64; 12] = [3.0, 1.0, 2.0, 2.0, 5.0, 4.0, 7.0, 6.0, 6.0, 9.0, 8.0, 3.0];
const VALUES: [f64; 12] = [2.5, 3.0, 9.0, 8.25, 1.0, 2.0, 4.0, 6.0, 5.0, 0.5, 12.0, 7.0];
const ILL: [f64; 12] = [1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
const STRATA: [&str; 12] = ["n", "n", "n", "n", "n", "s", "s", "s", "s", "e", "e", "e"];
const CLUSTERS: [&str; 12] = ["a", "a", "b", "b", "c", "d", "e", "d", "e", "f", "g", "g"];

/// R's `glm` stops when the deviance stands still, and that of a log-binomial model does so long before its coefficients.
const ROUGH: f64 = 1e-6;

fn survey() -> SurveySample {
    let design = SurveyDesign::new().strata(&STRATA).clusters(&CLUSTERS);
    design.sample(12).unwrap()
}

fn close(found: f64, expected: f64, within: f64) {
    assert!(
        (found - expected).abs() <= within * expected.abs(),
        "{found} {expected}"
    );
}

/// What one more person in a row moves, by definition: the difference that a little more weight makes.
#[test]
fn influence_is_what_a_person_moves() {
    let total: f64 = WEIGHTS.iter().sum();
    for (values, model, scale) in [
        (&VALUES, Model::LeastSquares, Scale::Linear),
        (&VALUES, Model::LeastSquares, Scale::Log),
        (&ILL, Model::Binomial, Scale::Linear),
        (&ILL, Model::Poisson, Scale::Linear),
        (&ILL, Model::LogBinomial, Scale::Linear),
    ] {
        let options = Options {
            model,
            scale,
            ..Options::default()
        };
        for index in [Index::Slope, Index::Relative] {
            let of = |weights: &[f64]| {
                let groups = OrderedGroups::new(values, weights, Ranks::most_deprived_first(&RANK));
                let groups = groups.unwrap();
                let value = Line::fit(&groups, options).unwrap().value(index).unwrap();
                if index == Index::Relative {
                    math::ln(value)
                } else {
                    value
                }
            };
            let groups = OrderedGroups::new(values, &WEIGHTS, Ranks::most_deprived_first(&RANK));
            let groups = groups.unwrap();
            let line = Line::fit(&groups, options).unwrap();
            let rows = line.rows(false);
            let influence = rows.influence(rows.pull(line.derivatives(index)), line.slope);
            let centre = sum_of(influence.iter().zip(&rows.shares).map(|(u, p)| u * p));
            assert!(centre.abs() < 1e-12, "{model} {centre}");
            for (row, found) in influence.into_iter().enumerate() {
                let step = 1e-5 * total;
                let moved = |by: f64| {
                    let mut weights = WEIGHTS;
                    weights[row] += by;
                    of(&weights)
                };
                let expected = (moved(step) - moved(-step)) / 2e-5;
                assert!(
                    (found - expected).abs() < 1e-6 * (1.0 + expected.abs()),
                    "{model} {row}: {found} {expected}"
                );
            }
        }
    }
}

/// R's survey 4.2: `svyglm` of the value on the ridit, and the delta method by hand.
#[test]
fn regression_between_clusters_is_that_of_svyglm() {
    let survey = survey();
    for (values, model, slope, slope_error, ratio, ratio_error) in [
        (
            &VALUES,
            Model::LeastSquares,
            -2.368_569_917_518_3,
            5.855_757_022_048_44,
            0.620_319_012_259_367,
            1.281_886_302_263_4,
        ),
        (
            &ILL,
            Model::Binomial,
            -0.203_270_105_079_425,
            0.475_056_600_940_599,
            0.689_250_104_221_129,
            0.995_467_691_376_129,
        ),
        (
            &ILL,
            Model::Poisson,
            -0.205_284_272_228_275,
            f64::NAN,
            0.690_398_574_479_038,
            0.978_141_732_072_886,
        ),
        (
            &ILL,
            Model::LogBinomial,
            -0.303_554_440_197_049,
            0.471_694_744_454_854,
            0.579_470_808_285_033,
            1.000_180_086_389_35,
        ),
    ] {
        let ranks = Ranks::most_deprived_first(&RANK);
        let people = OrderedGroups::of_survey(values, &WEIGHTS, ranks, &survey).unwrap();
        let found = SlopeIndex::new()
            .model(model)
            .interval(SlopeInterval::Regression);
        let found = found.estimate(&people).unwrap();
        let within = if model == Model::LogBinomial {
            ROUGH
        } else {
            1e-8
        };
        close(found.value, slope, within);
        if !slope_error.is_nan() {
            close(found.standard_error.unwrap(), slope_error, within);
        }
        let interval = found.interval.unwrap();
        assert_eq!(interval.method, IntervalMethod::RegressionDesign);
        // Seven clusters in three strata: four degrees of freedom.
        close(
            (interval.upper - found.value) / found.standard_error.unwrap(),
            2.776_445_105_197_793,
            1e-9,
        );
        let found = RelativeIndex::new()
            .model(model)
            .interval(SlopeInterval::Regression);
        let found = found.critical(Critical::Normal).estimate(&people).unwrap();
        close(found.value, ratio, within);
        close(found.standard_error.unwrap(), ratio_error, within);
        let interval = found.interval.unwrap();
        close(
            math::ln(interval.upper / found.value) / found.standard_error.unwrap(),
            1.959_963_984_540_054,
            1e-9,
        );
    }
}

/// R's sandwich 3.0: `vcovHC` of a logistic and a Poisson regression of persons, and the delta method by hand.
#[test]
fn robust_variances_are_those_of_sandwich() {
    let ones = [1.0; 12];
    let persons = OrderedGroups::new(&ILL, &ones, Ranks::most_deprived_first(&RANK)).unwrap();
    for (variance, by_logit, by_log) in [
        (Variance::Classical, 0.541_328_939_929_277, f64::NAN),
        (Variance::Hc0, 0.496_127_847_120_706, 1.019_196_192_510_35),
        (Variance::Hc1, 0.543_480_826_548_969, 1.116_473_490_322_6),
        (Variance::Hc2, 0.567_539_072_869_624, 1.164_001_793_412_72),
        (Variance::Hc3, 0.651_316_432_745_116, 1.333_638_806_670_78),
    ] {
        let model = SlopeIndex::new()
            .model(Model::Binomial)
            .interval(SlopeInterval::Regression);
        let found = model.variance(variance).estimate(&persons).unwrap();
        close(found.value, -0.168_931_765_053_708, 1e-9);
        close(found.standard_error.unwrap(), by_logit, 1e-8);
        if by_log.is_nan() {
            continue;
        }
        let model = RelativeIndex::new()
            .model(Model::Poisson)
            .interval(SlopeInterval::Regression);
        let found = model.variance(variance).estimate(&persons).unwrap();
        close(found.value, 0.711_713_154_043_066, 1e-9);
        close(found.standard_error.unwrap(), by_log, 1e-8);
    }
    for (variance, error) in [
        (Variance::Hc0, 1.000_624_469_905_68),
        (Variance::Hc1, 1.096_129_187_517_98),
        (Variance::Hc2, 1.139_990_129_390_99),
        (Variance::Hc3, 1.305_424_118_581_87),
    ] {
        let model = RelativeIndex::new().model(Model::LogBinomial);
        let model = model.interval(SlopeInterval::Regression).variance(variance);
        let found = model.estimate(&persons).unwrap();
        close(found.value, 0.608_116_027_909_586, ROUGH);
        close(found.standard_error.unwrap(), error, ROUGH);
    }
    // All of the most deprived: the likelihood is highest with a probability of one.
    let steep = [1.0, 1.0, 1.0, 0.0, 0.0, 0.0];
    let ranks = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
    let steep = OrderedGroups::new(&steep, &ones[..6], Ranks::most_deprived_first(&ranks)).unwrap();
    let error = RelativeIndex::new()
        .model(Model::LogBinomial)
        .estimate(&steep)
        .unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.param()),
        ("not-computable", Some("events"))
    );
    assert!(error.to_string().contains("poisson"), "{error}");
    // Two rows of one rank each decide their own fit.
    let two = OrderedGroups::new(
        &ILL[1..4],
        &ones[..3],
        Ranks::most_deprived_first(&[1.0, 2.0, 2.0]),
    )
    .unwrap();
    let model = SlopeIndex::new()
        .interval(SlopeInterval::Regression)
        .variance(Variance::Hc3);
    let error = model.model(Model::Poisson).estimate(&two).unwrap_err();
    assert_eq!(
        (error.code().as_str(), error.param()),
        ("not-computable", Some("variance"))
    );
}

#[test]
fn replicates_are_the_index_again() {
    let columns: Vec<Vec<f64>> = (0..7)
        .map(|out| {
            let name = ["a", "b", "c", "d", "e", "f", "g"][out];
            let rows = WEIGHTS.iter().zip(CLUSTERS);
            rows.map(|(w, cluster)| if cluster == name { 0.0 } else { w * 7.0 / 6.0 })
                .collect()
        })
        .collect();
    let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let design = SurveyDesign::new().replicate_weights(&slices);
    let survey = design
        .replicate_method(ReplicateMethod::Jackknife)
        .sample(12)
        .unwrap();
    let ranks = Ranks::least_deprived_first(&RANK);
    let people = OrderedGroups::of_survey(&VALUES, &WEIGHTS, ranks, &survey).unwrap();
    let found = RelativeIndex::new().estimate(&people).unwrap();
    let again = columns.iter().map(|weights| {
        let used = |column: &[f64]| -> Vec<f64> {
            let rows = column.iter().zip(weights).filter(|(_, w)| **w > 0.0);
            rows.map(|(x, _)| *x).collect()
        };
        let (values, weights, rank) = (used(&VALUES), used(weights), used(&RANK));
        let groups =
            OrderedGroups::new(&values, &weights, Ranks::least_deprived_first(&rank)).unwrap();
        math::ln(RelativeIndex::new().estimate(&groups).unwrap().value)
    });
    let squares: f64 = again
        .map(|one| one - math::ln(found.value))
        .map(|away| away * away)
        .sum();
    close(
        found.standard_error.unwrap(),
        (squares * 6.0 / 7.0).sqrt(),
        1e-12,
    );
    assert_eq!(
        found.interval.unwrap().method,
        IntervalMethod::ReplicateWeights
    );
    let regression = RelativeIndex::new().interval(SlopeInterval::Regression);
    assert_eq!(
        regression.estimate(&people).unwrap_err().param(),
        Some("interval")
    );
}

#[test]
fn what_goes_with_a_design() {
    let survey = survey();
    let ranks = Ranks::most_deprived_first(&RANK);
    let people = OrderedGroups::of_survey(&VALUES, &WEIGHTS, ranks, &survey).unwrap();
    let told = |error: crate::Error| (error.code().as_str(), error.param().map(str::to_owned));
    let model = SlopeIndex::new();
    let conflict = |param: &str| ("conflicting-arguments", Some(param.to_owned()));
    for (asked, param) in [
        (model.interval(SlopeInterval::Propagated), "design"),
        (model.interval(SlopeInterval::Simulated), "design"),
        (
            model
                .interval(SlopeInterval::Regression)
                .variance(Variance::Hc1),
            "variance",
        ),
        (model.variance(Variance::Hc1), "variance"),
        (model.critical(Critical::T), "critical"),
    ] {
        assert_eq!(told(asked.estimate(&people).unwrap_err()), conflict(param));
    }
    let sure = people.clone().with_standard_errors(&[0.1; 12]).unwrap();
    assert_eq!(told(model.estimate(&sure).unwrap_err()), conflict("design"));
    let plain = OrderedGroups::new(&VALUES, &WEIGHTS, ranks).unwrap();
    let wanted = model
        .interval(SlopeInterval::SurveyDesign)
        .estimate(&plain)
        .unwrap_err();
    assert_eq!(
        told(wanted),
        ("missing-argument", Some("design".to_owned()))
    );
    // A row of nobody stands for its cluster alone.
    let mut weights = WEIGHTS;
    (weights[0], weights[1]) = (0.0, 0.0);
    let with_nobody = OrderedGroups::of_survey(&VALUES, &weights, ranks, &survey).unwrap();
    let domain = survey.domain(&(2..12).collect::<Vec<_>>()).unwrap();
    let ranks = Ranks::most_deprived_first(&RANK[2..]);
    let without = OrderedGroups::of_survey(&VALUES[2..], &WEIGHTS[2..], ranks, &domain).unwrap();
    let (with_nobody, without) = (
        model.estimate(&with_nobody).unwrap(),
        model.estimate(&without).unwrap(),
    );
    close(with_nobody.value, without.value, 1e-12);
    close(
        with_nobody.standard_error.unwrap(),
        without.standard_error.unwrap(),
        1e-12,
    );
    let nobody = OrderedGroups::of_survey(
        &VALUES,
        &[0.0; 12],
        Ranks::most_deprived_first(&RANK),
        &survey,
    );
    assert_eq!(
        told(nobody.unwrap_err()),
        ("zero-denominator", Some("population".to_owned()))
    );
}
