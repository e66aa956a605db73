"""Constants of control charts over tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commonweal import _core
from commonweal.frames import _rows, _table
from commonweal.frames._complete import Complete
from commonweal.frames._errors import told
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrameT

COLUMNS = ("subgroup_size", "c4", "c5", "a3", "b3", "b4", "d2", "d3", "d4", "a2", "e2", "range_lower", "range_upper")


@operation
def control_chart_constants(df: IntoDataFrameT, *, subgroup_size: str, z: float = 3.0) -> IntoDataFrameT:
    """Constants at the subgroup sizes of a column: one row for each row. See `cw.control_chart_constants`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> table = cw.frames.control_chart_constants(pl.DataFrame({"n": [2, 5]}), subgroup_size="n")
    >>> [round(limit, 3) for limit in table["e2"]]
    [2.659, 1.29]
    """
    frame = _rows.read(df)
    names = {"subgroup_size": ("subgroup_size", subgroup_size)}
    column = {"subgroup_size": _rows.numbers(frame, subgroup_size, "subgroup_size")}
    rows = Complete(_rows.Groups(frame, None), column, "raise")
    with told(rows, names):
        found = _core.control_chart_constants(rows.columns["subgroup_size"], z=z)
    columns: dict[str, Any] = {name: getattr(found, name) for name in COLUMNS}
    columns["cautions"] = [found.caution_codes] * len(found)
    table: IntoDataFrameT = _table.like_input(_table.build(columns, frame.implementation).to_native(), frame)
    return table
