//! The catalogue of `variation`: how it varies.

use super::super::{Family, Operation, Parameter, Type};
use super::{NULLS, UNIT, data, option, required};

/// The parameters of an XmR chart.
const XMR_PARAMETERS: &[Parameter] = &[
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

const FUNNEL_METHOD: Parameter = option(
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

pub(super) const XMR: Operation = Operation {
    name: "xmr",
    family: Family::Variation,
    summary: "process limits of one indicator over time, special causes, and the icons for variation and assurance",
    parameters: XMR_PARAMETERS,
    result: "Xmr",
    citation: "nelson-1982",
};

pub(super) const FUNNEL: Operation = Operation {
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
        FUNNEL_METHOD,
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
};

pub(super) const FUNNEL_LIMITS: Operation = Operation {
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
        FUNNEL_METHOD,
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
};

pub(super) const CONTROL_CHART_CONSTANTS: Operation = Operation {
    name: "control_chart_constants",
    family: Family::Variation,
    summary: "the constants of Shewhart charts by subgroup size: what turns a mean range or standard deviation into limits",
    parameters: &[
        data(
            "subgroup_size",
            "how many values a subgroup has, one size a row",
        ),
        option(
            "z",
            Type::Number,
            "3.0",
            "how many standard errors limits stand from the centre",
        ),
    ],
    result: "ControlChartTable",
    citation: "montgomery-2009",
};
