//! Results in words: the same on every page of the demo.

use commonweal::{Caution, Estimate, FunnelFlag, Interval, Overdispersed};

use super::text::{level, thousands};

/// The value of an estimate, and its limits or why it has none.
pub(super) fn value_and_limits(estimate: &Estimate, decimals: usize) -> (String, String) {
    let limits = match &estimate.interval {
        Some(interval) => limits(interval, decimals),
        None => estimate
            .no_interval_reason
            .clone()
            .unwrap_or_default()
            .into_owned(),
    };
    (thousands(estimate.value, decimals), limits)
}

/// Limits as text.
pub(super) fn limits(interval: &Interval, decimals: usize) -> String {
    format!(
        "{} to {}",
        thousands(interval.lower, decimals),
        thousands(interval.upper, decimals)
    )
}

/// Who made the limits of an estimate, by which method and at which level.
pub(super) fn limits_method(estimate: &Estimate) -> String {
    estimate.interval.map_or_else(
        || {
            estimate
                .no_interval_reason
                .clone()
                .unwrap_or_default()
                .into_owned()
        },
        |i| {
            format!(
                "{} limits at {} ({})",
                i.method.as_str(),
                level(i.level),
                i.method.source()
            )
        },
    )
}

/// Heads a column of limits.
pub(super) fn interval_name(estimate: &Estimate) -> String {
    format!(
        "#{} interval",
        level(estimate.interval.map_or(0.95, |interval| interval.level))
    )
}

/// A caution as a sentence of its own.
pub(super) fn sentence(message: &str) -> String {
    let mut sentence = message.to_owned();
    if let Some(first) = sentence.get(..1).map(str::to_uppercase) {
        sentence.replace_range(..1, &first);
    }
    if !sentence.ends_with('.') {
        sentence.push('.');
    }
    sentence
}

/// Adds cautions, each sentence once.
pub(super) fn add_cautions<'a>(
    all: &mut Vec<String>,
    cautions: impl IntoIterator<Item = &'a Caution>,
) {
    for caution in cautions {
        let sentence = sentence(&caution.message);
        if !all.contains(&sentence) {
            all.push(sentence);
        }
    }
}

/// A name of the library, such as "common-cause", as people write it.
pub(super) fn spelled(name: &str) -> String {
    name.replace('-', " ")
}

/// Where a unit stands in a funnel.
pub(super) fn stands(flag: FunnelFlag) -> &'static str {
    match flag {
        FunnelFlag::Inside => "inside 95% limits",
        FunnelFlag::Above => "above 95% limits",
        FunnelFlag::Below => "below 95% limits",
        FunnelFlag::FarAbove => "above 99.8% limits",
        FunnelFlag::FarBelow => "below 99.8% limits",
        _ => "outside the limits",
    }
}

/// The limits of the standard deviation between units, or why there are none.
pub(super) fn scatter_limits(scatter: &Overdispersed) -> String {
    scatter.tau2_interval.map_or_else(
        || {
            scatter
                .no_interval_reason
                .clone()
                .unwrap_or_default()
                .into_owned()
        },
        |i| {
            format!(
                "{} to {}",
                thousands(i.lower.sqrt(), 4),
                thousands(i.upper.sqrt(), 4)
            )
        },
    )
}

/// A fact: a name and its words.
pub(super) fn fact(name: &str, words: impl Into<String>) -> (String, String) {
    (name.to_owned(), words.into())
}
