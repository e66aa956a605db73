"""Variation over tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from commonweal import _core
from commonweal.errors import InputError
from commonweal.frames import _rows
from commonweal.frames._complete import Complete
from commonweal.frames._errors import told
from commonweal.frames._operation import operation
from commonweal.frames._table import BACKENDS, refuse_clash
from commonweal.frames._xmr import POINTS, SERIES, XmrFrame, days_of, phase_starts_of, points_table

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By


@operation
def xmr(
    df: IntoDataFrameT,
    *,
    value: str,
    date: str | None = None,
    by: By = None,
    target: str | float | None = None,
    direction: types.Direction = "neutral",
    rebase: str | types.Rows | None = None,
    fix_after: int | None = None,
    centre: float | None = None,
    limits: types.Floats | None = None,
    scaling: types.Scaling = "2.66",
    screen: bool = True,
    rules: types.Rules = "making-data-count-7",
    lower_bound: float | None = None,
    upper_bound: float | None = None,
    unit: str | None = None,
) -> XmrFrame[IntoDataFrameT]:
    """XmR charts, one for each group of `by`. See `cw.xmr` for the limits, the rules and the options.

    `value` and `date` name columns; so may `target` (one a row, missing where there is none), which may also be one
    number for all. `rebase` is a list of rows counted from the start of each series, a list of days, or the name of a
    column that is 1 (or true) where a new phase starts. Rows stand in order of time within each series; where `date`
    is given, this is checked, and nothing is sorted.

    The result has `.series()`, one row for each series; `.points()`, one row for each row of the table, in its
    order; `.phases()`; and `.icons()`, a grid of icons.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"ward": ["A"] * 14 + ["B"] * 14, "falls": [3, 4] * 7 + [3, 4] * 6 + [3, 30]})
    >>> charts = cw.frames.xmr(df, value="falls", by="ward", direction="decrease")
    >>> charts.series()["variation"].to_list()
    ['common-cause', 'concern-high']
    """
    frame = _rows.read(df)
    names = {"values": ("value", value)}
    columns = {"values": _rows.numbers(frame, value, "value")}
    options: dict[str, Any] = {}
    if isinstance(target, str):
        names["target"] = ("target", target)
        columns["target"] = _rows.numbers(frame, target, "target")
    else:
        options["target"] = target
    groups = _rows.Groups(frame, by)
    # Every row stays where it is: a missing value is a gap in its series.
    rows = Complete(groups, columns, "raise")
    if date is not None:
        names["dates"] = ("date", date)
        days: Any = days_of(frame, date)
        options["days"] = groups.sorted(days)
    if isinstance(rebase, str):
        names["rebase"] = ("rebase", rebase)
        options["phase_starts"] = phase_starts_of(frame, rebase, groups)
    else:
        options["rebase"] = rebase
    given: Any = unit
    if given is not None and not isinstance(given, str):
        message = f'`unit` is of type {type(given).__name__}: give a text, such as "%"'
        raise InputError(message, "wrong-type", "unit")
    refuse_clash(groups, (*SERIES, *POINTS))

    def native(offsets: list[int]) -> _core.XmrTable:
        return _core.xmr_groups(
            offsets,
            rows.columns["values"],
            targets=rows.columns.get("target"),
            direction=direction,
            fix_after=fix_after,
            centre=centre,
            limits=limits,
            scaling=scaling,
            screen=screen,
            rules=rules,
            lower_bound=lower_bound,
            upper_bound=upper_bound,
            **options,
        )

    with told(rows, names, None if "days" in options or "phase_starts" in options else native):
        table = native(rows.starts)
    return XmrFrame(frame, groups, table, date, unit)


def points_of(xmr: _core.Xmr, backend: str) -> Any:
    """The points of one chart as a table; called by `Xmr.to_frame`."""
    if backend not in BACKENDS:
        message = f"`backend` is {backend!r}: it must be one of {', '.join(map(repr, BACKENDS))}"
        raise InputError(message, "unknown-option", "backend")
    try:
        return points_table(xmr.points, xmr.rules, np.arange(len(xmr.points)), backend, xmr.points.date).to_native()
    except ModuleNotFoundError as error:
        message = f"`backend` is {backend!r}, which is not installed: pip install {backend}"
        raise ModuleNotFoundError(message, name=error.name) from error
