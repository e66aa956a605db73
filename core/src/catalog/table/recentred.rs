//! What goes with more of an index.

use super::super::{Family, Operation, Type};
use super::distribution::DESIGN;
use super::explained::{DRAWS, PROGRESS, SEED, WEIGHTS};
use super::{LEVEL, NULLS, data, option, required};
use crate::{RecentredIndex, RecentredInterval};

pub(super) const RECENTRED_INFLUENCE_REGRESSION: Operation = Operation {
    name: "recentred_influence_regression",
    family: Family::Inequality,
    summary: "which characteristics go with more inequality, or a higher quantile, of an outcome, by regression of recentred influence",
    parameters: &[
        data("values", "the outcome of each person or row"),
        required(
            "determinants",
            Type::Columns,
            "what may go with it: numbers by name, categories as columns of 0 and 1",
        ),
        option(
            "index",
            Type::Choice(RecentredIndex::NAMES),
            "\"gini\"",
            "which feature of the distribution",
        ),
        option(
            "quantile",
            Type::Number,
            "null",
            "which quantile, as a share of the people, for that index: 0.5 unless given",
        ),
        option(
            "alpha",
            Type::Number,
            "null",
            "where generalised entropy looks: 1 unless given",
        ),
        option(
            "epsilon",
            Type::Number,
            "null",
            "how much the Atkinson index minds inequality: 1 unless given",
        ),
        WEIGHTS,
        LEVEL,
        option(
            "interval",
            Type::Choice(RecentredInterval::NAMES),
            "\"bootstrap\"",
            "how limits are made",
        ),
        DRAWS,
        SEED,
        DESIGN,
        PROGRESS,
        NULLS,
    ],
    result: "RecentredInfluence",
    citation: "firpo-fortin-lemieux-2009",
};
