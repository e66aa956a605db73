"""Systems: dates in every form, tables of every library, what a roll-up says of itself, and its picture."""

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

LINKS: dict[str, Any] = {
    "child": ["E01", "E02", "E03"],
    "child_level": ["lsoa"] * 3,
    "parent": ["QH8", "QH8", "QJG"],
    "parent_level": ["icb"] * 3,
}
DAYS = [None, "2022-07-01", "2022-07-01"]
MARKUP = "<b>\"A\" & 'B'</b>"


@pytest.mark.parametrize(
    "days",
    [
        DAYS,
        tuple(DAYS),
        [None, datetime.date(2022, 7, 1), datetime.datetime(2022, 7, 1)],
        np.array([None, "2022-07-01", "2022-07-01"], dtype=object),
        np.array(["NaT", "2022-07-01", "2022-07-01"], dtype="datetime64[D]"),
        np.array(["NaT", "2022-07-01", "2022-07-01"], dtype="datetime64[ns]"),
        pd.Series(pd.to_datetime(DAYS)),
        pl.Series([None, datetime.date(2022, 7, 1), datetime.date(2022, 7, 1)]),
        pa.array([None, datetime.date(2022, 7, 1), datetime.date(2022, 7, 1)]),
    ],
    ids=lambda days: type(days).__module__ + str(getattr(days, "dtype", "")),
)
def test_days_of_every_kind(days: Any) -> None:
    rolled = cw.roll_up(["E01"], [5], **LINKS, valid_from=days, to_level="icb", date=datetime.date(2022, 6, 30))
    assert rolled.code == ["QH8"] and rolled.date == "2022-06-30"
    with pytest.raises(cw.InputError) as caught:
        cw.roll_up(["E02"], [5], **LINKS, valid_from=days, to_level="icb", date="2022-06-30")
    assert (caught.value.code, caught.value.param, caught.value.index) == ("unknown-code", "code", 0)


@pytest.mark.parametrize(
    ("change", "code", "param", "index"),
    [
        ({"date": 20220630}, "wrong-type", "date", None),
        ({"date": "30/06/2022"}, "invalid-date", "date", None),
        ({"date": datetime.datetime(2022, 6, 30, 12)}, "wrong-type", "date", None),
        ({"child": ["E01", 2, "E03"]}, "wrong-type", "child", 1),
        ({"child": "E01"}, "wrong-type", "child", None),
        ({"child": [["E01"]] * 3}, "wrong-shape", "child", None),
        ({"child": np.ones((3, 2))}, "wrong-shape", "child", None),
        ({"child": ["E01", None, "E03"]}, "missing-value", "child", 1),
        ({"to_level": 3}, "wrong-type", "to_level", None),
        ({"to_level": "region"}, "unknown-option", "to_level", None),
        ({"tolevel": "icb"}, "unknown-option", "tolevel", None),
    ],
)
def test_refused(change: dict[str, Any], code: str, param: str, index: int | None) -> None:
    with pytest.raises(cw.InputError) as caught:
        cw.roll_up(["E01"], [5], **{**LINKS, "to_level": "icb", **change})
    assert (caught.value.code, caught.value.param, caught.value.index) == (code, param, index)


@pytest.mark.parametrize("library", [pd.DataFrame, pl.DataFrame, pa.table])
def test_tables_of_every_library(library: Any) -> None:
    links = library(LINKS)
    rows = {"lsoa": ["E03", "E01", "E02", "E01"], "sex": ["F", "M", "F", "F"], "n": [7, 5, 3, 2], "d": [70, 50, 30, 20]}
    table = cw.frames.roll_up(
        library(rows), code="lsoa", numerator="n", denominator="d", links=links, to_level="icb", by="sex"
    )
    assert isinstance(table, type(library(rows)))
    wide = (
        table
        if isinstance(table, pa.Table)
        else pa.Table.from_pandas(table)
        if library is pd.DataFrame
        else table.to_arrow()
    )
    columns = wide.to_pydict()
    assert columns["sex"] == ["F", "M", "F"] and columns["code"] == ["QJG", "QH8", "QH8"]
    assert columns["numerator"] == [7, 5, 5] and columns["denominator"] == [70, 50, 50]


def test_a_lookup_is_a_hierarchy() -> None:
    lookup = pl.DataFrame({"lsoa": ["E01", "E02", "E03"], "sub": ["A", "A", "B"], "icb": ["X", "X", "X"]})
    system = cw.frames.hierarchy(lookup, levels=["lsoa", "sub", "icb"])
    assert system.check().codes == [3, 2, 1]
    rows = lookup.with_columns(n=pl.Series([1, 2, 4]))
    assert system.roll_up(rows, code="lsoa", numerator="n", to_level="icb")["numerator"].to_list() == [7]
    with pytest.raises(cw.InputError, match="two or more columns"):
        cw.frames.hierarchy(lookup, levels=["lsoa"])


def test_quantiles_stand_beside_the_rows() -> None:
    table = pd.DataFrame({"lsoa": ["a", "b", "c"], "imd": [1, None, 32_844]}, index=[5, 3, 9])
    found = cw.frames.assign_quantiles(table, rank="imd", order="most-deprived-first", edition="imd-2019", nulls="omit")
    assert list(found.index) == [5, 3, 9]
    assert found["quantile"].tolist()[0] == 1 and np.isnan(found["quantile"].tolist()[1])
    assert "LSOA 2011" in found["quantile_statement"].iloc[0]
    with pytest.raises(cw.InputError) as caught:
        cw.frames.assign_quantiles(
            table.assign(quantile=1).fillna(1), rank="imd", order="most-deprived-first", edition="imd-2019"
        )
    assert caught.value.code == "duplicate-key"


def test_results_show_and_survive_pickling() -> None:
    rolled = cw.roll_up(
        [MARKUP, "E09"], [5, 2], **{**LINKS, "child": [MARKUP, "E02", "E03"]}, to_level="icb", unmatched="report"
    )
    results = [
        rolled,
        cw.check_hierarchy(*LINKS.values()),
        cw.check_hierarchy([MARKUP] * 2, ["lsoa"] * 2, ["A", "B"], ["icb"] * 2),
        cw.assign_quantiles([1, 2], order="most-deprived-first", edition="imd-2025", area=[MARKUP] * 2),
        cw.restate([MARKUP], ["2020-01-01"], [5], predecessor=[MARKUP], successor=["B"], effective=["2019-01-01"]),
        cw.reconcile([MARKUP], [5], code_after=["B"], count_after=[6]),
    ]
    for result in results:
        assert pickle.loads(pickle.dumps(result)) == result
        assert "<b>" not in result._repr_html_() and len(repr(result)) > 40
    assert "7 in = 5 out + 2 without a place" in repr(rolled)
    chart = rolled.chart(title="Places", names={"QH8": MARKUP})
    assert chart.spec["datasets"]["places"][0]["label"] == "5 – 1 of 2 codes"
    assert chart.table["name"] == [MARKUP]


def test_a_table_of_places_refuses_what_it_cannot_draw() -> None:
    for change, code, param in [
        ({"depth": [0.5]}, "out-of-range", "depth"),
        ({"depth": [0, 1]}, "length-mismatch", "depth"),
        ({"denominator": [None]}, "missing-value", "denominator"),
        ({"notes": "text"}, "wrong-type", "notes"),
    ]:
        with pytest.raises(cw.InputError) as caught:
            cw.hierarchy_table(["A"], [1], title="A", **change)  # type: ignore[arg-type]
        assert (caught.value.code, caught.value.param) == (code, param)
