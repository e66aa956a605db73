"""Providers, neighbours, groups and periods over tables: the same numbers as one call at a time, group by group."""

from __future__ import annotations

from typing import Any

import commonweal as cw
import pandas as pd
import polars as pl
import pytest

YEAR = [2019] * 4 + [2024] * 4
PLACE = ["a", "b", "c", "d"] * 2
GROUP = ["p", "p", "q", "q"] * 2
VALUE = [12.0, 40, 7, 19, 22, 31, 9, 30]
PEOPLE = [3.0, 5, 2, 7, 4, 4, 1, 9]
PAIRS = (["a", "b", "b"], ["b", "c", "d"])


@pytest.fixture(params=[pl.DataFrame, pd.DataFrame])
def df(request: pytest.FixtureRequest) -> Any:
    return request.param({"year": YEAR, "place": PLACE, "group": GROUP, "value": VALUE, "people": PEOPLE})


def rows(table: Any, part: str) -> list[dict[str, Any]]:
    found = table.to_dicts() if isinstance(table, pl.DataFrame) else table.to_dict("records")
    return [row for row in found if row["part"] == part]


def test_each_place_is_a_market_of_its_own(df: Any) -> None:
    options: Any = {"form": "effective-number", "interval": "multinomial", "level": 0.9}
    table = cw.frames.herfindahl_hirschman_index(df, value="value", by="year", **options)
    for place, values in enumerate([VALUE[:4], VALUE[4:]]):
        one = cw.herfindahl_hirschman_index(values, **options)
        assert one.interval is not None
        assert table["value"].to_list()[place] == one.value
        assert table["lower"].to_list()[place] == one.interval.lower


def test_a_place_without_an_answer_is_told() -> None:
    df = pl.DataFrame({"place": ["a", "a", "b"], "care": [3, 1, 4]})
    table = cw.frames.herfindahl_hirschman_index(df, value="care", by="place", form="normalised", on_error="report")
    assert table["value"].to_list() == [0.25, None]
    assert "has one" in table["error"][1]


def test_neighbours_of_each_year(df: Any) -> None:
    near = type(df)({"one": PAIRS[0], "other": PAIRS[1]})
    named: Any = {"neighbours": near, "neighbour_from": "one", "neighbour_to": "other", "weights": "people"}
    drawn: Any = {"permutations": 199, "seed": 3, "alternative": "either"}
    table = cw.frames.spatial_gini_decomposition(df, value="value", place="place", by="year", **named, **drawn)
    for row, start in zip(rows(table, "neighbours"), (0, 4), strict=True):
        part = slice(start, start + 4)
        pairs: Any = {"place": PLACE[part], "neighbour_from": PAIRS[0], "neighbour_to": PAIRS[1]}
        one = cw.spatial_gini_decomposition(VALUE[part], weights=PEOPLE[part], **pairs, **drawn)
        assert (row["value"], row["expected"]) == (one.neighbours.value, one.expected_neighbours)
        assert row["p_value"] == one.p_value
    assert all(row["expected"] != row["expected"] or row["expected"] is None for row in rows(table, "total"))


def test_a_share_of_the_largest_part(df: Any) -> None:
    table = cw.frames.entropy_decomposition(df, value="value", group="group", by="year", permutations=99)
    for row, start in zip(rows(table, "between"), (0, 4), strict=True):
        one = cw.entropy_decomposition(VALUE[start : start + 4], group=GROUP[:4], permutations=99)
        assert (row["between_of_largest"], row["p_value"]) == (one.between_of_largest, one.p_value)
    parts = cw.atkinson_decomposition(VALUE, group=GROUP, form="group-equivalents")
    assert parts.between_of_largest is None
    assert "group-means" in str(parts.no_largest_reason)


def test_what_changed_between_two_years(df: Any) -> None:
    named: Any = {"value": "value", "group": "group", "period": "year", "weights": "people"}
    table = cw.frames.mean_log_deviation_change(df, before=2019, after=2024, interval="linearised", **named)
    groups: Any = {"before_group": GROUP[:4], "after_group": GROUP[4:]}
    people: Any = {"before_weights": PEOPLE[:4], "after_weights": PEOPLE[4:]}
    one = cw.mean_log_deviation_change(VALUE[:4], VALUE[4:], interval="linearised", **groups, **people)
    for part in ("within", "sizes_within", "sizes_between", "means", "rest", "total"):
        (row,) = rows(table, part)
        assert (row["value"], row["standard_error"]) == (getattr(one, part).value, getattr(one, part).standard_error)
    assert "from, to" in str(one)


def test_sums_and_spreads(df: Any) -> None:
    total = cw.frames.mean(df, value="value", weights="people", by="year", report="total")
    spread = cw.mean(VALUE[:4], weights=PEOPLE[:4], report="standard-deviation")
    assert total["value"].to_list()[0] == cw.mean(VALUE[:4], weights=PEOPLE[:4], report="total").value
    assert spread.interval is None
    assert "normal" in str(spread.no_interval_reason)
