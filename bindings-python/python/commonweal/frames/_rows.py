"""The rows of a table: its columns as numbers, sorted by group, with the way back to where each row stood."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeAlias

import narwhals as nw
import numpy as np

from commonweal._columns import as_dates, as_float64, as_texts
from commonweal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from commonweal._columns import Cells

    By: TypeAlias = str | list[str] | tuple[str, ...] | None
    Frame: TypeAlias = nw.DataFrame[Any]
    Numbers: TypeAlias = NDArray[np.float64]
    Positions: TypeAlias = NDArray[np.int64]


def read(table: Any) -> Frame:
    """The table, whatever library it belongs to."""
    frame = nw.from_native(table, pass_through=True)
    if isinstance(frame, nw.LazyFrame):
        message = "`df` is a lazy table: collect it first"
        raise InputError(message, "wrong-type", "df")
    if not isinstance(frame, nw.DataFrame):
        message = f"`df` is of type {type(table).__name__}: give a table of pandas, polars or pyarrow"
        raise InputError(message, "wrong-type", "df")
    if len(frame) == 0:
        message = "`df` has no rows: give at least one"
        raise InputError(message, "empty", "df")
    return frame


def check_name(frame: Frame, name: object, param: str) -> str:
    """The name of a column that the table has."""
    if not isinstance(name, str):
        message = f"`{param}` is of type {type(name).__name__}: give the name of a column"
        raise InputError(message, "wrong-type", param)
    if name not in frame.columns:
        near = get_close_matches(name, frame.columns, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"its columns are {', '.join(map(repr, frame.columns))}"
        message = f"`{param}` names the column '{name}', which the table does not have: {hint}"
        raise InputError(message, "unknown-option", param)
    return name


def numbers(frame: Frame, name: str, param: str) -> Numbers:
    """A column as numbers, nulls as NaN."""
    values, code, index, reason = as_float64(frame.get_column(check_name(frame, name, param)).to_native())
    if values is None:
        place = "" if index is None else f" row {index}"
        raise InputError(f"`{param}` (column '{name}'){place} {reason}", code, param, index)
    return values


def texts(frame: Frame, name: str, param: str) -> list[str | None]:
    """A column of text, None where it is missing."""
    return cells(frame, name, param, as_texts)


def dates(frame: Frame, name: str, param: str) -> list[str | None]:
    """A column of days as ISO text, None where one is missing."""
    return cells(frame, name, param, as_dates)


def cells(frame: Frame, name: str, param: str, read: Callable[[Any], Cells]) -> list[str | None]:
    """A column of text in some sense, None where it is missing."""
    found, code, index, reason = read(frame.get_column(check_name(frame, name, param)).to_native())
    if found is None:
        place = "" if index is None else f" row {index}"
        raise InputError(f"`{param}` (column '{name}'){place} {reason}", code, param, index)
    return found


class Groups:
    """Which rows belong together, in order of first appearance.

    `keys` holds one row for each group, `offsets` where each starts among the sorted rows (and the end of the last),
    and `order` the input row of each sorted row; none where they stand in order already.
    """

    def __init__(self, frame: Frame, by: By) -> None:
        self.height = len(frame)
        self.order: Positions | None = None
        if by is None:
            self.keys: Frame | None = None
            self.offsets = np.array([0, self.height])
            return
        if not isinstance(by, (str, list, tuple)) or not by:
            message = f"`by` is {by!r}: give the name of a column, or a list of names"
            raise InputError(message, "wrong-type", "by")
        names = [by] if isinstance(by, str) else list(by)
        if len(set(names)) < len(names):
            message = f"`by` names a column twice: {', '.join(map(repr, names))}"
            raise InputError(message, "duplicate-key", "by")
        keys = frame.select([check_name(frame, name, "by") for name in names])
        _refuse_missing_keys(keys)
        starts = _run_starts(keys)
        runs = keys[starts.tolist()] if len(starts) < self.height else keys
        first = _first_runs(runs)
        run_order = np.argsort(first, kind="stable")
        sorted_first = first[run_order]
        heads = np.flatnonzero(np.diff(sorted_first, prepend=-1))
        firsts = sorted_first[heads]
        lengths = np.diff(starts, append=self.height)
        if len(heads) == len(starts):
            self.offsets = np.append(starts, self.height)
        else:
            runs = runs[firsts.tolist()]
            lengths = lengths[run_order]
            before = np.cumsum(lengths) - lengths
            self.order = np.repeat(starts[run_order] - before, lengths) + np.arange(self.height)
            self.offsets = np.append(before[heads], self.height)
        self.keys = nw.maybe_reset_index(runs)

    @classmethod
    def of_rows(cls, frame: Frame) -> Groups:
        """Each row a group of its own."""
        groups = cls(frame, None)
        groups.offsets = np.arange(groups.height + 1)
        return groups

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def sorted(self, column: Numbers) -> Numbers:
        """A column in the order of the groups."""
        return column if self.order is None else column[self.order]

    def input_row(self, row: int) -> int:
        """Where a sorted row stood in the table."""
        return row if self.order is None else int(self.order[row])

    def of_input_rows(self) -> Positions:
        """The number of the group of each row of the table."""
        sorted_numbers = np.repeat(np.arange(len(self)), np.diff(self.offsets))
        if self.order is None:
            return sorted_numbers
        numbers = np.empty_like(sorted_numbers)
        numbers[self.order] = sorted_numbers
        return numbers

    def name(self, group: int) -> str:
        """The group in words: its keys and their values."""
        if self.keys is None:
            return ""
        keys = zip(self.keys.columns, self.keys.row(group), strict=True)
        # As Python writes them: numpy's own numbers would say so.
        return ", ".join(f"{name}={value.item() if isinstance(value, np.generic) else value!r}" for name, value in keys)


def _refuse_missing_keys(keys: Frame) -> None:
    for name in keys.columns:
        column = keys.get_column(name)
        missing = column.is_null()
        if column.dtype.is_float():
            missing = missing | column.is_nan()
        if missing.any():
            index = int(np.flatnonzero(missing.to_numpy())[0])
            message = f"`by` (column '{name}') row {index} is missing: name its group, or drop the row first"
            raise InputError(message, "missing-value", "by", index)


def _run_starts(keys: Frame) -> Positions:
    """Where a row differs from the one above; neighbours of a group are mostly together already."""
    height = len(keys)
    changed = np.zeros(height, dtype=bool)
    changed[0] = True
    for name in keys.columns:
        column = keys.get_column(name)
        changed[1:] |= (column[1:] != column[:-1]).to_numpy().astype(bool)
    return np.flatnonzero(changed)


def _first_runs(runs: Frame) -> Positions:
    """For each run, the first run of its group."""
    index = "row"
    while index in runs.columns:
        index += "_"
    first = runs.with_row_index(index).select(nw.col(index).min().over(runs.columns)).get_column(index)
    return first.to_numpy().astype(np.int64)
