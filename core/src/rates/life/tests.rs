//! Life tables: what is published, identities, and coverage by simulation.

use super::*;
use crate::estimate::Level;
use crate::numeric::rng::Rng;
use proptest::prelude::*;

const AGES: [f64; 20] = [
    0.0, 1.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0, 45.0, 50.0, 55.0, 60.0, 65.0, 70.0,
    75.0, 80.0, 85.0, 90.0,
];
const PEOPLE: [f64; 20] = [
    7_060.0, 30_059.0, 39_219.0, 39_219.0, 41_364.0, 35_400.0, 33_300.0, 34_200.0, 35_500.0,
    36_500.0, 38_200.0, 36_100.0, 31_000.0, 27_500.0, 26_100.0, 22_000.0, 17_500.0, 11_800.0,
    6_100.0, 2_900.0,
];
const DEATHS: [f64; 20] = [
    17.0, 9.0, 4.0, 8.0, 20.0, 15.0, 24.0, 33.0, 50.0, 67.0, 120.0, 190.0, 245.0, 330.0, 495.0,
    602.0, 840.0, 1_010.0, 1_050.0, 980.0,
];

fn at(age: f64, bands: &AgeBands<'_>) -> crate::Estimate {
    LifeExpectancy::new().at_age(age).estimate(bands).unwrap()
}

#[test]
fn the_table_has_at_every_age_what_the_estimate_has() {
    let bands = AgeBands::new(&DEATHS, &PEOPLE, &AGES).unwrap();
    let table = LifeTableModel::new()
        .level([Level::P95, Level::P998])
        .estimate(&bands)
        .unwrap();
    for (row, &age) in AGES.iter().enumerate() {
        let years = LifeExpectancy::new()
            .at_age(age)
            .level([Level::P95, Level::P998])
            .estimate(&bands)
            .unwrap();
        assert_eq!(years.value, table.life_expectancy[row]);
        assert_eq!(years.standard_error, Some(table.standard_error[row]));
        for (one, column) in years.intervals.iter().zip(&table.intervals) {
            assert_eq!(
                (one.lower, one.upper),
                (column.lower[row], column.upper[row])
            );
        }
    }
}

#[test]
fn a_life_expectancy_above_an_age_that_nobody_lives_to_is_that_of_who_does() {
    let mut deaths = DEATHS;
    deaths[18] = 5_900.0; // more than 6,100 / (5 * 0.5)
    let bands = AgeBands::new(&deaths, &PEOPLE, &AGES).unwrap();
    let table = LifeTableModel::new().estimate(&bands).unwrap();
    assert_eq!((table.survivors[19], table.years_above[19]), (0.0, 0.0));
    assert_eq!(table.life_expectancy[18], 2.5);
    assert_eq!(table.life_expectancy[19], 2_900.0 / 980.0);
    let old = at(85.0, &bands);
    let codes: Vec<_> = old.cautions.iter().map(|c| c.code.as_str()).collect();
    assert_eq!(codes, ["certain-death", "zero-width"]);
}

#[test]
fn a_constant_death_rate_has_its_reciprocal_whatever_the_bands() {
    // Where n is small beside 1 / M, an exponential life; the open-ended band is exact.
    let ages: Vec<f64> = (0..1_000).map(|year| f64::from(year) / 10.0).collect();
    let (deaths, people) = (vec![5.0; 1_000], vec![100.0; 1_000]);
    let bands = AgeBands::new(&deaths, &people, &ages).unwrap();
    let years = LifeExpectancy::new().estimate(&bands).unwrap();
    assert!((years.value - 20.0).abs() < 1e-4, "{}", years.value);
}

#[test]
fn groups_are_withheld_one_by_one_and_the_rest_computed() {
    let group = |rows: [(f64, f64); 2]| rows;
    let groups = [
        group([(4.0, 7_000.0), (90.0, 1_000.0)]),
        group([(4.0, 0.0), (90.0, 1_000.0)]),
        group([(4.0, 7_000.0), (1_001.0, 1_000.0)]),
        group([(4.0, 7_000.0), (0.0, 1_000.0)]),
    ];
    let deaths: Vec<f64> = groups.iter().flatten().map(|row| row.0).collect();
    let people: Vec<f64> = groups.iter().flatten().map(|row| row.1).collect();
    let ages = [0.0, 65.0].repeat(4);
    let years = LifeExpectancy::new()
        .estimate_groups(&[0, 2, 4, 6, 8], &deaths, &people, &ages, None)
        .unwrap();
    let missing: Vec<bool> = years.value.iter().map(|value| value.is_nan()).collect();
    assert_eq!(missing, [false, true, true, true]);
    let rows: Vec<_> = years
        .cautions
        .iter()
        .map(|c| (c.code.as_str(), c.row))
        .collect();
    assert_eq!(
        rows,
        [
            ("suppressed", Some(1)),
            ("suppressed", Some(2)),
            ("suppressed", Some(3))
        ]
    );
}

#[test]
fn a_band_without_people_below_the_age_asked_for_does_not_matter() {
    let bands = AgeBands::new(
        &[0.0, 4.0, 90.0],
        &[0.0, 7_000.0, 1_000.0],
        &[0.0, 1.0, 65.0],
    )
    .unwrap();
    assert!(LifeExpectancy::new().estimate(&bands).is_err());
    assert!(LifeExpectancy::new().at_age(1.0).estimate(&bands).is_ok());
}

#[test]
fn a_band_that_is_missing_from_the_table_is_noticed() {
    let keep = |column: &[f64]| -> Vec<f64> {
        let rows = column.iter().zip(&AGES).filter(|(_, age)| **age != 30.0);
        rows.map(|(value, _)| *value).collect()
    };
    let (deaths, people, ages) = (keep(&DEATHS), keep(&PEOPLE), keep(&AGES));
    let bands = AgeBands::new(&deaths, &people, &ages).unwrap();
    let years = LifeExpectancy::new().estimate(&bands).unwrap();
    assert_eq!(years.cautions[0].code.as_str(), "uneven-bands");
    assert!(years.cautions[0].message.contains("from age 25"));
}

/// Deaths drawn among the same people: how often the interval holds the life expectancy of the true rates.
fn coverage(size: f64, age: f64, seed: u32) -> (f64, f64) {
    let people: Vec<f64> = PEOPLE
        .iter()
        .map(|people| (people * size).round())
        .collect();
    let truth = at(age, &AgeBands::new(&DEATHS, &PEOPLE, &AGES).unwrap()).value;
    let mut rng = Rng::new(seed);
    let (mut held, mut computed) = (0.0, 0.0);
    for _ in 0..2_000 {
        let deaths: Vec<f64> = DEATHS
            .iter()
            .zip(&PEOPLE)
            .zip(&people)
            .map(|((d, p), here)| rng.binomial(*here, d / p))
            .collect();
        let bands = AgeBands::new(&deaths, &people, &AGES).unwrap();
        let Ok(years) = LifeExpectancy::new().at_age(age).estimate(&bands) else {
            continue;
        };
        let interval = years.interval.unwrap();
        computed += 1.0;
        held += f64::from(u8::from(interval.lower <= truth && truth <= interval.upper));
    }
    (held / computed, computed)
}

#[test]
fn intervals_hold_the_truth_as_often_as_they_say() {
    // A local authority: 95 %, give or take two standard errors of 2,000 draws.
    let (large, _) = coverage(0.3, 0.0, 1);
    assert!((large - 0.95).abs() < 0.01, "{large}");
    let (old, _) = coverage(0.3, 65.0, 2);
    assert!((old - 0.95).abs() < 0.011, "{old}");
    // A ward of 5,500: a little low, as many bands have no deaths; the cautions say so.
    let (ward, computed) = coverage(0.01, 0.0, 3);
    assert!(
        (0.92..0.96).contains(&ward) && computed > 1_900.0,
        "{ward} {computed}"
    );
}

proptest! {
    #[test]
    fn the_order_of_rows_does_not_matter(shift in 1usize..20, flip: bool) {
        let turned = |column: &[f64; 20]| -> Vec<f64> {
            let mut column = column.to_vec();
            column.rotate_left(shift);
            if flip { column.reverse(); }
            column
        };
        let (deaths, people, ages) = (turned(&DEATHS), turned(&PEOPLE), turned(&AGES));
        let here = LifeTableModel::new().estimate(&AgeBands::new(&deaths, &people, &ages).unwrap()).unwrap();
        let there = LifeTableModel::new().estimate(&AgeBands::new(&DEATHS, &PEOPLE, &AGES).unwrap()).unwrap();
        prop_assert_eq!(here.life_expectancy, there.life_expectancy);
        prop_assert_eq!(here.standard_error, there.standard_error);
    }

    #[test]
    fn fewer_deaths_are_longer_lives_and_numbers_stay_in_range(band in 0usize..20, factor in 0.0..1.0f64) {
        let mut deaths = DEATHS;
        deaths[band] *= factor;
        prop_assume!(deaths[19] > 0.0);
        let before = LifeTableModel::new().estimate(&AgeBands::new(&DEATHS, &PEOPLE, &AGES).unwrap()).unwrap();
        let after = LifeTableModel::new().estimate(&AgeBands::new(&deaths, &PEOPLE, &AGES).unwrap()).unwrap();
        prop_assert!(after.life_expectancy[0] >= before.life_expectancy[0]);
        prop_assert!(after.probability_of_dying.iter().all(|q| (0.0..=1.0).contains(q)));
        prop_assert!(after.survivors.is_sorted_by(|a, b| a >= b));
        let lived: f64 = after.years_lived.iter().sum();
        prop_assert!((lived / after.years_above[0] - 1.0).abs() < 1e-12);
        let died: f64 = after.dying.iter().sum();
        prop_assert!((died / 100_000.0 - 1.0).abs() < 1e-12);
    }

    #[test]
    fn deaths_and_people_of_several_years_give_the_same_years_and_a_narrower_interval(years in 2u32..6) {
        let times = |column: &[f64; 20]| column.map(|value| value * f64::from(years));
        let one = at(0.0, &AgeBands::new(&DEATHS, &PEOPLE, &AGES).unwrap());
        let (deaths, people) = (times(&DEATHS), times(&PEOPLE));
        let several = at(0.0, &AgeBands::new(&deaths, &people, &AGES).unwrap());
        prop_assert!((one.value - several.value).abs() < 1e-12);
        let shrunk = one.standard_error.unwrap() / f64::from(years).sqrt();
        prop_assert!((several.standard_error.unwrap() - shrunk).abs() < 1e-12);
    }
}

fn healthy_everywhere(share: f64) -> [f64; 20] {
    [share; 20]
}

#[test]
fn where_all_are_healthy_the_healthy_life_expectancy_is_the_life_expectancy() {
    let bands = AgeBands::new(&DEATHS, &PEOPLE, &AGES).unwrap();
    let shares = healthy_everywhere(1.0);
    let shares = HealthShares::new(&shares)
        .unwrap()
        .with_standard_errors(&[0.0; 20])
        .unwrap();
    for age in AGES {
        let all = at(age, &bands);
        let healthy = HealthyLifeExpectancy::new()
            .at_age(age)
            .estimate(&bands, &shares)
            .unwrap();
        assert_eq!(healthy.value, all.value);
        assert_eq!(healthy.standard_error, all.standard_error);
        assert_eq!(
            healthy.interval.map(|limits| (limits.lower, limits.upper)),
            all.interval.map(|limits| (limits.lower, limits.upper))
        );
    }
}

#[test]
fn groups_of_healthy_years_are_those_of_each_alone() {
    let (deaths, people) = ([DEATHS, DEATHS].concat(), [PEOPLE, PEOPLE].concat());
    let ages = [AGES, AGES].concat();
    let shares = [healthy_everywhere(0.9), healthy_everywhere(0.4)].concat();
    let asked = [[300.0; 20], [30.0; 20]].concat();
    let model = HealthyLifeExpectancy::new().measure(HealthMeasure::Share);
    let both = HealthShares::new(&shares)
        .unwrap()
        .with_asked(&asked)
        .unwrap();
    let columns = [deaths.as_slice(), &people, &ages];
    let table = model
        .estimate_groups(&[0, 20, 40], columns, None, &both)
        .unwrap();
    let bands = AgeBands::new(&DEATHS, &PEOPLE, &AGES).unwrap();
    for (row, rows) in [(0, 0..20), (1, 20..40)] {
        let alone = HealthShares::new(&shares[rows.clone()]).unwrap();
        let alone = alone.with_asked(&asked[rows]).unwrap();
        assert_eq!(
            table.row(row).unwrap(),
            model.estimate(&bands, &alone).unwrap()
        );
    }
    // A share that is the same at all ages is the share of life, and deaths do not move it.
    assert!((table.value[0] - 0.9).abs() < 1e-15 && (table.value[1] - 0.4).abs() < 1e-15);
    let survey = model
        .survival_variance(false)
        .estimate_groups(&[0, 20, 40], columns, None, &both)
        .unwrap();
    let close = |a: f64, b: f64| (a / b - 1.0).abs() < 1e-12;
    assert!(close(survey.standard_error[0], table.standard_error[0]));
}

#[test]
fn limits_of_the_survey_alone_say_so_where_it_matters() {
    let bands = AgeBands::new(&DEATHS, &PEOPLE, &AGES).unwrap();
    let shares = healthy_everywhere(0.8);
    let codes = |asked: f64| -> Vec<_> {
        let asked = [asked; 20];
        let shares = HealthShares::new(&shares)
            .unwrap()
            .with_asked(&asked)
            .unwrap();
        let model = HealthyLifeExpectancy::new().survival_variance(false);
        let years = model.estimate(&bands, &shares).unwrap();
        years.cautions.iter().map(|c| c.code).collect()
    };
    assert_eq!(codes(100.0), []);
    assert_eq!(codes(10_000.0), [crate::CautionCode::PartialVariance]);
}

proptest! {
    #[test]
    fn good_and_poor_years_make_up_the_life_expectancy(
        shares in proptest::array::uniform20(0.0..=1.0_f64),
        asked in proptest::array::uniform20(1.0..1e4_f64),
        place in 0_usize..20,
    ) {
        let bands = AgeBands::new(&DEATHS, &PEOPLE, &AGES).unwrap();
        let health = HealthShares::new(&shares).unwrap().with_asked(&asked).unwrap();
        let of = |measure| {
            let model = HealthyLifeExpectancy::new().at_age(AGES[place]).measure(measure);
            model.estimate(&bands, &health).unwrap()
        };
        let (good, poor) = (of(HealthMeasure::Good), of(HealthMeasure::Poor));
        let (share, all) = (of(HealthMeasure::Share), at(AGES[place], &bands).value);
        prop_assert!((good.value + poor.value - all).abs() <= 1e-13 * all);
        prop_assert!((share.value - good.value / all).abs() <= 1e-15);
        let limits = share.interval.unwrap();
        prop_assert!(0.0 <= limits.lower && limits.lower <= share.value);
        prop_assert!(share.value <= limits.upper && limits.upper <= 1.0);
    }
}
