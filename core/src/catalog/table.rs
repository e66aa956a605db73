//! The rows of the catalogue.

use super::{Family, Operation, Parameter, Role, Type};
use crate::{
    Critical, EventDistribution, HooverInterval, Model, Nulls, Order, Orientation, Polarity,
    ProportionInterval, RateInterval, Scale, SlopeInterval, Variance,
};

const fn data(name: &'static str, meaning: &'static str) -> Parameter {
    Parameter {
        name,
        role: Role::Data,
        takes: Type::Numbers,
        default: None,
        meaning,
    }
}

/// Data that are not numbers.
const fn data_of(name: &'static str, takes: Type, meaning: &'static str) -> Parameter {
    Parameter {
        name,
        role: Role::Data,
        takes,
        default: None,
        meaning,
    }
}

const fn required(name: &'static str, takes: Type, meaning: &'static str) -> Parameter {
    Parameter {
        name,
        role: Role::Option,
        takes,
        default: None,
        meaning,
    }
}

const fn option(
    name: &'static str,
    takes: Type,
    default: &'static str,
    meaning: &'static str,
) -> Parameter {
    Parameter {
        name,
        role: Role::Option,
        takes,
        default: Some(default),
        meaning,
    }
}

const LEVEL: Parameter = option(
    "level",
    Type::Level,
    "0.95",
    "confidence level: a probability, or up to four",
);
const NULLS: Parameter = option(
    "nulls",
    Type::Choice(Nulls::NAMES),
    "\"raise\"",
    "rows with a missing value: an error, or left out and counted",
);
const UNIT: Parameter = option(
    "unit",
    Type::Text,
    "null",
    "the unit of the values, such as years",
);
const SCALES: Type = Type::Choice(Scale::NAMES);

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

/// The parameters of a cascade.
const CASCADE: &[Parameter] = &[
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

/// The parameters of an XmR chart.
const XMR: &[Parameter] = &[
    data(
        "values",
        "one value a row, in order of time; a missing one is a gap",
    ),
    option("dates", Type::Dates, "null", "the day of each value"),
    option(
        "target",
        Type::NumberOrNumbers,
        "null",
        "the target: one, or one for each row or phase",
    ),
    option(
        "direction",
        Type::Choice(&["increase", "decrease", "neutral"]),
        "\"neutral\"",
        "which direction is good",
    ),
    option(
        "rebase",
        Type::Rows,
        "null",
        "rows, or days, at which a new phase starts",
    ),
    option(
        "fix_after",
        Type::Integer,
        "null",
        "limits come from so many first rows of each phase",
    ),
    option(
        "centre",
        Type::NumberOrNumbers,
        "null",
        "a centre line of one's own: one, or one for each phase",
    ),
    option(
        "limits",
        Type::Numbers,
        "null",
        "limits of one's own: lower and upper, for all phases or for each",
    ),
    option(
        "scaling",
        Type::Choice(&["2.66", "3/1.128", "d2"]),
        "\"2.66\"",
        "how limits follow from moving ranges",
    ),
    option(
        "screen",
        Type::Flag,
        "true",
        "leave moving ranges of 3.267 times their mean out of it, in one pass",
    ),
    option(
        "rules",
        Type::Rules,
        "\"making-data-count-7\"",
        "a set of rules, or rules of one's own choice",
    ),
    option(
        "lower_bound",
        Type::Number,
        "null",
        "the least that a value can be: limits below are drawn there",
    ),
    option(
        "upper_bound",
        Type::Number,
        "null",
        "the most that a value can be: limits above are drawn there",
    ),
    option(
        "false_alarm_series",
        Type::Integer,
        "0",
        "series simulated for the probability of false alarms; 0 takes it from the table",
    ),
    option("seed", Type::Integer, "1", "seed of that simulation"),
    UNIT,
];

const FUNNEL_KIND: Parameter = required(
    "kind",
    Type::Choice(&["proportion", "rate", "standardised-ratio"]),
    "what stands on the vertical axis",
);
const FUNNEL_LEVEL: Parameter = option(
    "level",
    Type::Level,
    "[0.95, 0.998]",
    "levels of the limits: a probability, or up to four",
);
const FUNNEL_LIMITS: Parameter = option(
    "limits",
    Type::Choice(&["exact", "mid-p", "normal", "arcsine"]),
    "\"exact\"",
    "how limits of chance alone, and tail probabilities, are made",
);
const FUNNEL_SCALE: Parameter = option(
    "scale",
    Type::Choice(&["arcsine", "square-root", "log"]),
    "null",
    "the scale of the variance between units; arcsine for proportions, square root for rates and ratios unless given",
);
const FUNNEL_PER: Parameter = option(
    "per",
    Type::Number,
    "1.0",
    "the multiplier of values, target and limits",
);

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

pub(super) const CATALOG: &[Operation] = &[
    Operation {
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
    },
    Operation {
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
    },
    Operation {
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
    },
    Operation {
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
    },
    Operation {
        name: "slope_index",
        family: Family::Inequality,
        summary: "the difference between the two ends of deprivation, using every group",
        parameters: SLOPE,
        result: "Estimate",
        citation: "low-low-2004",
    },
    Operation {
        name: "relative_index",
        family: Family::Inequality,
        summary: "the ratio between the two ends of deprivation, using every group",
        parameters: SLOPE,
        result: "Estimate",
        citation: "mackenbach-kunst-1997",
    },
    Operation {
        name: "gradient",
        family: Family::Inequality,
        summary: "groups on the population scale of deprivation, the fitted line, and both indices",
        parameters: SLOPE,
        result: "Gradient",
        citation: "low-low-2004",
    },
    Operation {
        name: "hoover_index",
        family: Family::Inequality,
        summary: "the share of the total that would have to move for all to have the same",
        parameters: &[
            data("values", "what each unit has"),
            option(
                "weights",
                Type::Numbers,
                "null",
                "people each value stands for",
            ),
            LEVEL,
            option(
                "interval",
                Type::Choice(HooverInterval::NAMES),
                "\"none\"",
                "how limits are made",
            ),
            NULLS,
        ],
        result: "Estimate",
        citation: "hoover-1936",
    },
    Operation {
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
    },
    Operation {
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
    },
    Operation {
        name: "cascade",
        family: Family::Intervention,
        summary: "of those eligible, how many were offered it, accepted, started and completed",
        parameters: CASCADE,
        result: "Cascade",
        citation: "glasgow-1999",
    },
    Operation {
        name: "xmr",
        family: Family::Variation,
        summary: "process limits of one indicator over time, special causes, and the icons for variation and assurance",
        parameters: XMR,
        result: "Xmr",
        citation: "nelson-1982",
    },
    Operation {
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
    },
    Operation {
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
    },
    Operation {
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
    },
    Operation {
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
    },
    Operation {
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
    },
    Operation {
        name: "funnel",
        family: Family::Variation,
        summary: "units of different size about one target: who differs by more than chance, or than the units' own scatter",
        parameters: &[
            data("events", "events of each unit"),
            data(
                "population",
                "population of each unit; expected events for a standardised ratio",
            ),
            FUNNEL_KIND,
            FUNNEL_LEVEL,
            FUNNEL_LIMITS,
            option(
                "target",
                Type::Number,
                "null",
                "what units are compared with; the pooled value unless given",
            ),
            option(
                "overdispersion",
                Type::Choice(&[
                    "none",
                    "additive",
                    "additive-winsorised",
                    "shmi",
                    "shmi-unrounded",
                ]),
                "\"none\"",
                "how scatter beyond chance enters the limits",
            ),
            FUNNEL_SCALE,
            option(
                "trim",
                Type::Number,
                "0.1",
                "share of units at each end that a trimming method pulls in or leaves out",
            ),
            option(
                "polarity",
                Type::Choice(&["higher-is-better", "lower-is-better", "neutral"]),
                "\"neutral\"",
                "whether more of the indicator is good or bad",
            ),
            FUNNEL_PER,
            NULLS,
        ],
        result: "Funnel",
        citation: "spiegelhalter-2005",
    },
    Operation {
        name: "funnel_limits",
        family: Family::Variation,
        summary: "the limits of a funnel at a grid of sizes",
        parameters: &[
            data(
                "population",
                "populations, or observed events on the axis of events",
            ),
            FUNNEL_KIND,
            required("target", Type::Number, "what units are compared with"),
            FUNNEL_LEVEL,
            FUNNEL_LIMITS,
            option(
                "axis",
                Type::Choice(&["population", "events"]),
                "\"population\"",
                "what the grid holds",
            ),
            option(
                "tau2",
                Type::Number,
                "0.0",
                "variance between units that limits allow for",
            ),
            FUNNEL_SCALE,
            FUNNEL_PER,
        ],
        result: "FunnelCurves",
        citation: "spiegelhalter-2005",
    },
];
