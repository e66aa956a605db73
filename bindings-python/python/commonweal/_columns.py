"""One place that turns whatever holds numbers into a float64 column."""

from __future__ import annotations

from typing import Any

import numpy as np

Answer = tuple["np.ndarray[Any, np.dtype[np.float64]] | None", str, "int | None", str]


def as_float64(values: Any) -> Answer:
    """A contiguous float64 array, or None with the code, row and reason of the refusal. Nulls become NaN."""
    if isinstance(values, (str, bytes, dict, set)) or not hasattr(values, "__len__"):
        return None, "wrong-type", None, f"is of type {type(values).__name__}: give a column of numbers"
    if not isinstance(values, (list, tuple, range, np.ndarray)):
        values = _from_series(values)
    array = values if isinstance(values, np.ndarray) else _from_sequence(values)
    if isinstance(array, tuple):
        return array
    if array.ndim != 1:
        return None, "wrong-shape", None, f"has {array.ndim} dimensions: give one column"
    if array.dtype.kind in "iuf":
        return np.ascontiguousarray(array, dtype=np.float64), "", None, ""
    if array.dtype.kind == "O":
        array = _from_sequence(array.tolist())
        return array if isinstance(array, tuple) else (array, "", None, "")
    return None, "wrong-type", None, f"has dtype {array.dtype}: give numbers"


def _from_sequence(values: Any) -> Any:
    column = np.empty(len(values), dtype=np.float64)
    for row, value in enumerate(values):
        if isinstance(value, (list, tuple, np.ndarray)):
            return None, "wrong-shape", None, "has more than one dimension: give one column"
        if value is None or type(value).__name__ in ("NAType", "NaTType"):
            column[row] = np.nan
        elif isinstance(value, (str, bytes, bool, np.bool_)):
            return None, "wrong-type", row, f"is {value!r} ({type(value).__name__}): give a number"
        else:
            try:
                column[row] = float(value)
            except (TypeError, ValueError, OverflowError):
                return None, "wrong-type", row, f"is of type {type(value).__name__}: give a number"
    return column


def _from_series(values: Any) -> Any:
    import narwhals as nw  # noqa: PLC0415 - 80 ms that only users of dataframes pay

    series = nw.from_native(values, series_only=True, strict=False)
    if not isinstance(series, nw.Series):
        return list(values)
    if series.dtype.is_numeric():
        return series.cast(nw.Float64).to_numpy().astype(np.float64, copy=False)
    return np.array(series.to_list(), dtype=object)
