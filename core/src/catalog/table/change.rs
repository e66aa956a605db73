//! The catalogue of `variation`: change between periods, and comparison with a benchmark.

use super::super::{Family, Operation, Type};
use super::{LEVEL, data_of, option, required};
use crate::{ChangeScale, Polarity, TrendScale, TrendVariance};

pub(super) const CHANGE: Operation = Operation {
    name: "change",
    family: Family::Variation,
    summary: "the change of any measure between two periods, or its difference between places, with its interval and test",
    parameters: &[
        data_of(
            "before",
            Type::Figures,
            "what is compared with: results of a measure, or published values with limits",
        ),
        data_of(
            "after",
            Type::Figures,
            "what is compared: as many figures, or one against many",
        ),
        option(
            "scale",
            Type::Choice(ChangeScale::NAMES),
            "\"difference\"",
            "the second less the first, or over it",
        ),
        option(
            "correlation",
            Type::Number,
            "0.0",
            "correlation of the errors of the two: 0 where no people are in both",
        ),
        option(
            "mixed_methods",
            Type::Flag,
            "false",
            "whether limits made by different methods may be compared",
        ),
    ],
    result: "Change",
    citation: "zou-2008",
};

pub(super) const COMPARE_WITH_BENCHMARK: Operation = Operation {
    name: "compare_with_benchmark",
    family: Family::Variation,
    summary: "which figures are better, similar or worse than a benchmark, by their limits",
    parameters: &[
        data_of(
            "estimates",
            Type::Figures,
            "results of a measure, or published values with limits",
        ),
        required(
            "benchmark",
            Type::NumberOrNumbers,
            "what they are compared with: one number, or one a row",
        ),
        option(
            "polarity",
            Type::Choice(Polarity::NAMES),
            "\"neutral\"",
            "whether more of the indicator is good or bad",
        ),
    ],
    result: "BenchmarkComparison",
    citation: "fingertips-guidance",
};

pub(super) const TREND: Operation = Operation {
    name: "trend",
    family: Family::Variation,
    summary: "the change a year of the line through yearly figures, weighted by how sure each is, with its test",
    parameters: &[
        data_of(
            "estimates",
            Type::Figures,
            "results of a measure, one a period, or published values with limits",
        ),
        required("time", Type::Numbers, "when each was: years, in any order"),
        option(
            "scale",
            Type::Choice(TrendScale::NAMES),
            "\"linear\"",
            "as many units a year, or as many per cent",
        ),
        option(
            "variance",
            Type::Choice(TrendVariance::NAMES),
            "\"sampling\"",
            "where the uncertainty comes from: the limits of the figures, or their scatter about the line too",
        ),
        option(
            "recent",
            Type::Integer,
            "null",
            "how many of the last periods are taken; all unless given",
        ),
        option(
            "polarity",
            Type::Choice(Polarity::NAMES),
            "\"neutral\"",
            "whether more of the indicator is good or bad",
        ),
        LEVEL,
    ],
    result: "Trend",
    citation: "cochran-1954",
};
