//! Rates and proportions.

use super::Setting;
use crate::{
    AgeBands, Counts, CrudeRate, DirectRate, DirectRateInterval, Estimate, HealthMeasure,
    HealthShares, HealthyLifeExpectancy, LifeExpectancy, Proportion, ProportionInterval,
    RateInterval, Strata, YearsLost, YearsOfLifeLost,
};

/// Where the age bands of the standard sit in this study: a young place whose rates rise tenfold with each band.
pub(super) const PEOPLE: [f64; 4] = [40_000.0, 30_000.0, 20_000.0, 10_000.0];
const STANDARD: [f64; 4] = [25_000.0, 25_000.0, 25_000.0, 25_000.0];
pub(super) const SHARES: [f64; 4] = [0.05, 0.10, 0.25, 0.60];

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    life(&mut settings);
    healthy_life(&mut settings);
    years_lost(&mut settings);
    let choices = [
        (RateInterval::ByarExactUnderTen, "`byar-exact-under-10`"),
        (RateInterval::Byar, "`byar`"),
        (RateInterval::ExactPoisson, "`exact-poisson`"),
    ];
    for (choice, name) in choices {
        for mean in [2.0, 10.0, 100.0] {
            let sample = format!("{mean} events expected");
            settings.push(Setting::new(
                ("crude rate", name),
                sample,
                mean,
                move |rng| {
                    let model = CrudeRate::new().per(1.0).interval(choice);
                    let events = [rng.poisson(mean)];
                    let counts = Counts::new(&events, &[1.0]).unwrap();
                    model.estimate(&counts).unwrap().row(0).unwrap()
                },
            ));
        }
    }
    for (people, share) in [(20.0, 0.05), (50.0, 0.5), (1_000.0, 0.02)] {
        let sample = format!("{people} people, {:.0} % with the event", 100.0 * share);
        settings.push(Setting::new(
            ("proportion", "`wilson`"),
            sample,
            share,
            move |rng| {
                let (events, people) = ([rng.binomial(people, share)], [people]);
                let counts = Counts::new(&events, &people).unwrap();
                Proportion::new().estimate(&counts).unwrap().row(0).unwrap()
            },
        ));
    }
    for expected in [10.0, 50.0, 500.0] {
        let rates = SHARES
            .iter()
            .zip(PEOPLE)
            .map(|(share, people)| share * expected / people);
        let truth = rates
            .zip(STANDARD)
            .map(|(rate, size)| rate * size)
            .sum::<f64>()
            / STANDARD.iter().sum::<f64>();
        let sample = format!("{expected} events expected in 4 age bands");
        let named = ("directly standardised rate", "`dobson`");
        settings.push(Setting::new(named, sample, truth, move |rng| -> Estimate {
            let events = SHARES.map(|share| rng.poisson(share * expected));
            let strata = Strata::new(&events, &PEOPLE, &STANDARD).unwrap();
            DirectRate::new().per(1.0).estimate(&strata).unwrap()
        }));
    }
    settings
}

/// Other limits of proportions, where Wilson's are tried above and at a share that is rarer still.
pub(super) fn exact_proportions() -> Vec<Setting> {
    let mut settings = Vec::new();
    let choices = [
        (ProportionInterval::ClopperPearson, "`clopper-pearson`"),
        (ProportionInterval::MidP, "`mid-p`"),
    ];
    for (choice, name) in choices {
        for (people, share) in [(20.0, 0.05), (50.0, 0.5), (1_000.0, 0.02), (1_000.0, 0.002)] {
            let sample = format!("{people} people, {} % with the event", 100.0 * share);
            let named = ("proportion", name);
            settings.push(Setting::new(named, sample, share, move |rng| {
                let (events, people) = ([rng.binomial(people, share)], [people]);
                let counts = Counts::new(&events, &people).unwrap();
                let model = Proportion::new().interval(choice);
                model.estimate(&counts).unwrap().row(0).unwrap()
            }));
        }
    }
    settings
}

/// Gamma limits with few events, and Dobson's where a person may have several.
pub(super) fn standardised() -> Vec<Setting> {
    let mut settings = Vec::new();
    let named = |name| ("directly standardised rate", name);
    let rate = |expected: f64| -> f64 {
        let rows = SHARES.iter().zip(PEOPLE).zip(STANDARD);
        let sum: f64 = rows
            .map(|((share, people), size)| share * expected / people * size)
            .sum();
        sum / STANDARD.iter().sum::<f64>()
    };
    let choices = [
        (DirectRateInterval::FayFeuer, "`fay-feuer`"),
        (DirectRateInterval::Tiwari, "`tiwari`"),
    ];
    for (choice, name) in choices {
        for expected in [3.0, 10.0, 50.0] {
            let sample = format!("{expected} events expected in 4 age bands");
            settings.push(Setting::new(
                named(name),
                sample,
                rate(expected),
                move |rng| {
                    let events = SHARES.map(|share| rng.poisson(share * expected));
                    let strata = Strata::new(&events, &PEOPLE, &STANDARD)?;
                    DirectRate::new()
                        .per(1.0)
                        .interval(choice)
                        .estimate(&strata)
                },
            ));
        }
    }
    for expected in [30.0, 300.0] {
        // Of ten people with events seven have one, two have two and one has three: 14 events, 24 squared.
        let sample = format!("{expected} people with 1 to 3 events expected in 4 age bands");
        settings.push(Setting::new(
            named("`dobson`"),
            sample,
            1.4 * rate(expected),
            move |rng| {
                let (mut events, mut squares) = ([0.0; 4], [0.0; 4]);
                for (band, share) in SHARES.into_iter().enumerate() {
                    for (times, part) in [(1.0, 0.7), (2.0, 0.2), (3.0, 0.1)] {
                        let people = rng.poisson(share * part * expected);
                        events[band] += times * people;
                        squares[band] += times * times * people;
                    }
                }
                let strata = Strata::new(&events, &PEOPLE, &STANDARD)?;
                DirectRate::new()
                    .per(1.0)
                    .estimate(&strata.with_squared_events(&squares)?)
            },
        ));
    }
    settings
}

/// Age bands of a place in England: where they start, people in ten thousand, deaths of a man a year.
const AGES: [f64; 8] = [0.0, 1.0, 5.0, 25.0, 45.0, 65.0, 75.0, 85.0];
const IN_TEN_THOUSAND: [f64; 8] = [
    110.0, 450.0, 2_400.0, 2_700.0, 2_540.0, 1_000.0, 600.0, 200.0,
];
const MORTALITY: [f64; 8] = [0.004, 0.0002, 0.0003, 0.0011, 0.005, 0.02, 0.055, 0.16];

fn life(settings: &mut Vec<Setting>) {
    for size in [5_000.0, 50_000.0, 500_000.0] {
        let people = IN_TEN_THOUSAND.map(|people| people * size / 10_000.0);
        let expected: [f64; 8] = std::array::from_fn(|band| people[band] * MORTALITY[band]);
        let truth = AgeBands::new(&expected, &people, &AGES)
            .and_then(|bands| LifeExpectancy::new().estimate(&bands))
            .unwrap()
            .value;
        let sample = format!("{size} people in 8 age bands");
        let named = ("life expectancy at birth", "`chiang-silcocks`");
        settings.push(Setting::new(named, sample, truth, move |rng| {
            let deaths = expected.map(|mean| rng.poisson(mean));
            let bands = AgeBands::new(&deaths, &people, &AGES)?;
            LifeExpectancy::new().estimate(&bands)
        }));
    }
}

/// Shares in good health at these ages, and how a survey of a thousand is spread over them.
const HEALTHY: [f64; 8] = [0.99, 0.97, 0.94, 0.85, 0.72, 0.60, 0.48, 0.36];
const ASKED: [f64; 8] = [20.0, 50.0, 240.0, 270.0, 250.0, 100.0, 50.0, 20.0];

fn healthy_life(settings: &mut Vec<Setting>) {
    let people = IN_TEN_THOUSAND.map(|people| people * 10.0);
    let expected: [f64; 8] = std::array::from_fn(|band| people[band] * MORTALITY[band]);
    let choices = [
        (HealthMeasure::Good, true, "`sullivan-silcocks`"),
        (HealthMeasure::Good, false, "`sullivan`"),
        (
            HealthMeasure::Share,
            true,
            "`sullivan-silcocks`, share of life",
        ),
    ];
    for (measure, survival, name) in choices {
        let model = HealthyLifeExpectancy::new()
            .measure(measure)
            .survival_variance(survival);
        let truth = AgeBands::new(&expected, &people, &AGES)
            .and_then(|bands| model.estimate(&bands, &HealthShares::new(&HEALTHY)?))
            .unwrap()
            .value;
        for times in [1.0, 10.0] {
            let asked = ASKED.map(|people| people * times);
            let sample = format!("100000 people, {} of them asked", 1_000.0 * times);
            let named = ("healthy life expectancy at birth", name);
            settings.push(Setting::new(named, sample, truth, move |rng| {
                let deaths = expected.map(|mean| rng.poisson(mean));
                let mut healthy = [0.0; 8];
                for (band, share) in healthy.iter_mut().enumerate() {
                    *share = rng.binomial(asked[band], HEALTHY[band]) / asked[band];
                }
                let bands = AgeBands::new(&deaths, &people, &AGES)?;
                model.estimate(&bands, &HealthShares::new(&healthy)?.with_asked(&asked)?)
            }));
        }
    }
}

fn years_lost(settings: &mut Vec<Setting>) {
    // A share of deaths at each of these ages that makes few of them weigh much.
    let (ages, share) = ([0.5, 20.0, 50.0, 70.0], [0.03, 0.07, 0.3, 0.6]);
    for expected in [10.0, 50.0, 500.0] {
        let truth: f64 = ages
            .iter()
            .zip(share)
            .map(|(age, share)| (75.0 - age) * share * expected)
            .sum();
        let sample = format!("{expected} deaths expected before 75");
        let named = ("years of life lost", "`dobson`");
        settings.push(Setting::new(named, sample, truth, move |rng| {
            let deaths = share.map(|share| rng.poisson(share * expected));
            YearsOfLifeLost::new().estimate(&YearsLost::up_to(&deaths, &ages, 75.0)?)
        }));
    }
}
