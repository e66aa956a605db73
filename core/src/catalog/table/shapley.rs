//! What an inequality is made of, whatever the order.

use super::super::{Family, Operation, Type};
use super::distribution::DESIGN;
use super::explained::{
    BETA, DECOMPOSITION_INTERVAL, DRAWS, FORM, LOWER, NU, PROGRESS, SEED, UPPER, WEIGHTS,
};
use super::{LEVEL, NULLS, data, option, required};
use crate::{Order, ShapleyIndex, ShapleyRemoval};

pub(super) const SHAPLEY_DECOMPOSITION: Operation = Operation {
    name: "shapley_decomposition",
    family: Family::Inequality,
    summary: "how much of the inequality in an outcome goes with each determinant, over all orders of bringing them in",
    parameters: &[
        data("values", "the outcome of each person or row"),
        required(
            "determinants",
            Type::Columns,
            "what may explain it: numbers by name, categories as columns of 0 and 1",
        ),
        option(
            "groups",
            Type::Texts,
            "null",
            "the group of each determinant: columns of one category belong together",
        ),
        option(
            "index",
            Type::Choice(ShapleyIndex::NAMES),
            "\"concentration\"",
            "which inequality is divided",
        ),
        option(
            "removal",
            Type::Choice(ShapleyRemoval::NAMES),
            "\"refitted\"",
            "what the inequality would be without a determinant",
        ),
        option(
            "rank",
            Type::Numbers,
            "null",
            "socioeconomic rank of each row, for the concentration index",
        ),
        option(
            "order",
            Type::Choice(Order::NAMES),
            "null",
            "at which end of the ranks the most deprived stand",
        ),
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
    result: "ShapleyDecomposition",
    citation: "shorrocks-2013",
};
