"""Columns of any library come in, and a float64 array is borrowed, not copied."""

from __future__ import annotations

import array
import sys
import threading
import tracemalloc
from typing import Any

import commonweal as cw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

EVENTS, PEOPLE = [3.0, 15.0, 8.0], [100.0, 900.0, 250.0]
PLAIN = cw.crude_rate(EVENTS, PEOPLE)
KINDS: dict[str, Any] = {
    "list": list,
    "tuple": tuple,
    "array": lambda column: array.array("d", column),
    "float64": np.array,
    "float32": lambda column: np.array(column, dtype=np.float32),
    "float16": lambda column: np.array(column, dtype=np.float16),
    "int64": lambda column: np.array(column, dtype=np.int64),
    "uint16": lambda column: np.array(column, dtype=np.uint16),
    "big-endian": lambda column: np.array(column, dtype=">f8"),
    "object": lambda column: np.array(column, dtype=object),
    "masked": np.ma.masked_array,
    "pandas": pd.Series,
    "pandas with an index": lambda column: pd.Series(column, index=[7, 1, 4]),
    "pandas nullable": lambda column: pd.Series(column, dtype="Int64"),
    "pandas arrow": lambda column: pd.Series(column, dtype="float64[pyarrow]"),
    "pandas index": pd.Index,
    "polars": pl.Series,
    "polars integers": lambda column: pl.Series(column).cast(pl.UInt32),
    "polars decimals": lambda column: pl.Series(column, dtype=pl.Decimal(10, 2)),
    "pyarrow": pa.array,
    "pyarrow chunks": lambda column: pa.chunked_array([column[:1], column[1:]]),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_column(kind: str) -> None:
    assert cw.crude_rate(KINDS[kind](EVENTS), KINDS[kind](PEOPLE)) == PLAIN


def test_ranges_are_columns() -> None:
    by_range = cw.slope_index([9, 7, 5], [1, 1, 1], rank=range(1, 4), order="most-deprived-first")
    assert by_range == cw.slope_index([9, 7, 5], [1, 1, 1], rank=[1, 2, 3], order="most-deprived-first")


def test_strided_reversed_and_transposed_arrays() -> None:
    wide = np.zeros((3, 4))
    wide[:, 2] = EVENTS
    assert cw.crude_rate(wide[:, 2], np.array(PEOPLE)) == PLAIN
    assert cw.crude_rate(np.array(EVENTS[::-1])[::-1], np.repeat(PEOPLE, 2)[::2]) == PLAIN
    assert cw.crude_rate(np.asfortranarray(wide).T[2], PEOPLE) == PLAIN


def test_read_only_arrays_are_read() -> None:
    events = np.array(EVENTS)
    events.flags.writeable = False
    assert cw.crude_rate(events, PEOPLE) == PLAIN


def test_unaligned_arrays_are_copied() -> None:
    store = np.zeros(8 * 3 + 1, dtype=np.uint8)
    events = store[1:].view(np.float64)
    events[:] = EVENTS
    assert not events.flags.aligned
    assert cw.crude_rate(events, PEOPLE) == PLAIN


def test_the_input_is_neither_changed_nor_kept() -> None:
    events, people = np.array(EVENTS), np.array(PEOPLE)
    before = sys.getrefcount(events)
    result = cw.crude_rate(events, people)
    assert events.tolist() == EVENTS and people.tolist() == PEOPLE
    assert sys.getrefcount(events) == before
    events[:] = 0.0
    assert result == PLAIN
    result.value[0] = -1.0
    assert result == PLAIN


def test_a_float64_column_is_borrowed() -> None:
    """A copy would show in the memory that Python's allocators hand out, where numpy's arrays are counted."""
    values = np.random.default_rng(1).random(500_000)
    strided = np.repeat(values, 2)[::2]

    def peak(column: np.ndarray[Any, Any]) -> int:
        tracemalloc.start()
        cw.hoover_index(column)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(values) < 10_000
    assert peak(strided.astype(np.float32)) > values.nbytes, "the measurement sees a copy"
    assert cw.hoover_index(strided) == cw.hoover_index(values)


def test_threads_may_share_the_input() -> None:
    values = np.random.default_rng(2).random(10_000)
    expected = cw.hoover_index(values)
    found: list[bool] = []
    threads = [
        threading.Thread(target=lambda: found.extend(cw.hoover_index(values) == expected for _ in range(20)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 80 and all(found)
