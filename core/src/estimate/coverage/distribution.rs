//! How unevenly values are spread, and how much units differ.

use super::{Outcome, Setting};
use crate::numeric::math::exp;
use crate::{
    Counts, FunnelKind, FunnelModel, GiniIndex, GiniInterval, HooverIndex, HooverInterval,
    Overdispersion, WeightedValues,
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

/// Values are zero with this probability and exponential with mean 1 otherwise: with mean `m = 1 - zeros`, those above
/// the mean hold `E(y - m)+ = m exp(-m)` more than it, which is `exp(-m)` of all.
fn hoover_of_exponential(zeros: f64) -> f64 {
    exp(-(1.0 - zeros))
}
