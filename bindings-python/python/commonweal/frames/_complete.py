"""Sorted columns without the rows in which a value is missing, where that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from commonweal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commonweal.frames._rows import Groups, Numbers, Positions


class Complete:
    """The columns of all groups, and which groups still have rows.

    `omitted` counts the rows left out of each group, `kept` holds the groups that have any left.
    """

    def __init__(
        self,
        groups: Groups,
        columns: Mapping[str, Numbers],
        nulls: str,
        already_sorted: Mapping[str, Numbers] | None = None,
    ) -> None:
        if nulls not in ("raise", "omit"):
            message = f'`nulls` is "{nulls}": choose one of "raise", "omit"'
            raise InputError(message, "unknown-option", "nulls")
        self.groups = groups
        self.columns = {param: groups.sorted(column) for param, column in columns.items()}
        self.columns.update(already_sorted or {})
        self.offsets = groups.offsets
        self.rows: Positions | None = None
        self.omitted = np.zeros(len(groups), dtype=np.int64)
        missing = np.zeros(groups.height, dtype=bool)
        if nulls == "omit":
            for column in self.columns.values():
                missing |= np.isnan(column)
        if missing.any():
            self.rows = np.flatnonzero(~missing)
            self.columns = {param: column[self.rows] for param, column in self.columns.items()}
            self.omitted = np.add.reduceat(missing, groups.offsets[:-1], dtype=np.int64)
            self.offsets = np.concatenate([[0], np.cumsum(np.diff(groups.offsets) - self.omitted)])
        # Groups that still have rows: a group without any has no value, and its caution says why.
        self.kept = np.flatnonzero(np.diff(self.offsets) > 0)
        if len(self.kept) == 0:
            message = "no row is complete: in every row a value is missing, and `nulls` asks to leave such rows out"
            raise InputError(message, "empty", "df")

    @property
    def starts(self) -> list[int]:
        """Where each group that has rows starts, and the end of the last."""
        starts: list[int] = self.offsets[np.append(self.kept, len(self.groups))].tolist()
        return starts

    def input_row(self, row: int) -> int:
        """Where a row stood in the table."""
        return self.groups.input_row(row if self.rows is None else int(self.rows[row]))
