//! How unevenly values are spread, and how much units differ.

use super::{Outcome, Setting};
use crate::numeric::math::exp;
use crate::{
    AtkinsonIndex, CoefficientOfVariation, Counts, EntropyDecompositionModel, Estimate, FunnelKind,
    FunnelModel, GeneralisedEntropyIndex, GiniIndex, GiniInterval, HooverIndex, HooverInterval,
    IndexReport, Interval, JDivergence, KolmIndex, Level, LorenzCurve, Overdispersion,
    QuantileShareRatio, SampleInterval, WeightedValues, WolfsonPolarisation, ZengaIndex,
};

/// Units of unequal size, by the events expected in them.
const EXPECTED: [f64; 8] = [30.0, 40.0, 60.0, 80.0, 110.0, 150.0, 200.0, 300.0];

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    for (n, zeros) in [(15, 0.0), (50, 0.0), (200, 0.0), (200, 0.5)] {
        let truth = hoover_of_exponential(zeros);
        let kind = if zeros > 0.0 {
            ", half of them zero"
        } else {
            ""
        };
        let sample = format!("{n} exponential values{kind}");
        settings.push(Setting::new(
            ("Hoover index", "`linearised`"),
            sample,
            truth,
            move |rng| {
                let values: Vec<f64> = (0..n)
                    .map(|_| {
                        if rng.uniform() < zeros {
                            0.0
                        } else {
                            rng.exponential()
                        }
                    })
                    .collect();
                let values = WeightedValues::new(&values, None).unwrap();
                HooverIndex::new()
                    .interval(HooverInterval::Linearised)
                    .estimate(&values)
                    .unwrap()
            },
        ));
    }
    gini(&mut settings);
    for (units, tau2) in [(16, 0.005), (64, 0.005), (64, 0.05)] {
        let sample = format!("{units} units, variance {tau2} between their roots");
        let named = ("variance between units of a funnel", "`q-profile`");
        settings.push(Setting::new(named, sample, tau2, move |rng| {
            let expected: Vec<f64> = EXPECTED.iter().copied().cycle().take(units).collect();
            let observed: Vec<f64> = expected
                .iter()
                .map(|mean| {
                    // Normal on the scale of the model, that of the square root.
                    let root = 1.0 + tau2.sqrt() * rng.standard_normal();
                    rng.poisson(mean * root * root)
                })
                .collect();
            let counts = Counts::new(&observed, &expected).unwrap();
            let model = FunnelModel::new(FunnelKind::StandardisedRatio)
                .overdispersion(Overdispersion::Additive)
                .target(1.0);
            let funnel = model.estimate(&counts).unwrap();
            Outcome {
                cautioned: !funnel.cautions.is_empty(),
                interval: funnel
                    .overdispersed
                    .and_then(|scatter| scatter.tau2_interval),
            }
        }));
    }
    sampled(&mut settings);
    lorenz(&mut settings);
    decomposition(&mut settings);
    settings
}

/// Of exponential values the Gini index is one half.
fn gini(settings: &mut Vec<Setting>) {
    let choices = [
        (GiniInterval::Linearised, "`linearised`"),
        (GiniInterval::LinearisedLogit, "`linearised-logit`"),
        (GiniInterval::LinearisedSampling, "`linearised-sampling`"),
        (GiniInterval::Jackknife, "`jackknife`"),
    ];
    for (choice, name) in choices {
        for n in [15, 50, 200] {
            let sample = format!("{n} exponential values");
            settings.push(Setting::new(
                ("Gini index", name),
                sample,
                0.5,
                move |rng| {
                    let values: Vec<f64> = (0..n).map(|_| rng.exponential()).collect();
                    let values = WeightedValues::new(&values, None).unwrap();
                    GiniIndex::new().interval(choice).estimate(&values).unwrap()
                },
            ));
        }
    }
}

/// A measure with the limits of a sample, and what it is of all exponential values.
struct Known {
    measure: &'static str,
    truth: f64,
    estimate: fn(SampleInterval, &WeightedValues<'_>) -> crate::Result<Estimate>,
}

/// Euler's constant: the logarithm of an exponential value is on average so much below zero.
const EULER: f64 = 0.577_215_664_901_532_9;

const KNOWN: [Known; 13] = [
    Known {
        measure: "Theil index",
        truth: 1.0 - EULER,
        estimate: |interval, values| {
            GeneralisedEntropyIndex::new()
                .interval(interval)
                .estimate(values)
        },
    },
    Known {
        measure: "mean log deviation",
        truth: EULER,
        estimate: |interval, values| {
            GeneralisedEntropyIndex::new()
                .alpha(0.0)
                .interval(interval)
                .estimate(values)
        },
    },
    Known {
        measure: "generalised entropy index, alpha 2",
        truth: 0.5,
        estimate: |interval, values| {
            GeneralisedEntropyIndex::new()
                .alpha(2.0)
                .interval(interval)
                .estimate(values)
        },
    },
    Known {
        measure: "Atkinson index, epsilon 1",
        truth: 0.438_540_516_433_114_9,
        estimate: |interval, values| AtkinsonIndex::new().interval(interval).estimate(values),
    },
    Known {
        measure: "equally distributed equivalent, epsilon 1",
        truth: 0.561_459_483_566_885_1,
        estimate: |interval, values| {
            AtkinsonIndex::new()
                .report(IndexReport::Equivalent)
                .interval(interval)
                .estimate(values)
        },
    },
    Known {
        measure: "Kolm index, kappa 1",
        truth: 1.0 - std::f64::consts::LN_2,
        estimate: |interval, values| KolmIndex::new(1.0).interval(interval).estimate(values),
    },
    Known {
        measure: "equally distributed equivalent, kappa 1",
        truth: std::f64::consts::LN_2,
        estimate: |interval, values| {
            KolmIndex::new(1.0)
                .report(IndexReport::Equivalent)
                .interval(interval)
                .estimate(values)
        },
    },
    // Of exponential values the bottom share p of the people holds p + (1 - p) ln(1 - p) of all.
    Known {
        measure: "S80/S20 ratio",
        truth: 24.290_608_402_505_9,
        estimate: |interval, values| {
            QuantileShareRatio::new()
                .interval(interval)
                .estimate(values)
        },
    },
    Known {
        measure: "Palma ratio",
        truth: 3.532_001_830_757_47,
        estimate: |interval, values| {
            QuantileShareRatio::palma()
                .interval(interval)
                .estimate(values)
        },
    },
    Known {
        measure: "coefficient of variation",
        truth: 1.0,
        estimate: |interval, values| {
            CoefficientOfVariation::new()
                .interval(interval)
                .estimate(values)
        },
    },
    Known {
        measure: "J-divergence",
        truth: 1.0,
        estimate: |interval, values| JDivergence::new().interval(interval).estimate(values),
    },
    // By quadrature, in 30 digits.
    Known {
        measure: "Zenga index",
        truth: 0.843_302_107_531_963_9,
        estimate: |interval, values| ZengaIndex::new().interval(interval).estimate(values),
    },
    // The median is ln 2, the mean distance from it too, and half of that between people 1/2.
    Known {
        measure: "Wolfson polarisation index",
        truth: 2.0 - std::f64::consts::LOG2_E,
        estimate: |interval, values| {
            WolfsonPolarisation::new()
                .interval(interval)
                .estimate(values)
        },
    },
];

fn sampled(settings: &mut Vec<Setting>) {
    let choices = [
        (SampleInterval::Linearised, "`linearised`"),
        (SampleInterval::LinearisedSampling, "`linearised-sampling`"),
    ];
    for known in &KNOWN {
        for (choice, name) in choices {
            for n in [15, 50, 200] {
                // Rows that stand for different numbers of people, whatever their values, for limits of drawn rows.
                let weighted = choice == SampleInterval::LinearisedSampling;
                let kind = if weighted { ", weights 1 to 3" } else { "" };
                settings.push(Setting::new(
                    (known.measure, name),
                    format!("{n} exponential values{kind}"),
                    known.truth,
                    move |rng| {
                        let values: Vec<f64> = (0..n).map(|_| rng.exponential()).collect();
                        let weights: Vec<f64> = (0..n).map(|row| f64::from(1 + row % 3)).collect();
                        let weights = weighted.then_some(weights.as_slice());
                        let values = WeightedValues::new(&values, weights).unwrap();
                        (known.estimate)(choice, &values).unwrap()
                    },
                ));
            }
        }
    }
}

/// Exponential values of two groups, drawn with equal chances, whose means are 1 and 3.
fn decomposition(settings: &mut Vec<Setting>) {
    // Of the mean log deviation within groups, and that of the two means.
    let parts = [
        ("mean log deviation within groups", EULER),
        (
            "mean log deviation between groups",
            0.143_841_036_225_890_45,
        ),
    ];
    for (place, (measure, truth)) in parts.into_iter().enumerate() {
        for n in [50, 200] {
            settings.push(Setting::new(
                (measure, "`linearised`"),
                format!("{n} exponential values, means 1 and 3"),
                truth,
                move |rng| {
                    let groups: Vec<&str> = (0..n)
                        .map(|_| if rng.uniform() < 0.5 { "a" } else { "b" })
                        .collect();
                    let mean = |group: &&str| if **group == *"a" { 1.0 } else { 3.0 };
                    let values: Vec<f64> = groups
                        .iter()
                        .map(|group| mean(group) * rng.exponential())
                        .collect();
                    let values = WeightedValues::new(&values, None).unwrap();
                    let model = EntropyDecompositionModel::new().alpha(0.0);
                    let model = model.interval(SampleInterval::Linearised);
                    let found = model.estimate(&values, &groups).unwrap();
                    if place == 0 {
                        found.within
                    } else {
                        found.between
                    }
                },
            ));
        }
    }
}

/// Of exponential values the bottom share p of the people holds p + (1 - p) ln(1 - p) of all.
fn lorenz(settings: &mut Vec<Setting>) {
    for (at, truth) in [
        (0.2, 0.021_485_158_948_632_195),
        (0.5, 0.153_426_409_720_027_35),
        (0.8, 0.478_112_417_513_179_98),
    ] {
        for n in [15, 50, 200] {
            settings.push(Setting::new(
                ("Lorenz curve", "`linearised`"),
                format!("{n} exponential values, at {at}"),
                truth,
                move |rng| {
                    let values: Vec<f64> = (0..n).map(|_| rng.exponential()).collect();
                    let values = WeightedValues::new(&values, None).unwrap();
                    let model = LorenzCurve::new();
                    let model = model.interval(SampleInterval::Linearised);
                    let curve = model.at(&[at]).estimate(&values).unwrap();
                    let limits = &curve.intervals[0];
                    let (lower, upper) = (limits.lower[0], limits.upper[0]);
                    Outcome {
                        interval: Some(Interval::new(lower, upper, Level::P95, limits.method[0])),
                        cautioned: !curve.cautions.is_empty(),
                    }
                },
            ));
        }
    }
}

/// Values are zero with this probability and exponential with mean 1 otherwise: with mean `m = 1 - zeros`, those above
/// the mean hold `E(y - m)+ = m exp(-m)` more than it, which is `exp(-m)` of all.
fn hoover_of_exponential(zeros: f64) -> f64 {
    exp(-(1.0 - zeros))
}
