"""Partnerships over tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from commonweal import _core
from commonweal.errors import InputError
from commonweal.frames import _rows, _table
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame, IntoDataFrameT

    from commonweal import _typing as types


@operation
def coverage(
    df: IntoDataFrameT,
    *,
    area: str,
    people: str,
    memberships: IntoDataFrame,
    member_area: str,
    member_partnership: str,
    member_from: str | None = None,
    member_to: str | None = None,
    at: types.Day | None = None,
) -> IntoDataFrameT:
    """How many partnerships cover each area: one row for each row of `df`, in its order.

    See `cw.coverage` for the rest.

    `area` and `people` name columns of `df`, the others columns of the table `memberships`. Summing `people` over the
    rows with `partnerships` above 0 gives the people covered, each counted once.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> areas = pl.DataFrame({"area": ["a", "b", "c"], "people": [500, 300, 200]})
    >>> members = pl.DataFrame({"area": ["a", "b", "b"], "partnership": ["North", "North", "South"]})
    >>> table = cw.frames.coverage(areas, area="area", people="people", memberships=members, member_area="area",
    ...     member_partnership="partnership")
    >>> table["partnerships"].to_list()
    [1, 2, 0]
    """
    frame, given = _rows.read(df), _members(memberships, member_area, member_partnership, member_from, member_to)
    areas = _rows.texts(frame, area, "area")
    result = _core.coverage(areas, _rows.numbers(frame, people, "people"), at=at, **given)
    columns: dict[str, Any] = {
        "area": result.area,
        "people": _rows.numbers(frame, people, "people"),
        "partnerships": result.partnerships_of_area,
    }
    table: IntoDataFrameT = _table.build(columns, frame.implementation, ("area",)).to_native()
    return table


@operation
def roll_up_partnerships(
    df: IntoDataFrameT,
    *,
    area: str,
    value: str,
    memberships: IntoDataFrame,
    member_area: str,
    member_partnership: str,
    member_from: str | None = None,
    member_to: str | None = None,
    at: types.Day | None = None,
) -> IntoDataFrameT:
    """The sum of a column by partnership: one row a partnership. See `cw.roll_up_partnerships`.

    Where two partnerships share an area, that is an error. Areas without partnership are in no row.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> areas = pl.DataFrame({"area": ["a", "b", "c"], "events": [5, 3, 2]})
    >>> members = pl.DataFrame({"area": ["a", "b"], "partnership": ["North", "South"]})
    >>> table = cw.frames.roll_up_partnerships(areas, area="area", value="events", memberships=members,
    ...     member_area="area", member_partnership="partnership")
    >>> table["value"].to_list()
    [5.0, 3.0]
    """
    frame, given = _rows.read(df), _members(memberships, member_area, member_partnership, member_from, member_to)
    areas = _rows.texts(frame, area, "area")
    result = _core.roll_up_partnerships(areas, _rows.numbers(frame, value, "value"), at=at, **given)
    columns: dict[str, Any] = {"partnership": result.partnership, "areas": result.areas, "value": result.value}
    table: IntoDataFrameT = _table.build(columns, frame.implementation, ("partnership",)).to_native()
    return table


def _members(memberships: Any, area: str, partnership: str, starts: str | None, ends: str | None) -> dict[str, Any]:
    """The columns of the memberships, by the names of the core."""
    frame = nw.from_native(memberships, pass_through=True)
    if not isinstance(frame, nw.DataFrame):
        message = f"`memberships` is of type {type(memberships).__name__}: give a table of pandas, polars or pyarrow"
        raise InputError(message, "wrong-type", "memberships")
    given: dict[str, Any] = {
        "member_area": _rows.texts(frame, area, "member_area"),
        "member_partnership": _rows.texts(frame, partnership, "member_partnership"),
    }
    for param, name in (("member_from", starts), ("member_to", ends)):
        if name is not None:
            given[param] = _rows.dates(frame, name, param)
    return given
