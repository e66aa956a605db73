//! Every public operation with its parameters and defaults, so that the three languages cannot drift apart.

mod table;

use table::CATALOG;

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
        /// How it varies.
        Variation = "variation",
        /// Which places and organisations, and since when.
        System = "system",
        /// Who works together.
        Partnership = "partnership",
        /// What was done, and whom it reached.
        Intervention = "intervention",
    }
}

/// What a parameter takes, in terms that each language spells in its own way.
///
/// ```
/// use commonweal::{Role, Type, catalog};
/// let proportion = catalog().iter().find(|operation| operation.name == "proportion").unwrap();
/// assert_eq!(proportion.parameters[0].role, Role::Data);
/// assert_eq!(proportion.parameters[0].takes, Type::Numbers);
/// assert_eq!((proportion.parameters[2].name, proportion.parameters[2].default), ("per", Some("1.0")));
/// ```
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
    /// A column of text: codes, names, labels.
    Texts,
    /// One day, as ISO text.
    Date,
    /// A column of days, as ISO text; a missing one is an open end.
    Dates,
    /// True or false.
    Flag,
    /// Columns of numbers by name, in an order that counts.
    Columns,
    /// One number, or a column of them.
    NumberOrNumbers,
    /// Row numbers counted from 0, or days as ISO text.
    Rows,
    /// The name of a set of rules, or a list of names of rules.
    Rules,
    /// The name of a standard population, or a column of its sizes.
    StandardPopulation,
    /// Results of a measure, or published figures: values with their limits.
    Figures,
    /// How the rows of a survey were drawn: columns and options by name.
    SurveyDesign,
    /// A function that is told of progress and may cancel.
    Progress,
}

/// Whether a parameter is data (positional, first) or an option (named).
///
/// ```
/// use commonweal::{Role, Type, catalog};
/// let proportion = catalog().iter().find(|operation| operation.name == "proportion").unwrap();
/// assert_eq!(proportion.parameters[0].role, Role::Data);
/// assert_eq!(proportion.parameters[0].takes, Type::Numbers);
/// assert_eq!((proportion.parameters[2].name, proportion.parameters[2].default), ("per", Some("1.0")));
/// ```
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
///
/// ```
/// use commonweal::{Role, Type, catalog};
/// let proportion = catalog().iter().find(|operation| operation.name == "proportion").unwrap();
/// assert_eq!(proportion.parameters[0].role, Role::Data);
/// assert_eq!(proportion.parameters[0].takes, Type::Numbers);
/// assert_eq!((proportion.parameters[2].name, proportion.parameters[2].default), ("per", Some("1.0")));
/// ```
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
///
/// ```
/// use commonweal::{Role, Type, catalog};
/// let proportion = catalog().iter().find(|operation| operation.name == "proportion").unwrap();
/// assert_eq!(proportion.parameters[0].role, Role::Data);
/// assert_eq!(proportion.parameters[0].takes, Type::Numbers);
/// assert_eq!((proportion.parameters[2].name, proportion.parameters[2].default), ("per", Some("1.0")));
/// ```
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

/// Every public operation.
///
/// ```
/// use commonweal::catalog;
/// let slope = catalog().iter().find(|operation| operation.name == "slope_index").unwrap();
/// let level = slope.parameters.iter().find(|parameter| parameter.name == "level").unwrap();
/// assert_eq!(level.default, Some("0.95"));
/// ```
#[cfg(feature = "catalog")]
#[must_use]
pub fn catalog() -> &'static [Operation] {
    CATALOG
}

/// The names of the options of an operation, in snake case; none of one that is not known.
///
/// ```
/// use commonweal::options_of;
/// assert!(options_of("slope_index").any(|name| name == "level"));
/// assert_eq!(options_of("no_such_index").count(), 0);
/// ```
pub fn options_of(operation: &str) -> impl Iterator<Item = &'static str> + use<> {
    let known = CATALOG.iter().find(|known| known.name == operation);
    let parameters = known.map_or(&[][..], |known| known.parameters);
    let options = parameters
        .iter()
        .filter(|parameter| parameter.role == Role::Option);
    options.map(|parameter| parameter.name)
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
    let options: Vec<&str> = options_of(operation).collect();
    unknown_among(name, &format!("no option of {operation}"), &options)
}

/// What a survey design may be told by.
const DESIGN_PARTS: [&str; 12] = [
    "strata",
    "clusters",
    "nested",
    "sampling_fraction",
    "single_cluster",
    "replicate_weights",
    "replicate_method",
    "fay",
    "scale",
    "replicate_scales",
    "replicate_centre",
    "degrees_of_freedom",
];

/// What a survey design may be told by, in every language (in JavaScript in camel case).
///
/// ```
/// let parts = commonweal::design_parts();
/// assert!(parts.contains(&"clusters") && !parts.contains(&"weights")); // weights belong to the values
/// ```
#[must_use]
pub fn design_parts() -> &'static [&'static str] {
    &DESIGN_PARTS
}

/// The error for a part that a survey design does not have, with the one that was probably meant.
///
/// ```
/// let error = commonweal::unknown_design_part("cluster");
/// assert_eq!((error.code().as_str(), error.param()), ("unknown-option", Some("cluster")));
/// assert_eq!(error.to_string(), "`cluster` is no part of a survey design: did you mean `clusters`?");
/// ```
#[must_use]
pub fn unknown_design_part(name: &str) -> Error {
    unknown_among(name, "no part of a survey design", &DESIGN_PARTS)
}

/// The error for a name that is none of those known, with the one that was probably meant.
///
/// ```
/// let error = commonweal::unknown_among("titles", "no option of this chart", &["title", "subtitle"]);
/// assert_eq!(error.to_string(), "`titles` is no option of this chart: did you mean `title`?");
/// ```
#[must_use]
pub fn unknown_among(name: &str, what: &str, known: &[&str]) -> Error {
    let name: String = name.chars().take(60).collect();
    let nearest = known
        .iter()
        .map(|option| (distance(option, &name), option))
        .min();
    let hint = match nearest {
        Some((far, option)) if far <= option.len() / 2 => format!("did you mean `{option}`?"),
        _ => format!("its options are `{}`", known.join("`, `")),
    };
    let message = format!("`{name}` is {what}: {hint}");
    Error::new(ErrorCode::UnknownOption, name, message)
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
                "core/docs/references.md has no row for `{}`, the source of {}",
                operation.citation,
                operation.name
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
                | (Type::Flag, serde_json::Value::Bool(_))
                | (Type::Number | Type::Level | Type::Integer, serde_json::Value::Number(_))
                | (Type::Level, serde_json::Value::Array(_))
                | (
                    Type::StandardPopulation | Type::Text | Type::Date | Type::Rules,
                    serde_json::Value::String(_),
                ) => {}
                (takes, value) => panic!("{}: {value} is no {takes:?}", parameter.name),
            }
        }
    }

    #[test]
    fn choices_are_the_names_of_the_options() {
        use crate::{
            Critical, Edition, Ends, EventDistribution, Fractions, FunnelAxis, FunnelKind,
            FunnelLimits, FunnelScale, Model, Nulls, Order, Orientation, Overdispersion, Polarity,
            QuantileBasis, RateInterval, Scale, SlopeInterval, Unmatched, Variance,
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
        same!("cascade", "order", Order);
        same!("xmr", "direction", crate::Direction);
        same!("xmr", "scaling", crate::Scaling);
        same!("check_hierarchy", "ends", Ends);
        same!("roll_up", "unmatched", Unmatched);
        same!("roll_up", "fractions", Fractions);
        same!("assign_quantiles", "edition", Edition);
        same!("assign_quantiles", "basis", QuantileBasis);
        same!("funnel", "kind", FunnelKind);
        same!("funnel", "limits", FunnelLimits);
        same!("funnel", "overdispersion", Overdispersion);
        same!("funnel", "scale", FunnelScale);
        same!("funnel", "polarity", Polarity);
        same!("funnel_limits", "axis", FunnelAxis);
        same!("change", "scale", crate::ChangeScale);
        same!("compare_with_benchmark", "polarity", Polarity);
        same!("life_expectancy_gradient", "order", Order);
        same!("trend", "scale", crate::TrendScale);
        same!("trend", "variance", crate::TrendVariance);
    }
}
