"""Tables as the Fingertips website of the Department of Health and Social Care gives them to download."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from commonweal.errors import InputError
from commonweal.frames import _rows, _table
from commonweal.frames._operation import operation

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrameT

    from commonweal.frames._rows import Frame

# What a column is called here, and in the download. Spaces and points are left out of it by some readers.
TEXTS = {
    "indicator": "Indicator Name",
    "area_code": "Area Code",
    "area_name": "Area Name",
    "area_type": "Area Type",
    "sex": "Sex",
    "age": "Age",
    "category_type": "Category Type",
    "category": "Category",
    "period": "Time period",
}
NUMBERS = {"events": "Count", "population": "Denominator"}
LIMITS = {0.95: "95.0", 0.998: "99.8"}
# Columns without which there is no answer.
NEEDED = ("area_code", "period", "value", "lower", "upper")
PLACES = {"": 1, "second ": 2, "third ": 3, "fourth ": 4, "fifth ": 5}
GROUPS = {"decile": 10, "quintile": 5}
RANK = re.compile(r"^(second |third |fourth |fifth |)(most|more|least|less) deprived (decile|quintile)\b")
MIDDLE = re.compile(r"^(middle|average) (?:deprived )?quintile\b")


@operation
def read_fingertips(df: IntoDataFrameT, *, level: float = 0.95) -> IntoDataFrameT:
    """A Fingertips download as a table of results, ready for the other functions over tables.

    One row for each row of the download, in its order, with the columns that it has of: indicator, area_code,
    area_name, area_type, sex, age, category_type, category, period and year (the first of the period); then rank (of a
    deprivation decile or quintile, 1 for the most deprived; missing for rows of whole areas), value, lower, upper and
    level, events (the count) and population (the denominator). `level` chooses the 95 % or the 99.8 % limits.

    The rows of one indicator, period, sex and age go straight to `cw.frames.slope_index(table, value="value",
    population="population", rank="rank", order="most-deprived-first", lower_limits="lower", upper_limits="upper")`,
    those of areas to `cw.frames.compare_with_benchmark`, and those of many years to `cw.frames.trend(table,
    time="year", by="area_code")`. Whether more is better is not in a download: say so there. Deciles of several kinds
    (of districts, of counties) do not mix: keep one category_type.

    Examples
    --------
    >>> import commonweal as cw, polars as pl
    >>> download = pl.DataFrame({"Area Code": ["E92000001"] * 2, "Time period": ["2021 - 23"] * 2,
    ...     "Category Type": ["County & UA deprivation deciles in England (IMD2019)"] * 2,
    ...     "Category": ["Most deprived decile (IMD2019)", "Fifth less deprived decile (IMD2019)"],
    ...     "Value": [61.1, 44.7], "Lower CI 95.0 limit": [60.0, 44.0], "Upper CI 95.0 limit": [62.2, 45.4]})
    >>> cw.frames.read_fingertips(download).select("rank", "year", "value", "upper").rows()
    [(1, 2021, 61.1, 62.2), (6, 2021, 44.7, 45.4)]
    """
    frame = _rows.read(df)
    if level not in LIMITS:
        message = f"`level` is {level!r}: a download has limits at 0.95 and 0.998"
        raise InputError(message, "out-of-range", "level")
    bound = f"CI {LIMITS[level]} limit"
    wanted = TEXTS | {"value": "Value", "lower": f"Lower {bound}", "upper": f"Upper {bound}"} | NUMBERS
    here = {_plain(name): name for name in frame.columns}
    found = {ours: here[_plain(theirs)] for ours, theirs in wanted.items() if _plain(theirs) in here}
    for name in NEEDED:
        if name not in found:
            message = f"`df` has no column '{wanted[name]}': is it a download of Fingertips, with its row of names?"
            raise InputError(message, "missing-argument", "df")
    texts = {name: _texts(frame, found[name]) for name in TEXTS if name in found}
    columns: dict[str, Any] = dict(texts)
    columns["year"] = _years(frame, here, texts["period"])
    if "category" in texts:
        columns["rank"] = _ranks(texts["category"], texts.get("category_type"))
    for name in ("value", "lower", "upper"):
        columns[name] = _rows.numbers(frame, found[name], name)
    columns["level"] = np.full(len(frame), level)
    columns |= {name: _rows.numbers(frame, found[name], name) for name in NUMBERS if name in found}
    table = _table.build(columns, frame.implementation, (*_table.STRINGS, *TEXTS))
    # Years and ranks are whole numbers; missing ones stay missing.
    whole = [name for name in ("year", "rank") if name in columns and not _all_missing(columns[name])]
    if frame.implementation.is_polars() or frame.implementation.is_pyarrow():
        table = table.with_columns([nw.col(name).cast(nw.Int64) for name in whole])
    result: IntoDataFrameT = _table.like_input(table.to_native(), frame)
    return result


def _texts(frame: Frame, name: str) -> list[str | None]:
    """A column as text: periods of single years come as numbers, and categories that no row has as anything."""
    cells = frame.get_column(name).to_list()
    return [None if cell is None or cell != cell else str(cell).removesuffix(".0") for cell in cells]


def _plain(name: str) -> str:
    """A name of a column without what readers leave out: case, spaces and points."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _all_missing(column: _rows.Numbers) -> bool:
    return bool(np.isnan(column).all())


def _years(frame: Frame, here: dict[str, str], periods: list[str | None]) -> _rows.Numbers:
    """The year in which each period starts, from the column that sorts periods or from their text."""
    sortable = here.get(_plain("Time period Sortable"))
    if sortable is not None:
        return np.floor(_rows.numbers(frame, sortable, "period") / 10_000)
    years = np.full(len(periods), math.nan)
    for row, text in enumerate(periods):
        start = re.match(r"\d{4}(?!\d)", (text or "").strip())
        if start is None and text is not None:
            message = f"`period` (column 'Time period') row {row} is {text!r}, which starts with no year: leave it out"
            raise InputError(message, "invalid-date", "period", row)
        if start is not None:
            years[row] = float(start[0])
    return years


def _ranks(categories: list[str | None], types: list[str | None] | None) -> _rows.Numbers:
    """The deprivation rank of each category, missing for rows without one."""
    ranks = np.full(len(categories), math.nan)
    for row, text in enumerate(categories):
        kind = (types[row] if types is not None else text) or ""
        if not text or "deprivation" not in f"{kind} {text}".lower().replace("deprived", "deprivation"):
            continue
        told = " ".join(text.lower().split())
        place = RANK.match(told)
        if place is not None:
            count = GROUPS[place[3]]
            ranks[row] = PLACES[place[1]] if place[2] in ("most", "more") else count + 1 - PLACES[place[1]]
        elif MIDDLE.match(told):
            ranks[row] = 3
        else:
            message = (
                f"`category` (column 'Category') row {row} is {text!r}, which cannot be read as a rank of deprivation: "
                "keep rows of deciles or quintiles, or name the ranks yourself"
            )
            raise InputError(message, "unknown-code", "category", row)
    return ranks
