"""Errors of the core, retold in terms of the table that was passed in."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from commonweal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from commonweal.frames._complete import Complete

    # What the core calls an argument: what it is called over tables, and its column.
    Names: TypeAlias = dict[str, tuple[str, str]]
    Native: TypeAlias = Callable[[list[int]], object]


@contextmanager
def shifted(start: int) -> Iterator[None]:
    """Rows counted from the start of a group become rows of the whole."""
    try:
        yield
    except InputError as error:
        raise moved(error, lambda row: row + start) from None


@contextmanager
def told(rows: Complete, names: Names, native: Native | None = None) -> Iterator[None]:
    """Rows become rows of the table, arguments are told with their columns, and a group at fault is named.

    `native` computes groups from their offsets: it is asked again, group by group, where an error names no row.
    """
    try:
        yield
    except InputError as error:
        raise _retold(error, rows, names, native) from None


def moved(error: InputError, place: Callable[[int], int]) -> InputError:
    """The same error with its row, in the message too, replaced by `place(row)`."""
    if error.index is None:
        return error
    row = place(error.index)
    message = str(error).replace(f" row {error.index} ", f" row {row} ", 1)
    return InputError(message, error.code, error.param, row)


def renamed(error: InputError, names: Names) -> InputError:
    """The same error with the argument as it is called over tables, and its column."""
    if error.param not in names:
        return error
    param, column = names[error.param]
    message = str(error).replace(f"`{error.param}`", f"`{param}` (column '{column}')", 1)
    return InputError(message, error.code, param, error.index)


def of_group(error: InputError, rows: Complete, group: int) -> InputError:
    """The same error with the group at fault, and the table's first row of that group."""
    index = rows.input_row(int(rows.offsets[group]))
    where = f" (group {rows.groups.name(group)})" if rows.groups.keys is not None else ""
    return InputError(f"{error}{where}", error.code, error.param, index)


def _retold(error: InputError, rows: Complete, names: Names, native: Native | None) -> InputError:
    if error.index is not None:
        error = moved(error, rows.input_row)
    elif native is not None and rows.groups.keys is not None and error.param in names:
        failing = _failing(rows, native)
        if failing is not None:
            error = of_group(error, rows, failing)
    return renamed(error, names)


def _failing(rows: Complete, native: Native) -> int | None:
    """The first group that fails by itself."""
    columns = rows.columns
    try:
        for group in rows.kept.tolist():
            start, end = int(rows.offsets[group]), int(rows.offsets[group + 1])
            rows.columns = {param: column[start:end] for param, column in columns.items()}
            try:
                native([0, end - start])
            except InputError:
                return int(group)
    finally:
        rows.columns = columns
    return None
