//! The catalogue of measures between groups without an order.

use super::super::{Family, Operation, Parameter, Type};
use super::{LEVEL, NULLS, UNIT, data, option};
use crate::{
    Against, AttributableForm, BetweenGroupForm, EntropyForm, EventDistribution, GroupInterval,
    Polarity,
};

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

const POLARITY: Parameter = option(
    "polarity",
    Type::Choice(Polarity::NAMES),
    "\"neutral\"",
    "whether more of the indicator is good or bad, to find the best group",
);
const MEAN: Parameter = option(
    "mean",
    Type::Number,
    "null",
    "mean of the whole population where it is known otherwise; that of the groups unless given",
);

const DISTANCE: &[Parameter] = &[
    VALUES,
    POPULATION,
    option(
        "reference",
        Type::Integer,
        "null",
        "row of the reference group, counted from 0, for against=\"reference\"",
    ),
    option(
        "against",
        Type::Choice(Against::NAMES),
        "\"mean\"",
        "from what differences are taken",
    ),
    POLARITY,
    option(
        "weighted",
        Type::Flag,
        "false",
        "whether groups count by their people rather than once each",
    ),
    MEAN,
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

pub(super) const MEAN_DIFFERENCE: Operation = Operation {
    name: "mean_difference",
    family: Family::Inequality,
    summary: "how far all groups are on average from the mean, from the best group or from a reference",
    parameters: DISTANCE,
    result: "Estimate",
    citation: "keppel-2005",
};

pub(super) const INDEX_OF_DISPARITY: Operation = Operation {
    name: "index_of_disparity",
    family: Family::Inequality,
    summary: "the mean difference of all groups from the mean, the best group or a reference, over that value",
    parameters: DISTANCE,
    result: "Estimate",
    citation: "pearcy-keppel-2002",
};

pub(super) const BETWEEN_GROUP_ENTROPY: Operation = Operation {
    name: "between_group_entropy",
    family: Family::Inequality,
    summary: "how far the shares of the total are from those of the people: Theil index or mean log deviation",
    parameters: &[
        VALUES,
        POPULATION,
        option(
            "form",
            Type::Choice(EntropyForm::NAMES),
            "\"theil\"",
            "which of the two",
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
    citation: "theil-1967",
};

pub(super) const POPULATION_ATTRIBUTABLE_RISK: Operation = Operation {
    name: "population_attributable_risk",
    family: Family::Inequality,
    summary: "how the mean would change if all groups were as the best or as a reference",
    parameters: &[
        VALUES,
        POPULATION,
        option(
            "reference",
            Type::Integer,
            "null",
            "row of the reference group, counted from 0; the best group unless given",
        ),
        option(
            "form",
            Type::Choice(AttributableForm::NAMES),
            "\"risk\"",
            "in the unit of the values, or over the mean",
        ),
        POLARITY,
        MEAN,
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
    citation: "levin-1953",
};
