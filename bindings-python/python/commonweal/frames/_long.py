"""Long tables: several rows for each group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from commonweal.frames import _rows, _table

if TYPE_CHECKING:
    from commonweal import _core
    from commonweal.frames._complete import Complete


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
