use proptest::prelude::*;

use super::limits::solve;
use super::null::Null;
use super::*;
use crate::estimate::{Level, Polarity};
use crate::input::Counts;
use crate::numeric::rng::Rng;

const KINDS: [FunnelKind; 3] = [
    FunnelKind::Proportion,
    FunnelKind::Rate,
    FunnelKind::StandardisedRatio,
];

fn funnel(model: FunnelModel, events: &[f64], population: &[f64]) -> Funnel {
    model
        .estimate(&Counts::new(events, population).unwrap())
        .unwrap()
}

/// A binomial count by its definition, so that the test does not lean on the code under test.
fn draw(rng: &mut Rng, n: u32, p: f64) -> f64 {
    f64::from((0..n).map(|_| u32::from(rng.uniform() < p)).sum::<u32>())
}

/// Share of units flagged far out when nothing is wrong, at known target, 99.8 %: exact limits stay below the level; the
/// normal and arcsine ones raise several times as many alarms among small units with rare events.
#[test]
fn false_alarms_of_each_kind_of_limits() {
    let mut rng = Rng::new(11);
    let people = || (0..20_000_u32).map(|row| 5 + row % 196);
    let population: Vec<f64> = people().map(f64::from).collect();
    let events: Vec<f64> = people().map(|n| draw(&mut rng, n, 0.02)).collect();
    let share = |limits| {
        let model = FunnelModel::new(FunnelKind::Proportion)
            .target(0.02)
            .limits(limits);
        let limit = &funnel(model, &events, &population).naive.limits[1];
        (limit.below + limit.above) as f64 / population.len() as f64
    };
    let [exact, mid, normal, arcsine] = [
        FunnelLimits::Exact,
        FunnelLimits::MidP,
        FunnelLimits::Normal,
        FunnelLimits::Arcsine,
    ]
    .map(share);
    assert!(exact <= 0.001, "{exact}");
    assert!(exact <= mid && mid <= 0.002, "{mid}");
    assert!((0.004..0.009).contains(&normal), "{normal}");
    assert!((0.014..0.023).contains(&arcsine), "{arcsine}");
}

/// The untrimmed estimate finds the variance between units that was put in.
#[test]
fn the_variance_between_units_is_found() {
    let mut rng = Rng::new(5);
    let (mut events, mut population) = (Vec::new(), Vec::new());
    for row in 0..400 {
        let n = 500 + row;
        let y = crate::numeric::math::atan2(0.4_f64.sqrt(), 0.6_f64.sqrt())
            + 0.05 * rng.standard_normal();
        population.push(f64::from(n));
        events.push(draw(
            &mut rng,
            n,
            crate::numeric::math::sin_cos(y).0 * crate::numeric::math::sin_cos(y).0,
        ));
    }
    let model = FunnelModel::new(FunnelKind::Proportion);
    let additive = funnel(
        model.overdispersion(Overdispersion::Additive),
        &events,
        &population,
    );
    let scatter = additive.overdispersed.unwrap();
    let interval = scatter.tau2_interval.unwrap();
    assert!((scatter.tau2 - 0.0025).abs() < 0.0006, "{}", scatter.tau2);
    assert!(interval.lower < 0.0025 && 0.0025 < interval.upper);
    let outside = scatter.answer.limits[0].below + scatter.answer.limits[0].above;
    assert!((8..36).contains(&outside), "{outside} of 400 outside 95 %");
    let trimmed = funnel(
        model.overdispersion(Overdispersion::AdditiveWinsorised),
        &events,
        &population,
    );
    let trimmed = trimmed.overdispersed.unwrap();
    assert!(trimmed.tau2 < scatter.tau2 && trimmed.untrimmed_tau2 == scatter.tau2);
    assert!(trimmed.tau2_interval.is_none() && trimmed.no_interval_reason.is_some());
}

#[test]
fn many_outside_is_the_wrong_question() {
    let (events, population) = ([50.0, 500.0, 80.0, 10.0], [1_000.0; 4]);
    let result = funnel(
        FunnelModel::new(FunnelKind::Proportion),
        &events,
        &population,
    );
    assert_eq!(result.cautions[0].code.as_str(), "beyond-chance");
    let scatter = result.overdispersed.unwrap();
    assert_eq!(scatter.method, Overdispersion::Additive);
    assert_eq!(result.flag, result.naive.flag);
    assert!(scatter.answer.limits[1].below + scatter.answer.limits[1].above == 0);
    // Exactly a fifth is not more than a fifth.
    let quiet = funnel(
        FunnelModel::new(FunnelKind::Proportion),
        &[100.0, 100.0, 100.0, 100.0, 200.0],
        &[1_000.0; 5],
    );
    assert_eq!(quiet.naive.limits[1].above, 1);
    assert!(quiet.cautions.is_empty() && quiet.overdispersed.is_none());
}

#[test]
fn better_and_worse_only_where_the_caller_says() {
    let (events, population) = ([50.0, 150.0, 100.0], [1_000.0; 3]);
    let model = FunnelModel::new(FunnelKind::Proportion);
    assert!(funnel(model, &events, &population).reading.is_none());
    let read = |polarity| {
        let reading = funnel(model.polarity(polarity), &events, &population).reading;
        reading
            .unwrap()
            .iter()
            .map(|one| one.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        read(Polarity::HigherIsBetter),
        ["worse", "better", "not-different"]
    );
    assert_eq!(
        read(Polarity::LowerIsBetter),
        ["better", "worse", "not-different"]
    );
}

#[test]
fn the_recipe_rounds_decimals_as_they_are() {
    for (n, rounded) in [
        (40.185, 40.19),
        (116.231, 116.23),
        (0.125, 0.12),
        (1.005, 1.0),
        (7.0, 7.0),
    ] {
        assert_eq!(super::overdispersion::two_decimals(n), rounded, "{n}");
    }
}

#[test]
fn zero_events_are_finite_everywhere() {
    let (events, population) = ([0.0, 0.0, 7.0, 40.0, 3.0], [5.0, 80.0, 70.0, 90.0, 60.0]);
    for kind in KINDS {
        for scale in FunnelScale::ALL {
            for method in Overdispersion::ALL {
                let model = FunnelModel::new(kind)
                    .overdispersion(*method)
                    .scale(*scale)
                    .trim(0.3);
                let counts = Counts::new(&events, &population).unwrap();
                if let Ok(result) = model.estimate(&counts)
                    && let Some(scatter) = result.overdispersed
                {
                    assert!(scatter.tau2.is_finite() && scatter.phi.is_finite());
                    assert!(scatter.transformed.iter().all(|y| y.is_finite()));
                }
            }
        }
    }
}

/// Limits that are interpolated for thousands of units are those that a curve solves one by one.
#[test]
fn interpolated_limits_are_the_solved_ones() {
    let mut rng = Rng::new(3);
    for (kind, target) in [
        (FunnelKind::Proportion, 0.07),
        (FunnelKind::Proportion, 0.9),
        (FunnelKind::Rate, 0.002),
        (FunnelKind::StandardisedRatio, 1.0),
    ] {
        let population: Vec<f64> = (0..3_000)
            .map(|_| crate::numeric::math::exp(1.0 + 8.0 * rng.uniform()))
            .collect();
        let events: Vec<f64> = population.iter().map(|n| n * target).collect();
        for limits in [FunnelLimits::Exact, FunnelLimits::MidP] {
            let many = funnel(
                FunnelModel::new(kind).limits(limits).target(target),
                &events,
                &population,
            );
            let one = FunnelCurve::new(kind, target)
                .limits(limits)
                .at(&population)
                .unwrap();
            for (a, b) in many.naive.limits.iter().zip(&one.limits) {
                let pairs = a
                    .lower
                    .iter()
                    .zip(&b.lower)
                    .chain(a.upper.iter().zip(&b.upper));
                for ((a, b), n) in pairs.zip(population.iter().cycle()) {
                    assert!(
                        (a - b).abs() * n <= 5e-12 * (1.0 + b * n),
                        "{kind} {n}: {a} {b}"
                    );
                }
            }
        }
    }
}

proptest! {
    /// The drawn limit and the tail probability never contradict each other, and limits enclose the target, widen with the
    /// level, stay within what is possible, and narrow with size.
    #[test]
    fn limits_and_tails_agree(n in 1u32..5_000, p in 0.001..0.999f64, share in 0.0..1.0f64, mid: bool, kind in 0..3usize) {
        let (kind, n) = (KINDS[kind], f64::from(n));
        let x = (share * n).floor();
        let limits = if mid { FunnelLimits::MidP } else { FunnelLimits::Exact };
        let result = funnel(FunnelModel::new(kind).target(p).limits(limits), &[x], &[n]);
        let next = FunnelCurve::new(kind, p).limits(limits).at(&[n, n * 1.01 + 1.0]).unwrap();
        let most = if kind == FunnelKind::Proportion { 1.0 } else { f64::INFINITY };
        for (limit, grid) in result.naive.limits.iter().zip(&next.limits) {
            let (lower, upper) = (limit.lower[0], limit.upper[0]);
            prop_assert!(0.0 <= lower && lower <= p && p <= upper && upper <= most);
            prop_assert!(grid.lower[0] <= grid.lower[1] + 1e-12 && grid.upper[1] <= grid.upper[0] + 1e-12);
            let tail = (1.0 - limit.level) / 2.0;
            let clear = |tail_here: f64| (tail_here / tail - 1.0).abs() > 1e-9;
            if clear(result.naive.tail_low[0]) {
                prop_assert_eq!(x / n < lower, result.naive.tail_low[0] < tail);
            }
            if clear(result.naive.tail_high[0]) && upper < most {
                prop_assert_eq!(x / n > upper, result.naive.tail_high[0] < tail);
            }
        }
        let wide = &result.naive.limits[1];
        prop_assert!(wide.lower[0] <= result.naive.limits[0].lower[0]);
        prop_assert!(result.naive.limits[0].upper[0] <= wide.upper[0]);
    }

    /// The solver ends, whatever the law and level, and its tail is the one asked for.
    #[test]
    fn solved_counts_have_their_tail(ln_n in 0.0..16.0f64, p in 1e-6..0.999_999f64, z in 0.05..8.0f64, mid: bool, upper: bool, poisson: bool) {
        let n = crate::numeric::math::exp(ln_n);
        let null = if poisson { Null::Poisson { mean: n * p } } else { Null::Binomial { n, p } };
        let level = Level::from_z(z).unwrap();
        let x = solve(null, mid, upper, level);
        if x > 0.0 && x < null.most() {
            let tail = null.tail(x, mid, upper);
            prop_assert!((tail / level.tail() - 1.0).abs() < 1e-8, "{null:?} {x} {tail}");
        }
    }
}
