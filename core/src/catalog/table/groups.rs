//! The catalogue of measures between groups without an order.

use super::super::{Family, Operation, Parameter, Type};
use super::{LEVEL, NULLS, UNIT, data, option};
use crate::{BetweenGroupForm, EventDistribution, GroupInterval};

const VALUES: Parameter = data("values", "the indicator in each group");
const POPULATION: Parameter = option(
    "population",
    Type::Numbers,
    "null",
    "people in each group; all groups count alike unless given",
);
const STANDARD_ERRORS: Parameter = option(
    "standard_errors",
    Type::Numbers,
    "null",
    "standard error of each group's value",
);
const EVENTS: Parameter = option(
    "events",
    Type::Numbers,
    "null",
    "events behind each group's value",
);
const EVENT_DISTRIBUTION: Parameter = option(
    "event_distribution",
    Type::Choice(EventDistribution::NAMES),
    "\"poisson\"",
    "what the events are: of a rate, or of a proportion",
);
const INTERVAL: Parameter = option(
    "interval",
    Type::Choice(GroupInterval::NAMES),
    "\"automatic\"",
    "how limits are made",
);
const DRAWS: Parameter = option("draws", Type::Integer, "10000", "draws of a simulation");
const SEED: Parameter = option(
    "seed",
    Type::Integer,
    "1",
    "seed of a simulation; accepted where nothing is drawn",
);

const PAIR: &[Parameter] = &[
    VALUES,
    POPULATION,
    option(
        "group",
        Type::Integer,
        "null",
        "row of the group that is compared, counted from 0; that of the largest value unless given",
    ),
    option(
        "reference",
        Type::Integer,
        "null",
        "row of the group it is compared with; that of the smallest value unless given",
    ),
    LEVEL,
    STANDARD_ERRORS,
    EVENTS,
    EVENT_DISTRIBUTION,
    INTERVAL,
    DRAWS,
    SEED,
    UNIT,
    NULLS,
];

pub(super) const GROUP_DIFFERENCE: Operation = Operation {
    name: "group_difference",
    family: Family::Inequality,
    summary: "the difference between two groups, or between the largest and the smallest value of all",
    parameters: PAIR,
    result: "Estimate",
    citation: "keppel-2005",
};

pub(super) const GROUP_RATIO: Operation = Operation {
    name: "group_ratio",
    family: Family::Inequality,
    summary: "the ratio of two groups, or of the largest and the smallest value of all",
    parameters: PAIR,
    result: "Estimate",
    citation: "keppel-2005",
};

pub(super) const BETWEEN_GROUP_VARIANCE: Operation = Operation {
    name: "between_group_variance",
    family: Family::Inequality,
    summary: "how far all groups are from the mean: variance, standard deviation or coefficient of variation",
    parameters: &[
        VALUES,
        POPULATION,
        option(
            "form",
            Type::Choice(BetweenGroupForm::NAMES),
            "\"variance\"",
            "how it is told",
        ),
        LEVEL,
        STANDARD_ERRORS,
        EVENTS,
        EVENT_DISTRIBUTION,
        INTERVAL,
        DRAWS,
        SEED,
        UNIT,
        NULLS,
    ],
    result: "Estimate",
    citation: "harper-lynch-2005",
};
