"""Charts of tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from commonweal import _chart, _chart_inequality, _core
from commonweal.errors import InputError
from commonweal.frames import _rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narwhals.typing import IntoDataFrame

    from commonweal.frames._rows import Frame


def interval_bars(
    table: IntoDataFrame,
    *,
    name: str,
    title: str,
    subtitle: str | None = None,
    value: str | None = None,
    reference: float | None = None,
    reference_name: str | None = None,
    highlight: Iterable[str] = (),
) -> _chart.Chart:
    """Bars with intervals from a table that a function of this module gave, sorted or filtered as you like.

    `name` is the column with the name of each place; the other options are those of `cw.interval_bars`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"area": ["A", "B"], "smokers": [12, 30], "people": [40, 60]})
    >>> table = cw.frames.proportion(df, events="smokers", population="people", by="area", per=100)
    >>> chart = cw.frames.interval_bars(table.sort("value"), name="area", title="Smoking")
    >>> chart.table["name"]
    ['A', 'B']
    """
    frame = _rows.read(table)
    names = frame.get_column(_rows.check_name(frame, name, "name")).to_list()
    return _chart.interval_bars(
        names,
        _estimates(frame),
        title=title,
        subtitle=subtitle,
        value=value,
        reference=reference,
        reference_name=reference_name,
        highlight=highlight,
    )


def equiplot(
    df: IntoDataFrame,
    *,
    row: str,
    group: str,
    value: str,
    title: str,
    subtitle: str | None = None,
    axis: str | None = None,
    unit: str = "",
) -> _chart.Chart:
    """Equiplot of a table: a line for each `row`, with a dot for each `group` at its `value`; all three name columns.

    Rows and groups stand in the order in which they first appear: sort the table first. `axis` is the title of the axis
    of values; the other options are those of `cw.equiplot`.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> df = pl.DataFrame({"year": [2019, 2019, 2023, 2023], "fifth": [1, 5, 1, 5], "uptake": [52, 71, 61, 68]})
    >>> chart = cw.frames.equiplot(df, row="year", group="fifth", value="uptake", unit="%", title="Uptake of screening")
    >>> chart.table["row"]
    ['2019', '2019', '2023', '2023']
    """
    frame = _rows.read(df)
    keys = [frame.get_column(_rows.check_name(frame, name, param)) for param, name in (("row", row), ("group", group))]
    rows, groups = ([str(cell) for cell in column.to_list()] for column in keys)
    values = _rows.numbers(frame, value, "value")
    options: dict[str, Any] = {"title": title, "subtitle": subtitle, "value": axis, "unit": unit}
    return _chart_inequality.equiplot(rows, groups, values, **options)


def _estimates(frame: Frame) -> _core.Estimates:
    """The estimates of a table, as far as a chart needs them."""
    lower = [column for column in frame.columns if column.startswith("lower")]
    for column in ("value", "unit"):
        if column not in frame.columns:
            message = f"`table` has no column '{column}': give a table that a function of cw.frames returned"
            raise InputError(message, "missing-argument", "table")
    height = len(frame)
    unit = next((unit for unit in frame.get_column("unit").to_list() if unit is not None), "")
    level = frame.get_column("level").to_list() if "level" in frame.columns else []
    withheld = ["NaN"] * height
    facts: dict[str, Any] = {
        "measure": "",
        "value": _reals(frame, "value"),
        "standard_error": withheld,
        "intervals": [],
        "no_interval_reason": None,
        "method": "",
        "citation": "",
        "unit": unit,
        "per": 1.0,
        "direction": "",
        "n": [1] * height,
        "events": withheld,
        "population": withheld,
        "cautions": [],
        "seed": None,
        "draws": None,
    }
    for column in lower:
        suffix = column.removeprefix("lower")
        probability = float(suffix.removeprefix("_")) / 100 if suffix else next(filter(None, level), None)
        if probability is None:
            continue
        facts["intervals"].append(
            {
                "level": probability,
                "lower": _reals(frame, column),
                "upper": _reals(frame, f"upper{suffix}"),
                # A chart does not say how limits were made, but every interval has a method.
                "method": ["propagated"] * height,
            }
        )
    return _core.Estimates._from_json(json.dumps(facts))


def _reals(frame: Frame, column: str) -> list[float | str]:
    numbers = _rows.numbers(frame, column, "table")
    return [float(number) if np.isfinite(number) else "NaN" for number in numbers]
