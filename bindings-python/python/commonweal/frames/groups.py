"""Inequality between groups without an order, over tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

import numpy as np

from commonweal import _core
from commonweal.errors import InputError
from commonweal.frames import _rows, _table
from commonweal.frames._complete import Complete
from commonweal.frames._errors import told
from commonweal.frames._operation import handing_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By

# Options that name a column here; the others are handed on as they are.
COLUMNS = ("population", "standard_errors", "events")


class GroupOptions(TypedDict, total=False):
    """Options of all measures between groups; the functions over columns say what they mean, and their defaults."""

    population: str | None
    level: types.Levels
    standard_errors: str | None
    events: str | None
    event_distribution: types.EventDistribution
    interval: types.GroupInterval
    draws: int
    seed: int
    unit: str | None
    nulls: types.Nulls


@handing_on(GroupOptions)
def group_difference(
    df: IntoDataFrameT,
    *,
    value: str,
    name: str | None = None,
    group: str | None = None,
    reference: str | None = None,
    by: By = None,
    on_error: types.OnError = "raise",
    **options: Unpack[GroupOptions],
) -> IntoDataFrameT:
    """Difference between two groups, for each set of `by`. See `cw.group_difference` for the method and all options.

    `value` names a column, and so do `population`, `standard_errors` and `events`. `group` and `reference` are names of
    groups as they stand in the column `name`; without both, the largest less the smallest value.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"district": ["North", "East", "South"], "rate": [91.0, 74.5, 68.0]})
    >>> table = cw.frames.group_difference(df, value="rate", name="district", group="North", reference="South")
    >>> table["value"][0]
    23.0
    """
    named = {"group": group, "reference": reference}
    table: IntoDataFrameT = _measured(df, value, by, _core.group_difference_groups, dict(options), name, named)
    return table


@handing_on(GroupOptions)
def group_ratio(
    df: IntoDataFrameT,
    *,
    value: str,
    name: str | None = None,
    group: str | None = None,
    reference: str | None = None,
    by: By = None,
    on_error: types.OnError = "raise",
    **options: Unpack[GroupOptions],
) -> IntoDataFrameT:
    """Ratio of two groups, one for each set of `by`. See `cw.group_ratio`, and `group_difference` here for the columns.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"district": ["North", "East", "South"], "rate": [30, 20, 12]})
    >>> cw.frames.group_ratio(df, value="rate", name="district", group="North", reference="South")["value"][0]
    2.5
    """
    named = {"group": group, "reference": reference}
    table: IntoDataFrameT = _measured(df, value, by, _core.group_ratio_groups, dict(options), name, named)
    return table


@handing_on(GroupOptions)
def between_group_variance(
    df: IntoDataFrameT,
    *,
    value: str,
    form: types.BetweenGroupForm = "variance",
    by: By = None,
    on_error: types.OnError = "raise",
    **options: Unpack[GroupOptions],
) -> IntoDataFrameT:
    """Variance between groups, for each set of `by`. See `cw.between_group_variance` for the method and all options.

    `value` names a column, and so do `population`, `standard_errors` and `events`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"rate": [91.0, 74.5, 68.0], "people": [4000, 8000, 6000]})
    >>> round(cw.frames.between_group_variance(df, value="rate", population="people")["value"][0], 6)
    72.333333
    """
    native = _core.between_group_variance_groups
    table: IntoDataFrameT = _measured(df, value, by, native, {"form": form, **options})
    return table


@handing_on(GroupOptions)
def mean_difference(
    df: IntoDataFrameT,
    *,
    value: str,
    name: str | None = None,
    reference: str | None = None,
    against: types.Against = "mean",
    polarity: types.Polarity = "neutral",
    weighted: bool = False,
    mean: float | None = None,
    by: By = None,
    on_error: types.OnError = "raise",
    **options: Unpack[GroupOptions],
) -> IntoDataFrameT:
    """Mean difference between groups, for each set of `by`. See `cw.mean_difference` for the method and all options.

    `value` names a column, and so do `population`, `standard_errors` and `events`. `reference` is the name of a group,
    as it stands in the column `name`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"district": ["North", "East"], "rate": [12.0, 8.0]})
    >>> table = cw.frames.mean_difference(df, value="rate", name="district", against="reference", reference="East")
    >>> table["value"][0]
    2.0
    """
    own: dict[str, Any] = {"against": against, "polarity": polarity, "weighted": weighted, "mean": mean}
    native = _core.mean_difference_groups
    named = {"reference": reference}
    table: IntoDataFrameT = _measured(df, value, by, native, {**own, **options}, name, named)
    return table


@handing_on(GroupOptions)
def index_of_disparity(
    df: IntoDataFrameT,
    *,
    value: str,
    name: str | None = None,
    reference: str | None = None,
    against: types.Against = "mean",
    polarity: types.Polarity = "neutral",
    weighted: bool = False,
    mean: float | None = None,
    by: By = None,
    on_error: types.OnError = "raise",
    **options: Unpack[GroupOptions],
) -> IntoDataFrameT:
    """Index of disparity, for each set of `by`. See `cw.index_of_disparity` for the method and all options.

    `value` names a column, and so do `population`, `standard_errors` and `events`. `reference` is the name of a group,
    as it stands in the column `name`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"district": ["North", "East"], "rate": [12.0, 8.0]})
    >>> round(cw.frames.index_of_disparity(df, value="rate")["value"][0], 6)
    0.2
    """
    own: dict[str, Any] = {"against": against, "polarity": polarity, "weighted": weighted, "mean": mean}
    native = _core.index_of_disparity_groups
    named = {"reference": reference}
    table: IntoDataFrameT = _measured(df, value, by, native, {**own, **options}, name, named)
    return table


@handing_on(GroupOptions)
def between_group_entropy(
    df: IntoDataFrameT,
    *,
    value: str,
    form: types.EntropyForm = "theil",
    by: By = None,
    on_error: types.OnError = "raise",
    **options: Unpack[GroupOptions],
) -> IntoDataFrameT:
    """Theil index or mean log deviation between groups, for each set of `by`. See `cw.between_group_entropy`.

    `value` names a column, and so do `population`, `standard_errors` and `events`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> round(cw.frames.between_group_entropy(pl.DataFrame({"rate": [0.0, 8.0]}), value="rate")["value"][0], 6)
    0.693147
    """
    native = _core.between_group_entropy_groups
    table: IntoDataFrameT = _measured(df, value, by, native, {"form": form, **options})
    return table


@handing_on(GroupOptions)
def population_attributable_risk(
    df: IntoDataFrameT,
    *,
    value: str,
    name: str | None = None,
    reference: str | None = None,
    form: types.AttributableForm = "risk",
    polarity: types.Polarity = "neutral",
    mean: float | None = None,
    by: By = None,
    on_error: types.OnError = "raise",
    **options: Unpack[GroupOptions],
) -> IntoDataFrameT:
    """Population attributable risk or fraction, for each set of `by`. See `cw.population_attributable_risk`.

    `value` names a column, and so do `population`, `standard_errors` and `events`. `reference` is the name of a group,
    as it stands in the column `name`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"district": ["North", "East"], "rate": [12.0, 8.0]})
    >>> cw.frames.population_attributable_risk(df, value="rate", polarity="lower-is-better")["value"][0]
    -2.0
    """
    own: dict[str, Any] = {"form": form, "polarity": polarity, "mean": mean}
    native = _core.population_attributable_risk_groups
    named = {"reference": reference}
    table: IntoDataFrameT = _measured(df, value, by, native, {**own, **options}, name, named)
    return table


def _measured(
    df: Any,
    value: str,
    by: By,
    native: Callable[..., _core.Estimates],
    options: dict[str, Any],
    name: str | None = None,
    named: dict[str, str | None] | None = None,
) -> Any:
    """One estimate for each set of groups: columns by name, marks at groups that are named, options handed on."""
    frame = _rows.read(df)
    names = {"values": ("value", value)}
    for param in COLUMNS:
        column = options.pop(param, None)
        if column is not None:
            names[param] = (param, column)
    columns = {param: _rows.numbers(frame, column, here) for param, (here, column) in names.items()}
    columns |= _marks(frame, name, named or {}, names)
    rows = Complete(_rows.Groups(frame, by), columns, options.pop("nulls", "raise"))

    def again(offsets: list[int]) -> _core.Estimates:
        return native(offsets, **rows.columns, **options)

    with told(rows, names, again):
        estimates = native(rows.starts, **rows.columns, **options)
    return _table.result(frame, rows, estimates)


def _marks(
    frame: _rows.Frame,
    name: str | None,
    named: dict[str, str | None],
    names: dict[str, tuple[str, str]],
) -> dict[str, _rows.Numbers]:
    """A column of ones and zeros for each group that is named: one in its rows."""
    given = {param: group for param, group in named.items() if group is not None}
    if not given:
        if name is not None:
            message = "`name` has no effect without `group` and `reference`: give them, or leave it out"
            raise InputError(message, "conflicting-arguments", "name")
        return {}
    if name is None:
        message = f"`name` is needed beside `{next(iter(given))}`: the column in which the names of the groups stand"
        raise InputError(message, "missing-argument", "name")
    cells = _rows.texts(frame, name, "name")
    marks = {}
    for param, group in given.items():
        marks[param] = np.array([float(cell == group) for cell in cells])
        names[param] = (param, name)
    return marks
