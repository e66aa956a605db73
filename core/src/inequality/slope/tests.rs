use super::*;
use crate::estimate::{CautionCode, IntervalMethod, Level, Polarity};
use crate::input::{EventDistribution, OrderedGroups, Ranks};
use proptest::prelude::*;

const YEARS: [f64; 10] = [
    73.9735, 76.1241, 77.4743, 78.7620, 79.7043, 80.4527, 81.0909, 81.5761, 82.2410, 83.3175,
];
const HEALTHY: [f64; 10] = [
    51.7182, 56.6479, 58.7618, 61.6578, 63.8382, 64.6954, 66.4610, 67.9231, 68.8129, 70.4463,
];
const DECILE: [f64; 10] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0];
const PEOPLE: [f64; 10] = [
    61234.0, 58910.0, 57345.0, 60120.0, 55871.0, 54430.0, 56012.0, 53987.0, 52110.0, 49876.0,
];
const ADMISSIONS: [f64; 10] = [
    812.0, 701.0, 655.0, 610.0, 541.0, 498.0, 477.0, 430.0, 398.0, 341.0,
];

fn rates() -> Vec<f64> {
    ADMISSIONS
        .iter()
        .zip(PEOPLE)
        .map(|(x, n)| x / n * 1e5)
        .collect()
}

fn close(a: f64, b: f64, relative: f64) {
    assert!((a - b).abs() <= relative * b.abs(), "{a} is not {b}");
}

#[test]
fn published_slopes_of_life_expectancy() {
    // ONS 2019: 9.4 years, and 19.1 healthy years.
    let sii = |values: &[f64]| {
        let groups =
            OrderedGroups::new(values, &[1.0; 10], Ranks::most_deprived_first(&DECILE)).unwrap();
        SlopeIndex::new().estimate(&groups).unwrap().value
    };
    assert!((sii(&YEARS) - 9.4035).abs() < 5e-5);
    assert!((sii(&HEALTHY) - 19.0776).abs() < 5e-5);
}

#[test]
fn propagated_and_regression_limits_answer_different_questions() {
    let rates = rates();
    let groups = OrderedGroups::new(&rates, &PEOPLE, Ranks::most_deprived_first(&DECILE))
        .unwrap()
        .with_events(&ADMISSIONS, EventDistribution::Poisson)
        .unwrap();
    let propagated = SlopeIndex::new().estimate(&groups).unwrap();
    assert_eq!(
        propagated.interval.unwrap().method,
        IntervalMethod::Propagated
    );
    close(propagated.value, -672.211_245_965_533_9, 1e-12);
    close(propagated.standard_error.unwrap(), 46.392, 1e-3);
    let scatter = SlopeIndex::new()
        .interval(SlopeInterval::Regression)
        .critical(Critical::Normal)
        .estimate(&groups)
        .unwrap();
    let interval = scatter.interval.unwrap();
    assert_eq!(interval.method, IntervalMethod::RegressionHc1);
    close(interval.lower, -749.619_981_244_236_4, 1e-8);
    close(interval.upper, -594.802_510_686_831_7, 1e-8);
    let t = SlopeIndex::new()
        .interval(SlopeInterval::Regression)
        .estimate(&groups)
        .unwrap()
        .interval
        .unwrap();
    // (the other package differentiates numerically, hence eight digits)
    // t with 8 degrees of freedom is 2.306004, the normal 1.959964.
    close(
        (t.upper - scatter.value) / (interval.upper - scatter.value),
        2.306_004_135_204_166 / 1.959_963_984_540_054,
        1e-9,
    );
}

/// Events are a way to give standard errors: value / sqrt(x), and for proportions value sqrt((1 - x/n) / x).
#[test]
fn events_stand_for_standard_errors() {
    let shares: Vec<f64> = ADMISSIONS
        .iter()
        .zip(PEOPLE)
        .map(|(x, n)| 100.0 * x / n)
        .collect();
    let ranks = Ranks::most_deprived_first(&DECILE);
    let plain = OrderedGroups::new(&shares, &PEOPLE, ranks).unwrap();
    for (distribution, spread) in [
        (EventDistribution::Poisson, 0.0),
        (EventDistribution::Binomial, 1.0),
    ] {
        let errors: Vec<f64> = shares
            .iter()
            .zip(ADMISSIONS)
            .zip(PEOPLE)
            .map(|((value, x), n)| value * ((1.0 - spread * x / n) / x).sqrt())
            .collect();
        let by_errors = plain.clone().with_standard_errors(&errors).unwrap();
        let by_events = plain
            .clone()
            .with_events(&ADMISSIONS, distribution)
            .unwrap();
        let (a, b) = (
            SlopeIndex::new().estimate(&by_errors).unwrap(),
            SlopeIndex::new().estimate(&by_events).unwrap(),
        );
        close(b.standard_error.unwrap(), a.standard_error.unwrap(), 1e-12);
        assert_eq!(b.events, Some(5463.0));
    }
}

#[test]
fn limits_of_another_column_are_noticed() {
    let limits = |shift: f64| -> (Vec<f64>, Vec<f64>) {
        let end = |width: f64| YEARS.iter().map(|value| value + shift + width).collect();
        (end(-0.4), end(0.4))
    };
    for (shift, told) in [(0.0, false), (0.4, false), (0.5, true), (-9.0, true)] {
        let (lower, upper) = limits(shift);
        let groups = OrderedGroups::new(&YEARS, &PEOPLE, Ranks::most_deprived_first(&DECILE))
            .and_then(|groups| groups.with_limits(&lower, &upper, Level::P95))
            .unwrap();
        let sii = SlopeIndex::new().estimate(&groups).unwrap();
        let codes: Vec<_> = sii.cautions.iter().map(|c| c.code).collect();
        assert_eq!(
            codes.contains(&CautionCode::ValueOutsideLimits),
            told,
            "{shift}"
        );
    }
}

#[test]
fn simulated_limits_are_near_the_closed_form() {
    let rates = rates();
    let groups = OrderedGroups::new(&rates, &PEOPLE, Ranks::most_deprived_first(&DECILE))
        .unwrap()
        .with_events(&ADMISSIONS, EventDistribution::Poisson)
        .unwrap();
    let closed = SlopeIndex::new()
        .estimate(&groups)
        .unwrap()
        .interval
        .unwrap();
    let width = closed.upper - closed.lower;
    let model = SlopeIndex::new()
        .interval(SlopeInterval::Simulated)
        .draws(200_000);
    for noise in [Scale::Linear, Scale::Log] {
        let drawn = model.noise(noise).estimate(&groups).unwrap();
        let interval = drawn.interval.unwrap();
        assert!(
            (interval.lower - closed.lower).abs() < 0.01 * width,
            "{noise}: {interval:?} {closed:?}"
        );
        assert!(
            (interval.upper - closed.upper).abs() < 0.01 * width,
            "{noise}: {interval:?} {closed:?}"
        );
        assert_eq!((drawn.seed, drawn.draws), (Some(1), Some(200_000)));
    }
    let again = model.estimate(&groups).unwrap();
    assert_eq!(again, model.estimate(&groups).unwrap());
    assert_ne!(
        again.interval,
        model.seed(2).estimate(&groups).unwrap().interval
    );
}

#[test]
fn a_simulation_can_be_cancelled_and_is_capped() {
    let groups = OrderedGroups::new(&YEARS, &PEOPLE, Ranks::most_deprived_first(&DECILE))
        .unwrap()
        .with_standard_errors(&[0.1; 10])
        .unwrap();
    let model = SlopeIndex::new().interval(SlopeInterval::Simulated);
    let mut seen = Vec::new();
    let error = model
        .estimate_with_progress(&groups, &mut |done, total| {
            seen.push((done, total));
            done < 30_000
        })
        .unwrap_err();
    assert_eq!(error.code().as_str(), "cancelled");
    assert_eq!(seen, [(0, 100_000), (16_384, 100_000), (32_768, 100_000)]);
    assert_eq!(
        model
            .draws(10_000_001)
            .estimate(&groups)
            .unwrap_err()
            .code()
            .as_str(),
        "too-much-work"
    );
    assert_eq!(
        model.draws(10).estimate(&groups).unwrap_err().param(),
        Some("draws")
    );
    let many: Vec<f64> = (0..2_000).map(f64::from).collect();
    let ones = vec![1.0; 2_000];
    let wide = OrderedGroups::new(&many, &ones, Ranks::most_deprived_first(&many))
        .unwrap()
        .with_standard_errors(&ones)
        .unwrap();
    assert_eq!(
        model
            .draws(1_000_000)
            .estimate(&wide)
            .unwrap_err()
            .code()
            .as_str(),
        "too-much-work"
    );
}

#[test]
fn what_cannot_be_computed_says_why() {
    let code = |values: &[f64], model: SlopeIndex| {
        let ranks: Vec<f64> = (1..=values.len()).map(|rank| rank as f64).collect();
        let people = vec![1.0; values.len()];
        let groups =
            OrderedGroups::new(values, &people, Ranks::most_deprived_first(&ranks)).unwrap();
        let error = model.estimate(&groups).unwrap_err();
        (
            error.code().as_str(),
            error.param().unwrap().to_owned(),
            error.index(),
        )
    };
    let model = SlopeIndex::new();
    assert_eq!(code(&[1.0], model), ("too-few-groups", "rank".into(), None));
    assert_eq!(
        code(&[1.0, 2.0], model),
        ("too-few-groups", "values".into(), None)
    );
    assert_eq!(
        code(&[1.0, 0.0, 2.0], model.scale(Scale::Log)),
        ("out-of-range", "values".into(), Some(1))
    );
    assert_eq!(
        code(&[0.1, 0.2, 1.0], model.scale(Scale::Logit)),
        ("out-of-range", "values".into(), Some(2))
    );
    let propagated = model.interval(SlopeInterval::Propagated);
    assert_eq!(
        code(&[1.0, 2.0, 3.0], propagated),
        ("missing-argument", "standard_errors".into(), None)
    );
    assert_eq!(
        code(&[1.0, 2.0, 3.0], model.orientation(Orientation::Gap)),
        ("missing-argument", "polarity".into(), None)
    );
    assert_eq!(
        code(&[1e308, -1e308, -1e308], model),
        ("overflow", "values".into(), None)
    );
}

#[test]
fn a_relative_index_needs_positive_ends() {
    let groups = OrderedGroups::new(
        &[-1.0, 1.0, 3.0],
        &[1.0; 3],
        Ranks::most_deprived_first(&[1.0, 2.0, 3.0]),
    )
    .unwrap();
    assert_eq!(
        RelativeIndex::new()
            .estimate(&groups)
            .unwrap_err()
            .code()
            .as_str(),
        "not-computable"
    );
    let gradient = GradientModel::new().estimate(&groups).unwrap();
    assert!(
        gradient.relative_index.is_none()
            && gradient
                .no_relative_index_reason
                .unwrap()
                .contains("above 0")
    );
    let text = serde_json::to_string(&gradient.slope_index).unwrap();
    assert_eq!(
        serde_json::from_str::<crate::Estimate>(&text).unwrap(),
        gradient.slope_index
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_indices_behave_as_they_must(
        rows in proptest::collection::vec((1.0..100.0f64, 1.0..9_000.0f64, 0.01..2.0f64), 3..15),
        factor in 0.1..50.0f64,
        rotate in 0usize..15,
    ) {
        let values: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let people: Vec<f64> = rows.iter().map(|row| row.1).collect();
        let errors: Vec<f64> = rows.iter().map(|row| row.2).collect();
        let ranks: Vec<f64> = (1..=rows.len()).map(|rank| rank as f64).collect();
        let run = |values: &[f64], people: &[f64], errors: &[f64], ranks: Ranks<'_>, level: Level| {
            let groups = OrderedGroups::new(values, people, ranks).unwrap().with_standard_errors(errors).unwrap();
            SlopeIndex::new().level(level).scale(Scale::Linear).estimate(&groups).unwrap()
        };
        let base = run(&values, &people, &errors, Ranks::most_deprived_first(&ranks), Level::P95);
        let reach = 1e-9 * values.iter().fold(1.0, |a: f64, b| a.max(b.abs()));
        // Scaling values and errors scales the index.
        let scaled: Vec<f64> = values.iter().map(|v| v * factor).collect();
        let scaled_errors: Vec<f64> = errors.iter().map(|v| v * factor).collect();
        let by_factor = run(&scaled, &people, &scaled_errors, Ranks::most_deprived_first(&ranks), Level::P95);
        prop_assert!((by_factor.value - factor * base.value).abs() <= factor * reach);
        prop_assert!((by_factor.interval.unwrap().upper - factor * base.interval.unwrap().upper).abs() <= factor * reach);
        // Twice the people everywhere changes nothing.
        let doubled: Vec<f64> = people.iter().map(|n| n * 2.0).collect();
        let twice = run(&values, &doubled, &errors, Ranks::most_deprived_first(&ranks), Level::P95);
        prop_assert_eq!((twice.value, twice.interval), (base.value, base.interval));
        // The order of rows is not data.
        let turn = |column: &[f64]| { let mut c = column.to_vec(); c.rotate_left(rotate % column.len()); c };
        let moved = run(&turn(&values), &turn(&people), &turn(&errors), Ranks::most_deprived_first(&turn(&ranks)), Level::P95);
        prop_assert!((moved.value - base.value).abs() <= reach);
        // Numbering from the other end turns the sign.
        let other = run(&values, &people, &errors, Ranks::least_deprived_first(&ranks), Level::P95);
        prop_assert!((other.value + base.value).abs() <= reach);
        // A higher level is a wider interval.
        let wide = run(&values, &people, &errors, Ranks::most_deprived_first(&ranks), Level::P998);
        let (inner, outer) = (base.interval.unwrap(), wide.interval.unwrap());
        prop_assert!(outer.lower < inner.lower && inner.upper < outer.upper);
        // A gap for an adverse indicator is the slope index turned round.
        let groups = OrderedGroups::new(&values, &people, Ranks::most_deprived_first(&ranks)).unwrap().with_standard_errors(&errors).unwrap();
        let gap = SlopeIndex::new().orientation(Orientation::Gap).polarity(Polarity::LowerIsBetter).estimate(&groups).unwrap();
        prop_assert_eq!((gap.value, gap.interval.unwrap().lower), (-base.value, -base.interval.unwrap().upper));
        // On the log scale the relative index is the exponential of the slope.
        let log = GradientModel::new().scale(Scale::Log).estimate(&groups).unwrap();
        let relative = log.relative_index.unwrap();
        prop_assert!((relative.value - crate::numeric::math::exp(log.slope)).abs() <= 1e-10 * relative.value);
        prop_assert!(relative.interval.unwrap().lower < relative.value && relative.value < relative.interval.unwrap().upper);
    }
}

#[test]
fn an_option_that_was_set_and_has_no_effect_is_refused() {
    let plain = OrderedGroups::new(&YEARS, &PEOPLE, Ranks::most_deprived_first(&DECILE)).unwrap();
    let errors = plain.clone().with_standard_errors(&[0.1; 10]).unwrap();
    let (lower, upper) = (YEARS.map(|year| year - 0.2), YEARS.map(|year| year + 0.3));
    let limits = plain
        .clone()
        .with_limits(&lower, &upper, Level::P95)
        .unwrap();
    let model = SlopeIndex::new();
    let regression = model.interval(SlopeInterval::Regression);
    let simulated = model.interval(SlopeInterval::Simulated).draws(1_000);
    for (refused, groups, option) in [
        (model.variance(Variance::Hc1), &errors, "variance"),
        (model.critical(Critical::T), &limits, "critical"),
        (simulated.variance(Variance::Hc3), &errors, "variance"),
        (simulated.critical(Critical::Normal), &limits, "critical"),
        (model.draws(100_000), &plain, "draws"),
        (regression.draws(100_000), &errors, "draws"),
        (model.noise(Scale::Log), &plain, "noise"),
        (model.noise(Scale::Log), &errors, "noise"),
        (regression.noise(Scale::Linear), &limits, "noise"),
        (
            model.model(Model::Poisson).variance(Variance::Hc1),
            &plain,
            "variance",
        ),
        (
            model.model(Model::Binomial).noise(Scale::Logit),
            &limits,
            "noise",
        ),
    ] {
        let error = refused.estimate(groups).unwrap_err();
        assert_eq!(
            (error.code().as_str(), error.param()),
            ("conflicting-arguments", Some(option))
        );
        assert!(error.to_string().contains("`interval`") || error.to_string().contains("`model`"));
    }
    for (heeded, groups) in [
        (model.variance(Variance::Hc1).critical(Critical::T), &plain),
        (
            regression.variance(Variance::Hc1).critical(Critical::T),
            &errors,
        ),
        (
            model.seed(7).polarity(Polarity::LowerIsBetter).per(100.0),
            &plain,
        ),
        (model.noise(Scale::Linear), &limits),
        (simulated.noise(Scale::Log).seed(7), &errors),
    ] {
        heeded.estimate(groups).unwrap();
    }
    let of_nothing = crate::input::GivenUncertainty {
        event_distribution: Some(EventDistribution::Poisson),
        ..Default::default()
    };
    assert_eq!(
        plain.clone().with_given(&of_nothing).unwrap_err().param(),
        Some("events")
    );
    let of_nothing = crate::input::GivenUncertainty {
        limits_level: Some(Level::P95),
        ..Default::default()
    };
    assert_eq!(
        plain.with_given(&of_nothing).unwrap_err().param(),
        Some("lower_limits")
    );
}
