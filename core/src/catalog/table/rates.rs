//! The catalogue of `rates`: how often.

use super::super::{Family, Operation, Type};
use super::{LEVEL, NULLS, data, option};
use crate::{ProportionInterval, RateInterval};

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
