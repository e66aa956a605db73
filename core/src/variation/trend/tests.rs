use super::*;
use crate::{Counts, Level, Proportion};

fn figures(value: &[f64], reach: f64) -> Figures {
    let lower: Vec<f64> = value.iter().map(|value| value - reach).collect();
    let upper: Vec<f64> = value.iter().map(|value| value + reach).collect();
    Figures::new(value)
        .unwrap()
        .with_limits(&lower, &upper, Level::P95)
        .unwrap()
}

const YEARS: [f64; 5] = [2020.0, 2021.0, 2022.0, 2023.0, 2024.0];

/// Markers as the Fingertips website shows them (2024).
#[test]
fn published_trend_markers_of_proportions() {
    let marker = |events: [f64; 5], people: [f64; 5]| {
        let shares = Proportion::new()
            .estimate(&Counts::new(&events, &people).unwrap())
            .unwrap();
        let model = TrendModel::new().rule(TrendRule::FingertipsProportions);
        model.estimate(&shares, &YEARS).unwrap()
    };
    let diabetes = [
        3_455_176.0,
        3_491_868.0,
        3_625_401.0,
        3_774_801.0,
        3_938_080.0,
    ];
    let aged_17 = [
        48_783_947.0,
        49_122_259.0,
        49_956_777.0,
        50_649_129.0,
        51_441_896.0,
    ];
    let measles = [57_274.0, 55_865.0, 53_681.0, 51_767.0, 53_185.0];
    let children = [61_834.0, 60_511.0, 59_074.0, 57_508.0, 59_028.0];
    assert_eq!(marker(diabetes, aged_17).verdict.as_str(), "increasing");
    assert_eq!(marker(measles, children).verdict.as_str(), "decreasing");
    // The website shows no change for the share of patients aged 65 and over: it has no limits of them, as they are counted, and
    // without limits no test is made.
    let aged_65 = [
        10_588_957.0,
        10_547_929.0,
        10_851_467.0,
        11_034_431.0,
        11_246_440.0,
    ];
    let all = [
        60_458_658.0,
        60_744_002.0,
        61_625_745.0,
        62_418_295.0,
        63_227_624.0,
    ];
    let trend = marker(aged_65, all);
    assert_eq!((trend.verdict.as_str(), trend.steady), ("increasing", true));
}

#[test]
fn counts_of_nothing_and_years_apart_are_refused() {
    let model = TrendModel::new().rule(TrendRule::FingertipsProportions);
    let counted = |events: [f64; 5]| {
        figures(&[0.1; 5], 0.01)
            .with_counts(&events, &[100.0; 5])
            .unwrap()
    };
    let of = |events, time: &[f64]| {
        let error = model.estimate(counted(events), time).unwrap_err();
        (error.code().as_str(), error.index())
    };
    assert_eq!(
        of([9.0, 0.0, 9.0, 8.0, 9.0], &YEARS),
        ("not-computable", Some(1))
    );
    assert_eq!(
        of([9.0, 9.0, 100.0, 8.0, 9.0], &YEARS),
        ("not-computable", Some(2))
    );
    let apart = [2019.0, 2020.0, 2022.0, 2023.0, 2024.0];
    assert_eq!(of([9.0; 5], &apart), ("not-computable", None));
    let missing = of([9.0, f64::NAN, 9.0, 9.0, 9.0], &YEARS);
    assert_eq!(missing, ("missing-value", Some(1)));
    // Years written as fractions are as far apart as they are meant to be.
    let tenths = [0.1, 0.2, 0.3, 0.4, 0.5];
    assert!(
        model
            .estimate(counted([9.0, 8.0, 7.0, 6.0, 5.0]), &tenths)
            .is_ok()
    );
}

#[test]
fn published_trend_marker_of_a_standardised_rate() {
    let deaths = Figures::new(&[126.9341, 125.829, 121.5234, 122.3782, 120.7742])
        .unwrap()
        .with_limits(
            &[125.9343, 124.8371, 120.5533, 121.4012, 119.8035],
            &[127.94, 126.8268, 122.4993, 123.361, 121.7507],
            Level::P95,
        )
        .unwrap();
    let model = TrendModel::new().rule(TrendRule::Fingertips);
    let trend = model
        .polarity(Polarity::LowerIsBetter)
        .estimate(deaths, &YEARS)
        .unwrap();
    assert_eq!(trend.verdict, TrendVerdict::GettingBetter);
    assert!((trend.chi_square - 97.091_752_403_206_17).abs() < 1e-9);
}

#[test]
fn order_of_rows_and_origin_of_time_do_not_matter() {
    let value = [4.0, 6.5, 5.0, 9.0, 8.0];
    let there = TrendModel::new()
        .estimate(figures(&value, 1.5), &YEARS)
        .unwrap();
    let turned: Vec<f64> = value.iter().rev().copied().collect();
    let years: Vec<f64> = YEARS.iter().rev().copied().collect();
    let back = TrendModel::new()
        .estimate(figures(&turned, 1.5), &years)
        .unwrap();
    assert_eq!(there, back);
    let from_zero: Vec<f64> = YEARS.iter().map(|year| year - 2020.0).collect();
    let moved = TrendModel::new()
        .estimate(figures(&value, 1.5), &from_zero)
        .unwrap();
    assert!((moved.slope.value - there.slope.value).abs() < 1e-12);
    assert!((moved.heterogeneity - there.heterogeneity).abs() < 1e-10);
}

#[test]
fn growth_by_a_tenth_is_ten_per_cent_whatever_the_unit() {
    for size in [1e-200, 1.0, 1e200] {
        let value: Vec<f64> = [1.0, 1.1, 1.21, 1.331].map(|growth| size * growth).to_vec();
        let lower: Vec<f64> = value.iter().map(|value| value * 0.9).collect();
        let upper: Vec<f64> = value.iter().map(|value| value / 0.9).collect();
        let rates = Figures::new(&value)
            .unwrap()
            .with_limits(&lower, &upper, Level::P95)
            .unwrap();
        let trend = TrendModel::new()
            .scale(TrendScale::Log)
            .estimate(rates, &YEARS[..4])
            .unwrap();
        assert!((trend.slope.value - 10.0).abs() < 1e-9, "{size}");
        assert!(trend.heterogeneity < 1e-12, "{size}");
    }
}

#[test]
fn scatter_widens_limits_and_never_narrows_them() {
    let width = |value: &[f64], variance| {
        let trend = TrendModel::new()
            .variance(variance)
            .estimate(figures(value, 1.0), &YEARS[..value.len()])
            .unwrap();
        let limits = trend.slope.interval.unwrap();
        (
            limits.upper - limits.lower,
            trend
                .slope
                .cautions
                .iter()
                .any(|c| c.code == CautionCode::Overdispersed),
        )
    };
    let (straight, bent) = ([1.0, 2.0, 3.0, 4.0, 5.0], [1.0, 6.0, 2.0, 9.0, 1.0]);
    let sampling = width(&straight, TrendVariance::Sampling);
    assert!(!sampling.1 && width(&bent, TrendVariance::Sampling).1);
    assert_eq!(width(&straight, TrendVariance::ScaledNormal).0, sampling.0);
    assert!(width(&straight, TrendVariance::Scaled).0 > sampling.0);
    assert!(width(&bent, TrendVariance::ScaledNormal).0 > sampling.0);
    assert!(width(&bent, TrendVariance::Scaled).0 > width(&bent, TrendVariance::ScaledNormal).0);
    assert!(!width(&bent, TrendVariance::Scaled).1);
}

#[test]
fn the_verdict_agrees_with_the_test_and_polarity_turns_it() {
    for step in -20_i32..=20 {
        let slope = 0.1 * f64::from(step);
        let value: Vec<f64> = (0..5).map(|year| 5.0 + slope * f64::from(year)).collect();
        let of = |polarity, variance| {
            TrendModel::new()
                .polarity(polarity)
                .variance(variance)
                .estimate(figures(&value, 1.0), &YEARS)
                .unwrap()
        };
        for variance in TrendVariance::ALL {
            let trend = of(Polarity::Neutral, *variance);
            let changed = trend.verdict != TrendVerdict::NoSignificantChange;
            assert_eq!(changed, trend.p_value < 0.05, "{slope} {variance}");
            let better = of(Polarity::HigherIsBetter, *variance).verdict;
            let expected = match trend.verdict {
                TrendVerdict::Increasing => TrendVerdict::GettingBetter,
                TrendVerdict::Decreasing => TrendVerdict::GettingWorse,
                same => same,
            };
            assert_eq!(better, expected);
        }
    }
}
