//! The catalogue of the profile of an inequality.

use super::super::{Family, Operation, Type};
use super::distribution::DESIGN;
use super::{LEVEL, NULLS, UNIT, data, option};
use crate::{EventDistribution, Order, Polarity, ProfileRows, SampleInterval};

pub(super) const INEQUALITY_PROFILE: Operation = Operation {
    name: "inequality_profile",
    family: Family::Inequality,
    summary: "the measures that suit the data, why each is in, and what each says in plain words",
    parameters: &[
        data("values", "the indicator in each row"),
        option(
            "population",
            Type::Numbers,
            "null",
            "people in each row; needed where groups have ranks, of people how many each stands for",
        ),
        option(
            "rank",
            Type::Numbers,
            "null",
            "rank of deprivation of each row, where they have an order",
        ),
        option(
            "order",
            Type::Choice(Order::NAMES),
            "null",
            "at which end of the ranks the most deprived stand; needed beside ranks",
        ),
        option(
            "rows",
            Type::Choice(ProfileRows::NAMES),
            "\"groups\"",
            "what one row is: a group, or a person",
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
            "polarity",
            Type::Choice(Polarity::NAMES),
            "\"neutral\"",
            "whether more of the indicator is good or bad",
        ),
        option(
            "lower",
            Type::Number,
            "null",
            "the least that a value can be, where there is such",
        ),
        option(
            "upper",
            Type::Number,
            "null",
            "the most that a value can be, where there is such",
        ),
        option(
            "interval",
            Type::Choice(SampleInterval::NAMES),
            "\"none\"",
            "how limits of measures of people are made",
        ),
        DESIGN,
        option(
            "indicator",
            Type::Text,
            "null",
            "the name of the indicator, as it reads inside a sentence",
        ),
        option(
            "people",
            Type::Text,
            "null",
            "whose indicator it is, as it reads after \"of\"",
        ),
        UNIT,
        NULLS,
    ],
    result: "InequalityProfile",
    citation: "who-2013",
};
