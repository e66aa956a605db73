"""Groups that cannot be computed told beside the others, where that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from commonweal.errors import InputError
from commonweal.frames import _long, _rows, _survey
from commonweal.frames._errors import moved

if TYPE_CHECKING:
    from collections.abc import Callable

    from commonweal import _core
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
    if not attempt.whole(df):
        attempt.by_group()
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
        self.sample: _core.SurveySample | None = None
        self.failed: dict[int, InputError] = {}

    def whole(self, df: Any) -> bool:
        """Try all groups at once, the table as it is."""
        try:
            with _long.with_rows():
                table = self.operation(df, **self.options)
            self.computed.append((0, nw.from_native(table, eager_only=True)))
        except InputError as error:
            if error.code in OF_THE_CALL:
                raise
            return False
        return True

    def by_group(self) -> None:
        """Compute the groups without those that fail; a group that fails stays in the sample of the others."""
        design = self.options.get("design")
        if design is not None:
            # How the rows were drawn concerns all groups, and so does what is wrong with it.
            self.sample = _survey.of_groups(self.frame, design, self.groups)
        self.run(0, len(self.groups))

    def run(self, first: int, end: int) -> None:
        """Compute the groups from `first` up to `end`, without those that fail."""
        # After a failure the next one may be near: runs begin short and double, so that many failures cost no more than
        # a few times the work of none.
        length = end - first
        while first < end:
            stop = min(first + length, end)
            start = int(self.groups.offsets[first])
            order = self._input_rows(start, int(self.groups.offsets[stop]))
            part = nw.maybe_reset_index(self.frame[order]).to_native()
            try:
                with _long.with_rows(), _survey.part_of(self.sample, start):
                    table = self.operation(part, **self.options)
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
                self.computed.append((first, self._of_input(nw.from_native(table, eager_only=True), order)))
                first = stop
                length *= 2

    def table(self) -> Any:
        """Everything in the order of the groups, or of the rows; the first error where no group has an answer."""
        if not self.computed:
            raise self.failed[min(self.failed)]
        model = self.computed[0][1]
        parts = [(first, self._with_error(table, None)) for first, table in self.computed]
        for group, error in self.failed.items():
            parts.append((group, self._with_error(self._nulls(model, group), str(error))))
        parts.sort(key=lambda part: part[0])
        # Groups may differ in what there is to tell of them.
        table = nw.concat([table for _, table in parts], how="diagonal")
        table = table.select([*(name for name in table.columns if name != COLUMN), COLUMN])
        if _long.ROW in table.columns:
            table = table.sort(_long.ROW).drop(_long.ROW)
        return nw.maybe_reset_index(table).to_native()

    def _of_input(self, table: Frame, order: list[int]) -> Frame:
        """Rows that were counted within a part of the table, counted in the table."""
        if _long.ROW not in table.columns:
            return table
        rows = np.array(order)[table.get_column(_long.ROW).to_numpy()]
        column = nw.new_series(_long.ROW, rows, backend=table.implementation)
        return table.with_columns(nw.maybe_align_index(column, table))

    def _input_rows(self, start: int, end: int) -> list[int]:
        order = self.groups.order
        rows: list[int] = list(range(start, end)) if order is None else order[start:end].tolist()
        return rows

    def _with_error(self, table: Frame, error: str | None) -> Frame:
        column = nw.new_series(COLUMN, [error] * len(table), nw.String(), backend=table.implementation)
        return table.with_columns(nw.maybe_align_index(column, table))

    def _nulls(self, model: Frame, group: int) -> Frame:
        """The keys of the group and nothing else: in one row, or where each row has one, in as many."""
        long = _long.ROW in model.columns
        start = int(self.groups.offsets[group])
        rows = self._input_rows(start, int(self.groups.offsets[group + 1]) if long else start + 1)
        own = self.frame[rows]
        kept = [*([] if self.groups.keys is None else self.groups.keys.columns), *_carried(self.options, long)]
        cells: dict[str, Any] = {name: own.get_column(name).to_list() for name in kept}
        # No row stands behind the value that is missing.
        cells |= {"n": [0] * len(rows), _long.ROW: rows}
        columns = {}
        for name, dtype in model.schema.items():
            # Whole numbers of pandas know no null.
            unknown = name not in cells and dtype.is_integer() and model.implementation.is_pandas_like()
            wide = nw.Float64() if unknown else dtype
            column = cells.get(name, [None] * len(rows))
            columns[name] = nw.new_series(name, column, wide, backend=model.implementation)
        return nw.DataFrame.from_dict(columns, backend=model.implementation)


def _carried(options: dict[str, Any], long: bool) -> list[str]:
    """The column that names each row, where an operation with a row for each of the input hands one on."""
    return [options["name"]] if long and options.get("name") is not None else []
