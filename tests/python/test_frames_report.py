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
