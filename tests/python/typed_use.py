"""A user's script for the type checker; `ignore` marks what it must refuse (an ignore without an error is an error)."""

from __future__ import annotations

from typing import assert_type

import commonweal as cw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

values, people, decile = np.linspace(74.0, 83.0, 10), [1] * 10, range(1, 11)

index = cw.slope_index(values, people, rank=decile, order="most-deprived-first", level=[0.95, cw.Level.from_z(3)])
assert_type(index, cw.Estimate)
assert_type(index.value, float)
assert_type(index.interval, cw.Interval | None)
assert_type(index.cautions, list[cw.Caution])
if index.interval is not None:
    assert_type(index.interval.lower, float)

cw.slope_index(values, people, rank=decile)  # type: ignore[call-arg] # `order` is needed
cw.slope_index(values, people, rank=decile, order="first")  # type: ignore[arg-type]
cw.slope_index(values, people, rank=decile, order="most-deprived-first", levle=0.9)  # type: ignore[call-arg]
cw.slope_index(values, people, rank=decile, order="most-deprived-first", draws=0.5)  # type: ignore[arg-type]

rates = cw.crude_rate(pd.Series([812]), pl.Series([61_234]), interval="byar")
assert_type(rates, cw.Estimates)
assert_type(rates.row(0), cw.Estimate)
assert_type(
    rates.interval.lower if rates.interval is not None else None, np.ndarray[tuple[int], np.dtype[np.float64]] | None
)
cw.crude_rate([812], [61_234], interval="wilson")  # type: ignore[arg-type]
cw.directly_standardised_rate([2, 9], [5_000, 12_000], age=[0, 15], standard_population="european-2013")
cw.directly_standardised_rate([2, 9], [5_000, 12_000], standard_population=np.array([3.0, 1.0]))

gradient = cw.gradient(values, people, rank=decile, order="most-deprived-first", unit="years")
assert_type(gradient.relative_index, cw.Estimate | None)
chart = gradient.chart(title="Life expectancy")
assert_type(chart, cw.Chart)
chart.save("gradient.svg")
gradient.chart("Life expectancy")  # type: ignore[call-arg] # options are named
assert_type(cw.interval_bars(["A"], rates, title="Deaths"), cw.Chart)

table = pl.DataFrame({"rate": values, "people": people, "decile": decile})
slopes = cw.frames.slope_index(
    table, value="rate", population="people", rank="decile", order="most-deprived-first", scale="log", nulls="omit"
)
assert_type(slopes, pl.DataFrame)
assert_type(cw.frames.hoover_index(table.to_pandas(), value="rate", weights="people"), pd.DataFrame)
assert_type(cw.frames.crude_rate(table.to_arrow(), events="rate", population="people", by="decile"), pa.Table)
assert_type(cw.frames.interval_bars(slopes, name="unit", title="Slope"), cw.Chart)
process = cw.xmr(values, target=[20, 20, 20], direction="decrease", rebase=["2024-02-01"], rules=["run-8"])
assert_type(process.points.rule, list[str | None])
assert_type(process.chart(title="Waits"), cw.Chart)
assert_type(cw.frames.xmr(table, value="rate", by="decile").points(), pl.DataFrame)
cw.xmr(values, direction="up")  # type: ignore[arg-type]
cw.frames.slope_index(
    table,
    value="rate",
    population="people",
    rank="decile",
    order="most-deprived-first",
    scale="cubic",  # type: ignore[arg-type]
)
cw.frames.slope_index(table, value="rate", population="people", rank="decile", order="most-deprived-first", levle=0.9)  # type: ignore[call-arg]

try:
    cw.proportion([12], [10])
except cw.InputError as error:
    assert_type(error.code, str)
    assert_type(error.param, str | None)
    assert_type(error.index, int | None)
