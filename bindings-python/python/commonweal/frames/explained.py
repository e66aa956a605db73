"""What an index is made of, over tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypedDict

import numpy as np

from commonweal import _core
from commonweal.errors import InputError
from commonweal.frames import _rows, _survey, _table
from commonweal.frames._complete import Complete
from commonweal.frames._errors import shifted, told
from commonweal.frames._long import beside_keys, parts_of
from commonweal.frames._operation import handing_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Unpack

    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By

    _Decomposition = _core.ConcentrationDecomposition | _core.RecentredInfluence | _core.ShapleyDecomposition

# Facts of a determinant, which what is left and the whole do not have.
OF_DETERMINANTS = ("coefficient", "mean", "elasticity", "concentration_index", "contribution", "share")
OF_PLAYERS = ("contribution", "share", "first", "last")
OF_INFLUENCE = ("coefficient", "mean", "contribution")


class DecompositionOptions(TypedDict, total=False):
    """Options handed on as they are given."""

    form: types.ConcentrationForm
    lower: float | None
    upper: float | None
    nu: float | None
    beta: float | None
    level: types.Levels
    interval: types.DecompositionInterval
    draws: int
    seed: int


@handing_on(DecompositionOptions)
def concentration_decomposition(
    df: IntoDataFrameT,
    *,
    value: str,
    determinants: Sequence[str],
    rank: str,
    order: types.Order,
    weights: str | None = None,
    by: By = None,
    on_error: types.OnError = "raise",
    design: types.SurveyColumns | None = None,
    progress: types.Progress | None = None,
    nulls: types.Nulls = "raise",
    **options: Unpack[DecompositionOptions],
) -> IntoDataFrameT:
    """What goes into a concentration index: a row for each determinant, what is left and the whole, by group.

    `determinants` lists columns of numbers. Columns: those of `by`, then part ("determinant", "residual", "total"),
    determinant, coefficient, mean, elasticity, concentration_index, contribution, share and, for a sample, standard
    error, limits and cautions. For a survey the groups of `by` are domains of the sample of its `design`. A bootstrap
    starts from the same seed in every group; `progress` is told how many samples of all groups are drawn of how many.
    See `cw.concentration_decomposition`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"visits": [5, 6, 3, 4, 2, 1], "income": range(6), "ill": [1, 1, 0, 1, 0, 0]})
    >>> table = cw.frames.concentration_decomposition(
    ...     df, value="visits", determinants=["ill"], rank="income", order="most-deprived-first"
    ... )
    >>> dict(zip(table["part"], [round(value, 6) for value in table["contribution"]]))
    {'determinant': -0.166667, 'residual': -0.079365, 'total': -0.246032}
    """
    names = {"values": ("value", value), "rank": ("rank", rank)}
    names |= {} if weights is None else {"weights": ("weights", weights)}
    native = partial(_core.concentration_decomposition, order=order, **options)
    table: IntoDataFrameT = _decomposed(df, names, determinants, by, design, nulls, progress, native, OF_DETERMINANTS)
    return table


class ShapleyOptions(DecompositionOptions, total=False):
    """Options handed on as they are given."""

    index: types.ShapleyIndex
    removal: types.ShapleyRemoval


@handing_on(ShapleyOptions)
def shapley_decomposition(
    df: IntoDataFrameT,
    *,
    value: str,
    determinants: Sequence[str],
    groups: Sequence[str] | None = None,
    rank: str | None = None,
    order: types.Order | None = None,
    weights: str | None = None,
    by: By = None,
    on_error: types.OnError = "raise",
    design: types.SurveyColumns | None = None,
    progress: types.Progress | None = None,
    nulls: types.Nulls = "raise",
    **options: Unpack[ShapleyOptions],
) -> IntoDataFrameT:
    """What goes into an inequality, over all orders: a row for each determinant, what is left and the whole, by group.

    `determinants` lists columns of numbers, `groups` the name of the group of each, where some go together. Columns:
    those of `by`, then part ("determinant", "residual", "total"), determinant, contribution, share, first, last and,
    for a sample, standard error, limits and cautions. For a survey the groups of `by` are domains of the sample of its
    `design`. See `cw.shapley_decomposition`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"visits": [5, 6, 3, 4, 2, 1], "ill": [1, 1, 0, 1, 0, 0]})
    >>> table = cw.frames.shapley_decomposition(df, value="visits", determinants=["ill"], index="gini")
    >>> dict(zip(table["part"], [round(value, 6) for value in table["contribution"]]))
    {'determinant': 0.214286, 'residual': 0.063492, 'total': 0.277778}
    """
    names = {"values": ("value", value)}
    given = {"rank": rank, "weights": weights}
    names |= {param: (param, name) for param, name in given.items() if name is not None}
    native = partial(_core.shapley_decomposition, order=order, groups=groups, **options)
    table: IntoDataFrameT = _decomposed(df, names, determinants, by, design, nulls, progress, native, OF_PLAYERS)
    return table


class RecentredOptions(TypedDict, total=False):
    """Options handed on as they are given."""

    index: types.RecentredIndex
    quantile: float | None
    alpha: float | None
    epsilon: float | None
    level: types.Levels
    interval: types.RecentredInterval
    draws: int
    seed: int


@handing_on(RecentredOptions)
def recentred_influence_regression(
    df: IntoDataFrameT,
    *,
    value: str,
    determinants: Sequence[str],
    weights: str | None = None,
    by: By = None,
    on_error: types.OnError = "raise",
    design: types.SurveyColumns | None = None,
    progress: types.Progress | None = None,
    nulls: types.Nulls = "raise",
    **options: Unpack[RecentredOptions],
) -> IntoDataFrameT:
    """What goes with more of an index: a row for each determinant, the intercept and the whole, by group.

    `determinants` lists columns of numbers. Columns: those of `by`, then part ("determinant", "intercept", "total"),
    determinant, coefficient, mean, contribution and, for a sample, standard error, limits (of coefficients, of the
    intercept and of the index), p-value and cautions. For a survey the groups of `by` are domains of the sample of its
    `design`. A bootstrap starts from the same seed in every group; `progress` is told how many samples of all groups
    are drawn of how many. See `cw.recentred_influence_regression`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"visits": [5, 6, 3, 4, 2, 1], "ill": [1, 1, 0, 1, 0, 0]})
    >>> table = cw.frames.recentred_influence_regression(df, value="visits", determinants=["ill"], interval="none")
    >>> dict(zip(table["part"], [round(value, 6) for value in table["contribution"]]))
    {'determinant': -0.119048, 'intercept': 0.396825, 'total': 0.277778}
    """
    names = {"values": ("value", value)}
    names |= {} if weights is None else {"weights": ("weights", weights)}
    native = partial(_core.recentred_influence_regression, **options)
    table: IntoDataFrameT = _decomposed(df, names, determinants, by, design, nulls, progress, native, OF_INFLUENCE)
    return table


def _decomposed(
    df: Any,
    names: dict[str, tuple[str, str]],
    determinants: Sequence[str],
    by: By,
    design: types.SurveyColumns | None,
    nulls: types.Nulls,
    progress: types.Progress | None,
    native: Callable[..., _Decomposition],
    facts: tuple[str, ...],
) -> Any:
    frame = _rows.read(df)
    if isinstance(determinants, str) or not isinstance(determinants, (list, tuple)):
        message = "`determinants` is no list: give the names of its columns, such as ['age', 'ill']"
        raise InputError(message, "wrong-type", "determinants")
    columns = {param: _rows.numbers(frame, name, here) for param, (here, name) in names.items()}
    columns |= {f"determinant {name}": _rows.numbers(frame, name, "determinants") for name in determinants}
    names["determinants"] = ("determinants", ", ".join(determinants))
    rows = Complete(_rows.Groups(frame, by), columns, nulls)
    survey = _survey.of_table(frame, design, rows)
    found: list[_Decomposition] = []
    groups = len(rows.starts) - 1
    with told(rows, names):
        for place, (start, end) in enumerate(zip(rows.starts[:-1], rows.starts[1:], strict=True)):
            part: dict[str, Any] = {name: column[start:end] for name, column in rows.columns.items()}
            named = [(name, part.pop(f"determinant {name}")) for name in determinants]
            if survey is not None:
                part["design"] = survey.domain(list(range(start, end)))
            listen: Any = None if progress is None else _of_all(progress, place, groups)
            with shifted(start):
                found.append(native(**part, determinants=named, progress=listen))
    return beside_keys(frame, rows, _long(found, facts), [len(one) + 2 for one in found])


class ComparisonOptions(TypedDict, total=False):
    """Options handed on as they are given."""

    form: types.ConcentrationForm
    lower: float | None
    upper: float | None
    nu: float | None
    beta: float | None
    level: types.Levels
    interval: types.SampleInterval


COMPARED = ("first", "second", "difference")


@handing_on(ComparisonOptions)
def compare_concentration_indices(
    df: IntoDataFrameT,
    *,
    value: str,
    rank: str,
    order: types.Order,
    other_values: str | None = None,
    other_rank: str | None = None,
    weights: str | None = None,
    by: By = None,
    on_error: types.OnError = "raise",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    **options: Unpack[ComparisonOptions],
) -> IntoDataFrameT:
    """Two concentration indices of the same people: three rows (first, second, difference) for each group of `by`.

    `other_values` and `other_rank` name columns. Columns: those of `by`, then part, value and, for a sample, standard
    error, limits, p-value and cautions. For a survey the groups of `by` are domains of the sample of its `design`. See
    `cw.compare_concentration_indices`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"doctor": [6, 5, 5, 4], "dentist": [1, 1, 2, 4], "income": range(4)})
    >>> table = cw.frames.compare_concentration_indices(
    ...     df, value="doctor", other_values="dentist", rank="income", order="most-deprived-first"
    ... )
    >>> dict(zip(table["part"], [round(value, 6) for value in table["value"]]))
    {'first': -0.075, 'second': 0.3125, 'difference': 0.3875}
    """
    frame = _rows.read(df)
    names = {"values": ("value", value), "rank": ("rank", rank)}
    others = {"other_values": other_values, "other_rank": other_rank, "weights": weights}
    names |= {param: (param, name) for param, name in others.items() if name is not None}
    columns = {param: _rows.numbers(frame, name, here) for param, (here, name) in names.items()}
    rows = Complete(_rows.Groups(frame, by), columns, nulls)
    survey = _survey.of_table(frame, design, rows)
    found: list[_core.ConcentrationComparison] = []
    with told(rows, names):
        for start, end in zip(rows.starts[:-1], rows.starts[1:], strict=True):
            part: dict[str, Any] = {name: column[start:end] for name, column in rows.columns.items()}
            if survey is not None:
                part["design"] = survey.domain(list(range(start, end)))
            with shifted(start):
                found.append(_core.compare_concentration_indices(**part, order=order, **options))
    estimates = [getattr(one, part) for one in found for part in COMPARED]
    whole: dict[str, Any] = {"part": [*COMPARED] * len(found)}
    whole |= parts_of(estimates)
    if estimates[0].intervals:
        no_test = [np.nan, np.nan]
        whole["p_value"] = np.array([[*no_test, one.p_value] for one in found], dtype=float).ravel()
    table: IntoDataFrameT = beside_keys(frame, rows, whole, [len(COMPARED)] * len(found))
    return table


def _of_all(progress: types.Progress, place: int, groups: int) -> Callable[[int, int], object]:
    """Told of the draws of one group, it tells of those of all."""
    return lambda done, total: progress(place * total + done, groups * total)


def _long(found: list[_Decomposition], facts: tuple[str, ...]) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "part": [part for one in found for part in [*["determinant"] * len(one), _last(one)[0], "total"]],
        "determinant": [name for one in found for name in [*one.determinant, "", ""]],
    }
    for name in facts:
        ends = {"contribution": _ends, "share": _end_shares}.get(name, _no_ends)
        whole[name] = np.concatenate([[*getattr(one, name), *ends(one)] for one in found])
    levels = found[0].intervals
    if not levels:
        return whole
    errors = [[*one.standard_error, _last(one)[1].standard_error, one.index.standard_error] for one in found]
    whole["standard_error"] = np.array(errors, dtype=float).ravel()
    for place, limits in enumerate(levels):
        suffix = f"_{_table.level_name(limits.level)}" if len(levels) > 1 else ""
        for side in ("lower", "upper"):
            rows = [
                [
                    *getattr(one.intervals[place], side),
                    getattr(_last(one)[1].intervals[place], side),
                    getattr(one.index.intervals[place], side),
                ]
                for one in found
            ]
            whole[f"{side}{suffix}"] = np.array(rows, dtype=float).ravel()
    if isinstance(found[0], _core.RecentredInfluence):
        whole["p_value"] = np.concatenate([[*getattr(one, "p_value"), *_no_ends(one)] for one in found])  # noqa: B009
    whole["cautions"] = [
        codes for one in found for codes in [*one.caution_codes, _codes(_last(one)[1]), _codes(one.index)]
    ]
    return whole


def _codes(estimate: _core.Estimate) -> str:
    return ", ".join(caution.code for caution in estimate.cautions)


def _last(one: _Decomposition) -> tuple[str, _core.Estimate]:
    """What is left beside the determinants."""
    if isinstance(one, _core.RecentredInfluence):
        return "intercept", one.intercept
    return "residual", one.residual


def _ends(one: _Decomposition) -> list[float]:
    return [_last(one)[1].value, one.index.value]


def _end_shares(one: Any) -> list[float]:
    return [one.residual_share, 1.0 if one.index.value else np.nan]


def _no_ends(_: _Decomposition) -> list[float]:
    return [np.nan, np.nan]
