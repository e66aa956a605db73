"""Indices within and between groups, over tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from commonweal import _core
from commonweal.errors import InputError
from commonweal.frames import _rows, _survey, _table
from commonweal.frames._complete import Complete
from commonweal.frames._errors import shifted, told
from commonweal.frames._long import beside_keys, in_rows_of, parts_of
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By


PARTS = ("within", "between", "total")
WITH_REST = ("within", "between", "rest", "total")


@operation
def entropy_decomposition(
    df: IntoDataFrameT,
    *,
    value: str,
    group: str,
    weights: str | None = None,
    by: By = None,
    alpha: float = 1.0,
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    permutations: int | None = None,
    seed: int = 1,
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Entropy within and between groups: three rows (within, between, total) for each group of `by`.

    `group` names the column to divide by. See `cw.entropy_decomposition` for the formulas and the groups themselves.
    Beside the estimates stand, in the rows of the part between groups, between_of_largest and, where `permutations` are
    asked for, p_value.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"place": ["a", "a", "b", "b"], "beds": [1, 3, 4, 8]})
    >>> table = cw.frames.entropy_decomposition(df, value="beds", group="place")
    >>> dict(zip(table["part"], [round(value, 6) for value in table["value"]]))
    {'within': 0.075178, 'between': 0.130812, 'total': 0.20599}
    """
    options = {"alpha": alpha, "level": level, "interval": interval, "permutations": permutations, "seed": seed}
    native = _core.entropy_decomposition
    table: IntoDataFrameT = _divided(df, value, group, weights, by, design, native, options, PARTS)
    return table


@operation
def gini_decomposition(
    df: IntoDataFrameT,
    *,
    value: str,
    group: str,
    weights: str | None = None,
    by: By = None,
    form: types.GiniDecompositionForm = "bhattacharya-mahalanobis",
    nu: float = 2.0,
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """The Gini index within and between groups: four rows (within, between, rest, total) for each group of `by`.

    `group` names the column to divide by. See `cw.gini_decomposition` for the formulas and the groups themselves.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"place": ["a", "a", "b", "b"], "beds": [1, 5, 4, 8]})
    >>> table = cw.frames.gini_decomposition(df, value="beds", group="place")
    >>> dict(zip(table["part"], [round(value, 6) for value in table["value"]]))
    {'within': 0.111111, 'between': 0.166667, 'rest': 0.027778, 'total': 0.305556}
    """
    options = {"form": form, "nu": nu, "level": level, "interval": interval}
    native = _core.gini_decomposition
    table: IntoDataFrameT = _divided(df, value, group, weights, by, design, native, options, WITH_REST)
    return table


@operation
def atkinson_decomposition(
    df: IntoDataFrameT,
    *,
    value: str,
    group: str,
    weights: str | None = None,
    by: By = None,
    form: types.AtkinsonDecompositionForm = "group-means",
    epsilon: float = 1.0,
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """The Atkinson index within and between groups: four rows (within, between, rest, total) for each group of `by`.

    `group` names the column to divide by. See `cw.atkinson_decomposition` for the formulas and the groups themselves.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"place": ["a", "a", "b", "b"], "beds": [1, 5, 4, 8]})
    >>> table = cw.frames.atkinson_decomposition(df, value="beds", group="place")
    >>> dict(zip(table["part"], [round(value, 6) for value in table["value"]]))
    {'within': 0.161711, 'between': 0.057191, 'rest': -0.009248, 'total': 0.209654}
    """
    options = {"form": form, "epsilon": epsilon, "level": level, "interval": interval}
    native = _core.atkinson_decomposition
    table: IntoDataFrameT = _divided(df, value, group, weights, by, design, native, options, WITH_REST)
    return table


@operation
def gini_source_decomposition(
    df: IntoDataFrameT,
    *,
    value: str,
    sources: Sequence[str],
    weights: str | None = None,
    by: By = None,
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """What each part of a sum adds to its Gini index: rows of sources and one of the total, for each group of `by`.

    `sources` lists columns of numbers, which must come to that of `value`. Columns: those of `by`, then part ("source",
    "total"), source, mean, share_of_total, index, correlation, contribution, share_of_index, marginal_effect and, for a
    sample, standard error, limits and cautions of the contribution. See `cw.gini_source_decomposition`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"care": [1, 2, 4, 9], "visits": [1, 2, 3, 2], "stays": [0, 0, 1, 7]})
    >>> table = cw.frames.gini_source_decomposition(df, value="care", sources=["visits", "stays"])
    >>> dict(zip(table["source"], table["contribution"]))
    {'visits': 0.0625, 'stays': 0.34375, '': 0.40625}
    """
    frame = _rows.read(df)
    if isinstance(sources, str) or not isinstance(sources, (list, tuple)):
        message = "`sources` is no list: give the names of its columns, such as ['visits', 'stays']"
        raise InputError(message, "wrong-type", "sources")
    names = {"values": ("value", value)} | ({} if weights is None else {"weights": ("weights", weights)})
    columns = {param: _rows.numbers(frame, name, here) for param, (here, name) in names.items()}
    columns |= {f"source {name}": _rows.numbers(frame, name, "sources") for name in sources}
    names["sources"] = ("sources", ", ".join(sources))
    rows = Complete(_rows.Groups(frame, by), columns, "raise")
    survey = _survey.of_table(frame, design, rows)
    found: list[_core.SourceDecomposition] = []
    with told(rows, names):
        for start, end in zip(rows.starts[:-1], rows.starts[1:], strict=True):
            part: Any = {name: column[start:end] for name, column in rows.columns.items()}
            named = [(name, part.pop(f"source {name}")) for name in sources]
            with shifted(start):
                drawn: Any = {} if survey is None else {"design": survey.domain(range(start, end))}
                one = _core.gini_source_decomposition(**part, sources=named, level=level, interval=interval, **drawn)
            found.append(one)
    table: IntoDataFrameT = beside_keys(frame, rows, _by_source(found), [len(sources) + 1] * len(found))
    return table


def _codes(estimate: _core.Estimate) -> str:
    return ", ".join(caution.code for caution in estimate.cautions)


def _effects(one: _core.SourceDecomposition) -> list[float]:
    """None where the index is zero."""
    return one.marginal_effect.value.tolist() if one.total.value else [np.nan] * len(one)


def _by_source(found: list[_core.SourceDecomposition]) -> dict[str, Any]:
    """The sources of each, and its total."""
    nothing = [np.nan]

    def each(of: Callable[[_core.SourceDecomposition], list[Any]]) -> Any:
        return np.concatenate([np.array(of(one), dtype=float) for one in found])

    whole: dict[str, Any] = {
        "part": [part for one in found for part in [*["source"] * len(one), "total"]],
        "source": [name for one in found for name in [*one.source, ""]],
        "mean": each(lambda one: [*one.mean, one.mean.sum()]),
        "share_of_total": each(lambda one: [*one.share_of_total, 1.0]),
        "index": each(lambda one: [*one.index, one.total.value]),
        "correlation": each(lambda one: [*one.correlation, *nothing]),
        "contribution": each(lambda one: [*one.contribution.value, one.total.value]),
        "share_of_index": each(lambda one: [*one.share_of_index, 1.0 if one.total.value else np.nan]),
        "marginal_effect": each(lambda one: [*_effects(one), *nothing]),
    }
    levels = found[0].total.intervals
    if not levels:
        return whole
    whole["standard_error"] = each(lambda one: [*one.contribution.standard_error, one.total.standard_error])
    for place, limits in enumerate(levels):
        suffix = f"_{_table.level_name(limits.level)}" if len(levels) > 1 else ""
        for side in ("lower", "upper"):
            ends = [
                np.array([*getattr(one.contribution.intervals[place], side), getattr(one.total.intervals[place], side)])
                for one in found
            ]
            whole[f"{side}{suffix}"] = np.concatenate(ends)
    whole["cautions"] = [codes for one in found for codes in [*one.contribution.caution_codes, _codes(one.total)]]
    return whole


def _divided(
    df: Any,
    value: str,
    group: str,
    weights: str | None,
    by: By,
    design: types.SurveyColumns | None,
    native: Callable[..., Any],
    options: dict[str, Any],
    parts: tuple[str, ...],
) -> Any:
    """A row for each part of each group of `by`."""
    frame = _rows.read(df)
    names = {"values": ("value", value)} | ({} if weights is None else {"weights": ("weights", weights)})
    columns = {param: _rows.numbers(frame, name, here) for param, (here, name) in names.items()}
    labels = _rows.texts(frame, group, "group")
    rows = Complete(_rows.Groups(frame, by), columns, "raise")
    if rows.groups.order is not None:
        labels = [labels[row] for row in rows.groups.order.tolist()]
    survey = _survey.of_table(frame, design, rows)
    found = []
    with told(rows, names):
        for start, end in zip(rows.starts[:-1], rows.starts[1:], strict=True):
            part: Any = {name: column[start:end] for name, column in rows.columns.items()}
            with shifted(start):
                drawn: Any = {} if survey is None else {"design": survey.domain(range(start, end))}
                found.append(native(**part, group=labels[start:end], **options, **drawn))
    estimates = [getattr(one, part) for one in found for part in parts]
    whole: dict[str, Any] = {"part": [*parts] * len(found)} | parts_of(estimates)
    facts = {name: [getattr(one, name, None) for one in found] for name in ("between_of_largest", "p_value")}
    whole |= in_rows_of("between", parts, facts)
    return beside_keys(frame, rows, whole, [len(parts)] * len(found))
