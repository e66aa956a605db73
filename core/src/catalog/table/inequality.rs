//! The catalogue of `inequality`: how unfair.

use super::super::{Family, Operation, Parameter, Type};
use super::distribution::DESIGN;
use super::{LEVEL, NULLS, UNIT, data, option, required};
use crate::{
    ConcentrationForm, ConcentrationInterval, Critical, EventDistribution, GiniCorrection,
    GiniInterval, HooverInterval, Model, Order, Orientation, Polarity, Scale, SlopeInterval,
    Variance,
};

const SCALES: Type = Type::Choice(Scale::NAMES);

/// The parameters of everything that fits a line through ordered groups.
const SLOPE: &[Parameter] = &[
    data("values", "the indicator in each group"),
    data("population", "people in each group"),
    required("rank", Type::Numbers, "rank of each group"),
    required(
        "order",
        Type::Choice(Order::NAMES),
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
        Type::Choice(EventDistribution::NAMES),
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
        Type::Choice(SlopeInterval::NAMES),
        "\"automatic\"",
        "how limits are made",
    ),
    option(
        "model",
        Type::Choice(Model::NAMES),
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
        "standard_errors_scale",
        SCALES,
        "null",
        "the scale that the standard errors are told on; that of the values unless given",
    ),
    option(
        "variance",
        Type::Choice(Variance::NAMES),
        "\"hc1\"",
        "variance behind regression limits",
    ),
    option(
        "critical",
        Type::Choice(Critical::NAMES),
        "\"t\"",
        "critical value of regression limits",
    ),
    DESIGN,
    option(
        "orientation",
        Type::Choice(Orientation::NAMES),
        "\"least-minus-most\"",
        "which way round the index is told",
    ),
    option(
        "polarity",
        Type::Choice(Polarity::NAMES),
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
    option(
        "seed",
        Type::Integer,
        "1",
        "seed of a simulation; accepted where nothing is drawn",
    ),
    option(
        "progress",
        Type::Progress,
        "null",
        "told how many draws are made of how many; false cancels",
    ),
    UNIT,
    NULLS,
];

pub(super) const SLOPE_INDEX: Operation = Operation {
    name: "slope_index",
    family: Family::Inequality,
    summary: "the difference between the two ends of deprivation, using every group",
    parameters: SLOPE,
    result: "Estimate",
    citation: "low-low-2004",
};

pub(super) const RELATIVE_INDEX: Operation = Operation {
    name: "relative_index",
    family: Family::Inequality,
    summary: "the ratio between the two ends of deprivation, using every group",
    parameters: SLOPE,
    result: "Estimate",
    citation: "mackenbach-kunst-1997",
};

pub(super) const GRADIENT: Operation = Operation {
    name: "gradient",
    family: Family::Inequality,
    summary: "groups on the population scale of deprivation, the fitted line, and both indices",
    parameters: SLOPE,
    result: "Gradient",
    citation: "low-low-2004",
};

pub(super) const WEIGHTS: Parameter = option(
    "weights",
    Type::Numbers,
    "null",
    "people each value stands for",
);

pub(super) const GINI_INDEX: Operation = Operation {
    name: "gini_index",
    family: Family::Inequality,
    summary: "how far a distribution is from everyone having the same, from 0 to 1",
    parameters: &[
        data("values", "what each unit has"),
        WEIGHTS,
        option(
            "nu",
            Type::Number,
            "2.0",
            "how much more the bottom counts than the top; 2 weighs by rank",
        ),
        option(
            "correction",
            Type::Choice(GiniCorrection::NAMES),
            "\"none\"",
            "what corrects the index of a small sample",
        ),
        LEVEL,
        option(
            "interval",
            Type::Choice(GiniInterval::NAMES),
            "\"none\"",
            "how limits are made",
        ),
        DESIGN,
        NULLS,
    ],
    result: "Estimate",
    citation: "gini-1914",
};

pub(super) const CONCENTRATION_INDEX: Operation = Operation {
    name: "concentration_index",
    family: Family::Inequality,
    summary: "whether something is concentrated among the worse off or the better off, and how much",
    parameters: &[
        data("values", "the indicator of each person or group"),
        required("rank", Type::Numbers, "socioeconomic rank of each row"),
        required(
            "order",
            Type::Choice(Order::NAMES),
            "at which end of the ranks the most deprived stand",
        ),
        option(
            "weights",
            Type::Numbers,
            "null",
            "people each row stands for",
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
            Type::Choice(EventDistribution::NAMES),
            "\"poisson\"",
            "what the events are: of a rate, or of a proportion",
        ),
        option(
            "form",
            Type::Choice(ConcentrationForm::NAMES),
            "\"standard\"",
            "what the index divides by, and whose values count most",
        ),
        option(
            "lower",
            Type::Number,
            "null",
            "the least value there could be, for the forms erreygers and wagstaff",
        ),
        option(
            "upper",
            Type::Number,
            "null",
            "the largest value there could be, for the same forms",
        ),
        option(
            "nu",
            Type::Number,
            "null",
            "inequality aversion of the forms extended and generalised-extended",
        ),
        option(
            "beta",
            Type::Number,
            "null",
            "sensitivity to the ends of the forms symmetric and generalised-symmetric",
        ),
        option(
            "interval",
            Type::Choice(ConcentrationInterval::NAMES),
            "\"automatic\"",
            "how limits are made",
        ),
        option(
            "variance",
            Type::Choice(Variance::NAMES),
            "\"hc1\"",
            "variance behind regression limits",
        ),
        option(
            "critical",
            Type::Choice(Critical::NAMES),
            "\"t\"",
            "critical value of regression limits",
        ),
        DESIGN,
        UNIT,
        NULLS,
    ],
    result: "Estimate",
    citation: "kakwani-wagstaff-van-doorslaer-1997",
};

pub(super) const HOOVER_INDEX: Operation = Operation {
    name: "hoover_index",
    family: Family::Inequality,
    summary: "the share of the total that would have to move for all to have the same",
    parameters: &[
        data("values", "what each unit has"),
        WEIGHTS,
        LEVEL,
        option(
            "interval",
            Type::Choice(HooverInterval::NAMES),
            "\"none\"",
            "how limits are made",
        ),
        DESIGN,
        NULLS,
    ],
    result: "Estimate",
    citation: "hoover-1936",
};
