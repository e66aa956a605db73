//! Two synthetic places, one older than the other, with their crude and standardised rates.

use commonweal::{Counts, CrudeRate, DirectRate, Estimate, StandardPopulation, Strata};

use super::trouble::Trouble;

/// The seed of the generator.
pub(super) const SEED: u64 = 2013;

/// The names of the places, which do not exist.
pub(super) const NAMES: [&str; 2] = ["Seahaven", "Millbrook"];

/// An age band and what the generator is told about it: people, and chances of dying within the year per 100,000.
pub(super) struct Band {
    pub(super) from: f64,
    pub(super) name: &'static str,
    people: [u32; 2],
    chance: [u32; 2],
}

const fn band(from: f64, name: &'static str, people: [u32; 2], chance: [u32; 2]) -> Band {
    Band {
        from,
        name,
        people,
        chance,
    }
}

/// Seahaven is older; in Millbrook the chance of dying is higher at every age.
pub(super) const BANDS: [Band; 8] = [
    band(0.0, "0-14", [33_000, 52_000], [30, 50]),
    band(15.0, "15-29", [31_000, 56_000], [35, 60]),
    band(30.0, "30-44", [38_000, 59_000], [90, 160]),
    band(45.0, "45-54", [33_000, 32_000], [250, 420]),
    band(55.0, "55-64", [39_000, 26_000], [620, 980]),
    band(65.0, "65-74", [39_000, 15_000], [1_450, 2_150]),
    band(75.0, "75-84", [26_000, 7_500], [4_300, 5_500]),
    band(85.0, "85 and over", [11_000, 2_500], [13_500, 15_500]),
];

/// What the generator made, band by band, for both places.
#[derive(Debug, Clone, PartialEq)]
pub struct Places {
    /// Deaths in one year.
    pub deaths: [Vec<f64>; 2],
    /// People.
    pub people: [Vec<f64>; 2],
    /// The European Standard Population 2013 in these bands.
    pub standard: Vec<f64>,
}

/// The four rates: crude and standardised, of both places.
#[derive(Debug, Clone)]
pub struct Rates {
    /// Crude rates per 100,000.
    pub crude: [Estimate; 2],
    /// Directly standardised rates per 100,000.
    pub standardised: [Estimate; 2],
}

/// Steele, Lea & Flood 2014 (OOPSLA): whole-number arithmetic only, so that every machine makes the same places.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// Makes both places: every resident draws once.
///
/// # Errors
/// None that the built-in bands cause.
pub fn places() -> Result<Places, Trouble> {
    let mut random = SplitMix64(SEED);
    let mut die = |people: u32, chance: u32| {
        let limit = u64::MAX / 100_000 * u64::from(chance);
        (0..people).filter(|_| random.next() < limit).count() as f64
    };
    let ages: Vec<f64> = BANDS.iter().map(|band| band.from).collect();
    let deaths = [0, 1].map(|place| {
        BANDS
            .iter()
            .map(|band| die(band.people[place], band.chance[place]))
            .collect()
    });
    Ok(Places {
        deaths,
        people: [0, 1].map(|place| BANDS.iter().map(|b| f64::from(b.people[place])).collect()),
        standard: StandardPopulation::European2013.weights(&ages, None)?,
    })
}

/// Crude and standardised rates of both.
///
/// # Errors
/// None that the built-in places cause.
pub fn rates(places: &Places) -> Result<Rates, Trouble> {
    let crude = |place: usize| -> commonweal::Result<Estimate> {
        let (deaths, people) = (total(&places.deaths[place]), total(&places.people[place]));
        let all = CrudeRate::new().estimate(&Counts::new(&[deaths], &[people])?)?;
        all.row(0)
            .ok_or_else(|| commonweal::missing_argument("events"))
    };
    let standardised = |place: usize| {
        let strata = Strata::new(
            &places.deaths[place],
            &places.people[place],
            &places.standard,
        )?;
        DirectRate::new().estimate(&strata)
    };
    Ok(Rates {
        crude: [crude(0)?, crude(1)?],
        standardised: [standardised(0)?, standardised(1)?],
    })
}

pub(super) fn total(column: &[f64]) -> f64 {
    column.iter().sum()
}
