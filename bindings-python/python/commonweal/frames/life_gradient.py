"""Inequality in life expectancy over tables of deaths and people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from commonweal import _core
from commonweal.errors import InputError
from commonweal.frames import _rows, _table
from commonweal.frames._complete import Complete
from commonweal.frames._errors import moved, renamed, shifted
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By


@operation
def life_expectancy_gradient(
    df: IntoDataFrameT,
    *,
    deaths: str,
    population: str,
    age_start: str,
    rank: str,
    order: types.Order,
    by: By = None,
    at_age: float | None = None,
    level: types.Levels = 0.95,
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Slope and relative index of inequality of life expectancy, one row for each group of `by`.

    See `cw.life_expectancy_gradient`. One row of the table for each age band of each deprivation group. `value` is the
    slope index in years, with its limits; `relative_index` with `relative_lower` and `relative_upper` beside it.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"sex": ["F"] * 4 + ["M"] * 4, "half": [1, 1, 2, 2] * 2, "age": [0, 65] * 4,
    ...     "deaths": [9, 900, 6, 800, 15, 980, 9, 880], "people": [60_000, 10_000] * 4})
    >>> table = cw.frames.life_expectancy_gradient(df, deaths="deaths", population="people", age_start="age",
    ...     rank="half", order="most-deprived-first", at_age=65, by="sex")
    >>> [(sex, round(value, 3)) for sex, value in table.select("sex", "value").rows()]
    [('F', 2.778), ('M', 2.319)]
    """
    frame = _rows.read(df)
    named = {"deaths": deaths, "population": population, "age_start": age_start, "rank": rank}
    columns = {param: _rows.numbers(frame, name, param) for param, name in named.items()}
    rows = Complete(_rows.Groups(frame, by), columns, "raise")
    names = {param: (param, name) for param, name in named.items()}
    options: dict[str, Any] = {"order": order, "at_age": at_age, "level": level}
    found: list[_core.Gradient] = []
    for group, (start, end) in enumerate(zip(rows.starts[:-1], rows.starts[1:], strict=True)):
        part: dict[str, Any] = {param: column[start:end] for param, column in rows.columns.items()}
        try:
            with shifted(start):
                found.append(_core.life_expectancy_gradient(**part, **options))
        except InputError as error:
            told = renamed(moved(error, rows.input_row), names)
            where = f" (group {rows.groups.name(group)})" if rows.groups.keys is not None else ""
            raise InputError(f"{told}{where}", told.code, told.param, told.index) from None
    table = _table.build(_columns(found), frame.implementation)
    if rows.groups.keys is not None:
        _table.refuse_clash(rows.groups, table.columns)
        table = nw.concat([rows.groups.keys, table], how="horizontal")
    result: IntoDataFrameT = table.to_native()
    return result


def _columns(found: list[_core.Gradient]) -> dict[str, Any]:
    slopes = [one.slope_index for one in found]
    levels = [interval.level for interval in slopes[0].intervals]
    columns: dict[str, Any] = {}
    for prefix, first, indices in (
        ("", "value", slopes),
        ("relative_", "relative_index", [one.relative_index for one in found]),
    ):
        columns[first] = _numbers([None if index is None else index.value for index in indices])
        for slot, level in enumerate(levels):
            suffix = f"_{_table.level_name(level)}" if len(levels) > 1 else ""
            limits = [
                None if index is None or len(index.intervals) <= slot else index.intervals[slot] for index in indices
            ]
            columns[f"{prefix}lower{suffix}"] = _numbers([None if one is None else one.lower for one in limits])
            columns[f"{prefix}upper{suffix}"] = _numbers([None if one is None else one.upper for one in limits])
    if len(levels) == 1:
        columns["level"] = np.full(len(found), levels[0])
    columns["standard_error"] = _numbers([slope.standard_error for slope in slopes])
    columns["n"] = np.array([slope.n for slope in slopes], dtype=np.int64)
    columns["interval_method"] = [slope.interval.method if slope.interval else None for slope in slopes]
    columns["unit"] = [slope.unit for slope in slopes]
    codes = [dict.fromkeys(caution.code for caution in slope.cautions) for slope in slopes]
    columns["cautions"] = [", ".join(found_codes) for found_codes in codes]
    return columns


def _numbers(cells: list[float | None]) -> _rows.Numbers:
    return np.array([np.nan if cell is None else cell for cell in cells])
