"""Errors over tables name the column, the row of the table that was passed in, and the group."""

from __future__ import annotations

from typing import Any

import commonweal as cw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

FIRST = "most-deprived-first"
# Rows of two areas alternate, so that a row among those of its group is another one in the table.
AREA = ["A", "B"] * 4
RANK = [1, 1, 2, 2, 3, 3, 4, 4]
RATE = [30.0, 31.0, 25.0, 27.0, 22.0, 23.0, 20.0, 21.0]
MAKERS: dict[str, Any] = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.table}


def rows(**change: list[Any]) -> dict[str, list[Any]]:
    return {"area": AREA, "rank": RANK, "rate": RATE, "people": [100.0] * 8, "deaths": [5.0] * 8} | change


def slope(df: Any, **change: Any) -> Any:
    given = {"value": "rate", "population": "people", "rank": "rank", "order": FIRST, "by": "area"} | change
    return cw.frames.slope_index(df, **{name: option for name, option in given.items() if option is not ...})


def at(column: list[Any], row: int, cell: Any) -> list[Any]:
    return [cell if place == row else kept for place, kept in enumerate(column)]


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize(
    ("change", "code", "param"),
    [
        ({"rate": at(RATE, 5, None)}, "missing-value", "value"),
        ({"rate": at(RATE, 5, float("inf"))}, "not-finite", "value"),
        ({"people": at([100.0] * 8, 5, -1.0)}, "negative-value", "population"),
        ({"people": at([100.0] * 8, 5, 0.0)}, "zero-denominator", "population"),
        ({"rank": ["1", "1", "2", "2", "3", "3", "4", "4"]}, "wrong-type", "rank"),
    ],
)
def test_the_row_is_that_of_the_table(kind: str, change: dict[str, Any], code: str, param: str) -> None:
    with pytest.raises(cw.InputError) as caught:
        slope(MAKERS[kind](rows(**change)))
    error = caught.value
    row = 0 if code == "wrong-type" else 5
    column = {"value": "rate", "population": "people"}.get(param, param)
    assert (error.code, error.param, error.index) == (code, param, row)
    assert f"`{param}` (column '{column}') row {row} " in str(error)


def test_the_row_is_counted_whatever_the_index() -> None:
    df = pd.DataFrame(rows(people=at([100.0] * 8, 6, 0.0)), index=list("hgfedcba"))
    with pytest.raises(cw.InputError) as caught:
        slope(df)
    assert caught.value.index == 6


def test_the_row_is_that_of_the_table_also_among_those_left() -> None:
    table = pl.DataFrame(rows(rate=at(RATE, 1, None), people=at([100.0] * 8, 7, 0.0)))
    with pytest.raises(cw.InputError) as caught:
        slope(table, nulls="omit")
    assert (caught.value.code, caught.value.index) == ("zero-denominator", 7) and " row 7 " in str(caught.value)


def test_a_group_at_fault_is_named() -> None:
    lonely = pl.DataFrame(rows(area=["A", "B", "A", "A", "A", "A", "A", "A"]))
    with pytest.raises(cw.InputError, match=r"\(group area='B'\)") as caught:
        slope(lonely)
    assert (caught.value.code, caught.value.param, caught.value.index) == ("too-few-groups", "rank", 1)
    huge = pl.DataFrame(rows(people=[1.0, 1e308] * 4))
    with pytest.raises(cw.InputError, match=r"\(group area='B'\)") as caught:
        slope(huge)
    assert (caught.value.code, caught.value.index) == ("overflow", 1)
    several = lonely.with_columns(year=pl.lit(2020))
    with pytest.raises(cw.InputError, match=r"\(group area='B', year=2020\)"):
        slope(several, by=["area", "year"])


def test_an_option_at_fault_has_no_row() -> None:
    for option in ({"per": -1.0}, {"level": 95}, {"interval": "simulated", "standard_errors": "rank", "draws": 5}):
        with pytest.raises(cw.InputError) as caught:
            slope(pl.DataFrame(rows()), **option)
        assert caught.value.index is None and "group" not in str(caught.value), str(caught.value)


CASES: list[tuple[dict[str, Any], str, str, str]] = [
    ({"levle": 0.9}, "unknown-option", "levle", "`levle` is no option of frames.slope_index: did you mean `level`"),
    ({"offsets": [0]}, "unknown-option", "offsets", "no option of frames.slope_index"),
    ({"rank": ...}, "missing-argument", "rank", "`rank` is needed: give it by name"),
    ({"order": ...}, "missing-argument", "order", "`order` is needed"),
    ({"order": "first"}, "unknown-option", "order", "choose one of"),
    ({"value": "rates"}, "unknown-option", "value", "`value` names the column 'rates', .* did you mean 'rate'"),
    ({"value": ["rate"]}, "wrong-type", "value", "give the name of a column"),
    ({"value": RATE}, "wrong-type", "value", "is of type list: give the name of a column"),
    ({"by": "region"}, "unknown-option", "by", "which the table does not have"),
    ({"by": ["area", "area"]}, "duplicate-key", "by", "twice"),
    ({"by": 3}, "wrong-type", "by", "give the name of a column, or a list of names"),
    ({"nulls": "drop"}, "unknown-option", "nulls", '"raise", "omit"'),
    ({"events": "dead"}, "unknown-option", "events", "names the column 'dead'"),
]


@pytest.mark.parametrize(("change", "code", "param", "words"), CASES)
def test_options(change: dict[str, Any], code: str, param: str, words: str) -> None:
    with pytest.raises(cw.InputError, match=words) as caught:
        slope(pl.DataFrame(rows()), **change)
    assert (caught.value.code, caught.value.param, caught.value.index) == (code, param, None)


@pytest.mark.parametrize(
    ("table", "code", "words"),
    [
        (pl.DataFrame(rows()).lazy(), "wrong-type", "collect it first"),
        (rows(), "wrong-type", "is of type dict: give a table"),
        ([1, 2], "wrong-type", "give a table"),
        (pl.Series([1, 2]), "wrong-type", "give a table"),
        (pl.DataFrame(rows())[:0], "empty", "no rows"),
    ],
    ids=["lazy", "dict", "list", "series", "empty"],
)
def test_what_is_no_table(table: Any, code: str, words: str) -> None:
    with pytest.raises(cw.InputError, match=words) as caught:
        slope(table)
    assert (caught.value.code, caught.value.param) == (code, "df")


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("keys", [at(AREA, 4, None), at([1.0, 2.0] * 4, 4, float("nan"))])
def test_a_missing_key_is_an_error(kind: str, keys: list[Any]) -> None:
    for nulls in ("raise", "omit"):
        with pytest.raises(cw.InputError, match="name its group, or drop the row") as caught:
            slope(MAKERS[kind](rows(area=keys)), nulls=nulls)
        assert (caught.value.code, caught.value.param, caught.value.index) == ("missing-value", "by", 4)


def test_a_key_named_like_a_result_is_an_error() -> None:
    table = pl.DataFrame(rows()).rename({"area": "unit"})
    with pytest.raises(cw.InputError, match="rename it first") as caught:
        slope(table, by="unit")
    assert (caught.value.code, caught.value.param) == ("duplicate-key", "by")
    with pytest.raises(cw.InputError, match="rename it first"):
        cw.frames.gradient(pl.DataFrame(rows()), value="rate", population="people", rank="rank", order=FIRST, by="rank")


def standardised(**change: Any) -> Any:
    table = pl.DataFrame(rows(age=[0, 0, 15, 15, 45, 45, 65, 65]) | change.pop("rows", {}))
    options = {"events": "deaths", "population": "people", "age": "age", "by": "area"} | change
    return cw.frames.directly_standardised_rate(table, **options)


@pytest.mark.parametrize("standard", ["european-2013", "rate"])
def test_a_band_that_stands_twice_is_an_error(standard: str) -> None:
    for ages in ([0, 0, 15, 15, 45, 45, 45, 65], [0, 0, 15, 15, 45, 15, 65, 65]):
        with pytest.raises(cw.InputError, match=r"`age` \(column 'age'\) row") as caught:
            standardised(rows={"age": ages}, standard_population=standard)
        second = 6 if ages[6] == 45 else 5
        assert (caught.value.code, caught.value.param, caught.value.index) == ("duplicate-key", "age", second)


def test_bands_and_standards() -> None:
    with pytest.raises(cw.InputError, match="start at 0, 1, 5") as caught:
        standardised(rows={"age": [0, 0, 15, 15, 45, 47, 65, 65]})
    assert (caught.value.code, caught.value.param, caught.value.index) == ("out-of-range", "age", 5)
    with pytest.raises(cw.InputError, match="`age` is needed for a published standard"):
        standardised(age=None)
    with pytest.raises(cw.InputError, match=r'neither a published standard population .*"european-2013"'):
        standardised(standard_population="european-1976")
    with pytest.raises(cw.InputError, match="`age_end`") as caught:
        standardised(age_end=50)
    assert (caught.value.code, caught.value.param, caught.value.index) == ("out-of-range", "age_end", None)
    with pytest.raises(cw.InputError) as caught:
        standardised(rows={"people": at([100.0] * 8, 3, 0.0)})
    assert (caught.value.code, caught.value.param, caught.value.index) == ("zero-denominator", "population", 3)


def test_every_row_missing_is_an_error() -> None:
    with pytest.raises(cw.InputError, match="no row is complete") as caught:
        slope(pl.DataFrame(rows(rate=[None] * 8), schema_overrides={"rate": pl.Float64}), nulls="omit")
    assert (caught.value.code, caught.value.param) == ("empty", "df")


def test_counts_are_checked_row_by_row() -> None:
    table = pl.DataFrame(rows(deaths=at([5.0] * 8, 3, -1.0)))
    with pytest.raises(cw.InputError) as caught:
        cw.frames.crude_rate(table, events="deaths", population="people", by="area")
    assert (caught.value.code, caught.value.param, caught.value.index) == ("negative-value", "events", 3)
    nobody = pl.DataFrame(rows(people=[0.0] * 8, deaths=[0.0] * 8))
    with pytest.raises(
        cw.InputError, match=r"the sum of `population` \(column 'people'\).*\(group area='A'\)"
    ) as caught:
        cw.frames.proportion(nobody, events="deaths", population="people", by="area")
    assert (caught.value.code, caught.value.index) == ("zero-denominator", 0)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_sum_hides_no_row_that_cannot_be(kind: str) -> None:
    smokers = [3.0, 2.0, 4.0, 12.0, 1.0, 2.0, 3.0, 4.0]
    df = MAKERS[kind](rows(deaths=smokers, people=[10.0] * 8))
    assert len(cw.frames.crude_rate(df, events="deaths", population="people", by="area")) == 2  # admissions may
    with pytest.raises(cw.InputError) as caught:
        cw.frames.proportion(df, events="deaths", population="people", by="area")
    error = caught.value
    assert (error.code, error.param, error.index) == ("numerator-above-denominator", "events", 3)
    assert "`events` (column 'deaths') row 3 is 12" in str(error)


def test_nobody_has_no_events() -> None:
    df = pl.DataFrame(rows(people=[10.0, 10.0, 0.0, 10.0] * 2))
    with pytest.raises(cw.InputError) as caught:
        cw.frames.crude_rate(df, events="deaths", population="people", by="area")
    assert (caught.value.code, caught.value.param, caught.value.index) == ("zero-denominator", "population", 2)
    empty = df.with_columns(deaths=pl.when(pl.col("people") > 0).then("deaths").otherwise(0.0))
    assert cw.frames.crude_rate(empty, events="deaths", population="people", by="area")["population"].to_list() == [
        20.0,
        40.0,
    ]


def test_an_end_of_ages_has_no_effect_on_own_sizes() -> None:
    df = pl.DataFrame(rows()).with_columns(size=pl.lit(10.0))
    with pytest.raises(cw.InputError) as caught:
        cw.frames.directly_standardised_rate(
            df, events="deaths", population="people", by="area", standard_population="size", age_end=75.0
        )
    assert (caught.value.code, caught.value.param) == ("conflicting-arguments", "age_end")
