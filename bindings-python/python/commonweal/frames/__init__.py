"""The functions of `commonweal` over whole tables: any dataframe in, the same kind out.

Columns are named, never passed: `cw.frames.slope_index(df, value="rate", population="people", rank="decile",
order="most-deprived-first", by=["area", "year"])` gives one row for each area and year, in the order in which they
first appear, with value, limits, level, standard error, method, unit and the codes of its cautions. Tables of pandas,
polars and pyarrow (and whatever else narwhals reads eagerly) are taken as they are.

An error names the row of the table that was passed in (counted from 0, whatever its index). A missing value is an error
unless `nulls="omit"`; rows left out are counted in the column of cautions, as in "rows-omitted (2)".

With `by=`, one group that cannot be computed stops the call, and the error names it. `on_error="report"` computes the
others: the result has a column `error`, null where a group was computed, and a group that was not has its error there
and nulls beside it: in one row, or in all of its rows where a function answers row by row. Where `design=` says how
rows were drawn, those of a group at fault stay in the sample of the others. What is wrong with the call itself is
raised all the same, and so is the first error where no group can be computed. A group at fault takes the others
through once more, so a table of many bad groups takes longer.
"""

from commonweal.frames._chart import equiplot, interval_bars
from commonweal.frames.change import change, compare_with_benchmark
from commonweal.frames.constants import control_chart_constants
from commonweal.frames.curves import concentration_curve, lorenz_curve
from commonweal.frames.decomposition import (
    atkinson_decomposition,
    entropy_decomposition,
    gini_decomposition,
    gini_source_decomposition,
)
from commonweal.frames.distribution import (
    atkinson_index,
    coefficient_of_variation,
    generalised_entropy_index,
    gini_index,
    herfindahl_hirschman_index,
    hoover_index,
    j_divergence,
    kolm_index,
    poverty_index,
    quantile_share_ratio,
    wolfson_polarisation,
    zenga_index,
)
from commonweal.frames.dominance import curve_dominance
from commonweal.frames.explained import (
    compare_concentration_indices,
    concentration_decomposition,
    recentred_influence_regression,
    shapley_decomposition,
)
from commonweal.frames.fingertips import read_fingertips
from commonweal.frames.funnels import funnel, funnel_limits
from commonweal.frames.groups import (
    between_group_entropy,
    between_group_variance,
    group_difference,
    group_ratio,
    index_of_disparity,
    mean_difference,
    population_attributable_risk,
)
from commonweal.frames.indirect import indirectly_standardised_rate, indirectly_standardised_ratio, mean
from commonweal.frames.inequality import concentration_index, gradient, relative_index, slope_index
from commonweal.frames.intervention import cascade
from commonweal.frames.life import (
    healthy_life_expectancy,
    life_expectancy,
    life_table,
    years_of_life_lost,
)
from commonweal.frames.life_gradient import life_expectancy_gradient
from commonweal.frames.partnership import coverage, roll_up_partnerships
from commonweal.frames.places import mean_log_deviation_change, spatial_gini_decomposition
from commonweal.frames.profile import inequality_profile
from commonweal.frames.rates import crude_rate, directly_standardised_rate, proportion, suppress_counts
from commonweal.frames.system import (
    Hierarchy,
    assign_quantiles,
    check_hierarchy,
    hierarchy,
    reconcile,
    restate,
    roll_up,
)
from commonweal.frames.trend import trend
from commonweal.frames.variation import xmr

__all__ = [
    "Hierarchy",
    "assign_quantiles",
    "atkinson_decomposition",
    "atkinson_index",
    "between_group_entropy",
    "between_group_variance",
    "cascade",
    "change",
    "check_hierarchy",
    "coefficient_of_variation",
    "compare_concentration_indices",
    "compare_with_benchmark",
    "concentration_curve",
    "concentration_decomposition",
    "concentration_index",
    "control_chart_constants",
    "coverage",
    "crude_rate",
    "curve_dominance",
    "directly_standardised_rate",
    "entropy_decomposition",
    "equiplot",
    "funnel",
    "funnel_limits",
    "generalised_entropy_index",
    "gini_decomposition",
    "gini_index",
    "gini_source_decomposition",
    "gradient",
    "group_difference",
    "group_ratio",
    "healthy_life_expectancy",
    "herfindahl_hirschman_index",
    "hierarchy",
    "hoover_index",
    "index_of_disparity",
    "indirectly_standardised_rate",
    "indirectly_standardised_ratio",
    "inequality_profile",
    "interval_bars",
    "j_divergence",
    "kolm_index",
    "life_expectancy",
    "life_expectancy_gradient",
    "life_table",
    "lorenz_curve",
    "mean",
    "mean_difference",
    "mean_log_deviation_change",
    "population_attributable_risk",
    "poverty_index",
    "proportion",
    "quantile_share_ratio",
    "read_fingertips",
    "recentred_influence_regression",
    "reconcile",
    "relative_index",
    "restate",
    "roll_up",
    "roll_up_partnerships",
    "shapley_decomposition",
    "slope_index",
    "spatial_gini_decomposition",
    "suppress_counts",
    "trend",
    "wolfson_polarisation",
    "xmr",
    "years_of_life_lost",
    "zenga_index",
]
