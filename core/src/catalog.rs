//! Every public operation with its parameters and defaults, so that the three languages cannot drift apart.

use crate::error::{Error, ErrorCode};
use crate::named::named_enum;

named_enum! {
    /// The family that an operation belongs to: the name of its folder in every language.
    ///
    /// ```
    /// use commonweal::Family;
    /// assert_eq!(Family::Rates.as_str(), "rates");
    /// ```
    pub enum Family("family") {
        /// How often.
        Rates = "rates",
        /// How unfair.
        Inequality = "inequality",
    }
}

/// What a parameter takes, in terms that each language spells in its own way.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Type {
    /// A column of numbers.
    Numbers,
    /// One number.
    Number,
    /// One whole number that fits 32 bits without sign.
    Integer,
    /// A probability, a list of up to four, or a level made from z.
    Level,
    /// One of these names.
    Choice(&'static [&'static str]),
    /// Free text.
    Text,
    /// The name of a standard population, or a column of its sizes.
    StandardPopulation,
    /// A function that is told of progress and may cancel.
    Progress,
}

/// Whether a parameter is data (positional, first) or an option (named).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Role {
    /// Comes first, by position.
    Data,
    /// Comes after, by name.
    Option,
}

/// One parameter of an operation.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Parameter {
    /// Name in snake case.
    pub name: &'static str,
    /// Data or option.
    pub role: Role,
    /// What it takes.
    pub takes: Type,
    /// Its default as JSON; none where the operation cannot do without it; `null` where not giving it means something.
    pub default: Option<&'static str>,
    /// What it is, in a sentence.
    pub meaning: &'static str,
}

/// One public operation.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Operation {
    /// Name in snake case: the function in Python, in camel case the one in JavaScript.
    pub name: &'static str,
    /// Its family.
    pub family: Family,
    /// What it answers, in a sentence.
    pub summary: &'static str,
    /// Its parameters, data first.
    pub parameters: &'static [Parameter],
    /// The result type.
    pub result: &'static str,
    /// Key of the source.
    pub citation: &'static str,
}

const fn data(name: &'static str, meaning: &'static str) -> Parameter {
    Parameter {
        name,
        role: Role::Data,
        takes: Type::Numbers,
        default: None,
        meaning,
    }
}

const fn required(name: &'static str, takes: Type, meaning: &'static str) -> Parameter {
    Parameter {
        name,
        role: Role::Option,
        takes,
        default: None,
        meaning,
    }
}

const fn option(
    name: &'static str,
    takes: Type,
    default: &'static str,
    meaning: &'static str,
) -> Parameter {
    Parameter {
        name,
        role: Role::Option,
        takes,
        default: Some(default),
        meaning,
    }
}

const LEVEL: Parameter = option(
    "level",
    Type::Level,
    "0.95",
    "confidence level: a probability, or up to four",
);
const NULLS: Parameter = option(
    "nulls",
    Type::Choice(&["raise", "omit"]),
    "\"raise\"",
    "rows with a missing value: an error, or left out and counted",
);
const UNIT: Parameter = option(
    "unit",
    Type::Text,
    "null",
    "the unit of the values, such as years",
);
const SCALES: Type = Type::Choice(&["linear", "log", "logit"]);

/// The parameters of everything that fits a line through ordered groups.
const SLOPE: &[Parameter] = &[
    data("values", "the indicator in each group"),
    data("population", "people in each group"),
    required("rank", Type::Numbers, "rank of each group"),
    required(
        "order",
        Type::Choice(&["most-deprived-first", "least-deprived-first"]),
        "at which end of the ranks the most deprived stand",
    ),
    LEVEL,
    option(
        "standard_errors",
        Type::Numbers,
        "null",
        "standard error of each group's value",
    ),
    option(
        "events",
        Type::Numbers,
        "null",
        "events behind each group's value",
    ),
    option(
        "event_distribution",
        Type::Choice(&["poisson", "binomial"]),
        "\"poisson\"",
        "what the events are: of a rate, or of a proportion",
    ),
    option(
        "lower_limits",
        Type::Numbers,
        "null",
        "published lower limit of each group's value",
    ),
    option(
        "upper_limits",
        Type::Numbers,
        "null",
        "published upper limit of each group's value",
    ),
    option(
        "limits_level",
        Type::Number,
        "0.95",
        "level of the published limits",
    ),
    option(
        "interval",
        Type::Choice(&["automatic", "propagated", "regression", "simulated"]),
        "\"automatic\"",
        "how limits are made",
    ),
    option(
        "model",
        Type::Choice(&["least-squares", "binomial", "poisson"]),
        "\"least-squares\"",
        "what is fitted: the values, or the events themselves",
    ),
    option(
        "scale",
        SCALES,
        "\"linear\"",
        "the scale on which the line is straight",
    ),
    option(
        "noise",
        SCALES,
        "null",
        "the scale on which the groups' values vary; that of the fit unless given",
    ),
    option(
        "variance",
        Type::Choice(&["classical", "hc0", "hc1", "hc2", "hc3"]),
        "\"hc1\"",
        "variance behind regression limits",
    ),
    option(
        "critical",
        Type::Choice(&["t", "normal"]),
        "\"t\"",
        "critical value of regression limits",
    ),
    option(
        "orientation",
        Type::Choice(&["least-minus-most", "gap"]),
        "\"least-minus-most\"",
        "which way round the index is told",
    ),
    option(
        "polarity",
        Type::Choice(&["higher-is-better", "lower-is-better", "neutral"]),
        "\"neutral\"",
        "whether more of the indicator is good or bad",
    ),
    option(
        "per",
        Type::Number,
        "1.0",
        "what 1 is in the unit of the values, for the logit scale",
    ),
    option("draws", Type::Integer, "100000", "draws of a simulation"),
    option("seed", Type::Integer, "1", "seed of a simulation"),
    option(
        "progress",
        Type::Progress,
        "null",
        "told how many draws are made of how many; false cancels",
    ),
    UNIT,
    NULLS,
];

const CATALOG: &[Operation] = &[
    Operation {
        name: "crude_rate",
        family: Family::Rates,
        summary: "events over people, per 100,000",
        parameters: &[
            data("events", "events in each row"),
            data("population", "people, or person-time, in each row"),
            option("per", Type::Number, "100000.0", "the multiplier"),
            LEVEL,
            option(
                "interval",
                Type::Choice(&["byar-exact-under-10", "byar", "exact-poisson"]),
                "\"byar-exact-under-10\"",
                "how limits are made",
            ),
            NULLS,
        ],
        result: "Estimates",
        citation: "breslow-day-1987",
    },
    Operation {
        name: "proportion",
        family: Family::Rates,
        summary: "people with the event over people",
        parameters: &[
            data("events", "people with the event in each row"),
            data("population", "people in each row"),
            option(
                "per",
                Type::Number,
                "1.0",
                "the multiplier: 100 for a percentage",
            ),
            LEVEL,
            option(
                "interval",
                Type::Choice(&["wilson"]),
                "\"wilson\"",
                "how limits are made",
            ),
            NULLS,
        ],
        result: "Estimates",
        citation: "wilson-1927",
    },
    Operation {
        name: "directly_standardised_rate",
        family: Family::Rates,
        summary: "the rate that a standard population would have",
        parameters: &[
            data("events", "events in each stratum"),
            data("population", "people in each stratum"),
            option(
                "standard_population",
                Type::StandardPopulation,
                "\"european-2013\"",
                "a published standard population, or its size in each stratum",
            ),
            option(
                "age",
                Type::Numbers,
                "null",
                "age at which each band starts; needed for a published standard population",
            ),
            option(
                "age_end",
                Type::Number,
                "null",
                "age at which the oldest band ends; open-ended unless given",
            ),
            option("per", Type::Number, "100000.0", "the multiplier"),
            LEVEL,
            option(
                "minimum_events",
                Type::Number,
                "0.0",
                "withholds a rate with fewer events",
            ),
            NULLS,
        ],
        result: "Estimate",
        citation: "dobson-1991",
    },
    Operation {
        name: "slope_index",
        family: Family::Inequality,
        summary: "the difference between the two ends of deprivation, using every group",
        parameters: SLOPE,
        result: "Estimate",
        citation: "low-low-2004",
    },
    Operation {
        name: "relative_index",
        family: Family::Inequality,
        summary: "the ratio between the two ends of deprivation, using every group",
        parameters: SLOPE,
        result: "Estimate",
        citation: "mackenbach-kunst-1997",
    },
    Operation {
        name: "gradient",
        family: Family::Inequality,
        summary: "groups on the population scale of deprivation, the fitted line, and both indices",
        parameters: SLOPE,
        result: "Gradient",
        citation: "low-low-2004",
    },
    Operation {
        name: "hoover_index",
        family: Family::Inequality,
        summary: "the share of the total that would have to move for all to have the same",
        parameters: &[
            data("values", "what each unit has"),
            option(
                "weights",
                Type::Numbers,
                "null",
                "people each value stands for",
            ),
            LEVEL,
            option(
                "interval",
                Type::Choice(&["none", "linearised"]),
                "\"none\"",
                "how limits are made",
            ),
            NULLS,
        ],
        result: "Estimate",
        citation: "hoover-1936",
    },
];

/// Every public operation.
///
/// ```
/// use commonweal::catalog;
/// let slope = catalog().iter().find(|operation| operation.name == "slope_index").unwrap();
/// let level = slope.parameters.iter().find(|parameter| parameter.name == "level").unwrap();
/// assert_eq!(level.default, Some("0.95"));
/// ```
#[must_use]
pub fn catalog() -> &'static [Operation] {
    CATALOG
}

/// The error for an option that an operation does not have, with the one that was probably meant.
///
/// ```
/// let error = commonweal::unknown_option("slope_index", "levle");
/// assert_eq!((error.code().as_str(), error.param()), ("unknown-option", Some("levle")));
/// assert_eq!(error.to_string(), "`levle` is no option of slope_index: did you mean `level`?");
/// ```
#[must_use]
pub fn unknown_option(operation: &str, name: &str) -> Error {
    let name: String = name.chars().take(60).collect();
    let known = CATALOG
        .iter()
        .find(|known| known.name == operation)
        .map_or(&[][..], |known| known.parameters);
    let options = || {
        known
            .iter()
            .filter(|parameter| parameter.role == Role::Option)
            .map(|parameter| parameter.name)
    };
    let nearest = options()
        .map(|option| (distance(option, &name), option))
        .min();
    let hint = match nearest {
        Some((far, option)) if far <= option.len() / 2 => format!("did you mean `{option}`?"),
        _ => format!(
            "its options are {}",
            options()
                .map(|option| format!("`{option}`"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    };
    Error::new(
        ErrorCode::UnknownOption,
        name.clone(),
        format!("`{name}` is no option of {operation}: {hint}"),
    )
}

/// Levenshtein distance: how many letters differ.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut last = i + 1;
        let mut next = vec![last];
        for (right, &above) in b.chars().zip(row.iter().skip(1)) {
            last = (above + 1)
                .min(last + 1)
                .min(diagonal + usize::from(left != right));
            diagonal = above;
            next.push(last);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_unique_and_data_comes_first() {
        let mut names = HashSet::new();
        for operation in catalog() {
            assert!(
                names.insert(operation.name),
                "{} stands twice",
                operation.name
            );
            assert!(
                operation
                    .parameters
                    .is_sorted_by_key(|p| p.role == Role::Option),
                "{}",
                operation.name
            );
            let parameters: HashSet<_> = operation.parameters.iter().map(|p| p.name).collect();
            assert_eq!(
                parameters.len(),
                operation.parameters.len(),
                "{}",
                operation.name
            );
        }
    }

    #[test]
    fn every_source_is_in_the_list_of_references() {
        let references = include_str!("../docs/references.md");
        for operation in catalog() {
            assert!(
                references.contains(&format!("| `{}` |", operation.citation)),
                "{}",
                operation.citation
            );
        }
    }

    #[test]
    fn defaults_are_json_of_their_type() {
        for parameter in catalog().iter().flat_map(|operation| operation.parameters) {
            let Some(text) = parameter.default else {
                continue;
            };
            let value: serde_json::Value = serde_json::from_str(text).unwrap();
            match (parameter.takes, value) {
                (Type::Choice(names), serde_json::Value::String(name)) => {
                    assert!(names.contains(&name.as_str()));
                }
                (_, serde_json::Value::Null)
                | (Type::Number | Type::Level | Type::Integer, serde_json::Value::Number(_))
                | (Type::StandardPopulation | Type::Text, serde_json::Value::String(_)) => {}
                (takes, value) => panic!("{}: {value} is no {takes:?}", parameter.name),
            }
        }
    }

    #[test]
    fn choices_are_the_names_of_the_options() {
        use crate::{
            Critical, EventDistribution, Model, Nulls, Order, Orientation, Polarity, RateInterval,
            Scale, SlopeInterval, Variance,
        };
        let names = |operation: &str, parameter: &str| -> Vec<&str> {
            let operation = catalog().iter().find(|o| o.name == operation).unwrap();
            match operation
                .parameters
                .iter()
                .find(|p| p.name == parameter)
                .unwrap()
                .takes
            {
                Type::Choice(names) => names.to_vec(),
                other => panic!("{parameter} takes {other:?}"),
            }
        };
        macro_rules! same {
            ($operation:literal, $parameter:literal, $kind:ty) => {
                assert_eq!(
                    names($operation, $parameter),
                    <$kind>::ALL.iter().map(|c| c.as_str()).collect::<Vec<_>>()
                );
            };
        }
        same!("slope_index", "order", Order);
        same!("slope_index", "event_distribution", EventDistribution);
        same!("slope_index", "interval", SlopeInterval);
        same!("slope_index", "model", Model);
        same!("slope_index", "scale", Scale);
        same!("slope_index", "noise", Scale);
        same!("slope_index", "variance", Variance);
        same!("slope_index", "critical", Critical);
        same!("slope_index", "orientation", Orientation);
        same!("slope_index", "polarity", Polarity);
        same!("slope_index", "nulls", Nulls);
        same!("crude_rate", "interval", RateInterval);
    }
}
