//! Whether one curve lies above another.

use super::super::{Family, Operation, Type};
use super::distribution::DESIGN;
use super::{LEVEL, NULLS, data, option};
use crate::{ComparedWith, DominanceRule, Order, SampleInterval};

pub(super) const CURVE_DOMINANCE: Operation = Operation {
    name: "curve_dominance",
    family: Family::Inequality,
    summary: "whether a concentration or Lorenz curve lies above the line of equality, or above another curve, beyond chance",
    parameters: &[
        data("values", "what each person, or each person of a group, has"),
        option(
            "compared_with",
            Type::Choice(ComparedWith::NAMES),
            "\"equality\"",
            "the line of equality, or another curve of the same or of other people",
        ),
        option(
            "rank",
            Type::Numbers,
            "null",
            "socioeconomic rank of each row; without it the curve is a Lorenz curve",
        ),
        option(
            "order",
            Type::Choice(Order::NAMES),
            "null",
            "at which end of the ranks the most deprived stand",
        ),
        option(
            "weights",
            Type::Numbers,
            "null",
            "people each row stands for",
        ),
        option(
            "other_values",
            Type::Numbers,
            "null",
            "the values of the second curve, where they are others",
        ),
        option(
            "other_rank",
            Type::Numbers,
            "null",
            "the rank of each row of the second curve, in the same order, where it is another",
        ),
        option(
            "other_weights",
            Type::Numbers,
            "null",
            "people each row of the second curve stands for, where they are other people",
        ),
        option(
            "generalised",
            Type::Flag,
            "false",
            "curves multiplied by their means",
        ),
        option(
            "at",
            Type::Numbers,
            "null",
            "shares of the people, ascending, at which the curves are compared; 0.05, 0.1, ... 0.95 where it is left out",
        ),
        option(
            "rule",
            Type::Choice(DominanceRule::NAMES),
            "\"multiple-comparison\"",
            "when one curve is said to lie above another",
        ),
        LEVEL,
        option(
            "interval",
            Type::Choice(SampleInterval::NAMES),
            "\"linearised\"",
            "how the rows were drawn",
        ),
        DESIGN,
        NULLS,
    ],
    result: "CurveDominance",
    citation: "bishop-formby-smith-1991",
};
