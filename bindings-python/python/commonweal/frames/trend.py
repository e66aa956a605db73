"""Trend of each group over a table of yearly results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from commonweal import _core
from commonweal.errors import InputError
from commonweal.frames import _rows, _table
from commonweal.frames._operation import operation
from commonweal.frames.change import figures_of, of_table

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By


@operation
def trend(
    df: IntoDataFrameT,
    *,
    time: str,
    by: By = None,
    value: str = "value",
    lower: str = "lower",
    upper: str = "upper",
    limits_level: str | float = "level",
    scale: types.TrendScale = "linear",
    variance: types.TrendVariance = "sampling",
    recent: int | None = None,
    polarity: types.Polarity = "neutral",
    level: types.Levels = 0.95,
    rule: types.TrendRule = "limits",
    events: str = "events",
    population: str = "population",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Trend of each group over its years, over a table of results. See `cw.trend`.

    `time` names the column of years (numbers). The columns of results are called as `cw.frames` calls them;
    `limits_level` names the column of their levels, or is the level of all limits, while `level` is that of the trend.
    rule="fingertips-proportions" needs the counts behind the values too, in the columns `events` and `population`. One
    row for each group: value is the change a year.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"area": ["A"] * 4 + ["B"] * 4, "year": [2020, 2021, 2022, 2023] * 2,
    ...     "deaths": [400, 430, 480, 520, 300, 296, 310, 299], "people": [100_000] * 8})
    >>> rates = cw.frames.crude_rate(df, events="deaths", population="people", by=["area", "year"])
    >>> cw.frames.trend(rates, time="year", by="area").select("area", "verdict").rows()
    [('A', 'increasing'), ('B', 'no-significant-change')]
    """
    frame = _rows.read(df)
    groups = _rows.Groups(frame, by)
    times = _rows.numbers(frame, time, "time")
    options: dict[str, Any] = {"scale": scale, "variance": variance, "polarity": polarity, "level": level}
    options |= {"recent": recent, "rule": rule}
    counts: dict[str, Any] = {}
    if rule == "fingertips-proportions":
        named = {"events": events, "population": population}
        counts = {param: _rows.numbers(frame, name, param) for param, name in named.items()}
    found: list[_core.Trend] = []
    for group in range(len(groups)):
        start, end = int(groups.offsets[group]), int(groups.offsets[group + 1])
        rows = [groups.input_row(row) for row in range(start, end)]
        given = figures_of(frame, (value, lower, upper, limits_level), rows)
        given |= {param: column[rows] for param, column in counts.items()}
        try:
            found.append(_core.trend(given, time=times[rows], **options))
        except InputError as error:
            told = of_table(error, {"estimates": rows, "time": rows})
            where = f" (group {groups.name(group)})" if groups.keys is not None else ""
            raise InputError(f"{told}{where}", told.code, told.param, told.index) from None
    columns: dict[str, Any] = {"value": np.array([one.slope.value for one in found])}
    first = found[0].slope.intervals
    for slot, interval in enumerate(first):
        suffix = f"_{_table.level_name(interval.level)}" if len(first) > 1 else ""
        columns[f"lower{suffix}"] = np.array([one.slope.intervals[slot].lower for one in found])
        columns[f"upper{suffix}"] = np.array([one.slope.intervals[slot].upper for one in found])
    if len(first) == 1:
        columns["level"] = np.full(len(found), first[0].level)
    columns |= {
        "standard_error": np.array([one.slope.standard_error for one in found]),
        "n": np.array([one.slope.n for one in found], dtype=np.int64),
        "verdict": [one.verdict for one in found],
        "chi_square": np.array([one.chi_square for one in found]),
        "p_value": np.array([one.p_value for one in found]),
        "steady": [one.steady for one in found],
        "heterogeneity_p_value": np.array([one.heterogeneity_p_value for one in found]),
        "unit": [one.slope.unit for one in found],
        "cautions": [", ".join(caution.code for caution in one.slope.cautions) for one in found],
    }
    _table.refuse_clash(groups, columns)
    table = _table.build(columns, frame.implementation, (*_table.STRINGS, "verdict"))
    if groups.keys is not None:
        table = nw.concat([groups.keys, table], how="horizontal")
    result: IntoDataFrameT = table.to_native()
    return result
