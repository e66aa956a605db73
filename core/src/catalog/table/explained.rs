//! What an index is made of, and how it compares.

use super::super::{Family, Operation, Parameter, Type};
use super::distribution::DESIGN;
use super::{LEVEL, NULLS, data, option, required};
use crate::{ConcentrationForm, DecompositionInterval, Order, SampleInterval};

const RANK: Parameter = required("rank", Type::Numbers, "socioeconomic rank of each row");
const ORDER: Parameter = required(
    "order",
    Type::Choice(Order::NAMES),
    "at which end of the ranks the most deprived stand",
);
pub(super) const WEIGHTS: Parameter = option(
    "weights",
    Type::Numbers,
    "null",
    "people each row stands for",
);
pub(super) const FORM: Parameter = option(
    "form",
    Type::Choice(ConcentrationForm::NAMES),
    "\"standard\"",
    "what the index divides by, and whose values count most",
);
pub(super) const LOWER: Parameter = option(
    "lower",
    Type::Number,
    "null",
    "the least value there could be, for the forms erreygers and wagstaff",
);
pub(super) const UPPER: Parameter = option(
    "upper",
    Type::Number,
    "null",
    "the largest value there could be, for the same forms",
);
pub(super) const NU: Parameter = option(
    "nu",
    Type::Number,
    "null",
    "inequality aversion of the forms extended and generalised-extended",
);
pub(super) const BETA: Parameter = option(
    "beta",
    Type::Number,
    "null",
    "sensitivity to the ends of the forms symmetric and generalised-symmetric",
);

pub(super) const GINI_SOURCE_DECOMPOSITION: Operation = Operation {
    name: "gini_source_decomposition",
    family: Family::Inequality,
    summary: "how much each part of a sum adds to its Gini index, and what more of it would do",
    parameters: &[
        data("values", "the total of each person or row"),
        required(
            "sources",
            Type::Columns,
            "what the total is the sum of: numbers by name",
        ),
        WEIGHTS,
        LEVEL,
        option(
            "interval",
            Type::Choice(SampleInterval::NAMES),
            "\"none\"",
            "how limits are made",
        ),
        DESIGN,
    ],
    result: "SourceDecomposition",
    citation: "lerman-yitzhaki-1985",
};
pub(super) const DECOMPOSITION_INTERVAL: Parameter = option(
    "interval",
    Type::Choice(DecompositionInterval::NAMES),
    "\"none\"",
    "how limits are made",
);
pub(super) const DRAWS: Parameter = option(
    "draws",
    Type::Integer,
    "2000",
    "samples that a bootstrap draws",
);
pub(super) const SEED: Parameter = option(
    "seed",
    Type::Integer,
    "1",
    "seed of a bootstrap; accepted where nothing is drawn",
);
pub(super) const PROGRESS: Parameter = option(
    "progress",
    Type::Progress,
    "null",
    "told how many samples are drawn of how many; false cancels",
);

pub(super) const CONCENTRATION_DECOMPOSITION: Operation = Operation {
    name: "concentration_decomposition",
    family: Family::Inequality,
    summary: "how much of a concentration index goes with each determinant of the outcome, by regression",
    parameters: &[
        data("values", "the outcome of each person or row"),
        required(
            "determinants",
            Type::Columns,
            "what may explain it: numbers by name, categories as columns of 0 and 1",
        ),
        RANK,
        ORDER,
        WEIGHTS,
        FORM,
        LOWER,
        UPPER,
        NU,
        BETA,
        LEVEL,
        DECOMPOSITION_INTERVAL,
        DRAWS,
        SEED,
        DESIGN,
        PROGRESS,
        NULLS,
    ],
    result: "ConcentrationDecomposition",
    citation: "wagstaff-van-doorslaer-watanabe-2003",
};

pub(super) const COMPARE_CONCENTRATION_INDICES: Operation = Operation {
    name: "compare_concentration_indices",
    family: Family::Inequality,
    summary: "whether one outcome is more concentrated than another among the same people, or in one order than in another",
    parameters: &[
        data("values", "the outcome of each person or row"),
        RANK,
        ORDER,
        option(
            "other_values",
            Type::Numbers,
            "null",
            "the second outcome, where it is another",
        ),
        option(
            "other_rank",
            Type::Numbers,
            "null",
            "the second rank of each row, in the same order, where it is another",
        ),
        WEIGHTS,
        FORM,
        LOWER,
        UPPER,
        NU,
        BETA,
        LEVEL,
        option(
            "interval",
            Type::Choice(SampleInterval::NAMES),
            "\"none\"",
            "how limits are made",
        ),
        DESIGN,
        NULLS,
    ],
    result: "ConcentrationComparison",
    citation: "kakwani-wagstaff-van-doorslaer-1997",
};
