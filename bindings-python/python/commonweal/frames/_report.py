"""Groups that cannot be computed told beside the others, where that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from commonweal.errors import InputError
from commonweal.frames import _rows
from commonweal.frames._errors import moved

if TYPE_CHECKING:
    from collections.abc import Callable

    from commonweal.frames._rows import Frame

# What is wrong with the call is wrong in every group.
OF_THE_CALL = ("unknown-option", "missing-argument", "duplicate-key", "too-much-work", "cancelled")
COLUMN = "error"


def reported(operation: Callable[..., Any], df: Any, options: dict[str, Any]) -> Any:
    """The table of an operation, with a row of nulls and its error for every group that cannot be computed."""
    frame = _rows.read(df)
    by = options.get("by")
    if by is None:
        message = '`on_error="report"` reports group by group: name the columns of the groups in `by`'
        raise InputError(message, "missing-argument", "by")
    if COLUMN in (by if isinstance(by, (list, tuple)) else [by]):
        message = f"`by` names the column '{COLUMN}', as one of the result is called: rename it first"
        raise InputError(message, "duplicate-key", "by")
    attempt = _Attempt(frame, operation, options)
    if attempt.whole(df):
        return attempt.table()
    attempt.run(0, len(attempt.groups))
    return attempt.table()


class _Attempt:
    """Runs of neighbouring groups, each computed in one go; those that fail are taken out and kept with their error."""

    def __init__(self, frame: Frame, operation: Callable[..., Any], options: dict[str, Any]) -> None:
        self.frame = frame
        self.operation = operation
        self.options = options
        self.groups = _rows.Groups(frame, options["by"])
        # Which group a row belongs to, by its place among the rows sorted by group.
        self.starts = self.groups.offsets[:-1]
        self.computed: list[tuple[int, Frame]] = []
        self.failed: dict[int, InputError] = {}

    def whole(self, df: Any) -> bool:
        """Try all groups at once, the table as it is."""
        try:
            self.computed.append((0, nw.from_native(self.operation(df, **self.options), eager_only=True)))
        except InputError as error:
            if error.code in OF_THE_CALL:
                raise
            return False
        return True

    def run(self, first: int, end: int) -> None:
        """Compute the groups from `first` up to `end`, without those that fail."""
        # After a failure the next one may be near: runs begin short and double, so that many failures cost no more than
        # a few times the work of none.
        length = end - first
        while first < end:
            stop = min(first + length, end)
            start = int(self.groups.offsets[first])
            order = self._input_rows(start, int(self.groups.offsets[stop]))
            try:
                table = self.operation(nw.maybe_reset_index(self.frame[order]).to_native(), **self.options)
            except InputError as error:
                if error.code in OF_THE_CALL:
                    raise
                if stop - first == 1:
                    self.failed[first] = moved(error, order.__getitem__)
                    at = first
                elif error.index is None:
                    # It does not say where: half of the groups by itself, then what comes after.
                    at = (first + stop) // 2 - 1
                    self.run(first, at + 1)
                else:
                    at = int(np.searchsorted(self.starts, start + error.index, side="right")) - 1
                    self.run(first, at)
                    self.run(at, at + 1)
                length = max(at - first, 8)
                first = at + 1
            else:
                self.computed.append((first, nw.from_native(table, eager_only=True)))
                first = stop
                length *= 2

    def table(self) -> Any:
        """Everything in the order of the groups; where no group could be computed, the error of the first."""
        if not self.computed:
            raise self.failed[min(self.failed)]
        model = self.computed[0][1]
        parts = [(first, self._with_error(table, None)) for first, table in self.computed]
        for group, error in self.failed.items():
            parts.append((group, self._with_error(self._nulls(model, group), str(error))))
        parts.sort(key=lambda part: part[0])
        return nw.maybe_reset_index(nw.concat([table for _, table in parts], how="vertical")).to_native()

    def _input_rows(self, start: int, end: int) -> list[int]:
        order = self.groups.order
        rows: list[int] = list(range(start, end)) if order is None else order[start:end].tolist()
        return rows

    def _with_error(self, table: Frame, error: str | None) -> Frame:
        column = nw.new_series(COLUMN, [error] * len(table), nw.String(), backend=table.implementation)
        return table.with_columns(nw.maybe_align_index(column, table))

    def _nulls(self, model: Frame, group: int) -> Frame:
        """One row of the result: the keys of the group, and nothing else."""
        keys = self.groups.keys
        cells = {} if keys is None else dict(zip(keys.columns, keys.row(group), strict=True))
        # No row stands behind the value that is missing.
        cells["n"] = 0
        columns = {}
        for name, dtype in model.schema.items():
            # Whole numbers of pandas know no null.
            unknown = name not in cells and dtype.is_integer() and model.implementation.is_pandas_like()
            wide = nw.Float64() if unknown else dtype
            columns[name] = nw.new_series(name, [cells.get(name)], wide, backend=model.implementation)
        return nw.DataFrame.from_dict(columns, backend=model.implementation)
