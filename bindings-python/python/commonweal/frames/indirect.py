"""Indirect standardisation and means over tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commonweal import _core
from commonweal.frames._operation import operation
from commonweal.frames.inequality import _grouped

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By


@operation
def indirectly_standardised_ratio(
    df: IntoDataFrameT,
    *,
    events: str,
    population: str,
    reference_events: str,
    reference_population: str,
    by: By = None,
    per: float = 1.0,
    level: types.Levels = 0.95,
    interval: types.RateInterval = "byar-exact-under-10",
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Indirectly standardised ratios, one for each group of `by`. See `cw.indirectly_standardised_ratio`.

    The reference stands in columns beside the strata of each group.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"area": ["A", "A", "B", "B"], "deaths": [5, 60, 4, 40], "people": [9_000, 3_000] * 2,
    ...     "cases": [120, 1_502] * 2, "all": [250_000, 90_000] * 2})
    >>> ratios = cw.frames.indirectly_standardised_ratio(df, events="deaths", population="people",
    ...     reference_events="cases", reference_population="all", by="area")
    >>> [round(ratio, 3) for ratio in ratios["value"]]
    [1.195, 0.809]
    """
    names = _strata(events, population, reference_events, reference_population)
    native = partial(_core.indirectly_standardised_groups, rate=False)
    table: IntoDataFrameT = _grouped(df, names, by, nulls, native, {"per": per, "level": level, "interval": interval})
    return table


@operation
def indirectly_standardised_rate(
    df: IntoDataFrameT,
    *,
    events: str,
    population: str,
    reference_events: str,
    reference_population: str,
    by: By = None,
    per: float = 100_000.0,
    level: types.Levels = 0.95,
    interval: types.RateInterval = "byar-exact-under-10",
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Indirectly standardised rates, one for each group of `by`. See `cw.indirectly_standardised_rate`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"deaths": [5, 60], "people": [9_000, 3_000],
    ...     "cases": [120, 1_502], "all": [250_000, 90_000]})
    >>> rate = cw.frames.indirectly_standardised_rate(df, events="deaths", population="people",
    ...     reference_events="cases", reference_population="all")
    >>> round(rate["value"][0], 3)
    570.155
    """
    names = _strata(events, population, reference_events, reference_population)
    native = partial(_core.indirectly_standardised_groups, rate=True)
    table: IntoDataFrameT = _grouped(df, names, by, nulls, native, {"per": per, "level": level, "interval": interval})
    return table


@operation
def mean(
    df: IntoDataFrameT,
    *,
    value: str,
    weights: str | None = None,
    by: By = None,
    report: types.MeanReport = "mean",
    level: types.Levels = 0.95,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Means, one for each group of `by`. See `cw.mean` for the limits.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"ward": ["A", "A", "B", "B"], "days": [12, 15, 9, 22]})
    >>> cw.frames.mean(df, value="days", by="ward")["value"].to_list()
    [13.5, 15.5]
    """
    names = {"values": ("value", value)}
    if weights is not None:
        names["weights"] = ("weights", weights)
    table: IntoDataFrameT = _grouped(df, names, by, nulls, _core.mean_groups, {"report": report, "level": level})
    return table


def _strata(
    events: str, population: str, reference_events: str, reference_population: str
) -> dict[str, tuple[str, str]]:
    given = {"events": events, "population": population, "reference_events": reference_events}
    given["reference_population"] = reference_population
    return {param: (param, name) for param, name in given.items()}
