//! Indirectly standardised ratios and means.

use super::Setting;
use super::rates::{PEOPLE, SHARES};
use crate::numeric::math;
use crate::{IndirectRatio, Mean, ReferenceStrata, WeightedValues};

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    for expected in [5.0, 50.0] {
        // Rates of the reference lead to `expected` events here; they are 1.2 times as many.
        let cases = SHARES.map(|share| share * expected);
        let sample = format!("{expected} events expected in 4 age bands, a true ratio of 1.2");
        let named = ("indirectly standardised ratio", "`byar-exact-under-10`");
        settings.push(Setting::new(named, sample, 1.2, move |rng| {
            let events = cases.map(|mean| rng.poisson(1.2 * mean));
            let strata = ReferenceStrata::new(&events, &PEOPLE, &cases, &PEOPLE)?;
            IndirectRatio::new().estimate(&strata)
        }));
    }
    mean(&mut settings);
    settings
}

/// Values whose logarithm is normal, with this mean: a long tail, as of waiting times.
fn mean(settings: &mut Vec<Setting>) {
    for (people, is_skewed) in [(5, false), (30, false), (20, true), (30, true), (500, true)] {
        let shape = if is_skewed {
            "with a long tail (log-normal, skewness 6)"
        } else {
            "from a normal distribution"
        };
        let truth = if is_skewed { math::exp(0.5) } else { 10.0 };
        let named = ("mean", "`student-t`");
        let sample = format!("{people} values {shape}");
        settings.push(Setting::new(named, sample, truth, move |rng| {
            let value = |z: f64| {
                if is_skewed {
                    math::exp(z)
                } else {
                    10.0 + 3.0 * z
                }
            };
            let values: Vec<f64> = (0..people).map(|_| value(rng.standard_normal())).collect();
            Mean::new().estimate(&WeightedValues::new(&values, None)?)
        }));
    }
}
