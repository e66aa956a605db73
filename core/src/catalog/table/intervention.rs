//! The catalogue of `intervention`: what was done.

use super::super::{Family, Operation, Parameter, Type};
use super::{LEVEL, data_of, option};
use crate::Order;

/// The parameters of a cascade.
const CASCADE_PARAMETERS: &[Parameter] = &[
    data_of(
        "stages",
        Type::Columns,
        "people at each stage, one column a stage in the order in which they are passed",
    ),
    option("strata", Type::Texts, "null", "the name of each stratum"),
    LEVEL,
    option(
        "reached",
        Type::Text,
        "null",
        "the stage at which a person counts as reached; the last unless given",
    ),
    option(
        "allow_entry_later",
        Type::Flag,
        "false",
        "whether people may enter at a later stage",
    ),
    option(
        "suppression",
        Type::Choice(&["none", "hes"]),
        "\"none\"",
        "the rule that hides small counts",
    ),
    option(
        "rank",
        Type::Numbers,
        "null",
        "rank of each stratum by deprivation, for the slope of reach",
    ),
    option(
        "order",
        Type::Choice(Order::NAMES),
        "null",
        "at which end of the ranks the most deprived stand",
    ),
    option(
        "planned",
        Type::Numbers,
        "null",
        "people planned to be reached in each stratum",
    ),
    option(
        "dose_stage",
        Type::Texts,
        "null",
        "the stage at which each dose was given",
    ),
    option(
        "dose_amount",
        Type::Numbers,
        "null",
        "how much, to all together",
    ),
    option("dose_unit", Type::Texts, "null", "the unit of each dose"),
    option("cost_payer", Type::Texts, "null", "who paid each cost"),
    option(
        "cost_stage",
        Type::Texts,
        "null",
        "the stage at which each cost arose",
    ),
    option("cost_amount", Type::Numbers, "null", "how much was spent"),
    option(
        "cost_price_year",
        Type::Numbers,
        "null",
        "the year whose prices each cost is in",
    ),
    option(
        "currency",
        Type::Text,
        "null",
        "the currency of the costs; GBP unless given",
    ),
    option(
        "deflator_year",
        Type::Numbers,
        "null",
        "the years of a price index",
    ),
    option(
        "deflator_index",
        Type::Numbers,
        "null",
        "the price index of each year",
    ),
    option(
        "price_year",
        Type::Number,
        "null",
        "the year whose prices are wanted",
    ),
];

pub(super) const CASCADE: Operation = Operation {
    name: "cascade",
    family: Family::Intervention,
    summary: "of those eligible, how many were offered it, accepted, started and completed",
    parameters: CASCADE_PARAMETERS,
    result: "Cascade",
    citation: "glasgow-1999",
};
