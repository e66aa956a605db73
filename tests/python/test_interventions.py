"""Cascade, coverage and small counts: what a user sees, over columns, over tables and in charts."""

from __future__ import annotations

import pickle
from typing import Any

import commonweal as cw
import numpy as np
import polars as pl
import pytest
import vl_convert

MARKUP = "</script><b>\"A\" & 'B'</b>"
PLACES = ["Aberdeen", "Middlesbrough", MARKUP, "London"]
STAGES = {"eligible": [700, 400, 60, 50], "offered": [600, 350, 40, 30], "accepted": [486, 292, 23, 22]}
MEMBERS: dict[str, Any] = {"member_area": ["a", "b", "b"], "member_partnership": ["North", "North", MARKUP]}


def coverage() -> cw.Coverage:
    return cw.coverage(["a", "b", "c"], [500, 300, 200], **MEMBERS)


def test_none_of_28_is_no_proof_of_zero() -> None:
    pilot = cw.cascade({"prescribed": [28], "admitted": [0]})
    assert abs(pilot.total.reach_upper_if_none[1] - (1 - 0.025 ** (1 / 28))) < 1e-15
    assert any("12.3%" in sentence for sentence in pilot.sentences)


def test_stages_are_named_columns_in_order() -> None:
    pairs = cw.cascade(list(STAGES.items()), strata=PLACES)
    assert pairs == cw.cascade(STAGES, strata=PLACES) and pairs.stages == list(STAGES)
    assert pickle.loads(pickle.dumps(pairs)) == pairs
    for wrong in ("eligible", 5, [1, 2], {1: [2]}, None):
        with pytest.raises(cw.InputError) as caught:
            cw.cascade(wrong)  # type: ignore[arg-type]
        assert (caught.value.code, caught.value.param) == ("wrong-type", "stages")


def test_names_are_escaped_wherever_they_are_shown() -> None:
    for result in (cw.cascade(STAGES, strata=PLACES), cw.cascade(STAGES, strata=PLACES).strata, coverage()):
        assert "<b>" not in result._repr_html_() and "&lt;b&gt;" in result._repr_html_()


def test_stages_over_tables_are_those_over_columns() -> None:
    df = pl.DataFrame({"place": PLACES, "year": [1, 2, 1, 2], **STAGES})
    table = cw.frames.cascade(df, stages=list(STAGES), strata="place", by="year")
    assert table["year"].to_list() == [1] * 6 + [2] * 6
    first = cw.cascade({name: column[::2] for name, column in STAGES.items()}, strata=PLACES[::2])
    np.testing.assert_array_equal(table["reach"].to_numpy()[:6], first.strata.reach.value)
    assert table["conversion"].null_count() == 4
    assert first.strata.to_frame("polars").columns == table.columns[1:]
    with pytest.raises(cw.InputError) as caught:
        cw.frames.cascade(df, stages=["offered", "eligible"], by="year")
    assert (caught.value.code, caught.value.param, caught.value.index) == ("out-of-range", "stages", 0)


def test_small_counts_over_tables_are_protected_in_each_group() -> None:
    df = pl.DataFrame({"area": ["A", "B", "A", "B"], "people": [823, 9, 5, 12]})
    table = cw.frames.suppress_counts(df, counts="people", by="area", rounding=1)
    assert table["disclosure"].to_list() == ["secondary", "exact", "small", "exact"]
    assert table["count"].to_list() == [None, 9.0, None, 12.0]


def test_overlapping_partnerships_do_not_add_up() -> None:
    assert coverage().covered == 800 and coverage().uncovered_area == ["c"]
    with pytest.raises(cw.InputError, match="partition") as caught:
        cw.roll_up_partnerships(["a", "b", "c"], [5, 3, 2], **MEMBERS)
    assert (caught.value.code, caught.value.index) == ("not-computable", 2)


def test_marks_and_words_of_the_charts() -> None:
    chart = cw.cascade(STAGES, strata=PLACES).chart(title=MARKUP)
    svg = vl_convert.vegalite_to_svg(chart.spec)
    assert chart.description.startswith(MARKUP) and "London: 22 (44.0%)" in svg and "<b>" not in svg
    people = vl_convert.vegalite_to_svg(coverage().chart().spec)
    assert "300 (30.0%)" in people and "no partnership" in people
    assert "300 (37.5%)" in vl_convert.vegalite_to_svg(coverage().overlap_chart().spec)
