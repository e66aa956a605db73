"""Long tables: several rows for each group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from commonweal.frames import _rows, _table

if TYPE_CHECKING:
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
