//! Python binding of `commonweal`: thin functions over the core, one file a family.
//!
//! The module is private (`commonweal._core`); the package in `python/commonweal` re-exports it.

// Arguments are extracted by value: that is how Python's owners and borrows end with the call.
#![allow(clippy::needless_pass_by_value)]
// Documentation here is that of Python functions, whose examples hold lists of text.
#![allow(clippy::doc_link_with_quotes)]

mod chart;
mod convert;
mod errors;
mod inequality;
mod intervention;
mod named_columns;
mod partnership;
mod progress;
mod rates;
mod results;
mod results_system;
mod survey;
mod system;
mod texts;
mod variation;

use pyo3::prelude::*;

#[pymodule(gil_used = false)]
mod _core {
    #[pymodule_export]
    use super::catalog_json;
    #[pymodule_export]
    use super::chart::{
        cascade_specification, coverage_specification, decomposition_bars_specification,
        equiplot_specification, funnel_specification, gradient_specification,
        hierarchy_table_specification, icon_svg, interval_bars_specification, interval_text,
        overlap_specification, share_curve_specification, value_text, xmr_icons_specification,
        xmr_specification,
    };
    #[pymodule_export]
    use super::convert::Level;
    #[pymodule_export]
    use super::inequality::life::life_expectancy_gradient;
    #[pymodule_export]
    use super::inequality::{
        ConcentrationComparison, ConcentrationDecomposition, CurveDominance, EntropyDecomposition,
        GroupDecomposition, InequalityProfile, LeftOut, MeanLogDeviationChange, ProfileMeasure,
        RecentredInfluence, ShapleyDecomposition, ShareCurve, SourceDecomposition, SpatialGini,
        atkinson_decomposition, atkinson_index, atkinson_index_groups, between_group_entropy,
        between_group_entropy_groups, between_group_variance, between_group_variance_groups,
        coefficient_of_variation, coefficient_of_variation_groups, compare_concentration_indices,
        concentration_curve, concentration_decomposition, concentration_index,
        concentration_index_groups, curve_dominance, entropy_decomposition,
        generalised_entropy_index, generalised_entropy_index_groups, gini_decomposition,
        gini_index, gini_index_groups, gini_source_decomposition, gradient, group_difference,
        group_difference_groups, group_ratio, group_ratio_groups, herfindahl_hirschman_index,
        herfindahl_hirschman_index_groups, hoover_index, hoover_index_groups, index_of_disparity,
        index_of_disparity_groups, inequality_profile, j_divergence, j_divergence_groups,
        kolm_index, kolm_index_groups, lorenz_curve, mean_difference, mean_difference_groups,
        mean_log_deviation_change, population_attributable_risk,
        population_attributable_risk_groups, poverty_index, poverty_index_groups,
        quantile_share_ratio, quantile_share_ratio_groups, recentred_influence_regression,
        relative_index, relative_index_groups, shapley_decomposition, slope_index,
        slope_index_groups, spatial_gini_decomposition, wolfson_polarisation,
        wolfson_polarisation_groups, zenga_index, zenga_index_groups,
    };
    #[pymodule_export]
    use super::intervention::cascade::cascade;
    #[pymodule_export]
    use super::partnership::coverage::{coverage, roll_up_partnerships};
    #[pymodule_export]
    use super::rates::healthy_life::{healthy_life_expectancy, healthy_life_expectancy_groups};
    #[pymodule_export]
    use super::rates::indirect::{
        indirectly_standardised_groups, indirectly_standardised_rate, indirectly_standardised_ratio,
    };
    #[pymodule_export]
    use super::rates::life::{LifeTable, life_expectancy, life_expectancy_groups, life_table};
    #[pymodule_export]
    use super::rates::lost::{years_of_life_lost, years_of_life_lost_groups};
    #[pymodule_export]
    use super::rates::mean::{mean, mean_groups};
    #[pymodule_export]
    use super::rates::{
        crude_rate, directly_standardised_rate, directly_standardised_rate_groups, proportion,
        standard_population_sizes, sums_of_counts, suppress_counts,
    };
    #[pymodule_export]
    use super::results::{
        Cascade, CascadeCosts, CascadeDoses, CascadeStages, Caution, Coverage, Estimate, Estimates,
        Gradient, Interval, IntervalColumn, PartnershipTotals, SuppressedCounts,
    };
    #[pymodule_export]
    use super::results_system::{HierarchyCheck, Quantiles, Reconciliation, Restated, RolledUp};
    #[pymodule_export]
    use super::survey::{SurveySample, survey_sample};
    #[pymodule_export]
    use super::system::{assign_quantiles, check_hierarchy, reconcile, restate, roll_up};
    #[pymodule_export]
    use super::variation::change::{BenchmarkComparison, Change, change, compare_with_benchmark};
    #[pymodule_export]
    use super::variation::constants::{ControlChartTable, control_chart_constants};
    #[pymodule_export]
    use super::variation::funnel::{funnel, funnel_limits};
    #[pymodule_export]
    use super::variation::trend::{Trend, trend};
    #[pymodule_export]
    use super::variation::{
        FalseAlarms, Funnel, FunnelAnswer, FunnelCurveLimit, FunnelCurves, FunnelLimit,
        Overdispersed, Xmr, XmrPhases, XmrPoints, XmrTable, xmr, xmr_groups,
    };
}

/// Every public operation with its parameters and defaults, as JSON.
#[pyfunction]
fn catalog_json() -> String {
    serde_json::to_string(commonweal::catalog()).unwrap_or_default()
}
