"""Bad input is one error with its code, parameter and row, and a sentence; never a crash, a NaN or a silent drop."""

from __future__ import annotations

import datetime
import decimal
import re
from typing import Any

import commonweal as cw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

VALUES, PEOPLE, RANK = [30.0, 25.0, 22.0, 20.0], [10.0, 20.0, 30.0, 40.0], [1.0, 2.0, 3.0, 4.0]
FIRST = "most-deprived-first"


def slope(**change: Any) -> Any:
    given = {"values": VALUES, "population": PEOPLE, "rank": RANK, "order": FIRST} | change
    return cw.slope_index(**{name: value for name, value in given.items() if value is not ...})


def crude(**change: Any) -> Any:
    return cw.crude_rate(**{"events": [3, 5], "population": [100, 200]} | change)


def share(**change: Any) -> Any:
    return cw.proportion(**{"events": [3, 5], "population": [100, 200]} | change)


def standardised(**change: Any) -> Any:
    return cw.directly_standardised_rate(**{"events": [3, 5], "population": [100, 200], "age": [0, 65]} | change)


def hoover(**change: Any) -> Any:
    return cw.hoover_index(**{"values": [1, 2, 5]} | change)


def replaced(column: list[float], row: int, value: Any) -> list[Any]:
    return [value if at == row else number for at, number in enumerate(column)]


def stop(done: int, total: int) -> bool:
    return False


nan, inf = float("nan"), float("inf")
SIMULATED = {"interval": "simulated", "standard_errors": [0.1] * 4}
CASES: list[tuple[Any, dict[str, Any], str, str, int | None]] = [
    # no rows, and columns that do not belong together
    (slope, {"values": [], "population": [], "rank": []}, "empty", "values", None),
    (crude, {"events": [], "population": []}, "empty", "events", None),
    (standardised, {"events": [], "population": [], "age": []}, "empty", "age", None),
    (hoover, {"values": []}, "empty", "values", None),
    (slope, {"population": [1.0]}, "length-mismatch", "population", None),
    (slope, {"rank": [1.0, 2.0]}, "length-mismatch", "rank", None),
    (slope, {"events": [1.0, 2.0]}, "length-mismatch", "events", None),
    (crude, {"population": [1.0]}, "length-mismatch", "population", None),
    (hoover, {"weights": [1.0]}, "length-mismatch", "weights", None),
    # values that are missing, infinite, too large, negative or zero
    (slope, {"values": replaced(VALUES, 2, nan)}, "missing-value", "values", 2),
    (slope, {"population": replaced(PEOPLE, 3, None)}, "missing-value", "population", 3),
    (slope, {"rank": replaced(RANK, 1, pd.NA)}, "missing-value", "rank", 1),
    (crude, {"events": [None, 5]}, "missing-value", "events", 0),
    (slope, {"values": replaced(VALUES, 1, inf)}, "not-finite", "values", 1),
    (slope, {"rank": replaced(RANK, 0, -inf)}, "not-finite", "rank", 0),
    (crude, {"events": [inf, 1]}, "not-finite", "events", 0),
    (slope, {"values": [1.7e308, 1.7e308, -1.7e308, -1.7e308]}, "overflow", "values", None),
    (slope, {"population": [1e308] * 4}, "overflow", "population", None),
    (crude, {"events": [1, 1e308], "population": [1, 1e-300]}, "overflow", "events", 1),
    (standardised, {"events": [1e308, 1e308]}, "overflow", "events", None),
    (slope, {"population": replaced(PEOPLE, 1, -20.0)}, "negative-value", "population", 1),
    (crude, {"population": [100, -1]}, "negative-value", "population", 1),
    (share, {"events": [-1, 5]}, "negative-value", "events", 0),
    (slope, {"standard_errors": [0.1, -0.1, 0.1, 0.1]}, "negative-value", "standard_errors", 1),
    (hoover, {"values": [1, -1, 2]}, "negative-value", "values", 1),
    (slope, {"population": replaced(PEOPLE, 0, 0.0)}, "zero-denominator", "population", 0),
    (crude, {"population": [0, 5]}, "zero-denominator", "population", 0),
    (standardised, {"population": [100, 0]}, "zero-denominator", "population", 1),
    (share, {"events": [3, 201]}, "numerator-above-denominator", "events", 1),
    (hoover, {"values": [0, 0]}, "not-computable", "values", None),
    # what is needed and not given
    (slope, {"rank": ...}, "missing-argument", "rank", None),
    (slope, {"order": ...}, "missing-argument", "order", None),
    (standardised, {"age": None}, "missing-argument", "age", None),
    (slope, {"lower_limits": VALUES}, "missing-argument", "upper_limits", None),
    (slope, {"upper_limits": VALUES}, "missing-argument", "lower_limits", None),
    (slope, {"orientation": "gap"}, "missing-argument", "polarity", None),
    # text where numbers belong, and other types
    (slope, {"rank": ["1", "2", "10", "3"]}, "wrong-type", "rank", 0),
    (slope, {"rank": np.array(["1", "2", "10", "3"])}, "wrong-type", "rank", None),
    (slope, {"values": "30 25 22 20"}, "wrong-type", "values", None),
    (slope, {"values": 30.0}, "wrong-type", "values", None),
    (slope, {"values": None}, "wrong-type", "values", None),
    (slope, {"values": {1.0, 2.0}}, "wrong-type", "values", None),
    (slope, {"values": (number for number in VALUES)}, "wrong-type", "values", None),
    (slope, {"values": [30.0, True, 22.0, 20.0]}, "wrong-type", "values", 1),
    (slope, {"values": np.array([True, False, True, True])}, "wrong-type", "values", None),
    (slope, {"values": np.array(VALUES, dtype=complex)}, "wrong-type", "values", None),
    (slope, {"values": np.array(["2020-01-01"] * 4, dtype="datetime64[D]")}, "wrong-type", "values", None),
    (slope, {"values": [datetime.date(2020, 1, 1)] * 4}, "wrong-type", "values", 0),
    (slope, {"values": np.array([30.0, "x", 22.0, 20.0], dtype=object)}, "wrong-type", "values", 1),
    (slope, {"values": pd.Series(["30", "25", "22", "20"])}, "wrong-type", "values", 0),
    (slope, {"values": pl.Series(["30", "25", "22", "20"])}, "wrong-type", "values", 0),
    (slope, {"values": pa.array(["30", "25", "22", "20"])}, "wrong-type", "values", 0),
    (slope, {"values": pl.Series([True, False, True, True])}, "wrong-type", "values", 0),
    (slope, {"values": [10**400, 1, 1, 1]}, "wrong-type", "values", 0),
    (slope, {"level": "0.95"}, "wrong-type", "level", None),
    (slope, {"level": [0.95, "0.99"]}, "wrong-type", "level", None),
    (slope, {"level": True}, "wrong-type", "level", None),
    (slope, {"order": 1}, "wrong-type", "order", None),
    (slope, {"per": "1"}, "wrong-type", "per", None),
    (slope, {"seed": None}, "wrong-type", "seed", None),
    (slope, {"unit": 3}, "wrong-type", "unit", None),
    (slope, {**SIMULATED, "progress": 3}, "wrong-type", "progress", None),
    # shape
    (slope, {"values": np.ones((4, 2))}, "wrong-shape", "values", None),
    (slope, {"values": np.array(3.0)}, "wrong-shape", "values", None),
    (slope, {"values": [[1.0, 2.0]] * 4}, "wrong-shape", "values", None),
    (slope, {"values": pd.DataFrame({"a": VALUES})}, "wrong-shape", "values", None),
    (slope, {"values": pl.DataFrame({"a": VALUES})}, "wrong-shape", "values", None),
    # options
    (slope, {"level": 0}, "out-of-range", "level", None),
    (slope, {"level": 1}, "out-of-range", "level", None),
    (slope, {"level": 95}, "out-of-range", "level", None),
    (slope, {"level": nan}, "out-of-range", "level", None),
    (slope, {"level": []}, "empty", "level", None),
    (slope, {"level": [0.5, 0.6, 0.7, 0.8, 0.9]}, "out-of-range", "level", None),
    (slope, {"limits_level": 95}, "out-of-range", "limits_level", None),
    (slope, {"per": 0}, "out-of-range", "per", None),
    (slope, {"seed": -1}, "out-of-range", "seed", None),
    (slope, {"seed": 0.5}, "out-of-range", "seed", None),
    (slope, {"seed": 2**32}, "out-of-range", "seed", None),
    (slope, {"levle": 0.9}, "unknown-option", "levle", None),
    (crude, {"levle": 0.9}, "unknown-option", "levle", None),
    (share, {"method": "wald"}, "unknown-option", "method", None),
    (standardised, {"standard": "esp"}, "unknown-option", "standard", None),
    (hoover, {"weight": [1, 1, 1]}, "unknown-option", "weight", None),
    (slope, {"order": "deprived-first"}, "unknown-option", "order", None),
    (slope, {"interval": "bootstrap"}, "unknown-option", "interval", None),
    (slope, {"nulls": "drop"}, "unknown-option", "nulls", None),
    (crude, {"interval": "wald"}, "unknown-option", "interval", None),
    (standardised, {"standard_population": "european-1976"}, "unknown-option", "standard_population", None),
    (standardised, {"age": [0, 7]}, "out-of-range", "age", 1),
    (standardised, {"age": [0, 0]}, "duplicate-key", "age", 1),
    (standardised, {"minimum_events": 10}, "too-few-events", "events", None),
    # options that were given and that nothing heeds
    (slope, {"standard_errors": [0.1] * 4, "variance": "hc1"}, "conflicting-arguments", "variance", None),
    (slope, {"standard_errors": [0.1] * 4, "critical": "t"}, "conflicting-arguments", "critical", None),
    (slope, {**SIMULATED, "variance": "classical"}, "conflicting-arguments", "variance", None),
    (slope, {"draws": 100_000}, "conflicting-arguments", "draws", None),
    (slope, {"interval": "propagated", "events": [1] * 4, "draws": 5}, "conflicting-arguments", "draws", None),
    (slope, {"noise": "log"}, "conflicting-arguments", "noise", None),
    (slope, {"event_distribution": "poisson"}, "missing-argument", "events", None),
    (slope, {"limits_level": 0.95}, "missing-argument", "lower_limits", None),
    (slope, {"variance": None}, "wrong-type", "variance", None),
    (slope, {"draws": None}, "wrong-type", "draws", None),
    # too little, and too much
    (slope, {"values": [1.0], "population": [1.0], "rank": [1.0]}, "too-few-groups", "rank", None),
    (slope, {**SIMULATED, "draws": 10_000_001}, "too-much-work", "draws", None),
    (slope, {**SIMULATED, "draws": 10}, "out-of-range", "draws", None),
    (slope, {**SIMULATED, "progress": stop}, "cancelled", None, None),
]


@pytest.mark.parametrize(("function", "change", "code", "param", "index"), CASES)
def test_refused(function: Any, change: dict[str, Any], code: str, param: str, index: int | None) -> None:
    with pytest.raises(cw.InputError) as caught:
        function(**change)
    error = caught.value
    assert (error.code, error.param, error.index) == (code, param, index), str(error)
    sentence = str(error)
    assert isinstance(error, ValueError)
    assert f"`{param}`" in sentence or code in ("cancelled", "too-few-events"), sentence
    assert index is None or code == "overflow" or re.search(rf"\b{index}\b", sentence), sentence
    assert len(sentence) > 20 and not sentence.endswith(".") and "\n" not in sentence, sentence


def test_the_same_error_from_every_kind_of_column() -> None:
    missing = [30.0, 25.0, None, 20.0]
    columns = [
        missing,
        tuple(missing),
        np.array(missing, dtype=object),
        np.array([30.0, 25.0, nan, 20.0]),
        np.ma.masked_array([30.0, 25.0, 22.0, 20.0], mask=[False, False, True, False]),
        pd.Series(missing),
        pd.Series(missing, dtype="Float64"),
        pd.Series([30, 25, None, 20], dtype="Int64"),
        pd.Series(missing, dtype=object),
        pl.Series(missing),
        pl.Series([30, 25, None, 20]),
        pa.array(missing),
        pa.chunked_array([[30.0, 25.0], [None, 20.0]]),
    ]
    for column in columns:
        with pytest.raises(cw.InputError) as caught:
            slope(values=column)
        error = caught.value
        assert (error.code, error.param, error.index) == ("missing-value", "values", 2), type(column)


def test_an_option_without_effect_is_refused_with_both_names_and_what_to_do() -> None:
    for change, words in [
        ({"standard_errors": [0.1] * 4, "variance": "hc3"}, ["which is propagated", 'interval="regression"']),
        ({"critical": "normal", "interval": "simulated", "standard_errors": [0.1] * 4}, ["which is simulated"]),
        ({"draws": 5_000}, ["which is regression", 'interval="simulated"', "leave `draws` out"]),
        (
            {"draws": 5_000, "model": "poisson", "events": [1] * 4},
            ["`model`", 'model="poisson"', "come from the model"],
        ),
    ]:
        with pytest.raises(cw.InputError) as caught:
            slope(**change)
        assert all(word in str(caught.value) for word in words), str(caught.value)
        assert f"`{caught.value.param}` has no effect beside this `" in str(caught.value)


def test_a_seed_and_facts_about_the_indicator_are_always_accepted() -> None:
    plain = slope()
    assert slope(seed=7, per=100, polarity="lower-is-better") == plain and plain.seed is None
    assert slope(**SIMULATED, seed=7).seed == 7
    # Each of these is heeded in its place.
    assert slope(variance="classical").standard_error != plain.standard_error
    assert slope(critical="normal").interval != plain.interval
    limits = {"lower_limits": [28.0, 23.0, 20.0, 18.0], "upper_limits": [33.0, 27.0, 24.0, 22.0]}
    assert slope(**limits, noise="log").standard_error != slope(**limits).standard_error
    assert slope(**limits, limits_level=0.9).standard_error != slope(**limits).standard_error


def test_work_above_the_cap_is_refused_at_once() -> None:
    rows = 2_000
    with pytest.raises(cw.InputError) as caught:
        cw.slope_index(
            [1.0] * rows,
            [1.0] * rows,
            rank=range(rows),
            order=FIRST,
            interval="simulated",
            standard_errors=[0.1] * rows,
            draws=1_000_000,
        )
    assert (caught.value.code, caught.value.param) == ("too-much-work", "draws")


def test_progress_is_told_and_may_go_on() -> None:
    told: list[tuple[int, int]] = []
    plain = slope(**SIMULATED, draws=50_000)
    watched = slope(**SIMULATED, draws=50_000, progress=lambda done, total: told.append((done, total)))
    assert watched == plain, "being watched changes nothing, and None does not cancel"
    assert len(told) > 1 and told[-1][0] <= 50_000 and {total for _, total in told} == {50_000}
    assert told == sorted(told)


def test_what_progress_raises_is_raised() -> None:
    def fail(done: int, total: int) -> bool:
        message = "the caller's own trouble"
        raise KeyError(message)

    with pytest.raises(KeyError, match="own trouble"):
        slope(**SIMULATED, progress=fail)


def test_omitted_rows_are_counted_and_errors_keep_their_row() -> None:
    values, people, rank = [30, None, 25, 20, 18], [1, 1, 1, 1, 1], [1, 2, 3, 4, 5]
    index = cw.slope_index(values, people, rank=rank, order=FIRST, nulls="omit")
    assert index.n == 4
    assert next(caution.message for caution in index.cautions if caution.code == "rows-omitted").startswith("1 row was")
    with pytest.raises(cw.InputError) as caught:
        cw.slope_index(values, [1, 1, 1, 0, 1], rank=rank, order=FIRST, nulls="omit")
    assert (caught.value.code, caught.value.param, caught.value.index) == ("zero-denominator", "population", 3)
    assert "row 3" in str(caught.value)
    with pytest.raises(cw.InputError, match="no rows"):
        cw.crude_rate([None], [1], nulls="omit")


def test_decimals_and_whole_numbers_are_numbers() -> None:
    plain = crude(events=[3, 5], population=[100, 200])
    assert crude(events=[decimal.Decimal(3), np.float32(5)], population=np.array([100, 200], dtype=np.uint8)) == plain
