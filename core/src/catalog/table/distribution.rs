//! How values are spread over people.

use super::super::{Family, Operation, Parameter, Type};
use super::inequality::WEIGHTS;
use super::{LEVEL, NULLS, data, option, required};
use crate::{
    AtkinsonDecompositionForm, Divisor, GiniDecompositionForm, IndexReport, Order, PovertyAtLine,
    PovertyForm, PovertyLineOf, SampleInterval,
};

const SAMPLE: Parameter = option(
    "interval",
    Type::Choice(SampleInterval::NAMES),
    "\"none\"",
    "how limits are made",
);

pub(super) const DESIGN: Parameter = option(
    "design",
    Type::SurveyDesign,
    "null",
    "strata and clusters, or replicate weights, of a survey",
);

pub(super) const PERMUTATIONS: Parameter = option(
    "permutations",
    Type::Integer,
    "null",
    "how many times names or places are dealt anew, for a p-value; none unless given",
);

pub(super) const PERMUTATION_SEED: Parameter = option(
    "seed",
    Type::Integer,
    "1",
    "seed of the permutations; accepted where there are none",
);

const REPORT: Parameter = option(
    "report",
    Type::Choice(IndexReport::NAMES),
    "\"index\"",
    "the index, or the value that would be as good if all had it",
);

pub(super) const GENERALISED_ENTROPY_INDEX: Operation = Operation {
    name: "generalised_entropy_index",
    family: Family::Inequality,
    summary: "how far shares are from equal, looking at the bottom or the top: Theil's index, mean log deviation and the rest",
    parameters: &[
        data("values", "what each unit has"),
        WEIGHTS,
        option(
            "alpha",
            Type::Number,
            "1.0",
            "where the index looks: low at the bottom, high at the top; 1 is Theil's index, 0 the mean log deviation",
        ),
        LEVEL,
        SAMPLE,
        DESIGN,
        NULLS,
    ],
    result: "Estimate",
    citation: "shorrocks-1980",
};

pub(super) const ENTROPY_DECOMPOSITION: Operation = Operation {
    name: "entropy_decomposition",
    family: Family::Inequality,
    summary: "how much of a generalised entropy index (Theil, mean log deviation) lies within groups, and how much between them",
    parameters: &[
        data("values", "what each unit has"),
        required("group", Type::Texts, "the group of each row"),
        WEIGHTS,
        option(
            "alpha",
            Type::Number,
            "1.0",
            "where the index looks: low at the bottom, high at the top; 1 is Theil's index, 0 the mean log deviation",
        ),
        LEVEL,
        SAMPLE,
        DESIGN,
        PERMUTATIONS,
        PERMUTATION_SEED,
    ],
    result: "EntropyDecomposition",
    citation: "shorrocks-1980",
};

pub(super) const GINI_DECOMPOSITION: Operation = Operation {
    name: "gini_decomposition",
    family: Family::Inequality,
    summary: "how much of the Gini index lies within groups, how much between them, and how far they overlap",
    parameters: &[
        data("values", "what each unit has"),
        required("group", Type::Texts, "the group of each row"),
        WEIGHTS,
        option(
            "form",
            Type::Choice(GiniDecompositionForm::NAMES),
            "\"bhattacharya-mahalanobis\"",
            "what is called between groups",
        ),
        option(
            "nu",
            Type::Number,
            "2.0",
            "how much more the bottom counts than the top: above 1; 2 is the usual index",
        ),
        LEVEL,
        SAMPLE,
        DESIGN,
    ],
    result: "GroupDecomposition",
    citation: "bhattacharya-mahalanobis-1967",
};

pub(super) const ATKINSON_DECOMPOSITION: Operation = Operation {
    name: "atkinson_decomposition",
    family: Family::Inequality,
    summary: "how much of what inequality costs lies within groups, and how much between them",
    parameters: &[
        data("values", "what each unit has"),
        required("group", Type::Texts, "the group of each row"),
        WEIGHTS,
        option(
            "form",
            Type::Choice(AtkinsonDecompositionForm::NAMES),
            "\"group-means\"",
            "what stands for a group: its mean, or its equally distributed equivalent",
        ),
        option(
            "epsilon",
            Type::Number,
            "1.0",
            "how much inequality is minded: above 0",
        ),
        LEVEL,
        SAMPLE,
        DESIGN,
    ],
    result: "GroupDecomposition",
    citation: "lasso-de-la-vega-urrutia-2003",
};

pub(super) const ATKINSON_INDEX: Operation = Operation {
    name: "atkinson_index",
    family: Family::Inequality,
    summary: "the share of the total that inequality costs, for someone who minds it as much as is said",
    parameters: &[
        data("values", "what each unit has"),
        WEIGHTS,
        option(
            "epsilon",
            Type::Number,
            "1.0",
            "how much inequality is minded: 0 not at all",
        ),
        REPORT,
        LEVEL,
        SAMPLE,
        DESIGN,
        NULLS,
    ],
    result: "Estimate",
    citation: "atkinson-1970",
};

pub(super) const KOLM_INDEX: Operation = Operation {
    name: "kolm_index",
    family: Family::Inequality,
    summary: "how much of what each has inequality costs, in the unit of the values; for burdens and values below zero too",
    parameters: &[
        data("values", "what each unit has, or bears"),
        required(
            "kappa",
            Type::Number,
            "how much inequality is minded, in one over the unit of the values; below zero for a burden",
        ),
        WEIGHTS,
        REPORT,
        LEVEL,
        SAMPLE,
        DESIGN,
        NULLS,
    ],
    result: "Estimate",
    citation: "kolm-1976",
};

pub(super) const QUANTILE_SHARE_RATIO: Operation = Operation {
    name: "quantile_share_ratio",
    family: Family::Inequality,
    summary: "how many times as much of the total the top holds as the bottom: S80/S20, the Palma ratio and others",
    parameters: &[
        data("values", "what each unit has"),
        WEIGHTS,
        option("top", Type::Number, "0.2", "share of the people at the top"),
        option(
            "bottom",
            Type::Number,
            "0.2",
            "share of the people at the bottom",
        ),
        LEVEL,
        SAMPLE,
        DESIGN,
        NULLS,
    ],
    result: "Estimate",
    citation: "langel-tille-2011",
};

pub(super) const COEFFICIENT_OF_VARIATION: Operation = Operation {
    name: "coefficient_of_variation",
    family: Family::Inequality,
    summary: "the standard deviation over the mean",
    parameters: &[
        data("values", "what each unit has"),
        WEIGHTS,
        option(
            "divisor",
            Type::Choice(Divisor::NAMES),
            "\"n\"",
            "what the sum of squared deviations is divided by",
        ),
        LEVEL,
        SAMPLE,
        DESIGN,
        NULLS,
    ],
    result: "Estimate",
    citation: "pearson-1896",
};

const AT: Parameter = option(
    "at",
    Type::Numbers,
    "null",
    "shares of the people, ascending, at which the curve is told; all points where it is left out",
);

pub(super) const J_DIVERGENCE: Operation = Operation {
    name: "j_divergence",
    family: Family::Inequality,
    summary: "the mean log deviation and Theil's index together: how far shares are from equal, counted from both sides",
    parameters: &[
        data("values", "what each unit has"),
        WEIGHTS,
        LEVEL,
        SAMPLE,
        DESIGN,
        NULLS,
    ],
    result: "Estimate",
    citation: "rohde-2016",
};

pub(super) const WOLFSON_POLARISATION: Operation = Operation {
    name: "wolfson_polarisation",
    family: Family::Inequality,
    summary: "how far the middle has thinned out into two halves",
    parameters: &[
        data("values", "what each unit has"),
        WEIGHTS,
        LEVEL,
        SAMPLE,
        DESIGN,
        NULLS,
    ],
    result: "Estimate",
    citation: "wolfson-1994",
};

pub(super) const ZENGA_INDEX: Operation = Operation {
    name: "zenga_index",
    family: Family::Inequality,
    summary: "by how much the mean of those below each place falls short of the mean of those above it, on average",
    parameters: &[
        data("values", "what each unit has"),
        WEIGHTS,
        LEVEL,
        SAMPLE,
        DESIGN,
        NULLS,
    ],
    result: "Estimate",
    citation: "zenga-2007",
};

pub(super) const POVERTY_INDEX: Operation = Operation {
    name: "poverty_index",
    family: Family::Inequality,
    summary: "how many fall short of a line, by how much, and how unequally: head count, gap, severity, Watts, Sen and Sen-Shorrocks-Thon",
    parameters: &[
        data("values", "what each unit has"),
        option(
            "line",
            Type::Number,
            "null",
            "a fixed line, in the unit of the values; this or line_share is needed",
        ),
        option(
            "line_share",
            Type::Number,
            "null",
            "a relative line: this share of the median or the mean of the values, such as 0.6",
        ),
        option(
            "line_of",
            Type::Choice(PovertyLineOf::NAMES),
            "null",
            "what a relative line is a share of; the median unless given",
        ),
        WEIGHTS,
        option(
            "form",
            Type::Choice(PovertyForm::NAMES),
            "\"foster-greer-thorbecke\"",
            "what of those below the line is counted",
        ),
        option(
            "alpha",
            Type::Number,
            "null",
            "the power of the gaps of Foster, Greer and Thorbecke: 0, unless given, is the head count, 1 the gap, 2 the severity",
        ),
        option(
            "at_line",
            Type::Choice(PovertyAtLine::NAMES),
            "\"not-poor\"",
            "whether those exactly at the line are poor",
        ),
        LEVEL,
        SAMPLE,
        DESIGN,
        NULLS,
    ],
    result: "Estimate",
    citation: "foster-greer-thorbecke-1984",
};

pub(super) const LORENZ_CURVE: Operation = Operation {
    name: "lorenz_curve",
    family: Family::Inequality,
    summary: "what share of the total those hold who have least, for every share of the people",
    parameters: &[
        data("values", "what each unit has"),
        WEIGHTS,
        AT,
        LEVEL,
        SAMPLE,
        DESIGN,
        NULLS,
    ],
    result: "ShareCurve",
    citation: "lorenz-1905",
};

pub(super) const CONCENTRATION_CURVE: Operation = Operation {
    name: "concentration_curve",
    family: Family::Inequality,
    summary: "what share of the total the most deprived hold, for every share of the people",
    parameters: &[
        data("values", "what each person, or each person of a group, has"),
        required("rank", Type::Numbers, "socioeconomic rank of each row"),
        required(
            "order",
            Type::Choice(Order::NAMES),
            "at which end of the ranks the most deprived stand",
        ),
        WEIGHTS,
        AT,
        NULLS,
    ],
    result: "ShareCurve",
    citation: "kakwani-wagstaff-van-doorslaer-1997",
};
