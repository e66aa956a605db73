"""Funnels: what a user sees, over columns, over tables and in a chart."""

from __future__ import annotations

import pickle
from typing import Any

import commonweal as cw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import vl_convert

MARKUP = "</script><b>\"A\" & 'B'</b>"
EVENTS = [12, 30, 95, 21, 44, 0]
PEOPLE = [400, 620, 810, 530, 900, 60]
NAMES = ["Ash", "Birch", MARKUP, "Dale", "Elm", "Fern"]
MAKERS: dict[str, Any] = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.table}


def table(**change: list[Any]) -> dict[str, list[Any]]:
    years = [2023, 2024] * 3
    return {"practice": NAMES, "year": years, "seen": EVENTS, "people": PEOPLE} | change


def funnel(df: Any, **change: Any) -> Any:
    given = {"events": "seen", "population": "people", "kind": "proportion", "name": "practice"} | change
    return cw.frames.funnel(df, **given)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_table_says_what_columns_say(kind: str) -> None:
    direct = cw.funnel(EVENTS, PEOPLE, kind="proportion")
    asked = funnel(MAKERS[kind](table()))
    assert isinstance(asked, type(MAKERS[kind](table())))
    columns = pl.DataFrame(asked) if kind != "pyarrow" else pl.from_arrow(asked)
    assert columns["practice"].to_list() == NAMES and columns["flag"].to_list() == direct.naive.flag
    for name, column in (("value", direct.value), ("tail_low", direct.naive.tail_low), ("z", direct.naive.z)):
        np.testing.assert_array_equal(columns[name].to_numpy(), column)
    widest = direct.naive.limits[1]
    assert widest.level == 0.998
    np.testing.assert_array_equal(columns["lower_99.8"].to_numpy(), widest.lower)


def test_groups_are_funnels_of_their_own_in_the_order_of_the_rows() -> None:
    both = funnel(pl.DataFrame(table()), by="year")
    for year in (2023, 2024):
        rows = [row for row in range(6) if table()["year"][row] == year]
        alone = cw.funnel([EVENTS[row] for row in rows], [PEOPLE[row] for row in rows], kind="proportion")
        part = both.filter(pl.col("year") == year)
        assert part["practice"].to_list() == [NAMES[row] for row in rows]
        np.testing.assert_array_equal(part["value"].to_numpy(), alone.value)
        assert part["target"].unique().to_list() == [alone.target]


def test_a_row_left_out_is_told_where_it_stood() -> None:
    gap = pl.DataFrame(table(seen=[12, None, 95, 21, 44, 0]))
    with pytest.raises(cw.InputError) as caught:
        funnel(gap)
    assert (caught.value.code, caught.value.param, caught.value.index) == ("missing-value", "events", 1)
    kept = funnel(gap, nulls="omit")
    assert kept["practice"].to_list() == [NAMES[0], *NAMES[2:]]
    assert "rows-omitted (1)" in kept["cautions"][0]


@pytest.mark.parametrize(
    ("change", "options", "code", "param", "index"),
    [
        ({"seen": [12, 700, 95, 21, 44, 0]}, {}, "numerator-above-denominator", "events", 1),
        ({"seen": [12, 30, -1, 21, 44, 0]}, {}, "negative-value", "events", 2),
        ({"people": [400, 620, 810, 0, 900, 60]}, {}, "zero-denominator", "population", 3),
        ({"people": [400, 620, 810, 530, 900, float("inf")]}, {}, "not-finite", "population", 5),
        ({}, {"kind": "mean"}, "unknown-option", "kind", None),
        ({}, {"limits": "wald"}, "unknown-option", "limits", None),
        ({}, {"target": 1.5}, "out-of-range", "target", None),
        ({}, {"level": 1.0}, "out-of-range", "level", None),
        ({}, {"name": "ward"}, "unknown-option", "name", None),
        ({}, {"colour": 0.95}, "unknown-option", "colour", None),
    ],
)
def test_bad_input_is_named(
    change: dict[str, list[Any]], options: dict[str, Any], code: str, param: str, index: int | None
) -> None:
    with pytest.raises(cw.InputError) as caught:
        funnel(pl.DataFrame(table(**change), strict=False), **options)
    assert (caught.value.code, caught.value.param, caught.value.index) == (code, param, index)


def test_every_unit_is_a_mark_and_names_are_words() -> None:
    result = cw.funnel(EVENTS, PEOPLE, kind="proportion")
    chart = result.chart(NAMES, labelled=6)
    svg = vl_convert.vegalite_to_svg(chart.spec)
    assert len(chart.table["value"]) == len(EVENTS) and "<b>" not in svg
    outside = [name for name, flag in zip(NAMES, result.flag, strict=True) if flag != "inside"]
    assert MARKUP in outside
    for name in outside:
        assert name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in svg.replace("&quot;", '"')
    with pytest.raises(cw.InputError) as caught:
        result.chart(["A"])
    assert (caught.value.code, caught.value.param) == ("length-mismatch", "names")


def test_a_funnel_is_a_value() -> None:
    result = cw.funnel(EVENTS, PEOPLE, kind="proportion", overdispersion="additive")
    assert pickle.loads(pickle.dumps(result)) == result and len(result) == 6
    assert "<b>" not in result._repr_html_()
