"""One place that turns whatever holds numbers, text or days into a column."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    # The column; or None with the code, row and reason of the refusal.
    Answer: TypeAlias = tuple[NDArray[np.float64] | None, str, int | None, str]
    Cells: TypeAlias = tuple[list[str | None] | None, str, int | None, str]


def as_float64(values: Any) -> Answer:
    """A contiguous float64 array, nulls as NaN; or None with the code, row and reason of the refusal."""
    if isinstance(values, (str, bytes, dict, set, frozenset)) or not hasattr(values, "__len__"):
        return _refused("wrong-type", f"is of type {type(values).__name__}: give a column of numbers")
    if not isinstance(values, (list, tuple, range, np.ndarray)):
        dimensions = len(getattr(values, "shape", (0,)))
        if dimensions != 1:
            return _refused("wrong-shape", f"has {dimensions} dimensions: give one column")
        values = _from_series(values)
    if isinstance(values, np.ma.MaskedArray):
        values = values.tolist()  # None where masked
    return _from_array(values) if isinstance(values, np.ndarray) else _from_sequence(values)


def as_texts(values: Any) -> Cells:
    """Text row by row, None where it is missing; or None with the code, row and reason of the refusal."""
    return _cells(values, "text", _text)


def as_labels(values: Any) -> Cells:
    """Names row by row, of which only counts which are the same: text, or numbers as text."""
    return _cells(values, "names", _label)


def as_dates(values: Any) -> Cells:
    """Days as ISO text row by row, None where one is missing; or None with the code, row and reason of the refusal."""
    return _cells(values, "days", _day)


def as_text(value: Any) -> Cells:
    """One text, as a column of one row."""
    if not isinstance(value, str):
        return None, "wrong-type", None, f"is of type {type(value).__name__}: give a text"
    return [str(value)], "", None, ""


def as_date(value: Any) -> Cells:
    """One day as ISO text, as a column of one row."""
    found = None if value is None else _day(value)
    return (None, "wrong-type", None, _reason(value, found)) if not isinstance(found, str) else ([found], "", None, "")


class _Strange:
    """What a cell cannot be, in words."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def _reason(value: Any, found: Any) -> str:
    return found.reason if isinstance(found, _Strange) else f"is {value!r}: give a day, such as '2024-03-31'"


def _text(value: Any) -> str | _Strange:
    if isinstance(value, str):
        return str(value)
    return _Strange(f"is {value!r} ({type(value).__name__}): give text; a code as a number loses its leading zeros")


def _label(value: Any) -> str | _Strange:
    if isinstance(value, (bool, np.bool_)):
        return _Strange(f"is {value!r} ({type(value).__name__}): give names or numbers")
    if isinstance(value, (float, np.floating)):
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    return str(value) if isinstance(value, str) else _Strange(f"is {value!r}: give names or numbers")


def _day(value: Any) -> str | _Strange:
    if isinstance(value, np.datetime64):
        value = value.astype("datetime64[us]").item()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, datetime.datetime):
        if value.time() != datetime.time():
            return _Strange(f"is {value.isoformat()}: a day has no time of day")
        value = value.date()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return _Strange(f"is {value!r} ({type(value).__name__}): give a day, such as '2024-03-31'")


def _cells(values: Any, what: str, read: Callable[[Any], str | _Strange]) -> Cells:
    if isinstance(values, (str, bytes, dict, set, frozenset)) or not hasattr(values, "__len__"):
        return None, "wrong-type", None, f"is of type {type(values).__name__}: give a column of {what}"
    dimensions = len(getattr(values, "shape", (0,)))
    if dimensions != 1:
        return None, "wrong-shape", None, f"has {dimensions} dimensions: give one column"
    if not isinstance(values, (list, tuple)):
        days = isinstance(values, np.ndarray) and values.dtype.kind == "M"
        # As days of Python; nanoseconds would become whole numbers.
        values = values.astype("datetime64[us]").tolist() if days else _listed(values)
    cells: list[str | None] = []
    for row, value in enumerate(values):
        if value is None or type(value).__name__ in ("NAType", "NaTType") or value != value:
            cells.append(None)
            continue
        if isinstance(value, (list, tuple, np.ndarray)):
            return None, "wrong-shape", None, "has more than one dimension: give one column"
        found = read(value)
        if isinstance(found, _Strange):
            return None, "wrong-type", row, found.reason
        cells.append(found)
    return cells, "", None, ""


def _listed(values: Any) -> list[Any]:
    if isinstance(values, np.ndarray):
        listed: list[Any] = values.tolist()  # None where masked
        return listed
    import narwhals as nw  # noqa: PLC0415 - 80 ms that only users of dataframes pay

    pyarrow = nw.dependencies.get_pyarrow()
    if pyarrow is not None and isinstance(values, pyarrow.Array):
        values = pyarrow.chunked_array([values])
    series = nw.from_native(values, series_only=True, pass_through=True)
    return series.to_list() if isinstance(series, nw.Series) else list(values)


def _refused(code: str, reason: str, row: int | None = None) -> Answer:
    return None, code, row, reason


def _from_array(array: NDArray[Any]) -> Answer:
    if array.ndim != 1:
        return _refused("wrong-shape", f"has {array.ndim} dimensions: give one column")
    if array.dtype.kind in "iuf":
        return np.ascontiguousarray(array, dtype=np.float64), "", None, ""
    if array.dtype.kind == "O":
        return _from_sequence(array.tolist())
    return _refused("wrong-type", f"has dtype {array.dtype}: give numbers")


def _from_sequence(values: Any) -> Answer:
    column = np.empty(len(values), dtype=np.float64)
    for row, value in enumerate(values):
        if isinstance(value, (list, tuple, np.ndarray)):
            return _refused("wrong-shape", "has more than one dimension: give one column")
        # pandas' NA and NaT are looked for by name: pandas may not be installed.
        if value is None or type(value).__name__ in ("NAType", "NaTType"):
            column[row] = np.nan
        elif isinstance(value, (str, bytes, bool, np.bool_)):
            return _refused("wrong-type", f"is {value!r} ({type(value).__name__}): give a number", row)
        else:
            try:
                column[row] = float(value)
            except (TypeError, ValueError, OverflowError):
                return _refused("wrong-type", f"is of type {type(value).__name__}: give a number", row)
    return column, "", None, ""


def _from_series(values: Any) -> Any:
    import narwhals as nw  # noqa: PLC0415 - 80 ms that only users of dataframes pay

    pyarrow = nw.dependencies.get_pyarrow()
    if pyarrow is not None and isinstance(values, pyarrow.Array):
        values = pyarrow.chunked_array([values])
    series = nw.from_native(values, series_only=True, pass_through=True)
    if not isinstance(series, nw.Series):
        return list(values)
    if series.dtype.is_numeric():
        return series.cast(nw.Float64()).to_numpy().astype(np.float64, copy=False)
    return series.to_list()
