//! The catalogue of `system`: which places and organisations.

use super::super::{Family, Operation, Parameter, Type};
use super::{NULLS, data, data_of, option, required};
use crate::QuantilePlace;

const FRACTIONS: Parameter = option(
    "fractions",
    Type::Choice(&["raise", "accept"]),
    "\"raise\"",
    "counts that are not whole: an error, or accepted as person-years or apportioned counts",
);

const VALID_FROM: Parameter = option(
    "valid_from",
    Type::Dates,
    "null",
    "first day of each link; missing where it has always held",
);

const VALID_TO: Parameter = option(
    "valid_to",
    Type::Dates,
    "null",
    "day on which each link is over; missing where it still holds",
);

const ENDS: Parameter = option(
    "ends",
    Type::Choice(&["exclusive", "inclusive"]),
    "\"exclusive\"",
    "whether `valid_to` is the first day on which a link is over, or the last on which it holds",
);

pub(super) const CHECK_HIERARCHY: Operation = Operation {
    name: "check_hierarchy",
    family: Family::System,
    summary: "everything that is wrong with a table of who belongs to whom",
    parameters: &[
        data_of("child", Type::Texts, "code that belongs"),
        data_of("child_level", Type::Texts, "its level, such as lsoa"),
        data_of("parent", Type::Texts, "code that it belongs to"),
        data_of(
            "parent_level",
            Type::Texts,
            "the level of that, such as icb",
        ),
        VALID_FROM,
        VALID_TO,
        ENDS,
        option("known", Type::Texts, "null", "list of all codes that exist"),
    ],
    result: "HierarchyCheck",
    citation: "ons-geography-policy",
};

pub(super) const ROLL_UP: Operation = Operation {
    name: "roll_up",
    family: Family::System,
    summary: "counts of small areas added up to a higher level, reconciled with what came in",
    parameters: &[
        data_of("code", Type::Texts, "code of each row"),
        data("numerator", "what was counted in each row"),
        option(
            "denominator",
            Type::Numbers,
            "null",
            "among how many it was counted",
        ),
        option(
            "stratum",
            Type::Texts,
            "null",
            "stratum of each row, such as an age band",
        ),
        required("child", Type::Texts, "links: code that belongs"),
        required("child_level", Type::Texts, "links: its level"),
        required("parent", Type::Texts, "links: code that it belongs to"),
        required("parent_level", Type::Texts, "links: the level of that"),
        VALID_FROM,
        VALID_TO,
        ENDS,
        required("to_level", Type::Text, "the level to add up to"),
        option(
            "from_level",
            Type::Text,
            "null",
            "the level of the rows; the one at which all stand unless given",
        ),
        option(
            "date",
            Type::Date,
            "null",
            "the day whose memberships count; needed where the links have dates",
        ),
        option(
            "unmatched",
            Type::Choice(&["raise", "report"]),
            "\"raise\"",
            "rows without a place: an error, or listed with their counts",
        ),
        FRACTIONS,
        NULLS,
    ],
    result: "RolledUp",
    citation: "ons-geography-policy",
};

pub(super) const ASSIGN_QUANTILES: Operation = Operation {
    name: "assign_quantiles",
    family: Family::System,
    summary: "the deprivation decile of each small area, of the nation or within an area",
    parameters: &[
        data("rank", "deprivation rank of each small area"),
        required(
            "order",
            Type::Choice(&["most-deprived-first", "least-deprived-first"]),
            "at which end of the ranks the most deprived stand",
        ),
        option(
            "edition",
            Type::Choice(&["imd-2015", "imd-2019", "imd-2025"]),
            "null",
            "the edition that the ranks are from",
        ),
        option(
            "areas",
            Type::Integer,
            "null",
            "how many small areas are ranked, for an edition that is not listed",
        ),
        option(
            "groups",
            Type::Integer,
            "10",
            "how many groups: 10 for deciles, 5 for quintiles",
        ),
        option(
            "basis",
            Type::Choice(&["national", "within-area"]),
            "\"national\"",
            "whose small areas are divided into equal groups",
        ),
        option(
            "place",
            Type::Choice(QuantilePlace::NAMES),
            "null",
            "which part of a small area's place decides its group within an area: its middle unless given",
        ),
        option(
            "area",
            Type::Texts,
            "null",
            "the area that each small area lies in",
        ),
        option(
            "population",
            Type::Numbers,
            "null",
            "people, for groups within an area that have equal numbers of them",
        ),
        NULLS,
    ],
    result: "Quantiles",
    citation: "imd-2019",
};

pub(super) const RESTATE: Operation = Operation {
    name: "restate",
    family: Family::System,
    summary: "a series of counts told again in the codes of a later day, over mergers, splits and new codes",
    parameters: &[
        data_of("code", Type::Texts, "code of each row"),
        data_of("date", Type::Dates, "date of each row"),
        data("count", "what was counted"),
        required("predecessor", Type::Texts, "successions: code that ended"),
        required("successor", Type::Texts, "successions: code that followed"),
        required(
            "effective",
            Type::Dates,
            "successions: first day of the successor",
        ),
        option(
            "share",
            Type::Numbers,
            "null",
            "successions: share that went to the successor; needed for a split",
        ),
        option(
            "as_of",
            Type::Date,
            "null",
            "the day whose codes are wanted; the last of the series unless given",
        ),
        FRACTIONS,
        NULLS,
    ],
    result: "Restated",
    citation: "ods-successions",
};

pub(super) const RECONCILE: Operation = Operation {
    name: "reconcile",
    family: Family::System,
    summary: "codes and counts that were kept, added or lost between two extracts, and what explains it",
    parameters: &[
        data_of(
            "code",
            Type::Texts,
            "code of each row of the earlier extract",
        ),
        data("count", "what was counted"),
        required(
            "code_after",
            Type::Texts,
            "code of each row of the later extract",
        ),
        required("count_after", Type::Numbers, "what was counted"),
        option(
            "predecessor",
            Type::Texts,
            "null",
            "successions: code that ended",
        ),
        option(
            "successor",
            Type::Texts,
            "null",
            "successions: code that followed",
        ),
        option(
            "effective",
            Type::Dates,
            "null",
            "successions: first day of the successor",
        ),
    ],
    result: "Reconciliation",
    citation: "ods-successions",
};
