"""Long tables: several rows for each group."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from commonweal.errors import InputError
from commonweal.frames import _rows, _table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from commonweal import _core
    from commonweal.frames._complete import Complete

# The column that says which row of the input each row belongs to, for who has to put rows in order again.
ROW = "row of the input"
_WITH_ROWS: ContextVar[bool] = ContextVar("with_rows", default=False)


@contextmanager
def with_rows() -> Iterator[None]:
    """Tables with a row for each row of the input say which."""
    token = _WITH_ROWS.set(True)
    try:
        yield
    finally:
        _WITH_ROWS.reset(token)


def in_input_order(
    frame: _rows.Frame,
    rows: Complete,
    columns: dict[str, Any],
    carried: str | None = None,
    strings: Sequence[str] = _table.STRINGS,
) -> Any:
    """One row for each complete row of the input, in its order: its keys, what is carried over, and the columns.

    The columns stand in the order of the groups.
    """
    order = np.arange(rows.groups.height) if rows.groups.order is None else rows.groups.order
    if rows.rows is not None:
        order = order[rows.rows]
    back = np.argsort(order)
    columns = {name: _picked(column, back) for name, column in columns.items()}
    keys = [] if rows.groups.keys is None else list(rows.groups.keys.columns)
    _table.refuse_clash(rows.groups, columns)
    if carried in columns:
        message = f"`name` names the column '{carried}', as one of the result is called: rename it first"
        raise InputError(message, "duplicate-key", "name")
    kept = list(dict.fromkeys([*keys, *([] if carried is None else [carried])]))
    if _WITH_ROWS.get():
        columns[ROW] = order[back]
    table = _table.build(columns, frame.implementation, strings)
    if kept:
        own = frame.select(kept)
        own = own if rows.rows is None else own[order[back].tolist()]
        table = nw.concat([nw.maybe_reset_index(own), table], how="horizontal")
    return table.to_native()


def _picked(column: Any, places: NDArray[np.int64]) -> Any:
    return column[places] if isinstance(column, np.ndarray) else [column[row] for row in places.tolist()]


def beside_keys(frame: _rows.Frame, rows: Complete, whole: dict[str, Any], lengths: list[int]) -> Any:
    """A long table: so many rows for each group of `by`."""
    table = _table.build(whole, frame.implementation)
    keys = rows.groups.keys
    if keys is not None:
        _table.refuse_clash(rows.groups, whole)
        repeated = np.repeat(np.arange(len(rows.groups)), lengths)
        table = nw.concat([nw.maybe_reset_index(keys[repeated.tolist()]), table], how="horizontal")
    return table.to_native()


def parts_of(estimates: list[_core.Estimate]) -> dict[str, Any]:
    """A row for each estimate: its value and, where there are any, its error, limits and cautions."""
    columns: dict[str, Any] = {"value": np.array([one.value for one in estimates])}
    levels = estimates[0].intervals
    if levels:
        columns["standard_error"] = np.array([one.standard_error for one in estimates])
    for place, limits in enumerate(levels):
        suffix = f"_{_table.level_name(limits.level)}" if len(levels) > 1 else ""
        for side in ("lower", "upper"):
            columns[f"{side}{suffix}"] = np.array([getattr(one.intervals[place], side) for one in estimates])
    if levels:
        columns["cautions"] = [", ".join(caution.code for caution in one.cautions) for one in estimates]
    return columns


def in_rows_of(part: str, parts: Sequence[str], facts: dict[str, list[float | None]]) -> dict[str, Any]:
    """Facts of one part, a column each where there are any: missing in the rows of the others."""
    return {
        name: np.array([one if part == here and one is not None else np.nan for one in column for here in parts])
        for name, column in facts.items()
        if any(one is not None for one in column)
    }
