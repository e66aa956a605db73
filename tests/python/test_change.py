"""Change, benchmark, trend and downloads of Fingertips over tables."""

from __future__ import annotations

import io
from typing import Any

import commonweal as cw
import numpy as np
import pandas as pd
import polars as pl
import pytest
from scipy import stats

COUNTS = {
    "area": ["A", "B", "A", "B", "A", "B"],
    "year": [2019, 2019, 2021, 2021, 2023, 2023],
    "deaths": [131, 90, 120, 91, 96, 94],
    "people": [41_200, 30_000, 42_000, 30_500, 43_800, 31_000],
}


def rates(library: Any = pl) -> Any:
    df = library.DataFrame(COUNTS)
    return cw.frames.crude_rate(df, events="deaths", population="people", by=["area", "year"])


@pytest.mark.parametrize("library", [pl, pd])
def test_change_over_a_table_is_that_of_its_pairs(library: Any) -> None:
    table = cw.frames.change(rates(library), between="year", before=2019, after=2023, by="area")
    assert list(table["area"]) == ["A", "B"]
    for row, (first, last) in enumerate(((0, 4), (1, 5))):
        one = cw.change(*(cw.crude_rate([COUNTS["deaths"][at]], [COUNTS["people"][at]]) for at in (first, last)))
        assert table["value"].to_list()[row] == one.estimates.value[0]
        assert table["p_value"].to_list()[row] == one.p_value[0]


def test_change_from_normal_limits_is_the_test_of_scipy() -> None:
    z = stats.norm.ppf(0.975)
    before = {"value": 9.0, "lower": 9.0 - z * 0.4, "upper": 9.0 + z * 0.4}
    after = {"value": 10.0, "lower": 10.0 - z * 0.3, "upper": 10.0 + z * 0.3}
    change = cw.change(before, after)
    assert change.p_value[0] == pytest.approx(2 * stats.norm.sf(1.0 / 0.5), rel=1e-12)
    back = cw.change(after, before)
    assert back.estimates.value[0] == -1.0 and back.p_value[0] == pytest.approx(change.p_value[0], rel=1e-12)


@pytest.mark.parametrize(
    ("options", "code", "param", "index"),
    [
        ({"between": "years"}, "unknown-option", "between", None),
        ({"before": 2018}, "unknown-code", "before", None),
        ({"by": None}, "duplicate-key", "before", 1),
        ({"value": "rate"}, "unknown-option", "value", None),
        ({"level": 95}, "out-of-range", "level", None),
        ({"by": "area", "scale": "percent"}, "unknown-option", "scale", None),
    ],
)
def test_what_is_wrong_with_a_change_is_named(
    options: dict[str, Any], code: str, param: str, index: int | None
) -> None:
    given = {"between": "year", "before": 2019, "after": 2023, "by": "area"} | options
    with pytest.raises(cw.InputError) as raised:
        cw.frames.change(rates(), **given)
    assert (raised.value.code, raised.value.param, raised.value.index) == (code, param, index)


def test_a_group_without_its_other_period_is_named() -> None:
    with pytest.raises(cw.InputError, match=r"2023 is missing for the group of row 1 \(area='B'\)") as raised:
        cw.frames.change(rates()[:5], between="year", before=2019, after=2023, by="area")
    assert (raised.value.code, raised.value.param, raised.value.index) == ("missing-value", "after", 1)


def test_benchmark_of_each_row() -> None:
    table = rates().with_columns(pl.Series("england", [300.0, 300.0, 280.0, 280.0, 300.0, 300.0]))
    found = cw.frames.compare_with_benchmark(table, benchmark="england", polarity="lower-is-better")
    assert found["verdict"].to_list() == ["similar", "similar", "similar", "similar", "better", "similar"]
    assert found["benchmark"].to_list() == table["england"].to_list()


def test_trend_is_the_weighted_line_of_numpy() -> None:
    table = rates()
    found = cw.frames.trend(table, time="year", by="area")
    for row, area in enumerate(found["area"]):
        own = table.filter(pl.col("area") == area)
        errors = (own["upper"] - own["lower"]).to_numpy() / 2 / stats.norm.ppf(0.975)
        years = own["year"].to_numpy()
        (slope, _), covariance = np.polyfit(years - 2021.0, own["value"].to_numpy(), 1, w=1 / errors, cov="unscaled")
        assert found["value"][row] == pytest.approx(slope, rel=1e-10)
        assert found["standard_error"][row] == pytest.approx(covariance[0, 0] ** 0.5, rel=1e-10)


def test_errors_of_a_trend_name_the_row_of_the_table_and_the_group() -> None:
    table = rates().with_columns(pl.when(pl.col("year") == 2021).then(None).otherwise(pl.col("lower")).alias("lower"))
    with pytest.raises(cw.InputError, match="group area='A'") as raised:
        cw.frames.trend(table, time="year", by="area")
    assert (raised.value.code, raised.value.param, raised.value.index) == ("missing-value", "estimates", 2)


WORDS = ("Most", "Second most", "Third more", "Fourth more", "Fifth more")
WORDS += ("Fifth less", "Fourth less", "Third less", "Second least", "Least")
DECILES = [f"{words} deprived decile (IMD2019)" for words in WORDS]


def download(**changed: Any) -> dict[str, Any]:
    """Rows as the website gives them: England, then its deciles. The figures are made up."""
    value = [11.0, *(16.0 - row for row in range(10))]
    columns = {
        "Indicator ID": [91041] * 11,
        "Indicator Name": ["A share"] * 11,
        "Area Code": ["E92000001"] * 11,
        "Area Name": ["England"] * 11,
        "Area Type": ["England"] * 11,
        "Sex": ["Persons"] * 11,
        "Age": ["18+ yrs"] * 11,
        "Category Type": [None, *["District & UA deprivation deciles in England (IMD2019, 4/21 geography)"] * 10],
        "Category": [None, *DECILES],
        "Time period": ["2021/22"] * 11,
        "Value": value,
        "Lower CI 95.0 limit": [one - 0.8 for one in value],
        "Upper CI 95.0 limit": [one + 0.9 for one in value],
        "Lower CI 99.8 limit": [one - 1.3 for one in value],
        "Upper CI 99.8 limit": [one + 1.4 for one in value],
        "Count": [None] * 11,
        "Denominator": [50_000.0, *[5_000.0] * 10],
        "Time period Sortable": [20210000] * 11,
    }
    return columns | changed


@pytest.mark.parametrize("library", [pl, pd])
def test_a_download_goes_straight_to_an_answer(library: Any) -> None:
    table = cw.frames.read_fingertips(library.DataFrame(download()))
    assert [None if rank != rank or rank is None else int(rank) for rank in table["rank"].to_list()] == [
        None,
        *range(1, 11),
    ]
    assert {int(year) for year in table["year"].to_list()} == {2021}
    found = cw.frames.compare_with_benchmark(table, benchmark=11.0, polarity="lower-is-better")["verdict"].to_list()
    assert found[0] == "similar" and found[1] == "worse" and found[10] == "better"
    groups = table[1:]
    given = {"value": "value", "population": "population", "rank": "rank", "order": "most-deprived-first"}
    slope = cw.frames.slope_index(groups, **given, lower_limits="lower", upper_limits="upper")
    assert slope["value"].to_list()[0] == pytest.approx(-10.0, abs=1e-9)


def test_names_and_limits_of_a_download() -> None:
    squeezed = {name.replace(" ", ""): column for name, column in download().items()}  # as fingertipsR has them
    table = cw.frames.read_fingertips(pl.DataFrame(squeezed), level=0.998)
    assert table["lower"][0] == 11.0 - 1.3 and table["level"][0] == 0.998
    plain = download(**{"Category Type": [None] * 11, "Category": [None] * 11, "Time period": [2021.0] * 11})
    del plain["Time period Sortable"]
    table = cw.frames.read_fingertips(pd.DataFrame(plain))
    assert table["period"][0] == "2021" and table["year"][0] == 2021


@pytest.mark.parametrize(
    ("changed", "options", "code", "param", "index"),
    [
        ({"Category": [None, "Decile seven", *DECILES[1:]]}, {}, "unknown-code", "category", 1),
        ({}, {"level": 0.99}, "out-of-range", "level", None),
        ({"Value": ["x"] * 11}, {}, "wrong-type", "value", 0),
    ],
)
def test_what_is_wrong_with_a_download_is_named(
    changed: dict[str, Any], options: dict[str, Any], code: str, param: str, index: int | None
) -> None:
    with pytest.raises(cw.InputError) as raised:
        cw.frames.read_fingertips(pl.DataFrame(download(**changed)), **options)
    assert (raised.value.code, raised.value.param, raised.value.index) == (code, param, index)
    with pytest.raises(cw.InputError, match="'Area Code'"):
        cw.frames.read_fingertips(pl.DataFrame({"a": [1]}))


def test_gradient_of_life_expectancy_by_group_is_that_of_each() -> None:
    df = pl.DataFrame(
        {
            "sex": ["F"] * 4 + ["M"] * 4,
            "half": [1, 1, 2, 2] * 2,
            "age": [0, 65] * 4,
            "deaths": [9, 900, 6, 800, 15, 980, 9, 880],
            "people": [60_000, 10_000] * 4,
        }
    )
    names = {"deaths": "deaths", "population": "people", "age_start": "age", "rank": "half"}
    table = cw.frames.life_expectancy_gradient(df, **names, order="most-deprived-first", by="sex")
    for row, sex in enumerate(table["sex"]):
        own = df.filter(pl.col("sex") == sex)
        data = (own["deaths"], own["people"])
        one = cw.life_expectancy_gradient(*data, age_start=own["age"], rank=own["half"], order="most-deprived-first")
        assert table["value"][row] == one.slope_index.value
        assert one.relative_index is not None and table["relative_index"][row] == one.relative_index.value
    broken = df.with_columns(pl.when(pl.col("sex") == "M").then(0).otherwise(pl.col("deaths")).alias("deaths"))
    with pytest.raises(cw.InputError, match="sex='M'"):
        cw.frames.life_expectancy_gradient(broken, **names, order="most-deprived-first", by="sex")


def test_a_benchmark_by_position_is_told_its_name() -> None:
    rate: Any = cw.crude_rate([12], [1_000])
    misplaced: Any = cw.compare_with_benchmark
    with pytest.raises(cw.InputError, match=r"compare_with_benchmark\(estimates, benchmark=\.\.\.\)") as raised:
        misplaced(rate, 1_000)
    assert (raised.value.code, raised.value.param) == ("wrong-type", "benchmark")


# The row of names of a download, as the website's own tests have it.
DOWNLOAD = (
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,"
    "Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,"
    "Denominator,Value note,Recent Trend,Compared to England value or percentiles,"
    "Compared to Region value or percentiles,Time period Sortable,New data,Compared to goal"
)


@pytest.mark.parametrize("read", [pl.read_csv, pd.read_csv])
def test_a_download_as_a_file_goes_to_an_index(read):
    kind = "County & UA deprivation deciles in England (IMD2019, 4/23 geography)"
    names = ["Most", "Second most", "Third more", "Fourth more", "Fifth more"]
    names += ["Fifth less", "Fourth less", "Third less", "Second least", "Least"]
    rows = [
        f'40401,Deaths,,,E92000001,England,England,Persons,<75 yrs,"{kind}",{name} deprived decile (IMD2019),'
        f"2022,{90 - 5 * place},{88 - 5 * place},{92 - 5 * place},{87 - 5 * place},{93 - 5 * place},"
        f"{900 - 50 * place},1000000,,,Not compared,Not compared,20220000,,"
        for place, name in enumerate(names)
    ]
    rows += [
        "40401,Deaths,,,E92000001,England,England,Persons,<75 yrs,,,2022,67,66,68,65,69,6700,10000000,,,,,20220000,,"
    ]
    table = cw.frames.read_fingertips(read(io.BytesIO("\n".join([DOWNLOAD, *rows]).encode())))
    assert list(table["year"]) == [2022] * 11
    assert list(table["rank"])[:10] == list(range(1, 11))
    deciles = table.filter(pl.col("rank").is_not_null()) if read is pl.read_csv else table[table["rank"].notna()]
    index = cw.frames.slope_index(
        deciles,
        value="value",
        population="population",
        rank="rank",
        order="most-deprived-first",
        lower_limits="lower",
        upper_limits="upper",
    )
    assert index["value"][0] == pytest.approx(-50)
    assert index["lower"][0] < -50 < index["upper"][0]
