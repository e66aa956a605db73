//! How concentrated care is among providers.

use super::Setting;
use crate::{HerfindahlForm, HerfindahlHirschmanIndex, HerfindahlInterval};

pub(super) fn settings() -> Vec<Setting> {
    let markets: [(&str, Vec<f64>); 5] = [
        ("three providers of one size", vec![1.0; 3]),
        ("40 providers of one size", vec![1.0; 40]),
        ("shares of 6, 3 and 1 tenths", vec![6.0, 3.0, 1.0]),
        (
            "30 providers, each share over its place",
            (1..=30).map(|place| 1.0 / f64::from(place)).collect(),
        ),
        ("one provider with 94 %", vec![94.0, 3.0, 2.0, 1.0]),
    ];
    let mut settings = Vec::new();
    for (name, sizes) in &markets {
        for n in [20, 200, 2_000] {
            let total: f64 = sizes.iter().sum();
            let shares: Vec<f64> = sizes.iter().map(|size| size / total).collect();
            let truth = shares.iter().map(|share| share * share).sum();
            settings.push(Setting::new(
                ("Herfindahl-Hirschman index", "`multinomial`"),
                format!("{n} events, {name}"),
                truth,
                move |rng| {
                    let mut counts = vec![0.0; shares.len()];
                    for _ in 0..n {
                        let mut at = rng.uniform();
                        let place = shares.iter().position(|share| {
                            at -= share;
                            at < 0.0
                        });
                        counts[place.unwrap_or(shares.len() - 1)] += 1.0;
                    }
                    HerfindahlHirschmanIndex::new()
                        .interval(HerfindahlInterval::Multinomial)
                        .estimate(&counts)
                },
            ));
        }
    }
    // The number of equal providers has the same limits, read the other way.
    settings.push(Setting::new(
        ("effective number of providers", "`multinomial`"),
        "200 events, shares of 6, 3 and 1 tenths",
        1.0 / 0.46,
        |rng| {
            let mut counts = [0.0; 3];
            for _ in 0..200 {
                let at = rng.uniform();
                counts[usize::from(at >= 0.6) + usize::from(at >= 0.9)] += 1.0;
            }
            HerfindahlHirschmanIndex::new()
                .form(HerfindahlForm::EffectiveNumber)
                .interval(HerfindahlInterval::Multinomial)
                .estimate(&counts)
        },
    ));
    settings
}
