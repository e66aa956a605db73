"""Variation over tables."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from commonweal import _core
from commonweal.frames import _long, _rows, _table
from commonweal.frames._complete import Complete
from commonweal.frames._errors import shifted, told
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By

# Levels unless given, as `cw.funnel` has them.
LEVELS: list[float | _core.Level] = [0.95, 0.998]


@operation
def funnel(
    df: IntoDataFrameT,
    *,
    events: str,
    population: str,
    kind: types.FunnelKind,
    by: By = None,
    name: str | None = None,
    level: types.Levels = LEVELS,
    limits: types.FunnelLimits = "exact",
    target: float | None = None,
    overdispersion: types.Overdispersion = "none",
    scale: types.FunnelScale | None = None,
    trim: float = 0.1,
    polarity: types.Polarity = "neutral",
    per: float = 1.0,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Where each unit stands: one row for each row of the input, and one funnel for each group of `by`.

    See `cw.funnel` for the method and all options. `name` names a column that is carried over, such as the name of
    each unit. Columns: those of `by`, the name, value, events, population, target, limits, tail probabilities, z and
    flag for chance alone; where there is an answer that allows for scatter, its limits, z and flag as `adjusted_*`;
    `reading` where `polarity` says which direction is good; and the codes of the funnel's cautions.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"trust": list("ABCDE"), "breaches": [12, 30, 95, 21, 44],
    ...     "attendances": [400, 620, 810, 530, 900]})
    >>> table = cw.frames.funnel(df, events="breaches", population="attendances", kind="proportion", name="trust")
    >>> dict(zip(table["trust"], table["flag"]))
    {'A': 'below', 'B': 'inside', 'C': 'far-above', 'D': 'below', 'E': 'inside'}
    """
    frame = _rows.read(df)
    names = {"events": ("events", events), "population": ("population", population)}
    columns = {param: _rows.numbers(frame, column, here) for param, (here, column) in names.items()}
    rows = Complete(_rows.Groups(frame, by), columns, nulls)
    carried = None if name is None else _rows.check_name(frame, name, "name")
    options: dict[str, Any] = {
        "level": level,
        "limits": limits,
        "overdispersion": overdispersion,
        "scale": scale,
        "trim": trim,
    }
    options |= {"polarity": polarity, "per": per, "target": target}
    parts: list[_core.Funnel] = []

    def native(offsets: list[int]) -> None:
        counts, people = rows.columns["events"], rows.columns["population"]
        for start, end in pairwise(offsets):
            with shifted(start):
                parts.append(_core.funnel(counts[start:end], people[start:end], kind=kind, **options))

    with told(rows, names, native):
        native(rows.starts)
    table: IntoDataFrameT = _joined(frame, rows, [_columns(part) for part in parts], carried)
    return table


@operation
def funnel_limits(
    df: IntoDataFrameT,
    *,
    population: str,
    kind: types.FunnelKind,
    target: float,
    level: types.Levels = LEVELS,
    limits: types.FunnelLimits = "exact",
    axis: types.FunnelAxis = "population",
    tau2: float = 0.0,
    scale: types.FunnelScale | None = None,
    per: float = 1.0,
) -> IntoDataFrameT:
    """Funnel limits at the sizes of a column: one row for each row of the input. See `cw.funnel_limits`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"people": [100, 1000]})
    >>> table = cw.frames.funnel_limits(df, population="people", kind="proportion", target=0.07)
    >>> [round(limit, 4) for limit in table["upper_95"]]
    [0.1286, 0.0867]
    """
    frame = _rows.read(df)
    names = {"population": ("population", population)}
    rows = Complete(_rows.Groups(frame, None), {"population": _rows.numbers(frame, population, "population")}, "raise")
    options: dict[str, Any] = {"level": level, "limits": limits, "axis": axis, "tau2": tau2, "scale": scale, "per": per}
    with told(rows, names):
        curves = _core.funnel_limits(rows.columns["population"], kind=kind, target=target, **options)
    columns: dict[str, Any] = {"population": curves.at}
    for limit in curves.limits:
        suffix = _table.level_name(limit.level)
        columns |= {f"lower_{suffix}": limit.lower, f"upper_{suffix}": limit.upper}
        if limit.lower_population is not None:
            columns |= {f"lower_population_{suffix}": limit.lower_population}
            columns |= {f"upper_population_{suffix}": limit.upper_population}
    table: IntoDataFrameT = _table.like_input(_table.build(columns, frame.implementation).to_native(), frame)
    return table


def _columns(part: _core.Funnel) -> dict[str, Any]:
    """One funnel as columns."""
    columns: dict[str, Any] = {"value": part.value, "events": part.events, "population": part.population}
    columns["target"] = np.full(len(part), part.target)
    columns |= _answer(part.naive, "")
    columns |= {"tail_low": part.naive.tail_low, "tail_high": part.naive.tail_high}
    if part.overdispersed is not None:
        columns |= _answer(part.overdispersed.answer, "adjusted_")
    if part.reading is not None:
        columns["reading"] = part.reading
    columns["unit"] = [part.unit] * len(part)
    columns["cautions"] = [part.caution_codes] * len(part)
    return columns


def _answer(answer: _core.FunnelAnswer, prefix: str) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for limit in answer.limits:
        suffix = _table.level_name(limit.level)
        columns[f"{prefix}lower_{suffix}"] = limit.lower
        columns[f"{prefix}upper_{suffix}"] = limit.upper
    return columns | {f"{prefix}z": answer.z, f"{prefix}flag": answer.flag}


def _joined(frame: Any, rows: Complete, parts: list[dict[str, Any]], carried: str | None) -> Any:
    """One row for each complete row of the input, in its order."""
    heights = [len(part["value"]) for part in parts]
    # Groups may differ in whether they have an answer with scatter.
    names = list(dict.fromkeys(name for part in parts for name in part))
    columns = {name: _stacked(name, parts, heights) for name in names}
    if rows.omitted.any():
        omitted = np.repeat(rows.omitted[rows.kept], heights).tolist()
        counted = [f"rows-omitted ({count})" if count else "" for count in omitted]
        pairs = zip(columns["cautions"], counted, strict=True)
        columns["cautions"] = [", ".join(filter(None, pair)) for pair in pairs]
    return _long.in_input_order(frame, rows, columns, carried)


def _stacked(name: str, parts: list[dict[str, Any]], heights: list[int]) -> Any:
    text = any(isinstance(part.get(name), list) for part in parts)
    if not text:
        empty = [np.full(height, np.nan) for height in heights]
        return np.concatenate([part.get(name, none) for part, none in zip(parts, empty, strict=True)])
    return [cell for part, height in zip(parts, heights, strict=True) for cell in part.get(name, [None] * height)]
