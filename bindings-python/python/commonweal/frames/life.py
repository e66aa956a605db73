"""Life tables over tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from commonweal import _core
from commonweal.frames import _rows, _table
from commonweal.frames._complete import Complete
from commonweal.frames._errors import shifted, told
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By

COLUMNS = (
    *("age_start", "age_end", "separation", "deaths", "population", "death_rate", "probability_of_dying"),
    *("survivors", "dying", "years_lived", "years_above", "life_expectancy", "standard_error"),
)


@operation
def life_expectancy(
    df: IntoDataFrameT,
    *,
    deaths: str,
    population: str,
    age_start: str,
    by: By = None,
    at_age: float | None = None,
    separation: str | None = None,
    level: types.Levels = 0.95,
    suppression: types.SmallAreaRule = "none",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Life expectancies, one for each group of `by`. See `cw.life_expectancy` for the method.

    A group that has none (a band without people, more deaths than people, no deaths in the open-ended band), or that is
    withheld, has a missing value and the caution `suppressed`; the others are computed.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"area": ["A"] * 3 + ["B"] * 3, "age": [0, 20, 65] * 2,
    ...     "deaths": [10, 30, 900, 12, 50, 990], "people": [30_000, 40_000, 10_000] * 2})
    >>> years = cw.frames.life_expectancy(df, deaths="deaths", population="people", age_start="age", by="area")
    >>> [round(value, 3) for value in years["value"]]
    [74.564, 72.813]
    """
    frame, rows, names = _bands(df, deaths, population, age_start, separation, by)

    def native(offsets: list[int]) -> _core.Estimates:
        return _core.life_expectancy_groups(
            offsets, **rows.columns, at_age=at_age, level=level, suppression=suppression
        )

    with told(rows, names, native):
        estimates = native(rows.starts)
    table: IntoDataFrameT = _table.result(frame, rows, estimates)
    return table


@operation
def healthy_life_expectancy(
    df: IntoDataFrameT,
    *,
    deaths: str,
    population: str,
    age_start: str,
    healthy: str,
    asked: str | None = None,
    standard_errors: str | None = None,
    by: By = None,
    measure: types.HealthMeasure = "years-in-good-health",
    survival_variance: bool = True,
    at_age: float | None = None,
    separation: str | None = None,
    level: types.Levels = 0.95,
    suppression: types.SmallAreaRule = "none",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Healthy life expectancies, one for each group of `by`. See `cw.healthy_life_expectancy` for the method.

    A group that has none, or that is withheld, has a missing value and the caution `suppressed`; the others are
    computed.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"area": ["A"] * 3 + ["B"] * 3, "age": [0, 20, 65] * 2,
    ...     "deaths": [10, 30, 900, 12, 50, 990], "people": [30_000, 40_000, 10_000] * 2,
    ...     "good": [0.97, 0.85, 0.55, 0.95, 0.79, 0.44], "asked": [300, 500, 200] * 2})
    >>> years = cw.frames.healthy_life_expectancy(df, deaths="deaths", population="people", age_start="age",
    ...     healthy="good", asked="asked", by="area")
    >>> [round(value, 3) for value in years["value"]]
    [62.57, 57.394]
    """
    more = {"healthy": healthy, "asked": asked, "standard_errors": standard_errors}
    frame, rows, names = _bands(df, deaths, population, age_start, separation, by, more)

    def native(offsets: list[int]) -> _core.Estimates:
        return _core.healthy_life_expectancy_groups(
            offsets,
            **rows.columns,
            measure=measure,
            survival_variance=survival_variance,
            at_age=at_age,
            level=level,
            suppression=suppression,
        )

    with told(rows, names, native):
        estimates = native(rows.starts)
    table: IntoDataFrameT = _table.result(frame, rows, estimates)
    return table


@operation
def life_table(
    df: IntoDataFrameT,
    *,
    deaths: str,
    population: str,
    age_start: str,
    by: By = None,
    separation: str | None = None,
    level: types.Levels = 0.95,
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Life tables, one for each group of `by`: a row for each band, in order of age. See `cw.life_table`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"age": [0, 20, 65], "deaths": [10, 30, 900], "people": [30_000, 40_000, 10_000]})
    >>> table = cw.frames.life_table(df, deaths="deaths", population="people", age_start="age")
    >>> [round(years, 3) for years in table["life_expectancy"]]
    [74.564, 54.996, 11.111]
    """
    frame, rows, names = _bands(df, deaths, population, age_start, separation, by)
    columns = rows.columns
    found = []
    with told(rows, names):
        for start, end in zip(rows.starts[:-1], rows.starts[1:], strict=True):
            part = {name: column[start:end] for name, column in columns.items()}
            with shifted(start):
                found.append(_core.life_table(**part, level=level))
    whole: dict[str, Any] = {name: np.concatenate([getattr(one, name) for one in found]) for name in COLUMNS}
    levels = found[0].intervals
    for place, interval in enumerate(levels):
        suffix = f"_{_table.level_name(interval.level)}" if len(levels) > 1 else ""
        for side in ("lower", "upper"):
            parts = [getattr(one.intervals[place], side) for one in found]
            whole[f"{side}{suffix}"] = np.concatenate(parts)
    whole["cautions"] = [codes for one in found for codes in one.caution_codes]
    table = _table.build(whole, frame.implementation)
    keys = rows.groups.keys
    if keys is not None:
        _table.refuse_clash(rows.groups, whole)
        repeated = np.repeat(np.arange(len(rows.groups)), [len(one) for one in found])
        table = nw.concat([nw.maybe_reset_index(keys[repeated.tolist()]), table], how="horizontal")
    result: IntoDataFrameT = table.to_native()
    return result


@operation
def years_of_life_lost(
    df: IntoDataFrameT,
    *,
    deaths: str,
    years_lost: str | None = None,
    age: str | None = None,
    up_to: float | None = None,
    population: str | None = None,
    standard_population: str | None = None,
    by: By = None,
    per: float | None = None,
    level: types.Levels = 0.95,
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Years of life lost, one row for each group of `by`. See `cw.years_of_life_lost` for the method.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"area": ["A", "A", "B", "B"], "deaths": [2, 10, 4, 9], "age": [30, 60] * 2})
    >>> years = cw.frames.years_of_life_lost(df, deaths="deaths", age="age", up_to=75, by="area")
    >>> years["value"].to_list()
    [240.0, 315.0]
    """
    given = {"deaths": deaths, "years_lost": years_lost, "age": age}
    given |= {"population": population, "standard_population": standard_population}
    frame, rows, names = _complete(df, given, by)

    def native(offsets: list[int]) -> _core.Estimates:
        return _core.years_of_life_lost_groups(offsets, **rows.columns, up_to=up_to, per=per, level=level)

    with told(rows, names, native):
        estimates = native(rows.starts)
    table: IntoDataFrameT = _table.result(frame, rows, estimates)
    return table


def _bands(
    df: Any,
    deaths: str,
    population: str,
    age_start: str,
    separation: str | None,
    by: By,
    more: Mapping[str, str | None] | None = None,
) -> tuple[_rows.Frame, Complete, dict[str, tuple[str, str]]]:
    """A band is never left out: the one before it would then last until the one after it starts."""
    wanted = {"deaths": deaths, "population": population, "age_start": age_start, **(more or {})}
    return _complete(df, wanted | {"separation": separation}, by)


def _complete(
    df: Any, wanted: Mapping[str, str | None], by: By
) -> tuple[_rows.Frame, Complete, dict[str, tuple[str, str]]]:
    frame = _rows.read(df)
    given = {param: name for param, name in wanted.items() if name is not None}
    columns = {param: _rows.numbers(frame, name, param) for param, name in given.items()}
    rows = Complete(_rows.Groups(frame, by), columns, "raise")
    return frame, rows, {param: (param, name) for param, name in given.items()}
