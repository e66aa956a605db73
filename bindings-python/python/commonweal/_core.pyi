# Made by tests/python/make_stub.py from the compiled module; do not edit.
# ruff: noqa: D205, D209, E501 - documentation as it stands in the source
from collections.abc import Sequence
from typing import Any, SupportsIndex, final

from commonweal._chart import Chart
from commonweal._typing import (
    Array,
    Critical,
    Dates,
    Day,
    Edition,
    Ends,
    EventDistribution,
    Floats,
    FunnelAxis,
    FunnelKind,
    FunnelLimits,
    FunnelScale,
    HooverInterval,
    Levels,
    Model,
    Noise,
    Nulls,
    Order,
    Orientation,
    Overdispersion,
    Polarity,
    Progress,
    ProportionInterval,
    QuantileBasis,
    RateInterval,
    Scale,
    SlopeInterval,
    Standard,
    Texts,
    Unmatched,
    Variance,
)

__all__ = [
    "Caution",
    "Estimate",
    "Estimates",
    "Funnel",
    "FunnelAnswer",
    "FunnelCurveLimit",
    "FunnelCurves",
    "FunnelLimit",
    "Gradient",
    "HierarchyCheck",
    "Interval",
    "IntervalColumn",
    "Level",
    "Overdispersed",
    "catalog_json",
    "check_hierarchy",
    "crude_rate",
    "directly_standardised_rate",
    "directly_standardised_rate_groups",
    "funnel",
    "funnel_limits",
    "funnel_specification",
    "gradient",
    "gradient_specification",
    "hierarchy_table_specification",
    "hoover_index",
    "hoover_index_groups",
    "interval_bars_specification",
    "interval_text",
    "proportion",
    "reconcile",
    "relative_index",
    "relative_index_groups",
    "restate",
    "roll_up",
    "slope_index",
    "slope_index_groups",
    "standard_population_sizes",
    "sums_of_counts",
    "value_text",
]

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

    def to_dict(self, /) -> dict[str, Any]:
        """The facts as a dictionary of plain values; numbers that JSON lacks are written "NaN", "Infinity", "-Infinity"."""

    @property
    def value(self, /) -> Array:
        """Values as given."""

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

def catalog_json() -> str:
    """Every public operation with its parameters and defaults, as JSON."""

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

def directly_standardised_rate(
    events: Floats,
    population: Floats,
    *,
    standard_population: Standard = "european-2013",
    age: Floats | None = None,
    age_end: float | None = None,
    per: float = 100000.0,
    level: Levels = 0.95,
    minimum_events: float = 0.0,
    nulls: Nulls = "raise",
) -> Estimate:
    """Directly standardised rate: the rate that a standard population would have with these age-specific rates.

    DSR = sum(w x / n) / sum(w), limits by Dobson and others (1991). The standard population is "european-2013" (then `age`
    says at which age each row's band starts, in any order of rows) or a column with its size in each stratum.
    `minimum_events=10` withholds rates on fewer events, as English public health does.

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
    minimum_events: float,
    published: str | None = None,
    age: Floats | None = None,
) -> Estimates:
    """Directly standardised rates of many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

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
    overdispersion="additive" adds the variance between units (DerSimonian & Laird) on a scale of constant variance; where
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
    >>> [round(limit, 6) for limit in limits.limits[1].upper]
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
    variance: Variance = "hc1",
    critical: Critical = "t",
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

def hierarchy_table_specification(
    names: Texts,
    values: Floats,
    depth: Floats | None,
    denominator: Floats | None,
    notes: SupportsGetItem[int, str] | None,
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
    nulls: Nulls = "raise",
) -> Estimate:
    """Hoover index: the share of the total that would have to move for all to have the same.

    H = sum(w |y - m|) / (2 sum(w y)), with m the weighted mean; 0 means all the same. `weights` are the people each value
    stands for. Values of a whole population have no interval; for a sample of units ask for interval="linearised".

    >>> import commonweal as cw
    >>> index = cw.hoover_index([0, 0, 1, 2, 5, 9, 9, 30])
    >>> print(f"{index.value:.6f}")
    0.482143"""

def hoover_index_groups(
    offsets: Sequence[int], values: Floats, *, level: Levels, interval: HooverInterval, weights: Floats | None = None
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

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
    variance: Variance = "hc1",
    critical: Critical = "t",
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
    variance: Variance = ...,
    critical: Critical = ...,
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
    variance: Variance = "hc1",
    critical: Critical = "t",
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
    `events` or published limits where one is given, and come from the scatter of the groups otherwise.

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
    variance: Variance = ...,
    critical: Critical = ...,
    orientation: Orientation = ...,
    polarity: Polarity = ...,
    per: float = ...,
    draws: float = ...,
    seed: float = ...,
    progress: Progress | None = ...,
    unit: str | None = ...,
) -> Estimates:
    """The same for many groups: rows sorted by group, and where each group starts (for `cw.frames`)."""

def standard_population_sizes(standard_population: str, age: Floats, age_end: float | None) -> Array:
    """The size of each age band in a published standard population (for `cw.frames`)."""

def sums_of_counts(offsets: Sequence[int], column: Floats, param: str) -> Array:
    """The exact sums of a column of counts over groups of rows; a missing, infinite or negative count is refused with its row
    (for `cw.frames`)."""

def value_text(value: float) -> str:
    """A number with a sensible number of digits and thousands separators."""
