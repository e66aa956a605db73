//! The catalogue of `partnership`: who works together.

use super::super::{Family, Operation, Parameter, Type};
use super::{data, data_of, option, required};

/// Who belongs to which partnership, from when until when.
const MEMBER_AREA: Parameter = required("member_area", Type::Texts, "the area of each membership");

const MEMBER_PARTNERSHIP: Parameter = required(
    "member_partnership",
    Type::Texts,
    "the partnership of each membership",
);

const MEMBER_FROM: Parameter = option(
    "member_from",
    Type::Dates,
    "null",
    "the first day of each membership; open unless given",
);

const MEMBER_TO: Parameter = option(
    "member_to",
    Type::Dates,
    "null",
    "the first day after each membership; open unless given",
);

const AT: Parameter = option(
    "at",
    Type::Date,
    "null",
    "the day on which memberships are to hold; needed where they have dates",
);

pub(super) const COVERAGE: Operation = Operation {
    name: "coverage",
    family: Family::Partnership,
    summary: "people covered by at least one partnership, each counted once, and overlaps",
    parameters: &[
        data_of("area", Type::Texts, "the areas, each once"),
        data("people", "people in each area"),
        MEMBER_AREA,
        MEMBER_PARTNERSHIP,
        MEMBER_FROM,
        MEMBER_TO,
        AT,
    ],
    result: "Coverage",
    citation: "berge-1973",
};

pub(super) const ROLL_UP_PARTNERSHIPS: Operation = Operation {
    name: "roll_up_partnerships",
    family: Family::Partnership,
    summary: "amounts of areas added up by partnership; refused where partnerships overlap",
    parameters: &[
        data_of("area", Type::Texts, "the areas, each once"),
        data("values", "an amount of each area that adds up"),
        MEMBER_AREA,
        MEMBER_PARTNERSHIP,
        MEMBER_FROM,
        MEMBER_TO,
        AT,
    ],
    result: "PartnershipTotals",
    citation: "berge-1973",
};
