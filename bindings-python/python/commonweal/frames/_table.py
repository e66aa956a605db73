"""Results as tables."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from commonweal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from commonweal._core import Estimates
    from commonweal.frames._complete import Complete
    from commonweal.frames._rows import Frame, Groups

# Columns of text, named because a column that is empty throughout does not tell.
STRINGS = (
    *("method", "interval_method", "unit", "cautions"),
    *("flag", "adjusted_flag", "reading"),
    *("code", "date", "issue", "code_level", "message", "change", "explanation"),
)
# The columns of a gradient.
LONG = ("rank", "value", "population", "ridit", "fitted")
BACKENDS = ("pandas", "polars", "pyarrow")


def table_of(estimates: Estimates, backend: str) -> Any:
    """Estimates as a table of a dataframe library; called by `Estimates.to_frame`."""
    return with_backend(backend, lambda: build(_columns(estimates), backend)).to_native()


def with_backend(backend: str, made: Callable[[], Frame]) -> Frame:
    """A table of a dataframe library that is known and installed."""
    if backend not in BACKENDS:
        message = f"`backend` is {backend!r}: it must be one of {', '.join(map(repr, BACKENDS))}"
        raise InputError(message, "unknown-option", "backend")
    try:
        return made()
    except ModuleNotFoundError as error:
        message = f"`backend` is {backend!r}, which is not installed: pip install {backend}"
        raise ModuleNotFoundError(message, name=error.name) from error


def result(frame: Frame, rows: Complete, estimates: Estimates, n: NDArray[np.int64] | None = None) -> Any:
    """One row for each group: its keys, and what was estimated."""
    columns = _columns(estimates)
    if n is not None:
        columns["n"] = n
    keys = rows.groups.keys
    if len(rows.kept) < len(rows.groups):
        columns = {name: _spread(column, rows) for name, column in columns.items()}
    if rows.omitted.any():
        columns["cautions"] = _with_omitted(columns["cautions"], rows.omitted)
    if keys is None:
        table = build(columns, frame.implementation)
    else:
        refuse_clash(rows.groups, columns)
        table = nw.concat([keys, build(columns, frame.implementation)], how="horizontal")
    return table.to_native()


def refuse_clash(groups: Groups, columns: Iterable[str]) -> None:
    """A key cannot be called like a column of the result."""
    clash = set(() if groups.keys is None else groups.keys.columns) & set(columns)
    if clash:
        message = f"`by` names the column '{min(clash)}', as one of the result is called: rename it first"
        raise InputError(message, "duplicate-key", "by")


def like_input(native: Any, frame: Frame) -> Any:
    """One row for each row of the input: under pandas with the index of the input, so that it can be joined."""
    index = nw.maybe_get_index(frame)
    if index is not None:
        native.index = index
    return native


def _columns(estimates: Estimates) -> dict[str, Any]:
    height = len(estimates)
    columns: dict[str, Any] = {"value": estimates.value}
    several = len(estimates.intervals) > 1
    for interval in estimates.intervals:
        suffix = f"_{level_name(interval.level)}" if several else ""
        columns[f"lower{suffix}"] = interval.lower
        columns[f"upper{suffix}"] = interval.upper
    first = estimates.interval
    if first is None:
        columns["lower"] = columns["upper"] = columns["level"] = np.full(height, math.nan)
    elif not several:
        columns["level"] = np.full(height, first.level)
    columns["standard_error"] = estimates.standard_error
    columns["n"] = np.array(estimates.n, dtype=np.int64)
    columns["events"] = estimates.events
    columns["population"] = estimates.population
    columns["method"] = [estimates.method] * height
    columns["interval_method"] = _interval_methods(estimates)
    columns["unit"] = [estimates.unit] * height
    columns["cautions"] = estimates.caution_codes
    return columns


def level_name(level: float) -> str:
    """A level as part of a column's name: 0.998 is 99.8."""
    return f"{round(level * 100, 6):g}"


def _interval_methods(estimates: Estimates) -> Sequence[str | None]:
    first = estimates.interval
    if first is None:
        return [None] * len(estimates)
    withheld = np.isnan(first.lower)
    if not withheld.any():
        return first.method
    return [None if none else method for method, none in zip(first.method, withheld, strict=True)]


def _spread(column: Any, rows: Complete) -> Any:
    """A column over all groups, where some have no complete row."""
    height = len(rows.groups)
    if isinstance(column, np.ndarray):
        wide = np.full(height, 0 if column.dtype.kind == "i" else math.nan, dtype=column.dtype)
        wide[rows.kept] = column
        return wide
    cells: list[Any] = [None] * height
    for group, cell in zip(rows.kept.tolist(), column, strict=True):
        cells[group] = cell
    return cells


def _with_omitted(codes: Sequence[str | None], omitted: NDArray[np.int64]) -> list[str]:
    counted = [f"rows-omitted ({count})" if count else "" for count in omitted.tolist()]
    return [", ".join(filter(None, (code, count))) for code, count in zip(codes, counted, strict=True)]


def build(columns: dict[str, Any], backend: Any, strings: Sequence[str] = STRINGS) -> Frame:
    """A table from columns; those of text are named, because one that is empty throughout does not tell."""
    series = {
        name: nw.new_series(name, column, nw.String() if name in strings else None, backend=backend)
        for name, column in columns.items()
    }
    # Dataframes tell missing (null) from not a number; here NaN only ever means missing.
    return nw.DataFrame.from_dict({name: _nulled(one) for name, one in series.items()}, backend=backend)


def _nulled(series: nw.Series[Any]) -> nw.Series[Any]:
    return series.fill_nan(None) if series.dtype.is_float() else series
