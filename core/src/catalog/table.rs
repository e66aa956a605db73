//! The rows of the catalogue: one file a family, and here what they share.

mod change;
mod concentrated;
mod distribution;
mod dominance;
mod explained;
mod groups;
mod inequality;
mod intervention;
mod life;
mod partnership;
mod profile;
mod rates;
mod recentred;
mod shapley;
mod system;
mod variation;

use super::{Operation, Parameter, Role, Type};
use crate::Nulls;

/// A text of the catalogue, where there is one; elsewhere nothing looks at it, and it would weigh.
const fn said(text: &'static str) -> &'static str {
    if cfg!(feature = "catalog") { text } else { "" }
}

/// What a parameter takes, likewise.
const fn taken(takes: Type) -> Type {
    if cfg!(feature = "catalog") {
        takes
    } else {
        Type::Numbers
    }
}

/// The operations with all that is said of them, likewise.
#[expect(clippy::indexing_slicing, reason = "up to the length of the list")]
const fn summed_up<const N: usize>(mut operations: [Operation; N]) -> [Operation; N] {
    let mut at = 0;
    while at < N {
        operations[at].summary = said(operations[at].summary);
        operations[at].result = said(operations[at].result);
        operations[at].citation = said(operations[at].citation);
        at += 1;
    }
    operations
}

const fn data(name: &'static str, meaning: &'static str) -> Parameter {
    Parameter {
        name,
        role: Role::Data,
        takes: Type::Numbers,
        default: None,
        meaning: said(meaning),
    }
}

/// Data that are not numbers.
const fn data_of(name: &'static str, takes: Type, meaning: &'static str) -> Parameter {
    Parameter {
        name,
        role: Role::Data,
        takes: taken(takes),
        default: None,
        meaning: said(meaning),
    }
}

const fn required(name: &'static str, takes: Type, meaning: &'static str) -> Parameter {
    Parameter {
        name,
        role: Role::Option,
        takes: taken(takes),
        default: None,
        meaning: said(meaning),
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
        takes: taken(takes),
        default: Some(said(default)),
        meaning: said(meaning),
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

pub(super) const CATALOG: &[Operation] = &summed_up([
    rates::CRUDE_RATE,
    rates::PROPORTION,
    rates::DIRECTLY_STANDARDISED_RATE,
    rates::INDIRECTLY_STANDARDISED_RATIO,
    rates::INDIRECTLY_STANDARDISED_RATE,
    rates::MEAN,
    life::LIFE_EXPECTANCY,
    life::LIFE_TABLE,
    life::HEALTHY_LIFE_EXPECTANCY,
    life::YEARS_OF_LIFE_LOST,
    rates::SUPPRESS_COUNTS,
    inequality::SLOPE_INDEX,
    inequality::RELATIVE_INDEX,
    inequality::GRADIENT,
    inequality::GINI_INDEX,
    distribution::GENERALISED_ENTROPY_INDEX,
    distribution::ENTROPY_DECOMPOSITION,
    distribution::J_DIVERGENCE,
    distribution::GINI_DECOMPOSITION,
    distribution::ATKINSON_DECOMPOSITION,
    explained::GINI_SOURCE_DECOMPOSITION,
    change::MEAN_LOG_DEVIATION_CHANGE,
    concentrated::SPATIAL_GINI_DECOMPOSITION,
    distribution::ATKINSON_INDEX,
    distribution::KOLM_INDEX,
    distribution::QUANTILE_SHARE_RATIO,
    distribution::COEFFICIENT_OF_VARIATION,
    distribution::WOLFSON_POLARISATION,
    distribution::ZENGA_INDEX,
    distribution::POVERTY_INDEX,
    concentrated::HERFINDAHL_HIRSCHMAN_INDEX,
    distribution::LORENZ_CURVE,
    inequality::CONCENTRATION_INDEX,
    explained::CONCENTRATION_DECOMPOSITION,
    shapley::SHAPLEY_DECOMPOSITION,
    recentred::RECENTRED_INFLUENCE_REGRESSION,
    explained::COMPARE_CONCENTRATION_INDICES,
    distribution::CONCENTRATION_CURVE,
    dominance::CURVE_DOMINANCE,
    inequality::HOOVER_INDEX,
    groups::GROUP_DIFFERENCE,
    groups::GROUP_RATIO,
    groups::BETWEEN_GROUP_VARIANCE,
    groups::MEAN_DIFFERENCE,
    groups::INDEX_OF_DISPARITY,
    groups::BETWEEN_GROUP_ENTROPY,
    groups::POPULATION_ATTRIBUTABLE_RISK,
    profile::INEQUALITY_PROFILE,
    partnership::COVERAGE,
    partnership::ROLL_UP_PARTNERSHIPS,
    intervention::CASCADE,
    variation::XMR,
    system::CHECK_HIERARCHY,
    system::ROLL_UP,
    system::ASSIGN_QUANTILES,
    system::RESTATE,
    system::RECONCILE,
    variation::FUNNEL,
    variation::FUNNEL_LIMITS,
    variation::CONTROL_CHART_CONSTANTS,
    change::CHANGE,
    change::COMPARE_WITH_BENCHMARK,
    change::TREND,
    life::LIFE_EXPECTANCY_GRADIENT,
]);
