"""Interventions over tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from commonweal import _core
from commonweal.errors import InputError
from commonweal.frames import _rows, _table
from commonweal.frames._complete import Complete
from commonweal.frames._errors import shifted, told
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By

STRINGS = ("stratum", "stage", "disclosure", "cautions")


@operation
def cascade(
    df: IntoDataFrameT,
    *,
    stages: Sequence[str],
    strata: str | None = None,
    by: By = None,
    level: types.Levels = 0.95,
    reached: str | None = None,
    allow_entry_later: bool = False,
    suppression: types.SmallCounts = "none",
    planned: str | None = None,
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """The stages of a cascade, one row a stratum and stage. See `cw.cascade` for the method and all results.

    `stages` lists the columns of people in the order in which they are passed; each row is a stratum, named by the
    column `strata`. With `by`, each group has a cascade of its own, and its strata need other names only within it.
    `planned` and `reached` add, at the stage reached, people reached over people planned. Rows of all strata together
    have no row here: sums of a column would count everybody twice; `cw.cascade` has them, and the slope, doses and
    costs too.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"fifth": ["1", "2"], "eligible": [80, 120], "accepted": [60, 60]})
    >>> table = cw.frames.cascade(df, stages=["eligible", "accepted"], strata="fifth")
    >>> table["reach"].to_list()
    [1.0, 0.75, 1.0, 0.5]
    """
    frame = _rows.read(df)
    if isinstance(stages, str) or not isinstance(stages, (list, tuple)):
        message = "`stages` is no list: give the names of the columns in order, such as ['eligible', 'accepted']"
        raise InputError(message, "wrong-type", "stages")
    columns = {f"stage {place}": _rows.numbers(frame, name, "stages") for place, name in enumerate(stages)}
    names = {"stages": ("stages", ", ".join(stages))}
    if planned is not None:
        columns["planned"] = _rows.numbers(frame, planned, "planned")
        names["planned"] = ("planned", planned)
    labels = None if strata is None else _rows.texts(frame, strata, "strata")
    if strata is not None:
        names["strata"] = ("strata", strata)
    if not columns:
        message = "`stages` names no column: give at least one"
        raise InputError(message, "empty", "stages")
    rows = Complete(_rows.Groups(frame, by), columns, "raise")
    _table.refuse_clash(rows.groups, ("stratum", "stage", "count"))
    parts: list[_core.Cascade] = []
    with told(rows, names):
        for start, end in zip(rows.starts[:-1], rows.starts[1:], strict=True):
            counts = {name: rows.columns[f"stage {place}"][start:end] for place, name in enumerate(stages)}
            plan: dict[str, Any] = {} if planned is None else {"planned": rows.columns["planned"][start:end]}
            group = None if labels is None else [labels[rows.input_row(row)] for row in range(start, end)]
            with shifted(start):
                part = _core.cascade(
                    counts,
                    strata=group,
                    level=level,
                    reached=reached,
                    allow_entry_later=allow_entry_later,
                    suppression=suppression,
                    **plan,
                )
            parts.append(part)
    table: IntoDataFrameT = _joined(frame, rows, parts)
    return table


def _joined(frame: _rows.Frame, rows: Complete, parts: list[_core.Cascade]) -> Any:
    """One row for each stratum and stage of each group, with the keys of the group."""
    all_columns = [_columns(part.strata) | _delivered(part) for part in parts]
    columns = {name: _stacked([part[name] for part in all_columns]) for name in all_columns[0]}
    table = _build(columns, frame.implementation)
    keys = rows.groups.keys
    if keys is not None:
        group = np.repeat(np.arange(len(parts)), [len(part.strata) for part in parts])
        table = nw.concat([nw.maybe_reset_index(keys[group.tolist()]), table], how="horizontal")
    return table.to_native()


def _stacked(columns: list[Any]) -> Any:
    return (
        np.concatenate(columns) if isinstance(columns[0], np.ndarray) else [cell for part in columns for cell in part]
    )


def _delivered(part: _core.Cascade) -> dict[str, Any]:
    """People reached over people planned, in the rows of the stage reached."""
    ratio = part.delivered
    if ratio is None:
        return {}
    at = np.arange(len(ratio)) * len(part.stages) + part.stages.index(part.reached)
    columns = {"delivered": ratio.value}
    for interval in ratio.intervals:
        suffix = "" if len(ratio.intervals) == 1 else f"_{_table.level_name(interval.level)}"
        columns[f"delivered_lower{suffix}"] = interval.lower
        columns[f"delivered_upper{suffix}"] = interval.upper
    wide = {name: np.full(len(part.strata), np.nan) for name in columns}
    for name, column in columns.items():
        wide[name][at] = column
    return wide


def table_of(stages: _core.CascadeStages, backend: str) -> Any:
    """The stages as a table of a dataframe library; called by `CascadeStages.to_frame`."""
    return _table.with_backend(backend, lambda: _build(_columns(stages), backend)).to_native()


def _columns(stages: _core.CascadeStages) -> dict[str, Any]:
    columns: dict[str, Any] = {
        "stratum": stages.stratum,
        "stage": stages.stage,
        "count": stages.count,
        "disclosure": stages.disclosure,
        "lost": stages.lost,
    }
    for name, shares in (("conversion", stages.conversion), ("reach", stages.reach)):
        columns[name] = shares.value
        for interval in shares.intervals:
            suffix = "" if len(shares.intervals) == 1 else f"_{_table.level_name(interval.level)}"
            columns[f"{name}_lower{suffix}"] = interval.lower
            columns[f"{name}_upper{suffix}"] = interval.upper
        columns[f"{name}_upper_if_none"] = getattr(stages, f"{name}_upper_if_none")
    codes = zip(stages.conversion.caution_codes, stages.reach.caution_codes, strict=True)
    # One code each, in order: most rows have none, and both columns often have the same.
    columns["cautions"] = [", ".join(dict.fromkeys(filter(None, both))) for both in codes]
    return columns


def _build(columns: dict[str, Any], backend: Any) -> _rows.Frame:
    return _table.build(columns, backend, STRINGS)
