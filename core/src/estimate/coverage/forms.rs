//! The forms of the concentration index, of people whose ranks are all their own.

use super::Setting;
use crate::numeric::rng::Rng;
use crate::{ConcentrationForm, ConcentrationIndex, ConcentrationInterval, RankedValues, Ranks};

/// A value of somebody at a rank.
type Draw = fn(&mut Rng, f64) -> f64;

pub(super) fn settings() -> Vec<Setting> {
    let form = |form| {
        ConcentrationIndex::new()
            .form(form)
            .interval(ConcentrationInterval::Linearised)
    };
    // Ill with chance 0.5 - 0.4 u at the rank u: a mean of 0.3, and an absolute index of 2 (-0.4 / 12).
    let ill = -0.8 / 12.0;
    let people: (_, Draw) = ("yes or no", |rng, u| {
        f64::from(u8::from(rng.uniform() < 0.5 - 0.4 * u))
    });
    // Exponential with the mean 2 - u: 1.5 in all.
    let amounts: (_, Draw) = ("exponential values", |rng, u| (2.0 - u) * rng.exponential());
    let cases = [
        (
            "Erreygers concentration index",
            people,
            4.0 * ill,
            form(ConcentrationForm::Erreygers).bounds(0.0, 1.0),
        ),
        (
            "Wagstaff concentration index",
            people,
            ill / 0.3 / 0.7,
            form(ConcentrationForm::Wagstaff).bounds(0.0, 1.0),
        ),
        // 1/2 - nu / (nu + 1), over the mean.
        (
            "extended concentration index, `nu` 4",
            amounts,
            -0.3 / 1.5,
            form(ConcentrationForm::Extended).nu(4.0),
        ),
        // -beta 2^(beta - 2) 2 (1/2)^(beta + 1) / (beta + 1), over the mean.
        (
            "symmetric concentration index, `beta` 4",
            amounts,
            -0.2 / 1.5,
            form(ConcentrationForm::Symmetric).beta(4.0),
        ),
        (
            "concentration index",
            amounts,
            -1.0 / 9.0,
            form(ConcentrationForm::Standard),
        ),
        (
            "extended concentration index, `nu` 10",
            amounts,
            (0.5 - 10.0 / 11.0) / 1.5,
            form(ConcentrationForm::Extended).nu(10.0),
        ),
        (
            "generalised concentration index",
            amounts,
            -1.0 / 6.0,
            form(ConcentrationForm::Generalised),
        ),
        (
            "generalised extended concentration index, `nu` 4",
            amounts,
            -0.3,
            form(ConcentrationForm::GeneralisedExtended).nu(4.0),
        ),
    ];
    let mut settings = Vec::new();
    for (measure, (kind, draw), truth, index) in cases {
        for n in [30, 100, 300] {
            let sample = format!("{kind} of {n} people, each with a rank of their own");
            let named = (measure, "`linearised`");
            settings.push(Setting::new(named, sample, truth, move |rng| {
                let rank: Vec<f64> = (0..n).map(|_| rng.uniform()).collect();
                let values: Vec<f64> = rank.iter().map(|u| draw(rng, *u)).collect();
                let ranked = RankedValues::new(&values, Ranks::most_deprived_first(&rank))?;
                index.estimate(&ranked)
            }));
        }
    }
    settings
}
