//! The catalogue of `rates`: how often.

use super::super::{Family, Operation, Parameter, Type};
use super::{LEVEL, NULLS, data, option, required};
use crate::{DirectRateInterval, MeanReport, ProportionInterval, RateInterval};

pub(super) const CRUDE_RATE: Operation = Operation {
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
            Type::Choice(RateInterval::NAMES),
            "\"byar-exact-under-10\"",
            "how limits are made",
        ),
        NULLS,
    ],
    result: "Estimates",
    citation: "breslow-day-1987",
};

pub(super) const PROPORTION: Operation = Operation {
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
            Type::Choice(ProportionInterval::NAMES),
            "\"wilson\"",
            "how limits are made",
        ),
        NULLS,
    ],
    result: "Estimates",
    citation: "wilson-1927",
};

pub(super) const DIRECTLY_STANDARDISED_RATE: Operation = Operation {
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
            "interval",
            Type::Choice(DirectRateInterval::NAMES),
            "\"dobson\"",
            "how limits are made",
        ),
        option(
            "squared_events",
            Type::Numbers,
            "null",
            "sum over people of their events squared in each stratum, where a person may have several",
        ),
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
};

const EVENTS: Parameter = data("events", "events in each stratum, or one total");
const PEOPLE: Parameter = data("population", "people in each stratum");
const REFERENCE_EVENTS: Parameter = required(
    "reference_events",
    Type::Numbers,
    "events of the reference in each stratum",
);
const REFERENCE_POPULATION: Parameter = required(
    "reference_population",
    Type::Numbers,
    "people of the reference in each stratum",
);
const RATE_INTERVAL: Parameter = option(
    "interval",
    Type::Choice(RateInterval::NAMES),
    "\"byar-exact-under-10\"",
    "how limits are made",
);

pub(super) const INDIRECTLY_STANDARDISED_RATIO: Operation = Operation {
    name: "indirectly_standardised_ratio",
    family: Family::Rates,
    summary: "events observed over those expected at the rates of a reference",
    parameters: &[
        EVENTS,
        PEOPLE,
        REFERENCE_EVENTS,
        REFERENCE_POPULATION,
        option("per", Type::Number, "1.0", "the multiplier"),
        LEVEL,
        RATE_INTERVAL,
        NULLS,
    ],
    result: "Estimate",
    citation: "breslow-day-1987",
};

pub(super) const INDIRECTLY_STANDARDISED_RATE: Operation = Operation {
    name: "indirectly_standardised_rate",
    family: Family::Rates,
    summary: "events observed over those expected, times the rate of the reference",
    parameters: &[
        EVENTS,
        PEOPLE,
        REFERENCE_EVENTS,
        REFERENCE_POPULATION,
        option("per", Type::Number, "100000.0", "the multiplier"),
        LEVEL,
        RATE_INTERVAL,
        NULLS,
    ],
    result: "Estimate",
    citation: "breslow-day-1987",
};

pub(super) const MEAN: Operation = Operation {
    name: "mean",
    family: Family::Rates,
    summary: "the mean of a sample",
    parameters: &[
        data("values", "values of people or units"),
        option(
            "weights",
            Type::Numbers,
            "null",
            "people each value stands for; 1 each unless given",
        ),
        option(
            "report",
            Type::Choice(MeanReport::NAMES),
            "\"mean\"",
            "the mean, the sum over all people, or the standard deviation",
        ),
        LEVEL,
        NULLS,
    ],
    result: "Estimate",
    citation: "student-1908",
};

pub(super) const SUPPRESS_COUNTS: Operation = Operation {
    name: "suppress_counts",
    family: Family::Rates,
    summary: "counts as they may be shown: small ones hidden, others rounded",
    parameters: &[
        data("counts", "people in each row"),
        option(
            "threshold",
            Type::Integer,
            "7",
            "counts from 1 to this one are hidden",
        ),
        option(
            "rounding",
            Type::Integer,
            "5",
            "others are rounded to the nearest multiple of this; 1 for none",
        ),
    ],
    result: "SuppressedCounts",
    citation: "nhs-digital-2018",
};
