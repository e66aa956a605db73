"""XmR charts: over tables, in notebooks, and against simulations of our own."""

from __future__ import annotations

import datetime
import pickle
from typing import Any

import commonweal as cw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

DRAWS = np.random.default_rng(7)
WARDS = {
    "ward": ["A", "B"] * 15,
    "month": [f"{2022 + month // 12}-{month % 12 + 1:02}-01" for month in range(15) for _ in range(2)],
    "falls": [3.0 + month % 2 + (20 if ward and month == 14 else 0) for month in range(15) for ward in range(2)],
}


def charts(**options: Any) -> cw.frames._xmr.XmrFrame[pl.DataFrame]:
    return cw.frames.xmr(pl.DataFrame(WARDS), **{"value": "falls", "by": "ward", "date": "month"} | options)


def test_series_come_in_order_of_appearance_and_points_in_order_of_the_table() -> None:
    found = charts(direction="decrease", target=10)
    series, points = found.series(), found.points()
    assert series["ward"].to_list() == ["A", "B"]
    assert series["variation"].to_list() == ["common-cause", "concern-high"]
    assert series["last_rule"].to_list() == [None, "outside-limits"]
    assert series["assurance"].to_list() == ["consistently-passes", "consistently-passes"]
    assert points["ward"].to_list() == WARDS["ward"] and points["month"].to_list() == WARDS["month"]
    assert points["value"].to_list() == WARDS["falls"]
    one = cw.xmr(WARDS["falls"][1::2], direction="decrease", target=10)
    assert points.filter(pl.col("ward") == "B")["upper_limit"].to_list() == one.points.upper_limit.tolist()
    assert points.filter(pl.col("ward") == "B")["rule"].to_list() == one.points.rule
    assert found.phases()["n"].to_list() == [15, 15]


@pytest.mark.parametrize("make", [pl.DataFrame, pd.DataFrame, pa.table])
def test_any_table_in_the_same_kind_out(make: Any) -> None:
    found = cw.frames.xmr(make(WARDS), value="falls", by="ward", date="month")
    for table in (found.series(), found.points(), found.phases()):
        assert isinstance(table, type(make(WARDS)))
    assert "2 series" in repr(found) and "<svg" in found._repr_html_()


@pytest.mark.parametrize("kind", ["text", "date", "datetime", "object"])
def test_days_are_taken_in_any_form(kind: str) -> None:
    days = [datetime.date.fromisoformat(day) for day in WARDS["month"]]
    column: Any = {"text": WARDS["month"], "date": days, "datetime": pl.Series(days).cast(pl.Datetime), "object": days}[
        kind
    ]
    frame: Any = pl.DataFrame(WARDS).with_columns(month=pl.Series(column))
    if kind == "object":
        frame = pd.DataFrame(WARDS).assign(month=pd.Series(days, dtype=object))
    found = cw.frames.xmr(frame, value="falls", by="ward", date="month", rebase=["2022-09-01"])
    assert list(found.phases()["first_row"]) == [0, 8, 0, 8]


def test_a_new_phase_where_a_column_says_so() -> None:
    frame = pl.DataFrame(WARDS).with_columns(new=pl.Series([0, 0] * 8 + [1, 0] + [0, 0] * 6))
    phases = cw.frames.xmr(frame, value="falls", by="ward", rebase="new").phases()
    assert phases["ward"].to_list() == ["A", "A", "B"] and phases["first_row"].to_list() == [0, 8, 0]
    everywhere = cw.frames.xmr(frame, value="falls", by="ward", rebase=[8]).phases()
    assert everywhere["first_row"].to_list() == [0, 8, 0, 8]


def test_errors_name_the_row_and_column_of_the_table() -> None:
    spoiled = pl.DataFrame(WARDS).with_columns(
        falls=pl.Series([*WARDS["falls"][:5], float("inf"), *WARDS["falls"][6:]])
    )
    cases: list[tuple[Any, dict[str, Any], str, str, int | None]] = [
        (spoiled, {}, "not-finite", "value", 5),
        (pl.DataFrame(WARDS).reverse(), {}, "out-of-range", "date", 2),
        (pl.DataFrame(WARDS), {"by": None}, "duplicate-key", "date", 1),
        (pl.DataFrame(WARDS).with_columns(month=pl.lit("May")), {}, "invalid-date", "date", 0),
        (pl.DataFrame(WARDS), {"rebase": "falls"}, "out-of-range", "rebase", 0),
        (pl.DataFrame(WARDS), {"target": "goal"}, "unknown-option", "target", None),
        (pl.DataFrame(WARDS), {"rebase": ["2022-09-02"]}, "out-of-range", "rebase", 0),
        (pl.DataFrame(WARDS), {"rules": ["run-2"]}, "unknown-option", "rules", None),
    ]
    for frame, options, code, param, index in cases:
        with pytest.raises(cw.InputError) as raised:
            cw.frames.xmr(frame, **{"value": "falls", "by": "ward", "date": "month"} | options)
        assert (raised.value.code, raised.value.param, raised.value.index) == (code, param, index), raised.value


def test_gaps_keep_their_place() -> None:
    frame = pl.DataFrame({"value": [3.0, None, 4.0, 5.0] * 5})
    points = cw.frames.xmr(frame, value="value").points()
    assert points["value"].to_list() == frame["value"].to_list()
    assert points["moving_range"].to_list()[:5] == [None, None, None, 1.0, 2.0]


def test_names_from_the_table_are_escaped() -> None:
    name = "</td><b>A & B</b>"
    found = cw.frames.xmr(pl.DataFrame({"ward": [name] * 14, "falls": range(14)}), value="falls", by="ward")
    assert name not in found._repr_html_() and "&lt;b&gt;" in found._repr_html_()
    assert name in found.icons().spec["description"]


def test_days_and_rows_name_the_same_phase() -> None:
    values = [5.0, 6, 5, 7, 6, 5, 9, 8, 9, 8, 9, 8, 9, 9]
    days = [datetime.date(2024, 1, 1) + datetime.timedelta(weeks=week) for week in range(14)]
    by_day = cw.xmr(values, dates=days, rebase=[days[6]])
    assert by_day.phases == cw.xmr(values, rebase=[6]).phases
    assert by_day == cw.xmr(values, dates=np.array(days, dtype="datetime64[D]"), rebase=[str(days[6])])
    assert by_day.points.date is not None and by_day.points.date[6] == "2024-02-12"


def test_rules_are_told_by_name() -> None:
    values = [5.0, 6, 5, 7, 6, 5, 6, 5, 9, 9.5, 10, 10.5, 11, 11.5, 12]
    chart = cw.xmr(values, rules=["trend-7", "run-7"])
    assert chart.completed("trend-7").tolist()[-1] == 1
    assert chart.fired("run-7").sum() == 15 and chart.fired_rules[-1] == ["trend-7", "run-7"]
    with pytest.raises(cw.InputError, match="did not look at"):
        chart.fired("outside-limits")


@pytest.mark.parametrize(("length", "rules"), [(13, 7), (24, 7), (36, 6), (60, 7)])
def test_false_alarms_of_the_table_are_those_of_another_simulation(length: int, rules: int) -> None:
    """Rules by their definition, window by window, with numpy's own random numbers."""
    series = 20_000
    values = DRAWS.standard_normal((series, length))
    ranges = np.abs(np.diff(values, axis=1))
    kept = np.where(ranges < 3.267 * ranges.mean(axis=1, keepdims=True), ranges, np.nan)
    half = 2.66 * np.nanmean(kept, axis=1, keepdims=True)
    away = values - values.mean(axis=1, keepdims=True)
    fired = np.abs(away) > half

    def mark(held: Any, width: int, which: Any) -> None:
        for start in range(length - width + 1):
            fired[:, start : start + width] |= held[:, start][:, None] & which[:, start : start + width]

    windows = np.lib.stride_tricks.sliding_window_view
    everywhere = np.ones_like(fired)
    steps = np.sign(np.diff(values, axis=1))
    for sign in (1, -1):
        mark((windows(np.sign(away), rules, axis=1) == sign).all(axis=2), rules, everywhere)
        mark((windows(steps, rules - 1, axis=1) == sign).all(axis=2), rules, everywhere)
        side = (windows(np.sign(away), 3, axis=1) == sign).all(axis=2)
        near = (np.abs(away) > half * 2 / 3) & (np.abs(away) <= half)
        mark(side & (windows(near, 3, axis=1).sum(axis=2) >= 2), 3, near)
    alarms = cw.xmr(np.arange(length) % 3, rules=f"making-data-count-{rules}").false_alarms
    assert alarms is not None and alarms.from_table
    for ours, theirs in (
        (alarms.any_point, fired.any(axis=1).mean()),
        (alarms.last_point, fired[:, -1].mean()),
    ):
        assert abs(ours - theirs) < 4 * np.sqrt(theirs * (1 - theirs) / series), (ours, theirs)
    assert abs(alarms.share_of_points - fired.mean()) < 0.003


def test_results_pickle_and_show_themselves() -> None:
    chart = cw.xmr([3, 4] * 10, target=9, direction="decrease", unit="falls")
    for result in (chart, chart.points, chart.phases, chart.false_alarms, charts().table):
        assert pickle.loads(pickle.dumps(result)) == result
        assert result._repr_html_() and repr(result)
    assert "will meet the target of 9 or less" in repr(chart)
    assert chart.to_frame("polars")["value"].to_list() == [3.0, 4.0] * 10
