"""Inequality over tables."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypedDict

import numpy as np

from commonweal import _core
from commonweal.frames import _long, _rows, _survey, _table
from commonweal.frames._complete import Complete
from commonweal.frames._errors import shifted, told
from commonweal.frames._operation import handing_on, operation

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By

# Options of `cw.slope_index` that name a column here; the others are handed on as they are.
COLUMNS = ("standard_errors", "events", "lower_limits", "upper_limits")


class SlopeOptions(TypedDict, total=False):
    """Options of the slope and the relative index; `cw.slope_index` says what they mean and what their defaults are."""

    level: types.Levels
    standard_errors: str | None
    events: str | None
    event_distribution: types.EventDistribution
    lower_limits: str | None
    upper_limits: str | None
    limits_level: float
    interval: types.SlopeInterval
    model: types.Model
    scale: types.Scale
    noise: types.Noise | None
    standard_errors_scale: types.StandardErrorsScale | None
    variance: types.Variance
    critical: types.Critical
    design: types.SurveyColumns | None
    orientation: types.Orientation
    polarity: types.Polarity
    per: float
    draws: int
    seed: int
    progress: types.Progress | None
    unit: str | None
    nulls: types.Nulls


@handing_on(SlopeOptions)
def slope_index(
    df: IntoDataFrameT,
    *,
    value: str,
    population: str,
    rank: str,
    order: types.Order,
    by: By = None,
    on_error: types.OnError = "raise",
    **options: Unpack[SlopeOptions],
) -> IntoDataFrameT:
    """Slope index of inequality, one for each group of `by`. See `cw.slope_index` for the method and all options.

    `value`, `population` and `rank` name columns, and so do `standard_errors`, `events`, `lower_limits` and
    `upper_limits`. For a survey the groups of `by` are domains of the sample of its `design`. A simulation starts from
    the same seed in every group. `progress` is told how many draws of all groups are made of how many, or how many
    groups are done where nothing is drawn; `False` from it cancels, and so does Ctrl-C. Rows times draws are bounded
    (10,000,000,000): split a larger table, or ask for fewer draws.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"year": [2016] * 3 + [2017] * 3, "fifth": [1, 2, 3] * 2, "people": [1] * 6,
    ...     "smoking": [30, 25, 20, 29, 23, 18]})
    >>> table = cw.frames.slope_index(df, value="smoking", population="people", rank="fifth",
    ...     order="most-deprived-first", by="year")
    >>> [round(index, 6) for index in table["value"]]
    [-15.0, -16.5]
    """
    table: IntoDataFrameT = _slope(df, value, population, rank, order, by, _core.slope_index_groups, dict(options))
    return table


@handing_on(SlopeOptions)
def relative_index(
    df: IntoDataFrameT,
    *,
    value: str,
    population: str,
    rank: str,
    order: types.Order,
    by: By = None,
    on_error: types.OnError = "raise",
    **options: Unpack[SlopeOptions],
) -> IntoDataFrameT:
    """Relative index of inequality, one for each group of `by`. See `cw.relative_index` for the method and all options.

    `value`, `population` and `rank` name columns, and so do `standard_errors`, `events`, `lower_limits` and
    `upper_limits`. For a survey the groups of `by` are domains of the sample of its `design`. A simulation starts from
    the same seed in every group. `progress` is told how many draws of all groups are made of how many, or how many
    groups are done where nothing is drawn; `False` from it cancels, and so does Ctrl-C. Rows times draws are bounded
    (10,000,000,000): split a larger table, or ask for fewer draws.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"fifth": [1, 2, 3], "people": [1, 1, 1], "smoking": [30, 25, 20]})
    >>> table = cw.frames.relative_index(df, value="smoking", population="people", rank="fifth",
    ...     order="most-deprived-first")
    >>> round(table["value"][0], 6)
    0.538462
    """
    table: IntoDataFrameT = _slope(df, value, population, rank, order, by, _core.relative_index_groups, dict(options))
    return table


@operation
def gradient(
    df: IntoDataFrameT,
    *,
    value: str,
    population: str,
    rank: str,
    order: types.Order,
    by: By = None,
    scale: types.Scale = "linear",
    per: float = 1.0,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """The groups on the population scale of deprivation and the line through them: one row for each row of the input.

    Columns: those of `by`, then rank, value, population, ridit (0 is the most deprived end, 1 the least) and fitted.
    For the indices with their limits, ask `slope_index` and `relative_index`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"fifth": [1, 2, 3], "people": [1, 1, 1], "smoking": [30, 25, 20]})
    >>> table = cw.frames.gradient(df, value="smoking", population="people", rank="fifth",
    ...     order="most-deprived-first")
    >>> [round(value, 6) for value in table["fitted"]]
    [30.0, 25.0, 20.0]
    """
    frame = _rows.read(df)
    names = {"values": ("value", value), "population": ("population", population), "rank": ("rank", rank)}
    columns = {param: _rows.numbers(frame, name, here) for param, (here, name) in names.items()}
    rows = Complete(_rows.Groups(frame, by), columns, nulls)
    _table.refuse_clash(rows.groups, _table.LONG)
    parts: list[_core.Gradient] = []

    def native(offsets: list[int]) -> None:
        values, people, ranks = rows.columns.values()
        for start, end in pairwise(offsets):
            part = slice(start, end)
            # No limits are asked for; with errors of zero the core makes them without asking for a third group.
            certain = np.zeros(end - start)
            with shifted(start):
                one = _core.gradient(
                    values[part],
                    people[part],
                    rank=ranks[part],
                    order=order,
                    scale=scale,
                    per=per,
                    standard_errors=certain,
                )
            parts.append(one)

    with told(rows, names, native):
        native(rows.starts)
    whole = {name: np.concatenate([getattr(part, name) for part in parts]) for name in _table.LONG}
    table: IntoDataFrameT = _long.in_input_order(frame, rows, whole)
    return table


class ConcentrationOptions(TypedDict, total=False):
    """Options of the concentration index; `cw.concentration_index` says what they mean and what their defaults are."""

    level: types.Levels
    standard_errors: str | None
    events: str | None
    event_distribution: types.EventDistribution
    form: types.ConcentrationForm
    lower: float | None
    upper: float | None
    nu: float | None
    beta: float | None
    interval: types.ConcentrationInterval
    variance: types.Variance
    critical: types.Critical
    design: types.SurveyColumns | None
    unit: str | None
    nulls: types.Nulls


@handing_on(ConcentrationOptions)
def concentration_index(
    df: IntoDataFrameT,
    *,
    value: str,
    rank: str,
    order: types.Order,
    weights: str | None = None,
    by: By = None,
    on_error: types.OnError = "raise",
    **options: Unpack[ConcentrationOptions],
) -> IntoDataFrameT:
    """Concentration index, one for each group of `by`. See `cw.concentration_index` for the method and all options.

    `value`, `rank` and `weights` name columns, and so do `standard_errors` and `events`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"fifth": [1, 2, 3], "smoking": [30, 25, 20]})
    >>> table = cw.frames.concentration_index(df, value="smoking", rank="fifth", order="most-deprived-first")
    >>> round(table["value"][0], 6)
    -0.088889
    """
    names = {"values": ("value", value), "rank": ("rank", rank)}
    rest: dict[str, Any] = {"level": 0.95, "form": "standard", "interval": "automatic", **options}
    for param, name in [
        ("weights", weights),
        ("standard_errors", rest.pop("standard_errors", None)),
        ("events", rest.pop("events", None)),
    ]:
        if name is not None:
            names[param] = (param, name)
    nulls, design = rest.pop("nulls", "raise"), rest.pop("design", None)
    native = _core.concentration_index_groups
    table: IntoDataFrameT = _grouped(df, names, by, nulls, native, {"order": order, **rest}, design)
    return table


def _slope(
    df: Any,
    value: str,
    population: str,
    rank: str,
    order: types.Order,
    by: By,
    native: Callable[..., _core.Estimates],
    options: dict[str, Any],
) -> Any:
    names = {"values": ("value", value), "population": ("population", population), "rank": ("rank", rank)}
    for param in COLUMNS:
        name = options.pop(param, None)
        if name is not None:
            names[param] = (param, name)
    nulls, design = options.pop("nulls", "raise"), options.pop("design", None)
    return _grouped(df, names, by, nulls, native, {"order": order, **options}, design)


def _grouped(
    df: Any,
    names: dict[str, tuple[str, str]],
    by: By,
    nulls: str,
    native: Callable[..., _core.Estimates],
    options: dict[str, Any],
    design: types.SurveyColumns | None = None,
) -> Any:
    """One estimate for each group: columns by name, the groups' offsets, and options handed on."""
    frame = _rows.read(df)
    columns = {param: _rows.numbers(frame, name, here) for param, (here, name) in names.items()}
    rows = Complete(_rows.Groups(frame, by), columns, nulls)
    survey = _survey.of_table(frame, design, rows)
    if survey is not None:
        options = {**options, "design": survey}

    # Asked once more about one group alone, nobody is told of progress.
    alone = {name: option for name, option in options.items() if name != "progress"}

    def again(offsets: list[int]) -> _core.Estimates:
        return native(offsets, **rows.columns, **alone)

    with told(rows, names, again):
        estimates = native(rows.starts, **rows.columns, **options)
    return _table.result(frame, rows, estimates)
