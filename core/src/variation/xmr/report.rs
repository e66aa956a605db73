//! What the chart of a series says in words: cautions, and a sentence.

use super::choices::{Direction, Scaling};
use super::model::XmrModel;
use super::result::{Assurance, Variation, XmrPhases};
use super::rules::Rule;
use crate::estimate::{Caution, CautionCode};
use crate::numeric::{math, sum};
use crate::words::grouped;

/// Fewer values than this tell too little for limits: NHS England, Making Data Count.
pub(super) const FEWEST: usize = 13;
/// Limits from fewer values than this move with each value that is added (Wheeler & Chambers 1992 ask for some 20).
pub(super) const PROVISIONAL: u64 = 20;

/// What is known of one series beside its columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Facts {
    pub(super) n: usize,
    pub(super) rows: usize,
    pub(super) last_row: usize,
    pub(super) last_value: f64,
    pub(super) last_rule: Option<Rule>,
    pub(super) variation: Option<Variation>,
    pub(super) assurance: Option<Assurance>,
    pub(super) no_assurance_reason: Option<&'static str>,
    /// Values at which a rule fires.
    pub(super) fired: usize,
    /// Whether no value differs from the one before, in every phase; none where there is no value before another.
    pub(super) constant: Option<bool>,
    /// Whether some phase has no limits although it has enough values.
    pub(super) without_limits: bool,
    pub(super) autocorrelation: Option<f64>,
    /// Whether limits were withheld for too few values.
    pub(super) withheld: bool,
}

/// Correlation of a value with the next: products of neighbours' distances from the mean of their phase over squares of
/// distances. Pairs across gaps and phases are left out; none where all distances are zero.
pub(super) fn autocorrelation(values: &[f64], starts: &[usize]) -> Option<f64> {
    let mut products = 0.0;
    let mut squares = 0.0;
    let mut from = 0;
    let mut present = Vec::new();
    for &to in starts.iter().chain(std::iter::once(&values.len())) {
        let phase = values.get(from..to).unwrap_or(&[]);
        from = to;
        present.clear();
        present.extend(phase.iter().copied().filter(|value| !value.is_nan()));
        if present.is_empty() {
            continue;
        }
        let mean = sum::sum(&present) / present.len() as f64;
        // A plain sum in the order of the rows: a diagnostic of two digits, asked for ten thousand series at a time.
        let mut before = f64::NAN;
        for &value in phase {
            let distance = value - mean;
            if !distance.is_nan() {
                squares += distance * distance;
            }
            let product = before * distance;
            if !product.is_nan() {
                products += product;
            }
            before = distance;
        }
    }
    let correlation = products / squares;
    correlation.is_finite().then_some(correlation)
}

pub(super) fn cautions(
    model: &XmrModel,
    facts: &Facts,
    phases: &XmrPhases,
    first_phase: usize,
) -> Vec<Caution> {
    let mut cautions = Vec::new();
    let mut say = |code, message: String| cautions.push(Caution::new(code, message));
    let own = !model.limits.is_empty();
    let baselines = phases.baseline.get(first_phase..).unwrap_or(&[]);
    if facts.withheld {
        say(
            CautionCode::FewPoints,
            format!(
                "{} values: limits, rules and icons need {FEWEST}; show the values as they are until then",
                facts.n
            ),
        );
    } else if facts.n < FEWEST && !own {
        say(
            CautionCode::FewPoints,
            format!(
                "limits from {} values are a rough guide: decide nothing on them before there are {FEWEST}",
                facts.n
            ),
        );
    }
    if !facts.withheld && !own && facts.n >= FEWEST {
        let short = baselines.iter().position(|&n| n < FEWEST as u64);
        let provisional = baselines.iter().position(|&n| n < PROVISIONAL);
        let at = |phase: usize| (phase + 1, baselines.get(phase).copied().unwrap_or(0));
        if let Some((phase, n)) = short.map(at) {
            say(
                CautionCode::ShortBaseline,
                format!(
                    "the limits of phase {phase} come from {n} values: rebase, or fix limits, only where {FEWEST} or more follow"
                ),
            );
        } else if let Some((phase, n)) = provisional.map(at) {
            say(
                CautionCode::ProvisionalLimits,
                format!(
                    "the limits of phase {phase} come from {n} values, and are provisional below {PROVISIONAL}: compute them \
                     again as values come in"
                ),
            );
        }
    }
    if facts.constant == Some(true) {
        say(
            CautionCode::ConstantSeries,
            "no value differs from the one before it: limits have no width, and any other value will fall outside; check the data"
                .to_owned(),
        );
    }
    if facts.without_limits {
        say(
            CautionCode::NoLimits,
            "a phase has no two values in a row, and so no limits: fill its gaps, or join it with another".to_owned(),
        );
    }
    if facts.fired * 2 > facts.n {
        say(
            CautionCode::ChangingProcess,
            format!(
                "rules fire at {} of {} values: the limits describe a process that was changing; look for when it changed, and \
                 rebase there where the cause is known",
                facts.fired, facts.n
            ),
        );
    }
    if let Some(correlation) = facts.autocorrelation {
        // Bartlett 1946: under independence it stays within 2 / sqrt(n) some 95 times in 100.
        let most = 2.0 / math::sqrt(facts.n as f64);
        if facts.n >= FEWEST && correlation > most {
            say(
                CautionCode::Autocorrelated,
                format!(
                    "values follow each other (lag-1 autocorrelation {correlation:.2}, above 2/sqrt(n) = {most:.2}): limits are \
                     too narrow and rules fire too often, unless a change of level explains it"
                ),
            );
        }
    }
    if facts.last_row + 1 < facts.rows {
        say(
            CautionCode::LastRowMissing,
            format!(
                "the last value is that of row {}: the rows after it are gaps, and the icons do not know of them",
                facts.last_row
            ),
        );
    }
    cautions
}

pub(super) fn method(model: &XmrModel) -> &'static str {
    if !model.limits.is_empty() {
        return "limits as given";
    }
    match (model.scaling, model.screen) {
        (Scaling::TwoPointSixSix, true) => "mean -/+ 2.66 mean moving ranges, screened once",
        (Scaling::TwoPointSixSix, false) => "mean -/+ 2.66 mean moving ranges",
        (Scaling::RoundedD2, true) => "mean -/+ 3/1.128 mean moving ranges, screened once",
        (Scaling::RoundedD2, false) => "mean -/+ 3/1.128 mean moving ranges",
        (Scaling::D2, true) => "mean -/+ 3 sqrt(pi)/2 mean moving ranges, screened once",
        (Scaling::D2, false) => "mean -/+ 3 sqrt(pi)/2 mean moving ranges",
    }
}

/// A number as it was given where that is short, with four significant digits otherwise.
fn short(value: f64) -> String {
    let written = value.to_string();
    if written.len() <= 7 {
        return grouped(&written);
    }
    let size = value.abs();
    if !(1e-4..1e15).contains(&size) {
        return format!("{value:.3e}");
    }
    let mut decimals = 3;
    let mut unit = 10.0;
    while decimals > 0 && size >= unit {
        decimals -= 1;
        unit *= 10.0;
    }
    unit = 1.0;
    while size < unit {
        decimals += 1;
        unit /= 10.0;
    }
    grouped(&format!("{value:.decimals$}"))
}

/// What the icons say.
pub(super) fn sentence(direction: Direction, facts: &Facts, target: f64) -> String {
    let mut text = match facts.variation {
        None => format!(
            "{} values: too few to tell special from common causes.",
            facts.n
        ),
        Some(Variation::CommonCause) => format!(
            "Common cause variation: the last value, {}, fires no rule.",
            short(facts.last_value)
        ),
        Some(variation) => {
            let judged = match variation {
                Variation::ImprovementHigh | Variation::ImprovementLow => "an improvement",
                Variation::ConcernHigh | Variation::ConcernLow => "a cause for concern",
                _ => "a change, neither good nor bad",
            };
            let high = matches!(
                variation,
                Variation::ImprovementHigh | Variation::ConcernHigh | Variation::NeutralHigh
            );
            format!(
                "Special cause variation, {judged}: the last value, {}, {}.",
                short(facts.last_value),
                pattern(facts.last_rule, high)
            )
        }
    };
    let meets = match facts.assurance {
        None => return text,
        Some(Assurance::ConsistentlyPasses) => "will meet",
        Some(Assurance::HitOrMiss) => "will sometimes meet and sometimes miss",
        Some(Assurance::ConsistentlyFails) => "will miss",
    };
    let side = if direction == Direction::Decrease {
        "or less"
    } else {
        "or more"
    };
    text.push_str(&format!(
        " The process as it is {meets} the target of {} {side}.",
        short(target)
    ));
    text
}

fn pattern(rule: Option<Rule>, high: bool) -> String {
    let (side, limit, way) = if high {
        ("above", "upper", "rise")
    } else {
        ("below", "lower", "fall")
    };
    match rule {
        Some(Rule::Trend(length)) => {
            format!("belongs to {length} or more in a row that {way}")
        }
        Some(Rule::Run(length)) => {
            format!("belongs to {length} or more in a row {side} the centre line")
        }
        Some(Rule::TwoOfThree | Rule::TwoOfThreeOrBeyond) => {
            format!("is one of two in three close to the {limit} process limit")
        }
        _ => format!("lies {side} the {limit} process limit"),
    }
}
