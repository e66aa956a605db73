//! Inequality between groups and between people.

mod atkinson;
mod coefficient;
mod concentration;
mod curve;
mod decomposition;
mod distribution;
mod dominance;
mod entropy;
mod explained;
mod gini;
mod groups;
mod herfindahl;
mod hoover;
mod kolm;
pub(crate) mod life;
mod mld_change;
mod poverty;
mod profile;
mod recentred;
mod shapley;
mod share_ratio;
mod simple;
mod slope;
mod sources;
mod spatial;

pub(crate) use atkinson::{atkinson_index, atkinson_index_groups};
pub(crate) use coefficient::{coefficient_of_variation, coefficient_of_variation_groups};
pub(crate) use concentration::{concentration_index, concentration_index_groups};
pub(crate) use curve::{ShareCurve, concentration_curve, lorenz_curve};
pub(crate) use decomposition::{
    EntropyDecomposition, GroupDecomposition, atkinson_decomposition, entropy_decomposition,
    gini_decomposition,
};
pub(crate) use dominance::{CurveDominance, curve_dominance};
pub(crate) use entropy::{generalised_entropy_index, generalised_entropy_index_groups};
pub(crate) use explained::{
    ConcentrationComparison, ConcentrationDecomposition, compare_concentration_indices,
    concentration_decomposition,
};
pub(crate) use gini::{gini_index, gini_index_groups};
pub(crate) use groups::{
    between_group_entropy, between_group_entropy_groups, between_group_variance,
    between_group_variance_groups, group_difference, group_difference_groups, group_ratio,
    group_ratio_groups, index_of_disparity, index_of_disparity_groups, mean_difference,
    mean_difference_groups, population_attributable_risk, population_attributable_risk_groups,
};
pub(crate) use herfindahl::{herfindahl_hirschman_index, herfindahl_hirschman_index_groups};
pub(crate) use hoover::{hoover_index, hoover_index_groups};
pub(crate) use kolm::{kolm_index, kolm_index_groups};
pub(crate) use mld_change::{MeanLogDeviationChange, mean_log_deviation_change};
pub(crate) use poverty::{poverty_index, poverty_index_groups};
pub(crate) use profile::{InequalityProfile, LeftOut, ProfileMeasure, inequality_profile};
pub(crate) use recentred::{RecentredInfluence, recentred_influence_regression};
pub(crate) use shapley::{ShapleyDecomposition, shapley_decomposition};
pub(crate) use share_ratio::{quantile_share_ratio, quantile_share_ratio_groups};
pub(crate) use simple::{
    j_divergence, j_divergence_groups, wolfson_polarisation, wolfson_polarisation_groups,
    zenga_index, zenga_index_groups,
};
pub(crate) use slope::{
    gradient, relative_index, relative_index_groups, slope_index, slope_index_groups,
};
pub(crate) use sources::{SourceDecomposition, gini_source_decomposition};
pub(crate) use spatial::{SpatialGini, spatial_gini_decomposition};
