"""The same functions over tables: any dataframe in, the same kind out, and the same numbers as over columns."""

from __future__ import annotations

import datetime
import math
from fractions import Fraction
from typing import Any

import commonweal as cw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

FIRST = "most-deprived-first"
# Two areas and years, their rows mixed, ranks in any order.
ROWS: dict[str, list[Any]] = {
    "area": ["B", "A", "B", "A", "A", "B", "A", "A", "A"],
    "year": [2016, 2016, 2016, 2016, 2016, 2016, 2017, 2017, 2017],
    "fifth": [3, 1, 1, 2, 3, 2, 3, 2, 1],
    "people": [900, 1000, 1200, 1100, 800, 700, 810, 1090, 1010],
    "rate": [21.0, 30.0, 33.5, 25.0, 20.0, 27.0, 18.0, 23.0, 29.0],
    "deaths": [19, 30, 40, 27, 16, 19, 15, 25, 29],
    "age": [45, 0, 0, 15, 45, 15, 45, 15, 0],
    "standard": [3.0, 1.0, 1.0, 2.0, 3.0, 2.0, 3.0, 2.0, 1.0],
}
SLOPE: dict[str, Any] = {"value": "rate", "population": "people", "rank": "fifth", "order": FIRST}
MAKERS: dict[str, Any] = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.table}
COLUMNS = [
    "value",
    "lower",
    "upper",
    "level",
    "standard_error",
    "n",
    "events",
    "population",
    "method",
    "interval_method",
    "unit",
    "cautions",
]


@pytest.fixture(params=MAKERS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def df(kind: str) -> Any:
    return MAKERS[kind](ROWS)


def cells(table: Any) -> dict[str, list[Any]]:
    """A table of any library as lists, missing numbers as None."""
    if isinstance(table, pa.Table):
        return dict(table.to_pydict())
    if isinstance(table, pl.DataFrame):
        return table.to_dict(as_series=False)
    return {
        str(name): [None if isinstance(cell, float) and math.isnan(cell) else cell for cell in table[name].tolist()]
        for name in table.columns
    }


def group(area: str, year: int, *columns: str) -> list[list[Any]]:
    chosen = [at for at in range(9) if (ROWS["area"][at], ROWS["year"][at]) == (area, year)]
    return [[ROWS[column][at] for at in chosen] for column in columns]


def test_one_row_for_each_group_in_order_of_appearance(kind: str, df: Any) -> None:
    table = cw.frames.slope_index(df, **SLOPE, by=["area", "year"], unit="per 1,000")
    assert isinstance(table, type(df)) and type(table).__module__.split(".")[0] == kind
    found = cells(table)
    assert list(found) == ["area", "year", *COLUMNS]
    assert found["area"] == ["B", "A", "A"] and found["year"] == [2016, 2016, 2017]
    for row, (area, year) in enumerate(zip(found["area"], found["year"], strict=True)):
        values, people, rank = group(area, year, "rate", "people", "fifth")
        one = cw.slope_index(values, people, rank=rank, order=FIRST, unit="per 1,000")
        assert one.interval is not None
        assert found["value"][row] == one.value and found["standard_error"][row] == one.standard_error
        assert (found["lower"][row], found["upper"][row]) == (one.interval.lower, one.interval.upper)
        assert (found["n"][row], found["population"][row]) == (3, sum(people))
        assert found["cautions"][row] == ", ".join(caution.code for caution in one.cautions)
        assert found["interval_method"][row] == one.interval.method
    assert set(found["level"]) == {0.95} and set(found["unit"]) == {"per 1,000"} and set(found["events"]) == {None}


def test_several_levels_are_several_columns(df: Any) -> None:
    found = cells(cw.frames.slope_index(df, **SLOPE, by=["area", "year"], level=[0.95, 0.998, 0.9]))
    limits = ["lower_95", "upper_95", "lower_99.8", "upper_99.8", "lower_90", "upper_90"]
    assert list(found) == ["area", "year", "value", *limits, *COLUMNS[4:]]
    for row in range(3):
        assert found["lower_99.8"][row] <= found["lower_95"][row] <= found["lower_90"][row] <= found["value"][row]


def test_without_by_there_is_one_row(df: Any) -> None:
    found = cells(cw.frames.slope_index(df, **SLOPE))
    one = cw.slope_index(ROWS["rate"], ROWS["people"], rank=ROWS["fifth"], order=FIRST)
    assert list(found) == COLUMNS and found["value"] == [one.value] and found["n"] == [9]


def test_columns_of_uncertainty_are_named(df: Any) -> None:
    found = cells(cw.frames.slope_index(df, **SLOPE, by="year", events="deaths"))
    assert found["interval_method"] == ["propagated", "propagated"]
    assert found["events"] == [sum(ROWS["deaths"][:6]), sum(ROWS["deaths"][6:])]
    relative = cells(cw.frames.relative_index(df, **SLOPE, by="year", events="deaths", scale="log"))
    assert relative["unit"] == ["ratio", "ratio"] and all(0 < value < 1 for value in relative["value"])


def test_rates_of_rows(df: Any) -> None:
    found = cells(cw.frames.crude_rate(df, events="deaths", population="people"))
    rates = cw.crude_rate(ROWS["deaths"], ROWS["people"])
    assert rates.interval is not None
    assert list(found) == COLUMNS and found["value"] == rates.value.tolist()
    assert found["lower"] == rates.interval.lower.tolist() and found["standard_error"] == [None] * 9


def test_counts_are_summed_by_group(df: Any) -> None:
    found = cells(cw.frames.proportion(df, events="deaths", population="people", by="area", per=100, level=0.9))
    shares = cw.proportion([78, 142], [2800, 5810], per=100, level=0.9)
    assert shares.interval is not None
    assert found["area"] == ["B", "A"] and found["value"] == shares.value.tolist()
    assert (found["events"], found["population"], found["n"]) == ([78, 142], [2800, 5810], [3, 6])
    assert found["upper"] == shares.interval.upper.tolist() and set(found["unit"]) == {"per 100"}


def test_sums_are_exact() -> None:
    events = [1e16, 1.0, 1.0, 0.1, 0.2, 0.3]
    table = pl.DataFrame({"group": ["a"] * 6, "events": events, "people": [1e17] * 6})
    found = cw.frames.crude_rate(table, events="events", population="people", by="group")
    assert found["events"][0] == float(sum(map(Fraction, events))) != sum(events)
    shuffled = cw.frames.crude_rate(table[::-1], events="events", population="people", by="group")
    assert shuffled.equals(found)


def test_an_empty_part_of_a_group_is_no_error_but_an_empty_group_is() -> None:
    table = pl.DataFrame({"area": ["A", "A", "B"], "deaths": [1, 0, 0], "people": [100, 0, 0]})
    assert cw.frames.crude_rate(table[:2], events="deaths", population="people", by="area")["population"][0] == 100
    with pytest.raises(cw.InputError, match=r"the sum of `population` \(column 'people'\).*area='B'") as caught:
        cw.frames.crude_rate(table, events="deaths", population="people", by="area")
    assert (caught.value.code, caught.value.param, caught.value.index) == ("zero-denominator", "population", 2)


@pytest.mark.parametrize("standard", ["european-2013", "standard"])
def test_standardised_rates(df: Any, standard: str) -> None:
    found = cells(
        cw.frames.directly_standardised_rate(
            df, events="deaths", population="people", age="age", by=["area", "year"], standard_population=standard
        )
    )
    for row, (area, year) in enumerate(zip(found["area"], found["year"], strict=True)):
        deaths, people, age, sizes = group(area, year, "deaths", "people", "age", "standard")
        sizes = "european-2013" if standard == "european-2013" else sizes
        bands = {"age": age} if sizes == "european-2013" else {}
        one = cw.directly_standardised_rate(deaths, people, standard_population=sizes, **bands)
        assert one.method == found["method"][row] or standard != "european-2013"
        assert one.interval is not None
        assert found["value"][row] == one.value and found["upper"][row] == one.interval.upper
        assert found["events"][row] == sum(deaths)


def test_groups_with_bands_of_their_own() -> None:
    bands = {"A": [0, 15, 45], "B": [45, 0, 15], "C": [0, 65], "D": [0, 15, 65]}
    rows = [(area, age, 5 + at, 100 + at) for area, ages in bands.items() for at, age in enumerate(ages)]
    table = pl.DataFrame(rows, schema=["area", "age", "deaths", "people"], orient="row")
    found = cw.frames.directly_standardised_rate(
        table, events="deaths", population="people", age="age", by="area", age_end=75
    )
    for area, value in found.select("area", "value").iter_rows():
        part = table.filter(pl.col("area") == area)
        one = cw.directly_standardised_rate(part["deaths"], part["people"], age=part["age"], age_end=75)
        assert value == one.value


def test_withheld_rates_are_missing(df: Any) -> None:
    found = cells(
        cw.frames.directly_standardised_rate(
            df, events="deaths", population="people", age="age", by=["area", "year"], minimum_events=75
        )
    )
    assert [value is None for value in found["value"]] == [False, True, True]
    assert found["lower"][1] is None and found["interval_method"][1] is None and "suppressed" in found["cautions"][1]


def test_the_gradient_keeps_the_rows_of_the_input(df: Any) -> None:
    found = cells(cw.frames.gradient(df, **SLOPE, by=["area", "year"]))
    assert list(found) == ["area", "year", "rank", "value", "population", "ridit", "fitted"]
    assert (found["area"], found["value"], found["rank"]) == (ROWS["area"], ROWS["rate"], ROWS["fifth"])
    values, people, rank = group("A", 2016, "rate", "people", "fifth")
    one = cw.gradient(values, people, rank=rank, order=FIRST)
    at = [row for row in range(9) if (ROWS["area"][row], ROWS["year"][row]) == ("A", 2016)]
    assert [found["ridit"][row] for row in at] == one.ridit.tolist()
    assert [found["fitted"][row] for row in at] == one.fitted.tolist()


def test_hoover(df: Any) -> None:
    found = cells(cw.frames.hoover_index(df, value="rate", weights="people", by="year"))
    assert found["value"][1] == cw.hoover_index(ROWS["rate"][6:], weights=ROWS["people"][6:]).value
    assert found["lower"] == [None, None] and found["level"] == [None, None] and found["interval_method"] == [None] * 2


@pytest.mark.parametrize(
    "keys",
    [
        ["x", "y", "x", "z", "y"],
        [3, 1, 3, 2, 1],
        [0.5, -1.0, 0.5, 7.0, -1.0],
        [2**53 + 1, 2**53, 2**53 + 1, 2**53 + 2, 2**53],
        [True, False, True, False, False],
        [datetime.date(2020, 1, day) for day in (3, 1, 3, 2, 1)],
        [datetime.datetime(2020, 1, day, 12) for day in (3, 1, 3, 2, 1)],
    ],
    ids=["text", "whole", "float", "large", "bool", "date", "time"],
)
def test_keys_of_any_type(kind: str, keys: list[Any]) -> None:
    table = MAKERS[kind]({"key": keys, "d": [1, 2, 3, 4, 5], "p": [10, 10, 10, 10, 10]})
    found = cells(cw.frames.crude_rate(table, events="d", population="p", by="key", per=1))
    wanted: dict[Any, list[int]] = {}
    for key, deaths in zip(keys, [1, 2, 3, 4, 5], strict=True):
        wanted.setdefault(key, []).append(deaths)
    assert found["key"] == list(wanted)
    assert found["events"] == [sum(deaths) for deaths in wanted.values()]
    assert found["n"] == [len(deaths) for deaths in wanted.values()]


def test_categories_stay_categories() -> None:
    keys = ["x", "y", "x"]
    pandas = pd.DataFrame({"key": pd.Categorical(keys), "d": [1, 2, 3], "p": [9, 9, 9]})
    polars = pl.DataFrame({"key": keys, "d": [1, 2, 3], "p": [9, 9, 9]}, schema_overrides={"key": pl.Categorical})
    assert cw.frames.crude_rate(pandas, events="d", population="p", by="key")["key"].dtype == "category"
    assert cw.frames.crude_rate(polars, events="d", population="p", by="key")["key"].dtype == pl.Categorical


def test_the_index_of_pandas_means_nothing_and_is_kept_where_rows_are() -> None:
    table = pd.DataFrame(ROWS, index=[7, 7, 3, 1, 0, 2, 9, 9, 9])
    rows = cw.frames.crude_rate(table, events="deaths", population="people")
    assert rows.index.tolist() == table.index.tolist()
    grouped = cw.frames.slope_index(table, **SLOPE, by=["area", "year"])
    assert grouped.index.tolist() == [0, 1, 2]
    assert cells(grouped) == cells(cw.frames.slope_index(pd.DataFrame(ROWS), **SLOPE, by=["area", "year"]))


def test_the_input_is_not_changed(df: Any) -> None:
    before = cells(df)
    cw.frames.slope_index(df, **SLOPE, by=["area", "year"])
    cw.frames.crude_rate(df, events="deaths", population="people")
    assert cells(df) == before


def test_omitted_rows_are_counted(kind: str) -> None:
    rows = {name: list(column) for name, column in ROWS.items()}
    rows["rate"][3] = rows["rate"][6] = rows["rate"][7] = rows["rate"][8] = None
    table = MAKERS[kind](rows)
    found = cells(cw.frames.slope_index(table, **SLOPE, by=["area", "year"], events="deaths", nulls="omit"))
    assert found["n"] == [3, 2, 0] and found["value"][2] is None and found["method"][2] is None
    assert found["cautions"][1].endswith("rows-omitted (1)") and found["cautions"][2] == "rows-omitted (3)"
    assert "rows-omitted" not in found["cautions"][0]
    long = cells(cw.frames.gradient(table, **SLOPE, by="area", nulls="omit"))
    assert long["value"] == [21.0, 30.0, 33.5, 20.0, 27.0] and long["area"] == ["B", "A", "B", "A", "B"]


def test_rows_of_rates_stay_in_line_when_some_are_omitted(kind: str) -> None:
    table = MAKERS[kind]({"d": [1, None, 3], "p": [10, 10, 10]})
    found = cells(cw.frames.crude_rate(table, events="d", population="p", per=10, nulls="omit"))
    assert found["value"] == [1.0, None, 3.0] and found["cautions"] == ["few-events", "rows-omitted (1)", "few-events"]


def test_a_row_left_out_does_not_widen_the_band_before_it() -> None:
    table = pl.DataFrame({"age": [0, 15, 45], "d": [1, None, 3], "p": [10, 10, 10]})
    options: dict[str, Any] = {"events": "d", "population": "p", "age": "age", "nulls": "omit"}
    one = cw.directly_standardised_rate(table["d"], table["p"], age=table["age"], nulls="omit")
    assert cw.frames.directly_standardised_rate(table, **options)["value"][0] == one.value


def test_a_hundred_thousand_groups() -> None:
    groups, draws = 100_000, np.random.default_rng(3)
    order = draws.permutation(groups * 3)
    area = np.repeat(np.arange(groups), 3)[order]
    deaths, people = draws.poisson(20.0, groups * 3), draws.integers(500, 900, groups * 3)
    table = pl.DataFrame({"area": area, "age": np.tile([0, 15, 65], groups)[order], "d": deaths, "p": people})
    found = cw.frames.directly_standardised_rate(table, events="d", population="p", age="age", by="area")
    assert len(found) == groups and found["area"].to_list() == table["area"].unique(maintain_order=True).to_list()
    for row in (0, 1, 777, groups - 1):
        part = table.filter(pl.col("area") == found["area"][row])
        assert found["value"][row] == cw.directly_standardised_rate(part["d"], part["p"], age=part["age"]).value


def test_charts_of_tables(df: Any) -> None:
    table = cw.frames.proportion(df, events="deaths", population="people", by="area", per=100, level=[0.95, 0.998])
    chart = cw.frames.interval_bars(table, name="area", title="Deaths", highlight=["A"])
    direct = cw.interval_bars(
        ["B", "A"],
        cw.proportion([78, 142], [2800, 5810], per=100, level=[0.95, 0.998]),
        title="Deaths",
        highlight=["A"],
    )
    assert chart == direct
