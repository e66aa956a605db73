"""Whether one curve lies above another, over tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from commonweal import _core
from commonweal._columns import as_labels
from commonweal.errors import InputError
from commonweal.frames import _rows, _survey, _table
from commonweal.frames._complete import Complete
from commonweal.frames._errors import shifted, told
from commonweal.frames._long import beside_keys
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By

PER_POINT = ("people", "first", "second", "difference")


@operation
def curve_dominance(
    df: IntoDataFrameT,
    *,
    value: str,
    compared_with: types.ComparedWith = "equality",
    rank: str | None = None,
    order: types.Order | None = None,
    weights: str | None = None,
    other_values: str | None = None,
    other_rank: str | None = None,
    sample: str | None = None,
    by: By = None,
    generalised: bool = False,
    at: types.Floats | None = None,
    rule: types.DominanceRule = "multiple-comparison",
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "linearised",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Whether curves dominate, one pair for each group of `by`: a row for each point. See `cw.curve_dominance`.

    With compared_with="other-people" the two samples stand in one table, and `sample` names the column that tells them
    apart: the first curve is that of the name that comes first. Columns: those of `by`, then people, first, second,
    difference and verdict, and, for a sample, the error, limits and cautions.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"year": [2010] * 3 + [2020] * 3, "beds": [1, 2, 9, 3, 4, 5]})
    >>> table = cw.frames.curve_dominance(
    ...     df, value="beds", compared_with="other-people", sample="year", interval="none", at=[0.5]
    ... )
    >>> [*table["verdict"]]
    ['dominated']
    """
    frame = _rows.read(df)
    names = {"values": ("value", value)}
    others = {"rank": rank, "weights": weights, "other_values": other_values, "other_rank": other_rank}
    names |= {param: (param, name) for param, name in others.items() if name is not None}
    columns = {param: _rows.numbers(frame, name, here) for param, (here, name) in names.items()}
    rows = Complete(_rows.Groups(frame, by), columns, nulls)
    survey = _survey.of_table(frame, design, rows)
    labels = _labels(frame, rows, compared_with, sample)
    if labels is not None and (other_values is not None or other_rank is not None):
        message = "with `sample` both samples have their values in `value`: leave `other_values` and `other_rank` out"
        raise InputError(message, "conflicting-arguments", "other_values" if other_values else "other_rank")
    options: Any = {"compared_with": compared_with, "order": order, "generalised": generalised, "at": at, "rule": rule}
    options |= {"level": level, "interval": interval}
    found: list[_core.CurveDominance] = []
    with told(rows, names):
        for start, end in zip(rows.starts[:-1], rows.starts[1:], strict=True):
            part: dict[str, Any] = {name: column[start:end] for name, column in rows.columns.items()}
            if labels is not None:
                part = _two_samples(part, labels[start:end])
            drawn: Any = {} if survey is None else {"design": survey.domain(range(start, end))}
            with shifted(start):
                found.append(_core.curve_dominance(**part, **options, **drawn))
    table: IntoDataFrameT = beside_keys(frame, rows, _long(found), [len(one) for one in found])
    return table


def _labels(frame: _rows.Frame, rows: Complete, compared_with: str, sample: str | None) -> Any:
    """1 for rows of the second sample, 0 for those of the first."""
    if (sample is not None) != (compared_with == "other-people"):
        code = "missing-argument" if sample is None else "conflicting-arguments"
        message = (
            '`sample` goes with compared_with="other-people": it names the column that tells the two samples apart'
        )
        raise InputError(message, code, "sample")
    if sample is None:
        return None
    labels = _rows.cells(frame, sample, "sample", as_labels)
    kinds = list(dict.fromkeys(labels))
    if len(kinds) != 2:
        message = f"`sample` column '{sample}' has {len(kinds)} different names: two samples are compared"
        raise InputError(message, "out-of-range", "sample")
    second = np.array([label == kinds[1] for label in labels])
    second = second if rows.groups.order is None else second[rows.groups.order]
    return second if rows.rows is None else second[rows.rows]


def _two_samples(part: dict[str, Any], second: Any) -> dict[str, Any]:
    if second.all() or not second.any():
        message = 'a group of `by` has rows of one sample only: leave it out, or ask for on_error="report"'
        raise InputError(message, "empty", "sample")
    whole = {name: column[~second] for name, column in part.items()}
    return whole | {f"other_{name}": column[second] for name, column in part.items()}


def _long(found: list[_core.CurveDominance]) -> dict[str, Any]:
    whole: dict[str, Any] = {name: np.concatenate([getattr(one, name) for one in found]) for name in PER_POINT}
    whole["verdict"] = [verdict for one in found for verdict in [one.verdict] * len(one)]
    levels = found[0].intervals
    if not levels:
        return whole
    for name in ("standard_error", "statistic"):
        whole[name] = np.concatenate([getattr(one, name) for one in found])
    for place, limits in enumerate(levels):
        suffix = f"_{_table.level_name(limits.level)}" if len(levels) > 1 else ""
        for prefix, columns in (("", "intervals"), ("simultaneous_", "simultaneous")):
            for side in ("lower", "upper"):
                parts = [getattr(getattr(one, columns)[place], side) for one in found]
                whole[f"{prefix}{side}{suffix}"] = np.concatenate(parts)
    whole["cautions"] = [codes for one in found for codes in one.caution_codes]
    return whole
