"""Rates over tables."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from commonweal import _core
from commonweal.errors import InputError
from commonweal.frames import _bands, _long, _rows, _table
from commonweal.frames._complete import Complete
from commonweal.frames._errors import of_group, renamed, shifted, told
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By, Frame, Numbers


@operation
def crude_rate(
    df: IntoDataFrameT,
    *,
    events: str,
    population: str,
    by: By = None,
    per: float = 100_000.0,
    level: types.Levels = 0.95,
    interval: types.RateInterval = "byar-exact-under-10",
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Crude rates: events over people, per 100,000. See `cw.crude_rate` for the formula and the limits.

    With `by`, events and population are summed (exactly) in each group; without, each row has its own rate.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"area": ["A", "A", "B"], "deaths": [8, 4, 30], "people": [1_000, 3_000, 6_000]})
    >>> cw.frames.crude_rate(df, events="deaths", population="people", by="area")["value"].to_list()
    [300.0, 500.0]
    """
    table: IntoDataFrameT = _of_counts(
        df, events, population, by, nulls, _core.crude_rate, per=per, level=level, interval=interval
    )
    return table


@operation
def proportion(
    df: IntoDataFrameT,
    *,
    events: str,
    population: str,
    by: By = None,
    per: float = 1.0,
    level: types.Levels = 0.95,
    interval: types.ProportionInterval = "wilson",
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Proportions: people with the event over people. See `cw.proportion` for the limits.

    With `by`, events and population are summed (exactly) in each group; without, each row has its own proportion.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"area": ["A", "A", "B"], "smokers": [8, 4, 30], "people": [10, 30, 60]})
    >>> cw.frames.proportion(df, events="smokers", population="people", by="area", per=100)["value"].to_list()
    [30.0, 50.0]
    """
    table: IntoDataFrameT = _of_counts(
        df, events, population, by, nulls, _core.proportion, per=per, level=level, interval=interval
    )
    return table


@operation
def directly_standardised_rate(
    df: IntoDataFrameT,
    *,
    events: str,
    population: str,
    by: By = None,
    standard_population: str = "european-2013",
    age: str | None = None,
    age_end: float | None = None,
    per: float = 100_000.0,
    level: types.Levels = 0.95,
    interval: types.DirectRateInterval = "dobson",
    squared_events: str | None = None,
    minimum_events: float = 0.0,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Directly standardised rates, one for each group. See `cw.directly_standardised_rate` for formula and limits.

    `standard_population` names a published standard (then `age` names the column with the age at which each band
    starts) or a column with the size of each stratum in the standard. A band that stands twice in one group is
    an error. `squared_events` names a column with the sum over people of the square of their events.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"area": ["A"] * 4 + ["B"] * 4, "age": [0, 15, 45, 65] * 2,
    ...     "deaths": [2, 9, 40, 120, 1, 3, 20, 90], "people": [5_000, 12_000, 8_000, 4_000] * 2})
    >>> rates = cw.frames.directly_standardised_rate(df, events="deaths", population="people", age="age", by="area")
    >>> [round(rate, 3) for rate in rates["value"]]
    [752.4, 517.7]
    """
    frame = _rows.read(df)
    groups = _rows.Groups(frame, by)
    columns = {
        "events": _rows.numbers(frame, events, "events"),
        "population": _rows.numbers(frame, population, "population"),
    }
    names = {"events": ("events", events), "population": ("population", population)}
    if squared_events is not None:
        columns["squared_events"] = _rows.numbers(frame, squared_events, "squared_events")
        names["squared_events"] = ("squared_events", squared_events)
    ages = None if age is None else groups.sorted(_rows.numbers(frame, age, "age"))
    more = {}
    published = standard_population if standard_population in _bands.PUBLISHED else None
    if published is not None:
        if age is None or ages is None:
            message = (
                "`age` is needed for a published standard population: name the column of ages at which bands start"
            )
            raise InputError(message, "missing-argument", "age")
        sizes = _bands.published_sizes(groups, ages, age, standard_population, age_end)
        more["age"] = ages
    else:
        if age_end is not None:
            message = "`age_end` has no meaning beside this `standard_population`: give one of them"
            raise InputError(message, "conflicting-arguments", "age_end")
        if age is not None and ages is not None:
            _bands.refuse_duplicates(groups, ages, age)
        sizes = groups.sorted(_bands.given_sizes(frame, standard_population))
        names["standard_population"] = ("standard_population", standard_population)
    # The sizes come from all bands, so that a row left out for a missing value does not widen the one before it.
    rows = Complete(groups, columns, nulls, {"standard_population": sizes, **more})

    def native(offsets: list[int]) -> _core.Estimates:
        kept = rows.columns
        return _core.directly_standardised_rate_groups(
            offsets,
            kept["events"],
            kept["population"],
            kept["standard_population"],
            per=per,
            level=level,
            interval=interval,
            minimum_events=minimum_events,
            published=published,
            age=kept.get("age"),
            squared_events=kept.get("squared_events"),
        )

    with told(rows, names, native):
        estimates = native(rows.starts)
    table: IntoDataFrameT = _table.result(frame, rows, estimates)
    return table


def _of_counts(
    df: Any, events: str, population: str, by: By, nulls: str, native: Callable[..., _core.Estimates], **options: Any
) -> Any:
    frame = _rows.read(df)
    columns = {
        "events": _rows.numbers(frame, events, "events"),
        "population": _rows.numbers(frame, population, "population"),
    }
    names = {param: (param, name) for param, name in (("events", events), ("population", population))}
    if by is None:
        return _of_rows(frame, columns, names, nulls, native, **options)
    rows = Complete(_rows.Groups(frame, by), columns, nulls)
    with told(rows, names):
        sums = [_core.sums_of_counts(rows.starts, rows.columns[param], param) for param in columns]
        _refuse_impossible_rows(rows.columns, native, **options)
    try:
        estimates = native(*sums, **options)
    except InputError as error:
        raise renamed(_about_sum(error, rows), names) from None
    return _table.result(frame, rows, estimates, n=np.diff(rows.starts))


def _refuse_impossible_rows(
    columns: dict[str, Numbers], native: Callable[..., _core.Estimates], **options: Any
) -> None:
    """A sum could hide a row that cannot be: 12 of 10 people, or an event among nobody. The core says what is wrong."""
    people, found = columns["population"], columns["events"]
    impossible = found > people if native is _core.proportion else (people == 0) & (found > 0)
    for row in np.flatnonzero(impossible)[:1]:
        with shifted(int(row)):
            native(found[row : row + 1], people[row : row + 1], **options)


def _of_rows(
    frame: Frame,
    columns: dict[str, Numbers],
    names: dict[str, tuple[str, str]],
    nulls: str,
    native: Callable[..., _core.Estimates],
    **options: Any,
) -> Any:
    """One estimate for each row of the input, each a group of its own."""
    rows = Complete(_rows.Groups.of_rows(frame), columns, nulls)
    with told(rows, names):
        estimates = native(*rows.columns.values(), **options)
    return _table.like_input(_table.result(frame, rows, estimates), frame)


def _about_sum(error: InputError, rows: Complete) -> InputError:
    """An error about the sums of a group, told of its first row and its name."""
    if error.index is None:
        return error
    message = str(error).replace(f"`{error.param}` row {error.index} ", f"the sum of `{error.param}` ", 1)
    about = InputError(message, error.code, error.param, error.index)
    return of_group(about, rows, int(rows.kept[error.index]))


@operation
def suppress_counts(
    df: IntoDataFrameT,
    *,
    counts: str,
    by: By = None,
    threshold: int = 7,
    rounding: int = 5,
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Counts of people as they may be shown: small ones hidden, others rounded. See `cw.suppress_counts` for the rule.

    One row for each row of the input, in its order: the columns of `by`, then count and disclosure. With `by`, each
    group is protected against its own total.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"area": ["A", "A", "B"], "people": [23, 5, 12]})
    >>> cw.frames.suppress_counts(df, counts="people", by="area")["count"].to_list()
    [25.0, None, 10.0]
    """
    frame = _rows.read(df)
    names = {"counts": ("counts", counts)}
    rows = Complete(_rows.Groups(frame, by), {"counts": _rows.numbers(frame, counts, "counts")}, "raise")
    _table.refuse_clash(rows.groups, ("count", "disclosure"))
    count: list[Any] = []
    disclosure: list[str] = []
    with told(rows, names):
        for start, end in pairwise(rows.starts):
            with shifted(start):
                part = rows.columns["counts"][start:end]
                shown = _core.suppress_counts(part, threshold=threshold, rounding=rounding)
            count.append(shown.count)
            disclosure.extend(shown.disclosure)
    columns: dict[str, Any] = {"count": np.concatenate(count), "disclosure": disclosure}
    result: IntoDataFrameT = _long.in_input_order(frame, rows, columns, strings=("disclosure",))
    return result
