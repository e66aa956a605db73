//! Shortfall below a line.

use super::Setting;
use crate::numeric::math::exp;
use crate::{PovertyForm, PovertyIndex, PovertyLineOf, SampleInterval, WeightedValues};

/// A line below which 39 of 100 exponential values lie.
const LINE: f64 = 0.5;

pub(super) fn settings() -> Vec<Setting> {
    let mut settings = Vec::new();
    let fixed = PovertyIndex::new().line(LINE);
    let gone = exp(-LINE);
    // Integrals up to the line of the share of people below each value, and of its square.
    let once = LINE - 1.0 + gone;
    let twice = LINE - 2.0 * (1.0 - gone) + (1.0 - gone * gone) / 2.0;
    let heads = 1.0 - gone;
    for (measure, metric, truth) in [
        ("poverty head count", fixed, heads),
        ("poverty gap index", fixed.alpha(1.0), once / LINE),
        (
            "poverty severity index",
            fixed.alpha(2.0),
            1.0 - 2.0 / LINE + 2.0 * heads / (LINE * LINE),
        ),
        // The series of z - z^2 / (2 2!) + z^3 / (3 3!) and so on.
        (
            "Watts poverty index",
            fixed.form(PovertyForm::Watts),
            0.443_842_079_117_748_4,
        ),
        (
            "Sen poverty index",
            fixed.form(PovertyForm::Sen),
            (2.0 * once - twice / heads) / LINE,
        ),
        (
            "Sen-Shorrocks-Thon poverty index",
            fixed.form(PovertyForm::SenShorrocksThon),
            (2.0 * once - twice) / LINE,
        ),
    ] {
        for n in [30, 100] {
            add(&mut settings, (measure, metric), n, "below 0.5", truth);
        }
    }
    // Few of the sample are poor.
    add(
        &mut settings,
        ("poverty head count", PovertyIndex::new().line(0.05)),
        100,
        "below 0.05",
        1.0 - exp(-0.05),
    );
    let gap = PovertyIndex::new().line(0.1).alpha(1.0);
    add(
        &mut settings,
        ("poverty gap index", gap),
        100,
        "below 0.1",
        1.0 - (1.0 - exp(-0.1)) / 0.1,
    );
    // The median is ln 2, and the mean 1.
    let line = 0.6 * std::f64::consts::LN_2;
    let of_median = PovertyIndex::new().line_share(0.6);
    let of_mean = of_median.line_of(PovertyLineOf::Mean);
    for n in [100, 300] {
        let rate = ("poverty head count", of_median);
        add(
            &mut settings,
            rate,
            n,
            "below 60 % of the median",
            1.0 - exp(-line),
        );
        let gap = ("poverty gap index", of_median.alpha(1.0));
        add(
            &mut settings,
            gap,
            n,
            "below 60 % of the median",
            1.0 - (1.0 - exp(-line)) / line,
        );
        let rate = ("poverty head count", of_mean);
        add(
            &mut settings,
            rate,
            n,
            "below 60 % of the mean",
            1.0 - exp(-0.6),
        );
    }
    settings
}

fn add(
    settings: &mut Vec<Setting>,
    (measure, metric): (&'static str, PovertyIndex),
    n: usize,
    line: &str,
    truth: f64,
) {
    let sample = format!("{n} exponential values, {line}");
    settings.push(Setting::new(
        (measure, "`linearised`"),
        sample,
        truth,
        move |rng| {
            let values: Vec<f64> = (0..n).map(|_| rng.exponential()).collect();
            let values = WeightedValues::new(&values, None).unwrap();
            metric
                .interval(SampleInterval::Linearised)
                .estimate(&values)
                .unwrap()
        },
    ));
}
