"""Measures of a whole distribution over tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commonweal import _core
from commonweal.frames._operation import operation
from commonweal.frames.inequality import _grouped

if TYPE_CHECKING:
    from collections.abc import Callable

    from narwhals.typing import IntoDataFrameT

    from commonweal import _typing as types
    from commonweal.frames._rows import By


@operation
def hoover_index(
    df: IntoDataFrameT,
    *,
    value: str,
    weights: str | None = None,
    by: By = None,
    level: types.Levels = 0.95,
    interval: types.HooverInterval = "none",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Hoover index, one for each group of `by`. See `cw.hoover_index` for the method.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"beds": [0, 0, 1, 2, 5, 9, 9, 30]})
    >>> round(cw.frames.hoover_index(df, value="beds")["value"][0], 6)
    0.482143
    """
    options = {"level": level, "interval": interval}
    table: IntoDataFrameT = _distribution(df, value, weights, by, nulls, design, _core.hoover_index_groups, options)
    return table


@operation
def gini_index(
    df: IntoDataFrameT,
    *,
    value: str,
    weights: str | None = None,
    by: By = None,
    nu: float = 2.0,
    correction: types.GiniCorrection = "none",
    level: types.Levels = 0.95,
    interval: types.GiniInterval = "none",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Gini index, one for each group of `by`. See `cw.gini_index` for the method and all options.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"beds": [0, 0, 1, 2, 5, 9, 9, 30]})
    >>> round(cw.frames.gini_index(df, value="beds")["value"][0], 6)
    0.629464
    """
    options = {"nu": nu, "correction": correction, "level": level, "interval": interval}
    table: IntoDataFrameT = _distribution(df, value, weights, by, nulls, design, _core.gini_index_groups, options)
    return table


@operation
def generalised_entropy_index(
    df: IntoDataFrameT,
    *,
    value: str,
    weights: str | None = None,
    by: By = None,
    alpha: float = 1.0,
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Generalised entropy index, one for each group of `by`. See `cw.generalised_entropy_index` for all options.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"beds": [0, 0, 1, 2, 5, 9, 9, 30]})
    >>> round(cw.frames.generalised_entropy_index(df, value="beds")["value"][0], 6)
    0.750866
    """
    options = {"alpha": alpha, "level": level, "interval": interval}
    native = _core.generalised_entropy_index_groups
    table: IntoDataFrameT = _distribution(df, value, weights, by, nulls, design, native, options)
    return table


@operation
def atkinson_index(
    df: IntoDataFrameT,
    *,
    value: str,
    weights: str | None = None,
    by: By = None,
    epsilon: float = 1.0,
    report: types.IndexReport = "index",
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Atkinson index, one for each group of `by`. See `cw.atkinson_index` for the method and all options.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"beds": [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]})
    >>> round(cw.frames.atkinson_index(df, value="beds")["value"][0], 6)
    0.162449
    """
    options = {"epsilon": epsilon, "report": report, "level": level, "interval": interval}
    native = _core.atkinson_index_groups
    table: IntoDataFrameT = _distribution(df, value, weights, by, nulls, design, native, options)
    return table


@operation
def kolm_index(
    df: IntoDataFrameT,
    *,
    value: str,
    kappa: float,
    weights: str | None = None,
    by: By = None,
    report: types.IndexReport = "index",
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Kolm index, one for each group of `by`. See `cw.kolm_index` for the method and all options.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"beds": [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]})
    >>> round(cw.frames.kolm_index(df, value="beds", kappa=0.1)["value"][0], 6)
    0.879014
    """
    options = {"kappa": kappa, "report": report, "level": level, "interval": interval}
    native = _core.kolm_index_groups
    table: IntoDataFrameT = _distribution(df, value, weights, by, nulls, design, native, options)
    return table


@operation
def quantile_share_ratio(
    df: IntoDataFrameT,
    *,
    value: str,
    weights: str | None = None,
    by: By = None,
    top: float = 0.2,
    bottom: float = 0.2,
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Quantile share ratio, one for each group of `by`. See `cw.quantile_share_ratio` for the method and all options.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"beds": [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]})
    >>> round(cw.frames.quantile_share_ratio(df, value="beds")["value"][0], 6)
    4.666667
    """
    options = {"top": top, "bottom": bottom, "level": level, "interval": interval}
    native = _core.quantile_share_ratio_groups
    table: IntoDataFrameT = _distribution(df, value, weights, by, nulls, design, native, options)
    return table


@operation
def coefficient_of_variation(
    df: IntoDataFrameT,
    *,
    value: str,
    weights: str | None = None,
    by: By = None,
    divisor: types.Divisor = "n",
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Coefficient of variation, one for each group of `by`. See `cw.coefficient_of_variation`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"beds": [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]})
    >>> round(cw.frames.coefficient_of_variation(df, value="beds")["value"][0], 6)
    0.673852
    """
    options = {"divisor": divisor, "level": level, "interval": interval}
    native = _core.coefficient_of_variation_groups
    table: IntoDataFrameT = _distribution(df, value, weights, by, nulls, design, native, options)
    return table


@operation
def j_divergence(
    df: IntoDataFrameT,
    *,
    value: str,
    weights: str | None = None,
    by: By = None,
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """J-divergence, one for each group of `by`. See `cw.j_divergence` for the method.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"beds": [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]})
    >>> round(cw.frames.j_divergence(df, value="beds")["value"][0], 6)
    0.364202
    """
    options = {"level": level, "interval": interval}
    native = _core.j_divergence_groups
    table: IntoDataFrameT = _distribution(df, value, weights, by, nulls, design, native, options)
    return table


@operation
def wolfson_polarisation(
    df: IntoDataFrameT,
    *,
    value: str,
    weights: str | None = None,
    by: By = None,
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Wolfson's index of polarisation, one for each group of `by`. See `cw.wolfson_polarisation` for the method.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"beds": [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]})
    >>> round(cw.frames.wolfson_polarisation(df, value="beds")["value"][0], 6)
    0.323077
    """
    options = {"level": level, "interval": interval}
    native = _core.wolfson_polarisation_groups
    table: IntoDataFrameT = _distribution(df, value, weights, by, nulls, design, native, options)
    return table


@operation
def zenga_index(
    df: IntoDataFrameT,
    *,
    value: str,
    weights: str | None = None,
    by: By = None,
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Zenga's index, one for each group of `by`. See `cw.zenga_index` for the method.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"beds": [3, 3, 3, 5, 5, 8, 8, 8, 8, 20]})
    >>> round(cw.frames.zenga_index(df, value="beds")["value"][0], 6)
    0.625367
    """
    options = {"level": level, "interval": interval}
    native = _core.zenga_index_groups
    table: IntoDataFrameT = _distribution(df, value, weights, by, nulls, design, native, options)
    return table


@operation
def poverty_index(
    df: IntoDataFrameT,
    *,
    value: str,
    line: float | None = None,
    line_share: float | None = None,
    line_of: types.PovertyLineOf | None = None,
    weights: str | None = None,
    by: By = None,
    form: types.PovertyForm = "foster-greer-thorbecke",
    alpha: float | None = None,
    at_line: types.PovertyAtLine = "not-poor",
    level: types.Levels = 0.95,
    interval: types.SampleInterval = "none",
    design: types.SurveyColumns | None = None,
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Poverty index, one for each group of `by`. See `cw.poverty_index` for the method and all options.

    A relative line is that of each group; where one line is meant for all, give it as `line`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"place": ["north"] * 2 + ["south"] * 2, "income": [3, 9, 8, 20]})
    >>> cw.frames.poverty_index(df, value="income", line=6, by="place")["value"].round(6).to_list()
    [0.5, 0.0]
    """
    lines = {"line": line, "line_share": line_share, "line_of": line_of, "at_line": at_line}
    options: dict[str, Any] = {**lines, "form": form, "alpha": alpha, "level": level, "interval": interval}
    native = _core.poverty_index_groups
    table: IntoDataFrameT = _distribution(df, value, weights, by, nulls, design, native, options)
    return table


@operation
def herfindahl_hirschman_index(
    df: IntoDataFrameT,
    *,
    value: str,
    by: By = None,
    form: types.HerfindahlForm = "index",
    scale: types.HerfindahlScale = "unit",
    level: types.Levels = 0.95,
    interval: types.HerfindahlInterval = "none",
    nulls: types.Nulls = "raise",
    on_error: types.OnError = "raise",
) -> IntoDataFrameT:
    """Herfindahl-Hirschman index, one for each group of `by` (the providers of each place), a row a provider.

    See `cw.herfindahl_hirschman_index` for the method and all options.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"place": ["north"] * 2 + ["south"] * 2, "operations": [90, 10, 50, 50]})
    >>> cw.frames.herfindahl_hirschman_index(df, value="operations", by="place")["value"].round(6).to_list()
    [0.82, 0.5]
    """
    options = {"form": form, "scale": scale, "level": level, "interval": interval}
    native = _core.herfindahl_hirschman_index_groups
    table: IntoDataFrameT = _distribution(df, value, None, by, nulls, None, native, options)
    return table


def _distribution(
    df: Any,
    value: str,
    weights: str | None,
    by: By,
    nulls: str,
    design: types.SurveyColumns | None,
    native: Callable[..., _core.Estimates],
    options: dict[str, Any],
) -> Any:
    names = {"values": ("value", value)}
    if weights is not None:
        names["weights"] = ("weights", weights)
    return _grouped(df, names, by, nulls, native, options, design)
