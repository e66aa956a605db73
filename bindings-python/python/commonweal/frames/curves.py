"""Lorenz and concentration curves over tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from commonweal import _core
from commonweal.frames import _rows, _survey, _table
from commonweal.frames._complete import Complete
from commonweal.frames._errors import shifted, told
from commonweal.frames._long import beside_keys
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By


@operation
def lorenz_curve(
    df: IntoDataFrameT,
    *,
    value: str,
    weights: str | None = None,
    by: By = None,
    at: types.Floats | None = None,
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Lorenz curves, one for each group of `by`: a row for each point. See `cw.lorenz_curve`.

    Columns: those of `by`, then people, share and, for a sample, its standard error, limits and cautions.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"place": ["a", "a", "b", "b"], "beds": [1, 3, 2, 2]})
    >>> table = cw.frames.lorenz_curve(df, value="beds", by="place", at=[0.5])
    >>> [*table["share"]]
    [0.25, 0.5]
    """
    names = {"values": ("value", value)}
    options = {"at": at, "level": level, "interval": interval}
    table: IntoDataFrameT = _curves(df, names, weights, by, nulls, _core.lorenz_curve, options, design)
    return table


@operation
def concentration_curve(
    df: IntoDataFrameT,
    *,
    value: str,
    rank: str,
    order: types.Order,
    weights: str | None = None,
    by: By = None,
    at: types.Floats | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Concentration curves, one for each group of `by`: a row for each point. See `cw.concentration_curve`.

    Columns: those of `by`, then people and share.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"fifth": [1, 2, 3], "smoking": [30, 25, 20]})
    >>> table = cw.frames.concentration_curve(df, value="smoking", rank="fifth", order="most-deprived-first")
    >>> [round(share, 6) for share in table["share"]]
    [0.0, 0.4, 0.733333, 1.0]
    """
    names = {"values": ("value", value), "rank": ("rank", rank)}
    table: IntoDataFrameT = _curves(
        df, names, weights, by, nulls, _core.concentration_curve, {"order": order, "at": at}
    )
    return table


def _curves(
    df: Any,
    names: dict[str, tuple[str, str]],
    weights: str | None,
    by: By,
    nulls: types.Nulls,
    native: Callable[..., _core.ShareCurve],
    options: dict[str, Any],
    design: types.SurveyColumns | None = None,
) -> Any:
    if weights is not None:
        names["weights"] = ("weights", weights)
    frame = _rows.read(df)
    columns = {param: _rows.numbers(frame, name, here) for param, (here, name) in names.items()}
    rows = Complete(_rows.Groups(frame, by), columns, nulls)
    survey = _survey.of_table(frame, design, rows)
    found = []
    with told(rows, names):
        for start, end in zip(rows.starts[:-1], rows.starts[1:], strict=True):
            part = {name: column[start:end] for name, column in rows.columns.items()}
            drawn: Any = {} if survey is None else {"design": survey.domain(range(start, end))}
            with shifted(start):
                found.append(native(**part, **options, **drawn))
    whole: dict[str, Any] = {
        name: np.concatenate([getattr(one, name) for one in found]) for name in ("people", "share")
    }
    levels = found[0].intervals
    if levels:
        whole["standard_error"] = np.concatenate([one.standard_error for one in found])
    for place, interval in enumerate(levels):
        suffix = f"_{_table.level_name(interval.level)}" if len(levels) > 1 else ""
        for side in ("lower", "upper"):
            whole[f"{side}{suffix}"] = np.concatenate([getattr(one.intervals[place], side) for one in found])
    if levels:
        whole["cautions"] = [codes for one in found for codes in one.caution_codes]
    return beside_keys(frame, rows, whole, [len(one) for one in found])
