# Made by tests/python/make_stub.py from the compiled module; do not edit.
# ruff: noqa: D205, D209, E501 - documentation as it stands in the source
from collections.abc import Sequence
from typing import Any, SupportsIndex, final

from commonweal._chart import Chart
from commonweal._typing import (
    Against,
    Array,
    AtkinsonDecompositionForm,
    AttributableForm,
    BetweenGroupForm,
    ChangeScale,
    Columns,
    ComparedWith,
    ConcentrationForm,
    ConcentrationInterval,
    Critical,
    Dates,
    Day,
    DecompositionInterval,
    Direction,
    DirectRateInterval,
    Divisor,
    DominanceRule,
    Edition,
    Ends,
    EntropyForm,
    EventDistribution,
    Figures,
    Floats,
    Fractions,
    FunnelAxis,
    FunnelKind,
    FunnelLimits,
    FunnelScale,
    GiniCorrection,
    GiniDecompositionForm,
    GiniInterval,
    GroupInterval,
    HealthMeasure,
    HerfindahlForm,
    HerfindahlInterval,
    HerfindahlScale,
    HooverInterval,
    IndexReport,
    Levels,
    MeanLogDeviationChangeForm,
    MeanReport,
    Model,
    Noise,
    Nulls,
    NumberOrNumbers,
    Order,
    Orientation,
    Overdispersion,
    Polarity,
    PovertyAtLine,
    PovertyForm,
    PovertyLineOf,
    ProfileRows,
    Progress,
    ProportionInterval,
    QuantileBasis,
    QuantilePlace,
    RateInterval,
    RecentredIndex,
    RecentredInterval,
    Rows,
    Rules,
    SampleInterval,
    Scale,
    Scaling,
    ShapleyIndex,
    ShapleyRemoval,
    SlopeInterval,
    SmallAreaRule,
    SmallCounts,
    SpatialAlternative,
    Standard,
    StandardErrorsScale,
    SurveyDesign,
    Texts,
    TrendRule,
    TrendScale,
    TrendVariance,
    Unmatched,
    Variance,
)

__all__ = [
    "BenchmarkComparison",
    "Cascade",
    "CascadeCosts",
    "CascadeDoses",
    "CascadeStages",
    "Caution",
    "Change",
    "ConcentrationComparison",
    "ConcentrationDecomposition",
    "ControlChartTable",
    "Coverage",
    "CurveDominance",
    "EntropyDecomposition",
    "Estimate",
    "Estimates",
    "FalseAlarms",
    "Funnel",
    "FunnelAnswer",
    "FunnelCurveLimit",
    "FunnelCurves",
    "FunnelLimit",
    "Gradient",
    "GroupDecomposition",
    "HierarchyCheck",
    "InequalityProfile",
    "Interval",
    "IntervalColumn",
    "LeftOut",
    "Level",
    "LifeTable",
    "MeanLogDeviationChange",
    "Overdispersed",
    "PartnershipTotals",
    "ProfileMeasure",
    "Quantiles",
    "RecentredInfluence",
    "Reconciliation",
    "Restated",
    "RolledUp",
    "ShapleyDecomposition",
    "ShareCurve",
    "SourceDecomposition",
    "SpatialGini",
    "SuppressedCounts",
    "SurveySample",
    "Trend",
    "Xmr",
    "XmrPhases",
    "XmrPoints",
    "XmrTable",
    "assign_quantiles",
    "atkinson_decomposition",
    "atkinson_index",
    "atkinson_index_groups",
    "between_group_entropy",
    "between_group_entropy_groups",
    "between_group_variance",
    "between_group_variance_groups",
    "cascade",
    "cascade_specification",
    "catalog_json",
    "change",
    "check_hierarchy",
    "coefficient_of_variation",
    "coefficient_of_variation_groups",
    "compare_concentration_indices",
    "compare_with_benchmark",
    "concentration_curve",
    "concentration_decomposition",
    "concentration_index",
    "concentration_index_groups",
    "control_chart_constants",
    "coverage",
    "coverage_specification",
    "crude_rate",
    "curve_dominance",
    "decomposition_bars_specification",
    "directly_standardised_rate",
    "directly_standardised_rate_groups",
    "entropy_decomposition",
    "equiplot_specification",
    "funnel",
    "funnel_limits",
    "funnel_specification",
    "generalised_entropy_index",
    "generalised_entropy_index_groups",
    "gini_decomposition",
    "gini_index",
    "gini_index_groups",
    "gini_source_decomposition",
    "gradient",
    "gradient_specification",
    "group_difference",
    "group_difference_groups",
    "group_ratio",
    "group_ratio_groups",
    "healthy_life_expectancy",
    "healthy_life_expectancy_groups",
    "herfindahl_hirschman_index",
    "herfindahl_hirschman_index_groups",
    "hierarchy_table_specification",
    "hoover_index",
    "hoover_index_groups",
    "icon_svg",
    "index_of_disparity",
    "index_of_disparity_groups",
    "indirectly_standardised_groups",
    "indirectly_standardised_rate",
    "indirectly_standardised_ratio",
    "inequality_profile",
    "interval_bars_specification",
    "interval_text",
    "j_divergence",
    "j_divergence_groups",
    "kolm_index",
    "kolm_index_groups",
    "life_expectancy",
    "life_expectancy_gradient",
    "life_expectancy_groups",
    "life_table",
    "lorenz_curve",
    "mean",
    "mean_difference",
    "mean_difference_groups",
    "mean_groups",
    "mean_log_deviation_change",
    "overlap_specification",
    "population_attributable_risk",
    "population_attributable_risk_groups",
    "poverty_index",
    "poverty_index_groups",
    "proportion",
    "quantile_share_ratio",
    "quantile_share_ratio_groups",
    "recentred_influence_regression",
    "reconcile",
    "relative_index",
    "relative_index_groups",
    "restate",
    "roll_up",
    "roll_up_partnerships",
    "shapley_decomposition",
    "share_curve_specification",
    "slope_index",
    "slope_index_groups",
    "spatial_gini_decomposition",
    "standard_population_sizes",
    "sums_of_counts",
    "suppress_counts",
    "survey_sample",
    "trend",
    "value_text",
    "wolfson_polarisation",
    "wolfson_polarisation_groups",
    "xmr",
    "xmr_groups",
    "xmr_icons_specification",
    "xmr_specification",
    "years_of_life_lost",
    "years_of_life_lost_groups",
    "zenga_index",
    "zenga_index_groups",
]

@final
class BenchmarkComparison:
    """How figures stand beside their benchmarks, one row each."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> BenchmarkComparison: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def benchmark(self, /) -> Array:
        """The benchmark of each row."""

    @property
    def caution_codes(self, /) -> list[str]:
        """The codes of each row's cautions, joined by commas; empty where a row has none."""

    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know, each with what to do about it."""

    @property
    def citation(self, /) -> str:
        """Key of the source."""

    @property
    def level(self, /) -> float:
        """The level of these limits."""

    @property
    def lower(self, /) -> Array:
        """Their lower limits."""

    @property
    def measure(self, /) -> str:
        """What was measured, in words."""

    @property
    def method(self, /) -> str:
        """How they were compared."""

    @property
    def polarity(self, /) -> str:
        """Whether more is better."""

    @property
    def reason(self, /) -> list[str | None]:
        """Why a row was not compared; none where it was."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def unit(self, /) -> str:
        """The unit of figures and benchmarks."""

    @property
    def upper(self, /) -> Array:
        """Their upper limits."""

    @property
    def value(self, /) -> Array:
        """The figures; NaN where one is withheld."""

    @property
    def verdict(self, /) -> list[str]:
        """How each stands: "better", "similar" or "worse"; "higher", "similar" or "lower"; or "not-compared"."""

@final
class Cascade:
    """From those eligible to those who completed, by stratum and in all."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Cascade: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def cautions(self, /) -> list[Caution]:
        """What holds for all of it."""

    def chart(self, /, *, title: str = "Cascade", subtitle: str | None = None, value: str | None = None) -> Chart:
        """A chart of reach by stage and stratum with its limits, and of who was lost. `value` names the axis of reach."""

    @property
    def costs(self, /) -> CascadeCosts | None:
        """What was spent, for each person."""

    @property
    def delivered(self, /) -> Estimates | None:
        """People reached over people planned, one row a stratum; none where no plan was given."""

    @property
    def doses(self, /) -> CascadeDoses | None:
        """What was given, for each person."""

    @property
    def no_slope_reason(self, /) -> str | None:
        """Why there is no slope, where there is none."""

    @property
    def notes(self, /) -> list[str]:
        """What was hidden or rounded, and why."""

    @property
    def reached(self, /) -> str:
        """The stage at which a person counts as reached."""

    @property
    def sentences(self, /) -> list[str]:
        """What it says, in sentences that may be printed."""

    @property
    def slope(self, /) -> Estimate | None:
        """The slope index of reach over deprivation; none without ranks, or where it has no value."""

    @property
    def stages(self, /) -> list[str]:
        """The stages in order."""

    @property
    def strata(self, /) -> CascadeStages:
        """One row for each stratum and stage."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def total(self, /) -> CascadeStages:
        """All strata together: one row for each stage."""

    @property
    def total_delivered(self, /) -> Estimates | None:
        """The same for all strata together."""

@final
class CascadeCosts:
    """What was spent, by payer and by stage, for each person reached and for each who completed."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> CascadeCosts: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def amount(self, /) -> Array:
        """How much, over all stages."""

    @property
    def cautions(self, /) -> list[Caution]:
        """Why a number is missing."""

    @property
    def currency(self, /) -> str:
        """The currency of the amounts."""

    @property
    def deflated(self, /) -> bool:
        """Whether amounts of other years were brought to it."""

    @property
    def no_interval_reason(self, /) -> str:
        """Why costs have no interval."""

    @property
    def payer(self, /) -> list[str]:
        """Who paid, in order of first appearance."""

    @property
    def per_completed(self, /) -> Array:
        """Amount for each person at the last stage."""

    @property
    def per_person_at_stage(self, /) -> Array:
        """That for each person at the stage."""

    @property
    def per_reached(self, /) -> Array:
        """Amount for each person reached; NaN where there is nobody, or the count is hidden."""

    @property
    def price_year(self, /) -> float:
        """The year whose prices these are."""

    @property
    def reached(self, /) -> str:
        """The stage at which a person counts as reached."""

    @property
    def share(self, /) -> Array:
        """Share of the total; NaN where the total is 0."""

    @property
    def stage(self, /) -> list[str]:
        """The stages, in order."""

    @property
    def stage_amount(self, /) -> Array:
        """What all payers spent at each."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def total_amount(self, /) -> float:
        """All payers together."""

    @property
    def total_per_completed(self, /) -> float:
        """Total for each person at the last stage."""

    @property
    def total_per_reached(self, /) -> float:
        """Total for each person reached."""

@final
class CascadeDoses:
    """What was given at a stage, for each person there and for each who completed."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> CascadeDoses: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def amount(self, /) -> Array:
        """How much, to all together."""

    @property
    def cautions(self, /) -> list[Caution]:
        """Why a number is missing, each with its row."""

    @property
    def people(self, /) -> Array:
        """People at that stage; NaN where the count is hidden."""

    @property
    def per_completed(self, /) -> Array:
        """Amount for each person at the last stage."""

    @property
    def per_person(self, /) -> Array:
        """Amount for each of them; NaN where there is nobody, or the count is hidden."""

    @property
    def stage(self, /) -> list[str]:
        """The stage at which it was given."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def unit(self, /) -> list[str]:
        """Its unit."""

@final
class CascadeStages:
    """Counts at each stage with conversion and reach: one row a stratum and stage."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> CascadeStages: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def conversion(self, /) -> Estimates:
        """People at the stage over people at the stage before; none at the first."""

    @property
    def conversion_upper_if_none(self, /) -> Array:
        """Where nobody of the stage before came: the exact upper limit of the conversion; NaN elsewhere."""

    @property
    def count(self, /) -> Array:
        """People at the stage; NaN where the count is hidden."""

    @property
    def disclosure(self, /) -> list[str]:
        """What was done to the count before it was shown."""

    @property
    def lost(self, /) -> Array:
        """People lost since the stage before; NaN at the first stage, and where a count is hidden."""

    @property
    def reach(self, /) -> Estimates:
        """People at the stage over people at the first stage."""

    @property
    def reach_upper_if_none(self, /) -> Array:
        """Where nobody of the first stage came: the exact upper limit of reach; NaN elsewhere."""

    @property
    def stage(self, /) -> list[str]:
        """The stage."""

    @property
    def stratum(self, /) -> list[str]:
        """The stratum."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    def to_frame(self, /, backend: str = "pandas") -> Any:
        """The columns as a table of the dataframe library asked for: "pandas", "polars" or "pyarrow"."""

@final
class Caution:
    """A coded caution with a sentence that says what to do."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Caution: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def code(self, /) -> str:
        """The stable code."""

    @property
    def message(self, /) -> str:
        """What it means here, and what to do."""

    @property
    def row(self, /) -> int | None:
        """The row of a table of results that it belongs to; none where it belongs to the whole."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

@final
class Change:
    """The change of each pair of figures, as columns."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Change: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def after(self, /) -> Array:
        """The second figure of each pair."""

    @property
    def before(self, /) -> Array:
        """The first figure of each pair."""

    @property
    def correlation(self, /) -> float:
        """The correlation of their errors, as given."""

    @property
    def estimates(self, /) -> Estimates:
        """The changes with their limits."""

    @property
    def p_value(self, /) -> Array:
        """The two-sided probability of such a change by chance; NaN where limits have no width."""

    @property
    def scale(self, /) -> str:
        """How the two are compared."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def z(self, /) -> Array:
        """The change in standard errors, towards no change; NaN where limits have no width."""

@final
class ConcentrationComparison:
    """Two concentration indices of the same people, and their difference."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> ConcentrationComparison: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def correlation(self, /) -> float | None:
        """The correlation of the two over samples; None without limits, or where one does not vary."""

    @property
    def difference(self, /) -> Estimate:
        """The second minus the first."""

    @property
    def first(self, /) -> Estimate:
        """The first index."""

    @property
    def p_value(self, /) -> float | None:
        """How often two equal indices would differ as much by chance, in either direction; None without limits."""

    @property
    def second(self, /) -> Estimate:
        """The second."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

@final
class ConcentrationDecomposition:
    """The parts of a concentration index, one row a determinant."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> ConcentrationDecomposition: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def caution_codes(self, /) -> list[str]:
        """The codes of each row's cautions, joined by commas; empty where a row has none."""

    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know, each with the row it belongs to."""

    @property
    def coefficient(self, /) -> Array:
        """The coefficient of each in the regression."""

    @property
    def concentration_index(self, /) -> Array:
        """The relative concentration index of the determinant itself; NaN where its mean is zero."""

    @property
    def contribution(self, /) -> Array:
        """What it adds to the index."""

    @property
    def determinant(self, /) -> list[str]:
        """The determinants, in the order in which they were given."""

    @property
    def elasticity(self, /) -> Array:
        """The elasticity of the outcome: the coefficient times its mean over that of the outcome; NaN where that is zero."""

    @property
    def explained(self, /) -> Estimate:
        """What all determinants add to it together."""

    @property
    def index(self, /) -> Estimate:
        """The concentration index of the outcome."""

    @property
    def interval(self, /) -> IntervalColumn | None:
        """Limits of the contributions at the first level asked for."""

    @property
    def intervals(self, /) -> list[IntervalColumn]:
        """Limits at all levels asked for."""

    @property
    def mean(self, /) -> Array:
        """Its mean."""

    @property
    def no_interval_reason(self, /) -> str | None:
        """Why there are no limits, where there are none."""

    @property
    def r_squared(self, /) -> float:
        """The share of the variance of the outcome that the regression explains; NaN where the outcome does not vary."""

    @property
    def residual(self, /) -> Estimate:
        """What is left: the index of the residuals."""

    @property
    def residual_share(self, /) -> float:
        """The residual as a share of the index; NaN where the index is zero."""

    @property
    def share(self, /) -> Array:
        """The same as a share of the index; NaN where the index is zero."""

    @property
    def standard_error(self, /) -> Array:
        """The standard error of each contribution; NaN without limits."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

@final
class ControlChartTable:
    """Constants of Shewhart control charts, one row a subgroup size."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> ControlChartTable: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def a2(self, /) -> Array:
        """A2: limits of means from the mean range."""

    @property
    def a3(self, /) -> Array:
        """A3: limits of means from the mean standard deviation."""

    @property
    def b3(self, /) -> Array:
        """B3: the lower limit of standard deviations, over their mean."""

    @property
    def b4(self, /) -> Array:
        """B4: the upper limit of standard deviations, over their mean."""

    @property
    def c4(self, /) -> Array:
        """The mean of the standard deviation, over sigma."""

    @property
    def c5(self, /) -> Array:
        """The standard deviation of the standard deviation, over sigma."""

    @property
    def caution_codes(self, /) -> str:
        """The codes of the cautions, joined by commas."""

    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know, each with what to do about it."""

    @property
    def citation(self, /) -> str:
        """Key of the source."""

    @property
    def d2(self, /) -> Array:
        """The mean of the range, over sigma."""

    @property
    def d3(self, /) -> Array:
        """The standard deviation of the range, over sigma."""

    @property
    def d4(self, /) -> Array:
        """The median of the range, over sigma."""

    @property
    def e2(self, /) -> Array:
        """E2: limits of single values from the mean range."""

    @property
    def method(self, /) -> str:
        """How it was computed."""

    @property
    def range_lower(self, /) -> Array:
        """D3: the lower limit of ranges, over their mean."""

    @property
    def range_upper(self, /) -> Array:
        """D4: the upper limit of ranges, over their mean."""

    @property
    def subgroup_size(self, /) -> Array:
        """The subgroup sizes as given."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def z(self, /) -> float:
        """How many standard errors limits stand from the centre."""

@final
class Coverage:
    """People covered by partnerships, each counted once."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Coverage: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def area(self, /) -> list[str]:
        """The areas, as given."""

    @property
    def areas_covered_by(self, /) -> list[int]:
        """How many areas are covered by exactly so many."""

    @property
    def at(self, /) -> str | None:
        """The day on which the memberships hold; none where they have no dates."""

    def chart(self, /, *, title: str = "Coverage", subtitle: str | None = None, value: str | None = None) -> Chart:
        """A chart of people by how many partnerships cover them. `value` names the axis of people."""

    @property
    def citation(self, /) -> str:
        """Key of the source."""

    @property
    def counted_twice(self, /) -> float:
        """What adding the partnerships up would count more than once."""

    @property
    def covered(self, /) -> float:
        """People covered by at least one partnership, each counted once."""

    @property
    def covered_by(self, /) -> list[int]:
        """Numbers of partnerships: 0, 1, 2 and so on."""

    @property
    def no_interval_reason(self, /) -> str:
        """Why the share has no interval."""

    @property
    def not_in_force(self, /) -> int:
        """Memberships that were given and do not hold on that day."""

    def overlap_chart(self, /, *, title: str = "Overlap of partnerships", subtitle: str | None = None) -> Chart:
        """A chart of where partnerships overlap: people of both, and their share of the people of either."""

    @property
    def pair_areas(self, /) -> list[int]:
        """How many areas both have."""

    @property
    def pair_first(self, /) -> list[str]:
        """Pairs of partnerships that share an area: the first."""

    @property
    def pair_jaccard(self, /) -> Array:
        """People of both over people of either (Jaccard)."""

    @property
    def pair_people(self, /) -> Array:
        """How many people live there."""

    @property
    def pair_second(self, /) -> list[str]:
        """The second."""

    @property
    def partnership(self, /) -> list[str]:
        """The partnerships, in order of first appearance."""

    @property
    def partnership_alone(self, /) -> Array:
        """Those of them whom no other partnership covers."""

    @property
    def partnership_areas(self, /) -> list[int]:
        """How many areas each has."""

    @property
    def partnership_people(self, /) -> Array:
        """How many people live there."""

    @property
    def partnerships_of_area(self, /) -> list[int]:
        """How many partnerships cover each area."""

    @property
    def people_covered_by(self, /) -> Array:
        """How many people live there."""

    @property
    def sentences(self, /) -> list[str]:
        """What it says, in sentences that may be printed."""

    @property
    def share(self, /) -> float:
        """Share of the people who are covered; NaN where there are none."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def total(self, /) -> float:
        """People in all areas."""

    @property
    def uncovered_area(self, /) -> list[str]:
        """Areas that no partnership covers."""

    @property
    def uncovered_people(self, /) -> Array:
        """How many people live in each."""

@final
class CurveDominance:
    """Two curves point by point, and whether one lies above the other."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> CurveDominance: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def caution_codes(self, /) -> list[str]:
        """The codes of each row's cautions, joined by commas; empty where a row has none."""

    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know, each with the row it belongs to."""

    @property
    def citation(self, /) -> str:
        """Key of the source."""

    @property
    def critical_value(self, /) -> float:
        """What the statistic had to exceed at a point, by the rule, at the first level; zero without limits."""

    @property
    def degrees_of_freedom(self, /) -> float | None:
        """Degrees of freedom of the limits; None where they are made with the normal distribution."""

    @property
    def difference(self, /) -> Array:
        """The first minus the second."""

    @property
    def direction(self, /) -> str:
        """How to read the difference."""

    @property
    def first(self, /) -> Array:
        """The first curve there."""

    @property
    def first_measure(self, /) -> str:
        """Which curve the first is."""

    @property
    def interval(self, /) -> IntervalColumn | None:
        """Limits of each difference by itself at the first level asked for."""

    @property
    def intervals(self, /) -> list[IntervalColumn]:
        """The same at all levels asked for."""

    @property
    def method(self, /) -> str:
        """How it was computed."""

    @property
    def n(self, /) -> int:
        """How many rows stand behind it, of both samples."""

    @property
    def no_interval_reason(self, /) -> str | None:
        """Why there are no limits, where there are none."""

    @property
    def people(self, /) -> Array:
        """Shares of the people at which the curves were compared."""

    @property
    def points_above(self, /) -> int:
        """At how many points the first lies above the second by more than that."""

    @property
    def points_below(self, /) -> int:
        """At how many below."""

    @property
    def population(self, /) -> float:
        """How many people."""

    @property
    def rule(self, /) -> str:
        """The rule that decided."""

    @property
    def second(self, /) -> Array:
        """The second."""

    @property
    def second_measure(self, /) -> str:
        """Which the second is."""

    @property
    def sentence(self, /) -> str:
        """The same in words."""

    @property
    def simultaneous(self, /) -> list[IntervalColumn]:
        """Limits that hold for all points together, at all levels asked for."""

    @property
    def standard_error(self, /) -> Array:
        """Its standard error; NaN without limits."""

    @property
    def statistic(self, /) -> Array:
        """The difference over its standard error; NaN without limits, and where the difference has no error."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def unit(self, /) -> str:
        """Of the curves and their difference."""

    @property
    def verdict(self, /) -> str:
        """How the curves lie to each other: "dominates" (the first above), "dominated", "cross" or "not-shown"."""

@final
class EntropyDecomposition:
    """A generalised entropy index divided into what lies within groups and what lies between them."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> EntropyDecomposition: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def between(self, /) -> Estimate:
        """What lies between them."""

    @property
    def between_of_largest(self, /) -> float | None:
        """The part between groups as a share of the largest it could be with groups of these sizes in this order of their means."""

    @property
    def contribution(self, /) -> Array:
        """What it adds to the part within groups."""

    @property
    def group(self, /) -> list[str]:
        """The groups, in order of first appearance."""

    @property
    def index(self, /) -> Array:
        """The index of its own people; NaN where all of them have nothing."""

    @property
    def mean(self, /) -> Array:
        """Its mean."""

    @property
    def no_largest_reason(self, /) -> str | None:
        """Why there is no such share, where there is none."""

    @property
    def p_value(self, /) -> float | None:
        """The p-value of the part between groups, where permutations were asked for."""

    @property
    def people(self, /) -> Array:
        """Its people."""

    @property
    def rows(self, /) -> list[int]:
        """How many rows each has."""

    @property
    def share_of_people(self, /) -> Array:
        """Its share of the people."""

    @property
    def share_of_total(self, /) -> Array:
        """Its share of the total."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def total(self, /) -> Estimate:
        """The index of all people."""

    @property
    def within(self, /) -> Estimate:
        """What lies within groups."""

@final
class Estimate:
    """One number with everything that is needed to read it."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Estimate: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know, each with what to do about it."""

    @property
    def citation(self, /) -> str:
        """Key of the source."""

    @property
    def direction(self, /) -> str:
        """How to read the sign or size."""

    @property
    def draws(self, /) -> int | None:
        """How many draws were made."""

    @property
    def events(self, /) -> float | None:
        """Events behind the value, where it counts events."""

    @property
    def interval(self, /) -> Interval | None:
        """The interval at the first level asked for."""

    @property
    def intervals(self, /) -> list[Interval]:
        """The intervals at all levels asked for."""

    @property
    def measure(self, /) -> str:
        """What was measured, in words."""

    @property
    def method(self, /) -> str:
        """How the value was computed."""

    @property
    def n(self, /) -> int:
        """How many rows stand behind the value."""

    @property
    def no_interval_reason(self, /) -> str | None:
        """Why there is no interval, where there is none."""

    @property
    def per(self, /) -> float:
        """The multiplier in the unit."""

    @property
    def population(self, /) -> float | None:
        """People behind the value, where it has a population."""

    @property
    def seed(self, /) -> int | None:
        """The seed, where draws were made."""

    @property
    def standard_error(self, /) -> float | None:
        """Its standard error, where the method has one."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def unit(self, /) -> str:
        """The unit of the value and its limits."""

    @property
    def value(self, /) -> float:
        """The number."""

@final
class Estimates:
    """One measure for many rows, as columns."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Estimates: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def caution_codes(self, /) -> list[str]:
        """The codes of each row's cautions, joined by commas; empty where a row has none."""

    @property
    def cautions(self, /) -> list[Caution]:
        """Cautions, each with the row it belongs to."""

    @property
    def citation(self, /) -> str:
        """Key of the source."""

    @property
    def direction(self, /) -> str:
        """How to read the sign or size."""

    @property
    def draws(self, /) -> int | None:
        """How many draws were made for each row."""

    @property
    def events(self, /) -> Array:
        """Events behind each value; NaN where the measure counts none."""

    @property
    def interval(self, /) -> IntervalColumn | None:
        """Limits at the first level asked for."""

    @property
    def intervals(self, /) -> list[IntervalColumn]:
        """Limits at all levels asked for."""

    @property
    def measure(self, /) -> str:
        """What was measured, in words."""

    @property
    def method(self, /) -> str:
        """How the values were computed."""

    @property
    def n(self, /) -> list[int]:
        """How many rows of input stand behind each value."""

    @property
    def no_interval_reason(self, /) -> str | None:
        """Why there are no intervals, where there are none."""

    @property
    def per(self, /) -> float:
        """The multiplier in the unit."""

    @property
    def population(self, /) -> Array:
        """People behind each value; NaN where the measure has no population."""

    def row(self, /, index: SupportsIndex) -> Estimate:
        """One row as an estimate."""

    @property
    def seed(self, /) -> int | None:
        """The seed, where draws were made."""

    @property
    def standard_error(self, /) -> Array:
        """Standard errors; NaN where the method has none."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    def to_frame(self, /, backend: str = "pandas") -> Any:
        """The columns as a table of the dataframe library asked for: "pandas", "polars" or "pyarrow"."""

    @property
    def unit(self, /) -> str:
        """The unit of values and limits."""

    @property
    def value(self, /) -> Array:
        """The values; NaN where a value is withheld."""

@final
class FalseAlarms:
    """How often the rules fire where nothing is wrong: values that are independent and normal."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> FalseAlarms: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def any_point(self, /) -> float:
        """Probability that at least one point fires a rule."""

    @property
    def from_table(self, /) -> bool:
        """Whether they come from the library's table, or were simulated for this chart."""

    @property
    def last_point(self, /) -> float:
        """Probability that the last point does."""

    @property
    def share_of_points(self, /) -> float:
        """Expected share of points that fire a rule."""

    @property
    def simulated(self, /) -> int:
        """How many simulated series stand behind these figures."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

@final
class Funnel:
    """Units about a target, with limits for chance alone and, where asked for or needed, for the units' own scatter."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Funnel: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def caution_codes(self, /) -> str:
        """The codes of the cautions of the whole, joined by commas."""

    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know, each with what to do about it."""

    def chart(
        self,
        /,
        names: Any | None = None,
        *,
        title: str = "Funnel",
        subtitle: str | None = None,
        value: str | None = None,
        size: str | None = None,
        size_scale: str = "linear",
        labelled: SupportsIndex = 8,
    ) -> Chart:
        """A chart of the units about their limits. `names` label those outside; `value` names the axis of values."""

    @property
    def citation(self, /) -> str:
        """Key of the source."""

    @property
    def events(self, /) -> Array:
        """Events."""

    @property
    def flag(self, /) -> list[str]:
        """Where each unit stands under the account that was asked for."""

    @property
    def kind(self, /) -> str:
        """What stands on the vertical axis."""

    @property
    def limits(self, /) -> str:
        """How naive limits and tail probabilities were made."""

    @property
    def method(self, /) -> str:
        """How it was computed."""

    @property
    def naive(self, /) -> FunnelAnswer:
        """The answer for chance alone."""

    @property
    def overdispersed(self, /) -> Overdispersed | None:
        """The answer that allows for the units' own scatter: where asked for, and where chance alone is the wrong question."""

    @property
    def overdispersion(self, /) -> str:
        """What was asked for: the account behind `flag`."""

    @property
    def per(self, /) -> float:
        """The multiplier in the unit."""

    @property
    def polarity(self, /) -> str:
        """Which direction is good."""

    @property
    def population(self, /) -> Array:
        """Population; expected events for a standardised ratio."""

    @property
    def reading(self, /) -> list[str] | None:
        """Better, worse or not different, where the caller said which direction is good."""

    @property
    def target(self, /) -> float:
        """What the units are compared with."""

    @property
    def target_source(self, /) -> str:
        """Where it comes from: "pooled", "given" or "standard"."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def unit(self, /) -> str:
        """The unit of values, target and limits."""

    @property
    def value(self, /) -> Array:
        """Values, unit by unit, in the order of the input."""

@final
class FunnelAnswer:
    """Limits, tail probabilities and flags under one account of how units vary."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> FunnelAnswer: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def flag(self, /) -> list[str]:
        """Where each unit stands."""

    @property
    def limits(self, /) -> list[FunnelLimit]:
        """Limits, one entry a level."""

    @property
    def tail_high(self, /) -> Array:
        """Probability of a count this high or higher."""

    @property
    def tail_low(self, /) -> Array:
        """Probability of a count this low or lower, were the target true of the unit."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def z(self, /) -> Array:
        """Distance from the target in standard errors."""

@final
class FunnelCurveLimit:
    """The limits at one level along a grid."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> FunnelCurveLimit: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def level(self, /) -> float:
        """Two-sided level as a probability."""

    @property
    def lower(self, /) -> Array:
        """Lower limits."""

    @property
    def lower_population(self, /) -> Array | None:
        """On the axis of events: the population at which so many events are at the lower limit."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def upper(self, /) -> Array:
        """Upper limits."""

    @property
    def upper_population(self, /) -> Array | None:
        """On the axis of events: the population at which so many events are at the upper limit."""

@final
class FunnelCurves:
    """Funnel limits along a grid of sizes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> FunnelCurves: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def at(self, /) -> Array:
        """The grid as given."""

    @property
    def axis(self, /) -> str:
        """What the grid holds: "population" or "events"."""

    @property
    def kind(self, /) -> str:
        """What stands on the vertical axis."""

    @property
    def limits(self, /) -> list[FunnelCurveLimit]:
        """Limits, one entry a level."""

    @property
    def method(self, /) -> str:
        """How limits were made."""

    @property
    def per(self, /) -> float:
        """The multiplier of target and limits."""

    @property
    def target(self, /) -> float:
        """What values are compared with."""

    @property
    def tau2(self, /) -> float:
        """The variance between units that they allow for."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

@final
class FunnelLimit:
    """The limits of all units at one level, and how many units lie outside."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> FunnelLimit: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def above(self, /) -> int:
        """How many units lie above."""

    @property
    def below(self, /) -> int:
        """How many units lie below."""

    @property
    def expected_outside(self, /) -> float:
        """How many would lie outside on average if the limits' own model were all there is."""

    @property
    def level(self, /) -> float:
        """Two-sided level as a probability."""

    @property
    def lower(self, /) -> Array:
        """Lower limits."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def upper(self, /) -> Array:
        """Upper limits."""

@final
class Gradient:
    """Groups on the population scale of deprivation, the line through them, and both indices."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Gradient: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    def chart(
        self, /, *, title: str = "Inequality gradient", subtitle: str | None = None, value: str | None = None
    ) -> Chart:
        """A chart of the groups, the fitted line and both indices. `value` names the axis of values; the unit unless given."""

    @property
    def fitted(self, /) -> Array:
        """Fitted value at each midpoint."""

    @property
    def intercept(self, /) -> float:
        """Intercept of the line on its scale."""

    @property
    def least_deprived(self, /) -> float:
        """Fitted value at the least deprived end."""

    @property
    def most_deprived(self, /) -> float:
        """Fitted value at the most deprived end."""

    @property
    def no_relative_index_reason(self, /) -> str | None:
        """Why there is no relative index, where there is none."""

    @property
    def population(self, /) -> Array:
        """People in each group."""

    @property
    def rank(self, /) -> Array:
        """Ranks as given."""

    @property
    def relative_index(self, /) -> Estimate | None:
        """The relative index, where it has a value."""

    @property
    def ridit(self, /) -> Array:
        """Midpoint of each group from 0 (most deprived) to 1 (least deprived)."""

    @property
    def scale(self, /) -> str:
        """The scale on which the line is straight."""

    @property
    def slope(self, /) -> float:
        """Slope of the line on its scale."""

    @property
    def slope_index(self, /) -> Estimate:
        """The slope index."""

    @property
    def slope_over_mean(self, /) -> Estimate | None:
        """The slope index over the mean of the population, where a straight line of the values was fitted."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def value(self, /) -> Array:
        """Values as given."""

@final
class GroupDecomposition:
    """An index divided by group, with a rest; the three parts come to the total."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> GroupDecomposition: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def between(self, /) -> Estimate:
        """What lies between them."""

    @property
    def between_of_largest(self, /) -> float | None:
        """The part between groups as a share of the largest it could be with groups of these sizes in this order of their means."""

    @property
    def contribution(self, /) -> Array:
        """What it adds to the part within groups; NaN where that is no sum."""

    @property
    def group(self, /) -> list[str]:
        """The groups, in order of first appearance."""

    @property
    def index(self, /) -> Array:
        """The index of its own people; NaN where all of them have nothing."""

    @property
    def mean(self, /) -> Array:
        """Its mean; NaN where nobody stands in it."""

    @property
    def no_largest_reason(self, /) -> str | None:
        """Why there is no such share, where there is none."""

    @property
    def people(self, /) -> Array:
        """Its people."""

    @property
    def rest(self, /) -> Estimate:
        """What is neither: how groups overlap, or what both parts have in common (below zero). Its measure says which."""

    @property
    def rows(self, /) -> list[int]:
        """How many rows each has."""

    @property
    def share_of_people(self, /) -> Array:
        """Its share of the people."""

    @property
    def share_of_total(self, /) -> Array:
        """Its share of the total."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def total(self, /) -> Estimate:
        """The index of all people."""

    @property
    def within(self, /) -> Estimate:
        """What lies within groups."""

@final
class HierarchyCheck:
    """What is wrong with a table of who belongs to whom: the levels, and every fault."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> HierarchyCheck: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def code(self, /) -> list[str]:
        """The code at fault."""

    @property
    def code_level(self, /) -> list[str]:
        """The level of that code."""

    @property
    def codes(self, /) -> list[int]:
        """How many codes stand at each level."""

    @property
    def dated(self, /) -> bool:
        """Whether any link says when it began or ended."""

    @property
    def issue(self, /) -> list[str]:
        """What is wrong, fault by fault, in the order of the rows."""

    @property
    def level(self, /) -> list[str]:
        """The levels, lowest first."""

    @property
    def links(self, /) -> int:
        """How many links were read."""

    @property
    def message(self, /) -> list[str]:
        """A sentence that says what is wrong and what to do."""

    @property
    def ok(self, /) -> bool:
        """Whether there is no fault."""

    @property
    def row(self, /) -> list[int | None]:
        """The row of the links where it shows; none for a code without links."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

@final
class InequalityProfile:
    """The measures that suit one set of data, each with its reason and a sentence."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> InequalityProfile: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def cautions(self, /) -> list[Caution]:
        """What holds for all of them; each estimate has cautions of its own."""

    @property
    def indicator(self, /) -> str:
        """The indicator, as it was named."""

    @property
    def left_out(self, /) -> list[LeftOut]:
        """Those that do not suit these data."""

    @property
    def measures(self, /) -> list[ProfileMeasure]:
        """The measures, in the order in which to read them."""

    @property
    def polarity(self, /) -> str:
        """Whether more of it is good or bad."""

    @property
    def sentences(self, /) -> list[str]:
        """The sentences of all measures, in order."""

    @property
    def shape(self, /) -> str:
        """What the rows are: "ordered-groups", "unordered-groups" or "people"."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

@final
class Interval:
    """Two limits, their level and how they were made."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Interval: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def level(self, /) -> float:
        """Two-sided confidence level as a probability."""

    @property
    def lower(self, /) -> float:
        """Lower limit."""

    @property
    def method(self, /) -> str:
        """How the limits were made."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def upper(self, /) -> float:
        """Upper limit."""

@final
class IntervalColumn:
    """The limits of many estimates at one level."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> IntervalColumn: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def level(self, /) -> float:
        """Two-sided confidence level as a probability."""

    @property
    def lower(self, /) -> Array:
        """Lower limits."""

    @property
    def method(self, /) -> list[str]:
        """How each row's limits were made."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def upper(self, /) -> Array:
        """Upper limits."""

@final
class LeftOut:
    """A measure that was left out of a profile, and why."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> LeftOut: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def operation(self, /) -> str:
        """The function that would compute it."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def why(self, /) -> str:
        """Why it is not in."""

@final
class Level:
    """A two-sided confidence level built from z, for limits "at three standard errors"."""

    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, probability: float) -> Level:
        """A level from its probability, such as 0.95."""

    def __reduce__(self, /) -> tuple[Any, tuple[float]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_z(z: float) -> Level:
        """A level from the number of standard errors on either side, such as 3."""

    @property
    def probability(self, /) -> float:
        """The probability inside."""

    @property
    def z(self, /) -> float:
        """Standard errors on either side under a normal distribution."""

@final
class LifeTable:
    """A life table, one row a band in order of age."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> LifeTable: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def age_end(self, /) -> Array:
        """The age at which it ends; NaN for the open-ended one."""

    @property
    def age_start(self, /) -> Array:
        """The age at which each band starts."""

    @property
    def caution_codes(self, /) -> list[str]:
        """The codes of each row's cautions, joined by commas; empty where a row has none."""

    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know, each with the row it belongs to."""

    @property
    def citation(self, /) -> str:
        """Key of the source."""

    @property
    def death_rate(self, /) -> Array:
        """m: deaths per person and year."""

    @property
    def deaths(self, /) -> Array:
        """Deaths as given."""

    @property
    def dying(self, /) -> Array:
        """d: of them, those who die in it."""

    @property
    def interval(self, /) -> IntervalColumn | None:
        """Limits of the life expectancy at the first level asked for."""

    @property
    def intervals(self, /) -> list[IntervalColumn]:
        """Limits at all levels asked for."""

    @property
    def life_expectancy(self, /) -> Array:
        """e: years still to live at its start."""

    @property
    def method(self, /) -> str:
        """How it was computed."""

    @property
    def population(self, /) -> Array:
        """People, or person-years, as given."""

    @property
    def probability_of_dying(self, /) -> Array:
        """q: the probability of dying in the band."""

    @property
    def separation(self, /) -> Array:
        """The share of the band lived by those who die in it; NaN for the open-ended one."""

    @property
    def standard_error(self, /) -> Array:
        """The standard error of the life expectancy."""

    @property
    def survivors(self, /) -> Array:
        """l: of 100,000, those who live to its start."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def years_above(self, /) -> Array:
        """T: years lived in it and in all later ones."""

    @property
    def years_lived(self, /) -> Array:
        """L: years lived in it by all of them."""

@final
class MeanLogDeviationChange:
    """A change of the mean log deviation in its parts, and the groups."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> MeanLogDeviationChange: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def after(self, /) -> float:
        """And after."""

    @property
    def before(self, /) -> float:
        """The mean log deviation before."""

    @property
    def group(self, /) -> list[str]:
        """The groups, in order of first appearance before."""

    @property
    def means(self, /) -> Estimate:
        """What the means of groups did."""

    @property
    def means_contribution(self, /) -> Array:
        """To `means`."""

    @property
    def rest(self, /) -> Estimate:
        """What is left: zero in the form "exact"."""

    @property
    def sizes_between(self, /) -> Estimate:
        """What the sizes of groups did as their means differ."""

    @property
    def sizes_contribution(self, /) -> Array:
        """To both parts of sizes."""

    @property
    def sizes_within(self, /) -> Estimate:
        """What the sizes of groups did as inequality within them differs."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def total(self, /) -> Estimate:
        """The mean log deviation after, less that before."""

    @property
    def within(self, /) -> Estimate:
        """What inequality within groups did."""

    @property
    def within_contribution(self, /) -> Array:
        """What each adds to `within`."""

@final
class Overdispersed:
    """The answer that allows for scatter beyond chance."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Overdispersed: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def answer(self, /) -> FunnelAnswer:
        """Limits, tail probabilities and flags with the variance between units added."""

    @property
    def kept(self, /) -> int:
        """How many units stand behind it."""

    @property
    def method(self, /) -> str:
        """How the variance between units was estimated."""

    @property
    def no_interval_reason(self, /) -> str | None:
        """Why there is none, where there is none."""

    @property
    def phi(self, /) -> float:
        """The mean of the squared z-scores about the target: 1 where chance is all."""

    @property
    def scale(self, /) -> str:
        """The scale on which it is added."""

    @property
    def standard_error(self, /) -> Array:
        """Their standard errors by chance."""

    @property
    def tau2(self, /) -> float:
        """The variance between units on the scale."""

    @property
    def tau2_interval(self, /) -> Interval | None:
        """Its 95 % interval, for a method without trimming."""

    @property
    def tau2_standard_error(self, /) -> float | None:
        """Its standard error, for a method without trimming."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def transformed(self, /) -> Array:
        """The values on the scale."""

    @property
    def transformed_target(self, /) -> float:
        """The target on the scale."""

    @property
    def trimmed_z(self, /) -> Array:
        """The same as they entered `phi`: pulled in, or NaN where a unit was left out."""

    @property
    def unadjusted_z(self, /) -> Array:
        """z-scores on the scale before the variance between units is added."""

    @property
    def untrimmed_tau2(self, /) -> float:
        """The same variance without trimming."""

@final
class PartnershipTotals:
    """Amounts of areas added up by partnership, where the partnerships do not overlap."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> PartnershipTotals: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def areas(self, /) -> list[int]:
        """How many areas each has."""

    @property
    def at(self, /) -> str | None:
        """The day on which the memberships hold; none where they have no dates."""

    @property
    def citation(self, /) -> str:
        """Key of the source."""

    @property
    def not_in_force(self, /) -> int:
        """Memberships that were given and do not hold on that day."""

    @property
    def partnership(self, /) -> list[str]:
        """The partnerships, in order of first appearance."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def total(self, /) -> float:
        """The sum over all areas."""

    @property
    def uncovered(self, /) -> float:
        """The sum over areas without partnership."""

    @property
    def uncovered_area(self, /) -> list[str]:
        """Those areas."""

    @property
    def value(self, /) -> Array:
        """The sum over them."""

@final
class ProfileMeasure:
    """One measure of a profile: the number, why it is in, and what it says."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> ProfileMeasure: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def estimate(self, /) -> Estimate:
        """The number, with everything that is needed to read it."""

    @property
    def operation(self, /) -> str:
        """The function that computes it by itself."""

    @property
    def scale(self, /) -> str:
        """Whether it is "absolute", in the unit of the values, or "relative"."""

    @property
    def sentence(self, /) -> str:
        """What it says, in plain words."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def why(self, /) -> str:
        """Why it is in."""

@final
class Quantiles:
    """The deprivation group of each small area, whose groups they are, and which groups each area has."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Quantiles: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def area(self, /) -> list[str]:
        """The areas, in order of first appearance; one called "all rows" where none were given."""

    @property
    def area_rows(self, /) -> list[int]:
        """Rows of each area."""

    @property
    def areas(self, /) -> int | None:
        """How many small areas are ranked, where it was given."""

    @property
    def basis(self, /) -> str:
        """Whose small areas were divided."""

    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know; a row belongs to the list of areas."""

    @property
    def direction(self, /) -> str:
        """Which end is 1."""

    @property
    def edition(self, /) -> str | None:
        """The edition of the ranks, where it was given."""

    @property
    def geography(self, /) -> str | None:
        """The small areas that the edition ranks."""

    @property
    def groups(self, /) -> int:
        """How many groups."""

    @property
    def groups_missing(self, /) -> list[str]:
        """The groups that each area lacks, as text."""

    @property
    def groups_present(self, /) -> list[int]:
        """How many groups each area has."""

    @property
    def quantile(self, /) -> list[int]:
        """The group of each row, from 1."""

    @property
    def statement(self, /) -> str:
        """What the groups are, in a sentence to put beside them."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def weighted(self, /) -> bool:
        """Whether groups have equal numbers of people rather than of small areas."""

@final
class RecentredInfluence:
    """What goes with more of an index, one row a determinant."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> RecentredInfluence: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def caution_codes(self, /) -> list[str]:
        """The codes of each row's cautions, joined by commas; empty where a row has none."""

    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know, each with the row it belongs to."""

    @property
    def coefficient(self, /) -> Array:
        """By how much the index moves for each unit that the mean of a determinant rises, for a small rise."""

    @property
    def contribution(self, /) -> Array:
        """The coefficient times the mean: with the intercept, these come to the index."""

    @property
    def determinant(self, /) -> list[str]:
        """The determinants, in the order in which they were given."""

    @property
    def index(self, /) -> Estimate:
        """The index of the outcome."""

    @property
    def intercept(self, /) -> Estimate:
        """The intercept of the regression: what contributions leave of the index."""

    @property
    def interval(self, /) -> IntervalColumn | None:
        """Limits of the coefficients at the first level asked for."""

    @property
    def intervals(self, /) -> list[IntervalColumn]:
        """Limits at all levels asked for."""

    @property
    def mean(self, /) -> Array:
        """Its mean."""

    @property
    def no_interval_reason(self, /) -> str | None:
        """Why there are no limits, where there are none."""

    @property
    def p_value(self, /) -> Array:
        """How often a coefficient as far from zero would come by chance, were it zero; NaN without limits."""

    @property
    def r_squared(self, /) -> float:
        """The share of the variance of the recentred influence that the regression explains; NaN where that does not vary."""

    @property
    def standard_error(self, /) -> Array:
        """The standard error of each coefficient; NaN without limits."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

@final
class Reconciliation:
    """What was kept, added and lost between two lists of codes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Reconciliation: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def added(self, /) -> int:
        """Codes in the later list only."""

    @property
    def added_after(self, /) -> float:
        """What the added codes have."""

    @property
    def after(self, /) -> Array:
        """Its count in the later list; NaN where it is not there."""

    @property
    def before(self, /) -> Array:
        """Its count in the earlier list; NaN where it was not there."""

    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know."""

    @property
    def change(self, /) -> list[str]:
        """What became of each."""

    @property
    def code(self, /) -> list[str]:
        """The codes, in order of first appearance."""

    @property
    def difference(self, /) -> float:
        """Later less earlier."""

    @property
    def explanation(self, /) -> list[str]:
        """What explains it, in words; empty where nothing does, or nothing has to be."""

    @property
    def kept(self, /) -> int:
        """Codes in both lists."""

    @property
    def kept_after(self, /) -> float:
        """What the kept codes have after."""

    @property
    def kept_before(self, /) -> float:
        """What the kept codes had before."""

    @property
    def lost(self, /) -> int:
        """Codes in the earlier list only."""

    @property
    def lost_before(self, /) -> float:
        """What the lost codes had."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def total_after(self, /) -> float:
        """The total of the later list."""

    @property
    def total_before(self, /) -> float:
        """The total of the earlier list."""

    @property
    def unexplained(self, /) -> int:
        """Added or lost codes that no succession explains."""

@final
class Restated:
    """A series in the codes of one day, beside what was reported under each code at the time."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Restated: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def as_of(self, /) -> str:
        """The day whose codes are used."""

    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know."""

    @property
    def change_date(self, /) -> list[str]:
        """The day on which that code took over."""

    @property
    def change_from(self, /) -> list[str]:
        """Codes of the series that were followed by another."""

    @property
    def change_share(self, /) -> Array:
        """The share that it took."""

    @property
    def change_to(self, /) -> list[str]:
        """Codes that they are counted with now."""

    @property
    def code(self, /) -> list[str]:
        """Codes of that day, in order of first appearance with their dates."""

    @property
    def count(self, /) -> Array:
        """Counts in the codes of the day."""

    @property
    def count_then(self, /) -> Array:
        """Counts reported under the same code on the same date; NaN where there were none."""

    @property
    def date(self, /) -> list[str]:
        """Dates of the series."""

    @property
    def rebase_code(self, /) -> list[str]:
        """Codes whose own series, as it was reported, has a break."""

    @property
    def rebase_date(self, /) -> list[str]:
        """The first date on which a code reported for its predecessor too: limits should be computed afresh from here."""

    @property
    def rebase_reason(self, /) -> list[str]:
        """Why."""

    @property
    def sources(self, /) -> list[int]:
        """How many codes reported what is counted here."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def total_now(self, /) -> float:
        """The total as restated; by shares of splits it may differ in the last digits."""

    @property
    def total_then(self, /) -> float:
        """The total as it was reported."""

@final
class RolledUp:
    """Counts of a higher level, and how they reconcile with what came in."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> RolledUp: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know."""

    def chart(
        self,
        /,
        *,
        title: str = "Counts by place",
        subtitle: str | None = None,
        value: str | None = None,
        names: Any | None = None,
    ) -> Chart:
        """A table with a bar for each sum, the parent codes as rows. `names` gives each code its name."""

    @property
    def code(self, /) -> list[str]:
        """The codes of the level, in order of first appearance."""

    @property
    def codes_expected(self, /) -> list[int]:
        """Codes of the rows' level that belonged to each on the day."""

    @property
    def codes_found(self, /) -> list[int]:
        """Different codes behind each sum."""

    @property
    def date(self, /) -> str | None:
        """The day whose memberships were used; none where the links have no dates."""

    @property
    def denominator(self, /) -> Array:
        """Sums of denominators; empty where none were given."""

    @property
    def denominator_in(self, /) -> float | None:
        """What came in of denominators; none where none were given."""

    @property
    def denominator_out(self, /) -> float | None:
        """What went out of denominators."""

    @property
    def denominator_unmatched(self, /) -> float | None:
        """What had no place of denominators."""

    @property
    def from_level(self, /) -> str:
        """The level of the rows."""

    @property
    def level(self, /) -> list[str]:
        """The levels from the rows' to the sums', lowest first."""

    @property
    def level_codes(self, /) -> list[int]:
        """Codes with counts at each level."""

    @property
    def level_numerator(self, /) -> Array:
        """The total of the numerators that have a code at each level."""

    @property
    def numerator(self, /) -> Array:
        """Sums of numerators."""

    @property
    def numerator_in(self, /) -> float:
        """What came in."""

    @property
    def numerator_out(self, /) -> float:
        """What went out."""

    @property
    def numerator_unmatched(self, /) -> float:
        """What had no place."""

    @property
    def rows(self, /) -> list[int]:
        """Rows behind each sum."""

    @property
    def stratum(self, /) -> list[str]:
        """The stratum of each sum; empty where none were given."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def to_level(self, /) -> str:
        """The level of the sums."""

    @property
    def unmatched_code(self, /) -> list[str]:
        """Codes of rows without a place, in order of first appearance."""

    @property
    def unmatched_numerator(self, /) -> Array:
        """The counts of those rows."""

    @property
    def unmatched_reason(self, /) -> list[str]:
        """Why they have none: "unknown code", or "nothing above it on this day"."""

    @property
    def without_rows(self, /) -> list[str]:
        """Codes of the rows' level that have something above them on the day and no row."""

@final
class ShapleyDecomposition:
    """The parts of an inequality by Shapley's value, one row a determinant or a group of them."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> ShapleyDecomposition: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def caution_codes(self, /) -> list[str]:
        """The codes of each row's cautions, joined by commas; empty where a row has none."""

    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know, each with the row it belongs to."""

    @property
    def contribution(self, /) -> Array:
        """What each adds, over all orders in which they could be brought in."""

    @property
    def determinant(self, /) -> list[str]:
        """The determinants, or the groups of them, in the order in which they were first given."""

    @property
    def explained(self, /) -> Estimate:
        """That of what the regression on all determinants predicts: what the parts come to."""

    @property
    def first(self, /) -> Array:
        """What each would add by itself, before all others."""

    @property
    def index(self, /) -> Estimate:
        """The inequality of the outcome."""

    @property
    def interval(self, /) -> IntervalColumn | None:
        """Limits of the contributions at the first level asked for."""

    @property
    def intervals(self, /) -> list[IntervalColumn]:
        """Limits at all levels asked for."""

    @property
    def last(self, /) -> Array:
        """What each adds after all others."""

    @property
    def no_interval_reason(self, /) -> str | None:
        """Why there are no limits, where there are none."""

    @property
    def r_squared(self, /) -> float:
        """The share of the variance of the outcome that the regression explains; NaN where the outcome does not vary."""

    @property
    def residual(self, /) -> Estimate:
        """What is left of the first."""

    @property
    def residual_share(self, /) -> float:
        """The residual as a share of the inequality; NaN where that is zero."""

    @property
    def share(self, /) -> Array:
        """The same as a share of the inequality; NaN where that is zero."""

    @property
    def standard_error(self, /) -> Array:
        """The standard error of each contribution; NaN without limits."""

    @property
    def subsets(self, /) -> int:
        """How many sets of determinants were brought in."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

@final
class ShareCurve:
    """The points of a Lorenz or concentration curve."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> ShareCurve: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def caution_codes(self, /) -> list[str]:
        """The codes of each row's cautions, joined by commas; empty where a row has none."""

    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know, each with the row it belongs to."""

    def chart(self, /, *, title: str | None = None, subtitle: str | None = None, value: str | None = None) -> Chart:
        """A chart of the curve, with the line of equality and the index. `value` names the axis of shares."""

    @property
    def citation(self, /) -> str:
        """Key of the source."""

    @property
    def direction(self, /) -> str:
        """How to read it."""

    @property
    def index(self, /) -> Estimate:
        """Twice the area between the curve and the line of equality: the Gini or the concentration index."""

    @property
    def interval(self, /) -> IntervalColumn | None:
        """Limits of the share at the first level asked for."""

    @property
    def intervals(self, /) -> list[IntervalColumn]:
        """Limits at all levels asked for."""

    @property
    def mean(self, /) -> float:
        """The mean of the values: the share of the total times the mean is the generalised curve."""

    @property
    def measure(self, /) -> str:
        """Which curve it is, in words."""

    @property
    def method(self, /) -> str:
        """How it was computed."""

    @property
    def n(self, /) -> int:
        """How many rows stand behind it."""

    @property
    def no_interval_reason(self, /) -> str | None:
        """Why there are no limits, where there are none."""

    @property
    def order(self, /) -> str:
        """In which order the people stand."""

    @property
    def people(self, /) -> Array:
        """Shares of the people, from 0 to 1."""

    @property
    def people_below_mean(self, /) -> float | None:
        """The share of the people who have less than the mean, where a Lorenz curve is furthest below the line of equality; None of a
        concentration curve."""

    @property
    def population(self, /) -> float:
        """How many people."""

    @property
    def share(self, /) -> Array:
        """The share of the total that they hold."""

    @property
    def standard_error(self, /) -> Array:
        """Its standard error; NaN where no limits were asked for."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

@final
class SourceDecomposition:
    """The parts of a Gini index, one row a source."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> SourceDecomposition: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def contribution(self, /) -> Estimates:
        """What it adds to the index."""

    @property
    def correlation(self, /) -> Array:
        """Its Gini correlation with the total; NaN where all have the same of it."""

    @property
    def index(self, /) -> Array:
        """Its own Gini index; NaN where its mean is not above zero."""

    @property
    def marginal_effect(self, /) -> Estimates:
        """By how many per cent the index moves when the source rises by one per cent for everybody; empty where the index is zero."""

    @property
    def mean(self, /) -> Array:
        """The mean of each."""

    @property
    def share_of_index(self, /) -> Array:
        """The same as a share of the index; NaN where the index is zero."""

    @property
    def share_of_total(self, /) -> Array:
        """Its share of the total."""

    @property
    def source(self, /) -> list[str]:
        """The sources, in the order in which they were given."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def total(self, /) -> Estimate:
        """The Gini index of the totals."""

@final
class SpatialGini:
    """The Gini index of places divided between pairs of neighbours and all other pairs."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> SpatialGini: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def alternative(self, /) -> str:
        """Which maps count as extreme in it."""

    @property
    def expected_neighbours(self, /) -> float:
        """What neighbours would add on average if rows were dealt to the places by chance."""

    @property
    def neighbour_pairs(self, /) -> int:
        """How many pairs are neighbours, each counted once."""

    @property
    def neighbours(self, /) -> Estimate:
        """What pairs of neighbours add."""

    @property
    def others(self, /) -> Estimate:
        """What all other pairs add."""

    @property
    def p_value(self, /) -> float | None:
        """The p-value, where permutations were asked for."""

    @property
    def pairs(self, /) -> int:
        """How many pairs there are."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def total(self, /) -> Estimate:
        """The index of all places."""

@final
class SuppressedCounts:
    """Counts as they may be shown, with their total."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> SuppressedCounts: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def citation(self, /) -> str:
        """Key of the source."""

    @property
    def count(self, /) -> Array:
        """The counts; NaN where one is hidden."""

    @property
    def disclosure(self, /) -> list[str]:
        """What was done to each: "exact", "rounded", or why it is hidden: "small", "secondary"."""

    @property
    def notes(self, /) -> list[str]:
        """What each treatment that occurs means, in words."""

    @property
    def rounding(self, /) -> int:
        """Others are rounded to the nearest multiple of this; 1 for none."""

    @property
    def threshold(self, /) -> int:
        """Counts from 1 to this one are hidden."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def total(self, /) -> float:
        """Their total; NaN where it is hidden."""

    @property
    def total_disclosure(self, /) -> str:
        """What was done to the total."""

@final
class SurveySample:
    """A sample as core keeps it, so that frames can take the rows of a group from it."""

    def domain(self, /, rows: Sequence[int]) -> SurveySample:
        """Some of the rows, as a domain: clusters without any of them still count as drawn."""

@final
class Trend:
    """The trend of one series."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Trend: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def chi_square(self, /) -> float:
        """The square of the slope in standard errors; for proportions by the rule of Fingertips, that of Cochran and Armitage."""

    @property
    def degrees_of_freedom(self, /) -> int:
        """Points less two."""

    @property
    def fitted(self, /) -> Array:
        """The line at them."""

    @property
    def heterogeneity(self, /) -> float:
        """Cochran's Q: how far the values stand from the line, in squared standard errors."""

    @property
    def heterogeneity_p_value(self, /) -> float:
        """The probability of as much by chance, were they on a line."""

    @property
    def p_value(self, /) -> float:
        """The two-sided probability of as large a chi-square by chance."""

    @property
    def polarity(self, /) -> str:
        """Whether more is better."""

    @property
    def rule(self, /) -> str:
        """What the verdict asks for."""

    @property
    def scale(self, /) -> str:
        """The scale on which the line is straight."""

    @property
    def slope(self, /) -> Estimate:
        """The change a unit of time, with its limits."""

    @property
    def steady(self, /) -> bool:
        """Whether the slope keeps its direction whichever one of the periods is left out."""

    @property
    def time(self, /) -> Array:
        """The times that were used, in order."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def value(self, /) -> Array:
        """The values at them."""

    @property
    def variance(self, /) -> str:
        """Where the uncertainty comes from."""

    @property
    def verdict(self, /) -> str:
        """What it says at the first level: "increasing", "decreasing" or "no-significant-change", or "getting-better" or "getting-worse"."""

@final
class Xmr:
    """An `XmR` chart: points, phases, the icons for variation and assurance, and how far to trust them."""

    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> Xmr: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def assurance(self, /) -> str | None:
        """The icon for assurance: the limits of the last phase against its target."""

    @property
    def autocorrelation(self, /) -> float | None:
        """Correlation of a value with the next within phases."""

    @property
    def cautions(self, /) -> list[Caution]:
        """What a careful reader must know, each with what to do about it."""

    def chart(self, /, *, title: str = "XmR chart", subtitle: str | None = None, value: str | None = None) -> Chart:
        """A chart of the values, their limits, the target and the icons. `value` names the axis of values; the unit unless given."""

    @property
    def citation(self, /) -> str:
        """Key of the source."""

    def completed(self, /, rule: str) -> Array:
        """Whether the pattern of a rule is complete at each point: 1 upwards, -1 downwards, 0 not."""

    @property
    def direction(self, /) -> str:
        """Which direction is good."""

    @property
    def false_alarms(self, /) -> FalseAlarms | None:
        """How often these rules fire at this length where nothing is wrong."""

    def fired(self, /, rule: str) -> Array:
        """Whether a rule fires at each point."""

    @property
    def fired_rules(self, /) -> list[list[str]]:
        """All rules that fire at each point, in order of precedence."""

    @property
    def last_row(self, /) -> int:
        """The row of the last value."""

    @property
    def last_value(self, /) -> float:
        """The last value."""

    @property
    def method(self, /) -> str:
        """How limits were made."""

    @property
    def n(self, /) -> int:
        """Values, gaps not counted."""

    @property
    def no_assurance_reason(self, /) -> str | None:
        """Why there is no icon for assurance, where there is none."""

    @property
    def no_false_alarms_reason(self, /) -> str | None:
        """Why that is not known, where it is not."""

    @property
    def phases(self, /) -> XmrPhases:
        """The phases, as columns."""

    @property
    def points(self, /) -> XmrPoints:
        """The points, as columns."""

    @property
    def rule_set(self, /) -> str:
        """The name of the set of rules; "own" for rules of one's own choice."""

    @property
    def rules(self, /) -> list[str]:
        """The rules, in order of precedence."""

    @property
    def scaling(self, /) -> str:
        """How limits follow from moving ranges."""

    @property
    def seed(self, /) -> int | None:
        """The seed, where series were simulated for this chart."""

    @property
    def sentence(self, /) -> str:
        """What the icons say, in a sentence or two."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    def to_frame(self, /, backend: str = "pandas") -> Any:
        """The points as a table of the dataframe library asked for: "pandas", "polars" or "pyarrow"."""

    @property
    def unit(self, /) -> str:
        """The unit of values and limits."""

    @property
    def variation(self, /) -> str | None:
        """The icon for variation: the kind of variation of the last value."""

@final
class XmrPhases:
    """The phases of one or more `XmR` charts, as columns."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> XmrPhases: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def baseline(self, /) -> list[int]:
        """Values behind the centre and the limits."""

    @property
    def centre(self, /) -> Array:
        """The centre line."""

    @property
    def common_cause(self, /) -> list[int]:
        """Values at which no rule fires."""

    @property
    def concern(self, /) -> list[int]:
        """Values that show a special cause for the worse."""

    @property
    def first_row(self, /) -> list[int]:
        """Row at which each phase starts."""

    @property
    def improvement(self, /) -> list[int]:
        """Values that show a special cause for the better."""

    @property
    def lower_limit(self, /) -> Array:
        """Lower process limit."""

    @property
    def mean_moving_range(self, /) -> Array:
        """The mean of the moving ranges behind the limits, after screening."""

    @property
    def n(self, /) -> list[int]:
        """Values in each phase."""

    @property
    def neutral(self, /) -> list[int]:
        """Values that show a special cause, neither good nor bad."""

    @property
    def rows(self, /) -> list[int]:
        """Rows in each phase, gaps included."""

    @property
    def short(self, /) -> list[bool]:
        """Whether the phase has fewer than 13 values."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def upper_limit(self, /) -> Array:
        """Upper process limit."""

    @property
    def variation(self, /) -> list[str | None]:
        """The kind of variation of the last value in each phase."""

@final
class XmrPoints:
    """The points of one or more `XmR` charts, as columns."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> XmrPoints: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def centre(self, /) -> Array:
        """The centre line."""

    @property
    def completed_high(self, /) -> Array:
        """Rules whose upward pattern is complete at each point."""

    @property
    def completed_low(self, /) -> Array:
        """Rules whose downward pattern is complete at each point."""

    @property
    def date(self, /) -> list[str] | None:
        """The day of each value, where days were given."""

    @property
    def fired_high(self, /) -> Array:
        """All rules that fire upwards at each point: bit k stands for rule k of the chart's list."""

    @property
    def fired_low(self, /) -> Array:
        """All rules that fire downwards at each point."""

    @property
    def lower_limit(self, /) -> Array:
        """Lower process limits; NaN where there are none."""

    @property
    def lower_near(self, /) -> Array:
        """Two thirds of the way from the centre to the lower process limit."""

    @property
    def moving_range(self, /) -> Array:
        """Distance from the value before; NaN at the start of a phase and beside a gap."""

    @property
    def phase(self, /) -> Array:
        """The phase, counted from 0."""

    @property
    def rule(self, /) -> list[str | None]:
        """The first rule, by the precedence of the set, that fires at each point."""

    @property
    def screened(self, /) -> Array:
        """Whether the moving range was left out of their mean for its size."""

    @property
    def target(self, /) -> Array:
        """The target; NaN where there is none."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def upper_limit(self, /) -> Array:
        """Upper process limits; NaN where there are none."""

    @property
    def upper_near(self, /) -> Array:
        """Two thirds of the way from the centre to the upper process limit."""

    @property
    def value(self, /) -> Array:
        """Values as given; NaN for a gap."""

    @property
    def variation(self, /) -> list[str | None]:
        """What kind of variation each point shows; None for a gap, and where there are no limits."""

    @property
    def zone(self, /) -> list[int | None]:
        """Where each value lies: 0 on the centre, 1 above it, 2 beyond the near limit, 3 beyond the process limit; below it, the same with a minus; None for a gap, and where there are no limits."""

@final
class XmrTable:
    """The `XmR` charts of many series: one entry a series, and the points and phases of all."""

    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _from_json(text: str) -> XmrTable: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_mimebundle_(self, /, include: Any | None = None, exclude: Any | None = None) -> dict[str, Any]: ...
    @property
    def assurance(self, /) -> list[str | None]:
        """The icon for assurance."""

    @property
    def autocorrelation(self, /) -> Array:
        """Correlation of a value with the next within phases."""

    @property
    def caution_codes(self, /) -> list[str]:
        """The codes of each series' cautions, joined by commas; empty where it has none."""

    @property
    def cautions(self, /) -> list[Caution]:
        """Cautions, each with the series it belongs to."""

    @property
    def centre(self, /) -> Array:
        """The centre line at the last value."""

    @property
    def citation(self, /) -> str:
        """Key of the source."""

    @property
    def false_alarm(self, /) -> Array:
        """Probability that at least one point of a series fires a rule where nothing is wrong; NaN where it is not known."""

    @property
    def fired(self, /) -> list[int]:
        """How many values fire a rule."""

    @property
    def last_row(self, /) -> list[int]:
        """The row of the last value, counted from the start of the series."""

    @property
    def last_rule(self, /) -> list[str | None]:
        """The first rule that fires at the last value."""

    @property
    def last_value(self, /) -> Array:
        """The last value."""

    @property
    def lower_limit(self, /) -> Array:
        """The lower process limit there."""

    @property
    def method(self, /) -> str:
        """How limits were made."""

    @property
    def n(self, /) -> list[int]:
        """Values of each series, gaps not counted."""

    @property
    def offsets(self, /) -> list[int]:
        """Where the points of each series start, and the end of the last."""

    @property
    def phase_offsets(self, /) -> list[int]:
        """Where the phases of each series start, and the end of the last."""

    @property
    def phases(self, /) -> XmrPhases:
        """The phases of all series."""

    @property
    def points(self, /) -> XmrPoints:
        """The points of all series."""

    @property
    def rule_set(self, /) -> str:
        """The name of the set of rules."""

    @property
    def rules(self, /) -> list[str]:
        """The rules, in order of precedence."""

    @property
    def sentence(self, /) -> list[str]:
        """What the icons say."""

    @property
    def target(self, /) -> Array:
        """The target there; NaN for none."""

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def upper_limit(self, /) -> Array:
        """The upper process limit there."""

    @property
    def variation(self, /) -> list[str | None]:
        """The icon for variation."""

def assign_quantiles(
    rank: Floats,
    *,
    order: Order,
    edition: Edition | None = None,
    areas: int | None = None,
    groups: int = 10,
    basis: QuantileBasis = "national",
    place: QuantilePlace | None = None,
    area: Texts | None = None,
    population: Floats | None = None,
    nulls: Nulls = "raise",
) -> Quantiles:
    """The deprivation decile (or other group) of each small area, of the nation or within an area; 1 is the most deprived.

    National groups are those of the `edition` that the ranks are from, as published; basis="within-area" divides the small
    areas of each `area` by themselves (by people, with `population`; by the middle of each small area unless `place` takes its
    start, as `phe_quantile` does, or its end). The result says which, and what an area lacks.

    >>> import commonweal as cw
    >>> deciles = cw.assign_quantiles([1, 3284, 3285, 32844], order="most-deprived-first", edition="imd-2019")
    >>> deciles.quantile
    [1, 1, 2, 10]"""

def atkinson_decomposition(
    values: Floats,
    *,
    group: Texts,
    weights: Floats | None = None,
    form: AtkinsonDecompositionForm = "group-means",
    epsilon: float = 1.0,
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
) -> GroupDecomposition:
    """Decomposition of the Atkinson index: what inequality within groups costs, and what inequality between them does.

    total = within + between - within between, of which the last is the rest. form="group-means": between is the index of the group means,
    within what would be left were they equal. form="group-equivalents": `within = sum(s_g A_g)`, between is the index of what would be as
    good if all of a group had it. `epsilon`, above 0, is how much inequality is minded; for 1 or more no value may be zero. `group` names
    the group of each row, `weights` are the people each value stands for. Values of a whole population have no limits; for a sample
    ask for interval="linearised", or "linearised-sampling" (rows drawn with unequal chances).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> parts = cw.atkinson_decomposition([1, 3, 4, 8], group=["north", "north", "south", "south"])
    >>> print(f"{parts.within.value:.6f}, {parts.between.value:.6f} of {parts.total.value:.6f}")
    0.096398, 0.133975 of 0.217458"""

def atkinson_index(
    values: Floats,
    *,
    weights: Floats | None = None,
    epsilon: float = 1.0,
    report: IndexReport = "index",
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Atkinson index: the share of the total that could be given up, if the rest were shared equally, without making matters worse,
    for someone who minds inequality as much as `epsilon` says; 0 is all the same.

    A = 1 - (sum(w r^(1 - e)) / W)^(1 / (1 - e)), with r the value over the weighted mean; for epsilon 1 it is 1 less the
    geometric mean over the mean, and no value may be zero from there on. report="equally-distributed-equivalent" tells the value
    that would be as good if all had it, the mean times (1 - A). `weights` are the people each value stands for. Values of a whole
    population have no interval; for a sample ask for interval="linearised", or "linearised-sampling" (rows drawn with unequal
    chances).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> beds = [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]
    >>> print(f"{cw.atkinson_index(beds).value:.6f}")
    0.162449
    >>> print(f"{cw.atkinson_index(beds, report='equally-distributed-equivalent').value:.6f}")
    5.946609"""

def atkinson_index_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    epsilon: float,
    report: IndexReport,
    level: Levels,
    interval: SampleInterval,
    weights: Floats | None = None,
    design: SurveyDesign | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def between_group_entropy(
    values: Floats,
    *,
    population: Floats | None = None,
    form: EntropyForm = "theil",
    level: Levels = 0.95,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = "poisson",
    interval: GroupInterval = "automatic",
    draws: int = 10000,
    seed: int = 1,
    unit: str | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Theil index or mean log deviation between groups: how far the shares of the total are from the shares of the people.

    With r = y / m: sum(p r ln r), or -sum(p ln r) for form="mean-log-deviation"; natural logarithms, not multiplied by 1,000.
    Limits need `standard_errors` or `events`; noise makes groups look unequal, and the limits allow for it by inverting a
    test over seeded draws; interval="propagated" (the delta method) does not.

    >>> import commonweal as cw
    >>> print(f"{cw.between_group_entropy([0, 8]).value:.6f}")
    0.693147"""

def between_group_entropy_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    population: Floats | None = None,
    form: EntropyForm = ...,
    level: Levels = ...,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = ...,
    interval: GroupInterval = ...,
    draws: float = ...,
    seed: float = ...,
    unit: str | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, where each group starts, and marks at the rows that are named (for
    `cw.frames`)."""

def between_group_variance(
    values: Floats,
    *,
    population: Floats | None = None,
    form: BetweenGroupForm = "variance",
    level: Levels = 0.95,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = "poisson",
    interval: GroupInterval = "automatic",
    draws: int = 10000,
    seed: int = 1,
    unit: str | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Variance between groups, or its root, or the coefficient of variation: how far the values of all groups are from the mean.

    V = sum(p (y - m)^2), with p the share of people in each group and m their mean; without `population` all groups count
    alike. `form` is "variance", "standard-deviation" or "coefficient-of-variation" (a share of the mean, not a percentage).
    Limits need `standard_errors` or `events`; noise makes groups look unequal, and the limits allow for it by inverting a
    test over seeded draws. interval="propagated", for the variance, does not.

    >>> import commonweal as cw
    >>> variance = cw.between_group_variance([91, 74.5, 68], population=[4000, 8000, 6000])
    >>> print(f"{variance.value:.6f}")
    72.333333"""

def between_group_variance_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    population: Floats | None = None,
    form: BetweenGroupForm = ...,
    level: Levels = ...,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = ...,
    interval: GroupInterval = ...,
    draws: float = ...,
    seed: float = ...,
    unit: str | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, where each group starts, and marks at the rows that are named (for
    `cw.frames`)."""

def cascade(
    stages: Columns,
    *,
    strata: Texts | None = None,
    level: Levels = 0.95,
    reached: str | None = None,
    allow_entry_later: bool = False,
    suppression: SmallCounts = "none",
    rank: Floats | None = None,
    order: Order | None = None,
    planned: Floats | None = None,
    dose_stage: Texts | None = None,
    dose_amount: Floats | None = None,
    dose_unit: Texts | None = None,
    cost_payer: Texts | None = None,
    cost_stage: Texts | None = None,
    cost_amount: Floats | None = None,
    cost_price_year: Floats | None = None,
    currency: str | None = None,
    deflator_year: Floats | None = None,
    deflator_index: Floats | None = None,
    price_year: float | None = None,
) -> Cascade:
    """Cascade: of those eligible, how many were offered an intervention, accepted it, started and completed, by stratum.

    `stages` holds one column of people a stage, in the order in which they are passed, and one row a stratum; strata do
    not overlap. Conversion (from the stage before) and reach (from the first stage) have Wilson limits; where nobody came,
    the exact upper limit is given too. With `rank` and `order`, the slope of reach over deprivation; with `planned`, people
    reached over people planned; with doses and costs, amounts for each person. suppression="hes" hides counts from 1 to 7.

    >>> import commonweal as cw
    >>> cascade = cw.cascade({"invited": [5000], "attended": [1800], "cancer found": [7]})
    >>> print(cascade.sentences[1])
    Most people are lost between "invited" and "attended": 3,200 (64.0% of those at "invited").
    >>> pilot = cw.cascade({"prescribed": [28], "admitted": [0]})
    >>> print(f"{pilot.total.reach_upper_if_none[1]:.6f}")
    0.123436"""

def cascade_specification(cascade: Cascade, title: str, subtitle: str | None, value: str | None) -> str:
    """The specification of a cascade's chart, as JSON."""

def catalog_json() -> str:
    """Every public operation with its parameters and defaults, as JSON."""

def change(
    before: Figures,
    after: Figures,
    *,
    scale: ChangeScale = "difference",
    correlation: float = 0.0,
    mixed_methods: bool = False,
) -> Change:
    """Change of any measure between two periods, or its difference between two places, with its interval and test.

    `before` and `after` are results of a measure (rates, life expectancies, slope indices, Gini indices), or published figures
    as a mapping: value, lower and upper (a number or a column each), and level, measure, unit and per. As many in both, or one
    against many, as England against each area. Limits by the method of variance estimates recovery (Zou & Donner 2008), from
    those of the two figures; `p_value` is below 0.05 exactly where 95 % limits exclude no change. `correlation` is that of the
    errors: 0 (independent) unless given, which periods that overlap, or an area and its England, are not.

    >>> import commonweal as cw
    >>> before, after = cw.crude_rate([131], [41_200]), cw.crude_rate([96], [43_800])
    >>> change = cw.change(before, after)
    >>> print(f"{change.estimates.value[0]:.1f}, p = {change.p_value[0]:.4f}")
    -98.8, p = 0.0065
    >>> cw.change({"value": 9.1, "lower": 8.5, "upper": 9.7}, {"value": 9.7, "lower": 9.1, "upper": 10.3}).p_value.round(4)
    array([0.1658])"""

def check_hierarchy(
    child: Texts,
    child_level: Texts,
    parent: Texts,
    parent_level: Texts,
    *,
    valid_from: Dates | None = None,
    valid_to: Dates | None = None,
    ends: Ends = "exclusive",
    known: Texts | None = None,
) -> HierarchyCheck:
    """Everything that is wrong with a table of who belongs to whom: circles, two parents at once, gaps in time, orphans.

    Each row says that the code `child` belonged to `parent` from `valid_from` until, not with, `valid_to` (a missing day is
    an open end; say ends="inclusive" where the source states last days). `known` lists all codes that exist.

    >>> import commonweal as cw
    >>> check = cw.check_hierarchy(["E01", "E01"], ["lsoa"] * 2, ["E06", "E07"], ["council"] * 2)
    >>> check.issue
    ['two-parents']"""

def coefficient_of_variation(
    values: Floats,
    *,
    weights: Floats | None = None,
    divisor: Divisor = "n",
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Coefficient of variation: the standard deviation over the mean; 0 is all the same.

    CV = sqrt(sum(w (y - m)^2) / W) / m, with m the weighted mean and W the people; divisor="n-1" divides by one less, for a
    sample. `weights` are the people each value stands for. Values of a whole population have no interval; for a sample ask for
    interval="linearised", or "linearised-sampling" (rows drawn with unequal chances).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> beds = [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]
    >>> print(f"{cw.coefficient_of_variation(beds).value:.6f}")
    0.673852"""

def coefficient_of_variation_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    divisor: Divisor,
    level: Levels,
    interval: SampleInterval,
    weights: Floats | None = None,
    design: SurveyDesign | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def compare_concentration_indices(
    values: Floats,
    *,
    rank: Floats,
    order: Order,
    other_values: Floats | None = None,
    other_rank: Floats | None = None,
    weights: Floats | None = None,
    form: ConcentrationForm = "standard",
    lower: float | None = None,
    upper: float | None = None,
    nu: float | None = None,
    beta: float | None = None,
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> ConcentrationComparison:
    """Comparison of two concentration indices of the same people: two outcomes in one order, or one outcome in two orders.

    The difference is the second index minus the first. Indices of the same people go together, so that their difference is often
    surer than either: its error follows from the two influence functions, row by row. Give `other_values` (another outcome),
    `other_rank` (another rank, in the same `order`), or both. `form`, `lower`, `upper`, `nu` and `beta` are those of
    `concentration_index`, and hold for both. For limits of a sample of people, a correlation and a p-value of no difference, ask for
    interval="linearised" (weights are counts) or "linearised-sampling" (each row stands for its weight); of a survey with strata and
    clusters, or with replicate weights, give its `design` and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> compared = cw.compare_concentration_indices([6, 5, 5, 4], other_values=[1, 1, 2, 4],
    ...                                             rank=range(4), order="most-deprived-first")
    >>> print(f"{compared.second.value:.4f} - {compared.first.value:.4f} = {compared.difference.value:.4f}")
    0.3125 - -0.0750 = 0.3875"""

def compare_with_benchmark(
    estimates: Figures, *, benchmark: NumberOrNumbers, polarity: Polarity = "neutral"
) -> BenchmarkComparison:
    """Which figures are better, similar or worse than a benchmark, by their limits, as Fingertips shows it.

    `estimates` are results of a measure, or published figures as a mapping of value, lower and upper. A benchmark outside the
    limits makes them better or worse, by the `polarity` of the indicator, or higher or lower where no judgement is made; on a
    limit or within them they are similar. The benchmark (one number, or one a row) is taken as certain: `cw.change` compares an
    area and its benchmark with the uncertainty of both.

    >>> import commonweal as cw
    >>> smoking = cw.proportion([520, 655, 820], [5_000, 5_100, 5_050])
    >>> cw.compare_with_benchmark(smoking, benchmark=0.13, polarity="lower-is-better").verdict
    ['better', 'similar', 'worse']"""

def concentration_curve(
    values: Floats,
    *,
    rank: Floats,
    order: Order,
    weights: Floats | None = None,
    at: Floats | None = None,
    nulls: Nulls = "raise",
) -> ShareCurve:
    """Concentration curve: what share of the total the most deprived hold, for every share of the people.

    Above the line of equality where something is concentrated among the worse off, below it where among the better off. `rank` is
    numeric (an income, a deprivation rank), and `order` says at which end of it the most deprived stand; those of one rank share a
    line. Points from (0, 0) to (1, 1), or at the shares in `at`. The result has the concentration index too, and draws itself with
    `.chart()`. `weights` are the people each row stands for.

    >>> import commonweal as cw
    >>> curve = cw.concentration_curve([30, 25, 20], rank=[1, 2, 3], order="most-deprived-first")
    >>> print(curve.share.round(6), round(curve.index.value, 6))
    [0.       0.4      0.733333 1.      ] -0.088889"""

def concentration_decomposition(
    values: Floats,
    *,
    determinants: Columns,
    rank: Floats,
    order: Order,
    weights: Floats | None = None,
    form: ConcentrationForm = "standard",
    lower: float | None = None,
    upper: float | None = None,
    nu: float | None = None,
    beta: float | None = None,
    level: Levels = 0.95,
    interval: DecompositionInterval = "none",
    draws: int = 2000,
    seed: int = 1,
    design: SurveyDesign | None = None,
    progress: Progress | None = None,
    nulls: Nulls = "raise",
) -> ConcentrationDecomposition:
    """Decomposition of a concentration index by regression (Wagstaff, van Doorslaer and Watanabe 2003): how much of the inequality goes
    with each determinant of the outcome.

    `C = sum(elasticity_k C_k) + residual`: each determinant adds its elasticity (coefficient times mean over the mean of the outcome)
    times its own concentration index. `determinants` are columns of numbers by name; categories are columns of 0 and 1, without the
    one that the others are compared with. The regression is linear, by least squares with the `weights`; what a line misses is in
    the residual. `rank`, `order`, `form`, `lower`, `upper`, `nu` and `beta` are those of `concentration_index`. Contributions are
    associations. For limits of a sample of people ask for interval="linearised" (weights are counts), "linearised-sampling" (each row
    stands for its weight) or "bootstrap" (percentiles over seeded samples of the rows); of a survey with strata and clusters, or
    with replicate weights, give its `design` and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> parts = cw.concentration_decomposition([5, 6, 3, 4, 2, 1], determinants={"ill": [1, 1, 0, 1, 0, 0]},
    ...                                        rank=range(6), order="most-deprived-first")
    >>> print(f"{parts.contribution[0]:.6f} of {parts.index.value:.6f}")
    -0.166667 of -0.246032"""

def concentration_index(
    values: Floats,
    *,
    rank: Floats,
    order: Order,
    weights: Floats | None = None,
    level: Levels = 0.95,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = "poisson",
    form: ConcentrationForm = "standard",
    lower: float | None = None,
    upper: float | None = None,
    nu: float | None = None,
    beta: float | None = None,
    interval: ConcentrationInterval = "automatic",
    variance: Variance = "hc1",
    critical: Critical = "t",
    design: SurveyDesign | None = None,
    unit: str | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Concentration index: whether something is concentrated among the worse off or the better off, and how much.

    C = 2 sum(p y (R - 1/2)) / mean, with R the midpoint of each row on the scale of people from 0 (worst off) to 1 (best off);
    negative: concentrated among the worse off. `rank` is numeric (an income, a deprivation rank), and `order` says at which end
    of it the most deprived stand; tied ranks share a midpoint. `weights` are the people each row stands for. For values between
    bounds use form="erreygers" or "wagstaff", with `lower` and `upper`; "extended" needs `nu`, "symmetric" needs `beta`. The
    forms that begin with "generalised" are absolute, in the unit of the values. Values of a whole population have no interval;
    limits are propagated from `standard_errors` or `events` of groups, and for a sample of people ask for interval="linearised"
    (weights are counts) or "linearised-sampling" (each row stands for its weight).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> index = cw.concentration_index([30, 25, 20], rank=[1, 2, 3], order="most-deprived-first")
    >>> print(f"{index.value:.6f}")
    -0.088889"""

def concentration_index_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    rank: Floats,
    order: Order,
    level: Levels,
    form: ConcentrationForm,
    interval: ConcentrationInterval,
    weights: Floats | None = None,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = ...,
    lower: float | None = None,
    upper: float | None = None,
    nu: float | None = None,
    beta: float | None = None,
    variance: Variance = ...,
    critical: Critical = ...,
    design: SurveyDesign | None = None,
    unit: str | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def control_chart_constants(subgroup_size: Floats, *, z: float = 3.0) -> ControlChartTable:
    """Constants of Shewhart control charts by subgroup size: what turns a mean standard deviation or a mean range into sigma
    and into limits.

    c4, c5, A3, B3 and B4 for charts of standard deviations; d2, d3, d4, A2, E2, D3 and D4 (`range_lower` and `range_upper`)
    for charts of ranges, up to subgroups of 100. `z` is 3 as in every printed table; 2 gives warning limits.

    >>> import commonweal as cw
    >>> table = cw.control_chart_constants([2, 5, 10])
    >>> print(table.c4.round(6), table.d2.round(6))
    [0.797885 0.939986 0.972659] [1.128379 2.325929 3.077505]"""

def coverage(
    area: Texts,
    people: Floats,
    *,
    member_area: Texts,
    member_partnership: Texts,
    member_from: Dates | None = None,
    member_to: Dates | None = None,
    at: Day | None = None,
) -> Coverage:
    """Coverage: how many people at least one partnership covers, each counted once, where partnerships overlap, and whom none
    covers.

    `area` and `people` hold each area once. The memberships are columns of their own: the area, the partnership, from when
    (that day included) until when (that day excluded). Where they have dates, `at` is the day on which they are to hold.

    >>> import commonweal as cw
    >>> coverage = cw.coverage(["a", "b", "c"], [500, 300, 200], member_area=["a", "b", "b"],
    ...     member_partnership=["North", "North", "South"])
    >>> print(coverage.covered, coverage.counted_twice, coverage.uncovered_area)
    800.0 300.0 ['c']"""

def coverage_specification(coverage: Coverage, title: str, subtitle: str | None, value: str | None) -> str:
    """The specification of a chart of coverage, as JSON."""

def crude_rate(
    events: Floats,
    population: Floats,
    *,
    per: float = 100000.0,
    level: Levels = 0.95,
    interval: RateInterval = "byar-exact-under-10",
    nulls: Nulls = "raise",
) -> Estimates:
    """Crude rate: events over people, per 100,000, row by row.

    rate = per * events / population. Limits treat the events as a Poisson count: exact (Garwood 1936) under ten events and
    Byar's approximation (Breslow & Day 1987) from ten on, or one of them throughout (`interval`). Use it for the burden as
    it is; to compare places of different age structure use `directly_standardised_rate`.

    >>> import commonweal as cw
    >>> rates = cw.crude_rate([812], [61234])
    >>> print(f"{rates.value[0]:.6f} ({rates.interval.lower[0]:.6f} to {rates.interval.upper[0]:.6f})")
    1326.060685 (1236.408114 to 1420.495616)"""

def curve_dominance(
    values: Floats,
    *,
    compared_with: ComparedWith = "equality",
    rank: Floats | None = None,
    order: Order | None = None,
    weights: Floats | None = None,
    other_values: Floats | None = None,
    other_rank: Floats | None = None,
    other_weights: Floats | None = None,
    generalised: bool = False,
    at: Floats | None = None,
    rule: DominanceRule = "multiple-comparison",
    level: Levels = 0.95,
    interval: SampleInterval = "linearised",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> CurveDominance:
    """Test of dominance: whether a concentration or Lorenz curve lies above the line of equality, or above another curve.

    The first curve is that of `values` in the order of `rank`; without a `rank` it is their Lorenz curve. It is compared with the line
    of equality (`compared_with="equality"`), with another curve of the same people ("same-people": give `other_values`, `other_rank` in
    the same `order`, or both; what is not given is that of the first), or with one of an independent sample ("other-people": give
    `other_values`, with `other_rank` and `other_weights` where the first has them). `generalised` curves are multiplied by their means.

    Differences (first minus second) stand at 19 shares of the people, or at those in `at`, with errors from the influence of each row on
    both curves. By rule="multiple-comparison" a curve dominates that lies significantly above at one point at least and below at none
    (critical value: studentised maximum modulus); "intersection-union" asks for all points. Rows are a sample of people
    (interval="linearised") unless said otherwise; for a whole population ask for "none", for a survey give its `design` and ask for
    "survey-design".

    >>> import commonweal as cw
    >>> found = cw.curve_dominance([9, 7, 4, 4, 2, 1], rank=range(6), order="most-deprived-first", interval="none", at=[0.25, 0.5, 0.75])
    >>> print(found.sentence)
    The concentration curve dominates: it lies above the line of equality at 3 of 3 points, and below it at none."""

def decomposition_bars_specification(
    names: Sequence[str],
    contributions: Floats,
    total: float | None,
    lower: Floats | None,
    upper: Floats | None,
    level: float | None,
    unit: str,
    title: str,
    subtitle: str | None,
    value: str | None,
) -> str:
    """The specification of the parts of an index as bars, as JSON."""

def directly_standardised_rate(
    events: Floats,
    population: Floats,
    *,
    standard_population: Standard = "european-2013",
    age: Floats | None = None,
    age_end: float | None = None,
    per: float = 100000.0,
    level: Levels = 0.95,
    interval: DirectRateInterval = "dobson",
    squared_events: Floats | None = None,
    minimum_events: float = 0.0,
    nulls: Nulls = "raise",
) -> Estimate:
    """Directly standardised rate: the rate that a standard population would have with these age-specific rates.

    DSR = sum(w x / n) / sum(w), limits by Dobson and others (1991), or gamma limits (`interval="fay-feuer"` or `"tiwari"`). The standard population is "european-2013" (then `age`
    says at which age each row's band starts, in any order of rows) or a column with its size in each stratum.
    `minimum_events=10` withholds rates on fewer events, as English public health does. Where a person may have several events,
    `squared_events` gives the sum over people of the square of theirs in each stratum: 40 people admitted once and 5 three times
    make 55 `events` and 40 + 5 * 9 = 85 `squared_events`.

    >>> import commonweal as cw
    >>> rate = cw.directly_standardised_rate([2, 9, 40, 120], [5000, 12000, 8000, 4000], age=[0, 15, 45, 65])
    >>> print(f"{rate.value:.6f}")
    752.400000"""

def directly_standardised_rate_groups(
    offsets: Sequence[int],
    events: Floats,
    population: Floats,
    standard_population: Floats,
    *,
    per: float,
    level: Levels,
    interval: DirectRateInterval,
    minimum_events: float,
    published: str | None = None,
    age: Floats | None = None,
    squared_events: Floats | None = None,
) -> Estimates:
    """Directly standardised rates of many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def entropy_decomposition(
    values: Floats,
    *,
    group: Texts,
    weights: Floats | None = None,
    alpha: float = 1.0,
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
    permutations: int | None = None,
    seed: int = 1,
) -> EntropyDecomposition:
    """Decomposition of a generalised entropy index (Theil's with `alpha` 1, the mean log deviation with 0): how much of the inequality
    between people lies within groups, and how much between the means of the groups.

    `within = sum(p_g (m_g / m)^alpha GE_g)`, between = the index of the group means; they come to the index of all people. `group` names
    the group of each row. `weights` are the people each value stands for. Values of a whole population have no limits; for a sample
    ask for interval="linearised", or "linearised-sampling" (rows drawn with unequal chances).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    `between_of_largest` is the part between groups over what it would be if people kept what they have and stood in the order of their
    values, the lowest in the group with the lowest mean. With `permutations` (999, say) the names of the groups are dealt to the rows that
    many times: `p_value` is how often the part between groups is then as large, (1 + b) / (1 + r); it does not tell how important the part is.

    >>> import commonweal as cw
    >>> parts = cw.entropy_decomposition([1, 3, 4, 8], group=["north", "north", "south", "south"])
    >>> print(f"{parts.within.value:.6f} + {parts.between.value:.6f} = {parts.total.value:.6f}")
    0.075178 + 0.130812 = 0.205990"""

def equiplot_specification(
    rows: Sequence[str],
    groups: Sequence[str],
    values: Floats,
    unit: str,
    title: str,
    subtitle: str | None,
    value: str | None,
) -> str:
    """The specification of an equiplot, as JSON."""

def funnel(
    events: Floats,
    population: Floats,
    *,
    kind: FunnelKind,
    level: Levels = [0.95, 0.998],
    limits: FunnelLimits = "exact",
    target: float | None = None,
    overdispersion: Overdispersion = "none",
    scale: FunnelScale | None = None,
    trim: float = 0.1,
    polarity: Polarity = "neutral",
    per: float = 1.0,
    nulls: Nulls = "raise",
) -> Funnel:
    """Funnel: units of different size about one target; who differs by more than chance, or than the units' own scatter.

    Values are events over population (over expected events for a standardised ratio). Limits stand where the tail
    probability of chance about the target is that of the level: exact binomial or Poisson by default, or "mid-p", "normal"
    and "arcsine". Flags come from tail probabilities, never from comparing a point with a drawn limit.
    overdispersion="additive" adds the variance between units (`DerSimonian` & Laird) on a scale of constant variance; where
    more than a fifth of the units lie outside the widest limits of chance, that answer is given unasked.

    >>> import commonweal as cw
    >>> funnel = cw.funnel([12, 30, 95, 21, 44], [400, 620, 810, 530, 900], kind="proportion")
    >>> print(f"{funnel.target:.6f}", funnel.flag)
    0.061963 ['below', 'inside', 'far-above', 'below', 'inside']"""

def funnel_limits(
    population: Floats,
    *,
    kind: FunnelKind,
    target: float,
    level: Levels = [0.95, 0.998],
    limits: FunnelLimits = "exact",
    axis: FunnelAxis = "population",
    tau2: float = 0.0,
    scale: FunnelScale | None = None,
    per: float = 1.0,
) -> FunnelCurves:
    """Funnel limits at a grid of sizes: the curves of a funnel plot, without any units.

    axis="events" takes observed events of a rate or ratio in place of populations, and says from which population on that
    many events would be outside.

    >>> import commonweal as cw
    >>> limits = cw.funnel_limits([100, 1000, 10000], kind="proportion", target=0.07)
    >>> [round(float(limit), 6) for limit in limits.limits[1].upper]
    [0.164499, 0.096601, 0.078055]"""

def funnel_specification(
    funnel: Funnel,
    names: Sequence[str],
    title: str,
    subtitle: str | None,
    value: str | None,
    size: str | None,
    log_sizes: bool,
    labelled: SupportsIndex,
) -> str:
    """The specification of a funnel's chart, as JSON."""

def generalised_entropy_index(
    values: Floats,
    *,
    weights: Floats | None = None,
    alpha: float = 1.0,
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Generalised entropy index: Theil's index (`alpha` 1), the mean log deviation (0), half the squared coefficient of variation
    (2), and what lies between and beyond.

    GE(a) = (sum(w r^a) / W - 1) / (a (a - 1)), with r the value over the weighted mean; 0 means all the same. A low `alpha` looks
    at the bottom of the distribution, a high one at its top; for 0 or less no value may be zero. `weights` are the people each
    value stands for. Values of a whole population have no interval; for a sample ask for interval="linearised", or
    "linearised-sampling" (rows drawn with unequal chances).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> theil = cw.generalised_entropy_index([0, 0, 1, 2, 5, 9, 9, 30])
    >>> print(theil.measure, f"{theil.value:.6f}")
    Theil index 0.750866"""

def generalised_entropy_index_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    alpha: float,
    level: Levels,
    interval: SampleInterval,
    weights: Floats | None = None,
    design: SurveyDesign | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def gini_decomposition(
    values: Floats,
    *,
    group: Texts,
    weights: Floats | None = None,
    form: GiniDecompositionForm = "bhattacharya-mahalanobis",
    nu: float = 2.0,
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
) -> GroupDecomposition:
    """Decomposition of the Gini index: how much lies within groups, how much between them, and how far groups overlap.

    total = within + between + rest. form="bhattacharya-mahalanobis": `within = sum(p_g s_g G_g)`, between = the Gini index of the group means;
    the rest is how far groups overlap. form="yitzhaki-lerman": `within = sum(s_g G_g)`, `between = 2 cov(m_g, F_g) / m` with the mean rank of
    the group's people among all; the rest is stratification. `p_g` is a group's share of the people, `s_g` of the total. `nu` other than 2,
    with the second form, takes the extended index. `group` names the group of each row, `weights` are the people each value stands for.
    Values of a whole population have no limits; for a sample ask for interval="linearised", or "linearised-sampling" (rows drawn with
    unequal chances).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> parts = cw.gini_decomposition([1, 5, 4, 8], group=["north", "north", "south", "south"])
    >>> print(f"{parts.within.value:.6f} + {parts.between.value:.6f} + {parts.rest.value:.6f} = {parts.total.value:.6f}")
    0.111111 + 0.166667 + 0.027778 = 0.305556"""

def gini_index(
    values: Floats,
    *,
    weights: Floats | None = None,
    nu: float = 2.0,
    correction: GiniCorrection = "none",
    level: Levels = 0.95,
    interval: GiniInterval = "none",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Gini index: how far the distribution is from everyone having the same; 0 is all the same.

    G = 2 cov(y, R) / m, with R the share of people below plus half of those at the same value, and m the weighted mean.
    `weights` are the people each value stands for. `nu` above 2 looks at the bottom more closely (extended Gini index).
    `correction` is for a small sample: "sample-size" is n / (n - 1), "weights" is 1 / (1 - sum of squared shares). Values of a
    whole population have no interval; for a sample ask for interval="linearised", "linearised-logit", "linearised-sampling"
    (rows drawn with unequal chances) or "jackknife".

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> index = cw.gini_index([0, 0, 1, 2, 5, 9, 9, 30])
    >>> print(f"{index.value:.6f}")
    0.629464"""

def gini_index_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    nu: float,
    correction: GiniCorrection,
    level: Levels,
    interval: GiniInterval,
    weights: Floats | None = None,
    design: SurveyDesign | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def gini_source_decomposition(
    values: Floats,
    *,
    sources: Columns,
    weights: Floats | None = None,
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
) -> SourceDecomposition:
    """Decomposition of the Gini index by source (Lerman and Yitzhaki 1985): how much each part of a sum adds to its inequality, and what
    more of it would do.

    `G = sum(S_k G_k R_k)`: the share of the source in the total, its own Gini index, and its Gini correlation with the total. The marginal
    effect, `S_k G_k R_k / G - S_k`, is by how many per cent the index moves when the source rises by one per cent for everybody. `values`
    are the totals; `sources` are columns of numbers by name, which must come to them row by row. `weights` are the people each row stands
    for. Values of a whole population have no limits; for a sample ask for interval="linearised", or "linearised-sampling" (rows drawn
    with unequal chances).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> parts = cw.gini_source_decomposition([1, 2, 4, 9], sources={"visits": [1, 2, 3, 2], "stays": [0, 0, 1, 7]})
    >>> [float(part) for part in parts.contribution.value]
    [0.0625, 0.34375]"""

def gradient(
    values: Floats,
    population: Floats,
    *,
    rank: Floats,
    order: Order,
    level: Levels = 0.95,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = "poisson",
    lower_limits: Floats | None = None,
    upper_limits: Floats | None = None,
    limits_level: float = 0.95,
    interval: SlopeInterval = "automatic",
    model: Model = "least-squares",
    scale: Scale = "linear",
    noise: Noise | None = None,
    standard_errors_scale: StandardErrorsScale | None = None,
    variance: Variance = "hc1",
    critical: Critical = "t",
    design: SurveyDesign | None = None,
    orientation: Orientation = "least-minus-most",
    polarity: Polarity = "neutral",
    per: float = 1.0,
    draws: int = 100000,
    seed: int = 1,
    progress: Progress | None = None,
    unit: str | None = None,
    nulls: Nulls = "raise",
) -> Gradient:
    """Gradient: groups on the population scale of deprivation, the fitted line, and both indices with their limits.

    >>> import commonweal as cw
    >>> gradient = cw.gradient([30, 25, 20], [1, 1, 1], rank=[1, 2, 3], order="most-deprived-first")
    >>> print(f"{gradient.most_deprived:.6f} to {gradient.least_deprived:.6f}")
    32.500000 to 17.500000"""

def gradient_specification(gradient: Gradient, title: str, subtitle: str | None, value: str | None) -> str:
    """The specification of a gradient's chart, as JSON."""

def group_difference(
    values: Floats,
    *,
    population: Floats | None = None,
    group: int | None = None,
    reference: int | None = None,
    level: Levels = 0.95,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = "poisson",
    interval: GroupInterval = "automatic",
    draws: int = 10000,
    seed: int = 1,
    unit: str | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Difference between two groups: named by their rows, or the largest less the smallest value of all (the range).

    `group` less `reference`, rows counted from 0; without both the range, which grows with the number of groups and by
    chance alone. Limits need `standard_errors` or `events` (with `population` for proportions): between named groups they
    are propagated; those of the range are found by inverting a test over seeded draws, as it was chosen for being large.

    >>> import commonweal as cw
    >>> gap = cw.group_difference([91, 74.5, 68], group=0, reference=2, standard_errors=[4, 2, 3])
    >>> print(f"{gap.value} from {gap.interval.lower:.6f} to {gap.interval.upper:.6f}")
    23.0 from 13.200180 to 32.799820"""

def group_difference_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    population: Floats | None = None,
    group: Floats | None = None,
    reference: Floats | None = None,
    level: Levels = ...,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = ...,
    interval: GroupInterval = ...,
    draws: float = ...,
    seed: float = ...,
    unit: str | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, where each group starts, and marks at the rows that are named (for
    `cw.frames`)."""

def group_ratio(
    values: Floats,
    *,
    population: Floats | None = None,
    group: int | None = None,
    reference: int | None = None,
    level: Levels = 0.95,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = "poisson",
    interval: GroupInterval = "automatic",
    draws: int = 10000,
    seed: int = 1,
    unit: str | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Ratio of two groups: named by their rows, or the largest over the smallest value of all.

    `group` over `reference`, rows counted from 0. Limits are made on the scale of the logarithm, and the standard error is
    that of the logarithm; they need `standard_errors` or `events`, as for `group_difference`.

    >>> import commonweal as cw
    >>> ratio = cw.group_ratio([91, 74.5, 68], group=0, reference=2, standard_errors=[4, 2, 3])
    >>> print(f"{ratio.value:.6f} from {ratio.interval.lower:.6f} to {ratio.interval.upper:.6f}")
    1.338235 from 1.184464 to 1.511970"""

def group_ratio_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    population: Floats | None = None,
    group: Floats | None = None,
    reference: Floats | None = None,
    level: Levels = ...,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = ...,
    interval: GroupInterval = ...,
    draws: float = ...,
    seed: float = ...,
    unit: str | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, where each group starts, and marks at the rows that are named (for
    `cw.frames`)."""

def healthy_life_expectancy(
    deaths: Floats,
    population: Floats,
    *,
    age_start: Floats,
    healthy: Floats,
    asked: Floats | None = None,
    standard_errors: Floats | None = None,
    measure: HealthMeasure = "years-in-good-health",
    survival_variance: bool = True,
    at_age: float | None = None,
    separation: Floats | None = None,
    level: Levels = 0.95,
    suppression: SmallAreaRule = "none",
) -> Estimate:
    """Healthy life expectancy: the years in good health that people of an age would still live, by Sullivan's method (1971).

    `healthy` is the share of each age band in good health, from 0 to 1, `asked` the people who were asked (or `standard_errors`
    those of the shares): without either there is no interval. The variance counts the survey and the chance of deaths;
    `survival_variance=False` leaves deaths out, as many published figures do. `measure` gives years in good health, years in
    poor health, or the share of life in good health. Age bands and `at_age` as in `life_expectancy`.

    >>> import commonweal as cw
    >>> years = cw.healthy_life_expectancy([10, 30, 900], [30_000, 40_000, 10_000], age_start=[0, 20, 65],
    ...     healthy=[0.97, 0.85, 0.55], asked=[300, 500, 200])
    >>> print(f"{years.value:.6f} ({years.interval.lower:.6f} to {years.interval.upper:.6f})")
    62.569882 (60.877914 to 64.261850)"""

def healthy_life_expectancy_groups(
    offsets: Sequence[int],
    deaths: Floats,
    population: Floats,
    age_start: Floats,
    healthy: Floats,
    *,
    measure: HealthMeasure,
    survival_variance: bool,
    at_age: float | None,
    level: Levels,
    suppression: SmallAreaRule,
    asked: Floats | None = None,
    standard_errors: Floats | None = None,
    separation: Floats | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def herfindahl_hirschman_index(
    values: Floats,
    *,
    form: HerfindahlForm = "index",
    scale: HerfindahlScale = "unit",
    level: Levels = 0.95,
    interval: HerfindahlInterval = "none",
    nulls: Nulls = "raise",
) -> Estimate:
    """Herfindahl-Hirschman index: how concentrated the provision of care is among few providers.

    H = sum(s^2), with s the share of each provider in `values` (counts of care, or shares). form="normalised" runs from 0, equal shares
    of all providers given, to 1; "effective-number" is 1 / H, the number of providers of one size that would be as concentrated;
    "hall-tideman" counts shares by their place, the largest first (Rosenbluth's index too). scale="points" tells it out of 10,000.

    What was provided is known and has no interval. Where values are counts of events, interval="multinomial" makes limits of the index
    of the chances behind their shares; chance alone raises the index itself, which may so lie above its limits (a caution says by how
    much). "hall-tideman" has none.

    >>> import commonweal as cw
    >>> operations = [620, 240, 90, 50]  # hip replacements of one area, by provider
    >>> print(f"{cw.herfindahl_hirschman_index(operations).value:.6f}")
    0.452600
    >>> print(f"{cw.herfindahl_hirschman_index(operations, form='effective-number').value:.6f}")
    2.209456"""

def herfindahl_hirschman_index_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    form: HerfindahlForm,
    scale: HerfindahlScale,
    level: Levels,
    interval: HerfindahlInterval,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def hierarchy_table_specification(
    names: Texts,
    values: Floats,
    depth: Floats | None,
    denominator: Floats | None,
    notes: Sequence[str] | None,
    title: str,
    subtitle: str | None,
    value: str | None,
) -> str:
    """The specification of a table of places with bars, as JSON."""

def hoover_index(
    values: Floats,
    *,
    weights: Floats | None = None,
    level: Levels = 0.95,
    interval: HooverInterval = "none",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Hoover index: the share of the total that would have to move for all to have the same.

    H = sum(w |y - m|) / (2 sum(w y)), with m the weighted mean; 0 means all the same. `weights` are the people each value
    stands for. Values of a whole population have no interval; for a sample of units ask for interval="linearised".

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> index = cw.hoover_index([0, 0, 1, 2, 5, 9, 9, 30])
    >>> print(f"{index.value:.6f}")
    0.482143"""

def hoover_index_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    level: Levels,
    interval: HooverInterval,
    weights: Floats | None = None,
    design: SurveyDesign | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def icon_svg(name: str) -> str:
    """The icon for variation, or for assurance, as SVG."""

def index_of_disparity(
    values: Floats,
    *,
    population: Floats | None = None,
    reference: int | None = None,
    against: Against = "mean",
    polarity: Polarity = "neutral",
    weighted: bool = False,
    mean: float | None = None,
    level: Levels = 0.95,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = "poisson",
    interval: GroupInterval = "automatic",
    draws: int = 10000,
    seed: int = 1,
    unit: str | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Index of disparity: the mean difference of all groups from the mean, the best or a reference group, over that value.

    The mean difference of `mean_difference`, with the same options, divided by the value from which differences are taken:
    a share, not a percentage. Published with each group counting once, from the mean of the population.

    >>> import commonweal as cw
    >>> print(f"{cw.index_of_disparity([12, 8]).value:.6f}")
    0.200000"""

def index_of_disparity_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    population: Floats | None = None,
    reference: Floats | None = None,
    against: Against = ...,
    polarity: Polarity = ...,
    weighted: bool = ...,
    mean: float | None = ...,
    level: Levels = ...,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = ...,
    interval: GroupInterval = ...,
    draws: float = ...,
    seed: float = ...,
    unit: str | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, where each group starts, and marks at the rows that are named (for
    `cw.frames`)."""

def indirectly_standardised_groups(
    offsets: Sequence[int],
    events: Floats,
    population: Floats,
    reference_events: Floats,
    reference_population: Floats,
    *,
    rate: bool,
    per: float,
    level: Levels,
    interval: RateInterval,
) -> Estimates:
    """Both over many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def indirectly_standardised_rate(
    events: Floats,
    population: Floats,
    *,
    reference_events: Floats,
    reference_population: Floats,
    per: float = 100000.0,
    level: Levels = 0.95,
    interval: RateInterval = "byar-exact-under-10",
    nulls: Nulls = "raise",
) -> Estimate:
    """Indirectly standardised rate: events observed over those expected, times the crude rate of the reference.

    rate = per * O / E * sum(x) / sum(N), per 100,000; see `indirectly_standardised_ratio`.

    >>> import commonweal as cw
    >>> rate = cw.indirectly_standardised_rate([5, 60], [9_000, 3_000],
    ...     reference_events=[120, 1_502], reference_population=[250_000, 90_000])
    >>> print(f"{rate.value:.6f} {rate.unit}")
    570.154882 per 100,000"""

def indirectly_standardised_ratio(
    events: Floats,
    population: Floats,
    *,
    reference_events: Floats,
    reference_population: Floats,
    per: float = 1.0,
    level: Levels = 0.95,
    interval: RateInterval = "byar-exact-under-10",
    nulls: Nulls = "raise",
) -> Estimate:
    """Indirectly standardised ratio: events observed over those expected at the rates of a reference.

    ratio = per * O / E with E = sum(n x / N): the standardised mortality ratio, where events are deaths. Limits of the observed
    count, exact under ten events and Byar's from ten on, over the expected one. `events` may hold one total, where events are
    not known by stratum. In the result `events` is O and `population` is E. Do not compare two such ratios with each other: use
    `directly_standardised_rate`.

    >>> import commonweal as cw
    >>> ratio = cw.indirectly_standardised_ratio([5, 60], [9_000, 3_000],
    ...     reference_events=[120, 1_502], reference_population=[250_000, 90_000])
    >>> print(f"{ratio.value:.6f} ({ratio.interval.lower:.6f} to {ratio.interval.upper:.6f})")
    1.195146 (0.922343 to 1.523335)"""

def inequality_profile(
    values: Floats,
    *,
    population: Floats | None = None,
    rank: Floats | None = None,
    order: Order | None = None,
    rows: ProfileRows = "groups",
    level: Levels = 0.95,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = "poisson",
    polarity: Polarity = "neutral",
    lower: float | None = None,
    upper: float | None = None,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
    indicator: str | None = None,
    people: str | None = None,
    unit: str | None = None,
    nulls: Nulls = "raise",
) -> InequalityProfile:
    """Profile of an inequality: the measures that suit the data, why each is in, what each says in plain words, and which were left out.

    With `rank` and `order` the rows are groups from the most to the least deprived; without, groups without an order; with
    rows="people", people or units of one kind (`population` is how many each row stands for), with or without ranks. `polarity` says which end is good, `lower`
    and `upper` between what the values lie (0 and 1 for a share), and `indicator`, `people` and `unit` how they are called. Each number
    is that of the function it names, with its interval and its cautions: those of groups where `standard_errors` or `events` are given,
    those of people with interval="linearised" or "linearised-sampling", of a survey with its `design` and interval="survey-design". Many
    measures of one set of data are not many findings.

    >>> import commonweal as cw
    >>> years = [73.97, 76.12, 77.47, 78.76, 79.70]
    >>> profile = cw.inequality_profile(years, population=[1] * 5, rank=[1, 2, 3, 4, 5], order="most-deprived-first",
    ...     indicator="life expectancy", people="boys", unit="years", polarity="higher-is-better")
    >>> print(profile.sentences[0])
    Life expectancy of boys in the most deprived fifth is 74.0 years: 5.73 years less than in the least deprived fifth, to their disadvantage."""

def interval_bars_specification(
    names: Sequence[str],
    estimates: Estimates,
    title: str,
    subtitle: str | None,
    value: str | None,
    reference: float | None,
    reference_name: str | None,
    highlight: Sequence[str],
) -> str:
    """The specification of bars with intervals, as JSON."""

def interval_text(interval: Interval) -> str:
    """The level and limits of an interval in words."""

def j_divergence(
    values: Floats,
    *,
    weights: Floats | None = None,
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """J-divergence: the mean log deviation and Theil's index together, so that the bottom of the distribution counts as much as its top.

    J = sum(w (r - 1) ln r) / W, with r the value over the weighted mean; 0 means all the same. No value may be zero. `weights` are the
    people each value stands for. Values of a whole population have no interval; for a sample ask for interval="linearised", or
    "linearised-sampling" (rows drawn with unequal chances).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> print(f"{cw.j_divergence([3, 3, 3, 5, 5, 8, 8, 8, 8, 20]).value:.6f}")
    0.364202"""

def j_divergence_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    level: Levels,
    interval: SampleInterval,
    weights: Floats | None = None,
    design: SurveyDesign | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def kolm_index(
    values: Floats,
    *,
    kappa: float,
    weights: Floats | None = None,
    report: IndexReport = "index",
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Kolm index: how much of what each has could be given up, if the rest were shared equally, without making matters worse, for
    someone who minds inequality as much as `kappa` says; in the unit of the values, 0 is all the same.

    K = ln(sum(w exp(kappa (m - y))) / W) / |kappa|, with m the weighted mean. `kappa` has no default: it is one over a number in
    the unit of the values. To mean what an Atkinson index of `epsilon` means at some reference, take epsilon sum(y) / sum(y^2) of
    the reference, and the same number everywhere. Below zero it is for a burden, such as a distance or a wait. Values may be
    negative. report="equally-distributed-equivalent" tells the value that would be as good (or as bad) if all had it: m - K, or
    m + K for a burden. `weights` are the people each value stands for. Values of a whole population have no interval; for a
    sample ask for interval="linearised", or "linearised-sampling" (rows drawn with unequal chances).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> metres = [200, 400, 1500]
    >>> felt = cw.kolm_index(metres, kappa=-0.001, weights=[500, 300, 200], report="equally-distributed-equivalent")
    >>> print(f"{felt.value:.6f}")
    670.178715"""

def kolm_index_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    kappa: float | None,
    report: IndexReport,
    level: Levels,
    interval: SampleInterval,
    weights: Floats | None = None,
    design: SurveyDesign | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def life_expectancy(
    deaths: Floats,
    population: Floats,
    *,
    age_start: Floats,
    at_age: float | None = None,
    separation: Floats | None = None,
    level: Levels = 0.95,
    suppression: SmallAreaRule = "none",
) -> Estimate:
    """Life expectancy: the years that people of an age would still live at the death rates of today.

    Chiang's abridged life table (1968) with the variance of Silcocks and others (2001), as the templates of the Office for
    National Statistics and of Public Health England have it. `age_start` says where each row's age band starts, in any order;
    the last is open-ended, at any age. `at_age=65` gives the life expectancy at 65; the first age (birth) unless given.
    Populations of 5,000 or fewer and 95 % intervals wider than 20 years get a caution, or with suppression="phe" an error.
    Where deaths of several years are counted, `population` is the sum of the populations of these years.

    >>> import commonweal as cw
    >>> years = cw.life_expectancy([10, 30, 900], [30_000, 40_000, 10_000], age_start=[0, 20, 65])
    >>> print(f"{years.value:.6f} ({years.interval.lower:.6f} to {years.interval.upper:.6f})")
    74.563697 (73.721546 to 75.405847)"""

def life_expectancy_gradient(
    deaths: Floats,
    population: Floats,
    *,
    age_start: Floats,
    rank: Floats,
    order: Order,
    at_age: float | None = None,
    level: Levels = 0.95,
) -> Gradient:
    """Slope and relative index of inequality of life expectancy, from deaths and people by age and deprivation.

    One row for each age band of each group: `age_start` says where the band starts, `rank` which group it is of. A life table
    for each group, and the line through their life expectancies, weighted by people, with propagated limits. `at_age=65` gives
    the years still to live at 65. Where deaths of several years are counted, `population` is the sum of their populations.

    >>> import commonweal as cw
    >>> gradient = cw.life_expectancy_gradient([9, 900, 6, 800], [60_000, 10_000] * 2, age_start=[0, 65] * 2,
    ...     rank=[1, 1, 2, 2], order="most-deprived-first", at_age=65)
    >>> print(gradient.value.round(3), round(gradient.slope_index.value, 3))
    [11.111 12.5  ] 2.778"""

def life_expectancy_groups(
    offsets: Sequence[int],
    deaths: Floats,
    population: Floats,
    age_start: Floats,
    *,
    at_age: float | None,
    level: Levels,
    suppression: SmallAreaRule,
    separation: Floats | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def life_table(
    deaths: Floats, population: Floats, *, age_start: Floats, separation: Floats | None = None, level: Levels = 0.95
) -> LifeTable:
    """Life table: what happens, band by band, to 100,000 people who meet the death rates of today.

    Chiang's abridged life table: death rates, probabilities of dying, survivors, years lived and the life expectancy at every
    age with its limits, in order of age. See `life_expectancy` for the formulas.

    >>> import commonweal as cw
    >>> table = cw.life_table([10, 30, 900], [30_000, 40_000, 10_000], age_start=[0, 20, 65])
    >>> print(table.survivors.round(1), table.life_expectancy.round(6))
    [100000.   99335.5  96038.6] [74.563697 54.995561 11.111111]"""

def lorenz_curve(
    values: Floats,
    *,
    weights: Floats | None = None,
    at: Floats | None = None,
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> ShareCurve:
    """Lorenz curve: what share of the total those hold who have least, for every share of the people.

    Points from (0, 0) to (1, 1), one where each value ends, or at the shares in `at`; straight between them, so that ties and their
    order do not count. The result has the Gini index too, twice the area between the line of equality and the curve, and draws
    itself with `.chart()`. `weights` are the people each value stands for. Values of a whole population have no limits; for a
    sample, at given shares, ask for interval="linearised", or "linearised-sampling" (rows drawn with unequal chances).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> curve = cw.lorenz_curve([3, 3, 3, 5, 5, 8, 8, 8, 8, 20])
    >>> print(curve.people, curve.share.round(6), round(curve.index.value, 6))
    [0.  0.3 0.5 0.9 1. ] [0.       0.126761 0.267606 0.71831  1.      ] 0.316901"""

def mean(
    values: Floats,
    *,
    weights: Floats | None = None,
    report: MeanReport = "mean",
    level: Levels = 0.95,
    nulls: Nulls = "raise",
) -> Estimate:
    """Mean of a sample, with limits from Student's t-distribution.

    m = sum(w y) / sum(w), limits m +/- t se with sum(w) - 1 degrees of freedom. `weights` are the people each value stands for
    (3 means the same as standing three times). report="total" is the sum over all people, with the limits of the mean times their number;
    "standard-deviation" is that of a sample, without limits.

    >>> import commonweal as cw
    >>> mean = cw.mean([12, 15, 9, 22, 14])
    >>> print(f"{mean.value:.6f} ({mean.interval.lower:.6f} to {mean.interval.upper:.6f})")
    14.400000 (8.406479 to 20.393521)"""

def mean_difference(
    values: Floats,
    *,
    population: Floats | None = None,
    reference: int | None = None,
    against: Against = "mean",
    polarity: Polarity = "neutral",
    weighted: bool = False,
    mean: float | None = None,
    level: Levels = 0.95,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = "poisson",
    interval: GroupInterval = "automatic",
    draws: int = 10000,
    seed: int = 1,
    unit: str | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Mean difference of all groups from the mean, from the best group (`against="best"`) or from a reference group.

    sum(w |y - r|), with r the mean weighted by `population`, the best value (`polarity` says which end is good), or that of
    the row `reference`; each group counts once, or by its people with `weighted`. `mean` is that of the whole population
    where it is known otherwise. Limits need `standard_errors` or `events`; noise makes groups look unequal, and the limits
    allow for it by inverting a test over seeded draws.

    >>> import commonweal as cw
    >>> print(cw.mean_difference([91, 74.5, 68], against="best", polarity="lower-is-better").value)
    9.833333333333332"""

def mean_difference_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    population: Floats | None = None,
    reference: Floats | None = None,
    against: Against = ...,
    polarity: Polarity = ...,
    weighted: bool = ...,
    mean: float | None = ...,
    level: Levels = ...,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = ...,
    interval: GroupInterval = ...,
    draws: float = ...,
    seed: float = ...,
    unit: str | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, where each group starts, and marks at the rows that are named (for
    `cw.frames`)."""

def mean_groups(
    offsets: Sequence[int], values: Floats, *, report: MeanReport, level: Levels, weights: Floats | None = None
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def mean_log_deviation_change(
    before: Floats,
    after: Floats,
    *,
    before_group: Texts,
    after_group: Texts,
    before_weights: Floats | None = None,
    after_weights: Floats | None = None,
    form: MeanLogDeviationChangeForm = "exact",
    level: Levels = 0.95,
    interval: SampleInterval = "none",
) -> MeanLogDeviationChange:
    """Decomposition of the change of the mean log deviation between two periods: inequality within groups, their sizes, their means.

    With v the share of people of a group, I its index, l its mean over that of all, bars for the mean of both periods and d for after minus
    before: `within = sum(v_bar dI)`, `sizes_within = sum(I_bar dv)`, `sizes_between = -sum(ln(l)_bar dv)`, `means = -sum(v_bar d ln(l))`, which
    come to the change. form="mookherjee-shorrocks" has `sizes_between = sum((l_bar - ln(l)_bar) dv)` and `means = sum((s_bar - v_bar) d ln(m))`,
    with s the share of the total and m the mean: what a group does to the mean of all is counted with it, and a rest is left.

    `before` and `after` are values above zero, each with the group of its row and the people it stands for; both periods have the same
    groups. Values of whole populations have no limits; for two samples drawn apart ask for interval="linearised", or "linearised-sampling".

    >>> import commonweal as cw
    >>> place = ["north", "north", "south", "south"]
    >>> change = cw.mean_log_deviation_change([1, 3, 4, 8], [2, 3, 8, 16], before_group=place, after_group=place)
    >>> print(f"{change.within.value:.6f} + {change.means.value:.6f} = {change.total.value:.6f}")
    -0.061715 + 0.136562 = 0.074847"""

def overlap_specification(coverage: Coverage, title: str, subtitle: str | None) -> str:
    """The specification of a matrix of overlaps, as JSON."""

def population_attributable_risk(
    values: Floats,
    *,
    population: Floats | None = None,
    reference: int | None = None,
    form: AttributableForm = "risk",
    polarity: Polarity = "neutral",
    mean: float | None = None,
    level: Levels = 0.95,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = "poisson",
    interval: GroupInterval = "automatic",
    draws: int = 10000,
    seed: int = 1,
    unit: str | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Population attributable risk, or fraction: how the mean would change if all groups were as the best, or as a reference.

    Reference less mean, over the mean for form="fraction" (a share, not a percentage); negative where the mean would fall.
    The reference is a row, or the best group (`polarity` says which end is good). `mean` is that of the whole population
    where it is known otherwise. Limits need `standard_errors` or `events`: from a named reference they are propagated, from
    the best group found by inverting a test over seeded draws, as it was chosen for its value.

    >>> import commonweal as cw
    >>> risk = cw.population_attributable_risk([91, 74.5, 68], population=[4000, 8000, 6000], polarity="lower-is-better")
    >>> print(f"{risk.value:.6f}")
    -8.000000"""

def population_attributable_risk_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    population: Floats | None = None,
    reference: Floats | None = None,
    form: AttributableForm = ...,
    polarity: Polarity = ...,
    mean: float | None = ...,
    level: Levels = ...,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = ...,
    interval: GroupInterval = ...,
    draws: float = ...,
    seed: float = ...,
    unit: str | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, where each group starts, and marks at the rows that are named (for
    `cw.frames`)."""

def poverty_index(
    values: Floats,
    *,
    line: float | None = None,
    line_share: float | None = None,
    line_of: PovertyLineOf | None = None,
    weights: Floats | None = None,
    form: PovertyForm = "foster-greer-thorbecke",
    alpha: float | None = None,
    at_line: PovertyAtLine = "not-poor",
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Poverty index: who falls short of a line, by how much, and how unequally; 0 is nobody.

    Give a fixed `line`, in the unit of the values, or `line_share`, such as 0.6, of their median (`line_of="mean"`: of their mean). Poor is
    who is below the line; `at_line="poor"` counts those exactly at it too, which matters for the head count and Sen's index.

    With the gap g = (z - y) / z of the poor below the line z: the mean of g^alpha over all (Foster, Greer and Thorbecke), which is the
    head count with `alpha` 0, the default, the gap with 1, and the severity with 2; form="watts" is the mean of ln(z / y); "sen" is
    H I + H (1 - I) G, with the head count H, the mean gap I of the poor and their Gini index G; "sen-shorrocks-thon" is H I (1 + G),
    with the Gini index G of the gaps of all. Values below zero are for the head count alone. `weights` are the people each value stands
    for. Values of a whole population have no interval; for a sample ask for interval="linearised", or "linearised-sampling" (rows drawn
    with unequal chances): limits allow for a relative line that is of the same sample.

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> income = [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]
    >>> print(f"{cw.poverty_index(income, line_share=0.6).value:.6f}")
    0.300000
    >>> print(f"{cw.poverty_index(income, line=6, alpha=1).value:.6f}")
    0.183333"""

def poverty_index_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    line: float | None,
    line_share: float | None,
    line_of: PovertyLineOf | None,
    form: PovertyForm,
    alpha: float | None,
    at_line: PovertyAtLine,
    level: Levels,
    interval: SampleInterval,
    weights: Floats | None = None,
    design: SurveyDesign | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def proportion(
    events: Floats,
    population: Floats,
    *,
    per: float = 1.0,
    level: Levels = 0.95,
    interval: ProportionInterval = "wilson",
    nulls: Nulls = "raise",
) -> Estimates:
    """Proportion: people with the event over people, row by row.

    Limits are Wilson's score interval (Wilson 1927), good from the smallest numbers on. `per=100` gives a percentage. Where
    one person can have several events use `crude_rate`.

    >>> import commonweal as cw
    >>> share = cw.proportion([0], [28])
    >>> print(f"{share.value[0]:.6f} ({share.interval.lower[0]:.6f} to {share.interval.upper[0]:.6f})")
    0.000000 (0.000000 to 0.120643)"""

def quantile_share_ratio(
    values: Floats,
    *,
    weights: Floats | None = None,
    top: float = 0.2,
    bottom: float = 0.2,
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Quantile share ratio: how many times as much of the total the top of a distribution holds as the bottom: S80/S20 as it stands,
    the Palma ratio with top=0.1 and bottom=0.4.

    (1 - L(1 - top)) / L(bottom), with L the share of the total that the bottom share of the people holds (Lorenz curve, straight
    between its points, so that ties and their order do not count). `weights` are the people each value stands for. Values of a
    whole population have no interval; for a sample ask for interval="linearised", or "linearised-sampling" (rows drawn with
    unequal chances).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> beds = [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]
    >>> palma = cw.quantile_share_ratio(beds, top=0.1, bottom=0.4)
    >>> print(palma.measure, f"{palma.value:.6f}")
    Palma ratio 1.428571"""

def quantile_share_ratio_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    top: float,
    bottom: float,
    level: Levels,
    interval: SampleInterval,
    weights: Floats | None = None,
    design: SurveyDesign | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def recentred_influence_regression(
    values: Floats,
    *,
    determinants: Columns,
    index: RecentredIndex = "gini",
    quantile: float | None = None,
    alpha: float | None = None,
    epsilon: float | None = None,
    weights: Floats | None = None,
    level: Levels = 0.95,
    interval: RecentredInterval = "bootstrap",
    draws: int = 2000,
    seed: int = 1,
    design: SurveyDesign | None = None,
    progress: Progress | None = None,
    nulls: Nulls = "raise",
) -> RecentredInfluence:
    """Regression of recentred influence (RIF regression; Firpo, Fortin and Lemieux 2009): which characteristics go with more inequality.

    How far each person moves the index (its influence), plus the index, is regressed on `determinants`: a coefficient is by how much the
    index moves for each unit that the mean of a determinant rises, for a small rise and with the others as they are; contributions
    (coefficient times mean) and the intercept come to the index. `determinants` are columns of numbers by name; categories are columns
    of 0 and 1, without the one that the others are compared with. `index` is "gini", "variance", "quantile" (the median, or another
    `quantile`), "generalised-entropy" (with `alpha`) or "atkinson" (with `epsilon`). Coefficients are associations. Limits are by
    bootstrap, which computes everything anew in each sample; interval="robust" (HC1) and, of a survey with strata and clusters,
    "survey-design" with its `design` take influence as known: too narrow for quantiles, too wide for the Gini index.

    >>> import commonweal as cw
    >>> found = cw.recentred_influence_regression([5, 6, 3, 4, 2, 1], determinants={"ill": [1, 1, 0, 1, 0, 0]}, interval="none")
    >>> print(f"{found.coefficient[0]:.6f}, {found.contribution[0]:.6f} of {found.index.value:.6f}")
    -0.238095, -0.119048 of 0.277778"""

def reconcile(
    code: Texts,
    count: Floats,
    *,
    code_after: Texts,
    count_after: Floats,
    predecessor: Texts | None = None,
    successor: Texts | None = None,
    effective: Dates | None = None,
) -> Reconciliation:
    """Codes and counts that were kept, added or lost between two extracts, and which of it a list of successions explains.

    >>> import commonweal as cw
    >>> report = cw.reconcile(["A", "B"], [1, 2], code_after=["B", "C"], count_after=[2, 4])
    >>> report.change, report.unexplained
    (['lost', 'kept', 'added'], 2)"""

def relative_index(
    values: Floats,
    population: Floats,
    *,
    rank: Floats,
    order: Order,
    level: Levels = 0.95,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = "poisson",
    lower_limits: Floats | None = None,
    upper_limits: Floats | None = None,
    limits_level: float = 0.95,
    interval: SlopeInterval = "automatic",
    model: Model = "least-squares",
    scale: Scale = "linear",
    noise: Noise | None = None,
    standard_errors_scale: StandardErrorsScale | None = None,
    variance: Variance = "hc1",
    critical: Critical = "t",
    design: SurveyDesign | None = None,
    orientation: Orientation = "least-minus-most",
    polarity: Polarity = "neutral",
    per: float = 1.0,
    draws: int = 100000,
    seed: int = 1,
    progress: Progress | None = None,
    unit: str | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Relative index of inequality: the ratio between the two ends of deprivation, using every group.

    The line of `slope_index`; its value at the least deprived end over the most deprived. Limits are symmetric on the
    logarithmic scale, and the standard error is that of the logarithm.

    >>> import commonweal as cw
    >>> rii = cw.relative_index([30, 25, 20], [1, 1, 1], rank=[1, 2, 3], order="most-deprived-first")
    >>> print(f"{rii.value:.6f}")
    0.538462"""

def relative_index_groups(
    offsets: Sequence[int],
    values: Floats,
    population: Floats,
    *,
    rank: Floats | None = ...,
    order: Order | None = ...,
    level: Levels = ...,
    standard_errors: Floats | None = ...,
    events: Floats | None = ...,
    event_distribution: EventDistribution = ...,
    lower_limits: Floats | None = ...,
    upper_limits: Floats | None = ...,
    limits_level: float = ...,
    interval: SlopeInterval = ...,
    model: Model = ...,
    scale: Scale = ...,
    noise: Noise | None = ...,
    standard_errors_scale: StandardErrorsScale | None = ...,
    variance: Variance = ...,
    critical: Critical = ...,
    design: SurveyDesign | None = ...,
    orientation: Orientation = ...,
    polarity: Polarity = ...,
    per: float = ...,
    draws: float = ...,
    seed: float = ...,
    progress: Progress | None = ...,
    unit: str | None = ...,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def restate(
    code: Texts,
    date: Dates,
    count: Floats,
    *,
    predecessor: Texts,
    successor: Texts,
    effective: Dates,
    share: Floats | None = None,
    as_of: Day | None = None,
    fractions: Fractions = "raise",
    nulls: Nulls = "raise",
) -> Restated:
    """A series of counts told again in the codes of a later day, over mergers, splits and new codes.

    Each succession says that `predecessor` was followed by `successor` on the day `effective`; a split needs the `share`
    that went to each. The result has the series now and then, and where limits should be computed afresh.

    >>> import commonweal as cw
    >>> series = cw.restate(["RRK", "RR1", "RRK"], ["2018-06-01", "2018-06-01", "2018-07-01"], [10035, 22000, 32209],
    ...     predecessor=["RR1"], successor=["RRK"], effective=["2018-04-01"])
    >>> series.count.tolist(), series.rebase_date
    ([32035.0, 32209.0], ['2018-07-01'])"""

def roll_up(
    code: Texts,
    numerator: Floats,
    *,
    denominator: Floats | None = None,
    stratum: Texts | None = None,
    child: Texts,
    child_level: Texts,
    parent: Texts,
    parent_level: Texts,
    valid_from: Dates | None = None,
    valid_to: Dates | None = None,
    ends: Ends = "exclusive",
    to_level: str,
    from_level: str | None = None,
    date: Day | None = None,
    unmatched: Unmatched = "raise",
    fractions: Fractions = "raise",
    nulls: Nulls = "raise",
) -> RolledUp:
    """Counts of small areas added up to a higher level, reconciled with what came in.

    Sums go along the one partition that the links (`child`, `child_level`, `parent`, `parent_level`, `valid_from`,
    `valid_to`) had on `date`. Rates are refused, and so are codes that belong to two at once. A row without a place is
    an error; with unmatched="report" it is listed with its counts.

    >>> import commonweal as cw
    >>> parts = ["East Berkshire", "Hampshire part", "Surrey part"]
    >>> rolled = cw.roll_up(parts, [425015, 167593, 154131], child=parts, child_level=["part"] * 3,
    ...     parent=["Frimley"] * 3, parent_level=["icb"] * 3, to_level="icb")
    >>> int(rolled.numerator[0])
    746739"""

def roll_up_partnerships(
    area: Texts,
    values: Floats,
    *,
    member_area: Texts,
    member_partnership: Texts,
    member_from: Dates | None = None,
    member_to: Dates | None = None,
    at: Day | None = None,
) -> PartnershipTotals:
    """Amounts of areas added up by partnership. Where two partnerships share an area they do not add up, and that is an error
    that names both and the area.

    >>> import commonweal as cw
    >>> totals = cw.roll_up_partnerships(["a", "b", "c"], [5, 3, 2], member_area=["a", "b"],
    ...     member_partnership=["North", "South"])
    >>> print(totals.value.tolist(), totals.total, totals.uncovered)
    [5.0, 3.0] 10.0 2.0"""

def shapley_decomposition(
    values: Floats,
    *,
    determinants: Columns,
    groups: Texts | None = None,
    index: ShapleyIndex = "concentration",
    removal: ShapleyRemoval = "refitted",
    rank: Floats | None = None,
    order: Order | None = None,
    weights: Floats | None = None,
    form: ConcentrationForm = "standard",
    lower: float | None = None,
    upper: float | None = None,
    nu: float | None = None,
    beta: float | None = None,
    level: Levels = 0.95,
    interval: DecompositionInterval = "none",
    draws: int = 2000,
    seed: int = 1,
    design: SurveyDesign | None = None,
    progress: Progress | None = None,
    nulls: Nulls = "raise",
) -> ShapleyDecomposition:
    """Shapley decomposition of the inequality in an outcome (Shorrocks 2013): what each determinant, or group of them, adds to it.

    What a determinant adds depends on which others are there already; its Shapley value is the mean over all orders in which they
    could be brought in, computed exactly over all sets of them. `determinants` are columns of numbers by name; `groups` gives the
    name of the group of each (the 0 and 1 columns of one category belong together), at most 12 groups. The `index` is that of
    what a linear regression predicts: "concentration" (with `rank` and `order`, in any `form` of `concentration_index`), "gini" or
    "variance". `removal` says what it would be without a determinant: "refitted" (a regression without it) or "held-at-mean" (the
    full one, with everybody at its mean: for the concentration index the same as `concentration_decomposition`). The parts come to
    `explained`; `first` and `last` tell what each adds by itself and after all others. Associations, not causes. For limits of a
    sample of people ask for interval="linearised" (weights are counts), "linearised-sampling" (each row stands for its weight) or
    "bootstrap"; of a survey give its `design` and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> parts = cw.shapley_decomposition([5, 6, 3, 4, 2, 1], determinants={"ill": [1, 1, 0, 1, 0, 0], "age": [40, 61, 52, 47, 33, 38]},
    ...                                  rank=range(6), order="most-deprived-first")
    >>> print(parts.contribution.round(6), round(parts.explained.value, 6))
    [-0.128514 -0.059534] -0.188048"""

def share_curve_specification(curve: ShareCurve, title: str, subtitle: str | None, value: str | None) -> str:
    """The specification of a Lorenz or concentration curve's chart, as JSON."""

def slope_index(
    values: Floats,
    population: Floats,
    *,
    rank: Floats,
    order: Order,
    level: Levels = 0.95,
    standard_errors: Floats | None = None,
    events: Floats | None = None,
    event_distribution: EventDistribution = "poisson",
    lower_limits: Floats | None = None,
    upper_limits: Floats | None = None,
    limits_level: float = 0.95,
    interval: SlopeInterval = "automatic",
    model: Model = "least-squares",
    scale: Scale = "linear",
    noise: Noise | None = None,
    standard_errors_scale: StandardErrorsScale | None = None,
    variance: Variance = "hc1",
    critical: Critical = "t",
    design: SurveyDesign | None = None,
    orientation: Orientation = "least-minus-most",
    polarity: Polarity = "neutral",
    per: float = 1.0,
    draws: int = 100000,
    seed: int = 1,
    progress: Progress | None = None,
    unit: str | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Slope index of inequality: the difference between the two ends of deprivation, using every group.

    Groups stand at the midpoint of their range on a scale of people from 0 (most deprived) to 1 (least deprived); a line
    weighted by population is fitted; the index is its value at the least deprived end minus the most deprived. `rank` is
    numeric, and `order` says at which end of it the most deprived stand. Limits are propagated from `standard_errors`,
    `events` or published limits where one is given, and come from the scatter of the groups otherwise. `variance`,
    `critical`, `draws`, `noise` and `standard_errors_scale` are errors where they have no effect; a `seed` is accepted always. A simulation tells
    `progress` of its draws, and hears Ctrl-C.

    For people drawn for a survey, a row each, `population` is their weight: give its `design`, such as dict(strata=...,
    clusters=...), and limits are made under it; with interval="regression" the ranks are taken as known, as other packages do.

    >>> import commonweal as cw
    >>> years = [73.9735, 76.1241, 77.4743, 78.7620, 79.7043, 80.4527, 81.0909, 81.5761, 82.2410, 83.3175]
    >>> sii = cw.slope_index(years, [1] * 10, rank=range(1, 11), order="most-deprived-first", unit="years")
    >>> print(f"{sii.value:.6f}")
    9.403539"""

def slope_index_groups(
    offsets: Sequence[int],
    values: Floats,
    population: Floats,
    *,
    rank: Floats | None = ...,
    order: Order | None = ...,
    level: Levels = ...,
    standard_errors: Floats | None = ...,
    events: Floats | None = ...,
    event_distribution: EventDistribution = ...,
    lower_limits: Floats | None = ...,
    upper_limits: Floats | None = ...,
    limits_level: float = ...,
    interval: SlopeInterval = ...,
    model: Model = ...,
    scale: Scale = ...,
    noise: Noise | None = ...,
    standard_errors_scale: StandardErrorsScale | None = ...,
    variance: Variance = ...,
    critical: Critical = ...,
    design: SurveyDesign | None = ...,
    orientation: Orientation = ...,
    polarity: Polarity = ...,
    per: float = ...,
    draws: float = ...,
    seed: float = ...,
    progress: Progress | None = ...,
    unit: str | None = ...,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def spatial_gini_decomposition(
    values: Floats,
    *,
    place: Texts,
    neighbour_from: Texts,
    neighbour_to: Texts,
    weights: Floats | None = None,
    alternative: SpatialAlternative = "clustered",
    permutations: int | None = None,
    seed: int = 1,
) -> SpatialGini:
    """Spatial decomposition of the Gini index: how much of the inequality between places is between neighbours.

    `G = sum(w_i w_j |y_i - y_j|) / (W^2 m)` over pairs; `neighbours` is what pairs of neighbours add, `others` the rest, and
    `expected_neighbours` what they would add on average if the rows were dealt to the places by chance. `place` names each row, once;
    `neighbour_from` and `neighbour_to` name pairs: one that is given twice, or from both sides, counts once. `weights` are the people of each place.

    With `permutations` (999, say) rows are dealt to the places that many times: `p_value` is how often the part is then as extreme, (1 + b) /
    (1 + r): as small or smaller ("clustered": neighbours are alike), as large or larger ("dispersed"), or twice the smaller of both
    ("either"). It does not tell how strong the pattern is.

    >>> import commonweal as cw
    >>> coast = dict(place=["a", "b", "c", "d"], neighbour_from=["a", "b", "c"], neighbour_to=["b", "c", "d"])
    >>> parts = cw.spatial_gini_decomposition([1, 2, 8, 9], **coast)
    >>> print(f"{parts.neighbours.value:.4f} of {parts.total.value:.4f}, {parts.expected_neighbours:.4f} by chance")
    0.1000 of 0.3750, 0.1875 by chance"""

def standard_population_sizes(standard_population: str, age: Floats, age_end: float | None) -> Array:
    """The size of each age band in a published standard population (for `cw.frames`)."""

def sums_of_counts(offsets: Sequence[int], column: Floats, param: str) -> Array:
    """The exact sums of a column of counts over groups of rows; a missing, infinite or negative count is refused with its row
    (for `cw.frames`)."""

def suppress_counts(counts: Floats, *, threshold: int = 7, rounding: int = 5) -> SuppressedCounts:
    """Counts of people as they may be shown with their total: small ones hidden, others rounded.

    Counts from 1 to `threshold` are hidden, others rounded to the nearest multiple of `rounding` (1 for none), by default
    as NHS Digital does for Hospital Episode Statistics. Where a hidden count could be had from the total, another one is
    hidden with it. A zero is shown. Each hidden count says why in `disclosure`.

    >>> import commonweal as cw
    >>> shown = cw.suppress_counts([823, 23, 0, 5])
    >>> print(shown.count.tolist(), shown.total)
    [825.0, 25.0, 0.0, nan] 850.0
    >>> print(cw.suppress_counts([823, 23, 0, 5], rounding=1).disclosure)
    ['exact', 'secondary', 'exact', 'small']"""

def survey_sample(design: SurveyDesign, rows: SupportsIndex) -> SurveySample:
    """The sample of so many rows that a design makes (for `cw.frames`)."""

def trend(
    estimates: Figures,
    *,
    time: Floats,
    scale: TrendScale = "linear",
    variance: TrendVariance = "sampling",
    recent: int | None = None,
    polarity: Polarity = "neutral",
    level: Levels = 0.95,
    rule: TrendRule = "limits",
) -> Trend:
    """Trend of any measure over time: the change a year of the line through its values, each weighted by how sure it is.

    `estimates` are results of a measure, one a period, or published figures as a mapping of value, lower and upper; `time` says
    when each was. For independent periods: not for rolling averages that overlap, nor for monthly counts (`cw.xmr`). scale="log"
    gives per cent a year. Where values scatter about the line by more than chance, a caution says so: variance="scaled" allows
    for it. `polarity` turns increasing and decreasing into getting better and worse. The trend marker of Fingertips is that of
    rule="fingertips" (five periods in a row, at 99.8 %, and no one of them decides the direction), or of
    rule="fingertips-proportions" for its proportions, from their counts.

    >>> import commonweal as cw
    >>> smoking = {"value": [14, 13.4, 13.1, 12.2, 11.9], "lower": [13.5, 12.9, 12.6, 11.7, 11.4],
    ...     "upper": [14.5, 13.9, 13.6, 12.7, 12.4]}
    >>> trend = cw.trend(smoking, time=[2019, 2020, 2021, 2022, 2023], polarity="lower-is-better")
    >>> print(f"{trend.verdict}: {trend.slope.value:.2f} a year")
    getting-better: -0.54 a year"""

def value_text(value: float) -> str:
    """A number with a sensible number of digits and thousands separators."""

def wolfson_polarisation(
    values: Floats,
    *,
    weights: Floats | None = None,
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Wolfson's index of polarisation: how far people stand from the median in two camps, those below and those above it.

    P = 2 (2 T - G) m / M, with T what the lower half of the people lacks to one half of the total, G the Gini index, m the mean and M
    the median; 0 means all the same, 1 that half have nothing and the others all the same. `weights` are the people each value stands
    for. Values of a whole population have no interval; for a sample ask for interval="linearised", or "linearised-sampling" (rows drawn
    with unequal chances).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> print(f"{cw.wolfson_polarisation([3, 3, 3, 5, 5, 8, 8, 8, 8, 20]).value:.6f}")
    0.323077"""

def wolfson_polarisation_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    level: Levels,
    interval: SampleInterval,
    weights: Floats | None = None,
    design: SurveyDesign | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def xmr(
    values: Floats,
    *,
    dates: Dates | None = None,
    target: NumberOrNumbers | None = None,
    direction: Direction = "neutral",
    rebase: Rows | None = None,
    fix_after: int | None = None,
    centre: NumberOrNumbers | None = None,
    limits: Floats | None = None,
    scaling: Scaling = "2.66",
    screen: bool = True,
    rules: Rules = "making-data-count-7",
    lower_bound: float | None = None,
    upper_bound: float | None = None,
    false_alarm_series: int = 0,
    seed: int = 1,
    unit: str | None = None,
) -> Xmr:
    """`XmR` chart of one indicator over time: process limits, special causes, and the icons for variation and assurance.

    `values` stand in order of time; a missing one is a gap: its place is kept, no moving range bridges it, and runs end at it.
    `target` is one number, one for each row (missing where there is none) or one for each phase; `direction` says which way is
    good. `rebase` names the rows (counted from 0) or days at which limits are redrawn, `fix_after` takes the limits of each phase from its
    first rows. `rules` is "making-data-count-7" (no limits, rules or icons under 13 values), "making-data-count-6",
    "nhsr-plot-the-dots", or a list such as ["outside-limits", "run-8", "trend-6", "two-of-three"] in order of precedence. Limits
    are not cut off at values that cannot be, unless `lower_bound` or `upper_bound` ask for it.

    >>> import commonweal as cw
    >>> seen = [77.3, 79.0, 79.4, 79.1, 79.8, 80.7, 74.3, 78.0, 80.4, 75.4, 78.9, 80.7, 81.4, 80.5, 81.6, 81.5]
    >>> chart = cw.xmr(seen, target=95, direction="increase")
    >>> print(f"{chart.phases.lower_limit[0]:.6f} to {chart.phases.upper_limit[0]:.6f}")
    74.000933 to 84.499067
    >>> chart.variation, chart.assurance
    ('common-cause', 'consistently-fails')"""

def xmr_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    days: Array | None = None,
    phase_starts: Sequence[int] | None = None,
    targets: Floats | None = None,
    target: NumberOrNumbers | None = None,
    direction: Direction = ...,
    rebase: Rows | None = None,
    fix_after: float | None = None,
    centre: NumberOrNumbers | None = None,
    limits: Floats | None = None,
    scaling: Scaling = ...,
    screen: bool = ...,
    rules: Rules = ...,
    lower_bound: float | None = None,
    upper_bound: float | None = None,
) -> XmrTable:
    """The same for many series: rows sorted by series, and where each starts (for `cw.frames`). `days` counts from 1 January 1970."""

def xmr_icons_specification(
    names: Sequence[str], table: XmrTable, title: str, subtitle: str | None, units: Sequence[str]
) -> str:
    """The specification of a grid of icons, a row for each series, as JSON."""

def xmr_specification(xmr: Xmr, title: str, subtitle: str | None, value: str | None) -> str:
    """The specification of an `XmR` chart, as JSON."""

def years_of_life_lost(
    deaths: Floats,
    *,
    years_lost: Floats | None = None,
    age: Floats | None = None,
    up_to: float | None = None,
    population: Floats | None = None,
    standard_population: Floats | None = None,
    per: float | None = None,
    level: Levels = 0.95,
) -> Estimate:
    """Years of life lost: each death counted by the years that it came too early.

    Either `years_lost` says what each death of a row loses (the life expectancy at its age), or `age` is the mean age at death
    and `up_to` the age up to which years count (potential years of life lost). With `population` the answer is a rate per
    100,000, with `standard_population` (people of each row in a standard) a directly standardised one. Dobson limits.

    >>> import commonweal as cw
    >>> years = cw.years_of_life_lost([3, 2, 9, 41, 60, 300], age=[0.2, 9, 30, 55, 70, 84], up_to=75)
    >>> print(f"{years.value:.1f} ({years.interval.lower:.1f} to {years.interval.upper:.1f})")
    1881.4 (1417.1 to 2414.8)"""

def years_of_life_lost_groups(
    offsets: Sequence[int],
    deaths: Floats,
    *,
    up_to: float | None,
    per: float | None,
    level: Levels,
    years_lost: Floats | None = None,
    age: Floats | None = None,
    population: Floats | None = None,
    standard_population: Floats | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def zenga_index(
    values: Floats,
    *,
    weights: Floats | None = None,
    level: Levels = 0.95,
    interval: SampleInterval = "none",
    design: SurveyDesign | None = None,
    nulls: Nulls = "raise",
) -> Estimate:
    """Zenga's index of 2007: at every place in the order, by how much the mean of those below falls short of the mean of those above, on
    average over all places.

    Z = integral of 1 - (L(p) / p) (1 - p) / (1 - L(p)), with L the Lorenz curve, straight between its points; 0 means all the same, and 1
    is not reached. `weights` are the people each value stands for. Values of a whole population have no interval; for a sample ask for
    interval="linearised", or "linearised-sampling" (rows drawn with unequal chances).

    For a survey with strata and clusters, or with replicate weights, give its `design`, such as dict(strata=..., clusters=...),
    and ask for interval="survey-design".

    >>> import commonweal as cw
    >>> print(f"{cw.zenga_index([3, 3, 3, 5, 5, 8, 8, 8, 8, 20]).value:.6f}")
    0.625367"""

def zenga_index_groups(
    offsets: Sequence[int],
    values: Floats,
    *,
    level: Levels,
    interval: SampleInterval,
    weights: Floats | None = None,
    design: SurveyDesign | None = None,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""
