"""Change between periods, and comparison with a benchmark, over tables of results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from commonweal import _core
from commonweal.errors import InputError
from commonweal.frames import _rows, _table
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from collections.abc import Hashable

    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By, Frame, Groups


@operation
def change(
    df: IntoDataFrameT,
    *,
    between: str,
    before: Hashable,
    after: Hashable,
    by: By = None,
    value: str = "value",
    lower: str = "lower",
    upper: str = "upper",
    level: str | float = "level",
    scale: types.ChangeScale = "difference",
    correlation: float = 0.0,
    mixed_methods: bool = False,
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Change of each group from one period (or place) to another, over a table of results. See `cw.change`.

    `between` names the column of periods, `before` and `after` which two of them are compared; `by` the columns that
    say which rows belong together, each with one row at either. The columns of results are called as `cw.frames` calls
    them; `level` names the column of levels, or is the level of all limits.

    Columns of the result: those of `by`, value (the change), lower, upper, level, z, p_value, before, after, unit and
    cautions.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"area": ["A", "B"] * 2, "year": [2019, 2019, 2023, 2023],
    ...     "deaths": [131, 90, 96, 94], "people": [41_200, 30_000, 43_800, 31_000]})
    >>> rates = cw.frames.crude_rate(df, events="deaths", population="people", by=["area", "year"])
    >>> table = cw.frames.change(rates, between="year", before=2019, after=2023, by="area")
    >>> [(area, round(value, 1), round(p, 3)) for area, value, p in table.select("area", "value", "p_value").rows()]
    [('A', -98.8, 0.007), ('B', 3.2, 0.944)]
    """
    frame = _rows.read(df)
    groups = _rows.Groups(frame, by)
    periods = frame.get_column(_rows.check_name(frame, between, "between")).to_list()
    first, second = (_at(periods, groups, period, param) for param, period in (("before", before), ("after", after)))
    _paired(first, second, groups, ("before", before), ("after", after))
    there = sorted(first)
    rows = {"before": [first[group] for group in there], "after": [second[group] for group in there]}
    columns = (value, lower, upper, level)
    given = {param: figures_of(frame, columns, at) for param, at in rows.items()}
    options: dict[str, Any] = {"scale": scale, "correlation": correlation, "mixed_methods": mixed_methods}
    try:
        found = _core.change(given["before"], given["after"], **options)
    except InputError as error:
        raise of_table(error, rows) from None
    estimates = found.estimates
    limits = estimates.intervals[0]
    made: dict[str, Any] = {
        "value": estimates.value,
        "lower": limits.lower,
        "upper": limits.upper,
        "level": np.full(len(found), limits.level),
        "z": found.z,
        "p_value": found.p_value,
        "before": found.before,
        "after": found.after,
        "unit": [estimates.unit] * len(found),
        "cautions": estimates.caution_codes,
    }
    _table.refuse_clash(groups, made)
    table = _table.build(made, frame.implementation)
    if groups.keys is not None:
        table = nw.concat([nw.maybe_reset_index(groups.keys[there]), table], how="horizontal")
    result: IntoDataFrameT = table.to_native()
    return result


@operation
def compare_with_benchmark(
    df: IntoDataFrameT,
    *,
    benchmark: str | float,
    value: str = "value",
    lower: str = "lower",
    upper: str = "upper",
    level: str | float = "level",
    polarity: types.Polarity = "neutral",
) -> IntoDataFrameT:
    """Which rows of a table of results are better, similar or worse than a benchmark. See `cw.compare_with_benchmark`.

    `benchmark` is a number, or names the column that has one for each row. The columns of results are called as
    `cw.frames` calls them; `level` names the column of levels, or is the level of all limits. One row for each row of
    the table, in its order: value, lower, upper, level, benchmark, verdict, reason and cautions.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"smokers": [520, 655, 820], "people": [5_000, 5_100, 5_050]})
    >>> shares = cw.frames.proportion(df, events="smokers", population="people")
    >>> found = cw.frames.compare_with_benchmark(shares, benchmark=0.13, polarity="lower-is-better")
    >>> found["verdict"].to_list()
    ['better', 'similar', 'worse']
    """
    frame = _rows.read(df)
    rows = {"estimates": list(range(len(frame)))}
    given = figures_of(frame, (value, lower, upper, level), rows["estimates"])
    wanted = _rows.numbers(frame, benchmark, "benchmark") if isinstance(benchmark, str) else benchmark
    found = _core.compare_with_benchmark(given, benchmark=wanted, polarity=polarity)
    columns: dict[str, Any] = {
        "value": found.value,
        "lower": found.lower,
        "upper": found.upper,
        "level": np.full(len(found), found.level),
        "benchmark": found.benchmark,
        "verdict": found.verdict,
        "reason": found.reason,
        "cautions": found.caution_codes,
    }
    table = _table.build(columns, frame.implementation, (*_table.STRINGS, "verdict", "reason"))
    result: IntoDataFrameT = _table.like_input(table.to_native(), frame)
    return result


def _at(periods: list[Any], groups: Groups, period: Hashable, param: str) -> dict[int, int]:
    """The row of each group at one period."""
    found: dict[int, int] = {}
    for row, (cell, group) in enumerate(zip(periods, groups.of_input_rows().tolist(), strict=True)):
        if cell != period:
            continue
        if group in found:
            message = (
                f"`{param}` {period!r} stands in row {row} and in row {found[group]} of one group: name in `by` what "
                "tells them apart"
            )
            raise InputError(message, "duplicate-key", param, row)
        found[group] = row
    if not found:
        known = ", ".join(dict.fromkeys(map(repr, periods[:1000])))
        message = f"`{param}` is {period!r}, which no row has: there are {known[:200]}"
        raise InputError(message, "unknown-code", param)
    return found


def _paired(first: dict[int, int], second: dict[int, int], groups: Groups, *periods: tuple[str, Hashable]) -> None:
    """Every group stands at both periods."""
    for there, here, (param, period) in ((first, second, periods[1]), (second, first, periods[0])):
        for group, row in there.items():
            if group not in here:
                message = (
                    f"`{param}` {period!r} is missing for the group of row {row} ({groups.name(group)}): add or drop it"
                )
                raise InputError(message, "missing-value", param, row)


def figures_of(frame: Frame, columns: tuple[str, str, str, str | float], rows: list[int]) -> dict[str, Any]:
    """Figures of these rows: value and limits, their level, and how they were made where the table says so."""
    *named, level = columns
    found: dict[str, Any] = {
        param: _rows.numbers(frame, name, param)[rows]
        for param, name in zip(("value", "lower", "upper"), named, strict=True)
    }
    if not isinstance(level, str):
        found["level"] = level
    else:
        found["level"] = _only(_rows.numbers(frame, level, "level")[rows], level)
    if "interval_method" in frame.columns:
        cells = _rows.texts(frame, "interval_method", "interval_method")
        found["interval_method"] = [cells[row] for row in rows]
    if "unit" in frame.columns:
        cells = _rows.texts(frame, "unit", "unit")
        units = sorted({cells[row] or "" for row in rows})
        if len(units) > 1:
            message = f"`df` has figures in several units ({', '.join(units[:4])}): compare those of one"
            raise InputError(message, "conflicting-arguments", "df")
        found["unit"] = units[0] or None
    return found


def _only(levels: _rows.Numbers, name: str) -> float | None:
    """The one level of all rows that have one."""
    known = np.unique(levels[~np.isnan(levels)])
    if len(known) > 1:
        message = f"`level` (column '{name}') has several levels: keep the rows of one"
        raise InputError(message, "conflicting-arguments", "level")
    return float(known[0]) if len(known) else None


def of_table(error: InputError, rows: dict[str, list[int]]) -> InputError:
    """The same error with the row of the table."""
    if error.index is None or error.param not in rows:
        return error
    row = rows[error.param][error.index]
    # The figures have no one column of that name.
    message = str(error).replace(f"`{error.param}` row {error.index} ", f"`df` row {row} ", 1)
    message = message.replace(f" row {error.index} ", f" row {row} ", 1)
    return InputError(message, error.code, error.param, row)
