//! What changed, of the families `variation` and `inequality`: change between periods, and comparison with a benchmark.

use super::super::{Family, Operation, Type};
use super::{LEVEL, data, data_of, option, required};
use crate::{
    ChangeScale, MeanLogDeviationChangeForm, Polarity, SampleInterval, TrendRule, TrendScale,
    TrendVariance,
};

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
        option(
            "rule",
            Type::Choice(TrendRule::NAMES),
            "\"limits\"",
            "what the verdict asks for: limits without 0, or what the trend marker of Fingertips does",
        ),
    ],
    result: "Trend",
    citation: "cochran-1954",
};

pub(super) const MEAN_LOG_DEVIATION_CHANGE: Operation = Operation {
    name: "mean_log_deviation_change",
    family: Family::Inequality,
    summary: "why the mean log deviation rose or fell: inequality within groups, sizes of groups, or their means",
    parameters: &[
        data("before", "what each person had before"),
        data("after", "what each has after"),
        required("before_group", Type::Texts, "the group of each row before"),
        required("after_group", Type::Texts, "the group of each row after"),
        option(
            "before_weights",
            Type::Numbers,
            "null",
            "people that each row before stands for; 1 unless given",
        ),
        option(
            "after_weights",
            Type::Numbers,
            "null",
            "people that each row after stands for; 1 unless given",
        ),
        option(
            "form",
            Type::Choice(MeanLogDeviationChangeForm::NAMES),
            "\"exact\"",
            "how the effect of the sizes of groups is told from that of their means",
        ),
        LEVEL,
        option(
            "interval",
            Type::Choice(SampleInterval::NAMES),
            "\"none\"",
            "how limits are made",
        ),
    ],
    result: "MeanLogDeviationChange",
    citation: "mookherjee-shorrocks-1982",
};
