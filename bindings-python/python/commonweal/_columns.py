"""One place that turns whatever holds numbers into a float64 column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    # The column; or None with the code, row and reason of the refusal.
    Answer: TypeAlias = tuple[NDArray[np.float64] | None, str, int | None, str]


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
