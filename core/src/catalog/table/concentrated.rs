//! How concentrated care is among providers, and how inequality lies on the map.

use super::super::{Family, Operation, Type};
use super::distribution::{PERMUTATION_SEED, PERMUTATIONS};
use super::inequality::WEIGHTS;
use super::{LEVEL, NULLS, data, option, required};
use crate::{HerfindahlForm, HerfindahlInterval, HerfindahlScale, SpatialAlternative};

pub(super) const HERFINDAHL_HIRSCHMAN_INDEX: Operation = Operation {
    name: "herfindahl_hirschman_index",
    family: Family::Inequality,
    summary: "how concentrated the provision of care is among few providers, also as a number of providers of one size",
    parameters: &[
        data("values", "what each provider provides, or its share"),
        option(
            "form",
            Type::Choice(HerfindahlForm::NAMES),
            "\"index\"",
            "the sum of squared shares, the same from equal shares to one provider, the number of equal providers, or by places",
        ),
        option(
            "scale",
            Type::Choice(HerfindahlScale::NAMES),
            "\"unit\"",
            "up to 1, or up to 10,000 points",
        ),
        LEVEL,
        option(
            "interval",
            Type::Choice(HerfindahlInterval::NAMES),
            "\"none\"",
            "how limits are made",
        ),
        NULLS,
    ],
    result: "Estimate",
    citation: "hirschman-1945",
};

pub(super) const SPATIAL_GINI_DECOMPOSITION: Operation = Operation {
    name: "spatial_gini_decomposition",
    family: Family::Inequality,
    summary: "how much of the Gini index between places lies between neighbours, and whether chance would make such a map",
    parameters: &[
        data("values", "what each place has"),
        required("place", Type::Texts, "the name of each place, once"),
        required(
            "neighbour_from",
            Type::Texts,
            "one place of each pair of neighbours",
        ),
        required("neighbour_to", Type::Texts, "the other place of each pair"),
        WEIGHTS,
        option(
            "alternative",
            Type::Choice(SpatialAlternative::NAMES),
            "\"clustered\"",
            "which maps count as extreme",
        ),
        PERMUTATIONS,
        PERMUTATION_SEED,
    ],
    result: "SpatialGini",
    citation: "rey-smith-2013",
};
