"""`on_error="report"`: a group that cannot be computed stands beside the others, with its error."""

import commonweal as cw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

LIBRARIES = [pl.DataFrame, pd.DataFrame, pa.table]


def places(frame=pl.DataFrame, **changed):
    """Four places, their rows mixed; the second has a negative value, and the fourth only zeros."""
    columns = {
        "place": ["A", "B", "C", "D"] * 3,
        "beds": [1, 2, 3, 0, 4, -5, 6, 0, 9, 8, 1, 0],
    }
    return frame(columns | changed)


def listed(table, name):
    return nulled(table[name].to_pylist() if isinstance(table, pa.Table) else list(table[name]))


def nulled(cells):
    return [None if cell is None or cell != cell else cell for cell in cells]


@pytest.mark.parametrize("frame", LIBRARIES)
def test_the_other_groups_are_computed(frame):
    df = places(frame)
    table = cw.frames.gini_index(df, value="beds", by="place", on_error="report")
    assert listed(table, "place") == ["A", "B", "C", "D"]
    values, errors = listed(table, "value"), listed(table, "error")
    assert [value is None for value in values] == [False, True, False, True]
    assert values[0] == cw.gini_index([1, 4, 9]).value
    assert values[2] == cw.gini_index([3, 6, 1]).value
    assert errors[0] is None and errors[2] is None
    # The row is that of the table, not of the group.
    assert "(column 'beds') row 5" in errors[1]
    with pytest.raises(cw.InputError) as alone:
        cw.frames.gini_index(df, value="beds", by="place")
    assert str(alone.value) == errors[1]
    assert listed(table, "n") == [3, 0, 3, 0]


@pytest.mark.parametrize("frame", LIBRARIES)
def test_without_an_error_it_is_the_same_table(frame):
    df = places(frame, beds=range(1, 13))
    plain = cw.frames.gini_index(df, value="beds", by="place")
    table = cw.frames.gini_index(df, value="beds", by="place", on_error="report")
    for name in plain.columns if frame is not pa.table else plain.column_names:
        assert listed(table, name) == listed(plain, name)
    assert listed(table, "error") == [None] * 4


def test_many_rows_a_group_and_many_failures():
    count = 60
    df = pl.DataFrame(
        {
            "place": [place for place in range(count) for _ in range(3)],
            "beds": [cell for place in range(count) for cell in ((1, -1, 2) if place % 7 == 3 else (1, 2, place))],
        }
    )
    table = cw.frames.lorenz_curve(df, value="beds", by="place", on_error="report")
    failed = table.filter(pl.col("error").is_not_null())
    assert failed["place"].to_list() == [place for place in range(count) if place % 7 == 3]
    assert failed["share"].null_count() == len(failed)
    rest = df.filter(pl.col("place") % 7 != 3)
    plain = cw.frames.lorenz_curve(rest, value="beds", by="place")
    assert table.filter(pl.col("error").is_null()).drop("error").equals(plain)
    assert table["place"].is_sorted()
    for place, error in zip(failed["place"], failed["error"], strict=True):
        assert f"row {3 * place + 1} " in error


@pytest.mark.parametrize(
    ("operation", "options"),
    [
        (cw.frames.mean, {"value": "beds", "interval": "no such"}),
        (cw.frames.gini_index, {"value": "bed"}),
        (cw.frames.gini_index, {"value": "beds", "levels": 0.9}),
        (cw.frames.gini_index, {"value": "beds", "by": None}),
        (cw.frames.gini_index, {"value": "beds", "by": "error"}),
        (cw.frames.gini_index, {"value": "beds", "on_error": "ignore"}),
        (cw.frames.gini_index, {"value": "beds", "level": 95}),
    ],
)
def test_what_is_wrong_in_the_call_is_raised(operation, options):
    df = places(error=range(12))
    with pytest.raises(cw.InputError):
        operation(df, **({"by": "place", "on_error": "report"} | options))


def test_where_no_group_can_be_computed_the_first_error_is_raised():
    with pytest.raises(cw.InputError, match="row 0 "):
        cw.frames.gini_index(places(beds=[-1] * 12), value="beds", by="place", on_error="report")


def test_an_error_that_names_no_row_is_found_by_halving():
    """Six ranks of a place are the same: no line can be drawn, and no single row is at fault."""
    df = pl.DataFrame(
        {
            "place": ["A"] * 3 + ["B"] * 3 + ["C"] * 3,
            "fifth": [1, 2, 3, 1, 1, 1, 1, 2, 3],
            "people": [1] * 9,
            "smoking": [30, 25, 20, 29, 23, 18, 3, 2, 1],
        }
    )
    table = cw.frames.slope_index(
        df,
        value="smoking",
        population="people",
        rank="fifth",
        order="most-deprived-first",
        by="place",
        on_error="report",
    )
    assert [error is None for error in table["error"]] == [True, False, True]
    assert table["value"].to_list()[1] is None
    assert table["value"].to_list()[0] == pytest.approx(-15)


def test_sums_over_the_rows_of_a_group():
    df = pl.DataFrame({"area": ["A", "A", "B", "B"], "deaths": [1, 2, 3, 4], "people": [10, 20, 0, 0]})
    table = cw.frames.crude_rate(df, events="deaths", population="people", by="area", on_error="report")
    assert table["value"].to_list() == [10_000.0, None]
    assert "row" in table["error"][1]


@pytest.mark.parametrize("frame", LIBRARIES)
def test_rows_in_the_order_of_the_input_stay_there(frame):
    df = frame(
        {
            "place": ["A", "B", "C"] * 4,
            "fifth": [fifth for fifth in range(4) for _ in range(3)],
            "smoking": [30.0, 25.0, 20.0, 29.0, float("inf"), 18.0, 27.0, 21.0, 16.0, 25.0, 20.0, 12.0],
            "people": [1] * 12,
        }
    )
    columns = {"value": "smoking", "population": "people", "rank": "fifth", "order": "most-deprived-first"}
    table = cw.frames.gradient(df, **columns, by="place", on_error="report")
    assert listed(table, "place") == ["A", "B", "C"] * 4
    assert [error is None for error in listed(table, "error")] == [True, False, True] * 4
    assert "row 4 " in listed(table, "error")[1]
    alone = cw.gradient([20.0, 18.0, 16.0, 12.0], [1] * 4, rank=[0, 1, 2, 3], order="most-deprived-first")
    assert listed(table, "fitted")[2::3] == list(alone.fitted)
    # With rows left out, those of the groups that can be computed are as many as without the group at fault.
    gaps = frame(
        {
            "place": ["A", "B", "C"] * 4,
            "fifth": [fifth for fifth in range(4) for _ in range(3)],
            "smoking": [None, 25.0, 20.0, 29.0, float("inf"), 18.0, 27.0, 21.0, 16.0, 25.0, 20.0, 12.0],
            "people": [1] * 12,
        }
    )
    table = cw.frames.gradient(gaps, **columns, by="place", nulls="omit", on_error="report")
    assert listed(table, "place") == (["A", "B", "C"] * 4)[1:]


@pytest.mark.parametrize("frame", LIBRARIES)
def test_units_keep_their_names_where_their_funnel_cannot_be_drawn(frame):
    columns = {"area": ["A", "B"] * 4, "trust": list("abcdefgh"), "seen": [10, 12, 20, 7, 12, 31, 14, 15]}
    df = frame(columns | {"people": [100] * 5 + [20] + [100] * 2})
    names = {"events": "seen", "population": "people", "kind": "proportion", "name": "trust", "by": "area"}
    table = cw.frames.funnel(df, **names, overdispersion="additive", on_error="report")
    assert listed(table, "trust") == list("abcdefgh")
    assert [error is None for error in listed(table, "error")] == [True, False] * 4
    assert [value is None for value in listed(table, "value")] == [False, True] * 4
    with pytest.raises(cw.InputError, match="`name` names the column 'z'"):
        cw.frames.funnel(frame({**columns, "people": [100] * 8, "z": [1] * 8}), **(names | {"name": "z"}))


def test_counts_are_protected_where_another_group_has_a_mistake():
    df = pl.DataFrame({"area": ["A", "B", "A", "B"], "people": [10, -4, 20, 7]})
    table = cw.frames.suppress_counts(df, counts="people", by="area", on_error="report")
    assert table["count"].to_list() == [10.0, None, 20.0, None]
    assert [error is None for error in table["error"]] == [True, False, True, False]


def test_a_cascade_that_cannot_be_is_one_row():
    df = pl.DataFrame(
        {"area": ["A", "B"] * 2, "fifth": list("1122"), "eligible": [10, 12, 20, 7], "seen": [8, 13, 3, 3]}
    )
    table = cw.frames.cascade(df, stages=["eligible", "seen"], strata="fifth", by="area", on_error="report")
    assert table["area"].to_list() == ["A"] * 4 + ["B"]
    assert table["count"].to_list() == [10, 8, 20, 3, None]
    assert table["error"].null_count() == 4


def test_changes_and_trends_of_the_other_groups():
    df = pl.DataFrame(
        {
            "area": ["B"] * 3 + ["A"] * 3 + ["C"] * 3,
            "year": [2020, 2021, 2022] * 3,
            "value": [10.0, 11, 12, 20, 21, 25, 5, 6, 7],
            "lower": [9.0, 10, 11, 18, 19, 23, 5.5, 5, 6],
            "upper": [11.0, 12, 13, 22, 23, 27, 6, 7, 8],
        }
    )
    periods = {"between": "year", "before": 2020, "after": 2022, "by": "area", "level": 0.95}
    table = cw.frames.change(df, **periods, on_error="report")
    assert table["area"].to_list() == ["B", "A", "C"]
    assert table["value"].to_list() == [2.0, 5.0, None]
    assert "row 6 " in table["error"][2]
    plain = cw.frames.change(df.filter(pl.col("area") != "C"), **periods)
    assert table.head(2).drop("error").equals(plain)
    without = df.filter((pl.col("area") != "A") | (pl.col("year") != 2022)).filter(pl.col("area") != "C")
    table = cw.frames.change(without, **periods, on_error="report")
    assert table["error"].is_null().to_list() == [True, False]
    slopes = cw.frames.trend(df, time="year", by="area", limits_level=0.95, on_error="report")
    assert slopes["area"].to_list() == ["B", "A", "C"]
    assert slopes["error"].is_null().to_list() == [True, True, False]
    assert "row 6 " in slopes["error"][2] and "C" in slopes["error"][2]


def test_a_group_at_fault_stays_in_the_sample_of_the_others():
    """Clusters of the group that cannot be computed were drawn all the same: they carry the errors of the others."""
    df = pl.DataFrame(
        {
            "area": ["A", "A", "B", "A", "B", "B", "A", "A", "B", "B", "A", "A"],
            "ward": [1, 1, 2, 3, 3, 4, 5, 5, 6, 7, 8, 8],
            "stratum": [1] * 6 + [2] * 6,
            "cost": [3.0, 8, 5, 1, 4, 6, 9, 2, 7, 3, 5, 4],
        }
    )
    options = {"value": "cost", "by": "area", "interval": "survey-design"}
    options["design"] = {"strata": "stratum", "clusters": "ward"}
    whole = cw.frames.gini_index(df, **options)
    wrong = df.with_columns(cost=pl.when(pl.col("ward") == 4).then(-1.0).otherwise("cost"))
    table = cw.frames.gini_index(wrong, **options, on_error="report")
    assert table["error"].is_null().to_list() == [True, False]
    assert table.drop("error").row(0) == whole.row(0)
    # Alone, it would be a sample of fewer clusters.
    alone = cw.frames.gini_index(df.filter(pl.col("area") == "A"), **options)
    assert alone["standard_error"][0] != whole["standard_error"][0]
    # What is wrong with how the rows were drawn concerns every group.
    unnamed = wrong.with_columns(ward=pl.when(pl.col("ward") == 2).then(None).otherwise("ward"))
    with pytest.raises(cw.InputError, match="clusters"):
        cw.frames.gini_index(unnamed, **options, on_error="report")
