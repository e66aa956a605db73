"""The mathematics of improving health and care across a system.

Every function takes data first (a NumPy array, a list, or a column of pandas, polars or pyarrow) and named options
after it; every result carries its interval, the method that made it, its unit and direction, and its cautions.
`cw.frames` has the same functions over whole dataframes, with `by=` for many areas at once.
"""

from typing import TYPE_CHECKING as _TYPE_CHECKING

from commonweal._chart import Chart, hierarchy_table, interval_bars
from commonweal._core import (
    Cascade,
    CascadeCosts,
    CascadeDoses,
    CascadeStages,
    Caution,
    ControlChartTable,
    Coverage,
    Estimate,
    Estimates,
    FalseAlarms,
    Funnel,
    FunnelAnswer,
    FunnelCurveLimit,
    FunnelCurves,
    FunnelLimit,
    Gradient,
    HierarchyCheck,
    Interval,
    IntervalColumn,
    Level,
    LifeTable,
    Overdispersed,
    PartnershipTotals,
    Quantiles,
    Reconciliation,
    Restated,
    RolledUp,
    SuppressedCounts,
    Xmr,
    XmrPhases,
    XmrPoints,
    XmrTable,
    assign_quantiles,
    atkinson_index,
    between_group_variance,
    cascade,
    check_hierarchy,
    coefficient_of_variation,
    concentration_index,
    control_chart_constants,
    coverage,
    crude_rate,
    directly_standardised_rate,
    funnel,
    funnel_limits,
    generalised_entropy_index,
    gini_index,
    gradient,
    group_difference,
    group_ratio,
    healthy_life_expectancy,
    hoover_index,
    indirectly_standardised_rate,
    indirectly_standardised_ratio,
    kolm_index,
    life_expectancy,
    life_table,
    mean,
    proportion,
    quantile_share_ratio,
    reconcile,
    relative_index,
    restate,
    roll_up,
    roll_up_partnerships,
    slope_index,
    suppress_counts,
    xmr,
    years_of_life_lost,
)
from commonweal.errors import InputError

if _TYPE_CHECKING:
    from types import ModuleType

    from commonweal import frames

__all__ = [
    "Cascade",
    "CascadeCosts",
    "CascadeDoses",
    "CascadeStages",
    "Caution",
    "Chart",
    "ControlChartTable",
    "Coverage",
    "Estimate",
    "Estimates",
    "FalseAlarms",
    "Funnel",
    "FunnelAnswer",
    "FunnelCurveLimit",
    "FunnelCurves",
    "FunnelLimit",
    "Gradient",
    "HierarchyCheck",
    "InputError",
    "Interval",
    "IntervalColumn",
    "Level",
    "LifeTable",
    "Overdispersed",
    "PartnershipTotals",
    "Quantiles",
    "Reconciliation",
    "Restated",
    "RolledUp",
    "SuppressedCounts",
    "Xmr",
    "XmrPhases",
    "XmrPoints",
    "XmrTable",
    "assign_quantiles",
    "atkinson_index",
    "between_group_variance",
    "cascade",
    "check_hierarchy",
    "coefficient_of_variation",
    "concentration_index",
    "control_chart_constants",
    "coverage",
    "crude_rate",
    "directly_standardised_rate",
    "frames",
    "funnel",
    "funnel_limits",
    "generalised_entropy_index",
    "gini_index",
    "gradient",
    "group_difference",
    "group_ratio",
    "healthy_life_expectancy",
    "hierarchy_table",
    "hoover_index",
    "indirectly_standardised_rate",
    "indirectly_standardised_ratio",
    "interval_bars",
    "kolm_index",
    "life_expectancy",
    "life_table",
    "mean",
    "proportion",
    "quantile_share_ratio",
    "reconcile",
    "relative_index",
    "restate",
    "roll_up",
    "roll_up_partnerships",
    "slope_index",
    "suppress_counts",
    "xmr",
    "years_of_life_lost",
]

if not _TYPE_CHECKING:  # for a type checker, such a function would make every misspelt name valid

    def __getattr__(name: str) -> "ModuleType":
        # Dataframes cost some 80 ms of import that only their users pay.
        if name == "frames":
            from importlib import import_module  # noqa: PLC0415 - the same

            return import_module("commonweal.frames")
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)

    def __dir__() -> list[str]:
        return __all__
