//! How often intervals hold the truth: the study behind `docs/coverage.md`.
//!
//! Every kind of interval has rows here, in settings that are easy and hard for it. The table is written by
//! `COMMONWEAL_REWRITE_COVERAGE=1 cargo test --release -p commonweal coverage_study` (a part of a row's text in place of 1
//! counts those rows only); each run of the tests repeats a twentieth of it with other draws, and less of what simulates.

mod change;
mod distribution;
mod dominance;
mod explained;
mod forms;
mod groups;
mod indirect;
mod parts;
mod people;
mod poverty;
mod providers;
mod rates;
mod recentred;
mod shapley;
mod slope;
mod survey;

use super::{Estimate, Interval, IntervalMethod};
use crate::error::Result;
use crate::numeric::rng::Rng;

/// Samples behind each row of the table.
const REPLICATES: u32 = 10_000;
/// Samples with which the tests try it.
const TRIED: u32 = 500;
/// The same where each sample is a simulation of its own.
const TRIED_SIMULATED: u32 = 60;
/// Below this, by more than twice the Monte Carlo error, the results must say so themselves.
const POOR: f64 = 0.92;

/// What came of one sample: the interval, where there is one, and whether the result carries a caution.
struct Outcome {
    interval: Option<Interval>,
    cautioned: bool,
}

impl From<Estimate> for Outcome {
    fn from(estimate: Estimate) -> Self {
        Self {
            interval: estimate.interval,
            cautioned: !estimate.cautions.is_empty(),
        }
    }
}

/// A sample whose measure has no value (a group without events has no logarithm) has no interval either.
impl From<Result<Estimate>> for Outcome {
    fn from(estimate: Result<Estimate>) -> Self {
        estimate.map_or(
            Self {
                interval: None,
                cautioned: false,
            },
            Self::from,
        )
    }
}

/// One row: a measure and its interval in one setting.
struct Setting {
    measure: &'static str,
    interval: &'static str,
    sample: String,
    truth: f64,
    draw: Box<dyn Fn(&mut Rng) -> Outcome>,
}

impl Setting {
    fn new<T: Into<Outcome>>(
        (measure, interval): (&'static str, &'static str),
        sample: impl Into<String>,
        truth: f64,
        draw: impl Fn(&mut Rng) -> T + 'static,
    ) -> Self {
        Self {
            measure,
            interval,
            sample: sample.into(),
            truth,
            draw: Box::new(move |rng| draw(rng).into()),
        }
    }
}

fn settings() -> Vec<Setting> {
    [
        rates::settings(),
        slope::settings(),
        distribution::settings(),
        survey::settings(),
        people::settings(),
        indirect::settings(),
        rates::exact_proportions(),
        groups::settings(),
        rates::standardised(),
        change::settings(),
        explained::settings(),
        shapley::settings(),
        recentred::settings(),
        dominance::settings(),
        parts::settings(),
        forms::settings(),
        providers::settings(),
        parts::changes(),
        poverty::settings(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What was counted over the samples of one setting.
#[derive(Default)]
struct Counted {
    below: u32,
    held: u32,
    above: u32,
    without: u32,
    cautioned: u32,
    methods: Vec<IntervalMethod>,
}

impl Counted {
    fn of(setting: &Setting, stream: u32, replicates: u32) -> Self {
        let mut rng = Rng::stream(2026, stream);
        let mut counted = Self::default();
        for _ in 0..replicates {
            let outcome = (setting.draw)(&mut rng);
            counted.cautioned += u32::from(outcome.cautioned);
            let Some(interval) = outcome.interval else {
                counted.without += 1;
                continue;
            };
            if !counted.methods.contains(&interval.method) {
                counted.methods.push(interval.method);
            }
            // Rounding must not decide where a limit is the truth itself.
            let slack = 1e-12 * setting.truth.abs();
            if interval.lower > setting.truth + slack {
                counted.above += 1;
            } else if interval.upper < setting.truth - slack {
                counted.below += 1;
            } else {
                counted.held += 1;
            }
        }
        counted
    }

    fn intervals(&self) -> u32 {
        self.below + self.held + self.above
    }

    fn share(&self, count: u32) -> f64 {
        f64::from(count) / f64::from(self.intervals())
    }
}

const HEAD: &str = "| measure | interval | setting | held | truth below | truth above | no interval | with a caution |\n\
                    |---|---|---|---|---|---|---|---|\n";

fn heading(setting: &Setting) -> String {
    format!(
        "| {} | {} | {}",
        setting.measure, setting.interval, setting.sample
    )
}

/// The draws of a row depend on what stands in it, not on the rows before it (FNV-1a).
fn stream(heading: &str) -> u32 {
    heading.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

fn line(setting: &Setting, counted: &Counted) -> String {
    let percent = |share: f64| format!("{:.1} %", 100.0 * share);
    let all = f64::from(REPLICATES);
    format!(
        "{} | {} | {} | {} | {} | {} |",
        heading(setting),
        percent(counted.share(counted.held)),
        percent(counted.share(counted.above)),
        percent(counted.share(counted.below)),
        percent(f64::from(counted.without) / all),
        percent(f64::from(counted.cautioned) / all),
    )
}

/// Writes the table: rows whose text contains `wanted`, and those that it did not have, are counted; the others stay.
fn rewrite(settings: &[Setting], wanted: &str) {
    let before = std::fs::read_to_string(PATH).unwrap_or_default();
    let mut text = format!(
        "How often 95 % limits hold the truth: {REPLICATES} samples in each setting, drawn with a fixed seed. The last figures of \
         a row move by about 0.4 points from seed to seed. Where limits held less than 92 % of the time, by more than \
         chance (0.5 points), results of this kind carry a caution.\n\n{HEAD}"
    );
    for setting in settings {
        let start = heading(setting);
        let known = before
            .lines()
            .find(|line| line.starts_with(&format!("{start} | ")));
        let kept = known.filter(|_| !start.contains(wanted));
        let made = || line(setting, &Counted::of(setting, stream(&start), REPLICATES));
        text += &kept.map_or_else(made, str::to_owned);
        text.push('\n');
    }
    std::fs::write(PATH, text).unwrap();
}

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/coverage.md");

/// The share that held in each row of the committed table.
fn documented() -> Vec<(String, f64)> {
    let text = std::fs::read_to_string(PATH).unwrap();
    let rows = text.lines().filter(|line| line.ends_with(" % |"));
    rows.map(|line| {
        let cells: Vec<&str> = line.split(" | ").collect();
        let held = cells[3].trim_end_matches(" %").parse::<f64>().unwrap() / 100.0;
        (cells[..3].join(" | "), held)
    })
    .collect()
}

#[test]
fn coverage_study() {
    let settings = settings();
    if let Ok(wanted) = std::env::var("COMMONWEAL_REWRITE_COVERAGE") {
        rewrite(&settings, if wanted == "1" { "" } else { &wanted });
        return;
    }
    let documented = documented();
    assert_eq!(documented.len(), settings.len());
    let mut methods = Vec::new();
    for ((name, expected), setting) in documented.iter().zip(&settings) {
        let row = heading(setting);
        assert_eq!(*name, row);
        let simulated = setting.interval.contains("simulated");
        let number = if simulated { TRIED_SIMULATED } else { TRIED };
        let counted = Counted::of(setting, !stream(&row), number);
        methods.extend(counted.methods.iter().copied());
        // Monte Carlo error of both, and what rounding to a tenth of a point and few misses leave.
        let (tried, made) = (f64::from(counted.intervals()), f64::from(REPLICATES));
        let spread = (expected * (1.0 - expected) * (1.0 / tried + 1.0 / made)).sqrt();
        let held = counted.share(counted.held);
        assert!(
            (held - expected).abs() < 4.5 * spread + 0.004,
            "{row}: held {held} of {tried}, documented {expected}"
        );
        if *expected + 2.0 * (expected * (1.0 - expected) / made).sqrt() < POOR {
            let most = f64::from(counted.cautioned) / f64::from(number);
            assert!(
                most > 0.95,
                "{row}: held {expected}, with a caution only {most}"
            );
        }
    }
    for method in IntervalMethod::ALL {
        // Limits that others made are theirs.
        if *method == IntervalMethod::Published {
            continue;
        }
        assert!(methods.contains(method), "no setting tries {method:?}");
    }
}
