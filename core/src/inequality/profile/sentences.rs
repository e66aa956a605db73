//! What the measures of a profile say, in plain words.

use crate::estimate::{Estimate, Polarity};
use crate::words::{figure, figure_like, level, percent};

/// How the numbers of a profile are called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    /// The indicator; empty where it was not named.
    pub(super) indicator: &'a str,
    /// Whose it is.
    pub(super) people: &'a str,
    pub(super) unit: &'a str,
    pub(super) polarity: Polarity,
    /// What one group is: "tenth", "fifth", "group".
    pub(super) part: &'static str,
}

impl Names<'_> {
    /// The beginning of a sentence about the indicator.
    pub(super) fn subject(&self) -> String {
        let named = if self.indicator.is_empty() {
            "the value"
        } else {
            self.indicator
        };
        let of = if self.people.is_empty() { "" } else { " of " };
        capital(&format!("{named}{of}{}", self.people))
    }

    /// The indicator of a total.
    fn total(&self) -> String {
        let named = if self.indicator.is_empty() {
            "that there is"
        } else {
            self.indicator
        };
        format!("Of all {named}, ")
    }

    /// A number with its unit.
    fn with_unit(&self, number: &str) -> String {
        if self.unit.is_empty() {
            number.to_owned()
        } else {
            format!("{number} {}", self.unit)
        }
    }

    /// Most against least deprived, each its own group.
    pub(super) fn ends(&self, estimate: &Estimate, most: f64) -> String {
        let (gap, more, limits) = signed(estimate);
        format!(
            "{} in the most deprived {} is {}: {} {} than in the least deprived {}{limits}{}.",
            self.subject(),
            self.part,
            self.with_unit(&figure(most)),
            self.with_unit(&gap),
            if more { "more" } else { "less" },
            self.part,
            self.judged(estimate, more)
        )
    }

    /// From end to end of deprivation: the index is the least deprived end less the most.
    pub(super) fn slope(&self, estimate: &Estimate) -> String {
        let (gap, less, limits) = signed(estimate);
        format!(
            "Over the whole range of deprivation, every group counted, it is {} {} at the most deprived end than at the least{limits}{}.",
            self.with_unit(&gap),
            if less { "lower" } else { "higher" },
            self.judged(estimate, !less)
        )
    }

    /// The same of people, as the first sentence of a profile.
    pub(super) fn slope_of_people(&self, estimate: &Estimate) -> String {
        let (gap, less, limits) = signed(estimate);
        format!(
            "{}: over the whole range of deprivation, everyone counted, {} {} at the most deprived end than at the least{limits}{}.",
            self.subject(),
            self.with_unit(&gap),
            if less { "lower" } else { "higher" },
            self.judged(estimate, !less)
        )
    }

    /// What all would gain, were they as the reference.
    pub(super) fn attributable(&self, estimate: &Estimate, reference: &str) -> String {
        let (gap, more, limits) = signed(estimate);
        format!(
            "If all groups were as {reference}, the mean of all would be {} {}{limits}.",
            self.with_unit(&gap),
            if more { "higher" } else { "lower" }
        )
    }

    pub(super) fn range(&self, estimate: &Estimate) -> String {
        format!(
            "{}: between the lowest and the highest group lie {}{}.",
            self.subject(),
            self.with_unit(&figure(estimate.value)),
            bracketed(estimate, figure_like)
        )
    }

    pub(super) fn deviation(&self, estimate: &Estimate) -> String {
        format!(
            "The groups scatter about the mean of all with a standard deviation of {}{}.",
            self.with_unit(&figure(estimate.value)),
            bracketed(estimate, figure_like)
        )
    }

    pub(super) fn moved(&self, estimate: &Estimate) -> String {
        let share = |value: f64, _: f64| percent(value);
        format!(
            "{}{} would have to move for all to have the same{}.",
            self.total(),
            percent(estimate.value),
            bracketed(estimate, share)
        )
    }

    pub(super) fn cost(&self, estimate: &Estimate) -> String {
        let share = |value: f64, _: f64| percent(value);
        format!(
            "{}{} could be given up, and the rest, shared equally, would be worth as much to someone with an aversion of 1{}.",
            self.total(),
            percent(estimate.value),
            bracketed(estimate, share)
        )
    }

    /// What a difference means for the most deprived, who have more of the indicator or less.
    fn judged(&self, estimate: &Estimate, more: bool) -> &'static str {
        let doubt = doubted(estimate, 0.0);
        if !doubt.is_empty() || estimate.value == 0.0 {
            return doubt;
        }
        match (self.polarity, more) {
            (Polarity::Neutral, _) => "",
            (Polarity::HigherIsBetter, true) | (Polarity::LowerIsBetter, false) => {
                ", in their favour"
            }
            _ => ", to their disadvantage",
        }
    }
}

pub(super) fn relative(estimate: &Estimate) -> String {
    format!(
        "At the least deprived end it is {} times as high as at the most deprived end{}.",
        figure(estimate.value),
        bracketed(estimate, figure_like)
    )
}

pub(super) fn concentration(estimate: &Estimate, name: &str) -> String {
    let among = match estimate.value {
        value if value > 0.0 => "the less deprived have more than their share of it",
        value if value < 0.0 => "the more deprived have more than their share of it",
        _ => "nobody has more than their share of it along deprivation",
    };
    format!(
        "By everyone's place on the scale of deprivation, {among}: {name} {}{}, where 0 is no inequality along deprivation{}.",
        figure(estimate.value),
        bracketed(estimate, figure_like),
        doubted(estimate, 0.0)
    )
}

pub(super) fn attributable_share(estimate: &Estimate) -> String {
    let share = |value: f64, _: f64| percent(value.abs());
    format!(
        "That is {} of the mean{}.",
        percent(estimate.value.abs()),
        bracketed(&positive(estimate), share)
    )
}

pub(super) fn range_ratio(estimate: &Estimate) -> String {
    format!(
        "The highest is {} times the lowest{}.",
        figure(estimate.value),
        bracketed(estimate, figure_like)
    )
}

pub(super) fn disparity(estimate: &Estimate) -> String {
    let share = |value: f64, _: f64| percent(value);
    format!(
        "On average, a person's group is {} of the mean away from the mean{}.",
        percent(estimate.value),
        bracketed(estimate, share)
    )
}

/// An index that stands by its name alone.
pub(super) fn index(estimate: &Estimate, name: &str, reading: &str) -> String {
    format!(
        "{name}: {}{}, where {reading}.",
        figure(estimate.value),
        bracketed(estimate, figure_like)
    )
}

/// Two of them differ by twice the Gini index, in parts of the mean.
pub(super) fn gini(estimate: &Estimate) -> String {
    format!(
        "Gini index {}{}: two taken at random differ by {} of the mean on average.",
        figure(estimate.value),
        bracketed(estimate, figure_like),
        percent(2.0 * estimate.value)
    )
}

pub(super) fn fifths(estimate: &Estimate) -> String {
    format!(
        "The top fifth has {} times as much as the bottom fifth{}.",
        figure(estimate.value),
        bracketed(estimate, figure_like)
    )
}

/// A difference without its sign, whether it is above zero, and its limits turned the same way.
fn signed(estimate: &Estimate) -> (String, bool, String) {
    (
        figure(estimate.value.abs()),
        estimate.value > 0.0,
        bracketed(&positive(estimate), figure_like),
    )
}

/// The same estimate, its sign turned where it is below zero.
fn positive(estimate: &Estimate) -> Estimate {
    let mut turned = estimate.clone();
    if estimate.value < 0.0 {
        turned.value = -estimate.value;
        if let Some(interval) = &mut turned.interval {
            (interval.lower, interval.upper) = (-interval.upper, -interval.lower);
        }
    }
    turned
}

/// The limits of the first level, after a space; `word` writes a limit as the value is written.
fn bracketed(estimate: &Estimate, word: impl Fn(f64, f64) -> String) -> String {
    let Some(interval) = &estimate.interval else {
        return String::new();
    };
    format!(
        " ({} CI {} to {})",
        level(interval.level),
        word(interval.lower, estimate.value),
        word(interval.upper, estimate.value)
    )
}

/// Said where limits leave it open on which side of nothing a value is.
fn doubted(estimate: &Estimate, nothing: f64) -> &'static str {
    match &estimate.interval {
        Some(limits) if limits.lower <= nothing && nothing <= limits.upper => {
            "; chance alone may make as much"
        }
        _ => "",
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
